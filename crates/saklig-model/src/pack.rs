//! Packs: law and language as data, with source and dates.
//!
//! A pack is a folder of TOML files, `packs/<code>/`: `pack.toml` says whose
//! law it is, [`grounds.toml`](Pack::grounds) what a removal may rest on,
//! [`holidays.toml`](crate::holidays) and
//! [`service_hours.toml`](crate::service_hours) how time is counted,
//! [`replies.toml`](Reply) and [`notices.toml`](Notice) what is said,
//! [`moderation.toml`](BlockRules) how long someone may be blocked,
//! [`alarms.toml`](AlarmRules) what wakes somebody out of hours, and
//! [`answering.toml`](Answering), which countries share, what questions are
//! about and which words are plain. Reading
//! them is the program's job; here bytes become checked, typed rules, or an
//! error that names the file, the line and what to do.
//!
//! Files of other names belong to other readers and are left alone, so that a
//! pack may also carry rules, elections, parties and lexicons.
//!
//! To add a country: a folder with those eight files. To add a kind of rule: its
//! type with `deny_unknown_fields`, a line in `pack/files.rs`, its checks.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    ground::{Ground, GroundKind, RuleSet},
    holidays::Holiday,
    language::Language,
    service_hours::WeeklyHours,
};

mod alarms;
mod answering;
mod check;
mod error;
mod files;
mod moderation;
mod template;

pub use alarms::{AlarmRules, MessageText};
pub use answering::{Answering, Cues, Named, Plainer};
pub use error::PackError;
pub use moderation::{BlockRules, RemovalReason};
pub use template::{Audience, MissingValue, Notice, Placeholder, Reply, fill, placeholders};

/// A text in the languages of the interface; all three are required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Svenska.
    pub sv: String,
    /// Dansk.
    pub da: String,
    /// English.
    pub en: String,
}

impl Texts {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::Da => &self.da,
            Language::En => &self.en,
        }
    }

    /// The text in every language, in the order they are offered.
    pub fn all(&self) -> impl Iterator<Item = (Language, &str)> {
        Language::ALL.into_iter().map(|language| (language, self.get(language)))
    }
}

/// Where a rule, a ground or a date comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who issued it.
    pub issuer: String,
    /// What it is called.
    pub title: String,
    /// Where in it.
    #[serde(default)]
    pub reference: Option<String>,
    /// When it was issued or read, `YYYY-MM-DD`.
    pub date: Date,
    /// Its public address.
    #[serde(default)]
    pub url: Option<String>,
}

/// Whose law a pack holds: the contents of `pack.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The pack's code, which is its folder: `se`.
    pub code: String,
    /// What it is for.
    pub kind: PackKind,
    /// Its version; a changed pack is a new version.
    pub version: u32,
    /// The day it was last gone through.
    pub date: Date,
    /// What the country, or the union, is called.
    pub names: Texts,
    /// The language its officers and the public meet first.
    pub default_language: Language,
    /// Its time zone (IANA), unless an authority has another.
    pub time_zone: String,
    /// Patterns of case numbers: `9` a digit, `A` a capital letter.
    #[serde(default)]
    pub case_numbers: Vec<String>,
    /// Who supervises what.
    #[serde(default)]
    pub supervisors: Vec<Supervisor>,
}

/// What a pack is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackKind {
    /// A country, with every file an authority there needs.
    Country,
    /// What several countries share.
    Shared,
}

/// An authority that supervises other authorities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervisor {
    /// What it supervises: `data_protection`, `administration`, …
    pub field: String,
    /// What it is called.
    pub name: Texts,
    /// Its public address.
    pub url: String,
}

/// A checked pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    about: About,
    zone: TimeZone,
    grounds: files::Grounds,
    holidays: Vec<Holiday>,
    hours: Vec<WeeklyHours>,
    replies: Vec<Reply>,
    notices: Vec<Notice>,
    placeholders: Vec<Placeholder>,
    block: Option<BlockRules>,
    removal_reasons: Vec<RemovalReason>,
    answering: Option<Answering>,
    alarms: Option<AlarmRules>,
    messages: Vec<MessageText>,
}

impl Pack {
    /// Whose law it is.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// Its code: `se`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.about.code
    }

    /// Its time zone.
    #[must_use]
    pub const fn time_zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Every ground, in every version.
    #[must_use]
    pub fn grounds(&self) -> &[Ground] {
        &self.grounds.ground
    }

    /// The grounds that apply on a day, in the order they are offered.
    pub fn grounds_on(&self, day: Date) -> impl Iterator<Item = &Ground> {
        self.grounds().iter().filter(move |ground| ground.applies_on(day))
    }

    /// A ground in one version, however old: what a past decision cites.
    #[must_use]
    pub fn ground(&self, id: &str, version: u32) -> Option<&Ground> {
        self.grounds().iter().find(|ground| ground.id == id && ground.version == version)
    }

    /// The grounds that a kind of finding may lead to on a day.
    pub fn grounds_for<'a>(&'a self, finding: &'a str, day: Date) -> impl Iterator<Item = &'a Ground> {
        self.grounds_on(day).filter(move |ground| ground.findings.iter().any(|kind| kind == finding))
    }

    /// The rule sets that may be chosen for a channel on a day.
    pub fn rule_sets_on(&self, day: Date) -> impl Iterator<Item = &RuleSet> {
        self.grounds.rule_set.iter().filter(move |set| set.applies_on(day))
    }

    /// The rule set of a channel on a day: the one that was chosen, or the first
    /// of the list where nothing was, or what was chosen is no more. `None` where
    /// the pack has no sets; then every ground holds.
    #[must_use]
    pub fn rule_set(&self, chosen: Option<&str>, day: Date) -> Option<&RuleSet> {
        let chosen = chosen.and_then(|id| self.rule_sets_on(day).find(|set| set.id == id));
        chosen.or_else(|| self.rule_sets_on(day).next())
    }

    /// What an officer must know of a kind of ground before choosing one.
    #[must_use]
    pub fn about_grounds(&self, kind: GroundKind) -> Option<&Texts> {
        let about = self.grounds.about.as_ref()?;
        Some(match kind {
            GroundKind::ObviousCrime => &about.obvious_crime,
            GroundKind::HouseRule => &about.house_rule,
        })
    }

    /// Whether an authority may put its own in place of a ground. A list of
    /// crimes is closed, whatever the file says.
    #[must_use]
    pub fn may_adapt(&self, ground: &Ground) -> bool {
        self.grounds.may_adapt && ground.kind == GroundKind::HouseRule
    }

    /// The rules of its holidays.
    #[must_use]
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// Its template of service hours, in every version.
    #[must_use]
    pub fn hours(&self) -> &[WeeklyHours] {
        &self.hours
    }

    /// Answers to begin from.
    #[must_use]
    pub fn replies(&self) -> &[Reply] {
        &self.replies
    }

    /// The newest version of an answer.
    #[must_use]
    pub fn reply(&self, id: &str) -> Option<&Reply> {
        self.replies.iter().filter(|reply| reply.id == id).max_by_key(|reply| reply.version)
    }

    /// What is said when a comment has been hidden.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The newest version of a notice.
    #[must_use]
    pub fn notice(&self, id: &str) -> Option<&Notice> {
        self.notices.iter().filter(|notice| notice.id == id).max_by_key(|notice| notice.version)
    }

    /// How long someone may be blocked, and on which grounds; `None` where the
    /// pack does not speak of it, and nobody can be.
    #[must_use]
    pub const fn block(&self) -> Option<&BlockRules> {
        self.block.as_ref()
    }

    /// Why the authority may remove what it published, in the newest version.
    pub fn removal_reasons(&self) -> impl Iterator<Item = &RemovalReason> {
        let all = &self.removal_reasons;
        all.iter().filter(|reason| !all.iter().any(|other| other.id == reason.id && other.version > reason.version))
    }

    /// How questions are told apart and answered, where the pack speaks of it.
    #[must_use]
    pub const fn answering(&self) -> Option<&Answering> {
        self.answering.as_ref()
    }

    /// What wakes somebody out of hours; `None` where the pack does not speak of
    /// it, and nothing does.
    #[must_use]
    pub const fn alarms(&self) -> Option<&AlarmRules> {
        self.alarms.as_ref()
    }

    /// What a message to somebody who works here says, by its kind.
    #[must_use]
    pub fn message(&self, id: &str) -> Option<&MessageText> {
        self.messages.iter().filter(|message| message.id == id).max_by_key(|message| message.version)
    }

    /// The placeholders of replies and notices.
    #[must_use]
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }

    /// What a placeholder in a reply or a notice stands for.
    #[must_use]
    pub fn placeholder(&self, name: &str) -> Option<&Placeholder> {
        self.placeholders.iter().find(|placeholder| placeholder.name == name)
    }
}

/// All packs, by code.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Packs {
    packs: BTreeMap<String, Arc<Pack>>,
}

impl Packs {
    /// Reads packs from files, each a path below `packs/` (`se/grounds.toml`)
    /// and its bytes. A later file of the same path takes the place of an
    /// earlier one, so that a data folder may add to what is embedded.
    ///
    /// # Errors
    /// The first thing that is wrong, with its file, its line and what to do.
    pub fn parse<P, B>(files: impl IntoIterator<Item = (P, B)>) -> Result<Self, PackError>
    where
        P: AsRef<str>,
        B: AsRef<[u8]>,
    {
        let mut folders: BTreeMap<String, BTreeMap<String, B>> = BTreeMap::new();
        for (path, bytes) in files {
            // Deeper folders (lexicons, support material) have other readers.
            if let Some((code, name)) = path.as_ref().split_once('/').filter(|(_, name)| !name.contains('/')) {
                folders.entry(code.to_owned()).or_default().insert(name.to_owned(), bytes);
            }
        }
        let packs = folders
            .iter()
            .map(|(code, files)| Ok((code.clone(), Arc::new(files::read(code, files)?))))
            .collect::<Result<_, PackError>>()?;
        Ok(Self { packs })
    }

    /// The pack with this code, a country or `eu`.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Pack> {
        self.packs.get(code).map(Arc::as_ref)
    }

    /// The pack of a country; not one that countries share.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Arc<Pack>> {
        self.packs.get(code).filter(|pack| pack.about.kind == PackKind::Country)
    }

    /// Every pack, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Pack> {
        self.packs.values().map(Arc::as_ref)
    }
}
