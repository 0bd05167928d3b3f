//! Threadgates: how answers under one's own posts are hidden.
//!
//! A threadgate is a record with the same key as the post that it guards. Its
//! list of hidden answers is advice to whoever shows the thread: newer views
//! leave them out, older ones still show them.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    at::{AtUri, POST, THREADGATE},
    session::Line,
    write::created_at,
    xrpc::{GARBLED, Wrong},
};
use crate::{Deed, Outcome};

/// How many answers one threadgate can hide.
const HIDDEN: usize = 300;
/// How often a change is tried when others change the same record.
const TRIES: usize = 5;
/// How many threadgates are read at once, and how many times at most.
const PAGE: usize = 100;
const PAGES: usize = 10;

/// What shall become of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    Hidden,
    Visible,
}

/// A record of the account's own, and its version.
#[derive(Deserialize)]
pub(super) struct OwnRecord {
    pub(super) cid: String,
    pub(super) value: Value,
}

/// Reads a record of the account's own; `None` if there is none.
pub(super) async fn own_record(line: &Line<'_>, collection: &str, rkey: &str) -> Result<Option<OwnRecord>, Wrong> {
    let session = line.session().await?;
    let query = [("repo", session.did.as_str()), ("collection", collection), ("rkey", rkey)];
    match line.get("com.atproto.repo.getRecord", &query).await {
        Ok(record) => Ok(Some(record)),
        Err(wrong) if wrong.is("RecordNotFound") => Ok(None),
        Err(wrong) => Err(wrong),
    }
}

/// Whether the account can hide answers under this post.
pub(super) async fn is_own_root<'a>(line: &Line<'_>, deed: &'a Deed) -> Result<Option<AtUri<'a>>, Wrong> {
    let session = line.session().await?;
    let root = AtUri::post(&deed.root).filter(|root| root.did == session.did);
    Ok(root.filter(|_| deed.external_id != deed.root))
}

/// Whether an answer is on the list now.
pub(super) async fn is_hidden(line: &Line<'_>, root: &AtUri<'_>, answer: &str) -> Result<bool, Wrong> {
    Ok(own_record(line, THREADGATE, root.rkey).await?.is_some_and(|gate| hidden(&gate.value).any(|uri| uri == answer)))
}

fn hidden(gate: &Value) -> impl Iterator<Item = &str> {
    gate["hiddenReplies"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The threadgate as it should be, or `None` where it is so already. All that
/// it says besides stays as it is, in particular who may answer.
fn wished(gate: Option<&Value>, root: &str, answer: &str, wish: Wish, at: &str) -> Result<Option<Value>, Outcome> {
    let is_hidden = gate.is_some_and(|gate| hidden(gate).any(|uri| uri == answer));
    if is_hidden == (wish == Wish::Hidden) {
        return Ok(None);
    }
    let fresh = || json!({"$type": THREADGATE, "post": root, "createdAt": at});
    let mut wished = gate.filter(|gate| gate.is_object()).cloned().unwrap_or_else(fresh);
    let mut list: Vec<&str> = gate.into_iter().flat_map(hidden).filter(|uri| *uri != answer).collect();
    if wish == Wish::Hidden {
        if list.len() >= HIDDEN {
            let said = format!("a post on Bluesky can hide at most {HIDDEN} answers, and this one does");
            return Err(Outcome::Refused { said });
        }
        list.push(answer);
    }
    wished["hiddenReplies"] = json!(list);
    Ok(Some(wished))
}

/// Hides an answer, or makes it visible again, by reading, changing and
/// writing the list; anew if someone else wrote it in between.
pub(super) async fn change(line: &Line<'_>, root: &AtUri<'_>, deed: &Deed, wish: Wish) -> Result<Outcome, Wrong> {
    let session = line.session().await?;
    let done = Outcome::Done { external_id: None };
    for _ in 0..TRIES {
        let gate = own_record(line, THREADGATE, root.rkey).await.map_err(Wrong::before)?;
        let at = created_at(deed);
        let record = match wished(gate.as_ref().map(|gate| &gate.value), &deed.root, &deed.external_id, wish, &at) {
            Ok(Some(record)) => record,
            Ok(None) => return Ok(done),
            Err(outcome) => return Ok(outcome),
        };
        let body = json!({
            "repo": session.did, "collection": THREADGATE, "rkey": root.rkey, "record": record,
            "swapRecord": gate.map(|gate| gate.cid),
        });
        match line.post::<Value>("com.atproto.repo.putRecord", &body).await {
            Ok(_) => return Ok(done),
            Err(wrong) if wrong.is("InvalidSwap") => {}
            Err(wrong) => return Err(wrong),
        }
    }
    Err(Wrong::Before(crate::Trouble::Busy { retry_after: None }))
}

/// All threadgates of the account, read from its own server: the AppView
/// learns of a change a moment later.
pub(super) struct Gates {
    hidden: HashMap<String, HashSet<String>>,
    is_complete: bool,
}

impl Gates {
    /// Reads them all. They stand in the account's own records, which the
    /// network's public view does not show: of a followed account none is known.
    pub(super) async fn read(line: &Line<'_>) -> Result<Self, Wrong> {
        #[derive(Deserialize)]
        struct Page {
            records: Vec<Gate>,
            cursor: Option<String>,
        }
        #[derive(Deserialize)]
        struct Gate {
            uri: String,
            value: Value,
        }
        let (mut gates, mut cursor) = (Self { hidden: HashMap::new(), is_complete: false }, None::<String>);
        if line.is_public() {
            return Ok(gates);
        }
        let session = line.session().await?;
        let limit = PAGE.to_string();
        for _ in 0..PAGES {
            let mut query = vec![("repo", session.did.as_str()), ("collection", THREADGATE), ("limit", &limit)];
            query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
            let page: Page = line.get("com.atproto.repo.listRecords", &query).await?;
            // The last page may name a next one, which is empty.
            let is_last = page.cursor.is_none() || page.records.len() < PAGE;
            for gate in page.records {
                let uri = AtUri::parse(&gate.uri).ok_or(GARBLED)?;
                let post = AtUri { did: uri.did, collection: POST, rkey: uri.rkey };
                gates.hidden.insert(post.to_string(), hidden(&gate.value).map(str::to_owned).collect());
            }
            cursor = page.cursor;
            if is_last {
                gates.is_complete = true;
                break;
            }
        }
        Ok(gates)
    }

    /// Whether an answer is hidden, where that is known.
    pub(super) fn hides(&self, root: &str, answer: &str) -> Option<bool> {
        self.hidden.get(root).map(|hidden| hidden.contains(answer)).or(self.is_complete.then_some(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "at://did:plc:own/app.bsky.feed.post/1";

    fn change(gate: Option<&Value>, wish: Wish) -> Result<Option<Value>, Outcome> {
        wished(gate, ROOT, "at://x/y/z", wish, "2026-11-22T12:00:00Z")
    }

    #[test]
    fn the_first_hidden_answer_makes_a_threadgate_that_lets_everyone_answer() {
        let gate = change(None, Wish::Hidden).unwrap().unwrap();
        let expected = json!({"$type": THREADGATE, "post": ROOT, "createdAt": "2026-11-22T12:00:00Z", "hiddenReplies": ["at://x/y/z"]});
        assert_eq!(gate, expected);
    }

    #[test]
    fn what_else_a_threadgate_says_stays() {
        let gate = json!({"$type": THREADGATE, "allow": [], "later": {"x": 1}, "hiddenReplies": ["at://a/b/c"]});
        let hidden = change(Some(&gate), Wish::Hidden).unwrap().unwrap();
        assert_eq!(hidden["hiddenReplies"], json!(["at://a/b/c", "at://x/y/z"]));
        assert_eq!((&hidden["allow"], &hidden["later"]), (&json!([]), &json!({"x": 1})));
        assert_eq!(change(Some(&hidden), Wish::Visible).unwrap().unwrap(), gate);
    }

    #[test]
    fn what_is_so_already_is_left_alone() {
        assert_eq!(change(None, Wish::Visible), Ok(None));
        let gate = json!({"hiddenReplies": ["at://x/y/z"]});
        assert_eq!(change(Some(&gate), Wish::Hidden), Ok(None));
    }

    #[test]
    fn a_full_list_is_said_before_anything_is_sent() {
        let full: Vec<_> = (0..HIDDEN).map(|n| format!("at://a/b/{n}")).collect();
        let gate = json!({"hiddenReplies": full});
        assert!(matches!(change(Some(&gate), Wish::Hidden), Err(Outcome::Refused { said }) if said.contains("300")));
        assert_eq!(change(Some(&gate), Wish::Visible), Ok(None));
    }
}
