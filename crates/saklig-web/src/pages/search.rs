//! `/search`: in everything mirrored. The form posts, so that the words stand
//! in no address and no log.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::looks::{
    After, Row,
    search::{Found, Standing},
};
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
    standing: String,
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
    /// How what is looked for stands.
    pub standing: Standing,
    /// What was found; `None` before anything was asked for.
    pub found: Option<Found>,
}

impl SearchTemplate {
    fn is_standing(&self, one: &Standing) -> bool {
        self.standing == *one
    }

    fn address(row: &Row) -> String {
        format!("/inbox/{}?view=all", row.item)
    }
}

async fn answer(web: &Web, visitor: &Visitor, filled: Filled) -> Answer {
    let words = filled.q.trim().to_owned();
    let standing = Standing::from_key(&filled.standing).unwrap_or_default();
    let found = if words.is_empty() {
        None
    } else {
        let after = (!filled.after.is_empty()).then_some(After(filled.after));
        Some(web.desk.search(&visitor.person, &words, standing, after).await?)
    };
    let mut t = Frame::new(web, visitor, Room::Search);
    t.here = "/search".to_owned();
    Ok(page(StatusCode::OK, &SearchTemplate { t, words, standing, found }))
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
                standing: Standing::Hidden,
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
    fn what_is_looked_for_stays_chosen_on_the_next_page() {
        let html = SearchTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("<option value=\"hidden\" selected>"));
        assert!(html.contains("<input type=\"hidden\" name=\"standing\" value=\"hidden\">"));
        let mut sample = SearchTemplate::sample(Language::En);
        sample.found = Some(Found { rows: Vec::new(), next: Some(After("9".into())) });
        let html = sample.render().unwrap();
        assert!(!html.contains("Nothing found") && html.contains("name=\"after\" value=\"9\""));
    }

    #[test]
    fn nothing_found_is_said() {
        let mut sample = SearchTemplate::sample(Language::En);
        sample.found = Some(Found { rows: Vec::new(), next: None });
        assert!(sample.render().unwrap().contains("Nothing found"));
    }
}
