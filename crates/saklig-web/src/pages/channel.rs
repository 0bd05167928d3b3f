//! `/channels/{id}`: one account: what it is for, what it can do, how it is,
//! and the switch that lets Saklig act there.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
};
use saklig_desk::{Refusal, looks::channels::ChannelShown};
use saklig_model::id::ChannelId;
use serde::Deserialize;

use super::{Answer, id, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// What the switch sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    acting: String,
}

/// The page.
#[derive(Template)]
#[template(path = "channel.html")]
pub struct ChannelTemplate {
    /// The frame.
    pub t: Frame,
    /// The channel.
    pub shown: ChannelShown,
    /// Why the switch did not turn.
    pub refused: Option<String>,
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    channel: ChannelId,
    status: StatusCode,
    refused: Option<String>,
) -> Answer {
    let shown = web.desk.channel(&visitor.person, channel).await?;
    let mut t = Frame::new(web, visitor, Room::Channels);
    t.here = format!("/channels/{channel}");
    Ok(page(status, &ChannelTemplate { t, shown, refused }))
}

/// `GET /channels/{id}`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(channel): Path<String>) -> Answer {
    rendered(&web, &visitor, id(&channel)?, StatusCode::OK, None).await
}

/// `POST /channels/{id}/acting`
pub(crate) async fn acting(
    State(web): State<Web>,
    visitor: Visitor,
    Path(channel): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let on = filled.acting == "on";
    match web.desk.switch_acting(&visitor.person, channel, on).await {
        Ok(()) => Ok(onward(&format!("/channels/{channel}"), if on { "acting-on" } else { "acting-off" })),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let why = refused::told(crate::say::Say(visitor.person.language), &refusal);
            rendered(&web, &visitor, channel, refused::status(&refusal), Some(why)).await
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ChannelTemplate {
        /// An account whose hiding is only advice.
        pub(crate) fn sample(language: Language) -> Self {
            let shown = samples::channels().remove(0);
            Self { t: samples::frame(language, Room::Channels, "/channels/x"), shown, refused: None }
        }
    }

    #[test]
    fn a_reservation_is_said_beside_what_it_limits() {
        let html = ChannelTemplate::sample(Language::En).render().unwrap();
        let row = html.split("<tr").find(|row| row.contains("Hide")).unwrap();
        assert!(row.contains("Bluesky"), "{row}");
    }
}
