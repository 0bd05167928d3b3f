//! Limits of what takes most from someone: how long they may be blocked and on
//! which grounds, and why the authority may remove what it published itself.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{PackError, Source, Texts, check, files::File};
use crate::ground::Ground;

/// How long someone may be kept away from an account, and on which grounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockRules {
    /// The days that are proposed.
    pub default_days: u32,
    /// The most days.
    pub most_days: u32,
    /// How many days back decided breaches are counted.
    #[serde(default = "two_months")]
    pub window_days: u32,
    /// The ids of the grounds that a block may rest on.
    pub grounds: Vec<String>,
    /// Whether the numbers are a choice of policy and no rule of law.
    pub policy_choice: bool,
    /// Where they come from.
    pub source: Source,
}

/// Where a file does not say: packs of before had no window.
const fn two_months() -> u32 {
    60
}

/// Why the authority removed something that it published itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovalReason {
    /// Its key: `mistake`.
    pub id: String,
    /// Its version; a changed text is a new version.
    pub version: u32,
    /// What it is called.
    pub title: Texts,
}

/// Checks that a block is for a time, and rests on grounds that there are.
pub(super) fn check(file: &File<'_>, rules: &Spanned<BlockRules>, grounds: &[Ground]) -> Result<(), PackError> {
    let (rules, place) = (rules.as_ref(), Some(rules.span()));
    check::source(file, place.clone(), &rules.source)?;
    if rules.default_days == 0 || rules.default_days > rules.most_days {
        let problem = format!("a block of {} days, at most {}", rules.default_days, rules.most_days);
        return Err(file.error(place, problem, "set default_days from 1 to most_days"));
    }
    match rules.grounds.iter().find(|id| !grounds.iter().any(|ground| ground.id == **id)) {
        Some(id) => Err(file.error(place, format!("there is no ground \"{id}\""), "name grounds of grounds.toml")),
        None => Ok(()),
    }
}
