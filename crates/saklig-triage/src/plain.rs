//! The plain text: the given one with its disguises taken off, and the way back.
//!
//! Compatibility forms become what they mean (NFKC: full-width and mathematical
//! digits), digits of any script become `0-9`, every dash becomes `-`, every
//! space becomes ` `, and what cannot be seen is gone. Findings are made here
//! and then carried back to the bytes that were given.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A text without disguises.
#[derive(Debug)]
pub struct Plain<'a> {
    given: &'a str,
    text: Cow<'a, str>,
    /// Empty if the text stands as it was given.
    pieces: Vec<Piece>,
    marks: Marks,
}

/// What kinds of bytes a text has, by which most of the work on most texts is
/// left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// Other characters than ASCII and the letters of Latin-1.
    pub const OTHER: Self = Self(1);
    /// A sign among the letters of Latin-1: of multiplication or division.
    pub const SIGN: Self = Self(1 << 1);
    /// A capital of Latin-1.
    pub const CAPITAL: Self = Self(1 << 2);
    /// A digit of ASCII.
    pub const DIGIT: Self = Self(1 << 3);
    /// An at sign.
    pub const AT: Self = Self(1 << 4);
    /// A dot.
    pub const DOT: Self = Self(1 << 5);

    /// What a text has, in one pass without a branch, so that the compiler uses
    /// vectors.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        // Each byte with the one before it; the last block overlaps the one before.
        let mut lanes = [0; 16];
        let mut add = |block: &[u8; 17]| {
            for (at, lane) in lanes.iter_mut().enumerate() {
                *lane |= Self::of_byte(block[at], block[at + 1]);
            }
        };
        let mut rest = bytes;
        while let Some(block) = rest.first_chunk() {
            add(block);
            rest = &rest[16..];
        }
        if let Some(block) = bytes.last_chunk() {
            add(block);
            rest = &[];
        }
        let first = bytes.first().map_or(0, |byte| Self::of_byte(0, *byte));
        let few = rest.windows(2).fold(first, |marks, pair| marks | Self::of_byte(pair[0], pair[1]));
        Self(lanes.iter().fold(few, |marks, lane| marks | lane))
    }

    /// After C3, the capitals are 80 to 9E, but for the multiplication sign.
    fn of_byte(before: u8, byte: u8) -> u8 {
        let letter = before == 0xc3;
        let mark = |is: bool, mark: Self| if is { mark.0 } else { 0 };
        mark(!is_plain_byte(byte), Self::OTHER)
            | mark(letter & ((byte == 0x97) | (byte == 0xb7)), Self::SIGN)
            | mark(letter & matches!(byte, 0x80..=0x9e) & (byte != 0x97), Self::CAPITAL)
            | mark(byte.is_ascii_digit(), Self::DIGIT)
            | mark(byte == b'@', Self::AT)
            | mark(byte == b'.', Self::DOT)
    }

    /// Whether the text has any of these.
    #[must_use]
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

/// A stretch of the plain text and the stretch of the given one it stands for.
#[derive(Debug)]
struct Piece {
    plain: usize,
    given: Range<usize>,
    /// Copied byte for byte, so that places inside it can be told apart.
    verbatim: bool,
}

impl<'a> Plain<'a> {
    /// Takes the disguises off. Most Nordic texts have none and are not copied.
    #[must_use]
    pub fn new(given: &'a str) -> Self {
        let marks = Marks::of(given);
        if !marks.has(Marks::OTHER) {
            return Self { given, text: Cow::Borrowed(given), pieces: Vec::new(), marks };
        }
        let mut undressing = Undressing { text: String::with_capacity(given.len()), pieces: Vec::new() };
        let mut at = 0;
        while at < given.len() {
            let rest = &given.as_bytes()[at..];
            let disguise = rest.iter().position(|b| !is_plain_byte(*b)).map_or(given.len(), |skip| at + skip);
            // A mark may belong to the last character before it.
            let stretch = given.get(at..disguise).unwrap_or_default();
            let last = stretch.char_indices().next_back().filter(|_| disguise < given.len());
            let end = last.map_or(disguise, |(last, _)| at + last);
            if end > at {
                undressing.keep(given.get(at..end).unwrap_or_default(), at..end);
            }
            at = end;
            let Some(first) = given.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let mut end = at + first.len_utf8();
            // A base and its combining marks compose together, or not at all.
            let base = end;
            end += given[end..].chars().take_while(|next| is_mark(*next)).map(char::len_utf8).sum::<usize>();
            if end > base {
                undressing.replace(at..end, given[at..end].nfkc());
            } else {
                undressing.push(first, at..end);
            }
            at = end;
        }
        let marks = Marks::of(&undressing.text);
        Self { given, text: Cow::Owned(undressing.text), pieces: undressing.pieces, marks }
    }

    /// What kinds of bytes the plain text has.
    #[must_use]
    pub fn marks(&self) -> Marks {
        self.marks
    }

    /// The plain text in lower case, as [`lower`] makes it.
    #[must_use]
    pub fn lower(&self) -> String {
        lower_of(&self.text, self.marks)
    }

    /// The plain text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the given text that a place in the plain text stands for:
    /// always whole characters, and never more than the text.
    #[must_use]
    pub fn place(&self, plain: Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return if matches!(self.text, Cow::Borrowed(_)) { plain } else { 0..self.given.len() };
        }
        if plain.start == 0 && plain.end >= self.text.len() {
            return 0..self.given.len();
        }
        let first = self.piece_at(plain.start);
        let start = if first.verbatim { first.given.start + (plain.start - first.plain) } else { first.given.start };
        let last = self.piece_at(plain.end.saturating_sub(1).max(plain.start));
        let end = if last.verbatim { last.given.start + (plain.end - last.plain) } else { last.given.end };
        start..end.max(start)
    }

    fn piece_at(&self, plain: usize) -> &Piece {
        let after = self.pieces.partition_point(|piece| piece.plain <= plain);
        &self.pieces[after.saturating_sub(1)]
    }
}

struct Undressing {
    text: String,
    pieces: Vec<Piece>,
}

impl Undressing {
    fn push(&mut self, c: char, given: Range<usize>) {
        match c {
            // Latin, Arabic and pictures, as most texts have them.
            '\0'..='\u{7f}' | '\u{c0}'..='\u{131}' | '\u{620}'..='\u{64a}' | '\u{1f300}'..='\u{1faff}' => {
                self.keep_char(c, given);
            }
            _ if is_invisible(c) => {}
            _ if is_dash(c) => self.replace(given, ['-']),
            _ if is_space(c) => self.replace(given, [' ']),
            _ => match digit(c) {
                Some(digit) => self.replace(given, [digit]),
                None if unicode_normalization::is_nfkc_quick(std::iter::once(c))
                    == unicode_normalization::IsNormalized::Yes =>
                {
                    self.keep_char(c, given);
                }
                None => self.replace(given, std::iter::once(c).nfkc()),
            },
        }
    }

    fn keep_char(&mut self, c: char, given: Range<usize>) {
        self.keep(c.encode_utf8(&mut [0; 4]), given);
    }

    fn keep(&mut self, text: &str, given: Range<usize>) {
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && last.given.end == given.start => last.given.end = given.end,
            _ => self.pieces.push(Piece { plain: self.text.len(), given, verbatim: true }),
        }
        self.text.push_str(text);
    }

    fn replace(&mut self, given: Range<usize>, with: impl IntoIterator<Item = char>) {
        let plain = self.text.len();
        self.text.extend(with);
        if self.text.len() > plain {
            self.pieces.push(Piece { plain, given, verbatim: false });
        }
    }
}

/// ASCII and the letters of Latin-1: nothing in there is a disguise. The lead
/// byte C3 holds those letters; C2 holds the soft hyphen and the hard space.
const fn is_plain_byte(byte: u8) -> bool {
    (byte < 0xc2) | (byte == 0xc3)
}

/// Whether a character only marks the one before it.
fn is_mark(c: char) -> bool {
    c >= '\u{300}' && canonical_combining_class(c) != 0
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{20e3}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '\u{58a}' | '\u{5be}' | '\u{1400}' | '\u{1806}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2053}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{2e17}'
                | '\u{2e1a}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{2e40}'
                | '\u{301c}'
                | '\u{3030}'
                | '\u{30a0}'
                | '\u{30fc}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
    )
}

fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Decimal digits that NFKC leaves in their script, by the block's zero.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 10] = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xe50, 0x17e0];
    let code = u32::from(c);
    let value = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The text in lower case, each character at the place where it was: what has
/// no lower case of its own length stays.
#[must_use]
pub fn lower(plain: &str) -> String {
    lower_of(plain, Marks::of(plain))
}

fn lower_of(plain: &str, marks: Marks) -> String {
    if !marks.has(Marks::OTHER) {
        return if marks.has(Marks::CAPITAL) { lower_latin(plain) } else { plain.to_ascii_lowercase() };
    }
    let mut lower = String::with_capacity(plain.len());
    for c in plain.chars() {
        if c.is_ascii() {
            lower.push(c.to_ascii_lowercase());
            continue;
        }
        // Hebrew to Tibetan, and pictures: no capitals.
        if matches!(c, '\u{590}'..'\u{1000}' | '\u{1f300}'..='\u{1faff}') {
            lower.push(c);
            continue;
        }
        let mut cases = c.to_lowercase();
        match (cases.next(), cases.next()) {
            (Some(small), None) if small.len_utf8() == c.len_utf8() => lower.push(small),
            _ => lower.push(c),
        }
    }
    lower
}

/// ASCII and the letters of Latin-1, byte by byte.
fn lower_latin(plain: &str) -> String {
    let given = plain.as_bytes();
    let mut bytes = given.to_ascii_lowercase();
    for (byte, pair) in bytes.iter_mut().skip(1).zip(given.windows(2)) {
        *byte += u8::from(Marks(Marks::of_byte(pair[0], pair[1])).has(Marks::CAPITAL)) << 5;
    }
    // It stays what it was, text; the other branch is never taken.
    String::from_utf8(bytes).unwrap_or_else(|_| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn found(given: &str, needle: &str) -> String {
        let plain = Plain::new(given);
        let at = plain.as_str().find(needle).unwrap();
        given[plain.place(at..at + needle.len())].to_owned()
    }

    #[test]
    fn nordic_text_is_not_copied() {
        assert!(matches!(Plain::new("Blåbærsyltetøy på Öland? é").text, Cow::Borrowed(_)));
        assert!(matches!(Plain::new("hård\u{a0}plats").text, Cow::Owned(_)));
    }

    #[test]
    fn disguises_come_off_and_places_lead_back() {
        assert_eq!(found("nr １２１２１２－１２１２!", "121212-1212"), "１２１２１２－１２１２");
        assert_eq!(found("nr 1212\u{200b}12\u{ad}-1212.", "121212-1212"), "1212\u{200b}12\u{ad}-1212");
        assert_eq!(found("nr 121212–1212.", "121212-1212"), "121212–1212");
        assert_eq!(found("nr 121212\u{1806}1212.", "121212-1212"), "121212\u{1806}1212");
        assert_eq!(found("رقم ١٢١٢١٢-١٢١٢", "121212-1212"), "١٢١٢١٢-١٢١٢");
        assert_eq!(found("𝟏𝟐\u{202f}𝟑𝟒", "12 34"), "𝟏𝟐\u{202f}𝟑𝟒");
        assert_eq!(found("a\u{30a}rende 1", "årende"), "a\u{30a}rende");
        assert_eq!(found("1️⃣2️⃣ ", "12"), "1️⃣2");
    }

    #[test]
    fn nothing_but_disguise_leaves_nothing() {
        let plain = Plain::new("\u{200b}\u{200b}");
        assert_eq!((plain.as_str(), plain.place(0..0)), ("", 0..6));
    }

    #[test]
    fn lower_case_keeps_every_place() {
        assert_eq!(lower("ÄRENDE Ø ЖĲ İ"), "ärende ø жĳ İ");
        assert_eq!(lower("ÄRENDE Ø × ÷ ÞÿÀß"), "ärende ø × ÷ þÿàß");
    }

    proptest! {
        #[test]
        fn places_are_whole_characters(given in "\\PC{0,40}|[0-9\u{200b}\u{30a}a１－\u{a0}😀 ]{0,40}", cut in 0.0..1.0f64) {
            let plain = Plain::new(&given);
            let text = plain.as_str();
            let bounds: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = bounds[((bounds.len() - 1) as f64 * cut) as usize];
            for to in bounds.into_iter().filter(|to| *to >= from) {
                prop_assert!(given.get(plain.place(from..to)).is_some());
            }
            prop_assert_eq!(lower(text).len(), text.len());
        }
    }
}
