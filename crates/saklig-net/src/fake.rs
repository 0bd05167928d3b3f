//! A fake server for tests: answers as told, or misbehaves.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// What a fake server was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// `GET`, `POST`.
    pub method: String,
    /// The path with its query, as sent.
    pub target: String,
    /// The header lines, as sent.
    pub headers: Vec<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Asked {
    /// The path without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

/// What a fake server does.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Answers with a status, header lines and a body.
    Answer {
        /// The HTTP status.
        status: u16,
        /// Header lines, without line ends.
        headers: Vec<String>,
        /// The body.
        body: Vec<u8>,
    },
    /// Writes these bytes, whatever they are, and closes.
    Raw(Vec<u8>),
    /// Takes the request in and never answers.
    Silence,
    /// Takes the request in and closes the connection.
    HangUp,
}

impl Reply {
    /// An answer with JSON.
    #[must_use]
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        let headers = vec!["Content-Type: application/json".to_owned()];
        Self::Answer { status, headers, body: value.to_string().into_bytes() }
    }

    /// An answer without a body.
    #[must_use]
    pub fn status<const N: usize>(status: u16, headers: [&str; N]) -> Self {
        Self::Answer { status, headers: headers.map(str::to_owned).to_vec(), body: Vec::new() }
    }
}

/// A server on a free port of 127.0.0.1, until dropped.
pub struct FakeServer {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl FakeServer {
    /// Starts a server that answers each request by `script`.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start(script: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, script) = (Arc::clone(&asked), Arc::new(script));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, script) = (Arc::clone(&log), Arc::clone(&script));
                tokio::spawn(async move {
                    // A client that goes away early is part of the play.
                    let _ = serve(stream, &log, &*script).await;
                });
            }
        });
        Ok(Self { address, asked, task })
    }

    /// Its address, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it was asked so far.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for FakeServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    stream: TcpStream,
    log: &Mutex<Vec<Asked>>,
    script: &(dyn Fn(&Asked) -> Reply + Sync),
) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let asked = read(&mut stream).await?;
    log.lock().unwrap_or_else(PoisonError::into_inner).push(asked.clone());
    match script(&asked) {
        Reply::Answer { status, headers, body } => {
            let mut head =
                format!("HTTP/1.1 {status} As Told\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
            for line in headers {
                head.push_str(&line);
                head.push_str("\r\n");
            }
            head.push_str("\r\n");
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(&body).await?;
        }
        Reply::Raw(bytes) => stream.write_all(&bytes).await?,
        Reply::Silence => {
            // Until the client gives up.
            let _ = stream.read(&mut [0]).await?;
        }
        Reply::HangUp => {}
    }
    stream.shutdown().await
}

async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Asked> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        let read = stream.read_line(&mut line).await?;
        let line = line.trim_end().to_owned();
        if read == 0 || line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap_or_default();
    let mut words = first.split(' ').map(str::to_owned);
    let headers: Vec<String> = lines.collect();
    let length = headers
        .iter()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(Asked { method: words.next().unwrap_or_default(), target: words.next().unwrap_or_default(), headers, body })
}
