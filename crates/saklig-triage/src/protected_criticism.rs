//! Protected criticism (sv. *myndighetskritik*): harsh words about the
//! authority, its decisions or its officials as such, and the measured ones that
//! say what should have happened. Not a reason to act but a reason not to: such
//! a text is left alone (RF 2:1, 1:9; ECHR article 10).
//!
//! It is never found in a text that speaks of violence, nor where the words go
//! to one person; and it says nothing about anybody's opinions.

use crate::abuse::SLUR;
use crate::detector::Detector;
use crate::finding::Finding;
use crate::language::Language;
use crate::lexicon::{Hit, Sense, within};
use crate::page::{Page, Sentence};
use crate::text::TextKind;
use crate::threat;

/// Finds `protected_criticism`. Its fact `about` is `authority`, `decision` or
/// `officials`: what the words are said of.
pub struct ProtectedCriticism;

/// Words that judge, from measured to coarse.
pub const SHARP: Sense = Sense("criticism.sharp");
/// The authority.
const AUTHORITY: Sense = Sense("criticism.authority");
/// Its decisions.
const DECISION: Sense = Sense("criticism.decision");
/// Its people as such.
const OFFICIALS: Sense = Sense("criticism.officials");
/// Speaking to an authority, which is many.
const ADDRESSED: Sense = Sense("criticism.addressed");
/// What is only ever said to an authority or the like.
const DEMAND: Sense = Sense("criticism.demand");
/// What did not happen and should have: "ingen svarar".
const COMPLAINT: Sense = Sense("criticism.complaint");
/// "Inte", "ikke".
const NOT: Sense = Sense("criticism.not");

/// Bytes between who is judged and the word that does it.
const TOGETHER: usize = 64;

impl Detector for ProtectedCriticism {
    fn kinds(&self) -> &'static [&'static str] {
        &["protected_criticism"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["criticism-of-authority", "criticism-of-service"]
    }

    fn senses(&self) -> &'static [Sense] {
        &[AUTHORITY, DECISION, OFFICIALS, ADDRESSED, SHARP, DEMAND, COMPLAINT]
    }

    fn context(&self) -> &'static [Sense] {
        &[NOT]
    }

    fn needs(&self) -> &'static [Sense] {
        &[SHARP, DEMAND, COMPLAINT]
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        // What threatens is never protected, nor are derogatory words for a group.
        let threatens = findings.iter().any(|finding| threat::KINDS.contains(&finding.kind));
        if threatens || page.hits.iter().any(|hit| hit.sense == SLUR) {
            return;
        }
        let mut critical = page.sentences.iter().filter_map(|sentence| Some((sentence, criticism(page, sentence)?)));
        let Some((first, said)) = critical.next() else { return };
        let (mut last, mut harsh, mut about) = (first, said.harsh, said.about);
        for (sentence, more) in critical {
            last = sentence;
            harsh |= more.harsh;
            about = about.max(more.about);
        }
        let place = first.place.start..last.place.end;
        let (score, reason) = if harsh { (0.85, "criticism-of-authority") } else { (0.75, "criticism-of-service") };
        let finding = Finding::new("protected_criticism", place, score, reason);
        findings.push(finding.with_fact("about", about.key()));
    }
}

/// What is criticised; the later is the more special and is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Authority,
    Officials,
    Decision,
}

impl About {
    const fn key(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Officials => "officials",
            Self::Decision => "decision",
        }
    }
}

/// What a sentence criticises, and whether in harsh words.
struct Criticism {
    about: About,
    harsh: bool,
}

/// Whether a sentence judges and names or addresses the authority in one go, or
/// demands of it, "Lägg ner!", or tells what it left undone: then what it is
/// about.
fn criticism(page: &Page<'_>, sentence: &Sentence) -> Option<Criticism> {
    let mut about = About::Authority;
    let (mut harsh, mut complains) = (false, false);
    let mut target: Option<&Hit> = None;
    let mut judged: Option<&Hit> = None;
    for hit in page.hits_in(sentence.place.clone()) {
        match hit.sense {
            DEMAND if hit.start == sentence.place.start => harsh = true,
            DEMAND => judged = Some(hit),
            SHARP if !is_denied(page, hit) => judged = Some(hit),
            COMPLAINT => complains = true,
            AUTHORITY => target = Some(hit),
            DECISION => (target, about) = (Some(hit), About::Decision),
            OFFICIALS if !names_one(page, hit) => (target, about) = (Some(hit), about.max(About::Officials)),
            ADDRESSED if is_plural_you(page, hit) => target = Some(hit),
            _ => continue,
        }
        // Compared as they come, so that the time stays linear.
        harsh |= target.zip(judged).is_some_and(|(a, b)| {
            let between = a.end.min(b.end)..a.start.max(b.start);
            // "Kommunen informerar: dåligt väder" is no verdict on it.
            a.start.abs_diff(b.start) <= TOGETHER && !page.plain.get(between).is_some_and(|gap| gap.contains(": "))
        });
    }
    // "Jag har väntat i 14 månader, under all kritik": complaint and judgement.
    harsh |= judged.is_some() && (complains || has_waited(page, sentence));
    (harsh || complains).then_some(Criticism { about, harsh })
}

/// "Ni är inte dåliga."
fn is_denied(page: &Page<'_>, judged: &Hit) -> bool {
    let near = page.boundary(judged.start.saturating_sub(12))..judged.start;
    within(page.context(), near).any(|hit| {
        hit.sense == NOT && page.plain.get(hit.end..judged.start).is_some_and(|gap| gap.split_whitespace().count() <= 1)
    })
}

/// Whether an official is named: "handläggaren Sofia" is one person.
fn names_one(page: &Page<'_>, hit: &Hit) -> bool {
    let end = crate::parties::word_end(page.plain, hit.end);
    let tail = page.plain.get(end..).unwrap_or_default();
    tail.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase) && !next.starts_with("I "))
}

/// "Har väntat i 14 månader": how long somebody has waited.
fn has_waited(page: &Page<'_>, sentence: &Sentence) -> bool {
    const WAITED: [&str; 6] = ["väntat", "väntar", "ventet", "venter", "waited", "waiting"];
    const LONG: [&str; 9] = ["månad", "år", "veckor", "måned", "uger", "uker", "months", "weeks", "years"];
    let text = page.lower.get(sentence.place.clone()).unwrap_or_default();
    let Some(at) = WAITED.iter().find_map(|word| text.find(word)) else { return false };
    let tail = text.get(at..).unwrap_or_default();
    tail.split_whitespace().take(6).any(|word| LONG.iter().any(|long| word.starts_with(long)))
}

/// The capital letter of Danish *I* and the language of Swedish *er* tell them
/// from *i* (in) and *er* (is).
fn is_plural_you(page: &Page<'_>, hit: &Hit) -> bool {
    let lang = page.lang;
    match page.plain.get(hit.start..hit.end) {
        Some("i") => false,
        Some("I") => lang == Some(Language::Danish) && !is_time(page, hit.end),
        Some("er" | "Er") => lang == Some(Language::Swedish),
        Some("te" | "Te") => lang == Some(Language::Finnish),
        Some("deres" | "Deres") => lang == Some(Language::Norwegian),
        _ => true,
    }
}

/// Whether "I dag" or "I år" begins a sentence.
fn is_time(page: &Page<'_>, after: usize) -> bool {
    let next = page.lower.get(after..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    ["dag", "går", "morgen", "aften", "nat", "år", "forgårs", "morges", "aftes", "weekenden"].contains(&next)
}

#[cfg(test)]
mod tests {
    use crate::Suggest;
    use crate::triage::tests::{only, read};

    #[test]
    fn sharp_words_about_the_authority() {
        for text in [
            "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!",
            "Beslutet är en skandal!",
            "Vilken värdelös myndighet.",
            "Handläggarna på Skolverket är inkompetenta",
            "Er I dumme eller hvad?",
            "I er den ringeste kommune i landet, jeg har ikke fået noget at vide.",
            "Sikke en elendig afgørelse.",
            "Dere er helt udugelige!",
            "You are the worst agency in the country.",
            "This decision is a disgrace.",
            "Är ni dumma i huvudet?",
        ] {
            assert_eq!(only("protected_criticism", text), [text]);
            assert_eq!(read(text).suggest, Suggest::Leave, "{text}");
        }
    }

    #[track_caller]
    fn about(text: &str, about: &str, reason: &str) {
        let reading = read(text);
        let found: Vec<_> = reading.findings.iter().filter(|finding| finding.kind == "protected_criticism").collect();
        let [finding] = found.as_slice() else { panic!("{text}: {:?}", reading.findings) };
        assert_eq!((finding.facts["about"].as_str(), finding.reason), (Some(about), reason), "{text}");
    }

    #[test]
    fn what_it_is_about() {
        let harsh = "criticism-of-authority";
        about("Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!", "authority", harsh);
        about("Avslaget är ett hån, rena skandalen!", "decision", harsh);
        about("Era handläggare är arroganta.", "officials", harsh);
        about("Jeres afgørelse er til grin.", "decision", harsh);
        about("Sagsbehandlerne er uduelige.", "officials", harsh);
        about("Kommunen er en farce.", "authority", harsh);
        about("Tag jer sammen!", "authority", harsh);
        about("Skäms på er!", "authority", harsh);
    }

    #[test]
    fn without_a_strong_word() {
        let service = "criticism-of-service";
        about("Jag har fortfarande inte fått något svar på mina mejl.", "authority", service);
        about("Ingen svarar i telefonen, vecka efter vecka.", "authority", service);
        about("Det tar alldeles för lång tid.", "authority", service);
        about("Tack för ingenting.", "authority", service);
        about("Jag är besviken på beslutet.", "decision", service);
        about("Der sker ingenting i sagen, og I lytter ikke.", "authority", service);
        about("Jeg er skuffet over sagsbehandleren og kommunen.", "officials", service);
        about("Jag har väntat i 14 månader, under all kritik", "authority", "criticism-of-authority");
        about("Jeg har ventet i 8 måneder, det er under al kritik", "authority", "criticism-of-authority");
    }

    #[test]
    fn from_the_first_to_the_last_sharp_sentence() {
        let text = "Hej. Ni är usla. Tack ändå. Avgå! Vi hörs.";
        assert_eq!(only("protected_criticism", text), ["Ni är usla. Tack ändå. Avgå!"]);
    }

    #[test]
    fn what_is_not_criticism_of_an_authority() {
        for text in [
            "Vädret är uselt i dag",
            "Tack för ett bra beslut!",
            "Du är en idiot, Kalle",
            "Ni är usla och jag vet var du bor",
            "Filmen er elendig",
            "You are stupid, John",
            "Ministern fick avgå i fjol",
            "I dag er det elendigt vejr",
            "Ni är inte dåliga!",
            "Kommunen informerar: dåligt väder på väg",
            "Handläggaren Sofia är en idiot",
            "Jag har väntat i tre veckor, när får jag svar?",
            "Tack för snabbt svar från kommunen!",
            "Afgørelsen er slet ikke dårlig.",
            "Beslutet kom i dag, tack.",
            "Bra jobbat, alla på kommunen!",
            "Ni är värdelösa och jag ska döda er",
            "I er elendige og jeg ved hvor du bor",
        ] {
            assert_eq!(only("protected_criticism", text), [""; 0], "{text}");
        }
    }
}
