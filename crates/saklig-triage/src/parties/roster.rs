//! The roster: parties and candidates, compiled for looking up.

use std::collections::{BTreeMap, HashMap};

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};

use super::{Parties, holds_on};
use crate::lexicon::{goes_on_after, goes_on_before};
use crate::plain;
use crate::profile::{BadProfile, Profile};

/// How somebody is named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A name that is nothing else.
    Name,
    /// A name that is an ordinary word too.
    Ambiguous,
    /// An adjective of a party.
    Adjective,
    /// The first part of a compound.
    Stem,
    /// What a party goes to the polls with.
    Slogan,
    /// A candidate's first and last name.
    Candidate,
}

/// Whom a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The party or list.
    pub who: String,
    /// Its country.
    pub country: String,
    from: Option<String>,
    to: Option<String>,
}

/// A place where somebody is named; whether it counts is for the detector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Where the name begins.
    pub start: usize,
    /// Where it ends, its inflection included.
    pub end: usize,
    /// Where the name itself ends, as it is listed.
    pub core: usize,
    /// How.
    pub form: Form,
    /// Whether an *s* was added: *Venstres*.
    pub genitive: bool,
    /// Whom, for [`Roster::called`].
    pub whom: usize,
}

/// Parties and candidates, compiled.
pub struct Roster {
    automaton: Option<DoubleArrayAhoCorasick<u32>>,
    entries: Vec<Vec<Entry>>,
    called: Vec<Called>,
    letters: HashMap<String, Vec<usize>>,
    handles: HashMap<String, Vec<usize>>,
    domains: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Copy)]
struct Entry {
    form: Form,
    whom: usize,
    open_before: bool,
    open_after: bool,
}

impl Roster {
    /// Compiles the parties of the authority's countries, or of all, and its
    /// candidates.
    ///
    /// # Errors
    /// If there are more names than can be held.
    pub fn new(parties: &Parties, profile: &Profile) -> Result<Self, BadProfile> {
        let mut compiling = Compiling::default();
        let ours = |country: &str| profile.countries.is_empty() || profile.is_in(country);
        for party in parties.parties.iter().filter(|party| ours(&party.country)) {
            let whom = compiling.call(&party.name, &party.country, &party.valid_from, &party.valid_to);
            for (form, words) in [
                (Form::Name, &party.names),
                (Form::Ambiguous, &party.ambiguous),
                (Form::Adjective, &party.adjectives),
                (Form::Stem, &party.stems),
            ] {
                words.iter().for_each(|word| compiling.name(word, form, whom));
            }
            for letters in &party.letters {
                compiling.letters.entry(letters.clone()).or_default().push(whom);
            }
            for handle in &party.handles {
                compiling.handles.entry(handle.to_lowercase()).or_default().push(whom);
            }
            for hashtag in &party.hashtags {
                compiling.name(&format!("#{}", hashtag.to_lowercase()), Form::Name, whom);
            }
            for domain in &party.domains {
                compiling.domains.entry(domain.clone()).or_default().push(whom);
            }
            for slogan in &party.slogans {
                let whom = compiling.call(&party.name, &party.country, &slogan.valid_from, &slogan.valid_to);
                compiling.name(slogan.text.trim_end_matches(['.', '!', '?']), Form::Slogan, whom);
            }
        }
        for candidate in &parties.candidates {
            let whom = compiling.call(&candidate.list, "", &candidate.valid_from, &candidate.valid_to);
            compiling.name(&candidate.name, Form::Candidate, whom);
            if let Some(handle) = &candidate.handle {
                compiling.handles.entry(handle.trim_start_matches('@').to_lowercase()).or_default().push(whom);
            }
            if let Some(domain) = &candidate.domain {
                compiling.domains.entry(domain.clone()).or_default().push(whom);
            }
        }
        compiling.done()
    }

    /// Whom a name stands for.
    #[must_use]
    pub fn called(&self, whom: usize) -> Option<&Called> {
        self.called.get(whom)
    }

    /// Every place where somebody may be named on a day, in a text of lower
    /// case, by where it ends.
    #[must_use]
    pub fn named(&self, lower: &str, day: Option<&str>) -> Vec<Named> {
        let mut named = Vec::new();
        let Some(automaton) = &self.automaton else { return named };
        for found in automaton.find_overlapping_iter(lower) {
            let start = found.start();
            for entry in self.entries.get(found.value() as usize).into_iter().flatten() {
                let tag = lower.as_bytes().get(start) == Some(&b'#');
                if !(entry.open_before || tag) && goes_on_before(lower, start) || !self.holds(entry.whom, day) {
                    continue;
                }
                let stem = entry.form == Form::Stem;
                let end = if entry.open_after || stem { Some(word_end(lower, found.end())) } else { None };
                let (end, genitive) = match end {
                    Some(end) => (end, false),
                    None => match inflected(lower, found.end()) {
                        Some(ending) => ending,
                        None => continue,
                    },
                };
                named.push(Named { start, end, core: found.end(), form: entry.form, genitive, whom: entry.whom });
            }
        }
        named
    }

    /// Whom letters stand for on a day, of these countries first.
    #[must_use]
    pub fn of_letters(&self, letters: &str, day: Option<&str>, countries: &[&str]) -> Option<usize> {
        let held = || self.letters.get(letters).into_iter().flatten().copied().filter(|whom| self.holds(*whom, day));
        let of = |whom: &usize, country: &str| self.called(*whom).is_some_and(|called| called.country == country);
        if countries.is_empty() {
            return held().next();
        }
        countries.iter().find_map(|country| held().find(|whom| of(whom, country)))
    }

    /// Whose account this is on a day.
    #[must_use]
    pub fn of_handle(&self, handle: &str, day: Option<&str>) -> Option<usize> {
        self.handles.get(&handle.to_lowercase())?.iter().copied().find(|whom| self.holds(*whom, day))
    }

    /// Whose domain this is on a day, or lies under.
    #[must_use]
    pub fn of_domain(&self, domain: &str, day: Option<&str>) -> Option<usize> {
        let mut rest = domain;
        loop {
            if let Some(whom) = self.domains.get(rest) {
                return whom.iter().copied().find(|whom| self.holds(*whom, day));
            }
            rest = rest.split_once('.')?.1;
        }
    }

    fn holds(&self, whom: usize, day: Option<&str>) -> bool {
        self.called(whom).is_some_and(|called| holds_on(day, called.from.as_deref(), called.to.as_deref()))
    }
}

#[derive(Default)]
struct Compiling {
    names: BTreeMap<String, Vec<Entry>>,
    called: Vec<Called>,
    letters: HashMap<String, Vec<usize>>,
    handles: HashMap<String, Vec<usize>>,
    domains: HashMap<String, Vec<usize>>,
}

impl Compiling {
    fn call(&mut self, who: &str, country: &str, from: &Option<String>, to: &Option<String>) -> usize {
        let (from, to) = (from.clone(), to.clone());
        self.called.push(Called { who: who.to_owned(), country: country.to_owned(), from, to });
        self.called.len() - 1
    }

    fn name(&mut self, word: &str, form: Form, whom: usize) {
        let (open_before, open_after) = (word.starts_with('*'), word.ends_with('*'));
        // Read as every text is read, so that they meet.
        let plain = plain::Plain::new(word.trim_matches('*'));
        let words: Vec<&str> = plain.as_str().split_whitespace().collect();
        let key = plain::lower(&words.join(" "));
        if !key.is_empty() {
            self.names.entry(key).or_default().push(Entry { form, whom, open_before, open_after });
        }
    }

    fn done(self) -> Result<Roster, BadProfile> {
        let automaton = if self.names.is_empty() {
            None
        } else {
            let built = DoubleArrayAhoCorasickBuilder::new().build(self.names.keys());
            Some(built.map_err(|error| BadProfile::Words(error.to_string()))?)
        };
        Ok(Roster {
            automaton,
            entries: self.names.into_values().collect(),
            called: self.called,
            letters: self.letters,
            handles: self.handles,
            domains: self.domains,
        })
    }
}

/// Where the word ends that this place lies in.
pub(crate) fn word_end(text: &str, at: usize) -> usize {
    let tail = text.get(at..).unwrap_or_default();
    at + tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len())
}

/// Where a name ends with its genitive, `Venstres`, `KD:s`, `V's`, and whether it
/// has one; none if the word goes on otherwise.
pub(crate) fn inflected(text: &str, end: usize) -> Option<(usize, bool)> {
    if !goes_on_after(text, end) {
        let tail = text.get(end..).unwrap_or_default();
        let marked = [":s", "'s", "\u{2019}s", "´s"].iter().find(|mark| tail.starts_with(**mark));
        return Some(match marked.map(|mark| end + mark.len()).filter(|end| !goes_on_after(text, *end)) {
            Some(end) => (end, true),
            None => (end, false),
        });
    }
    (text.as_bytes().get(end) == Some(&b's') && !goes_on_after(text, end + 1)).then_some((end + 1, true))
}
