//! Abuse (sv. *påhopp*, da. *tilsvining*): words against a person or a group,
//! not against what an authority does.
//!
//! Found by words and whom they are said to, from `words/abuse.toml` and
//! `rules/abuse.toml`. Nothing here is obvious: it leads to a look, and whether
//! words about a group are a crime is for a lawyer (hate speech). Coarse words
//! to the authority as such are [criticism](crate::protected_criticism).

use crate::detector::Detector;
use crate::finding::{Facts, Finding};
use crate::lexicon::Sense;
use crate::page::Page;
use crate::text::TextKind;
use crate::threat::senses;

/// Finds `abuse`.
pub struct Abuse;

const THEME: &str = "abuse";

/// Derogatory words for a group, which protect nothing.
pub const SLUR: Sense = Sense("abuse.slur");

/// What the words of `words/abuse.toml` stand for; the file says more.
static SENSES: &[Sense] = senses! {
    "abuse":
        "you_s" "your" "own" "they" "official" "many" "group" "is" "insult" "adjective" "vermin"
        "slur" "sexual" "ill" "wish" "out" "shut_up" "not" "calm-report" "calm-self" "calm-kind"
        "calm-thing"
    ; in English:
        "you_s" "your" "own" "they" "official" "many" "group" "is" "insult" "adjective" "vermin"
        "slur" "sexual" "ill" "wish" "out" "shut_up" "not" "calm-report" "calm-self" "calm-kind"
        "calm-thing"
    ; in Finnish:
        "you_s" "your" "own" "they" "many" "group" "is" "insult" "adjective" "vermin" "slur"
        "sexual" "ill" "wish" "shut_up" "not"
};

impl Detector for Abuse {
    fn kinds(&self) -> &'static [&'static str] {
        &["abuse"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["abuse-insult", "abuse-dehumanising", "abuse-slur", "abuse-sexual", "abuse-ill-wish"]
    }

    fn senses(&self) -> &'static [Sense] {
        SENSES
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        let weighed = page.weighing.weigh(THEME, page);
        let Some(most) = weighed.iter().max_by_key(|one| one.weight) else { return };
        let start = weighed.iter().map(|one| one.place.start).min().unwrap_or(most.place.start);
        let end = weighed.iter().map(|one| one.place.end).max().unwrap_or(most.place.end);
        let whom = if page.weighing.speaks_of(THEME, most, &["group", "slur"]) { "group" } else { "person" };
        let mut finding = Finding::new("abuse", start..end, most.score(), most.reason);
        finding.facts = Facts::from_iter([("aimed_at".to_owned(), whom.into())]);
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::Suggest;
    use crate::triage::tests::{only, read};

    #[test]
    fn words_against_a_person_or_a_group() {
        for text in [
            "Du är en idiot, Kalle",
            "Din jävla hora",
            "Vilken jävla idiot du är",
            "Handläggaren är en fet gris",
            "Muslimer är råttor",
            "Alla romer är parasiter",
            "De är kackerlackor, invandrarna",
            "Håll käften ditt svin",
            "Hoppas du dör i cancer",
            "Gå och häng dig",
            "Jävla blattar överallt",
            "din j*vla h0ra",
            "Sug min kuk",
            "Du er en klam kælling",
            "Dit dumme svin",
            "Hun er en luder",
            "Perkere hører ikke til her",
            "Muslimer er rotter",
            "Jeg håber du får kræft",
            "Hold kæft dit fjols",
            "Sagsbehandleren er en idiot",
            "Du er grim og dum",
            "You are a stupid bitch",
            "Immigrants are vermin",
            "Du er en drittsekk",
        ] {
            assert_eq!(only("abuse", text).len(), 1, "{text}");
            let suggest = read(text).suggest;
            assert!(matches!(suggest, Suggest::Look | Suggest::Secure), "{text} {suggest:?}");
        }
    }

    #[test]
    fn what_is_no_abuse() {
        for text in [
            "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!",
            "Ni är idioter hela bunten på myndigheten",
            "Jävla skitväder i dag",
            "Jag är en idiot, jag glömde bifoga blanketten",
            "Någon kallade mig hora på bussen i går, kan man anmäla det?",
            "Ordet neger ska inte användas i skolan",
            "Har ni råttor i källaren? Vi ser dem varje dag",
            "Älskar dig din lilla tok, grattis!",
            "Beslutet är idiotiskt",
            "Den här appen är värdelös",
            "Min son har diagnos, han är inte dum",
            "I er nogle idioter på rådhuset",
            "Jeg er en idiot, jeg glemte fristen",
            "Han kaldte min datter for en luder, kan det anmeldes?",
            "Ordet perker hører ikke hjemme i avisen",
            "Vi har rotter i kælderen",
            "Sikke et møgvejr",
            "Afgørelsen er åndssvag",
            "This decision is stupid",
            "He called me a faggot yesterday",
        ] {
            assert_eq!(only("abuse", text), [""; 0], "{text}");
        }
    }
}
