//! `/packs`: what rules and reading rest on now, and what is wrong with newer
//! files. For administrators.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, http::StatusCode};
use saklig_desk::packs::{InForce, PackFile};

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "packs.html")]
pub struct PacksTemplate {
    /// The frame.
    pub t: Frame,
    /// What is in force.
    pub shown: Arc<InForce>,
}

impl PacksTemplate {
    /// The countries' files, or those that texts are read by.
    fn files(&self, reading: &bool) -> Vec<&PackFile> {
        self.shown.files.iter().filter(|file| file.is_for_reading() == *reading).collect()
    }
}

/// `GET /packs`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    let shown = web.desk.packs_in_force(&visitor.person)?;
    Ok(page(StatusCode::OK, &PacksTemplate { t: Frame::new(&web, &visitor, Room::People), shown }))
}

#[cfg(test)]
mod tests {
    use saklig_desk::packs::Trouble;
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl PacksTemplate {
        /// The page, with a file that cannot be used.
        pub(crate) fn sample(language: Language) -> Self {
            let file = |path: &str, own: bool| PackFile { path: path.into(), date: Some("2026-11-22".into()), own };
            let shown = InForce {
                packs: Arc::default(),
                reading: Arc::default(),
                files: vec![file("se/grounds.toml", false), file("reading/words/phone.toml", true)],
                since: "2026-11-22T08:00:00Z".parse().unwrap(),
                trouble: Some(Trouble {
                    what: "packs/reading/words/phone.toml: nothing looks for the sense <\"fone\">".into(),
                    since: "2026-11-22T09:00:00Z".parse().unwrap(),
                }),
            };
            Self { t: samples::frame(language, Room::People, "/packs"), shown: Arc::new(shown) }
        }
    }

    #[test]
    fn what_is_wrong_is_said_and_written_harmlessly() {
        let html = PacksTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("the sense &#60;&#34;fone&#34;&#62;"), "{html}");
    }
}
