//! The page: one text as the detectors see it. What several of them ask for is
//! computed here, once.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use crate::announced::{ANNOUNCERS, Said, THING};
use crate::case_number::Pattern;
use crate::features::Features;
use crate::heads::Heads;
use crate::language::Language;
use crate::lexicon::{Hit, Lexicon, Sense, goes_on_after, goes_on_before, within};
use crate::names::{Known, Names};
use crate::parties::Roster;
use crate::profile::Profile;
use crate::signs::SenseKey;
use crate::small::SmallWords;
use crate::text::Text;
use crate::thesaurus::Thesaurus;
use crate::weighing::{Shown, Weighing};
use crate::word::Word;
use crate::written::Written;

/// A cue word counts if it stands at most this many bytes before a number.
const NEAR: usize = 64;

/// Scripts from the Armenian on have no letters in Nordic codes and numbers.
const OTHER_SCRIPTS: char = '\u{530}';

/// So many bytes has a number that little else is: with a dash, or of twelve digits.
const FORMED: usize = 11;

/// Marks by which a further number hangs on one.
const HINGES: &[u8] = b"-.:+_=";

/// One text, prepared for the detectors. All places are bytes of [`Page::plain`].
pub struct Page<'a> {
    /// The text as it was given.
    pub text: &'a Text<'a>,
    /// The text without disguises.
    pub plain: &'a str,
    /// [`Page::plain`] in lower case, every character at the same place.
    pub lower: &'a str,
    /// Its language, as told or as clearly guessed: what a detector may lean on.
    pub lang: Option<Language>,
    /// Its language, as told or as best guessed.
    pub likely: Option<Language>,
    /// What the models count in it.
    pub features: &'a Features,
    /// The models that answer a question each.
    pub heads: &'a Heads,
    /// The authority.
    pub profile: &'a Profile,
    /// Every word that is looked for, for texts beside this one.
    pub lexicon: &'a Lexicon,
    /// What its senses are to the models, by their numbers.
    pub sense_keys: &'a [SenseKey],
    /// Which words stand for the same; only what the models count.
    pub thesaurus: &'a Thesaurus,
    /// How the authority's case numbers look.
    pub case_numbers: &'a [Pattern],
    /// Runs of digits, in order.
    pub runs: &'a [Range<usize>],
    /// Sentences, in order.
    pub sentences: &'a [Sentence],
    /// Words of the lexicon, by where they end.
    pub hits: &'a Hits<'a>,
    /// Words, in order, with what the names say of them.
    pub words: &'a [Word],
    /// Which words are names.
    pub names: &'a Names,
    /// Words that say nothing alone.
    pub small: &'a SmallWords,
    /// Who speaks for the authority, each by the parts of the name.
    pub spokespersons: &'a [Vec<String>],
    /// What words mean together.
    pub weighing: &'a Weighing,
    /// Parties and candidates; only for the authority's own drafts.
    pub roster: &'a Roster,
    /// Words that detectors look for once they have reason to.
    pub(crate) context: Hits<'a>,
    /// What it shows to the rules, once one asks.
    pub(crate) shown: OnceCell<Shown>,
    /// What may be numbers, once they are asked for.
    pub(crate) written: OnceCell<Vec<Written>>,
    /// What was said of numbers.
    pub(crate) said: Said,
}

/// Words of a lexicon in a text, by where they end: looked for when first asked
/// for.
pub struct Hits<'a> {
    lexicon: &'a Lexicon,
    lower: &'a str,
    found: OnceCell<Vec<Hit>>,
}

impl<'a> Hits<'a> {
    /// Those that this lexicon finds.
    #[must_use]
    pub fn of(lexicon: &'a Lexicon, lower: &'a str) -> Self {
        Self { lexicon, lower, found: OnceCell::new() }
    }

    /// Those that are known already.
    #[must_use]
    pub fn known(lexicon: &'a Lexicon, lower: &'a str, found: Vec<Hit>) -> Self {
        Self { lexicon, lower, found: OnceCell::from(found) }
    }
}

impl Deref for Hits<'_> {
    type Target = [Hit];

    fn deref(&self) -> &[Hit] {
        self.found.get_or_init(|| {
            let mut hits = Vec::with_capacity(16);
            self.lexicon.find(self.lower, &mut hits);
            hits
        })
    }
}

impl<'h> IntoIterator for &'h Hits<'_> {
    type Item = &'h Hit;
    type IntoIter = std::slice::Iter<'h, Hit>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A sentence, without the spaces around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, its end marks included.
    pub place: Range<usize>,
    /// Whether a question mark ends it, `?` or the Arabic `؟`.
    pub asks: bool,
}

impl Page<'_> {
    /// Whether a word of this sense lies within a part of the text.
    #[must_use]
    pub fn has(&self, sense: Sense, part: Range<usize>) -> bool {
        within(self.hits, part).any(|hit| hit.sense == sense)
    }

    /// The sentence that a place lies in, at most so many bytes before and after
    /// it: what is asked of it must not cost more than that.
    #[must_use]
    pub fn sentence_around(&self, at: usize, bytes: usize) -> Range<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.place.start <= at);
        let sentence = after.checked_sub(1).and_then(|index| self.sentences.get(index));
        let sentence = sentence.map_or(0..self.plain.len(), |sentence| sentence.place.clone());
        let start = self.boundary(sentence.start.max(at.saturating_sub(bytes)));
        let end = self.boundary(sentence.end.min(at.saturating_add(bytes)));
        start..end.max(start)
    }

    /// This place, or the next one where a character begins.
    #[must_use]
    pub fn boundary(&self, at: usize) -> usize {
        (at..self.plain.len()).find(|at| self.plain.is_char_boundary(*at)).unwrap_or(self.plain.len())
    }

    /// The same page, for another reading of its text.
    pub(crate) fn again<'b>(&'b self, lower: &'b str) -> Page<'b> {
        Page {
            lower,
            context: Hits::of(self.context.lexicon, lower),
            shown: OnceCell::new(),
            written: OnceCell::new(),
            said: Said::default(),
            ..*self
        }
    }

    /// What it shows to the rules without a word of the lexicon.
    pub(crate) fn shown(&self) -> &Shown {
        self.shown.get_or_init(|| Shown::of(self))
    }

    /// Everything that may be one number.
    pub(crate) fn written(&self) -> &[Written] {
        self.written.get_or_init(|| Written::beginning(self, 0..self.runs.len()).collect())
    }

    /// Words of the senses that a detector names as its
    /// [context](crate::Detector::context), by where they end.
    #[must_use]
    pub fn context(&self) -> &[Hit] {
        &self.context
    }

    /// Words of the lexicon within a part of the text.
    pub fn hits_in(&self, part: Range<usize>) -> impl DoubleEndedIterator<Item = &Hit> {
        within(self.hits, part)
    }

    /// Whether a word may be known as this, or a part of it with a hyphen.
    pub(crate) fn may_be_part(&self, word: &Word, known: Known) -> bool {
        let text = self.plain.as_bytes().get(word.place());
        word.hint.is(known) || text.is_some_and(|text| text.iter().copied().any(joins))
    }

    /// The cue word of these senses that stands closest before a number, with no
    /// other number between.
    #[must_use]
    pub fn closest_cue(&self, senses: &[Sense], number: &Range<usize>) -> Option<&Hit> {
        within(self.hits, number.start.saturating_sub(NEAR)..number.start)
            .rev()
            .take_while(|hit| self.no_number_in(hit.end..number.start))
            .find(|hit| senses.contains(&hit.sense))
    }

    fn no_number_in(&self, between: Range<usize>) -> bool {
        let bytes = self.plain.as_bytes().get(between).unwrap_or_default();
        bytes.iter().filter(|b| b.is_ascii_digit()).count() < 4
    }

    /// Whether a number is a whole: no letter or digit of any script touches
    /// it, and no further number hangs on it by a mark, as in `1.2-3:4`.
    #[must_use]
    pub fn stands_alone(&self, number: &Range<usize>) -> bool {
        let in_name = number.len() >= FORMED;
        // "640823-3234_2023.pdf"
        let named = in_name && self.plain.as_bytes().get(number.end) == Some(&b'_');
        let touched = self.touched_after(number.end, in_name) || (self.hangs_after(number.end) && !named);
        self.begins_alone(number.start, in_name) && !touched
    }

    /// Whether no letter or digit touches the end of a number, nor a further number
    /// hangs on it.
    pub(crate) fn ends_alone(&self, end: usize) -> bool {
        !self.touched_after(end, true) && !self.hangs_after(end)
    }

    fn hangs_after(&self, end: usize) -> bool {
        let bytes = self.plain.as_bytes();
        bytes.get(end).is_some_and(|b| HINGES.contains(b)) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
    }

    /// Whether no letter or digit touches the beginning of a number, and it hangs
    /// on none by a mark. In the name of a file, an underscore parts them.
    pub(crate) fn begins_alone(&self, start: usize, in_name: bool) -> bool {
        let hangs = match self.plain.as_bytes().get(..start) {
            Some([.., digit, mark]) => digit.is_ascii_digit() && HINGES.contains(mark),
            _ => false,
        };
        !hangs && !self.touched_before(start, in_name)
    }

    /// Whether what stands before a number belongs to it. A cue word does not
    /// ("pnr640823-3234"), nor a mark of emphasis, nor the article of a script
    /// without spaces to spare.
    fn touched_before(&self, at: usize, in_name: bool) -> bool {
        if !goes_on_before(self.plain, at) {
            return false;
        }
        let head = self.plain.get(..at).unwrap_or_default();
        match head.chars().next_back() {
            Some('_') => !in_name && self.touched_before(head.trim_end_matches('_').len(), in_name),
            Some(c) if c.is_alphabetic() => c < OTHER_SCRIPTS && !self.follows_cue(at),
            _ => true,
        }
    }

    /// Whether a word that says what a number is ends here.
    pub(crate) fn follows_cue(&self, at: usize) -> bool {
        let cue = |hit: &Hit| hit.end == at && hit.sense != THING && ANNOUNCERS.contains(&hit.sense);
        within(self.hits, at.saturating_sub(NEAR)..at).any(cue)
    }

    fn touched_after(&self, at: usize, in_name: bool) -> bool {
        goes_on_after(self.plain, at)
            && match self.plain.get(at..).and_then(|tail| tail.chars().next()) {
                Some('_') => {
                    let tail = self.plain.get(at..).unwrap_or_default().trim_start_matches('_');
                    !in_name && goes_on_after(tail, 0)
                }
                Some(c) if c.is_alphabetic() => c < OTHER_SCRIPTS,
                _ => true,
            }
    }

    /// Whether this place lies in a web address, where numbers are somebody's
    /// article or order. Looks back 200 bytes at most.
    #[must_use]
    pub fn in_address(&self, at: usize) -> bool {
        let bytes = self.plain.as_bytes();
        let from = at.saturating_sub(200);
        let head = bytes.get(from..at).unwrap_or_default();
        let token = head.iter().rposition(u8::is_ascii_whitespace).map_or(head, |space| &head[space + 1..]);
        memchr::memmem::find(token, b"://").is_some() || memchr::memmem::find(token, b"www.").is_some()
    }

    /// What stands between a run of digits and the next one.
    #[must_use]
    pub fn joint(&self, run: usize) -> Option<&str> {
        let (left, right) = (self.runs.get(run)?, self.runs.get(run + 1)?);
        self.plain.get(left.end..right.start)
    }

    /// Whether a run is one of a row of single digits, but not its first: of
    /// "8 5 0 7 …" only the whole can be a number.
    #[must_use]
    pub fn is_inside_row(&self, run: usize) -> bool {
        let single = |run: usize| self.runs.get(run).is_some_and(|run| run.len() == 1);
        single(run) && run.checked_sub(1).is_some_and(|before| single(before) && self.joint(before) == Some(" "))
    }

    /// Whether language or authority speak for this country.
    #[must_use]
    pub fn leans_to(&self, country: &str) -> bool {
        self.lang.and_then(Language::country) == Some(country) || self.profile.is_in(country)
    }

    /// Whether the text is, by its best guess, in the language of one of these
    /// countries: enough for a number that hardly anything else can be.
    #[must_use]
    pub fn sounds(&self, countries: &[&str]) -> bool {
        self.likely.and_then(Language::country).is_some_and(|country| countries.contains(&country))
    }

    /// Whether language or authority speak for another of the countries. Short
    /// Danish and Norwegian are easily taken for each other.
    #[must_use]
    pub fn leans_away_from(&self, country: &str) -> bool {
        let spoken = self.lang.and_then(Language::country);
        let alike = matches!((country, spoken), ("dk", Some("no")) | ("no", Some("dk")));
        !self.leans_to(country) && (!self.profile.countries.is_empty() || (spoken.is_some() && !alike))
    }
}

/// Whether a byte may join two words, one of which is looked for: a hyphen, an
/// apostrophe, or any character but the letters of Latin-1.
pub(crate) fn joins(byte: u8) -> bool {
    (byte == b'-') | (byte == b'\'') | (byte >= 0xc4)
}

/// Splits a text into sentences: at `.`, `!`, `?`, `؟` before a space or the
/// end, and at line breaks.
#[must_use]
pub fn sentences(plain: &str) -> Vec<Sentence> {
    let bytes = plain.as_bytes();
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let mut end = at;
        let mut asks = false;
        while let Some(mark) = bytes.get(end..).and_then(end_mark) {
            asks |= mark.asks;
            end += mark.length;
        }
        let ends = match end - at {
            0 => *byte == b'\n',
            1 if *byte == b'.' => bytes.get(end).is_none_or(u8::is_ascii_whitespace) && !shortens(plain, start, at),
            // The `?` of a web address goes on without a space.
            _ => !bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || b"=/-_&%#".contains(b)),
        };
        at = end.max(at + 1);
        if ends {
            push(plain, start..end, asks, &mut sentences);
            start = end;
        }
    }
    push(plain, start..bytes.len(), false, &mut sentences);
    sentences
}

struct EndMark {
    length: usize,
    asks: bool,
}

fn end_mark(rest: &[u8]) -> Option<EndMark> {
    match rest {
        [b'.' | b'!', ..] => Some(EndMark { length: 1, asks: false }),
        [b'?', ..] => Some(EndMark { length: 1, asks: true }),
        [0xd8, 0x9f, ..] => Some(EndMark { length: 2, asks: true }),
        _ => None,
    }
}

/// Whether a full stop only shortens a word: "nr. 5", "kl. 8", "ca. en".
fn shortens(plain: &str, start: usize, stop: usize) -> bool {
    let bytes = plain.as_bytes();
    let word = bytes[start..stop].iter().rev().take_while(|b| b.is_ascii_alphabetic()).take(4).count();
    let next = bytes[stop + 1..].iter().take(4).find(|b| !b.is_ascii_whitespace());
    (1..=3).contains(&word) && next.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

fn push(plain: &str, part: Range<usize>, asks: bool, sentences: &mut Vec<Sentence>) {
    let Some(text) = plain.get(part.clone()) else { return };
    let trimmed = text.trim();
    if !trimmed.is_empty() {
        let start = part.start + (text.len() - text.trim_start().len());
        sentences.push(Sentence { place: start..start + trimmed.len(), asks });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(plain: &str) -> Vec<(&str, bool)> {
        sentences(plain).into_iter().map(|sentence| (&plain[sentence.place], sentence.asks)).collect()
    }

    #[test]
    fn sentences_end_at_marks_and_lines() {
        assert_eq!(split("Hej! Hur lång?! Tack"), [("Hej!", false), ("Hur lång?!", true), ("Tack", false)]);
        assert_eq!(split("En rad\n  och en till.  "), [("En rad", false), ("och en till.", false)]);
        assert_eq!(split("متى؟ شكرا"), [("متى؟", true), ("شكرا", false)]);
        assert_eq!(split("..."), [("...", false)]);
        assert_eq!(split(""), []);
    }

    #[test]
    fn not_every_mark_ends_a_sentence() {
        assert_eq!(split("kl. 8 på nr. 5 i www.example.org/?q=1 nu").len(), 1);
        assert_eq!(split("kostar 1.500 kr. i alt?"), [("kostar 1.500 kr. i alt?", true)]);
    }
}
