//! `/channels/follow`: find one of the authority's own public accounts, to
//! mirror it without credentials.

use askama::Template;
use axum::{Form, extract::State, http::StatusCode};
use serde::Deserialize;

use super::{Answer, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    address: String,
    name: String,
}

/// The page.
#[derive(Template)]
#[template(path = "follow.html")]
pub struct FollowTemplate {
    /// The frame.
    pub t: Frame,
    /// What has been filled in.
    pub filled: Filled,
    /// Why it did not work.
    pub refused: Option<String>,
}

/// `GET /channels/follow`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    let t = Frame::new(&web, &visitor, Room::Channels);
    Ok(page(StatusCode::OK, &FollowTemplate { t, filled: Filled::default(), refused: None }))
}

/// `POST /channels/follow`
pub(crate) async fn follow(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    match web.desk.follow(&visitor.person, &filled.address, &filled.name).await {
        Ok(followed) => Ok(onward(&format!("/channels/{}/confirm", followed.channel), "followed")),
        Err(refusal) => {
            let t = Frame::new(&web, &visitor, Room::Channels);
            let refused = Some(refused::told(t.texts(), &refusal));
            Ok(page(refused::status(&refusal), &FollowTemplate { t, filled, refused }))
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_desk::Refusal;
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl FollowTemplate {
        /// An address that could not be understood.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::Channels, "/channels/follow");
            let refused = Some(refused::told(t.texts(), &Refusal::AccountAddress));
            Self { t, filled: Filled { address: "@kommun".into(), name: String::new() }, refused }
        }
    }

    #[test]
    fn what_was_typed_is_kept_and_right_addresses_are_shown() {
        let html = FollowTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("value=\"@kommun\"") && html.contains("@name@mastodon.example"), "{html}");
    }
}
