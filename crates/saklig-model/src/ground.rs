//! The ground (sv. *grund*, da. *grundlag*): what a removal may rest on. The
//! list is the pack's and the authority's; there is no "other".

use serde::{Deserialize, Serialize};

use crate::pack::{Source, Texts};

/// A ground, as a pack or an authority states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Its key within the pack: `personal-data`.
    pub id: String,
    /// Its version; a changed text is a new version.
    pub version: u32,
    /// Which of the two kinds that must stay apart.
    pub kind: GroundKind,
    /// The category of the EU's transparency database for statements of reasons.
    #[serde(default)]
    pub category: Option<String>,
    /// The number that officers and the public know it by, if it has one.
    #[serde(default)]
    pub number: Option<u32>,
    /// What it is called.
    pub title: Texts,
    /// What it covers, in plain words; its author is told this.
    pub explanation: Texts,
    /// What an officer should mind before using it; not for the author.
    #[serde(default)]
    pub guidance: Option<Texts>,
    /// The first day it applies, `YYYY-MM-DD`.
    pub valid_from: jiff::civil::Date,
    /// The last day it applies, if it has ended.
    #[serde(default)]
    pub valid_to: Option<jiff::civil::Date>,
    /// Kinds of findings that may lead to it.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Never for private messages (BBS-lagen exempts them).
    #[serde(default)]
    pub not_for_messages: bool,
    /// Whether the text is still to be checked against the primary source.
    #[serde(default)]
    pub to_be_checked: bool,
    /// Whether using it needs another person's confirmation, by function.
    #[serde(default)]
    pub needs_confirmation_by: Option<String>,
    /// Kinds of findings that make the confirmation necessary; none means that
    /// it always is.
    #[serde(default)]
    pub confirm_when: Vec<String>,
    /// Where it comes from.
    pub source: Source,
    /// Other rules that an officer must know of.
    #[serde(default)]
    pub see_also: Vec<Source>,
}

/// The two kinds of ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroundKind {
    /// An obvious case of a crime on the country's closed list.
    ObviousCrime,
    /// A house rule: discretionary, needs necessity and the least intrusive step.
    HouseRule,
}

/// A rule set (sv. *ordningsregler*, da. *regler for debat*): which of the house
/// rules hold in a channel for which it was chosen. The list of obvious crimes
/// holds in every channel that is moderated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Its key within the pack: `comment-rules`.
    pub id: String,
    /// Its version; a changed list is a new version.
    pub version: u32,
    /// What it is called.
    pub title: Texts,
    /// Which channels it is for.
    pub explanation: Texts,
    /// The first day it may be used.
    pub valid_from: jiff::civil::Date,
    /// The last day, if it has ended.
    #[serde(default)]
    pub valid_to: Option<jiff::civil::Date>,
    /// The ids of its house rules.
    pub grounds: Vec<String>,
    /// Where it comes from.
    pub source: Source,
}

impl RuleSet {
    /// Whether it may be used on this day.
    #[must_use]
    pub fn applies_on(&self, day: jiff::civil::Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether a ground holds where this set was chosen.
    #[must_use]
    pub fn holds(&self, ground: &Ground) -> bool {
        ground.kind == GroundKind::ObviousCrime || self.grounds.contains(&ground.id)
    }
}

/// A ground in the version that a decision cites.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GroundRef {
    /// The pack: `se`.
    pub pack: String,
    /// The ground's id.
    pub id: String,
    /// The ground's version.
    pub version: u32,
}

impl Ground {
    /// Whether the ground applies on this day.
    #[must_use]
    pub fn applies_on(&self, day: jiff::civil::Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whose confirmation a decision on this ground needs, by function, given
    /// the kinds of findings in the text: criticism that is protected may not
    /// be taken away as offensive by one person alone.
    #[must_use]
    pub fn confirmation<'a>(&self, mut found: impl Iterator<Item = &'a str>) -> Option<&str> {
        let function = self.needs_confirmation_by.as_deref()?;
        let needed = self.confirm_when.is_empty() || found.any(|kind| self.confirm_when.iter().any(|k| k == kind));
        needed.then_some(function)
    }

    /// The reference that a decision keeps.
    #[must_use]
    pub fn reference(&self, pack: &str) -> GroundRef {
        GroundRef { pack: pack.to_owned(), id: self.id.clone(), version: self.version }
    }
}
