//! A server that answers as the real one was recorded to, unless a test has
//! something else in mind.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Mutex,
    time::Duration,
};

use jiff::Timestamp;
use saklig_channel::{Account, Deed, bluesky::Bluesky};
use saklig_model::{action::ActionKind, id::ActionId};
use saklig_net::{
    AddressRule, Net, NetConfig,
    fake::{Asked, FakeServer, Reply},
};
use serde_json::{Value, json};

const RECORDINGS: [(&str, &str); 6] = [
    ("app.bsky.notification.listNotifications", include_str!("../../recordings/bluesky/notifications.json")),
    ("app.bsky.feed.getAuthorFeed", include_str!("../../recordings/bluesky/own_posts.json")),
    ("app.bsky.feed.getPosts", include_str!("../../recordings/bluesky/posts.json")),
    ("app.bsky.feed.getPostThread", include_str!("../../recordings/bluesky/thread.json")),
    ("com.atproto.repo.listRecords", include_str!("../../recordings/bluesky/threadgates.json")),
    ("com.atproto.repo.getRecord", include_str!("../../recordings/bluesky/record_not_found.json")),
];

/// What was recorded of a method.
pub fn recorded(method: &str) -> Value {
    let (_, text) = RECORDINGS.into_iter().find(|(name, _)| *name == method).unwrap();
    serde_json::from_str(text).unwrap()
}

/// The recorded post of the authority, and the comment on it.
pub fn post_and_comment() -> (Value, Value) {
    let notice = &recorded("app.bsky.notification.listNotifications")["notifications"][0];
    (notice["record"]["reply"]["root"].clone(), json!({"uri": notice["uri"], "cid": notice["cid"]}))
}

/// The authority's recorded identity.
pub fn own_did() -> String {
    let (post, _) = post_and_comment();
    post["uri"].as_str().unwrap()["at://".len()..].split('/').next().unwrap().to_owned()
}

/// What signing in answers.
pub fn session() -> Value {
    json!({"did": own_did(), "handle": "kommunen.test", "accessJwt": "access", "refreshJwt": "refresh"})
}

/// A refusal by name.
pub fn refused(status: u16, name: &str) -> Reply {
    Reply::json(status, &json!({"error": name, "message": "no"}))
}

/// The method of a request.
pub fn method(asked: &Asked) -> &str {
    asked.path().trim_start_matches("/xrpc/")
}

/// Starts a server. `twist` is told the method, how often it was asked
/// before, and what was asked; where it says nothing, the recording answers.
pub async fn server(twist: impl Fn(&str, usize, &Asked) -> Option<Reply> + Send + Sync + 'static) -> FakeServer {
    let counts = Mutex::new(HashMap::<String, usize>::new());
    let answer = move |asked: &Asked| {
        let method = method(asked);
        let before = {
            let mut counts = counts.lock().unwrap();
            let count = counts.entry(method.to_owned()).or_default();
            *count += 1;
            *count - 1
        };
        twist(method, before, asked).unwrap_or_else(|| match method {
            "com.atproto.server.createSession" | "com.atproto.server.refreshSession" => Reply::json(200, &session()),
            "com.atproto.repo.putRecord" => Reply::json(200, &json!({"uri": "at://x", "cid": "y"})),
            "com.atproto.repo.getRecord" => Reply::json(400, &recorded(method)),
            _ => Reply::json(200, &recorded(method)),
        })
    };
    FakeServer::start(answer).await.unwrap()
}

/// How often a server was asked by this method.
pub fn times(server: &FakeServer, name: &str) -> usize {
    server.asked().iter().filter(|asked| method(asked) == name).count()
}

/// A connector with little patience, and an account at the server.
pub fn stage(server: &FakeServer) -> (Bluesky, Account) {
    let allow_private = AddressRule::allowing(["127.0.0.1"]);
    let net =
        Net::new(NetConfig { timeout: Duration::from_millis(400), allow_private, ..NetConfig::default() }).unwrap();
    let account = Account {
        base_url: server.url(),
        handle: "kommunen.test".to_owned(),
        external_id: own_did(),
        credentials: BTreeMap::from([("app_password".to_owned(), "hunter2".to_owned())]),
    };
    (Bluesky::new(net), account)
}

/// When the recordings are read.
pub fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// A deed about the recorded comment.
pub fn deed(kind: ActionKind) -> Deed {
    let (post, comment) = post_and_comment();
    let uri = |record: &Value| record["uri"].as_str().unwrap().to_owned();
    let text = if kind == ActionKind::Answer { "Hej!".to_owned() } else { String::new() };
    Deed {
        kind,
        external_id: if kind == ActionKind::Remove { uri(&post) } else { uri(&comment) },
        root: uri(&post),
        text,
        lang: None,
        author: uri(&comment).split('/').nth(2).unwrap().to_owned(),
        reason: Some("spam".to_owned()),
        decided_at: now(),
    }
}

/// Its key.
pub fn key() -> ActionId {
    ActionId(uuid::Uuid::from_u128(7))
}
