//! A mail server that plays a script: takes messages, or misbehaves.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Takes everything.
    Takes,
    /// Asks to come later.
    Later,
    /// Refuses whoever a message is to.
    Refuses,
    /// Takes a message, and hangs up without saying so.
    TakesAndHangsUp,
    /// Hangs up at once.
    HangsUp,
}

/// A message that it has taken.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Whom it is to.
    pub to: String,
    /// Its lines.
    pub text: String,
}

impl Taken {
    /// What it is known by.
    pub fn id(&self) -> &str {
        self.text.lines().find(|line| line.starts_with("Message-ID:")).expect("a message has its identity")
    }
}

/// A mail server on a free port of this machine, until dropped.
pub struct Mailbox {
    /// Its port.
    pub port: u16,
    taken: Arc<Mutex<Vec<Taken>>>,
    manner: Arc<Mutex<Manner>>,
    task: JoinHandle<()>,
}

impl Mailbox {
    /// Opens one that takes everything.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (taken, manner) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Manner::Takes)));
        let (log, how) = (taken.clone(), manner.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, how) = (log.clone(), *how.lock().unwrap());
                // A client that goes away early is part of the play.
                tokio::spawn(async move { talk(stream, how, &log).await.ok() });
            }
        });
        Self { port, taken, manner, task }
    }

    /// From now on it behaves so.
    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// What it has taken so far.
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn talk(stream: TcpStream, how: Manner, log: &Mutex<Vec<Taken>>) -> std::io::Result<()> {
    if how == Manner::HangsUp {
        return Ok(());
    }
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 scripted.test ESMTP\r\n").await?;
    let mut to = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let word = line.trim_end().to_ascii_uppercase();
        let answer = match word.split(' ').next().unwrap_or_default() {
            "EHLO" => "250 scripted.test\r\n",
            "RCPT" if how == Manner::Refuses => "550 nobody here\r\n",
            "RCPT" if how == Manner::Later => "451 come later\r\n",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 ok\r\n"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let mut text = String::new();
                loop {
                    let mut line = String::new();
                    if stream.read_line(&mut line).await? == 0 {
                        return Ok(());
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    text.push_str(&line);
                }
                log.lock().unwrap().push(Taken { to: to.clone(), text });
                if how == Manner::TakesAndHangsUp {
                    return Ok(());
                }
                "250 taken\r\n"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 ok\r\n",
        };
        stream.write_all(answer.as_bytes()).await?;
    }
}
