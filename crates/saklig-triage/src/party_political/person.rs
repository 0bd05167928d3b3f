//! Signal 6: a person shown with a party's label, or in a role that only a
//! campaign has: "Anna Berg (M)", "spidskandidat".

use std::ops::Range;

use super::{ASSEMBLY, CAMPAIGN, CONTEST, Draft, NOT_AFTER, ROLE, STANDS, Signal, inside};

pub(super) fn find(draft: &Draft<'_>, signals: &mut Vec<Signal>) {
    let mut people = labelled(draft);
    for hit in draft.context.iter().filter(|hit| [CAMPAIGN, STANDS].contains(&hit.sense)) {
        let whom = near(draft, hit.start..hit.end, signals);
        let sentence = draft.sentence(hit.start);
        // "Our candidate for the prize" is shown as something else.
        let person = whom.is_some() || names_someone(draft, sentence.clone()) && !draft.has(CONTEST, sentence.clone());
        let shown = match hit.sense {
            CAMPAIGN => person,
            // "Kandidat till tjänsten" is none.
            _ => person && follows_assembly(draft, hit.end),
        };
        if shown {
            let end = crate::parties::word_end(draft.page.plain, hit.end);
            people.push(Signal { number: 6, reason: "party-person", place: hit.start..end, score: 0.8, whom });
        }
    }
    people.sort_by_key(|person| (person.place.start, usize::MAX - person.place.end));
    people.dedup_by(|later, kept| later.place.start < kept.place.end);
    // The letters after a person's name are the label, not a second naming.
    signals.retain(|signal| {
        let last = people.partition_point(|person| person.place.start < signal.place.start).checked_sub(1);
        let within = last.and_then(|last| people.get(last)).is_some_and(|person| signal.place.end <= person.place.end);
        signal.number != 1 || !within
    });
    signals.append(&mut people);
    signals.sort_by_key(|signal| signal.place.start);
}

/// "Anna Berg (M)", "kommunalrådet Anna Berg (M)", "borgmester Holm (S, V)".
fn labelled(draft: &Draft<'_>) -> Vec<Signal> {
    let mut people = Vec::new();
    let plain = draft.page.plain;
    for (open, _) in plain.match_indices('(') {
        let Some(close) = plain.get(open..).and_then(|tail| tail.find(')')).filter(|length| *length < 32) else {
            continue;
        };
        let inside = draft.plain(open + 1..open + close);
        let whom = |part: &str| draft.page.roster.of_letters(part.trim(), draft.day, &draft.countries);
        let Some(whom) = inside.split([',', '/', '+']).next().and_then(whom) else { continue };
        if let Some(start) = labelled_from(draft, open) {
            let place = start..open + close + 1;
            people.push(Signal { number: 6, reason: "party-person", place, score: 0.9, whom: Some(whom) });
        }
    }
    people
}

/// Where the person begins whose label opens here: two capitalised words, or
/// an office.
fn labelled_from(draft: &Draft<'_>, open: usize) -> Option<usize> {
    let last = draft.previous(open)?;
    let sized = |word: &Range<usize>| draft.begins_with(NOT_AFTER, word.start);
    if sized(&last) {
        return None;
    }
    if draft.begins_with(ROLE, last.start) {
        return Some(last.start);
    }
    if !is_name(draft, &last) {
        return None;
    }
    let mut start = last.start;
    let mut names = 1;
    // "Anna-Karin af Berg": up to four words, joined by spaces or hyphens.
    while let Some(word) = before(draft, start).filter(|_| names < 5) {
        let particle = ["af", "av", "von", "de", "van", "der", "el", "al"].contains(&draft.plain(word.clone()));
        if draft.begins_with(ROLE, word.start) {
            return Some(start);
        }
        if sized(&word) || !(is_name(draft, &word) || particle) {
            break;
        }
        start = word.start;
        names += 1;
    }
    (names > 1).then_some(start)
}

fn before(draft: &Draft<'_>, start: usize) -> Option<Range<usize>> {
    let index = draft.words.partition_point(|word| word.end <= start);
    let word = draft.words.get(index.checked_sub(1)?)?;
    [" ", "-", ". "].contains(&draft.plain(word.end..start)).then(|| word.clone())
}

fn is_name(draft: &Draft<'_>, word: &Range<usize>) -> bool {
    let text = draft.plain(word.clone());
    draft.is_capital(word) && text.chars().all(char::is_alphabetic)
}

/// The party or candidate that is named in the same sentence, the closest.
fn near(draft: &Draft<'_>, place: Range<usize>, signals: &[Signal]) -> Option<usize> {
    let sentence = draft.sentence(place.start);
    inside(signals, sentence)
        .min_by_key(|signal| signal.place.start.abs_diff(place.start))
        .and_then(|signal| signal.whom)
}

/// Whether two capitalised words stand together in a sentence, past its first.
fn names_someone(draft: &Draft<'_>, sentence: Range<usize>) -> bool {
    let first = draft.words.partition_point(|word| word.start < sentence.start);
    let words = draft.words.get(first..).unwrap_or_default();
    let words: Vec<&Range<usize>> = words.iter().take_while(|word| word.end <= sentence.end).collect();
    words.windows(2).any(|pair| match pair {
        [a, b] => {
            is_name(draft, a) && is_name(draft, b) && draft.plain(a.end..b.start) == " " && b.len() > 1 && a.len() > 1
        }
        _ => false,
    })
}

/// "Till riksdagen", "for byrådet": within the next three words.
fn follows_assembly(draft: &Draft<'_>, end: usize) -> bool {
    let first = draft.words.partition_point(|word| word.start < end);
    let words = draft.words.get(first..).unwrap_or_default().iter().take(4);
    words.into_iter().any(|word| draft.begins_with(ASSEMBLY, word.start))
}
