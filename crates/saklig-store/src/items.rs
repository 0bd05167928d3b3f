//! Items, their versions, their findings and their authors: the mirror.

use saklig_model::{
    clock::from_micros,
    finding::{Finding, Suggestion},
    id::{AuthorId, AuthorityId, ChannelId, EntryId, ItemId, RevisionId},
    item::{Item, ItemKind, Presence, Revision},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx, statement::BULK};

statements! {
    KNOWN = Statement::differing(
        "SELECT i.id, i.external_id, i.revision, i.presence, r.number, r.text, (SELECT COUNT(*) FROM attachment t WHERE t.item = i.id) AS attachments FROM item i JOIN item_revision r ON r.id = i.revision WHERE i.channel = $1 AND i.external_id IN (SELECT value FROM json_each($2))",
        "SELECT i.id, i.external_id, i.revision, i.presence, r.number, r.text, (SELECT COUNT(*) FROM attachment t WHERE t.item = i.id) AS attachments FROM item i JOIN item_revision r ON r.id = i.revision WHERE i.channel = $1 AND i.external_id IN (SELECT jsonb_array_elements_text($2::jsonb))",
    );
    KNOWN_AUTHORS = Statement::differing(
        "SELECT id, external_id, name FROM author WHERE channel = $1 AND external_id IN (SELECT value FROM json_each($2))",
        "SELECT id, external_id, name FROM author WHERE channel = $1 AND external_id IN (SELECT jsonb_array_elements_text($2::jsonb))",
    );
    ROOTS = Statement::differing(
        "SELECT external_id, root FROM item WHERE channel = $1 AND external_id IN (SELECT value FROM json_each($2))",
        "SELECT external_id, root FROM item WHERE channel = $1 AND external_id IN (SELECT jsonb_array_elements_text($2::jsonb))",
    );
    TEXTS = Statement::differing(
        "SELECT i.external_id, r.text FROM item i JOIN item_revision r ON r.id = i.revision WHERE i.channel = $1 AND i.external_id IN (SELECT value FROM json_each($2)) AND r.text IS NOT NULL",
        "SELECT i.external_id, r.text FROM item i JOIN item_revision r ON r.id = i.revision WHERE i.channel = $1 AND i.external_id IN (SELECT jsonb_array_elements_text($2::jsonb)) AND r.text IS NOT NULL",
    );
    AUTHOR = Statement::same("SELECT id, external_id, name FROM author WHERE id = $1");
    ADD_AUTHOR = Statement::same("INSERT INTO author (id, authority, channel, external_id, name) VALUES ($1, $2, $3, $4, $5)");
    ADD_AUTHORS = bulk!("INSERT INTO author (id, authority, channel, external_id, name) VALUES ", 5, "");
    RENAME_AUTHOR = Statement::same("UPDATE author SET name = $2 WHERE id = $1");
    ADD_ITEM = Statement::same("INSERT INTO item (id, authority, channel, external_id, kind, parent, root, author, own, lang, posted_at, received_at, url, presence, presence_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)");
    ADD_ITEMS = bulk!("INSERT INTO item (id, authority, channel, external_id, kind, parent, root, author, own, lang, posted_at, received_at, url, presence, presence_at, revision) VALUES ", 16, "");
    ADD_REVISION = Statement::same("INSERT INTO item_revision (id, authority, item, number, text, salt, seen_at, edited_at, suggestion, entry) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING serial");
    ADD_REVISIONS = bulk!("INSERT INTO item_revision (id, authority, item, number, text, salt, seen_at, edited_at, suggestion, entry) VALUES ", 10, " RETURNING serial");
    ADD_FINDING = Statement::same("INSERT INTO finding (revision, position, authority, kind, begins, ends, score_permille, reason, ground, facts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    ADD_FINDINGS = bulk!("INSERT INTO finding (revision, position, authority, kind, begins, ends, score_permille, reason, ground, facts) VALUES ", 10, "");
    CHANGE = Statement::same("UPDATE item SET revision = $2, lang = COALESCE($3, lang) WHERE id = $1");
    SET_PRESENCE = Statement::same("UPDATE item SET presence = $2, presence_at = $3 WHERE id = $1 AND presence <> $2");
    ONE = Statement::same("SELECT i.id, i.authority, i.channel, i.external_id, i.kind, i.parent, i.root, i.author, a.name AS author_name, i.own, i.lang, i.posted_at, i.received_at, i.url, i.presence, i.presence_at, i.revision, c.id AS case_file FROM item i JOIN author a ON a.id = i.author LEFT JOIN case_file c ON c.item = i.id WHERE i.id = $1");
    BY_EXTERNAL = Statement::same("SELECT i.id, i.authority, i.channel, i.external_id, i.kind, i.parent, i.root, i.author, a.name AS author_name, i.own, i.lang, i.posted_at, i.received_at, i.url, i.presence, i.presence_at, i.revision, c.id AS case_file FROM item i JOIN author a ON a.id = i.author LEFT JOIN case_file c ON c.item = i.id WHERE i.channel = $1 AND i.external_id = $2");
    REVISIONS = Statement::same("SELECT r.id, r.item, r.number, r.text, r.seen_at, r.edited_at, r.suggestion, j.place FROM item_revision r LEFT JOIN journal_entry j ON j.id = r.entry WHERE r.item = $1 ORDER BY r.number DESC");
    FINDINGS = Statement::differing(
        "SELECT revision, kind, begins, ends, score_permille, reason, ground, facts FROM finding WHERE revision IN (SELECT unhex(value) FROM json_each($1)) ORDER BY revision, position",
        "SELECT revision, kind, begins, ends, score_permille, reason, ground, facts FROM finding WHERE revision IN (SELECT CAST(jsonb_array_elements_text($1::jsonb) AS UUID)) ORDER BY revision, position",
    );
    THREAD_SIZE = Statement::same("SELECT COUNT(*) AS count FROM item WHERE channel = $1 AND root = $2");
    RECENT = Statement::same("SELECT external_id FROM item WHERE channel = $1 AND presence NOT IN ('gone', 'removed') AND posted_at > $2 AND serial < $3 ORDER BY serial DESC LIMIT $4");
    ERASE_REVISION = Statement::same("UPDATE item_revision SET text = NULL, salt = NULL WHERE id = $1");
    DROP_FINDINGS = Statement::same("DELETE FROM finding WHERE revision = $1");
    // What is left says that it is somewhere in the text, and no longer where.
    WIDEN_FINDINGS = Statement::same("UPDATE finding SET begins = 0, ends = COALESCE((SELECT OCTET_LENGTH(r.text) FROM item_revision r WHERE r.id = finding.revision), 0), facts = '{}' WHERE kind = $2 AND revision IN (SELECT id FROM item_revision WHERE item = $1)");
    SERIAL = Statement::same("SELECT serial FROM item_revision WHERE id = $1");
    ITEM_SERIAL = Statement::same("SELECT serial FROM item WHERE channel = $1 AND external_id = $2");
}

/// What the mirror already knows of an item.
#[derive(Debug, Clone)]
pub struct Known {
    /// The item.
    pub item: ItemId,
    /// The platform's identity of it.
    pub external_id: String,
    /// Its current version.
    pub revision: RevisionId,
    /// That version's number.
    pub number: i64,
    /// That version's text.
    pub text: Option<String>,
    /// How it stood when last seen.
    pub presence: Presence,
    /// How many attachments it has.
    pub attachments: i64,
}

#[derive(FromRow)]
struct KnownRow {
    id: Uuid,
    external_id: String,
    revision: Uuid,
    presence: String,
    number: i64,
    text: Option<String>,
    attachments: i64,
}

/// A list as the one text that both engines can take apart.
pub(crate) fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    serde_json::Value::from(texts.collect::<Vec<_>>()).to_string()
}

/// What the mirror knows of these items of a channel.
///
/// # Errors
/// The database's.
pub async fn known<'a>(
    on: impl Into<On<'_>>,
    channel: ChannelId,
    external_ids: impl Iterator<Item = &'a str>,
) -> Result<Vec<Known>> {
    let on = on.into();
    let rows = on.sql(&KNOWN).bind(channel.0).bind(list(external_ids)).all::<KnownRow>(on).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Known {
                item: row.id.into(),
                external_id: row.external_id,
                revision: row.revision.into(),
                number: row.number,
                text: row.text,
                presence: presence(&row.presence)?,
                attachments: row.attachments,
            })
        })
        .collect()
}

fn presence(key: &str) -> Result<Presence> {
    Presence::from_key(key).ok_or(Error::Unexpected { what: "presence" })
}

#[derive(FromRow)]
struct RootRow {
    external_id: String,
    root: Option<String>,
}

/// Of these items of a channel, those that are mirrored, each with the post
/// that its thread hangs from.
///
/// # Errors
/// The database's.
pub async fn roots<'a>(
    on: impl Into<On<'_>>,
    channel: ChannelId,
    external_ids: impl Iterator<Item = &'a str>,
) -> Result<Vec<(String, Option<String>)>> {
    let on = on.into();
    let rows = on.sql(&ROOTS).bind(channel.0).bind(list(external_ids)).all::<RootRow>(on).await?;
    Ok(rows.into_iter().map(|row| (row.external_id, row.root)).collect())
}

#[derive(FromRow)]
struct TextRow {
    external_id: String,
    text: String,
}

/// The newest texts of those of these items of a channel that are mirrored.
///
/// # Errors
/// The database's.
pub async fn texts<'a>(
    on: impl Into<On<'_>>,
    channel: ChannelId,
    external_ids: impl Iterator<Item = &'a str>,
) -> Result<Vec<(String, String)>> {
    let on = on.into();
    let rows = on.sql(&TEXTS).bind(channel.0).bind(list(external_ids)).all::<TextRow>(on).await?;
    Ok(rows.into_iter().map(|row| (row.external_id, row.text)).collect())
}

/// An author: the platform's opaque identity and one user name.
#[derive(Debug, Clone)]
pub struct Author {
    /// Our identity.
    pub id: AuthorId,
    /// The platform's.
    pub external_id: String,
    /// The user name.
    pub name: String,
}

#[derive(FromRow)]
struct AuthorRow {
    id: Uuid,
    external_id: String,
    name: String,
}

/// The authors of a channel that are known already.
///
/// # Errors
/// The database's.
pub async fn known_authors<'a>(
    on: impl Into<On<'_>>,
    channel: ChannelId,
    external_ids: impl Iterator<Item = &'a str>,
) -> Result<Vec<Author>> {
    let on = on.into();
    let rows = on.sql(&KNOWN_AUTHORS).bind(channel.0).bind(list(external_ids)).all::<AuthorRow>(on).await?;
    Ok(rows.into_iter().map(|row| Author { id: row.id.into(), external_id: row.external_id, name: row.name }).collect())
}

/// One author.
///
/// # Errors
/// The database's.
pub async fn author(on: impl Into<On<'_>>, id: AuthorId) -> Result<Option<Author>> {
    let on = on.into();
    let row = on.sql(&AUTHOR).bind(id.0).maybe::<AuthorRow>(on).await?;
    Ok(row.map(|row| Author { id: row.id.into(), external_id: row.external_id, name: row.name }))
}

/// Runs one insert for every [`BULK`] rows and one for each that is left.
macro_rules! insert {
    ($tx:ident, $rows:ident, $one:ident, $many:ident, $row:ident => [$($value:expr),+ $(,)?]) => {{
        let mut chunks = $rows.chunks_exact(BULK);
        for chunk in &mut chunks {
            let mut query = $tx.sql(&$many);
            for $row in chunk {
                query = query$(.bind($value))+;
            }
            query.run($tx).await?;
        }
        for $row in chunks.remainder() {
            $tx.sql(&$one)$(.bind($value))+.run($tx).await?;
        }
    }};
}

/// Adds authors.
///
/// # Errors
/// The database's.
pub async fn add_authors(tx: &mut Tx, authority: AuthorityId, channel: ChannelId, authors: &[Author]) -> Result<()> {
    insert!(tx, authors, ADD_AUTHOR, ADD_AUTHORS, author => [
        author.id.0, authority.0, channel.0, author.external_id.clone(), author.name.clone(),
    ]);
    Ok(())
}

/// Gives an author the user name that they have now.
///
/// # Errors
/// The database's.
pub async fn rename_author(tx: &mut Tx, id: AuthorId, name: &str) -> Result<()> {
    tx.sql(&RENAME_AUTHOR).bind(id.0).bind(name.to_owned()).run(tx).await?;
    Ok(())
}

/// Adds items whose first version is `revision`.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, items: &[(Item, RevisionId)]) -> Result<()> {
    insert!(tx, items, ADD_ITEM, ADD_ITEMS, row => [
        row.0.id.0, row.0.authority.0, row.0.channel.0, row.0.external_id.clone(), row.0.kind.key().to_owned(),
        row.0.parent.clone(), row.0.root.clone(), row.0.author.0, row.0.own, row.0.lang.clone(),
        row.0.posted_at.as_microsecond(), row.0.received_at.as_microsecond(), row.0.url.clone(),
        row.0.presence.key().to_owned(), row.0.presence_at.as_microsecond(), row.1.0,
    ]);
    Ok(())
}

/// A new version to store, with the salt of its commitment.
#[derive(Debug, Clone)]
pub struct NewRevision {
    /// The version.
    pub revision: Revision,
    /// The salt.
    pub salt: [u8; 32],
    /// What reading it suggests.
    pub suggestion: Suggestion,
    /// The journal entry that commits to it.
    pub entry: EntryId,
}

#[derive(FromRow)]
struct Serial {
    serial: i64,
}

/// Adds versions; returns the range of their serials.
///
/// # Errors
/// The database's.
pub async fn add_revisions(
    tx: &mut Tx,
    authority: AuthorityId,
    revisions: &[NewRevision],
) -> Result<Option<std::ops::RangeInclusive<i64>>> {
    let mut serials = Vec::with_capacity(revisions.len());
    for chunk in revisions.chunks(BULK) {
        let whole = chunk.len() == BULK;
        let parts = if whole { chunk.chunks(BULK) } else { chunk.chunks(1) };
        for part in parts {
            let mut query = tx.sql(if whole { &ADD_REVISIONS } else { &ADD_REVISION });
            for new in part {
                query = query
                    .bind(new.revision.id.0)
                    .bind(authority.0)
                    .bind(new.revision.item.0)
                    .bind(new.revision.number)
                    .bind(new.revision.text.clone())
                    .bind(new.salt.to_vec())
                    .bind(new.revision.seen_at.as_microsecond())
                    .bind(new.revision.edited_at.map(jiff::Timestamp::as_microsecond))
                    .bind(new.suggestion.key().to_owned())
                    .bind(new.entry.0);
            }
            serials.extend(query.all::<Serial>(&mut *tx).await?.into_iter().map(|row| row.serial));
        }
    }
    Ok(serials.iter().min().zip(serials.iter().max()).map(|(first, last)| *first..=*last))
}

/// Adds findings, numbered in the order given within each version.
///
/// # Errors
/// The database's.
pub async fn add_findings(tx: &mut Tx, authority: AuthorityId, findings: &[Finding]) -> Result<()> {
    let mut position = 0_i64;
    let mut last = None;
    let numbered: Vec<(i64, &Finding)> = findings
        .iter()
        .map(|finding| {
            position = if last == Some(finding.revision) { position + 1 } else { 0 };
            last = Some(finding.revision);
            (position, finding)
        })
        .collect();
    insert!(tx, numbered, ADD_FINDING, ADD_FINDINGS, row => [
        row.1.revision.0, row.0, authority.0, row.1.kind.clone(), row.1.start, row.1.end, permille(row.1.score),
        row.1.reason.clone(), row.1.ground.clone(), row.1.facts.clone(),
    ]);
    Ok(())
}

/// Takes away which words the findings of a kind were made in, in every version
/// of an item: each covers the whole text from now on, without facts.
///
/// # Errors
/// The database's.
pub async fn widen_findings(tx: &mut Tx, item: ItemId, kind: &str) -> Result<()> {
    tx.sql(&WIDEN_FINDINGS).bind(item.0).bind(kind.to_owned()).run(tx).await?;
    Ok(())
}

pub(crate) fn permille(score: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to 0..=1000")]
    let permille = (score.clamp(0.0, 1.0) * 1000.0).round() as i64;
    permille
}

/// Makes a version the current one of its item.
///
/// # Errors
/// The database's.
pub async fn make_current(tx: &mut Tx, item: ItemId, revision: RevisionId, lang: Option<&str>) -> Result<()> {
    tx.sql(&CHANGE).bind(item.0).bind(revision.0).bind(lang.map(str::to_owned)).run(tx).await?;
    Ok(())
}

/// Notes how an item stands at the platform; whether that is news.
///
/// # Errors
/// The database's.
pub async fn set_presence(tx: &mut Tx, item: ItemId, presence: Presence, now: i64) -> Result<bool> {
    Ok(tx.sql(&SET_PRESENCE).bind(item.0).bind(presence.key().to_owned()).bind(now).run(tx).await? == 1)
}

/// An item with its author's name and its current version.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The item.
    pub item: Item,
    /// The author's user name.
    pub author: String,
    /// Its current version.
    pub revision: RevisionId,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    channel: Uuid,
    external_id: String,
    kind: String,
    parent: Option<String>,
    root: Option<String>,
    author: Uuid,
    author_name: String,
    own: bool,
    lang: Option<String>,
    posted_at: i64,
    received_at: i64,
    url: Option<String>,
    presence: String,
    presence_at: i64,
    revision: Uuid,
    case_file: Option<Uuid>,
}

impl TryFrom<Row> for Kept {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            item: Item {
                id: row.id.into(),
                authority: row.authority.into(),
                channel: row.channel.into(),
                external_id: row.external_id,
                kind: ItemKind::from_key(&row.kind).ok_or(Error::Unexpected { what: "kind of item" })?,
                parent: row.parent,
                root: row.root,
                author: row.author.into(),
                own: row.own,
                lang: row.lang,
                posted_at: from_micros(row.posted_at),
                received_at: from_micros(row.received_at),
                url: row.url,
                presence: presence(&row.presence)?,
                presence_at: from_micros(row.presence_at),
                case: row.case_file.map(Into::into),
            },
            author: row.author_name,
            revision: row.revision.into(),
        })
    }
}

/// One item.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: ItemId) -> Result<Option<Kept>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Kept::try_from).transpose()
}

/// The item that the platform knows by this identity.
///
/// # Errors
/// The database's.
pub async fn by_external_id(on: impl Into<On<'_>>, channel: ChannelId, external_id: &str) -> Result<Option<Kept>> {
    let on = on.into();
    on.sql(&BY_EXTERNAL)
        .bind(channel.0)
        .bind(external_id.to_owned())
        .maybe::<Row>(on)
        .await?
        .map(Kept::try_from)
        .transpose()
}

#[derive(FromRow)]
struct RevisionRow {
    id: Uuid,
    item: Uuid,
    number: i64,
    text: Option<String>,
    seen_at: i64,
    edited_at: Option<i64>,
    suggestion: String,
    place: Option<i64>,
}

/// A version, as it was kept.
#[derive(Debug, Clone)]
pub struct KeptRevision {
    /// The version.
    pub revision: Revision,
    /// What reading it suggested.
    pub suggestion: Suggestion,
    /// The place of its journal entry; `None` while that is being sealed.
    pub place: Option<i64>,
}

/// The versions of an item, the newest first.
///
/// # Errors
/// The database's.
pub async fn revisions(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<KeptRevision>> {
    let on = on.into();
    let rows = on.sql(&REVISIONS).bind(item.0).all::<RevisionRow>(on).await?;
    rows.into_iter()
        .map(|row| {
            let suggestion = Suggestion::from_key(&row.suggestion).ok_or(Error::Unexpected { what: "suggestion" })?;
            let revision = Revision {
                id: row.id.into(),
                item: row.item.into(),
                number: row.number,
                text: row.text,
                seen_at: from_micros(row.seen_at),
                edited_at: row.edited_at.map(from_micros),
            };
            Ok(KeptRevision { revision, suggestion, place: row.place })
        })
        .collect()
}

#[derive(FromRow)]
struct FindingRow {
    revision: Uuid,
    kind: String,
    begins: i64,
    ends: i64,
    score_permille: i64,
    reason: String,
    ground: Option<String>,
    facts: String,
}

/// The findings in these versions, each version's in order.
///
/// # Errors
/// The database's.
pub async fn findings(on: impl Into<On<'_>>, revisions: impl Iterator<Item = RevisionId>) -> Result<Vec<Finding>> {
    let on = on.into();
    let ids: Vec<String> = revisions.map(|id| id.0.simple().to_string()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = on.sql(&FINDINGS).bind(list(ids.iter().map(String::as_str))).all::<FindingRow>(on).await?;
    Ok(rows
        .into_iter()
        .map(|row| Finding {
            revision: row.revision.into(),
            kind: row.kind,
            start: row.begins,
            end: row.ends,
            #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
            score: row.score_permille as f64 / 1000.0,
            reason: row.reason,
            ground: row.ground,
            facts: row.facts,
        })
        .collect())
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many items hang from a post.
///
/// # Errors
/// The database's.
pub async fn thread_size(on: impl Into<On<'_>>, channel: ChannelId, root: &str) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&THREAD_SIZE).bind(channel.0).bind(root.to_owned()).one::<Count>(on).await?.count)
}

#[derive(FromRow)]
struct External {
    external_id: String,
}

/// Items written after `since` (microseconds) that were there when last seen,
/// the newest first, going on below `before`: what is looked at again.
///
/// # Errors
/// The database's.
pub async fn recent(
    on: impl Into<On<'_>>,
    channel: ChannelId,
    since: i64,
    before: i64,
    most: i64,
) -> Result<Vec<String>> {
    let on = on.into();
    let rows = on.sql(&RECENT).bind(channel.0).bind(since).bind(before).bind(most).all::<External>(on).await?;
    Ok(rows.into_iter().map(|row| row.external_id).collect())
}

/// The serial of an item, which orders [`recent`].
///
/// # Errors
/// The database's.
pub async fn serial(on: impl Into<On<'_>>, channel: ChannelId, external_id: &str) -> Result<Option<i64>> {
    let on = on.into();
    let row = on.sql(&ITEM_SERIAL).bind(channel.0).bind(external_id.to_owned()).maybe::<Serial>(on).await?;
    Ok(row.map(|row| row.serial))
}

/// Erases a version's text, its salt, its findings and its words in the index.
/// What the journal committed to can then no longer be told, and its proofs
/// still verify.
///
/// # Errors
/// The database's.
pub async fn erase(tx: &mut Tx, revision: RevisionId) -> Result<()> {
    if let Some(row) = tx.sql(&SERIAL).bind(revision.0).maybe::<Serial>(&mut *tx).await? {
        crate::search::forget(tx, row.serial).await?;
    }
    tx.sql(&DROP_FINDINGS).bind(revision.0).run(tx).await?;
    tx.sql(&ERASE_REVISION).bind(revision.0).run(tx).await?;
    Ok(())
}
