//! `/journal`: the tamper-evident log, for those who may read it.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::looks::{
    After,
    journal::{EntryShown, JournalPage},
};
use serde::Deserialize;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    html::in_address,
    visitor::Visitor,
};

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

/// The page.
#[derive(Template)]
#[template(path = "journal.html")]
pub struct JournalTemplate {
    /// The frame.
    pub t: Frame,
    /// What the desk found.
    pub journal: JournalPage,
}

impl JournalTemplate {
    fn next(&self) -> Option<String> {
        self.journal.next.as_ref().map(|after| format!("/journal?after={}", in_address(&after.0)))
    }

    fn start(word: &str) -> String {
        word.chars().take(8).collect()
    }

    fn function(&self, entry: &EntryShown) -> String {
        let function = &entry.function;
        self.t
            .find(&format!("function-{function}"), None)
            .or_else(|| self.t.find(&format!("role-{function}"), None))
            .unwrap_or_else(|| function.replace('_', " "))
    }

    fn object(&self, entry: &EntryShown) -> String {
        let kind = &entry.object_kind;
        self.t.find(&format!("object-{kind}"), None).unwrap_or_else(|| kind.replace('_', " "))
    }
}

/// `GET /journal`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let after = (!asked.after.is_empty()).then_some(After(asked.after));
    let journal = web.desk.journal(&visitor.person, after).await?;
    Ok(page(StatusCode::OK, &JournalTemplate { t: Frame::new(&web, &visitor, Room::Journal), journal }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl JournalTemplate {
        /// A few entries, one still waiting for its seal.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::Journal, "/journal"), journal: samples::journal() }
        }
    }

    #[test]
    fn it_says_what_it_cannot_prove() {
        let html = JournalTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("could rewrite everything"));
        assert!(html.contains("being sealed"));
    }
}
