//! Answering (sv. *att svara*, da. *at svare*): which questions are answered in
//! public, in whose voice, and what an authority settles about its answers.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    finding::Finding,
    id::PersonId,
    language::Language,
    pack::{Answering, Texts, placeholders},
};

/// What kind of question it is (S1-04). Only the first is answered in public in
/// substance; the others are told where to turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// A general question.
    #[default]
    General,
    /// It goes into more detail than a channel is for.
    Detailed,
    /// It is about an individual, who is not spoken of in a channel (S1-05).
    Individual,
}

impl QuestionKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::General, Self::Detailed, Self::Individual];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Detailed => "detailed",
            Self::Individual => "individual",
        }
    }

    /// The kind with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Why a question seems to be of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KindReason {
    /// Nothing speaks for another kind.
    Nothing,
    /// A finding of this kind is about somebody.
    Finding(String),
    /// These words stand in it.
    Words(String),
    /// It asks this many things.
    Questions(usize),
}

/// The kind that a question seems to be, and why: a person chooses. `personal`
/// says whether a kind of finding is about an individual.
#[must_use]
pub fn proposed_kind(
    text: &str,
    findings: &[Finding],
    personal: impl Fn(&str) -> bool,
    rules: Option<&Answering>,
) -> (QuestionKind, KindReason) {
    if let Some(finding) = findings.iter().find(|finding| personal(&finding.kind)) {
        return (QuestionKind::Individual, KindReason::Finding(finding.kind.clone()));
    }
    let Some(rules) = rules else { return (QuestionKind::General, KindReason::Nothing) };
    let lower =
        format!(" {} ", text.to_lowercase().split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "));
    let said = |cues: &BTreeMap<String, Vec<String>>| {
        cues.values().flatten().find(|cue| lower.contains(&format!(" {cue} "))).cloned()
    };
    if let Some(words) = said(&rules.cues.individual) {
        return (QuestionKind::Individual, KindReason::Words(words));
    }
    if let Some(words) = said(&rules.cues.detailed) {
        return (QuestionKind::Detailed, KindReason::Words(words));
    }
    let questions = findings.iter().filter(|finding| finding.kind == "question").count();
    if questions >= rules.detailed_questions {
        return (QuestionKind::Detailed, KindReason::Questions(questions));
    }
    (QuestionKind::General, KindReason::Nothing)
}

/// In whose voice an answer is given (S1-29). Only these count as the
/// authority's answer; what other visitors write never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The authority.
    #[default]
    Authority,
    /// An expert in service (sv. *expert i tjänst*, da. *fagperson i tjenesten*), on record.
    Expert,
}

impl Voice {
    /// All voices.
    pub const ALL: [Self; 2] = [Self::Authority, Self::Expert];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Expert => "expert",
        }
    }

    /// The voice with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|voice| voice.key() == key)
    }
}

/// The words that a template may be filled in with: a closed list.
pub const WORDS: [&str; 12] = [
    "authority",
    "unit",
    "topic",
    "route",
    "page",
    "contact",
    "e_service",
    "phone",
    "email",
    "post_address",
    "complaint_page",
    "ombudsman",
];

/// The words that tell somebody where to turn; a referral needs one of them.
pub const ROUTE_WORDS: [&str; 6] = ["route", "contact", "e_service", "phone", "email", "post_address"];

/// A template of the authority's own (S1-06), in as many languages as it has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnTemplate {
    /// What officers know it by.
    pub title: String,
    /// Whether it tells where to turn instead of answering.
    pub refers: bool,
    /// The key of the topic it is for; empty for every topic.
    #[serde(default)]
    pub topic: String,
    /// The texts, by the language's code.
    pub texts: BTreeMap<String, String>,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTemplate {
    /// The list has no such word.
    #[error("{{{0}}} is no word of the list")]
    UnknownWord(String),
    /// A referral that tells nobody where to turn, in this language.
    #[error("no way to get in touch in \"{0}\"")]
    NoRoute(String),
    /// It has no text in any language.
    #[error("no text")]
    NoText,
}

impl OwnTemplate {
    /// Checks the words of every text.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), BadTemplate> {
        if self.texts.is_empty() {
            return Err(BadTemplate::NoText);
        }
        for (language, text) in &self.texts {
            let used: BTreeSet<&str> = placeholders(text);
            if let Some(unknown) = used.iter().find(|word| !WORDS.contains(word)) {
                return Err(BadTemplate::UnknownWord((*unknown).to_owned()));
            }
            if self.refers && !used.iter().any(|word| ROUTE_WORDS.contains(word)) {
                return Err(BadTemplate::NoRoute(language.clone()));
            }
        }
        Ok(())
    }
}

/// What an authority says of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTopic {
    /// What it is called here.
    pub name: Texts,
    /// The ways to get in touch about it, by their keys; none for all there are.
    #[serde(default)]
    pub routes: Vec<String>,
    /// The page on the website about it; empty for none.
    #[serde(default)]
    pub page: String,
}

/// How an authority is reached, each by its key: phone numbers, addresses, and
/// `website`, the domain of its own pages.
pub type Routes = BTreeMap<String, String>;

/// What an authority can say of how it is reached, in the order of the form.
pub const ROUTE_FIELDS: [&str; 6] = ["e_service", "phone", "email", "post_address", "complaint_page", "website"];

/// How answers are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignedBy {
    /// The account's name is enough; nothing is added.
    #[default]
    Account,
    /// By function: the unit.
    Function,
    /// By name, and the unit.
    Name,
}

impl SignedBy {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Account, Self::Function, Self::Name];

    /// Its key in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Function => "function",
            Self::Name => "name",
        }
    }

    /// The way with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// The authority's rule about signatures.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signing {
    /// How.
    pub by: SignedBy,
    /// The unit's name in answers; the authority's unit where it is empty.
    #[serde(default)]
    pub unit: String,
    /// Those who are never named, whatever the rule: their identity is protected.
    #[serde(default)]
    pub never: BTreeSet<PersonId>,
}

impl Signing {
    /// What is added to an answer; `None` for nothing. `expert` is the name of an
    /// expert's function, where one answers.
    #[must_use]
    pub fn signature(&self, person: PersonId, name: &str, unit: &str, expert: Option<&str>) -> Option<String> {
        let unit = if self.unit.trim().is_empty() { unit } else { self.unit.trim() };
        let named = self.by == SignedBy::Name && !self.never.contains(&person);
        let mut parts = vec![];
        match self.by {
            SignedBy::Account => return None,
            SignedBy::Name if named => parts.push(name),
            SignedBy::Name | SignedBy::Function => {}
        }
        parts.extend(expert);
        if !unit.is_empty() {
            parts.push(unit);
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The language that a template is taken in for an asker: theirs where it is
/// there, else the authority's, else the first that there is.
#[must_use]
pub fn language_of<'t>(
    texts: &'t BTreeMap<String, String>,
    asker: &str,
    authority: Language,
) -> Option<(&'t str, &'t str)> {
    let found =
        texts.get_key_value(asker).or_else(|| texts.get_key_value(authority.code())).or_else(|| texts.iter().next());
    found.map(|(language, text)| (language.as_str(), text.as_str()))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn template(refers: bool, texts: &[(&str, &str)]) -> OwnTemplate {
        let texts = texts.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned())).collect();
        OwnTemplate { title: "Hänvisa".into(), refers, topic: String::new(), texts }
    }

    #[test]
    fn an_unknown_or_missing_word_is_named() {
        assert_eq!(template(false, &[("sv", "Hej {authority}")]).check(), Ok(()));
        let unknown = template(false, &[("da", "Hej {authority}"), ("sv", "Ring {telefon}")]).check();
        assert_eq!(unknown, Err(BadTemplate::UnknownWord("telefon".into())));
        assert_eq!(template(true, &[("sv", "{route}"), ("da", "Hej")]).check(), Err(BadTemplate::NoRoute("da".into())));
        assert_eq!(template(true, &[]).check(), Err(BadTemplate::NoText));
    }

    #[test]
    fn whoever_is_protected_is_never_named() {
        let amina = PersonId(Uuid::from_u128(1));
        let mut rule = Signing::default();
        let signed = |rule: &Signing, expert| rule.signature(amina, "Amina Lind", "Kansliet", expert);
        assert_eq!(signed(&rule, None), None);
        rule.by = SignedBy::Function;
        assert_eq!(signed(&rule, None).as_deref(), Some("Kansliet"));
        rule.by = SignedBy::Name;
        assert_eq!(signed(&rule, Some("expert i tjänst")).as_deref(), Some("Amina Lind, expert i tjänst, Kansliet"));
        rule.never.insert(amina);
        assert_eq!(signed(&rule, None).as_deref(), Some("Kansliet"));
    }

    #[test]
    fn a_template_is_taken_in_the_askers_language_or_one_that_there_is() {
        let texts = template(false, &[("en", "Hello"), ("sv", "Hej")]).texts;
        assert_eq!(language_of(&texts, "en", Language::Sv), Some(("en", "Hello")));
        assert_eq!(language_of(&texts, "pl", Language::Sv), Some(("sv", "Hej")));
        assert_eq!(language_of(&texts, "pl", Language::Da), Some(("en", "Hello")));
        assert_eq!(language_of(&BTreeMap::new(), "sv", Language::Sv), None);
    }
}
