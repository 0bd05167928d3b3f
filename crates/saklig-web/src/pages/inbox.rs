//! `/inbox`: what needs people, as a list; also the list beside an open case.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::looks::{
    After, Row,
    inbox::{AGES, FAMILIES, Holding, Inbox, Narrow, View, Wanted},
};
use saklig_model::{
    case::CaseState,
    id::{ChannelId, ItemId},
};
use serde::Deserialize;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    html::in_address,
    visitor::Visitor,
};

/// Languages that a list can be narrowed to; `-` is an unknown one.
pub const LANGUAGES: &[&str] = &["sv", "da", "en", "no", "fi", "ar", "-"];

/// What an address of the inbox may say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The view's key.
    pub view: String,
    /// A channel's id.
    pub channel: String,
    /// A family of findings, by its key.
    pub kind: String,
    /// A language's code; `-` for an unknown one.
    pub lang: String,
    /// How long it has waited at least, by its key.
    pub age: String,
    /// Where the case stands, by its key.
    pub state: String,
    /// Who holds it: `me`, `nobody`, or a colleague's id.
    pub holder: String,
    /// Where the list goes on.
    pub after: String,
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

    /// What the list is narrowed to. What nobody offers narrows nothing.
    fn narrow(&self) -> Narrow {
        let known = |key: &str| FAMILIES.iter().map(|(family, _)| *family).find(|family| *family == key);
        Narrow {
            kind: known(&self.kind),
            lang: LANGUAGES.contains(&self.lang.as_str()).then(|| self.lang.clone()),
            age: AGES.iter().map(|(age, _)| *age).find(|age| *age == self.age),
            state: CaseState::from_key(&self.state),
            holder: match self.holder.as_str() {
                "me" => Holding::Me,
                "nobody" => Holding::Nobody,
                person => person.parse().map_or(Holding::Anyone, Holding::Colleague),
            },
        }
    }

    /// What stands after the question mark of this list's address, so that it can
    /// be sent and kept: only what is offered, in one order.
    pub(crate) fn query(&self) -> String {
        let wanted = self.wanted();
        let mut query = format!("view={}", wanted.view.key());
        let holder = match wanted.narrow.holder {
            Holding::Anyone => None,
            Holding::Me => Some("me".to_owned()),
            Holding::Nobody => Some("nobody".to_owned()),
            Holding::Colleague(person) => Some(person.to_string()),
        };
        for (name, value) in [
            ("channel", wanted.channel.map(|channel| channel.to_string())),
            ("kind", wanted.narrow.kind.map(str::to_owned)),
            ("lang", wanted.narrow.lang),
            ("age", wanted.narrow.age.map(str::to_owned)),
            ("state", wanted.narrow.state.map(|state| state.key().to_owned())),
            ("holder", holder),
        ] {
            if let Some(value) = value {
                query.push_str(&format!("&{name}={value}"));
            }
        }
        query
    }

    pub(crate) fn wanted(&self) -> Wanted {
        Wanted {
            view: self.view(),
            channel: self.channel.parse().ok(),
            narrow: self.narrow(),
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
    /// What else it is narrowed to.
    pub narrow: Narrow,
    /// What stands after the question mark of its address.
    pub query: String,
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
        let (channel, later, narrow) = (wanted.channel, wanted.after.is_some(), wanted.narrow.clone());
        let inbox = web.desk.inbox(&visitor.person, wanted).await?;
        Ok(Self { inbox, channel, narrow, query: asked.query(), open, later })
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
                    View::Waiting => self.inbox.waiting,
                    View::Security => self.inbox.security,
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
        self.next_of("/inbox")
    }

    /// The same, on another page with the same list.
    pub(crate) fn next_of(&self, path: &str) -> Option<String> {
        let after = self.inbox.next.as_ref()?;
        Some(format!("{path}?{}&after={}", self.query, in_address(&after.0)))
    }

    /// Whether it shows less than its view.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.channel.is_some() || self.narrow != Narrow::default()
    }

    /// The families of findings, and which is chosen.
    pub(crate) fn kinds(&self) -> Vec<(&'static str, bool)> {
        FAMILIES.iter().map(|(key, _)| (*key, self.narrow.kind == Some(*key))).collect()
    }

    /// The languages, and which is chosen.
    pub(crate) fn languages(&self) -> Vec<(&'static str, bool)> {
        LANGUAGES.iter().map(|code| (*code, self.narrow.lang.as_deref() == Some(*code))).collect()
    }

    /// The ages, and which is chosen.
    pub(crate) fn ages(&self) -> Vec<(&'static str, bool)> {
        AGES.iter().map(|(key, _)| (*key, self.narrow.age == Some(*key))).collect()
    }

    /// The states, where the view leaves a choice.
    pub(crate) fn states(&self) -> Vec<(&'static str, bool)> {
        if matches!(self.inbox.view, View::ToDecide | View::ToAnswer) {
            return Vec::new();
        }
        CaseState::ALL.map(|state| (state.key(), self.narrow.state == Some(state))).into()
    }

    /// Whether it shows what somebody holds, by the word of the address.
    pub(crate) fn is_holder(&self, word: &str) -> bool {
        match self.narrow.holder {
            Holding::Anyone => word.is_empty(),
            Holding::Me => word == "me",
            Holding::Nobody => word == "nobody",
            Holding::Colleague(person) => person.to_string() == word,
        }
    }

    /// Whether this kept list is the one that is shown.
    pub(crate) fn is_saved(&self, query: &str) -> bool {
        self.query == query
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
