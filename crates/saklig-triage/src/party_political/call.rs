//! Signal 2: a call to vote for somebody. "Rösta!" is for everybody.

use std::ops::Range;

use crate::lexicon::Hit;

use super::{CALL, CONTEST, Draft, LOOSE_CALL, NO_CALL, NOT_CALLED, ONESELF, ROLE, Signal, WHOLE_CALL, inside};

/// Words after a call in which its object is looked for.
const OBJECT: usize = 6;

pub(super) fn find(draft: &Draft<'_>, signals: &mut Vec<Signal>) {
    let mut calls = Vec::new();
    for hit in draft.context.iter().filter(|hit| [CALL, LOOSE_CALL, WHOLE_CALL].contains(&hit.sense)) {
        let sentence = draft.sentence(hit.start);
        if draft.has(NO_CALL, sentence.clone()) || in_tag(draft, hit.start) {
            continue;
        }
        let end = clause_end(draft, hit.end, sentence.end);
        if hit.sense == WHOLE_CALL && draft.has(CONTEST, sentence.clone()) {
            continue;
        }
        if hit.sense == WHOLE_CALL {
            calls.push(Signal {
                number: 2,
                reason: "party-vote-call",
                place: hit.start..hit.end,
                score: 0.8,
                whom: None,
            });
        } else if let Some((last, whom, score)) = object(draft, hit, end, signals) {
            calls.push(Signal { number: 2, reason: "party-vote-call", place: hit.start..last, score, whom });
        }
    }
    // Several ways of saying it in one place are one call.
    calls.sort_by_key(|call| (call.place.start, usize::MAX - call.place.end));
    calls.dedup_by(|later, kept| later.place.start < kept.place.end);
    signals.extend(calls);
    signals.sort_by_key(|signal| signal.place.start);
}

fn in_tag(draft: &Draft<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|at| draft.page.plain.as_bytes().get(at)).is_some_and(|b| b"#@/.".contains(b))
}

/// A call is for what follows at once, not for what the next clause names.
fn clause_end(draft: &Draft<'_>, from: usize, sentence: usize) -> usize {
    let first = draft.words.partition_point(|word| word.start < from);
    let far = draft.words.get(first + OBJECT - 1).map_or(sentence, |word| word.end);
    let end = far.min(sentence);
    let text = draft.plain(from..end);
    from + text.find([',', ';', ':', '–', '?', '!']).unwrap_or(text.len())
}

/// Whom the call is for: where that ends, who it is, how certain.
fn object(draft: &Draft<'_>, call: &Hit, end: usize, signals: &[Signal]) -> Option<(usize, Option<usize>, f32)> {
    let from = call.end;
    if let Some(named) = inside(signals, from..end + 48).find(|signal| signal.number == 1 && signal.place.start < end) {
        return Some((named.place.end, named.whom, 0.95));
    }
    let first = draft.words.partition_point(|word| word.start < from);
    let words: Vec<Range<usize>> =
        draft.words.get(first..).unwrap_or_default().iter().take_while(|word| word.start < end).cloned().collect();
    let head = words.first()?;
    // "Rösta på S": letters that nothing else explained.
    let letters =
        |word: &Range<usize>| draft.page.roster.of_letters(draft.plain(word.clone()), draft.day, &draft.countries);
    let votes = call.sense == CALL || ["rösta", "stem", "vote"].contains(&draft.lower(call.start..call.end));
    if let Some(whom) = letters(head).filter(|_| votes && draft.plain(head.clone()) != "I") {
        return Some((head.end, Some(whom), 0.9));
    }
    if call.sense == LOOSE_CALL {
        return None;
    }
    if draft.begins_with(ONESELF, head.start) {
        return Some((head.end, None, 0.85));
    }
    if draft.has(CONTEST, draft.sentence(from)) {
        return None;
    }
    let other =
        |word: &Range<usize>| draft.begins_with(NOT_CALLED, word.start) || draft.ends_with(NOT_CALLED, word.end);
    let before = |last: usize| words.iter().take_while(move |word| word.end <= last).any(other);
    // "Anna Berg", "borgmester Lars Holm", "vår borgmästare".
    let named: Vec<&Range<usize>> =
        words.iter().filter(|word| draft.is_capital(word) && is_name(draft, word)).collect();
    let pair = named.windows(2).find(|pair| matches!(pair, [a, b] if draft.plain(a.end..b.start) == " "));
    if let Some([_, last]) = pair {
        return (!before(last.end)).then_some((last.end, None, 0.8));
    }
    let office = words.iter().take(3).find(|word| draft.begins_with(ROLE, word.start))?;
    let ours = ["vår", "vårt", "våra", "vores", "din"].contains(&draft.lower(head.clone()));
    let last = named.last().map_or(office.end, |name| name.end.max(office.end));
    ((ours || named.len() == 1) && !before(last)).then_some((last, None, 0.75))
}

/// Whether a word may be part of somebody's name: letters, more than one.
fn is_name(draft: &Draft<'_>, word: &Range<usize>) -> bool {
    let text = draft.plain(word.clone());
    text.chars().count() > 1 && text.chars().all(char::is_alphabetic) && text.chars().any(char::is_lowercase)
}
