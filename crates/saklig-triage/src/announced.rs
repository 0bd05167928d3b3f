//! What the words around a number say it is: "my order", "pnr:", "… is my CPR
//! number".

use std::cell::Cell;
use std::ops::Range;

use crate::letters::Letters;
use crate::lexicon::{Hit, Sense, within};
use crate::page::Page;
use crate::small::Small;

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
/// An identity, of a person or of a thing.
pub const ID: Sense = Sense("id");
/// Only that a number follows; as the end of a word, that it is what the word
/// begins with.
pub const NUMBER: Sense = Sense("number");

/// All of them, for the detectors to ask the packs for.
pub const ANNOUNCERS: &[Sense] =
    &[PERSON, BORN, SE, DK, NO, FI, PHONE, CASE, ORGANISATION, ACCOUNT, BANKGIRO, PLUSGIRO, THING, ID, NUMBER];

/// Words that nothing but a number has: they count from further off, and in
/// spite of looser words that stand closer.
const NAMED: [Sense; 8] = [PERSON, SE, DK, NO, FI, ORGANISATION, BANKGIRO, PLUSGIRO];

/// How far before a number a word may stand that says what it is, in bytes.
const BEFORE: usize = 240;
/// How far after it.
const AFTER: usize = 72;
/// Words that may stand between what has a number and the number, if it is
/// called one; fewer for a thing than for a case.
const WHOSE: usize = 8;
const THINGS: usize = 5;

/// What the words around a number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    /// What it is.
    pub sense: Sense,
    /// With hardly a word between them, so that nothing else can be meant.
    pub direct: bool,
    /// The words call it a number: "order number", "kundnr".
    pub numbered: bool,
    /// With at most one word between them that is no link.
    pub close: bool,
    /// It goes to somebody: "the invoice to …".
    pub goes: bool,
    /// In whose letters, there and around it.
    pub letters: Letters,
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

    /// Whether a word that nothing but a number has says it right there.
    #[must_use]
    pub fn is_named(self) -> bool {
        self.direct && NAMED.contains(&self.sense)
    }

    /// Whether it is anything but a person's number.
    #[must_use]
    pub fn is_other(self) -> bool {
        !self.is_person() && self.sense != NUMBER
    }
}

/// What was said of the numbers that were asked for last, by some bits of where
/// they begin: each of several kinds asks for the same ones.
#[derive(Debug, Default)]
pub(crate) struct Said([Cell<Option<Asked>>; 4]);

type Asked = (usize, usize, Option<Announced>);

/// What a number is, by the words around it.
#[must_use]
pub fn announced(page: &Page<'_>, number: &Range<usize>) -> Option<Announced> {
    let Some(said) = page.said.0.get(number.start % 4) else { return told(page, number) };
    match said.get() {
        Some((start, end, told)) if (start, end) == (number.start, number.end) => told,
        _ => {
            let told = told(page, number);
            said.set(Some((number.start, number.end, told)));
            told
        }
    }
}

fn told(page: &Page<'_>, number: &Range<usize>) -> Option<Announced> {
    let before = before(page, number);
    if before.is_some_and(|before| before.is_named() || (before.direct && before.is_person())) {
        return before;
    }
    let after = after(page, number);
    match (before, after) {
        (Some(before), Some(after)) if before.direct && !after.close => Some(before),
        (before, after) => after.or(before),
    }
}

/// Whether nothing around a number speaks against a person's, and what it says.
#[must_use]
pub fn of_a_person(told: Option<Announced>) -> bool {
    told.is_some_and(Announced::is_person)
}

/// Whether the words around a number say that it is something else. A case or an
/// id is somebody's: "the application for 640823-3234"; and a thing that is merely
/// spoken of before has no number: "the insurance office wrote to 6408233234", "the
/// invoice to 6408233234".
#[must_use]
pub fn of_another(told: Option<Announced>) -> bool {
    told.is_some_and(|told| {
        let says = told.numbered || (told.direct && !(told.goes && told.sense == THING));
        told.is_other() && ![CASE, ID].contains(&told.sense) && says
    })
}

/// Whether a unit follows a number: it is an amount.
#[must_use]
pub fn measures(page: &Page<'_>, end: usize) -> bool {
    let tail = page.lower.get(end..).unwrap_or_default().trim_start_matches(' ');
    let unit = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // "m.fl."
    let rest = tail.get(unit.len()..).unwrap_or_default();
    if unit.len() == 1 && rest.starts_with('.') && rest[1..].starts_with(char::is_alphabetic) {
        return false;
    }
    tail.starts_with(['%', '€', '$', '£']) || page.is_small(unit, Small::UNIT)
}

/// A word before a number that says what it is, or several that say it together.
struct Cue {
    start: usize,
    end: usize,
    sense: Sense,
    /// It calls itself a number: "ordernr", "numret".
    number: bool,
}

/// The cues before a number, the closest first.
struct Cues<'p, I: Iterator<Item = &'p Hit>> {
    page: &'p Page<'p>,
    hits: std::iter::Peekable<I>,
}

impl<'p, I: Iterator<Item = &'p Hit>> Iterator for Cues<'p, I> {
    type Item = Cue;

    fn next(&mut self) -> Option<Cue> {
        let first = self.hits.next()?;
        let mut cue = Cue { start: first.start, end: first.end, sense: first.sense, number: first.sense == NUMBER };
        while let Some(hit) = self.hits.peek() {
            let apart = hit.end <= cue.start;
            // "order nr": the number is what the word before it has.
            let tied =
                cue.sense == NUMBER && hit.sense != NUMBER && hit.end + 2 >= word_start(self.page.lower, cue.start);
            if apart && !tied {
                break;
            }
            cue.number |= hit.sense == NUMBER;
            if hit.sense != NUMBER && (cue.sense == NUMBER || hit.start < cue.start) {
                cue.sense = hit.sense;
            }
            cue.start = cue.start.min(hit.start);
            self.hits.next();
        }
        // "diskmaskinsnummer": a number of something that nobody listed.
        let word = word_start(self.page.lower, cue.start);
        if cue.sense == NUMBER && word < cue.start {
            let meant = misspelt(self.page, self.page.lower.get(word..cue.start).unwrap_or_default());
            cue.sense = meant.unwrap_or(THING);
        }
        Some(cue)
    }
}

/// What a word before "number" was meant to be, if one letter in it is wrong,
/// missing, too many or in the wrong place: "pesonnummer", "presonnr".
fn misspelt(page: &Page<'_>, word: &str) -> Option<Sense> {
    const MEANT: [(Small, Sense); 3] =
        [(Small::OF_PERSON, PERSON), (Small::OF_GUEST, SE), (Small::OF_BODY, ORGANISATION)];
    let word: Vec<char> = word.trim_end_matches('-').chars().collect();
    let is_meant = |small: Small| page.small.each(small).any(|meant| is_almost(&word, meant));
    MEANT.iter().find(|(small, _)| is_meant(*small)).map(|(_, sense)| *sense)
}

/// Whether a word is another but for one letter at most, or two that have changed
/// places.
fn is_almost(word: &[char], meant: &str) -> bool {
    let meant: Vec<char> = meant.chars().collect();
    let same = word.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let (word, meant) = (&word[same..], &meant[same..]);
    match (word, meant) {
        ([], []) => true,
        ([a, b, word @ ..], [c, d, meant @ ..]) if (a, b) == (d, c) && word == meant => true,
        _ => {
            let (word_on, meant_on) = (word.get(1..).unwrap_or_default(), meant.get(1..).unwrap_or_default());
            word_on == meant_on || word_on == meant || word == meant_on
        }
    }
}

fn before(page: &Page<'_>, number: &Range<usize>) -> Option<Announced> {
    let part = number.start.saturating_sub(BEFORE)..number.start;
    let hits = within(page.hits, part).rev().filter(|hit| ANNOUNCERS.contains(&hit.sense)).peekable();
    let mut closest: Option<(Cue, Announced)> = None;
    for cue in (Cues { page, hits }) {
        // The word may go on: "personnumm|ret".
        let between = page.lower.get(cue.end..number.start)?.trim_start_matches(char::is_alphabetic);
        let between = Between::of(page, between);
        // "1 200 kr": what a number before it is counted in.
        let head = page.lower.get(..cue.start)?.trim_end_matches(' ');
        if cue.sense == THING && head.ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let named = NAMED.contains(&cue.sense);
        if between.has_numbers(named) {
            break;
        }
        let direct = between.words == 0 && !between.ends;
        let close = between.words <= 1 && !between.ends;
        let letters = Letters::around(page, cue.start..number.end);
        let told = Announced { sense: cue.sense, direct, numbered: cue.number, close, goes: between.goes, letters };
        match &closest {
            // "Personal/customer number".
            None if named || (cue.number && direct && cue.sense != NUMBER && !head.ends_with('/')) => {
                return Some(told);
            }
            None if cue.sense != NUMBER && is_far(cue.sense, &between) => {}
            None => closest = Some((cue, told)),
            // "The order that I made has number …": a mere number is whose it is.
            Some((mere, _)) if mere.sense == NUMBER => {
                let told = Announced { numbered: true, ..told };
                let thing = cue.sense == THING && (between.turns || between.words > THINGS);
                if named || (between.words <= WHOSE && !thing) {
                    return Some(told);
                }
            }
            // "Plusgiro for the fee: …"; but "no personal number needed for order …".
            Some((closer, loose)) if named => {
                let tied = is_tied(page, cue.end..closer.start) || !(loose.direct || between.ends);
                let own = tied && (cue.sense == loose.sense || !ends_a_number(page, cue.start));
                return Some(if own { told } else { *loose });
            }
            Some(_) => {}
        }
    }
    closest.map(|(_, told)| told)
}

/// Whether a word belongs to a number before it: "640823-3234 is my personal number".
fn ends_a_number(page: &Page<'_>, cue: usize) -> bool {
    let lower = page.lower;
    let head = lower.get(..word_start(lower, cue)).unwrap_or_default();
    let number = head.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    let between = head.get(number.len()..).unwrap_or_default();
    number.ends_with(|c: char| c.is_ascii_digit())
        && between.len() < 24
        && words(between).all(|word| is_link(page, word))
}

/// Whether only small words tie one cue to the next: "plusgiro for the fee". What
/// a number follows is told: "cpr 210364-6750, tlf. …".
fn is_tied(page: &Page<'_>, between: Range<usize>) -> bool {
    let lower = page.lower;
    let digits = lower.get(between.clone()).unwrap_or_default().bytes().filter(u8::is_ascii_digit).count();
    if digits > 4 {
        return false;
    }
    let tie = lower.get(between.start..word_start(lower, between.end)).unwrap_or_default();
    words(tie.trim_start_matches(char::is_alphabetic)).all(|word| page.is_small(word, Small::LINK.or(Small::TIE)))
}

/// Whether so much lies between a looser word and a number that it speaks of
/// something else.
fn is_far(sense: Sense, between: &Between) -> bool {
    match sense {
        BORN | PHONE => between.words > 6,
        // People speak of their cases, and then of themselves.
        CASE => between.words > 0 || between.ends,
        _ => between.words > 3 || between.ends || between.turns,
    }
}

fn after(page: &Page<'_>, number: &Range<usize>) -> Option<Announced> {
    let rest = page.lower.get(number.end..)?;
    if !rest.starts_with([' ', '(', '=', '[', ',', '\n', '.', ':', ';', '/']) {
        return None;
    }
    let hit = within(page.hits, number.end..number.end + AFTER)
        .filter(|hit| ANNOUNCERS.contains(&hit.sense) && hit.sense != NUMBER)
        .min_by_key(|hit| (hit.start, usize::MAX - hit.end))?;
    let between = page.lower.get(number.end..word_start(page.lower, hit.start))?;
    // "…, pnr 850709-9805" speaks of the next number.
    let next = page.lower.get(hit.end..)?.chars().take(16).find(|c| !c.is_alphabetic() && !".:# -=(".contains(*c));
    if next.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    // "640823-3234 and 850709-9805 are …"
    let is_row = |word: &str| page.is_small(word, Small::LINK.or(Small::AND));
    let row = words(between).all(is_row);
    if !row && between.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let linked = between.contains(['(', '=', '[']) || words(between).any(|word| is_link(page, word));
    let marks = between.contains([',', '.', '!', '?', ';', '\n']);
    let others = words(between).filter(|word| !is_row(word)).count();
    let direct = linked && others == 0 && !marks;
    // "640823-3234 with a passport" is not the passport's.
    let moves = words(between).any(|word| page.is_small(word, Small::MOVE));
    let ends = between.contains(['.', '!', '?', ';']);
    // "… . It is my personal number."
    let named = NAMED.contains(&hit.sense) && if ends { linked && others == 0 } else { others <= 3 };
    let letters = Letters::around(page, number.start..hit.end);
    (direct || named).then_some(Announced {
        sense: hit.sense,
        direct,
        numbered: direct && !moves,
        close: others <= 1 && !ends,
        goes: false,
        letters,
    })
}

/// Whether a word near a number begins as the name of a country, of its people or of
/// one of its towns: "min danska sambo, …".
pub(crate) fn speaks_of(page: &Page<'_>, number: &Range<usize>, country: Small) -> bool {
    const NEAR: usize = 120;
    let start = page.boundary(number.start.saturating_sub(NEAR));
    let end = page.boundary((number.end + NEAR / 2).min(page.lower.len()));
    let around = page.lower.get(start..end).unwrap_or_default();
    words(around).any(|word| page.small.each(country).any(|name| word.starts_with(name)))
}

/// What lies between a word and the number that it may announce.
struct Between {
    /// Words that are no links.
    words: usize,
    /// A sentence ends there.
    ends: bool,
    /// A comma, and words after it: the talk may turn to something else.
    turns: bool,
    /// Digits, of years, sums or other numbers.
    digits: usize,
    /// After the last of them, what that number is with or for: "contract 4412
    /// with 556036-0793".
    moves: bool,
    /// What stands before is to, for or from somebody.
    goes: bool,
}

impl Between {
    fn of(page: &Page<'_>, text: &str) -> Self {
        // "12. marts" goes on.
        let stop = |(at, _): (usize, &str)| text[..at].ends_with(char::is_alphabetic);
        let ends = text.contains(['!', '?', ';']) || text.match_indices(". ").any(stop);
        let told = |word: &&str| !page.is_small(word, Small::LINK.or(Small::AND));
        let turns =
            text.rsplit_once([',', '\n', '/', '(']).is_some_and(|(_, tail)| words(tail).any(|word| told(&word)));
        let turns = turns || text.split_once('(').is_some_and(|(head, _)| words(head).any(|word| told(&word)));
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let tail = text.rsplit(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
        let moves = digits > 0 && words(tail).any(|word| page.is_small(word, Small::MOVE));
        let goes = words(text).any(|word| page.is_small(word, Small::GOES));
        let words = words(text).filter(told).count();
        Self { words, ends, turns, digits, moves, goes }
    }

    /// Whether another number stands there that is not merely one of the same
    /// row. A word that nothing but a number has reaches past a year or a sum.
    fn has_numbers(&self, named: bool) -> bool {
        if named {
            self.digits >= 6 && (self.words > 4 || self.ends)
        } else {
            self.digits >= 4 && (self.words > 0 || self.ends || self.moves)
        }
    }
}

pub(crate) fn is_link(page: &Page<'_>, word: &str) -> bool {
    page.is_small(word, Small::LINK)
}

pub(crate) fn is_and(page: &Page<'_>, word: &str) -> bool {
    page.is_small(word, Small::AND)
}

pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Where the word begins that goes on here.
fn word_start(lower: &str, at: usize) -> usize {
    let head = lower.get(..at).unwrap_or_default();
    let word = |c: &char| c.is_alphabetic() || *c == '-';
    at - head.chars().rev().take(32).take_while(word).map(char::len_utf8).sum::<usize>()
}
