//! What the program says to bad files, wrong addresses and tampered databases:
//! the last line, the message, the exit status. Each test has its own folder.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test says no by falling over")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::Arc,
};

use saklig::{
    Node, Plan,
    system::{SystemChance, SystemClock},
};
use saklig_channel::Platforms;
use saklig_desk::{acts::import::parse_line, looks::inbox::Wanted};
use saklig_store::Where;
use sqlx::{Connection as _, Executor as _, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

/// A data folder, and the key file outside it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn key(&self) -> PathBuf {
        self.0.path().join("saklig.key")
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn saklig(&self, arguments: &[&str]) -> Said {
        let mut command = program();
        command.args(arguments).arg("--data").arg(self.data()).arg("--key-file").arg(self.key());
        Said::of(&command.output().unwrap())
    }

    fn import(&self, lines: impl AsRef<[u8]>) -> Said {
        let file = self.write("import.jsonl", lines);
        self.saklig(&["import", file.to_str().unwrap(), "--channel", "Arkivet"])
    }

    async fn database(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.data().join("saklig.db"));
        SqliteConnection::connect_with(&options).await.unwrap()
    }

    /// The texts, in the order they came.
    async fn texts(&self) -> Vec<String> {
        let mut database = self.database().await;
        let rows =
            sqlx::query("SELECT text FROM item_revision ORDER BY serial").fetch_all(&mut database).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Changes one byte of the first text that holds this one.
    async fn tamper(&self, from: &str, to: &str) {
        assert_eq!((from.len(), to.len()), (1, 1));
        let mut database = self.database().await;
        let sql = format!(
            "UPDATE item_revision SET text = substr(text, 1, instr(text, '{from}') - 1) || '{to}' || \
             substr(text, instr(text, '{from}') + 1) WHERE serial = (SELECT MIN(serial) FROM item_revision WHERE instr(text, '{from}') > 0)"
        );
        let done = database.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        assert_eq!(done.rows_affected(), 1);
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saklig"));
    for variable in [
        "SAKLIG_DATA",
        "DATABASE_URL",
        "SAKLIG_KEY_FILE",
        "SAKLIG_ALLOW_HOST",
        "SAKLIG_LOG",
        "SAKLIG_LISTEN",
        "SAKLIG_PUBLIC_URL",
        "SAKLIG_BLUESKY_PUBLIC",
    ] {
        command.env_remove(variable);
    }
    command
}

/// What the program said.
#[derive(Debug)]
struct Said {
    out: String,
    error: String,
    status: Option<i32>,
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program says UTF-8");
        Self { out: text(&output.stdout), error: text(&output.stderr), status: output.status.code() }
    }

    fn last(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }

    /// Asserts how an import went.
    fn counts(&self, last: &str, status: i32) {
        assert_eq!((self.last(), self.status), (last, Some(status)), "{self:#?}");
    }
}

fn line(id: &str, text: &str) -> String {
    let line = serde_json::json!({"id": id, "author": "@rut_b", "at": "2026-11-20T09:42:00Z", "text": text});
    format!("{line}\n")
}

#[tokio::test]
async fn a_broken_line_is_refused_and_the_rest_comes_in() {
    let folder = Folder::new();
    let said = folder.import(line("1", "Hej") + "{\"id\":\"2\",\"text\":\"hemligt\n" + "\n" + &line("3", "Hej igen"));
    said.counts("2 new, 0 changed, 0 unchanged, 1 refused", 1);
    assert!(said.error.contains("refused: line 2 is not a JSON object"), "{said:#?}");
    assert!(!said.error.contains("hemligt"), "a refused line's content is not repeated");
    assert!(said.out.contains("There was no authority here: an unnamed Swedish one was made."), "{said:#?}");
    assert!(said.out.contains("There was no channel \"Arkivet\": a manual one was made."), "{said:#?}");
    assert_eq!(folder.texts().await, ["Hej", "Hej igen"]);
}

#[tokio::test]
async fn each_kind_of_broken_line_says_what_is_wrong() {
    let folder = Folder::new();
    let said = folder.import(
        "[]\n{}\n{\"id\":\"1\",\"author\":\"a\",\"at\":\"i går\",\"text\":\"x\"}\n\
         {\"id\":\"\",\"author\":\"a\",\"at\":\"2026-11-20T09:42:00Z\",\"text\":\"x\"}\n\
         {\"id\":\"1\",\"author\":\"a\",\"at\":\"2026-11-20T09:42:00Z\",\"text\":\"x\",\"kind\":\"song\"}\n",
    );
    said.counts("0 new, 0 changed, 0 unchanged, 5 refused", 1);
    for told in [
        "refused: line 1 has a value of the wrong type",
        "refused: line 2 has no \"id\"",
        "refused: line 3 has no time in \"at\"; write it as 2026-11-22T09:42:00Z",
        "refused: line 4 has an empty \"id\"",
        "refused: line 5 has an unknown \"kind\"; use post, comment, mention, message, tip",
    ] {
        assert!(said.error.contains(told), "{told}\n{said:#?}");
    }
}

#[tokio::test]
async fn many_broken_lines_are_counted_and_the_first_described() {
    let folder = Folder::new();
    let said = folder.import("x\n".repeat(50));
    said.counts("0 new, 0 changed, 0 unchanged, 50 refused", 1);
    assert_eq!(said.error.matches("refused: line").count(), 20, "{said:#?}");
    assert!(said.error.contains("refused: 30 further lines"), "{said:#?}");
}

#[tokio::test]
async fn bytes_that_are_not_utf_8_are_refused() {
    let folder = Folder::new();
    let mut bytes = line("1", "Hej").into_bytes();
    bytes.extend(b"{\"id\":\"2\",\"author\":\"a\",\"at\":\"2026-11-20T09:42:00Z\",\"text\":\"\xff\xfe\"}\n");
    let said = folder.import(bytes);
    said.counts("1 new, 0 changed, 0 unchanged, 1 refused", 1);
    assert!(said.error.contains("refused: line 2 is not UTF-8: a wrong byte at position"), "{said:#?}");
}

#[tokio::test]
async fn a_text_of_10_mb_comes_in_and_a_longer_line_is_refused() {
    let folder = Folder::new();
    let long = "å ".repeat((10 << 20) / 3);
    let said = folder.import(line("1", &"x".repeat(17 << 20)) + &line("2", &long) + &line("3", "Hej"));
    said.counts("2 new, 0 changed, 0 unchanged, 1 refused", 1);
    assert!(said.error.contains("refused: line 1 is longer than 16 MB"), "{said:#?}");
    assert!(said.error.len() < 500, "the line is not repeated");
    assert!(folder.texts().await == [long.as_str(), "Hej"], "the long text is whole");
    assert_eq!(folder.saklig(&["journal", "verify"]).status, Some(0));
}

#[tokio::test]
async fn texts_from_right_to_left_and_with_invisible_signs_stay_as_they_are() {
    let folder = Folder::new();
    let texts = [
        "مرحبا، رقمي الشخصي 640823-3234 \u{202e}txet\u{202c}",
        "osyn\u{200b}ligt\u{200d}\u{feff} 6408\u{200b}23-3234",
        "e\u{301}te\u{301} 👩‍👩‍👧‍👦",
        "\u{0}nul och \u{1b}[31mrött",
    ];
    let lines: String = (1..).zip(texts).map(|(id, text)| line(&format!("{id}"), text)).collect();
    let said = folder.import(&lines);
    said.counts("4 new, 0 changed, 0 unchanged, 0 refused", 0);
    let kept = folder.texts().await;
    assert_eq!(kept[..3], texts[..3]);
    // A NUL, which PostgreSQL does not take, is shown by its picture on both engines.
    assert_eq!(kept[3], "\u{2400}nul och \u{1b}[31mrött");
    folder.import(&lines).counts("0 new, 0 changed, 4 unchanged, 0 refused", 0);
    assert_eq!(folder.saklig(&["journal", "verify"]).status, Some(0));
}

#[tokio::test]
async fn an_unknown_parent_is_told_and_its_child_kept() {
    let folder = Folder::new();
    let child =
        "{\"id\":\"2\",\"author\":\"@nils\",\"at\":\"2026-11-20T09:45:00Z\",\"text\":\"Ja\",\"parent\":\"nowhere\"}\n";
    let said = folder.import(child);
    said.counts("1 new, 0 changed, 0 unchanged, 0 refused", 0);
    assert!(said.out.contains("1 row answers something that is not in the mirror; it was kept"), "{said:#?}");
}

#[tokio::test]
async fn importing_again_changes_nothing_and_an_edit_is_a_second_version() {
    let folder = Folder::new();
    let lines = line("1", "Hej") + &line("2", "Hej hej");
    folder.import(&lines).counts("2 new, 0 changed, 0 unchanged, 0 refused", 0);
    folder.import(&lines).counts("0 new, 0 changed, 2 unchanged, 0 refused", 0);
    folder.import(line("1", "Hej då") + &line("2", "Hej hej")).counts("0 new, 1 changed, 1 unchanged, 0 refused", 0);
    assert_eq!(folder.texts().await, ["Hej", "Hej hej", "Hej då"]);
    // The same twice in one file is one row.
    folder.import(line("3", "Ny") + &line("3", "Ny")).counts("1 new, 0 changed, 1 unchanged, 0 refused", 0);
    let verified = folder.saklig(&["journal", "verify"]);
    assert_eq!(verified.status, Some(0), "{verified:#?}");
    assert!(verified.out.contains("Everything is as it was written."), "{verified:#?}");
}

#[tokio::test]
async fn a_file_that_is_not_there_changes_nothing() {
    let folder = Folder::new();
    let said = folder.saklig(&["import", "/nowhere/at/all.jsonl", "--channel", "Arkivet"]);
    assert_eq!(said.status, Some(2), "{said:#?}");
    assert!(said.error.contains("/nowhere/at/all.jsonl cannot be read; nothing was imported"), "{said:#?}");
    assert!(!folder.data().exists());
}

#[tokio::test]
async fn one_changed_byte_breaks_the_journal() {
    let folder = Folder::new();
    folder.import(line("1", "Hej") + &line("2", "Bra skrivet"));
    assert_eq!(folder.saklig(&["journal", "verify"]).status, Some(0));
    folder.tamper("j", "i").await;
    let said = folder.saklig(&["journal", "verify"]);
    assert_eq!(said.status, Some(1), "{said:#?}");
    assert!(said.out.contains("BROKEN: "), "{said:#?}");
    assert!(said.out.contains("Keep this folder as it is, and compare with a backup."), "{said:#?}");
    assert!(!said.out.contains("Hei"), "the text is not repeated");
    folder.tamper("i", "j").await;
    assert_eq!(folder.saklig(&["journal", "verify"]).status, Some(0), "put back as it was, it is whole again");
}

#[tokio::test]
async fn one_changed_byte_breaks_the_journal_before_its_seal_too() {
    let folder = Folder::new();
    receive_unsealed(&folder, &line("1", "Hej")).await;
    let said = folder.saklig(&["journal", "verify"]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert!(said.out.contains("0 entries verified; 3 wait for their seal"), "{said:#?}");
    folder.tamper("j", "i").await;
    let said = folder.saklig(&["journal", "verify"]);
    assert_eq!(said.status, Some(1), "{said:#?}");
    assert!(said.out.contains("BROKEN: "), "{said:#?}");
}

/// A note is written and its case closed; then what stands beside the leaves is
/// changed in each way that someone might try.
#[tokio::test]
async fn what_stands_beside_a_leaf_cannot_be_changed_unseen() {
    let changes = [
        // The words of a note, also when the list that it stands on is removed.
        "UPDATE note SET text = 'Annat'",
        "DELETE FROM journal_receipt WHERE kind = 'note'; UPDATE note SET text = 'Annat'",
        "DELETE FROM note",
        // Who closed the case, and what the history shows of it.
        "UPDATE journal_entry SET person = NULL WHERE event = 'closed'",
        "UPDATE journal_entry SET event = 'reopened' WHERE event = 'closed'",
        "UPDATE journal_entry SET happened_at = happened_at - 1 WHERE event = 'closed'",
        "UPDATE journal_entry SET facts = NULL, salt = NULL WHERE event = 'closed'",
        "DELETE FROM journal_entry WHERE event = 'closed'",
        // A version that nobody received.
        "INSERT INTO item_revision (id, authority, item, number, text, seen_at, suggestion, entry) \
         SELECT randomblob(16), authority, item, number + 1, 'Annat', seen_at, suggestion, randomblob(16) \
         FROM item_revision LIMIT 1",
    ];
    let folder = Folder::new();
    let node = node(&folder).await;
    let people = node.desk.bring_example(saklig::carried::example()).await.unwrap().unwrap();
    let who = &people[0].person;
    let item = node.desk.inbox(who, Wanted::default()).await.unwrap().rows[0].item;
    node.desk.note(who, item, "Ringt enheten.", false).await.unwrap();
    node.desk.close(who, item, true).await.unwrap();
    node.desk.seal().await.unwrap();
    node.desk.store().close().await;
    assert_eq!(folder.saklig(&["journal", "verify"]).status, Some(0));

    for change in changes {
        let other = Folder::new();
        fs::create_dir_all(other.data()).unwrap();
        fs::copy(folder.data().join("saklig.db"), other.data().join("saklig.db")).unwrap();
        other.database().await.execute(sqlx::raw_sql(change)).await.unwrap();
        let said = other.saklig(&["journal", "verify"]);
        assert_eq!(said.status, Some(1), "{change}: {said:#?}");
        assert!(said.out.contains("BROKEN: "), "{change}: {said:#?}");
    }
}

async fn node(folder: &Folder) -> Node {
    Node::open(Plan {
        data: folder.data(),
        database: Where::Folder(folder.data()),
        key_file: folder.key(),
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        platforms: Platforms::default(),
    })
    .await
    .unwrap()
}

/// Takes lines in without sealing what the journal says of it.
async fn receive_unsealed(folder: &Folder, lines: &str) {
    let node = node(folder).await;
    let target = node.desk.import_target("Arkivet").await.unwrap();
    let observations = lines.lines().filter_map(|line| parse_line(line.as_bytes()).unwrap()).collect();
    node.desk.receive(&target.channel, observations).await.unwrap();
    node.desk.store().close().await;
}

#[test]
fn checking_makes_no_database() {
    let folder = Folder::new();
    let said = folder.saklig(&["journal", "verify"]);
    assert_eq!(said.status, Some(2), "{said:#?}");
    assert!(said.error.contains("there is no database in"), "{said:#?}");
    assert!(!folder.data().exists());
}

#[test]
fn the_doctor_warns_of_a_key_file_in_the_data_folder() {
    let folder = Folder::new();
    folder.import(line("1", "Hej"));
    let said = folder.saklig(&["doctor"]);
    assert!(said.out.contains("ok       key file: ") && said.out.contains("outside the data folder"), "{said:#?}");
    assert!(said.out.contains("WARNING  authority: it has no name yet"), "{said:#?}");
    assert_eq!(said.status, Some(1));

    let inside = folder.data().join("saklig.key");
    fs::copy(folder.key(), &inside).unwrap();
    let run = |key: &Path| {
        Said::of(&program().arg("doctor").arg("--data").arg(folder.data()).arg("--key-file").arg(key).output().unwrap())
    };
    let said = run(&inside);
    assert!(said.out.contains("WARNING  key file: ") && said.out.contains("lies in the data folder"), "{said:#?}");
    assert_eq!(said.status, Some(1));

    let other = folder.write("other.key", "c29tZXRoaW5nIGVsc2Ugb2YgMzIgYnl0ZXMgbG9uZyE\n");
    let said = run(&other);
    assert!(said.out.contains("ERROR    secrets: "), "{said:#?}");
    assert_eq!(said.status, Some(2), "what does not work is worse than what wants looking after");
}

#[test]
fn the_doctor_answers_monitoring_and_misses_a_backup() {
    let folder = Folder::new();
    folder.import(line("1", "Hej hemligt"));
    let level = |folder: &Folder, about: &str| {
        let said = folder.saklig(&["doctor", "--json"]);
        let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert!(!said.out.contains("hemligt") && !said.out.contains("rut_b"), "{said:#?}");
        assert_eq!(report["worst"] == "error", said.status == Some(2), "{said:#?}");
        let findings = report["findings"].as_array().unwrap().clone();
        let found = findings.iter().find(|found| found["about"] == about);
        found.unwrap_or_else(|| panic!("nothing about {about}: {said:#?}"))["level"].as_str().unwrap().to_owned()
    };
    for about in ["packs", "erasure list", "database", "database file", "secrets", "journal", "clock", "jobs", "outbox"]
    {
        assert_eq!(level(&folder, about), "ok", "{about}");
    }
    assert_eq!(level(&folder, "backup"), "warning");
    let said = folder.saklig(&["backup", folder.0.path().join("saklig.backup").to_str().unwrap()]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert_eq!(level(&folder, "backup"), "ok");
    fs::remove_file(folder.data().join("erased.log")).unwrap();
    assert_eq!(level(&folder, "erasure list"), "warning");
    assert!(!folder.data().join("erased.log").exists(), "the doctor changes nothing");
}

#[tokio::test]
async fn the_doctor_sees_a_changed_tree_and_what_is_stuck() {
    let folder = Folder::new();
    folder.import(line("1", "Hej"));
    let said = folder.saklig(&["doctor"]);
    assert!(said.out.contains("ok       journal: ") && !said.out.contains("seal: "), "{said:#?}");
    for (change, told) in [
        ("UPDATE journal_tile SET hashes = zeroblob(length(hashes)) WHERE level = 0", "ERROR    journal: "),
        ("UPDATE journal_entry SET place = NULL, happened_at = 1", "WARNING  seal: "),
        ("UPDATE journal_entry SET happened_at = 4000000000000000", "WARNING  clock: "),
        (
            "INSERT INTO job SELECT randomblob(16), id, 'look', 'x', 1, 0, NULL, NULL FROM authority",
            "WARNING  jobs: 1 are late",
        ),
    ] {
        assert!(!folder.saklig(&["doctor"]).out.contains(told), "{told}");
        folder.database().await.execute(sqlx::raw_sql(change)).await.unwrap();
        let said = folder.saklig(&["doctor"]);
        assert!(said.out.contains(told), "{told}: {said:#?}");
    }
}

#[test]
fn an_unknown_database_address_is_refused() {
    let folder = Folder::new();
    let file = folder.write("import.jsonl", line("1", "Hej"));
    for address in ["mysql://db/saklig", "postgrs://db/saklig", "http://db"] {
        let said = folder.saklig(&["import", file.to_str().unwrap(), "--channel", "x", "--database", address]);
        assert_eq!(said.status, Some(2), "{said:#?}");
        let scheme = address.split(':').next().unwrap();
        assert!(said.error.contains(scheme), "{said:#?}");
        assert!(!folder.data().exists() && !Path::new(address).exists());
    }
}

#[test]
fn a_lost_key_file_is_not_replaced() {
    let folder = Folder::new();
    folder.import(line("1", "Hej"));
    fs::remove_file(folder.key()).unwrap();
    let said = folder.import(line("2", "Hej"));
    assert_eq!(said.status, Some(2), "{said:#?}");
    assert!(said.error.contains("put it back, or name it with --key-file. Nothing was changed"), "{said:#?}");
    assert!(!folder.key().exists());
}

/// Set to write the help texts anew.
const UPDATE: &str = "SAKLIG_UPDATE";

#[test]
fn the_help_is_what_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/help");
    let commands: &[&[&str]] = &[
        &[],
        &["serve"],
        &["work"],
        &["follow"],
        &["import"],
        &["triage"],
        &["journal"],
        &["journal", "verify"],
        &["journal", "proof"],
        &["backup"],
        &["restore"],
        &["doctor"],
    ];
    for command in commands {
        let said = Said::of(&program().args(*command).arg("--help").output().unwrap());
        assert_eq!(said.status, Some(0), "{said:#?}");
        let name = if command.is_empty() { "saklig".to_owned() } else { command.join("-") };
        let path = folder.join(format!("{name}.txt"));
        if std::env::var_os(UPDATE).is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &said.out).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(said.out, kept, "the help of `saklig {name}` has changed: run with {UPDATE}=1 if it should");
    }
}
