//! The store on both engines: every statement prepares, and the same rows come
//! back in the same order.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test says no by falling over")]

use std::collections::BTreeMap;

use saklig_model::{
    figures::Answered,
    id::{AuthorityId, ChannelId, ItemId},
};
use saklig_store::{
    Db, Error, Store, Where, migrate,
    questions::{self, Question},
};
use sqlx::{
    AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection,
    sqlite::SqliteConnectOptions,
};
use uuid::Uuid;

/// A fresh database on each engine. PostgreSQL's server is named by
/// `SAKLIG_TEST_POSTGRES`; `cargo xtask test` starts one.
async fn both(name: &str) -> Vec<(Store, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Store::open(&Where::Folder(folder.path().to_owned()), 1).await.unwrap();
    let server = std::env::var("SAKLIG_TEST_POSTGRES")
        .expect("SAKLIG_TEST_POSTGRES must name a PostgreSQL server; `cargo xtask test` starts one");
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    let database = format!("store_{name}_{}", std::process::id());
    for text in [format!("DROP DATABASE IF EXISTS {database}"), format!("CREATE DATABASE {database}")] {
        admin.execute(AssertSqlSafe(text)).await.unwrap();
    }
    let postgres = Store::open(&Where::Postgres(format!("{server}/{database}")), 1).await.unwrap();
    vec![(sqlite, Some(folder)), (postgres, None)]
}

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    for (store, _folder) in both("prepare").await {
        for statement in saklig_store::every_statement() {
            match store.db() {
                Db::Sqlite { read, .. } => {
                    let mut connection = read.acquire().await.unwrap();
                    connection
                        .prepare(statement.sqlite.into_sql_str())
                        .await
                        .unwrap_or_else(|error| panic!("SQLite does not prepare: {error}\n{}", statement.sqlite));
                }
                Db::Postgres(pool) => {
                    let mut connection = pool.acquire().await.unwrap();
                    connection
                        .prepare(statement.postgres.into_sql_str())
                        .await
                        .unwrap_or_else(|error| panic!("PostgreSQL does not prepare: {error}\n{}", statement.postgres));
                }
            }
        }
    }
}

#[tokio::test]
async fn a_newer_database_is_refused_and_left_alone() {
    for (store, folder) in both("newer").await {
        match store.db() {
            Db::Sqlite { write, .. } => {
                write.execute("INSERT INTO schema_version VALUES (9999, 'later', 1)").await.unwrap();
                let place = Where::Folder(folder.as_ref().unwrap().path().to_owned());
                let error = Store::open(&place, 2).await.unwrap_err();
                assert!(matches!(error, Error::Newer { found: 9999, .. }), "{error}");
                assert!(error.to_string().contains("nothing was changed"));
            }
            Db::Postgres(pool) => {
                pool.execute("INSERT INTO schema_version VALUES (9999, 'later', 1)").await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn a_copy_is_taken_before_a_migration() {
    let folder = tempfile::tempdir().unwrap();
    let place = Where::Folder(folder.path().to_owned());
    // As the first program left it: with the first step only.
    let first = include_str!("../migrations/0001_house.sql").replace("SERIAL_KEY", "INTEGER PRIMARY KEY");
    let options = SqliteConnectOptions::new().filename(folder.path().join("saklig.db")).create_if_missing(true);
    let mut before = SqliteConnection::connect_with(&options).await.unwrap();
    before.execute(sqlx::raw_sql(AssertSqlSafe(first.replace("BYTES", "BLOB")))).await.unwrap();
    before
        .execute(
            "CREATE TABLE schema_version (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)",
        )
        .await
        .unwrap();
    before.execute("INSERT INTO schema_version VALUES (1, 'house', 1)").await.unwrap();
    before.close().await.unwrap();
    let copy = folder.path().join(format!("saklig-before-{}.db", migrate::newest()));
    assert!(!copy.exists());
    Store::open(&place, 2).await.unwrap().close().await;
    assert!(copy.exists());
    // The copy is as it was before: this program brings it up to date as well.
    let restored = tempfile::tempdir().unwrap();
    std::fs::copy(&copy, restored.path().join("saklig.db")).unwrap();
    Store::open(&Where::Folder(restored.path().to_owned()), 3).await.unwrap();
}

/// Questions of three years, with and without topic, language and answer.
fn asked() -> Vec<Question> {
    let topics = ["", "fees", "opening_hours", "school"];
    let of = |number: u128| Question {
        item: ItemId(Uuid::from_u128(number + 1)),
        // Every ninth is asked of somebody else.
        authority: AuthorityId(Uuid::from_u128(u128::from(number.is_multiple_of(9)))),
        channel: ChannelId(Uuid::from_u128(number % 3)),
        day: 20_000 + (number * 7919 % 1096) as i64,
        topic: topics[(number % 4) as usize].to_owned(),
        lang: ["sv", "da", ""][(number / 4 % 3) as usize].to_owned(),
        asked_at: 0,
        due_at: None,
        answered: (!number.is_multiple_of(5)).then(|| Answered {
            at: 1,
            service_minutes: (number * 31 % 97) as i64,
            clock_minutes: (number * 17 % 401) as i64,
        }),
        closed: number.is_multiple_of(10),
    };
    (0..3000).map(of).collect()
}

/// What figures are counted in: a key, and how many.
type Counts = BTreeMap<(String, i64, Uuid), [i64; 3]>;

/// Counts one by one what the store counts in one pass.
fn one_by_one(questions: &[Question], from: i64, to: i64) -> Counts {
    let mut counts = Counts::new();
    for question in questions {
        if question.authority.0 != Uuid::nil() || !(from..=to).contains(&question.day) {
            continue;
        }
        let answered = i64::from(question.answered.is_some());
        let mut add = |what: String, number: i64, by: [i64; 3]| {
            let count = counts.entry((what, number, question.channel.0)).or_default();
            (0..3).for_each(|at| count[at] += by[at]);
        };
        add(format!("{} in {}", question.topic, question.lang), 0, [1, answered, i64::from(question.closed)]);
        add("day".into(), question.day, [1, answered, 0]);
        if let Some(answered) = question.answered {
            add("service".into(), answered.service_minutes, [1, 0, 0]);
            add("clock".into(), answered.clock_minutes, [1, 0, 0]);
        }
    }
    counts
}

#[tokio::test]
async fn figures_are_what_counting_one_by_one_comes_to() {
    let questions = asked();
    for (store, _folder) in both("figures").await {
        let mut tx = store.begin().await.unwrap();
        questions::add(&mut tx, &questions).await.unwrap();
        for question in &questions {
            questions::settle(&mut tx, question.item, question.answered, question.closed).await.unwrap();
        }
        tx.commit().await.unwrap();
        // A day, a month, and periods that are counted in two stretches.
        for (from, to) in [(20_000, 20_000), (20_100, 20_130), (20_000, 20_366), (19_000, 22_000), (21_000, 20_999)] {
            let period = questions::period(store.db(), AuthorityId(Uuid::nil()), from, to).await.unwrap();
            let kinds = period.kinds.into_iter().map(|kind| {
                (
                    (format!("{} in {}", kind.topic, kind.lang), 0, kind.channel),
                    [kind.asked, kind.answered, kind.closed],
                )
            });
            let days =
                period.days.into_iter().map(|day| (("day".into(), day.day, day.channel), [day.asked, day.answered, 0]));
            let times = |what: &'static str, times: Vec<questions::CountedTime>| {
                times.into_iter().map(move |time| ((what.to_owned(), time.minutes, time.channel), [time.count, 0, 0]))
            };
            let counts: Counts =
                kinds.chain(days).chain(times("service", period.service)).chain(times("clock", period.clock)).collect();
            assert_eq!(counts, one_by_one(&questions, from, to), "from {from} to {to}");
        }
    }
}
