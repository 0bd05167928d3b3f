//! Following accounts on Mastodon, on answers as the documentation has them,
//! and against a server that misbehaves.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

use std::{collections::BTreeMap, time::Duration};

use jiff::Timestamp;
use saklig_channel::{
    Account, Can, Connected, Deed, Observation, Outcome, Platform, Seen, Trouble, mastodon::Mastodon,
};
use saklig_model::{action::ActionKind, id::ActionId, item::ItemKind};
use saklig_net::{
    AddressRule, Net, NetConfig,
    fake::{Asked, FakeServer, Reply},
};
use serde_json::{Value, json};

const OWN: &str = "109000000000000001";

fn recorded(name: &str) -> Value {
    let path = format!("{}/recordings/mastodon/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn with_link(value: &Value, link: &str) -> Reply {
    let headers = vec!["Content-Type: application/json".to_owned(), format!("Link: {link}")];
    Reply::Answer { status: 200, headers, body: value.to_string().into_bytes() }
}

/// The account's server: two pages of statuses, a thread below one of each.
fn by_the_book(asked: &Asked) -> Reply {
    let at = |query: &str| format!("<https://elsewhere.example/api/v1/accounts/{OWN}/statuses?limit=20&{query}>");
    let target = asked.target.as_str();
    match asked.path().trim_start_matches("/api/v1/") {
        "accounts/lookup" if target.ends_with("acct=kommunen") => Reply::json(200, &recorded("lookup")),
        path if path == format!("accounts/{OWN}/statuses") => {
            assert!(target.contains("exclude_reblogs=true"), "{target}");
            if target.contains("max_id=115000000000000390") {
                let link = format!("{}; rel=\"next\"", at("max_id=115000000000000300"));
                with_link(&recorded("statuses_earlier"), &link)
            } else if target.contains("max_id") || target.contains("min_id") {
                Reply::json(200, &json!([]))
            } else {
                let links = [at("max_id=115000000000000390"), at("min_id=115000000000000500")];
                with_link(&recorded("statuses"), &format!("{}; rel=\"next\", {}; rel=\"prev\"", links[0], links[1]))
            }
        }
        "statuses/115000000000000500/context" => Reply::json(200, &recorded("context")),
        "statuses/115000000000000300/context" => Reply::json(200, &recorded("context_earlier")),
        "statuses" => Reply::json(200, &recorded("edited")),
        _ => Reply::json(404, &recorded("not_found")),
    }
}

async fn server() -> FakeServer {
    FakeServer::start(by_the_book).await.unwrap()
}

async fn at(ending: &'static str, reply: Reply) -> FakeServer {
    let answer = move |asked: &Asked| if asked.path().ends_with(ending) { reply.clone() } else { by_the_book(asked) };
    FakeServer::start(answer).await.unwrap()
}

fn stage(server: &FakeServer) -> (Mastodon, Account) {
    let allow_private = AddressRule::allowing(["127.0.0.1"]);
    let net =
        Net::new(NetConfig { timeout: Duration::from_millis(400), allow_private, ..NetConfig::default() }).unwrap();
    let account = Account {
        base_url: server.url(),
        handle: "@kommunen@mastodon.example".to_owned(),
        external_id: OWN.to_owned(),
        credentials: BTreeMap::new(),
    };
    (Mastodon::new(net), account)
}

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn seen(observations: Vec<Observation>) -> Vec<Seen> {
    let only_seen = observations.into_iter().map(|observation| match observation {
        Observation::Seen(seen) => seen,
        Observation::Gone { .. } => panic!("nothing is gone"),
    });
    only_seen.collect()
}

fn times(server: &FakeServer, part: &str) -> usize {
    server.asked().iter().filter(|asked| asked.target.contains(part)).count()
}

/// Looks until there is no more; what was seen, in the order it came.
async fn look_all(server: &FakeServer, cursor: &mut Option<String>) -> Vec<Seen> {
    let (mastodon, account) = stage(server);
    let mut all = Vec::new();
    for _ in 0..20 {
        let look = mastodon.look(&account, cursor.as_deref(), now()).await.unwrap();
        *cursor = look.cursor;
        all.extend(seen(look.observations));
        if !look.more {
            return all;
        }
    }
    panic!("there is always more");
}

#[tokio::test]
async fn an_account_is_found_by_its_name_without_signing_in() {
    let server = server().await;
    let (mastodon, mut account) = stage(&server);
    let handle = format!("@kommunen@{}", server.url().trim_start_matches("http://"));
    let found = mastodon.find(&account, now()).await;
    assert_eq!(found, Ok(Connected { external_id: OWN.to_owned(), handle }));
    assert!(server.asked()[0].headers.iter().all(|line| !line.to_lowercase().starts_with("authorization")));
    account.handle = "@ingen@mastodon.example".to_owned();
    assert_eq!(mastodon.find(&account, now()).await, Err(Trouble::NoAccount));
}

#[tokio::test]
async fn what_answers_no_such_question_is_no_server() {
    let html = Reply::Answer { status: 404, headers: vec![], body: b"<h1>Not found</h1>".to_vec() };
    for reply in [html, Reply::Silence, Reply::HangUp, Reply::status(200, [])] {
        let server = at("lookup", reply).await;
        let (mastodon, account) = stage(&server);
        assert_eq!(mastodon.find(&account, now()).await, Err(Trouble::NoServer));
    }
    let members_only = at("lookup", Reply::json(401, &recorded("sign_in_first"))).await;
    let (mastodon, account) = stage(&members_only);
    assert_eq!(mastodon.find(&account, now()).await, Err(Trouble::MembersOnly));
}

#[tokio::test]
async fn the_first_looks_go_back_to_the_beginning_and_later_ones_only_forwards() {
    let server = server().await;
    let mut cursor = None;
    let all = look_all(&server, &mut cursor).await;
    let mut ids: Vec<_> = all.iter().map(|seen| &seen.external_id["115000000000000".len()..]).collect();
    ids.sort_unstable();
    ids.dedup();
    // Neither what is for followers only nor what is for one person.
    assert_eq!(ids, ["300", "310", "400", "500", "510", "520"]);
    let asked = server.asked().len();
    assert!(look_all(&server, &mut cursor).await.is_empty(), "a known thread adds nothing");
    let later: Vec<_> = server.asked().split_off(asked);
    assert!(later.iter().all(|asked| !asked.target.contains("max_id")), "{later:?}");
    assert!(later.iter().any(|asked| asked.target.contains("min_id=115000000000000500")), "{later:?}");
}

#[tokio::test]
async fn a_status_becomes_plain_text_with_whole_addresses() {
    let server = server().await;
    let all = look_all(&server, &mut None).await;
    let find = |id: &str| all.iter().find(|seen| seen.external_id.ends_with(id)).unwrap();
    let post = find("500");
    assert_eq!(
        post.text,
        "Nu öppnar anmälan till lovaktiviteter.\n\nAnmäl er här:\n\
         https://exempel.test/lov/anmalan?termin=var&plats=norra"
    );
    assert_eq!((post.kind, post.own, post.root.as_deref()), (ItemKind::Post, true, None));
    assert_eq!(post.attachments[0].mime, "image/png");
    assert_eq!(post.attachments[0].alt.as_deref(), Some("En affisch med texten Lov"));
    assert_eq!(find("400").text, "Om trafikolyckan på Storgatan\n\nArbetet är klart.");
    let comment = find("510");
    assert_eq!(comment.text, "@kommunen Ring mig på 070-174 06 35!");
    assert_eq!((comment.kind, comment.own, comment.lang.as_deref()), (ItemKind::Comment, false, Some("sv")));
    let deep = find("520");
    assert_eq!(deep.author_name, "@nils@annan.example");
    assert!(deep.parent.as_deref().unwrap().ends_with("510") && deep.root.as_deref().unwrap().ends_with("500"));
    assert_eq!(deep.text, "Jag undrar också <3");
}

#[tokio::test]
async fn looking_again_finds_what_was_edited_and_what_is_gone() {
    let server = server().await;
    let (mastodon, account) = stage(&server);
    let ids = ["115000000000000510".to_owned(), "115000000000000520".to_owned(), "../accounts".to_owned()];
    let mut again = mastodon.look_again(&account, &ids, now()).await.unwrap();
    assert_eq!(again.pop(), Some(Observation::Gone { external_id: ids[1].clone() }));
    let again = seen(again);
    assert_eq!(again[0].text, "@kommunen Ring mig!");
    assert_eq!(again[0].edited_at, Some("2026-11-20T11:00:00Z".parse().unwrap()));
    assert_eq!(times(&server, "accounts"), 0, "what is no identity is asked for nowhere");
}

#[tokio::test]
async fn a_server_that_shows_statuses_one_by_one_is_asked_so() {
    let one = recorded("edited")[0].clone();
    let server = FakeServer::start(move |asked| match asked.path() {
        "/api/v1/statuses/115000000000000510" => Reply::json(200, &one),
        _ => Reply::json(404, &recorded("not_found")),
    })
    .await
    .unwrap();
    let (mastodon, account) = stage(&server);
    let ids = ["115000000000000510".to_owned(), "115000000000000520".to_owned()];
    let again = mastodon.look_again(&account, &ids, now()).await.unwrap();
    assert!(matches!(&again[..], [Observation::Seen(_), Observation::Gone { .. }]), "{again:?}");
}

#[tokio::test]
async fn a_server_that_asks_us_to_wait_is_understood_in_every_dialect() {
    for (header, seconds) in [
        ("Retry-After: 30", 30),
        ("Retry-After: Sun, 22 Nov 2026 12:01:00 GMT", 60),
        ("X-RateLimit-Reset: 2026-11-22T12:02:00.000000Z", 120),
        // Its clock is behind ours: what has passed is no wait at all.
        ("X-RateLimit-Reset: 2026-11-22T09:00:00.000000Z", 0),
    ] {
        let server = at("/statuses", Reply::status(429, [header])).await;
        let (mastodon, account) = stage(&server);
        let expected = Trouble::Busy { retry_after: Some(Duration::from_secs(seconds)) };
        assert_eq!(mastodon.look(&account, None, now()).await, Err(expected), "{header}");
    }
}

#[tokio::test]
async fn other_troubles_are_told_apart() {
    for (reply, trouble) in [
        (Reply::json(401, &recorded("sign_in_first")), Trouble::MembersOnly),
        (Reply::json(404, &recorded("not_found")), Trouble::NoAccount),
        (Reply::status(502, []), Trouble::Broken { status: 502 }),
        (Reply::status(301, ["Location: http://169.254.169.254/"]), Trouble::Garbled),
        (Reply::json(200, &json!({"not": "a list"})), Trouble::Garbled),
        (Reply::Silence, Trouble::Unreachable),
    ] {
        let server = at("/statuses", reply).await;
        let (mastodon, account) = stage(&server);
        assert_eq!(mastodon.look(&account, None, now()).await, Err(trouble));
    }
    // One thread that fails, or is gone, does not stop a look; nor does an entry that makes no sense.
    let server = at("500/context", Reply::status(500, [])).await;
    assert_eq!(look_all(&server, &mut None).await.len(), 4);
    let mut strange = recorded("context");
    strange["descendants"].as_array_mut().unwrap().extend([json!(7), json!({"id": "../x", "visibility": "public"})]);
    let server = at("500/context", Reply::json(200, &strange)).await;
    assert!(look_all(&server, &mut None).await.len() >= 6);
}

#[tokio::test]
async fn nothing_can_be_done_there() {
    let server = server().await;
    let (mastodon, account) = stage(&server);
    let can = mastodon.capabilities(&account).await;
    for capability in [can.answer, can.hide, can.unhide] {
        assert_eq!(capability, Can::No("cannot-no-credentials"));
    }
    assert_eq!(mastodon.connect(&account, now()).await, Err(Trouble::SignedOut));
    let deed = Deed {
        kind: ActionKind::Answer,
        external_id: "115000000000000510".to_owned(),
        root: "115000000000000500".to_owned(),
        text: "Hej!".to_owned(),
        lang: None,
        decided_at: now(),
        author: String::new(),
        reason: None,
    };
    let outcome = mastodon.act(&account, &deed, ActionId(uuid::Uuid::from_u128(1)), now()).await;
    assert_eq!(outcome, Outcome::NotPermitted);
    assert!(server.asked().is_empty());
}
