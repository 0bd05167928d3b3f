//! `saklig serve`: web, API and jobs in one process.

use std::{fs, io::Write as _, net::SocketAddr, path::Path, process::ExitCode};

use anyhow::Context as _;
use clap::Args;
use saklig_desk::{Desk, example::SignIn};
use saklig_store::Where;
use saklig_web::WebOptions;
use tokio::net::TcpListener;

use crate::{
    Node,
    arguments::{Place, log_to_terminal},
    carried,
};

/// Serves the pages and does the jobs.
#[derive(Debug, Default, Args)]
#[command(after_help = "Examples:\n  saklig serve\n  saklig serve --example-data\n  \
    saklig serve --listen 127.0.0.1:9000 --public-url https://saklig.example.se")]
pub struct Serve {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, env = "SAKLIG_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,

    /// The address that people use, when a proxy stands in front; with https
    /// the session cookie is never sent in the clear
    #[arg(long, env = "SAKLIG_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,

    /// Brings in an invented authority with 300 comments, marked EXAMPLE on
    /// every page and removed with one button
    #[arg(long)]
    pub example_data: bool,
}

impl Serve {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        log_to_terminal();
        let plan = place.plan()?;
        let on_folder = matches!(plan.database, Where::Folder(_));
        fs::create_dir_all(&place.data)
            .with_context(|| format!("the data folder {} cannot be made", place.data.display()))?;
        let node = Node::open(plan).await?;
        let node = if on_folder { node.alone(&place.data)? } else { node };
        let address = self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        // Bound before the examples come in, so that a taken port is said at once.
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("{address} cannot be listened on; choose another with --listen"))?;
        let url = self.public_url.clone().unwrap_or_else(|| {
            format!("http://{}", listener.local_addr().map_or_else(|_| address.to_string(), |bound| bound.to_string()))
        });
        let url = url.trim_end_matches('/');
        if self.example_data {
            bring_example(&node.desk, &place.data, url).await?;
        }
        let mut out = std::io::stdout().lock();
        if let Some(code) = node.desk.set_up_code().await? {
            writeln!(out, "Set up your authority (this address opens once): {url}/set-up/{code}")?;
        }
        writeln!(out, "Saklig serves {url}")?;
        out.flush()?;
        drop(out);
        let options = WebOptions {
            secure_cookie: url.starts_with("https://"),
            trusted_origins: self.public_url.iter().map(|url| url.trim_end_matches('/').to_owned()).collect(),
        };
        node.serve(listener, options, asked_to_stop()).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Brings the examples in, and says who can sign in to them.
async fn bring_example(desk: &Desk, data: &Path, url: &str) -> anyhow::Result<()> {
    let file = data.join("example-sign-in.txt");
    if let Some(sign_ins) = desk.bring_example(carried::example()).await? {
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&file)?.write_all(described(&sign_ins).as_bytes())?;
    }
    if let Ok(text) = fs::read_to_string(&file) {
        println!("The example authority is in. Sign in at {url}/sign-in as one of:\n{text}");
    }
    Ok(())
}

fn described(sign_ins: &[SignIn]) -> String {
    sign_ins
        .iter()
        .map(|SignIn { person, password }| {
            let roles: Vec<_> = person.roles.iter().map(|role| role.key()).collect();
            format!("  {:16} {password}   {} ({})\n", person.login, person.name, roles.join(", "))
        })
        .collect()
}

/// Done when the terminal or the system asks to stop.
pub(crate) async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
