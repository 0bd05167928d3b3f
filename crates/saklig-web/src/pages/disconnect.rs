//! `/channels/{id}/disconnect`: asks once, then disconnects. Records stay.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use saklig_desk::{Refusal, looks::channels::ChannelShown};
use saklig_model::id::ChannelId;

use super::{Answer, id, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "disconnect.html")]
pub struct DisconnectTemplate {
    /// The frame.
    pub t: Frame,
    /// The channel.
    pub shown: ChannelShown,
    /// Why it was not disconnected.
    pub refused: Option<String>,
}

async fn rendered(web: &Web, visitor: &Visitor, channel: ChannelId, refusal: Option<&Refusal>) -> Answer {
    let shown = web.desk.channel(&visitor.person, channel).await?;
    let t = Frame::new(web, visitor, Room::Channels);
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    Ok(page(status, &DisconnectTemplate { t, shown, refused }))
}

/// `GET /channels/{id}/disconnect`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(channel): Path<String>) -> Answer {
    rendered(&web, &visitor, id(&channel)?, None).await
}

/// `POST /channels/{id}/disconnect`
pub(crate) async fn disconnect(State(web): State<Web>, visitor: Visitor, Path(channel): Path<String>) -> Answer {
    let channel: ChannelId = id(&channel)?;
    match web.desk.disconnect(&visitor.person, channel).await {
        Ok(()) => Ok(onward("/channels", "disconnected")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, channel, Some(&refusal)).await,
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl DisconnectTemplate {
        /// Asking about an account.
        pub(crate) fn sample(language: Language) -> Self {
            let shown = samples::channels().remove(0);
            Self { t: samples::frame(language, Room::Channels, "/channels/x/disconnect"), shown, refused: None }
        }
    }

    #[test]
    fn the_button_names_the_account() {
        let html = DisconnectTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("Disconnect bjorkdala.example"));
    }
}
