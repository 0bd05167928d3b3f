//! `/people/roles`: which role gives what. `docs/roles.md` is made from the
//! same list.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use saklig_desk::acts::ACTS;
use saklig_model::person::{Power, Role};

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    say::Say,
    visitor::Visitor,
};

/// An act and who may do it.
#[derive(Debug, Clone)]
pub struct Given {
    /// What the act is called.
    pub act: String,
    /// Which roles give it, in the order of [`Role::ALL`].
    pub roles: [bool; Role::ALL.len()],
    /// Whether only civil servants can hold it (S0-12).
    pub civil_servants_only: bool,
}

/// Every act that needs a power, and what people look at, with the roles that
/// give it.
#[must_use]
pub fn matrix(say: Say) -> Vec<Given> {
    let given = |key: &str, power: Power| Given {
        act: say.of("act-", key),
        roles: Role::ALL.map(|role| role.powers().contains(&power)),
        civil_servants_only: power.over_accounts(),
    };
    let looks = [("read", Power::Read), ("read_journal", Power::ReadJournal)];
    let acts = ACTS.iter().filter_map(|act| Some(given(act.key(), act.power()?)));
    looks.into_iter().map(|(key, power)| given(key, power)).chain(acts).collect()
}

/// The page.
#[derive(Template)]
#[template(path = "roles.html")]
pub struct RolesTemplate {
    /// The frame.
    pub t: Frame,
}

impl RolesTemplate {
    fn rows(&self) -> Vec<Given> {
        matrix(self.t.texts())
    }

    fn names(&self, given: &Given) -> String {
        let names = Role::ALL.iter().zip(given.roles).filter(|(_, gives)| *gives);
        names.map(|(role, _)| self.t.of("role-", role.key())).collect::<Vec<_>>().join(", ")
    }
}

/// `GET /people/roles`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    Ok(page(StatusCode::OK, &RolesTemplate { t: Frame::new(&web, &visitor, Room::People) }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl RolesTemplate {
        /// The page.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::People, "/people/roles") }
        }
    }

    #[test]
    fn a_reviewer_only_reads() {
        let reviewer = Role::ALL.iter().position(|role| *role == Role::Reviewer).unwrap();
        let rows = matrix(Say(Language::En));
        let given: Vec<_> = rows.iter().filter(|given| given.roles[reviewer]).collect();
        // Reading what is covered is no power over the accounts, but no politician's either.
        let covered = Say(Language::En).say("act-uncover");
        let reads = |given: &&Given| !given.civil_servants_only || given.act == covered;
        assert!(!given.is_empty() && given.iter().all(reads), "{given:?}");
        assert!(rows.len() > 20 && rows.iter().all(|given| given.roles.contains(&true)));
    }
}
