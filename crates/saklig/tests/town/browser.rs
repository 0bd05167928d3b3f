//! A browser without a screen: plain HTTP over loopback, cookies, forms, and the
//! headers that a browser sends of itself.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use jiff::SignedDuration;
use saklig_model::clock::Clock as _;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use totp_rs::{Builder, Secret};

use super::{
    SetClock,
    page::{Form, Page},
};

/// Whoever sits at a browser has a phone with an authenticator app, and a slip
/// of paper with recovery codes.
#[derive(Debug, Default)]
pub struct Phone {
    secret: Option<String>,
    /// The step of the newest code that was used.
    newest: i64,
    /// The newest code that was used.
    pub last: String,
    /// The recovery codes.
    pub codes: Vec<String>,
}

/// A browser, with the page that is open.
#[derive(Debug, Clone)]
pub struct Browser {
    server: SocketAddr,
    /// What the phone's time is.
    clock: Option<Arc<SetClock>>,
    /// The phone beside it; shared by every browser of the same person.
    pub phone: Arc<Mutex<Phone>>,
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
        Self {
            server,
            clock: None,
            phone: Arc::default(),
            cookies: BTreeMap::new(),
            language: "sv".to_owned(),
            page: Page::default(),
        }
    }

    /// The same in a town, where the phone goes by the town's clock.
    #[must_use]
    pub fn in_town(self, clock: Arc<SetClock>) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Another browser of the same person: no cookies, the same phone.
    #[must_use]
    pub fn another(&self) -> Self {
        Self { cookies: BTreeMap::new(), page: Page::default(), ..self.clone() }
    }

    /// A code that the phone shows and that was not used before. Each is good
    /// once: whoever needs more than there are waits for the next.
    ///
    /// # Panics
    /// When the phone has no secret.
    pub fn code(&self) -> String {
        let clock = self.clock.as_ref().expect("a phone in a town");
        let mut phone = self.phone.lock().unwrap();
        let secret = Secret::try_from_base32(phone.secret.as_ref().expect("a phone that was set up")).unwrap();
        let totp = Builder::new().with_secret(secret).build().unwrap();
        let step = (clock.now().as_second() / 30 - 1).max(phone.newest + 1);
        while step > clock.now().as_second() / 30 + 1 {
            clock.set(clock.now() + SignedDuration::from_secs(30));
        }
        phone.newest = step;
        phone.last = totp.generate(u64::try_from(step * 30).unwrap()).to_string();
        phone.last.clone()
    }

    /// Goes through what follows the password: sets a second factor up, or
    /// writes its code.
    ///
    /// # Panics
    /// When that does not work.
    pub async fn prove(&mut self) {
        if self.page.address.starts_with("/account/second-factor") {
            let mut form = self.page.form("/account/second-factor").expect("the form for the second factor");
            let html = self.page.html();
            let between =
                |html: &str, from: &str| html.split(from).nth(1).map(|rest| rest.split('<').next().unwrap().to_owned());
            let secret = between(&html, "<code class=\"secret\">").expect("the secret").replace(' ', "");
            *self.phone.lock().unwrap() = Phone { secret: Some(secret), ..Phone::default() };
            form.fill("code", &self.code());
            self.send(&form, None).await;
            let html = self.page.html();
            let codes: Vec<String> =
                html.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
            assert_eq!(codes.len(), 10, "{}", self.page.told());
            self.phone.lock().unwrap().codes = codes;
            let on = html.split("<a class=\"btn btn--main\" href=\"").nth(1).expect("the way on");
            let on = on.split('"').next().unwrap().to_owned();
            self.open(&on).await;
        }
        if self.page.address.starts_with("/sign-in/code") {
            let code = self.code();
            self.write_code(&code).await;
        }
    }

    /// Writes a code on the page that asks for it.
    ///
    /// # Panics
    /// When the page does not.
    pub async fn write_code(&mut self, code: &str) {
        let mut form = self.page.form("/sign-in/code").expect("the form for the code");
        form.fill("code", code);
        self.send(&form, None).await;
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

    /// A cookie's value.
    ///
    /// # Panics
    /// When there is none of this name.
    #[must_use]
    pub fn cookie(&self, name: &str) -> String {
        self.cookies.get(name).expect("a cookie").clone()
    }

    /// Listens to what happens, as the page that is open does.
    ///
    /// # Panics
    /// When the page does not listen, or may not.
    pub async fn listen(&self) -> Listening {
        let html = self.page.html();
        let address = html.split("data-live=\"").nth(1).expect("a page that listens").split('"').next().unwrap();
        self.listen_to(&address.replace("&amp;", "&").replace("&#38;", "&")).await.unwrap()
    }

    /// Listens at an address; the status where it may not.
    ///
    /// # Errors
    /// The status.
    pub async fn listen_to(&self, address: &str) -> Result<Listening, u16> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let question = format!(
            "GET {address} HTTP/1.1\r\nHost: {}\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip\r\nCookie: {}\r\n\r\n",
            self.server,
            cookies.join("; ")
        );
        let mut stream = TcpStream::connect(self.server).await.unwrap();
        stream.write_all(question.as_bytes()).await.unwrap();
        let mut so_far = Vec::new();
        loop {
            assert!(stream.read_buf(&mut so_far).await.unwrap() > 0, "no answer");
            if let Some(end) = so_far.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&so_far[..end]).into_owned();
                let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
                if status != 200 {
                    return Err(status);
                }
                assert!(!head.to_lowercase().contains("content-encoding"), "{head}");
                so_far.drain(..end + 4);
                return Ok(Listening { stream, so_far });
            }
        }
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
        // A stream of events has no end: its head is all there is to read at once.
        while stream.read_buf(&mut answer).await.unwrap() > 0 && !is_event_stream(&answer) {}
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

/// A page's open connection to `/events`.
pub struct Listening {
    stream: TcpStream,
    so_far: Vec<u8>,
}

impl Listening {
    /// The next event: its kind and its words; `None` when the connection has ended.
    ///
    /// # Panics
    /// When nothing comes for ten seconds: a test that waits for nothing.
    pub async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some(end) = self.so_far.windows(2).position(|two| two == b"\n\n") {
                let text = String::from_utf8_lossy(&self.so_far[..end]).into_owned();
                self.so_far.drain(..end + 2);
                // Chunks' lengths stand on lines of their own.
                let all = |field: &str| -> Vec<&str> {
                    text.lines().filter_map(|line| line.strip_prefix(field)).map(str::trim_start).collect()
                };
                if let Some(kind) = all("event:").first() {
                    return Some(((*kind).to_owned(), all("data:").join("\n")));
                }
                continue;
            }
            if self.so_far.ends_with(b"0\r\n\r\n") {
                return None;
            }
            let reading = self.stream.read_buf(&mut self.so_far);
            let count = tokio::time::timeout(std::time::Duration::from_secs(10), reading).await;
            if count.expect("nothing came").unwrap_or(0) == 0 {
                return None;
            }
        }
    }

    /// The next event of a kind, whatever comes before it.
    ///
    /// # Panics
    /// When it does not come.
    pub async fn next_of(&mut self, kind: &str) -> String {
        loop {
            let (next, words) = self.next().await.expect("the connection ended");
            if next == kind {
                return words;
            }
        }
    }
}

fn is_event_stream(answer: &[u8]) -> bool {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    end.is_some_and(|end| String::from_utf8_lossy(&answer[..end]).to_lowercase().contains("text/event-stream"))
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
