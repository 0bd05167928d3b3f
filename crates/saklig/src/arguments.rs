//! The command line. Everything that can be set stands here once, with its
//! default, its environment name and its help.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use saklig_channel::{bluesky::Bluesky, example::Example};
use saklig_net::{AddressRule, Net, NetConfig};
use saklig_store::Where;

use crate::{
    Plan, commands,
    system::{SystemChance, SystemClock},
};

/// The case system with which a public authority runs its official social-media
/// accounts and answers for them afterwards.
#[derive(Debug, Parser)]
#[command(version, after_help = "Example:\n  saklig serve --data ./saklig-data\n\nWithout a command, saklig serves.")]
pub struct Arguments {
    /// Where everything is kept.
    #[command(flatten)]
    pub place: Place,

    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Where everything is kept.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// The folder for everything that Saklig keeps
    #[arg(long, global = true, env = "SAKLIG_DATA", value_name = "DIR", default_value = "./saklig-data")]
    pub data: PathBuf,

    /// A PostgreSQL database instead of the one in the data folder
    #[arg(long, global = true, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,

    /// The file with the key that seals credentials and signing keys. Keep it
    /// outside the data folder, and back it up apart [default:
    /// saklig/saklig.key in the user's configuration folder]
    #[arg(long, global = true, env = "SAKLIG_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<PathBuf>,

    /// A host on this machine or an inner network that may be reached, such as
    /// a platform's server on localhost; may be given several times
    #[arg(long, global = true, env = "SAKLIG_ALLOW_HOST", value_name = "HOST", value_delimiter = ',')]
    pub allow_host: Vec<String>,

    /// Where public accounts on Bluesky are read, when not at the network's own
    /// public address
    #[arg(
        long,
        global = true,
        env = "SAKLIG_BLUESKY_PUBLIC",
        value_name = "URL",
        default_value = saklig_channel::bluesky::PUBLIC
    )]
    pub bluesky_public: String,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Web, API and jobs in one process; prints a one-time set-up address
    Serve(commands::serve::Serve),
    /// Jobs only, for a further node on PostgreSQL
    Work(commands::work::Work),
    /// Mirrors one of the authority's own public accounts, without credentials
    Follow(commands::follow::Follow),
    /// Brings records from a file into the mirror; safe to repeat
    Import(commands::import::Import),
    /// Reads texts: JSON Lines in, JSON Lines with findings out; no database
    Triage(commands::triage::Triage),
    /// Trains an authority's own models of topic and route, on its own texts; offline
    Train(commands::train::Train),
    /// Checks the log, or proves an entry
    #[command(subcommand)]
    Journal(commands::journal::Journal),
    /// Lets somebody in who is locked out, or appoints an administrator where fewer than two are left
    #[command(subcommand)]
    Person(commands::person::Person),
    /// Writes everything into one file, also while Saklig serves
    Backup(commands::backup::Backup),
    /// Restores a backup into an empty place, on SQLite or PostgreSQL
    Restore(commands::restore::Restore),
    /// Says what is wrong with this installation
    Doctor(commands::doctor::Doctor),
}

impl Arguments {
    /// Does what was asked for.
    ///
    /// # Errors
    /// In words for whoever typed the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(Command::Triage(triage)) = self.command {
            return triage.run();
        }
        if let Some(Command::Train(train)) = self.command {
            return train.run(&self.place);
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let place = self.place;
        runtime.block_on(async move {
            match self.command.unwrap_or_else(|| Command::Serve(commands::serve::Serve::default())) {
                Command::Serve(serve) => serve.run(&place).await,
                Command::Work(work) => work.run(&place).await,
                Command::Follow(follow) => follow.run(&place).await,
                Command::Import(import) => import.run(&place).await,
                Command::Triage(triage) => triage.run(),
                Command::Train(train) => train.run(&place),
                Command::Journal(journal) => journal.run(&place).await,
                Command::Person(person) => person.run(&place).await,
                Command::Backup(backup) => backup.run(&place).await,
                Command::Restore(restore) => restore.run(&place).await,
                Command::Doctor(doctor) => doctor.run(&place).await,
            }
        })
    }
}

impl Place {
    /// Where the database is.
    ///
    /// # Errors
    /// When the address is of no kind that is known here.
    pub fn database(&self) -> anyhow::Result<Where> {
        Ok(match &self.database {
            Some(address) if !address.is_empty() => Where::parse(address)?,
            _ => Where::Folder(self.data.clone()),
        })
    }

    /// Where the key file is.
    ///
    /// # Errors
    /// When there is no configuration folder to put it in.
    pub fn key_file(&self) -> anyhow::Result<PathBuf> {
        if let Some(file) = &self.key_file {
            return Ok(file.clone());
        }
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let folder = variable("XDG_CONFIG_HOME")
            .or_else(|| variable("HOME").map(|home| home.join(".config")))
            .context("there is no home folder for the key file; name one with --key-file")?;
        Ok(folder.join("saklig").join("saklig.key"))
    }

    /// The plan of a node on this machine.
    ///
    /// # Errors
    /// When an address or a host is not one.
    pub fn plan(&self) -> anyhow::Result<Plan> {
        let net =
            Net::new(NetConfig { allow_private: AddressRule::allowing(&self.allow_host), ..NetConfig::default() })?;
        let mut platforms = saklig_channel::real(net.clone());
        platforms.add(Arc::new(Bluesky::new(net.clone()).public(&self.bluesky_public)));
        platforms.add(Arc::new(Example));
        Ok(Plan {
            data: self.data.clone(),
            database: self.database()?,
            key_file: self.key_file()?,
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
            platforms,
            net,
        })
    }
}

/// Log lines go to the terminal's error stream, as much as `SAKLIG_LOG` asks for.
pub(crate) fn log_to_terminal() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("SAKLIG_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
