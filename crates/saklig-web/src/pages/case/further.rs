//! The rarer acts: give the case away, hand it up, report, remove one's own. Small
//! forms under one disclosure.

use axum::{
    Form,
    extract::{Path, State},
};
use jiff::civil::Date;
use saklig_desk::{
    Refusal,
    looks::{
        blocks::BlockShown,
        case_page::{Flag, ReceiptGiven},
    },
};
use saklig_model::{
    case::CaseState,
    decision::{Assessed, Reviewed},
    id::ItemId,
    item::FlaggedBy,
    pack::Texts,
    person::Role,
};

use super::{CaseTemplate, Filled, after, decide::acts};
use crate::{
    Web, figures,
    pages::{Answer, id},
    visitor::Visitor,
};

/// The rarer acts whose filled-in form is kept, each with the key of what is
/// said once it is done.
pub(super) const ACTS: [(&str, &str); 12] = [
    ("leave-to-others", "left-to-others"),
    ("ask-lawyer", "lawyer-asked"),
    ("assess", "assessed"),
    ("decline", "kept-visible"),
    ("flag", "flagged"),
    ("objection", "objection-settled"),
    ("restrict", "restricted"),
    ("block", "waits-for-approval"),
    ("report", "reporting"),
    ("remove", "removing"),
    ("assign", "assigned"),
    ("escalate", "escalated"),
];

acts! {
    /// `POST /inbox/{item}/report`
    report as "reporting": |desk, who, item, filled| desk.report(who, item, &filled.reason).await.map(drop);
    /// `POST /inbox/{item}/remove`
    remove as "removing": |desk, who, item, filled| desk.remove_own(who, item, &filled.reason).await.map(drop);
    /// `POST /inbox/{item}/leave-to-others`
    leave_to_others as "left-to-others": |desk, who, item, filled| {
        desk.leave_to_others(who, item, &filled.text, filled.is_sure()).await
    };
    /// `POST /inbox/{item}/assign`
    assign as "assigned": |desk, who, item, filled| desk.assign(who, item, filled.person.parse().ok()).await;
    /// `POST /inbox/{item}/escalate`
    escalate as "escalated": |desk, who, item, filled| {
        desk.escalate(who, item, Role::from_key(&filled.role), &filled.text, filled.is_sure()).await
    };
    /// `POST /inbox/{item}/ask-lawyer`
    ask_lawyer as "lawyer-asked": |desk, who, item, filled| {
        desk.escalate(who, item, Some(Role::Lawyer), &filled.note, filled.is_sure()).await
    };
    /// `POST /inbox/{item}/flag`
    flag as "flagged": |desk, who, item, filled| {
        desk.flag(who, item, FlaggedBy::from_key(&filled.source), &filled.note, filled.is_sure()).await
    };
    /// `POST /inbox/{item}/confirm`
    confirm as "hiding": |desk, who, item, filled| match filled.proposal.parse() {
        Ok(proposal) => desk.confirm_ground(who, item, proposal).await.map(drop),
        Err(_) => Err(Refusal::NotFound),
    };
    /// `POST /inbox/{item}/decline`
    decline as "kept-visible": |desk, who, item, filled| match filled.proposal.parse() {
        Ok(proposal) => desk.decline_ground(who, item, proposal, &filled.note, filled.is_sure()).await,
        Err(_) => Err(Refusal::NotFound),
    };
    /// `POST /inbox/{item}/objection`
    objection as "objection-settled": |desk, who, item, filled| {
        let outcome = Reviewed::from_key(&filled.outcome);
        desk.settle_objection(who, item, filled.objection.parse().ok(), outcome, &filled.note, filled.is_sure()).await
    };
}

/// `POST /inbox/{item}/assess`
pub(crate) async fn assess(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let item: ItemId = id(&item)?;
    let desk = web.desk.having_seen(filled.seen.parse().ok());
    let outcome = Assessed::from_key(&filled.outcome.replace('-', "_"));
    let done = desk.assess(&visitor.person, item, &filled.ground, outcome, &filled.note, filled.is_sure()).await;
    // What is not obvious is left visible by it.
    let left = done.is_ok() && outcome == Some(Assessed::NotObvious);
    after(&web, &visitor, item, filled, if left { "left" } else { "assessed" }, done).await
}

/// What the templates of the rarer acts ask for.
impl CaseTemplate {
    /// Whether the case can be given away or handed up by the reader.
    pub(super) fn can_hand_on(&self) -> bool {
        self.t.may("Claim") && !self.is_closed() && (self.case.holder.is_none() || self.is_mine())
    }

    pub(super) fn can_assign(&self) -> bool {
        self.can_hand_on() && !self.case.further.colleagues.is_empty()
    }

    pub(super) fn can_escalate(&self) -> bool {
        self.can_hand_on() && !self.case.further.functions.is_empty() && self.case.further.escalated.is_none()
    }

    pub(super) fn may_report(&self) -> bool {
        self.can_decide()
    }

    pub(super) fn may_remove(&self) -> bool {
        self.case.item.own && !self.case.is_gone() && self.t.may("Moderate")
    }

    /// Whether others have answered what still waits for an answer, and the
    /// reader may leave it at that.
    pub(super) fn may_leave_to_others(&self) -> bool {
        self.has_others() && self.t.may("Close")
    }

    /// Whether others have answered what still waits for an answer here.
    pub(super) fn has_others(&self) -> bool {
        let open = self.case.case.as_ref().is_some_and(|case| case.state != CaseState::Closed);
        open && self.case.answered_by_others > 0
    }

    pub(super) fn can_ask_lawyer(&self) -> bool {
        let grounds = &self.case.of_grounds;
        let asks = grounds.has_lawyer && grounds.wanted.is_none() && self.case.further.escalated.is_none();
        asks && self.can_hand_on() && self.can_decide() && !self.t.may("Assess")
    }

    pub(super) fn can_assess(&self) -> bool {
        let case = &self.case;
        !case.item.own && !case.is_gone() && !self.is_hidden() && self.t.may("Assess") && !case.grounds.is_empty()
    }

    pub(super) fn can_flag(&self) -> bool {
        !self.case.item.own && !self.case.is_gone() && self.t.may("Claim")
    }

    /// Whether there is anything to offer under the disclosure.
    pub(super) fn has_further(&self) -> bool {
        if self.can_ask_lawyer() || self.can_assess() || self.can_flag() {
            return true;
        }
        self.can_assign() || self.can_escalate() || self.may_step() || self.may_report() || self.may_remove()
    }

    pub(super) fn kept_text(&self, act: &str) -> &str {
        self.kept.filled(act).map_or("", |filled| filled.text.as_str())
    }

    /// A text of a pack or a statement, in the reader's language.
    pub(super) fn words<'a>(&self, texts: &'a Texts) -> &'a str {
        texts.get(self.t.texts().0)
    }

    pub(super) fn is_by_visitors(flag: &Flag) -> bool {
        flag.source == FlaggedBy::Visitors
    }

    pub(super) fn kept_note(&self, act: &str) -> &str {
        self.kept.filled(act).map_or("", |filled| filled.note.as_str())
    }

    pub(super) fn was_outcome(&self, act: &str, outcome: &str) -> bool {
        self.kept.filled(act).is_some_and(|filled| filled.outcome == outcome)
    }

    pub(super) fn was_source(&self, source: &str) -> bool {
        self.kept.filled("flag").is_some_and(|filled| filled.source == source)
    }

    /// Whether hiding is offered: not while another function's word is awaited.
    pub(super) fn offers_hiding(&self) -> bool {
        self.case.can_hide && self.case.of_grounds.wanted.is_none()
    }

    /// The whole address of a receipt, where the program knows its own.
    pub(super) fn receipt_address(&self, receipt: &ReceiptGiven) -> String {
        format!("{}/receipt/{}", self.origin, receipt.code)
    }

    /// What can be sent to the author in private, in their language or ours.
    pub(super) fn message(&self, receipt: &ReceiptGiven) -> String {
        let statement = &receipt.statement;
        statement.message(statement.language, &self.receipt_address(receipt), &format!("{}/", self.origin))
    }

    /// Whether this choice of a list was made before it was refused.
    pub(super) fn was_chosen(&self, act: &str, value: &str) -> bool {
        self.kept.filled(act).is_some_and(|filled| {
            [&filled.ground, &filled.reason, &filled.person, &filled.role].into_iter().any(|chosen| chosen == value)
        })
    }

    pub(super) fn day(&self, day: &Date) -> String {
        figures::civil_day(self.t.texts(), *day)
    }

    pub(super) fn blocked_ground(&self, block: &BlockShown) -> String {
        block.ground.as_ref().map_or_else(String::new, |ground| self.ground_title(ground))
    }
}
