//! What the words around a number say it is: "my order", "pnr:", "… is my CPR
//! number".

use std::ops::Range;

use crate::lexicon::{Hit, Sense, within};
use crate::page::Page;

/// Somebody's number, of no certain country.
pub const PERSON: Sense = Sense("person_number");
/// A date of birth follows, and often more.
pub const BORN: Sense = Sense("born");
/// A Swedish personal number or coordination number.
pub const SE: Sense = Sense("se_personnummer");
/// A Danish personal number.
pub const DK: Sense = Sense("dk_cpr");
/// A Norwegian birth number.
pub const NO: Sense = Sense("no_fodselsnummer");
/// A Finnish identity code.
pub const FI: Sense = Sense("fi_hetu");
/// A phone number.
pub const PHONE: Sense = Sense("phone");
/// A case's number.
pub const CASE: Sense = Sense("case_number");
/// An organisation's number.
pub const ORGANISATION: Sense = Sense("se_orgnummer");
/// A bank account.
pub const ACCOUNT: Sense = Sense("account");
/// A bankgiro number.
pub const BANKGIRO: Sense = Sense("bankgiro");
/// A plusgiro number.
pub const PLUSGIRO: Sense = Sense("plusgiro");
/// A thing's number: an order's, a book's, a parcel's.
pub const THING: Sense = Sense("thing");
/// Only that a number follows; as the end of a word, that it is what the word
/// begins with.
pub const NUMBER: Sense = Sense("number");

/// All of them, for the detectors to ask the packs for.
pub const ANNOUNCERS: &[Sense] =
    &[PERSON, BORN, SE, DK, NO, FI, PHONE, CASE, ORGANISATION, ACCOUNT, BANKGIRO, PLUSGIRO, THING, NUMBER];

/// How far before a number a word may stand that says what it is, in bytes.
const BEFORE: usize = 64;
/// How far after it.
const AFTER: usize = 40;

/// Words that link a number to what it is, or one number to the next.
const LINKS: [&str; 46] = [
    "är", "er", "is", "on", "mitt", "min", "mina", "mit", "mine", "my", "minun", "hans", "hennes", "hendes", "hans",
    "deres", "vårt", "vores", "vår", "our", "his", "her", "their", "som", "as", "the", "det", "den", "it", "its", "nr",
    "no", "nummer", "number", "med", "with", "i", "in", "of", "var", "was", "oli", "ovat", "till", "til", "for",
];
const ANDS: [&str; 12] = ["och", "og", "and", "ja", "eller", "or", "samt", "tai", "sekä", "resp", "plus", "و"];

/// What the words around a number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    /// What it is.
    pub sense: Sense,
    /// With hardly a word between them, so that nothing else can be meant.
    pub direct: bool,
    /// In whose letters.
    pub letters: Letters,
}

/// Letters that only some of the languages have, as a word is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// `æ` or `ø`: Danish or Norwegian.
    Western,
    /// `ä` or `ö`: Swedish or Finnish.
    Eastern,
    /// All have them.
    Shared,
}

impl Announced {
    /// Whether it is a person's, of whichever country.
    #[must_use]
    pub fn is_person(self) -> bool {
        self.is_generic() || [SE, DK, NO, FI].contains(&self.sense)
    }

    /// Whether it is a person's of no certain country.
    #[must_use]
    pub fn is_generic(self) -> bool {
        self.sense == PERSON || self.sense == BORN
    }

    /// Whether it is anything but a person's number.
    #[must_use]
    pub fn is_other(self) -> bool {
        !self.is_person() && self.sense != NUMBER
    }
}

/// What a number is, by the words around it.
#[must_use]
pub fn announced(page: &Page<'_>, number: &Range<usize>) -> Option<Announced> {
    let before = before(page, number);
    if before.is_some_and(|before| before.direct && before.is_person()) {
        return before;
    }
    after(page, number).or(before)
}

/// Whether nothing around a number speaks against a person's, and what it says.
#[must_use]
pub fn of_a_person(told: Option<Announced>) -> bool {
    told.is_some_and(Announced::is_person)
}

/// Whether the words around a number say that it is something else.
#[must_use]
pub fn of_another(told: Option<Announced>) -> bool {
    told.is_some_and(Announced::is_other)
}

/// Whether a unit follows a number: it is an amount.
#[must_use]
pub fn measures(page: &Page<'_>, end: usize) -> bool {
    const UNITS: &str = "kr kronor kroner sek dkk nok eur euro euroa usd mkr tkr mio mia mill miljoner millioner st stk kg \
                         km m kwh kb mb gb tb bytes views ggr visningar visninger invånare indbyggere innbyggere \
                         personer människor mennesker följare følgere";
    let tail = page.lower.get(end..).unwrap_or_default().trim_start_matches(' ');
    let unit = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    tail.starts_with(['%', '€', '$', '£']) || (!unit.is_empty() && UNITS.split(' ').any(|known| known == unit))
}

fn before(page: &Page<'_>, number: &Range<usize>) -> Option<Announced> {
    let part = number.start.saturating_sub(BEFORE)..number.start;
    let mut hits = within(page.hits, part).rev().filter(|hit| ANNOUNCERS.contains(&hit.sense));
    let mut best = *hits.next()?;
    // "the order that I made has number …": a mere "number" is whose it is.
    let mut numbered = false;
    for hit in hits {
        if best.sense == NUMBER && !numbered {
            if hit.end + 2 >= word_start(page.lower, best.start) {
                // "order number", "ordernummer": what it is the number of.
                best = Hit { end: best.end, ..*hit };
            } else if word_start(page.lower, best.start) < best.start {
                break;
            } else if hit.sense != NUMBER {
                best = *hit;
                numbered = true;
            }
        } else if hit.end <= best.start {
            break;
        } else if hit.start < best.start && hit.sense != NUMBER {
            best = Hit { end: best.end, ..*hit };
        }
    }
    if best.sense == NUMBER && word_start(page.lower, best.start) < best.start {
        best.sense = THING;
    }
    // The word may go on: "personnumm|ret".
    let between = page.lower.get(best.end..number.start)?.trim_start_matches(char::is_alphabetic);
    let between = Between::of(between);
    let direct = between.words == 0 && !between.ends;
    let far = if [SE, DK, NO, FI, PERSON].contains(&best.sense) {
        false
    } else if best.sense == BORN || best.sense == PHONE {
        between.words > 6
    } else if best.sense == CASE && !numbered {
        // People speak of their cases, and then of themselves.
        !direct
    } else {
        between.words > if numbered { 5 } else { 3 } || between.ends || between.turns
    };
    let letters = Letters::of(page.lower.get(best.start..best.end)?);
    (!between.numbers && !far).then_some(Announced { sense: best.sense, direct, letters })
}

fn after(page: &Page<'_>, number: &Range<usize>) -> Option<Announced> {
    let rest = page.lower.get(number.end..)?;
    if !rest.starts_with([' ', '(', '=', '[']) {
        return None;
    }
    let hit = within(page.hits, number.end..number.end + AFTER)
        .filter(|hit| ANNOUNCERS.contains(&hit.sense) && hit.sense != NUMBER)
        .min_by_key(|hit| (hit.start, usize::MAX - hit.end))?;
    let between = page.lower.get(number.end..word_start(page.lower, hit.start))?;
    // "…, pnr 850709-9805" speaks of the next number.
    let next = page.lower.get(hit.end..)?.chars().take(12).find(|c| !c.is_alphabetic() && !".:# -".contains(*c));
    if next.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let linked = between.contains(['(', '=', '[']) || between.split(' ').any(|word| LINKS.contains(&word));
    let marks = between.contains([',', '.', '!', '?', ';', '\n']) || between.bytes().any(|b| b.is_ascii_digit());
    let sole = words(between).all(|word| LINKS.contains(&word));
    let letters = Letters::of(page.lower.get(hit.start..hit.end)?);
    (linked && sole && !marks).then_some(Announced { sense: hit.sense, direct: true, letters })
}

impl Letters {
    fn of(word: &str) -> Self {
        if word.contains(['æ', 'ø']) {
            Self::Western
        } else if word.contains(['ä', 'ö']) {
            Self::Eastern
        } else {
            Self::Shared
        }
    }
}

/// What lies between a word and the number that it may announce.
struct Between {
    /// Words that are no links.
    words: usize,
    /// A sentence ends there.
    ends: bool,
    /// A comma, and words after it: the talk may turn to something else.
    turns: bool,
    /// Another number that is not merely one of the same row.
    numbers: bool,
}

impl Between {
    fn of(text: &str) -> Self {
        let ends = text.contains(['!', '?', ';']) || text.contains(". ");
        let told = |word: &&str| !LINKS.contains(word) && !ANDS.contains(word);
        let turns =
            text.rsplit_once([',', '\n', '/', '(']).is_some_and(|(_, tail)| words(tail).any(|word| told(&word)));
        let turns = turns || text.split_once('(').is_some_and(|(head, _)| words(head).any(|word| told(&word)));
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let words = words(text).filter(told).count();
        Self { words, ends, turns, numbers: digits >= 4 && (words > 0 || ends) }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Where the word begins that goes on here.
fn word_start(lower: &str, at: usize) -> usize {
    let head = lower.get(..at).unwrap_or_default();
    let word = |c: &char| c.is_alphabetic() || *c == '-';
    at - head.chars().rev().take(32).take_while(word).map(char::len_utf8).sum::<usize>()
}
