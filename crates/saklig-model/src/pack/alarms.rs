//! What wakes somebody out of hours, how long each has to answer, and what the
//! messages say: never what anybody wrote.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{PackError, Source, Texts, check, files::File};

/// Which findings raise an alarm, and how it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlarmRules {
    /// The kinds of findings.
    pub findings: Vec<String>,
    /// The least level that such a finding must propose, 0 to 4.
    pub least_level: i64,
    /// What was written longer ago than so many hours, and comes in only now,
    /// can wait for the service hours.
    pub fresh_hours: i64,
    /// After so many minutes without a word it goes to the next in line.
    pub escalate_minutes: i64,
    /// Whether the numbers are a choice of policy and no rule of law.
    pub policy_choice: bool,
    /// Where they come from.
    pub source: Source,
}

/// What a message to somebody who works here says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageText {
    /// Its kind: `alarm`, `gap`, `digest`, `trial`.
    pub id: String,
    /// Its version; a changed text is a new version.
    pub version: u32,
    /// The subject of an e-mail.
    pub subject: Texts,
    /// The text; `{link}` stands for the address where more is to be seen.
    pub text: Texts,
}

/// Every kind of message that the program sends.
pub(super) const KINDS: [&str; 4] = ["alarm", "gap", "digest", "trial"];

/// What a message may be filled in with: a case's number, how many there are,
/// when it was, and where to look. None of it tells what anybody wrote.
const WORDS: [&str; 4] = ["number", "count", "time", "link"];

impl MessageText {
    /// The words in braces that it may not hold, or must and does not.
    fn mistake(&self) -> Option<String> {
        for text in [&self.subject, &self.text] {
            for (_, text) in text.all() {
                let mut rest = text;
                while let Some((_, after)) = rest.split_once('{') {
                    let (word, after) = after.split_once('}').unwrap_or((after, ""));
                    if !WORDS.contains(&word) {
                        return Some(format!("\"{{{word}}}\" stands for nothing"));
                    }
                    rest = after;
                }
            }
        }
        self.text.all().find(|(_, text)| !text.contains("{link}")).map(|_| "a text without {link}".to_owned())
    }
}

/// Checks that an alarm is raised by something, goes on, and is told.
pub(super) fn check(
    file: &File<'_>,
    rules: &Spanned<AlarmRules>,
    messages: &[Spanned<MessageText>],
) -> Result<(), PackError> {
    let (rules, place) = (rules.as_ref(), Some(rules.span()));
    check::source(file, place.clone(), &rules.source)?;
    if rules.findings.is_empty() || !(0..=4).contains(&rules.least_level) {
        let problem = "no finding would raise an alarm";
        return Err(file.error(place, problem, "name kinds of findings, and a least_level from 0 to 4"));
    }
    if rules.fresh_hours < 1 || !(1..=240).contains(&rules.escalate_minutes) {
        let problem = "an alarm would not go on";
        return Err(file.error(place, problem, "set fresh_hours to 1 or more, escalate_minutes from 1 to 240"));
    }
    for message in messages {
        if let Some(problem) = message.as_ref().mistake() {
            let todo = "use {number}, {count}, {time} and {link}; each text must hold {link}";
            return Err(file.error(Some(message.span()), problem, todo));
        }
    }
    match KINDS.iter().find(|kind| !messages.iter().any(|message| message.as_ref().id == **kind)) {
        Some(kind) => Err(file.error(None, format!("there is no message \"{kind}\""), "add it in each language")),
        None => Ok(()),
    }
}
