//! Blocking: a public record of the account's own, under a key that is drawn
//! from the deed, so that it is made once. Unblocking removes every such record
//! about the person, also one that somebody made in the app.

use saklig_model::id::ActionId;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    at::{AtUri, BLOCK, is_did},
    session::Line,
    threadgate::own_record,
    tid,
    write::created_at,
    xrpc::{GARBLED, Wrong},
};
use crate::{Deed, Outcome, Reread};

/// How many blocks are read at once, and how many times at most.
const PAGE: usize = 100;
const PAGES: usize = 20;

pub(super) async fn block(line: &Line<'_>, deed: &Deed, key: ActionId) -> Result<Outcome, Wrong> {
    let session = line.session().await?;
    if !is_did(&deed.author) || deed.author == session.did {
        return Ok(Outcome::NotPermitted);
    }
    let rkey = tid::of(key, deed.decided_at);
    let uri = AtUri { did: &session.did, collection: BLOCK, rkey: &rkey }.to_string();
    let done = Outcome::Done { external_id: Some(uri) };
    let record = json!({"$type": BLOCK, "subject": deed.author, "createdAt": created_at(deed)});
    // Creates only: a record under this key may not be there yet.
    let body = json!({"repo": session.did, "collection": BLOCK, "rkey": rkey, "record": record, "swapRecord": null});
    match line.post::<Value>("com.atproto.repo.putRecord", &body).await {
        Ok(_) => Ok(done),
        Err(wrong) if wrong.is("InvalidSwap") => match own_record(line, BLOCK, &rkey).await.map_err(Wrong::before)? {
            Some(record) if record.value["subject"] == deed.author.as_str() => Ok(done),
            _ => Ok(Outcome::Refused { said: "another block has this key already".to_owned() }),
        },
        Err(wrong) => Err(wrong),
    }
}

pub(super) async fn unblock(line: &Line<'_>, deed: &Deed) -> Result<Outcome, Wrong> {
    let session = line.session().await?;
    let (keys, is_complete) = blocks_of(line, &deed.author).await.map_err(Wrong::before)?;
    if keys.is_empty() && !is_complete {
        let said = format!("the block was not found among the newest {}", PAGE * PAGES);
        return Ok(Outcome::Refused { said });
    }
    for rkey in keys {
        let body = json!({"repo": session.did, "collection": BLOCK, "rkey": rkey});
        line.post::<Value>("com.atproto.repo.deleteRecord", &body).await?;
    }
    Ok(Outcome::Done { external_id: None })
}

pub(super) async fn reread(line: &Line<'_>, deed: &Deed, wished: bool) -> Result<Reread, Wrong> {
    let (keys, is_complete) = blocks_of(line, &deed.author).await?;
    Ok(match (keys.is_empty(), wished) {
        (true, _) if !is_complete => Reread::Unsure,
        (false, true) | (true, false) => Reread::Found { external_id: None },
        (true, true) | (false, false) => Reread::Absent,
    })
}

/// The keys of the account's blocks of this person, read from its own server;
/// and whether all of its blocks were read.
async fn blocks_of(line: &Line<'_>, author: &str) -> Result<(Vec<String>, bool), Wrong> {
    #[derive(Deserialize)]
    struct Page {
        records: Vec<Record>,
        cursor: Option<String>,
    }
    #[derive(Deserialize)]
    struct Record {
        uri: String,
        value: Value,
    }
    let session = line.session().await?;
    let limit = PAGE.to_string();
    let (mut keys, mut cursor) = (Vec::new(), None::<String>);
    for _ in 0..PAGES {
        let mut query = vec![("repo", session.did.as_str()), ("collection", BLOCK), ("limit", &limit)];
        query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let page: Page = line.get("com.atproto.repo.listRecords", &query).await?;
        // The last page may name a next one, which is empty.
        let is_last = page.cursor.is_none() || page.records.len() < PAGE;
        for record in page.records.iter().filter(|record| record.value["subject"] == author) {
            keys.push(AtUri::parse(&record.uri).ok_or(GARBLED)?.rkey.to_owned());
        }
        cursor = page.cursor;
        if is_last {
            return Ok((keys, true));
        }
    }
    Ok((keys, false))
}
