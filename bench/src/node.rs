//! A node that is there to be killed: the program's own node, with its pages
//! and its work, on a clock that runs thirty times as fast, so that waiting
//! times do not make the proof longer. It acts like a busy moderator, and says
//! on its output what was acknowledged.

use std::{io::Write as _, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use jiff::Timestamp;
use saklig::{
    Node, Plan,
    system::{SystemChance, SystemClock},
};
use saklig_channel::Platforms;
use saklig_desk::{
    Desk, Refusal,
    acts::{connect::NewChannel, set_up::SetUp},
    looks::inbox::{View, Wanted},
};
use saklig_model::{
    channel::ServiceMode,
    clock::{Chance as _, Clock, from_micros},
    ground::GroundRef,
    id::{PersonId, SessionId},
    language::Language,
    person::{Employment, Person, Role},
};
use saklig_net::{Net, NetConfig};
use saklig_store::{Where, authorities, channels, people, second_factors, sessions};
use saklig_web::WebOptions;
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

use crate::{
    outside::{Outside, Promise},
    shift::MODERATORS,
};

/// How many times as fast the clock runs.
pub const FASTER: i32 = 30;

/// A clock that began at `epoch` and runs faster than the system's.
pub struct FastClock {
    /// When it showed the same as the system's.
    pub epoch: Timestamp,
}

impl Clock for FastClock {
    fn now(&self) -> Timestamp {
        let passed = SystemClock.now().duration_since(self.epoch);
        self.epoch + passed * FASTER
    }
}

/// What a node is told by the words it is started with.
pub struct Told {
    /// What the platform promises.
    pub promise: Promise,
    /// Where the platform is.
    pub platform: String,
    /// The clock's epoch, in microseconds.
    pub epoch: i64,
    /// The data folder.
    pub data: PathBuf,
    /// The database, if it is not in the data folder.
    pub database: Option<String>,
    /// `act`: act and work; `work`: only work; `shift`: let moderators in and
    /// serve them, by the true clock.
    pub task: String,
}

impl Told {
    /// As words.
    pub fn words(&self) -> Vec<String> {
        vec![
            "node".into(),
            self.promise.name().into(),
            self.platform.clone(),
            self.epoch.to_string(),
            self.data.display().to_string(),
            self.database.clone().unwrap_or_default(),
            self.task.clone(),
        ]
    }

    /// From words.
    pub fn from_words(words: &[String]) -> anyhow::Result<Self> {
        let [promise, platform, epoch, data, database, task] = words else { bail!("six words tell a node what to do") };
        Ok(Self {
            promise: Promise::named(promise).context("no such promise")?,
            platform: platform.clone(),
            epoch: epoch.parse()?,
            data: data.into(),
            database: Some(database.clone()).filter(|address| !address.is_empty()),
            task: task.clone(),
        })
    }

    /// Where the database is.
    pub fn place(&self) -> Where {
        match &self.database {
            Some(address) => Where::Postgres(address.clone()),
            None => Where::Folder(self.data.clone()),
        }
    }
}

/// Runs the node until it is killed.
///
/// # Errors
/// The node's.
pub async fn run(told: &Told) -> anyhow::Result<()> {
    std::fs::create_dir_all(&told.data)?;
    let clock: Arc<dyn Clock> = if told.task == "shift" {
        Arc::new(SystemClock)
    } else {
        Arc::new(FastClock { epoch: from_micros(told.epoch) })
    };
    let plan = Plan {
        data: told.data.clone(),
        database: told.place(),
        // The one that the program filled the folder with, or one for two nodes.
        key_file: if told.task == "shift" {
            told.data.with_extension("key")
        } else {
            told.data.with_file_name("prove.key")
        },
        clock,
        chance: Arc::new(SystemChance),
        platforms: Platforms::of([Arc::new(Outside::new(told.promise, &told.platform)) as Arc<_>]),
        net: Net::new(NetConfig::default())?,
    };
    let node = Node::open(plan).await?;
    let node = if told.database.is_none() { node.alone(&told.data)? } else { node };
    let desk = node.desk.clone();
    let who = moderator(&desk).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    if told.task == "shift" {
        println!("{}", listener.local_addr()?);
        let_in(&desk, &who).await?;
    }
    let serving = node.serve(listener, WebOptions::default(), std::future::pending());
    if told.task == "act" {
        tokio::select! {
            served = serving => served,
            acted = act(&desk, &who) => acted,
        }
    } else {
        serving.await
    }
}

/// Sets up what there is to set up, and finds the moderator.
async fn moderator(desk: &Desk) -> anyhow::Result<Person> {
    if let Some(code) = desk.set_up_code().await? {
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
        desk.set_up(&code, form).await?;
    }
    let authority = authorities::all(desk.store().db()).await?.pop().context("no authority")?;
    let mut who = people::of(desk.store().db(), authority.id).await?.pop().context("no person")?;
    // What two administrators would decide on the pages; not what is proven here.
    who.roles = Role::ALL.to_vec();
    who.employment = Employment::CivilServant;
    let kept = channels::of(desk.store().db(), authority.id).await?;
    if kept.iter().all(|kept| kept.channel.platform != "outside") {
        let new = NewChannel {
            platform: "outside".into(),
            name: "Utanför".into(),
            handle: "exempel".into(),
            base_url: String::new(),
            owner_unit: "Kommunikation".into(),
            purpose: "Upplysning".into(),
            mode: ServiceMode::PublishAndAnswer,
            credentials: [("password".to_owned(), "x".to_owned())].into(),
        };
        let channel = desk.connect(&who, new).await?;
        desk.switch_acting(&who, channel, true).await?;
    }
    Ok(who)
}

/// Lets the moderators in, and says the channel and their session cookies.
async fn let_in(desk: &Desk, who: &Person) -> anyhow::Result<()> {
    let kept = channels::of(desk.store().db(), who.authority).await?;
    let outside = kept.iter().find(|kept| kept.channel.platform == "outside").context("no channel")?;
    println!("{}", outside.channel.id);
    let now = SystemClock.now().as_microsecond();
    let mut tx = desk.store().begin().await?;
    for number in 0..MODERATORS {
        let id = SystemChance.opaque_id();
        let person = Person {
            id: PersonId(id),
            name: format!("Moderator Nummer{number}"),
            login: format!("moderator-{id}"),
            roles: vec![Role::Moderator],
            ..who.clone()
        };
        people::add(&mut tx, &person, "", now).await?;
        second_factors::set(&mut tx, person.authority, person.id, now, 0, &[]).await?;
        let secret = SystemChance.opaque_id().simple().to_string();
        let session = sessions::NewSession {
            secret_hash: &Sha256::digest(&secret).iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
            id: SessionId(SystemChance.opaque_id()),
            authority: person.authority,
            person: person.id,
            half: false,
            now,
            expires_at: now + 2 * 3600 * 1_000_000,
        };
        sessions::add(&mut tx, session).await?;
        println!("saklig={secret}");
    }
    tx.commit().await?;
    Ok(())
}

/// Answers questions and hides personal data as they come, and says so.
async fn act(desk: &Desk, who: &Person) -> anyhow::Result<()> {
    let ground = GroundRef { pack: "se".into(), id: "personal-data".into(), version: 1 };
    loop {
        for view in [View::ToAnswer, View::ToDecide] {
            let rows = desk.inbox(who, Wanted { view, ..Wanted::default() }).await?.rows;
            for row in rows.iter().take(4) {
                let done = match view {
                    View::ToAnswer => desk.answer(who, row.item, "Vi öppnar klockan tio.", true).await,
                    _ => desk.hide(who, row.item, &ground).await,
                };
                match done {
                    Ok(action) => {
                        let mut out = std::io::stdout().lock();
                        writeln!(out, "{action}")?;
                        out.flush()?;
                    }
                    // Another node was quicker.
                    Err(Refusal::Already { .. } | Refusal::Held { .. }) => {}
                    Err(refusal) => return Err(refusal.into()),
                }
            }
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// A moment of the clock's, in microseconds.
pub fn micros_at(epoch: i64) -> i64 {
    FastClock { epoch: from_micros(epoch) }.now().as_microsecond()
}
