//! Unmasking: words written so that a filter would miss them (`d*da`,
//! `k n i v`, `dr@be`, `doda`) are read as what they say.
//!
//! Two ways lead there. A word of the lexicon is also known without its marks
//! (*doda*, *draebe*), and a text that shows signs of masking gets a second
//! reading without the mask; what is found there is carried back to the bytes
//! that were written. Only words against people are read so.

use std::ops::Range;

use crate::lexicon::{Hit, Lexicon, Sense, goes_on_after, goes_on_before};
use crate::number;

/// Masked words whose letters are guessed, in one text.
const GUESSED: usize = 8;

/// Whether words of this sense are worth the trouble of hiding; those that calm
/// are not.
#[must_use]
pub fn may_be_masked(sense: Sense) -> bool {
    (sense.0.starts_with("threat.") || sense.0.starts_with("abuse.")) && !sense.0.contains(".calm-")
}

/// A word of at least four letters as it is written on a keyboard without its
/// letters: *döda* as *doda* and *doeda*.
#[must_use]
pub fn folded(word: &str) -> Vec<String> {
    if word.is_ascii() || word.chars().count() < 4 {
        return Vec::new();
    }
    let fold = |long: bool| -> String {
        let mut folded = String::with_capacity(word.len());
        for c in word.chars() {
            match (c, long) {
                ('å' | 'ä' | 'æ', false) => folded.push('a'),
                ('ö' | 'ø', false) => folded.push('o'),
                ('å', true) => folded.push_str("aa"),
                ('ä' | 'æ', true) => folded.push_str("ae"),
                ('ö' | 'ø', true) => folded.push_str("oe"),
                (c, _) => folded.push(c),
            }
        }
        folded
    };
    vec![fold(false), fold(true)]
}

/// Adds the words that stand in a text of lower case behind a mask.
pub fn find(lexicon: &Lexicon, lower: &str, hits: &mut Vec<Hit>) {
    if !looks_masked(lower.as_bytes()) {
        return;
    }
    let unmasked = Unmasked::new(lexicon, lower);
    if unmasked.changed.is_empty() {
        return;
    }
    let mut found = Vec::new();
    lexicon.find(&unmasked.text, &mut found);
    let before = hits.len();
    for hit in found {
        let changed = unmasked.changed.partition_point(|part| part.end <= hit.start);
        let overlaps = unmasked.changed.get(changed).is_some_and(|part| part.start < hit.end);
        if overlaps && may_be_masked(hit.sense) {
            let (start, end) = unmasked.place(&(hit.start..hit.end));
            hits.push(Hit { start, end, ..hit });
        }
    }
    if hits.len() > before {
        hits.sort_by_key(|hit| hit.end);
    }
}

/// Whether a text shows a sign of masking: a mark or a digit within a word,
/// letters one by one, a letter three times, letters of another script.
fn looks_masked(bytes: &[u8]) -> bool {
    let thrice = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    let thrice = thrice.fold(false, |any, ((a, b), c)| any | ((a == b) & (b == c) & a.is_ascii_lowercase()));
    let foreign = bytes.iter().fold(false, |any, b| any | matches!(b, 0xce..=0xd1));
    let mut masked = thrice | foreign;
    let (mut end, mut alone) = (0, 0);
    number::stretches(
        bytes,
        |b| b.is_ascii_lowercase() | (b >= 0x80),
        |word| {
            let joined = end > 0 && word.start == end + 1;
            let one = word.len() == 1;
            alone = if one { 1 + if joined { alone } else { 0 } } else { 0 };
            masked |= alone >= 3 || bytes.get(word.end) == Some(&b'*') || joined && bytes.get(end).is_some_and(masks);
            end = word.end;
        },
    );
    masked
}

/// Whether a byte between letters hides one or breaks a word up.
fn masks(byte: &u8) -> bool {
    byte.is_ascii_digit() || b"*@$#_|.-!".contains(byte)
}

/// A text without its masks.
struct Unmasked {
    text: String,
    /// For each byte, where what it stands for begins and ends.
    from: Vec<(usize, usize)>,
    /// What was changed, in order.
    changed: Vec<Range<usize>>,
}

impl Unmasked {
    fn new(lexicon: &Lexicon, lower: &str) -> Self {
        let mut unmasked = Self {
            text: String::with_capacity(lower.len()),
            from: Vec::with_capacity(lower.len()),
            changed: Vec::new(),
        };
        let mut guesses = GUESSED;
        let mut at = 0;
        while let Some(rest) = lower.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(end) = one_by_one(rest) {
                let letters = rest[..end].char_indices().filter(|(_, c)| c.is_alphabetic());
                unmasked.replace(lower, letters.map(|(from, c)| (at + from, c)));
                at += end;
                continue;
            }
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let token = &rest[..length];
            match unmasked_token(lexicon, token, &mut guesses) {
                Some(letters) => unmasked.replace(lower, letters.into_iter().map(|(from, c)| (at + from, c))),
                None => unmasked.keep(at, token),
            }
            let space = rest[length..].chars().next().map_or(0, char::len_utf8);
            unmasked.keep(at + length, &rest[length..length + space]);
            at += length + space;
        }
        unmasked
    }

    fn keep(&mut self, at: usize, part: &str) {
        self.text.push_str(part);
        self.from.extend((at..at + part.len()).map(|at| (at, at + 1)));
    }

    fn replace(&mut self, lower: &str, letters: impl Iterator<Item = (usize, char)>) {
        let start = self.text.len();
        for (from, c) in letters {
            let length = lower.get(from..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            self.text.push(c);
            self.from.resize(self.text.len(), (from, from + length));
        }
        self.changed.push(start..self.text.len());
    }

    /// Where a place of the unmasked text lies in the masked one.
    fn place(&self, part: &Range<usize>) -> (usize, usize) {
        let start = self.from.get(part.start).map_or(0, |(start, _)| *start);
        let end = self.from.get(part.end.saturating_sub(1)).map_or(start, |(_, end)| *end);
        (start, end)
    }
}

/// The length of letters that stand one by one, at least four of them, or three
/// with stops or dashes between.
fn one_by_one(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices();
    let mut letters = 0;
    let mut joint: Option<char> = None;
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.clone().next().map(|(_, next)| next);
        if !c.is_alphabetic() || next.is_some_and(char::is_alphanumeric) {
            break;
        }
        letters += 1;
        end = at + c.len_utf8();
        let joins = matches!(next, Some(' ' | '.' | '-' | '_' | '*')) && joint.is_none_or(|joint| Some(joint) == next);
        if !joins {
            break;
        }
        joint = next;
        chars.next();
    }
    let enough = if joint == Some(' ') { 4 } else { 3 };
    (letters >= enough).then_some(end)
}

/// The letters of a masked word, each with its place, if it is one.
fn unmasked_token(lexicon: &Lexicon, token: &str, guesses: &mut usize) -> Option<Vec<(usize, char)>> {
    if token.contains("://") || token.contains("www.") || (token.contains('@') && token.contains('.')) {
        return None;
    }
    let core = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '*' && c != '@' && c != '$');
    let letters = core.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || token.len() > 64 {
        return None;
    }
    let mixed = core.chars().any(|c| c.is_ascii_alphabetic());
    let mut read: Vec<(usize, char)> = Vec::with_capacity(token.len());
    let (mut masked, mut stars, mut digits) = (false, 0, 0);
    let mut chars = token.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let within =
            goes_on_before(token, at) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric() || *next == '*');
        let said = match c {
            '@' => 'a',
            '$' => 's',
            '!' | '|' if within => 'i',
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            'а' | 'α' if mixed => 'a',
            'е' | 'ε' if mixed => 'e',
            'о' | 'ο' if mixed => 'o',
            'р' if mixed => 'p',
            'с' if mixed => 'c',
            'і' | 'ι' if mixed => 'i',
            'у' if mixed => 'y',
            'к' | 'κ' if mixed => 'k',
            '.' | '_' | '-' | '\'' if within => {
                masked = true;
                continue;
            }
            '*' | '#' => {
                stars += usize::from(c == '*' || within);
                c
            }
            c => c,
        };
        digits += usize::from(c.is_ascii_digit());
        masked |= said != c;
        // A letter three times is one letter, drawn out.
        let drawn_out = said.is_alphabetic() && chars.peek().is_some_and(|(_, next)| *next == c) && {
            let mut ahead = chars.clone();
            ahead.next();
            ahead.peek().is_some_and(|(_, next)| *next == c) || read.last().is_some_and(|(_, last)| *last == said)
        };
        if drawn_out {
            masked = true;
            while chars.next_if(|(_, next)| *next == c).is_some() {}
            if read.last().is_some_and(|(_, last)| *last == said) {
                continue;
            }
        }
        read.push((at, said));
    }
    if digits >= letters {
        return None;
    }
    if (1..=2).contains(&stars) && *guesses > 0 {
        *guesses -= 1;
        return guess(lexicon, &read);
    }
    masked.then_some(read)
}

/// The first letters in place of the stars that make a word of the lexicon.
fn guess(lexicon: &Lexicon, read: &[(usize, char)]) -> Option<Vec<(usize, char)>> {
    const LETTERS: [char; 15] = ['o', 'a', 'e', 'i', 'u', 'y', 'r', 'd', 'n', 't', 'l', 's', 'k', 'p', 'g'];
    let stars: Vec<usize> =
        read.iter().enumerate().filter(|(_, (_, c))| *c == '*' || *c == '#').map(|(at, _)| at).collect();
    let mut hits = Vec::new();
    let mut tried = read.to_vec();
    for first in LETTERS {
        let seconds: &[char] = if stars.len() > 1 { &LETTERS } else { &LETTERS[..1] };
        for second in seconds {
            for (star, letter) in stars.iter().zip([first, *second]) {
                tried[*star].1 = letter;
            }
            let word: String = tried.iter().map(|(_, c)| *c).collect();
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            hits.clear();
            lexicon.find(bare, &mut hits);
            let whole = |hit: &Hit| hit.start == 0 && !goes_on_after(bare, bare.len()) && hit.end + 3 >= bare.len();
            if hits.iter().any(|hit| may_be_masked(hit.sense) && whole(hit) && hit.end - hit.start >= 4) {
                return Some(tried);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Words;

    fn found(text: &str) -> Vec<&str> {
        let words = |list: &str| Words { sense: Sense("threat.x"), list: list.split('|').map(str::to_owned).collect() };
        let lexicon = Lexicon::new(&[words("döda|kniv*|dræbe|slå ihjäl|ihjäl|skjut*")]).unwrap();
        let mut hits = Vec::new();
        lexicon.find(text, &mut hits);
        find(&lexicon, text, &mut hits);
        hits.iter().map(|hit| &text[hit.start..hit.end]).collect()
    }

    #[test]
    fn letters_without_their_marks() {
        assert_eq!(
            found("doda doeda draebe drabe sla ihjal slaa ihjael"),
            ["doda", "doeda", "draebe", "drabe", "sla ihjal", "ihjal", "slaa ihjael", "ihjael"]
        );
    }

    #[test]
    fn masks_come_off_and_places_lead_back() {
        assert_eq!(found("å d*da dig"), ["d*da"]);
        assert_eq!(found("k n i v e n ligger"), ["k n i v"]);
        assert_eq!(found("vil dr@be dig, kn1ven"), ["dr@be", "kn1v"]);
        assert_eq!(found("d.ö.d.a"), ["d.ö.d.a"]);
        assert_eq!(found("dö_da dööööda dödaaaa!"), ["dö_da", "dööööda", "döda"]);
        assert_eq!(found("sl@ ihj*l"), ["sl@ ihj*l", "ihj*l"]);
        assert_eq!(found("kniv skј kn\u{456}v"), ["kniv", "kn\u{456}v"]);
    }

    #[test]
    fn what_is_no_mask() {
        for text in ["a b c", "post@kn1v.se", "https://x.se/d*da", "2*3", "**fet**", "1-2", "hej.då", "kl. 8.30", "д*а"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
