//! Live: what a page that is open is told while it is open. That something
//! happened and to which case, and which colleagues are there; never what
//! anybody wrote, and no citizen's name.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::SignedDuration;
use saklig_model::{
    clock::micros,
    id::ItemId,
    person::{Person, Power},
};
pub use saklig_store::news::How;
use saklig_store::{
    authorities, cases, items,
    news::{self, News, Told, Voice},
    presence,
};
use tokio::{
    sync::{broadcast, watch},
    time::{Interval, MissedTickBehavior},
};
use uuid::Uuid;

use crate::{Desk, Refusal, acts::sign_in::secret_hash, seen::Seen};

/// The most pages that one session keeps open at once.
pub const MOST_PAGES: usize = 8;

/// How often an open page is heard of, and whether its session still lasts.
const BEAT: Duration = Duration::from_secs(20);

/// How long a page counts as open after it was last heard of, in seconds: two
/// beats, and a little.
pub const PRESENCE_SECONDS: i64 = 45;

/// What open pages share.
#[derive(Debug, Default)]
pub(crate) struct OpenPages {
    /// How many pages each session has open, by the hash of its secret.
    sessions: Mutex<HashMap<String, usize>>,
    /// Whether the house closes.
    closing: watch::Sender<bool>,
}

/// What a page is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// It is connected.
    Hello,
    /// So many cases have come in since it was shown.
    Cases(i64),
    /// Something happened to a case.
    Case(ItemId, How),
    /// Who else works on its case: names, and the one of them who writes.
    Here {
        /// Who has it open.
        names: Vec<String>,
        /// Who is writing an answer.
        writer: Option<String>,
    },
    /// Something may have been missed.
    Gap,
    /// Nothing; the connection lives.
    Beat,
}

/// What a page says of itself when it connects.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The case that it shows.
    pub item: Option<ItemId>,
    /// How that case stood.
    pub seen: Option<Seen>,
    /// The newest case number when it was shown; `None` where it lists no cases.
    pub since: Option<i64>,
}

/// One page's place among those of its session.
struct Place {
    desk: Desk,
    session: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut sessions = self.desk.open_pages().sessions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = sessions.get_mut(&self.session) {
            *count -= 1;
            if *count == 0 {
                sessions.remove(&self.session);
            }
        }
    }
}

/// An open page. When it is dropped, the page is closed.
pub struct Live {
    place: Place,
    who: Person,
    shown: Shown,
    /// Its own identity among open pages.
    page: Uuid,
    news: broadcast::Receiver<Told>,
    closing: watch::Receiver<bool>,
    beat: Interval,
    waiting: VecDeque<Heard>,
    /// What it was told last of who else is there.
    here: Option<Heard>,
    count: u64,
}

impl Drop for Live {
    fn drop(&mut self) {
        let (Some(item), Ok(runtime)) = (self.shown.item, tokio::runtime::Handle::try_current()) else { return };
        let (desk, authority, page) = (self.place.desk.clone(), self.who.authority, self.page);
        runtime.spawn(async move {
            let left = async {
                let mut tx = desk.store().begin().await?;
                presence::leave(&mut tx, page).await?;
                tx.tell(News::Presence(authority, item));
                tx.commit().await
            };
            // What stays behind expires by itself.
            let _ = left.await;
        });
    }
}

impl Desk {
    /// A page is open from now on, until what this returns is dropped.
    ///
    /// # Errors
    /// [`Refusal::TooManyPages`] when the session has [`MOST_PAGES`] open;
    /// [`Refusal::NotFound`] also when the case belongs to another authority.
    pub async fn live(&self, secret: &str, shown: Shown) -> Result<Live, Refusal> {
        let session = secret_hash(secret);
        let who = self.still_signed_in(&session).await?.ok_or(Refusal::NotFound)?;
        who.may(Power::Read)?;
        let mut waiting = VecDeque::from([Heard::Hello]);
        // Listening comes first, so that nothing falls between.
        let (news, count) = (self.voice().listen(), self.voice().count());
        if let Some(item) = shown.item {
            let kept = items::one(self.store().db(), item).await?;
            let kept = kept.filter(|kept| kept.item.authority == who.authority).ok_or(Refusal::NotFound)?;
            if let Some(seen) = &shown.seen {
                let case = cases::of(self.store().db(), item).await?;
                if let Err(Refusal::Meanwhile { changed, .. }) =
                    self.having_seen(Some(seen.clone())).nothing_meanwhile(&kept, case.as_ref())
                {
                    waiting.push_back(Heard::Case(item, if changed { How::Changed } else { How::Decided }));
                }
            }
        }
        let place = self.place(session)?;
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.reset();
        let mut live = Live {
            place,
            who,
            shown,
            page: self.chance().opaque_id(),
            news,
            closing: self.open_pages().closing.subscribe(),
            beat,
            waiting,
            here: None,
            count,
        };
        if let Some(since) = live.shown.since {
            let all = authorities::newest_cases(self.store().db()).await?;
            let own = all.into_iter().find(|(authority, _)| *authority == live.who.authority);
            if let Some((_, newest)) = own
                && newest > since
            {
                live.waiting.push_back(Heard::Cases(newest - since));
            }
        }
        live.stay(true).await?;
        live.look_around().await?;
        Ok(live)
    }

    /// Takes one of the places that a session has.
    fn place(&self, session: String) -> Result<Place, Refusal> {
        let mut sessions = self.open_pages().sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let count = sessions.entry(session.clone()).or_default();
        if *count >= MOST_PAGES {
            return Err(Refusal::TooManyPages);
        }
        *count += 1;
        Ok(Place { desk: self.clone(), session })
    }

    /// Ends every open page's connection, because the house closes.
    pub fn close_pages(&self) {
        self.open_pages().closing.send_replace(true);
    }

    pub(crate) fn voice(&self) -> &Voice {
        self.store().voice()
    }

    /// Hears what other nodes do, tells it here, and rings the bell for it.
    pub(crate) async fn hear_others(&self) {
        let mut told = self.voice().listen();
        let ringing = async {
            loop {
                match told.recv().await {
                    Ok(Told { news: News::Presence(..) | News::Sessions(_), .. }) => {}
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => self.ring(),
                    Err(broadcast::error::RecvError::Closed) => break,
                }
            }
        };
        tokio::join!(news::hear(self.store()), ringing);
    }
}

/// Done when the house closes.
async fn closed(closing: &mut watch::Receiver<bool>) {
    let _ = closing.wait_for(|closing| *closing).await;
}

impl Live {
    /// A word for what the page has been told so far: who comes back with
    /// another than the one it is greeted with may have missed something.
    #[must_use]
    pub fn mark(&self) -> String {
        self.place.desk.voice().mark(self.count)
    }

    /// What the page is told next; `None` when the connection ends, because the
    /// session does or the house closes.
    pub async fn next(&mut self) -> Option<Heard> {
        loop {
            if let Some(heard) = self.waiting.pop_front() {
                return Some(heard);
            }
            tokio::select! {
                () = closed(&mut self.closing) => return None,
                _ = self.beat.tick() => {
                    if !self.may_stay().await {
                        return None;
                    }
                    // A database that is away for a moment is no reason to end.
                    let _ = self.stay(false).await;
                    let _ = self.look_around().await;
                    self.waiting.push_back(Heard::Beat);
                }
                told = self.news.recv() => match told {
                    Ok(told) => {
                        if !self.hear(told).await {
                            return None;
                        }
                    }
                    Err(broadcast::error::RecvError::Lagged(_)) => {
                        self.count = self.place.desk.voice().count();
                        self.waiting.push_back(Heard::Gap);
                    }
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
            }
        }
    }

    /// Takes in one piece of news; whether the page may stay.
    async fn hear(&mut self, told: Told) -> bool {
        self.count = self.count.max(told.count);
        if told.news.authority().is_some_and(|authority| authority != self.who.authority) {
            return true;
        }
        match told.news {
            News::Cases(_, newest) => {
                if let Some(since) = self.shown.since
                    && newest > since
                {
                    self.waiting.push_back(Heard::Cases(newest - since));
                }
            }
            News::Case(_, item, how) => {
                self.waiting.push_back(Heard::Case(item, how));
                if self.shown.item == Some(item) {
                    let _ = self.look_around().await;
                }
            }
            News::Presence(_, item) => {
                if self.shown.item == Some(item) {
                    let _ = self.look_around().await;
                }
            }
            News::Sessions(_) => return self.may_stay().await,
            News::Gap => self.waiting.push_back(Heard::Gap),
            News::Work => {}
        }
        true
    }

    /// Whether the session still lasts, and its person may still read.
    async fn may_stay(&self) -> bool {
        match self.place.desk.still_signed_in(&self.place.session).await {
            Ok(person) => person.is_some_and(|person| person.may(Power::Read).is_ok()),
            Err(_) => true,
        }
    }

    /// Says that the page is open; `first` also tells the others.
    async fn stay(&self, first: bool) -> Result<(), Refusal> {
        let Some(item) = self.shown.item else { return Ok(()) };
        let desk = &self.place.desk;
        let now = desk.now();
        let until = now + SignedDuration::from_secs(PRESENCE_SECONDS);
        let mut tx = desk.store().begin().await?;
        presence::forget_expired(&mut tx, micros(now)).await?;
        presence::enter(&mut tx, self.page, self.who.authority, item, self.who.id, micros(until)).await?;
        if first {
            tx.tell(News::Presence(self.who.authority, item));
        }
        tx.commit().await?;
        Ok(())
    }

    /// Looks who else is there, and tells it if that is news.
    async fn look_around(&mut self) -> Result<(), Refusal> {
        let Some(item) = self.shown.item else { return Ok(()) };
        let now = self.place.desk.now();
        let found = presence::at(self.place.desk.store().db(), item, micros(now)).await?;
        let own = self.who.id;
        let names = found.here.into_iter().filter(|(person, _)| *person != own).map(|(_, name)| name).collect();
        let writer = found.draft.filter(|draft| draft.held_by_other(own, now)).map(|draft| draft.name);
        let here = Heard::Here { names, writer };
        if self.here.as_ref() != Some(&here) {
            self.here = Some(here.clone());
            self.waiting.push_back(here);
        }
        Ok(())
    }
}
