//! `/keys`: the keyboard, and the switch that turns single letters off.

use askama::Template;
use axum::{Form, extract::State, http::StatusCode};
use serde::Deserialize;

use super::{Answer, onward, page};
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

/// What the switch sends: nothing where it is off.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    on: String,
}

/// `POST /keys`
pub(crate) async fn switch(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    let on = filled.on == "1";
    web.desk.choose_keys(&visitor.person, on).await?;
    Ok(onward("/keys", if on { "keys-on" } else { "keys-off" }))
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

    #[test]
    fn the_switch_shows_how_it_stands_and_the_script_is_told() {
        let mut sample = KeysTemplate::sample(Language::En);
        let on = sample.render().unwrap();
        assert!(on.contains("value=\"1\" checked") && !on.contains("data-keys=\"off\""));
        sample.t.single_keys = false;
        let off = sample.render().unwrap();
        assert!(!off.contains("value=\"1\" checked") && off.contains("data-keys=\"off\""));
        assert!(crate::assets::SCRIPT.content().contains("dataset.keys"));
    }
}
