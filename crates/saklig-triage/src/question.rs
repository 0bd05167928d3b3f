//! Question: a sentence that asks for something and can be answered.
//!
//! A question mark alone does not make one: "Är ni dumma i huvudet?" asks for
//! nothing. An opening like "how long does it" does without a mark.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::Finding;
use crate::lexicon::{Sense, Words};
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
const TOPICS: [Words; 10] = [
    Words {
        sense: Sense("topic.processing_time"),
        list: "handläggningstid*|*väntetid*|handläggningen|hur lång tid|hur länge|sagsbehandlingstid*|ventetid*|\
               hvor lang tid|hvor længe|saksbehandlingstid*|behandlingstid*|hvor lenge|kor lenge|käsittelyaika*|\
               käsittelyajat|kuinka kauan|kauanko|processing time*|how long|waiting time*|wait time*|كم من الوقت|مدة|\
               متى سيتم|كم تستغرق",
    },
    Words {
        sense: Sense("topic.appeal"),
        list: "överklaga*|besvär*|klage|klager|klageadgang|anke|klagefrist|omprövning|valittaa|valitus*|muutoksenhaku*|\
               appeal*|complaint|الطعن|استئناف",
    },
    Words {
        sense: Sense("topic.opening_hours"),
        list: "öppettid*|öppet|öppnar|stänger|har ni öppet|telefontid*|åbningstid*|åbent|åbner|lukker|telefontid*|\
               åpningstid*|åpent|åpner|stenger|aukiolo*|auki|avoinna|opening hours|office hours|open|close|closed|\
               ساعات العمل|ساعات الدوام|تفتح",
    },
    Words {
        sense: Sense("topic.appointment"),
        list: "boka tid|bokad tid|besökstid*|tidsbokning*|inbokad|bestille tid|bestill time|booke tid|timebestilling|\
               time hos|ajanvaraus*|varata aika*|aika varat*|appointment*|book a time|موعد",
    },
    Words {
        sense: Sense("topic.fee"),
        list: "avgift*|kostar|kostnad*|pris|gebyr*|koster|afgift*|maksu|maksaa|hinta|fee|fees|cost|costs|price|رسوم|تكلفة",
    },
    Words {
        sense: Sense("topic.contact"),
        list: "kontakta*|kontakt|ringa er|nå er|når er|når man er|telefonnummer*|mejladress*|komma i kontakt|kontakte|\
               ringe til jer|få fat i|ringe dere|få tak i|yhteystie*|yhteyttä|soittaa|contact*|phone number|reach you|\
               call you|اتصال|التواصل|رقم الهاتف",
    },
    Words {
        sense: Sense("topic.documents"),
        list: "handlingar|dokument*|blankett*|intyg*|bilagor|papper|formular*|skema|skjema*|attest*|asiakirj*|lomake*|\
               liitteet|documents|document|form|forms|certificate|وثائق|مستندات|استمارة",
    },
    Words {
        sense: Sense("topic.e_service"),
        list: "e-tjänst*|logga in|inloggning*|mina sidor|bankid|mitid|minid|log ind|logge ind|logge inn|selvbetjening*|\
               altinn|kirjautu*|verkkopalvelu*|log in|login|e-service*|app|appen|تسجيل الدخول",
    },
    Words {
        sense: Sense("topic.decision"),
        list: "beslut*|besked|svar|svarat|svara|svarar|avgörande*|afgørelse*|afgørelsen|svaret|svare|svarer|vedtak*|\
               päätös*|päätök*|vastaus*|vastata|vastannut|decision*|answer|answered|reply|replied|respond*|قرار|الرد|رد",
    },
    Words {
        sense: Sense("topic.application"),
        list: "ansök*|ansøg*|søknad*|søke|hakemus*|hakemuk*|hakea|haetaan|apply|applying|application*|طلب|الطلب|أقدم",
    },
];

static WORDS: [Words; 13] = {
    let [a, b, c, d, e, f, g, h, i, j] = TOPICS;
    [
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        Words {
            sense: OPENING,
            list: "hur lång tid|hur länge|hur lång är|hur gör|hur kan jag|hur kan man|hur ansöker|hur får|hur överklagar|\
                   när öppnar|när stänger|när har ni|när får|när kommer|när kan|var hittar|var kan|vart vänder|vart kan|\
                   vad kostar|vad gäller|vad behöver|vilka handlingar|vilka papper|kan jag|kan man|kan ni|får jag|\
                   får man|måste jag|behöver jag|någon som vet|vet ni|jag undrar|undrar|\
                   hvor lang tid|hvor længe|hvornår|hvordan|hvor kan|hvor finder|hvad koster|hvad skal|kan jeg|må jeg|\
                   skal jeg|er der nogen der ved|jeg vil gerne vide|ved i|\
                   hvor lenge|når åpner|når får|når kommer|hva koster|hvor finner|kor lenge|lurer på|jeg lurer på|\
                   kuinka kauan|kuinka|kauanko|milloin|miten|mistä|missä|voinko|saanko|saako|voiko|paljonko|pitääkö|\
                   how long|how do|how can|how much|when will|when do|when can|where can|where do|can i|can you|could you|\
                   do i|do you know|does anyone know|is it possible|i wonder|what documents|am i allowed|\
                   هل|متى|كيف|أين|كم|لماذا|ماذا|ما هي|ما هو",
        },
        Words {
            sense: ASKING,
            list: "hur|när|var|vart|varför|vad|vem|vilka|vilken|vilket|hvor|hvornår|hvorfor|hvordan|hvad|hvem|hvilke|\
                   hvilken|hva|kva|korleis|kvifor|hvilket|når|miksi|milloin|miten|kuka|mitä|mikä|missä|mistä|how|when|\
                   where|why|what|who|which|متى|كيف|أين|لماذا|ماذا|هل|كم",
        },
        Words {
            sense: RHETORICAL,
            list: "på riktigt|skämtar ni|är det ett skämt|vad fan|vad i helvete|vad håller ni på med|hur svårt kan det|\
                   vem bryr sig|seriöst|eller hur|skojar ni|inte skäms|skäms ni|sover ni|är ni från vettet|\
                   er det en joke|er i dumme|er i seriøse|seriøst|hvad fanden|hvad helvede|hvor svært kan det|laver i sjov|\
                   hva faen|hva i helvete|tuller dere|hvor vanskelig kan det|er dere dumme|oletteko tosissa|mitä helvettiä|\
                   are you kidding|seriously|are you serious|what the hell|what the fuck|wtf|who cares|is this a joke|\
                   how hard can it|right|innit",
        },
    ]
};

impl Detector for Question {
    fn kinds(&self) -> &'static [&'static str] {
        &["question"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["question-mark", "question-opening"]
    }

    fn words(&self) -> &'static [Words] {
        &WORDS
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
    TOPICS.iter().find(|topic| page.has(topic.sense, sentence.clone()))?.sense.0.strip_prefix("topic.")
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
