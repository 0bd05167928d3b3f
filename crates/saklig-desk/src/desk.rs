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
use saklig_net::Net;
use saklig_store::{Store, authorities, channels, people};
use saklig_triage::{Profile, Triage};
use tokio::sync::Notify;

use crate::{
    Refusal, erasure::ErasureList, jobs::recurrence::Windows, live::OpenPages, packs::InForce, seen::Seen, vault::Vault,
};

/// What the desk is put together from.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws identities, salts and tokens.
    pub chance: Arc<dyn Chance>,
    /// Law and language, and what texts are read by.
    pub in_force: InForce,
    /// The platforms at hand.
    pub platforms: Platforms,
    /// The way out of the house, for messages to people who work here.
    pub net: Net,
    /// Seals and opens secrets.
    pub vault: Vault,
    /// What has been erased, outside the database.
    pub erasures: ErasureList,
}

/// A reader, with what it was compiled from.
struct Reader {
    profile: Profile,
    words: Arc<saklig_triage::Pack>,
    triage: Arc<Triage>,
}

/// The desk. Clones share everything.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
    /// What the person had before them who now acts, where that is known.
    seen: Option<Seen>,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    platforms: Platforms,
    net: Net,
    vault: Vault,
    erasures: ErasureList,
    /// Exchanged as a whole when files change; whoever has begun ends with what
    /// they began with.
    in_force: RwLock<Arc<InForce>>,
    /// Readers of texts, compiled once for each authority.
    readers: RwLock<HashMap<AuthorityId, Reader>>,
    /// What came in lately, by authority, to be compared with.
    windows: Windows,
    /// Rung when a job or a leaf may be waiting.
    bell: Notify,
    /// What open pages share.
    open: OpenPages,
}

impl Desk {
    /// A desk with these parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { store, clock, chance, in_force, platforms, net, vault, erasures } = parts;
        let inner = Inner {
            store: store.of_node(chance.opaque_id()),
            clock,
            chance,
            platforms,
            net,
            vault,
            erasures,
            in_force: RwLock::new(Arc::new(in_force)),
            readers: RwLock::default(),
            windows: Windows::default(),
            bell: Notify::new(),
            open: OpenPages::default(),
        };
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

    pub(crate) fn windows(&self) -> &Windows {
        &self.inner.windows
    }

    pub(crate) fn open_pages(&self) -> &OpenPages {
        &self.inner.open
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
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
        &self.inner.store
    }

    pub(crate) fn chance(&self) -> &dyn Chance {
        self.inner.chance.as_ref()
    }

    /// What rules and reading rest on now.
    #[must_use]
    pub fn in_force(&self) -> Arc<InForce> {
        self.inner.in_force.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts other packs in force, for whatever begins from now on.
    pub fn put_in_force(&self, in_force: InForce) {
        *self.inner.in_force.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(in_force);
    }

    /// Law and language.
    #[must_use]
    pub fn packs(&self) -> Arc<Packs> {
        self.in_force().packs.clone()
    }

    /// The country pack of an authority.
    pub(crate) fn pack(&self, authority: &Authority) -> Result<Arc<Pack>, Refusal> {
        self.packs()
            .country(&authority.country)
            .cloned()
            .ok_or_else(|| Refusal::internal(format!("there is no pack for the country '{}'", authority.country)))
    }

    pub(crate) fn at_hand(&self) -> &Platforms {
        &self.inner.platforms
    }

    pub(crate) fn net(&self) -> &Net {
        &self.inner.net
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.inner.vault
    }

    pub(crate) fn erasures(&self) -> &ErasureList {
        &self.inner.erasures
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

    /// The reader of texts for an authority. It is compiled anew when the packs
    /// have changed, or what the authority tells about itself, whichever node
    /// that happened on.
    pub(crate) async fn reader(&self, authority: AuthorityId) -> Result<Arc<Triage>, Refusal> {
        let in_force = self.in_force();
        let profile = self.profile(authority, &in_force).await?;
        let words = in_force.reading.clone();
        if let Some(reader) = self.inner.readers.read().unwrap_or_else(PoisonError::into_inner).get(&authority)
            && reader.profile == profile
            && Arc::ptr_eq(&reader.words, &words)
        {
            return Ok(reader.triage.clone());
        }
        let compiling = tokio::task::spawn_blocking(move || {
            let triage = Triage::new(&profile, &words).map(Arc::new)?;
            Ok::<_, saklig_triage::BadProfile>(Reader { profile, words, triage })
        });
        let reader = compiling.await.map_err(Refusal::internal)?.map_err(Refusal::internal)?;
        let triage = reader.triage.clone();
        self.inner.readers.write().unwrap_or_else(PoisonError::into_inner).insert(authority, reader);
        Ok(triage)
    }

    /// What makes a reading the authority's own: its country and languages, its
    /// case numbers, who speaks for it, and which addresses are its own.
    async fn profile(&self, authority: AuthorityId, in_force: &InForce) -> Result<Profile, Refusal> {
        let db = self.store().db();
        let people = people::of(db, authority).await?;
        let channels = channels::of(db, authority).await?;
        let authority = self.authority(authority).await?;
        let pack = in_force.packs.country(&authority.country);
        let case_number = match (&authority.case_numbers, pack) {
            (own, _) if !own.is_empty() => own.clone(),
            (_, Some(pack)) => pack.about().case_numbers.clone(),
            _ => Vec::new(),
        };
        let mut languages = vec![authority.language.code().to_owned()];
        let other = pack.map(|pack| pack.about().default_language.code());
        languages.extend(other.filter(|code| *code != authority.language.code()).map(str::to_owned));
        // What it signs with names nobody in private, nor do its own people's names.
        let mut spokespersons = vec![authority.name.clone(), authority.unit.clone()];
        spokespersons.retain(|name| !name.trim().is_empty());
        spokespersons.extend(people.iter().filter(|person| person.active).map(|person| person.name.clone()));
        let handles = channels.iter().map(|kept| kept.channel.handle.as_str());
        let mut domains: Vec<String> =
            handles.chain(people.iter().map(|person| person.login.as_str())).filter_map(own_domain).collect();
        for list in [&mut spokespersons, &mut domains] {
            list.sort_unstable();
            list.dedup();
        }
        Ok(Profile {
            countries: vec![authority.country.clone()],
            languages,
            case_number,
            spokespersons,
            // Each channel has its own, which goes with the text.
            purpose: Vec::new(),
            domains,
            // An authority does not state its own street addresses yet.
            addresses: Vec::new(),
        })
    }

    pub(crate) async fn authority(&self, id: AuthorityId) -> Result<Authority, Refusal> {
        authorities::one(self.store().db(), id).await?.ok_or(Refusal::NotFound)
    }
}

/// The domain of an account that is called by one (`kommun.example`), or of a
/// colleague who signs in with an address (`anna@kommun.example`). A user name at
/// somebody else's server (`@kommun@social.example`) says nothing.
fn own_domain(name: &str) -> Option<String> {
    let domain = match name.split_once('@') {
        None => name,
        Some((before, domain)) if !before.is_empty() => domain,
        Some(_) => return None,
    };
    let is_domain = domain.contains('.')
        && domain
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    is_domain.then(|| domain.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::own_domain;

    #[test]
    fn only_names_that_are_domains_are_the_authoritys_own() {
        assert_eq!(own_domain("Bjorkdala.example").as_deref(), Some("bjorkdala.example"));
        assert_eq!(own_domain("anna@bjorkdala.example").as_deref(), Some("bjorkdala.example"));
        for other in ["amina", "@kommun@social.example", "Björkdala kommun", "", "a..b", "@bjorkdala"] {
            assert_eq!(own_domain(other), None, "{other}");
        }
    }
}
