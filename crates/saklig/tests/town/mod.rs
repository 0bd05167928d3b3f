//! The real program in a small town: a real node on a real database with its
//! pages on a real port, a clock that the tests set, a chance that repeats
//! itself, and a platform that plays a script.

pub mod browser;
pub mod mailbox;
pub mod page;
pub mod program;

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher as _};
use jiff::{SignedDuration, Timestamp};
use saklig::{Node, Plan};
use saklig_channel::{
    Platforms,
    example::Example,
    scripted::{Script, Scripted},
};
use saklig_desk::Desk;
use saklig_model::{
    authority::Authority,
    clock::{Chance, Clock, from_micros, micros},
    id::PersonId,
    language::Language,
    person::{Employment, Person, Role},
};
use saklig_net::{AddressRule, Net, NetConfig};
use saklig_store::{Where, jobs, people};
use saklig_web::WebOptions;
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};

use self::browser::Browser;

/// Everyone's password here.
pub const PASSWORD: &str = "blåbärspaj-1809";

/// A database engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in the data folder.
    Sqlite,
    /// A database of a server, named by `SAKLIG_TEST_POSTGRES`.
    Postgres,
}

impl Engine {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// The address of PostgreSQL's server, without a database.
///
/// # Panics
/// When nobody named one: an engine that is left out silently is worse.
#[must_use]
pub fn postgres_server() -> String {
    std::env::var("SAKLIG_TEST_POSTGRES")
        .expect("SAKLIG_TEST_POSTGRES must name a PostgreSQL server; `cargo xtask test` starts one")
}

/// A clock that stands until it is set.
#[derive(Debug)]
pub struct SetClock(Mutex<Timestamp>);

impl SetClock {
    /// One that stands at this moment.
    #[must_use]
    pub fn at(now: Timestamp) -> Arc<Self> {
        Arc::new(Self(Mutex::new(now)))
    }

    /// Sets it.
    pub fn set(&self, to: Timestamp) {
        *self.0.lock().unwrap() = to;
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// Always the same chance: splitmix64, counted.
struct Repeating(AtomicU64);

impl Chance for Repeating {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The town.
pub struct Town {
    /// The node.
    pub node: Node,
    /// Its clock.
    pub clock: Arc<SetClock>,
    /// What the platform shows, and what will go wrong there.
    pub script: Script,
    /// Where its pages are.
    pub server: std::net::SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// Where its database is.
    pub database: Where,
    serving: JoinHandle<()>,
    folder: TempDir,
    to_drop: Option<String>,
}

static NUMBER: AtomicU64 = AtomicU64::new(1);

impl Town {
    /// Builds one on a fresh database.
    ///
    /// # Panics
    /// When it cannot.
    pub async fn build(engine: Engine, now: Timestamp) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir_all(&data).unwrap();
        let (database, to_drop) = match engine {
            Engine::Sqlite => (Where::Folder(data.clone()), None),
            Engine::Postgres => {
                let name = format!("town_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
                administer(&format!("CREATE DATABASE {name}")).await;
                (Where::Postgres(format!("{}/{name}", postgres_server())), Some(name))
            }
        };
        let clock = SetClock::at(now);
        let script = Script::new();
        let mut platforms = Platforms::default();
        platforms.add(Arc::new(Scripted::new(script.clone())));
        platforms.add(Arc::new(Example));
        let plan = Plan {
            data: data.clone(),
            database: database.clone(),
            key_file: folder.path().join("saklig.key"),
            clock: clock.clone(),
            chance: Arc::new(Repeating(AtomicU64::new(1809))),
            platforms,
            net: near(),
        };
        let node = Node::open(plan).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = listener.local_addr().unwrap();
        // Only the pages: jobs run when the test says that time passes.
        let pages = saklig_web::router(node.desk.clone(), WebOptions::default());
        let serving = tokio::spawn(async move {
            axum::serve(listener, pages.into_make_service_with_connect_info::<std::net::SocketAddr>()).await.unwrap();
        });
        Self { node, clock, script, server, data, database, serving, folder, to_drop }
    }

    /// The desk.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.node.desk
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The key file, outside the data folder.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("saklig.key")
    }

    /// Lets time pass, up to ten minutes job by job as they come due; a longer
    /// time passes at one stroke.
    pub async fn pass(&self, time: SignedDuration) {
        let until = self.now() + time;
        self.node.pack_folder.look(self.desk()).await;
        if time <= SignedDuration::from_mins(10) {
            while let Some(due) = jobs::next_due(self.desk().store().db()).await.unwrap() {
                let due = from_micros(due);
                if due > until {
                    break;
                }
                self.clock.set(due.max(self.now()));
                self.desk().run_due().await.unwrap();
            }
        }
        self.clock.set(until);
        self.desk().run_due().await.unwrap();
    }

    /// A fresh browser.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(self.server).in_town(self.clock.clone())
    }

    /// Sets up an authority and its first person, on the page of the one-time
    /// address, with their second factor; returns their browser.
    pub async fn set_up(&self, authority: &str, country: &str, language: &str) -> Browser {
        let code = self.desk().set_up_code().await.unwrap().expect("set-up is due");
        let mut browser = self.browser();
        browser.language = language.to_owned();
        browser.open(&format!("/set-up/{code}")).await;
        let mut form = browser.page.form(&format!("/set-up/{code}")).expect("the set-up form");
        for (field, value) in [
            ("authority", authority),
            ("country", country),
            ("language", language),
            ("unit", "Kommunikationsenheten"),
            ("name", "Ulla Berg"),
            ("login", "ulla"),
            ("password", PASSWORD),
            ("civil_servant", "1"),
        ] {
            form.fill(field, value);
        }
        browser.send(&form, None).await;
        assert_eq!(browser.page.status, 200, "{}", browser.page.words());
        browser.prove().await;
        browser
    }

    /// The authority that is not the example.
    pub async fn authority(&self) -> Authority {
        let all = saklig_store::authorities::all(self.desk().store().db()).await.unwrap();
        all.into_iter().find(|authority| !authority.example).expect("an authority")
    }

    /// Adds a person, straight into the database: on the pages it takes two. They
    /// set their second factor up when they sign in.
    pub async fn add_person(
        &self,
        authority: &Authority,
        name: &str,
        roles: &[Role],
        employment: Employment,
    ) -> Person {
        let login = format!("{}-{}", name.split(' ').next().unwrap().to_lowercase(), roles.len());
        let person = Person {
            id: PersonId(self.desk_chance()),
            authority: authority.id,
            name: name.to_owned(),
            login,
            roles: roles.to_vec(),
            employment,
            language: Language::Sv,
            active: true,
            through: None,
        };
        let mut tx = self.desk().store().begin().await.unwrap();
        people::add(&mut tx, &person, cheap_hash(), micros(self.now())).await.unwrap();
        tx.commit().await.unwrap();
        person
    }

    fn desk_chance(&self) -> uuid::Uuid {
        uuid::Uuid::from_u128(
            0x5a6b_0000_4000_8000_0000_0000_0000_0000 + u128::from(NUMBER.fetch_add(1, Ordering::SeqCst)),
        )
    }

    /// Signs a person in on the page; returns their browser.
    pub async fn sign_in(&self, login: &str, password: &str) -> Browser {
        let mut browser = self.browser();
        sign_in(&mut browser, login, password).await;
        browser
    }

    /// Tears it down.
    pub async fn close(self) {
        self.serving.abort();
        self.desk().store().close().await;
        if let Some(name) = &self.to_drop {
            administer(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        }
    }
}

/// Signs in on the pages that ask for it: with the password, and the code from
/// the phone.
pub async fn sign_in(browser: &mut Browser, login: &str, password: &str) {
    give_password(browser, login, password).await;
    browser.prove().await;
}

/// The first step of signing in.
pub async fn give_password(browser: &mut Browser, login: &str, password: &str) {
    if browser.page.form("/sign-in").is_none() {
        browser.open("/sign-in").await;
    }
    let mut form = browser.page.form("/sign-in").expect("the form to sign in");
    form.fill("login", login);
    form.fill("password", password);
    browser.send(&form, None).await;
}

/// A hash of [`PASSWORD`] that is quick to check; real ones are slow on purpose.
fn cheap_hash() -> &'static str {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| {
        let quick = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
        quick.hash_password_with_salt(PASSWORD.as_bytes(), &[7; 16]).unwrap().to_string()
    })
}

/// The way out of the house: to servers of this machine, as scripted ones are.
#[must_use]
pub fn near() -> Net {
    let allow_private = AddressRule::allowing(["127.0.0.1", "localhost"]);
    Net::new(NetConfig { allow_private, ..NetConfig::default() }).unwrap()
}

async fn administer(sql: &str) {
    let mut admin = PgConnection::connect(&format!("{}/postgres", postgres_server())).await.unwrap();
    admin.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.unwrap();
    admin.close().await.unwrap();
}
