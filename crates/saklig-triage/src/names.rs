//! The names (sv. *namn*) that people bear, as data: which words are somebody's
//! first name or surname, how common they are, and which of them are everyday
//! words or places too.
//!
//! A file `reading/names/<list>.txt` begins with four lines that say where it
//! comes from and what it holds; then one name a line, with its rank: `1` for
//! the commonest, `2` for common ones, nothing for the others.
//!
//! ```text
//! # source: Statistics Sweden, first names with 25 or more bearers
//! # date: 2026-11-22
//! # licence: open data
//! # kind: first
//! Anna 1
//! Gunhild 2
//! ```
//!
//! The names themselves are not kept: a word is looked up by its hash, in one
//! megabyte for a hundred thousand names.

use std::ops::Range;

/// What the lists say of a word, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known(u32);

impl Known {
    /// Somebody's first name (sv. *förnamn*, da. *fornavn*).
    pub const FIRST: Self = Self(1);
    /// Somebody's surname (sv. *efternamn*, da. *efternavn*).
    pub const LAST: Self = Self(1 << 1);
    /// An everyday word, whether or not it is a name too.
    pub const WORD: Self = Self(1 << 2);
    /// A town, a region or a country.
    pub const PLACE: Self = Self(1 << 3);
    /// Goes before a surname: *fru*, *hr.*
    pub const TITLE: Self = Self(1 << 4);
    /// What somebody is to the writer or at the authority: *handläggare*, *nabo*.
    pub const ROLE: Self = Self(1 << 5);
    /// Says that a name comes: *heter*, *mvh*.
    pub const CUE: Self = Self(1 << 6);
    /// Stands within a name: *von*, *al*.
    pub const PARTICLE: Self = Self(1 << 7);
    /// Makes the name before it a street's, a firm's or a school's.
    pub const THING: Self = Self(1 << 8);
    /// Makes the name after it a church's or a street's: *Sankt*.
    pub const SAINT: Self = Self(1 << 9);
    /// A dot that is spelled out: *punkt*.
    pub const DOT: Self = Self(1 << 10);
    /// How a street's name ends, or a word for a box; for a number after it.
    pub const STREET: Self = Self(1 << 11);
    /// How surnames end.
    pub const SURNAME: Self = Self(1 << 12);
    /// A whole name that is no person's: from a book, a make of cars.
    pub const NO_PERSON: Self = Self(1 << 16);
    /// A word of a sign that is spelled out: *snabel-a*. Only hinted.
    pub const SIGN: Self = Self(1 << 13);
    /// The last word of what says that somebody lives there: *bor på*. Only hinted.
    pub const HOME: Self = Self(1 << 15);
    /// A first name of rank 1 or 2.
    pub const COMMON_FIRST: Self = Self(1 << 14);
    /// A first name of rank 1.
    pub const COMMONEST_FIRST: Self = Self(1 << 17);
    /// A surname of rank 1 or 2.
    pub const COMMON_LAST: Self = Self(1 << 18);

    /// Nothing is known of the word.
    pub const NOTHING: Self = Self(0);

    /// Whether any of these is known.
    #[must_use]
    pub const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// What is known here and there.
    #[must_use]
    pub const fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
}

/// Bits of a slot that hold what is known; the others tell the word.
const BITS: u64 = 0xf_ffff;

/// What words around names, ends of words and common first names are known as:
/// few, but every word of a text is asked for them.
const HINTED: Known = Known::TITLE
    .and(Known::ROLE)
    .and(Known::CUE)
    .and(Known::PARTICLE)
    .and(Known::SAINT)
    .and(Known::DOT)
    .and(Known::THING)
    .and(Known::STREET)
    .and(Known::SURNAME)
    .and(Known::SIGN)
    .and(Known::HOME)
    .and(Known::COMMON_FIRST);

/// A name that is one of these too is not hinted at.
const NO_NAME: Known = Known::WORD.and(Known::PLACE);

/// How many bits tell a hint's place: 16 KB, which stay near the processor.
const HINT_BITS: u32 = 13;

/// Every listed name, by hash, in an open table.
#[derive(Clone, Default)]
pub struct Names {
    slots: Box<[u64]>,
    /// By some bits of the hash: all of [`HINTED`] that a word may be known as.
    hints: Box<[u16]>,
    count: usize,
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Names({})", self.count)
    }
}

impl Names {
    /// The table of these words in lower case.
    #[must_use]
    pub fn of(mut list: Vec<(u64, Known)>) -> Self {
        list.sort_unstable_by_key(|(hash, _)| *hash);
        list.dedup_by(|(hash, more), (first, known)| {
            let same = hash == first;
            if same {
                *known = known.and(*more);
            }
            same
        });
        let names = |known: Known| known.is(Known::FIRST.and(Known::LAST));
        let count = list.iter().filter(|(_, known)| names(*known)).count();
        let slots = vec![0; (list.len() * 8 / 5).next_power_of_two().max(16)].into();
        let mut table = Self { slots, hints: vec![0; 1 << HINT_BITS].into(), count };
        for (hash, known) in list {
            if let Some(hint) = table.hints.get_mut((hash >> (64 - HINT_BITS)) as usize) {
                let but = if known.is(NO_NAME) { Known::COMMON_FIRST } else { Known::NOTHING };
                *hint |= (known.0 & HINTED.0 & !but.0) as u16;
            }
            let only_hinted = known.0 & !Known::SIGN.and(Known::HOME).0 == 0;
            let mut at = if only_hinted { usize::MAX } else { table.home(hash) };
            while let Some(slot) = table.slots.get_mut(at) {
                if *slot == 0 {
                    *slot = (hash & !BITS) | u64::from(known.0);
                    break;
                }
                at = (at + 1) & (table.slots.len() - 1);
            }
        }
        table
    }

    /// How many words are listed as names.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// What the lists say of a word, given in lower case.
    #[must_use]
    pub fn look(&self, lower: &[u8]) -> Known {
        self.look_hash(hash(lower))
    }

    /// Whether the lists say one of these of a word by how it ends, given in
    /// lower case: by one of its ends of two to [`LONGEST_END`] bytes, but for the
    /// word itself.
    #[must_use]
    pub fn ends_as(&self, lower: &[u8], wanted: Known) -> bool {
        let longest = lower.len().saturating_sub(1).min(LONGEST_END);
        let last = last_eight(lower);
        (2..=longest).any(|length| {
            let begin = if length <= 8 { mixed(last >> (64 - 8 * length) << (64 - 8 * length), length) } else { 0 };
            (length > 8 || self.hint_at(begin ^ END).is(wanted)) && self.is_end(&lower[lower.len() - length..], wanted)
        })
    }

    /// Whether the lists say one of these of this end of words, given in lower case.
    #[must_use]
    pub fn is_end(&self, end: &[u8], wanted: Known) -> bool {
        self.hint_at(begin(end, &(0..end.len())) ^ END).is(wanted) && self.look_hash(hash_end(end)).is(wanted)
    }

    /// What a word of a text in lower case may be known as around names: at least
    /// what [`Names::look`] says of it there, and for most words nothing.
    #[must_use]
    pub fn hint(&self, lower: &[u8], word: &Range<usize>) -> Known {
        self.hint_at(begin(lower, word))
    }

    fn hint_at(&self, hash: u64) -> Known {
        let hint = self.hints.get((hash >> (64 - HINT_BITS)) as usize);
        Known(hint.copied().unwrap_or_default().into())
    }

    fn look_hash(&self, hash: u64) -> Known {
        let mut at = self.home(hash);
        while let Some(slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            if (slot ^ hash) & !BITS == 0 {
                return Known((slot & BITS) as u32);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        Known::NOTHING
    }

    /// Where a word lies, or would if no other lay there. The bits that tell the
    /// home are others than those that a slot leaves out, up to a million names.
    fn home(&self, hash: u64) -> usize {
        (hash & BITS) as usize & self.slots.len().wrapping_sub(1)
    }
}

/// No listed end of words is longer, in bytes.
pub const LONGEST_END: usize = 14;

/// The hash of the end of words, which is another than that of the word.
#[must_use]
pub fn hash_end(end: &[u8]) -> u64 {
    hash(end) ^ END
}

const END: u64 = 0x5bd1_e995_9d1b_54a5;

/// The hash of a word: eight bytes at a time, folded by multiplication. Its
/// uppermost bits are those of its beginning, by which hints are found.
#[must_use]
pub fn hash(word: &[u8]) -> u64 {
    let begin = begin(word, &(0..word.len()));
    let rest = word.get(8..).unwrap_or_default();
    let hash = rest.chunks(8).fold(fold(begin, FACTOR), |hash, chunk| fold(hash ^ eight(chunk), FACTOR));
    (begin & !(u64::MAX >> HINT_BITS)) | (hash >> HINT_BITS)
}

/// The first eight bytes of a word and its length, mixed into the upper bits.
fn begin(text: &[u8], word: &Range<usize>) -> u64 {
    let eight = text.get(word.start..).map_or(0, eight);
    let behind = 64 - 8 * word.len().clamp(1, 8);
    mixed(eight << behind, word.len())
}

/// A word's first bytes, the last of them uppermost, and its length.
fn mixed(first: u64, length: usize) -> u64 {
    (first ^ length as u64).wrapping_mul(FACTOR)
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The first eight bytes as a number; zeros for what is missing.
fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or_else(|| few(bytes), |eight| u64::from_le_bytes(*eight))
}

/// The last eight bytes as a number, the last one uppermost; zeros for what is missing.
fn last_eight(bytes: &[u8]) -> u64 {
    let few = || few(bytes) << (64 - 8 * bytes.len().clamp(1, 8));
    bytes.last_chunk().map_or_else(few, |eight| u64::from_le_bytes(*eight))
}

/// Fewer than eight bytes as a number: by their first four and their last, which
/// may overlap.
fn few(bytes: &[u8]) -> u64 {
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => four(first) | four(last) << (8 * (bytes.len() - 4)),
        _ => bytes.iter().rev().fold(0, |few, byte| few << 8 | u64::from(*byte)),
    }
}

fn fold(value: u64, factor: u64) -> u64 {
    let wide = u128::from(value) * u128::from(factor);
    (wide as u64) ^ (wide >> 64) as u64
}

/// The kinds of lists, and what each says of its words by rank.
fn says(kind: &str, rank: u8) -> Option<Known> {
    Some(match (kind, rank) {
        ("first", 1) => Known::FIRST.and(Known::COMMON_FIRST).and(Known::COMMONEST_FIRST),
        ("first", 2) => Known::FIRST.and(Known::COMMON_FIRST),
        ("first", _) => Known::FIRST,
        ("last", 1 | 2) => Known::LAST.and(Known::COMMON_LAST),
        ("last", _) => Known::LAST,
        ("word", _) => Known::WORD,
        ("place", _) => Known::PLACE,
        ("no-person", _) => Known::NO_PERSON,
        _ => return None,
    })
}

/// Reads one file of names.
///
/// # Errors
/// What is wrong, and on which line.
pub fn parse(bytes: &[u8], list: &mut Vec<(u64, Known)>) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
    let mut lines = text.lines();
    let mut head = |key: &str| {
        let line = lines.next().and_then(|line| line.strip_prefix("# ")?.strip_prefix(key)?.strip_prefix(": "));
        line.filter(|value| !value.trim().is_empty()).ok_or_else(|| {
            format!("begins with \"# source: \", \"# date: \", \"# licence: \" and \"# kind: \"; {key} is missing")
        })
    };
    let (_, _, _, kind) = (head("source")?, head("date")?, head("licence")?, head("kind")?);
    for (number, line) in lines.enumerate().filter(|(_, line)| !line.is_empty()) {
        let (name, rank) = match line.split_once(' ') {
            Some((name, "1")) => (name, 1),
            Some((name, "2")) => (name, 2),
            Some(_) if kind == "no-person" => (line, 3),
            Some(_) => return Err(format!("line {}: {line:?} is not a name, and 1 or 2 for its rank", number + 5)),
            None => (line, 3),
        };
        let known =
            says(kind, rank).ok_or_else(|| format!("{kind:?} is none of first, last, word, place and no-person"))?;
        list.push((hash(crate::plain::lower(name).as_bytes()), known));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# source: own\n# date: 2026-11-22\n# licence: own\n";

    fn names(kind: &str, body: &str) -> Result<Names, String> {
        let mut list = Vec::new();
        parse(format!("{HEAD}# kind: {kind}\n{body}").as_bytes(), &mut list)?;
        Ok(Names::of(list))
    }

    #[test]
    fn a_listed_name_is_known_by_its_kind_and_rank() {
        let names = names("first", "Anna 1\nÅke 2\nWaldemarsudde").unwrap();
        assert_eq!(names.count(), 3);
        assert!(names.look("anna".as_bytes()).is(Known::COMMONEST_FIRST));
        assert!(names.look("åke".as_bytes()).is(Known::COMMON_FIRST));
        assert!(!names.look("waldemarsudde".as_bytes()).is(Known::COMMON_FIRST.and(Known::LAST)));
        assert_eq!(names.look("anne".as_bytes()), Known::NOTHING);
        assert_eq!(Names::default().look(b"anna"), Known::NOTHING);
    }

    #[test]
    fn a_bad_file_says_what_is_wrong() {
        assert!(parse(b"Anna", &mut Vec::new()).unwrap_err().contains("source is missing"));
        assert!(names("frist", "Anna").unwrap_err().contains("\"frist\" is none of"));
        assert!(names("first", "Anna\nAnna Karin").unwrap_err().starts_with("line 6: \"Anna Karin\""));
    }

    #[test]
    fn the_lists_that_are_carried_hold_fifty_thousand_names() {
        let pack = crate::pack::tests::carried();
        assert!(pack.names().count() > 50_000, "{}", pack.names().count());
        for (name, known) in [("leyla", Known::FIRST), ("nørgaard", Known::LAST), ("sten", Known::WORD)] {
            assert!(pack.names().look(name.as_bytes()).is(known), "{name}");
        }
    }

    #[test]
    fn a_hint_tells_at_least_what_is_listed_wherever_the_word_stands() {
        let pack = crate::pack::tests::carried();
        for (word, known) in [("mvh", Known::CUE), ("handläggaren", Known::ROLE), ("von", Known::PARTICLE)] {
            assert!(pack.names().look(word.as_bytes()).is(known), "{word}");
            for (before, after) in [("", ""), ("hej ", ""), ("", ", nu då"), ("1", " och allt det andra")] {
                let place = before.len()..before.len() + word.len();
                let hint = pack.names().hint(format!("{before}{word}{after}").as_bytes(), &place);
                assert!(hint.is(known), "{before}{word}{after}");
            }
        }
        let most = ["det", "är", "inte", "ringde", "kommunen", "väntat"];
        let around = Known::TITLE.and(Known::ROLE).and(Known::CUE).and(Known::PARTICLE);
        let hinted = most.iter().filter(|word| pack.names().hint(word.as_bytes(), &(0..word.len())).is(around));
        assert!(hinted.count() < 3);
    }
}
