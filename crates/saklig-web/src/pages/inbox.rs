//! `/inbox`: what needs people, as a list; also the list beside an open case.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::looks::{
    After, Row,
    inbox::{Inbox, View, Wanted},
};
use saklig_model::id::{ChannelId, ItemId};
use serde::Deserialize;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    html::in_address,
    visitor::Visitor,
};

/// What an address of the inbox may say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The view's key.
    pub view: String,
    /// A channel's id.
    pub channel: String,
    /// Where the list goes on.
    pub after: String,
    /// Whether a covered text is uncovered.
    pub show: String,
    /// An answer template to begin with.
    pub template: String,
    /// The kind of question that is chosen with it.
    pub question: String,
}

impl Asked {
    /// The view; the first where the address names none.
    #[must_use]
    pub fn view(&self) -> View {
        View::from_key(&self.view).unwrap_or_default()
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            view: self.view(),
            channel: self.channel.parse().ok(),
            after: (!self.after.is_empty()).then(|| After(self.after.clone())),
        }
    }
}

/// The list pane.
pub struct List {
    /// What the desk found.
    pub inbox: Inbox,
    /// The one channel it is limited to.
    pub channel: Option<ChannelId>,
    /// The item that is open beside it.
    pub open: Option<ItemId>,
    /// Whether it goes on from another page.
    pub later: bool,
}

impl List {
    /// Looks it up.
    pub(crate) async fn look(
        web: &Web,
        visitor: &Visitor,
        asked: &Asked,
        open: Option<ItemId>,
    ) -> Result<Self, saklig_desk::Refusal> {
        let wanted = asked.wanted();
        let (channel, later) = (wanted.channel, wanted.after.is_some());
        Ok(Self { inbox: web.desk.inbox(&visitor.person, wanted).await?, channel, open, later })
    }

    /// The address of a row's page.
    pub(crate) fn address(&self, row: &Row) -> String {
        format!("/inbox/{}?view={}", row.item, self.inbox.view.key())
    }

    pub(crate) fn is_open(&self, row: &Row) -> bool {
        self.open == Some(row.item)
    }

    pub(crate) fn is_channel(&self, channel: &ChannelId) -> bool {
        self.channel == Some(*channel)
    }

    /// The view that holds what an alert is about.
    pub(crate) fn alert_view(&self, alert: &str) -> &'static str {
        if alert == "objection-made" { "second" } else { "escalated" }
    }

    /// The views: key, how many, whether this is the one. Those that are
    /// mostly empty show when they are not.
    pub(crate) fn tabs(&self) -> Vec<(&'static str, i64, bool)> {
        View::ALL
            .into_iter()
            .map(|view| {
                let count = match view {
                    View::ToDecide => self.inbox.to_decide,
                    View::Mine => self.inbox.mine,
                    View::Second => self.inbox.second,
                    View::Escalated => self.inbox.escalated,
                    View::ToAnswer => self.inbox.to_answer,
                    View::Late => self.inbox.late,
                    View::All => self.inbox.all,
                };
                (view.key(), count, view == self.inbox.view)
            })
            .filter(|tab| {
                tab.2 || tab.1 > 0 || ![View::Second.key(), View::Escalated.key(), View::Late.key()].contains(&tab.0)
            })
            .collect()
    }

    /// The number that stands large, and its text.
    pub(crate) fn headline(&self) -> (i64, String) {
        let number = self.tabs().into_iter().find(|tab| tab.2).map_or(0, |tab| tab.1);
        (number, format!("headline-{}", self.inbox.view.key()))
    }

    /// Where the next page goes on.
    pub(crate) fn next(&self) -> Option<String> {
        let after = self.inbox.next.as_ref()?;
        let channel = self.channel.map_or_else(String::new, |channel| format!("&channel={channel}"));
        Some(format!("/inbox?view={}{channel}&after={}", self.inbox.view.key(), in_address(&after.0)))
    }
}

/// The page.
#[derive(Template)]
#[template(path = "inbox.html")]
pub struct InboxPage {
    /// The frame.
    pub t: Frame,
    /// The list.
    pub list: List,
}

/// `GET /inbox`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let list = List::look(&web, &visitor, &asked, None).await?;
    let mut t = Frame::new(&web, &visitor, Room::Inbox);
    t.to_decide = Some(list.inbox.to_decide);
    t.live = Some(format!("/events?since={}", list.inbox.newest_case));
    Ok(page(StatusCode::OK, &InboxPage { t, list }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl InboxPage {
        /// The page of the pictures.
        pub(crate) fn sample(language: Language) -> Self {
            let list = samples::list(None);
            let mut t = samples::frame(language, Room::Inbox, "/inbox");
            t.to_decide = Some(list.inbox.to_decide);
            Self { t, list }
        }
    }

    #[test]
    fn a_full_page_is_light() {
        let mut sample = InboxPage::sample(Language::Sv);
        let rows = sample.list.inbox.rows.clone();
        sample.list.inbox.rows = rows.iter().cycle().take(50).cloned().collect();
        let html = sample.render().unwrap();
        assert!(html.len() < 80_000, "{} bytes before compression", html.len());
    }

    #[test]
    fn opening_a_case_is_never_prefetched() {
        let html = InboxPage::sample(Language::En).render().unwrap();
        for word in ["prefetch", "prerender", "speculationrules"] {
            assert!(!html.contains(word));
        }
    }

    #[test]
    fn an_empty_inbox_says_so() {
        let mut sample = InboxPage::sample(Language::En);
        sample.list.inbox.rows.clear();
        sample.list.inbox.to_decide = 0;
        assert!(sample.render().unwrap().contains("Nothing needs a decision"));
    }

    #[test]
    fn the_next_page_keeps_view_and_channel() {
        let mut list = samples::list(None);
        list.inbox.next = Some(After("a b".into()));
        assert_eq!(list.next().unwrap(), "/inbox?view=to_decide&after=a%20b");
    }
}
