//! Limits of what takes most from someone: how many decided breaches it takes to
//! limit or block them, for how long and on which grounds; and why the authority
//! may remove what it published itself.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{PackError, Source, Texts, check, files::File};
use crate::ground::Ground;

/// How long a function may be limited for someone, and after how much. It rests
/// on the same grounds as a block, and its breaches are counted as far back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitRules {
    /// The days that are proposed.
    pub default_days: u32,
    /// The most days.
    pub most_days: u32,
    /// How many decided breaches it takes.
    pub breaches: u32,
    /// Whether the numbers are a choice of policy and no rule of law.
    pub policy_choice: bool,
    /// Where they come from.
    pub source: Source,
}

impl LimitRules {
    /// Where a file does not speak of it: packs of before knew only the block.
    pub(super) fn of(block: &BlockRules) -> Self {
        Self {
            default_days: block.default_days.min(7),
            most_days: block.most_days.min(30),
            breaches: 2,
            policy_choice: true,
            source: block.source.clone(),
        }
    }
}

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
    /// How many decided breaches it takes.
    #[serde(default = "three")]
    pub breaches: u32,
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

/// The same of how many it takes.
const fn three() -> u32 {
    3
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

/// Checks that limit and block are for a time, that the lesser step comes first
/// and only after what was repeated, and that they rest on grounds that there are.
pub(super) fn check(
    file: &File<'_>,
    limit: Option<&Spanned<LimitRules>>,
    rules: &Spanned<BlockRules>,
    grounds: &[Ground],
) -> Result<(), PackError> {
    let (rules, place) = (rules.as_ref(), Some(rules.span()));
    check::source(file, place.clone(), &rules.source)?;
    if let Some(limit) = limit {
        let (limit, place) = (limit.as_ref(), Some(limit.span()));
        check::source(file, place.clone(), &limit.source)?;
        if limit.default_days == 0 || limit.default_days > limit.most_days {
            let problem = format!("a limit of {} days, at most {}", limit.default_days, limit.most_days);
            return Err(file.error(place, problem, "set default_days from 1 to most_days"));
        }
        if limit.breaches < 2 {
            let problem = format!("a limit after {} breaches", limit.breaches);
            return Err(file.error(place, problem, "set breaches to 2 or more: one is not repeated"));
        }
    }
    let least = limit.map_or(2, |limit| limit.as_ref().breaches);
    if rules.breaches < least {
        let problem = format!("a block after {} breaches, the lesser step after {least}", rules.breaches);
        return Err(file.error(place, problem, "set breaches of the block to as many as the limit's, or more"));
    }
    if rules.default_days == 0 || rules.default_days > rules.most_days {
        let problem = format!("a block of {} days, at most {}", rules.default_days, rules.most_days);
        return Err(file.error(place, problem, "set default_days from 1 to most_days"));
    }
    match rules.grounds.iter().find(|id| !grounds.iter().any(|ground| ground.id == **id)) {
        Some(id) => Err(file.error(place, format!("there is no ground \"{id}\""), "name grounds of grounds.toml")),
        None => Ok(()),
    }
}
