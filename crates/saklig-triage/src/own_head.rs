//! An authority's own heads: models of what people ask about and where it should
//! go, trained on its own texts.
//!
//! Never on what was decided about a text. A model that learns what was hidden
//! learns whose views are, and would hide them again.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::features::Features;
use crate::linear::{LANES, Model};
use crate::plain;
use crate::training::{Example, Judged, Settings, choose, cross_validate, folds, threshold, train};

/// What a head can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// What a text is about.
    Topic,
    /// Where it should go.
    Route,
}

impl Asks {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Topic, Self::Route];

    /// The field that it is learned from.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Route => "route",
        }
    }

    /// The name of the model's file.
    #[must_use]
    pub const fn model(self) -> &'static str {
        match self {
            Self::Topic => crate::heads::OWN_TOPIC,
            Self::Route => crate::heads::OWN_ROUTE,
        }
    }
}

/// A text of the authority's own, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    text: String,
    topic: Option<String>,
    route: Option<String>,
}

impl Line {
    fn answer(&self, asks: Asks) -> Option<&str> {
        match asks {
            Asks::Topic => self.topic.as_deref(),
            Asks::Route => self.route.as_deref(),
        }
    }
}

/// Texts that a head needs at least.
pub const TEXTS: usize = 100;
/// Texts that each of its answers needs at least; rarer ones are left out.
pub const OF_EACH: usize = 20;
/// The share of answers given that must be right.
const PRECISION: f64 = 0.8;

/// Why nothing can be learned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadData {
    /// A line is not what it should be. Its contents are not repeated.
    #[error("line {0} {1}")]
    Line(usize, &'static str),
    /// A line holds what was decided about a text.
    #[error(
        "line {0} has {1:?}, which looks like a decision about the text: models are not trained on decisions, \
         for they would learn whose views are hidden. Take it out; what is learned from is text, topic and route"
    )]
    Decision(usize, String),
    /// There is too little.
    #[error(
        "there is too little to learn a {field} from: {texts} texts of {answers} answers that have {OF_EACH} or more; \
         at least {TEXTS} texts and 2 answers are needed"
    )]
    TooLittle {
        /// `topic` or `route`.
        field: &'static str,
        /// Texts that could be used.
        texts: usize,
        /// Answers that could be used.
        answers: usize,
    },
    /// It cannot be learned.
    #[error("a {0} cannot be told from these texts: no more than a guess is right. Are the answers the right ones?")]
    NothingLearned(&'static str),
}

/// Parts of field names that belong to decisions, in the languages of the house.
const DECISIONS: [&str; 34] = [
    "ground",
    "grund",
    "decision",
    "decided",
    "beslut",
    "afgør",
    "afgoer",
    "avgjør",
    "hidden",
    "hide",
    "dold",
    "dölj",
    "skjul",
    "delete",
    "removed",
    "rader",
    "slet",
    "blocked",
    "blokk",
    "moderat",
    "visible",
    "synlig",
    "sanction",
    "violation",
    "toxic",
    "abus",
    "hate",
    "offens",
    "spam",
    "verdict",
    "approved",
    "rejected",
    "banned",
    "opinion",
];

/// Reads lines of `{"text", "topic"?, "route"?}`; empty lines are left out.
///
/// # Errors
/// The first line that is wrong.
pub fn lines(text: &str) -> Result<Vec<Line>, BadData> {
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let at = at + 1;
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(line).map_err(|_| BadData::Line(at, "is not a JSON object"))?;
        if let Some(field) = object.keys().find(|field| is_decision(field)) {
            return Err(BadData::Decision(at, field.clone()));
        }
        let of = |field: &str| -> Result<Option<String>, BadData> {
            match object.get(field) {
                None | Some(serde_json::Value::Null) => Ok(None),
                Some(serde_json::Value::String(value)) => {
                    Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty()))
                }
                Some(_) => Err(BadData::Line(at, "has a field text, topic or route that is not a text")),
            }
        };
        let (topic, route) = (of("topic")?, of("route")?);
        if let Some(answer) = topic.iter().chain(&route).find(|answer| is_sanction(answer)) {
            return Err(BadData::Decision(at, answer.clone()));
        }
        let text = of("text")?.ok_or(BadData::Line(at, "has no text"))?;
        lines.push(Line { text, topic, route });
    }
    Ok(lines)
}

/// Answers that are no topic: a *beslut* may be asked about, *hidden* may not.
fn is_sanction(answer: &str) -> bool {
    const SANCTIONS: [&str; 16] = [
        "hidden",
        "hide",
        "visible",
        "deleted",
        "removed",
        "blocked",
        "banned",
        "dold",
        "dölj",
        "synlig",
        "borttagen",
        "raderad",
        "blockerad",
        "skjult",
        "skjul",
        "slettet",
    ];
    SANCTIONS.contains(&plain::lower(answer).as_str())
}

fn is_decision(name: &str) -> bool {
    let name = plain::lower(name);
    DECISIONS.iter().any(|part| name.starts_with(part) || name.contains(&format!("_{part}")))
        || name.starts_with("is_") && DECISIONS.iter().any(|part| name.contains(part))
}

/// A head, with what is known of how good it is.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnHead {
    /// The model.
    pub model: Model,
    /// Texts that it was trained on.
    pub texts: usize,
    /// What it said of each when it had not been trained on that one.
    pub judged: Judged,
    /// The share that it was right about then.
    pub right: f64,
    /// The share that the most frequent answer would have been right about.
    pub guess: f64,
    /// The share of texts that it is sure enough of to answer.
    pub answered: f64,
    /// By answer, how many texts there were and the words that speak most for it.
    pub words: Vec<(String, usize, Vec<String>)>,
    /// Answers that too few texts had, with their number.
    pub left_out: Vec<(String, usize)>,
}

/// Trains a head; none if no line has such an answer.
///
/// # Errors
/// If there is too little to learn from, or nothing was learned.
pub fn learn(lines: &[Line], asks: Asks) -> Result<Option<OwnHead>, BadData> {
    let field = asks.field();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in lines.iter().filter_map(|line| line.answer(asks)) {
        *counts.entry(answer).or_default() += 1;
    }
    if counts.is_empty() {
        return Ok(None);
    }
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let kept = ranked.iter().take(LANES).take_while(|(_, count)| *count >= OF_EACH).count();
    let left_out = ranked.split_off(kept).into_iter().map(|(answer, count)| (answer.to_owned(), count)).collect();
    let classes: Vec<&str> = ranked.iter().map(|(answer, _)| *answer).collect();
    let examples: Vec<Example<'_>> = lines
        .iter()
        .filter_map(|line| {
            let class = classes.iter().position(|class| line.answer(asks) == Some(class))?;
            Some(Example::of(&line.text, class))
        })
        .collect();
    if examples.len() < TEXTS || classes.len() < 2 {
        return Err(BadData::TooLittle { field, texts: examples.len(), answers: classes.len() });
    }
    let ways = [0.1, 0.3, 1.0].map(|cost| Settings { cost, ..Settings::HEAD });
    let judged = cross_validate(&examples, &[], &classes, &ways, &folds(&examples, classes.len(), 5));
    let right: Vec<bool> = examples.iter().zip(&judged.given).map(|(example, given)| example.class == *given).collect();
    let share = |count: usize| count as f64 / examples.len() as f64;
    let (all_right, guess) = (share(right.iter().filter(|right| **right).count()), share(ranked[0].1));
    let threshold = threshold(&judged.sums, &right, PRECISION, all_right, OF_EACH);
    let (Some((threshold, _)), true) = (threshold, all_right > guess) else {
        return Err(BadData::NothingLearned(field));
    };
    let answered = share(judged.sums.iter().filter(|sum| **sum >= threshold).count());
    let mut model = train(&examples, &classes, &choose(&examples, &[], &classes, &ways));
    model.threshold = threshold;
    let words = words(&model, &examples);
    let words = ranked.iter().zip(words).map(|((answer, count), words)| ((*answer).to_owned(), *count, words));
    Ok(Some(OwnHead {
        words: words.collect(),
        texts: examples.len(),
        judged,
        right: all_right,
        guess,
        answered,
        left_out,
        model,
    }))
}

/// The words that speak most for each class, of those that the model knows: they
/// stand in three texts at least, and have no digit.
fn words(model: &Model, examples: &[Example<'_>]) -> Vec<Vec<String>> {
    const SHOWN: usize = 6;
    let known: HashMap<u32, [i8; LANES]> =
        model.features().into_iter().map(|feature| (feature.key, feature.weights)).collect();
    let mut seen: HashSet<u32> = HashSet::new();
    let mut ranked: Vec<Vec<(i8, String)>> = vec![Vec::new(); model.classes.len()];
    for example in examples {
        let lower = plain::lower(plain::Plain::new(example.text).as_str());
        for token in Features::of(&lower).tokens.iter().filter(|token| token.is_word) {
            let (Some(weights), true) = (known.get(&token.word), seen.insert(token.word)) else { continue };
            for (list, weight) in ranked.iter_mut().zip(weights) {
                list.push((*weight, lower[token.place.clone()].to_owned()));
            }
        }
    }
    let words = ranked.into_iter().map(|mut list| {
        list.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        list.into_iter().take_while(|(weight, _)| *weight > 0).take(SHOWN).map(|(_, word)| word).collect()
    });
    words.collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{Pack, Profile, Text, Triage, model_file};
    use std::fmt::Write as _;

    /// Invented questions about dogs, pools and rubbish.
    pub(crate) fn questions() -> String {
        let (mut lines, kinds) = (
            String::new(),
            [
                ("dogs", "environment", ["hunden", "hundrastgården", "kopplet", "valpen", "rasthagen"]),
                ("pools", "culture", ["simhallen", "badet", "bassängen", "simskolan", "bastun"]),
                ("rubbish", "environment", ["soporna", "kärlet", "återvinningen", "sophämtningen", "soptunnan"]),
            ],
        );
        for at in 0..120 {
            let (topic, route, words) = kinds[at % 3];
            let (word, other) = (words[at / 3 % 5], words[at / 15 % 5]);
            let text = ["Vad gäller för", "Hur är det med", "Kan ni berätta om"][at / 7 % 3];
            let line = serde_json::json!({"text": format!("{text} {word} och {other} nu {at}?"), "topic": topic, "route": route});
            let _ = writeln!(lines, "{line}");
        }
        lines
    }

    #[test]
    fn a_topic_is_learned_and_told_where_no_word_has_spoken() {
        let head = learn(&lines(&questions()).unwrap(), Asks::Topic).unwrap().unwrap();
        assert!(head.right > 0.95 && head.guess < 0.4 && head.texts == 120, "{head:?}");
        let (_, count, words) = head.words.iter().find(|(answer, ..)| answer == "pools").unwrap();
        assert!(*count == 40 && words.iter().any(|word| word == "simhallen"), "{words:?}");
        assert!(words.iter().all(|word| !word.contains(|c: char| c.is_ascii_digit())));
        let words =
            "source = 'Own'\ndate = '2026-11-22'\n['question.opening']\nsv = ['vad']\n['topic.fee']\nsv = ['avgift*']";
        let pack = Pack::parse([
            ("reading/models/own-topic.model", model_file::write(&head.model)),
            ("reading/words/question.toml", words.into()),
        ])
        .unwrap();
        let triage = Triage::new(&Profile::default(), &pack).unwrap();
        let topic = |text: &str| triage.read(&Text::comment(text)).findings[0].facts.get("topic").cloned();
        assert_eq!(topic("Vad händer med simhallen och bastun?"), Some("pools".into()));
        assert_eq!(topic("Vad är avgiften för simhallen och bastun?"), Some("fee".into()));
        assert_eq!(topic("Vad är meningen med livet?"), None);
    }

    #[test]
    fn learning_twice_gives_the_same_bytes() {
        let learned = || model_file::write(&learn(&lines(&questions()).unwrap(), Asks::Route).unwrap().unwrap().model);
        assert!(learned() == learned());
    }

    #[test]
    fn decisions_are_not_learned_from() {
        for field in ["ground", "decision", "hidden", "is_hidden", "dold", "skjult", "moderation_status", "Beslut"] {
            let line = serde_json::json!({"text": "hej", field: true}).to_string();
            assert_eq!(lines(&line), Err(BadData::Decision(1, field.to_owned())));
        }
        assert!(lines("{\"text\":\"hej\",\"topic\":\"hidden\"}").unwrap_err().to_string().contains("whose views"));
        assert!(lines("{\"text\":\"hej\",\"topic\":\"grundskola\",\"lang\":\"sv\",\"id\":1}").is_ok());
    }

    #[test]
    fn too_little_and_bad_lines_say_so() {
        assert_eq!(
            lines("\n{\"text\":1}").unwrap_err().to_string(),
            "line 2 has a field text, topic or route that is not a text"
        );
        assert_eq!(lines("nej"), Err(BadData::Line(1, "is not a JSON object")));
        assert_eq!(lines("{\"topic\":\"a\"}"), Err(BadData::Line(1, "has no text")));
        let few: String = questions().lines().take(60).flat_map(|line| [line, "\n"]).collect();
        let said = learn(&lines(&few).unwrap(), Asks::Topic).unwrap_err().to_string();
        assert!(said.contains("60 texts of 3 answers") && said.contains("at least 100 texts"), "{said}");
        assert_eq!(learn(&[], Asks::Topic), Ok(None));
    }

    #[test]
    fn what_cannot_be_told_is_not_written() {
        let line = |at: usize| format!("{{\"text\":\"samma text\",\"topic\":\"{}\"}}\n", at % 2);
        let same: String = (0..120).map(line).collect();
        assert_eq!(learn(&lines(&same).unwrap(), Asks::Topic), Err(BadData::NothingLearned("topic")));
    }
}
