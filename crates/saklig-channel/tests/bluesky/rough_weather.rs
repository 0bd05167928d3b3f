//! What becomes of looks and deeds when the server is not well.

use std::time::Duration;

use crate::recorded::{deed, key, now, post_and_comment, recorded, refused, server, session, stage, times};
use jiff::SignedDuration;
use saklig_channel::{Deed, Outcome, Platform, Reread, Trouble};
use saklig_model::action::ActionKind;
use saklig_net::fake::{FakeServer, Reply};
use serde_json::json;

const NOTICES: &str = "app.bsky.notification.listNotifications";
const POSTS: &str = "app.bsky.feed.getPosts";
const PUT: &str = "com.atproto.repo.putRecord";
const SIGN_IN: &str = "com.atproto.server.createSession";
const RENEW: &str = "com.atproto.server.refreshSession";

/// A server that always answers one method so.
async fn at(name: &'static str, reply: Reply) -> FakeServer {
    server(move |method, _, _| (method == name).then(|| reply.clone())).await
}

async fn look(server: &FakeServer) -> Trouble {
    let (bluesky, account) = stage(server);
    bluesky.look(&account, None, now()).await.unwrap_err()
}

async fn act(server: &FakeServer, kind: ActionKind) -> Outcome {
    let (bluesky, account) = stage(server);
    bluesky.act(&account, &deed(kind), key(), now()).await
}

fn busy() -> Reply {
    Reply::status(429, ["Retry-After: 7", "Retry-After: Sun, 22 Nov 2026 12:00:11 GMT"])
}

#[tokio::test]
async fn looks_tell_what_is_wrong() {
    let garbage = Reply::Answer { status: 200, headers: vec![], body: b"<html>busy</html>".to_vec() };
    assert_eq!(look(&at(NOTICES, Reply::status(500, [])).await).await, Trouble::Broken { status: 500 });
    let eleven = Some(Duration::from_secs(11));
    assert_eq!(look(&at(NOTICES, busy()).await).await, Trouble::Busy { retry_after: eleven });
    assert_eq!(look(&at(SIGN_IN, busy()).await).await, Trouble::Busy { retry_after: eleven });
    assert_eq!(look(&at(NOTICES, garbage).await).await, Trouble::Garbled);
    assert_eq!(look(&at(NOTICES, Reply::Silence).await).await, Trouble::Unreachable);
    assert_eq!(look(&at(NOTICES, Reply::HangUp).await).await, Trouble::Unreachable);
    let away = Reply::status(302, ["Location: http://127.0.0.1:1/"]);
    assert_eq!(look(&at(NOTICES, away).await).await, Trouble::Garbled);
    let unknown = refused(400, "InvalidRequest");
    assert_eq!(look(&at(NOTICES, unknown).await).await, Trouble::Refused { said: "no".to_owned() });
}

#[tokio::test]
async fn one_strange_entry_does_not_stop_a_look() {
    let mut notices = recorded(NOTICES);
    let strange = [json!(null), json!({"uri": 7}), json!({"uri": "at://did:plc:x/app.bsky.feed.post/1", "record": []})];
    notices["notifications"].as_array_mut().unwrap().extend(strange);
    let server = at(NOTICES, Reply::json(200, &notices)).await;
    let (bluesky, account) = stage(&server);
    assert_eq!(bluesky.look(&account, None, now()).await.unwrap().observations.len(), 3);
}

#[tokio::test]
async fn one_thread_that_fails_does_not_stop_a_look() {
    let server = at("app.bsky.feed.getPostThread", Reply::status(500, [])).await;
    let (bluesky, account) = stage(&server);
    assert_eq!(bluesky.look(&account, None, now()).await.unwrap().observations.len(), 3);
}

#[tokio::test]
async fn a_fresh_account_may_be_unknown_for_a_moment() {
    let unknown = Reply::json(400, &json!({"error": "InvalidRequest", "message": "Profile not found"}));
    let server = at("app.bsky.feed.getAuthorFeed", unknown).await;
    let (bluesky, account) = stage(&server);
    let look = bluesky.look(&account, None, now()).await.unwrap();
    assert!(!look.observations.is_empty());
    // An account that was known before is another matter.
    let known = stage_cursor().await;
    let refused = Trouble::Refused { said: "Profile not found".to_owned() };
    assert_eq!(bluesky.look(&account, Some(&known), now()).await, Err(refused));
}

/// The cursor of an account whose posts were read.
async fn stage_cursor() -> String {
    let server = server(|_, _, _| None).await;
    let (bluesky, account) = stage(&server);
    bluesky.look(&account, None, now()).await.unwrap().cursor.unwrap()
}

#[tokio::test]
async fn a_stale_cursor_of_the_platform_starts_the_list_again() {
    let mut first = recorded(NOTICES);
    first["cursor"] = json!("stale");
    let server = server(move |method, _, asked| {
        let is_stale = asked.target.contains("cursor=stale");
        (method == NOTICES).then(|| if is_stale { refused(400, "InvalidRequest") } else { Reply::json(200, &first) })
    })
    .await;
    let (bluesky, account) = stage(&server);
    let look = bluesky.look(&account, None, now()).await.unwrap();
    assert_eq!((look.observations.len(), look.more), (3, false));
}

#[tokio::test]
async fn only_what_hangs_from_ones_own_post_can_be_hidden() {
    let server = server(|_, _, _| None).await;
    let (bluesky, account) = stage(&server);
    let mut elsewhere = deed(ActionKind::Hide);
    elsewhere.root = format!("at://{}/app.bsky.feed.post/3aaaaaaaaaaaa", crate::recorded::own_did());
    assert_eq!(bluesky.act(&account, &elsewhere, key(), now()).await, Outcome::NotPermitted);
    elsewhere.root = "at://did:plc:someoneelse/app.bsky.feed.post/3aaaaaaaaaaaa".to_owned();
    assert_eq!(bluesky.act(&account, &elsewhere, key(), now()).await, Outcome::NotPermitted);
    assert_eq!(times(&server, PUT), 0);
}

#[tokio::test]
async fn a_report_that_a_server_failed_at_is_never_sent_again_by_itself() {
    const REPORT: &str = "com.atproto.moderation.createReport";
    for reply in [Reply::status(502, []), Reply::Silence, Reply::HangUp] {
        let server = at(REPORT, reply).await;
        assert_eq!(act(&server, ActionKind::Report).await, Outcome::Unknown);
        let (bluesky, account) = stage(&server);
        assert_eq!(bluesky.reread(&account, &deed(ActionKind::Report), key(), now()).await, Reread::Unsure);
    }
    let server = at(REPORT, busy()).await;
    assert!(matches!(act(&server, ActionKind::Report).await, Outcome::Retry { .. }));
    let server = at(REPORT, Reply::json(200, &json!({"id": 7}))).await;
    assert_eq!(act(&server, ActionKind::Report).await, Outcome::Done { external_id: Some("7".to_owned()) });
    let (bluesky, account) = stage(&server);
    let can = bluesky.capabilities(&account).await;
    assert!(can.repeats(ActionKind::Block) && !can.repeats(ActionKind::Report));
}

#[tokio::test]
async fn a_block_and_a_removal_that_a_server_failed_at_are_tried_again() {
    for (kind, method) in [(ActionKind::Block, PUT), (ActionKind::Remove, "com.atproto.repo.deleteRecord")] {
        let server = at(method, Reply::status(502, [])).await;
        assert!(matches!(act(&server, kind).await, Outcome::Retry { trouble: Trouble::Broken { .. }, .. }), "{kind:?}");
        let server = at(method, Reply::Silence).await;
        assert_eq!(act(&server, kind).await, Outcome::Unknown, "{kind:?}");
    }
    let server = server(|_, _, _| None).await;
    let (bluesky, account) = stage(&server);
    let theirs = Deed { kind: ActionKind::Remove, ..deed(ActionKind::Hide) };
    assert_eq!(bluesky.act(&account, &theirs, key(), now()).await, Outcome::NotPermitted);
}

#[tokio::test]
async fn only_a_deed_without_an_answer_is_unknown() {
    for kind in [ActionKind::Answer, ActionKind::Hide] {
        for reply in [Reply::Silence, Reply::HangUp, Reply::Raw(b"nonsense\r\n\r\n".to_vec())] {
            let server = at(PUT, reply).await;
            assert_eq!(act(&server, kind).await, Outcome::Unknown);
            assert_eq!(times(&server, PUT), 1, "it is sent once");
        }
        // What goes wrong before the deed itself leaves no doubt.
        for name in [POSTS, SIGN_IN] {
            let server = at(name, Reply::Silence).await;
            let outcome = act(&server, kind).await;
            assert!(matches!(outcome, Outcome::Retry { trouble: Trouble::Unreachable, .. }), "{name}: {outcome:?}");
            assert_eq!(times(&server, PUT), 0);
        }
        let after = Duration::from_secs(11);
        let trouble = Trouble::Busy { retry_after: Some(after) };
        assert_eq!(act(&at(PUT, busy()).await, kind).await, Outcome::Retry { after, trouble });
        let failed = act(&at(PUT, Reply::status(502, [])).await, kind).await;
        assert!(matches!(failed, Outcome::Retry { trouble: Trouble::Broken { status: 502 }, .. }));
        assert_eq!(
            act(&at(PUT, refused(400, "InvalidRecord")).await, kind).await,
            Outcome::Refused { said: "no".to_owned() }
        );
    }
}

#[tokio::test]
async fn a_re_read_guesses_nothing() {
    let reading = ["com.atproto.repo.getRecord", "com.atproto.repo.listRecords"];
    let server = server(move |method, _, _| reading.contains(&method).then(|| Reply::status(500, []))).await;
    let (bluesky, account) = stage(&server);
    for kind in ActionKind::ALL {
        assert_eq!(bluesky.reread(&account, &deed(kind), key(), now()).await, Reread::Unsure);
    }
}

#[tokio::test]
async fn an_answer_under_a_taken_key_is_compared() {
    let (_, comment) = post_and_comment();
    for (text, is_ours) in [("Hej!", true), ("Något annat", false)] {
        let value = json!({"text": text, "createdAt": "2026-11-22T12:00:00.000Z", "reply": {"parent": comment}});
        let there = Reply::json(200, &json!({"uri": "at://x", "cid": "c", "value": value}));
        // It turns up between our first look and our writing.
        let server = server(move |method, before, _| match method {
            PUT => Some(refused(400, "InvalidSwap")),
            "com.atproto.repo.getRecord" if before > 0 => Some(there.clone()),
            _ => None,
        })
        .await;
        let outcome = act(&server, ActionKind::Answer).await;
        assert_eq!(matches!(outcome, Outcome::Done { .. }), is_ours, "{outcome:?}");
        assert_eq!(matches!(outcome, Outcome::Refused { .. }), !is_ours, "{outcome:?}");
    }
}

#[tokio::test]
async fn hiding_tries_again_when_others_change_the_list() {
    let swap = |until: usize| {
        move |method: &str, before: usize, _: &_| (method == PUT && before < until).then(|| refused(400, "InvalidSwap"))
    };
    let twice = server(swap(2)).await;
    assert_eq!(act(&twice, ActionKind::Hide).await, Outcome::Done { external_id: None });
    assert_eq!(times(&twice, PUT), 3);
    let always = server(swap(usize::MAX)).await;
    assert!(matches!(act(&always, ActionKind::Hide).await, Outcome::Retry { trouble: Trouble::Busy { .. }, .. }));
    assert_eq!(times(&always, PUT), 5);
}

#[tokio::test]
async fn a_stale_token_is_renewed_once() {
    let server =
        server(|method, before, _| (method == NOTICES && before == 1).then(|| refused(400, "ExpiredToken"))).await;
    let (bluesky, account) = stage(&server);
    let look = bluesky.look(&account, None, now()).await.unwrap();
    bluesky.look(&account, look.cursor.as_deref(), now()).await.unwrap();
    assert_eq!((times(&server, SIGN_IN), times(&server, RENEW), times(&server, NOTICES)), (1, 1, 3));
    let renewal = server.asked().into_iter().find(|asked| crate::recorded::method(asked) == RENEW).unwrap();
    assert!(renewal.headers.iter().any(|line| line.ends_with("Bearer refresh")));
}

#[tokio::test]
async fn a_dead_session_signs_in_anew_and_then_gives_up() {
    let server = server(|method, _, _| match method {
        RENEW => Some(refused(400, "ExpiredToken")),
        NOTICES => Some(refused(400, "InvalidToken")),
        _ => None,
    })
    .await;
    assert_eq!(look(&server).await, Trouble::SignedOut);
    assert_eq!((times(&server, SIGN_IN), times(&server, RENEW), times(&server, NOTICES)), (2, 1, 2));
}

#[tokio::test]
async fn a_refused_password_is_not_tried_over_and_over() {
    let server = at(SIGN_IN, refused(401, "AuthenticationRequired")).await;
    let (bluesky, mut account) = stage(&server);
    for _ in 0..3 {
        assert_eq!(bluesky.look(&account, None, now()).await, Err(Trouble::SignedOut));
    }
    assert_eq!(times(&server, SIGN_IN), 1);
    let later = now() + SignedDuration::from_mins(11);
    assert_eq!(bluesky.look(&account, None, later).await, Err(Trouble::SignedOut));
    assert_eq!(bluesky.connect(&account, later).await, Err(Trouble::SignedOut));
    account.credentials.insert("app_password".to_owned(), "another".to_owned());
    assert_eq!(bluesky.look(&account, None, later).await, Err(Trouble::SignedOut));
    assert_eq!(times(&server, SIGN_IN), 4);
    account.credentials.insert("app_password".to_owned(), String::new());
    assert_eq!(bluesky.look(&account, None, later).await, Err(Trouble::SignedOut));
    assert_eq!(times(&server, SIGN_IN), 4);
}

#[tokio::test]
async fn an_attachment_that_is_not_what_its_name_says_is_refused() {
    let server = at("com.atproto.sync.getBlob", Reply::status(200, [])).await;
    let (bluesky, account) = stage(&server);
    let did = crate::recorded::own_did();
    let url = |cid: &str| format!("{}/xrpc/com.atproto.sync.getBlob?did={did}&cid={cid}", account.base_url);
    let empty = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";
    let other = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
    assert_eq!(bluesky.fetch(&account, &url(empty), now()).await, Ok(Vec::new()));
    assert_eq!(bluesky.fetch(&account, &url(other), now()).await, Err(Trouble::Garbled));
    // A link's content is the address itself; nobody is asked.
    assert_eq!(bluesky.fetch(&account, "https://kort.test/", now()).await, Ok(b"https://kort.test/\r\n".to_vec()));
}

#[tokio::test]
async fn an_attachment_is_fetched_from_its_authors_own_server() {
    let theirs = at("com.atproto.sync.getBlob", Reply::status(200, [])).await;
    let document = json!({"service": [{"type": "AtprotoPersonalDataServer", "serviceEndpoint": theirs.url()}]});
    let directory = FakeServer::start(move |_| Reply::json(200, &document)).await.unwrap();
    let ours = at("com.atproto.sync.getBlob", refused(400, "RepoNotFound")).await;
    let (bluesky, account) = stage(&ours);
    let bluesky = bluesky.directory(directory.url());
    let blob = "did=did:plc:anna&cid=bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";
    let url = format!("{}/xrpc/com.atproto.sync.getBlob?{blob}", account.base_url);
    assert_eq!(bluesky.fetch(&account, &url, now()).await, Ok(Vec::new()));
    assert_eq!(directory.asked()[0].path(), "/did:plc:anna");
    assert!(theirs.asked()[0].headers.iter().all(|line| !line.to_lowercase().starts_with("authorization")));
}

#[tokio::test]
async fn another_server_named_by_the_account_is_used_only_if_encrypted() {
    let mut signed_in = session();
    signed_in["didDoc"] = json!({"service": [{"id": "#atproto_pds", "type": "AtprotoPersonalDataServer",
        "serviceEndpoint": "http://169.254.169.254"}]});
    let server = at(SIGN_IN, Reply::json(200, &signed_in)).await;
    let (bluesky, account) = stage(&server);
    assert!(bluesky.look(&account, None, now()).await.is_ok());
    signed_in["didDoc"]["service"][0]["serviceEndpoint"] = json!("https://127.0.0.2");
    let inward = at(SIGN_IN, Reply::json(200, &signed_in)).await;
    assert_eq!(look(&inward).await, Trouble::Address);
}

#[tokio::test]
async fn secrets_are_not_shown() {
    let (_, account) = stage(&server(|_, _, _| None).await);
    let shown = format!("{account:?}");
    assert!(shown.contains("app_password") && !shown.contains("hunter2") && !shown.contains("kommunen"));
}
