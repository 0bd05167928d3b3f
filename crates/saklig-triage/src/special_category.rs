//! Special category (sv. *känslig personuppgift*, da. *følsom
//! personoplysning*): words that tell something sensitive about a person who
//! can be identified: named, somebody's daughter, the neighbour, the writer.
//!
//! A hint with its words marked, and no more. What sort of thing they tell is
//! nowhere said: not in the kind, not in the reason, not in the facts, and not
//! in how the words are listed, which is by grammar. General talk about care,
//! churches or unions tells nothing of anybody and is left alone.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::{Finding, SPECIAL_CATEGORY};
use crate::lexicon::{Hit, Sense, within};
use crate::page::Page;

/// Finds `special_category`.
pub struct SpecialCategory;

/// What somebody has, got, suffers from.
const HAS: Sense = Sense("special.has");
/// What somebody is.
const IS: Sense = Sense("special.is");
/// What somebody is, if the sentence ends there or goes on to something new.
const IS_ONLY: Sense = Sense("special.is_only");
/// Whole sayings of what somebody does or lives with.
const DOES: Sense = Sense("special.does");
/// What is sensitive as soon as it is somebody's: "mina fingeravtryck".
const OWNS: Sense = Sense("special.owns");
/// Adjectives before a person: "min autistiska son".
const SUCH: Sense = Sense("special.such");

static TELLING: [Sense; 6] = [HAS, IS, IS_ONLY, DOES, OWNS, SUCH];

/// The writer.
const SELF: Sense = Sense("special.self");
/// Whose: "min", "hennes".
const WHOSE: Sense = Sense("special.whose");
/// Who that makes a person: "dotter", "granne".
const RELATION: Sense = Sense("special.relation");
/// People who are known by what they are to the writer: "grannen".
const KNOWN: Sense = Sense("special.known");
/// He and she, once somebody has been pointed out.
const PRONOUN: Sense = Sense("special.pronoun");
/// First names.
const NAME: Sense = Sense("special.name");
/// "Har", "fick", "lider av".
const HAVING: Sense = Sense("special.having");
/// "Är", "blev".
const BEING: Sense = Sense("special.being");
/// What breaks the tie between a person and the word: "om", "inte", "forskar".
const BREAK: Sense = Sense("special.break");
/// What makes a word figurative when it follows: "blind för".
const FIGURE: Sense = Sense("special.figure");

static CONTEXT: [Sense; 10] = [SELF, WHOSE, RELATION, KNOWN, PRONOUN, NAME, HAVING, BEING, BREAK, FIGURE];

/// Bytes between a person and what is told.
const FAR: usize = 72;
/// Bytes of a sentence that are looked at, before and after a word.
const AROUND: usize = 160;
/// Bytes between "has" or "is" and what is told.
const NEAR: usize = 40;

impl Detector for SpecialCategory {
    fn kinds(&self) -> &'static [&'static str] {
        &["special_category"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["special-category-person"]
    }

    fn senses(&self) -> &'static [Sense] {
        &TELLING
    }

    fn context(&self) -> &'static [Sense] {
        &CONTEXT
    }

    fn needs(&self) -> &'static [Sense] {
        &TELLING
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let mut end = 0;
        for hit in page.hits {
            if !TELLING.contains(&hit.sense) || hit.start < end {
                continue;
            }
            let Some(place) = told(page, hit) else { continue };
            end = place.end;
            let score = if hit.sense == IS_ONLY { 0.65 } else { 0.75 };
            let finding = Finding::new("special_category", place, score, "special-category-person");
            findings.push(finding.with_ground(SPECIAL_CATEGORY));
        }
    }
}

/// Where the words stand, if they are told of a person.
fn told(page: &Page<'_>, hit: &Hit) -> Option<Range<usize>> {
    let sentence = sentence(page, hit.start);
    let end = crate::parties::word_end(page.plain, hit.end);
    let place = hit.start..end;
    if is_figure(page, &place) {
        return None;
    }
    let told = match hit.sense {
        HAS => {
            // "Min depression", "min sons ADHD", "på grund av sin epilepsi".
            owned(page, &sentence, hit.start)
                || ruled(page, &sentence, hit.start, HAVING)
                || has_with(page, &sentence, hit.start)
        }
        OWNS => owned(page, &sentence, hit.start),
        IS => ruled(page, &sentence, hit.start, BEING) || stands_beside(page, &sentence, hit.start),
        IS_ONLY => ends_here(page, end) && ruled(page, &sentence, hit.start, BEING),
        DOES => {
            let part = sentence.start.max(hit.start.saturating_sub(NEAR))..hit.start;
            person(page, &sentence, part.clone()).is_some_and(|who| !breaks(page, who..hit.start))
        }
        SUCH => {
            let after = end..(end + 24).min(sentence.end);
            let relation = within(page.context(), after).find(|other| other.sense == RELATION);
            relation.is_some_and(|other| page.plain.get(end..other.start).is_some_and(|gap| gap.trim().is_empty()))
                && owned(page, &sentence, hit.start)
        }
        _ => false,
    };
    told.then_some(place)
}

fn sentence(page: &Page<'_>, at: usize) -> Range<usize> {
    page.sentence_around(at, AROUND)
}

/// "Jag har nyligen fått ADHD": a person, the verb, and nothing that breaks it.
fn ruled(page: &Page<'_>, sentence: &Range<usize>, at: usize, verb: Sense) -> bool {
    let near = sentence.start.max(at.saturating_sub(NEAR))..at;
    let mut verbs = within(page.context(), near).filter(|hit| hit.sense == verb);
    verbs.any(|verb| {
        let before = sentence.start.max(verb.start.saturating_sub(FAR))..verb.start;
        // In "har jag", "er jeg" the person follows.
        let after = verb.end..at.min(verb.end + 24);
        let inverted = within(page.context(), after).any(|hit| is_someone(page, hit) && hit.start <= verb.end + 1);
        let who = person(page, sentence, before);
        (inverted || who.is_some_and(|who| !breaks(page, who..verb.start))) && !breaks(page, verb.end..at)
    })
}

/// "Min son med autism", "Anna Berg, som har": a person right before.
fn has_with(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const WITH: [&str; 6] = [" med ", " with ", " med diagnosen ", " og har ", " , som har ", " med svår "];
    let head = page.lower.get(sentence.start..at).unwrap_or_default();
    let Some(with) = WITH.iter().find(|with| head.ends_with(**with)) else { return false };
    let end = at - with.len();
    let near = sentence.start.max(end.saturating_sub(NEAR))..end;
    let relation = within(page.context(), near).any(|hit| hit.end == end && is_someone(page, hit));
    relation || named_before(page, sentence, end)
}

/// "Som muslim", "i egenskap av judisk": the person stands beside.
fn stands_beside(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let head = page.lower.get(sentence.start..at).unwrap_or_default();
    let beside = ["som ", "as a ", "as an ", "som en "]
        .iter()
        .any(|beside| head.strip_suffix(*beside).is_some_and(|head| head.is_empty() || head.ends_with(' ')));
    let after = at..(at + FAR).min(sentence.end);
    let selves = |part: Range<usize>| within(page.context(), part).any(|hit| hit.sense == SELF);
    beside && (selves(after) || selves(sentence.start..at))
}

/// "Min", "min sons", "Anna Bergs" before a word, with at most an adjective
/// between.
fn owned(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let near = sentence.start.max(at.saturating_sub(NEAR))..at;
    let mut whose = within(page.context(), near.clone()).filter(|hit| hit.sense == WHOSE);
    whose.any(|whose| {
        let between = page.plain.get(whose.end..at).unwrap_or_default();
        between.split_whitespace().count() <= 2
            && !between.contains([',', '.', ':', ';'])
            && !breaks(page, whose.end..at)
            && !is_somebody_elses(page, whose)
            // "Min man" is a person, "min mans ADHD" something of his.
            && within(page.context(), whose.end..at).all(|hit| hit.sense != RELATION || is_genitive(page, hit))
    }) || named_genitive(page, sentence, at)
}

/// "Sin" and "deras" need somebody in the sentence.
fn is_somebody_elses(page: &Page<'_>, whose: &Hit) -> bool {
    let word = page.lower.get(whose.start..whose.end).unwrap_or_default();
    if !["sin", "sitt", "sina", "sit", "sine", "hans", "hennes", "hendes", "his", "her"].contains(&word) {
        return false;
    }
    let sentence = sentence(page, whose.start);
    person(page, &sentence, sentence.start..whose.start).is_none() && !someone_before(page, sentence.start)
}

fn is_genitive(page: &Page<'_>, hit: &Hit) -> bool {
    let end = crate::parties::word_end(page.plain, hit.end);
    page.lower.get(..end).is_some_and(|head| head.ends_with('s'))
        || page.lower.get(end..).is_some_and(|tail| tail.starts_with("'s"))
}

/// The person who stands closest before the end of a part: where.
fn person(page: &Page<'_>, sentence: &Range<usize>, part: Range<usize>) -> Option<usize> {
    let known = within(page.context(), part.clone()).rev().find(|hit| is_someone(page, hit)).map(|hit| hit.end);
    known.or_else(|| capital_pair(page, sentence, part))
}

/// Whether a word stands for a person who can be identified.
fn is_someone(page: &Page<'_>, hit: &Hit) -> bool {
    match hit.sense {
        // Danish "I" and Swedish "i" are not among these.
        SELF | KNOWN => true,
        NAME => page.plain.get(hit.start..hit.end).is_some_and(|name| name.starts_with(char::is_uppercase)),
        RELATION => {
            let head = page.lower.get(..hit.start).unwrap_or_default().trim_end();
            let sentence = sentence(page, hit.start);
            let near = sentence.start.max(hit.start.saturating_sub(24))..hit.start;
            let mut whose = within(page.context(), near).filter(|other| other.sense == WHOSE);
            whose.any(|other| {
                page.plain.get(other.end..hit.start).is_some_and(|gap| gap.split_whitespace().count() <= 1)
                    && other.end <= head.len()
            })
        }
        PRONOUN => someone_before(page, hit.start),
        _ => false,
    }
}

/// Whether somebody was pointed out earlier in the text.
fn someone_before(page: &Page<'_>, at: usize) -> bool {
    let from = page.boundary(at.saturating_sub(300));
    within(page.context(), from..at).any(|hit| hit.sense != PRONOUN && hit.sense != SELF && is_someone(page, hit))
        || capital_pair(page, &(from..at), from..at).is_some()
}

/// Two capitalised words together, the last past the sentence's first: a name.
fn capital_pair(page: &Page<'_>, sentence: &Range<usize>, part: Range<usize>) -> Option<usize> {
    let from = sentence.start.max(part.start.saturating_sub(24));
    let from = page.boundary(from);
    let text = page.plain.get(from..part.end)?;
    let mut found = None;
    let mut last: Option<(usize, &str)> = None;
    let mut at = 0;
    for word in text.split([' ', '\n']) {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_end_matches([',', ':', ';', '.', ')', '!']);
        let capital = bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().all(|c| c.is_alphabetic() || c == '-')
            && bare.chars().any(char::is_lowercase)
            && bare.chars().count() > 1
            && !is_organisation(bare);
        if capital {
            if last.is_some_and(|(end, _)| end + 1 == start) && from + start > part.start.saturating_sub(24) {
                found = Some(from + start + bare.len());
            }
            last = (bare.len() == word.len()).then_some((start + word.len(), bare));
        } else {
            last = None;
        }
    }
    found
}

/// What is written with a capital and is no person.
fn is_organisation(word: &str) -> bool {
    const ENDS: [&str; 22] = [
        "verket",
        "kassan",
        "styrelsen",
        "myndigheten",
        "sjukhuset",
        "kommunen",
        "kommun",
        "region",
        "regionen",
        "skolan",
        "inspektionen",
        "förbundet",
        "kyrkan",
        "styrelse",
        "kommune",
        "hospital",
        "sygehus",
        "kirken",
        "forbundet",
        "forening",
        "partiet",
        "landet",
    ];
    const WORDS: [&str; 24] = [
        "Sverige",
        "Danmark",
        "Norge",
        "Finland",
        "Europa",
        "EU",
        "Svenska",
        "Dansk",
        "Region",
        "Stockholms",
        "Hej",
        "Tack",
        "Kære",
        "Hei",
        "Jag",
        "Jeg",
        "Men",
        "Och",
        "Og",
        "Det",
        "Den",
        "Som",
        "Nu",
        "När",
    ];
    WORDS.contains(&word) || ENDS.iter().any(|end| word.to_lowercase().ends_with(end))
}

fn named_before(page: &Page<'_>, sentence: &Range<usize>, end: usize) -> bool {
    let part = page.boundary(sentence.start.max(end.saturating_sub(48))).min(end)..end;
    let name =
        within(page.context(), part.clone()).any(|hit| hit.sense == NAME && hit.end == end && is_someone(page, hit));
    name || capital_pair(page, sentence, part).is_some_and(|last| last == end)
}

/// "Anna Bergs depression".
fn named_genitive(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let head = page.plain.get(sentence.start..at).unwrap_or_default().trim_end();
    head.ends_with('s') && named_before(page, sentence, sentence.start + head.len())
}

fn breaks(page: &Page<'_>, part: Range<usize>) -> bool {
    within(page.context(), part).any(|hit| hit.sense == BREAK)
}

/// Whether what follows makes the word figurative: "blind för problemen". On
/// sick leave "for" something is meant as it is said.
fn is_figure(page: &Page<'_>, word: &Range<usize>) -> bool {
    const SHORT: usize = 7;
    const FOR: usize = 4;
    within(page.context(), word.end..word.end + 24)
        .filter(|hit| hit.sense == FIGURE && hit.start <= word.end + 1)
        .any(|hit| hit.end - hit.start > FOR || word.len() <= SHORT)
}

/// Whether the clause ends here, or goes on to something new: "jag är sjuk",
/// "jag är sjuk och", not "sjuk dialekt".
fn ends_here(page: &Page<'_>, end: usize) -> bool {
    const GOES_ON: [&str; 22] = [
        "och", "og", "and", "men", "but", "sedan", "siden", "så", "därför", "derfor", "nu", "just", "i dag", "idag",
        "igen", "eftersom", "fordi", "because", "sen", "med", "efter", "hela",
    ];
    let tail = page.lower.get(end..).unwrap_or_default();
    if !tail.starts_with(' ') {
        return !tail.starts_with('-');
    }
    let tail = tail.trim_start();
    GOES_ON.iter().any(|word| tail.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

#[cfg(test)]
mod tests;
