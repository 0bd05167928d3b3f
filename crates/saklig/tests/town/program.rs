//! A program that talks to the API: a token, no cookies, JSON.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::{browser::read, page::Page};

/// A request of a program.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
    /// `GET`, `POST`.
    pub method: &'a str,
    /// The whole path.
    pub address: &'a str,
    /// The token, if it shows one.
    pub token: &'a str,
    /// The `Idempotency-Key`, if it sends one.
    pub key: &'a str,
    /// The JSON, if it sends any.
    pub body: &'a str,
    /// Further headers, as lines.
    pub more: &'a str,
}

impl Request<'_> {
    /// Sends it to the house.
    ///
    /// # Panics
    /// When the house does not answer in HTTP.
    pub async fn send(self, server: SocketAddr) -> Page {
        let Request { method, address, token, key, body, more } = self;
        let mut question = format!("{method} {address} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n{more}");
        if !token.is_empty() {
            question.push_str(&format!("Authorization: Bearer {token}\r\n"));
        }
        if !key.is_empty() {
            question.push_str(&format!("Idempotency-Key: {key}\r\n"));
        }
        if !body.is_empty() {
            let kind = if more.contains("Content-Type") { "" } else { "Content-Type: application/json\r\n" };
            question.push_str(&format!("{kind}Content-Length: {}\r\n", body.len()));
        }
        question.push_str("\r\n");
        question.push_str(body);
        let mut stream = TcpStream::connect(server).await.unwrap();
        stream.write_all(question.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        read(address, &answer)
    }
}

/// The kind of problem that an answer tells of: the end of its `type`.
///
/// # Panics
/// When it tells of none.
pub fn problem(answer: &Page) -> String {
    let told = String::from_utf8_lossy(&answer.bytes).into_owned();
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}: {told}", answer.address);
    let problem: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("JSON");
    assert_eq!(problem["status"], answer.status, "{told}");
    for field in ["title", "detail"] {
        assert!(problem[field].as_str().is_some_and(|text| text.contains(' ')), "{told}");
    }
    let kind = problem["type"].as_str().expect("a type").strip_prefix("/problems/");
    kind.expect("a type of this house").to_owned()
}
