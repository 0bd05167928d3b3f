//! Where something went wrong: not there, not allowed, fell over. One page.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use saklig_model::language::Language;

use super::page as render;
use crate::{assets, refused::Wrong, say::Say};

/// The page.
#[derive(Template)]
#[template(path = "wrong.html")]
pub struct WrongTemplate {
    /// The texts.
    pub t: Say,
    /// The status.
    pub status: u16,
    /// The end of the text keys of title and words.
    pub kind: &'static str,
    /// More of why.
    pub why: Option<String>,
    /// Whether the reader is signed in.
    pub signed_in: bool,
}

impl WrongTemplate {
    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

/// The page for what went wrong, in the person's language or the browser's.
pub(crate) fn page(asked: Language, person: Option<Language>, wrong: &Wrong, signed_in: bool) -> Response {
    let t = Say(person.unwrap_or(asked));
    let kind = match wrong.status {
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => "missing",
        StatusCode::PAYLOAD_TOO_LARGE => "large",
        StatusCode::TOO_MANY_REQUESTS => "busy",
        status if status.is_server_error() => "broken",
        _ => "garbled",
    };
    let why = wrong.key.as_ref().and_then(|key| t.find(key, None));
    render(wrong.status, &WrongTemplate { t, status: wrong.status.as_u16(), kind, why, signed_in })
}

#[cfg(test)]
mod tests {
    use super::*;

    impl WrongTemplate {
        /// Someone without the power.
        pub(crate) fn sample(language: Language) -> Self {
            let t = Say(language);
            Self { t, status: 403, kind: "forbidden", why: Some(t.say("denied-political")), signed_in: true }
        }
    }

    #[test]
    fn every_kind_has_its_words() {
        for say in Language::ALL.map(Say) {
            for kind in ["forbidden", "missing", "large", "busy", "broken", "garbled"] {
                for part in ["title", "words"] {
                    let key = format!("wrong-{part}-{kind}");
                    assert_ne!(say.say(&key), key);
                }
            }
        }
    }
}
