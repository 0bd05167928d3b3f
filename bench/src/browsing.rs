//! What a browser does, without one: requests one after another on one
//! connection, with a cookie, each timed until its last byte is there.

use std::{
    io::Read as _,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail, ensure};
use flate2::read::GzDecoder;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

/// Somebody's browser.
pub struct Browser {
    address: String,
    cookie: String,
    connection: Option<BufReader<TcpStream>>,
}

/// An answer.
pub struct Page {
    /// Its status.
    pub status: u16,
    /// Where it leads, if it leads elsewhere.
    pub onward: Option<String>,
    /// Its text.
    pub html: String,
    /// From the request to the last byte.
    pub took: Duration,
}

impl Page {
    /// What stands in the page between two pieces of text, as often as it does.
    pub fn all<'a>(&'a self, before: &'a str, after: char) -> impl Iterator<Item = &'a str> {
        self.html.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
    }
}

impl Browser {
    /// A browser that is signed in.
    pub fn new(address: &str, cookie: &str) -> Self {
        Self { address: address.to_owned(), cookie: cookie.to_owned(), connection: None }
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// The connection's.
    pub async fn get(&mut self, path: &str) -> anyhow::Result<Page> {
        self.ask("GET", path, "").await
    }

    /// Sends a form.
    ///
    /// # Errors
    /// The connection's.
    pub async fn post(&mut self, path: &str, form: &str) -> anyhow::Result<Page> {
        self.ask("POST", path, form).await
    }

    async fn ask(&mut self, method: &str, path: &str, form: &str) -> anyhow::Result<Page> {
        // A connection that has been left alone for long is made anew, as browsers do.
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let begun = Instant::now();
        connection.get_mut().write_all(self.head(method, path, form).as_bytes()).await?;
        let (status, onward, body) = answer(&mut connection).await?;
        let took = begun.elapsed();
        self.connection = Some(connection);
        let mut text = Vec::new();
        if body.starts_with(&[0x1f, 0x8b]) {
            GzDecoder::new(body.as_slice()).read_to_end(&mut text)?;
        } else {
            text = body;
        }
        // A spreadsheet is none.
        let html = String::from_utf8_lossy(&text).into_owned();
        Ok(Page { status, onward, html, took })
    }

    /// Listens to what happens, as an open page does, until it is dropped.
    ///
    /// # Errors
    /// The connection's.
    pub async fn listen(&self, path: &str) -> anyhow::Result<BufReader<TcpStream>> {
        let mut connection = self.connect().await?;
        connection.get_mut().write_all(self.head("GET", path, "").as_bytes()).await?;
        let mut line = String::new();
        connection.read_line(&mut line).await?;
        ensure!(line.contains(" 200 "), "{path}: {line}");
        Ok(connection)
    }

    async fn connect(&self) -> anyhow::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        Ok(BufReader::new(stream))
    }

    fn head(&self, method: &str, path: &str, form: &str) -> String {
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nAccept-Encoding: gzip\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.address,
            self.cookie,
            form.len()
        )
    }
}

/// Reads an answer: its status, where it leads, and its body.
async fn answer(connection: &mut BufReader<TcpStream>) -> anyhow::Result<(u16, Option<String>, Vec<u8>)> {
    let (mut status, mut onward, mut length, mut chunked) = (None, None, None, false);
    loop {
        let mut line = String::new();
        ensure!(connection.read_line(&mut line).await? > 0, "the connection ended");
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if status.is_none() {
            status = Some(line.split(' ').nth(1).context("no status")?.parse()?);
            continue;
        }
        let (name, value) = line.split_once(": ").unwrap_or((line, ""));
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = Some(value.parse::<usize>()?),
            "transfer-encoding" => chunked = value == "chunked",
            "location" => onward = Some(value.to_owned()),
            _ => {}
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let mut line = String::new();
            connection.read_line(&mut line).await?;
            let size = usize::from_str_radix(line.trim_end(), 16)?;
            let mut chunk = vec![0; size + 2];
            connection.read_exact(&mut chunk).await?;
            body.extend_from_slice(&chunk[..size]);
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = length {
        body.resize(length, 0);
        connection.read_exact(&mut body).await?;
    } else if status != Some(304) && status != Some(204) {
        bail!("an answer without an end");
    }
    Ok((status.context("no status")?, onward, body))
}
