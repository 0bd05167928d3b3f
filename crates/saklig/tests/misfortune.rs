//! Misfortune: a full disk, one that cannot be written, a database that is away
//! or of a newer program, a key file that is not the right one. The program
//! says so, stays up, loses nothing that it has acknowledged, and goes on when
//! the misfortune is over.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

#[path = "town/mod.rs"]
#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod town;

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use saklig_store::{Store, Where};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use self::town::{browser::Browser, postgres_server, sign_in};

/// A shell whose disk, at `data`, is as small as the test wants it.
struct Shell {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    folder: TempDir,
}

impl Shell {
    /// With a disk of so many kilobytes.
    fn with_disk(kilobytes: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        // A room of its own, in which anyone may mount: nobody else sees the disk.
        let mut child = Command::new("unshare")
            .args(["-rm", "sh"])
            .current_dir(folder.path())
            .env("SAKLIG", env!("CARGO_BIN_EXE_saklig"))
            .env("SAKLIG_KEY_FILE", folder.path().join("saklig.key"))
            .env("SAKLIG_DATA", folder.path().join("data"))
            .env("SAKLIG_LOG", "off")
            .env_remove("DATABASE_URL")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("`unshare`, of util-linux");
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut shell = Self { child, input, output, folder };
        let (status, said) = shell.run(&format!("mount -t tmpfs -o size={kilobytes}k disk data"));
        assert_eq!(status, 0, "a user may mount in a room of their own: {said}");
        shell
    }

    fn tell(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
        self.input.flush().unwrap();
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        assert_ne!(self.output.read_line(&mut line).unwrap(), 0, "the shell has ended");
        line
    }

    /// Runs a command; its status, and all that it said.
    fn run(&mut self, command: &str) -> (i32, String) {
        self.tell(&format!("{{ {command} ; }} 2>&1; echo \"::$?\""));
        let mut said = String::new();
        loop {
            let line = self.line();
            if let Some(status) = line.trim().strip_prefix("::") {
                return (status.parse().unwrap(), said);
            }
            said += &line;
        }
    }

    /// Starts serving; where.
    fn serve(&mut self, more: &str) -> SocketAddr {
        self.tell(&format!("$SAKLIG serve --listen 127.0.0.1:0 {more} & server=$!"));
        loop {
            if let Some(address) = self.line().trim().strip_prefix("Saklig serves http://") {
                return address.parse().unwrap();
            }
        }
    }

    fn write(&self, name: &str, bytes: &str) {
        fs::write(self.folder.path().join(name), bytes).unwrap();
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        // The server ends with its room.
        let _ = writeln!(self.input, "kill -9 $server 2>/dev/null; exit");
        let _ = self.input.flush();
        let _ = self.child.wait();
    }
}

fn lines(ids: std::ops::Range<u32>) -> String {
    ids.map(|id| {
        let text = format!("Hej {id}, när öppnar badhuset i {}? {}", id % 7, "Vi väntar. ".repeat(20));
        let line =
            serde_json::json!({"id": id.to_string(), "author": "@rut_b", "at": "2026-11-20T09:42:00Z", "text": text});
        format!("{line}\n")
    })
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_full_disk_pages_are_read_acts_refused_and_nothing_lost() {
    let mut shell = Shell::with_disk(40 << 10);
    let server = shell.serve("--example-data");
    // Someone who may write notes.
    let (_, list) = shell.run("cat data/example-sign-in.txt");
    let known = list.lines().find(|line| line.contains("moderator")).expect("a moderator");
    let mut known = known.split_whitespace();
    let mut browser = Browser::new(server);
    sign_in(&mut browser, known.next().unwrap(), known.next().unwrap()).await;
    browser.open("/inbox").await;
    let page = browser.page.html();
    let mut addresses = page.split("href=\"/inbox/").skip(1).filter_map(|rest| rest.split(['"', '?']).next());
    let item = addresses.find(|address| address.parse::<uuid::Uuid>().is_ok()).expect("an item").to_owned();
    let case = format!("/inbox/{item}");
    browser.open(&case).await;

    let (status, _) =
        shell.run("dd if=/dev/zero of=data/filler bs=64k 2>/dev/null; dd if=/dev/zero of=data/filler2 bs=1k");
    assert_ne!(status, 0, "the disk is not full");
    // What room the files still have inside is used up by notes; then one is refused.
    let mut acknowledged = 0;
    let note = "Ringt enheten, de återkommer. ".repeat(300);
    let mut form = browser.page.form("/note").expect("the form for a note");
    let refused = loop {
        form.fill("text", &format!("{acknowledged}: {note}"));
        let answer = browser.ask("POST", &form.action, &form.fields).await;
        if answer.status != 303 {
            break answer;
        }
        acknowledged += 1;
        assert!(acknowledged < 2000, "a full disk refuses nothing");
    };
    assert_eq!(refused.status, 503, "{}", refused.told());
    assert!(refused.header("retry-after").is_some());
    assert!(
        refused.words().contains("Databasen går inte att använda just nu. Inget har ändrats."),
        "{}",
        refused.words()
    );
    assert!(refused.html().contains("Ringt enheten, de återkommer."), "what was typed is kept");
    browser.open("/inbox").await;
    assert_eq!(browser.page.status, 200, "reading goes on");

    // With room again, it goes on, and every note that was acknowledged is there.
    shell.run("rm data/filler data/filler2");
    browser.open(&case).await;
    let mut form = browser.page.form("/note").expect("the form for a note");
    form.fill("text", "Klart.");
    browser.send(&form, None).await;
    assert_eq!(browser.page.status, 200, "{}", browser.page.told());
    let (status, said) = shell.run("kill -TERM $server; wait $server");
    assert_eq!(status, 0, "{said}");
    let (status, said) = shell.run("$SAKLIG journal verify");
    assert_eq!(status, 0, "{said}");
    let (_, said) = shell.run("sqlite3 data/saklig.db 'SELECT COUNT(*) FROM note'");
    assert_eq!(said.trim(), (acknowledged + 1).to_string());
}

#[test]
fn an_import_that_fills_the_disk_goes_on_where_it_was() {
    let mut shell = Shell::with_disk(6 << 10);
    shell.write("import.jsonl", &lines(0..20_000));
    let (status, said) = shell.run("$SAKLIG import import.jsonl --channel Arkivet");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("the import stopped") && said.contains("nothing comes in twice"), "{said}");
    shell.run("mount -o remount,size=400m data");
    let (status, said) = shell.run("$SAKLIG import import.jsonl --channel Arkivet");
    assert_eq!(status, 0, "{said}");
    let (status, said) = shell.run("$SAKLIG journal verify");
    assert_eq!(status, 0, "{said}");
    let (_, said) = shell.run("sqlite3 data/saklig.db 'SELECT COUNT(*) FROM item'");
    assert_eq!(said.trim(), "20000");
}

#[test]
fn a_backup_that_finds_no_room_leaves_nothing() {
    let mut shell = Shell::with_disk(64);
    shell.write("import.jsonl", &lines(0..3000));
    let (status, said) = shell.run("$SAKLIG import import.jsonl --channel Arkivet --data other");
    assert_eq!(status, 0, "{said}");
    let (status, said) = shell.run("$SAKLIG backup data/saklig.backup --data other");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("no backup was taken") && said.contains("No space left"), "{said}");
    assert_eq!(shell.run("ls -A data"), (0, String::new()));
    // The one that was there before stays as it was.
    let (_, said) =
        shell.run("echo old > data/saklig.backup; $SAKLIG backup data/saklig.backup --replace --data other");
    assert!(said.contains("no backup was taken"), "{said}");
    assert_eq!(shell.run("cat data/saklig.backup").1, "old\n");
    // Nor does a restore without room leave half a database.
    let (status, said) = shell.run("rm data/*; $SAKLIG backup whole.backup --data other");
    assert_eq!(status, 0, "{said}");
    let (status, said) = shell.run("$SAKLIG restore whole.backup --erasures other/erased.log");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("was not restored"), "{said}");
    assert_eq!(shell.run("ls -A data | grep -v saklig.lock").1, "");
}

#[test]
fn a_disk_that_cannot_be_written_is_said_at_once() {
    let mut shell = Shell::with_disk(20 << 10);
    shell.write("import.jsonl", &lines(0..10));
    assert_eq!(shell.run("$SAKLIG import import.jsonl --channel Arkivet").0, 0);
    // Something new: what needs no writing may well succeed.
    shell.write("more.jsonl", &lines(0..20));
    assert_eq!(shell.run("mount -o remount,ro data").0, 0);
    for command in ["serve --listen 127.0.0.1:0", "import more.jsonl --channel Arkivet"] {
        let (status, said) = shell.run(&format!("$SAKLIG {command}"));
        assert_eq!(status, 2, "{said}");
        assert!(said.contains("cannot be opened") || said.contains("cannot be written"), "{said}");
    }
    assert_eq!(shell.run("mount -o remount,rw data").0, 0);
    assert_eq!(shell.run("$SAKLIG journal verify").0, 0);
}

#[test]
fn a_second_process_on_the_same_folder_is_turned_away() {
    let mut shell = Shell::with_disk(20 << 10);
    shell.serve("");
    let (status, said) = shell.run("$SAKLIG serve --listen 127.0.0.1:0");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("another Saklig already serves"), "{said}");
}

/// Runs the program on a folder with its key beside it.
fn saklig(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saklig"));
    for variable in ["SAKLIG_DATA", "DATABASE_URL", "SAKLIG_KEY_FILE", "SAKLIG_ALLOW_HOST", "SAKLIG_LOG"] {
        command.env_remove(variable);
    }
    command.args(arguments).arg("--data").arg(folder.join("data")).arg("--key-file").arg(folder.join("saklig.key"));
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

fn imported() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("import.jsonl");
    fs::write(&file, lines(0..10)).unwrap();
    let (status, said) = saklig(folder.path(), &["import", file.to_str().unwrap(), "--channel", "Arkivet"]);
    assert_eq!(status, Some(0), "{said}");
    (folder, file)
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let (folder, _) = imported();
    let database = folder.path().join("data/saklig.db");
    let store = Store::open_as_it_is(&Where::Folder(folder.path().join("data"))).await.unwrap();
    let saklig_store::Db::Sqlite { write, .. } = store.db() else { panic!("not SQLite") };
    write.execute("INSERT INTO schema_version VALUES (9999, 'later', 1)").await.unwrap();
    store.close().await;
    let before = fs::read(&database).unwrap();
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["journal", "verify"], &["backup", "/nowhere/x"]] {
        let (status, said) = saklig(folder.path(), command);
        assert_eq!(status, Some(2), "{command:?}: {said}");
        assert!(said.contains("nothing was changed") || said.contains("/nowhere"), "{command:?}: {said}");
    }
    assert!(fs::read(&database).unwrap() == before);
}

#[test]
fn only_the_right_key_file_will_do() {
    let (folder, file) = imported();
    let key = folder.path().join("saklig.key");
    let import = ["import", file.to_str().unwrap(), "--channel", "Arkivet"];
    let right = fs::read(&key).unwrap();
    for (wrong, told) in [
        (&b"c29tZXRoaW5nIGVsc2Ugb2YgMzIgYnl0ZXMgbG9uZyE\n"[..], "is another than the one that sealed"),
        (b"nonsense", "this is not a key file"),
        (b"", "this is not a key file"),
        (b"\xff\xfe", "cannot be used"),
    ] {
        fs::write(&key, wrong).unwrap();
        let (status, said) = saklig(folder.path(), &import);
        assert_eq!(status, Some(2), "{said}");
        assert!(said.contains(told) && said.contains("Nothing was changed"), "{told}: {said}");
    }
    // Something that cannot be read at all.
    fs::remove_file(&key).unwrap();
    fs::create_dir(&key).unwrap();
    let (status, said) = saklig(folder.path(), &import);
    assert!(status == Some(2) && said.contains("put it back, or name it with --key-file"), "{said}");
    fs::remove_dir(&key).unwrap();
    fs::write(&key, right).unwrap();
    assert_eq!(saklig(folder.path(), &import).0, Some(0));
}

/// A line to PostgreSQL that can be cut.
struct Line {
    address: SocketAddr,
    up: Arc<AtomicBool>,
    cut: Arc<tokio::sync::Notify>,
}

impl Line {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (up, cut) = (Arc::new(AtomicBool::new(true)), Arc::new(tokio::sync::Notify::new()));
        let (is_up, is_cut) = (up.clone(), cut.clone());
        tokio::spawn(async move {
            let mut calls = JoinSet::new();
            loop {
                tokio::select! {
                    Ok((mut caller, _)) = listener.accept() => {
                        if is_up.load(Ordering::SeqCst) {
                            let mut far = TcpStream::connect(&server).await.unwrap();
                            calls.spawn(async move { copy_bidirectional(&mut caller, &mut far).await.map(drop) });
                        }
                    }
                    () = is_cut.notified() => calls.abort_all(),
                }
            }
        });
        Self { address, up, cut }
    }

    fn cut(&self) {
        self.up.store(false, Ordering::SeqCst);
        self.cut.notify_one();
    }

    fn mend(&self) {
        self.up.store(true, Ordering::SeqCst);
    }
}

/// A program that serves from PostgreSQL, ended with the test.
struct Served {
    child: Child,
    server: SocketAddr,
    output: BufReader<ChildStdout>,
}

impl Served {
    fn start(folder: &Path, database: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_saklig"))
            .args(["serve", "--example-data", "--listen", "127.0.0.1:0", "--database", database])
            .arg("--data")
            .arg(folder.join("data"))
            .arg("--key-file")
            .arg(folder.join("saklig.key"))
            .env("SAKLIG_LOG", "off")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let server = loop {
            let mut line = String::new();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "the program has ended");
            if let Some(address) = line.trim().strip_prefix("Saklig serves http://") {
                break address.parse().unwrap();
            }
        };
        Self { child, server, output }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = &self.output;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgres_is_away_pages_say_so_and_work_resumes() {
    let name = format!("away_{}", std::process::id());
    let mut admin = PgConnection::connect(&format!("{}/postgres", postgres_server())).await.unwrap();
    for text in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        admin.execute(sqlx::AssertSqlSafe(text)).await.unwrap();
    }
    let server = postgres_server();
    let (user, host) = server.strip_prefix("postgres://").unwrap().split_once('@').unwrap();
    let line = Line::to(host.to_owned()).await;
    let database = format!("postgres://{user}@{}/{name}", line.address);
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &database);
    let list = fs::read_to_string(folder.path().join("data/example-sign-in.txt")).unwrap();
    let known: Vec<&str> = list.lines().find(|line| line.contains("moderator")).unwrap().split_whitespace().collect();
    let mut browser = Browser::new(served.server);
    sign_in(&mut browser, known[0], known[1]).await;
    browser.open("/inbox").await;
    assert_eq!(browser.page.status, 200);

    line.cut();
    for (language, words) in [("sv", "Inget har ändrats"), ("da", "Intet er ændret"), ("en", "Nothing was changed")] {
        browser.language = language.to_owned();
        browser.open("/inbox").await;
        assert_eq!(browser.page.status, 503, "{}", browser.page.told());
        assert!(browser.page.words().contains(words), "{}", browser.page.words());
        assert_eq!(browser.page.header("retry-after"), Some("30"));
    }
    // Nor does it start without its database.
    let (status, said) = saklig(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--database", &database]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("PostgreSQL does not answer") && said.contains("Nothing was changed"), "{said}");

    line.mend();
    browser.open("/inbox").await;
    assert_eq!(browser.page.status, 200, "{}", browser.page.told());
    drop(served);
    admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await.unwrap();
}

#[test]
fn on_a_read_only_disk_nothing_begins_and_what_is_there_can_be_checked() {
    let mut shell = Shell::with_disk(40 << 10);
    shell.write("import.jsonl", &lines(0..20));
    shell.write("more.jsonl", &lines(20..40));
    let (status, said) = shell.run("$SAKLIG import import.jsonl --channel Arkivet");
    assert_eq!(status, 0, "{said}");
    let (status, said) = shell.run("mount -o remount,ro data");
    assert_eq!(status, 0, "{said}");
    for command in ["import more.jsonl --channel Arkivet", "serve --listen 127.0.0.1:0"] {
        let (status, said) = shell.run(&format!("timeout 20 $SAKLIG {command}"));
        assert_eq!(status, 2, "{command}: {said}");
        assert!(said.contains("cannot be written") && said.contains("nothing was changed"), "{command}: {said}");
        assert_eq!(said.matches("cannot be written").count(), 1, "said once: {said}");
    }
    // An auditor's copy, a disk that is failing: what was written can be checked and saved.
    for command in ["journal verify", "backup safe.backup", "backup --check safe.backup"] {
        let (status, said) = shell.run(&format!("timeout 20 $SAKLIG {command}"));
        assert_eq!(status, 0, "{command}: {said}");
    }
    let (_, said) = shell.run("$SAKLIG doctor");
    assert!(said.contains("ERROR    data folder: it cannot be written"), "{said}");
    shell.run("mount -o remount,rw data");
    let (status, said) = shell.run("$SAKLIG import more.jsonl --channel Arkivet");
    assert_eq!(status, 0, "{said}");
    let (_, said) = shell.run("sqlite3 data/saklig.db 'SELECT COUNT(*) FROM item'");
    assert_eq!(said.trim(), "40");
}
