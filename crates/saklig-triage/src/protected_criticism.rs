//! Protected criticism (sv. *myndighetskritik*): sharp words about the
//! authority, its decisions or its officials as such. Not a reason to act but a
//! reason not to: such a text is left alone (RF 2:1, 1:9; ECHR article 10).
//!
//! It is never found in a text that speaks of violence, nor where the words go
//! to one person; and it says nothing about anybody's opinions.

use crate::detector::Detector;
use crate::finding::Finding;
use crate::language::Language;
use crate::lexicon::{Hit, Sense};
use crate::page::{Page, Sentence};
use crate::text::TextKind;

/// Finds `protected_criticism`.
pub struct ProtectedCriticism;

/// Words that judge, from measured to coarse.
pub const SHARP: Sense = Sense("criticism.sharp");
/// The authority, its decisions, its people as such.
const AUTHORITY: Sense = Sense("criticism.authority");
/// Speaking to an authority, which is many.
const ADDRESSED: Sense = Sense("criticism.addressed");
/// Words against a group or a person, which protect nothing.
const SLUR: Sense = Sense("criticism.slur");
/// What is only ever said to an authority or the like.
const DEMAND: Sense = Sense("criticism.demand");
/// Violence, which is for another detector and never protected.
const VIOLENCE: Sense = Sense("criticism.violence");

/// Bytes between who is judged and the word that does it.
const TOGETHER: usize = 64;

impl Detector for ProtectedCriticism {
    fn kinds(&self) -> &'static [&'static str] {
        &["protected_criticism"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["criticism-of-authority"]
    }

    fn senses(&self) -> &'static [Sense] {
        &[AUTHORITY, ADDRESSED, SLUR, SHARP, DEMAND, VIOLENCE]
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let whole = 0..page.plain.len();
        let other = page.has(VIOLENCE, whole.clone()) || page.has(SLUR, whole);
        if page.text.kind != TextKind::Comment || other {
            return;
        }
        let mut critical = page.sentences.iter().filter(|sentence| is_critical(page, sentence));
        if let Some(first) = critical.next() {
            let last = critical.next_back().unwrap_or(first);
            let place = first.place.start..last.place.end;
            findings.push(Finding::new("protected_criticism", place, 0.85, "criticism-of-authority"));
        }
    }
}

/// Whether a sentence judges and names or addresses the authority in one go, or
/// demands of it: "Lägg ner!" needs nobody named.
fn is_critical(page: &Page<'_>, sentence: &Sentence) -> bool {
    let mut target: Option<&Hit> = None;
    let mut judged: Option<&Hit> = None;
    for hit in page.hits_in(sentence.place.clone()) {
        match hit.sense {
            DEMAND if hit.start == sentence.place.start => return true,
            DEMAND | SHARP => judged = Some(hit),
            AUTHORITY => target = Some(hit),
            ADDRESSED if is_plural_you(page, hit) => target = Some(hit),
            _ => continue,
        }
        // Compared as they come, so that the time stays linear.
        if target.zip(judged).is_some_and(|(a, b)| a.start.abs_diff(b.start) <= TOGETHER) {
            return true;
        }
    }
    false
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
    use crate::triage::tests::{found, only, read};

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
            assert_eq!(found(text), [("protected_criticism", text)]);
            assert_eq!(read(text).suggest, Suggest::Leave, "{text}");
        }
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
        ] {
            assert_eq!(only("protected_criticism", text), [""; 0], "{text}");
        }
    }
}
