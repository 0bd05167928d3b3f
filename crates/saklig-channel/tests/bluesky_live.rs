//! The round trip against a real network.
//!
//! ```sh
//! xtask/bluesky/up
//! SAKLIG_BLUESKY_TEST_PDS=http://localhost:12583 SAKLIG_BLUESKY_TEST_APPVIEW=http://localhost:12584 \
//!   cargo test -p saklig-channel --features live
//! ```
//!
//! With `SAKLIG_BLUESKY_RECORD=crates/saklig-channel/recordings/bluesky` the
//! answers that `tests/bluesky/` reads are recorded anew. All
//! people and texts are invented.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says no by falling over, and the network has its own clock"
)]

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use jiff::{SignedDuration, Timestamp};
use saklig_channel::{Account, Deed, Observation, Outcome, Platform, Reread, Seen, Trouble, bluesky::Bluesky};
use saklig_model::{action::ActionKind, id::ActionId, item::ItemKind};
use saklig_net::{AddressRule, Answer, Ask, Net, NetConfig, Secret};
use serde_json::{Value, json};
use uuid::Uuid;

const PASSWORD: &str = "only-for-tests";
/// The AppView learns of a record within a second, as a rule; later on a busy machine.
const TRIES: usize = 80;
const BETWEEN: Duration = Duration::from_millis(250);

fn pds() -> String {
    std::env::var("SAKLIG_BLUESKY_TEST_PDS")
        .expect("start a network with xtask/bluesky/up, and name its PDS in SAKLIG_BLUESKY_TEST_PDS")
}

fn net() -> Net {
    let allow_private = AddressRule::allowing(["localhost", "127.0.0.1"]);
    let pace = saklig_net::Pace { per_second: 1_000.try_into().unwrap(), at_once: 1_000.try_into().unwrap() };
    Net::new(NetConfig { allow_private, pace, ..NetConfig::default() }).unwrap()
}

/// Someone on the network, who speaks to it without our connector.
struct Person {
    did: String,
    handle: String,
    token: Secret,
    net: Net,
}

impl Person {
    async fn new(name: &str) -> Self {
        let id = Uuid::new_v4().simple().to_string();
        let handle = format!("{name}-{}.test", &id[..8]);
        let body = json!({"email": format!("{id}@example.test"), "handle": handle, "password": PASSWORD});
        let ask = Ask::post(format!("{}/xrpc/com.atproto.server.createAccount", pds())).json(&body);
        let answer = net().send(ask).await.unwrap();
        assert!(answer.is_success(), "an account is needed: HTTP {}", answer.status);
        let made: Value = answer.json().unwrap();
        let text = |name: &str| made[name].as_str().unwrap().to_owned();
        Self { did: text("did"), handle: text("handle"), token: Secret::new(text("accessJwt")), net: net() }
    }

    fn account(&self) -> Account {
        Account {
            base_url: pds(),
            handle: self.handle.clone(),
            external_id: String::new(),
            credentials: BTreeMap::from([("app_password".to_owned(), PASSWORD.to_owned())]),
        }
    }

    async fn get(&self, method: &str, query: &[(&str, &str)]) -> Answer {
        let ask = Ask::get(format!("{}/xrpc/{method}", pds())).bearer(&self.token);
        let ask = query.iter().fold(ask, |ask, (name, value)| ask.query(*name, *value));
        self.net.send(ask).await.unwrap()
    }

    async fn post(&self, method: &str, body: Value) -> Value {
        let ask = Ask::post(format!("{}/xrpc/{method}", pds())).bearer(&self.token).json(&body);
        let answer = self.net.send(ask).await.unwrap();
        assert!(answer.is_success(), "{method}: HTTP {} {}", answer.status, String::from_utf8_lossy(&answer.body));
        answer.json().unwrap()
    }

    async fn create(&self, collection: &str, mut record: Value) -> Value {
        record["$type"] = json!(collection);
        record["createdAt"] = json!(Timestamp::now().to_string());
        let body = json!({"repo": self.did, "collection": collection, "record": record});
        self.post("com.atproto.repo.createRecord", body).await
    }

    async fn write(&self, text: &str) -> Value {
        self.create("app.bsky.feed.post", json!({"text": text, "langs": ["sv-SE"]})).await
    }

    async fn reply(&self, root: &Value, parent: &Value, text: &str) -> Value {
        let strong = |record: &Value| json!({"uri": record["uri"], "cid": record["cid"]});
        let reply = json!({"root": strong(root), "parent": strong(parent)});
        self.create("app.bsky.feed.post", json!({"text": text, "langs": ["sv"], "reply": reply})).await
    }

    async fn delete(&self, record: &Value) {
        let mut parts = uri(record).rsplit('/');
        let (rkey, collection) = (parts.next().unwrap(), parts.next().unwrap());
        let body = json!({"repo": self.did, "collection": collection, "rkey": rkey});
        self.post("com.atproto.repo.deleteRecord", body).await;
    }
}

fn uri(record: &Value) -> &str {
    record["uri"].as_str().unwrap()
}

/// Asks again until it is so; the network needs a moment.
async fn until<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    for _ in 0..TRIES {
        if let Some(found) = ask().await {
            return found;
        }
        tokio::time::sleep(BETWEEN).await;
    }
    panic!("not within {:?}: {what}", BETWEEN * u32::try_from(TRIES).unwrap());
}

fn seen(observations: &[Observation]) -> impl Iterator<Item = &Seen> {
    observations.iter().filter_map(|observation| match observation {
        Observation::Seen(seen) => Some(seen),
        Observation::Gone { .. } => None,
    })
}

fn key() -> ActionId {
    ActionId(Uuid::new_v4())
}

fn deed(kind: ActionKind, item: &Value, root: &Value, text: &str) -> Deed {
    Deed {
        kind,
        external_id: uri(item).to_owned(),
        root: uri(root).to_owned(),
        text: text.to_owned(),
        lang: Some("sv".to_owned()),
        author: uri(item).split('/').nth(2).unwrap().to_owned(),
        reason: Some("spam".to_owned()),
        decided_at: Timestamp::now(),
    }
}

/// Looks until an item turns up; the cursor moves on as the desk's would.
async fn look_for(bluesky: &Bluesky, account: &Account, cursor: &mut Option<String>, item: &Value) -> Vec<Observation> {
    let mut all = Vec::new();
    for _ in 0..TRIES {
        let look = bluesky.look(account, cursor.as_deref(), Timestamp::now()).await.unwrap();
        *cursor = look.cursor;
        all.extend(look.observations);
        if seen(&all).any(|seen| seen.external_id == uri(item)) {
            return all;
        }
        tokio::time::sleep(BETWEEN).await;
    }
    panic!("never seen");
}

async fn look_again(bluesky: &Bluesky, account: &Account, item: &Value) -> Observation {
    let ids = [uri(item).to_owned()];
    bluesky.look_again(account, &ids, Timestamp::now()).await.unwrap().into_iter().next().unwrap()
}

#[tokio::test]
async fn a_comment_is_seen_answered_hidden_shown_and_deleted() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("anna").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let connected = bluesky.connect(&account, Timestamp::now()).await.unwrap();
    assert_eq!(
        (connected.external_id.as_str(), connected.handle.as_str()),
        (authority.did.as_str(), account.handle.as_str())
    );

    // An invented number: the day does not exist.
    let text = "Mitt personnummer är 990231-1234, när plogar ni? Åäö 👩‍👩‍👧";
    let post = authority.write("Snöröjningen pågår.").await;
    let comment = citizen.reply(&post, &post, text).await;

    let mut cursor = None;
    let observations = look_for(&bluesky, &account, &mut cursor, &comment).await;
    let find = |record: &Value| seen(&observations).find(|seen| seen.external_id == uri(record)).unwrap().clone();
    let (root, item) = (find(&post), find(&comment));
    assert_eq!((root.kind, root.own, root.lang.as_deref()), (ItemKind::Post, true, Some("sv")));
    assert_eq!((item.kind, item.own, item.text.as_str()), (ItemKind::Comment, false, text));
    assert_eq!((item.parent.as_deref(), item.root.as_deref()), (Some(uri(&post)), Some(uri(&post))));
    assert_eq!((item.author_id.as_str(), item.author_name.as_str()), (citizen.did.as_str(), citizen.handle.as_str()));
    assert_eq!(item.hidden, Some(false));

    // Then nothing is new; and from the start again, nothing is missing.
    let mut is_quiet = false;
    for _ in 0..3 {
        let look = bluesky.look(&account, cursor.as_deref(), Timestamp::now()).await.unwrap();
        (cursor, is_quiet) = (look.cursor, look.observations.is_empty() && !look.more);
    }
    assert!(is_quiet);
    let anew = bluesky.look(&account, None, Timestamp::now()).await.unwrap();
    assert_eq!(
        seen(&anew.observations).filter(|seen| [uri(&post), uri(&comment)].contains(&&*seen.external_id)).count(),
        2
    );

    // Answered once, however often it is tried, and from another process too.
    let words = format!("Hej @{}! Läs https://exempel.test/plogning. #snö", citizen.handle);
    let (answer, same) = (deed(ActionKind::Answer, &comment, &post, &words), key());
    assert_eq!(bluesky.reread(&account, &answer, same, Timestamp::now()).await, Reread::Absent);
    let first = bluesky.act(&account, &answer, same, Timestamp::now()).await;
    let Outcome::Done { external_id: Some(published) } = &first else { panic!("{first:?}") };
    assert_eq!(bluesky.act(&account, &answer, same, Timestamp::now()).await, first);
    assert_eq!(Bluesky::new(net()).act(&account, &answer, same, Timestamp::now()).await, first);
    let found = Reread::Found { external_id: Some(published.clone()) };
    assert_eq!(bluesky.reread(&account, &answer, same, Timestamp::now()).await, found);
    let records: Value = authority
        .get("com.atproto.repo.listRecords", &[("repo", &authority.did), ("collection", "app.bsky.feed.post")])
        .await
        .json()
        .unwrap();
    assert_eq!(records["records"].as_array().unwrap().len(), 2);
    let record = records["records"].as_array().unwrap().iter().find(|record| uri(record) == published).unwrap();
    assert_eq!(record["value"]["facets"].as_array().unwrap().len(), 3);
    assert_eq!(record["value"]["facets"][0]["features"][0]["did"], citizen.did.as_str());
    let own = look_for(&bluesky, &account, &mut cursor, record).await;
    assert!(seen(&own).any(|seen| seen.external_id == *published && seen.own && seen.kind == ItemKind::Comment));

    // Hidden where the newer view honours it, twice without harm, and shown again.
    let hide = deed(ActionKind::Hide, &comment, &post, "");
    let unhide = Deed { kind: ActionKind::Unhide, ..hide.clone() };
    let done = Outcome::Done { external_id: None };
    assert_eq!(bluesky.act(&account, &unhide, key(), Timestamp::now()).await, done);
    assert_eq!(bluesky.reread(&account, &hide, key(), Timestamp::now()).await, Reread::Absent);
    for _ in 0..2 {
        assert_eq!(bluesky.act(&account, &hide, key(), Timestamp::now()).await, done);
    }
    assert_eq!(bluesky.reread(&account, &hide, key(), Timestamp::now()).await, Reread::Found { external_id: None });
    let Observation::Seen(hidden) = look_again(&bluesky, &account, &comment).await else { panic!("it is there") };
    assert_eq!(hidden.hidden, Some(true));
    // To everyone else, that is: a third person looks.
    let reader = Person::new("rut").await;
    let shown_in_thread = || async {
        let thread: Value =
            reader.get("app.bsky.unspecced.getPostThreadV2", &[("anchor", uri(&post))]).await.json().unwrap();
        thread["thread"].as_array().unwrap().iter().any(|node| uri(node) == uri(&comment))
    };
    until("hidden from the thread", || async { (!shown_in_thread().await).then_some(()) }).await;
    assert_eq!(bluesky.act(&account, &unhide, key(), Timestamp::now()).await, done);
    until("shown in the thread", || async { shown_in_thread().await.then_some(()) }).await;

    record_answers(&authority, &post, &comment).await;

    // Deleted by its author: gone, and no longer to be answered; the answer
    // that was published stays done.
    citizen.delete(&comment).await;
    let gone = Observation::Gone { external_id: uri(&comment).to_owned() };
    until("gone", || async { (look_again(&bluesky, &account, &comment).await == gone).then_some(()) }).await;
    assert_eq!(bluesky.act(&account, &answer, same, Timestamp::now()).await, first);
    assert_eq!(bluesky.act(&account, &answer, key(), Timestamp::now()).await, Outcome::Gone);
    assert_eq!(bluesky.act(&account, &hide, key(), Timestamp::now()).await, Outcome::Gone);
}

/// The network's public view, which anyone may read.
fn public() -> String {
    std::env::var("SAKLIG_BLUESKY_TEST_APPVIEW")
        .expect("name the AppView of the network of xtask/bluesky/up in SAKLIG_BLUESKY_TEST_APPVIEW")
}

#[tokio::test]
async fn a_public_account_is_followed_without_signing_in() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("nils").await);
    let early = authority.write("Det första.").await;
    let question = citizen.reply(&early, &early, "När öppnar ni?").await;
    let deep = citizen.reply(&early, &question, "Ingen som vet?").await;

    let bluesky = Bluesky::new(net()).public(public());
    let address = bluesky.public_address(&format!("@{}", authority.handle)).unwrap();
    let find = || async { bluesky.find(&address.account(), Timestamp::now()).await.ok() };
    let found = until("found", find).await;
    assert_eq!(
        (found.external_id.as_str(), found.handle.as_str()),
        (authority.did.as_str(), authority.handle.as_str())
    );
    let nobody = bluesky.public_address("@ingen-alls.test").unwrap();
    assert_eq!(bluesky.find(&nobody.account(), Timestamp::now()).await, Err(Trouble::NoAccount));

    let account = Account { external_id: found.external_id, handle: found.handle, ..address.account() };
    let mut cursor = None;
    let observations = look_for(&bluesky, &account, &mut cursor, &deep).await;
    let find = |record: &Value| seen(&observations).find(|seen| seen.external_id == uri(record)).unwrap().clone();
    assert!(find(&early).own && !find(&question).own);
    assert_eq!(find(&deep).parent.as_deref(), Some(uri(&question)));

    // What comes later is found by walking, and what is deleted by looking again.
    let later = citizen.reply(&early, &early, "Nu vet jag.").await;
    look_for(&bluesky, &account, &mut cursor, &later).await;
    citizen.delete(&later).await;
    let gone = Observation::Gone { external_id: uri(&later).to_owned() };
    until("gone", || async { (look_again(&bluesky, &account, &later).await == gone).then_some(()) }).await;

    // Connected later, it is the same account, and its items keep their names.
    let connected = bluesky.connect(&authority.account(), Timestamp::now()).await.unwrap();
    assert_eq!(connected.external_id, account.external_id);
    let own = look_for(&bluesky, &authority.account(), &mut cursor.clone(), &question).await;
    assert!(!own.is_empty());
}

/// Keeps what the servers really answer, for tests that need no network.
async fn record_answers(authority: &Person, post: &Value, comment: &Value) {
    let Ok(folder) = std::env::var("SAKLIG_BLUESKY_RECORD") else { return };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let (post, comment, did) = (uri(post), uri(comment), authority.did.as_str());
    let absent = [("repo", did), ("collection", "app.bsky.feed.post"), ("rkey", "3aaaaaaaaaaaa")];
    let answers = [
        ("notifications", "app.bsky.notification.listNotifications", vec![("reasons", "reply"), ("limit", "5")]),
        ("own_posts", "app.bsky.feed.getAuthorFeed", vec![("actor", did), ("filter", "posts_with_replies")]),
        ("posts", "app.bsky.feed.getPosts", vec![("uris", post), ("uris", comment)]),
        ("thread", "app.bsky.feed.getPostThread", vec![("uri", post), ("depth", "10")]),
        (
            "threadgates",
            "com.atproto.repo.listRecords",
            vec![("repo", did), ("collection", "app.bsky.feed.threadgate")],
        ),
        ("record_not_found", "com.atproto.repo.getRecord", absent.to_vec()),
    ];
    for (name, method, query) in answers {
        let answer = authority.get(method, &query).await;
        let pretty = serde_json::to_string_pretty(&answer.json::<Value>().unwrap()).unwrap();
        std::fs::write(folder.join(format!("{name}.json")), pretty + "\n").unwrap();
    }
}

#[tokio::test]
async fn an_author_is_blocked_once_and_let_back() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("gunn").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let post = authority.write("Samråd i kväll.").await;
    let comment = citizen.reply(&post, &post, "Köp billiga klockor").await;
    look_for(&bluesky, &account, &mut None, &comment).await;
    let blocks = || async {
        let query = [("repo", authority.did.as_str()), ("collection", "app.bsky.graph.block")];
        let records: Value = authority.get("com.atproto.repo.listRecords", &query).await.json().unwrap();
        records["records"].as_array().unwrap().len()
    };

    let (block, same) = (deed(ActionKind::Block, &comment, &post, ""), key());
    let unblock = Deed { kind: ActionKind::Unblock, ..block.clone() };
    assert_eq!(bluesky.reread(&account, &block, same, Timestamp::now()).await, Reread::Absent);
    let first = bluesky.act(&account, &block, same, Timestamp::now()).await;
    assert!(matches!(&first, Outcome::Done { external_id: Some(_) }), "{first:?}");
    assert_eq!(bluesky.act(&account, &block, same, Timestamp::now()).await, first);
    assert_eq!(Bluesky::new(net()).act(&account, &block, same, Timestamp::now()).await, first);
    assert_eq!(blocks().await, 1);
    let found = Reread::Found { external_id: None };
    assert_eq!(bluesky.reread(&account, &block, same, Timestamp::now()).await, found);
    assert_eq!(bluesky.reread(&account, &unblock, key(), Timestamp::now()).await, Reread::Absent);

    // What the capability's text says: it works both ways, it is public, and
    // the comment is not removed.
    until("the person no longer sees the account", || async {
        let profile: Value =
            citizen.get("app.bsky.actor.getProfile", &[("actor", &authority.did)]).await.json().unwrap();
        (profile["viewer"]["blockedBy"] == true).then_some(())
    })
    .await;
    let ids = [uri(&comment).to_owned()];
    let again = bluesky.look_again(&account, &ids, Timestamp::now()).await.unwrap();
    assert!(!again.iter().any(|observation| matches!(observation, Observation::Gone { .. })));

    // A block that somebody made in the app takes the place of ours, under a
    // key that we do not know, and ends all the same.
    authority.create("app.bsky.graph.block", json!({"subject": citizen.did})).await;
    assert_ne!(blocks().await, 0);
    let done = Outcome::Done { external_id: None };
    for _ in 0..2 {
        assert_eq!(bluesky.act(&account, &unblock, key(), Timestamp::now()).await, done);
    }
    assert_eq!(blocks().await, 0);
    assert_eq!(bluesky.reread(&account, &unblock, key(), Timestamp::now()).await, found);
    until("the person sees the account again", || async {
        let profile: Value =
            citizen.get("app.bsky.actor.getProfile", &[("actor", &authority.did)]).await.json().unwrap();
        (profile["viewer"]["blockedBy"] != true).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_comment_is_reported_and_an_own_post_removed() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("helge").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let post = authority.write("Fel konto, förlåt.").await;
    let comment = citizen.reply(&post, &post, "Köp billiga klockor").await;
    look_for(&bluesky, &account, &mut None, &comment).await;

    let report = deed(ActionKind::Report, &comment, &post, "");
    let taken = bluesky.act(&account, &report, key(), Timestamp::now()).await;
    assert!(matches!(&taken, Outcome::Done { external_id: Some(_) }), "{taken:?}");
    // Twice is twice: the platform keeps no key, and nothing can be read again.
    assert_ne!(bluesky.act(&account, &report, key(), Timestamp::now()).await, taken);
    assert_eq!(bluesky.reread(&account, &report, key(), Timestamp::now()).await, Reread::Unsure);
    let unheard = Deed { reason: Some("other".to_owned()), ..report };
    let refused = bluesky.act(&account, &unheard, key(), Timestamp::now()).await;
    assert!(matches!(refused, Outcome::Refused { .. }), "{refused:?}");

    let theirs = deed(ActionKind::Remove, &comment, &post, "");
    assert_eq!(bluesky.act(&account, &theirs, key(), Timestamp::now()).await, Outcome::NotPermitted);
    let own = deed(ActionKind::Remove, &post, &post, "");
    assert_eq!(bluesky.reread(&account, &own, key(), Timestamp::now()).await, Reread::Absent);
    for _ in 0..2 {
        let done = Outcome::Done { external_id: None };
        assert_eq!(bluesky.act(&account, &own, key(), Timestamp::now()).await, done);
    }
    assert_eq!(bluesky.reread(&account, &own, key(), Timestamp::now()).await, Reread::Found { external_id: None });
    let gone = Observation::Gone { external_id: uri(&post).to_owned() };
    until("gone", || async { (look_again(&bluesky, &account, &post).await == gone).then_some(()) }).await;
}

#[tokio::test]
async fn what_cannot_be_done_is_said() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("bo").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let post = authority.write("Öppet hus.").await;
    let comment = citizen.reply(&post, &post, "Kul!").await;
    look_for(&bluesky, &account, &mut None, &comment).await;

    let long = deed(ActionKind::Answer, &comment, &post, &"å".repeat(301));
    let refused = bluesky.act(&account, &long, key(), Timestamp::now()).await;
    assert!(matches!(refused, Outcome::Refused { said } if said.contains("301")));

    // Under someone else's post nothing can be hidden, nor one's own post itself.
    let theirs = citizen.write("Mitt eget.").await;
    let elsewhere = deed(ActionKind::Hide, &comment, &theirs, "");
    assert_eq!(bluesky.act(&account, &elsewhere, key(), Timestamp::now()).await, Outcome::NotPermitted);
    let itself = deed(ActionKind::Hide, &post, &post, "");
    assert_eq!(bluesky.act(&account, &itself, key(), Timestamp::now()).await, Outcome::NotPermitted);

    let mut wrong = account.clone();
    wrong.credentials.insert("app_password".to_owned(), "wrong".to_owned());
    assert_eq!(bluesky.connect(&wrong, Timestamp::now()).await, Err(Trouble::SignedOut));
    assert_eq!(bluesky.look(&wrong, None, Timestamp::now()).await, Err(Trouble::SignedOut));
    assert!(bluesky.look(&account, None, Timestamp::now()).await.is_ok());
}

#[tokio::test]
async fn who_blocks_the_account_is_not_gone() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("cilla").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let post = authority.write("Nytt bibliotek.").await;
    let comment = citizen.reply(&post, &post, "Äntligen").await;
    look_for(&bluesky, &account, &mut None, &comment).await;
    citizen.create("app.bsky.graph.block", json!({"subject": authority.did})).await;
    let ids = [uri(&comment).to_owned()];
    until("left out of the list", || async {
        let again = bluesky.look_again(&account, &ids, Timestamp::now()).await.unwrap();
        assert!(!again.iter().any(|observation| matches!(observation, Observation::Gone { .. })));
        again.is_empty().then_some(())
    })
    .await;
    let answer = deed(ActionKind::Answer, &comment, &post, "Tack!");
    assert_eq!(bluesky.act(&account, &answer, key(), Timestamp::now()).await, Outcome::NotPermitted);
    let hide = deed(ActionKind::Hide, &comment, &post, "");
    assert_eq!(bluesky.act(&account, &hide, key(), Timestamp::now()).await, Outcome::Done { external_id: None });
}

#[tokio::test]
async fn answers_deep_in_a_thread_are_found() {
    let (authority, anna, bo) = (Person::new("kommunen").await, Person::new("anna").await, Person::new("bo").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let post = authority.write("Vad tycker ni om torget?").await;
    let mut last = post.clone();
    for depth in 1..=13 {
        let who = if depth % 2 == 0 { &anna } else { &bo };
        last = who.reply(&post, &last, &format!("nivå {depth}")).await;
    }
    let mut cursor = None;
    let observations = look_for(&bluesky, &account, &mut cursor, &last).await;
    let found =
        seen(&observations).filter(|seen| seen.root.as_deref() == Some(uri(&post)) && seen.kind == ItemKind::Comment);
    let texts: std::collections::BTreeSet<_> = found.map(|seen| seen.text.clone()).collect();
    assert_eq!(texts.len(), 13);
}

#[tokio::test]
async fn late_and_backdated_mentions_are_not_missed() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("dan").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let mention = |days: i64| {
        let text = format!("@{} hallå {days}", authority.handle);
        let facet = json!({"index": {"byteStart": 0, "byteEnd": authority.handle.len() + 1},
            "features": [{"$type": "app.bsky.richtext.facet#mention", "did": authority.did}]});
        let at = Timestamp::now() - SignedDuration::from_hours(24 * days);
        json!({"repo": citizen.did, "collection": "app.bsky.feed.post", "record": {
            "$type": "app.bsky.feed.post", "text": text, "facets": [facet], "createdAt": at.to_string()}})
    };
    let mut cursor = None;
    for days in [0, 2, 20] {
        let written = citizen.post("com.atproto.repo.createRecord", mention(days)).await;
        let observations = look_for(&bluesky, &account, &mut cursor, &written).await;
        assert!(seen(&observations).all(|seen| seen.own || seen.kind == ItemKind::Mention));
    }
}

#[tokio::test]
async fn a_picture_comes_with_its_text() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("eva").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let post = authority.write("Skicka bilder!").await;
    // The smallest PNG: one grey point.
    let png: Vec<u8> = [
        &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55"[..],
        b"\0\0\0\nIDATx\x9ccp\0\0\0B\0A\xc9\x82\xd4\x6f\0\0\0\0IEND\xaeB`\x82",
    ]
    .concat();
    let ask = Ask::post(format!("{}/xrpc/com.atproto.repo.uploadBlob", pds())).bearer(&citizen.token);
    let uploaded: Value = citizen.net.send(ask.bytes("image/png", png.clone())).await.unwrap().json().unwrap();
    let strong = json!({"uri": post["uri"], "cid": post["cid"]});
    let comment = citizen
        .create("app.bsky.feed.post", json!({
            "text": "", "reply": {"root": strong, "parent": strong},
            "embed": {"$type": "app.bsky.embed.images", "images": [{"alt": "en grå punkt", "image": uploaded["blob"]}]},
        }))
        .await;
    let observations = look_for(&bluesky, &account, &mut None, &comment).await;
    let item = seen(&observations).find(|seen| seen.external_id == uri(&comment)).unwrap();
    let [picture] = &item.attachments[..] else { panic!("one picture") };
    assert_eq!((picture.mime.as_str(), picture.alt.as_deref()), ("image/png", Some("en grå punkt")));
    assert_eq!(bluesky.fetch(&account, &picture.url, Timestamp::now()).await.unwrap(), png);
}

#[tokio::test]
async fn many_may_hide_at_once() {
    let (authority, citizen) = (Person::new("kommunen").await, Person::new("frida").await);
    let (bluesky, account) = (Bluesky::new(net()), authority.account());
    let post = authority.write("Budget.").await;
    let mut comments = Vec::new();
    for number in 0..3 {
        comments.push(citizen.reply(&post, &post, &format!("spam {number}")).await);
    }
    look_for(&bluesky, &account, &mut None, &comments[2]).await;
    let hides: Vec<_> = comments.iter().map(|comment| deed(ActionKind::Hide, comment, &post, "")).collect();
    let hide = |number: usize| bluesky.act(&account, &hides[number], key(), Timestamp::now());
    let (first, second, third) = tokio::join!(hide(0), hide(1), hide(2));
    for outcome in [first, second, third] {
        assert_eq!(outcome, Outcome::Done { external_id: None });
    }
    for comment in &comments {
        let Observation::Seen(seen) = look_again(&bluesky, &account, comment).await else { panic!("it is there") };
        assert_eq!(seen.hidden, Some(true));
    }
}
