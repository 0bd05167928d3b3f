//! Kills, at random moments, with the signal that nothing can catch: of
//! imports, and of nodes whose acts are on their way to a platform. Afterwards
//! the mirror, the outbox and the platform are compared.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, ensure};
use saklig::system::SystemClock;
use saklig_model::clock::Clock as _;
use sqlx::{Connection as _, Executor as _, PgConnection, Row as _, SqliteConnection};

use crate::{
    Figure,
    comments::{self, Numbers},
    node::{Told, micros_at},
    outside::{Promise, Server},
    program::command,
};

/// Where a database is, for a look from outside.
#[derive(Clone)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// An address.
    Postgres(String),
}

impl Database {
    /// The rows of a statement, their columns as texts.
    async fn rows(&self, sql: &'static str) -> anyhow::Result<Vec<Vec<String>>> {
        // A killed program's database is opened as its next start would find it.
        Ok(match self {
            Self::Sqlite(file) => {
                let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await?;
                let rows = connection.fetch_all(sql).await?;
                rows.iter().map(|row| (0..row.len()).map(|at| row.get(at)).collect()).collect()
            }
            Self::Postgres(address) => {
                let mut connection = PgConnection::connect(address).await?;
                let rows = connection.fetch_all(sql).await?;
                rows.iter().map(|row| (0..row.len()).map(|at| row.get(at)).collect()).collect()
            }
        })
    }

    async fn count(&self, sql: &'static str) -> anyhow::Result<usize> {
        let rows = self.rows(sql).await?;
        Ok(rows.first().and_then(|row| row.first()).context("no count")?.parse()?)
    }
}

const ITEMS: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM item WHERE NOT own";
const VERSIONS: &str =
    "SELECT CAST(COUNT(*) AS TEXT) FROM item_revision r JOIN item i ON i.id = r.item WHERE NOT i.own";
const SENDING: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM job WHERE kind = 'send'";
const ACTIONS: &str = "SELECT CAST(id AS TEXT), state FROM action";
const ACTIONS_SQLITE: &str = "SELECT lower(hex(id)), state FROM action";

/// Kills imports, so many times on each engine.
///
/// # Errors
/// The program's or the database's.
pub async fn imports(program: &Path, folder: &Path, kills: usize, server: &str) -> anyhow::Result<Vec<Figure>> {
    let file = folder.join("killed.jsonl");
    let count = 40_000;
    comments::write(&file, count)?;
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
    let name = format!("kills_{}", std::process::id());
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
    let address = format!("{server}/{name}");
    let mut figures = Vec::new();
    for (engine, database) in [
        ("SQLite", Database::Sqlite(folder.join("killed").join("saklig.db"))),
        ("PostgreSQL", Database::Postgres(address.clone())),
    ] {
        let data = match &database {
            Database::Sqlite(_) => folder.join("killed"),
            Database::Postgres(_) => folder.join("killed-pg"),
        };
        let import = || {
            let mut import = command(program, &data);
            import.args(["import", "--channel", "Dödad"]).arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
            if let Database::Postgres(address) = &database {
                import.args(["--database", address]);
            }
            import
        };
        let mut numbers = Numbers(9);
        let (mut landed, mut before, mut whole) = (0, 0, true);
        for _ in 0..kills {
            let mut child = import().spawn()?;
            thread::sleep(Duration::from_millis(20 + numbers.below(700)));
            landed += usize::from(child.try_wait()?.is_none());
            child.kill()?;
            child.wait()?;
            // What one import had stored, the next one's death does not take.
            if data.exists() || engine == "PostgreSQL" {
                let now = database.count(ITEMS).await.unwrap_or(0);
                whole &= now >= before;
                before = now;
            }
        }
        let status = import().status()?;
        ensure!(status.success(), "the last import, which nobody killed, failed");
        let (items, versions) = (database.count(ITEMS).await?, database.count(VERSIONS).await?);
        let verified = verified(program, &data, &database)?;
        let good = whole && items == count && versions == count && verified;
        figures.push(Figure {
            what: format!("{engine}: an import of {count} comments killed {kills} times ({landed} while it ran)"),
            got: format!("{items} items, {versions} versions, journal {}", if verified { "whole" } else { "BROKEN" }),
            beside: format!("{count} items, each once"),
            share: if good { 0.0 } else { f64::INFINITY },
        });
    }
    admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    Ok(figures)
}

/// Kills nodes while comments come in and acts go out: one node on SQLite for
/// each promise of a platform.
///
/// # Errors
/// A node's, or the database's.
pub async fn nodes(program: &Path, folder: &Path, kills: usize) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for promise in Promise::ALL {
        let data = folder.join(format!("node-{}", promise.name()));
        let database = Database::Sqlite(data.join("saklig.db"));
        let what = format!("one node on SQLite killed {kills} times, platform with {}", described(promise));
        let killed = kill(std::slice::from_ref(&data), None, promise, kills, &database).await?;
        figures.push(killed.figure(what, verified(program, &data, &database)?));
    }
    Ok(figures)
}

/// Two nodes on one PostgreSQL, one or the other killed while comments come in
/// and acts go out.
///
/// # Errors
/// A node's, or the database's.
pub async fn two_nodes(program: &Path, folder: &Path, kills: usize, server: &str) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for promise in Promise::ALL {
        let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
        let name = format!("two_{}_{}", promise.name(), std::process::id());
        admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
        let address = format!("{server}/{name}");
        let database = Database::Postgres(address.clone());
        let folders = ["first", "second"].map(|node| folder.join(format!("two-{}-{node}", promise.name())));
        let what = format!(
            "two nodes on PostgreSQL, one or the other killed {kills} times, platform with {}",
            described(promise)
        );
        let killed = kill(&folders, Some(address), promise, kills, &database).await?;
        figures.push(killed.figure(what, verified(program, &folders[0], &database)?));
        admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    }
    Ok(figures)
}

const fn described(promise: Promise) -> &'static str {
    match promise {
        Promise::Keys => "idempotency keys",
        Promise::Reread => "re-reading but no keys",
        Promise::Nothing => "neither keys nor re-reading",
    }
}

/// What was left after the kills.
struct Killed {
    promise: Promise,
    comments: usize,
    items: usize,
    versions: usize,
    /// Acknowledged to the person who acted.
    acknowledged: usize,
    /// Acknowledged, and not in the outbox.
    lost: usize,
    /// Done once or more at the platform, though it should be once.
    twice: usize,
    /// Said to be done, and not done at the platform; or the other way round.
    untrue: usize,
    /// Put to a person.
    asked: usize,
    done: usize,
}

impl Killed {
    fn figure(self, what: String, verified: bool) -> Figure {
        let mirrored = self.items == self.comments && self.versions == self.comments;
        // A key, or a re-read, can settle everything without asking anybody,
        // but for the few whose every re-read was cut short.
        let good = mirrored && self.lost == 0 && self.twice == 0 && self.untrue == 0 && verified;
        let good = good && (self.promise != Promise::Keys || self.asked == 0);
        Figure {
            what,
            got: format!(
                "{} of {} comments mirrored; {} acts acknowledged, {} lost; {} done, {} twice, {} settled wrongly, {} put to a person; journal {}",
                self.items,
                self.comments,
                self.acknowledged,
                self.lost,
                self.done,
                self.twice,
                self.untrue,
                self.asked,
                if verified { "whole" } else { "BROKEN" }
            ),
            beside: "all mirrored, none lost, none twice, none settled wrongly".into(),
            share: if good { 0.0 } else { f64::INFINITY },
        }
    }
}

struct Running {
    child: Child,
    said: mpsc::Receiver<String>,
}

impl Running {
    /// Kills it; what it had acknowledged.
    fn kill(mut self) -> anyhow::Result<Vec<String>> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(self.said.iter().collect())
    }
}

fn start(told: &Told) -> anyhow::Result<Running> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(told.words())
        .env("SAKLIG_LOG", "off")
        .stdout(Stdio::piped())
        .spawn()?;
    let lines = BufReader::new(child.stdout.take().context("no output")?).lines();
    let (tell, said) = mpsc::channel();
    thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
    Ok(Running { child, said })
}

async fn kill(
    folders: &[PathBuf],
    address: Option<String>,
    promise: Promise,
    kills: usize,
    database: &Database,
) -> anyhow::Result<Killed> {
    let server = Server::start(promise)?;
    let epoch = SystemClock.now().as_microsecond();
    let mut numbers = Numbers(20_261_122);
    let told = |data: &PathBuf, task: &str| Told {
        promise,
        platform: server.address.clone(),
        epoch,
        data: data.clone(),
        database: address.clone(),
        task: task.into(),
    };
    let comment = |number: usize| {
        let text = match number % 4 {
            0 => format!("Mitt nummer är 640823-3234, sade jag gång {number}"),
            _ => format!("När öppnar ni på måndag, undrar jag för gång {number}?"),
        };
        server.comment(text, micros_at(epoch));
    };
    let mut acknowledged = BTreeSet::new();
    let mut running = Vec::new();
    for folder in folders {
        running.push(start(&told(folder, "act"))?);
        // The first sets up; two at once would be two authorities' business.
        wait_for(|| async {
            Ok(database.count("SELECT CAST(COUNT(*) AS TEXT) FROM channel WHERE acting").await.unwrap_or(0) > 0)
        })
        .await?;
    }
    let mut written = 0;
    for _ in 0..kills {
        for _ in 0..6 {
            comment(written);
            written += 1;
        }
        tokio::time::sleep(Duration::from_millis(30 + numbers.below(600))).await;
        let which = numbers.below(running.len() as u64) as usize;
        acknowledged.extend(running.remove(which).kill()?);
        running.insert(which, start(&told(&folders[which], "act"))?);
    }
    // Everyone may finish now.
    let settle = Instant::now();
    wait_for(|| async {
        ensure!(settle.elapsed() < Duration::from_secs(300), "acts are still on their way after five minutes");
        let mirrored = database.count(ITEMS).await? == server.comments();
        Ok(mirrored && database.count(SENDING).await? == 0)
    })
    .await?;
    for node in running {
        acknowledged.extend(node.kill()?);
    }
    compare(&server, &acknowledged, database, promise).await
}

/// An identity without its dashes, as both databases can say it.
fn plain(id: &str) -> String {
    id.replace('-', "")
}

async fn wait_for<F: Future<Output = anyhow::Result<bool>>>(mut ready: impl FnMut() -> F) -> anyhow::Result<()> {
    let begun = Instant::now();
    while !ready().await? {
        ensure!(begun.elapsed() < Duration::from_secs(330), "waited too long");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

async fn compare(
    server: &Server,
    acknowledged: &BTreeSet<String>,
    database: &Database,
    promise: Promise,
) -> anyhow::Result<Killed> {
    let rows = match database {
        Database::Sqlite(_) => database.rows(ACTIONS_SQLITE).await?,
        Database::Postgres(_) => database.rows(ACTIONS).await?,
    };
    let states: BTreeMap<String, &str> = rows.iter().map(|row| (plain(&row[0]), row[1].as_str())).collect();
    let at_platform: BTreeMap<String, usize> =
        server.done().into_iter().map(|(key, times)| (plain(&key), times)).collect();
    // Every act that is said to be done was done, and no other; what is put to
    // a person may be either.
    let untrue = states
        .iter()
        .filter(|(key, state)| match **state {
            "done" => !at_platform.contains_key(*key),
            "unknown" => false,
            _ => at_platform.contains_key(*key),
        })
        .count();
    Ok(Killed {
        promise,
        comments: server.comments(),
        items: database.count(ITEMS).await?,
        versions: database.count(VERSIONS).await?,
        acknowledged: acknowledged.len(),
        lost: acknowledged.iter().filter(|id| !states.contains_key(&plain(id))).count(),
        twice: at_platform.values().filter(|times| **times > 1).count(),
        untrue,
        asked: states.values().filter(|state| **state == "unknown").count(),
        done: states.values().filter(|state| **state == "done").count(),
    })
}

/// What the program itself says of the journal.
fn verified(program: &Path, data: &Path, database: &Database) -> anyhow::Result<bool> {
    let mut verify = command(program, data);
    verify.args(["journal", "verify"]);
    if let Database::Postgres(address) = database {
        verify.args(["--database", address]);
    }
    let output = verify.output()?;
    if !output.status.success() {
        eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    Ok(output.status.success())
}
