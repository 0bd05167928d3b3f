//! What acts write to the journal, and the sequencer that seals it.

use saklig_journal::{
    Hash,
    checkpoint::Checkpoint,
    commitment::Salt,
    event::Event,
    key::{LogKey, random_origin},
    tree,
};
use saklig_model::{
    ground::GroundRef,
    id::{AuthorityId, EntryId, ItemId},
    person::{Person, Power},
};
use saklig_store::{
    Tx,
    journal::{self, Facts, NewEntry, Receipt},
    news::{How, News},
    secrets,
};
use uuid::Uuid;

use crate::{Desk, Refusal};

/// The name under which a log's signing key is sealed.
pub(crate) const SIGNING_KEY: &str = "journal";

/// The most leaves that one sealing numbers; the rest follow at once.
const MOST: i64 = 1000;

/// Who acts, for the journal: in the leaf only the function.
#[derive(Clone, Copy)]
pub(crate) enum Actor<'a> {
    /// A person, using one of their powers.
    Person(&'a Person, Power),
    /// Nobody: the mirror, the outbox, set-up.
    System,
}

impl Actor<'_> {
    pub(crate) fn function(&self) -> &'static str {
        match self {
            Self::Person(person, power) => {
                person.roles.iter().find(|role| role.powers().contains(power)).map_or("person", |role| role.key())
            }
            Self::System => "system",
        }
    }
}

/// An entry that an act writes.
pub(crate) struct Entry<'a> {
    pub event: Event,
    pub actor: Actor<'a>,
    pub object_kind: &'static str,
    pub object: Uuid,
    pub rule: Option<GroundRef>,
    pub facts: Facts,
    pub receipts: Vec<Receipt>,
}

impl<'a> Entry<'a> {
    /// An entry about an item.
    pub fn about_item(event: Event, actor: Actor<'a>, item: saklig_model::id::ItemId) -> Self {
        Self::about(event, actor, "item", item.0)
    }

    /// An entry about anything.
    pub fn about(event: Event, actor: Actor<'a>, object_kind: &'static str, object: Uuid) -> Self {
        Self { event, actor, object_kind, object, rule: None, facts: Facts::new(), receipts: Vec::new() }
    }

    /// With these facts.
    pub fn with(mut self, facts: Facts) -> Self {
        self.facts = facts;
        self
    }
}

/// What open pages are told of an event about an item; nothing where it changes
/// neither the text, nor what was decided, nor who has it.
const fn how(event: Event) -> Option<How> {
    Some(match event {
        Event::Hidden
        | Event::Unhidden
        | Event::LeftVisible
        | Event::Answered
        | Event::LeftToOthers
        | Event::Reported
        | Event::Restricted
        | Event::Unrestricted
        | Event::DoneByHand
        | Event::Blocked
        | Event::Unblocked
        | Event::Removed
        | Event::Closed
        | Event::Reopened
        | Event::ObjectionSettled
        | Event::Undone => How::Decided,
        Event::Claimed | Event::Assigned => How::Claimed,
        Event::Released | Event::Escalated => How::Released,
        Event::ItemGone | Event::ItemPresence | Event::ContextChanged => How::Changed,
        _ => return None,
    })
}

/// Whether somebody's sessions may have ended with it: pages that are still open
/// then ask whether they may stay.
const fn ends_sessions(event: Event) -> bool {
    matches!(
        event,
        Event::SessionsEnded
            | Event::PasswordChanged
            | Event::SecondFactorSet
            | Event::SecondFactorReset
            | Event::AddressUsed
            | Event::AccountClosed
            | Event::EmploymentChanged
            | Event::RoleChanged
    )
}

impl Desk {
    /// Writes an entry in the act's own transaction.
    pub(crate) async fn note_down(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        entry: Entry<'_>,
    ) -> Result<EntryId, Refusal> {
        let id = EntryId(self.chance().opaque_id());
        // Who acted is committed to beside the leaf, which names only a function.
        let person = match entry.actor {
            Actor::Person(person, _) => Some(person.id),
            Actor::System => None,
        };
        let mut facts = match person {
            Some(person) => entry.facts.and("by", person.0),
            None => entry.facts,
        };
        if let Actor::Person(Person { through: Some(through), .. }, _) = entry.actor {
            facts = facts.and("token", through.token.0);
            if let Some(errand) = through.errand {
                self.mark_errand(tx, errand, &facts).await?;
            }
        }
        if entry.object_kind == "item"
            && let Some(how) = how(entry.event)
        {
            tx.tell(News::Case(authority, ItemId(entry.object), how));
        }
        if ends_sessions(entry.event) {
            tx.tell(News::Sessions(authority));
        }
        tx.tell(News::Work);
        let new = NewEntry {
            id,
            authority,
            event: entry.event,
            at: self.now_micros(),
            function: entry.actor.function(),
            object_kind: entry.object_kind,
            object: entry.object,
            rule: entry.rule,
            person,
            facts: Some((facts, self.chance().salt())),
            receipts: entry.receipts,
        };
        journal::append(tx, new).await?;
        Ok(id)
    }

    /// Writes the one entry of a batch of received versions, whose identity
    /// the versions already carry.
    pub(crate) async fn note_batch(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        id: EntryId,
        event: Event,
        receipts: Vec<Receipt>,
    ) -> Result<(), Refusal> {
        let new = NewEntry {
            id,
            authority,
            event,
            at: self.now_micros(),
            function: Actor::System.function(),
            object_kind: "batch",
            object: self.chance().opaque_id(),
            rule: None,
            person: None,
            facts: None,
            receipts,
        };
        journal::append(tx, new).await?;
        tx.tell(News::Work);
        Ok(())
    }

    /// Opens the log of a new authority, and seals its signing key.
    pub(crate) async fn open_log(&self, tx: &mut Tx, authority: AuthorityId) -> Result<(), Refusal> {
        let mut origin = [0_u8; 16];
        self.chance().fill(&mut origin);
        let seed: Salt = self.chance().salt();
        let key = LogKey::from_seed(&random_origin(origin), &seed).map_err(Refusal::internal)?;
        let sealed = self.vault().seal(self.chance(), authority, SIGNING_KEY, &key.secret_text());
        secrets::keep(tx, authority, SIGNING_KEY, &sealed).await?;
        journal::open(tx, authority, key.origin(), &key.verifier().to_string()).await?;
        let entry = Entry::about(Event::LogOpened, Actor::System, "log", self.chance().opaque_id());
        self.note_down(tx, authority, entry).await?;
        Ok(())
    }

    /// Seals every leaf that waits: the sequencer. Whether there was any.
    ///
    /// # Errors
    /// [`Refusal::Internal`]; the leaves then go on waiting.
    pub async fn seal(&self) -> Result<bool, Refusal> {
        let mut any = false;
        for authority in journal::with_waiting(self.store().db()).await? {
            while self.seal_some(authority).await? {
                any = true;
            }
        }
        Ok(any)
    }

    /// Numbers some waiting leaves of one log, writes its tiles and signs a
    /// checkpoint, all in one transaction.
    async fn seal_some(&self, authority: AuthorityId) -> Result<bool, Refusal> {
        let mut tx = self.store().begin().await?;
        // Held to the end, so that two nodes never number the same leaves.
        let Some(log) = journal::lock(&mut tx, authority).await? else { return Ok(false) };
        let waiting = journal::waiting(&mut tx, authority, MOST).await?;
        if waiting.is_empty() {
            return Ok(false);
        }
        let sealed = secrets::with_prefix(&mut tx, authority, SIGNING_KEY)
            .await?
            .pop()
            .ok_or_else(|| Refusal::internal("the log has no signing key"))?;
        let secret = self.vault().open(authority, SIGNING_KEY, &sealed.sealed).map_err(Refusal::internal)?;
        let key = LogKey::from_secret_text(&secret).map_err(Refusal::internal)?;

        let size = u64::try_from(log.size).map_err(Refusal::internal)?;
        let edge = journal::tiles(&mut tx, authority, &tree::right_edge(size)).await?;
        let reader = |level: u8, n: u64, _width: u16| edge.get(&(level, n)).cloned();
        // Never sign over a tree that is not the one signed before.
        if let Some(note) = &log.checkpoint {
            let before = Checkpoint::open(note, &key.verifier()).map_err(Refusal::internal)?;
            if before.size != size || tree::root(size, &reader).map_err(Refusal::internal)? != before.root {
                return Err(Refusal::internal("the stored tree is not the one that was signed; sealing has stopped"));
            }
        }
        let hashes: Vec<Hash> = waiting.iter().map(|(_, leaf)| Hash::of_leaf(leaf)).collect();
        let grown = tree::append(size, &hashes, &reader).map_err(Refusal::internal)?;
        for (place, (id, _)) in (log.size..).zip(&waiting) {
            journal::number(&mut tx, *id, place).await?;
        }
        let checkpoint = Checkpoint { origin: log.origin, size: grown.size, root: grown.root };
        let note = checkpoint.sign(&key).map_err(Refusal::internal)?;
        let new_size = i64::try_from(grown.size).map_err(Refusal::internal)?;
        journal::grow(&mut tx, authority, &grown.tiles, new_size, &note).await?;
        tx.commit().await?;
        Ok(true)
    }
}
