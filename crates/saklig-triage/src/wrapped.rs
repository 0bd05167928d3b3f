//! Numbers that a line break cuts in two: read a second time without it.
//!
//! Detectors take a line break for a space, which is what it is between words.
//! Inside a number it may stand for nothing: `6408⏎23-3234`. Where a line that
//! ends in a digit or a dash goes on with one, the text is read again in one
//! piece; of what is found there, only what lies across a break is new.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::Finding;
use crate::lexicon::Hit;
use crate::number;
use crate::page::{Hits, Page, Sentence};
use crate::word::Word;

/// What is certain in one line is less so across two.
const DOUBT: f32 = 0.98;

/// Adds what these detectors claim across line breaks.
pub(crate) fn read<'d>(
    page: &Page<'_>,
    detectors: impl Iterator<Item = &'d &'d dyn Detector>,
    claims: &mut Vec<Finding>,
) {
    let joined = Joined::of(page.plain);
    if joined.cuts.is_empty() {
        return;
    }
    let (plain, lower) = (joined.text(page.plain), joined.text(page.lower));
    let hits = page.hits.iter().map(|hit| Hit { start: joined.moved(hit.start), end: joined.moved(hit.end), ..*hit });
    let words: Vec<Word> = page
        .words
        .iter()
        .map(|word| Word { start: joined.moved(word.start), end: joined.moved(word.end), ..*word })
        .collect();
    let sentences: Vec<Sentence> = page
        .sentences
        .iter()
        .map(|sentence| Sentence {
            place: joined.moved(sentence.place.start)..joined.moved(sentence.place.end),
            asks: sentence.asks,
        })
        .collect();
    let second = Page {
        plain: &plain,
        runs: &number::runs(&plain),
        hits: &Hits::known(page.lexicon, &lower, hits.collect()),
        words: &words,
        sentences: &sentences,
        ..page.again(&lower)
    };
    let mut found = Vec::new();
    detectors.for_each(|detector| detector.detect(&second, &mut found));
    claims.extend(found.into_iter().filter_map(|finding| {
        let (start, end) = (joined.given(finding.start), joined.given(finding.end.saturating_sub(1)) + 1);
        let score = finding.score * DOUBT;
        joined.is_cut(&(start..end)).then_some(Finding { start, end, score, ..finding })
    }));
}

/// The line breaks that may stand inside a number.
fn breaks(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let at = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    memchr::memchr_iter(b'\n', bytes).filter_map(move |end| {
        let start = end - usize::from(at(end.checked_sub(1)) == b'\r');
        let (last, before) = (at(start.checked_sub(1)), at(start.checked_sub(2)));
        let (first, next) = (at(Some(end + 1)), at(Some(end + 2)));
        // "640823-", "131052A", "(070", "+".
        let marked = before.is_ascii_digit() && (matches!(last, b'-' | b'.' | b'/') || last.is_ascii_alphabetic());
        let ends = last.is_ascii_digit() || matches!(last, b'+' | b'(') || marked;
        // A letter goes on with a number, or is its check character.
        let lettered =
            first.is_ascii_alphabetic() && last.is_ascii_digit() && !next.is_ascii_alphabetic() && next < 0x80;
        let goes_on = first.is_ascii_digit()
            || (matches!(first, b'-' | b'+' | b'.' | b'/') && !next.is_ascii_whitespace())
            || lettered;
        (ends && goes_on).then_some(start..end + 1)
    })
}

/// A line break that is taken out.
struct Cut {
    place: Range<usize>,
    /// Bytes that are taken out before it.
    before: usize,
}

/// A text without some of its line breaks, and the way between the two.
struct Joined {
    cuts: Vec<Cut>,
}

impl Joined {
    fn of(text: &str) -> Self {
        let mut before = 0;
        let cuts = breaks(text.as_bytes()).map(|place| {
            let cut = Cut { place, before };
            before += cut.place.len();
            cut
        });
        Self { cuts: cuts.collect() }
    }

    fn text(&self, given: &str) -> String {
        let mut text = String::with_capacity(given.len());
        let mut from = 0;
        for Cut { place, .. } in &self.cuts {
            text.push_str(given.get(from..place.start).unwrap_or_default());
            from = place.end;
        }
        text.push_str(given.get(from..).unwrap_or_default());
        text
    }

    /// Where a place of the given text lies in the joined one.
    fn moved(&self, given: usize) -> usize {
        let next = self.cuts.partition_point(|cut| cut.place.start < given);
        let last = next.checked_sub(1).and_then(|last| self.cuts.get(last));
        given - last.map_or(0, |cut| cut.before + cut.place.end.min(given) - cut.place.start)
    }

    /// Where a byte of the joined text lies in the given one.
    fn given(&self, joined: usize) -> usize {
        let next = self.cuts.partition_point(|cut| cut.place.start - cut.before <= joined);
        let last = next.checked_sub(1).and_then(|last| self.cuts.get(last));
        joined + last.map_or(0, |cut| cut.before + cut.place.len())
    }

    /// Whether a break that was taken out lies inside this part of the given text.
    fn is_cut(&self, part: &Range<usize>) -> bool {
        let next = self.cuts.partition_point(|cut| cut.place.start <= part.start);
        self.cuts.get(next).is_some_and(|cut| cut.place.end < part.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::tests::{found, only};

    #[test]
    fn places_lead_there_and_back() {
        let given = "a\n1\n2\r\n3 b\nc4-\n5";
        let joined = Joined::of(given);
        assert_eq!(joined.text(given), "a\n123 b\nc4-5");
        for (at, byte) in joined.text(given).bytes().enumerate() {
            assert_eq!(given.as_bytes()[joined.given(at)], byte);
            assert_eq!(joined.moved(joined.given(at)), at);
        }
        assert!(joined.is_cut(&(2..5)) && !joined.is_cut(&(0..3)) && !joined.is_cut(&(3..5)));
    }

    #[test]
    fn a_number_goes_on_in_the_next_line() {
        for (kind, number) in [
            ("se_personnummer", "6408\n23-3234"),
            ("se_personnummer", "640823-3\r\n234"),
            ("se_personnummer", "640823\n-3234"),
            ("fi_hetu", "131052-3\n08T"),
            ("fi_hetu", "131052-308\nT"),
            ("no_fodselsnummer", "130972480\n22"),
            ("phone", "070-174061\n5"),
        ] {
            assert_eq!(only(kind, &format!("Det gäller {number}, tack")), [number], "{number:?}");
        }
        assert_eq!(only("case_number", "ärende 51-123\n456"), ["51-123\n456"]);
    }

    #[test]
    fn each_line_is_a_number() {
        let numbers = [("phone", "0701740615"), ("phone", "0701740616"), ("phone", "0701740617")];
        assert_eq!(found("0701740615\n0701740616\n0701740617"), numbers);
        assert_eq!(found("2019\n2020\n2021\n2022"), []);
    }
}
