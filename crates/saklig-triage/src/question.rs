//! Question: a sentence that asks for something and can be answered.
//!
//! A question mark alone does not make one: "Är ni dumma i huvudet?" asks for
//! nothing. An opening like "how long does it" does without a mark, and so does
//! "I wonder when". What one visitor asks another is theirs to answer.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::Finding;
use crate::lexicon::{Sense, within};
use crate::page::{Page, Sentence};
use crate::protected_criticism::SHARP;
use crate::text::TextKind;

/// Finds `question`.
///
/// Its fact `topic`, where known, is a key of its own, the same in every
/// language; which questions come in is counted by it:
///
/// - what is asked about any errand: `processing_time` (handläggningstid),
///   `appeal`, `complaint_status` (a complaint or a report of a fault: how far
///   it is), `opening_hours`, `appointment`, `language_interpreter`, `fee`;
/// - what it is about: `election_information` (where, when, how to vote),
///   `parking`, `building_permit`, `waste_streets` (waste, roads, snow, lights,
///   water), `school_childcare`, `health_care`, `benefits`, `tax`, `job`,
///   `moving` (address, register, identity papers);
/// - and the rest: `contact`, `documents`, `e_service`, `decision`,
///   `application`.
///
/// Of several in a sentence the first of this list counts.
pub struct Question;

/// Openings that ask even without a question mark.
const OPENING: Sense = Sense("question.opening");
/// What asks wherever it stands: "undrar om", "nogen der ved".
const INDIRECT: Sense = Sense("question.indirect");
/// Question words, for questions of a single word and sharp ones that still ask.
const ASKING: Sense = Sense("question.word");
/// What asks for nothing, whatever it is about.
const RHETORICAL: Sense = Sense("question.rhetorical");
/// What is said for effect; with a topic it still asks.
const EFFECT: Sense = Sense("question.effect");
/// What may stand before an opening: "Hej", "men".
const GREETING: Sense = Sense("question.greeting");
/// One person, which an authority is not.
const YOU: Sense = Sense("question.you");

/// Topics, in the order in which they count; each sense is `topic.` and the key.
const TOPICS: [Sense; 21] = [
    Sense("topic.processing_time"),
    Sense("topic.appeal"),
    Sense("topic.complaint_status"),
    Sense("topic.opening_hours"),
    Sense("topic.appointment"),
    Sense("topic.language_interpreter"),
    Sense("topic.fee"),
    Sense("topic.election_information"),
    Sense("topic.parking"),
    Sense("topic.building_permit"),
    Sense("topic.waste_streets"),
    Sense("topic.school_childcare"),
    Sense("topic.health_care"),
    Sense("topic.benefits"),
    Sense("topic.tax"),
    Sense("topic.job"),
    Sense("topic.moving"),
    Sense("topic.contact"),
    Sense("topic.documents"),
    Sense("topic.e_service"),
    Sense("topic.decision"),
];
/// The last: almost every errand is one.
const APPLICATION: Sense = Sense("topic.application");

static SENSES: [Sense; 25] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = TOPICS;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, APPLICATION, OPENING, INDIRECT, RHETORICAL]
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

    fn context(&self) -> &'static [Sense] {
        &[ASKING, EFFECT, GREETING, YOU]
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        for sentence in page.sentences {
            let opened = opens(page, &sentence.place);
            if !(sentence.asks || opened) || page.has(RHETORICAL, sentence.place.clone()) {
                continue;
            }
            let topic = topic(page, &sentence.place);
            if topic.is_none() && !asks_for_something(page, sentence, opened) || is_for_another(page, &sentence.place) {
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

/// Whether the sentence begins with a question, greetings aside, or asks
/// indirectly.
fn opens(page: &Page<'_>, sentence: &Range<usize>) -> bool {
    const NAME: usize = 12;
    let mut openings = page.hits_in(sentence.clone()).filter(|hit| hit.sense == OPENING || hit.sense == INDIRECT);
    let mut greeted = None;
    openings.any(|hit| {
        if hit.sense == INDIRECT || hit.start == sentence.start {
            return true;
        }
        if hit.start - sentence.start > 48 {
            return false;
        }
        let text = page.lower.get(sentence.clone()).unwrap_or_default();
        let comma = text.bytes().take(NAME).position(|b| b == b',').map(|comma| sentence.start + comma + 2);
        comma == Some(hit.start) || *greeted.get_or_insert_with(|| after_greetings(page, sentence)) == hit.start
    })
}

/// Where a sentence begins after "Hej", "men", "snabb fråga:".
fn after_greetings(page: &Page<'_>, sentence: &Range<usize>) -> usize {
    let mut at = sentence.start;
    let near = at..(at + 64).min(sentence.end);
    for _ in 0..4 {
        let greeting = within(page.context(), near.clone()).rfind(|hit| hit.sense == GREETING && hit.start == at);
        let Some(greeting) = greeting else { break };
        let tail = page.lower.get(greeting.end..sentence.end).unwrap_or_default();
        at = greeting.end + (tail.len() - tail.trim_start_matches([' ', ',', ':', '-', ';']).len());
    }
    at
}

/// What a sentence is about, by its words.
pub(crate) fn topic(page: &Page<'_>, sentence: &Range<usize>) -> Option<&'static str> {
    let rank = |sense: Sense| TOPICS.iter().chain([&APPLICATION]).position(|topic| *topic == sense);
    let first = page.hits_in(sentence.clone()).filter_map(|hit| rank(hit.sense)).min()?;
    TOPICS.get(first).unwrap_or(&APPLICATION).0.strip_prefix("topic.")
}

/// Whether a question without a known topic asks for anything: not said for
/// effect, not only to insult, more than a word unless that word asks.
fn asks_for_something(page: &Page<'_>, sentence: &Sentence, opened: bool) -> bool {
    let place = sentence.place.clone();
    let said = |sense: Sense| within(page.context(), place.clone()).any(|hit| hit.sense == sense);
    if page.has(SHARP, place.clone()) || said(EFFECT) {
        return false;
    }
    let text = page.plain.get(place.clone()).unwrap_or_default();
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).take(2).count();
    opened || words > 1 || said(ASKING)
}

/// Whether a visitor asks another: a text that begins with somebody's account
/// or name and says "du".
fn is_for_another(page: &Page<'_>, sentence: &Range<usize>) -> bool {
    const NAME: usize = 20;
    let head = page.plain.trim_start();
    let called = head.starts_with('@') || {
        let name = head.get(..page.boundary(NAME).min(head.len())).unwrap_or_default();
        let name =
            name.split_once([',', ' ']).filter(|(name, _)| name.len() > 2 && name.starts_with(char::is_uppercase));
        name.is_some_and(|(name, rest)| {
            let greets = || within(page.context(), 0..name.len()).any(|hit| hit.sense == GREETING);
            head.as_bytes().get(name.len()) == Some(&b',') && rest.len() > 1 && !greets()
        })
    };
    called && within(page.context(), sentence.clone()).any(|hit| hit.sense == YOU)
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
    fn what_authorities_and_municipalities_are_asked() {
        for (text, topic) in [
            ("När plogar ni vår gata?", "waste_streets"),
            ("När töms soptunnorna i jul?", "waste_streets"),
            ("Hur gör jag skolval för min son?", "school_childcare"),
            ("När får vi plats på förskolan?", "school_childcare"),
            ("Behöver jag bygglov för ett plank?", "building_permit"),
            ("När betalas bostadsbidraget ut?", "benefits"),
            ("Hur lämnar jag in min deklaration?", "tax"),
            ("Kan man vaccinera sig på drop in?", "appointment"),
            ("Vilken vårdcentral tillhör jag?", "health_care"),
            ("Var kan jag förtidsrösta?", "election_information"),
            ("Söker ni folk till sommarjobb?", "job"),
            ("Kan jag få tolk till mötet?", "language_interpreter"),
            ("Hur anmäler jag att jag har flyttat?", "moving"),
            ("Var får man parkera vid badet?", "parking"),
            ("Vad har hänt med min felanmälan?", "complaint_status"),
            ("Hvornår bliver der ryddet sne? Kommer snerydningen i dag?", "waste_streets"),
            ("Hvornår får vi en plads i vuggestuen?", "school_childcare"),
            ("Skal jeg have byggetilladelse til en carport?", "building_permit"),
            ("Hvornår udbetales boligstøtten?", "benefits"),
            ("Hvornår kommer årsopgørelsen?", "tax"),
            ("Hvor kan jeg brevstemme?", "election_information"),
            ("Har I ledige stillinger som pædagog?", "job"),
            ("Kan jeg få en tolk med til samtalen?", "language_interpreter"),
            ("Hvordan melder jeg flytning?", "moving"),
            ("Må man parkere på torvet om lørdagen?", "parking"),
            ("Hvad er der sket med min klage?", "appeal"),
        ] {
            let reading = read(text);
            let topics: Vec<_> = reading.findings.iter().filter_map(|finding| finding.facts.get("topic")).collect();
            assert!(topics.iter().any(|found| *found == topic), "{text}: {topics:?}");
        }
    }

    #[test]
    fn asked_indirectly() {
        asks("Jag undrar om ni har öppet på lördag", Some("opening_hours"));
        asks("Hej jag undrar när man kan hämta passet", Some("moving"));
        asks("Är det någon som vet om badet är öppet", Some("opening_hours"));
        asks("Hej hur lång tid tar det att få bygglov", Some("processing_time"));
        asks("Er der nogen, der ved, om genbrugspladsen har åbent", Some("opening_hours"));
        asks("Jeg vil gerne vide hvordan jeg søger om en plads", Some("application"));
        asks("Hej med jer, hvornår kommer I forbi", None);
        asks("I was wondering if you are open tomorrow", Some("opening_hours"));
    }

    #[test]
    fn several_in_one_text() {
        let text = "Hej! När öppnar ni? Och vad kostar det? Tack på förhand.";
        assert_eq!(only("question", text), ["När öppnar ni?", "Och vad kostar det?"]);
    }

    #[test]
    fn what_visitors_ask_each_other_is_theirs() {
        for text in [
            "@kalle varför tror du det?",
            "@kalle när fick du ditt svar?",
            "Kalle, vad menar du med det?",
            "Mette, hvorfor siger du det?",
        ] {
            assert_eq!(only("question", text), [""; 0], "{text}");
        }
        asks("@kommunen när öppnar ni?", Some("opening_hours"));
        asks("Hej, kan du svara på när ni öppnar?", Some("opening_hours"));
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
            "Hur svårt kan det vara att svara i telefon?",
            "Hur tänker ni när ni fattar sådana beslut?",
            "Vem betalar för detta?",
            "Vad gör ni om dagarna?",
            "Hvor svært kan det være at svare?",
            "Hvad laver I egentlig hele dagen?",
            "Skammer I jer ikke?",
            "Man undrar ju om ni kan läsa.",
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
