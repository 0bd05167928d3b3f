//! What the models count in a text: pieces of words, words, and pairs of words.
//!
//! Read once, for all models. A piece is up to five letters of a word with its
//! beginning and end marked, so that *ikke* counts also inside *ikkje*, but not
//! as if it were the same. What holds a digit is left out altogether, and so
//! are web addresses and account names: no model can remember anybody's number.

use std::ops::Range;

/// Read of a text; what comes after tells a model nothing new.
const READ: usize = 4096;
/// Letters read of a word.
const LETTERS: usize = 40;
/// The longest piece, in letters.
pub const LONGEST: usize = 5;
/// The most beginnings and ends of a word.
pub const ENDS: usize = 5;
/// Marks the beginning and the end of a word.
const EDGE: u32 = 1;

/// What a text holds, as numbers: each names a piece, a word or a pair of words.
#[derive(Debug, Default)]
pub struct Features {
    /// Its words and signs, in order.
    pub tokens: Vec<Token>,
    pieces: Vec<u32>,
}

/// A word, or a run of signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub place: Range<usize>,
    /// Whether it is made of letters.
    pub is_word: bool,
    /// The token as a whole.
    pub word: u32,
    /// Together with the token before it; none for the first.
    pub pair: Option<u32>,
    /// See [`Token::ends`], and how many there are.
    ends: ([u32; ENDS], u8),
    /// Where its pieces of up to four letters begin, those of five, and where they end.
    pieces: [u32; 3],
}

impl Token {
    /// Its beginnings of three, four and five letters and its ends of three and
    /// four; fewer if it is shorter.
    #[must_use]
    pub fn ends(&self) -> &[u32] {
        &self.ends.0[..usize::from(self.ends.1)]
    }
}

impl Features {
    /// Reads the first 4 KB of a text in lower case.
    #[must_use]
    pub fn of(lower: &str) -> Self {
        let mut features = Self {
            tokens: Vec::with_capacity(lower.len().min(READ) / 5 + 1),
            pieces: Vec::with_capacity(lower.len().min(READ) * 5 + 8),
        };
        let mut letters = Vec::with_capacity(LETTERS + 2);
        each_token(lower, &mut letters, |place, is_word, letters| features.push(place, is_word, letters));
        features
    }

    /// How many pieces and words there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.pieces.len() + self.tokens.len()
    }

    /// The pieces of a token with up to four letters.
    #[must_use]
    pub fn short_pieces(&self, token: &Token) -> &[u32] {
        self.pieces.get(token.pieces[0] as usize..token.pieces[1] as usize).unwrap_or_default()
    }

    /// All pieces of a token.
    #[must_use]
    pub fn pieces(&self, token: &Token) -> &[u32] {
        self.pieces.get(token.pieces[0] as usize..token.pieces[2] as usize).unwrap_or_default()
    }

    /// Whether anything in the text is a word.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.tokens.iter().any(|token| token.is_word)
    }

    fn push(&mut self, place: Range<usize>, is_word: bool, letters: &[u32]) {
        let begin = self.pieces.len() as u32;
        for (at, _) in letters.iter().enumerate() {
            let mut piece = START;
            for (more, letter) in letters[at..].iter().take(LONGEST - 1).enumerate() {
                piece = mix(piece, *letter);
                // A single letter of the alphabet tells nothing that pairs do not.
                if more > 0 || *letter >= 0x80 {
                    self.pieces.push(finish(piece));
                }
            }
        }
        let short = self.pieces.len() as u32;
        for five in letters.windows(LONGEST) {
            self.pieces.push(finish(five.iter().fold(START, |piece, letter| mix(piece, *letter))));
        }
        let word = finish(letters.iter().fold(START_OF_WORD, |word, letter| mix(word, *letter)));
        let pair = self.tokens.last().map(|before| finish(mix(mix(START_OF_PAIR, before.word), word)));
        let pieces = [begin, short, self.pieces.len() as u32];
        // An edge counts as a letter.
        let piece = |letters: &[u32]| finish(letters.iter().fold(START, |piece, letter| mix(piece, *letter)));
        let last =
            |count: usize| letters.len().checked_sub(count).filter(|from| *from > 0).map(|from| &letters[from..]);
        let begin = Some(&letters[..letters.len().min(4)]);
        let mut ends = ([0; ENDS], 0);
        for part in [begin, letters.get(..5), letters.get(..6), last(4), last(5)].into_iter().flatten() {
            ends.0[usize::from(ends.1)] = piece(part);
            ends.1 += 1;
        }
        self.tokens.push(Token { place, is_word, word, pair, ends, pieces });
    }
}

const START: u32 = 0x811c_9dc5;
const START_OF_WORD: u32 = 0x5bd1_e995;
const START_OF_PAIR: u32 = 0x27d4_eb2f;
const START_OF_NAME: u32 = 0x1656_67b1;

/// The number of something that has a name.
#[must_use]
pub fn name(name: &str) -> u32 {
    finish(name.bytes().fold(START_OF_NAME, |hash, byte| mix(hash, u32::from(byte))))
}

/// The number of two things, one right after the other.
#[must_use]
pub fn beside(first: u32, second: u32) -> u32 {
    finish(mix(mix(START_OF_PAIR, first), second))
}

/// The number of two things, one after the other.
#[must_use]
pub fn in_order(first: u32, second: u32) -> u32 {
    finish(mix(mix(START_OF_NAME, first), second))
}

fn mix(hash: u32, letter: u32) -> u32 {
    (hash ^ letter).wrapping_mul(0x0100_0193).rotate_left(5)
}

/// Spreads what the last letters changed over the whole number; never 0, which
/// stands for an empty place in a model.
fn finish(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    (hash ^ (hash >> 13)).max(1)
}

/// Calls back with every token: its place, whether it is a word, its letters
/// between two edges.
fn each_token(lower: &str, letters: &mut Vec<u32>, mut token: impl FnMut(Range<usize>, bool, &[u32])) {
    let mut end = READ.min(lower.len());
    while !lower.is_char_boundary(end) {
        end -= 1;
    }
    let text = &lower[..end];
    let mut at = 0;
    while at < text.len() {
        let chunk = text[at..].find(is_gap).map_or(text.len(), |gap| at + gap);
        if chunk > at && !names_a_place(&text.as_bytes()[at..chunk]) {
            in_chunk(text, at..chunk, letters, &mut token);
        }
        at = chunk + text[chunk..].chars().next().map_or(1, char::len_utf8);
    }
}

fn is_gap(c: char) -> bool {
    c == ' ' || (c <= ' ') || (c > '\u{7f}' && c.is_whitespace())
}

/// Whether this is a web or e-mail address, or an account.
fn names_a_place(chunk: &[u8]) -> bool {
    memchr::memchr(b'@', chunk).is_some()
        || chunk.starts_with(b"www.")
        || memchr::memchr(b':', chunk).is_some_and(|colon| chunk[colon..].starts_with(b"://"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..='\u{7f}' => Class::Sign,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Sign,
    }
}

/// Splits what stands between two gaps into words and signs. Letters and digits
/// that touch are one token, and left out.
fn in_chunk(
    text: &str,
    chunk: Range<usize>,
    letters: &mut Vec<u32>,
    token: &mut impl FnMut(Range<usize>, bool, &[u32]),
) {
    let mut chars = text[chunk.clone()].char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let start = chunk.start + start;
        let is_word = class(first) != Class::Sign;
        let mut has_digit = class(first) == Class::Digit;
        let mut end = start + first.len_utf8();
        letters.clear();
        letters.extend([EDGE, u32::from(first)]);
        while let Some((at, c)) = chars.peek().copied() {
            let class = class(c);
            // The apostrophe of "don't" is one of its letters.
            let inside = is_word
                && (c == '\'' || c == '’')
                && text[chunk.start + at + c.len_utf8()..].starts_with(|c| self::class(c) == Class::Letter);
            if (class != Class::Sign) != is_word && !inside {
                break;
            }
            chars.next();
            has_digit |= class == Class::Digit;
            end = chunk.start + at + c.len_utf8();
            let letter = if c == '’' { u32::from('\'') } else { u32::from(c) };
            // "neeeej" is "neej": two alike say as much as five.
            let repeats = letters.len() > 2 && letters[letters.len() - 2..] == [letter, letter];
            if letters.len() <= LETTERS && !repeats {
                letters.push(letter);
            }
        }
        if !has_digit {
            letters.push(EDGE);
            token(start..end, is_word, letters);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Features::of(text).tokens.into_iter().map(|token| &text[token.place]).collect()
    }

    #[test]
    fn words_and_signs_without_numbers_and_addresses() {
        assert_eq!(words("hej, jag vet!! don't ’nej’"), ["hej", ",", "jag", "vet", "!!", "don't", "’", "nej", "’"]);
        assert_eq!(words("ring 070-174 06 15 el. h3j k1"), ["ring", "-", "el", "."]);
        assert_eq!(words("se https://example.org/a @anna a.b@example.se www.x.se slut"), ["se", "slut"]);
        assert_eq!(words("år ١٢ 😀 ok"), ["år", "😀", "ok"]);
        assert_eq!(words(" \n "), [""; 0]);
    }

    #[test]
    fn pieces_know_where_a_word_begins_and_ends() {
        let features = Features::of("ab abc abbbbc abbc");
        let [ab, abc, long, two] = &features.tokens[..] else { panic!("{features:?}") };
        // <a <ab <ab> ab ab> b>
        assert_eq!(features.pieces(ab).len(), 6);
        // A whole word of three letters is its only piece of five.
        assert_eq!((features.short_pieces(abc).len(), features.pieces(abc).len()), (9, 10));
        let shared = features.pieces(ab).iter().filter(|piece| features.pieces(abc).contains(piece)).count();
        assert_eq!(shared, 3, "<a, <ab and ab");
        assert_eq!(long.word, two.word, "long drawn out");
    }
}
