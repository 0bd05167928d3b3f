//! A receipt: what whoever has its address reads, without signing in.

use jiff::Timestamp;
use saklig_model::{
    authority::Authority,
    decision::{Decision, DecisionKind, Reviewed},
};
use saklig_store::{decisions, items, receipts};

use crate::{Desk, Refusal, acts::object::TIMES, reasons::StatementOfReasons};

/// A receipt, as it is read.
#[derive(Debug, Clone)]
pub struct ReceiptShown {
    /// The authority that decided.
    pub authority: Authority,
    /// Why.
    pub statement: StatementOfReasons,
    /// What was decided.
    pub kind: DecisionKind,
    /// When.
    pub at: Timestamp,
    /// When it was taken back, if it was: undone, or decided otherwise later.
    pub taken_back_at: Option<Timestamp>,
    /// What was held against it: when, and how it was settled.
    pub objections: Vec<ObjectionRead>,
    /// Whether one may object now.
    pub may_object: bool,
}

/// An objection, as whoever made it reads it. Their words are not shown again:
/// the address may have been passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectionRead {
    /// When it was made.
    pub at: Timestamp,
    /// How it was settled, why, and when.
    pub settled: Option<(Reviewed, String, Timestamp)>,
}

impl Desk {
    /// The receipt at an address.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub async fn receipt(&self, code: &str) -> Result<ReceiptShown, Refusal> {
        let db = self.store().db();
        let receipt = receipts::by_code(db, code).await?.ok_or(Refusal::NotFound)?;
        let authority = self.authority(receipt.authority).await?;
        let all = decisions::of(db, receipt.item).await?;
        let decision = all.iter().find(|one| one.id == receipt.decision).ok_or(Refusal::NotFound)?;
        items::one(db, receipt.item).await?.ok_or(Refusal::NotFound)?;
        let objections: Vec<ObjectionRead> = receipts::objections(db, receipt.id)
            .await?
            .into_iter()
            .map(|objection| ObjectionRead {
                at: objection.at,
                settled: objection.settled.map(|settled| (settled.outcome, settled.reasons, settled.at)),
            })
            .collect();
        Ok(ReceiptShown {
            authority,
            statement: serde_json::from_str(&receipt.statement).map_err(Refusal::internal)?,
            kind: decision.kind,
            at: decision.at,
            taken_back_at: taken_back(&all, decision),
            may_object: objections.len() < TIMES && objections.iter().all(|objection| objection.settled.is_some()),
            objections,
        })
    }
}

/// When a decision was taken back.
pub(crate) fn taken_back(all: &[Decision], decision: &Decision) -> Option<Timestamp> {
    let counter = match decision.kind {
        DecisionKind::Hide => DecisionKind::Unhide,
        DecisionKind::Block => DecisionKind::Unblock,
        _ => return decision.undone_at,
    };
    let later = all.iter().find(|one| one.kind == counter && one.undone_at.is_none() && one.at >= decision.at);
    decision.undone_at.or(later.map(|later| later.at))
}
