//! News: that something was committed, told to everyone who listens, on this
//! node and on every other. News say that something happened and where; never
//! what anybody wrote, and nobody's name.
//!
//! An act adds its news to its transaction ([`Tx::tell`]). On PostgreSQL they
//! go out by NOTIFY in that same transaction, so that other nodes hear of it
//! exactly when it has been committed; [`hear`] listens there. On SQLite the
//! one process that serves tells itself.

use std::{
    fmt,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use saklig_model::id::{AuthorityId, ItemId};
use sqlx::postgres::PgListener;
use tokio::sync::broadcast;
use uuid::Uuid;

use crate::{Db, Result, Statement, Store, Tx, authorities};

statements! {
    NOTIFY = Statement::differing("SELECT $1", "SELECT pg_notify('saklig', $1)");
}

/// The channel of PostgreSQL that nodes listen to.
const CHANNEL: &str = "saklig";

/// How many news a slow listener may be behind before it has missed some.
const BEHIND: usize = 1024;

/// How often SQLite is asked whether another process, such as an import, has
/// brought cases in.
const LOOK: Duration = Duration::from_secs(2);

/// What happened to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// It was decided on, closed or opened again.
    Decided,
    /// Someone took it in hand.
    Claimed,
    /// Someone let go of it.
    Released,
    /// Its item changed at the source.
    Changed,
    /// Someone began or took over a draft of its answer.
    Draft,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Decided, Self::Claimed, Self::Released, Self::Changed, Self::Draft];

    /// Its key among nodes and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Claimed => "claimed",
            Self::Released => "released",
            Self::Changed => "changed",
            Self::Draft => "draft",
        }
    }
}

/// One piece of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum News {
    /// Cases came in; with the newest number. Hearing it twice counts nothing twice.
    Cases(AuthorityId, i64),
    /// Something happened to an item's case.
    Case(AuthorityId, ItemId, How),
    /// Someone opened or closed an item's page.
    Presence(AuthorityId, ItemId),
    /// A session ended: whoever serves one looks whether it is theirs.
    Sessions(AuthorityId),
    /// A job or a leaf may be waiting.
    Work,
    /// The connection to the other nodes was lost for a while: news may be missing.
    Gap,
}

impl News {
    /// The authority it concerns; `None` for all.
    #[must_use]
    pub const fn authority(&self) -> Option<AuthorityId> {
        match self {
            Self::Cases(authority, _)
            | Self::Case(authority, ..)
            | Self::Presence(authority, _)
            | Self::Sessions(authority) => Some(*authority),
            Self::Work | Self::Gap => None,
        }
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cases(authority, newest) => write!(f, "cases {authority} {newest}"),
            Self::Case(authority, item, how) => write!(f, "case {authority} {item} {}", how.key()),
            Self::Presence(authority, item) => write!(f, "presence {authority} {item}"),
            Self::Sessions(authority) => write!(f, "sessions {authority}"),
            Self::Work => f.write_str("work"),
            Self::Gap => f.write_str("gap"),
        }
    }
}

/// A word of another node that this one does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

impl FromStr for News {
    type Err = Unknown;

    fn from_str(text: &str) -> std::result::Result<Self, Unknown> {
        let words: Vec<&str> = text.split(' ').collect();
        let authority = |word: &str| word.parse::<AuthorityId>().map_err(|_| Unknown);
        let item = |word: &str| word.parse::<ItemId>().map_err(|_| Unknown);
        Ok(match words[..] {
            ["cases", whose, newest] => Self::Cases(authority(whose)?, newest.parse().map_err(|_| Unknown)?),
            ["case", whose, which, how] => {
                let how = How::ALL.into_iter().find(|known| known.key() == how).ok_or(Unknown)?;
                Self::Case(authority(whose)?, item(which)?, how)
            }
            ["presence", whose, which] => Self::Presence(authority(whose)?, item(which)?),
            ["sessions", whose] => Self::Sessions(authority(whose)?),
            ["work"] => Self::Work,
            ["gap"] => Self::Gap,
            _ => return Err(Unknown),
        })
    }
}

/// News as they were told here, with how many there had been about cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub news: News,
    /// How many news about cases this node has told, these included.
    pub count: u64,
}

/// Where a store's news are told. Clones share it.
#[derive(Debug, Clone)]
pub struct Voice {
    /// What tells this node's news from others'.
    node: Uuid,
    count: Arc<AtomicU64>,
    out: broadcast::Sender<Told>,
}

impl Voice {
    /// A voice of its own, of the node with this identity.
    #[must_use]
    pub fn of(node: Uuid) -> Self {
        Self { node, count: Arc::default(), out: broadcast::Sender::new(BEHIND) }
    }

    /// Tells everyone on this node.
    pub fn say(&self, news: News) {
        let more = u64::from(matches!(news, News::Cases(..) | News::Case(..) | News::Gap));
        let count = self.count.fetch_add(more, Ordering::SeqCst) + more;
        // Nobody listening is no fault.
        let _ = self.out.send(Told { news, count });
    }

    /// Everything that is told from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Told> {
        self.out.subscribe()
    }

    /// How many news about cases have been told so far.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::SeqCst)
    }

    /// A word for the moment after so many news: who comes back with another
    /// may have missed something.
    #[must_use]
    pub fn mark(&self, count: u64) -> String {
        format!("{:08x}-{count}", self.node.as_fields().0)
    }
}

/// Sends one piece of news to the other nodes, when this transaction commits.
pub(crate) async fn notify(tx: &mut Tx, voice: &Voice, news: &News) -> Result<()> {
    tx.sql(&NOTIFY).bind(format!("{} {news}", voice.node)).run(tx).await?;
    Ok(())
}

/// Tells on this node what others do with the same database, for as long as it
/// is polled. It never gives up: a lost connection is tried again, less and less
/// often up to every half minute, and told of as a gap.
pub async fn hear(store: &Store) {
    match store.db() {
        Db::Sqlite { .. } => look_for_cases(store).await,
        Db::Postgres(pool) => {
            let mut pause = Duration::from_secs(1);
            let mut heard_before = false;
            loop {
                let listener = async {
                    let mut listener = PgListener::connect_with(pool).await?;
                    listener.listen(CHANNEL).await?;
                    Ok::<_, sqlx::Error>(listener)
                };
                if let Ok(mut listener) = listener.await {
                    pause = Duration::from_secs(1);
                    if heard_before {
                        store.voice().say(News::Gap);
                    }
                    heard_before = true;
                    while let Ok(heard) = listener.try_recv().await {
                        match heard {
                            Some(heard) => pass_on(store.voice(), heard.payload()),
                            // It was lost, and listens again.
                            None => store.voice().say(News::Gap),
                        }
                    }
                }
                if pool.is_closed() {
                    return;
                }
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(30));
            }
        }
    }
}

fn pass_on(voice: &Voice, payload: &str) {
    let Some((node, news)) = payload.split_once(' ') else { return };
    // Its own it has told already; what a newer node says and this one does not
    // know may still mean that there is work.
    if node != voice.node.to_string() {
        voice.say(news.parse().unwrap_or(News::Work));
    }
}

/// Asks SQLite for the newest case numbers every now and then.
async fn look_for_cases(store: &Store) {
    let mut known: Option<Vec<(AuthorityId, i64)>> = None;
    loop {
        if let Ok(newest) = authorities::newest_cases(store.db()).await {
            for (authority, number) in &newest {
                if known.as_ref().is_some_and(|known| !known.contains(&(*authority, *number))) {
                    store.voice().say(News::Cases(*authority, *number));
                }
            }
            known = Some(newest);
        }
        tokio::time::sleep(LOOK).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_node_says_another_understands() {
        let (authority, item) = (AuthorityId(Uuid::from_u128(7)), ItemId(Uuid::from_u128(9)));
        let mut all = vec![
            News::Cases(authority, 1043),
            News::Presence(authority, item),
            News::Sessions(authority),
            News::Work,
            News::Gap,
        ];
        all.extend(How::ALL.map(|how| News::Case(authority, item, how)));
        for news in all {
            assert_eq!(news.to_string().parse(), Ok(news));
            // PostgreSQL takes 8000 bytes.
            assert!(news.to_string().len() < 200);
        }
        for bad in ["", "case", "cases x 3", "case 7 9 eaten", "later 1"] {
            assert_eq!(bad.parse::<News>(), Err(Unknown), "{bad}");
        }
    }

    #[test]
    fn a_node_does_not_hear_itself_twice() {
        let voice = Voice::of(Uuid::from_u128(1));
        let mut heard = voice.listen();
        pass_on(&voice, &format!("{} work", Uuid::from_u128(1)));
        pass_on(&voice, &format!("{} gap", Uuid::from_u128(2)));
        pass_on(&voice, &format!("{} something-newer", Uuid::from_u128(2)));
        assert_eq!(heard.try_recv(), Ok(Told { news: News::Gap, count: 1 }));
        assert_eq!(heard.try_recv(), Ok(Told { news: News::Work, count: 1 }));
        assert!(heard.try_recv().is_err());
    }
}
