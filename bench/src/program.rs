//! The program under measurement, run as its users run it.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::Context as _;

/// A command of the program on this data folder, with a key file beside it that
/// goes with the folder.
pub fn command(program: &Path, data: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("SAKLIG_KEY_FILE", data.with_extension("key"))
        .env("SAKLIG_DATA", data)
        .env_remove("DATABASE_URL")
        .env("SAKLIG_LOG", "error");
    command
}

/// The program, serving.
pub struct Serving {
    child: Child,
    /// Where.
    pub address: String,
    /// What it printed before it served.
    pub said: Vec<String>,
    /// From its start to its first answer.
    pub start: Duration,
}

impl Serving {
    /// Starts it and waits for its first answer.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start(program: &Path, data: &Path, more: &[&str]) -> anyhow::Result<Self> {
        let begun = Instant::now();
        let mut child = command(program, data)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(more)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(child.stdout.take().context("no output")?).lines();
        let mut said = Vec::new();
        let address = loop {
            let line = lines.next().context("the program stopped")??;
            if let Some(url) = line.strip_prefix("Saklig serves http://") {
                break url.to_owned();
            }
            said.push(line);
        };
        let mut serving = Self { child, address, said, start: Duration::ZERO };
        serving.ask("GET / HTTP/1.1", "", "")?;
        serving.start = begun.elapsed();
        Ok(serving)
    }

    /// One request on its own connection; the head and the body of the answer.
    ///
    /// # Errors
    /// The connection's.
    pub fn ask(&self, line: &str, headers: &str, body: &str) -> anyhow::Result<(String, Vec<u8>)> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "{line}\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n{headers}Content-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("no head")?;
        Ok((String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec()))
    }

    /// Seconds of processor time so far.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn cpu(&self) -> anyhow::Result<f64> {
        cpu(self.child.id())
    }

    /// Waits until the program has nothing to do; the seconds of processor time
    /// that it had by then.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn rest(&self) -> anyhow::Result<f64> {
        rest(self.child.id())
    }

    /// Megabytes of memory held now.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn memory(&self) -> anyhow::Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no memory")?;
        let kilobytes: f64 = line.split_whitespace().nth(1).context("no memory")?.parse()?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Measured, not served: nothing is lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Seconds of processor time that a process has had so far.
///
/// # Errors
/// When the system does not say.
pub fn cpu(process: u32) -> anyhow::Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: f64 =
        fields.get(11).context("no time")?.parse::<f64>()? + fields.get(12).context("no time")?.parse::<f64>()?;
    // Linux counts 100 ticks a second for programs, on every machine of today.
    Ok(ticks / 100.0)
}

/// Waits until a process has nothing to do: after a start the program compares
/// what came in lately. The seconds of processor time that it had by then.
///
/// # Errors
/// When the system does not say.
pub fn rest(process: u32) -> anyhow::Result<f64> {
    let (mut before, mut idle) = (cpu(process)?, 0);
    while idle < 10 {
        thread::sleep(Duration::from_millis(200));
        let now = cpu(process)?;
        idle = if now - before < 0.015 { idle + 1 } else { 0 };
        before = now;
    }
    Ok(before)
}
