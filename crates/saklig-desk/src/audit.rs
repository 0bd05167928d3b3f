//! The audit: whether every log, and everything that it commits to, is as it
//! was written. Reads only; needs no key but the logs' public ones.

use std::collections::HashMap;

use saklig_journal::{
    batch,
    checkpoint::Checkpoint,
    commitment::{Commitment, Salt, commit},
    inclusion,
    key::VerifierKey,
    leaf::Leaf,
    proof::TlogProof,
    tree,
    verify::{Audit, BatchVersion, Entry as Audited, Held, Outcome},
};
use saklig_model::id::EntryId;
use saklig_store::{
    Store, copies, decisions,
    journal::{self, Entry, KeptReceipt, Log},
    receipts,
};
use sha2::{Digest as _, Sha256};

use crate::Refusal;

/// What the audit of one log found.
#[derive(Debug)]
pub struct AuditedLog {
    /// The log's origin.
    pub origin: String,
    /// What the journal says of itself.
    pub outcome: Outcome,
    /// What is wrong beside it: rows that no entry commits to, decisions or
    /// copies that differ from their entries. In plain words, without content.
    pub beside: Vec<String>,
}

impl AuditedLog {
    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.outcome, Outcome::Verified { .. }) && self.beside.is_empty()
    }
}

/// Audits every log in the database; `tell` is called with how many entries
/// have been looked at, for a progress bar.
///
/// # Errors
/// The database's.
pub async fn audit(store: &Store, mut tell: impl FnMut(u64)) -> Result<Vec<AuditedLog>, Refusal> {
    let mut audited = Vec::new();
    for log in journal::logs(store.db()).await? {
        audited.push(audit_log(store, &log, &mut tell).await?);
    }
    Ok(audited)
}

async fn audit_log(store: &Store, log: &Log, tell: &mut impl FnMut(u64)) -> Result<AuditedLog, Refusal> {
    let db = store.db();
    let mut beside = Vec::new();
    let checkpoint = match (&log.checkpoint, log.verifier.parse::<VerifierKey>()) {
        (Some(note), Ok(key)) => match Checkpoint::open(note, &key) {
            Ok(checkpoint) => Some(checkpoint),
            Err(error) => {
                beside.push(format!("the signed checkpoint does not verify: {error}"));
                None
            }
        },
        (None, _) => None,
        (_, Err(error)) => {
            beside.push(format!("the log's verifier key cannot be read: {error}"));
            None
        }
    };
    let mut audit = checkpoint.as_ref().map_or_else(Audit::unsealed, Audit::under);
    let mut from = 0;
    loop {
        let page = journal::sealed(db, log.authority, from, 500).await?;
        let Some(last) = page.last().and_then(|entry| entry.place) else { break };
        for entry in &page {
            let place = entry.place.unwrap_or_default();
            audit.sealed(u64::try_from(place).unwrap_or_default(), &look(store, entry, &mut beside).await?);
            tell(1);
        }
        from = last + 1;
    }
    let mut above = i64::MIN;
    loop {
        let page = journal::unsealed(db, log.authority, above, 500).await?;
        let Some(last) = page.last() else { break };
        above = last.serial;
        for entry in &page {
            audit.waiting(&look(store, entry, &mut beside).await?);
            tell(1);
        }
    }
    let stray = journal::stray_revisions(db, log.authority).await?;
    if stray > 0 {
        beside.push(format!("{stray} stored versions belong to no entry of the log"));
    }
    Ok(AuditedLog { origin: log.origin.clone(), outcome: audit.finish(), beside })
}

/// Recomputes what is held of an entry's content, from the rows as they are.
async fn look(store: &Store, entry: &Entry, beside: &mut Vec<String>) -> Result<Audited, Refusal> {
    let receipts = journal::receipts(store.db(), entry.id).await?;
    let held = match (&entry.facts, &entry.salt) {
        (Some(facts), Some(salt)) => match <&Salt>::try_from(salt.as_slice()) {
            Ok(salt) => {
                // Facts that speak of texts whose list is gone match nothing.
                let facts = if receipts.is_empty() && facts.text("texts").is_none() {
                    facts.clone()
                } else {
                    // The texts as they stand now, in place of the word about them.
                    let texts = batch::commit(&texts_now(store, entry.id, &receipts).await?).unwrap_or([0; 32]);
                    facts.with_text("texts", &journal::hex(&texts))
                };
                compare_beside(store, entry, &facts, beside).await?;
                Held::Content(commit(salt, &facts.payload()))
            }
            Err(_) => Held::Nothing,
        },
        _ if !receipts.is_empty() => Held::Batch(versions_now(store, entry.id, &receipts).await?),
        _ => Held::Nothing,
    };
    Ok(Audited { id: entry.id.0.into_bytes(), leaf: entry.leaf.clone(), hash: None, held })
}

/// A stored commitment; anything but 32 bytes matches nothing.
fn listed(receipt: &KeptReceipt) -> Commitment {
    receipt.commitment.as_slice().try_into().unwrap_or([0; 32])
}

async fn versions_now(store: &Store, entry: EntryId, receipts: &[KeptReceipt]) -> Result<Vec<BatchVersion>, Refusal> {
    let rows = journal::revisions_of(store.db(), entry).await?;
    let held: HashMap<_, _> = rows.iter().map(|row| (row.id, row.commit())).collect();
    Ok(receipts
        .iter()
        .map(|receipt| BatchVersion {
            version: receipt.object.into_bytes(),
            listed: listed(receipt),
            held: held.get(&receipt.object).copied().flatten(),
        })
        .collect())
}

async fn texts_now(
    store: &Store,
    entry: EntryId,
    receipts: &[KeptReceipt],
) -> Result<Vec<([u8; 16], Commitment)>, Refusal> {
    let revisions: HashMap<_, _> =
        journal::revisions_of(store.db(), entry).await?.iter().map(|row| (row.id, row.commit())).collect();
    let mut now = Vec::with_capacity(receipts.len());
    for receipt in receipts {
        let held = match receipt.kind.as_str() {
            "revision" => revisions.get(&receipt.object).copied().flatten(),
            kind => match journal::written(store.db(), kind, receipt.object).await? {
                Some(held) => held,
                // A row that vanished matches nothing.
                None => Some([0; 32]),
            },
        };
        now.push((receipt.object.into_bytes(), held.unwrap_or_else(|| listed(receipt))));
    }
    Ok(now)
}

/// Compares what lists and pages show of an entry, decisions and copies with
/// what the entry commits to.
async fn compare_beside(
    store: &Store,
    entry: &Entry,
    facts: &journal::Facts,
    beside: &mut Vec<String>,
) -> Result<(), Refusal> {
    let place = entry.place.map_or_else(|| "a waiting entry".to_owned(), |place| format!("entry {place}"));
    if facts.text("by") != entry.person.map(|person| person.to_string()).as_deref() {
        beside.push(format!("{place}: who acted was changed"));
    }
    let leaf = Leaf::decode(&entry.leaf).ok();
    let as_listed = leaf.as_ref().is_some_and(|leaf| {
        (leaf.event.key(), leaf.at, leaf.object)
            == (entry.event.as_str(), entry.at.as_microsecond(), entry.object.into_bytes())
    });
    if !as_listed {
        beside.push(format!("{place}: what lists show of it was changed"));
    }
    if let Some(decision) = facts.text("decision") {
        let row = decisions::of(store.db(), entry.object.into())
            .await?
            .into_iter()
            .find(|row| row.id.to_string() == decision);
        let rule = leaf.and_then(|leaf| leaf.rule);
        let same = row.is_some_and(|row| {
            let ground = row.ground.map(|ground| (format!("{}/{}", ground.pack, ground.id), ground.version));
            facts.text("decided") == Some(row.kind.key())
                && facts.text("person") == Some(row.person.to_string().as_str())
                && facts.int("at") == Some(row.at.as_microsecond())
                && ground == rule.map(|rule| (rule.id, rule.version))
        });
        if !same {
            beside.push(format!("{place}: the decision it records was changed or removed"));
        }
    }
    if let Some(members) = facts.text("members")
        && !are_decided(store, entry, facts, members).await?
    {
        beside.push(format!("{place}: the decisions it records were changed or removed"));
    }
    if let Some(sha256) = facts.text("statement_sha256")
        && !is_stated(store, facts.text("receipt"), sha256).await?
    {
        beside.push(format!("{place}: the statement of reasons it records was changed or removed"));
    }
    if let Some(sha256) = facts.text("copy_sha256") {
        let copy = copies::one(store.db(), facts.text("copy").and_then(|id| id.parse().ok())).await?;
        let same = copy.is_some_and(|copy| copy.sha256 == sha256 && copy_sha256(&copy.context) == sha256);
        if !same {
            beside.push(format!("{place}: the stored copy it records was changed or removed"));
        }
    }
    Ok(())
}

/// Whether a statement of reasons is as it was.
async fn is_stated(store: &Store, receipt: Option<&str>, sha256: &str) -> Result<bool, Refusal> {
    let receipt = match receipt.and_then(|id| id.parse().ok()) {
        Some(id) => receipts::one(store.db(), id).await?,
        None => None,
    };
    Ok(receipt.is_some_and(|one| one.sha256 == sha256 && copy_sha256(&one.statement) == sha256))
}

/// Whether what was decided over a group is what its entry names: each item with
/// its decision and its statement of reasons, and no other.
async fn are_decided(store: &Store, entry: &Entry, facts: &journal::Facts, members: &str) -> Result<bool, Refusal> {
    let rows = decisions::together(store.db(), entry.object).await?;
    let rule = Leaf::decode(&entry.leaf).ok().and_then(|leaf| leaf.rule);
    let lines: Vec<Vec<&str>> = members.lines().map(|line| line.split(' ').collect()).collect();
    if lines.len() != rows.len() {
        return Ok(false);
    }
    for row in rows {
        let (item, decision) = (row.item.to_string(), row.id.to_string());
        let Some(line) = lines.iter().find(|line| line.first() == Some(&item.as_str())) else { return Ok(false) };
        let ground = row.ground.map(|ground| (format!("{}/{}", ground.pack, ground.id), ground.version));
        let same = line.get(1) == Some(&decision.as_str())
            && facts.text("decided") == Some(row.kind.key())
            && facts.text("person") == Some(row.person.to_string().as_str())
            && facts.int("at") == Some(row.at.as_microsecond())
            && ground == rule.as_ref().map(|rule| (rule.id.clone(), rule.version));
        let stated = match line.get(5) {
            Some(sha256) if *sha256 != "-" => is_stated(store, line.get(4).copied(), sha256).await?,
            _ => true,
        };
        if !same || !stated {
            return Ok(false);
        }
    }
    Ok(true)
}

/// SHA-256 of a stored copy's context, in hexadecimal.
pub(crate) fn copy_sha256(context: &str) -> String {
    journal::hex(&Sha256::digest(context.as_bytes()))
}

/// A proof that an entry is in its log, as a `.tlog-proof` text with the
/// entry's leaf in its extra bytes.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such sealed entry.
pub async fn proof(store: &Store, origin: Option<&str>, place: u64) -> Result<(String, Vec<u8>), Refusal> {
    let logs = journal::logs(store.db()).await?;
    let log = logs.into_iter().find(|log| origin.is_none_or(|origin| log.origin == origin)).ok_or(Refusal::NotFound)?;
    let place_in_rows = i64::try_from(place).map_err(|_| Refusal::NotFound)?;
    let entry = journal::at(store.db(), log.authority, place_in_rows).await?.ok_or(Refusal::NotFound)?;
    let (Some(checkpoint), Ok(key)) = (log.checkpoint, log.verifier.parse::<VerifierKey>()) else {
        return Err(Refusal::NotFound);
    };
    let signed = Checkpoint::open(&checkpoint, &key).map_err(Refusal::internal)?;
    let wanted = inclusion::tiles(signed.size, place).map_err(|_| Refusal::NotFound)?;
    let tiles = journal::tiles(store.db(), log.authority, &wanted).await?;
    let reader = |level: u8, n: u64, _width: u16| tiles.get(&(level, n)).cloned();
    let hashes = inclusion::prove(signed.size, place, &reader).map_err(Refusal::internal)?;
    let proof = TlogProof { index: place, hashes, extra: None, checkpoint };
    Ok((proof.to_string(), entry.leaf))
}

/// Whether the newest checkpoint of a log is signed, and is of the tree that is
/// stored: seconds where [`audit`] may take minutes. What is wrong, if anything.
///
/// # Errors
/// The database's.
pub async fn glance(store: &Store, log: &Log) -> Result<Option<String>, Refusal> {
    let Some(note) = &log.checkpoint else {
        return Ok((log.size > 0).then(|| "its entries are sealed, but nothing is signed".to_owned()));
    };
    let Ok(key) = log.verifier.parse::<VerifierKey>() else {
        return Ok(Some("its verifier key cannot be read".to_owned()));
    };
    let signed = match Checkpoint::open(note, &key) {
        Ok(signed) => signed,
        Err(error) => return Ok(Some(format!("its checkpoint does not verify: {error}"))),
    };
    let edge = journal::tiles(store.db(), log.authority, &tree::right_edge(signed.size)).await?;
    let reader = |level: u8, n: u64, _width: u16| edge.get(&(level, n)).cloned();
    let same = u64::try_from(log.size).is_ok_and(|size| size == signed.size)
        && tree::root(signed.size, &reader).is_ok_and(|root| root == signed.root);
    Ok((!same).then(|| "the stored tree is not the one that was signed".to_owned()))
}
