//! The dictionary: many words at once, found in one pass over a text.
//!
//! Where a word of the text begins, each of its beginnings is looked for, the
//! longer ones after the shorter, and each by a number that is made from the one
//! before it and the next letter: nearly all are told by a small map of bits to
//! be no listed word. The few words that may begin within another (`*verket`),
//! or with a sign, stand in a tree of letters that is entered at every letter.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::beginnings::Beginnings;
use crate::lexicon::{goes_on_after, goes_on_before};

/// Words, each with what it stands for, ready to be looked for.
pub struct Dictionary<T> {
    /// Words that begin where a word of the text begins.
    begins: Beginnings,
    /// Words that may begin elsewhere.
    within: Tree,
    /// A word's number is the place of its first entry.
    entries: Box<[Entry<T>]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry<T> {
    value: T,
    open_before: bool,
    open_after: bool,
    /// Whether the next entry is of the same word.
    more: bool,
}

/// A word to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<'a, T> {
    /// In lower case.
    pub word: Cow<'a, str>,
    /// Whether it may begin within a word.
    pub open_before: bool,
    /// Whether a word may go on after it.
    pub open_after: bool,
    /// What it stands for.
    pub value: T,
}

impl<'a, T> Listed<'a, T> {
    /// A word as the packs list it: a `*` at an end lets a word go on there.
    #[must_use]
    pub fn new(word: &'a str, value: T) -> Self {
        let (open_before, open_after) = (word.starts_with('*'), word.ends_with('*'));
        Self { word: Cow::Borrowed(word.trim_matches('*')), open_before, open_after, value }
    }
}

/// A word of the dictionary in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<T> {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it stands for.
    pub value: T,
}

impl<T: Copy + PartialEq> Dictionary<T> {
    /// Compiles words. What the same word stands for is told in the order given,
    /// each thing once.
    ///
    /// # Errors
    /// If there are more words than can be held.
    pub fn new<'a>(words: impl IntoIterator<Item = Listed<'a, T>>) -> Result<Self, String> {
        let mut by_word: BTreeMap<Cow<'a, str>, Vec<Entry<T>>> = BTreeMap::new();
        for Listed { word, open_before, open_after, value } in words {
            let entry = Entry { value, open_before, open_after, more: true };
            let entries = by_word.entry(word).or_default();
            // A word that several languages share is one word.
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        by_word.remove("");
        let mut all = Vec::new();
        let mut begins: Vec<(&str, u32)> = Vec::new();
        let mut within: Vec<(&[u8], u32)> = Vec::new();
        for (word, entries) in &by_word {
            let number = u32::try_from(all.len()).map_err(|e| e.to_string())?;
            let elsewhere = entries.iter().any(|entry| entry.open_before) || !word.starts_with(goes_on);
            if elsewhere {
                within.push((word.as_bytes(), number));
            } else {
                begins.push((word, number));
            }
            all.extend_from_slice(entries);
            all.last_mut().into_iter().for_each(|entry| entry.more = false);
        }
        Ok(Self { begins: Beginnings::new(&begins), within: Tree::new(&within)?, entries: all.into() })
    }

    /// Calls back with every word in a text of lower case, in no order.
    pub fn find(&self, lower: &str, mut found: impl FnMut(Found<T>)) {
        let mut tell = |start: usize, end: usize, number: u32| {
            let (goes_on, mut at) = (goes_on_after(lower, end), number as usize);
            while let Some(entry) = self.entries.get(at) {
                if (entry.open_after || !goes_on) && (entry.open_before || !goes_on_before(lower, start)) {
                    found(Found { start, end, value: entry.value });
                }
                at = if entry.more { at + 1 } else { usize::MAX };
            }
        };
        self.begins.find(lower, &mut tell);
        for (start, _) in lower.char_indices() {
            self.within.find(lower.as_bytes(), start, |end, number| tell(start, end, number));
        }
    }

    /// How many things the words stand for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Words, letter by letter.
struct Tree {
    /// The children of a node stand side by side, and near their parent.
    nodes: Box<[Node]>,
    /// How the words go on that no other word shares so many letters with.
    tails: Box<[u8]>,
    /// By its byte, the number of a word of one byte; [`NONE`] if there is none.
    single: Box<[u32]>,
    /// By the first two bytes of a word, as [`Tree::pair`] numbers them, its
    /// node; 0 if there is none.
    begin: Box<[u32]>,
    /// The numbers of the bytes that words begin with; 0 for all others.
    class: [u8; 256],
    /// How many such numbers there are.
    side: usize,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// Where its children begin; of a node with a single word, its tail.
    first: u32,
    /// How many children, or how long the tail.
    count: u8,
    /// The byte that leads here.
    byte: u8,
    has_tail: bool,
    /// The number of the word that ends here, or with the tail; [`NONE`] if none does.
    word: u32,
}

const NONE: u32 = u32::MAX;

impl Node {
    /// One that a byte leads to, before its words are told.
    const fn reached_by(byte: u8) -> Self {
        Self { first: 0, count: 0, byte, has_tail: false, word: NONE }
    }
}

impl Tree {
    /// Makes it of words with their numbers, in ascending order.
    fn new(words: &[(&[u8], u32)]) -> Result<Self, String> {
        let (mut nodes, mut tails) = (vec![Node::reached_by(0)], Vec::new());
        // Nodes that are still to get their children: the words below them, and
        // how many bytes these share.
        let mut open = vec![(0, words, 0)];
        while let Some((at, mut words, depth)) = open.pop() {
            let node: &mut Node = &mut nodes[at];
            match words {
                [(word, number)] if depth > 1 && word.len() - depth <= usize::from(u8::MAX) => {
                    let first = u32::try_from(tails.len()).map_err(|e| e.to_string())?;
                    *node = Node { first, count: (word.len() - depth) as u8, has_tail: true, word: *number, ..*node };
                    tails.extend_from_slice(&word[depth..]);
                    continue;
                }
                [(word, number), rest @ ..] if word.len() == depth => {
                    node.word = *number;
                    words = rest;
                }
                _ => {}
            }
            let mut children: Vec<&[(&[u8], u32)]> = words.chunk_by(|a, b| a.0[depth] == b.0[depth]).collect();
            // Those that are likely asked for come first.
            children.sort_by_key(|words| std::cmp::Reverse(words.len()));
            nodes[at].first = u32::try_from(nodes.len()).map_err(|e| e.to_string())?;
            // No byte leads to more: some never stand in a text.
            nodes[at].count = children.len() as u8;
            let opened = open.len();
            for words in children {
                open.push((nodes.len(), words, depth + 1));
                nodes.push(Node::reached_by(words[0].0[depth]));
            }
            open[opened..].reverse();
        }
        let mut class = [0_u8; 256];
        let mut classes = 1;
        for byte in words.iter().flat_map(|(word, _)| word.iter().take(2)) {
            if class[usize::from(*byte)] == 0 {
                class[usize::from(*byte)] = classes;
                classes = classes.checked_add(1).ok_or("too many different letters")?;
            }
        }
        let side = usize::from(classes);
        let (single, begin) = (vec![NONE; 256].into(), vec![0; side * side].into());
        let mut tree = Self { nodes: nodes.into(), tails: tails.into(), single, begin, class, side };
        let children = |nodes: &[Node], at: u32| {
            let node = nodes[at as usize];
            node.first..node.first + u32::from(node.count)
        };
        for first in children(&tree.nodes, 0) {
            let Node { byte, word, .. } = tree.nodes[first as usize];
            tree.single[usize::from(byte)] = word;
            for second in children(&tree.nodes, first) {
                let pair = tree.pair(byte, tree.nodes[second as usize].byte);
                tree.begin[pair] = second;
            }
        }
        Ok(tree)
    }

    fn pair(&self, first: u8, second: u8) -> usize {
        usize::from(self.class[usize::from(first)]) * self.side + usize::from(self.class[usize::from(second)])
    }

    /// Calls back with the words that begin at one place: where each ends, and
    /// its number.
    fn find(&self, bytes: &[u8], start: usize, mut found: impl FnMut(usize, u32)) {
        let Some(first) = bytes.get(start) else { return };
        let single = self.single[usize::from(*first)];
        if single != NONE {
            found(start + 1, single);
        }
        let Some(second) = bytes.get(start + 1) else { return };
        let mut node = match self.begin[self.pair(*first, *second)] {
            0 => return,
            node => &self.nodes[node as usize],
        };
        let mut end = start + 2;
        loop {
            let first = node.first as usize;
            let next = first + usize::from(node.count);
            let byte = bytes.get(end);
            if node.has_tail {
                let tail = &self.tails[first..next];
                // Most differ at once.
                if tail.first().is_none_or(|first| byte == Some(first)) && bytes[end..].starts_with(tail) {
                    found(end + tail.len(), node.word);
                }
                return;
            }
            if node.word != NONE {
                found(end, node.word);
            }
            match self.nodes[first..next].iter().find(|child| Some(&child.byte) == byte) {
                Some(child) => node = child,
                None => return,
            }
            end += 1;
        }
    }
}

/// Where the word ends that begins here, or the character that is none, and
/// whether it is a word; nothing at the end of the text.
pub(crate) fn part(text: &str, start: usize) -> Option<(usize, bool)> {
    let mut chars = text.get(start..)?.char_indices();
    let (_, first) = chars.next()?;
    if !goes_on(first) {
        return Some((start + first.len_utf8(), false));
    }
    let after = chars.find(|(_, c)| !goes_on(*c));
    Some((after.map_or(text.len(), |(at, _)| start + at), true))
}

/// Whether a word goes on with this character.
#[must_use]
pub fn goes_on(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric() || c == '_',
        // The letters of Latin, but for the signs of multiplication and division.
        '\u{c0}'..='\u{17f}' => c != '\u{d7}' && c != '\u{f7}',
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(words: &[&str], text: &str) -> Vec<(usize, usize, usize)> {
        let mut all = Vec::new();
        let listed = words.iter().enumerate().map(|(number, word)| Listed::new(word, number));
        Dictionary::new(listed).unwrap().find(text, |one| all.push((one.start, one.end, one.value)));
        all
    }

    #[test]
    fn words_begin_with_a_word_or_within_one() {
        let words = ["hus", "husbil*", "slå ihjäl", "*verk", "hus"];
        assert_eq!(found(&words, "husbilar, ett hus"), [(0, 6, 1), (14, 17, 0), (14, 17, 4)]);
        assert_eq!(found(&words, "rådhus slå ihjäl"), [(8, 19, 2)]);
        assert_eq!(found(&words, "hantverk verka"), [(4, 8, 3)]);
        assert_eq!(found(&words, ""), []);
        assert_eq!(found(&["", "*"], "hus"), []);
    }

    #[test]
    fn words_of_any_length() {
        let long = "a".repeat(1000);
        assert_eq!(found(&[&long], &long), [(0, 1000, 0)]);
        assert_eq!(found(&[&long], &long[1..]), []);
    }

    proptest! {
        #[test]
        fn all_are_found_that_stand_there(
            words in prop::collection::vec("[*]?([ab å_]{1,4}|[a-cåж🙏]{1,9})[*]?", 0..20),
            text in "[ab åж_🙏×]{0,30}",
        ) {
            let mut expected = Vec::new();
            for (number, word) in words.iter().enumerate() {
                let bare = word.trim_matches('*');
                for start in (0..text.len()).filter(|at| text.is_char_boundary(*at) && text[*at..].starts_with(bare)) {
                    let end = start + bare.len();
                    let begins = word.starts_with('*') || !goes_on_before(&text, start);
                    if begins && (word.ends_with('*') || !goes_on_after(&text, end)) {
                        expected.push((start, end, number));
                    }
                }
            }
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut all = found(&words, &text);
            all.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(all, expected);
        }
    }
}
