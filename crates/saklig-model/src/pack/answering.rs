//! How questions are told apart and answered: their topics, the ways to get in
//! touch, and official words that have plainer ones.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{PackError, Source, Texts, check, files::File};
use crate::language::Language;

/// What `answering.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answering {
    /// Said aloud in the file: topics, routes and words are the authority's own
    /// to name.
    pub may_adapt: bool,
    /// Where it comes from.
    pub source: Source,
    /// What an expert in service is called who answers on record.
    pub expert: Texts,
    /// A sentence of more words than this is long.
    pub longest_sentence: usize,
    /// As many questions in one text as this go into detail.
    pub detailed_questions: usize,
    /// By which words a question seems to be one of those that are not answered
    /// in public.
    pub cues: Cues,
    /// The ways to get in touch, in the order in which they are named.
    pub route: Vec<Named>,
    /// What questions are about, by the keys that reading gives them.
    pub topic: Vec<Named>,
    /// Official words, each with a plainer one, by language.
    pub plain: Plainer,
}

/// Official words, each with a plainer one, by the language's code.
pub type Plainer = BTreeMap<String, BTreeMap<String, String>>;

/// Words that speak for a kind of question, by language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// It concerns one person's own matter.
    pub individual: BTreeMap<String, Vec<String>>,
    /// It goes into detail.
    pub detailed: BTreeMap<String, Vec<String>>,
}

/// Something with a key and a name in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub name: Texts,
}

impl Answering {
    /// The topic with this key.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Named> {
        self.topic.iter().find(|topic| topic.id == id)
    }
}

/// Checks that everything has its name, and stands once.
pub(super) fn check(file: &File<'_>, answering: &Answering) -> Result<(), PackError> {
    check::source(file, None, &answering.source)?;
    check::texts(file, None, "expert", &answering.expert)?;
    for list in [&answering.route, &answering.topic] {
        for (at, named) in list.iter().enumerate() {
            check::texts(file, None, &named.id, &named.name)?;
            if list.iter().take(at).any(|other| other.id == named.id) {
                return Err(file.error(None, format!("\"{}\" stands twice", named.id), "remove one of them"));
            }
        }
    }
    let cues = [&answering.cues.individual, &answering.cues.detailed];
    let languages = cues.into_iter().flat_map(BTreeMap::keys).chain(answering.plain.keys());
    for code in languages {
        if Language::from_code(code).is_none() {
            return Err(file.error(None, format!("there is no language \"{code}\""), "use sv, da or en"));
        }
    }
    if answering.longest_sentence == 0 || answering.detailed_questions == 0 {
        return Err(file.error(None, "a limit is 0", "set longest_sentence and detailed_questions above 0"));
    }
    Ok(())
}
