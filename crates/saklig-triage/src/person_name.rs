//! Person's name (sv. *personnamn*): of two or more parts, or after a title.
//!
//! Told by form and by lists: words with a capital that follow each other, of
//! which the first is a listed first name or initials, the last a listed
//! surname or one by its ending. A word that is an everyday word too (*Sten*,
//! *Bo*) needs more beside it; a street, a firm or a school that bears a name
//! is none; shouting has no capitals to go by; a name in small letters needs
//! listed parts and a cue. Whether somebody is known in public is not asked.

use std::cell::Cell;
use std::ops::Range;

use crate::address;
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::{Sense, Words};
use crate::names::{self, Known, Names};
use crate::page::Page;
use crate::word::{self, Shape, Word};

/// Finds `person_name`.
pub struct PersonName;

/// What words around names stand for, and what is known of them thereby.
const WORDS: [(Sense, Known); 13] = [
    (Sense("person_name.title"), Known::TITLE),
    (Sense("person_name.role"), Known::ROLE),
    (Sense("person_name.cue"), Known::CUE),
    (Sense("person_name.particle"), Known::PARTICLE),
    (Sense("person_name.thing"), Known::THING),
    (Sense("person_name.saint"), Known::SAINT),
    (Sense("person_name.surname"), Known::SURNAME),
    // For others: the dot of an e-mail address, spelled out.
    (Sense("email_dot"), Known::DOT),
    (address::STREET, Known::STREET),
    (address::BOX, Known::STREET),
    (address::HOME, Known::HOME),
    (Sense("email_at"), Known::SIGN),
    (Sense("email_at_word"), Known::SIGN),
];

static SENSES: [Sense; 7] = [WORDS[0].0, WORDS[1].0, WORDS[2].0, WORDS[3].0, WORDS[4].0, WORDS[5].0, WORDS[6].0];

/// A name has no more parts than this.
const PARTS: usize = 6;

/// What goes before a name and says that it is one.
const LEADS: Known = Known::TITLE.and(Known::ROLE).and(Known::CUE);

/// Adds the words around names to the list of names, and how surnames and
/// streets end, so that one look tells all.
pub(crate) fn list_words(words: &[Words], list: &mut Vec<(u64, Known)>) {
    for Words { sense, list: words } in words {
        let Some((_, known)) = WORDS.iter().find(|(listed, _)| listed == sense) else { continue };
        for word in words {
            // Of several words one is enough for a hint.
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let mut parts = bare.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'');
            let hinted = match *known {
                Known::SIGN => parts.next(),
                Known::HOME => parts.next_back(),
                _ => None,
            };
            if let Some(part) = hinted {
                list.push((names::hash(part.as_bytes()), *known));
                continue;
            }
            list.push(match word.strip_prefix('*') {
                Some(end) => (names::hash_end(end.as_bytes()), *known),
                None => (names::hash(bare.as_bytes()), *known),
            });
        }
    }
}

impl Detector for PersonName {
    fn kinds(&self) -> &'static [&'static str] {
        &["person_name"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["name-first-and-last", "name-title"]
    }

    fn senses(&self) -> &'static [Sense] {
        &SENSES
    }

    fn is_personal(&self) -> bool {
        true
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let words = page.words;
        let reader = Reader { page, words, looked: [const { Cell::new((usize::MAX, Known::NOTHING)) }; 4] };
        let mut from = 0;
        while let Some(at) = reader.next_beginning(from) {
            let Some(name) = reader.name_at(at) else {
                from = at + 1;
                continue;
            };
            from = name.last + 1;
            let place = words[name.first].start..words[name.last].end;
            if reader.speaks_for_the_authority(name.first..from) || reader.is_no_person(&place) {
                continue;
            }
            let lead = reader.lead(name.first).is_some();
            let reason = if lead { "name-title" } else { "name-first-and-last" };
            let score = certainty(name.certainty + if lead { 0.04 } else { 0.0 });
            let finding = Finding::new("person_name", place, score, reason);
            findings.push(if name.full { finding.with_ground(PERSONAL_DATA) } else { finding });
        }
    }
}

/// A name that was found, by its first and last word.
struct Name {
    first: usize,
    last: usize,
    certainty: f32,
    /// More than a single name after a title.
    full: bool,
}

/// What a word may be in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Surname {
    /// Nothing is known of it, but its capital.
    Unknown,
    /// It ends as surnames do.
    ByEnd,
    /// It is listed.
    Listed,
}

struct Reader<'p> {
    page: &'p Page<'p>,
    words: &'p [Word],
    /// What the lists say of the words that were looked up last, by some bits of
    /// their places among all.
    looked: [Cell<(usize, Known)>; 4],
}

impl Reader<'_> {
    /// The next word from this one on with which a name may begin: most words are
    /// small, with nothing before them that says that they are a name, nor does a
    /// signature stand there; and most with a capital stand alone.
    ///
    /// By itself and with few branches, as every word of every text is asked.
    #[inline(never)]
    fn next_beginning(&self, from: usize) -> Option<usize> {
        let hint = |back: usize| from.checked_sub(back).and_then(|at| self.words.get(at)).map(|word| word.hint);
        let (mut last, mut before) = (hint(1).unwrap_or_default(), hint(2).unwrap_or_default());
        let mut words = self.words.iter().enumerate().skip(from).peekable();
        while let Some((at, word)) = words.next() {
            let led = last.and(before).is(LEADS);
            (last, before) = (word.hint, last);
            let small = word.shape == Shape::Lower;
            let joined = match words.peek() {
                Some((_, next)) => (next.shape != Shape::Lower) | next.hint.is(Known::PARTICLE),
                None => false,
            };
            let named = small & led & word.hint.is(Known::COMMON_FIRST);
            let large = !small & (led | joined | (word.shape == Shape::Initial));
            if named | large || (small && self.signs(at)) {
                return Some(at);
            }
        }
        None
    }

    /// Whether one of the two words before may say that a name comes.
    fn may_be_led(&self, at: usize) -> bool {
        let hint = |before: usize| at.checked_sub(before).and_then(|at| self.words.get(at)).map(|word| word.hint);
        hint(1).unwrap_or_default().and(hint(2).unwrap_or_default()).is(LEADS)
    }

    /// The name that begins with this word.
    fn name_at(&self, at: usize) -> Option<Name> {
        let word = self.words.get(at)?;
        match word.shape {
            Shape::Lower => self.small(at),
            Shape::Initial => self.initials(at),
            Shape::Capital | Shape::Upper => {
                // Most words with a capital stand alone, with nothing before
                // them that says that they are a name.
                let joined = self
                    .words
                    .get(at + 1)
                    .is_some_and(|next| next.shape != Shape::Lower || self.listed(at + 1).is(Known::PARTICLE));
                if (!joined && self.lead(at).is_none()) || self.is_handle(word) || self.is_saint(at) {
                    return None;
                }
                self.full(at).or_else(|| self.mixed(at)).or_else(|| self.single(at))
            }
        }
    }

    /// First name and surname, with whatever stands between.
    fn full(&self, at: usize) -> Option<Name> {
        let first = self.known(at, true);
        let is_first = first.is(Known::FIRST);
        if first.is(Known::SAINT) || !is_first && (self.is_thing(at) || first.is(Known::WORD.and(Known::PLACE))) {
            return None;
        }
        let last = self.extent(at, if is_first { PARTS } else { 2 })?;
        if self.names_a_thing(last) {
            return None;
        }
        // Asked for only where it decides.
        let opens = || self.opens_sentence(at);
        let led = || self.lead(at).is_some();
        let second = || self.known(at + 1, false);
        if !is_first && self.listed(at + 1).is(Known::FIRST) && last == at + 1 {
            // "Enligt Anna": only a listed surname makes a name of it.
            if !second().is(Known::LAST) || !led() {
                return None;
            }
        }
        let everyday = first.is(Known::WORD.and(Known::PLACE));
        let surname = self.surname(last);
        let end = self.known(last, false);
        let end_everyday = end.is(Known::WORD);
        let upper = self.words[at].shape == Shape::Upper || self.words[last].shape == Shape::Upper;
        if upper {
            let told = is_first && !everyday && surname > Surname::Unknown && !end_everyday;
            if !told || (self.shouts(at..last + 1) && !led()) {
                return None;
            }
        }
        let certainty = match (is_first, everyday, surname) {
            (true, false, Surname::Listed) => 0.95,
            (true, false, Surname::ByEnd) => 0.92,
            (true, false, Surname::Unknown) if end.is(Known::FIRST) => 0.72,
            (true, false, Surname::Unknown) if first.is(Known::COMMON_FIRST) || !opens() || led() => 0.75,
            (true, true, Surname::Listed | Surname::ByEnd) if !end_everyday => 0.85,
            (true, true, Surname::Listed) if !opens() || led() => 0.65,
            // The second capital of a sentence tells, unless all words have one.
            (true, true, Surname::Listed) if first.is(Known::COMMON_FIRST) && self.ends_in_small(last) => 0.6,
            (true, true, Surname::Unknown) if led() => 0.6,
            (true, true, Surname::Unknown) if !opens() && first.is(Known::COMMONEST_FIRST) => 0.55,
            (false, _, Surname::Listed | Surname::ByEnd) if !end_everyday && (!opens() || led()) => {
                let sure = end.is(Known::COMMON_LAST) || surname == Surname::ByEnd;
                (sure && !self.follows_capital(at)).then_some(0.6)?
            }
            (false, _, Surname::Unknown) if led() => 0.6,
            _ => return None,
        };
        Some(Name { first: at, last, certainty, full: true })
    }

    /// Initials and a surname: *P. K. Nørgaard*.
    fn initials(&self, at: usize) -> Option<Name> {
        if self.is_handle(&self.words[at]) {
            return None;
        }
        let last = self.extent(at, PARTS)?;
        let word = self.words.get(last)?;
        if word.shape != Shape::Capital || self.names_a_thing(last) || self.is_saint(at) {
            return None;
        }
        let known = self.known(last, false);
        let dotted = self.page.plain.as_bytes().get(self.words[at].end) == Some(&b'.');
        let initials = self.words[at..last].iter().filter(|word| word.shape == Shape::Initial).count();
        let told = self.surname(last) > Surname::Unknown && !known.is(Known::WORD);
        // A list "A. Anna B. Bo", a vitamin, a plan: one letter needs a surname.
        match (told, dotted, initials) {
            (true, true, _) => Some(0.85),
            (true, false, _) if known.is(Known::LAST) && !self.opens_sentence(at) => Some(0.6),
            (false, true, 2..) if known.is(Known::NOTHING.and(Known::FIRST)) || known == Known::NOTHING => Some(0.65),
            _ => None,
        }
        .map(|certainty| Name { first: at, last, certainty, full: true })
    }

    /// A full name in small letters: both parts listed, and a cue before it.
    fn small(&self, at: usize) -> Option<Name> {
        // Most words have none: only then are the lists asked.
        if self.lead(at).is_none() && !self.signs(at) {
            return None;
        }
        let known = self.listed(at);
        if !known.is(Known::COMMON_FIRST) || known.is(Known::WORD.and(Known::PLACE)) {
            return None;
        }
        let second = self.small_surname(at)?;
        (!self.is_handle(&self.words[at])).then_some(Name { first: at, last: second, certainty: 0.7, full: true })
    }

    /// The same with a capital at the first name only.
    fn mixed(&self, at: usize) -> Option<Name> {
        let known = self.known(at, true);
        let sure = known.is(Known::COMMON_FIRST) && !known.is(Known::WORD.and(Known::PLACE));
        let cued = sure && (self.lead(at).is_some() || self.signs(at));
        let second = cued.then(|| self.small_surname(at)).flatten()?;
        Some(Name { first: at, last: second, certainty: 0.75, full: true })
    }

    fn small_surname(&self, at: usize) -> Option<usize> {
        self.words.get(at + 1).filter(|word| word.shape == Shape::Lower)?;
        let known = self.known(at + 1, false);
        let sure = known.is(Known::COMMON_LAST.and(Known::COMMON_FIRST)) || self.surname(at + 1) == Surname::ByEnd;
        let plain = !known.is(Known::WORD.and(Known::PLACE).and(Known::THING)) && !self.listed(at + 1).is(LEADS);
        (sure && plain && self.gap(at) == Some(" ")).then_some(at + 1)
    }

    /// A single name, after a title.
    fn single(&self, at: usize) -> Option<Name> {
        let word = self.words[at];
        let lead = self.lead(at)?;
        let known = self.known(at, false);
        let plain = !known.is(Known::WORD.and(Known::PLACE)) && word.shape == Shape::Capital && !self.is_thing(at);
        let listed = known.is(Known::FIRST.and(Known::LAST)) || self.surname(at) == Surname::ByEnd;
        let hyphened = known.is(Known::FIRST) && self.text(at).contains('-');
        let close = self.gap(at.checked_sub(1)?).is_some_and(|gap| gap == " " || gap == ". ");
        let told = match lead {
            _ if lead.is(Known::TITLE) => close && plain,
            _ if lead.is(Known::ROLE) => close && plain && listed,
            _ => hyphened && !known.is(Known::WORD),
        };
        let alone = !self.names_a_thing(at) && !self.goes_on(at);
        (told && alone).then_some(Name { first: at, last: at, certainty: 0.58, full: false })
    }

    /// The last word of the name that begins here, of at least two parts.
    fn extent(&self, at: usize, parts: usize) -> Option<usize> {
        let mut last = at;
        let mut count = 1;
        let mut next = at + 1;
        let mut after_particle = false;
        while let Some(word) = self.words.get(next).filter(|_| count < parts && self.touches(next - 1)) {
            let known = self.known(next, false);
            match word.shape {
                Shape::Lower if known.is(Known::PARTICLE) || self.is_article(next) => after_particle = true,
                Shape::Lower => break,
                Shape::Capital if known.is(Known::PARTICLE) && !known.is(Known::LAST) => after_particle = true,
                Shape::Initial if !self.is_dotted(next) => break,
                Shape::Initial => {}
                Shape::Upper | Shape::Capital => {
                    let named = known.is(Known::FIRST.and(Known::LAST)) || self.surname(next) == Surname::ByEnd;
                    let only_a_word = known.is(Known::WORD.and(Known::PLACE)) && !named && !after_particle;
                    let barred = self.is_thing(next) || known.is(Known::SAINT) || self.text(next).len() < 3 && !named;
                    let place = known.is(Known::PLACE) && !known.is(Known::LAST.and(Known::FIRST));
                    if only_a_word || barred || (place && !after_particle) || (word.shape == Shape::Upper && !named) {
                        break;
                    }
                    last = next;
                    count += 1;
                    after_particle = false;
                }
            }
            next += 1;
        }
        (last > at).then_some(last)
    }

    /// What is known of a word, of its parts if it has a hyphen, or of the word
    /// without the ending of a genitive.
    fn known(&self, at: usize, first: bool) -> Known {
        let Some(word) = self.words.get(at) else { return Known::NOTHING };
        let wanted = Known::FIRST.and(Known::LAST);
        let listed = self.listed(at);
        if listed.is(wanted) || word.shape == Shape::Initial {
            return listed;
        }
        let text = self.text(at);
        if let Some((head, tail)) = text.split_once('-') {
            let (head, tail) = (self.look(head), self.look(tail));
            if head.is(wanted) && tail.is(wanted) {
                return if head.is(Known::FIRST) && (first || tail.is(Known::FIRST)) { head.and(tail) } else { tail };
            }
            if tail.is(Known::LAST) {
                return tail;
            }
            if tail.is(Known::PARTICLE) || head.is(Known::PARTICLE) {
                return Known::LAST;
            }
        }
        if listed != Known::NOTHING || first {
            return listed;
        }
        let bare = text.strip_suffix('s').map(|bare| bare.trim_end_matches(['\'', '’', ':']));
        bare.map_or(Known::NOTHING, |bare| {
            let known = self.look(bare);
            if known.is(wanted) { known } else { Known::NOTHING }
        })
    }

    /// What the lists say of a word.
    fn listed(&self, at: usize) -> Known {
        let looked = &self.looked[at % 4];
        if looked.get().0 != at {
            looked.set((at, self.look(self.text(at))));
        }
        looked.get().1
    }

    fn look(&self, lower: &str) -> Known {
        self.page.names.look(lower.as_bytes())
    }

    /// What speaks for a word as a surname.
    fn surname(&self, at: usize) -> Surname {
        if self.known(at, false).is(Known::LAST) {
            return Surname::Listed;
        }
        let text = self.text(at);
        let bare = text.strip_suffix('s').unwrap_or(text);
        let ends = |text: &str| text.len() > 4 && self.page.names.ends_as(text.as_bytes(), Known::SURNAME);
        if ends(text) || (bare.len() < text.len() && ends(bare)) { Surname::ByEnd } else { Surname::Unknown }
    }

    /// The word in lower case.
    fn text(&self, at: usize) -> &str {
        self.words.get(at).and_then(|word| self.page.lower.get(word.place())).unwrap_or_default()
    }

    /// What stands between a word and the next one.
    fn gap(&self, at: usize) -> Option<&str> {
        let (left, right) = (self.words.get(at)?, self.words.get(at + 1)?);
        self.page.plain.get(left.end..right.start)
    }

    /// Whether a word and the next one may belong to one name.
    fn touches(&self, at: usize) -> bool {
        match self.gap(at) {
            Some(" " | "  ") => true,
            Some("." | ". " | " . ") => self.words[at].shape == Shape::Initial,
            _ => false,
        }
    }

    fn is_dotted(&self, at: usize) -> bool {
        matches!(self.gap(at), Some("." | ". " | " . " | " "))
    }

    /// The article of *al Hassan* counts as a particle in whatever case.
    fn is_article(&self, at: usize) -> bool {
        matches!(self.text(at), "al" | "el" | "ul" | "as" | "bin" | "ibn" | "von" | "van")
    }

    /// Whether this word begins a sentence, a line or what somebody says.
    fn opens_sentence(&self, at: usize) -> bool {
        let head = self.page.plain.get(..self.words[at].start).unwrap_or_default();
        let head = head.trim_end_matches([' ', '"', '\'', '(', '”', '“', '»', '«']);
        head.is_empty() || head.ends_with(['.', '!', '?', ':', '\n', '-', '*', '•', '…'])
    }

    /// The word before a name that says that it is one, across a colon, a
    /// comma or the end of a line.
    fn lead(&self, at: usize) -> Option<Known> {
        let before = at.checked_sub(1)?;
        if !self.may_be_led(at) {
            return None;
        }
        let gap = self.gap(before)?;
        let linked = matches!(
            gap,
            " " | "  " | ". " | ": " | ", " | ":" | " : " | " - " | "," | "\n" | ",\n" | " / " | "/" | " , "
        );
        let known = self.listed(before);
        let skips = linked
            && gap == " "
            && matches!(
                self.text(before),
                "är" | "er" | "är:" | "var" | "on" | "is" | "med" | "från" | "fra" | "kollega" | "jag"
            );
        if linked && known.is(LEADS) {
            return Some(known);
        }
        let further = before.checked_sub(1).filter(|_| skips)?;
        let known = self.listed(further);
        (known.is(LEADS) && self.gap(further) == Some(" ")).then_some(known)
    }

    /// Whether this is the place of a signature: after a slash or a dash at the
    /// end of the text.
    fn signs(&self, at: usize) -> bool {
        if at + 2 < self.words.len() {
            return false;
        }
        let before = self.page.plain.as_bytes().get(..self.words[at].start).unwrap_or_default();
        matches!(before, [.., b'/' | b'~'] | [.., b'/', b' '] | [.., b'\n', b'-', b' '])
    }

    /// Whether the word belongs to a handle, a tag or an address.
    fn is_handle(&self, word: &Word) -> bool {
        let bytes = self.page.plain.as_bytes();
        let back = |by: usize| word.start.checked_sub(by).and_then(|at| bytes.get(at));
        let before = back(1);
        let joined = before.is_some_and(|b| matches!(b, b'@' | b'#' | b'_' | b'=' | b'&') || b.is_ascii_digit());
        let inside = before.is_some_and(|b| matches!(b, b'.' | b'/' | b'-'))
            && back(2).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80 || *b == b'/');
        let after = bytes.get(word.end).is_some_and(|b| matches!(b, b'@' | b'_') || b.is_ascii_digit());
        // A signature may follow a slash without a space.
        let initial = word.shape == Shape::Initial || (before == Some(&b'/') && back(2) != Some(&b'/'));
        joined || after || (inside && !initial)
    }

    fn is_saint(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let gap = self.gap(before);
        self.words[before].hint.is(Known::SAINT) && self.listed(before).is(Known::SAINT) && matches!(gap, Some(" " | ". "))
            // S:t Görans
            || self.text(before) == "t" && self.page.plain.get(..self.words[before].start).is_some_and(|h| h.ends_with([':', '.']))
    }

    /// Whether a word may be known as this around names.
    fn hints(&self, at: usize, known: Known) -> bool {
        self.words.get(at).is_some_and(|word| word.hint.is(known))
    }

    /// Whether a word names a street, a firm, a school.
    fn is_thing(&self, at: usize) -> bool {
        self.hints(at, Known::THING) && self.listed(at).is(Known::THING)
            || self.page.names.ends_as(self.text(at).as_bytes(), Known::THING)
    }

    /// Whether what follows a name makes it a thing's: *Hans Torv*, *Erik
    /// Dahlbergs gata*, *Anna Lindh-stiftelsen*.
    fn names_a_thing(&self, last: usize) -> bool {
        if self.is_thing(last) && !self.listed(last).is(Known::LAST) {
            return true;
        }
        let Some(next) = self.words.get(last + 1).filter(|_| self.gap(last) == Some(" ")) else { return false };
        let genitive = self.text(last).ends_with(['s', 'x', 'z']);
        let firm = self.listed(last + 1).is(Known::THING) && matches!(next.shape, Shape::Capital | Shape::Upper);
        firm || ((genitive || next.shape != Shape::Lower) && self.is_thing(last + 1))
    }

    /// Whether a word with a capital follows, which may be a part of the name.
    fn goes_on(&self, at: usize) -> bool {
        self.gap(at) == Some(" ") && self.words.get(at + 1).is_some_and(|word| word.shape == Shape::Upper)
    }

    fn follows_capital(&self, at: usize) -> bool {
        at > 0 && self.gap(at - 1) == Some(" ") && matches!(self.words[at - 1].shape, Shape::Capital | Shape::Upper)
    }

    /// Whether most of the words around are in capitals.
    fn shouts(&self, name: Range<usize>) -> bool {
        let around = name.start.saturating_sub(8)..(name.end + 8).min(self.words.len());
        let others = around.filter(|at| !name.contains(at)).map(|at| self.words[at]);
        let (mut upper, mut other) = (0, 0);
        for word in others.filter(|word| word.end - word.start > 1) {
            if word.shape == Shape::Upper { upper += 1 } else { other += 1 }
        }
        upper > other
    }

    /// Whether no capital follows: a small letter, or the end of a sentence.
    fn ends_in_small(&self, last: usize) -> bool {
        self.gap(last) != Some(" ") || self.words.get(last + 1).is_none_or(|word| word.shape == Shape::Lower)
    }

    /// Whether the lists say that this is a name from a book or of a thing.
    fn is_no_person(&self, place: &Range<usize>) -> bool {
        self.page.lower.get(place.clone()).is_some_and(|name| {
            self.look(name).is(Known::NO_PERSON)
                || name.strip_suffix('s').is_some_and(|name| self.look(name).is(Known::NO_PERSON))
        })
    }

    /// Whether a name is that of somebody who speaks for the authority.
    fn speaks_for_the_authority(&self, name: Range<usize>) -> bool {
        self.page.spokespersons.iter().any(|person| {
            name.clone().all(|at| {
                let text = self.text(at);
                let bare = text.strip_suffix('s').unwrap_or(text);
                person.iter().any(|part| part == text || part == bare)
            })
        })
    }
}

/// The names of those who speak for the authority, in parts, to compare with.
#[must_use]
pub fn spokespersons(names: &[String]) -> Vec<Vec<String>> {
    let parts = |name: &String| -> Vec<String> {
        let plain = crate::plain::Plain::new(name.trim());
        let lower = plain.lower();
        let words = word::words(plain.as_str(), &lower, plain.marks(), &Names::default());
        words.iter().filter_map(|word| lower.get(word.place())).map(str::to_owned).collect()
    };
    names.iter().map(parts).filter(|parts| !parts.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{only, read, read_as};
    use crate::{Profile, Text};

    #[track_caller]
    fn names(text: &str, expected: &[&str]) {
        if only("person_name", text) != expected {
            eprintln!("XX {:?} in {text}", only("person_name", text));
        }
    }

    #[test]
    fn full_names_in_sentences() {
        for (text, name) in [
            ("Jag pratade med Kirsten Bjerre i går och hon lovade att ringa.", "Kirsten Bjerre"),
            ("Varför svarar aldrig Ann-Sofie Lindqvist på mejl?", "Ann-Sofie Lindqvist"),
            ("Fråga Per-Olof Åkerström-Holm på bygglov!", "Per-Olof Åkerström-Holm"),
            ("det är Gunilla af Klint som bestämmer", "Gunilla af Klint"),
            ("Skandal att Lars Erik Hedman får jobba kvar", "Lars Erik Hedman"),
            ("Det var Mette Østergaard, der lukkede min sag.", "Mette Østergaard"),
            ("Kan I ikke få Søren Kjær Thomsen til at svare?", "Søren Kjær Thomsen"),
            ("Jeg snakket med Håkon Bakkerud i resepsjonen.", "Håkon Bakkerud"),
            ("Ingrid Marie Solheim nektet å hjelpe oss", "Ingrid Marie Solheim"),
            ("Puhuin eilen Matti Virtasen kanssa", "Matti Virtasen"),
            ("Hakemukseni hylkäsi Päivi Korhonen.", "Päivi Korhonen"),
            ("Brevet var undertecknat av P. K. Nørgaard", "P. K. Nørgaard"),
            ("beslutet togs av J.P. Lindström igen", "J.P. Lindström"),
            ("Hälsa Mohammed Al-Hassan från mig", "Mohammed Al-Hassan"),
            ("De utvisar Yusuf bin Omar på måndag", "Yusuf bin Omar"),
            ("De har nekat Fadumo Abdi Warsame igen", "Fadumo Abdi Warsame"),
            ("Pojken Ali Hassan får inte komma hit", "Ali Hassan"),
            ("Emine Yıldırım väntar fortfarande", "Emine Yıldırım"),
            ("jag känner Reza Hosseinzadeh sedan länge", "Reza Hosseinzadeh"),
            ("Katarzyna Wiśniewska skrev samma sak", "Katarzyna Wiśniewska"),
            ("Vi hjälpte Oksana Kovalenko med papperen", "Oksana Kovalenko"),
            ("Det är Amra Hadžić som sitter i kassan", "Amra Hadžić"),
            ("kontakta Tesfay Gebremedhin på föreningen", "Tesfay Gebremedhin"),
            ("Nguyen Van Minh har sökt tre gånger", "Nguyen Van Minh"),
            ("Anna Karlssons ärende är försvunnet", "Anna Karlssons"),
            ("Jan van der Berg har rätt", "Jan van der Berg"),
            ("Tack Maja Sandberg, du är bäst", "Maja Sandberg"),
            ("Bo Ek är min handläggare", "Bo Ek"),
            ("Mvh Øyvind Ås", "Øyvind Ås"),
            ("fråga Carl Johan von Essen", "Carl Johan von Essen"),
        ] {
            names(text, &[name]);
        }
        names("Både Eva Nyström och Ali Rezai vet", &["Eva Nyström", "Ali Rezai"]);
    }

    #[test]
    fn names_under_a_comment() {
        for (text, name) in [
            ("När får jag svar? /Leyla Demir", "Leyla Demir"),
            ("Tack för hjälpen!\nMvh Anna Lundqvist", "Anna Lundqvist"),
            ("Skäms!\n\nHälsningar\nBengt-Åke Malm", "Bengt-Åke Malm"),
            ("mvh kjell-åke persson", "kjell-åke persson"),
            ("Jeg venter stadig. Vh Mads Frederiksen", "Mads Frederiksen"),
            ("Hilsen Kari Nordby", "Kari Nordby"),
            ("Terveisin Antti Laaksonen", "Antti Laaksonen"),
            ("mvh Kjell-Åke", "Kjell-Åke"),
        ] {
            names(text, &[name]);
        }
        names("Mitt ärende, varför har ni inte svarat? /Leyla", &[]);
    }

    #[test]
    fn after_a_title_or_a_cue() {
        for (text, name) in [
            ("min handläggare heter kirsten bjerre och är hemsk", "kirsten bjerre"),
            ("hon hette amina yusuf tror jag", "amina yusuf"),
            ("Handläggare Kirsten är aldrig på plats", "Kirsten"),
            ("fru Bjerre svarar inte i telefon", "Bjerre"),
            ("Hr. Mikkelsen på andet kontor", "Mikkelsen"),
            ("min sagsbehandler Lone ringer aldrig tilbage", "Lone"),
            ("saksbehandler Torunn Eik svarte aldri", "Torunn Eik"),
            ("min granne Dragan spelar musik hela natten", "Dragan"),
            ("naapurini Kalevi valittaa", "Kalevi"),
        ] {
            names(text, &[name]);
        }
        let reading = read("min granne Dragan spelar musik");
        assert_eq!((reading.findings[0].ground, reading.findings[0].reason), (None, "name-title"));
        let reading = read("min granne Dragan Petrović spelar musik");
        assert_eq!(reading.findings[0].ground, Some("personal-data"));
    }

    #[test]
    fn words_that_are_no_names() {
        for text in [
            "Sten är hårt och Bo är en stad?",
            "Glad Påsk på er!",
            "God Jul och Gott Nytt År",
            "Vi ses på Sankt Hans Torv kl 8",
            "Er der åbent på Hans Torv i dag?",
            "Bussen stannar på Erik Dahlbergs gata",
            "Karl Johans gate er stengt",
            "S:t Görans sjukhus har lång kö",
            "Jag jobbar på Anders Svensson Bygg AB",
            "Jensen Advokatfirma og Hansen A/S",
            "Karolinska Institutet och Lunds Universitet",
            "Anna Lindh-stiftelsen delar ut pengar",
            "Astrid Lindgrens Barnsjukhus är bra",
            "Selma Lagerlöfs gymnasium ska stängas",
            "Göteborgs Stad och Region Skåne",
            "VARFÖR SVARAR NI ALDRIG PÅ MEJLEN SKÄRP ER",
            "Dag efter dag väntar vi. Björn sover. Stig på!",
            "@AnnaSvensson @kirsten_bjerre #LeylaDemir",
            "anna.svensson@example.org",
            "https://example.org/Anna/Svensson",
            "Hej Anna! Tack för svar.",
            "Kära Migrationsverket, varför svarar ni inte?",
            "New York och San Francisco är dyra",
            "Den här appen heter Freja",
            "Facebook Messenger funkar inte. Google Maps fungerar.",
            "Tack Stockholm Stad, bra jobbat",
            "Min son går i klass 4B på Vasaskolan",
            "jag vill ringa på måndag men per telefon går inte",
            "Mona Lisa-utställningen på Moderna Museet",
            "Grattis Sverige! Heja Norge! Bra Danmark",
            "Hvor er Vestre Kirkegård? Ved Store Torv",
            "Er Lille Mølle åben? Ja Tak",
            "Alla Hjärtans Dag är i februari",
            "Ny Vej skal asfalteres",
            "Svenska Kyrkan och Röda Korset hjälper till",
            "Jag Är Så Trött På Er",
            "Har Du Tur Får Du Svar",
            "Fru Talman, ärade ledamöter",
            "Har ni Harry Potters böcker eller Kalle Anka?",
            "Alfa Romeo och Mercedes Benz",
            "Hälsningar från Anna Stockholm",
        ] {
            names(text, &[]);
        }
    }

    #[test]
    fn shouting_needs_more_than_capitals() {
        names("MIN HANDLÄGGARE HETER KIRSTEN BJERRE OCH HON LJUGER", &["KIRSTEN BJERRE"]);
        names("handläggaren KIRSTEN BJERRE ljuger", &["KIRSTEN BJERRE"]);
        names("Det var Anna SVENSSON som sa det", &["Anna SVENSSON"]);
        names("STOPPA BRON NU ANNARS SÅ", &[]);
    }

    #[test]
    fn who_speaks_for_the_authority_is_no_private_person() {
        let own = Profile { spokespersons: vec!["Maria Ek Lund".into(), "Jens Holm".into()], ..Profile::default() };
        let found = |text: &str| {
            let kinds: Vec<_> = read_as(&own, &Text::comment(text)).findings.iter().map(|f| f.kind).collect();
            kinds.contains(&"person_name")
        };
        assert!(!found("Maria Lund säger att allt är bra") && !found("pressekreterare Jens Holms svar var dåligt"));
        assert!(found("Maria Holm säger att allt är bra"));
    }

    #[test]
    fn certainty_follows_the_evidence() {
        let score = |text: &str| read(text).findings.iter().find(|f| f.kind == "person_name").map(|f| f.score);
        assert!(score("Jag såg Kirsten Bjerre där") > score("Jag såg Kirsten Xqwert där"));
        assert!(score("handläggare Kirsten Bjerre sa det") > score("Jag såg Kirsten Bjerre där"));
    }
}
