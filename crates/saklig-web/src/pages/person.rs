//! `/people/{id}`: one colleague: what they may do, what waits for a second
//! administrator, their sessions, their history.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use saklig_desk::{
    Refusal,
    acts::change_power::Changed,
    looks::people::{PersonPage, Waiting},
};
use saklig_model::{
    change::Change,
    id::{PersonId, ProposalId},
    person::{Employment, Person, Role},
};
use serde::Deserialize;

use super::{Answer, id, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::{Visitor, house},
};

/// What the forms send.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    change: String,
    role: String,
    employment: String,
    proposal: String,
}

impl Filled {
    fn read(&self) -> Option<Change> {
        let role = Role::from_key(&self.role);
        Some(match self.change.as_str() {
            "give_role" => Change::GiveRole { role: role? },
            "take_role" => Change::TakeRole { role: role? },
            "change_employment" => Change::Employ { employment: Employment::from_key(&self.employment)? },
            "close_account" => Change::Close,
            "reopen_account" => Change::Reopen,
            "reset_second_factor" => Change::Renew,
            _ => return None,
        })
    }
}

/// The page.
#[derive(Template)]
#[template(path = "person.html")]
pub struct PersonTemplate {
    /// The frame.
    pub t: Frame,
    /// The person.
    pub shown: PersonPage,
    /// Why something was not done.
    pub refused: Option<String>,
    /// Spellings that were typed and refused.
    pub typed: Option<String>,
}

/// A change that the page offers.
struct Offer {
    /// Its key.
    change: &'static str,
    /// The role's key, if it is about one.
    role: &'static str,
    /// The end of the text key of its button.
    button: String,
}

impl PersonTemplate {
    fn offer(&self, change: &Change, role: &'static str) -> Offer {
        let person = &self.shown.shown.person;
        let alone = self.shown.only_administrator && change.only_appoints(person);
        let two = if change.takes_two(person) && !alone { "-two" } else { "" };
        Offer { change: change.key(), role, button: format!("{}{two}", change.key()) }
    }

    fn roles(&self) -> Vec<Offer> {
        let person = &self.shown.shown.person;
        let offer = |role: Role| {
            let has = person.roles.contains(&role);
            let change = if has { Change::TakeRole { role } } else { Change::GiveRole { role } };
            self.offer(&change, role.key())
        };
        Role::ALL.map(offer).into()
    }

    /// How else they may be named, one a line; what was typed where it was refused.
    fn spellings(&self) -> String {
        self.typed.clone().unwrap_or_else(|| self.shown.spellings.join("\n"))
    }

    fn employments(&self) -> [(&'static str, bool); 3] {
        Employment::ALL.map(|employment| (employment.key(), employment == self.shown.shown.person.employment))
    }

    fn account(&self) -> Offer {
        self.offer(if self.shown.shown.person.active { &Change::Close } else { &Change::Reopen }, "")
    }

    /// What a proposal would change, in words: what, before, after.
    fn rows(&self, waiting: &Waiting) -> Vec<(String, String, String)> {
        let t = &self.t;
        let roles = |person: &Person| t.roles_of(person);
        let employment = |person: &Person| t.of("employment-", person.employment.key());
        let account = |person: &Person| t.say(if person.active { "person-open" } else { "person-closed" });
        let (before, after) = (&waiting.before, &waiting.after);
        let mut rows = Vec::new();
        if before.roles != after.roles {
            rows.push((t.say("person-roles"), roles(before), roles(after)));
        }
        let adds = matches!(waiting.change, Change::Add { .. });
        if before.employment != after.employment || adds {
            let before = if adds { t.say("person-none") } else { employment(before) };
            rows.push((t.say("person-employment"), before, employment(after)));
        }
        if before.active != after.active {
            let before = if adds { t.say("person-none") } else { account(before) };
            rows.push((t.say("person-account"), before, account(after)));
        }
        if waiting.change == Change::Renew {
            rows.push((t.say("person-signing-in"), t.say("renew-before"), t.say("renew-after")));
        }
        rows
    }
}

/// What is shown once: the one-time address, to be handed over.
#[derive(Template)]
#[template(path = "handed_over.html")]
pub struct HandedOverTemplate {
    /// The frame.
    pub t: Frame,
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The address.
    pub address: String,
}

/// Shows the one-time address to whoever did the change.
pub(crate) fn handed_over(web: &Web, visitor: &Visitor, person: PersonId, name: String, address: String) -> Answer {
    let mut t = Frame::new(web, visitor, Room::People);
    t.here = format!("/people/{person}");
    Ok(page(StatusCode::OK, &HandedOverTemplate { t, person, name, address }))
}

/// A one-time address as people open it: at the house's public address, else
/// where this page was asked for.
pub(crate) fn address(web: &Web, headers: &HeaderMap, code: &str) -> String {
    format!("{}/start/{code}", house(web, headers))
}

async fn rendered(web: &Web, visitor: &Visitor, person: PersonId, refusal: Option<&Refusal>) -> Answer {
    rendered_with(web, visitor, person, refusal, None).await
}

async fn rendered_with(
    web: &Web,
    visitor: &Visitor,
    person: PersonId,
    refusal: Option<&Refusal>,
    typed: Option<String>,
) -> Answer {
    let shown = web.desk.person_page(&visitor.person, person).await?;
    let mut t = Frame::new(web, visitor, Room::People);
    t.here = format!("/people/{person}");
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    Ok(page(status, &PersonTemplate { t, shown, refused, typed }))
}

/// Where a change leads: to the address that it made, or back to the person.
async fn changed(
    web: &Web,
    visitor: &Visitor,
    headers: &HeaderMap,
    person: PersonId,
    outcome: Result<Changed, Refusal>,
) -> Answer {
    match outcome {
        Ok(Changed::Address(code)) => {
            let name = web.desk.person_page(&visitor.person, person).await?.shown.person.name;
            handed_over(web, visitor, person, name, address(web, headers, &code))
        }
        // Whoever has just lessened their own power may not see the page any more.
        Ok(Changed::Done) if person == visitor.person.id => Ok(onward("/account", "power-changed")),
        Ok(Changed::Done) => Ok(onward(&format!("/people/{person}"), "power-changed")),
        Ok(Changed::Proposed) => Ok(onward(&format!("/people/{person}"), "proposed")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(web, visitor, person, Some(&refusal)).await,
    }
}

/// `GET /people/{id}`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(person): Path<String>) -> Answer {
    rendered(&web, &visitor, id(&person)?, None).await
}

/// `POST /people/{id}/change`
pub(crate) async fn change(
    State(web): State<Web>,
    visitor: Visitor,
    Path(person): Path<String>,
    headers: HeaderMap,
    Form(filled): Form<Filled>,
) -> Answer {
    let person: PersonId = id(&person)?;
    // Whether there is such a person comes first: a stranger learns nothing from the form.
    web.desk.person_page(&visitor.person, person).await?;
    let change = filled.read().ok_or(StatusCode::UNPROCESSABLE_ENTITY)?;
    let outcome = web.desk.change_power(&visitor.person, person, &change).await;
    changed(&web, &visitor, &headers, person, outcome).await
}

/// `POST /people/{id}/confirm`
pub(crate) async fn confirm(
    State(web): State<Web>,
    visitor: Visitor,
    Path(person): Path<String>,
    headers: HeaderMap,
    Form(filled): Form<Filled>,
) -> Answer {
    let (person, proposal): (PersonId, ProposalId) = (id(&person)?, id(&filled.proposal)?);
    let outcome = web.desk.confirm_change(&visitor.person, proposal).await;
    changed(&web, &visitor, &headers, person, outcome).await
}

/// `POST /people/{id}/decline`
pub(crate) async fn decline(
    State(web): State<Web>,
    visitor: Visitor,
    Path(person): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let (person, proposal): (PersonId, ProposalId) = (id(&person)?, id(&filled.proposal)?);
    match web.desk.decline_change(&visitor.person, proposal).await {
        Ok(()) => Ok(onward("/people", "declined")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, person, Some(&refusal)).await,
    }
}

/// `POST /people/{id}/sessions`
pub(crate) async fn end_sessions(State(web): State<Web>, visitor: Visitor, Path(person): Path<String>) -> Answer {
    let person: PersonId = id(&person)?;
    web.desk.end_sessions(&visitor.person, person).await?;
    Ok(onward(&format!("/people/{person}"), "sessions-ended"))
}

/// What the form of spellings sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Spelled {
    spellings: String,
}

/// `POST /people/{id}/spellings`
pub(crate) async fn spellings(
    State(web): State<Web>,
    visitor: Visitor,
    Path(person): Path<String>,
    Form(filled): Form<Spelled>,
) -> Answer {
    let person: PersonId = id(&person)?;
    match web.desk.change_spellings(&visitor.person, person, &filled.spellings).await {
        Ok(()) => Ok(onward(&format!("/people/{person}"), "spellings-changed")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered_with(&web, &visitor, person, Some(&refusal), Some(filled.spellings)).await,
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl PersonTemplate {
        /// Somebody who is to become a registrar.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::People, "/people/x");
            let refused = Some(refused::told(t.texts(), &Refusal::LastAdministrator));
            Self { t, shown: samples::person_page(language), refused, typed: None }
        }
    }

    impl HandedOverTemplate {
        /// An address.
        pub(crate) fn sample(language: Language) -> Self {
            Self {
                t: samples::frame(language, Room::People, "/people/x"),
                person: samples::session(language).person.id,
                name: "Eva Holm".into(),
                address: "https://saklig.example.se/start/k3y".into(),
            }
        }
    }

    #[test]
    fn what_waits_shows_before_and_after() {
        let html = PersonTemplate::sample(Language::En).render().unwrap();
        let row = html.split("<tr").find(|row| row.contains("Moderator, Registrar")).unwrap();
        assert!(row.contains(">Moderator<"), "{row}");
        assert!(html.contains("/confirm\"") && html.contains("/decline\""));
    }

    #[test]
    fn whoever_proposed_it_is_offered_no_confirming() {
        let mut own = PersonTemplate::sample(Language::En);
        own.shown.waiting[0].is_own = true;
        let html = own.render().unwrap();
        assert!(!html.contains("/confirm\"") && html.contains("/decline\""));
    }

    #[test]
    fn a_form_is_read_as_what_it_changes() {
        let filled =
            |change: &str, role: &str| Filled { change: change.into(), role: role.into(), ..Filled::default() };
        assert_eq!(filled("give_role", "registrar").read(), Some(Change::GiveRole { role: Role::Registrar }));
        assert_eq!(filled("give_role", "king").read(), None);
        assert_eq!(filled("add_person", "").read(), None);
    }
}
