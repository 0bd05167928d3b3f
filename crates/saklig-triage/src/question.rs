//! Question: a sentence that asks for something and can be answered.
//!
//! A question mark alone does not make one: "Är ni dumma i huvudet?" asks for
//! nothing. An opening like "how long does it" does without a mark.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::Finding;
use crate::lexicon::Sense;
use crate::page::{Page, Sentence};
use crate::protected_criticism::SHARP;
use crate::text::TextKind;

/// Finds `question`.
///
/// Its fact `topic`, where known, is a key of its own, the same in every
/// language: `processing_time` (handläggningstid), `decision`, `appeal`,
/// `appointment`, `opening_hours`, `contact`, `fee`, `documents`, `application`,
/// `e_service`.
pub struct Question;

/// Openings that ask even without a question mark.
const OPENING: Sense = Sense("question.opening");
/// Question words, for questions of a single word and sharp ones that still ask.
const ASKING: Sense = Sense("question.word");
/// What is said for effect.
const RHETORICAL: Sense = Sense("question.rhetorical");

/// Topics, the more special ones first; each sense is `topic.` and the key.
const TOPICS: [Sense; 10] = [
    Sense("topic.processing_time"),
    Sense("topic.appeal"),
    Sense("topic.opening_hours"),
    Sense("topic.appointment"),
    Sense("topic.fee"),
    Sense("topic.contact"),
    Sense("topic.documents"),
    Sense("topic.e_service"),
    Sense("topic.decision"),
    Sense("topic.application"),
];

static SENSES: [Sense; 13] = {
    let [a, b, c, d, e, f, g, h, i, j] = TOPICS;
    [a, b, c, d, e, f, g, h, i, j, OPENING, ASKING, RHETORICAL]
};

impl Detector for Question {
    fn kinds(&self) -> &'static [&'static str] {
        &["question"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["question-mark", "question-opening"]
    }

    fn senses(&self) -> &'static [Sense] {
        &SENSES
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        for sentence in page.sentences {
            let opened = opens(page, &sentence.place);
            if !(sentence.asks || opened) {
                continue;
            }
            let topic = topic(page, &sentence.place);
            if topic.is_none() && !asks_for_something(page, sentence, opened) {
                continue;
            }
            let (score, reason) = if sentence.asks { (0.9, "question-mark") } else { (0.75, "question-opening") };
            let score = if topic.is_some() { score + 0.05 } else { score };
            let finding = Finding::new("question", sentence.place.clone(), score, reason);
            findings.push(match topic {
                Some(topic) => finding.with_fact("topic", topic),
                None => finding,
            });
        }
    }
}

/// Whether the sentence begins with a question, a greeting aside.
fn opens(page: &Page<'_>, sentence: &Range<usize>) -> bool {
    const GREETING: usize = 12;
    let text = page.lower.get(sentence.clone()).unwrap_or_default();
    let comma = text.bytes().take(GREETING).position(|b| b == b',');
    let start = sentence.start + comma.map_or(0, |comma| comma + 2);
    page.hits_in(sentence.clone())
        .any(|hit| hit.sense == OPENING && (hit.start == start || hit.start == sentence.start))
}

fn topic(page: &Page<'_>, sentence: &Range<usize>) -> Option<&'static str> {
    TOPICS.iter().find(|topic| page.has(**topic, sentence.clone()))?.0.strip_prefix("topic.")
}

/// Whether a question without a known topic asks for anything: not said for
/// effect, not only to insult, more than a word unless that word asks.
fn asks_for_something(page: &Page<'_>, sentence: &Sentence, opened: bool) -> bool {
    let place = sentence.place.clone();
    if page.has(RHETORICAL, place.clone()) || page.has(SHARP, place.clone()) {
        return false;
    }
    let text = page.plain.get(place.clone()).unwrap_or_default();
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).take(2).count();
    opened || words > 1 || page.has(ASKING, place)
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{only, read, read_text};
    use crate::{Suggest, Text};

    #[track_caller]
    fn asks(text: &str, topic: Option<&str>) {
        let reading = read(text);
        let question = reading.findings.iter().find(|finding| finding.kind == "question");
        let found = question.unwrap_or_else(|| panic!("no question in {text}"));
        assert_eq!(found.facts.get("topic").and_then(|topic| topic.as_str()), topic, "{text}");
        assert_eq!(reading.suggest, Suggest::Answer, "{text}");
    }

    #[test]
    fn asked_in_each_language() {
        asks("Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?", Some("processing_time"));
        asks("Har ni öppet på julafton?", Some("opening_hours"));
        asks("Hvornår har I åbent i morgen?", Some("opening_hours"));
        asks("Hvor lang tid tager det at få svar?", Some("processing_time"));
        asks("Hva koster et nytt pass?", Some("fee"));
        asks("Kuinka kauan käsittely kestää?", Some("processing_time"));
        asks("How can I appeal?", Some("appeal"));
        asks("كم من الوقت يستغرق الرد؟", Some("processing_time"));
        asks("Gäller detta även studenter?", None);
        asks("Varför?", None);
    }

    #[test]
    fn asked_without_a_mark() {
        asks("Hur lång tid tar det att få pass", Some("processing_time"));
        asks("Hej, kan jag söka två gånger", None);
        asks("how long does it take", Some("processing_time"));
    }

    #[test]
    fn only_the_sentence_that_asks() {
        assert_eq!(only("question", "Tack för svar! När öppnar ni? Ha det bra."), ["När öppnar ni?"]);
    }

    #[test]
    fn nothing_is_asked_for() {
        for text in [
            "Är ni dumma i huvudet?",
            "Skämtar ni?",
            "???",
            "Va?",
            "Är ni helt inkompetenta?",
            "Are you kidding me?",
            "När jag ringde var det stängt.",
            "https://example.org/?q=hur",
            "Er I dumme eller hvad?",
            "What the hell?",
        ] {
            assert_eq!(only("question", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn sharp_words_do_not_take_a_question_away() {
        asks("När får jag svar era idioter?", Some("decision"));
    }

    #[test]
    fn a_draft_asks_nobody_here() {
        assert!(read_text(&Text::draft("Hur kan vi hjälpa dig?")).findings.is_empty());
    }
}
