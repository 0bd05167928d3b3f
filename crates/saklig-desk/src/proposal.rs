//! What takes two: one person proposes, another confirms.
//!
//! An act that takes two has two halves. The first calls [`Desk::propose`]
//! instead of doing anything; the second calls [`Desk::confirm`] first, does
//! what was proposed in the same transaction, and names the proposal in its
//! entry's facts. What was proposed is never edited: another wish is another
//! proposal.

use saklig_journal::event::Event;
use saklig_model::{
    id::ProposalId,
    person::{Person, Power},
    proposal::{Outcome, Proposal, Settled},
};
use saklig_store::{Tx, journal::Facts, people, proposals};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

impl Desk {
    /// Proposes an act: nothing is done until another person confirms it. An
    /// open proposal of the same act about the same subject is in the way.
    pub(crate) async fn propose(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        act: &str,
        subject: Uuid,
        content: &(impl Serialize + Sync),
    ) -> Result<ProposalId, Refusal> {
        who.may(power)?;
        let now = self.now();
        let before = proposals::of(&mut *tx, subject).await?;
        if before.iter().any(|other| other.authority == who.authority && other.act == act && other.is_open(now)) {
            return Err(Refusal::Already { state: "proposed" });
        }
        let proposal = Proposal {
            id: ProposalId(self.chance().opaque_id()),
            authority: who.authority,
            act: act.to_owned(),
            subject,
            content: serde_json::to_string(content).map_err(Refusal::internal)?,
            proposed_by: who.id,
            proposed_at: now,
            settled: None,
        };
        proposals::add(tx, &proposal).await?;
        let facts = Facts::new()
            .and("act", act)
            .and("subject", subject)
            .and("content", proposal.content.as_str())
            .and("at", self.now_micros());
        let entry = Entry::about(Event::Proposed, Actor::Person(who, power), "proposal", proposal.id.0).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        Ok(proposal.id)
    }

    /// Takes up a proposal to do what it says, in the transaction that does it.
    /// The caller's entry carries the proposal's identity among its facts.
    pub(crate) async fn confirm(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        act: &str,
        id: ProposalId,
    ) -> Result<Proposal, Refusal> {
        self.confirm_of(tx, who, (power, power), act, id).await
    }

    /// The same where it takes another power to confirm than to propose: the
    /// first of the two confirms.
    pub(crate) async fn confirm_of(
        &self,
        tx: &mut Tx,
        who: &Person,
        (power, proposers): (Power, Power),
        act: &str,
        id: ProposalId,
    ) -> Result<Proposal, Refusal> {
        who.may(power)?;
        let proposal = self.open_proposal(tx, who, act, id).await?;
        proposal.may_confirm(who, power)?;
        // A right that has lapsed carries no proposal either.
        let proposer = people::one(&mut *tx, proposal.proposed_by).await?.ok_or(Refusal::NotFound)?;
        proposer.may(proposers)?;
        self.settle_proposal(tx, who, id, Outcome::Confirmed).await?;
        Ok(proposal)
    }

    /// Declines another's proposal, or withdraws one's own.
    pub(crate) async fn decline(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        act: &str,
        id: ProposalId,
    ) -> Result<Proposal, Refusal> {
        who.may(power)?;
        let proposal = self.open_proposal(tx, who, act, id).await?;
        let outcome = if proposal.proposed_by == who.id { Outcome::Withdrawn } else { Outcome::Declined };
        self.settle_proposal(tx, who, id, outcome).await?;
        let facts = Facts::new().and("outcome", outcome.key()).and("at", self.now_micros());
        let entry = Entry::about(Event::Declined, Actor::Person(who, power), "proposal", id.0).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        Ok(proposal)
    }

    async fn open_proposal(&self, tx: &mut Tx, who: &Person, act: &str, id: ProposalId) -> Result<Proposal, Refusal> {
        let proposal = proposals::one(&mut *tx, id)
            .await?
            .filter(|proposal| proposal.authority == who.authority && proposal.act == act)
            .ok_or(Refusal::NotFound)?;
        match &proposal.settled {
            Some(settled) => Err(Refusal::Already { state: settled.outcome.key() }),
            None if !proposal.is_open(self.now()) => Err(Refusal::Already { state: "lapsed" }),
            None => Ok(proposal),
        }
    }

    async fn settle_proposal(
        &self,
        tx: &mut Tx,
        who: &Person,
        id: ProposalId,
        outcome: Outcome,
    ) -> Result<(), Refusal> {
        let settled = Settled { outcome, by: who.id, at: self.now() };
        // Two who settle it at once: the first one's word holds.
        if proposals::settle(tx, id, settled).await? { Ok(()) } else { Err(Refusal::Already { state: outcome.key() }) }
    }
}
