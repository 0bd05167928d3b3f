//! A ground that would take away protected criticism needs another function's
//! word: whoever tried to hide has asked for it by trying. It is confirmed, and
//! the item hidden in the name of whoever asked; or the item is kept, with
//! reasons. Neither is done by whoever asked.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    case::HandedUp,
    decision::DecisionKind,
    ground::GroundRef,
    id::{ActionId, ItemId, ProposalId, RevisionId},
    item::Presence,
    person::{Person, Power, Role},
    proposal::Proposal,
};
use saklig_store::{
    On, Tx,
    escalations::{self, Escalation},
    people, proposals,
};
use serde::{Deserialize, Serialize};

use super::{Act, Scene};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The key of the proposed act.
pub(crate) const HIDE: &str = "hide";

/// Confirming the ground.
pub struct ConfirmGround;

impl Act for ConfirmGround {
    fn key(&self) -> &'static str {
        "confirm_ground"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Assess)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::CopyStored, Event::Hidden]
    }
    fn scenario(&self) -> &'static str {
        "What a lawyer confirms is hidden"
    }
}

/// Keeping the item.
pub struct DeclineGround;

impl Act for DeclineGround {
    fn key(&self) -> &'static str {
        "decline_ground"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Assess)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Declined, Event::Noted, Event::LeftVisible]
    }
    fn scenario(&self) -> &'static str {
        "A05 Criticism that a colleague reports"
    }
}

/// What is to be confirmed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Wanted {
    /// The item.
    pub item: ItemId,
    /// The version of its text.
    pub revision: RevisionId,
    /// The ground.
    pub ground: GroundRef,
}

impl Desk {
    /// What waits to be confirmed about an item, if anything does.
    pub(crate) async fn wanted_ground(
        &self,
        on: impl Into<On<'_>>,
        item: ItemId,
    ) -> Result<Option<(Proposal, Wanted)>, Refusal> {
        let now = self.now();
        let all = proposals::of(on, item.0).await?;
        let Some(open) = all.into_iter().find(|proposal| proposal.act == HIDE && proposal.is_open(now)) else {
            return Ok(None);
        };
        let wanted = serde_json::from_str(&open.content).map_err(Refusal::internal)?;
        Ok(Some((open, wanted)))
    }

    /// Asks the function for its word, if anybody holds it. Whether somebody
    /// was asked.
    pub(super) async fn ask_for_word(
        &self,
        tx: &mut Tx,
        who: &Person,
        scene: &Scene,
        ground: &GroundRef,
        by: &str,
    ) -> Result<bool, Refusal> {
        let Some(role) = Role::from_key(by) else { return Ok(false) };
        let holds = |person: &Person| person.roles.contains(&role) && person.may(Power::Assess).is_ok();
        if !people::of(&mut *tx, who.authority).await?.iter().any(holds) {
            return Ok(false);
        }
        let item = scene.item.item.id;
        let wanted = Wanted { item, revision: scene.item.revision, ground: ground.clone() };
        self.propose(tx, who, Power::Moderate, HIDE, item.0, &wanted).await?;
        let escalation = Escalation { role, person: who.id, at: scene.now, why: HandedUp::Confirmation, about: None };
        escalations::put(tx, who.authority, scene.case.id, &escalation).await?;
        self.tell_all(tx, who.authority, holds, "handed_up", item).await?;
        Ok(true)
    }

    /// Confirms the ground that another chose: the item is hidden in their name,
    /// after the waiting time.
    ///
    /// # Errors
    /// [`Refusal`] says why not; [`Refusal::Meanwhile`] where the text is another
    /// than the one that was asked about.
    pub async fn confirm_ground(&self, who: &Person, item: ItemId, proposal: ProposalId) -> Result<ActionId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Assess, item).await?;
        let proposal = self.confirm_of(&mut tx, who, (Power::Assess, Power::Moderate), HIDE, proposal).await?;
        let wanted: Wanted = serde_json::from_str(&proposal.content).map_err(Refusal::internal)?;
        if wanted.item != item {
            return Err(Refusal::NotFound);
        }
        if wanted.revision != scene.item.revision {
            return Err(Refusal::Meanwhile { changed: true, decided: false });
        }
        if let Can::No(why) = self.can_act(&scene).await?.hide {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        if scene.item.item.presence == Presence::Hidden {
            return Err(Refusal::Already { state: "hidden" });
        }
        self.none_under_way(&mut tx, item, &[ActionKind::Hide, ActionKind::Unhide]).await?;
        self.ground_on_list(&mut tx, &scene, &wanted.ground).await?;
        let proposer = people::one(&mut tx, proposal.proposed_by).await?.ok_or(Refusal::NotFound)?;
        let actor = Actor::Person(who, Power::Assess);
        let action = self.hide_now(&mut tx, actor, &proposer, &scene, &wanted.ground, Some(proposal.id)).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }

    /// Keeps the item that another wanted to hide, with reasons. `sure` keeps
    /// the reasons although they seem to hold personal data.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn decline_ground(
        &self,
        who: &Person,
        item: ItemId,
        proposal: ProposalId,
        reasons: &str,
        sure: bool,
    ) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Assess, item).await?;
        let declined = self.decline(&mut tx, who, Power::Assess, HIDE, proposal).await?;
        if declined.subject != item.0 {
            return Err(Refusal::NotFound);
        }
        self.jot(&mut tx, who, Power::Assess, &scene, reasons, sure).await?;
        self.keep(&mut tx, who, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Decides that an item stays, on the word of whoever assesses.
    pub(super) async fn keep(&self, tx: &mut Tx, who: &Person, scene: &Scene) -> Result<(), Refusal> {
        let (_, facts) = self.decide(tx, who, scene, DecisionKind::LeaveVisible, None).await?;
        let actor = Actor::Person(who, Power::Assess);
        let entry = Entry::about_item(Event::LeftVisible, actor, scene.item.item.id).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        self.settle_case(tx, scene).await
    }
}
