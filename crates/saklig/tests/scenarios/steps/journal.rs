//! What the journal holds, and whether it holds.

use cucumber::{gherkin::Step, then, when};
use saklig_desk::audit;
use saklig_journal::leaf::Leaf;
use saklig_store::{Db, items, journal, people};
use sqlx::Executor as _;

use crate::bench::Bench;

async fn leaves(bench: &Bench) -> Vec<(Leaf, Vec<u8>)> {
    let db = bench.here().desk().store().db();
    let mut found = Vec::new();
    for log in journal::logs(db).await.unwrap() {
        let mut entries = journal::page(db, log.authority, i64::MAX, 10_000).await.unwrap();
        entries.reverse();
        found.extend(entries.into_iter().map(|entry| (Leaf::decode(&entry.leaf).expect("a leaf"), entry.leaf)));
    }
    found
}

/// Entries that the journal has, in this order, others between them or not: `event | function | rule`. The rule is `pack/id` or empty.
#[then(expr = "the journal has the entries:")]
async fn entries(bench: &mut Bench, step: &Step) {
    let found: Vec<[String; 3]> = leaves(bench)
        .await
        .into_iter()
        .map(|(leaf, _)| {
            [leaf.event.key().to_owned(), leaf.function, leaf.rule.map(|rule| rule.id).unwrap_or_default()]
        })
        .collect();
    let mut rest = found.iter();
    for row in step.table.as_ref().expect("a table").rows.iter().skip(1) {
        assert!(rest.any(|entry| entry[..] == row[..3]), "{row:?} is not there, or not in this order: {found:#?}");
    }
}

/// The journal has so many entries of this event.
#[then(expr = "the journal has {int} {string} entry/entries")]
async fn so_many(bench: &mut Bench, count: usize, event: String) {
    let found = leaves(bench).await.into_iter().filter(|(leaf, _)| leaf.event.key() == event).count();
    assert_eq!(found, count);
}

/// These words stand in no leaf of the journal, not even within another word.
#[then(expr = "no journal leaf contains {string}")]
async fn no_leaf_contains(bench: &mut Bench, text: String) {
    let leaves = leaves(bench).await;
    assert!(!leaves.is_empty());
    for (leaf, bytes) in leaves {
        assert!(!String::from_utf8_lossy(&bytes).contains(&text), "{leaf:?}");
    }
}

/// Everything in every log is as it was written, and so is what the logs commit to; nothing waits for its seal.
#[then(expr = "the journal verifies")]
async fn verifies(bench: &mut Bench) {
    bench.settle().await;
    let logs = audit::audit(bench.here().desk().store(), |_| {}).await.unwrap();
    assert!(!logs.is_empty());
    for log in logs {
        assert!(log.is_whole(), "{log:#?}");
    }
    let db = bench.here().desk().store().db();
    for log in journal::logs(db).await.unwrap() {
        assert_eq!(journal::count_waiting(db, log.authority).await.unwrap(), 0, "unsealed entries");
    }
}

/// The journal does not verify: something was changed behind the program's back.
#[then(expr = "the journal does not verify")]
async fn does_not_verify(bench: &mut Bench) {
    let logs = audit::audit(bench.here().desk().store(), |_| {}).await.unwrap();
    assert!(logs.iter().any(|log| !log.is_whole()), "{logs:#?}");
}

/// Someone erases every version of the comment's text, at the desk: no page leads there yet.
#[when(expr = "{string} erases the comment")]
async fn erases(bench: &mut Bench, who: String) {
    let login = bench.player(&who).login.clone();
    let item = bench.item_id().await;
    let desk = bench.here().desk();
    let (person, _) = people::by_login(desk.store().db(), &login).await.unwrap().expect("the person");
    desk.erase(&person, item).await.unwrap();
}

/// The comment's version with this number is erased, and no entry says so.
#[when(expr = "version {int} of the comment vanishes from the database")]
async fn vanishes(bench: &mut Bench, number: i64) {
    let item = bench.item_id().await;
    let store = bench.here().desk().store();
    let versions = items::revisions(store.db(), item).await.unwrap();
    let version = versions.iter().find(|version| version.revision.number == number).expect("the version").revision.id;
    let mut tx = store.begin().await.unwrap();
    items::erase(&mut tx, version).await.unwrap();
    tx.commit().await.unwrap();
}

/// Somebody changes the comment's text in the database, past the program.
#[when(expr = "someone changes the comment's text in the database to {string}")]
async fn tampers(bench: &mut Bench, text: String) {
    let id = bench.kept().await.revision.0;
    past_the_program(bench, id, &format!("UPDATE item_revision SET text = '{text}' WHERE id = {{}}")).await;
}

/// Somebody changes the ground on which the comment was hidden in the database, past the program.
#[when(expr = "someone changes the ground of the comment's decision in the database to {string}")]
async fn tampers_with_ground(bench: &mut Bench, ground: String) {
    let id = bench.kept().await.item.id.0;
    past_the_program(bench, id, &format!("UPDATE decision SET ground_id = '{ground}' WHERE item = {{}}")).await;
}

async fn past_the_program(bench: &Bench, id: uuid::Uuid, sql: &str) {
    match bench.here().desk().store().db() {
        Db::Sqlite { write, .. } => {
            let sql = sql.replace("{}", &format!("x'{}'", id.simple()));
            write.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        }
        Db::Postgres(pool) => {
            let sql = sql.replace("{}", &format!("'{id}'"));
            pool.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        }
    }
}
