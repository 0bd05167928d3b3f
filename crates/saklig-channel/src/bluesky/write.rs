//! Acting: answers are published once, whatever happens in between.

use jiff::Timestamp;
use saklig_model::{action::ActionKind, id::ActionId};
use serde::Deserialize;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    LIMIT,
    at::{AtUri, POST},
    block,
    facets::{self, Feature},
    read::{exists, posts},
    record::{PostView, ReplyRef},
    remove, report,
    session::Line,
    threadgate::{self, OwnRecord, Wish, own_record},
    tid,
    xrpc::{GARBLED, Wrong},
};
use crate::{Deed, Outcome, Reread};

/// Does a deed.
pub(super) async fn act(line: &Line<'_>, deed: &Deed, key: ActionId) -> Outcome {
    let outcome = match deed.kind {
        ActionKind::Answer => answer(line, deed, key).await,
        ActionKind::Hide => hide(line, deed).await,
        ActionKind::Unhide => unhide(line, deed).await,
        ActionKind::Block => block::block(line, deed, key).await,
        ActionKind::Unblock => block::unblock(line, deed).await,
        ActionKind::Report => return report::report(line, deed).await,
        ActionKind::Remove => remove::remove(line, deed).await,
    };
    outcome.unwrap_or_else(Wrong::outcome)
}

async fn hide(line: &Line<'_>, deed: &Deed) -> Result<Outcome, Wrong> {
    let Some(root) = threadgate::is_own_root(line, deed).await? else { return Ok(Outcome::NotPermitted) };
    // The list is short; what is gone shall not take a place on it.
    match find(line, &deed.external_id).await.map_err(Wrong::before)? {
        Found::Gone => Ok(Outcome::Gone),
        Found::Shown(view) if view.reply().is_none_or(|reply| reply.root.uri != deed.root) => Ok(Outcome::NotPermitted),
        Found::Shown(_) | Found::Withheld => threadgate::change(line, &root, deed, Wish::Hidden).await,
    }
}

async fn unhide(line: &Line<'_>, deed: &Deed) -> Result<Outcome, Wrong> {
    match threadgate::is_own_root(line, deed).await? {
        Some(root) => threadgate::change(line, &root, deed, Wish::Visible).await,
        None => Ok(Outcome::NotPermitted),
    }
}

async fn answer(line: &Line<'_>, deed: &Deed, key: ActionId) -> Result<Outcome, Wrong> {
    if let Some(said) = unsuitable(&deed.text) {
        return Ok(Outcome::Refused { said });
    }
    let session = line.session().await?;
    let rkey = tid::of(key, deed.decided_at);
    let uri = AtUri { did: &session.did, collection: POST, rkey: &rkey }.to_string();
    let done = || Outcome::Done { external_id: Some(uri.clone()) };
    let taken = || Outcome::Refused { said: "another post has this key already".to_owned() };

    // Done before, it stays done, even if what it answers is gone by now.
    if let Some(record) = own_record(line, POST, &rkey).await.map_err(Wrong::before)? {
        return Ok(if is_answer(&record, deed) { done() } else { taken() });
    }
    let parent = match find(line, &deed.external_id).await.map_err(Wrong::before)? {
        Found::Gone => return Ok(Outcome::Gone),
        Found::Withheld => return Ok(Outcome::NotPermitted),
        Found::Shown(view) if view.viewer.reply_disabled => return Ok(Outcome::NotPermitted),
        Found::Shown(view) => view,
    };
    let record = record(line, deed, &parent).await.map_err(Wrong::before)?;
    // Creates only: a record under this key may not be there yet.
    let body = json!({"repo": session.did, "collection": POST, "rkey": rkey, "record": record, "swapRecord": null});
    match line.post::<Value>("com.atproto.repo.putRecord", &body).await {
        Ok(_) => Ok(done()),
        Err(wrong) if wrong.is("InvalidSwap") => match own_record(line, POST, &rkey).await.map_err(Wrong::before)? {
            Some(record) if is_answer(&record, deed) => Ok(done()),
            _ => Ok(taken()),
        },
        Err(wrong) => Err(wrong),
    }
}

/// Why a text cannot be sent at all.
fn unsuitable(text: &str) -> Option<String> {
    let graphemes = text.graphemes(true).count();
    if text.trim().is_empty() {
        Some("an answer needs a text".to_owned())
    } else if graphemes > LIMIT.graphemes {
        Some(format!("the text has {graphemes} characters; Bluesky takes at most {}", LIMIT.graphemes))
    } else if text.len() > LIMIT.bytes {
        Some(format!("the text has {} bytes; Bluesky takes at most {}", text.len(), LIMIT.bytes))
    } else {
        None
    }
}

/// A post that a deed is about.
pub(super) enum Found {
    Shown(Box<PostView>),
    /// It exists, but is not shown to the account: its author blocks it.
    Withheld,
    Gone,
}

pub(super) async fn find(line: &Line<'_>, external_id: &str) -> Result<Found, Wrong> {
    let Some(uri) = AtUri::post(external_id) else { return Ok(Found::Gone) };
    let shown = posts(line, &[external_id.to_owned()]).await?;
    if let Some(view) = shown.into_iter().find(|view| view.uri == external_id) {
        return Ok(Found::Shown(Box::new(view)));
    }
    Ok(if exists(line, &uri).await? { Found::Withheld } else { Found::Gone })
}

/// The answer as a record; the same bytes whenever it is tried.
async fn record(line: &Line<'_>, deed: &Deed, parent: &PostView) -> Result<Value, Wrong> {
    let own = parent.strong_ref();
    let root = parent.reply().map_or_else(|| own.clone(), |reply| reply.root);
    let mut record = json!({
        "$type": POST, "text": deed.text, "createdAt": created_at(deed),
        "reply": ReplyRef { root, parent: own },
    });
    if let Some(lang) = &deed.lang {
        record["langs"] = json!([lang]);
    }
    let facets = facets(line, &deed.text).await?;
    if !facets.is_empty() {
        record["facets"] = json!(facets);
    }
    Ok(record)
}

async fn facets(line: &Line<'_>, text: &str) -> Result<Vec<Value>, Wrong> {
    let mut found = Vec::new();
    for (range, feature) in facets::find(text) {
        let feature = match feature {
            Feature::Link(uri) => json!({"$type": "app.bsky.richtext.facet#link", "uri": uri}),
            Feature::Tag(tag) => json!({"$type": "app.bsky.richtext.facet#tag", "tag": tag}),
            Feature::Mention(handle) => match resolve(line, &handle).await? {
                Some(did) => json!({"$type": "app.bsky.richtext.facet#mention", "did": did}),
                None => continue,
            },
        };
        found.push(json!({"index": {"byteStart": range.start, "byteEnd": range.end}, "features": [feature]}));
    }
    Ok(found)
}

/// Who has a handle; nobody, as far as the network knows, is no failure.
async fn resolve(line: &Line<'_>, handle: &str) -> Result<Option<String>, Wrong> {
    #[derive(Deserialize)]
    struct Resolved {
        did: String,
    }
    match line.get::<Resolved>("com.atproto.identity.resolveHandle", &[("handle", handle)]).await {
        Ok(resolved) => Ok(Some(resolved.did)),
        Err(Wrong::Refused(_)) => Ok(None),
        Err(wrong) => Err(wrong),
    }
}

/// A record's own time: that of the decision, to the millisecond.
pub(super) fn created_at(deed: &Deed) -> String {
    let millis = Timestamp::from_millisecond(deed.decided_at.as_millisecond()).unwrap_or(deed.decided_at);
    format!("{millis:.3}")
}

/// Whether a record is the answer that this deed publishes.
fn is_answer(record: &OwnRecord, deed: &Deed) -> bool {
    let value = &record.value;
    value["text"] == deed.text.as_str()
        && value["createdAt"] == created_at(deed).as_str()
        && value["reply"]["parent"]["uri"] == deed.external_id.as_str()
}

/// Finds out what became of a deed.
pub(super) async fn reread(line: &Line<'_>, deed: &Deed, key: ActionId) -> Reread {
    let found = match deed.kind {
        ActionKind::Answer => reread_answer(line, deed, key).await,
        ActionKind::Hide => reread_hidden(line, deed, true).await,
        ActionKind::Unhide => reread_hidden(line, deed, false).await,
        ActionKind::Block => block::reread(line, deed, true).await,
        ActionKind::Unblock => block::reread(line, deed, false).await,
        ActionKind::Report => Ok(Reread::Unsure),
        ActionKind::Remove => remove::reread(line, deed).await,
    };
    found.unwrap_or(Reread::Unsure)
}

async fn reread_answer(line: &Line<'_>, deed: &Deed, key: ActionId) -> Result<Reread, Wrong> {
    let session = line.session().await?;
    let rkey = tid::of(key, deed.decided_at);
    Ok(match own_record(line, POST, &rkey).await? {
        None => Reread::Absent,
        Some(record) if is_answer(&record, deed) => {
            let uri = AtUri { did: &session.did, collection: POST, rkey: &rkey };
            Reread::Found { external_id: Some(uri.to_string()) }
        }
        Some(_) => Reread::Unsure,
    })
}

async fn reread_hidden(line: &Line<'_>, deed: &Deed, wished: bool) -> Result<Reread, Wrong> {
    let root = threadgate::is_own_root(line, deed).await?.ok_or(GARBLED)?;
    let is_so = threadgate::is_hidden(line, &root, &deed.external_id).await? == wished;
    Ok(if is_so { Reread::Found { external_id: None } } else { Reread::Absent })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_measured_as_people_count() {
        assert_eq!(unsuitable(&"å".repeat(300)), None);
        assert_eq!(unsuitable("👩‍👩‍👧 Tack!"), None);
        assert!(unsuitable(&"å".repeat(301)).unwrap().contains("301"));
        assert!(unsuitable(&"👩‍👩‍👧".repeat(200)).unwrap().contains("bytes"));
        assert!(unsuitable(" \n").is_some());
    }
}
