//! Records: imports, versions, what stays and what goes.

use std::process::Command;

use cucumber::{gherkin::Step, given, then, when};
use saklig_model::item::Presence;
use saklig_store::{Db, Where, authorities, channels, items};
use sqlx::Row as _;

use crate::bench::Bench;

/// The file below is imported with `saklig import --channel`; the channel is spoken of from then on.
#[given(expr = "the file is imported into channel {string}:")]
#[when(expr = "the file is imported into channel {string}:")]
async fn imported(bench: &mut Bench, step: &Step, channel: String) {
    bench.town().await;
    let town = bench.here();
    let file = town.data.join("import.jsonl");
    std::fs::write(&file, step.docstring.as_deref().unwrap_or_default().trim_start_matches('\n')).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_saklig"));
    command.arg("import").arg(&file).args(["--channel", &channel]).arg("--data").arg(&town.data);
    command.arg("--key-file").arg(town.key_file()).env_remove("DATABASE_URL");
    if let Where::Postgres(address) = &town.database {
        command.args(["--database", address]);
    }
    let answer = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr);
    assert!(matches!(answer.status.code(), Some(0 | 1)), "{said}");
    bench.said = said;
    let db = bench.here().desk().store().db();
    let authority = bench.authority().await;
    let kept = channels::of(db, authority).await.unwrap().into_iter().find(|kept| kept.channel.name == channel);
    bench.channel = Some(kept.expect("the channel").channel.id);
}

/// A file of the data folder, by its path there, holds this from now on.
#[when(expr = "the data folder's {string} says:")]
async fn folder_says(bench: &mut Bench, step: &Step, path: String) {
    let file = bench.here().data.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, step.docstring.as_deref().unwrap_or_default().trim_start_matches('\n')).unwrap();
}

/// Whoever runs the server asks `saklig doctor`.
#[when(expr = "whoever runs the server asks the doctor")]
async fn asks_the_doctor(bench: &mut Bench) {
    let town = bench.here();
    let mut command = Command::new(env!("CARGO_BIN_EXE_saklig"));
    command.arg("doctor").arg("--data").arg(&town.data).arg("--key-file").arg(town.key_file());
    command.env_remove("DATABASE_URL");
    if let Where::Postgres(address) = &town.database {
        command.args(["--database", address]);
    }
    let answer = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    bench.said = String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr);
}

/// What the last line of an import counts.
#[then(expr = "{int} new, {int} changed, {int} unchanged, {int} refused")]
async fn counted(bench: &mut Bench, new: u64, changed: u64, unchanged: u64, refused: u64) {
    let last = format!("{new} new, {changed} changed, {unchanged} unchanged, {refused} refused");
    assert!(bench.said.lines().any(|line| line == last), "{}", bench.said);
}

/// What the command line said.
#[then(expr = "the program says {string}")]
async fn program_says(bench: &mut Bench, text: String) {
    assert!(bench.said.contains(&text), "{}", bench.said);
}

/// From now on the comment is the imported one with this id.
#[when(expr = "the imported comment {string} is spoken of")]
async fn spoken_of(bench: &mut Bench, id: String) {
    bench.item = Some(id);
    bench.kept().await;
}

/// The comment has so many versions, all kept.
#[then(expr = "the record has {int} version(s)")]
async fn versions(bench: &mut Bench, count: usize) {
    let item = bench.item_id().await;
    let versions = items::revisions(bench.here().desk().store().db(), item).await.unwrap();
    assert_eq!(versions.len(), count);
}

/// What a version of the comment says.
#[then(expr = "version {int} says {string}")]
async fn version_says(bench: &mut Bench, number: i64, text: String) {
    let item = bench.item_id().await;
    let versions = items::revisions(bench.here().desk().store().db(), item).await.unwrap();
    let version = versions.iter().find(|version| version.revision.number == number).expect("the version");
    assert_eq!(version.revision.text.as_deref(), Some(text.as_str()));
}

/// The record says that it is gone where it came from, and its text is kept.
#[then(expr = "the record says it is removed at the source")]
async fn gone(bench: &mut Bench) {
    let kept = bench.kept().await;
    assert_eq!(kept.item.presence, Presence::Gone);
    let versions = items::revisions(bench.here().desk().store().db(), kept.item.id).await.unwrap();
    assert!(versions.iter().all(|version| version.revision.text.is_some()));
}

/// The channel has mirrored so many items, the authority's own among them.
#[then(expr = "the channel has mirrored {int} item(s)")]
async fn mirrored(bench: &mut Bench, count: i64) {
    let channel = bench.channel.expect("a channel");
    assert_eq!(channels::items(bench.here().desk().store().db(), channel).await.unwrap(), count);
}

/// The channel's credentials are nowhere in the database any more.
#[then(expr = "the channel's credentials are forgotten")]
async fn credentials_forgotten(bench: &mut Bench) {
    let (channel, authority) = (bench.channel.expect("a channel"), bench.authority().await);
    let db = bench.here().desk().store().db();
    let kept = saklig_store::secrets::with_prefix(db, authority, &format!("channel/{channel}/")).await.unwrap();
    assert!(kept.is_empty());
}

/// No row of any table belongs to the example any more.
#[then(expr = "nothing is left of the example")]
async fn nothing_left(bench: &mut Bench) {
    let db = bench.here().desk().store().db();
    let all = authorities::all(db).await.unwrap();
    assert!(all.iter().all(|authority| !authority.example));
    for table in tables(db).await {
        let strays = match all.first() {
            Some(own) => count(db, &table, Some(own.id.0)).await,
            None => count(db, &table, None).await,
        };
        assert_eq!(strays, 0, "{table} still holds rows of the example");
    }
}

/// The tables whose rows belong to an authority.
async fn tables(db: &Db) -> Vec<String> {
    let found: Vec<String> = match db {
        Db::Sqlite { read, .. } => sqlx::query(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'authority' WHERE m.type = 'table'",
        )
        .fetch_all(read)
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect(),
        Db::Postgres(pool) => sqlx::query(
            "SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'authority'",
        )
        .fetch_all(pool)
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect(),
    };
    assert!(found.len() > 10, "{found:?}");
    found
}

/// How many rows belong to another authority than this one.
async fn count(db: &Db, table: &str, own: Option<uuid::Uuid>) -> i64 {
    let own = own.unwrap_or_default();
    match db {
        Db::Sqlite { read, .. } => {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE authority <> x'{}'", own.simple());
            sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(read).await.unwrap().get(0)
        }
        Db::Postgres(pool) => {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE authority <> '{own}'");
            sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(pool).await.unwrap().get(0)
        }
    }
}
