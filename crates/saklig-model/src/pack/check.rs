//! What every entry of a pack must have: an id, a version, words in each
//! language, a source, and dates that do not contradict one another.

use std::ops::Range;

use jiff::{civil::Date, tz::TimeZone};
use toml::Spanned;

use super::{
    About, MessageText, Notice, PackError, Placeholder, RemovalReason, Reply, Source, Texts, files::File,
    template::placeholders as names_in,
};
use crate::{
    ground::{Ground, GroundKind, RuleSet},
    holidays::Holiday,
    service_hours::WeeklyHours,
};

/// Something of which a pack has several, each in versions.
pub(super) trait Entry {
    fn id(&self) -> &str;
    fn version(&self) -> u32;
    /// First and last day; `None` for a text, where the newest version counts.
    fn valid(&self) -> Option<(Date, Option<Date>)>;
    fn texts(&self) -> Vec<(&'static str, &Texts)>;
    fn sources(&self) -> Vec<&Source>;
    /// What else is wrong, and what to do.
    fn other(&self) -> Option<(String, &'static str)> {
        None
    }
}

impl Entry for Ground {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        Some((self.valid_from, self.valid_to))
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        let mut texts = vec![("title", &self.title), ("explanation", &self.explanation)];
        texts.extend(self.guidance.as_ref().map(|guidance| ("guidance", guidance)));
        texts
    }
    fn sources(&self) -> Vec<&Source> {
        std::iter::once(&self.source).chain(&self.see_also).collect()
    }
    fn other(&self) -> Option<(String, &'static str)> {
        if self.findings.iter().chain(&self.confirm_when).any(|kind| kind.trim().is_empty()) {
            return Some(("a kind of finding is empty".into(), "name the kind or remove it"));
        }
        if self.kind == GroundKind::ObviousCrime && self.number.is_some() {
            return Some(("an obvious crime has a number".into(), "numbers are the house rules'; remove it"));
        }
        if !self.confirm_when.is_empty() && self.needs_confirmation_by.is_none() {
            return Some(("confirm_when without needs_confirmation_by".into(), "say which function confirms"));
        }
        None
    }
}

impl Entry for RuleSet {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        Some((self.valid_from, self.valid_to))
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        vec![("title", &self.title), ("explanation", &self.explanation)]
    }
    fn sources(&self) -> Vec<&Source> {
        vec![&self.source]
    }
}

impl Entry for Holiday {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        Some((self.valid_from, self.valid_to))
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        vec![("names", &self.names)]
    }
    fn sources(&self) -> Vec<&Source> {
        vec![&self.source]
    }
    fn other(&self) -> Option<(String, &'static str)> {
        self.mistake()
    }
}

impl Entry for WeeklyHours {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        Some((self.valid_from, self.valid_to))
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        vec![("name", &self.name)]
    }
    fn sources(&self) -> Vec<&Source> {
        vec![&self.source]
    }
    fn other(&self) -> Option<(String, &'static str)> {
        self.mistake()
    }
}

impl Entry for Reply {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        None
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        vec![("title", &self.title), ("text", &self.text)]
    }
    fn sources(&self) -> Vec<&Source> {
        Vec::new()
    }
}

impl Entry for Notice {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        None
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        vec![("title", &self.title), ("text", &self.text)]
    }
    fn sources(&self) -> Vec<&Source> {
        Vec::new()
    }
}

impl Entry for RemovalReason {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        None
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        vec![("title", &self.title)]
    }
    fn sources(&self) -> Vec<&Source> {
        Vec::new()
    }
}

impl Entry for MessageText {
    fn id(&self) -> &str {
        &self.id
    }
    fn version(&self) -> u32 {
        self.version
    }
    fn valid(&self) -> Option<(Date, Option<Date>)> {
        None
    }
    fn texts(&self) -> Vec<(&'static str, &Texts)> {
        vec![("subject", &self.subject), ("text", &self.text)]
    }
    fn sources(&self) -> Vec<&Source> {
        Vec::new()
    }
}

/// Checks each entry, and each against those before it.
pub(super) fn entries<T: Entry>(file: &File<'_>, entries: &[Spanned<T>]) -> Result<(), PackError> {
    for (index, spanned) in entries.iter().enumerate() {
        let (entry, place) = (spanned.as_ref(), Some(spanned.span()));
        let id = entry.id();
        let wrong = |problem: String, todo: &str| Err(file.error(place.clone(), format!("{id}: {problem}"), todo));
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return wrong("the id is not a key".into(), "use lower-case letters, digits and hyphens");
        }
        if entry.version() == 0 {
            return wrong("version 0".into(), "begin with version 1");
        }
        if let Some((from, Some(to))) = entry.valid()
            && from > to
        {
            return wrong(format!("ends on {to}, before it begins on {from}"), "correct valid_from or valid_to");
        }
        for (name, text) in entry.texts() {
            texts(file, place.clone(), &format!("{id}: {name}"), text)?;
        }
        for given in entry.sources() {
            source(file, place.clone(), given)?;
        }
        if let Some((problem, todo)) = entry.other() {
            return wrong(problem, todo);
        }
        let before = entries.get(..index).unwrap_or_default().iter().map(AsRef::as_ref);
        for earlier in before.filter(|earlier: &&T| earlier.id() == id) {
            if earlier.version() == entry.version() {
                return wrong(format!("version {} stands twice", entry.version()), "give the newer one a new version");
            }
            if overlap(earlier.valid(), entry.valid()) {
                return wrong(
                    format!("versions {} and {} apply on the same day", earlier.version(), entry.version()),
                    "end the older one with valid_to the day before",
                );
            }
        }
    }
    Ok(())
}

/// Checks that rule sets name house rules that there are: a list of crimes is
/// never chosen away.
pub(super) fn rule_sets(
    file: &File<'_>,
    sets: &[Spanned<RuleSet>],
    grounds: &[Spanned<Ground>],
) -> Result<(), PackError> {
    let is_rule = |id: &String| {
        grounds.iter().any(|ground| ground.as_ref().id == *id && ground.as_ref().kind == GroundKind::HouseRule)
    };
    for set in sets {
        if let Some(id) = set.as_ref().grounds.iter().find(|id| !is_rule(id)) {
            let problem = format!("{}: there is no house rule \"{id}\"", set.as_ref().id);
            return Err(file.error(Some(set.span()), problem, "name house rules of this file"));
        }
    }
    Ok(())
}

/// Whether two spans of days share a day.
fn overlap(a: Option<(Date, Option<Date>)>, b: Option<(Date, Option<Date>)>) -> bool {
    let (Some((a_from, a_to)), Some((b_from, b_to))) = (a, b) else { return false };
    a_to.is_none_or(|last| b_from <= last) && b_to.is_none_or(|last| a_from <= last)
}

/// Checks `pack.toml`, and finds its time zone.
pub(super) fn about(file: &File<'_>, folder: &str, about: &About) -> Result<TimeZone, PackError> {
    if about.code != folder {
        return Err(file.error(None, format!("code is \"{}\"", about.code), format!("set code = \"{folder}\"")));
    }
    if about.version == 0 {
        return Err(file.error(None, "version 0", "begin with version 1"));
    }
    texts(file, None, "names", &about.names)?;
    for supervisor in &about.supervisors {
        texts(file, None, &supervisor.field, &supervisor.name)?;
    }
    TimeZone::get(&about.time_zone).map_err(|_| {
        file.error(
            None,
            format!("time zone \"{}\" is unknown", about.time_zone),
            "name one of the IANA time zones, as Europe/Stockholm",
        )
    })
}

/// Checks that a text says something in each language.
pub(super) fn texts(file: &File<'_>, place: Option<Range<usize>>, what: &str, texts: &Texts) -> Result<(), PackError> {
    match texts.all().find(|(_, text)| text.trim().is_empty()) {
        None => Ok(()),
        Some((language, _)) => {
            Err(file.error(place, format!("{what}: no text in \"{}\"", language.code()), "write it in every language"))
        }
    }
}

/// Checks that a source names who said what.
pub(super) fn source(file: &File<'_>, place: Option<Range<usize>>, source: &Source) -> Result<(), PackError> {
    if source.issuer.trim().is_empty() || source.title.trim().is_empty() {
        return Err(file.error(place, "the source has no issuer or title", "say who issued what"));
    }
    Ok(())
}

/// Checks the list that says what placeholders stand for.
pub(super) fn placeholders(file: &File<'_>, known: &[Spanned<Placeholder>]) -> Result<(), PackError> {
    known.iter().try_for_each(|placeholder| {
        texts(file, Some(placeholder.span()), &placeholder.as_ref().name, &placeholder.as_ref().explanation)
    })
}

/// Checks that a template uses known placeholders, the same in each language,
/// and none that its readers may not see filled in.
pub(super) fn template(
    file: &File<'_>,
    place: Range<usize>,
    text: &Texts,
    known: &[Spanned<Placeholder>],
    allowed: impl Fn(&str) -> bool,
) -> Result<(), PackError> {
    let wrong = |problem: String, todo: &str| Err(file.error(Some(place.clone()), problem, todo));
    let used = names_in(&text.sv);
    for (language, words) in text.all() {
        if names_in(words) != used {
            let problem = format!("placeholders differ between \"sv\" and \"{}\"", language.code());
            return wrong(problem, "use the same ones in every language");
        }
    }
    for name in used {
        if !known.iter().any(|placeholder| placeholder.as_ref().name == name) {
            return wrong(format!("{{{name}}} is not explained"), "add it as a [[placeholder]] or correct its name");
        }
        if !allowed(name) {
            return wrong(
                format!("{{{name}}} in a public text"),
                "say only that a comment was hidden under the rules; the author is told why in private",
            );
        }
    }
    Ok(())
}
