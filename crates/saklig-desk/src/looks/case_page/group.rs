//! The flood that an item belongs to: what can be decided on with it at once,
//! what is left out and why, and what was decided over all of them (A09).

use std::{
    collections::{BTreeMap, HashMap, btree_map::Entry},
    sync::Arc,
};

use jiff::Timestamp;
use saklig_model::{
    action::{ActionKind, ActionState},
    case::CaseState,
    clock::from_micros,
    decision::DecisionKind,
    finding::Finding,
    ground::GroundRef,
    id::{ChannelId, ItemId, RevisionId},
    item::Presence,
    person::Person,
};
use saklig_store::{cases::Listed, channels, decisions, floods, items, outbox, spellings};

use super::name_of;
use crate::{
    Desk, Refusal,
    acts::hide_group::MOST_TOGETHER,
    conflict,
    looks::{Part, covered_parts, is_covered},
    seen::Seen,
};

/// How many more of a flood than can be decided on at once are looked at, to
/// tell of them.
const LOOKED_AT: i64 = 600;

/// The items that are like one another, as the page of one of them shows them.
#[derive(Debug, Clone, Default)]
pub struct GroupShown {
    /// What can be decided on at once, the item itself among it, the oldest
    /// first; empty where the item itself cannot, or is the only one.
    pub together: Vec<Alike>,
    /// How many more there are, for afterwards.
    pub more: usize,
    /// What is left out, and why.
    pub left_out: Vec<LeftOut>,
    /// What was last decided over the group.
    pub decided: Option<DecidedTogether>,
}

/// An item that can be decided on with the others.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The item.
    pub item: ItemId,
    /// Its case's number.
    pub number: Option<i64>,
    /// Who wrote it.
    pub author: String,
    /// In which channel.
    pub channel_name: String,
    /// The beginning of its text, personal data covered.
    pub text: Vec<Part>,
    /// Its language.
    pub lang: Option<String>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// How it stands.
    pub seen: Seen,
    /// Whether its words are others than those of the item at hand.
    pub differs: bool,
}

/// An item that is not decided on with the others.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// The item.
    pub item: ItemId,
    /// Its case's number.
    pub number: Option<i64>,
    /// Why not.
    pub why: Arc<Refusal>,
}

/// What was decided over the group.
#[derive(Debug, Clone)]
pub struct DecidedTogether {
    /// What.
    pub kind: DecisionKind,
    /// On which ground.
    pub ground: Option<GroundRef>,
    /// By whom.
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// Whether anything of it can still be undone.
    pub can_undo: bool,
    /// Its items.
    pub items: Vec<OneOfDecided>,
}

/// How it went with one of them.
#[derive(Debug, Clone)]
pub struct OneOfDecided {
    /// The item.
    pub item: ItemId,
    /// Its case's number.
    pub number: Option<i64>,
    /// Who wrote it.
    pub author: String,
    /// Where the act stands, if the decision leads to one.
    pub state: Option<ActionState>,
    /// The text key of what went wrong.
    pub trouble: Option<String>,
    /// Whether the decision was taken back, and its case is to be decided again or
    /// was decided otherwise.
    pub taken_back: bool,
}

/// The letters and digits of a text, small.
fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Desk {
    /// The flood that an item belongs to; `None` where it belongs to none and was
    /// decided on alone.
    pub(super) async fn group(
        &self,
        who: &Person,
        kept: &items::Kept,
        people: &[Person],
    ) -> Result<Option<GroupShown>, Refusal> {
        let db = self.store().db();
        let decided = self.decided_together(kept.item.id, people).await?;
        let Some(flood) = floods::of(db, kept.revision).await? else {
            return Ok(decided.map(|decided| GroupShown { decided: Some(decided), ..GroupShown::default() }));
        };
        let listed = floods::alike(db, who.authority, &flood, LOOKED_AT).await?;
        let mut by_revision: HashMap<RevisionId, Vec<Finding>> = HashMap::new();
        for finding in items::findings(db, listed.iter().map(|row| row.revision)).await? {
            by_revision.entry(finding.revision).or_default().push(finding);
        }
        let about = spellings::of_authority(db, who.authority).await?;
        let about: Vec<&str> =
            about.iter().filter(|(person, _)| *person == who.id).map(|(_, words)| words.as_str()).collect();
        let mut channels: BTreeMap<ChannelId, Option<String>> = BTreeMap::new();
        for row in &listed {
            if let Entry::Vacant(vacant) = channels.entry(row.channel) {
                vacant.insert(self.hides_by_other_rules(kept.item.channel, row.channel).await?);
            }
        }
        let own = listed.iter().find(|row| row.item == kept.item.id).and_then(|row| row.text.as_deref());
        let own = letters(own.unwrap_or_default());
        let mut shown = GroupShown { decided, ..GroupShown::default() };
        for row in listed {
            let findings = by_revision.remove(&row.revision).unwrap_or_default();
            let number = row.case.as_ref().map(|case| case.number);
            let text = row.text.as_deref().unwrap_or_default();
            let names_reader = conflict::names(text, &findings, &who.name, &about);
            let why = match channels.get(&row.channel).and_then(Option::as_deref) {
                _ if names_reader => Some(Refusal::Conflict { others: Vec::new() }),
                Some("rules") => Some(Refusal::OtherRules),
                Some(why) => Some(Refusal::ChannelCannot { why: why.to_owned() }),
                None => self.stands_apart(who, &row, &findings),
            };
            // What was decided with this one is told there.
            let told = shown
                .decided
                .as_ref()
                .is_some_and(|decided| decided.items.iter().any(|one| one.item == row.item && !one.taken_back));
            match why {
                Some(_) if told => {}
                Some(why) => shown.left_out.push(LeftOut { item: row.item, number, why: Arc::new(why) }),
                None => shown.together.push(Alike {
                    item: row.item,
                    number,
                    differs: letters(text) != own,
                    text: covered_parts(text, &findings),
                    seen: Seen::listed(row.revision, row.case.as_ref().map_or(0, |case| case.turn)),
                    author: row.author,
                    channel_name: row.channel_name,
                    lang: row.lang,
                    posted_at: from_micros(row.posted_at),
                }),
            }
        }
        for row in floods::alike_once(db, who.authority, &flood, LOOKED_AT).await? {
            let number = row.case.as_ref().map(|case| case.number);
            let why = Arc::new(Refusal::Meanwhile { changed: true, decided: false });
            shown.left_out.push(LeftOut { item: row.item, number, why });
        }
        shown.cut(kept.item.id);
        Ok(Some(shown))
    }

    /// Why an item cannot be decided on with others like it, as far as the item
    /// and its case tell.
    fn stands_apart(&self, who: &Person, row: &Listed, findings: &[Finding]) -> Option<Refusal> {
        if row.presence == Presence::Hidden {
            return Some(Refusal::Already { state: "hidden" });
        }
        if row.presence.is_gone() {
            return Some(Refusal::ItemGone);
        }
        if is_covered(row.kind, findings) {
            return Some(Refusal::Covered);
        }
        let case = row.case.as_ref()?;
        if case.state == CaseState::Closed {
            return Some(Refusal::Already { state: CaseState::Closed.key() });
        }
        let holds = case.held_until.is_some_and(|until| self.now_micros() < until);
        let holder = case.holder.as_ref().filter(|(person, _)| holds && *person != who.id)?;
        Some(Refusal::Held { by: holder.1.clone() })
    }

    /// Why what is hidden in one channel is not hidden in another: the text key of
    /// what the other cannot do, `rules` where it has other rules, `None` where
    /// nothing is in the way.
    pub(crate) async fn hides_by_other_rules(
        &self,
        here: ChannelId,
        there: ChannelId,
    ) -> Result<Option<String>, Refusal> {
        let db = self.store().db();
        let channel = channels::one(db, there).await?.ok_or(Refusal::NotFound)?;
        if let Err(why) = self.can_do(false, false, &channel).await.hide {
            return Ok(Some(why));
        }
        if here == there {
            return Ok(None);
        }
        let own = channels::one(db, here).await?.ok_or(Refusal::NotFound)?;
        let authority = self.authority(channel.channel.authority).await?;
        let pack = self.pack(&authority)?;
        let rules = self.rules_of(db, &channel.channel, &authority, &pack).await?;
        let own = self.rules_of(db, &own.channel, &authority, &pack).await?;
        let same = rules.map(|rules| rules.id) == own.map(|rules| rules.id);
        Ok((!same).then(|| "rules".to_owned()))
    }

    /// What was last decided over the group that an item belongs to.
    async fn decided_together(&self, item: ItemId, people: &[Person]) -> Result<Option<DecidedTogether>, Refusal> {
        let db = self.store().db();
        let Some(group) = decisions::groups_of(db, item).await?.pop() else { return Ok(None) };
        let all = decisions::together(db, group).await?;
        let Some(first) = all.first() else { return Ok(None) };
        let mut decided = DecidedTogether {
            kind: first.kind,
            ground: first.ground.clone(),
            person: name_of(people, first.person).unwrap_or_default(),
            at: first.at,
            can_undo: false,
            items: Vec::with_capacity(all.len()),
        };
        for decision in &all {
            let Some(row) = saklig_store::cases::one_listed(db, decision.item).await? else { continue };
            let actions = outbox::of(db, decision.item).await?;
            let action = actions.iter().find(|action| action.decision == decision.id);
            let waits = |one: &outbox::Action| one.state == ActionState::Waiting && one.not_before > self.now();
            decided.can_undo |= action.is_some_and(waits);
            let shown_again = actions.iter().any(|one| {
                one.kind == ActionKind::Unhide && one.state == ActionState::Done && one.decided_at >= decision.at
            });
            decided.items.push(OneOfDecided {
                item: decision.item,
                number: row.case.map(|case| case.number),
                author: row.author,
                state: action.map(|action| action.state),
                trouble: action.and_then(|action| action.trouble.clone()),
                taken_back: decision.undone_at.is_some() || shown_again,
            });
        }
        // What was undone for all of them was not decided.
        let undone = |one: &OneOfDecided| one.taken_back && matches!(one.state, None | Some(ActionState::Undone));
        Ok(Some(decided).filter(|decided| !decided.items.iter().all(undone)))
    }
}

impl GroupShown {
    /// Leaves no more than can be decided on at once, the item at hand among it;
    /// nothing where it is not, or alone.
    fn cut(&mut self, item: ItemId) {
        let Some(at) = self.together.iter().position(|one| one.item == item) else {
            self.together.clear();
            return;
        };
        if self.together.len() < 2 {
            self.together.clear();
            return;
        }
        self.more = self.together.len().saturating_sub(MOST_TOGETHER);
        if at >= MOST_TOGETHER {
            let own = self.together.remove(at);
            self.together.insert(0, own);
        }
        self.together.truncate(MOST_TOGETHER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(number: u128) -> Alike {
        Alike {
            item: ItemId(uuid::Uuid::from_u128(number)),
            number: None,
            author: String::new(),
            channel_name: String::new(),
            text: Vec::new(),
            lang: None,
            posted_at: Timestamp::UNIX_EPOCH,
            seen: Seen::listed(RevisionId(uuid::Uuid::nil()), 0),
            differs: false,
        }
    }

    #[test]
    fn no_more_are_shown_than_are_decided_on_and_the_one_at_hand_is_among_them() {
        let item = |number: u128| ItemId(uuid::Uuid::from_u128(number));
        let of = |count: u128| GroupShown { together: (1..=count).map(alike).collect(), ..GroupShown::default() };
        let mut many = of(250);
        many.cut(item(230));
        assert_eq!((many.together.len(), many.more), (MOST_TOGETHER, 50));
        assert_eq!(many.together.iter().filter(|one| one.item == item(230)).count(), 1);
        let mut alone = of(1);
        alone.cut(item(1));
        assert!(alone.together.is_empty());
        let mut without = of(6);
        without.cut(item(7));
        assert!(without.together.is_empty());
    }

    #[test]
    fn signs_and_capitals_are_no_other_words() {
        assert_eq!(letters("Vinn en iPhone -> klicka!!"), letters("VINN en iPhone --> klicka"));
        assert_ne!(letters("Vinn en iPhone -> klicka"), letters("Vinn en iPhone -> klicka här"));
    }
}
