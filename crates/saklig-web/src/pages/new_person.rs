//! `/people/new`: add a colleague.

use askama::Template;
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use saklig_desk::{
    Refusal,
    acts::change_power::{Changed, NewPerson},
};
use saklig_model::person::{Employment, Role};

use super::{
    Answer, onward, page,
    person::{address, handed_over},
};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "new_person.html")]
pub struct NewPersonTemplate {
    /// The frame.
    pub t: Frame,
    /// Whether there is only one administrator.
    pub only_administrator: bool,
    /// What has been filled in, a field as often as it was sent.
    pub filled: Vec<(String, String)>,
    /// Why it was not done.
    pub refused: Option<String>,
}

impl NewPersonTemplate {
    fn value(&self, field: &str) -> &str {
        value(&self.filled, field)
    }

    fn roles(&self) -> [(&'static str, bool); Role::ALL.len()] {
        let chosen = roles(&self.filled);
        Role::ALL.map(|role| {
            let proposed = self.filled.is_empty() && self.only_administrator && role == Role::Administrator;
            (role.key(), proposed || chosen.contains(&role))
        })
    }

    fn employments(&self) -> [(&'static str, bool); 3] {
        let chosen = Employment::from_key(self.value("employment")).unwrap_or(Employment::CivilServant);
        Employment::ALL.map(|employment| (employment.key(), employment == chosen))
    }
}

fn value<'a>(filled: &'a [(String, String)], field: &str) -> &'a str {
    filled.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
}

fn roles(filled: &[(String, String)]) -> Vec<Role> {
    let chosen = |role: &Role| filled.iter().any(|(name, value)| name == "role" && value == role.key());
    Role::ALL.into_iter().filter(chosen).collect()
}

async fn template(web: &Web, visitor: &Visitor) -> Result<NewPersonTemplate, Refusal> {
    let only_administrator = web.desk.people(&visitor.person).await?.only_administrator;
    let mut t = Frame::new(web, visitor, Room::People);
    t.here = "/people/new".into();
    Ok(NewPersonTemplate { t, only_administrator, filled: Vec::new(), refused: None })
}

/// `GET /people/new`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    Ok(page(StatusCode::OK, &template(&web, &visitor).await?))
}

/// `POST /people/new`
pub(crate) async fn add(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(filled): Form<Vec<(String, String)>>,
) -> Answer {
    let new = NewPerson {
        name: value(&filled, "name").trim().to_owned(),
        login: value(&filled, "login").trim().to_owned(),
        roles: roles(&filled),
        employment: Employment::from_key(value(&filled, "employment")).ok_or(StatusCode::UNPROCESSABLE_ENTITY)?,
    };
    let name = new.name.clone();
    match web.desk.add_colleague(&visitor.person, new).await {
        Ok((person, Changed::Address(code))) => {
            handed_over(&web, &visitor, person, name, address(&web, &headers, &code))
        }
        Ok((person, _)) => Ok(onward(&format!("/people/{person}"), "proposed")),
        Err(refusal @ Refusal::Internal(_)) => Err(refusal.into()),
        Err(refusal) => {
            let mut template = template(&web, &visitor).await?;
            template.filled = filled;
            template.refused = Some(refused::told(template.t.texts(), &refusal));
            Ok(page(refused::status(&refusal), &template))
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl NewPersonTemplate {
        /// Filled in, without a role.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::People, "/people/new");
            let refused = Some(refused::told(t.texts(), &Refusal::Empty { field: "roles" }));
            Self { t, only_administrator: true, filled: vec![("name".into(), "Eva Holm".into())], refused }
        }
    }

    #[test]
    fn what_was_filled_in_is_kept_and_nobody_chooses_a_password_for_another() {
        let html = NewPersonTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("value=\"Eva Holm\"") && !html.contains("type=\"password\""));
    }

    #[test]
    fn roles_are_read_as_they_were_chosen() {
        let filled = [("role", "reviewer"), ("role", "moderator"), ("role", "king")];
        let filled: Vec<_> = filled.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(roles(&filled), [Role::Moderator, Role::Reviewer]);
    }
}
