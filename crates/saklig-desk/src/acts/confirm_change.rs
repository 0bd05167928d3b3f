//! Confirm or decline a change of power that another administrator proposed.

use saklig_journal::event::Event;
use saklig_model::{
    change::Change,
    id::{PersonId, ProposalId},
    person::{Denied, Person, Power},
    proposal::Proposal,
};
use saklig_store::{Tx, authorities, people, proposals};

use super::{
    Act,
    change_power::{Changed, Keepers},
};
use crate::{Desk, Refusal};

/// Another administrator confirms.
pub struct ConfirmChange;

impl Act for ConfirmChange {
    fn key(&self) -> &'static str {
        "confirm_change"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[
            Event::PersonAdded,
            Event::RoleChanged,
            Event::EmploymentChanged,
            Event::AccountClosed,
            Event::AccountReopened,
            Event::SecondFactorReset,
            Event::AddressMade,
        ]
    }
    fn scenario(&self) -> &'static str {
        "Giving a role takes two"
    }
}

/// Another administrator declines, or whoever proposed it withdraws.
pub struct DeclineChange;

impl Act for DeclineChange {
    fn key(&self) -> &'static str {
        "decline_change"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Declined]
    }
    fn scenario(&self) -> &'static str {
        "A proposal is declined, withdrawn, or lapses"
    }
}

impl Desk {
    /// Confirms a proposed change, and does it. Nobody confirms what concerns
    /// their own power.
    ///
    /// # Errors
    /// [`Refusal`] says why not; the proposal then stays as it is.
    pub async fn confirm_change(&self, who: &Person, id: ProposalId) -> Result<Changed, Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        authorities::lock(&mut tx, who.authority).await?;
        let (proposal, change) = proposed(&mut tx, who, id).await?;
        self.confirm(&mut tx, who, Power::RunPeople, &proposal.act, id).await?;
        if proposal.subject == who.id.0 {
            return Err(Denied::OwnPower.into());
        }
        let kept = people::kept(&mut tx, PersonId(proposal.subject)).await?.ok_or(Refusal::NotFound)?;
        let keepers = Keepers::of(&mut tx, who.authority).await?;
        self.can_be(&keepers, &kept.person, &change)?;
        let changed = self.do_change(&mut tx, who, &kept.person, &change, Some(id)).await?;
        tx.commit().await?;
        self.ring();
        Ok(changed)
    }

    /// Declines another's proposed change, or withdraws one's own.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn decline_change(&self, who: &Person, id: ProposalId) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        let (proposal, change) = proposed(&mut tx, who, id).await?;
        self.decline(&mut tx, who, Power::RunPeople, &proposal.act, id).await?;
        if matches!(change, Change::Add { .. }) {
            people::unpropose(&mut tx, PersonId(proposal.subject)).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}

/// A proposal of this authority, if it is one about somebody's power.
async fn proposed(tx: &mut Tx, who: &Person, id: ProposalId) -> Result<(Proposal, Change), Refusal> {
    let proposal = proposals::one(&mut *tx, id)
        .await?
        .filter(|proposal| proposal.authority == who.authority && Change::KEYS.contains(&proposal.act.as_str()))
        .ok_or(Refusal::NotFound)?;
    let change = serde_json::from_str(&proposal.content).map_err(Refusal::internal)?;
    Ok((proposal, change))
}
