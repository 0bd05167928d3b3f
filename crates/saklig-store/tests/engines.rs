//! The store on both engines: every statement prepares, and the same rows come
//! back in the same order.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test says no by falling over")]

use saklig_store::{Db, Error, Store, Where, migrate};
use sqlx::{
    AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection,
    sqlite::SqliteConnectOptions,
};

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
