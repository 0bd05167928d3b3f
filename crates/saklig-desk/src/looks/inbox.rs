//! The inbox.

use jiff::Timestamp;
use saklig_model::{
    case::{CaseState, HandedUp},
    clock::{from_micros, micros},
    id::{ChannelId, ItemId, PersonId},
    person::{Person, Power, Role},
};
use saklig_store::{
    cases::{self, Listed},
    channels, escalations,
    narrowed::{self, Filter, HeldBy},
    people, proposals, questions, saved_views,
};

pub use saklig_store::saved_views::SavedView;

use super::{After, Row};
use crate::{
    Desk, Refusal,
    acts::block::{BLOCK, Proposed},
};

/// How many rows a page has.
const ROWS: i64 = 50;

/// Before the newest of everything.
const START: (i64, i64) = (i64::MAX, i64::MAX);

/// Which part of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// Needs a decision; the most urgent first, then the longest waiting.
    #[default]
    ToDecide,
    /// Claimed by me.
    Mine,
    /// Waits for a second person: one has proposed what another must confirm.
    Second,
    /// Handed up to a function of mine.
    Escalated,
    /// Stays, and waits for an answer.
    ToAnswer,
    /// On its way to the platform, or with a function it was handed up to.
    Waiting,
    /// May be about a threat, and is open.
    Security,
    /// Questions whose answer is overdue, the longest first.
    Late,
    /// Everything mirrored, the newest first.
    All,
}

impl View {
    /// All views, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::ToDecide,
        Self::Mine,
        Self::Second,
        Self::Escalated,
        Self::ToAnswer,
        Self::Late,
        Self::Waiting,
        Self::Security,
        Self::All,
    ];

    /// Its key in addresses and language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ToDecide => "to_decide",
            Self::Mine => "mine",
            Self::Second => "second",
            Self::Escalated => "escalated",
            Self::ToAnswer => "to_answer",
            Self::Waiting => "waiting",
            Self::Security => "security",
            Self::Late => "late",
            Self::All => "all",
        }
    }

    /// The view with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }

    /// Whether its list can be narrowed to less; the other two are short.
    #[must_use]
    pub const fn can_be_narrowed(self) -> bool {
        !matches!(self, Self::Second | Self::Escalated)
    }
}

/// Kinds of findings that a list can be narrowed to, by what people call them.
/// What may tell of somebody's opinion, belief, health or origin is none of
/// them: nobody sorts people by that.
pub const FAMILIES: &[(&str, &[&str])] = &[
    ("threat", &["threat", "veiled_threat"]),
    ("abuse", &["abuse", "incitement", "doxing"]),
    (
        "personal_data",
        &[
            "se_personnummer",
            "se_samordningsnummer",
            "dk_cpr",
            "no_fodselsnummer",
            "fi_hetu",
            "case_number",
            "phone",
            "email",
            "address",
            "person_name",
            "vehicle_plate",
            "iban",
            "bankgiro",
            "plusgiro",
        ],
    ),
    ("question", &["question"]),
    ("spam", &["spam", "advertising"]),
    ("off_topic", &["off_topic"]),
];

/// How long something has waited at least: key and hours.
pub const AGES: &[(&str, i64)] = &[("hour", 1), ("day", 24), ("three_days", 72), ("week", 168)];

/// Whose cases a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Holding {
    /// Anybody's, and nobody's.
    #[default]
    Anyone,
    /// My own.
    Me,
    /// Nobody's.
    Nobody,
    /// A colleague's.
    Colleague(PersonId),
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrow {
    /// One of [`FAMILIES`], by its key.
    pub kind: Option<&'static str>,
    /// One language, by its code; `-` for an unknown one.
    pub lang: Option<String>,
    /// One of [`AGES`], by its key.
    pub age: Option<&'static str>,
    /// Where the case stands.
    pub state: Option<CaseState>,
    /// Who holds the case.
    pub holder: Holding,
}

/// What to show of the inbox.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Which part.
    pub view: View,
    /// One channel only.
    pub channel: Option<ChannelId>,
    /// What else it is narrowed to.
    pub narrow: Narrow,
    /// Where to go on.
    pub after: Option<After>,
}

/// A page of the inbox.
#[derive(Debug, Clone)]
pub struct Inbox {
    /// Which part.
    pub view: View,
    /// How many need a decision.
    pub to_decide: i64,
    /// How many I have claimed.
    pub mine: i64,
    /// How many wait for a second person.
    pub second: i64,
    /// How many were handed up to a function of mine.
    pub escalated: i64,
    /// How many wait for an answer.
    pub to_answer: i64,
    /// How many wait for the platform, or for a function.
    pub waiting: i64,
    /// How many open ones may be about a threat.
    pub security: i64,
    /// How many answers are overdue.
    pub late: i64,
    /// How many items are mirrored.
    pub all: i64,
    /// The newest case number: the cases that come after it are new to who reads this.
    pub newest_case: i64,
    /// When the one that has waited longest for a decision was received.
    pub oldest: Option<Timestamp>,
    /// Up to 50 rows.
    pub rows: Vec<Row>,
    /// Where the next page goes on.
    pub next: Option<After>,
    /// The channels, for the filter.
    pub channels: Vec<(ChannelId, String)>,
    /// Colleagues who may hold a case, for the filter.
    pub holders: Vec<(PersonId, String)>,
    /// The person's own lists.
    pub saved: Vec<SavedView>,
    /// When the newest item was received.
    pub newest: Option<Timestamp>,
    /// Whether newer packs cannot be used, for those who can do something about it.
    pub packs_wrong: bool,
    /// What is asked of a function of the reader, or of them as somebody else than
    /// whoever decided: ends of text keys.
    pub alerts: Vec<&'static str>,
    /// Channels that have not answered: name, text key of the trouble, last heard.
    pub silent: Vec<(String, String, Option<Timestamp>)>,
}

impl Desk {
    /// A page of the inbox.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn inbox(&self, who: &Person, wanted: Wanted) -> Result<Inbox, Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let mut channels = Vec::new();
        let mut silent = Vec::new();
        for kept in channels::of(db, who.authority).await? {
            if kept.connected
                && let Some(trouble) = kept.channel.trouble.clone()
            {
                silent.push((kept.channel.name.clone(), trouble, kept.channel.heard_at));
            }
            channels.push((kept.channel.id, kept.channel.name.clone()));
            if wanted.channel == Some(kept.channel.id) {
                self.seen_by_people(&kept.channel).await?;
            }
        }
        let second = self.waiting_for_a_second(who).await?;
        let (mut escalated, mut alerts) = (0, Vec::new());
        for role in &who.roles {
            if Role::ABOVE.contains(role) {
                escalated += escalations::count(db, who.authority, *role).await?;
            }
            for why in escalations::asked(db, who.authority, *role).await? {
                alerts.extend(match why {
                    HandedUp::HandedUp => None,
                    HandedUp::Confirmation => Some("confirmation-wanted"),
                    HandedUp::Assessment => Some("assessment-wanted"),
                    HandedUp::Context | HandedUp::Edited | HandedUp::Answered | HandedUp::Quoted => {
                        Some("context-changed")
                    }
                });
            }
        }
        alerts.sort_unstable();
        alerts.dedup();
        if !self.objections_for(who).await?.is_empty() {
            alerts.push("objection-made");
        }
        let (rows, next) = self.page(who, &wanted).await?;
        let holders = people::of(db, who.authority).await?.into_iter();
        let holders = holders.filter(|person| person.may(Power::Claim).is_ok() && person.id != who.id);
        let head = cases::head(db, who.authority, who.id, self.now_micros()).await?;
        Ok(Inbox {
            view: wanted.view,
            to_decide: head.to_decide,
            mine: head.mine,
            second: i64::try_from(second.len()).unwrap_or(i64::MAX),
            escalated,
            to_answer: head.to_answer,
            waiting: head.waiting,
            security: head.security,
            holders: holders.map(|person| (person.id, person.name)).collect(),
            saved: saved_views::of(db, who.id).await?,
            late: questions::late(db, who.authority, self.now_micros()).await?,
            all: head.items,
            newest_case: head.newest_case,
            oldest: head.oldest.map(from_micros),
            rows: self.rows(rows).await?,
            next,
            channels,
            newest: head.newest.map(from_micros),
            packs_wrong: self.pack_trouble(who),
            alerts,
            silent,
        })
    }

    /// The lists that the person keeps.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn saved_views(&self, who: &Person) -> Result<Vec<SavedView>, Refusal> {
        who.may(Power::Read)?;
        Ok(saved_views::of(self.store().db(), who.id).await?)
    }

    /// The items about which something waits for a second person, the longest
    /// waiting first.
    async fn waiting_for_a_second(&self, who: &Person) -> Result<Vec<ItemId>, Refusal> {
        let open = proposals::open(self.store().db(), who.authority, self.now()).await?;
        let blocks = open.iter().filter(|proposal| proposal.act == BLOCK);
        let mut waiting: Vec<ItemId> = blocks
            .map(|proposal| {
                let proposed: Proposed = serde_json::from_str(&proposal.content).map_err(Refusal::internal)?;
                Ok::<_, Refusal>(proposed.item)
            })
            .collect::<Result<_, _>>()?;
        // What is held against a decision waits for somebody else than whoever took it.
        for item in self.objections_for(who).await? {
            if !waiting.contains(&item) {
                waiting.push(item);
            }
        }
        Ok(waiting)
    }

    /// A page of one view, and where the next goes on.
    async fn page(&self, who: &Person, wanted: &Wanted) -> Result<(Vec<Listed>, Option<After>), Refusal> {
        let db = self.store().db();
        let after = wanted.after.as_ref().map(|After(word)| word.as_str());
        let filter = self.filter(who, wanted);
        let narrowed = wanted.narrow != Narrow::default();
        let state = match wanted.view {
            View::ToDecide => Some(CaseState::ToDecide),
            View::ToAnswer => Some(CaseState::ToAnswer),
            View::Waiting | View::Security => None,
            View::Late => {
                return Ok((narrowed::late(db, who.authority, &filter, self.now_micros(), 500).await?, None));
            }
            View::Mine if narrowed || wanted.channel.is_some() => None,
            View::Mine => return Ok((cases::held_by(db, who.id, 500, self.now_micros()).await?, None)),
            View::Second => {
                let mut rows = Vec::new();
                for item in self.waiting_for_a_second(who).await? {
                    rows.extend(cases::one_listed(db, item).await?);
                }
                return Ok((rows, None));
            }
            View::Escalated => {
                let mut rows = Vec::new();
                for role in who.roles.iter().filter(|role| Role::ABOVE.contains(role)) {
                    rows.extend(escalations::waiting(db, who.authority, *role, 500).await?);
                }
                return Ok((rows, None));
            }
            View::All => {
                let before = after.and_then(numbers::<2>).map_or(START, |[at, serial]| (at, serial));
                let mut rows = if narrowed {
                    narrowed::newest_filtered(db, who.authority, &filter, self.now_micros(), before, ROWS + 1).await?
                } else {
                    cases::newest(db, who.authority, wanted.channel, before, ROWS + 1).await?
                };
                let next = (rows.len() > ROWS as usize).then(|| {
                    rows.truncate(ROWS as usize);
                    rows.last().map(|(serial, row)| After(format!("{}.{serial}", row.posted_at)))
                });
                return Ok((rows.into_iter().map(|(_, row)| row).collect(), next.flatten()));
            }
        };
        let from = after
            .and_then(numbers::<3>)
            .map_or(cases::After::START, |[rank, received_at, number]| cases::After { rank, received_at, number });
        let mut rows = match state {
            Some(state) if !narrowed => {
                cases::worklist(db, who.authority, state, wanted.channel, from, ROWS + 1).await?
            }
            None if wanted.view == View::Security && !narrowed && wanted.channel.is_none() => {
                narrowed::security(db, who.authority, from, ROWS + 1).await?
            }
            _ => narrowed::filtered(db, who.authority, &filter, self.now_micros(), from, ROWS + 1).await?,
        };
        let next = (rows.len() > ROWS as usize).then(|| {
            rows.truncate(ROWS as usize);
            rows.last().and_then(|row| {
                let case = row.case.as_ref()?;
                Some(After(format!("{}.{}.{}", case.rank, row.received_at, case.number)))
            })
        });
        Ok((rows, next.flatten()))
    }
}

impl Desk {
    /// What the store is asked for.
    fn filter(&self, who: &Person, wanted: &Wanted) -> Filter {
        let Narrow { kind, lang, age, state, holder } = &wanted.narrow;
        let family = FAMILIES.iter().find(|(key, _)| Some(*key) == *kind);
        let hours = AGES.iter().find(|(key, _)| Some(*key) == *age).map(|(_, hours)| *hours);
        let held_by = match holder {
            _ if wanted.view == View::Mine => HeldBy::Person(who.id),
            Holding::Anyone => HeldBy::Anyone,
            Holding::Me => HeldBy::Person(who.id),
            Holding::Nobody => HeldBy::Nobody,
            Holding::Colleague(person) => HeldBy::Person(*person),
        };
        Filter {
            channel: wanted.channel,
            lang: lang.clone(),
            kinds: family.map_or(&[], |(_, kinds)| *kinds),
            held_by,
            state: match wanted.view {
                View::ToDecide => Some(CaseState::ToDecide),
                View::ToAnswer => Some(CaseState::ToAnswer),
                _ => *state,
            },
            until: hours.map(|hours| micros(self.now() - jiff::SignedDuration::from_hours(hours))),
            security: wanted.view == View::Security,
            waiting: wanted.view == View::Waiting,
        }
    }
}

/// The numbers in a word of a link; `None` for a word that nobody gave out.
fn numbers<const N: usize>(word: &str) -> Option<[i64; N]> {
    let numbers: Vec<i64> = word.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}
