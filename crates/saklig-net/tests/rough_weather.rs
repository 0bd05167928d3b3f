//! What the client does when the server, or the address, is not what it should be.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

use std::time::{Duration, Instant};

use saklig_net::{
    AddressRule, Ask, Failure, Net, NetConfig, NetError, Secret,
    fake::{FakeServer, Reply},
};
use serde_json::{Value, json};

fn net() -> Net {
    let allow_private = AddressRule::allowing(["127.0.0.1"]);
    Net::new(NetConfig { timeout: Duration::from_millis(400), allow_private, ..NetConfig::default() }).unwrap()
}

async fn server(reply: Reply) -> FakeServer {
    FakeServer::start(move |_| reply.clone()).await.unwrap()
}

#[tokio::test]
async fn an_answer_is_read_whole() {
    let server = server(Reply::json(200, &json!({"ok": true}))).await;
    let ask = Ask::post(format!("{}/act", server.url()))
        .query("q", "å&b")
        .bearer(&Secret::new("t0ken"))
        .json(&json!({"text": "hej"}));
    let answer = net().send(ask).await.unwrap();
    assert!(answer.is_success());
    assert_eq!(answer.json::<Value>().unwrap(), json!({"ok": true}));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let asked = server.asked();
    assert_eq!((asked.len(), asked[0].method.as_str()), (1, "POST"));
    assert_eq!(asked[0].target, "/act?q=%C3%A5%26b");
    assert_eq!(asked[0].body, br#"{"text":"hej"}"#);
    assert!(asked[0].headers.iter().any(|line| line.eq_ignore_ascii_case("authorization: Bearer t0ken")));
}

#[tokio::test]
async fn a_failing_server_is_asked_once() {
    let server = server(Reply::status(500, [])).await;
    let answer = net().send(Ask::post(server.url())).await.unwrap();
    assert_eq!(answer.status, 500);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_busy_server_says_how_long_in_both_forms() {
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let server = server(Reply::status(429, ["Retry-After: 7", "Retry-After: Sun, 22 Nov 2026 12:00:11 GMT"])).await;
    let answer = net().send(Ask::get(server.url())).await.unwrap();
    assert_eq!(answer.status, 429);
    assert_eq!(answer.wait(now), Some(Duration::from_secs(11)));
}

#[tokio::test]
async fn garbage_is_garbled() {
    let json = server(Reply::Answer { status: 200, headers: vec![], body: b"<html>".to_vec() }).await;
    let answer = net().send(Ask::get(json.url())).await.unwrap();
    assert_eq!(answer.json::<Value>(), Err(NetError::Garbled));

    let http = server(Reply::Raw(b"SSH-2.0-OpenSSH_9\r\n\r\n".to_vec())).await;
    let failure = net().send(Ask::get(http.url())).await.unwrap_err();
    assert_eq!(failure, Failure::sent(NetError::Garbled));
}

#[tokio::test]
async fn silence_ends_in_time_and_may_have_been_heard() {
    let server = server(Reply::Silence).await;
    let began = Instant::now();
    let failure = net().send(Ask::post(server.url())).await.unwrap_err();
    assert_eq!(failure, Failure::sent(NetError::TimedOut));
    assert!(began.elapsed() < Duration::from_secs(3));
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_hang_up_may_have_been_heard() {
    let server = server(Reply::HangUp).await;
    assert_eq!(net().send(Ask::post(server.url())).await.unwrap_err(), Failure::sent(NetError::Unreachable));
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_closed_port_was_never_reached() {
    let url = server(Reply::HangUp).await.url();
    assert_eq!(net().send(Ask::post(url)).await.unwrap_err(), Failure::unsent(NetError::Unreachable));
}

#[tokio::test]
async fn too_much_is_refused_whether_promised_or_not() {
    let body = vec![b'x'; 4_096];
    let promised = server(Reply::Answer { status: 200, headers: vec![], body: body.clone() }).await;
    let mut raw = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
    raw.extend(&body);
    let unpromised = server(Reply::Raw(raw)).await;
    for server in [promised, unpromised] {
        let failure = net().send(Ask::get(server.url()).at_most(4_095)).await.unwrap_err();
        assert_eq!(failure, Failure::sent(NetError::TooLarge));
        assert_eq!(net().send(Ask::get(server.url()).at_most(4_096)).await.unwrap().body, body);
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let inside = server(Reply::status(200, [])).await;
    let location = format!("Location: {}/secret", inside.url());
    let outside = server(Reply::status(302, [location.as_str()])).await;
    let answer = net().send(Ask::get(outside.url())).await.unwrap();
    assert_eq!(answer.status, 302);
    assert!(inside.asked().is_empty());
}

#[tokio::test]
async fn private_addresses_are_not_reached() {
    let server = server(Reply::status(200, [])).await;
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    let guarded = Net::new(NetConfig::default()).unwrap();
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]"] {
        for scheme in ["http", "https"] {
            let failure = guarded.send(Ask::get(format!("{scheme}://{host}:{port}/"))).await.unwrap_err();
            assert_eq!(failure, Failure::unsent(NetError::Address), "{scheme}://{host}");
        }
    }
    for url in ["http://example.org/", "ftp://example.org/", "https://user:word@example.org/", "file:///etc/passwd", ""]
    {
        assert_eq!(guarded.send(Ask::get(url)).await.unwrap_err(), Failure::unsent(NetError::Address), "{url}");
    }
    assert!(server.asked().is_empty());
}
