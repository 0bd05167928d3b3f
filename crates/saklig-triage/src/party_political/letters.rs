//! Signal 1: a party named by its letters, `S-förslaget`, `KD:s`, `liste Ø`.
//! A letter alone is a size, a bus or a vitamin until something says otherwise.

use std::ops::Range;

use super::{AFFAIR, CALL, Draft, HEAD, NOT_AFTER, SCENE, Signal, VERDICT, inside};

pub(super) fn find(draft: &Draft<'_>, signals: &mut Vec<Signal>) {
    let known = signals.clone();
    let mut row: Vec<(Range<usize>, usize)> = Vec::new();
    for word in &draft.words {
        let Some((letters, whom)) = letters(draft, word) else { continue };
        let last = known.partition_point(|signal| signal.place.start < word.end).checked_sub(1);
        let taken = last.and_then(|last| known.get(last)).is_some_and(|signal| signal.place.end > word.start);
        if taken || is_something_else(draft, &letters) {
            continue;
        }
        if let Some((place, score)) = alone(draft, &letters, word, &known) {
            signals.push(Signal { number: 1, reason: "party-name", place, score, whom: Some(whom) });
        } else {
            row.push((letters, whom));
        }
    }
    signals.sort_by_key(|signal| signal.place.start);
    let mut rows = in_rows(draft, &row, signals);
    signals.append(&mut rows);
    signals.sort_by_key(|signal| signal.place.start);
}

/// The party's letters that a word is or begins with: `S`, `KDs`, `SFerne`.
fn letters(draft: &Draft<'_>, word: &Range<usize>) -> Option<(Range<usize>, usize)> {
    if !draft.is_capital(word) || word.len() > 9 {
        return None;
    }
    let text = draft.plain(word.clone());
    if let Some(whom) = of(draft, text) {
        return Some((word.clone(), whom));
    }
    // SFs, SFere, KDare.
    let end = text.find(|c: char| c.is_lowercase()).filter(|end| *end > 1)?;
    let (letters, ending) = text.split_at(end);
    let inflected = ["s", "er", "ere", "erne", "eren", "are", "aren", "arna", "ernes", "arnas"].contains(&ending);
    of(draft, letters).filter(|_| inflected).map(|whom| (word.start..word.start + end, whom))
}

fn of(draft: &Draft<'_>, letters: &str) -> Option<usize> {
    draft.page.roster.of_letters(letters, draft.day, &draft.countries)
}

/// "Storlek S", "vitamin C", "12 MP", `S3`, `V/W`, a letter among addresses.
fn is_something_else(draft: &Draft<'_>, letters: &Range<usize>) -> bool {
    let plain = draft.page.plain;
    let bytes = plain.as_bytes();
    let mark = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let (before, after) = (mark(letters.start.checked_sub(1)), mark(Some(letters.end)));
    let joined = b"@./-_&".contains(&before) || b"@_".contains(&after);
    let dotted = after == b'.' && mark(Some(letters.end + 1)).is_ascii_alphanumeric();
    if joined || dotted || draft.page.in_address(letters.start) {
        return true;
    }
    let before = plain.get(..letters.start).unwrap_or_default().trim_end_matches([' ', '(', '"', '”', '»', '«']);
    let number = before.ends_with(|c: char| c.is_ascii_digit());
    let near = letters.start.saturating_sub(24)..letters.start;
    number || draft.ends_with(NOT_AFTER, before.len()) || row_of_others(draft, near)
}

/// "Storlek S, M och L": what the first letter is, all are.
fn row_of_others(draft: &Draft<'_>, near: Range<usize>) -> bool {
    let from = near.start.max(draft.sentence(near.end).start);
    let text = from..near.end;
    crate::lexicon::within(draft.context, text.clone()).filter(|hit| hit.sense == NOT_AFTER).any(|hit| {
        let between = draft.plain(hit.end..text.end);
        between
            .split(|c: char| !c.is_alphanumeric())
            .all(|part| part.chars().count() <= 2 || ["och", "eller", "samt", "størrelse"].contains(&part))
    })
}

/// What letters are by themselves, and how certain.
fn alone(
    draft: &Draft<'_>,
    letters: &Range<usize>,
    word: &Range<usize>,
    known: &[Signal],
) -> Option<(Range<usize>, f32)> {
    let plain = draft.page.plain;
    let tail = plain.get(letters.end..).unwrap_or_default();
    let text = draft.plain(letters.clone());
    let single = text.chars().count() == 1;
    // "I" and "Å" are words.
    let pronoun = ["I", "Å"].contains(&text);
    let listed = draft.previous(letters.start).filter(|word| ["liste", "listen"].contains(&draft.lower(word.clone())));
    if let Some(list) = listed {
        let sentence = draft.sentence(letters.start);
        let shown =
            draft.acts(letters.end) || [SCENE, CALL, VERDICT].iter().any(|sense| draft.has(*sense, sentence.clone()));
        let party = shown && !is_list_of_things(draft, letters.end);
        return party.then_some((list.start..letters.end, 0.85));
    }
    if let Some(rest) = tail.strip_prefix('-') {
        let head = letters.end + 1;
        let end = crate::parties::word_end(plain, head);
        let more = rest.split_once('-').map(|(next, _)| next).filter(|next| of(draft, next).is_some());
        let political =
            draft.begins_with(HEAD, head) || more.is_some_and(|next| draft.begins_with(HEAD, head + next.len() + 1));
        let end = if more.is_some() { crate::parties::word_end(plain, end + 1) } else { end };
        return political.then_some((letters.start..end, 0.9));
    }
    if word.end > letters.end {
        return Some((word.clone(), 0.8));
    }
    for mark in [":are", ":arna", "'er", "\u{2019}er", ":er"] {
        if tail.starts_with(mark) {
            return Some((letters.start..crate::parties::word_end(plain, letters.end + mark.len()), 0.9));
        }
    }
    let sentence = draft.sentence(letters.start);
    let scene = draft.has(SCENE, sentence.clone());
    for mark in [":s", "'s", "\u{2019}s", "´s"] {
        let end = letters.end + mark.len();
        if tail.starts_with(mark) && !crate::lexicon::goes_on_after(plain, end) {
            let owns = draft.next(end).is_some_and(|next| draft.begins_with(AFFAIR, next.start));
            return (!single || owns || scene).then_some((letters.start..end, 0.85));
        }
    }
    if pronoun {
        return None;
    }
    // "S står för small": what letters are short for.
    let short_for = draft.plain(letters.end..draft.page.boundary(letters.end + 12)).trim_start().starts_with("står f");
    if draft.acts(letters.end) && !short_for {
        return Some((letters.clone(), 0.8));
    }
    let company = inside(known, sentence).next().is_some();
    // "Kommunen styrs av S": who does it is told by the word before.
    let by = draft.previous(letters.start).is_some_and(|word| {
        ["av", "från", "enligt", "mellan", "af", "fra", "ifølge", "mellem"].contains(&draft.lower(word))
    });
    ((!single || by) && !short_for && (scene || company)).then_some((letters.clone(), 0.8))
}

/// "Liste B over materialer".
fn is_list_of_things(draft: &Draft<'_>, end: usize) -> bool {
    draft.next(end).is_some_and(|next| ["over", "med", "på", "i", "af"].contains(&draft.lower(next)))
}

fn joins(between: &str) -> bool {
    [",", "och", "og", "+", "/", "&", "samt", "eller", ", och"].contains(&between.trim())
}

/// "S og Enhedslisten": letters joined to a party that is known.
fn beside(draft: &Draft<'_>, signals: &[Signal], start: usize, end: usize) -> bool {
    let next = signals.partition_point(|signal| signal.place.start < end);
    let before = signals.partition_point(|signal| signal.place.start < start).checked_sub(1);
    let near = |signal: Option<&Signal>, between: &dyn Fn(&Signal) -> Range<usize>| {
        signal.is_some_and(|signal| signal.number == 1 && joins(draft.plain(between(signal))))
    };
    near(signals.get(next), &|signal| end..signal.place.start)
        || near(before.and_then(|before| signals.get(before)), &|signal| signal.place.end..start)
}

/// "S, V och MP": letters that stand together, in a sentence about politics.
fn in_rows(draft: &Draft<'_>, row: &[(Range<usize>, usize)], signals: &[Signal]) -> Vec<Signal> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some((first, _)) = row.get(at) {
        let joined = |pair: &[(Range<usize>, usize)]| match pair {
            [(left, _), (right, _)] => joins(draft.plain(left.end..right.start)),
            _ => false,
        };
        let more = row.get(at..).unwrap_or_default().windows(2).take_while(|pair| joined(pair)).count();
        let sentence = draft.sentence(first.start);
        let last = row.get(at + more).map_or(first.end, |(last, _)| last.end);
        let judged = || {
            row.get(at..=at + more)
                .unwrap_or_default()
                .iter()
                .any(|(word, _)| draft.plain(word.clone()).chars().count() > 1)
        };
        let political =
            draft.has(SCENE, sentence.clone()) || draft.acts(last) || draft.has(VERDICT, sentence) && judged();
        if more > 0 && political || beside(draft, signals, first.start, last) {
            let members = row.get(at..=at + more).unwrap_or_default();
            rows.extend(members.iter().map(|(place, whom)| Signal {
                number: 1,
                reason: "party-name",
                place: place.clone(),
                score: 0.75,
                whom: Some(*whom),
            }));
        }
        at += more + 1;
    }
    rows
}
