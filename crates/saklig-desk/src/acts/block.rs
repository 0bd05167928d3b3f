//! Block an author for a time: the last step of the ladder. One person proposes,
//! another confirms.
//!
//! What is proposed names one author, by one item of theirs. There are no lists
//! of people, and nothing to import one from.

use jiff::civil::Date;
use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    clock::micros,
    decision::DecisionKind,
    ground::GroundRef,
    id::{ActionId, BlockId, ItemId, NoteId, ProposalId},
    person::{Denied, Person, Power},
};
use saklig_store::{
    Tx,
    blocks::{self, Block},
    items,
    journal::Facts,
    proposals,
};
use serde::{Deserialize, Serialize};

use super::{Act, Scene};
pub use crate::author_message::Wish;
use crate::{
    Desk, Refusal,
    jobs::END_BLOCK,
    journal::{Actor, Entry},
    ladder::{Step, end_of},
    reasons::Told,
};

/// The act's key, in proposals.
pub const BLOCK: &str = "block";

/// Proposing a block.
pub struct ProposeBlock;

impl Act for ProposeBlock {
    fn key(&self) -> &'static str {
        "propose_block"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::CopyStored, Event::Noted, Event::Proposed]
    }
    fn scenario(&self) -> &'static str {
        "Blocking takes two persons"
    }
}

/// Confirming it.
pub struct ConfirmBlock;

impl Act for ConfirmBlock {
    fn key(&self) -> &'static str {
        "confirm_block"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Blocked, Event::Approved]
    }
    fn scenario(&self) -> &'static str {
        "Blocking takes two persons"
    }
}

/// Declining it, or taking back one's own.
pub struct DeclineBlock;

impl Act for DeclineBlock {
    fn key(&self) -> &'static str {
        "decline_block"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Declined]
    }
    fn scenario(&self) -> &'static str {
        "A block that is undone in time or declined"
    }
}

/// What a proposal to block says, as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Proposed {
    /// The item at hand.
    pub item: ItemId,
    /// The ground.
    pub ground: GroundRef,
    /// The last day.
    pub until: Date,
    /// The note with the reasons.
    pub note: NoteId,
    /// The stored copy, and its SHA-256 in hexadecimal.
    pub copy: uuid::Uuid,
    /// See above.
    pub copy_sha256: String,
}

impl Desk {
    /// Proposes that the item's author be blocked until a day. Nothing is sent
    /// before another person confirms it.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn propose_block(&self, who: &Person, item: ItemId, wish: &Wish) -> Result<ProposalId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        self.may_block(&mut tx, &scene, &wish.ground).await?;
        let until = self.day_to_end(&scene, Step::Block, wish.until).await?;
        if wish.reasons.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let message = self.message_for(&scene, "blocked", wish.message.as_deref(), wish.sure).await?;
        let note = self.jot(&mut tx, who, Power::Moderate, &scene, &wish.reasons, wish.sure).await?;
        let (copy, copy_sha256) = self.store_copy(&mut tx, who, Power::Moderate, &scene).await?;
        let proposed = Proposed { item, ground: wish.ground.clone(), until, note, copy: copy.0, copy_sha256 };
        let author = scene.item.item.author.0;
        let id = self.propose(&mut tx, who, Power::Moderate, BLOCK, author, &proposed).await?;
        blocks::add_message(&mut tx, id, who.authority, item, &message).await?;
        tx.commit().await?;
        self.ring();
        Ok(id)
    }

    /// Confirms what another proposed: the author is blocked, after the
    /// waiting time. Returns what was put into the outbox.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn confirm_block(&self, who: &Person, item: ItemId, proposal: ProposalId) -> Result<ActionId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        let proposal = match self.confirm(&mut tx, who, Power::Moderate, BLOCK, proposal).await {
            Err(Refusal::Denied(Denied::OwnProposal)) => return Err(Refusal::SamePerson),
            other => other?,
        };
        let proposed: Proposed = serde_json::from_str(&proposal.content).map_err(Refusal::internal)?;
        if proposed.item != item {
            return Err(Refusal::NotFound);
        }
        self.may_block(&mut tx, &scene, &proposed.ground).await?;
        let until = self.day_to_end(&scene, Step::Block, Some(proposed.until)).await?;
        let authority = self.authority(who.authority).await?;
        let ends_at = end_of(&authority, until)?;
        let ground = Some(proposed.ground.clone());
        let (decision, facts) = self.decide(&mut tx, who, &scene, DecisionKind::Block, ground).await?;
        let (action, id) = (ActionId(self.chance().opaque_id()), BlockId(self.chance().opaque_id()));
        let block = Block {
            id,
            authority: who.authority,
            channel: scene.channel.id,
            author: scene.item.item.author,
            author_name: String::new(),
            item,
            decision: decision.id,
            action,
            proposal: proposal.id,
            note: proposed.note,
            reasons: None,
            ground: Some(proposed.ground.clone()),
            proposed_by: proposal.proposed_by,
            confirmed_by: who.id,
            decided_at: scene.now,
            ends_at,
            begun_at: None,
            ended_at: None,
        };
        blocks::add(&mut tx, &block).await?;
        let facts = facts
            .and("action", action.0)
            .and("block", id.0)
            .and("proposal", proposal.id.0)
            .and("proposed_by", proposal.proposed_by.0)
            .and("note", proposed.note.0)
            .and("copy", proposed.copy)
            .and("copy_sha256", proposed.copy_sha256.as_str())
            .and("ends_at", micros(ends_at));
        let told = Told { until: Some(until), message: blocks::message(&mut tx, proposal.id).await? };
        let facts = self.give_reasons_with(&mut tx, &scene, &decision, told, facts).await?;
        let mut entry = Entry::about_item(Event::Blocked, Actor::Person(who, Power::Moderate), item).with(facts);
        entry.rule = Some(proposed.ground);
        self.note_down(&mut tx, who.authority, entry).await?;
        let facts = Facts::new().and("act", BLOCK).and("block", id.0).and("at", micros(scene.now));
        let actor = Actor::Person(who, Power::Moderate);
        let entry = Entry::about(Event::Approved, actor, "proposal", proposal.id.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.post(&mut tx, &scene, &decision, ActionKind::Block, None, &[], action).await?;
        self.enqueue(&mut tx, who.authority, END_BLOCK, &id.to_string(), ends_at).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }

    /// Declines another's proposal to block, or takes back one's own.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn decline_block(&self, who: &Person, item: ItemId, proposal: ProposalId) -> Result<(), Refusal> {
        who.may(Power::Moderate)?;
        let mut tx = self.store().begin().await?;
        let item = items::one(&mut tx, item).await?.filter(|kept| kept.item.authority == who.authority);
        let item = item.ok_or(Refusal::NotFound)?;
        let proposal = self.decline(&mut tx, who, Power::Moderate, BLOCK, proposal).await?;
        if proposal.subject != item.item.author.0 {
            return Err(Refusal::NotFound);
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Whether the item's author may be blocked on this ground, now.
    async fn may_block(&self, tx: &mut Tx, scene: &Scene, ground: &GroundRef) -> Result<(), Refusal> {
        if !scene.channel.mode.handles_comments() {
            return Err(Refusal::ListenOnly);
        }
        let can = self.can_reach(scene).await?;
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        if let Can::No(why) = can.block {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        let standing = self.ladder_now(tx, scene).await?.ok_or(Refusal::NotForBlocks)?;
        let before = blocks::of_author(&mut *tx, scene.item.item.author).await?;
        if before.iter().any(Block::is_in_force) {
            return Err(Refusal::Already { state: "blocked" });
        }
        if let Some(state) = self.block_under_way(tx, scene.item.item.author).await? {
            return Err(Refusal::Already { state: state.key() });
        }
        self.ground_holds(tx, scene, ground).await?;
        if !standing.grounds().contains(&ground.id) {
            return Err(Refusal::NotForBlocks);
        }
        Ok(standing.may(Step::Block)?)
    }

    /// The proposals to block an item's author that wait for a second person.
    pub(crate) async fn open_blocks(
        &self,
        author: saklig_model::id::AuthorId,
    ) -> Result<Vec<(saklig_model::proposal::Proposal, Proposed)>, Refusal> {
        let now = self.now();
        let all = proposals::of(self.store().db(), author.0).await?;
        let open = all.into_iter().filter(|proposal| proposal.act == BLOCK && proposal.is_open(now));
        open.map(|proposal| {
            let proposed = serde_json::from_str(&proposal.content).map_err(Refusal::internal)?;
            Ok((proposal, proposed))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts::ACTS;

    #[test]
    fn a_proposal_names_one_author_by_one_item() {
        // no bulk block, no imported list. The content of a proposal is
        // closed, and no act takes a list of people.
        let one = serde_json::json!({
            "item": uuid::Uuid::nil(), "ground": {"pack": "se", "id": "spam", "version": 1}, "until": "2026-12-22",
            "note": uuid::Uuid::nil(), "copy": uuid::Uuid::nil(), "copy_sha256": "",
        });
        assert!(serde_json::from_value::<Proposed>(one.clone()).is_ok());
        let mut many = one;
        many["item"] = serde_json::json!([uuid::Uuid::nil(), uuid::Uuid::nil()]);
        assert!(serde_json::from_value::<Proposed>(many).is_err());
        let named: Vec<_> = ACTS.iter().map(|act| act.key()).filter(|key| key.contains("block")).collect();
        assert_eq!(named, ["propose_block", "confirm_block", "decline_block", "unblock"]);
    }
}
