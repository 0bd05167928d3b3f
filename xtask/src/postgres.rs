//! A private PostgreSQL for one run: its own folder, its own port, gone afterwards.

use std::{
    ffi::OsStr,
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, ensure};

use crate::{debian, keeper::Keeper, tree};

/// A running server.
pub(crate) struct Postgres {
    /// Its address, without a database.
    pub(crate) url: String,
    _keeper: Keeper,
}

impl Postgres {
    /// Starts one for tests, which need not outlive a power cut.
    pub(crate) fn start() -> anyhow::Result<Self> {
        Self::with("-c fsync=off -c synchronous_commit=off -c full_page_writes=off")
    }

    /// Starts one that writes to the disk as a real one does.
    pub(crate) fn start_durable() -> anyhow::Result<Self> {
        Self::with("")
    }

    fn with(settings: &str) -> anyhow::Result<Self> {
        let bin = debian::postgres().context("PostgreSQL is not installed")?;
        let home = home()?;
        let path = home.to_str().context("the folder's name is not text")?.to_owned();
        let postgres = if tree::is_root() {
            // It refuses to run as root.
            ensure!(Command::new("chown").args(["postgres", &path]).status()?.success(), "chown failed");
            "runuser -u postgres --"
        } else {
            ""
        };
        let ctl = bin.join("pg_ctl").display().to_string();
        let tidy = format!("{postgres} \"$1\" -D \"$2/data\" -m immediate stop >/dev/null 2>&1; rm -rf \"$2\"");
        let keeper = Keeper::new(&tidy, &[&ctl, &path])?;
        let data = home.join("data");
        run(
            &bin.join("initdb"),
            &[
                "--pgdata".as_ref(),
                data.as_os_str(),
                "--username=saklig".as_ref(),
                "--auth=trust".as_ref(),
                "--encoding=UTF8".as_ref(),
                "--locale=C.UTF-8".as_ref(),
                "--no-sync".as_ref(),
            ],
        )?;
        // Free a moment ago; whoever takes it in between makes the start fail, and say so.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let options = format!("-p {port} -k {path} -c listen_addresses=127.0.0.1 -c max_connections=200 {settings}");
        let log = home.join("log");
        run(
            &bin.join("pg_ctl"),
            &[
                "--pgdata".as_ref(),
                data.as_os_str(),
                "--log".as_ref(),
                log.as_os_str(),
                "--wait".as_ref(),
                "--options".as_ref(),
                options.as_ref(),
                "start".as_ref(),
            ],
        )
        .with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
        Ok(Self { url: format!("postgres://saklig@127.0.0.1:{port}"), _keeper: keeper })
    }
}

/// A new folder that the server's user may reach, with a name short enough for a socket.
fn home() -> anyhow::Result<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "only to name a folder")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let parent = if tree::is_root() { PathBuf::from("/var/tmp") } else { tree::cache()? };
    let home = parent.join(format!("saklig-postgres-{}-{now}", std::process::id()));
    fs::create_dir(&home).with_context(|| format!("{} cannot be made", home.display()))?;
    Ok(home)
}

fn run(program: &Path, words: &[&OsStr]) -> anyhow::Result<()> {
    let mut command = if tree::is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    // Not `output()`: the server that pg_ctl leaves running would keep its pipe open.
    let status = command.args(words).current_dir("/").stdout(std::process::Stdio::null()).status()?;
    ensure!(status.success(), "{} failed", program.display());
    Ok(())
}
