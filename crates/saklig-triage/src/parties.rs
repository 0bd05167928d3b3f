//! Parties and candidates: what the authority's own drafts are held against.
//!
//! A file `<country>/parties.toml` of `packs/` holds the parties of a country,
//! with their names as people write them, and each with its dates. A file
//! `<country>/candidates.csv` (or `.toml`) holds the candidates of an election,
//! as the authority imports them from the official lists; none is carried by
//! the program.
//!
//! Both are looked up for the authority's own drafts only, never for a comment
//! or a note, and never joined with an author: nothing here knows authors.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::pack::BadPack;

mod candidates;
mod roster;

pub(crate) use roster::word_end;
pub use roster::{Called, Form, Named, Roster};

/// Parties and candidates of all files, checked.
#[derive(Debug, Clone, Default)]
pub struct Parties {
    pub(crate) parties: Vec<Party>,
    pub(crate) candidates: Vec<Candidate>,
}

/// A party, a league of one, or a list that stands for election.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// What it is called; a finding says so as `who`.
    pub name: String,
    /// The country of the file, as an ISO 3166 code.
    #[serde(skip)]
    pub country: String,
    /// Names that are nothing else, in lower case, as in lists of words: a `*`
    /// lets them go on.
    #[serde(default)]
    pub names: Vec<String>,
    /// Names that are also ordinary words, with the capital that the party has:
    /// `Venstre`. They count where the sentence shows the party.
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// Adjectives and the like that count before somebody with an office or
    /// with "de": `moderata`, `radikale`.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// First parts of compounds that count before a political second part:
    /// `center` in *centerledaren*.
    #[serde(default)]
    pub stems: Vec<String>,
    /// Letters and abbreviations, exactly as written: `S`, `KD`.
    #[serde(default)]
    pub letters: Vec<String>,
    /// Accounts, without `@`.
    #[serde(default)]
    pub handles: Vec<String>,
    /// Hashtags beside its names, without `#`.
    #[serde(default)]
    pub hashtags: Vec<String>,
    /// Domains.
    #[serde(default)]
    pub domains: Vec<String>,
    /// The first day, `YYYY-MM-DD`; open if absent.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// The last day; open if absent.
    #[serde(default)]
    pub valid_to: Option<String>,
    /// What it goes to the polls with.
    #[serde(default, rename = "slogan")]
    pub slogans: Vec<Slogan>,
}

/// What a party goes to the polls with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slogan {
    /// Its words.
    pub text: String,
    /// The id of the election, as in the file.
    pub election: String,
    /// Where it was seen.
    pub source: String,
    /// The first day; open if absent.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// The last day; open if absent.
    #[serde(default)]
    pub valid_to: Option<String>,
}

/// Somebody who stands for election, as the authority imported it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// First and last name.
    pub name: String,
    /// The party or list.
    pub list: String,
    /// The election, in words.
    pub election: String,
    /// The first day; open if absent.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// The last day; open if absent.
    #[serde(default)]
    pub valid_to: Option<String>,
    /// An account, with or without `@`.
    #[serde(default)]
    pub handle: Option<String>,
    /// The domain of a site of their own.
    #[serde(default)]
    pub domain: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    date: String,
    #[serde(default, rename = "election")]
    elections: Vec<Election>,
    #[serde(rename = "party")]
    parties: Vec<Party>,
}

/// An election that slogans belong to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Election {
    id: String,
    #[expect(dead_code, reason = "said to whoever reads the file")]
    title: String,
    /// Open until it is known.
    #[serde(default)]
    date: Option<String>,
    #[expect(dead_code, reason = "said to whoever reads the file")]
    source: String,
}

/// Whether a file of this path is one of parties or candidates, and whose.
#[must_use]
pub fn country_of(path: &str) -> Option<&str> {
    let (folder, name) = path.rsplit_once('/')?;
    ["parties.toml", "candidates.csv", "candidates.toml"]
        .contains(&name)
        .then(|| folder.rsplit('/').next().unwrap_or(folder))
}

impl Parties {
    /// Adds what a file holds.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), BadPack> {
        let bad = |wrong: String| BadPack { file: path.to_owned(), wrong };
        let country = country_of(path).unwrap_or_default().to_ascii_lowercase();
        let text = std::str::from_utf8(bytes).map_err(|_| bad("is not UTF-8".to_owned()))?;
        if path.ends_with("/parties.toml") {
            self.parties.extend(parties(text, &country).map_err(bad)?);
        } else {
            let toml = path.ends_with(".toml");
            let read = if toml { candidates::from_toml(text) } else { candidates::from_csv(text) };
            self.candidates.extend(read.map_err(bad)?);
        }
        Ok(())
    }

    /// Whether there is nothing to look up.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty() && self.candidates.is_empty()
    }
}

fn parties(text: &str, country: &str) -> Result<Vec<Party>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    if file.source.trim().is_empty() || !is_day(&file.date) {
        return Err("source and date (YYYY-MM-DD) say where the parties come from, and since when".to_owned());
    }
    let mut elections = BTreeSet::new();
    for election in &file.elections {
        days(&election.id, election.date.as_ref(), None)?;
        elections.insert(election.id.as_str());
    }
    let mut seen = BTreeSet::new();
    for party in &file.parties {
        check(party, &elections)?;
        if !seen.insert((&party.name, &party.valid_from)) {
            return Err(format!("{}: listed twice for the same time", party.name));
        }
    }
    Ok(file.parties.into_iter().map(|party| Party { country: country.to_owned(), ..party }).collect())
}

fn check(party: &Party, elections: &BTreeSet<&str>) -> Result<(), String> {
    let name = &party.name;
    if name.trim().is_empty() {
        return Err("a party has no name".to_owned());
    }
    days(name, party.valid_from.as_ref(), party.valid_to.as_ref())?;
    for word in party.names.iter().chain(&party.stems).chain(&party.adjectives) {
        let bare = word.trim_matches('*');
        if bare.chars().count() < 2 || crate::plain::lower(bare) != bare || bare.trim() != bare {
            return Err(format!("{name}: {word:?} is too short, or not in lower case"));
        }
    }
    for word in &party.ambiguous {
        if !word.chars().next().is_some_and(char::is_uppercase) {
            return Err(format!("{name}: {word:?} is an ordinary word too, so it needs the party's capital letter"));
        }
    }
    for letters in &party.letters {
        if letters.is_empty() || letters.chars().count() > 5 || !letters.chars().all(char::is_alphabetic) {
            return Err(format!("{name}: {letters:?} are no letters of a party (1 to 5)"));
        }
    }
    for handle in party.handles.iter().chain(&party.hashtags) {
        if handle.is_empty() || handle.contains(['@', '#', ' ']) {
            return Err(format!("{name}: {handle:?} is written without @, # and spaces"));
        }
    }
    for domain in &party.domains {
        if !is_domain(domain) {
            return Err(format!("{name}: {domain:?} is not a domain (like example.org)"));
        }
    }
    for slogan in &party.slogans {
        days(name, slogan.valid_from.as_ref(), slogan.valid_to.as_ref())?;
        if slogan.text.split_whitespace().count() < 2 {
            return Err(format!("{name}: a slogan of one word would be found everywhere: {:?}", slogan.text));
        }
        if !elections.contains(slogan.election.as_str()) {
            return Err(format!("{name}: no [[election]] of this file has the id {:?}", slogan.election));
        }
        if slogan.source.trim().is_empty() {
            return Err(format!("{name}: the slogan {:?} has no source", slogan.text));
        }
    }
    Ok(())
}

/// Checks the first and the last day of something.
fn days(what: &str, from: Option<&String>, to: Option<&String>) -> Result<(), String> {
    if let Some(day) = from.into_iter().chain(to).find(|day| !is_day(day)) {
        return Err(format!("{what}: {day:?} is not a day (YYYY-MM-DD)"));
    }
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(format!("{what}: valid_to lies before valid_from"));
    }
    Ok(())
}

fn is_day(day: &str) -> bool {
    let bytes = day.as_bytes();
    let number = |from: usize, to: usize| day.get(from..to).and_then(|part| part.parse::<u32>().ok());
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() })
        && number(5, 7).is_some_and(|month| (1..=12).contains(&month))
        && number(8, 10).is_some_and(|day| (1..=31).contains(&day))
}

fn is_domain(domain: &str) -> bool {
    let letters = domain.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '.' || c == '-');
    letters && domain.contains('.') && !domain.starts_with(['.', '-']) && !domain.ends_with(['.', '-'])
}

/// Whether a day lies within two others. What has no day is taken as of now, and
/// a list is there because it is in use: it counts.
#[must_use]
pub fn holds_on(day: Option<&str>, from: Option<&str>, to: Option<&str>) -> bool {
    let Some(day) = day else { return true };
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

/// The day of a moment as RFC 3339 writes it.
#[must_use]
pub fn day_of(at: Option<&str>) -> Option<&str> {
    at.and_then(|at| at.get(..10)).filter(|day| is_day(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pack;

    const HEAD: &str = "source = 'Own'\ndate = '2026-11-22'\n";

    fn wrong(path: &str, body: &str) -> String {
        Pack::parse([(path, body)]).unwrap_err().to_string()
    }

    #[test]
    fn a_bad_file_of_parties_says_what_is_wrong() {
        for (body, expected) in [
            ("", "missing field `party`"),
            ("[[party]]\nname = ' '", "has no name"),
            ("[[party]]\nname = 'A'\nnames = ['Alfa']", "\"Alfa\" is too short, or not in lower case"),
            ("[[party]]\nname = 'A'\nambiguous = ['alfa']", "needs the party's capital letter"),
            ("[[party]]\nname = 'A'\nletters = ['A1']", "no letters of a party"),
            ("[[party]]\nname = 'A'\nhandles = ['@alfa']", "written without @"),
            ("[[party]]\nname = 'A'\ndomains = ['https://alfa.example']", "is not a domain"),
            ("[[party]]\nname = 'A'\nvalid_from = '2026-13-01'", "is not a day"),
            ("[[party]]\nname = 'A'\nvalid_from = '2026-02-01'\nvalid_to = '2026-01-01'", "before valid_from"),
            ("[[party]]\nname = 'A'\n[[party]]\nname = 'A'", "listed twice"),
            (
                "[[party]]\nname = 'A'\n[[party.slogan]]\ntext = 'Ja nu'\nelection = 'x'\nsource = 'y'",
                "has the id \"x\"",
            ),
            ("[[party]]\nname = 'A'\n[[party.slogan]]\ntext = 'Nu'\nelection = 'x'\nsource = 'y'", "of one word"),
            ("[[party]]\nname = 'A'\ncolour = 'red'", "unknown field `colour`"),
        ] {
            let wrong = wrong("se/parties.toml", &format!("{HEAD}{body}"));
            assert!(wrong.starts_with("packs/se/parties.toml: ") && wrong.contains(expected), "{body}: {wrong}");
        }
        assert!(wrong("dk/parties.toml", "date = '2026-11-22'\nparty = []").contains("source"));
    }

    #[test]
    fn days_decide_and_what_has_none_is_of_now() {
        let held = |day| holds_on(day, Some("2026-06-01"), Some("2026-09-13"));
        assert!(held(Some("2026-06-01")) && held(Some("2026-09-13")) && held(None));
        assert!(!held(Some("2026-05-31")) && !held(Some("2026-09-14")));
        assert_eq!(day_of(Some("2026-09-13T08:00:00Z")), Some("2026-09-13"));
        assert_eq!(day_of(Some("yesterday, I think")), None);
    }
}
