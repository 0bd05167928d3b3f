//! Receipts: the statement of reasons of a restriction, at an address that only
//! those know who were given it; and what is held against the decision there.

use jiff::Timestamp;
use saklig_model::{
    clock::from_micros,
    decision::Reviewed,
    id::{AuthorityId, DecisionId, ItemId, ObjectionId, PersonId, ReceiptId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO receipt (id, authority, item, decision, code, statement, sha256, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    BY_CODE = Statement::same("SELECT id, authority, item, decision, code, statement, sha256, made_at FROM receipt WHERE code = $1");
    ONE = Statement::same("SELECT id, authority, item, decision, code, statement, sha256, made_at FROM receipt WHERE id = $1");
    OF_ITEM = Statement::same("SELECT id, authority, item, decision, code, statement, sha256, made_at FROM receipt WHERE item = $1 ORDER BY made_at DESC, id");
    OBJECT = Statement::same("INSERT INTO objection (id, authority, receipt, item, decision, text, contact, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    OBJECTION = Statement::same("SELECT id, authority, receipt, item, decision, text, contact, made_at, outcome, reasons, person, settled_at FROM objection WHERE id = $1");
    OBJECTIONS_OF_RECEIPT = Statement::same("SELECT id, authority, receipt, item, decision, text, contact, made_at, outcome, reasons, person, settled_at FROM objection WHERE receipt = $1 ORDER BY made_at, id");
    OBJECTIONS_OF_ITEM = Statement::same("SELECT id, authority, receipt, item, decision, text, contact, made_at, outcome, reasons, person, settled_at FROM objection WHERE item = $1 ORDER BY made_at, id");
    OPEN_OBJECTIONS = Statement::same("SELECT o.id, o.item, d.person FROM objection o JOIN decision d ON d.id = o.decision WHERE o.authority = $1 AND o.outcome IS NULL ORDER BY o.made_at, o.id LIMIT 500");
    SETTLE = Statement::same("UPDATE objection SET outcome = $2, reasons = $3, person = $4, settled_at = $5 WHERE id = $1 AND outcome IS NULL");
    ERASE = Statement::same("UPDATE objection SET text = NULL, contact = NULL WHERE item = $1");
}

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its identity.
    pub id: ReceiptId,
    /// The authority that decided.
    pub authority: AuthorityId,
    /// The item.
    pub item: ItemId,
    /// The decision.
    pub decision: DecisionId,
    /// What stands in its address.
    pub code: String,
    /// The statement of reasons, as JSON.
    pub statement: String,
    /// The statement's SHA-256 in hexadecimal.
    pub sha256: String,
    /// When it was made.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    item: Uuid,
    decision: Uuid,
    code: String,
    statement: String,
    sha256: String,
    made_at: i64,
}

impl From<Row> for Receipt {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            authority: row.authority.into(),
            item: row.item.into(),
            decision: row.decision.into(),
            code: row.code,
            statement: row.statement,
            sha256: row.sha256,
            at: from_micros(row.made_at),
        }
    }
}

/// What somebody holds against a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Its identity.
    pub id: ObjectionId,
    /// The authority that decided.
    pub authority: AuthorityId,
    /// The receipt at which it was made.
    pub receipt: ReceiptId,
    /// The item.
    pub item: ItemId,
    /// The decision.
    pub decision: DecisionId,
    /// What they say; `None` once erased.
    pub text: Option<String>,
    /// How they want to be reached, if they said; `None` once erased.
    pub contact: Option<String>,
    /// When.
    pub at: Timestamp,
    /// How it was settled.
    pub settled: Option<Settled>,
}

/// How an objection was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// What was decided.
    pub outcome: Reviewed,
    /// Why, for whoever objected.
    pub reasons: String,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct ObjectionRow {
    id: Uuid,
    authority: Uuid,
    receipt: Uuid,
    item: Uuid,
    decision: Uuid,
    text: Option<String>,
    contact: Option<String>,
    made_at: i64,
    outcome: Option<String>,
    reasons: Option<String>,
    person: Option<Uuid>,
    settled_at: Option<i64>,
}

impl TryFrom<ObjectionRow> for Objection {
    type Error = Error;
    fn try_from(row: ObjectionRow) -> Result<Self> {
        let settled = match (row.outcome, row.person, row.settled_at) {
            (Some(outcome), Some(person), Some(at)) => Some(Settled {
                outcome: Reviewed::from_key(&outcome).ok_or(Error::Unexpected { what: "outcome of an objection" })?,
                reasons: row.reasons.unwrap_or_default(),
                person: person.into(),
                at: from_micros(at),
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id.into(),
            authority: row.authority.into(),
            receipt: row.receipt.into(),
            item: row.item.into(),
            decision: row.decision.into(),
            text: row.text,
            contact: row.contact,
            at: from_micros(row.made_at),
            settled,
        })
    }
}

/// Keeps a receipt.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, receipt: &Receipt) -> Result<()> {
    tx.sql(&ADD)
        .bind(receipt.id.0)
        .bind(receipt.authority.0)
        .bind(receipt.item.0)
        .bind(receipt.decision.0)
        .bind(receipt.code.clone())
        .bind(receipt.statement.clone())
        .bind(receipt.sha256.clone())
        .bind(receipt.at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// The receipt at an address.
///
/// # Errors
/// The database's.
pub async fn by_code(on: impl Into<On<'_>>, code: &str) -> Result<Option<Receipt>> {
    let on = on.into();
    Ok(on.sql(&BY_CODE).bind(code.to_owned()).maybe::<Row>(on).await?.map(Receipt::from))
}

/// One receipt.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: ReceiptId) -> Result<Option<Receipt>> {
    let on = on.into();
    Ok(on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Receipt::from))
}

/// The receipts of an item's restrictions, the newest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Receipt>> {
    let on = on.into();
    Ok(on.sql(&OF_ITEM).bind(item.0).all::<Row>(on).await?.into_iter().map(Receipt::from).collect())
}

/// Takes an objection in.
///
/// # Errors
/// The database's.
pub async fn object(tx: &mut Tx, objection: &Objection) -> Result<()> {
    tx.sql(&OBJECT)
        .bind(objection.id.0)
        .bind(objection.authority.0)
        .bind(objection.receipt.0)
        .bind(objection.item.0)
        .bind(objection.decision.0)
        .bind(objection.text.clone())
        .bind(objection.contact.clone())
        .bind(objection.at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// One objection.
///
/// # Errors
/// The database's.
pub async fn objection(on: impl Into<On<'_>>, id: ObjectionId) -> Result<Option<Objection>> {
    let on = on.into();
    on.sql(&OBJECTION).bind(id.0).maybe::<ObjectionRow>(on).await?.map(Objection::try_from).transpose()
}

/// The objections at a receipt, the oldest first.
///
/// # Errors
/// The database's.
pub async fn objections(on: impl Into<On<'_>>, receipt: ReceiptId) -> Result<Vec<Objection>> {
    let on = on.into();
    let rows = on.sql(&OBJECTIONS_OF_RECEIPT).bind(receipt.0).all::<ObjectionRow>(on).await?;
    rows.into_iter().map(Objection::try_from).collect()
}

/// The objections about an item, the oldest first.
///
/// # Errors
/// The database's.
pub async fn objections_about(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Objection>> {
    let on = on.into();
    let rows = on.sql(&OBJECTIONS_OF_ITEM).bind(item.0).all::<ObjectionRow>(on).await?;
    rows.into_iter().map(Objection::try_from).collect()
}

#[derive(FromRow)]
struct OpenRow {
    id: Uuid,
    item: Uuid,
    person: Uuid,
}

/// The objections that nobody has settled, the longest waiting first: each with
/// its item, and whoever took the decision.
///
/// # Errors
/// The database's.
pub async fn open(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<(ObjectionId, ItemId, PersonId)>> {
    let on = on.into();
    let rows = on.sql(&OPEN_OBJECTIONS).bind(authority.0).all::<OpenRow>(on).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.item.into(), row.person.into())).collect())
}

/// Settles an objection; `false` when somebody else did so first.
///
/// # Errors
/// The database's.
pub async fn settle(tx: &mut Tx, id: ObjectionId, settled: &Settled) -> Result<bool> {
    let rows = tx
        .sql(&SETTLE)
        .bind(id.0)
        .bind(settled.outcome.key().to_owned())
        .bind(settled.reasons.clone())
        .bind(settled.person.0)
        .bind(settled.at.as_microsecond())
        .run(tx)
        .await?;
    Ok(rows == 1)
}

/// Erases what was said against decisions about an item, and by whom.
///
/// # Errors
/// The database's.
pub async fn erase(tx: &mut Tx, item: ItemId) -> Result<()> {
    tx.sql(&ERASE).bind(item.0).run(tx).await?;
    Ok(())
}
