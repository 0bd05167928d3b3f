//! `/channels/{id}/confirm`: a person confirms that a followed account is the
//! authority's own. Nothing is mirrored before that.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
};
use saklig_desk::{Refusal, acts::follow::Confirmation, looks::channels::ChannelShown};
use saklig_model::{channel::ServiceMode, id::ChannelId};
use serde::Deserialize;

use super::{Answer, id, onward, page};
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
    owner_unit: String,
    purpose: String,
    mode: String,
    attested: String,
}

/// The page.
#[derive(Template)]
#[template(path = "confirm.html")]
pub struct ConfirmTemplate {
    /// The frame.
    pub t: Frame,
    /// The channel.
    pub shown: ChannelShown,
    /// What has been filled in.
    pub filled: Filled,
    /// Why it was not confirmed.
    pub refused: Option<String>,
}

impl ConfirmTemplate {
    fn modes(&self) -> [(&'static str, bool); 3] {
        let chosen = ServiceMode::from_key(&self.filled.mode).unwrap_or(ServiceMode::PublishAndAnswer);
        ServiceMode::ALL.map(|mode| (mode.key(), mode == chosen))
    }

    fn account(&self) -> &str {
        let channel = &self.shown.channel;
        if channel.handle.is_empty() { &channel.name } else { &channel.handle }
    }
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    channel: ChannelId,
    filled: Filled,
    refusal: Option<&Refusal>,
) -> Answer {
    let shown = web.desk.channel(&visitor.person, channel).await?;
    let t = Frame::new(web, visitor, Room::Channels);
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    Ok(page(status, &ConfirmTemplate { t, shown, filled, refused }))
}

/// `GET /channels/{id}/confirm`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(channel): Path<String>) -> Answer {
    rendered(&web, &visitor, id(&channel)?, Filled::default(), None).await
}

/// `POST /channels/{id}/confirm`
pub(crate) async fn confirm(
    State(web): State<Web>,
    visitor: Visitor,
    Path(channel): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let confirmation = Confirmation {
        attested: !filled.attested.is_empty(),
        owner_unit: filled.owner_unit.clone(),
        purpose: filled.purpose.clone(),
        mode: ServiceMode::from_key(&filled.mode).unwrap_or(ServiceMode::ListenOnly),
    };
    match web.desk.confirm_following(&visitor.person, channel, &confirmation).await {
        Ok(()) => Ok(onward(&format!("/channels/{channel}"), "confirmed")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, channel, filled, Some(&refusal)).await,
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ConfirmTemplate {
        /// An account that waits.
        pub(crate) fn sample(language: Language) -> Self {
            let mut shown = samples::channels().remove(0);
            (shown.following, shown.connected) = (true, false);
            let t = samples::frame(language, Room::Channels, "/channels/x/confirm");
            Self { t, shown, filled: Filled::default(), refused: None }
        }
    }

    #[test]
    fn the_assurance_is_never_given_beforehand() {
        let html = ConfirmTemplate::sample(Language::Sv).render().unwrap();
        let field = html.split("name=\"attested\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(field.contains("required") && !field.contains("checked"), "{field}");
        assert!(html.contains("Jag intygar att kontot är myndighetens eget"));
        assert!(html.contains("https://social.example/@bjorkdala"));
    }
}
