//! The Bluesky network of `xtask/bluesky/up`, for one run.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};

use crate::{keeper::Keeper, tree};

/// A running network.
pub(crate) struct Bluesky {
    /// Its addresses, by the variable that the tests read.
    pub(crate) variables: Vec<(String, String)>,
    _keeper: Option<Keeper>,
}

impl Bluesky {
    /// Starts it, or takes the one that already runs and leaves it running.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let scripts = tree::root().join("xtask").join("bluesky");
        let mine = !is_up(&home()?);
        let down = scripts.join("down").display().to_string();
        let keeper = mine.then(|| Keeper::new("\"$1\"", &[&down])).transpose()?;
        let output = tree::command(scripts.join("up")).stderr(std::process::Stdio::inherit()).output()?;
        ensure!(output.status.success(), "xtask/bluesky/up failed");
        let addresses: serde_json::Value =
            serde_json::from_slice(&output.stdout).context("xtask/bluesky/up did not print addresses")?;
        let addresses = addresses.as_object().context("xtask/bluesky/up did not print addresses")?;
        let variables = addresses
            .iter()
            .filter_map(|(name, url)| {
                Some((format!("SAKLIG_BLUESKY_TEST_{}", name.to_uppercase()), url.as_str()?.to_owned()))
            })
            .collect();
        Ok(Self { variables, _keeper: keeper })
    }
}

/// Where `up` keeps what it installs.
pub(crate) fn home() -> anyhow::Result<PathBuf> {
    match env::var_os("SAKLIG_BLUESKY_HOME").filter(|value| !value.is_empty()) {
        Some(home) => Ok(home.into()),
        None => Ok(tree::cache()?.join("bluesky")),
    }
}

fn is_up(home: &Path) -> bool {
    let pid = fs::read_to_string(home.join("network.pid")).unwrap_or_default();
    let pid = pid.trim();
    !pid.is_empty() && Path::new("/proc").join(pid).exists() && home.join("addresses.json").exists()
}
