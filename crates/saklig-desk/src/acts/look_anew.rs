//! Put up for a new look what was decided, when its words or what stands around it
//! change. What was assessed and kept goes back to whoever assesses, when it is
//! edited, answered or quoted; whatever else was decided goes back to the
//! moderators when somebody quotes it.

use std::collections::{HashMap, HashSet};

use saklig_channel::Seen;
use saklig_journal::event::Event;
use saklig_model::{
    case::{CaseState, HandedUp},
    channel::Channel,
    clock::micros,
    decision::DecisionKind,
    id::{ItemId, PersonId},
    person::Role,
};
use saklig_store::{
    Tx, assessments, cases, decisions,
    escalations::{self, Escalation},
    items,
    journal::Facts,
};

use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// Something new that stands around an item: what it answers or quotes.
pub(crate) struct Around {
    /// The platform's identity of the item that it concerns.
    to: String,
    /// What it is to that item.
    why: HandedUp,
    /// The platform's identity of what is new.
    by: String,
}

impl Around {
    /// What a new text answers, and what it quotes.
    pub fn of(seen: &Seen) -> Vec<Self> {
        let new = |to: &String, why| Self { to: to.clone(), why, by: seen.external_id.clone() };
        let answers = seen.parent.iter().map(|to| new(to, HandedUp::Answered));
        answers.chain(seen.quotes.iter().map(|to| new(to, HandedUp::Quoted))).collect()
    }
}

impl Desk {
    /// Opens cases again: of the `changed`, and of what stands around it. `new`
    /// are the items that have just come in, by their identity at the platform.
    pub(crate) async fn context_changed(
        &self,
        tx: &mut Tx,
        channel: &Channel,
        changed: &HashSet<ItemId>,
        around: &[Around],
        new: &HashMap<&str, ItemId>,
    ) -> Result<(), Refusal> {
        if changed.is_empty() && around.is_empty() {
            return Ok(());
        }
        let by = |one: &Around| new.get(one.by.as_str()).copied();
        let mut seen = HashSet::new();
        for kept in assessments::kept(&mut *tx, channel.id).await? {
            let cause = around.iter().find(|one| one.to == kept.external_id);
            let (why, about) = match cause {
                _ if changed.contains(&kept.item) => (HandedUp::Edited, None),
                Some(cause) => (cause.why, by(cause)),
                None => continue,
            };
            if seen.insert(kept.item) {
                self.look_anew(tx, channel, kept.item, (Role::Lawyer, kept.person), (why, about)).await?;
            }
        }
        for quoted in around.iter().filter(|one| one.why == HandedUp::Quoted) {
            let Some(kept) = items::by_external_id(&mut *tx, channel.id, &quoted.to).await? else { continue };
            let decided = decisions::of(&mut *tx, kept.item.id).await?;
            let stands = |kind: DecisionKind| matches!(kind, DecisionKind::Hide | DecisionKind::LeaveVisible);
            let Some(last) = decided.iter().rfind(|one| one.undone_at.is_none() && stands(one.kind)) else { continue };
            let closed = cases::of(&mut *tx, kept.item.id).await?.is_some_and(|case| case.state == CaseState::Closed);
            if closed && seen.insert(kept.item.id) {
                let (asked, why) = ((Role::Moderator, last.person), (HandedUp::Quoted, by(quoted)));
                self.look_anew(tx, channel, kept.item.id, asked, why).await?;
            }
        }
        Ok(())
    }

    /// Puts one case up, for a function, on account of something.
    async fn look_anew(
        &self,
        tx: &mut Tx,
        channel: &Channel,
        item: ItemId,
        (role, person): (Role, PersonId),
        (why, about): (HandedUp, Option<ItemId>),
    ) -> Result<(), Refusal> {
        let Some(case) = cases::of(&mut *tx, item).await? else { return Ok(()) };
        cases::set_state(tx, case.id, CaseState::ToDecide, None).await?;
        let at = self.now();
        escalations::put(tx, channel.authority, case.id, &Escalation { role, person, at, why, about }).await?;
        let mut facts = Facts::new().and("case", case.id.0).and("why", why.key()).and("at", micros(at));
        if let Some(about) = about {
            facts = facts.and("about", about.0);
        }
        let entry = Entry::about_item(Event::ContextChanged, Actor::System, item).with(facts);
        self.note_down(tx, channel.authority, entry).await?;
        Ok(())
    }
}
