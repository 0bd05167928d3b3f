//! Learned: what a model of comments sees that no rule says, and where it does
//! not believe a rule. It was trained on comments written for it, in Swedish and
//! Danish, and knows beside the words what they [stand for](crate::signs), the
//! rules' findings among them.
//!
//! It answers for each kind by itself. From [`ENOUGH`] on something is found
//! though no rule found it; what a rule found stays unless the model is clearly
//! against it. Nothing follows from its word but what a person makes of it.

use std::cell::OnceCell;
use std::ops::Range;

use serde_json::Value;

use crate::abuse;
use crate::detector::Detector;
use crate::finding::{Finding, SPECIAL_CATEGORY, certainty};
use crate::language::Language;
use crate::linear::{Counted, Model, Seen, Shares};
use crate::names::Known;
use crate::net;
use crate::off_topic;
use crate::page::Page;
use crate::question;
use crate::signs::{self, Sign};
use crate::text::TextKind;
use crate::threat;

/// Finds what the model of comments is sure enough of, with the fact `words`:
/// those that counted most, nobody's name among them.
pub struct Learned;

/// The name of the model's file.
pub const COMMENTS: &str = "comments";

/// The first question: whether a comment threatens in any of the four ways.
pub const MENACE: &str = "menace";

/// What the model tells apart. The four ways are asked of what threatens alone.
pub const CLASSES: [&str; 11] = [
    MENACE,
    "threat",
    "veiled_threat",
    "doxing",
    "incitement",
    "abuse",
    "protected_criticism",
    "advertising",
    "off_topic",
    "question",
    "special_category",
];

/// Sums are shifted by training so that from here on enough is found.
pub const ENOUGH: f32 = 0.0;
/// Closer to that than this, what threatens is doubtful, and the
/// [`net`] is asked as well, which takes longer. Twice as far, it is asked twice
/// as often and finds one threat in a thousand more.
pub const DOUBTFUL: f32 = 0.2;
/// How far below that a threat stays that a rule found.
pub const BY_RULE: f32 = -0.1;
/// What else rules are less sure of than the model, and how far below it stays.
/// What they find of the other kinds is nearly always right.
const DOUBTED: [(&str, f32); 2] = [("off_topic", -0.1), ("question", -0.3)];

/// Fewer words than this tell too little.
const FEW_WORDS: usize = 4;

/// Words that are said to have counted, at most.
const WORDS: usize = 5;
/// A word counted if it added at least this share of what the first one did.
const SHARE: f32 = 0.3;

impl Detector for Learned {
    fn kinds(&self) -> &'static [&'static str] {
        &CLASSES[1..]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &[
            "threat-model",
            "abuse-model",
            "criticism-model",
            "advertising-model",
            "off-topic-model",
            "question-model",
            "special-category-model",
        ]
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let Some(model) = page.heads.comments.as_deref().filter(|_| speaks(page)) else { return };
        let signs = signs::of(page, findings, |key| model.may_know(key));
        let seen = model.see(page.features, &signs);
        let mut sums = model.weigh_seen(&seen);
        if let Some(menace) = menace(model).and_then(|class| sums.get_mut(class)).filter(|sum| sum.abs() < DOUBTFUL) {
            let order = page.heads.order.as_deref().filter(|_| page.text.kind == TextKind::Comment);
            let given = || net::given(page.features, &signs, |key| model.knows(key));
            *menace += order.map_or(0.0, |net| net.answer(MENACE, &given()));
        }
        let said = Said { page, model, signs: &signs, seen: &seen, sums, shares: OnceCell::new() };
        if page.text.kind == TextKind::Comment {
            said.threats(findings);
            said.others(findings);
        }
        said.special(findings);
    }
}

fn menace(model: &Model) -> Option<usize> {
    model.classes.iter().position(|class| class == MENACE)
}

/// Whether the model knows the language.
fn speaks(page: &Page<'_>) -> bool {
    matches!(page.likely, Some(Language::Swedish | Language::Danish))
}

/// What the model says of a page.
struct Said<'a> {
    page: &'a Page<'a>,
    model: &'a Model,
    signs: &'a [Sign],
    seen: &'a Seen,
    sums: Vec<f32>,
    /// For the words that counted, once something is found.
    shares: OnceCell<Shares>,
}

impl Said<'_> {
    fn class(&self, class: &str) -> usize {
        self.model.classes.iter().position(|known| known == class).unwrap_or(usize::MAX)
    }

    /// The sum of a class; far below everything if the model does not know it.
    fn sum(&self, class: &str) -> f32 {
        self.sums.get(self.class(class)).copied().unwrap_or(f32::MIN)
    }

    fn threats(&self, findings: &mut Vec<Finding>) {
        let sum = self.sum(MENACE);
        if sum < BY_RULE {
            findings.retain(|finding| !threat::KINDS.contains(&finding.kind));
        }
        if sum < ENOUGH || self.is_short() || findings.iter().any(|finding| threat::KINDS.contains(&finding.kind)) {
            return;
        }
        let kinds = threat::KINDS.iter().copied();
        let Some(kind) = kinds.max_by(|a, b| self.sum(a).total_cmp(&self.sum(b))) else { return };
        let words = self.words(MENACE);
        let place = self.place(&words);
        if place.is_empty() {
            return;
        }
        if let Some(mut finding) = threat::seen(self.page, kind, "threat-model", place) {
            finding.score = score(sum);
            self.tell_words(&words, &mut finding, findings);
            findings.push(finding);
        }
    }

    fn others(&self, findings: &mut Vec<Finding>) {
        for (kind, reason, ground) in [
            ("abuse", "abuse-model", None),
            ("protected_criticism", "criticism-model", None),
            ("advertising", "advertising-model", Some("advertising")),
            ("question", "question-model", None),
            ("off_topic", "off-topic-model", Some("no-relevance")),
        ] {
            let sum = self.sum(kind);
            if DOUBTED.iter().any(|(doubted, least)| *doubted == kind && sum < *least) {
                findings.retain(|finding| finding.kind != kind);
            }
            if sum < ENOUGH || self.is_short() || findings.iter().any(|finding| finding.kind == kind) {
                continue;
            }
            let words = self.words(kind);
            let place = match kind {
                // Only beside a post can a comment be about something else.
                "off_topic" if self.page.text.context.is_none() || off_topic::is_addressed(findings) => continue,
                "off_topic" => 0..self.page.plain.len(),
                "question" => self.sentence(&words),
                _ => self.place(&words),
            };
            if place.is_empty() {
                continue;
            }
            let mut finding = Finding { ground, ..Finding::new(kind, place, score(sum), reason) };
            if let Some(topic) =
                question::topic(self.page, &(finding.start..finding.end)).filter(|_| kind == "question")
            {
                finding.facts.insert("topic".to_owned(), topic.into());
            }
            self.tell_words(&words, &mut finding, findings);
            findings.push(finding);
        }
        // What is said against a person is no criticism of the authority.
        if findings.iter().any(|finding| finding.kind == "abuse")
            && self.page.hits.iter().any(|hit| hit.sense == abuse::SLUR)
        {
            findings.retain(|finding| finding.kind != "protected_criticism");
        }
    }

    /// A hint with its words marked, and no more.
    fn special(&self, findings: &mut Vec<Finding>) {
        const KIND: &str = "special_category";
        let sum = self.sum(KIND);
        if sum < ENOUGH || self.is_short() || findings.iter().any(|finding| finding.kind == KIND) {
            return;
        }
        let place = self.place(&self.words(KIND));
        if place.is_empty() {
            return;
        }
        findings.push(Finding::new(KIND, place, score(sum), "special-category-model").with_ground(SPECIAL_CATEGORY));
    }

    fn is_short(&self) -> bool {
        self.page.features.tokens.iter().filter(|token| token.is_word).count() < FEW_WORDS
    }

    /// The words that spoke most for a class.
    fn words(&self, class: &str) -> Vec<Counted> {
        let shares = self.shares.get_or_init(|| self.model.shares(self.seen, self.page.features, self.signs));
        let features = self.page.features;
        let mut words = self.model.explain((self.seen, shares), features, self.class(class), WORDS);
        let first = words.first().map_or(0.0, |word| word.weight);
        words.retain(|word| word.weight >= first * SHARE);
        words
    }

    /// From the first to the last of the words that stand in the sentence of the
    /// weightiest; empty without any.
    fn place(&self, words: &[Counted]) -> Range<usize> {
        let sentence = self.sentence(words);
        let near = || words.iter().map(|word| &word.place).filter(|place| sentence.contains(&place.start));
        let start = near().map(|place| place.start).min().unwrap_or(0);
        start..near().map(|place| place.end).max().unwrap_or(0)
    }

    /// The sentence of the weightiest word.
    fn sentence(&self, words: &[Counted]) -> Range<usize> {
        let at = words.first().map_or(0, |word| word.place.start);
        let sentence = self.page.sentences.iter().find(|sentence| sentence.place.contains(&at));
        sentence.map_or(0..0, |sentence| sentence.place.clone())
    }

    /// Adds the words as they stand in the text, but nobody's name.
    fn tell_words(&self, words: &[Counted], finding: &mut Finding, findings: &[Finding]) {
        let personal = |place: &Range<usize>| {
            findings.iter().any(|found| {
                found.ground == Some(crate::finding::PERSONAL_DATA)
                    && found.start < place.end
                    && place.start < found.end
            })
        };
        let mut told: Vec<&str> = Vec::new();
        for word in words.iter().filter(|word| !personal(&word.place) && !is_name(self.page, &word.place)) {
            told.extend(self.page.plain.get(word.place.clone()).filter(|word| !told.contains(word)));
        }
        if !told.is_empty() {
            finding.facts.insert("words".to_owned(), Value::from(told));
        }
    }
}

/// Whether a word may be a name: listed as one and no everyday word, however
/// it is written, or with a capital where no sentence begins.
pub(crate) fn is_name(page: &Page<'_>, place: &Range<usize>) -> bool {
    let lower = page.lower.get(place.clone()).unwrap_or_default();
    let listed = |word: &str| {
        let known = page.names.look(word.as_bytes());
        (known.is(Known::FIRST) || known.is(Known::LAST)) && !known.is(Known::WORD)
    };
    if listed(lower) || lower.strip_suffix('s').is_some_and(listed) {
        return true;
    }
    let begins = page.sentences.iter().any(|sentence| sentence.place.start == place.start);
    let word = page.plain.get(place.clone()).unwrap_or_default();
    let shouted = word.chars().nth(1).is_some_and(char::is_uppercase);
    !begins && !shouted && word.starts_with(char::is_uppercase)
}

fn score(sum: f32) -> f32 {
    certainty(0.6 + sum / 4.0).min(0.9)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::{Profile, Reading, Suggest, Text, Triage, pack};

    static TRIAGE: LazyLock<Triage> =
        LazyLock::new(|| Triage::new(&Profile::default(), &pack::tests::carried()).unwrap());

    fn read(text: &str) -> Reading {
        TRIAGE.read(&Text::comment(text))
    }

    fn learned(reading: &Reading) -> Option<&Finding> {
        reading.findings.iter().find(|finding| finding.reason.ends_with("-model"))
    }

    #[test]
    fn a_threat_that_no_rule_has_words_for() {
        for text in [
            "Hälsa frun att hon ska låsa ordentligt på nätterna framöver, det har hänt saker i ert område",
            "Sig til din chef, at han skal kigge sig over skulderen, når han går til bilen i aften",
        ] {
            let reading = read(text);
            let found = reading.findings.iter().find(|finding| threat::KINDS.contains(&finding.kind));
            let found = found.unwrap_or_else(|| panic!("nothing in {text}"));
            assert!(found.facts.contains_key("level") && found.facts.contains_key("aimed_at"), "{found:?}");
            assert_eq!(reading.suggest, Suggest::Secure);
        }
    }

    #[test]
    fn words_stand_in_the_text_and_are_nobodys_name() {
        for text in [
            "Anna Lindberg på bygglov är en inkompetent häxa som borde ha fått sparken för länge sedan",
            "Sikke en klam og ynkelig sagsbehandler, hun er for dum til at læse en mail",
            "mette er en klam kælling, ja mettes datter også",
            "ANNA ÄR SÅ JÄVLA DUM",
        ] {
            let reading = read(text);
            let found = learned(&reading).unwrap_or_else(|| panic!("nothing in {text}"));
            let words: Vec<&str> =
                found.facts["words"].as_array().unwrap().iter().filter_map(|word| word.as_str()).collect();
            assert!(words.iter().all(|word| text.contains(word)), "{words:?}");
            let names = ["anna", "lindberg", "mette", "mettes"];
            assert!(words.iter().all(|word| !names.contains(&word.to_lowercase().as_str())), "{words:?}");
        }
    }

    #[test]
    fn what_is_sensitive_is_marked_and_its_words_are_not_kept() {
        let text = "Vår son har fått diagnosen och äter medicin sedan i våras, han sover äntligen på nätterna";
        let reading = read(text);
        let found = reading.findings.iter().find(|finding| finding.kind == "special_category").unwrap();
        assert!(found.facts.is_empty() && found.ground == Some(SPECIAL_CATEGORY));
    }

    #[test]
    fn own_texts_and_other_languages_are_left_to_the_rules() {
        let draft = Text { kind: TextKind::Draft, ..Text::comment("Ni är världens sämsta, lägg ner hela skiten") };
        assert_eq!(learned(&TRIAGE.read(&draft)), None);
        let reading = read("You had better watch your back on your way home tonight, my friend");
        assert!(reading.findings.iter().all(|finding| finding.reason != "threat-model"));
    }

    #[test]
    fn everyday_comments_are_left_alone() {
        for text in [
            "Tack för snabb hjälp i dag!",
            "Vi ses på öppet hus på lördag, ska bli kul",
            "Min gata är äntligen plogad",
            "Tak for en god oplevelse på biblioteket",
            "Vi har lige fået svar, det gik hurtigere end ventet",
        ] {
            let reading = read(text);
            assert_eq!(learned(&reading), None, "{text}");
        }
    }
}
