//! A whole thread.

use std::collections::HashMap;

use saklig_model::{
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::{
    answers,
    cases::{self, Listed},
    items,
};

use super::Row;
use crate::{Desk, Refusal};

/// The most items of a thread that are shown.
const MOST: i64 = 500;

/// The deepest that answers are moved in.
const DEEPEST: usize = 6;

/// A thread: the post and everything under it, in the order of writing, each
/// with its depth. Texts are shown whole, with findings covered as in lists.
#[derive(Debug, Clone)]
pub struct Thread {
    /// The items.
    pub rows: Vec<(usize, Row)>,
    /// Which of them an expert in service wrote, on record.
    pub by_experts: Vec<ItemId>,
    /// Whether there are more than are shown (500).
    pub more: bool,
}

impl Desk {
    /// The thread that an item belongs to.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn thread(&self, who: &Person, item: ItemId) -> Result<Thread, Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let kept = items::one(db, item).await?.filter(|kept| kept.item.authority == who.authority);
        let item = kept.ok_or(Refusal::NotFound)?.item;
        let root = item.root.unwrap_or(item.external_id);
        let mut listed = cases::thread(db, item.channel, &root, MOST + 1).await?;
        let more = listed.len() > MOST as usize;
        listed.truncate(MOST as usize);
        let experts = answers::by_experts(db, item.channel, &root).await?;
        let by_experts = listed.iter().filter(|row| row.own && experts.contains(&row.external_id)).map(|row| row.item);
        let by_experts = by_experts.collect();
        let order = in_order(&listed);
        let rows = self.rows(listed).await?;
        let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
        let rows = order.into_iter().filter_map(|(depth, at)| Some((depth, rows.get_mut(at)?.take()?))).collect();
        Ok(Thread { rows, by_experts, more })
    }
}

/// The order in which a thread is read: each item before its answers, answers
/// by time. What answers something that is not here stands at the top level.
fn in_order(listed: &[Listed]) -> Vec<(usize, usize)> {
    let at: HashMap<&str, usize> = listed.iter().map(|row| row.external_id.as_str()).zip(0..).collect();
    let parent = |row: usize| listed[row].parent.as_deref().and_then(|id| at.get(id).copied()).filter(|p| *p != row);
    let mut answers: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for row in 0..listed.len() {
        answers.entry(parent(row)).or_default().push(row);
    }
    let mut order = Vec::with_capacity(listed.len());
    let mut seen = vec![false; listed.len()];
    let mut rest: Vec<(usize, usize)> = answers.remove(&None).into_iter().flatten().rev().map(|row| (0, row)).collect();
    // A circle of answers has no top; whatever is left over follows at the end.
    let mut left_over = 0..listed.len();
    loop {
        let Some((depth, row)) = rest.pop().or_else(|| left_over.next().map(|row| (0, row))) else { break order };
        if std::mem::replace(&mut seen[row], true) {
            continue;
        }
        order.push((depth.min(DEEPEST), row));
        rest.extend(answers.remove(&Some(row)).into_iter().flatten().rev().map(|row| (depth + 1, row)));
    }
}
