//! A browser without a screen: plain HTTP over loopback, cookies, forms, and the
//! headers that a browser sends of itself.

use std::{collections::BTreeMap, net::SocketAddr};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::page::{Form, Page};

/// A browser, with the page that is open.
#[derive(Debug, Clone)]
pub struct Browser {
    server: SocketAddr,
    cookies: BTreeMap<String, String>,
    /// The language it asks for.
    pub language: String,
    /// The page that is open.
    pub page: Page,
}

impl Browser {
    /// A fresh one.
    #[must_use]
    pub fn new(server: SocketAddr) -> Self {
        Self { server, cookies: BTreeMap::new(), language: "sv".to_owned(), page: Page::default() }
    }

    /// Opens an address, wherever it leads.
    pub async fn open(&mut self, address: &str) -> &Page {
        self.page = self.ask("GET", address, &[]).await;
        self.follow().await
    }

    /// Sends a form by the button that sends it as it stands, or by the one
    /// with this label.
    ///
    /// # Panics
    /// When the form has no such button.
    pub async fn send(&mut self, form: &Form, label: Option<&str>) -> &Page {
        let mut fields = form.fields.clone();
        let mut action = form.action.clone();
        if let Some(label) = label {
            let pressed = form.buttons.iter().find(|button| button.label.starts_with(label));
            let Some(pressed) = pressed else {
                panic!("the form to {action} has no button \"{label}\": {:?}", form.buttons)
            };
            fields.extend(pressed.field.clone());
            action = pressed.action.clone().unwrap_or(action);
        }
        if form.method.eq_ignore_ascii_case("post") {
            self.post(&action, &fields).await
        } else {
            let joint = if action.contains('?') { '&' } else { '?' };
            self.open(&format!("{action}{joint}{}", encode(&fields))).await
        }
    }

    /// Posts these fields, as a form of the same site would, and goes where it
    /// leads.
    pub async fn post(&mut self, address: &str, fields: &[(String, String)]) -> &Page {
        self.page = self.ask("POST", address, fields).await;
        self.follow().await
    }

    async fn follow(&mut self) -> &Page {
        for _ in 0..5 {
            let Some(to) = self.page.header("location").filter(|_| self.page.status == 303).map(str::to_owned) else {
                break;
            };
            let to = if to.starts_with('?') {
                format!("{}{to}", self.page.address.split('?').next().unwrap_or_default())
            } else {
                to
            };
            self.page = self.ask("GET", &to, &[]).await;
        }
        &self.page
    }

    /// One question and its answer, without going anywhere.
    ///
    /// # Panics
    /// When the server does not answer in HTTP.
    pub async fn ask(&mut self, method: &str, address: &str, fields: &[(String, String)]) -> Page {
        let body = if method == "POST" { encode(fields) } else { String::new() };
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut question = format!(
            "{method} {address} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\n\
             Accept: text/html\r\nAccept-Language: {1}\r\nConnection: close\r\n",
            self.server, self.language
        );
        if !cookies.is_empty() {
            question.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if method == "POST" {
            question.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                body.len()
            ));
        }
        question.push_str("\r\n");
        question.push_str(&body);
        let mut stream = TcpStream::connect(self.server).await.unwrap();
        stream.write_all(question.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let page = read(address, &answer);
        for (name, value) in &page.headers {
            if name == "set-cookie" {
                let (pair, attributes) = value.split_once(';').unwrap_or((value, ""));
                let (name, secret) = pair.split_once('=').unwrap();
                if secret.is_empty() || attributes.contains("Max-Age=0") {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), secret.to_owned());
                }
            }
        }
        page
    }
}

pub(super) fn read(address: &str, answer: &[u8]) -> Page {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer in HTTP");
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    let body = &answer[end + 4..];
    let is_chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let bytes = if is_chunked { unchunk(body) } else { body.to_vec() };
    Page { address: address.to_owned(), status, headers, bytes }
}

fn unchunk(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(String::from_utf8_lossy(&body[..end]).trim(), 16).expect("a chunk's length");
        if length == 0 {
            break;
        }
        whole.extend_from_slice(&body[end + 2..end + 2 + length]);
        body = &body[end + 2 + length + 2..];
    }
    whole
}

fn encode(fields: &[(String, String)]) -> String {
    let escaped = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => char::from(byte).to_string(),
                b' ' => "+".to_owned(),
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    };
    fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect::<Vec<_>>().join("&")
}
