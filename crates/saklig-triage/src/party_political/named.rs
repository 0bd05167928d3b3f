//! Signal 1: a party, a slogan or a candidate named.

use super::{AFFAIR, CALL, Draft, HEAD, NOT_AFTER, NOT_BEFORE, NOT_COMPOUND, ROLE, SAYS, SCENE, Signal};
use crate::lexicon::Sense;
use crate::parties::{Form, Named};

/// Every place where somebody is named, the widest of those that overlap.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Signal> {
    let mut named = draft.page.roster.named(draft.page.lower, draft.day);
    // The name for what it stands for here: of one country, told by the language.
    named.sort_by_key(|name| (name.start, usize::MAX - name.end, name.form, !is_here(draft, name)));
    let sure: Vec<bool> = named.iter().map(|name| is_sure(draft, name)).collect();
    let firm: Vec<usize> = named.iter().zip(&sure).filter(|(_, sure)| **sure).map(|(name, _)| name.start).collect();
    let mut signals: Vec<Signal> = Vec::new();
    let mut end = 0;
    for (name, sure) in named.into_iter().zip(sure) {
        if name.start < end || !(sure || shows(draft, &name, &firm)) {
            continue;
        }
        let place = name.start..compound_end(draft, &name);
        end = place.end;
        let (reason, score) = match name.form {
            Form::Slogan => ("party-slogan", 0.9),
            Form::Candidate => ("party-candidate", 0.9),
            Form::Name => ("party-name", 0.95),
            _ => ("party-name", 0.8),
        };
        signals.push(Signal { number: 1, reason, place, score, whom: Some(name.whom) });
    }
    signals
}

fn is_here(draft: &Draft<'_>, name: &Named) -> bool {
    let called = draft.page.roster.called(name.whom);
    called.is_some_and(|called| draft.countries.contains(&called.country.as_str()))
}

/// Names that need nothing beside them.
fn is_sure(draft: &Draft<'_>, name: &Named) -> bool {
    match name.form {
        // "A radical left turn": what several ordinary words are a name for has its capital.
        Form::Name => {
            let several = draft.plain(name.start..name.core).contains(' ');
            !in_address(draft, name) && (!several || draft.is_capital(&(name.start..name.end)))
        }
        Form::Slogan => true,
        // "Sten Berg" is a name, "sten berg" is not.
        Form::Candidate => draft
            .words
            .iter()
            .skip(draft.words.partition_point(|word| word.start < name.start))
            .take_while(|word| word.start < name.end)
            .all(|word| draft.is_capital(word) || draft.plain(word.clone()).len() <= 3),
        Form::Ambiguous | Form::Adjective | Form::Stem => false,
    }
}

/// In a web or mail address the account or the domain is what counts.
fn in_address(draft: &Draft<'_>, name: &Named) -> bool {
    let bytes = draft.page.plain.as_bytes();
    let before = name.start.checked_sub(1).and_then(|at| bytes.get(at));
    let after = bytes.get(name.end).zip(bytes.get(name.end + 1));
    before.is_some_and(|b| b"@/.-_".contains(b) && *b != b'-')
        || after.is_some_and(|(mark, next)| b".@/".contains(mark) && next.is_ascii_alphabetic())
        || draft.page.in_address(name.start)
}

/// Whether the words around show that an ordinary word is the party.
fn shows(draft: &Draft<'_>, name: &Named, sure: &[usize]) -> bool {
    if in_address(draft, name) {
        return false;
    }
    let next = draft.next(name.end);
    let ordinary = draft.previous(name.start).is_some_and(|word| draft.ends_with(NOT_AFTER, word.end));
    if ordinary || next.as_ref().is_some_and(|next| draft.begins_with(NOT_BEFORE, next.start)) {
        return false;
    }
    match name.form {
        Form::Ambiguous => is_party(draft, name, sure),
        Form::Adjective => describes(draft, name),
        Form::Stem => has_head(draft, name),
        Form::Name | Form::Slogan | Form::Candidate => false,
    }
}

/// "Venstre": with its capital where no word has one, or doing what only a
/// party does, or owning what only a party owns.
fn is_party(draft: &Draft<'_>, name: &Named, sure: &[usize]) -> bool {
    let owns = name.genitive && draft.next(name.end).is_some_and(|next| belongs(draft, AFFAIR, next.start));
    let has_somebody = name.genitive && draft.is_capital(&(name.start..name.end)) && is_somebody(draft, name.end);
    if owns || has_somebody || tagged(draft, name) {
        return true;
    }
    if !draft.is_capital(&(name.start..name.end)) {
        return false;
    }
    let said = draft.previous(name.start).is_some_and(|word| draft.begins_with(SAYS, word.start));
    if draft.acts(name.end) || said || hyphened(draft, name) {
        return true;
    }
    let sentence = draft.sentence(name.start);
    let among =
        sure.get(sure.partition_point(|start| *start < sentence.start)).is_some_and(|start| *start < sentence.end);
    let shouted = draft.plain(name.start..name.end).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if draft.begins_sentence(name.start) || shouted || in_a_name(draft, name) || is_where(draft, name) {
        return among && draft.has(SCENE, sentence) || before_party(draft, name);
    }
    true
}

fn tagged(draft: &Draft<'_>, name: &Named) -> bool {
    name.start.checked_sub(1).and_then(|at| draft.page.plain.as_bytes().get(at)) == Some(&b'#')
}

/// "Centerns Anna Berg": two capitalised words follow.
fn is_somebody(draft: &Draft<'_>, end: usize) -> bool {
    let named = |word: &std::ops::Range<usize>| draft.is_capital(word) && word.len() > 2;
    let first = draft.next(end).filter(named);
    first.and_then(|first| draft.next(first.end)).is_some_and(|last| named(&last))
}

/// "Partiet Alternativet", "Venstre (V)".
fn before_party(draft: &Draft<'_>, name: &Named) -> bool {
    let party = draft.previous(name.start).is_some_and(|word| draft.lower(word) == "partiet");
    let tail = draft.plain(name.end..(name.end + 8).min(draft.page.plain.len()));
    let letters = tail.strip_prefix(" (").and_then(|tail| tail.split_once(')'));
    party || letters.is_some_and(|(letters, _)| draft.page.roster.of_letters(letters, draft.day, &[]).is_some())
}

/// "På Centern finns apotek": a place, unless somebody is to vote there.
fn is_where(draft: &Draft<'_>, name: &Named) -> bool {
    let Some(word) = draft.previous(name.start) else { return false };
    const PLACES: [&str; 14] = [
        "på", "vid", "ved", "i", "genom", "gennem", "till", "utanför", "runt", "bakom", "bag", "nära", "kring", "from",
    ];
    PLACES.contains(&draft.lower(word.clone()))
        && !draft.ends_with(CALL, word.end)
        && !draft.has(SCENE, draft.sentence(name.start))
}

/// "Café Alternativet", "Parkering Venstre Side": a capital among capitals.
fn in_a_name(draft: &Draft<'_>, name: &Named) -> bool {
    let capital = |word: &std::ops::Range<usize>| draft.is_capital(word) && word.len() > 3;
    let before = draft.previous(name.start).filter(|word| !draft.begins_sentence(word.start));
    before.is_some_and(|word| capital(&word)) || draft.next(name.end).is_some_and(|word| capital(&word))
}

/// "Moderata kommunalråd", "de radikale kræver", "radikale spidskandidat".
fn describes(draft: &Draft<'_>, name: &Named) -> bool {
    // "Radikal omlægning leder til": only an adjective may stand between.
    let adjective = |word: &std::ops::Range<usize>| {
        ["a", "e", "ig", "sk"].iter().any(|ending| draft.lower(word.clone()).ends_with(ending))
    };
    let role = |word: &std::ops::Range<usize>| draft.begins_with(ROLE, word.start);
    if draft
        .next(name.end)
        .is_some_and(|next| role(&next) || adjective(&next) && draft.next(next.end).is_some_and(|after| role(&after)))
    {
        return true;
    }
    // "Moderaten Anna Berg", "den radikale Mette Holm".
    let one = draft.lower(name.start..name.end).ends_with("en")
        || draft.previous(name.start).is_some_and(|word| draft.lower(word) == "den");
    if one && is_somebody(draft, name.end) {
        return true;
    }
    let article = draft.previous(name.start).is_some_and(|word| ["de", "dom"].contains(&draft.lower(word)));
    let capital = draft.is_capital(&(name.start..name.end));
    let said = draft.previous(name.start).and_then(|article| draft.previous(article.start));
    let inverted = said.is_some_and(|word| draft.begins_with(SAYS, word.start)) && !is_before_noun(draft, name.end);
    article
        && (draft.acts(name.end)
            || inverted
            || capital && draft.next(name.end).is_none_or(|next| !draft.is_capital(&next)))
}

/// "De konservative skøn": an adjective goes on to its noun.
fn is_before_noun(draft: &Draft<'_>, end: usize) -> bool {
    draft
        .next(end)
        .is_some_and(|next| ["skøn", "ændringer", "tal", "estimater", "vurderinger"].contains(&draft.lower(next)))
}

/// "Centerledaren", "center-politiker": a compound with a political head.
fn has_head(draft: &Draft<'_>, name: &Named) -> bool {
    if draft.begins_with(NOT_COMPOUND, name.start) {
        return false;
    }
    name.end > name.core && draft.begins_with(HEAD, name.core) || name.end == name.core && hyphened(draft, name)
}

/// "Venstre-borgmester".
fn hyphened(draft: &Draft<'_>, name: &Named) -> bool {
    draft.page.plain.as_bytes().get(name.end) == Some(&b'-') && belongs(draft, HEAD, name.end + 1)
}

/// A name and what is hyphened to it is one place.
fn compound_end(draft: &Draft<'_>, name: &Named) -> usize {
    if draft.page.plain.as_bytes().get(name.end) == Some(&b'-') {
        let end = crate::parties::word_end(draft.page.plain, name.end + 1);
        if end > name.end + 1 {
            return end;
        }
    }
    name.end
}

/// Whether a word of this sense begins here, or one adjective later.
fn belongs(draft: &Draft<'_>, sense: Sense, at: usize) -> bool {
    if draft.begins_with(sense, at) {
        return true;
    }
    let word = at..crate::parties::word_end(draft.page.plain, at);
    draft.next(word.end).is_some_and(|next| !draft.is_capital(&word) && draft.begins_with(sense, next.start))
}
