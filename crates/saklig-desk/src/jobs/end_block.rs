//! Lets a blocked author back when the time is over, through the outbox and in
//! the name of those who decided it. Nobody decides anything then: the end was
//! part of the decision.

use async_trait::async_trait;
use jiff::SignedDuration;
use saklig_journal::event::Event;
use saklig_model::{
    action::{ActionKind, ActionState},
    clock::micros,
    decision::DecisionKind,
    id::{ActionId, AuthorId, AuthorityId, BlockId},
};
use saklig_store::{
    On, Tx, blocks, cases, channels, decisions,
    journal::Facts,
    outbox::{self, Action},
};

use super::{Job, Next, SEND};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// How soon to come back while something about the block is on its way.
const SOON: SignedDuration = SignedDuration::from_mins(1);

/// How soon to come back to make sure that it has ended.
const LATER: SignedDuration = SignedDuration::from_hours(6);

/// The job.
pub struct EndBlock;

#[async_trait]
impl Job for EndBlock {
    fn key(&self) -> &'static str {
        super::END_BLOCK
    }

    async fn run(&self, desk: &Desk, authority: AuthorityId, subject: &str, _: i64) -> Result<Next, Refusal> {
        let id: BlockId = subject.parse().map_err(Refusal::internal)?;
        let Some(block) = blocks::one(desk.store().db(), id).await? else { return Ok(Next::Done) };
        let now = desk.now();
        if block.ends_at > now {
            return Ok(Next::Again(block.ends_at));
        }
        if block.ended_at.is_some() {
            return Ok(Next::Done);
        }
        let mut tx = desk.store().begin().await?;
        cases::lock(&mut tx, block.item).await?;
        if desk.block_under_way(&mut tx, block.author).await?.is_some() {
            return Ok(Next::Again(now + SOON));
        }
        if block.begun_at.is_none() {
            // It never came about.
            return Ok(Next::Done);
        }
        let kept = channels::one(&mut tx, block.channel).await?.ok_or(Refusal::NotFound)?;
        if !kept.connected || !kept.channel.acting {
            // The page says that it should have ended.
            return Ok(Next::Again(now + LATER));
        }
        let action = Action {
            id: ActionId(desk.chance().opaque_id()),
            authority,
            channel: block.channel,
            item: block.item,
            decision: block.decision,
            kind: ActionKind::Unblock,
            text: None,
            lang: None,
            person: block.confirmed_by,
            decided_at: now,
            not_before: now,
            state: ActionState::Waiting,
            attempts: 0,
            sending_until: None,
            external_id: None,
            trouble: None,
            done_at: None,
            reason: None,
        };
        outbox::add(&mut tx, &action, &[]).await?;
        let facts = Facts::new()
            .and("action", action.id.0)
            .and("block", block.id.0)
            .and("ends_at", micros(block.ends_at))
            .and("at", micros(now));
        let entry = Entry::about_item(Event::Unblocked, Actor::System, block.item).with(facts);
        desk.note_down(&mut tx, authority, entry).await?;
        desk.enqueue(&mut tx, authority, SEND, &action.id.to_string(), now).await?;
        tx.commit().await?;
        desk.ring();
        Ok(Next::Again(now + LATER))
    }
}

impl Desk {
    /// Where a block of this author, or its lifting, is on its way, from
    /// whichever of their items.
    pub(crate) async fn block_under_way(&self, tx: &mut Tx, author: AuthorId) -> Result<Option<ActionState>, Refusal> {
        let all = outbox::of_author(&mut *tx, author).await?;
        let on_its_way = |action: &&Action| {
            matches!(action.kind, ActionKind::Block | ActionKind::Unblock)
                && matches!(action.state, ActionState::Waiting | ActionState::Sending | ActionState::Unknown)
        };
        Ok(all.iter().find(on_its_way).map(|action| action.state))
    }

    /// Whether an act is the end of a block that came by itself: it rests on the
    /// decision to block.
    pub(crate) async fn ends_by_itself(&self, on: impl Into<On<'_>>, action: &Action) -> Result<bool, Refusal> {
        if action.kind != ActionKind::Unblock {
            return Ok(false);
        }
        let of_item = decisions::of(on, action.item).await?;
        Ok(of_item.iter().any(|decision| decision.id == action.decision && decision.kind == DecisionKind::Block))
    }
}
