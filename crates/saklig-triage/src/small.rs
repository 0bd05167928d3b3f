//! Small words: those that say nothing alone, by which a number, a plate or an
//! address is told from what only looks like one. A link (*är*, *is*), an *and*, what
//! is done with vehicles, what leads to a place, what Danes write and Swedes do not.
//!
//! They are data in `packs/reading/words/` as all words are, but not looked for: a
//! word that stands where it matters is asked for. One look tells all that it is.

use crate::lexicon::{Sense, Words};
use crate::names::hash;
use crate::page::Page;

/// What a small word is, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Small(u64);

impl Small {
    /// Links a number to what it is, or one number to the next.
    pub const LINK: Self = Self(1);
    /// Ties what is named to what it is for: "plusgiro för årsavgiften".
    pub const TIE: Self = Self(1 << 1);
    /// A link that leads from a number to whom or what it is for.
    pub const MOVE: Self = Self(1 << 2);
    /// By which a thing goes to somebody.
    pub const GOES: Self = Self(1 << 3);
    /// Joins the items of a row.
    pub const AND: Self = Self(1 << 4);
    /// What is counted or measured.
    pub const UNIT: Self = Self(1 << 5);
    /// The name of a dash.
    pub const DASH: Self = Self(1 << 6);
    /// By which people go from one part of a number to the next.
    pub const TURN: Self = Self(1 << 7);
    /// Says that the end of a number follows.
    pub const REST: Self = Self(1 << 8);
    /// Stands with such a word.
    pub const WITH_REST: Self = Self(1 << 9);
    /// Says that the end of a Finnish code follows.
    pub const CODE_REST: Self = Self(1 << 10);
    /// No Swede writes it.
    pub const WESTERN: Self = Self(1 << 11);
    /// Nobody writes it in Danish.
    pub const EASTERN: Self = Self(1 << 12);
    /// What somebody or something does that stands or drives, right after a plate.
    pub const STANDS: Self = Self(1 << 13);
    /// Two letters before a sum or another number, in capitals as a plate's.
    pub const COUNTING: Self = Self(1 << 14);
    /// A word of two letters before a sum.
    pub const PAIR: Self = Self(1 << 15);
    /// Two consonants that words begin with.
    pub const ONSET: Self = Self(1 << 16);
    /// Leads to a place.
    pub const THERE: Self = Self(1 << 17);
    /// Leads the name of a street.
    pub const LEAD: Self = Self(1 << 18);
    /// A floor, a door or a flat.
    pub const FLOOR: Self = Self(1 << 19);
    /// Part of the name of a day or a month.
    pub const DAY: Self = Self(1 << 20);
    /// How words begin that speak of Denmark, in other languages than its own.
    pub const DENMARK: Self = Self(1 << 21);
    /// How words begin that speak of Sweden, likewise.
    pub const SWEDEN: Self = Self(1 << 22);
    /// How words begin that speak of Finland, likewise.
    pub const FINLAND: Self = Self(1 << 23);
    /// A person has the number after it; for misspelt ones.
    pub const OF_PERSON: Self = Self(1 << 24);
    /// Somebody in Sweden has it who is not registered there.
    pub const OF_GUEST: Self = Self(1 << 25);
    /// An organisation has it.
    pub const OF_BODY: Self = Self(1 << 26);
    /// Makes of "stands there" that something is written there.
    pub const SAYS: Self = Self(1 << 27);
    /// How words end that are streets as well as other things.
    pub const THING: Self = Self(1 << 28);
    /// Part of what an address is called.
    pub const ADDRESS: Self = Self(1 << 29);
    /// Makes a street of the name before it, and no sentence goes on so.
    pub const OF_NAME: Self = Self(1 << 30);
    /// A number follows it within a house.
    pub const NUMBERED: Self = Self(1 << 31);
    /// A door on its floor.
    pub const DOOR: Self = Self(1 << 32);

    /// This or that.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the words of each sense are.
const SENSES: [(Sense, Small); 33] = [
    (Sense("number.link"), Small::LINK),
    (Sense("number.tie"), Small::TIE),
    (Sense("number.move"), Small::MOVE),
    (Sense("number.goes"), Small::GOES),
    (Sense("number.and"), Small::AND),
    (Sense("number.unit"), Small::UNIT),
    (Sense("number.dash"), Small::DASH),
    (Sense("number.turn"), Small::TURN),
    (Sense("number.rest"), Small::REST),
    (Sense("number.with_rest"), Small::WITH_REST),
    (Sense("number.code_rest"), Small::CODE_REST),
    (Sense("number.western"), Small::WESTERN),
    (Sense("number.eastern"), Small::EASTERN),
    (Sense("plate.stands"), Small::STANDS),
    (Sense("plate.counting"), Small::COUNTING),
    (Sense("plate.pair"), Small::PAIR),
    (Sense("plate.onset"), Small::ONSET),
    (Sense("address.there"), Small::THERE),
    (Sense("address.lead"), Small::LEAD),
    (Sense("address.floor"), Small::FLOOR),
    (Sense("address.day"), Small::DAY),
    (Sense("number.denmark"), Small::DENMARK),
    (Sense("number.sweden"), Small::SWEDEN),
    (Sense("number.finland"), Small::FINLAND),
    (Sense("number.of_person"), Small::OF_PERSON),
    (Sense("number.of_guest"), Small::OF_GUEST),
    (Sense("number.of_body"), Small::OF_BODY),
    (Sense("plate.says"), Small::SAYS),
    (Sense("address.thing"), Small::THING),
    (Sense("address.called"), Small::ADDRESS),
    (Sense("address.of_name"), Small::OF_NAME),
    (Sense("address.numbered"), Small::NUMBERED),
    (Sense("address.door"), Small::DOOR),
];

/// Those whose words are compared one by one: words begin with them, hold them, or
/// are almost them.
const ONE_BY_ONE: [Small; 9] = [
    Small::DAY,
    Small::DENMARK,
    Small::SWEDEN,
    Small::FINLAND,
    Small::OF_PERSON,
    Small::OF_GUEST,
    Small::OF_BODY,
    Small::THING,
    Small::ADDRESS,
];

/// The senses whose words are small.
pub(crate) fn senses() -> impl Iterator<Item = Sense> {
    SENSES.iter().map(|(sense, _)| *sense)
}

/// Every small word, by hash, in an open table.
#[derive(Debug, Clone, Default)]
pub struct SmallWords {
    slots: Box<[(u64, Small)]>,
    one_by_one: Vec<(Small, Box<str>)>,
}

impl SmallWords {
    /// Those of the words of a pack.
    #[must_use]
    pub fn of(words: &[Words]) -> Self {
        let small = |words: &Words| SENSES.iter().find(|(sense, _)| *sense == words.sense).map(|(_, small)| *small);
        let listed = || words.iter().filter_map(|words| Some((small(words)?, &words.list)));
        let count: usize = listed().map(|(_, list)| list.len()).sum();
        let slots = vec![(0, Small::default()); (count * 2).next_power_of_two().max(16)].into();
        let mut table = Self { slots, one_by_one: Vec::new() };
        for (small, word) in listed().flat_map(|(small, list)| list.iter().map(move |word| (small, word))) {
            let word = word.trim_matches('*');
            if ONE_BY_ONE.contains(&small) {
                table.one_by_one.push((small, word.into()));
            }
            table.add(word, small);
        }
        table
    }

    fn add(&mut self, word: &str, small: Small) {
        let hash = hash(word.as_bytes());
        let mut at = self.home(hash);
        while let Some((held, known)) = self.slots.get_mut(at) {
            if *held == hash || known.0 == 0 {
                (*held, known.0) = (hash, known.0 | small.0);
                return;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Whether a word, or several with a space between them, in lower case, is any of these.
    #[must_use]
    pub fn is(&self, word: &str, small: Small) -> bool {
        let hash = hash(word.as_bytes());
        let mut at = self.home(hash);
        while let Some((held, known)) = self.slots.get(at).filter(|(_, known)| known.0 != 0) {
            if *held == hash {
                return known.0 & small.0 != 0;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        false
    }

    /// The words that are compared one by one.
    pub(crate) fn each(&self, small: Small) -> impl Iterator<Item = &str> {
        self.one_by_one.iter().filter(move |(listed, _)| *listed == small).map(|(_, word)| &**word)
    }

    fn home(&self, hash: u64) -> usize {
        hash as usize & self.slots.len().wrapping_sub(1)
    }
}

impl Page<'_> {
    /// Whether a word in lower case is this small one.
    pub(crate) fn is_small(&self, word: &str, small: Small) -> bool {
        self.small.is(word, small)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::sync::LazyLock;

    /// Those that the program carries.
    pub(crate) static SMALL: LazyLock<SmallWords> =
        LazyLock::new(|| SmallWords::of(crate::pack::tests::carried().words()));

    #[test]
    fn a_word_is_all_that_it_is_listed_as() {
        let small = &*SMALL;
        assert!(small.is("och", Small::AND) && small.is("och", Small::TURN) && small.is("och", Small::EASTERN));
        assert!(small.is("har stått", Small::STANDS) && small.is("s:t", Small::LEAD) && small.is("m", Small::UNIT));
        assert!(!small.is("och", Small::LINK) && !small.is("", Small::LINK) && !small.is("ord", Small::AND));
        assert!(small.each(Small::DENMARK).any(|word| word == "dansk"));
        assert!(!SmallWords::default().is("och", Small::AND));
    }
}
