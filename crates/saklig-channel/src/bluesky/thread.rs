//! Walking threads: answers to answers deep under one's own posts reach no
//! notification, and are found by going through the thread.

use std::collections::{BTreeMap, VecDeque};

use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::Value;

use super::{
    at::AtUri,
    cursor::digest,
    read::Gathered,
    record::{PostView, is_of},
    session::Line,
    xrpc::Wrong,
};

/// How many threads are walked, and how old their posts may be.
const THREADS: usize = 20;
const AGE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The same for an account that is only followed, where walking is the only
/// way to learn of an answer.
const THREADS_FOLLOWED: usize = 50;
const AGE_FOLLOWED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How deep one answer of the platform goes, and how many are asked for to
/// follow a thread deeper than that.
const DEPTH: usize = 10;
const DEEPER: usize = 5;

/// Walks the threads of recent posts. A thread in which nothing changed since
/// the last walk adds nothing.
pub(super) async fn walk(
    line: &Line<'_>,
    roots: Vec<PostView>,
    known: &mut BTreeMap<String, String>,
    gathered: &mut Gathered<'_>,
) -> Result<(), Wrong> {
    let (threads, age) = if line.is_public() { (THREADS_FOLLOWED, AGE_FOLLOWED) } else { (THREADS, AGE) };
    let is_recent = |root: &PostView| line.now.duration_since(root.posted_at()) < age;
    let mut walked = BTreeMap::new();
    for root in roots.iter().filter(|root| root.reply_count > 0 && is_recent(root)).take(threads) {
        let Some(uri) = AtUri::post(&root.uri) else { continue };
        // Where it fails its digest is forgotten, so that the next walk takes it up.
        let Some(answers) = answers(line, uri).await? else { continue };
        let gates = gathered.gates(line).await?;
        let hidden = |view: &PostView| if gates.hides(&root.uri, &view.uri) == Some(true) { "hidden" } else { "" };
        let content = digest(answers.iter().flat_map(|view| [view.uri.as_str(), &view.cid, hidden(view)]));
        if known.get(uri.rkey) != Some(&content) {
            gathered.add(line, std::slice::from_ref(root)).await?;
            gathered.add(line, &answers).await?;
        }
        walked.insert(uri.rkey.to_owned(), content);
    }
    *known = walked;
    Ok(())
}

/// All answers under one's own post; `None` where the platform fails at this
/// thread, which must not stop all reading.
pub(super) async fn answers(line: &Line<'_>, root: AtUri<'_>) -> Result<Option<Vec<PostView>>, Wrong> {
    let mut answers = match read(line, &root.to_string()).await {
        Ok(answers) => answers,
        Err(wrong @ (Wrong::Broken(_) | Wrong::Refused(_))) => {
            tracing::warn!(trouble = %wrong.trouble(), "a thread could not be walked");
            return Ok(None);
        }
        Err(wrong) => return Err(wrong),
    };
    // A record can claim to hang from a thread that it does not belong to.
    answers.retain(|view| view.reply().is_some_and(|reply| is_of(&reply.root.uri, root.did)));
    answers.sort_by(|a, b| a.uri.cmp(&b.uri));
    Ok(Some(answers))
}

/// All answers in a thread, as deep as it goes within bounds.
async fn read(line: &Line<'_>, root: &str) -> Result<Vec<PostView>, Wrong> {
    #[derive(Deserialize)]
    struct Thread {
        thread: Value,
    }
    let (mut found, mut from) = (Vec::new(), VecDeque::from([root.to_owned()]));
    for _ in 0..=DEEPER {
        let Some(uri) = from.pop_front() else { break };
        let query = [("uri", uri.as_str()), ("depth", "10"), ("parentHeight", "0")];
        match line.get::<Thread>("app.bsky.feed.getPostThread", &query).await {
            Ok(answer) => from.extend(take(answer.thread, &mut found)),
            // Deleted between the list and the walk.
            Err(wrong) if wrong.is_nothing_there() => {}
            Err(wrong) => return Err(wrong),
        }
    }
    Ok(found)
}

/// Takes the answers out of a thread; tells from where it goes deeper.
fn take(thread: Value, found: &mut Vec<PostView>) -> Vec<String> {
    let (mut level, mut deeper) = (vec![thread], Vec::new());
    for depth in 0..=DEPTH {
        let mut below = Vec::new();
        for mut node in level {
            let mut part = |name| node.get_mut(name).map(Value::take).unwrap_or_default();
            let answers = match part("replies") {
                Value::Array(answers) => answers,
                _ => Vec::new(),
            };
            // Deleted posts and those of people who block us have no record.
            let view = PostView::read(part("post"));
            if let Some(view) = view.filter(|_| depth > 0) {
                if depth == DEPTH && answers.is_empty() && view.reply_count > 0 {
                    deeper.push(view.uri.clone());
                }
                found.push(view);
            }
            below.extend(answers);
        }
        level = below;
    }
    deeper
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "what json!() makes is handed on as it stands")]
    fn node(number: usize, reply_count: usize, replies: Vec<Value>) -> Value {
        json!({"replies": replies, "post": {
            "uri": format!("at://did:plc:a/app.bsky.feed.post/{number}"), "cid": "c", "record": {"text": ""},
            "indexedAt": "2026-11-22T12:00:00Z", "author": {"did": "did:plc:a", "handle": "a.test"},
            "replyCount": reply_count,
        }})
    }

    #[test]
    fn a_thread_is_taken_apart_and_its_end_followed() {
        let bottom = node(10, 3, vec![]);
        let thread = (0..10).rev().fold(bottom, |below, number| {
            let gone = json!({"$type": "app.bsky.feed.defs#notFoundPost", "uri": "at://x", "notFound": true});
            node(number, 1, vec![gone, below])
        });
        let mut found = Vec::new();
        let deeper = take(thread, &mut found);
        assert_eq!(found.len(), 10);
        assert_eq!(deeper, ["at://did:plc:a/app.bsky.feed.post/10"]);
    }

    #[test]
    fn what_is_no_thread_has_no_answers() {
        let mut found = Vec::new();
        assert!(take(json!({"blocked": true}), &mut found).is_empty() && found.is_empty());
        assert!(take(json!("thread"), &mut found).is_empty() && found.is_empty());
    }
}
