//! The steps against an author on the page of a case: limit a function, block.
//! The lowest that is open comes first; of the others the page says why they are
//! not.

use axum::{
    Form,
    extract::{Path, State},
};
use saklig_desk::{
    Refusal,
    acts::block::Wish,
    looks::{
        blocks::LimitShown,
        case_page::{ProposalShown, StepShown},
    },
};
use saklig_model::{id::ItemId, ladder::NotYet};

use super::{CaseTemplate, Filled, GroundShown, after, decide::acts};
use crate::{
    Web,
    pages::{Answer, id},
    refused,
    visitor::Visitor,
};

acts! {
    /// `POST /inbox/{item}/restrict`
    restrict as "restricted": |desk, who, item, filled| match filled.wish() {
        Some(wish) => desk.restrict(who, item, &wish).await.map(drop),
        None => Err(Refusal::NoGround),
    };
    /// `POST /inbox/{item}/unrestrict`
    unrestrict as "unrestricted": |desk, who, item, _filled| desk.unrestrict(who, item).await;
    /// `POST /inbox/{item}/done-by-hand`
    done_by_hand as "done-by-hand": |desk, who, item, _filled| desk.done_by_hand(who, item).await;
    /// `POST /inbox/{item}/block`
    block as "waits-for-approval": |desk, who, item, filled| match filled.wish() {
        Some(wish) => desk.propose_block(who, item, &wish).await.map(drop),
        None => Err(Refusal::NoGround),
    };
    /// `POST /inbox/{item}/approve`
    approve as "block-confirmed": |desk, who, item, filled| match filled.proposal.parse() {
        Ok(proposal) => desk.confirm_block(who, item, proposal).await.map(drop),
        Err(_) => Err(Refusal::NotFound),
    };
    /// `POST /inbox/{item}/decline-block`
    decline_block as "block-declined": |desk, who, item, filled| match filled.proposal.parse() {
        Ok(proposal) => desk.decline_block(who, item, proposal).await,
        Err(_) => Err(Refusal::NotFound),
    };
    /// `POST /inbox/{item}/unblock`
    unblock as "unblocking": |desk, who, item, _filled| desk.unblock(who, item).await.map(drop);
}

impl Filled {
    /// What the form of a step says.
    fn wish(&self) -> Option<Wish> {
        Some(Wish {
            ground: self.ground()?,
            reasons: self.reason.clone(),
            until: self.until.parse().ok(),
            message: Some(self.message.clone()),
            sure: self.is_sure(),
        })
    }
}

/// A step, with the keys of its texts.
pub(super) struct Step<'a> {
    /// The end of its address.
    pub act: &'static str,
    pub title: &'static str,
    pub words: &'static str,
    pub button: &'static str,
    pub shown: &'a StepShown,
}

impl Step<'_> {
    /// Whether its form is shown: where only the lesser step is missing it is, and
    /// sending it is refused in words.
    pub(super) const fn is_offered(&self) -> bool {
        self.shown.offer.can && !matches!(self.shown.not_yet, Some(NotYet::Few { .. }))
    }

    pub(super) fn is_last(&self) -> bool {
        self.act == "block"
    }
}

/// What the templates ask for.
impl CaseTemplate {
    /// Whether steps against the author are the reader's to take.
    pub(super) fn may_step(&self) -> bool {
        !self.case.item.own && self.case.channel.mode.handles_comments() && self.t.may("Moderate")
    }

    /// The steps that are not taken already, the lowest first.
    pub(super) fn steps(&self) -> Vec<Step<'_>> {
        let further = &self.case.further;
        let mut steps = Vec::new();
        if further.blocked.is_some() {
            return steps;
        }
        if further.limited.as_ref().is_none_or(|limit| !limit.in_force) {
            let (title, words, button) = ("restrict-title", "restrict-words", "restrict-do");
            steps.push(Step { act: "restrict", title, words, button, shown: &further.restrict });
        }
        if further.proposals.is_empty() {
            let (title, words, button) = ("block-title", "block-words", "block-propose");
            steps.push(Step { act: "block", title, words, button, shown: &further.block_step });
        }
        steps
    }

    pub(super) fn why_not_yet(&self, step: &Step<'_>) -> Option<String> {
        let not_yet = step.shown.not_yet.clone().filter(|_| step.shown.offer.can)?;
        Some(refused::told(self.t.texts(), &Refusal::NotYet(not_yet)))
    }

    /// The ground that was chosen, or that of the newest breach.
    pub(super) fn is_step_ground(&self, step: &Step<'_>, shown: &GroundShown) -> bool {
        match self.kept.filled(step.act) {
            Some(filled) => filled.ground == self.t.ground(&shown.reference),
            None => {
                let newest = self.case.further.breaches.first().and_then(|breach| breach.ground.as_ref());
                newest.is_some_and(|ground| ground.id == shown.reference.id)
            }
        }
    }

    pub(super) fn kept_reason(&self, act: &str) -> &str {
        self.kept.filled(act).map_or("", |filled| filled.reason.as_str())
    }

    /// The last day that the form shows: the one that was filled in, or the one
    /// that is proposed.
    pub(super) fn step_day(&self, step: &Step<'_>) -> String {
        let kept = self.kept.filled(step.act).map(|filled| filled.until.clone()).filter(|until| !until.is_empty());
        kept.unwrap_or_else(|| step.shown.days.1.to_string())
    }

    pub(super) fn step_message<'a>(&'a self, step: &'a Step<'_>) -> &'a str {
        self.kept.filled(step.act).map_or(step.shown.message.as_str(), |filled| filled.message.as_str())
    }

    /// The grounds that a step may rest on.
    pub(super) fn block_grounds(&self) -> Vec<&GroundShown> {
        let fit = &self.case.further.block_grounds;
        self.case.grounds.iter().filter(|shown| fit.contains(&shown.reference)).collect()
    }

    pub(super) fn proposal_words(&self, proposal: &ProposalShown) -> String {
        let ground = self.ground_title(&proposal.ground);
        self.t.with2("proposal-until", "date", self.day(&proposal.until), "ground", ground)
    }

    pub(super) fn limited_ground(&self, limit: &LimitShown) -> String {
        limit.ground.as_ref().map_or_else(String::new, |ground| self.ground_title(ground))
    }

    pub(super) fn is_limit_of_another(&self, limit: &LimitShown) -> bool {
        limit.item != self.case.item.id
    }
}
