//! The thesaurus: classes of everyday words that stand for the same, so that a
//! [model](crate::learned) that has seen one of them knows what the others are.
//!
//! Files `reading/thesaurus/<name>.toml` list them as the files of
//! [words](crate::pack) do, by class and language. No rule asks for a class, so
//! classes may come and go; the model is then to be trained again.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::dictionary::{Dictionary, Found, Listed};
use crate::features;
use crate::language::Language;
use crate::signs::Sign;

/// Where the files lie, below `packs/`.
pub const FOLDER: &str = "reading/thesaurus/";

/// Every class, compiled.
#[derive(Default)]
pub struct Thesaurus {
    languages: Vec<(Language, Dictionary<u32>)>,
}

/// Classes as the files tell them, to be compiled together.
#[derive(Default)]
pub struct Classes {
    languages: Vec<(Language, Vec<(String, u32)>)>,
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
                if let Some(word) = list.iter().find(|word| !is_listable(word)) {
                    return Err(format!("{name}: {word:?} is empty, or not in lower case"));
                }
                let words = list.into_iter().map(|word| (word, class));
                match self.languages.iter_mut().find(|(known, _)| *known == language) {
                    Some((_, known)) => known.extend(words),
                    None => self.languages.push((language, words.collect())),
                }
            }
        }
        Ok(())
    }

    /// Compiles all that was read.
    ///
    /// # Errors
    /// If there are more words than can be held.
    pub fn compile(self) -> Result<Thesaurus, String> {
        let compile = |(language, words): &(Language, Vec<(String, u32)>)| {
            let listed = words.iter().map(|(word, class)| Listed::new(word, *class));
            Ok((*language, Dictionary::new(listed)?))
        };
        Ok(Thesaurus { languages: self.languages.iter().map(compile).collect::<Result<_, String>>()? })
    }
}

fn is_listable(word: &str) -> bool {
    !word.trim_matches('*').trim().is_empty() && !word.chars().any(char::is_uppercase)
}

impl Thesaurus {
    /// What the words of a text in lower case stand for, in no order.
    pub fn find(&self, lower: &str, language: Language, signs: &mut Vec<Sign>) {
        let Some((_, words)) = self.languages.iter().find(|(known, _)| *known == language) else { return };
        words.find(lower, |Found { start, end, value }| signs.push(Sign { key: value, place: start..end }));
    }
}

impl fmt::Debug for Thesaurus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.languages.iter().map(|(_, words)| words.len()).sum::<usize>();
        f.debug_struct("Thesaurus").field("words", &words).finish_non_exhaustive()
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
