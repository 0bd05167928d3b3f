//! The words by which texts are read: data with its source and date, not code.
//!
//! A file `reading/words/<theme>.toml` holds, by sense and language, the words
//! that stand for it:
//!
//! ```toml
//! source = "Own list, from the forms that occur in comments"
//! date = "2026-11-22"
//!
//! [phone]
//! sv = ["tfn", "mobil*"]
//! da = ["tlf"]
//! any = ["whatsapp"]
//! ```
//!
//! Models stand beside them: linear ones in files `reading/models/<name>.model`
//! ([`model_file`]), nets in files `reading/models/<name>.net` ([`net_file`]).
//!
//! A `*` at an end lets the word go on there: `sag*` finds *sagsnummer*,
//! `*verket` finds *skolverket*. A `_` is a space in which *I* or *we* may
//! stand. [Small words](crate::small) are not looked for but asked for where they
//! stand. The lists of `reading/names/` are told of in [`names`]. A file of the
//! data folder takes the place of the one with the same path.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use crate::detector::DETECTORS;
use crate::lexicon::{Sense, Words};
use crate::linear::Model;
use crate::model_file;
use crate::names::{self, Names};
use crate::net::Net;
use crate::net_file;
use crate::parties::{self, Parties};
use crate::person_name;
use crate::small::{self, SmallWords};
use crate::spam::Flood;
use crate::thesaurus::{self, Classes, Thesaurus};
use crate::weighing::Ruleset;

/// Where the files of words lie, below `packs/`.
const WORDS: &str = "reading/words/";

/// Where the models lie, below `packs/`, and how their files end.
const MODELS: (&str, &str) = ("reading/models/", ".model");
/// How the files of nets end, which lie there too.
const NETS: &str = ".net";

/// Where the lists of names lie, below `packs/`.
const NAMES: &str = "reading/names/";
/// Where the files of rules lie: which words together mean something.
const RULES: &str = "reading/rules/";
/// When a group of texts is spam.
const FLOOD: &str = "reading/spam/flood.toml";

/// The languages that words may be listed under; `any` is for words that mean
/// the same in all of them.
const LANGUAGES: [&str; 15] =
    ["any", "sv", "da", "no", "fi", "en", "ar", "fa", "so", "ti", "uk", "pl", "tr", "ru", "de"];

/// What reading needs to know of words, checked.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    words: Vec<Words>,
    /// Shared by all that read with this pack: a megabyte.
    names: Arc<Names>,
    small: Arc<SmallWords>,
    rules: Vec<Ruleset>,
    flood: Option<Flood>,
    parties: Parties,
    models: BTreeMap<String, Arc<Model>>,
    nets: BTreeMap<String, Arc<Net>>,
    thesaurus: Arc<Thesaurus>,
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("packs/{file}: {wrong}")]
pub struct BadPack {
    /// The file, by its path below `packs/`.
    pub file: String,
    /// What is wrong, and with what.
    pub wrong: String,
}

#[derive(Deserialize)]
struct File {
    source: String,
    date: String,
    #[serde(flatten)]
    senses: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Pack {
    /// Reads the files that concern reading, of all those of `packs/`, each a
    /// path there and its bytes. A later file of the same path takes the place
    /// of an earlier one.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse<P: AsRef<str>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, B)>) -> Result<Self, BadPack> {
        let mut last: BTreeMap<String, B> = BTreeMap::new();
        for (path, bytes) in files {
            last.insert(path.as_ref().to_owned(), bytes);
        }
        let mut pack = Self::default();
        let mut names = Vec::new();
        let mut classes = Classes::default();
        let wanted = wanted();
        for (path, bytes) in &last {
            let bad = |wrong: String| BadPack { file: path.clone(), wrong };
            if path.starts_with(WORDS) {
                pack.words.append(&mut words(bytes.as_ref(), &wanted).map_err(bad)?);
            } else if path.starts_with(NAMES) && path.ends_with(".txt") {
                names::parse(bytes.as_ref(), &mut names).map_err(bad)?;
            } else if let Some(theme) = path.strip_prefix(RULES).and_then(|file| file.strip_suffix(".toml")) {
                pack.rules.push(Ruleset::parse(theme, bytes.as_ref(), &wanted).map_err(bad)?);
            } else if path.starts_with(thesaurus::FOLDER) {
                classes.add(bytes.as_ref()).map_err(bad)?;
            } else if path == FLOOD {
                pack.flood = Some(flood(bytes.as_ref()).map_err(bad)?);
            } else if parties::country_of(path).is_some() {
                pack.parties.add(path, bytes.as_ref())?;
            } else if let Some(name) = path.strip_prefix(MODELS.0).and_then(|file| file.strip_suffix(MODELS.1)) {
                let model = model_file::read(bytes.as_ref()).map_err(bad)?;
                pack.models.insert(name.to_owned(), Arc::new(model));
            } else if let Some(name) = path.strip_prefix(MODELS.0).and_then(|file| file.strip_suffix(NETS)) {
                pack.nets.insert(name.to_owned(), Arc::new(net_file::read(bytes.as_ref()).map_err(bad)?));
            }
        }
        person_name::list_words(&pack.words, &mut names);
        pack.names = Arc::new(Names::of(names));
        pack.small = Arc::new(SmallWords::of(&pack.words));
        let compiled = classes.compile();
        pack.thesaurus = Arc::new(compiled.map_err(|wrong| BadPack { file: thesaurus::FOLDER.to_owned(), wrong })?);
        Ok(pack)
    }

    /// Words by what they stand for.
    #[must_use]
    pub fn words(&self) -> &[Words] {
        &self.words
    }

    /// Which words are names.
    #[must_use]
    pub fn names(&self) -> &Arc<Names> {
        &self.names
    }

    /// Words that say nothing alone.
    #[must_use]
    pub fn small(&self) -> &Arc<SmallWords> {
        &self.small
    }

    /// Which words stand for the same.
    #[must_use]
    pub fn thesaurus(&self) -> &Arc<Thesaurus> {
        &self.thesaurus
    }

    /// Which words together mean something, by theme.
    #[must_use]
    pub fn rules(&self) -> &[Ruleset] {
        &self.rules
    }

    /// When a group of texts is spam; without it, none is.
    #[must_use]
    pub fn flood(&self) -> Option<&Flood> {
        self.flood.as_ref()
    }

    /// Parties and candidates, for the authority's own drafts.
    #[must_use]
    pub fn parties(&self) -> &Parties {
        &self.parties
    }

    /// The model of this name.
    #[must_use]
    pub fn model(&self, name: &str) -> Option<Arc<Model>> {
        self.models.get(name).cloned()
    }

    /// The net of this name.
    #[must_use]
    pub fn net(&self, name: &str) -> Option<Arc<Net>> {
        self.nets.get(name).cloned()
    }

    /// The same without the models of a name: what the rules say by themselves.
    #[must_use]
    pub fn without(mut self, model: &str) -> Self {
        self.models.remove(model);
        self.nets.remove(model);
        self
    }

    /// The senses that detectors want and no file has words for.
    #[must_use]
    pub fn missing(&self) -> Vec<Sense> {
        let held: BTreeSet<Sense> = self.words.iter().map(|words| words.sense).collect();
        wanted().difference(&held).copied().collect()
    }
}

/// Every sense that a detector looks for or asks for.
fn wanted() -> BTreeSet<Sense> {
    let looked_for = DETECTORS.iter().flat_map(|detector| detector.senses().iter().chain(detector.context())).copied();
    looked_for.chain(small::senses()).collect()
}

fn words(bytes: &[u8], wanted: &BTreeSet<Sense>) -> Result<Vec<Words>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    if file.source.trim().is_empty() || file.date.len() != 10 {
        return Err("source and date (YYYY-MM-DD) say where the words come from, and since when".to_owned());
    }
    let mut words = Vec::new();
    for (name, languages) in file.senses {
        let sense = wanted.iter().find(|sense| sense.0 == name);
        let sense = sense.ok_or_else(|| format!("nothing looks for the sense {name:?}"))?;
        for (language, list) in languages {
            if !LANGUAGES.contains(&language.as_str()) {
                return Err(format!("{name}: {language:?} is not a language that words are listed under"));
            }
            if let Some(word) = list.iter().find(|word| !is_word(word)) {
                return Err(format!("{name}: {word:?} is empty, or not in lower case"));
            }
            // A word of one language may be another's: some themes keep them apart.
            let apart = wanted.iter().find(|apart| apart.0.strip_prefix(sense.0) == Some(&format!("_{language}")));
            words.push(Words {
                sense: *apart.unwrap_or(sense),
                list: list.iter().flat_map(|word| written_out(word)).collect(),
            });
        }
    }
    Ok(words)
}

/// A `_` is a space, or the writer between two: `tänder_eld` is also *tänder vi
/// eld*, as verbs stand when a sentence begins with something else.
fn written_out(word: &str) -> Vec<String> {
    match word.split_once('_') {
        None => vec![word.to_owned()],
        Some((verb, rest)) => {
            [" ", " jag ", " vi ", " jeg "].iter().map(|between| format!("{verb}{between}{rest}")).collect()
        }
    }
}

fn flood(bytes: &[u8]) -> Result<Flood, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
    let flood: Flood = toml::from_str(text).map_err(|error| error.to_string())?;
    if flood.source.trim().is_empty() || flood.date.len() != 10 {
        return Err("source and date (YYYY-MM-DD) say where the rule comes from, and since when".to_owned());
    }
    if flood.count < 2 || flood.within_hours < 1 || flood.few < 1 {
        return Err("count is at least 2, within_hours and few at least 1".to_owned());
    }
    Ok(flood)
}

/// Words are compared with the text in lower case, and may have a `*` at an end.
fn is_word(word: &str) -> bool {
    let bare = word.trim_matches('*');
    !bare.is_empty() && bare.trim() == bare && crate::plain::lower(bare) == bare && !bare.contains('*')
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The pack that the program carries, without the model of comments: what the
    /// rules say by themselves, and go on saying when it is trained again.
    pub(crate) fn rules_alone() -> Pack {
        carried().without(crate::learned::COMMENTS)
    }

    /// The pack that the program carries.
    pub(crate) fn carried() -> Pack {
        fn gather(folder: &std::path::Path, files: &mut Vec<(String, Vec<u8>)>) {
            for file in std::fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                if path.is_dir() {
                    gather(&path, files);
                } else {
                    let name = path.strip_prefix("../../packs").unwrap().to_string_lossy().into_owned();
                    files.push((name, std::fs::read(&path).unwrap()));
                }
            }
        }
        let mut files = Vec::new();
        gather(std::path::Path::new("../../packs"), &mut files);
        Pack::parse(files).unwrap()
    }

    fn wrong(body: &str) -> String {
        Pack::parse([("reading/words/phone.toml", body)]).unwrap_err().to_string()
    }

    #[test]
    fn every_sense_has_its_words() {
        assert_eq!(carried().missing(), []);
    }

    #[test]
    fn a_bad_file_says_what_is_wrong() {
        let head = "source = \"Own\"\ndate = \"2026-11-22\"\n";
        assert!(wrong("[phone]\nsv = [\"tfn\"]").contains("missing field `source`"));
        for (body, expected) in [
            ("[fone]\nsv = [\"tfn\"]", "nothing looks for the sense \"fone\""),
            ("[phone]\nxx = [\"tfn\"]", "\"xx\" is not a language"),
            ("[phone]\nsv = [\"Tfn\"]", "\"Tfn\" is empty, or not in lower case"),
            ("[phone]\nsv = [\"**\"]", "\"**\" is empty"),
        ] {
            let wrong = wrong(&format!("{head}{body}"));
            assert!(wrong.starts_with("packs/reading/words/phone.toml: ") && wrong.contains(expected), "{wrong}");
        }
        let bad = Pack::parse([("reading/models/language.model", "hello")]).unwrap_err().to_string();
        assert_eq!(bad, "packs/reading/models/language.model: is not a model");
        assert!(Pack::parse([("se/grounds.toml", "…")]).is_ok(), "other readers' files are left alone");
    }

    #[test]
    fn a_later_file_takes_the_place_of_an_earlier() {
        let body = |word: &str| format!("source = \"Own\"\ndate = \"2026-11-22\"\n[phone]\nsv = [{word:?}]");
        let path = "reading/words/phone.toml";
        let pack = Pack::parse([(path, body("tfn")), (path, body("luren"))]).unwrap();
        assert_eq!(pack.words().iter().flat_map(|words| &words.list).collect::<Vec<_>>(), ["luren"]);
    }
}
