//! Settle what somebody holds against a decision: it stands, or what it did is
//! taken back. Never by whoever took the decision.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    clock::micros,
    decision::{Decision, DecisionKind, Reviewed},
    id::{ActionId, ItemId, ObjectionId, PersonId},
    item::Presence,
    person::{Denied, Person, Power},
    proposal::Proposal,
};
use saklig_store::{
    Tx,
    blocks::{self, Block},
    decisions,
    journal::Facts,
    proposals,
    receipts::{self, Settled},
};
use saklig_triage::TextKind;

use super::{Act, Scene, confirm_ground::HIDE};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The most characters of the reasons.
const MOST: usize = 5_000;

/// The act.
pub struct SettleObjection;

impl Act for SettleObjection {
    fn key(&self) -> &'static str {
        "settle_objection"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Unhidden, Event::Unblocked, Event::ObjectionSettled]
    }
    fn scenario(&self) -> &'static str {
        "Whoever was hidden fetches the reasons"
    }
}

/// Whether somebody took a decision, or part in it: as one of the two behind a
/// block, or as the function whose word a colleague's hiding rested on.
pub(crate) fn took_part(who: PersonId, decision: &Decision, blocks: &[Block], words: &[Proposal]) -> bool {
    let blocked =
        |block: &Block| block.decision == decision.id && [block.proposed_by, block.confirmed_by].contains(&who);
    let gave_word = |word: &Proposal| word.act == HIDE && word.settled.is_some_and(|settled| settled.by == who);
    decision.person == who || blocks.iter().any(blocked) || words.iter().any(gave_word)
}

impl Desk {
    /// Settles an objection, with reasons that whoever objected reads at their
    /// receipt. Where the decision is changed, what it did is taken back, after
    /// the waiting time. `sure` sends the reasons although they seem to hold
    /// personal data.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn settle_objection(
        &self,
        who: &Person,
        item: ItemId,
        objection: Option<ObjectionId>,
        outcome: Option<Reviewed>,
        reasons: &str,
        sure: bool,
    ) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        let objection = match objection {
            Some(id) => receipts::objection(&mut tx, id).await?.filter(|objection| objection.item == item),
            None => None,
        };
        let objection = objection.ok_or(Refusal::NotFound)?;
        if let Some(settled) = &objection.settled {
            return Err(Refusal::Already { state: settled.outcome.key() });
        }
        let all = decisions::of(&mut tx, item).await?;
        let decision = all.into_iter().find(|one| one.id == objection.decision).ok_or(Refusal::NotFound)?;
        let before = blocks::of_author(&mut tx, scene.item.item.author).await?;
        let block = before.iter().find(|block| block.decision == decision.id);
        let words = proposals::of(&mut tx, item.0).await?;
        if took_part(who.id, &decision, &before, &words) {
            return Err(Denied::OwnDecision.into());
        }
        let outcome = outcome.ok_or(Refusal::Empty { field: "outcome" })?;
        let reasons = reasons.trim().replace("\r\n", "\n").replace('\0', "");
        if reasons.is_empty() {
            return Err(Refusal::Empty { field: "reasons" });
        }
        let got = reasons.chars().count();
        if got > MOST {
            return Err(Refusal::TooLong { most: MOST, got });
        }
        if !sure {
            let found = self.hints(who.authority, &reasons, TextKind::Note, None).await?;
            if !found.is_empty() {
                return Err(Refusal::NotePersonalData { found });
            }
        }
        if outcome == Reviewed::Changed {
            self.take_back(&mut tx, who, &scene, &decision, block).await?;
        }
        let settled = Settled { outcome, reasons, person: who.id, at: scene.now };
        if !receipts::settle(&mut tx, objection.id, &settled).await? {
            return Err(Refusal::Already { state: outcome.key() });
        }
        let facts =
            Facts::new().and("objection", objection.id.0).and("outcome", outcome.key()).and("at", micros(scene.now));
        let mut entry = Entry::about_item(Event::ObjectionSettled, Actor::Person(who, Power::Moderate), item);
        entry.rule = decision.ground;
        self.note_down(&mut tx, who.authority, entry.with(facts)).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Takes back what a decision did, where it still stands.
    async fn take_back(
        &self,
        tx: &mut Tx,
        who: &Person,
        scene: &Scene,
        decision: &Decision,
        block: Option<&Block>,
    ) -> Result<(), Refusal> {
        let item = scene.item.item.id;
        let action = ActionId(self.chance().opaque_id());
        let (kind, event, act, fact) = match decision.kind {
            DecisionKind::Hide => {
                self.none_under_way(tx, item, &[ActionKind::Hide, ActionKind::Unhide]).await?;
                if scene.item.item.presence != Presence::Hidden {
                    return Ok(());
                }
                if let Can::No(why) = self.can_act(scene).await?.unhide {
                    return Err(Refusal::ChannelCannot { why: why.into() });
                }
                (DecisionKind::Unhide, Event::Unhidden, ActionKind::Unhide, None)
            }
            DecisionKind::Block => {
                if let Some(state) = self.block_under_way(tx, scene.item.item.author).await? {
                    return Err(Refusal::Already { state: state.key() });
                }
                let Some(block) = block.filter(|block| block.is_in_force()) else { return Ok(()) };
                if let Can::No(why) = self.can_reach(scene).await?.block {
                    return Err(Refusal::ChannelCannot { why: why.into() });
                }
                (DecisionKind::Unblock, Event::Unblocked, ActionKind::Unblock, Some(block.id.0))
            }
            _ => return Ok(()),
        };
        let (taken_back, facts) = self.decide(tx, who, scene, kind, None).await?;
        let mut facts = facts.and("action", action.0);
        if let Some(block) = fact {
            facts = facts.and("block", block);
        }
        let entry = Entry::about_item(event, Actor::Person(who, Power::Moderate), item).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        self.post(tx, scene, &taken_back, act, None, &[], action).await?;
        self.settle_case(tx, scene).await
    }
}
