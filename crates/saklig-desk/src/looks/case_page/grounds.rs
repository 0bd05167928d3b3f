//! What a case page tells of grounds: the rules of the channel, what waits for
//! another function's word, assessments, flags, the statements of reasons that
//! were given, and what was held against them.

use jiff::Timestamp;
use saklig_model::{
    decision::{DecisionKind, Reviewed},
    ground::{GroundRef, RuleSet},
    id::{ItemId, ObjectionId, ProposalId},
    person::{Person, Power, Role},
};
use saklig_store::{assessments, blocks, decisions, flags, items, proposals, receipts};
pub use saklig_store::{assessments::Assessment, flags::Flag};

use super::name_of;
use crate::{
    Desk, Refusal, acts::settle_objection::took_part, looks::receipt::taken_back, reasons::StatementOfReasons,
};

/// What a case page tells of grounds.
#[derive(Debug, Clone, Default)]
pub struct OfGrounds {
    /// The rule set that holds in the channel, if one does.
    pub rules: Option<RuleSet>,
    /// What waits for another function's word.
    pub wanted: Option<WantedShown>,
    /// Whether anybody here can be asked to assess.
    pub has_lawyer: bool,
    /// Assessments, the newest first.
    pub assessments: Vec<Assessment>,
    /// Who wanted the item looked at, the oldest first.
    pub flags: Vec<Flag>,
    /// Statements of reasons, the newest first.
    pub receipts: Vec<ReceiptGiven>,
    /// What was held against decisions, the oldest first.
    pub objections: Vec<ObjectionShown>,
}

/// A ground that another function is asked to confirm.
#[derive(Debug, Clone)]
pub struct WantedShown {
    /// The proposal.
    pub id: ProposalId,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The ground.
    pub ground: GroundRef,
    /// How many texts like it were left visible.
    pub kept: i64,
}

/// A statement of reasons that was given.
#[derive(Debug, Clone)]
pub struct ReceiptGiven {
    /// What stands in its address.
    pub code: String,
    /// What was decided.
    pub kind: DecisionKind,
    /// When.
    pub at: Timestamp,
    /// When it was taken back, if it was.
    pub taken_back_at: Option<Timestamp>,
    /// The statement.
    pub statement: StatementOfReasons,
}

/// What somebody holds against a decision.
#[derive(Debug, Clone)]
pub struct ObjectionShown {
    /// Its identity.
    pub id: ObjectionId,
    /// What they say; `None` once erased.
    pub text: Option<String>,
    /// How they want to be reached.
    pub contact: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Whether the reader took part in the decision, and so cannot settle it.
    pub is_own: bool,
    /// How it was settled: outcome, reasons, by whom, when.
    pub settled: Option<(Reviewed, String, String, Timestamp)>,
}

impl Desk {
    pub(super) async fn of_grounds(
        &self,
        who: &Person,
        kept: &items::Kept,
        rules: Option<RuleSet>,
        people: &[Person],
    ) -> Result<OfGrounds, Refusal> {
        let (db, item) = (self.store().db(), kept.item.id);
        let lawyer = |person: &Person| person.roles.contains(&Role::Lawyer) && person.may(Power::Assess).is_ok();
        let mut shown = OfGrounds {
            rules,
            has_lawyer: people.iter().any(lawyer),
            assessments: assessments::of(db, item).await?,
            flags: flags::of(db, item).await?,
            ..OfGrounds::default()
        };
        if let Some((open, wanted)) = self.wanted_ground(db, item).await? {
            shown.wanted = Some(WantedShown {
                id: open.id,
                by: name_of(people, open.proposed_by).unwrap_or_default(),
                at: open.proposed_at,
                ground: wanted.ground,
                kept: decisions::left_visible_with(db, who.authority, "protected_criticism").await?,
            });
        }
        let all = decisions::of(db, item).await?;
        for receipt in receipts::of(db, item).await? {
            let Some(decision) = all.iter().find(|one| one.id == receipt.decision) else { continue };
            shown.receipts.push(ReceiptGiven {
                code: receipt.code,
                kind: decision.kind,
                at: decision.at,
                taken_back_at: taken_back(&all, decision),
                statement: serde_json::from_str(&receipt.statement).map_err(Refusal::internal)?,
            });
        }
        let objections = receipts::objections_about(db, item).await?;
        let blocks = if objections.is_empty() { Vec::new() } else { blocks::of_author(db, kept.item.author).await? };
        let words = if objections.is_empty() { Vec::new() } else { proposals::of(db, item.0).await? };
        for objection in objections {
            let decision = all.iter().find(|one| one.id == objection.decision);
            let is_own = decision.is_some_and(|decision| took_part(who.id, decision, &blocks, &words));
            shown.objections.push(ObjectionShown {
                id: objection.id,
                text: objection.text,
                contact: objection.contact,
                at: objection.at,
                is_own,
                settled: objection.settled.map(|settled| {
                    let by = name_of(people, settled.person).unwrap_or_default();
                    (settled.outcome, settled.reasons, by, settled.at)
                }),
            });
        }
        Ok(shown)
    }

    /// The items about which somebody objects to what others than this person
    /// decided, the longest waiting first.
    pub(crate) async fn objections_for(&self, who: &Person) -> Result<Vec<ItemId>, Refusal> {
        if who.may(Power::Moderate).is_err() {
            return Ok(Vec::new());
        }
        let open = receipts::open(self.store().db(), who.authority).await?;
        let others = open.into_iter().filter(|(_, _, decided_by)| *decided_by != who.id);
        Ok(others.map(|(_, item, _)| item).collect())
    }
}
