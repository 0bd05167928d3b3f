//! Receiving: what was seen at a platform, or read from a file, comes into the
//! mirror. Every text is read before it is stored; texts, findings, cases, words
//! and the journal's receipt commit together. Receiving the same again does
//! nothing.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use saklig_channel::{Observation, Seen, SeenAttachment};
use saklig_journal::event::Event;
use saklig_model::{
    action::{ActionKind, ActionState},
    case::{Case, CaseState},
    channel::Channel,
    clock::micros,
    decision::DecisionKind,
    finding::{Finding, Suggestion, Urgency},
    id::{AttachmentId, AuthorId, AuthorityId, CaseId, EntryId, ItemId, RevisionId},
    item::{Attachment, Item, Presence, Revision},
    person::{Person, Power},
    plain_language::PlainHint,
};
use saklig_store::{
    Tx, authorities,
    cases::{self, NewCase},
    channels, copies, decisions,
    items::{self, Known, NewRevision},
    journal::{Facts, Receipt, RevisionPayload},
    news::{How, News},
    outbox,
    questions::{self, Question},
    search,
};
use saklig_triage::{Text, TextKind, Triage};

use crate::{
    Desk, Refusal,
    alarms::Threat,
    clocks::Clocks,
    journal::{Actor, Entry},
};

/// The most observations that one transaction takes in.
const MOST: usize = 500;

/// The longest text that is taken in whole, in bytes; what is longer is refused
/// before it comes here.
pub const LONGEST: usize = 16 << 20;

/// The kind of finding whose words are shown on an open case only: they say what
/// a person believes, suffers from or belongs to.
pub const SPECIAL_CATEGORY: &str = "special_category";

/// What became of observations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Received {
    /// Items that were new.
    pub new: u64,
    /// Items with a new version.
    pub changed: u64,
    /// Items that were known as they are.
    pub unchanged: u64,
    /// Items that are gone, or stand otherwise at the platform.
    pub moved: u64,
    /// New items that name a parent which is not in the mirror.
    pub orphaned: u64,
}

impl std::ops::AddAssign for Received {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.moved += other.moved;
        self.orphaned += other.orphaned;
    }
}

/// A text that was read.
struct Read {
    findings: Vec<Finding>,
    suggestion: Suggestion,
    lang: Option<String>,
}

/// Everything that one transaction writes, gathered first and written in bulk.
#[derive(Default)]
struct Batch {
    authors: Vec<items::Author>,
    items: Vec<(Item, RevisionId)>,
    revisions: Vec<NewRevision>,
    findings: Vec<Finding>,
    cases: Vec<NewCase>,
    questions: Vec<Question>,
    /// What the authority itself answers there.
    replies: Vec<Seen>,
    attachments: Vec<Attachment>,
    threats: Vec<Threat>,
    new: Vec<Receipt>,
    changed: Vec<Receipt>,
}

impl Desk {
    /// Takes observations of a channel into its mirror.
    ///
    /// # Errors
    /// [`Refusal::Internal`]; then what was not yet committed is not in, and
    /// may be sent again.
    pub async fn receive(&self, channel: &Channel, observations: Vec<Observation>) -> Result<Received, Refusal> {
        let mut received = Received::default();
        let mut rest = observations.into_iter().peekable();
        while rest.peek().is_some() {
            // The same item twice in a batch: the second waits for the next.
            let mut batch = Vec::with_capacity(MOST);
            let mut ids = HashSet::new();
            while batch.len() < MOST
                && let Some(next) = rest.next_if(|observation| !ids.contains(external_id(observation)))
            {
                ids.insert(external_id(&next).to_owned());
                batch.push(next);
            }
            received += self.receive_some(channel, batch).await?;
        }
        Ok(received)
    }

    async fn receive_some(&self, channel: &Channel, observations: Vec<Observation>) -> Result<Received, Refusal> {
        // Most looks bring nothing new: find that out without a transaction.
        let known = self.known(self.store().db(), channel, &observations).await?;
        let mut received = Received::default();
        let mut news = Vec::new();
        for observation in observations {
            if is_news(&observation, known.get(external_id(&observation))) {
                news.push(observation);
            } else {
                received.unchanged += 1;
            }
        }
        if news.is_empty() {
            return Ok(received);
        }
        let reader = &*self.reader(channel.authority).await?;
        let clocks = &self.clocks(channel.authority).await?;
        let mut tx = self.store().begin().await?;
        channels::lock(&mut tx, channel.id).await?;
        let known = self.known(&mut tx, channel, &news).await?;
        let answered = Answered::of(&mut tx, channel, &news).await?;
        let threads = Threads::of(&mut tx, channel, &news).await?;
        let now = self.now();
        let mut batch = Batch::default();
        let mut authors = self.authors(&mut tx, channel, &news, &mut batch).await?;
        // What was assessed and kept is looked at again where one of these touches it.
        let answers: HashSet<String> = news
            .iter()
            .filter_map(seen_of)
            .filter(|seen| !seen.own && !known.contains_key(&seen.external_id))
            .filter_map(|seen| seen.parent.clone())
            .collect();
        let mut reworded = HashSet::new();
        let (entry_new, entry_changed) = (EntryId(self.chance().opaque_id()), EntryId(self.chance().opaque_id()));
        for observation in news {
            match observation {
                Observation::Gone { external_id } => {
                    if let Some(known) = known.get(&external_id)
                        && !is_under_way(&mut tx, known.item, &[ActionKind::Remove]).await?
                    {
                        received.moved += self.moved(&mut tx, channel, known.item, Presence::Gone).await?;
                    }
                }
                Observation::Seen(seen) => match known.get(&seen.external_id) {
                    None => {
                        let author = author_of(&mut authors, &seen);
                        if seen.parent.as_ref().is_some_and(|parent| !threads.has(parent)) {
                            received.orphaned += 1;
                        }
                        self.add(
                            channel, reader, clocks, seen, author, &threads, &answered, entry_new, now, &mut batch,
                        );
                        received.new += 1;
                    }
                    Some(known) => {
                        if has_more(&seen, known) {
                            self.attach(known.item, seen.attachments.clone(), &mut batch.attachments);
                        }
                        received.moved += self.stands(&mut tx, channel, known, seen.hidden).await?;
                        if known.text.as_deref() == Some(tidy(&seen.text).as_ref()) || known.text.is_none() {
                            received.unchanged += 1;
                        } else {
                            let above = &answered;
                            let entry = entry_changed;
                            self.change(&mut tx, channel, reader, clocks, known, seen, above, entry, now, &mut batch)
                                .await?;
                            reworded.insert(known.item);
                            received.changed += 1;
                        }
                    }
                },
            }
        }
        self.context_changed(&mut tx, channel, &reworded, &answers).await?;
        self.write(&mut tx, channel, clocks, batch, entry_new, entry_changed, received.new).await?;
        tx.commit().await?;
        self.ring();
        Ok(received)
    }

    async fn known(
        &self,
        on: impl Into<saklig_store::On<'_>>,
        channel: &Channel,
        observations: &[Observation],
    ) -> Result<HashMap<String, Known>, Refusal> {
        let known = items::known(on, channel.id, observations.iter().map(external_id)).await?;
        Ok(known.into_iter().map(|known| (known.external_id.clone(), known)).collect())
    }

    /// The authors of these items; new ones are added to the batch.
    async fn authors(
        &self,
        tx: &mut Tx,
        channel: &Channel,
        news: &[Observation],
        batch: &mut Batch,
    ) -> Result<HashMap<String, AuthorId>, Refusal> {
        let seen = || news.iter().filter_map(seen_of);
        let mut known = HashMap::new();
        for author in items::known_authors(&mut *tx, channel.id, seen().map(|seen| seen.author_id.as_str())).await? {
            if let Some(seen) = seen().rfind(|seen| seen.author_id == author.external_id)
                && seen.author_name != author.name
                && !seen.author_name.is_empty()
            {
                items::rename_author(tx, author.id, &tidy(&seen.author_name)).await?;
            }
            known.insert(author.external_id, author.id);
        }
        for seen in seen() {
            if !known.contains_key(&seen.author_id) {
                let id = AuthorId(self.chance().opaque_id());
                known.insert(seen.author_id.clone(), id);
                let name = tidy(&seen.author_name).into_owned();
                batch.authors.push(items::Author { id, external_id: seen.author_id.clone(), name });
            }
        }
        Ok(known)
    }

    /// A new item with its first version.
    #[expect(clippy::too_many_arguments, reason = "one step of receive_some, which holds them all")]
    fn add(
        &self,
        channel: &Channel,
        reader: &Triage,
        clocks: &Clocks,
        seen: Seen,
        author: AuthorId,
        threads: &Threads,
        answered: &Answered,
        entry: EntryId,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let text = tidy(&seen.text).into_owned();
        let id = ItemId(self.chance().opaque_id());
        let revision = RevisionId(self.chance().opaque_id());
        let read = read(reader, channel, &seen, &text, answered, revision);
        let root = seen.root.clone().or_else(|| seen.parent.as_deref().map(|parent| threads.root_of(parent)));
        let version =
            Revision { id: revision, item: id, number: 1, text: Some(text), seen_at: now, edited_at: seen.edited_at };
        let new = self.version(channel, &seen, version, read.suggestion, entry, &mut batch.new);
        batch.revisions.push(new);
        let urgency = Urgency::of(read.suggestion, &read.findings);
        // Nobody asks later than we hear of it, whatever the platform's clock says.
        let asked = seen.posted_at.min(now);
        batch.questions.extend(clocks.asked(channel, id, &read.findings, read.lang.as_deref(), asked));
        if !seen.own {
            batch.threats.extend(Threat::among(&read.findings, id, seen.posted_at));
        }
        if seen.own && seen.parent.is_some() {
            batch.replies.push(seen.clone());
        }
        batch.findings.extend(read.findings);
        if !seen.own
            && let Some(state) = CaseState::on_arrival(read.suggestion)
        {
            let case = self.new_case(channel.authority, id, state, read.suggestion, now);
            batch.cases.push(NewCase { case, urgency, received_at: micros(now) });
        }
        self.attach(id, seen.attachments, &mut batch.attachments);
        let item = Item {
            id,
            authority: channel.authority,
            channel: channel.id,
            external_id: seen.external_id,
            kind: seen.kind,
            parent: seen.parent,
            root,
            author,
            own: seen.own,
            lang: read.lang,
            posted_at: seen.posted_at,
            received_at: now,
            url: seen.url,
            presence: if seen.hidden == Some(true) { Presence::Hidden } else { Presence::Visible },
            presence_at: now,
            case: None,
        };
        batch.items.push((item, revision));
    }

    /// A new version of a known item.
    #[expect(clippy::too_many_arguments, reason = "one step of receive_some, which holds them all")]
    async fn change(
        &self,
        tx: &mut Tx,
        channel: &Channel,
        reader: &Triage,
        clocks: &Clocks,
        known: &Known,
        seen: Seen,
        answered: &Answered,
        entry: EntryId,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<(), Refusal> {
        let text = tidy(&seen.text).into_owned();
        let revision = RevisionId(self.chance().opaque_id());
        let read = read(reader, channel, &seen, &text, answered, revision);
        let version = Revision {
            id: revision,
            item: known.item,
            number: known.number + 1,
            text: Some(text),
            seen_at: now,
            edited_at: seen.edited_at,
        };
        let new = self.version(channel, &seen, version, read.suggestion, entry, &mut batch.changed);
        batch.revisions.push(new);
        items::make_current(tx, known.item, revision, read.lang.as_deref()).await?;
        tx.tell(News::Case(channel.authority, known.item, How::Changed));
        let urgency = Urgency::of(read.suggestion, &read.findings);
        let asked = seen.edited_at.unwrap_or(now).min(now);
        let lang = read.lang.as_deref();
        self.asks_now(tx, clocks, channel, known.item, &read.findings, lang, asked).await?;
        if !seen.own {
            batch.threats.extend(Threat::among(&read.findings, known.item, now));
        }
        // A changed text needs a new look, whatever was decided about the old.
        if !seen.own
            && let Some(state) = CaseState::on_arrival(read.suggestion)
        {
            match cases::of(&mut *tx, known.item).await? {
                Some(case) => cases::raise(tx, case.id, state, read.suggestion, urgency).await?,
                None => {
                    let case = self.new_case(channel.authority, known.item, state, read.suggestion, now);
                    batch.cases.push(NewCase { case, urgency, received_at: micros(now) });
                }
            }
        }
        batch.findings.extend(read.findings);
        Ok(())
    }

    /// What belongs to an item; what it has already stays as it is.
    fn attach(&self, item: ItemId, seen: Vec<SeenAttachment>, batch: &mut Vec<Attachment>) {
        batch.extend(seen.into_iter().map(|attachment| Attachment {
            id: AttachmentId(self.chance().opaque_id()),
            item,
            mime: attachment.mime,
            alt: attachment.alt,
            url: attachment.url,
            sha256: None,
        }));
    }

    fn version(
        &self,
        channel: &Channel,
        seen: &Seen,
        revision: Revision,
        suggestion: Suggestion,
        entry: EntryId,
        receipts: &mut Vec<Receipt>,
    ) -> NewRevision {
        let salt = self.chance().salt();
        let payload = RevisionPayload {
            id: revision.id.0,
            item: revision.item.0,
            number: revision.number,
            text: revision.text.as_deref().unwrap_or_default(),
            seen_at: micros(revision.seen_at),
            edited_at: revision.edited_at.map(micros),
            channel: channel.id.0,
            external_id: &seen.external_id,
            author: &seen.author_id,
        };
        receipts.push(Receipt { kind: "revision", object: revision.id.0, commitment: payload.commit(&salt) });
        NewRevision { revision, salt, suggestion, entry }
    }

    /// A case, which gets its number when it is written.
    pub(crate) fn new_case(
        &self,
        authority: AuthorityId,
        item: ItemId,
        state: CaseState,
        suggestion: Suggestion,
        now: Timestamp,
    ) -> Case {
        Case {
            id: CaseId(self.chance().opaque_id()),
            authority,
            number: 0,
            item,
            state,
            suggestion,
            holder: None,
            held_until: None,
            turn: 0,
            opened_at: now,
            closed_at: None,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the last step of receive_some, which holds them all")]
    async fn write(
        &self,
        tx: &mut Tx,
        channel: &Channel,
        clocks: &Clocks,
        mut batch: Batch,
        entry_new: EntryId,
        entry_changed: EntryId,
        new: u64,
    ) -> Result<(), Refusal> {
        let authority = channel.authority;
        items::add_authors(tx, authority, channel.id, &batch.authors).await?;
        items::add(tx, &batch.items).await?;
        if let Some(serials) = items::add_revisions(tx, authority, &batch.revisions).await? {
            search::index(tx, serials).await?;
        }
        items::add_findings(tx, authority, &batch.findings).await?;
        questions::add(tx, &batch.questions).await?;
        for reply in &batch.replies {
            self.answered_there(tx, clocks, channel, reply).await?;
        }
        for attachment in &batch.attachments {
            copies::add_attachment(tx, authority, attachment).await?;
        }
        let count = i64::try_from(batch.cases.len()).unwrap_or(i64::MAX);
        let new = i64::try_from(new).unwrap_or(i64::MAX);
        if count > 0 || new > 0 {
            let first = authorities::count_up(tx, authority, count, new).await?.next_case - count;
            for (number, new) in (first..).zip(&mut batch.cases) {
                new.case.number = number;
            }
            cases::open(tx, &batch.cases).await?;
            if count > 0 {
                tx.tell(News::Cases(authority, first + count - 1));
            }
        }
        self.alarm_of(tx, authority, &batch.threats).await?;
        if !batch.new.is_empty() {
            self.note_batch(tx, authority, entry_new, Event::ItemsReceived, batch.new).await?;
        }
        if !batch.changed.is_empty() {
            self.note_batch(tx, authority, entry_changed, Event::ItemChanged, batch.changed).await?;
        }
        if !batch.revisions.is_empty() {
            // A job of its own, so that none is lost while another one ends.
            let subject = entry_new.0.simple().to_string();
            self.enqueue(tx, authority, crate::jobs::RECURRENCE, &subject, self.now()).await?;
        }
        Ok(())
    }

    /// Notes how an item stands now, if that is news; 1 if it was.
    async fn moved(&self, tx: &mut Tx, channel: &Channel, item: ItemId, presence: Presence) -> Result<u64, Refusal> {
        if !items::set_presence(tx, item, presence, self.now_micros()).await? {
            return Ok(0);
        }
        let event = if presence.is_gone() { Event::ItemGone } else { Event::ItemPresence };
        let facts = Facts::new().and("presence", presence.key()).and("at", self.now_micros());
        let entry = Entry::about_item(event, Actor::System, item).with(facts);
        self.note_down(tx, channel.authority, entry).await?;
        Ok(1)
    }

    /// Compares how a known item is seen with how it stood.
    async fn stands(
        &self,
        tx: &mut Tx,
        channel: &Channel,
        known: &Known,
        hidden: Option<bool>,
    ) -> Result<u64, Refusal> {
        let presence = match (known.presence, hidden) {
            (Presence::Visible | Presence::Gone, Some(true)) => Presence::Hidden,
            (Presence::Hidden, Some(false)) | (Presence::Gone, _) => Presence::Visible,
            // What we removed does not come back; a list may show it a moment longer.
            _ => return Ok(0),
        };
        let ours = [ActionKind::Hide, ActionKind::Unhide, ActionKind::Remove];
        if is_under_way(tx, known.item, &ours).await? {
            Ok(0)
        } else {
            self.moved(tx, channel, known.item, presence).await
        }
    }

    /// Reads what somebody here is about to publish or to note down: what they
    /// should know of it first, in the order of the text. `above` is what it answers.
    pub(crate) async fn hints(
        &self,
        authority: AuthorityId,
        text: &str,
        kind: TextKind,
        above: Option<&str>,
    ) -> Result<Vec<Hint>, Refusal> {
        let reader = self.reader(authority).await?;
        let at = self.now().to_string();
        let text = Text { kind, context: above.map(beginning), at: Some(&at), ..Text::comment(text) };
        let found = reader.read(&text).findings.into_iter();
        // Party politics is only ever looked for in what the authority itself is
        // about to say.
        let asks =
            |kind_of: &str| is_personal_data(kind_of) || (kind == TextKind::Draft && kind_of == "party_political");
        Ok(found
            .filter(|finding| asks(finding.kind))
            .map(|finding| Hint {
                words: text.text.get(finding.start..finding.end).unwrap_or_default().to_owned(),
                kind: finding.kind.to_owned(),
                reason: finding.reason.to_owned(),
                facts: serde_json::Value::from(finding.facts).to_string(),
            })
            .collect())
    }

    /// What somebody should know of an answer that they have begun, before they
    /// send it.
    ///
    /// # Errors
    /// [`Refusal`], if they may not answer.
    pub async fn look_over(&self, who: &Person, draft: &str) -> Result<Vec<Hint>, Refusal> {
        who.may(Power::Answer)?;
        let mut found = self.hints(who.authority, draft, TextKind::Draft, None).await?;
        let in_use = self.answering(&self.authority(who.authority).await?).await?;
        found.retain(|hint| !in_use.is_own_route(&hint.words));
        Ok(found)
    }

    /// What could be said more plainly in an answer to somebody who writes this
    /// language.
    ///
    /// # Errors
    /// [`Refusal`], if they may not answer.
    pub async fn read_plainly(
        &self,
        who: &Person,
        draft: &str,
        asker: Option<&str>,
    ) -> Result<Vec<PlainHint>, Refusal> {
        who.may(Power::Answer)?;
        let authority = self.authority(who.authority).await?;
        let in_use = self.answering(&authority).await?;
        Ok(in_use.plainly(draft, &[asker.unwrap_or_default(), authority.language.code()]))
    }

    /// The state that decisions leave a case in.
    pub(crate) async fn state_after(
        &self,
        tx: &mut Tx,
        channel: &Channel,
        case: &Case,
        revision: RevisionId,
    ) -> Result<CaseState, Refusal> {
        let kinds: Vec<DecisionKind> = decisions::of(&mut *tx, case.item)
            .await?
            .into_iter()
            .filter(|decision| decision.undone_at.is_none())
            .map(|decision| decision.kind)
            .collect();
        let question = items::findings(&mut *tx, std::iter::once(revision))
            .await?
            .iter()
            .any(|finding| finding.kind == "question");
        Ok(case.state_after(&kinds, question && channel.mode.handles_comments()))
    }
}

/// Whether an act of ours about an item is on its way: then the act itself will
/// tell how the item stands.
async fn is_under_way(tx: &mut Tx, item: ItemId, kinds: &[ActionKind]) -> Result<bool, Refusal> {
    Ok(outbox::of(&mut *tx, item).await?.iter().any(|action| {
        kinds.contains(&action.kind)
            && matches!(action.state, ActionState::Waiting | ActionState::Sending | ActionState::Unknown)
    }))
}

/// Kinds of findings that a draft or a note must not hold unseen, and that
/// lists cover.
#[must_use]
pub fn is_personal_data(kind: &str) -> bool {
    matches!(
        kind,
        "se_personnummer"
            | "se_samordningsnummer"
            | "dk_cpr"
            | "no_fodselsnummer"
            | "fi_hetu"
            | "case_number"
            | "phone"
            | "email"
            | "address"
            | "person_name"
            | "special_category"
            | "vehicle_plate"
            | "iban"
            | "bankgiro"
            | "plusgiro"
    )
}

fn external_id(observation: &Observation) -> &str {
    match observation {
        Observation::Seen(seen) => &seen.external_id,
        Observation::Gone { external_id } => external_id,
    }
}

fn seen_of(observation: &Observation) -> Option<&Seen> {
    match observation {
        Observation::Seen(seen) => Some(seen),
        Observation::Gone { .. } => None,
    }
}

/// Whether something was added to an item after it was mirrored.
fn has_more(seen: &Seen, known: &Known) -> bool {
    i64::try_from(seen.attachments.len()).is_ok_and(|seen| seen > known.attachments)
}

/// Whether an observation says more than what is known. May say yes too often.
fn is_news(observation: &Observation, known: Option<&Known>) -> bool {
    match (observation, known) {
        (Observation::Gone { .. }, Some(known)) => !known.presence.is_gone(),
        (Observation::Gone { .. }, None) => false,
        (Observation::Seen(_), None) => true,
        (Observation::Seen(seen), Some(known)) => {
            known.text.as_deref().is_some_and(|text| text != tidy(&seen.text))
                || has_more(seen, known)
                || match known.presence {
                    Presence::Visible => seen.hidden == Some(true),
                    Presence::Hidden => seen.hidden == Some(false),
                    Presence::Gone => true,
                    Presence::Removed => false,
                }
        }
    }
}

/// The text as both engines can keep it: PostgreSQL takes no NUL.
fn tidy(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{2400}").into() } else { text.into() }
}

fn author_of(authors: &mut HashMap<String, AuthorId>, seen: &Seen) -> AuthorId {
    // Every author was looked up or added just before.
    authors.get(&seen.author_id).copied().unwrap_or(AuthorId(uuid::Uuid::nil()))
}

/// Something that whoever writes a draft or a note should know before it is
/// published or kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What was found.
    pub kind: String,
    /// The text key of why.
    pub reason: String,
    /// The words that it was found in.
    pub words: String,
    /// What else is known, as a JSON object.
    pub facts: String,
}

fn read(
    reader: &Triage,
    channel: &Channel,
    seen: &Seen,
    text: &str,
    answered: &Answered,
    revision: RevisionId,
) -> Read {
    let at = seen.edited_at.unwrap_or(seen.posted_at).to_string();
    let reading = reader.read(&Text {
        lang: seen.lang.as_deref(),
        channel: Some(&channel.name),
        purpose: Some(channel.purpose.as_str()).filter(|purpose| !purpose.is_empty()),
        author: Some(&seen.author_id),
        at: Some(&at),
        context: seen.parent.as_deref().and_then(|parent| answered.text(parent)),
        ..Text::comment(text)
    });
    let lang = seen.lang.as_deref().or(reading.lang).map(str::to_owned);
    if seen.own {
        // The authority's own words are guarded before they are published.
        return Read { findings: Vec::new(), suggestion: Suggestion::Leave, lang };
    }
    let suggestion = Suggestion::from_key(reading.suggest.key()).unwrap_or(Suggestion::Look);
    // Which words tell is shown on an open case only; without a case, nowhere.
    let has_case = CaseState::on_arrival(suggestion).is_some();
    let findings = reading
        .findings
        .into_iter()
        .map(|finding| {
            let known = has_case || finding.kind != SPECIAL_CATEGORY;
            let (start, end) = if known { (finding.start, finding.end) } else { (0, text.len()) };
            Finding {
                revision,
                kind: finding.kind.to_owned(),
                start: i64::try_from(start).unwrap_or(i64::MAX),
                end: i64::try_from(end).unwrap_or(i64::MAX),
                score: f64::from(finding.score),
                reason: finding.reason.to_owned(),
                ground: finding.ground.map(str::to_owned),
                facts: if known { serde_json::Value::from(finding.facts).to_string() } else { "{}".to_owned() },
            }
        })
        .collect();
    Read { findings, suggestion, lang }
}

/// The texts that others answer.
struct Answered {
    texts: HashMap<String, String>,
}

impl Answered {
    async fn of(tx: &mut Tx, channel: &Channel, news: &[Observation]) -> Result<Self, Refusal> {
        let parents: HashSet<&str> =
            news.iter().filter_map(seen_of).filter_map(|seen| seen.parent.as_deref()).collect();
        if parents.is_empty() {
            return Ok(Self { texts: HashMap::new() });
        }
        let mut texts: HashMap<String, String> = items::texts(tx, channel.id, parents.iter().copied())
            .await?
            .into_iter()
            .map(|(external_id, text)| (external_id, beginning(&text).to_owned()))
            .collect();
        for seen in news.iter().filter_map(seen_of).filter(|seen| parents.contains(seen.external_id.as_str())) {
            texts.insert(seen.external_id.clone(), beginning(&seen.text).to_owned());
        }
        Ok(Self { texts })
    }

    fn text(&self, external_id: &str) -> Option<&str> {
        self.texts.get(external_id).map(String::as_str)
    }
}

/// As much of a text as tells what it is about.
fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 4096;
    text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or(text)
}

/// Which thread an item belongs to, where the platform does not say.
struct Threads {
    roots: HashMap<String, Option<String>>,
}

impl Threads {
    async fn of(tx: &mut Tx, channel: &Channel, news: &[Observation]) -> Result<Self, Refusal> {
        let mut roots: HashMap<String, Option<String>> = HashMap::new();
        let mut asked = Vec::new();
        for seen in news.iter().filter_map(seen_of) {
            roots.insert(seen.external_id.clone(), seen.root.clone().or_else(|| seen.parent.clone()));
            asked.extend(seen.parent.as_deref());
        }
        for (external_id, root) in items::roots(tx, channel.id, asked.into_iter()).await? {
            roots.insert(external_id, root);
        }
        Ok(Self { roots })
    }

    fn has(&self, external_id: &str) -> bool {
        self.roots.contains_key(external_id)
    }

    /// Follows parents upwards; a circle or a gap ends where it is met.
    fn root_of(&self, parent: &str) -> String {
        let mut at = parent;
        for _ in 0..100 {
            match self.roots.get(at) {
                Some(Some(above)) if above != at => at = above,
                _ => break,
            }
        }
        at.to_owned()
    }
}
