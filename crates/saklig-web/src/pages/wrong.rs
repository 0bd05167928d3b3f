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
    /// Who reads it, when they are signed in.
    pub reader: Option<SignedIn>,
}

/// What the page needs to know of someone who is signed in.
#[derive(Debug, Clone, Copy)]
pub struct SignedIn {
    /// The language they read.
    pub language: Language,
    /// Whether they are at the example authority.
    pub example: bool,
}

impl WrongTemplate {
    fn is_example(&self) -> bool {
        self.reader.is_some_and(|reader| reader.example)
    }

    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

/// The page for what went wrong, in the person's language or the browser's.
pub(crate) fn page(asked: Language, reader: Option<SignedIn>, wrong: &Wrong) -> Response {
    let t = Say(reader.map_or(asked, |reader| reader.language));
    let kind = match wrong.status {
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => "missing",
        StatusCode::PAYLOAD_TOO_LARGE => "large",
        StatusCode::TOO_MANY_REQUESTS => "busy",
        StatusCode::SERVICE_UNAVAILABLE => "away",
        status if status.is_server_error() => "broken",
        _ => "garbled",
    };
    let why = wrong.key.as_ref().and_then(|key| t.find(key, None));
    render(wrong.status, &WrongTemplate { t, status: wrong.status.as_u16(), kind, why, reader })
}

#[cfg(test)]
mod tests {
    use super::*;

    impl WrongTemplate {
        /// Someone without the power.
        pub(crate) fn sample(language: Language) -> Self {
            let t = Say(language);
            Self {
                t,
                status: 403,
                kind: "forbidden",
                why: Some(t.say("denied-political")),
                reader: Some(SignedIn { language, example: true }),
            }
        }
    }

    #[test]
    fn every_kind_has_its_words() {
        for say in Language::ALL.map(Say) {
            for kind in ["forbidden", "missing", "large", "busy", "away", "broken", "garbled"] {
                for part in ["title", "words"] {
                    let key = format!("wrong-{part}-{kind}");
                    assert_ne!(say.say(&key), key);
                }
            }
        }
    }
}
