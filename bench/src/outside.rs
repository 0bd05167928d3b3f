//! A platform outside the program: it goes on when the program is killed, so
//! that it can be asked afterwards what really reached it. [`Server`] is the
//! platform; [`Outside`] is how a node reaches it.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use async_trait::async_trait;
use jiff::Timestamp;
use saklig_channel::{
    Account, Can, Capabilities, Connected, Deed, Limiting, Look, Observation, Outcome, Platform, Reread, Seen,
    TextLimit, Trouble,
};
use saklig_model::{clock::from_micros, id::ActionId, item::ItemKind};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _};

use crate::comments::Numbers;

/// What the platform offers whoever does not know what became of a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// A deed that comes again with its key is done once.
    Keys,
    /// No keys; but reading again shows what was done.
    Reread,
    /// Neither.
    Nothing,
}

impl Promise {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Keys, Self::Reread, Self::Nothing];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Reread => "reread",
            Self::Nothing => "nothing",
        }
    }

    /// The promise with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|promise| promise.name() == name)
    }
}

/// A deed as it reached the platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    kind: String,
    item: String,
    text: String,
    key: String,
}

#[derive(Serialize, Deserialize)]
enum Ask {
    Look { since: usize },
    Act(Reached),
    Reread(Reached),
}

#[derive(Serialize, Deserialize)]
enum Tell {
    /// Comments from the one asked for; whether there are more.
    Seen {
        first: usize,
        comments: Vec<(String, i64)>,
        more: bool,
    },
    Done {
        id: u64,
    },
    Found {
        id: Option<u64>,
    },
}

/// The platform.
#[derive(Clone)]
pub struct Server {
    promise: Promise,
    /// Where it is reached.
    pub address: String,
    state: Arc<Mutex<State>>,
    turn: Arc<AtomicU64>,
}

#[derive(Default)]
struct State {
    comments: Vec<(String, i64)>,
    /// Up to which comment somebody has them all: they ask for what is after it.
    fetched: usize,
    deeds: Vec<Reached>,
}

impl Server {
    /// Starts it.
    ///
    /// # Errors
    /// The system's.
    pub fn start(promise: Promise) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?.to_string();
        let server = Self { promise, address, state: Arc::default(), turn: Arc::default() };
        let own = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = own.clone();
                // A caller that was killed in the middle is no concern of ours.
                thread::spawn(move || drop(server.answer(&stream)));
            }
        });
        Ok(server)
    }

    /// Somebody comments.
    pub fn comment(&self, text: String, at: i64) {
        self.state().comments.push((text, at));
    }

    /// How many comments there are.
    pub fn comments(&self) -> usize {
        self.state().comments.len()
    }

    /// How many of them have been fetched and kept.
    pub fn fetched(&self) -> usize {
        self.state().fetched
    }

    /// How often each deed was done, by its key.
    pub fn done(&self) -> BTreeMap<String, usize> {
        let mut done = BTreeMap::new();
        for deed in &self.state().deeds {
            *done.entry(deed.key.clone()).or_default() += 1;
        }
        done
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, stream: &TcpStream) -> anyhow::Result<()> {
        let mut line = String::new();
        BufReader::new(stream.try_clone()?).read_line(&mut line)?;
        let mut numbers = Numbers(self.turn.fetch_add(1, Ordering::Relaxed));
        let tell = match serde_json::from_str(&line)? {
            Ask::Look { since } => {
                let mut state = self.state();
                state.fetched = since;
                let comments: Vec<_> = state.comments.iter().skip(since).take(50).cloned().collect();
                let more = state.comments.len() > since + comments.len();
                Tell::Seen { first: since, comments, more }
            }
            Ask::Act(deed) => {
                // Time for a kill before it is done, and after.
                thread::sleep(Duration::from_millis(numbers.below(40)));
                let answers = numbers.below(20) != 0;
                let id = self.perform(deed);
                thread::sleep(Duration::from_millis(numbers.below(40)));
                if !answers {
                    // The answer is lost on its way.
                    return Ok(stream.shutdown(Shutdown::Both)?);
                }
                Tell::Done { id }
            }
            Ask::Reread(deed) => {
                let found = self.state().deeds.iter().position(|done| done.kind == deed.kind && done.item == deed.item);
                Tell::Found { id: found.map(|place| place as u64) }
            }
        };
        Ok(writeln!(&*stream, "{}", serde_json::to_string(&tell)?)?)
    }

    fn perform(&self, deed: Reached) -> u64 {
        let mut state = self.state();
        if self.promise == Promise::Keys
            && let Some(place) = state.deeds.iter().position(|done| done.key == deed.key)
        {
            return place as u64;
        }
        state.deeds.push(deed);
        state.deeds.len() as u64 - 1
    }
}

/// How a node reaches the platform.
pub struct Outside {
    promise: Promise,
    address: String,
}

impl Outside {
    /// The platform at this address.
    pub fn new(promise: Promise, address: &str) -> Self {
        Self { promise, address: address.to_owned() }
    }

    async fn ask(&self, ask: &Ask) -> anyhow::Result<Tell> {
        let mut stream = tokio::net::TcpStream::connect(&self.address).await?;
        stream.write_all(format!("{}\n", serde_json::to_string(ask)?).as_bytes()).await?;
        let mut line = String::new();
        tokio::io::BufReader::new(stream.take(1 << 20)).read_line(&mut line).await?;
        Ok(serde_json::from_str(&line)?)
    }
}

fn reached(deed: &Deed, key: ActionId) -> Reached {
    Reached {
        kind: deed.kind.key().to_owned(),
        item: deed.external_id.clone(),
        text: deed.text.clone(),
        key: key.to_string(),
    }
}

#[async_trait]
impl Platform for Outside {
    fn key(&self) -> &'static str {
        "outside"
    }

    fn name(&self) -> &'static str {
        "Outside"
    }

    fn mark(&self) -> &'static str {
        "Ou"
    }

    fn home(&self) -> &'static str {
        "https://outside.test"
    }

    fn credentials(&self) -> &'static [&'static str] {
        &["password"]
    }

    fn look_every(&self) -> Duration {
        Duration::from_secs(5)
    }

    async fn capabilities(&self, _: &Account) -> Capabilities {
        Capabilities {
            read: Can::Yes,
            answer: Can::Yes,
            hide: Can::Yes,
            unhide: Can::Yes,
            restrict: Limiting::Here("restrict-here"),
            block: Can::No("cannot-platform"),
            report: Can::No("cannot-platform"),
            report_reasons: &[],
            remove: Can::No("cannot-platform"),
            idempotent: self.promise == Promise::Keys,
            text: TextLimit { graphemes: 300, bytes: 3_000, link: None },
        }
    }

    async fn connect(&self, account: &Account, _: Timestamp) -> Result<Connected, Trouble> {
        Ok(Connected { external_id: "own".into(), handle: account.handle.clone() })
    }

    async fn look(&self, _: &Account, cursor: Option<&str>, _: Timestamp) -> Result<Look, Trouble> {
        let since = cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
        let Ok(Tell::Seen { first, comments, more }) = self.ask(&Ask::Look { since }).await else {
            return Err(Trouble::Unreachable);
        };
        let upto = first + comments.len();
        let observations = (first..).zip(comments).map(|(number, (text, at))| seen(number, text, at)).collect();
        Ok(Look { observations, cursor: Some(upto.to_string()), more })
    }

    async fn look_again(&self, _: &Account, _: &[String], _: Timestamp) -> Result<Vec<Observation>, Trouble> {
        Ok(Vec::new())
    }

    async fn fetch(&self, _: &Account, _: &str, _: Timestamp) -> Result<Vec<u8>, Trouble> {
        Err(Trouble::Refused { said: "there is nothing".into() })
    }

    async fn act(&self, _: &Account, deed: &Deed, key: ActionId, _: Timestamp) -> Outcome {
        match self.ask(&Ask::Act(reached(deed, key))).await {
            Ok(Tell::Done { id }) => Outcome::Done { external_id: Some(format!("deed:{id}")) },
            _ => Outcome::Unknown,
        }
    }

    async fn reread(&self, _: &Account, deed: &Deed, key: ActionId, _: Timestamp) -> Reread {
        if self.promise == Promise::Nothing {
            return Reread::Unsure;
        }
        match self.ask(&Ask::Reread(reached(deed, key))).await {
            Ok(Tell::Found { id: Some(id) }) => Reread::Found { external_id: Some(format!("deed:{id}")) },
            Ok(Tell::Found { id: None }) => Reread::Absent,
            _ => Reread::Unsure,
        }
    }
}

fn seen(number: usize, text: String, at: i64) -> Observation {
    Observation::Seen(Seen {
        external_id: format!("comment:{number}"),
        kind: ItemKind::Comment,
        parent: None,
        root: None,
        author_id: format!("person:{}", number % 97),
        author_name: format!("@bo_{}", number % 97),
        own: false,
        text,
        lang: None,
        posted_at: from_micros(at),
        edited_at: None,
        url: None,
        attachments: Vec::new(),
        quotes: None,
        hidden: Some(false),
    })
}
