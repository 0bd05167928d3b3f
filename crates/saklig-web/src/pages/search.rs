//! `/search`: in everything mirrored. The form posts, so that the words stand
//! in no address and no log.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::looks::{After, Row, search::Found};
use serde::Deserialize;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    q: String,
    after: String,
}

/// The page.
#[derive(Template)]
#[template(path = "search.html")]
pub struct SearchTemplate {
    /// The frame.
    pub t: Frame,
    /// The words.
    pub words: String,
    /// What was found; `None` before anything was asked for.
    pub found: Option<Found>,
}

impl SearchTemplate {
    fn address(row: &Row) -> String {
        format!("/inbox/{}?view=all", row.item)
    }
}

async fn answer(web: &Web, visitor: &Visitor, filled: Filled) -> Answer {
    let words = filled.q.trim().to_owned();
    let found = if words.is_empty() {
        None
    } else {
        let after = (!filled.after.is_empty()).then_some(After(filled.after));
        Some(web.desk.search(&visitor.person, &words, after).await?)
    };
    let mut t = Frame::new(web, visitor, Room::Search);
    t.here = "/search".to_owned();
    Ok(page(StatusCode::OK, &SearchTemplate { t, words, found }))
}

/// `GET /search`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(filled): Query<Filled>) -> Answer {
    answer(&web, &visitor, filled).await
}

/// `POST /search`
pub(crate) async fn search(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    answer(&web, &visitor, filled).await
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl SearchTemplate {
        /// Some findings.
        pub(crate) fn sample(language: Language) -> Self {
            Self {
                t: samples::frame(language, Room::Search, "/search"),
                words: "hemtjänst <b>".into(),
                found: Some(Found { rows: samples::rows(), next: Some(After("n".into())) }),
            }
        }
    }

    #[test]
    fn the_words_stand_in_no_address() {
        let html = SearchTemplate::sample(Language::En).render().unwrap();
        for address in html.split("href=\"").skip(1).chain(html.split("action=\"").skip(1)) {
            assert!(!address.split('"').next().unwrap().contains("hemtj"), "{address}");
        }
        let title = html.split("</title>").next().unwrap();
        assert!(!title.contains("hemtj"));
    }

    #[test]
    fn nothing_found_is_said() {
        let mut sample = SearchTemplate::sample(Language::En);
        sample.found = Some(Found { rows: Vec::new(), next: None });
        assert!(sample.render().unwrap().contains("Nothing found"));
    }
}
