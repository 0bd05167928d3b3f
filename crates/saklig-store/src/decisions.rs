//! Decisions.

use saklig_model::{
    clock::from_micros,
    decision::{Decision, DecisionKind},
    ground::GroundRef,
    id::{AuthorityId, DecisionId, ItemId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx, items::list};

statements! {
    ADD = Statement::same("INSERT INTO decision (id, authority, case_file, item, kind, ground_pack, ground_id, ground_version, person, decided_at, channel) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (SELECT i.channel FROM item i WHERE i.id = $4))");
    OF_ITEM = Statement::same("SELECT id, case_file, item, kind, ground_pack, ground_id, ground_version, person, decided_at, undone_at FROM decision WHERE item = $1 ORDER BY decided_at, id");
    PUT_TOGETHER = Statement::same("UPDATE decision SET together = $2 WHERE id = $1");
    TOGETHER = Statement::same("SELECT id, case_file, item, kind, ground_pack, ground_id, ground_version, person, decided_at, undone_at FROM decision WHERE together = $1 ORDER BY item, id");
    GROUPS_OF = Statement::same("SELECT together FROM decision WHERE item = $1 AND together IS NOT NULL ORDER BY decided_at, id");
    LEFT_AMONG = Statement::differing(
        "SELECT DISTINCT item FROM decision WHERE item IN (SELECT unhex(value) FROM json_each($1)) AND kind = 'leave_visible' AND undone_at IS NULL",
        "SELECT DISTINCT item FROM decision WHERE item IN (SELECT CAST(jsonb_array_elements_text($1::jsonb) AS UUID)) AND kind = 'leave_visible' AND undone_at IS NULL",
    );
    UNDO = Statement::same("UPDATE decision SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL");
    // From the findings, of which there are fewer than decisions.
    KEPT_CRITICISM = Statement::same("SELECT COUNT(DISTINCT i.id) AS count FROM finding f CROSS JOIN item_revision v JOIN item i ON i.id = v.item WHERE v.id = f.revision AND i.revision = v.id AND f.authority = $1 AND f.kind = $2 AND EXISTS (SELECT 1 FROM decision d WHERE d.item = i.id AND d.authority = $1 AND d.kind = 'leave_visible' AND d.undone_at IS NULL)");
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    case_file: Uuid,
    item: Uuid,
    kind: String,
    ground_pack: Option<String>,
    ground_id: Option<String>,
    ground_version: Option<i64>,
    person: Uuid,
    decided_at: i64,
    undone_at: Option<i64>,
}

impl TryFrom<Row> for Decision {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        let ground = match (row.ground_pack, row.ground_id, row.ground_version) {
            (Some(pack), Some(id), Some(version)) => Some(GroundRef {
                pack,
                id,
                version: u32::try_from(version).map_err(|_| Error::Unexpected { what: "version of a ground" })?,
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id.into(),
            case: row.case_file.into(),
            item: row.item.into(),
            kind: DecisionKind::from_key(&row.kind).ok_or(Error::Unexpected { what: "kind of decision" })?,
            ground,
            person: row.person.into(),
            at: from_micros(row.decided_at),
            undone_at: row.undone_at.map(from_micros),
        })
    }
}

/// Records a decision.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, authority: AuthorityId, decision: &Decision) -> Result<()> {
    let ground = decision.ground.as_ref();
    tx.sql(&ADD)
        .bind(decision.id.0)
        .bind(authority.0)
        .bind(decision.case.0)
        .bind(decision.item.0)
        .bind(decision.kind.key().to_owned())
        .bind(ground.map(|ground| ground.pack.clone()))
        .bind(ground.map(|ground| ground.id.clone()))
        .bind(ground.map(|ground| i64::from(ground.version)))
        .bind(decision.person.0)
        .bind(decision.at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// The decisions about an item, the oldest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Decision>> {
    let on = on.into();
    on.sql(&OF_ITEM).bind(item.0).all::<Row>(on).await?.into_iter().map(Decision::try_from).collect()
}

/// Names the group over which a decision was taken.
///
/// # Errors
/// The database's.
pub async fn put_together(tx: &mut Tx, id: DecisionId, group: Uuid) -> Result<()> {
    tx.sql(&PUT_TOGETHER).bind(id.0).bind(group).run(tx).await?;
    Ok(())
}

/// The decisions that were taken over a group at once, one an item, in the order
/// of the items.
///
/// # Errors
/// The database's.
pub async fn together(on: impl Into<On<'_>>, group: Uuid) -> Result<Vec<Decision>> {
    let on = on.into();
    on.sql(&TOGETHER).bind(group).all::<Row>(on).await?.into_iter().map(Decision::try_from).collect()
}

#[derive(FromRow)]
struct Group {
    together: Uuid,
}

/// The groups with which an item was decided on, the oldest first.
///
/// # Errors
/// The database's.
pub async fn groups_of(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Uuid>> {
    let on = on.into();
    Ok(on.sql(&GROUPS_OF).bind(item.0).all::<Group>(on).await?.into_iter().map(|row| row.together).collect())
}

#[derive(FromRow)]
struct Left {
    item: Uuid,
}

/// Which of these items were left visible by a decision that stands.
///
/// # Errors
/// The database's.
pub async fn left_among(on: impl Into<On<'_>>, items: impl Iterator<Item = ItemId>) -> Result<Vec<ItemId>> {
    let on = on.into();
    let ids: Vec<String> = items.map(|id| id.0.simple().to_string()).collect();
    let rows = on.sql(&LEFT_AMONG).bind(list(ids.iter().map(String::as_str))).all::<Left>(on).await?;
    Ok(rows.into_iter().map(|row| row.item.into()).collect())
}

/// Marks a decision as undone; whether it was not before.
///
/// # Errors
/// The database's.
pub async fn undo(tx: &mut Tx, id: DecisionId, now: i64) -> Result<bool> {
    Ok(tx.sql(&UNDO).bind(id.0).bind(now).run(tx).await? == 1)
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many items with a finding of this kind were left visible by decision.
///
/// # Errors
/// The database's.
pub async fn left_visible_with(on: impl Into<On<'_>>, authority: AuthorityId, kind: &str) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&KEPT_CRITICISM).bind(authority.0).bind(kind.to_owned()).one::<Count>(on).await?.count)
}
