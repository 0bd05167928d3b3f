//! Groups what came in with what is like it, and shows floods on each of their
//! comments: how many, from how many senders, in what time (S1-24).
//!
//! What is compared is held in memory, on every node that runs this job; it is
//! a copy of the database and catches up with it each time, by the serials of
//! the versions, whichever node received them. So no node owns it, and a node
//! that starts builds its own from what came in during the last seven days.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use jiff::SignedDuration;
use saklig_model::{
    case::{Case, CaseState},
    clock::micros,
    finding::{Finding, Suggestion},
    id::{AuthorityId, ItemId, RevisionId},
};
use saklig_store::{
    Tx, authorities,
    cases::{self, NewCase},
    floods::{self, CameIn},
    items,
    news::{How, News},
};
use saklig_triage::{
    Text, Triage,
    recurrence::{Group, MOST, Post, Recurrence, WINDOW_S},
    spam::Flood,
};

use super::{Job, Next};
use crate::{Desk, Refusal};

/// The kind of finding.
pub(crate) const SPAM: &str = "spam";

/// How many texts are fetched at once.
const AT_ONCE: i64 = 2000;

/// How far back serials are looked at again: a version that was written before
/// another may be committed after it.
const OVERLAP: i64 = 500;

/// The job.
pub struct Recurring;

#[async_trait]
impl Job for Recurring {
    fn key(&self) -> &'static str {
        super::RECURRENCE
    }

    async fn run(&self, desk: &Desk, authority: AuthorityId, _: &str, _: i64) -> Result<Next, Refusal> {
        desk.group_what_came_in(authority).await?;
        Ok(Next::Done)
    }
}

/// What came in lately, by authority.
#[derive(Default)]
pub(crate) struct Windows {
    of: Mutex<HashMap<AuthorityId, Arc<tokio::sync::Mutex<Option<Window>>>>>,
}

impl Windows {
    fn of(&self, authority: AuthorityId) -> Arc<tokio::sync::Mutex<Option<Window>>> {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).entry(authority).or_default().clone()
    }
}

/// What came in lately at one authority.
#[derive(Default)]
struct Window {
    recurrence: Recurrence,
    /// The last version that is in it.
    serial: i64,
    /// By the number that the recurrence gave it.
    texts: HashMap<u64, Known>,
    /// The number of each item's newest version.
    items: HashMap<ItemId, u64>,
    /// What floods are called, by the recurrence's number.
    names: HashMap<u32, String>,
}

#[derive(Clone, Copy)]
struct Known {
    revision: RevisionId,
    item: ItemId,
    received_at: i64,
}

/// The groups that something joined, each with whether many write such texts.
type Touched = BTreeMap<u32, (Group, bool)>;

impl Window {
    /// Takes in a text; the group that it joined.
    fn add(&mut self, new: &CameIn) -> Option<Group> {
        if let Some(number) = self.items.get(&new.item).copied() {
            if self.texts.get(&number).is_some_and(|known| known.revision == new.revision) {
                return None;
            }
            // The version before says it no longer.
            self.recurrence.remove(number);
            self.texts.remove(&number);
        }
        let author = new.author.0.simple().to_string();
        let post = Post { text: &new.text, author: Some(&author), at: new.posted_at.div_euclid(1_000_000) };
        let added = self.recurrence.add(&post);
        if let Some(gone) = self.recurrence.oldest().checked_sub(1)
            && let Some(known) = self.texts.remove(&gone)
            && self.items.get(&known.item) == Some(&gone)
        {
            self.items.remove(&known.item);
        }
        let known = Known { revision: new.revision, item: new.item, received_at: new.received_at };
        self.texts.insert(added.number, known);
        self.items.insert(new.item, added.number);
        added.group
    }

    fn members(&self, group: u32) -> Vec<Known> {
        self.recurrence.members(group).filter_map(|number| self.texts.get(&number)).copied().collect()
    }
}

impl Desk {
    /// Groups what came in since the last time, and marks floods.
    async fn group_what_came_in(&self, authority: AuthorityId) -> Result<(), Refusal> {
        let reader = self.reader(authority).await?;
        let Some(flood) = reader.flood() else { return Ok(()) };
        let held = self.windows().of(authority);
        let mut held = held.lock().await;
        // If anything fails, it is built anew: what is in it must be marked.
        let mut window = held.take().unwrap_or_default();
        let touched = self.catch_up(&mut window, authority, &reader, flood).await?;
        if !touched.is_empty() {
            let mut tx = self.store().begin().await?;
            for (group, is_common) in touched.values() {
                self.mark_flood(&mut tx, authority, &mut window, flood, group, *is_common).await?;
            }
            tx.commit().await?;
        }
        let Window { recurrence, names, .. } = &mut window;
        names.retain(|id, _| recurrence.group(*id).is_some());
        *held = Some(window);
        Ok(())
    }

    async fn catch_up(
        &self,
        window: &mut Window,
        authority: AuthorityId,
        reader: &Triage,
        flood: &Flood,
    ) -> Result<Touched, Refusal> {
        let since = micros(self.now() - SignedDuration::from_secs(WINDOW_S));
        let mut touched = Touched::new();
        let mut after = window.serial.saturating_sub(OVERLAP);
        if window.serial == 0 {
            // What would only be pushed out again by the newest is left out.
            let most = i64::try_from(MOST).unwrap_or(i64::MAX);
            after = floods::before_the_newest(self.store().db(), authority, since, most).await?;
        }
        loop {
            let rows = floods::came_in(self.store().db(), authority, after, since, AT_ONCE).await?;
            for row in &rows {
                after = after.max(row.serial);
                let Some(group) = row.counts.then(|| window.add(row)).flatten() else { continue };
                let is_common = group.count >= flood.count && reader.read(&Text::comment(&row.text)).is_courtesy;
                touched.insert(group.id, (group, is_common));
            }
            if i64::try_from(rows.len()).is_ok_and(|count| count < AT_ONCE) {
                break;
            }
        }
        window.serial = window.serial.max(after);
        touched.retain(|_, (group, _)| group.count >= flood.count);
        Ok(touched)
    }

    /// Marks the texts of a flood; those of a group that is none any more lose
    /// their mark.
    async fn mark_flood(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        window: &mut Window,
        flood: &Flood,
        group: &Group,
        is_common: bool,
    ) -> Result<(), Refusal> {
        // It may have grown since, or become one with another.
        let Some(now) = window.recurrence.group(group.id) else { return Ok(()) };
        let group = Group { letters: group.letters, ..now };
        let members = window.members(group.id);
        let revisions: Vec<RevisionId> = members.iter().map(|known| known.revision).collect();
        if !flood.is(&group, is_common) {
            if window.names.remove(&group.id).is_some() {
                floods::unmark(tx, SPAM, &revisions).await?;
            }
            return Ok(());
        }
        let name = match window.names.get(&group.id) {
            Some(name) => name.clone(),
            None => {
                let facts = floods::facts_of_one(&mut *tx, SPAM, &revisions).await?;
                let facts = facts.and_then(|facts| serde_json::from_str::<serde_json::Value>(&facts).ok());
                let known = facts.and_then(|facts| facts.get("group")?.as_str().map(str::to_owned));
                known.unwrap_or_else(|| self.chance().opaque_id().simple().to_string())
            }
        };
        window.names.insert(group.id, name.clone());
        let found = flood.finding(&group, "", name.clone());
        let finding = Finding {
            revision: RevisionId(uuid::Uuid::nil()),
            kind: found.kind.to_owned(),
            start: 0,
            end: 0,
            score: f64::from(found.score),
            reason: found.reason.to_owned(),
            ground: found.ground.map(str::to_owned),
            facts: serde_json::Value::from(found.facts).to_string(),
        };
        let newly: HashSet<RevisionId> = floods::mark(tx, &finding, &name, &revisions).await?.into_iter().collect();
        let newly: Vec<Known> = members.into_iter().filter(|known| newly.contains(&known.revision)).collect();
        self.raise_cases(tx, authority, &newly).await
    }

    /// A comment that turns out to be one of a flood is to be decided on, unless
    /// somebody already has.
    async fn raise_cases(&self, tx: &mut Tx, authority: AuthorityId, newly: &[Known]) -> Result<(), Refusal> {
        const SUGGESTED: Suggestion = Suggestion::HideForReview;
        let now = self.now();
        let mut new = Vec::new();
        for known in newly {
            match cases::of(&mut *tx, known.item).await? {
                Some(Case { state: CaseState::Closed, .. }) => {}
                Some(case) if case.suggestion.urgency() < SUGGESTED.urgency() => {
                    cases::raise(tx, case.id, CaseState::ToDecide, SUGGESTED, SUGGESTED.urgency()).await?;
                }
                Some(_) => {}
                None => {
                    let Some(kept) = items::one(&mut *tx, known.item).await? else { continue };
                    let case = self.new_case(authority, known.item, CaseState::ToDecide, SUGGESTED, now);
                    new.push(NewCase {
                        case,
                        channel: kept.item.channel,
                        urgency: SUGGESTED.urgency(),
                        received_at: known.received_at,
                    });
                }
            }
            tx.tell(News::Case(authority, known.item, How::Changed));
        }
        if !new.is_empty() {
            let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
            let first = authorities::count_up(tx, authority, count, 0).await?.next_case - count;
            for (number, new) in (first..).zip(&mut new) {
                new.case.number = number;
            }
            cases::open(tx, &new).await?;
            tx.tell(News::Cases(authority, first + count - 1));
        }
        Ok(())
    }
}
