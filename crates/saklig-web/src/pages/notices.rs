//! `/notices`: what one is told: cases given to one, alarms, and what is wrong.

use askama::Template;
use axum::{Form, extract::State, http::StatusCode};
use saklig_desk::looks::duty::Notice;
use serde::Deserialize;

use super::{Answer, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    until: i64,
}

/// The page.
#[derive(Template)]
#[template(path = "notices.html")]
pub struct NoticesTemplate {
    /// The frame.
    pub t: Frame,
    /// The notices, the newest first.
    pub notices: Vec<Notice>,
}

impl NoticesTemplate {
    /// The moment of the newest: what comes after it stays unread.
    fn until(&self) -> i64 {
        self.notices.first().map_or(0, |notice| notice.made_at.as_microsecond())
    }

    fn any_unread(&self) -> bool {
        self.notices.iter().any(|notice| !notice.read)
    }

    /// Where a notice leads.
    fn address(&self, notice: &Notice) -> Option<String> {
        match (notice.alarm, notice.item) {
            (Some(alarm), _) => Some(format!("/alarms/{alarm}")),
            (None, Some(item)) => Some(format!("/inbox/{item}")),
            (None, None) => None,
        }
    }

    fn words(&self, notice: &Notice) -> String {
        let number = notice.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        self.t.with(&format!("notice-{}", notice.kind), "number", number)
    }
}

/// `GET /notices`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    let notices = web.desk.notices(&visitor.person).await?;
    Ok(page(StatusCode::OK, &NoticesTemplate { t: Frame::new(&web, &visitor, Room::Elsewhere), notices }))
}

/// `POST /notices/read`
pub(crate) async fn read(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    web.desk.read_notices(&visitor.person, filled.until).await?;
    Ok(onward("/notices", "notices-read"))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl NoticesTemplate {
        /// One of each kind.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::Elsewhere, "/notices"), notices: samples::notices() }
        }
    }

    #[test]
    fn what_is_read_is_offered_to_be_read_no_more() {
        let mut sample = NoticesTemplate::sample(Language::En);
        assert!(sample.render().unwrap().contains("/notices/read\""));
        sample.notices.iter_mut().for_each(|notice| notice.read = true);
        assert!(!sample.render().unwrap().contains("/notices/read\""));
    }
}
