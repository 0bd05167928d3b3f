//! `/channels`: the official accounts and how they are.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use saklig_desk::looks::channels::ChannelShown;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "channels.html")]
pub struct ChannelsTemplate {
    /// The frame.
    pub t: Frame,
    /// The channels.
    pub channels: Vec<ChannelShown>,
}

/// `GET /channels`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    let channels = web.desk.channels(&visitor.person).await?;
    Ok(page(StatusCode::OK, &ChannelsTemplate { t: Frame::new(&web, &visitor, Room::Channels), channels }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ChannelsTemplate {
        /// One that acts, one that is silent, one by hand.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::Channels, "/channels"), channels: samples::channels() }
        }
    }

    #[test]
    fn only_who_runs_channels_is_offered_a_new_one() {
        let mut sample = ChannelsTemplate::sample(Language::En);
        assert!(sample.render().unwrap().contains("/channels/new"));
        sample.t.person.roles = vec![saklig_model::person::Role::Moderator];
        assert!(!sample.render().unwrap().contains("/channels/new"));
    }
}
