//! `saklig person`: what whoever runs the server does for people who cannot help
//! themselves. Everything here is an entry in the journal.

use std::process::ExitCode;

use anyhow::bail;
use clap::Subcommand;
use saklig_desk::Refusal;
use saklig_store::Where;

use crate::{Node, arguments::Place};

/// People.
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Prints a one-time address at which somebody chooses a new password and
    /// second factor; it opens for an hour
    #[command(after_help = "Example:\n  saklig person unlock ulla --data ./saklig-data\n\n\
        Hand the address to that person and to nobody else. Until it is used, nothing else changes.")]
    Unlock {
        /// What the person signs in with
        #[arg(value_name = "LOGIN")]
        login: String,
        /// The address that people use
        #[arg(long, env = "SAKLIG_PUBLIC_URL", value_name = "URL", default_value = "http://127.0.0.1:8080")]
        public_url: String,
    },
    /// Makes somebody administrator of an authority that has fewer than two
    #[command(after_help = "Example:\n  saklig person appoint ulla --data ./saklig-data")]
    Appoint {
        /// What the person signs in with
        #[arg(value_name = "LOGIN")]
        login: String,
    },
}

impl Person {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let plan = place.plan()?;
        if let Where::Folder(folder) = &plan.database
            && !folder.join("saklig.db").exists()
        {
            bail!("there is no database in {}; name the data folder with --data", folder.display());
        }
        let node = Node::open(plan).await?;
        let nobody = "nobody with an open account signs in so; nothing was changed";
        match self {
            Self::Unlock { login, public_url } => match node.desk.unlock(&login).await {
                Ok(code) => {
                    println!("This address opens once, for an hour: {}/start/{code}", public_url.trim_end_matches('/'));
                }
                Err(Refusal::NotFound) => bail!(nobody),
                Err(refusal) => return Err(refusal.into()),
            },
            Self::Appoint { login } => match node.desk.appoint(&login).await {
                Ok(()) => println!("Appointed. Whoever is signed in sees it at once."),
                Err(Refusal::NotFound) => {
                    bail!("no civil servant with an open account signs in so; nothing was changed")
                }
                Err(Refusal::Already { .. }) => {
                    bail!("there is an administrator who can sign in, and appoints others; nothing was changed")
                }
                Err(refusal) => return Err(refusal.into()),
            },
        }
        node.desk.seal().await?;
        node.desk.store().close().await;
        Ok(ExitCode::SUCCESS)
    }
}
