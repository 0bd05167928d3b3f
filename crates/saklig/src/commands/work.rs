//! `saklig work`: jobs only.

use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use saklig_store::Where;

use super::serve::asked_to_stop;
use crate::{
    Node,
    arguments::{Place, log_to_terminal},
};

/// Does the jobs, for a further node.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  DATABASE_URL=postgres://saklig@db/saklig saklig work")]
pub struct Work {}

impl Work {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        log_to_terminal();
        let plan = place.plan()?;
        if matches!(plan.database, Where::Folder(_)) {
            bail!(
                "`saklig work` needs PostgreSQL: on a data folder `saklig serve` does the jobs itself. \
                   Name a database with --database"
            );
        }
        let node = Node::open(plan).await?;
        println!("Saklig works; stop it with Ctrl-C");
        node.work(asked_to_stop()).await;
        Ok(ExitCode::SUCCESS)
    }
}
