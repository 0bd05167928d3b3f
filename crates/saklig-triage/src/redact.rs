//! Covering findings up. What people see as one character is covered whole or
//! not at all: an emoji of several parts, a letter with its accents.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::finding::Finding;

/// What stands where something was: the same for everything, so that its length
/// tells nothing.
pub const COVER: &str = "■■■■";

/// The text with the places of these findings covered by [`COVER`]. Places that
/// touch are covered as one. What lies outside the text is passed over.
#[must_use]
pub fn redact<'f>(text: &str, findings: impl IntoIterator<Item = &'f Finding>) -> String {
    let mut places: Vec<Range<usize>> = findings
        .into_iter()
        .map(|finding| finding.start..finding.end.min(text.len()))
        .filter(|place| !place.is_empty())
        .map(|place| snapped(text, place))
        .collect();
    places.sort_by_key(|place| place.start);
    let (mut covered, mut from) = (String::with_capacity(text.len()), 0);
    let mut places = places.into_iter().peekable();
    while let Some(mut place) = places.next() {
        while let Some(next) = places.next_if(|next| next.start <= place.end) {
            place.end = place.end.max(next.end);
        }
        covered.push_str(text.get(from..place.start).unwrap_or_default());
        covered.push_str(COVER);
        from = place.end;
    }
    covered.push_str(text.get(from..).unwrap_or_default());
    covered
}

/// The place, widened to whole graphemes; it must lie in the text.
pub(crate) fn snapped(text: &str, place: Range<usize>) -> Range<usize> {
    let start = if is_plain_boundary(text, place.start) { place.start } else { boundary(text, place.start, true) };
    let end = if is_plain_boundary(text, place.end) { place.end } else { boundary(text, place.end, false) };
    start..end
}

/// Whether two ASCII characters meet here that are two of what people see. Most
/// places are such, and need no tables.
fn is_plain_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at == 0 || at == bytes.len() {
        return true;
    }
    match (bytes.get(at - 1), bytes.get(at)) {
        (Some(before), Some(after)) => before.is_ascii() && after.is_ascii() && *after != b'\n',
        _ => false,
    }
}

/// The boundary here, or the closest before or after.
fn boundary(text: &str, at: usize, before: bool) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    // With the whole text at hand the cursor never asks for more.
    match cursor.is_boundary(text, 0) {
        Ok(true) => at,
        _ if before => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(place: Range<usize>) -> Finding {
        Finding::new("x", place, 1.0, "x")
    }

    #[test]
    fn places_are_covered_alike_however_long() {
        let text = "Jag, Leyla, är 640823-3234 och bor här.";
        let at = |part: &str| text.find(part).map(|start| finding(start..start + part.len())).unwrap();
        assert_eq!(redact(text, &[at("640823-3234"), at("Leyla")]), "Jag, ■■■■, är ■■■■ och bor här.");
        assert_eq!(redact(text, &[]), text);
    }

    #[test]
    fn places_that_touch_are_covered_as_one() {
        let text = "abcdefgh";
        assert_eq!(redact(text, &[finding(1..3), finding(3..5), finding(2..4)]), "a■■■■fgh");
        assert_eq!(redact(text, &[finding(0..8), finding(2..4)]), COVER);
        assert_eq!(redact(text, &[finding(6..20), finding(20..30)]), "abcdef■■■■");
    }

    #[test]
    fn what_is_seen_as_one_is_covered_whole() {
        // The family is one grapheme of three, the letter one of two.
        let text = "👨\u{200d}👩\u{200d}👧12a\u{30a}";
        let digits = text.find("12").unwrap();
        assert_eq!(redact(text, &[finding(4..digits)]), "■■■■12a\u{30a}");
        assert_eq!(redact(text, &[finding(digits..digits + 3)]), "👨\u{200d}👩\u{200d}👧■■■■");
        assert_eq!(snapped("1\r\n2", 0..2), 0..3);
        assert_eq!(snapped("\u{1f1f8}\u{1f1ea}\u{1f1e9}\u{1f1f0}", 4..8), 0..8);
        assert_eq!(snapped("ångström", 0..2), 0..2);
    }
}
