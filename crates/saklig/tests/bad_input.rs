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
use saklig_desk::{
    acts::{import::parse_line, set_up::SetUp},
    looks::inbox::Wanted,
};
use saklig_model::{clock::Clock as _, language::Language};
use saklig_net::{
    Net, NetConfig,
    fake::{FakeServer, Reply},
};
use saklig_store::Where;
use sqlx::{Connection as _, Executor as _, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use totp_rs::{Builder, Secret};

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
async fn a_spreadsheet_comes_in_as_it_is_saved() {
    let folder = Folder::new();
    let rows = "\u{feff}id;author;at;text;parent;kind;anm\r\n17;@rut_b;2026-11-20 10:42;\"Hej!\nNär; öppnar ni?\";;;\r\n\
                18;@nils;i går;hemligt;17;;\r\n19;@nils;2026-11-20T09:45:00Z;Ja;17;comment;x\r\n";
    let file = folder.write("comments.csv", rows);
    let import = |file: &Path| folder.saklig(&["import", file.to_str().unwrap(), "--channel", "Insändare"]);
    let said = import(&file);
    said.counts("2 new, 0 changed, 0 unchanged, 1 refused", 1);
    assert!(said.error.contains("refused: line 4 has no time in \"at\""), "{said:#?}");
    assert!(!said.error.contains("hemligt"), "{said:#?}");
    for told in [
        "Read as CSV.",
        "Its columns are parted by semicolons.",
        "1 column means nothing here and is left out.",
        "Times without a zone are taken to be in Europe/Stockholm.",
    ] {
        assert!(said.out.contains(told), "{told}\n{said:#?}");
    }
    assert_eq!(folder.texts().await, ["Hej!\nNär; öppnar ni?", "Ja"]);
    import(&file).counts("0 new, 0 changed, 2 unchanged, 1 refused", 1);
}

#[test]
fn a_file_that_cannot_be_what_it_is_taken_for_changes_nothing() {
    let folder = Folder::new();
    let utf16: Vec<u8> = "\u{feff}id,author,at,text".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes, told) in [
        ("utf16.csv", utf16, "it is UTF-16"),
        ("windows.csv", b"id,author,at,text\n1,a,2026-11-20 09:00,p\xe5\n".to_vec(), "probably Windows-1252"),
        ("unnamed.csv", b"1,Rut Bengtsson,hej\n".to_vec(), "the first row must name the columns"),
        ("empty.csv", Vec::new(), "it is empty"),
        ("broken.zip", b"PK\x03\x04 and nothing more".to_vec(), "the archive is broken"),
        ("broken.tar.gz", b"\x1f\x8b\x08 and nothing more".to_vec(), "the archive is broken"),
        ("other.tar.gz", tar_gz(&[("notes.txt", b"x")]), "the archive holds no outbox.json"),
        ("nobodys.tar.gz", tar_gz(&[("outbox.json", b"{}")]), "the archive holds no actor.json"),
        ("outside.tar.gz", tar_gz(&[("sub/outbox.json", b"{}"), ("actor.json", ACTOR)]), "holds no outbox.json"),
    ] {
        let file = folder.write(name, bytes);
        let said = folder.saklig(&["import", file.to_str().unwrap(), "--channel", "x"]);
        assert_eq!(said.status, Some(2), "{name}: {said:#?}");
        assert!(said.error.contains("nothing was changed") && said.error.contains(told), "{name}: {said:#?}");
        assert!(!said.error.contains("Rut"), "{said:#?}");
    }
    assert!(!folder.data().exists());
}

const ACTOR: &[u8] = br#"{"id":"https://mastodon.example/users/kommunen","preferredUsername":"kommunen"}"#;

fn tar_gz(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        tar.append_data(&mut header, name, *content).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Statuses as Mastodon hands them out, with what is left out and what is broken.
fn outbox() -> Vec<u8> {
    let public = "https://www.w3.org/ns/activitystreams#Public";
    let own = "https://mastodon.example/users/kommunen";
    let create = |id: u32, to: &str, more: serde_json::Value| {
        let mut note = serde_json::json!({
            "id": format!("{own}/statuses/{id}"), "type": "Note", "attributedTo": own, "to": [to], "cc": [],
            "published": "2026-11-20T10:00:00Z", "url": format!("https://mastodon.example/@kommunen/{id}"),
            "content": "<p>Nu öppnar anmälan.</p><p>Läs <a href=\"https://exempel.test/lov\">mer</a></p>",
            "contentMap": {"sv": "…"},
        });
        note.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::json!({"type": "Create", "object": note})
    };
    let picture = serde_json::json!({"type": "Document", "mediaType": "image/png", "name": "En affisch",
        "url": "/media_attachments/files/1.png"});
    serde_json::json!({"type": "OrderedCollection", "totalItems": 6, "orderedItems": [
        create(1, public, serde_json::json!({"attachment": [picture], "updated": "2026-11-20T11:00:00Z"})),
        create(2, public, serde_json::json!({"inReplyTo": format!("{own}/statuses/1"), "summary": "Om olyckan"})),
        {"type": "Announce", "object": "https://annan.example/1"},
        create(3, "https://annan.example/users/rut", serde_json::json!({"content": "<p>hemligt</p>"})),
        create(4, public, serde_json::json!({"published": "i går"})),
        7,
    ]})
    .to_string()
    .into_bytes()
}

#[tokio::test]
async fn the_archive_of_an_account_comes_in_as_its_own() {
    let outbox = outbox();
    let files: &[(&str, &[u8])] =
        &[("media_attachments/files/1.png", b"png"), ("outbox.json", &outbox), ("actor.json", ACTOR)];
    for (name, bytes) in [("archive.tar.gz", tar_gz(files)), ("archive.zip", zipped(files))] {
        let folder = Folder::new();
        let file = folder.write(name, bytes);
        let import = || folder.saklig(&["import", file.to_str().unwrap(), "--channel", "Mastodon"]);
        let said = import();
        said.counts("2 new, 0 changed, 0 unchanged, 2 refused", 1);
        for told in
            ["Read as an archive from Mastodon.", "Left out: 1 boosts", "Left out: 1 statuses that were not public"]
        {
            assert!(said.out.contains(told), "{told}\n{said:#?}");
        }
        assert!(said.error.contains("refused: status 5 has not the form of a status"), "{said:#?}");
        assert!(!folder.texts().await.iter().any(|text| text.contains("hemligt")));
        assert_eq!(
            folder.texts().await,
            [
                "Nu öppnar anmälan.\n\nLäs mer (https://exempel.test/lov)",
                "Om olyckan\n\nNu öppnar anmälan.\n\nLäs mer (https://exempel.test/lov)"
            ]
        );
        let mut database = folder.database().await;
        let rows = sqlx::query("SELECT external_id, own, parent FROM item ORDER BY serial").fetch_all(&mut database);
        let rows: Vec<(String, bool, Option<String>)> =
            rows.await.unwrap().iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
        assert_eq!(rows, [("1".to_owned(), true, None), ("2".to_owned(), true, Some("1".to_owned()))]);
        let url: String = sqlx::query("SELECT url FROM attachment").fetch_one(&mut database).await.unwrap().get(0);
        assert_eq!(url, "/media_attachments/files/1.png");
        drop(database);
        import().counts("0 new, 0 changed, 2 unchanged, 2 refused", 1);
    }
}

#[test]
fn an_archive_that_is_cut_off_is_told_of_and_what_was_whole_is_in() {
    let folder = Folder::new();
    let one = String::from_utf8(outbox()).unwrap();
    let cut = &one[..one.find("\"type\":\"Announce\"").unwrap()];
    let file = folder.write("cut.tar.gz", tar_gz(&[("outbox.json", cut.as_bytes()), ("actor.json", ACTOR)]));
    let said = folder.saklig(&["import", file.to_str().unwrap(), "--channel", "Mastodon"]);
    said.counts("2 new, 0 changed, 0 unchanged, 1 refused", 1);
    assert!(said.error.contains("after status 2 the archive is broken or cut off"), "{said:#?}");
    // Cut where it is packed: whose it is cannot be told, and nothing comes in.
    let whole = tar_gz(&[("outbox.json", one.as_bytes()), ("actor.json", ACTOR)]);
    let file = folder.write("packed.tar.gz", &whole[..whole.len() / 2]);
    let said = folder.saklig(&["import", file.to_str().unwrap(), "--channel", "Annan"]);
    assert_eq!(said.status, Some(2), "{said:#?}");
    assert!(said.error.contains("broken or cut off"), "{said:#?}");
}

/// A Mastodon server with one account.
async fn mastodon() -> FakeServer {
    FakeServer::start(|asked| match (asked.path(), asked.target.ends_with("acct=kommunen")) {
        ("/api/v1/accounts/lookup", true) => Reply::json(200, &serde_json::json!({"id": "1", "acct": "kommunen"})),
        _ => Reply::json(404, &serde_json::json!({"error": "Record not found"})),
    })
    .await
    .unwrap()
}

/// Runs the program with this on its standard input, without blocking the fake server.
async fn with_input(folder: &Folder, arguments: Vec<String>, input: &str) -> Said {
    let input = input.to_owned();
    let mut command = program();
    command.args(arguments).arg("--data").arg(folder.data()).arg("--key-file").arg(folder.key());
    command
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let output = tokio::task::spawn_blocking(move || {
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    });
    Said::of(&output.await.unwrap())
}

#[tokio::test]
async fn a_followed_account_waits_for_a_named_person() {
    let (folder, server) = (Folder::new(), mastodon().await);
    let address = |name: &str| format!("{}/@{name}", server.url());
    let follow = |name: &str, more: &[&str]| {
        let mut arguments = vec!["follow".to_owned(), address(name), "--allow-host".into(), "127.0.0.1".into()];
        arguments.extend(more.iter().map(|word| (*word).to_owned()));
        arguments
    };
    let nobody = with_input(&folder, follow("ingen", &[]), "").await;
    assert_eq!(nobody.status, Some(2), "{nobody:#?}");
    assert!(nobody.error.contains("The server shows no such account."), "{nobody:#?}");

    let said = with_input(&folder, follow("kommunen", &["--name", "Mastodon"]), "").await;
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert!(said.out.contains("on Mastodon: channel \"Mastodon\""), "{said:#?}");
    assert!(said.out.contains("Nothing is mirrored until a named person confirms"), "{said:#?}");
    assert!(said.last().contains("http://127.0.0.1:8080/channels/") && said.last().ends_with("/confirm"), "{said:#?}");
    let mut database = folder.database().await;
    let stands = "SELECT (SELECT connected FROM channel), (SELECT COUNT(*) FROM job)";
    let row = sqlx::query(stands).fetch_one(&mut database).await.unwrap();
    assert_eq!((row.get::<bool, _>(0), row.get::<i64, _>(1)), (false, 0), "nothing is looked at yet");

    let node = node(&folder).await;
    let code = node.desk.set_up_code().await.unwrap().unwrap();
    let form = SetUp {
        authority: "Exempelmyndigheten".into(),
        country: "se".into(),
        language: Language::Sv,
        unit: "Kommunikation".into(),
        name: "Ulla Berg".into(),
        login: "ulla".into(),
        password: "blåbärspaj-1809".into(),
        civil_servant: true,
    };
    node.desk.set_up(&code, form).await.unwrap();
    node.desk.store().close().await;
    let confirm = ["--as", "ulla", "--unit", "Kommunikation", "--purpose", "Nyheter"];
    let wrong = with_input(&folder, follow("kommunen", &confirm), "gissning-gissning\n").await;
    assert_eq!(wrong.status, Some(2), "{wrong:#?}");
    assert!(
        wrong.error.contains("still waits for confirmation") && wrong.error.contains("is wrong. Try again"),
        "{wrong:#?}"
    );
    let silent = with_input(&folder, follow("kommunen", &confirm), "").await;
    assert_eq!(silent.status, Some(2), "{silent:#?}");
    // Nobody confirms on half a sign-in, neither before they have a second factor nor without its code.
    let sessions = "SELECT COUNT(*) FROM session";
    let count = async |database: &mut SqliteConnection| {
        sqlx::query(sessions).fetch_one(database).await.unwrap().get::<i64, _>(0)
    };
    let before = count(&mut database).await;
    let enrol = with_input(&folder, follow("kommunen", &confirm), "blåbärspaj-1809\n").await;
    assert_eq!(enrol.status, Some(2), "{enrol:#?}");
    assert!(enrol.error.contains("/confirm") && enrol.error.contains("no second factor yet"), "{enrol:#?}");
    assert_eq!(count(&mut database).await, before, "a refused sign-in leaves no session");
    let code = second_factor(&folder, "ulla", "blåbärspaj-1809").await;
    for (input, told) in [
        ("blåbärspaj-1809\n", "there was no code on standard input"),
        ("blåbärspaj-1809\nGISS-NING-GISS-NING\n", "The code is wrong"),
    ] {
        let half = with_input(&folder, follow("kommunen", &confirm), input).await;
        assert_eq!(half.status, Some(2), "{half:#?}");
        assert!(half.error.contains("still waits for confirmation") && half.error.contains(told), "{half:#?}");
    }
    let row = sqlx::query(stands).fetch_one(&mut database).await.unwrap();
    assert_eq!((row.get::<bool, _>(0), row.get::<i64, _>(1)), (false, 0), "nothing is looked at yet");
    assert_eq!(count(&mut database).await, 0, "half a sign-in is ended");
    let right = with_input(&folder, follow("kommunen", &confirm), &format!("blåbärspaj-1809\n{code}\n")).await;
    assert_eq!(right.status, Some(0), "{right:#?}");
    assert!(right.out.contains("Ulla Berg confirmed it."), "{right:#?}");
    let row = sqlx::query(stands).fetch_one(&mut database).await.unwrap();
    assert_eq!((row.get::<bool, _>(0), row.get::<i64, _>(1)), (true, 2), "it is looked at from now on");
    assert_eq!(count(&mut database).await, 0, "so is one that has done its work");
    let again = with_input(&folder, follow("kommunen", &[]), "").await;
    assert_eq!(again.status, Some(2), "{again:#?}");
    assert_eq!(folder.saklig(&["journal", "verify"]).status, Some(0));
}

#[test]
fn an_address_that_may_mean_several_accounts_is_refused_with_right_ones() {
    let folder = Folder::new();
    for address in ["@kommun", "kommun.se", "https://kommun.test/om-oss", ""] {
        let said = folder.saklig(&["follow", address]);
        assert_eq!(said.status, Some(2), "{address}: {said:#?}");
        let told = if address.is_empty() { "Something is missing" } else { "@name@mastodon.example" };
        assert!(said.error.contains(told), "{address}: {said:#?}");
    }
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
        net: Net::new(NetConfig::default()).unwrap(),
    })
    .await
    .unwrap()
}

/// Sets somebody's second factor, as on the page; returns a recovery code.
async fn second_factor(folder: &Folder, login: &str, password: &str) -> String {
    let node = node(folder).await;
    let secret = node.desk.sign_in(login, password).await.unwrap();
    let session = node.desk.session(&secret).await.unwrap().unwrap();
    let offered = node.desk.offer_second_factor(&session);
    let phone = Secret::try_from_base32(offered.secret.replace(' ', "")).unwrap();
    let phone = Builder::new().with_secret(phone).build().unwrap();
    let code = phone.generate(u64::try_from(SystemClock.now().as_second()).unwrap()).to_string();
    let codes = node.desk.set_second_factor(&session, &offered.sealed, &code, "").await.unwrap();
    node.desk.sign_out(&secret).await.unwrap();
    node.desk.store().close().await;
    codes.into_iter().next().unwrap()
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

/// Invented questions of an authority, a third about each of three things.
fn questions(count: usize) -> String {
    let kinds =
        [("dogs", "environment", "hunden"), ("pools", "culture", "simhallen"), ("rubbish", "environment", "soporna")];
    let line = |at: usize| {
        let (topic, route, word) = kinds[at % 3];
        let text =
            format!("{} {word} i dag?", ["Vad gäller för", "Hur är det med", "När får vi veta mer om"][at / 7 % 3]);
        format!("{}\n", serde_json::json!({"text": text, "topic": topic, "route": route}))
    };
    (0..count).map(line).collect()
}

#[test]
fn own_models_are_trained_and_used() {
    let folder = Folder::new();
    let file = folder.write("texts.jsonl", questions(120));
    let said = folder.saklig(&["train", file.to_str().unwrap()]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert!(said.out.contains("topic: 120 texts, 3 answers") && said.out.contains("simhallen"), "{said:#?}");
    for model in ["own-topic.model", "own-route.model"] {
        assert!(folder.data().join("packs/reading/models").join(model).exists(), "{model}");
    }
    assert_eq!(folder.import(line("1", "Vad händer med simhallen?")).status, Some(0));
}

#[test]
fn a_damaged_model_says_what_to_do() {
    let folder = Folder::new();
    let file = folder.write("texts.jsonl", questions(120));
    folder.saklig(&["train", file.to_str().unwrap()]);
    let model = folder.data().join("packs/reading/models/own-topic.model");
    let mut bytes = fs::read(&model).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&model, bytes).unwrap();
    let said = folder.import(line("1", "Hej"));
    assert_eq!(said.status, Some(2), "{said:#?}");
    assert!(said.error.contains("packs/reading/models/own-topic.model: is damaged"), "{said:#?}");
}

#[test]
fn models_are_not_trained_on_decisions_or_on_too_little() {
    let folder = Folder::new();
    for (text, expected) in [
        (questions(120).replacen("\"route\"", "\"hidden\"", 1), "line 1 has \"hidden\", which looks like a decision"),
        (questions(60), "at least 100 texts and 2 answers are needed"),
        ("{\"text\":\"hej\"}\n".to_owned(), "has a topic or a route"),
        ("hemligt".to_owned(), "line 1 is not a JSON object"),
    ] {
        let file = folder.write("texts.jsonl", text);
        let said = folder.saklig(&["train", file.to_str().unwrap()]);
        assert_eq!(said.status, Some(2), "{said:#?}");
        assert!(said.error.contains(expected) && said.error.contains("Nothing was written"), "{said:#?}");
        assert!(!said.error.contains("hemligt") && !folder.data().join("packs").exists());
    }
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
        &["train"],
        &["journal"],
        &["journal", "verify"],
        &["journal", "proof"],
        &["person"],
        &["person", "unlock"],
        &["person", "appoint"],
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
