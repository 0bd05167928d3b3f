//! `/channels/new`: connect an account. First which platform, then the rest.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::{acts::connect::NewChannel, looks::channels::PlatformShown};
use saklig_model::channel::ServiceMode;
use serde::Deserialize;

use super::{Answer, id, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// What marks a field of the form as a credential.
const CREDENTIAL: &str = "credential-";

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    platform: String,
    /// A channel that is to be connected anew; what is known of it is filled in.
    again: String,
}

/// The page.
#[derive(Template)]
#[template(path = "connect.html")]
pub struct ConnectTemplate {
    /// The frame.
    pub t: Frame,
    /// The platforms at hand.
    pub platforms: Vec<PlatformShown>,
    /// The chosen one.
    pub chosen: Option<PlatformShown>,
    /// What has been filled in, but for the credentials.
    pub filled: BTreeMap<String, String>,
    /// Why it did not work.
    pub refused: Option<String>,
}

impl ConnectTemplate {
    fn new(web: &Web, visitor: &Visitor, platform: &str) -> Self {
        let platforms = web.desk.platforms();
        let only = platforms.len() == 1;
        let chosen = platforms.iter().find(|shown| only || shown.key == platform).cloned();
        let t = Frame::new(web, visitor, Room::Channels);
        Self { t, platforms, chosen, filled: BTreeMap::new(), refused: None }
    }

    fn value(&self, field: &str) -> &str {
        self.filled.get(field).map_or("", String::as_str)
    }

    fn modes(&self) -> [(&'static str, bool); 3] {
        let chosen = ServiceMode::from_key(self.value("mode")).unwrap_or(ServiceMode::PublishAndAnswer);
        ServiceMode::ALL.map(|mode| (mode.key(), mode == chosen))
    }

    fn credential(&self, name: &str) -> String {
        self.t.find(&format!("credential-{name}"), None).unwrap_or_else(|| name.replace('_', " "))
    }
}

fn read(filled: &BTreeMap<String, String>) -> NewChannel {
    let text = |field: &str| filled.get(field).map(|text| text.trim().to_owned()).unwrap_or_default();
    NewChannel {
        platform: text("platform"),
        name: text("name"),
        handle: text("handle"),
        base_url: text("base_url"),
        owner_unit: text("owner_unit"),
        purpose: text("purpose"),
        mode: ServiceMode::from_key(&text("mode")).unwrap_or(ServiceMode::ListenOnly),
        credentials: filled
            .iter()
            .filter_map(|(field, secret)| Some((field.strip_prefix(CREDENTIAL)?.to_owned(), secret.clone())))
            .collect(),
    }
}

/// `GET /channels/new`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    if asked.again.is_empty() {
        return Ok(page(StatusCode::OK, &ConnectTemplate::new(&web, &visitor, &asked.platform)));
    }
    let shown = web.desk.channel(&visitor.person, id(&asked.again)?).await?;
    let channel = shown.channel;
    let mut template = ConnectTemplate::new(&web, &visitor, &channel.platform);
    // A followed account is read where anyone reads; it signs in elsewhere.
    let base_url = if shown.following { String::new() } else { channel.base_url };
    template.filled = [
        ("name", channel.name),
        ("handle", channel.handle),
        ("base_url", base_url),
        ("owner_unit", channel.owner_unit),
        ("purpose", channel.purpose),
        ("mode", channel.mode.key().to_owned()),
    ]
    .map(|(field, text)| (field.to_owned(), text))
    .into();
    Ok(page(StatusCode::OK, &template))
}

/// `POST /channels/new`
pub(crate) async fn connect(
    State(web): State<Web>,
    visitor: Visitor,
    Form(mut filled): Form<BTreeMap<String, String>>,
) -> Answer {
    let new = read(&filled);
    let platform = new.platform.clone();
    match web.desk.connect(&visitor.person, new).await {
        Ok(channel) => Ok(onward(&format!("/channels/{channel}"), "connected")),
        Err(refusal) => {
            filled.retain(|field, _| !field.starts_with(CREDENTIAL));
            let mut template = ConnectTemplate::new(&web, &visitor, &platform);
            template.filled = filled;
            template.refused = Some(refused::told(template.t.texts(), &refusal));
            Ok(page(refused::status(&refusal), &template))
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ConnectTemplate {
        /// A chosen platform that did not let us in.
        pub(crate) fn sample(language: Language) -> Self {
            let platforms = samples::platforms();
            Self {
                t: samples::frame(language, Room::Channels, "/channels/new"),
                chosen: platforms.first().cloned(),
                platforms,
                filled: BTreeMap::from([("name".into(), "Bluesky".into())]),
                refused: Some(refused::told(
                    crate::say::Say(language),
                    &saklig_desk::Refusal::Platform { trouble: "trouble-signed-out".into() },
                )),
            }
        }
    }

    #[test]
    fn credentials_are_asked_for_and_never_sent_back() {
        let html = ConnectTemplate::sample(Language::En).render().unwrap();
        let field = html.split("name=\"credential-app_password\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(field.contains("autocomplete=\"off\"") && !field.contains("value="), "{field}");
    }

    #[test]
    fn the_form_is_read_as_it_was_filled_in() {
        let filled =
            [("platform", "bluesky"), ("name", " Bluesky "), ("credential-app_password", " x "), ("mode", "?")];
        let new = read(&filled.map(|(field, text)| (field.to_owned(), text.to_owned())).into());
        assert_eq!((new.name.as_str(), new.mode), ("Bluesky", ServiceMode::ListenOnly));
        assert_eq!(new.credentials["app_password"], " x ");
    }
}
