//! The files of a pack, as they lie on disk, and how they become a [`Pack`].

use std::{collections::BTreeMap, ops::Range};

use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;

use super::{
    About, AlarmRules, Answering, BlockRules, MessageText, Notice, Pack, PackError, PackKind, Placeholder,
    RemovalReason, Reply, Source, Texts, alarms, answering, check, moderation,
};
use crate::{
    ground::{Ground, RuleSet},
    holidays::Holiday,
    service_hours::WeeklyHours,
};

/// `grounds.toml`, checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Grounds {
    pub may_adapt: bool,
    pub about: Option<AboutGrounds>,
    pub ground: Vec<Ground>,
    pub rule_set: Vec<RuleSet>,
}

/// What an officer must know of each kind of ground.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AboutGrounds {
    pub obvious_crime: Texts,
    pub house_rule: Texts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroundsFile {
    may_adapt: bool,
    about: AboutGrounds,
    ground: Vec<Spanned<Ground>>,
    #[serde(default)]
    rule_set: Vec<Spanned<RuleSet>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidaysFile {
    // Said aloud in the file; holidays move deadlines and are never adapted.
    may_adapt: bool,
    holiday: Vec<Spanned<Holiday>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursFile {
    #[expect(dead_code, reason = "said aloud in the file; hours are always the authority's own to set")]
    may_adapt: bool,
    hours: Vec<Spanned<WeeklyHours>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RepliesFile {
    #[expect(dead_code, reason = "said aloud in the file; a person edits every reply")]
    may_adapt: bool,
    source: Source,
    #[serde(default)]
    placeholder: Vec<Spanned<Placeholder>>,
    reply: Vec<Spanned<Reply>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticesFile {
    #[expect(dead_code, reason = "said aloud in the file; notices are the authority's own to word")]
    may_adapt: bool,
    source: Source,
    #[serde(default)]
    placeholder: Vec<Spanned<Placeholder>>,
    notice: Vec<Spanned<Notice>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModerationFile {
    #[expect(dead_code, reason = "said aloud in the file; the limits are the authority's own to narrow")]
    may_adapt: bool,
    source: Source,
    block: Spanned<BlockRules>,
    removal_reason: Vec<Spanned<RemovalReason>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AlarmsFile {
    #[expect(dead_code, reason = "said aloud in the file; the limits are the authority's own to set")]
    may_adapt: bool,
    source: Source,
    alarm: Spanned<AlarmRules>,
    message: Vec<Spanned<MessageText>>,
}

/// One file of a pack, while it is read.
pub(super) struct File<'a> {
    /// Its path below `packs/`.
    pub path: String,
    text: &'a str,
}

impl<'a> File<'a> {
    /// The file, if the pack has it.
    fn open<B: AsRef<[u8]>>(code: &str, name: &str, files: &'a BTreeMap<String, B>) -> Result<Option<Self>, PackError> {
        let path = format!("{code}/{name}");
        let Some(bytes) = files.get(name) else { return Ok(None) };
        let bytes = bytes.as_ref();
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Some(Self { path, text })),
            Err(error) => {
                let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
                let error = PackError::new(&path, "the file is not UTF-8", "save it as UTF-8");
                Err(error.at(&before, Some(before.len()..before.len())))
            }
        }
    }

    /// Its contents by type; what does not fit is named with its line.
    fn parse<T: DeserializeOwned>(&self) -> Result<T, PackError> {
        toml::from_str(self.text).map_err(|error: toml::de::Error| {
            self.error(error.span(), error.message().replace('\n', ", "), "correct that line or the entry it begins")
        })
    }

    /// A mistake at a place in the file.
    pub fn error(&self, place: Option<Range<usize>>, problem: impl Into<String>, todo: impl Into<String>) -> PackError {
        PackError::new(&self.path, problem, todo).at(self.text, place)
    }
}

/// A pack from the files of its folder.
pub(super) fn read<B: AsRef<[u8]>>(code: &str, files: &BTreeMap<String, B>) -> Result<Pack, PackError> {
    let missing = |name: &str| {
        PackError::new(&format!("{code}/{name}"), "the file is missing", "add it, or remove the folder from packs/")
    };
    let file = File::open(code, "pack.toml", files)?.ok_or_else(|| missing("pack.toml"))?;
    let about: About = file.parse()?;
    let zone = check::about(&file, code, &about)?;
    let mut pack = Pack {
        about,
        zone,
        grounds: Grounds::default(),
        holidays: Vec::new(),
        hours: Vec::new(),
        replies: Vec::new(),
        notices: Vec::new(),
        placeholders: Vec::new(),
        block: None,
        removal_reasons: Vec::new(),
        answering: None,
        alarms: None,
        messages: Vec::new(),
    };
    let open = |name: &str| match File::open(code, name, files)? {
        None if pack.about.kind == PackKind::Country => Err(missing(name)),
        file => Ok(file),
    };
    let [grounds, holidays, hours] = [open("grounds.toml")?, open("holidays.toml")?, open("service_hours.toml")?];
    let [replies, notices] = [open("replies.toml")?, open("notices.toml")?];
    let [moderation, alarms] = [open("moderation.toml")?, open("alarms.toml")?];

    if let Some(file) = grounds {
        let read: GroundsFile = file.parse()?;
        check::texts(&file, None, "about.obvious_crime", &read.about.obvious_crime)?;
        check::texts(&file, None, "about.house_rule", &read.about.house_rule)?;
        check::entries(&file, &read.ground)?;
        check::entries(&file, &read.rule_set)?;
        check::rule_sets(&file, &read.rule_set, &read.ground)?;
        let (ground, rule_set) = (plain(read.ground), plain(read.rule_set));
        pack.grounds = Grounds { may_adapt: read.may_adapt, about: Some(read.about), ground, rule_set };
    }
    if let Some(file) = holidays {
        let read: HolidaysFile = file.parse()?;
        if read.may_adapt {
            return Err(file.error(
                None,
                "holidays move deadlines and may not be adapted",
                "set may_adapt = false; an authority's own closing days are exceptions in its service hours",
            ));
        }
        check::entries(&file, &read.holiday)?;
        pack.holidays = plain(read.holiday);
    }
    if let Some(file) = hours {
        let read: HoursFile = file.parse()?;
        check::entries(&file, &read.hours)?;
        pack.hours = plain(read.hours);
    }
    if let Some(file) = replies {
        let read: RepliesFile = file.parse()?;
        check::source(&file, None, &read.source)?;
        check::placeholders(&file, &read.placeholder)?;
        check::entries(&file, &read.reply)?;
        for reply in &read.reply {
            check::template(&file, reply.span(), &reply.as_ref().text, &read.placeholder, |_| true)?;
        }
        pack.replies = plain(read.reply);
        pack.placeholders.extend(plain(read.placeholder));
    }
    if let Some(file) = notices {
        let read: NoticesFile = file.parse()?;
        check::source(&file, None, &read.source)?;
        check::placeholders(&file, &read.placeholder)?;
        check::entries(&file, &read.notice)?;
        for notice in &read.notice {
            let audience = notice.as_ref().audience;
            check::template(&file, notice.span(), &notice.as_ref().text, &read.placeholder, |n| audience.may_read(n))?;
        }
        pack.notices = plain(read.notice);
        pack.placeholders.extend(plain(read.placeholder));
    }
    if let Some(file) = moderation {
        let read: ModerationFile = file.parse()?;
        check::source(&file, None, &read.source)?;
        moderation::check(&file, &read.block, pack.grounds())?;
        check::entries(&file, &read.removal_reason)?;
        pack.block = Some(read.block.into_inner());
        pack.removal_reasons = plain(read.removal_reason);
    }
    if let Some(file) = File::open(code, "answering.toml", files)? {
        let read: Answering = file.parse()?;
        answering::check(&file, &read)?;
        pack.answering = Some(read);
    }
    if let Some(file) = alarms {
        let read: AlarmsFile = file.parse()?;
        check::source(&file, None, &read.source)?;
        alarms::check(&file, &read.alarm, &read.message)?;
        check::entries(&file, &read.message)?;
        pack.alarms = Some(read.alarm.into_inner());
        pack.messages = plain(read.message);
    }
    Ok(pack)
}

/// The entries without their places.
fn plain<T>(entries: Vec<Spanned<T>>) -> Vec<T> {
    entries.into_iter().map(Spanned::into_inner).collect()
}
