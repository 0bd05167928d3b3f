//! Limit a function for an author, for a time: the step between hiding what they
//! wrote and blocking them. What they write waits for a look until the day is over;
//! where the platform has a tool of its own, somebody sets the limit there by hand
//! and says when that is done.

use saklig_channel::Limiting;
use saklig_journal::event::Event;
use saklig_model::{
    case::CaseState,
    clock::micros,
    decision::DecisionKind,
    id::{ItemId, LimitId},
    person::{Person, Power},
};
use saklig_store::{
    Tx,
    blocks::{self, Block},
    cases,
    journal::Facts,
    limits::{self, Limit},
};

use super::{Act, Scene, bare};
pub use crate::author_message::Wish;
use crate::{
    Desk, Refusal,
    jobs::END_LIMIT,
    journal::{Actor, Entry},
    ladder::{Step, end_of},
    reasons::Told,
};

/// The act.
pub struct Restrict;

impl Act for Restrict {
    fn key(&self) -> &'static str {
        "restrict"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::CopyStored, Event::Noted, Event::Restricted]
    }
    fn scenario(&self) -> &'static str {
        "A11 Blocking is the last step of a ladder"
    }
}

/// Saying that it was done by hand in the platform's tool.
pub struct DoneByHand;

impl Act for DoneByHand {
    fn key(&self) -> &'static str {
        "done_by_hand"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::DoneByHand]
    }
    fn scenario(&self) -> &'static str {
        "A limit that is set by hand"
    }
}

impl Desk {
    /// Limits a function for the item's author until a day.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn restrict(&self, who: &Person, item: ItemId, wish: &Wish) -> Result<LimitId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        self.may_restrict(&mut tx, &scene, wish).await?;
        let until = self.day_to_end(&scene, Step::Limit, wish.until).await?;
        if wish.reasons.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let message = self.message_for(&scene, "limited", wish.message.as_deref(), wish.sure).await?;
        let note = self.jot(&mut tx, who, Power::Moderate, &scene, &wish.reasons, wish.sure).await?;
        let copy = self.store_copy(&mut tx, who, Power::Moderate, &scene).await?;
        let authority = self.authority(who.authority).await?;
        let ground = Some(wish.ground.clone());
        let (decision, facts) = self.decide(&mut tx, who, &scene, DecisionKind::Restrict, ground).await?;
        let limit = Limit {
            id: LimitId(self.chance().opaque_id()),
            authority: who.authority,
            channel: scene.channel.id,
            author: scene.item.item.author,
            author_name: String::new(),
            item,
            decision: decision.id,
            note,
            reasons: None,
            ground: None,
            person: who.id,
            by_hand: matches!(self.limiting(&scene).await, Limiting::ByHand(_)),
            begun_at: scene.now,
            ends_at: end_of(&authority, until)?,
            set_at: None,
            ended_at: None,
            lifted: false,
            taken_off_at: None,
        };
        limits::add(&mut tx, &limit).await?;
        let facts = facts
            .and("limit", limit.id.0)
            .and("note", note.0)
            .and("copy", copy.0.0)
            .and("copy_sha256", copy.1.as_str())
            .and("ends_at", micros(limit.ends_at));
        let told = Told { until: Some(until), message: Some(message) };
        let facts = self.give_reasons_with(&mut tx, &scene, &decision, told, facts).await?;
        let mut entry = Entry::about_item(Event::Restricted, Actor::Person(who, Power::Moderate), item).with(facts);
        entry.rule = Some(wish.ground.clone());
        self.note_down(&mut tx, who.authority, entry).await?;
        self.enqueue(&mut tx, who.authority, END_LIMIT, &limit.id.to_string(), limit.ends_at).await?;
        self.settle_limited(&mut tx, &scene, &limit).await?;
        tx.commit().await?;
        self.ring();
        Ok(limit.id)
    }

    /// Says that the limit at hand was set, or taken off again, in the platform's
    /// own tool.
    ///
    /// # Errors
    /// [`Refusal::Already`] when nothing waits for it.
    pub async fn done_by_hand(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        who.may(Power::Moderate)?;
        let now = self.now();
        let of_author = self.limits_of(who, item).await?;
        let waiting = of_author.into_iter().find(|limit| limit.waits_for_hand(now));
        let at_hand = waiting.as_ref().map_or(item, |limit| limit.item);
        let mut tx = self.store().begin().await?;
        let scene = self.seeing(item, at_hand).scene(&mut tx, who, Power::Moderate, at_hand).await?;
        let nothing = || Refusal::Already { state: "done-by-hand" };
        let limit = limits::one(&mut tx, waiting.ok_or_else(nothing)?.id).await?.ok_or_else(nothing)?;
        let (what, done) = match limit.is_in_force(scene.now) {
            true => ("set", limits::set(&mut tx, limit.id, micros(scene.now)).await?),
            false => ("taken_off", limits::take_off(&mut tx, limit.id, micros(scene.now)).await?),
        };
        if !done {
            return Err(nothing());
        }
        let facts = Facts::new().and("limit", limit.id.0).and("done", what).and("at", micros(scene.now));
        let entry = Entry::about_item(Event::DoneByHand, Actor::Person(who, Power::Moderate), at_hand).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// The limits of an item's author, the newest first.
    pub(super) async fn limits_of(&self, who: &Person, item: ItemId) -> Result<Vec<Limit>, Refusal> {
        let kept = saklig_store::items::one(self.store().db(), item).await?;
        let kept = kept.filter(|kept| kept.item.authority == who.authority).ok_or(Refusal::NotFound)?;
        Ok(limits::of_author(self.store().db(), kept.item.author).await?)
    }

    /// This desk, for an act from the page of one item about another of the same
    /// author's: what was seen was the first.
    pub(super) fn seeing(&self, page: ItemId, at_hand: ItemId) -> Self {
        if page == at_hand { self.clone() } else { self.having_seen(None) }
    }

    /// Moves the case to where its decisions leave it; to be decided as long as
    /// somebody has something to do by hand.
    pub(super) async fn settle_limited(&self, tx: &mut Tx, scene: &Scene, limit: &Limit) -> Result<(), Refusal> {
        let stands = limits::one(&mut *tx, limit.id).await?;
        if stands.is_some_and(|limit| limit.waits_for_hand(scene.now)) {
            return self.move_case(tx, scene, CaseState::ToDecide).await;
        }
        self.settle_case(tx, scene).await
    }

    /// How a function is limited in a channel; where Saklig reaches nothing, a
    /// person has to.
    async fn limiting(&self, scene: &Scene) -> Limiting {
        match self.at_hand().get(&scene.channel.platform) {
            Some(platform) => platform.capabilities(&bare(&scene.channel)).await.restrict,
            None => Limiting::ByHand("restrict-by-hand"),
        }
    }

    /// Whether a function may be limited for the item's author on this ground, now.
    async fn may_restrict(&self, tx: &mut Tx, scene: &Scene, wish: &Wish) -> Result<(), Refusal> {
        if !scene.channel.mode.handles_comments() {
            return Err(Refusal::ListenOnly);
        }
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        let standing = self.ladder_now(tx, scene).await?.ok_or(Refusal::NotForBlocks)?;
        let author = scene.item.item.author;
        if blocks::of_author(&mut *tx, author).await?.iter().any(Block::is_in_force) {
            return Err(Refusal::Already { state: "blocked" });
        }
        if limits::of_author(&mut *tx, author).await?.iter().any(|limit| limit.is_in_force(scene.now)) {
            return Err(Refusal::Already { state: "limited" });
        }
        self.ground_holds(tx, scene, &wish.ground).await?;
        if !standing.grounds().contains(&wish.ground.id) {
            return Err(Refusal::NotForBlocks);
        }
        Ok(standing.may(Step::Limit)?)
    }

    /// Puts the case of a limit that ended to be decided, where somebody has to
    /// take it off in the platform's tool.
    pub(crate) async fn wants_hand(&self, tx: &mut Tx, limit: &Limit) -> Result<(), Refusal> {
        if limit.set_at.is_some()
            && let Some(case) = cases::of(&mut *tx, limit.item).await?
        {
            cases::set_state(tx, case.id, CaseState::ToDecide, None).await?;
        }
        Ok(())
    }
}
