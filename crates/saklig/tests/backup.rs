//! Backups on both engines and from one to the other: what is restored is what
//! was there, less what was erased since; and no changed byte goes unseen.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

#[path = "town/mod.rs"]
#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod town;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use saklig::{
    Node, Plan,
    system::{SystemChance, SystemClock},
};
use saklig_channel::Platforms;
use saklig_desk::{
    Refusal,
    acts::{sign_in::Stage, tokens::NewToken},
    audit,
    backup::{self, Wrong},
    looks::inbox::Wanted,
};
use saklig_journal::{key::VerifierKey, proof::TlogProof};
use saklig_model::{
    authority::Authority,
    clock::Clock as _,
    ground::GroundRef,
    id::{AuthorityId, ItemId},
    person::{Employment, Power, Role},
};
use saklig_net::{Net, NetConfig};
use saklig_store::{Store, Where, authorities, drafts, health, items, journal, migrate, search, tables};
use sqlx::{Connection as _, Executor as _, PgConnection, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

use self::town::{Engine, PASSWORD, Town, postgres_server};

/// What the program said.
#[derive(Debug)]
struct Said {
    out: String,
    error: String,
    status: Option<i32>,
}

/// Runs the program on a place.
fn saklig(arguments: &[&str], data: &Path, key: &Path, database: &Where) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saklig"));
    for variable in ["SAKLIG_DATA", "DATABASE_URL", "SAKLIG_KEY_FILE", "SAKLIG_ALLOW_HOST", "SAKLIG_LOG"] {
        command.env_remove(variable);
    }
    command.args(arguments).arg("--data").arg(data).arg("--key-file").arg(key);
    if let Where::Postgres(address) = database {
        command.arg("--database").arg(address);
    }
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { out: text(output.stdout), error: text(output.stderr), status: output.status.code() }
}

/// A fresh place to restore into.
struct Empty {
    folder: TempDir,
    database: Where,
    to_drop: Option<String>,
}

impl Empty {
    async fn of(engine: Engine, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (database, to_drop) = match engine {
            Engine::Sqlite => (Where::Folder(folder.path().join("data")), None),
            Engine::Postgres => {
                let name = format!("restored_{name}_{}", std::process::id());
                let mut admin = PgConnection::connect(&format!("{}/postgres", postgres_server())).await.unwrap();
                for text in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
                    admin.execute(sqlx::AssertSqlSafe(text)).await.unwrap();
                }
                (Where::Postgres(format!("{}/{name}", postgres_server())), Some(name))
            }
        };
        Self { folder, database, to_drop }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    async fn close(self) {
        if let Some(name) = &self.to_drop {
            let mut admin = PgConnection::connect(&format!("{}/postgres", postgres_server())).await.unwrap();
            admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await.unwrap();
        }
    }
}

/// Every row of every table, sorted.
async fn dump(store: &Store) -> BTreeMap<String, BTreeSet<String>> {
    let mut tx = store.db().begin_snapshot().await.unwrap();
    let mut dumped = BTreeMap::new();
    for table in tables::tables(&mut tx).await.unwrap() {
        let mut rows = BTreeSet::new();
        let put = |row: &[u8]| {
            rows.insert(String::from_utf8(row.to_vec()).unwrap());
            Ok(())
        };
        tables::rows(&mut tx, &table, put).await.unwrap();
        dumped.insert(table.name, rows);
    }
    dumped
}

/// A proof of every sealed entry of every log, and the log's key.
async fn proofs(store: &Store) -> Vec<(TlogProof, Vec<u8>, VerifierKey)> {
    let mut proofs = Vec::new();
    for log in journal::logs(store.db()).await.unwrap() {
        for place in 0..u64::try_from(log.size).unwrap() {
            let (proof, leaf) = audit::proof(store, Some(&log.origin), place).await.unwrap();
            proofs.push((proof.parse().unwrap(), leaf, log.verifier.parse().unwrap()));
        }
    }
    proofs
}

async fn found(store: &Store, authority: AuthorityId, words: &str) -> BTreeSet<ItemId> {
    let rows = search::find(store.db(), authority, words, i64::MAX, 1000).await.unwrap();
    rows.into_iter().map(|(_, listed)| listed.item).collect()
}

/// A town with the examples, an answer, a hidden item and a note.
struct Scene {
    town: Town,
    example: Authority,
    /// What is erased once the backup was taken.
    erased: ItemId,
    /// A word of it.
    word: String,
    /// An item beside it, to which somebody writes an answer as well.
    kept: ItemId,
    /// What a program shows.
    token: String,
}

impl Scene {
    async fn set(engine: Engine) -> Self {
        let town = Town::build(engine, "2026-11-23T08:00:00Z".parse().unwrap()).await;
        let desk = town.desk();
        desk.bring_example(saklig::carried::example()).await.unwrap().unwrap();
        let db = desk.store().db();
        let example = authorities::all(db).await.unwrap().remove(0);
        let who = town.add_person(&example, "Allan Allt", &Role::ALL, Employment::CivilServant).await;
        let mut rows = desk.inbox(&who, Wanted::default()).await.unwrap().rows;
        // On this channel one may act and answer.
        rows.retain(|row| row.channel_name.starts_with("Facebook"));
        let ground = GroundRef { pack: "se".into(), id: "personal-data".into(), version: 1 };
        desk.answer(&who, rows[0].item, "Hej! Vi ringer dig i dag.", true).await.unwrap();
        desk.hide(&who, rows[1].item, &ground).await.unwrap();
        town.pass(jiff::SignedDuration::from_secs(15)).await;
        desk.note(&who, rows[2].item, "Ringt enheten.", true).await.unwrap();
        // Still waiting when the backup is taken.
        desk.answer(&who, rows[3].item, "Tack, vi tittar på det.", true).await.unwrap();
        desk.seal().await.unwrap();
        let own = town.data.join("packs/se");
        fs::create_dir_all(&own).unwrap();
        fs::write(own.join("own.toml"), "# our own\n").unwrap();
        let erased = rows[4].item;
        let text = items::revisions(db, erased).await.unwrap().remove(0).revision.text.unwrap();
        let word = text.split(|sign: char| !sign.is_alphabetic()).max_by_key(|word| word.len()).unwrap().to_owned();
        let kept = rows[5].item;
        for item in [erased, kept] {
            desk.save_draft(&who, item, "Hej! Du skrev att", 0).await.unwrap();
        }
        let new = NewToken { name: "Rapporter".into(), scope: vec![Power::Read], days: 30 };
        let token = desk.make_token(&who, new).await.unwrap();
        Self { town, example, erased, word, kept, token }
    }

    fn saklig(&self, arguments: &[&str]) -> Said {
        saklig(arguments, &self.town.data, &self.town.key_file(), &self.town.database)
    }
}

async fn there_and_back(from: Engine) {
    let scene = Scene::set(from).await;
    let source = scene.town.desk().store();
    let before = dump(source).await;
    let old_proofs = proofs(source).await;
    let found_before = found(source, scene.example.id, &scene.word).await;
    assert!(found_before.contains(&scene.erased));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saklig.backup");
    // While the pages are served.
    let said = scene.saklig(&["backup", file.to_str().unwrap()]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert!(said.out.contains("Keep a copy of the key file"), "{said:#?}");
    let said = scene.saklig(&["backup", "--check", file.to_str().unwrap()]);
    assert!(said.status == Some(0) && said.out.contains("Every byte is as it was written."), "{said:#?}");

    // Erased afterwards: the list in the data folder knows.
    let who = scene.town.add_person(&scene.example, "Rut Berg", &Role::ALL, Employment::CivilServant).await;
    scene.town.desk().erase(&who, scene.erased).await.unwrap();
    let list = scene.town.data.join("erased.log");
    let list = list.to_str().unwrap();

    for to in Engine::ALL {
        let empty = Empty::of(to, &format!("{from:?}").to_lowercase()).await;
        let key = empty.folder.path().join("saklig.key");
        let run = |arguments: &[&str]| saklig(arguments, &empty.data(), &key, &empty.database);
        let refused = run(&["restore", file.to_str().unwrap()]);
        assert_eq!(refused.status, Some(2), "{refused:#?}");
        assert!(refused.error.contains("--without-newer-erasures"), "{refused:#?}");
        assert!(!empty.data().exists());
        fs::copy(scene.town.key_file(), &key).unwrap();
        let said = run(&["restore", file.to_str().unwrap(), "--erasures", list]);
        assert_eq!(said.status, Some(0), "{said:#?}");
        assert!(said.out.contains("erased again"), "{said:#?}");
        assert!(said.out.contains("Everything is as it was written."), "{said:#?}");
        let again = run(&["restore", file.to_str().unwrap(), "--erasures", list]);
        assert!(again.status == Some(2) && again.error.contains("nothing was changed"), "{again:#?}");
        assert_eq!(fs::read(empty.data().join("packs/se/own.toml")).unwrap(), b"# our own\n");
        assert_eq!(fs::read_to_string(empty.data().join("erased.log")).unwrap(), fs::read_to_string(list).unwrap());

        let store = Store::open(&empty.database, 1).await.unwrap();
        let after = dump(&store).await;
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        // What is erased is gone, and what was added says so; all else is equal.
        let changes = ["action", "draft", "finding", "item_revision", "journal_entry", "journal_receipt", "token"];
        for (table, rows) in before.iter().filter(|(table, _)| !changes.contains(&table.as_str())) {
            let expected = if table == "session" { &BTreeSet::new() } else { rows };
            assert_eq!(expected, &after[table], "{table}, {from:?} to {to:?}");
        }
        for table in ["journal_entry", "journal_receipt"] {
            assert!(after[table].is_superset(&before[table]), "{table}, {from:?} to {to:?}");
        }
        let versions = items::revisions(store.db(), scene.erased).await.unwrap();
        assert!(!versions.is_empty() && versions.iter().all(|version| version.revision.text.is_none()));
        let gone = before["item_revision"].difference(&after["item_revision"]).count();
        assert_eq!(gone, versions.len(), "only what was erased has changed");
        assert!(before["finding"].is_superset(&after["finding"]));
        // Nor is what somebody was about to answer there, which may quote it.
        assert!(drafts::of(store.db(), scene.erased).await.unwrap().is_none());
        assert!(drafts::of(store.db(), scene.kept).await.unwrap().is_some());
        // What waited may have been sent since: it is looked up before it is sent.
        let of_state = |rows: &BTreeSet<String>, state: &str| rows.iter().filter(|row| row.contains(state)).count();
        assert_eq!(of_state(&before["action"], "\"waiting\""), 1);
        assert_eq!((of_state(&after["action"], "\"waiting\""), of_state(&after["action"], "\"sending\"")), (0, 1));
        // The index is whole, but for what was erased.
        let mut expected = found_before.clone();
        expected.remove(&scene.erased);
        assert_eq!(found(&store, scene.example.id, &scene.word).await, expected);
        // Old proofs hold, and the log can prove the same entries again.
        for (proof, leaf, verifier) in &old_proofs {
            proof.verify(verifier, leaf).unwrap();
        }
        let new_proofs = proofs(&store).await;
        for ((_, old, _), (proof, leaf, verifier)) in old_proofs.iter().zip(&new_proofs) {
            assert_eq!(old, leaf);
            proof.verify(verifier, leaf).unwrap();
        }
        store.close().await;

        // It goes on: the same key seals what the restore wrote.
        fs::remove_dir_all(empty.data().join("packs")).unwrap();
        let node = Node::open(Plan {
            data: empty.data(),
            database: empty.database.clone(),
            key_file: key.clone(),
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
            platforms: Platforms::default(),
            net: Net::new(NetConfig::default()).unwrap(),
        })
        .await
        .unwrap();
        assert!(node.desk.seal().await.unwrap());
        // A token may have been ended since: none opens anything.
        assert_eq!(before["token"].len(), 1);
        assert!(scene.town.desk().bearer(&scene.token).await.unwrap().is_some());
        assert!(node.desk.bearer(&scene.token).await.unwrap().is_none());
        assert!(said.out.contains("makes new tokens for programs"), "{said:#?}");
        let audited = audit::audit(node.desk.store(), |_| {}).await.unwrap();
        assert!(audited.iter().all(audit::AuditedLog::is_whole), "{audited:#?}");
        let log = journal::logs(node.desk.store().db()).await.unwrap().remove(0);
        let events: Vec<String> = journal::page(node.desk.store().db(), log.authority, i64::MAX, 3)
            .await
            .unwrap()
            .into_iter()
            .map(|entry| entry.event)
            .collect();
        assert_eq!(events, ["checkpoint_reset", "restored", "erased"]);
        node.desk.store().close().await;
        empty.close().await;
    }
    scene.town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_sqlite_is_restored_on_both_engines() {
    there_and_back(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_postgres_is_restored_on_both_engines() {
    there_and_back(Engine::Postgres).await;
}

/// A small backup of a data folder.
struct Small {
    folder: TempDir,
}

impl Small {
    fn new() -> Self {
        let small = Self { folder: tempfile::tempdir().unwrap() };
        let lines: String = (0..20)
            .map(|id| {
                let text = format!("Hej {id}, när öppnar badhuset?");
                let line = serde_json::json!({"id": id.to_string(), "author": "@rut_b", "at": "2026-11-20T09:42:00Z", "text": text});
                format!("{line}\n")
            })
            .collect();
        fs::write(small.at("import.jsonl"), lines).unwrap();
        let said = small.on("data", &["import", small.at("import.jsonl").to_str().unwrap(), "--channel", "Arkivet"]);
        assert_eq!(said.status, Some(0), "{said:#?}");
        let said = small.on("data", &["backup", &small.file()]);
        assert_eq!(said.status, Some(0), "{said:#?}");
        small
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self) -> String {
        self.at("saklig.backup").to_str().unwrap().to_owned()
    }

    fn list(&self) -> String {
        self.at("data/erased.log").to_str().unwrap().to_owned()
    }

    /// Runs the program on a folder of this name, with the key beside it.
    fn on(&self, data: &str, arguments: &[&str]) -> Said {
        let data = self.at(data);
        saklig(arguments, &data, &self.at("saklig.key"), &Where::Folder(data.clone()))
    }
}

#[test]
fn one_changed_byte_is_found_wherever_it_is() {
    let small = Small::new();
    let whole = fs::read(small.file()).unwrap();
    let broken = small.at("broken.backup");
    let found = |bytes: &[u8]| {
        fs::write(&broken, bytes).unwrap();
        backup::check(&broken, |_| {})
    };
    assert!(found(&whole).is_ok());
    let named = proptest::test_runner::TestRunner::default().run(&(0..whole.len(), 1..=255_u8), |(place, change)| {
        let mut bytes = whole.clone();
        bytes[place] ^= change;
        let wrong = found(&bytes).expect_err("a changed byte was not found");
        let told = wrong.to_string();
        proptest::prop_assert!(place < 16 || matches!(wrong, Wrong::Damaged { .. }), "{place}: {told}");
        Ok(())
    });
    named.unwrap();
    // Cut off, or longer than it was.
    for length in [0, 5, 16, 20, whole.len() / 2, whole.len() - 1] {
        assert!(found(&whole[..length]).is_err(), "{length}");
    }
    assert!(found(&[whole.as_slice(), b"x"].concat()).is_err());

    // The program says which part, and writes nothing.
    for place in [10, 60, whole.len() / 3, whole.len() / 2, whole.len() - 4] {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&broken, bytes).unwrap();
        let broken = broken.to_str().unwrap();
        let said = small.on("nowhere", &["restore", broken, "--erasures", &small.list()]);
        assert_eq!(said.status, Some(2), "{said:#?}");
        assert!(!small.at("nowhere").exists(), "{said:#?}");
        if place > 16 {
            assert!(said.error.contains("damaged in the part '"), "{said:#?}");
            let said = small.on("data", &["backup", "--check", broken]);
            assert!(said.status == Some(1) && said.out.contains("BROKEN: "), "{said:#?}");
        }
    }
}

#[test]
fn no_table_is_missed() {
    let small = Small::new();
    let checked = backup::check(Path::new(&small.file()), |_| {}).unwrap();
    let carried: BTreeSet<&str> =
        checked.manifest.parts.iter().filter_map(|part| part.name.strip_prefix("table/")).collect();
    let mut made = BTreeSet::new();
    let mut derived = BTreeSet::new();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../saklig-store/migrations")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for (head, names) in [("CREATE TABLE ", &mut made), ("CREATE VIRTUAL TABLE ", &mut derived)] {
            names.extend(text.split(head).skip(1).map(|rest| rest.split([' ', '(']).next().unwrap().to_owned()));
        }
    }
    assert!(made.len() > 20 && !derived.is_empty());
    for table in made.difference(&derived) {
        assert!(carried.contains(table.as_str()), "no backup holds the table {table}");
    }
    let rebuilt = BTreeSet::from(["item_word".to_owned()]);
    assert_eq!(derived, rebuilt, "a derived table is not carried: build it anew in backup/restore.rs");
}

#[test]
fn a_backup_replaces_nothing_unless_told() {
    let small = Small::new();
    let before = fs::read(small.file()).unwrap();
    let said = small.on("data", &["backup", &small.file()]);
    assert!(said.status == Some(2) && said.error.contains("is there already"), "{said:#?}");
    assert_eq!(fs::read(small.file()).unwrap(), before);
    let said = small.on("data", &["backup", &small.file(), "--replace"]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert_ne!(fs::read(small.file()).unwrap(), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(small.file()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let said = small.on("nothing", &["backup"]);
    assert!(said.status == Some(2) && said.error.contains("there is no database in"), "{said:#?}");
    assert!(!small.at("nothing").exists());
}

#[test]
fn a_file_that_is_no_backup_and_a_newer_one_are_refused() {
    let small = Small::new();
    let other = small.at("other.backup");
    for (bytes, told) in [("SQLite format 3", "is not a backup of Saklig"), ("saklig backup 2\n{}", "a newer form")] {
        fs::write(&other, bytes).unwrap();
        let said = small.on("nowhere", &["restore", other.to_str().unwrap(), "--without-newer-erasures"]);
        assert!(said.status == Some(2) && said.error.contains(told), "{said:#?}");
        assert!(!small.at("nowhere").exists());
    }
}

#[tokio::test]
async fn without_a_newer_erasure_list_the_journal_says_so() {
    let small = Small::new();
    let said = small.on("restored", &["restore", &small.file(), "--without-newer-erasures"]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert!(!said.out.contains("start anew"), "nothing says that the log was longer: {said:#?}");
    let store = Store::open(&Where::Folder(small.at("restored")), 1).await.unwrap();
    let log = journal::logs(store.db()).await.unwrap().remove(0);
    let newest = journal::page(store.db(), log.authority, i64::MAX, 1).await.unwrap().remove(0);
    assert_eq!(newest.event, "restored");
    assert_eq!(newest.facts.unwrap().text("erasures"), Some("without_newer"));
}

#[tokio::test]
async fn an_older_backup_is_brought_up_to_date_and_a_newer_database_not_copied() {
    let folder = tempfile::tempdir().unwrap();
    let (data, key) = (folder.path().join("data"), folder.path().join("saklig.key"));
    fs::create_dir(&data).unwrap();
    let run = |arguments: &[&str], data: &Path| saklig(arguments, data, &key, &Where::Folder(data.into()));
    // As the first program left it.
    let options = SqliteConnectOptions::new().filename(data.join("saklig.db")).create_if_missing(true);
    let mut database = SqliteConnection::connect_with(&options).await.unwrap();
    let first =
        include_str!("../../saklig-store/migrations/0001_house.sql").replace("SERIAL_KEY", "INTEGER PRIMARY KEY");
    let more = "CREATE TABLE schema_version (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL);
        INSERT INTO schema_version VALUES (1, 'house', 1);
        INSERT INTO authority VALUES (randomblob(16), 'Exempelmyndigheten', '', 'se', 'sv', 'Europe/Stockholm', '[]', FALSE, 1)";
    for text in [first.replace("BYTES", "BLOB"), more.to_owned()] {
        database.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await.unwrap();
    }
    let older = folder.path().join("older.backup");
    let said = run(&["backup", older.to_str().unwrap()], &data);
    assert!(said.status == Some(0) && said.out.contains("could not note"), "{said:#?}");
    let restored = folder.path().join("restored");
    let said = run(&["restore", older.to_str().unwrap(), "--without-newer-erasures"], &restored);
    assert_eq!(said.status, Some(0), "{said:#?}");
    let store = Store::open_as_it_is(&Where::Folder(restored)).await.unwrap();
    assert_eq!(health::version(store.db()).await.unwrap(), migrate::newest());
    assert_eq!(authorities::all(store.db()).await.unwrap()[0].name, "Exempelmyndigheten");

    // A database with a migration that this program does not know.
    for number in 2..100 {
        let text = format!("INSERT INTO schema_version VALUES ({number}, 'later', 1)");
        database.execute(sqlx::AssertSqlSafe(text)).await.unwrap();
    }
    let later = folder.path().join("later.backup");
    let said = run(&["backup", later.to_str().unwrap()], &data);
    assert!(said.status == Some(2) && said.error.contains("no backup was taken"), "{said:#?}");
    assert!(!later.exists());
}

#[test]
fn a_key_can_travel_inside_and_a_lost_one_be_replaced() {
    let small = Small::new();
    let with_key = small.at("with-key.backup");
    let said = small.on("data", &["backup", with_key.to_str().unwrap(), "--with-key"]);
    assert!(said.out.contains("The key file is inside"), "{said:#?}");

    // It comes back where there is none, and never replaces another.
    let (data, key) = (small.at("one"), small.at("new.key"));
    let run = |arguments: &[&str], data: &Path, key: &Path| saklig(arguments, data, key, &Where::Folder(data.into()));
    let restore = ["restore", with_key.to_str().unwrap(), "--erasures", &small.list()];
    let said = run(&restore, &data, &key);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert_eq!(fs::read(&key).unwrap(), fs::read(small.at("saklig.key")).unwrap());
    fs::write(&key, "c29tZXRoaW5nIGVsc2U\n").unwrap();
    let said = run(&restore, &small.at("two"), &key);
    assert!(said.status == Some(2) && said.error.contains("Another key file lies there"), "{said:#?}");
    assert!(!small.at("two").exists());

    // Without it, the log goes on under a new key, and the old proofs hold.
    let (data, key) = (small.at("three"), small.at("newest.key"));
    let proof = small.on("data", &["journal", "proof", "0", "--out", small.at("old").to_str().unwrap()]);
    assert_eq!(proof.status, Some(0), "{proof:#?}");
    let plain = ["restore", &small.file(), "--erasures", &small.list()];
    let said = run(&plain, &small.at("four"), &key);
    assert!(said.status == Some(0) && said.out.contains("--new-key"), "{said:#?}");
    assert!(!key.exists());
    let said = run(&[plain.as_slice(), &["--new-key"]].concat(), &data, &key);
    assert!(said.status == Some(0) && said.out.contains("signed under new keys"), "{said:#?}");
    let more = small.at("import.jsonl");
    fs::write(&more, "{\"id\":\"x\",\"author\":\"@rut_b\",\"at\":\"2026-11-20T09:42:00Z\",\"text\":\"Hej\"}\n")
        .unwrap();
    let said = run(&["import", more.to_str().unwrap(), "--channel", "Arkivet"], &data, &key);
    assert_eq!(said.status, Some(0), "{said:#?}");
    let said = run(&["journal", "verify"], &data, &key);
    assert!(said.status == Some(0) && said.out.contains("; 0 wait for their seal"), "{said:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_lost_key_a_password_alone_lets_nobody_in() {
    for engine in Engine::ALL {
        let town = Town::build(engine, SystemClock.now()).await;
        town.set_up("Exempelmyndigheten", "se", "sv").await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("saklig.backup");
        let said = saklig(&["backup", file.to_str().unwrap()], &town.data, &town.key_file(), &town.database);
        assert_eq!(said.status, Some(0), "{said:#?}");
        let list = town.data.join("erased.log");

        let empty = Empty::of(engine, &format!("new_key_{engine:?}").to_lowercase()).await;
        let key = empty.folder.path().join("saklig.key");
        let run = |arguments: &[&str]| saklig(arguments, &empty.data(), &key, &empty.database);
        let said = run(&["restore", file.to_str().unwrap(), "--erasures", list.to_str().unwrap(), "--new-key"]);
        assert_eq!(said.status, Some(0), "{said:#?}");
        assert!(said.out.contains("The second factor of 1 person is lost with the key"), "{said:#?}");
        assert!(said.out.contains("`saklig person unlock LOGIN`"), "{said:#?}");
        let unlocked = run(&["person", "unlock", "ulla"]);
        let (_, code) = unlocked.out.trim().rsplit_once("/start/").expect("an address");

        let node = Node::open(Plan {
            data: empty.data(),
            database: empty.database.clone(),
            key_file: key.clone(),
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
            platforms: Platforms::default(),
            net: Net::new(NetConfig::default()).unwrap(),
        })
        .await
        .unwrap();
        let desk = &node.desk;
        let half = desk.sign_in("ulla", PASSWORD).await.unwrap();
        assert_eq!(desk.session(&half).await.unwrap().unwrap().stage, Stage::Code, "nobody sets a new one up so");
        assert!(matches!(desk.sign_in_code(&half, "123456").await, Err(Refusal::Code)));
        // The address that whoever runs the server handed over does.
        let anew = desk.begin_anew(code, "krusbärspaj-1810".into()).await.unwrap();
        assert_eq!(desk.session(&anew).await.unwrap().unwrap().stage, Stage::Enrol);
        node.desk.store().close().await;
        empty.close().await;
        town.close().await;
    }
}

#[test]
fn a_longer_log_that_somebody_has_seen_is_told_of() {
    let small = Small::new();
    let more = small.at("import.jsonl");
    fs::write(&more, "{\"id\":\"x\",\"author\":\"@rut_b\",\"at\":\"2026-11-20T09:42:00Z\",\"text\":\"Hej\"}\n")
        .unwrap();
    small.on("data", &["import", more.to_str().unwrap(), "--channel", "Arkivet"]);
    let held = small.at("held");
    let said = small.on("data", &["journal", "proof", "0", "--out", held.to_str().unwrap()]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    let held = format!("{}.tlog-proof", held.display());
    let restore = ["restore", &small.file(), "--erasures", &small.list(), "--checkpoint"];
    let said = small.on("restored", &[restore.as_slice(), &[&held]].concat());
    assert!(said.status == Some(0) && said.out.contains("start anew, under an entry"), "{said:#?}");
    let said = small.on("other", &[restore.as_slice(), &[&small.list()]].concat());
    assert!(said.status == Some(2) && said.error.contains("is not of a log in this backup"), "{said:#?}");
    assert!(!small.at("other/saklig.db").exists());
}
