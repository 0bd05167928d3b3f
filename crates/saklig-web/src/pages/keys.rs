//! `/keys`: the keyboard, and the switch that turns single letters off.

use askama::Template;
use axum::{extract::State, http::StatusCode};

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// The keys, each with the text of what it does.
const KEYS: [(&str, &str); 10] = [
    ("j", "key-next"),
    ("k", "key-previous"),
    ("Enter", "key-open"),
    ("/", "key-search"),
    ("h", "key-hide"),
    ("n", "key-leave"),
    ("a", "key-answer"),
    ("i", "key-note"),
    ("z", "key-undo"),
    ("?", "key-keys"),
];

/// The page.
#[derive(Template)]
#[template(path = "keys.html")]
pub struct KeysTemplate {
    /// The frame.
    pub t: Frame,
}

impl KeysTemplate {
    fn keys(&self) -> Vec<(&'static str, String)> {
        KEYS.map(|(key, text)| (key, self.t.say(text))).into()
    }
}

/// `GET /keys`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    Ok(page(StatusCode::OK, &KeysTemplate { t: Frame::new(&web, &visitor, Room::Elsewhere) }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl KeysTemplate {
        /// The page.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::Elsewhere, "/keys") }
        }
    }

    #[test]
    fn every_key_is_one_that_the_script_knows() {
        let script = crate::assets::SCRIPT.content();
        for (key, _) in KEYS {
            let known =
                key == "Enter" || script.contains(&format!("{key}: ()")) || script.contains(&format!("\"{key}\": ()"));
            assert!(known, "{key}");
        }
        assert_eq!(KeysTemplate::sample(Language::Da).keys().len(), KEYS.len());
    }
}
