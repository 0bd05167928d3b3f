//! `/channels/{id}/blocks`: who is or was kept away from an account, or limited in
//! it, on which ground, until when, and who decided it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use jiff::civil::Date;
use saklig_desk::looks::blocks::BlocksPage;
use saklig_model::{ground::GroundRef, id::ChannelId};

use super::{Answer, id, page};
use crate::{
    Web, figures,
    frame::{Frame, Room},
    refused::Wrong,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "blocks.html")]
pub struct BlocksTemplate {
    /// The frame.
    pub t: Frame,
    /// What the desk found.
    pub blocks: BlocksPage,
}

impl BlocksTemplate {
    fn day(&self, day: &Date) -> String {
        figures::civil_day(self.t.texts(), *day)
    }

    fn ground_of(&self, ground: &Option<GroundRef>) -> String {
        let Some(wanted) = ground else { return String::new() };
        match self.blocks.grounds.iter().find(|(known, _)| known == wanted) {
            Some((_, ground)) => ground.title.get(self.t.texts().0).to_owned(),
            None => self.t.ground(wanted),
        }
    }
}

/// `POST /blocks`: a list of people to block is never taken, whatever it holds
/// . The address is there so that whoever tries is told why.
pub(crate) async fn refuse_list(_: Visitor) -> Answer {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Err(Wrong { status, key: Some("refused-no-bulk-block".into()) })
}

/// `GET /channels/{id}/blocks`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(channel): Path<String>) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let blocks = web.desk.blocks(&visitor.person, channel).await?;
    let mut t = Frame::new(&web, &visitor, Room::Channels);
    t.here = format!("/channels/{channel}/blocks");
    Ok(page(StatusCode::OK, &BlocksTemplate { t, blocks }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl BlocksTemplate {
        /// One in force, one whose time is over, one that has ended.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::Channels, "/channels/x/blocks"), blocks: samples::blocks() }
        }
    }

    #[test]
    fn both_who_decided_are_named_and_the_title_names_no_one() {
        let html = BlocksTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("Proposed by Jonas Berg, confirmed by Amina Lind."));
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(!title.contains("klockor") && !html.contains("rabatt<b>"));
    }

    #[test]
    fn nobody_can_be_blocked_from_a_list() {
        // No lists, no bulk, no import: the page shows, and changes nothing.
        let html = BlocksTemplate::sample(Language::En).render().unwrap();
        let main = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        assert!(!main.contains("<form") && !main.contains("type=\"checkbox\"") && !main.contains("type=\"file\""));
    }
}
