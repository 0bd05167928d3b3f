//! The desk itself: what every act, look and job has at hand.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use saklig_channel::Platforms;
use saklig_model::{
    authority::Authority,
    clock::{Chance, Clock, micros},
    id::AuthorityId,
    pack::{Pack, Packs},
};
use saklig_store::{Store, authorities};
use saklig_triage::{Profile, Triage};
use tokio::sync::Notify;

use crate::{Refusal, erasure::ErasureList, live::OpenPages, seen::Seen, vault::Vault};

/// What the desk is put together from.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws identities, salts and tokens.
    pub chance: Arc<dyn Chance>,
    /// Law and language.
    pub packs: Packs,
    /// What texts are read by.
    pub reading: saklig_triage::pack::Pack,
    /// The platforms at hand.
    pub platforms: Platforms,
    /// Seals and opens secrets.
    pub vault: Vault,
    /// What has been erased, outside the database.
    pub erasures: ErasureList,
}

/// The desk. Clones share everything.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
    /// What the person had before them who now acts, where that is known.
    seen: Option<Seen>,
}

struct Inner {
    parts: Parts,
    /// Readers of texts, compiled once for each authority.
    readers: RwLock<HashMap<AuthorityId, Arc<Triage>>>,
    /// Rung when a job or a leaf may be waiting.
    bell: Notify,
    /// What open pages share.
    open: OpenPages,
}

impl Desk {
    /// A desk with these parts.
    #[must_use]
    pub fn new(mut parts: Parts) -> Self {
        parts.store = parts.store.of_node(parts.chance.opaque_id());
        let inner = Inner { parts, readers: RwLock::default(), bell: Notify::new(), open: OpenPages::default() };
        Self { inner: Arc::new(inner), seen: None }
    }

    /// The same desk, for someone who acts on what they saw: an act is refused
    /// with [`Refusal::Meanwhile`] where that is no longer how things stand.
    #[must_use]
    pub fn having_seen(&self, seen: Option<Seen>) -> Self {
        Self { inner: self.inner.clone(), seen }
    }

    pub(crate) const fn seen(&self) -> Option<&Seen> {
        self.seen.as_ref()
    }

    pub(crate) fn open_pages(&self) -> &OpenPages {
        &self.inner.open
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.parts.clock.now()
    }

    /// The present moment in microseconds, as the database keeps it.
    pub(crate) fn now_micros(&self) -> i64 {
        micros(self.now())
    }

    /// Today, where the authority is.
    pub(crate) fn today(&self, authority: &Authority) -> Date {
        let zone = TimeZone::get(&authority.time_zone).unwrap_or(TimeZone::UTC);
        self.now().to_zoned(zone).date()
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.parts.store
    }

    pub(crate) fn chance(&self) -> &dyn Chance {
        self.inner.parts.chance.as_ref()
    }

    /// Law and language.
    #[must_use]
    pub fn packs(&self) -> &Packs {
        &self.inner.parts.packs
    }

    /// The country pack of an authority.
    pub(crate) fn pack(&self, authority: &Authority) -> Result<&Pack, Refusal> {
        self.packs()
            .country(&authority.country)
            .ok_or_else(|| Refusal::internal(format!("there is no pack for the country '{}'", authority.country)))
    }

    pub(crate) fn at_hand(&self) -> &Platforms {
        &self.inner.parts.platforms
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.inner.parts.vault
    }

    pub(crate) fn erasures(&self) -> &ErasureList {
        &self.inner.parts.erasures
    }

    /// Says that a job or a leaf may be waiting.
    pub(crate) fn ring(&self) {
        self.inner.bell.notify_waiters();
    }

    /// Waits until somebody rings, or this long.
    pub(crate) async fn wait(&self, most: Duration) {
        // Time-out or bell: either way there may be work.
        let _ = tokio::time::timeout(most, self.inner.bell.notified()).await;
    }

    /// The reader of texts for an authority.
    pub(crate) async fn reader(&self, authority: AuthorityId) -> Result<Arc<Triage>, Refusal> {
        if let Some(reader) = self.inner.readers.read().unwrap_or_else(PoisonError::into_inner).get(&authority) {
            return Ok(reader.clone());
        }
        let authority = self.authority(authority).await?;
        let pack = self.packs().country(&authority.country);
        let case_number = match (&authority.case_numbers, pack) {
            (own, _) if !own.is_empty() => own.clone(),
            (_, Some(pack)) => pack.about().case_numbers.clone(),
            _ => Vec::new(),
        };
        let profile = Profile { countries: vec![authority.country.clone()], case_number, ..Profile::default() };
        let reader = Arc::new(Triage::new(&profile, &self.inner.parts.reading).map_err(Refusal::internal)?);
        self.inner.readers.write().unwrap_or_else(PoisonError::into_inner).insert(authority.id, reader.clone());
        Ok(reader)
    }

    /// Forgets the compiled reader, after the authority has changed.
    pub(crate) fn forget_reader(&self, authority: AuthorityId) {
        self.inner.readers.write().unwrap_or_else(PoisonError::into_inner).remove(&authority);
    }

    pub(crate) async fn authority(&self, id: AuthorityId) -> Result<Authority, Refusal> {
        authorities::one(self.store().db(), id).await?.ok_or(Refusal::NotFound)
    }
}
