//! The thesaurus: classes of everyday words that stand for the same, so that a
//! [model](crate::learned) that has seen one of them knows what the others are.
//!
//! Files `reading/thesaurus/<name>.toml` list them as the files of
//! [words](crate::pack) do, by class and language. No rule asks for a class, so
//! classes may come and go; the model is then to be trained again.

use std::collections::BTreeMap;
use std::fmt;

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use serde::Deserialize;

use crate::features;
use crate::language::Language;
use crate::lexicon::{goes_on_after, goes_on_before};
use crate::signs::Sign;

/// Where the files lie, below `packs/`.
pub const FOLDER: &str = "reading/thesaurus/";

/// Every class, compiled.
#[derive(Default)]
pub struct Thesaurus {
    /// None if there are no words.
    automaton: Option<DoubleArrayAhoCorasick<u32>>,
    /// By the automaton's value.
    entries: Vec<Vec<Entry>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Entry {
    class: u32,
    language: Language,
    open_before: bool,
    open_after: bool,
}

/// Classes as the files tell them, to be compiled together.
#[derive(Default)]
pub struct Classes {
    by_word: BTreeMap<String, Vec<Entry>>,
}

#[derive(Deserialize)]
struct File {
    source: String,
    date: String,
    #[serde(flatten)]
    classes: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Classes {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing that is wrong, in words.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        if file.source.trim().is_empty() || file.date.len() != 10 {
            return Err("source and date (YYYY-MM-DD) say where the words come from, and since when".to_owned());
        }
        for (name, languages) in file.classes {
            let class = features::name(&name);
            for (tag, list) in languages {
                let language =
                    Language::from_tag(&tag).ok_or_else(|| format!("{name}: {tag:?} is no language here"))?;
                for word in list {
                    let bare = word.trim_matches('*');
                    if bare.trim().is_empty() || bare.chars().any(char::is_uppercase) {
                        return Err(format!("{name}: {word:?} is empty, or not in lower case"));
                    }
                    let (open_before, open_after) = (word.starts_with('*'), word.ends_with('*'));
                    let entry = Entry { class, language, open_before, open_after };
                    let entries = self.by_word.entry(bare.to_owned()).or_default();
                    if !entries.contains(&entry) {
                        entries.push(entry);
                    }
                }
            }
        }
        Ok(())
    }

    /// Compiles all that was read.
    ///
    /// # Errors
    /// If there are more words than the automaton can hold.
    pub fn compile(self) -> Result<Thesaurus, String> {
        if self.by_word.is_empty() {
            return Ok(Thesaurus::default());
        }
        let automaton = DoubleArrayAhoCorasickBuilder::new().build(self.by_word.keys()).map_err(|e| e.to_string())?;
        Ok(Thesaurus { automaton: Some(automaton), entries: self.by_word.into_values().collect() })
    }
}

impl Thesaurus {
    /// What the words of a text in lower case stand for, by where they end.
    pub fn find(&self, lower: &str, language: Language, signs: &mut Vec<Sign>) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(lower) {
            let Some(entries) = self.entries.get(found.value() as usize) else { continue };
            let (start, end) = (found.start(), found.end());
            for entry in entries.iter().filter(|entry| entry.language == language) {
                if (entry.open_before || !goes_on_before(lower, start))
                    && (entry.open_after || !goes_on_after(lower, end))
                {
                    signs.push(Sign { key: entry.class, place: start..end });
                }
            }
        }
    }
}

impl fmt::Debug for Thesaurus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thesaurus").field("words", &self.entries.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
source = "Own list"
date = "2026-11-22"
["general.blade"]
sv = ["kniv*", "*kniv", "yxa"]
da = ["kniv*", "økse"]
["general.i"]
sv = ["jag"]
"#;

    fn found(lower: &str, language: Language) -> Vec<(&str, bool)> {
        let mut classes = Classes::default();
        classes.add(FILE.as_bytes()).unwrap();
        let mut signs = Vec::new();
        classes.compile().unwrap().find(lower, language, &mut signs);
        signs
            .into_iter()
            .map(|sign| (&lower[sign.place.clone()], sign.key == features::name("general.blade")))
            .collect()
    }

    #[test]
    fn words_stand_for_their_class_in_their_language() {
        assert_eq!(found("jag tog yxan, yxa", Language::Swedish), [("jag", false), ("yxa", true)]);
        assert_eq!(found("morakniv", Language::Swedish), [("kniv", true)]);
        assert_eq!(found("yxa, økse, morakniv", Language::Danish), [("økse", true)]);
    }

    #[test]
    fn a_file_says_what_is_wrong() {
        let wrong = |text: &str| Classes::default().add(text.as_bytes()).unwrap_err();
        assert!(wrong("source = \"\"\ndate = \"2026-11-22\"").contains("source and date"));
        assert!(wrong("source = \"x\"\ndate = \"2026-11-22\"\n[a]\nsv = [\"Kniv\"]").contains("lower case"));
        assert!(wrong("source = \"x\"\ndate = \"2026-11-22\"\n[a]\nxx = [\"kniv\"]").contains("no language"));
    }
}
