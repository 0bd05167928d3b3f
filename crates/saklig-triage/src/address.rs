//! Address: a street with its number, or a box, in the forms of Sweden,
//! Denmark, Norway and Finland, with or without postcode and town.
//!
//! Streets are told by how their names end. An address is personal data when
//! it points to somebody's home: a word for living there, or a person's name,
//! stands near. [`places`] tells other detectors where addresses stand.

use std::ops::Range;

use crate::announced::is_link;
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::{Hit, Sense};
use crate::names::Known;
use crate::page::Page;
use crate::small::Small;

/// Finds `address`.
pub struct Address;

pub(crate) const STREET: Sense = Sense("address.street");
/// Endings that other words have as well.
const LOOSE: Sense = Sense("address.loose_street");
const NO_STREET: Sense = Sense("address.no_street");
const COUNTED: Sense = Sense("address.counted");
pub(crate) const BOX: Sense = Sense("address.box");
pub(crate) const HOME: Sense = Sense("address.home");

/// A cue for a home counts so many bytes before an address, and after it.
const BEFORE: usize = 120;
const AFTER: usize = 40;

/// Words that mean a street are no longer than this, in bytes, if they name none.
const LONG: usize = 8;
/// Shorter ones name no street either, in small letters: "omväg 3".
const SHORT: usize = 6;
/// So long words name one wherever they stand: "hål i tallmossevägen 31".
const WHOLE: usize = 9;

/// A name counts so many bytes from an address.
const NEAR: usize = 60;

impl Detector for Address {
    fn kinds(&self) -> &'static [&'static str] {
        &["address"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["address-street", "address-postcode", "address-home", "address-box"]
    }

    fn senses(&self) -> &'static [Sense] {
        &[STREET, LOOSE, NO_STREET, COUNTED, BOX, HOME]
    }

    fn is_personal(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        1
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let places = places(page);
        if places.is_empty() {
            return;
        }
        let name = |finding: &Finding| finding.kind == "person_name";
        let names: Vec<Range<usize>> = findings.iter().filter(|f| name(f)).map(|f| f.start..f.end).collect();
        for Place { place, postcode, post_box } in places {
            // Names stand in order, none inside another.
            let first = names.partition_point(|name| name.end + NEAR < place.start);
            let apart = |name: &&Range<usize>| name.end <= place.start || place.end <= name.start;
            let named = names.get(first..).unwrap_or_default().iter().take(4).filter(apart);
            let near = named.take_while(|name| name.start < place.end + NEAR).next().is_some();
            let home = !post_box && (near || is_home(page, &place));
            let score = 0.75 + if postcode { 0.15 } else { 0.0 } + if home { 0.1 } else { 0.0 };
            let reason = match (home, post_box, postcode) {
                (true, ..) => "address-home",
                (_, true, _) => "address-box",
                (_, _, true) => "address-postcode",
                _ => "address-street",
            };
            let finding = Finding::new("address", place, certainty(score), reason);
            findings.push(if home { finding.with_ground(PERSONAL_DATA) } else { finding });
        }
    }
}

/// Where an address stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The street, its number, and postcode and town if they follow.
    pub place: Range<usize>,
    /// Whether a postcode follows.
    pub postcode: bool,
    /// A box and no street.
    pub post_box: bool,
}

/// Whether a word for living there stands near this place.
#[must_use]
pub fn is_home(page: &Page<'_>, place: &Range<usize>) -> bool {
    page.has(HOME, place.start.saturating_sub(BEFORE)..place.start) || page.has(HOME, place.end..place.end + AFTER)
}

/// Every address on the page but the authority's own, in order. Looks only at
/// numbers, so that it costs nothing where there are none.
#[must_use]
pub fn places(page: &Page<'_>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (at, run) in page.runs.iter().enumerate() {
        if places.last().is_some_and(|last| run.start < last.place.end) {
            continue;
        }
        if !may_be_one(page, run) {
            continue;
        }
        let found = street(page, at).or_else(|| post_box(page, at));
        places.extend(found.filter(|found| !is_own(page, &found.place)));
    }
    places
}

/// Whether the word before a number is one of an address by its end, or begins
/// with a capital as names do: of other words nothing more is asked.
fn may_be_one(page: &Page<'_>, run: &Range<usize>) -> bool {
    let Some(word) = street_before(page, run.start).filter(|_| run.len() <= 5) else { return false };
    (word.len() > 4 && page.plain.get(word.clone()).is_some_and(starts_large)) || may_mean_street(page, word)
}

/// Whether a word may be one of streets or boxes, or end as they do.
fn may_mean_street(page: &Page<'_>, word: Range<usize>) -> bool {
    let lower = page.lower.as_bytes().get(word).unwrap_or_default();
    memchr::memchr2(b'-', b'\'', lower).is_some()
        || page.names.ends_as(lower, Known::STREET)
        || page.names.is_end(lower, Known::STREET)
        || page.names.look(lower).is(Known::STREET)
}

/// A street with its number: *Storgatan 4 B*, *Karl Johans gate 12*.
fn street(page: &Page<'_>, at: usize) -> Option<Place> {
    let run = page.runs.get(at)?;
    let number = page.plain.get(run.clone())?;
    if run.len() > 3 || number.starts_with('0') {
        return None;
    }
    let word = street_before(page, run.start)?;
    let nameless = || {
        home(page, run, word.clone())
            .or_else(|| shortened(page, run, word.clone()))
            .or_else(|| by_postcode(page, run, word.clone()))
    };
    if !may_mean_street(page, word.clone()) {
        return nameless();
    }
    let mut ends_here = page.hits_in(word.clone()).filter(|hit| hit.end == word.end && hit.sense == STREET);
    let whole = |start: usize| start == word.start;
    let Some(street) = ends_here.next() else { return nameless() };
    // A long word names a street by itself: "Esplanaden 3".
    let capital = page.plain.get(word.clone()).is_some_and(starts_large);
    let long = word.len() > LONG || (capital && word.len() == LONG);
    let alone = whole(street.start) || ends_here.any(|hit| whole(hit.start));
    let bare = alone && !long;
    let no_street =
        page.hits_in(word.clone()).any(|hit| hit.sense == NO_STREET && whole(hit.start) && hit.end == word.end);
    let (start, named) = lead(page, &word, alone || no_street);
    // "Handlingsplanen 3": a capital from the beginning of the sentence says nothing.
    let loose = page.hits_in(word.clone()).any(|hit| hit.end == word.end && hit.sense == LOOSE);
    let opens_it = begins_sentence(page, word.start);
    let opens = loose && opens_it;
    // "Arbetsplan 3." is no name.
    let thing = page.small.each(Small::THING).any(|thing| page.lower[..word.end].ends_with(thing));
    // "Kolonihaven nr 31".
    let numbered = word.end + 1 < run.start && loose && !capital;
    if (no_street && !named && !(capital && follows_address(page, word.start))) || numbered {
        return None;
    }
    // "Send det til Toften 2."
    let ends = || house_number(page, run).is_some_and(|end| ends_part(page, end));
    let there = || !opens_it && follows_place_word(page, word.start) && ends();
    let told = || capital && (follows_address(page, word.start) || there());
    if bare && !named && !told() {
        return home(page, run, word.clone()).or_else(|| by_postcode(page, run, word));
    }
    let number_end = house_number(page, run)?;
    let flat_end = flat(page, number_end);
    let (end, postcode) = town(page, flat_end);
    let place = start..end;
    // "Hamnplanen 3", alone in its line; "skolevej 15, 1. tv".
    let sure = (capital && (!opens || ends_line(page, end) || (!thing && ends_sentence(page, end))))
        || named
        || flat_end > number_end
        || follows_address(page, start)
        || (!loose
            && (((long || (!alone && word.len() > SHORT)) && is_somewhere(page, start, end))
                || (!alone && word.len() >= WHOLE && is_whole(page, end))));
    if (counts(page, number_end) && !postcode && flat_end == number_end)
        || (!sure && !postcode && !is_home(page, &place))
        || page.in_address(start)
    {
        return None;
    }
    Some(Place { place, postcode, post_box: false })
}

/// A street that is shortened as only streets are: *Skogsv. 9*, *Drottningg. 31*.
fn shortened(page: &Page<'_>, run: &Range<usize>, word: Range<usize>) -> Option<Place> {
    // Other words hardly end so before their `g` or `v`: not *Göteborg. 9*, nor *helg. 3*.
    const BEFORE: &[u8] = b"bdgkmpst";
    let text = page.plain.get(word.clone()).filter(|text| starts_large(text) && text.len() > 4)?;
    let known = || {
        let lower = page.lower.get(word.clone()).unwrap_or_default();
        page.names.look(lower.as_bytes()).is(Known::FIRST.and(Known::LAST).and(Known::PLACE).and(Known::WORD))
    };
    let cut = match text.as_bytes() {
        [.., before, b'g' | b'v'] if BEFORE.contains(before) => true,
        // "Folkungav. 101"
        [.., b'a', b'v'] => text.len() > LONG && !known(),
        _ => false,
    };
    if !cut || page.plain.as_bytes().get(word.end) != Some(&b'.') || page.in_address(word.start) {
        return None;
    }
    let number_end = house_number(page, run).filter(|end| !counts(page, *end))?;
    let (end, postcode) = town(page, flat(page, number_end));
    Some(Place { place: word.start..end, postcode, post_box: false })
}

/// A name that says nothing by itself, with a postcode and a town after its number, or
/// a floor: *Nybygget 3, 598 92 Exempelstad*, *Kløvermarken 4, 2. tv*.
fn by_postcode(page: &Page<'_>, run: &Range<usize>, word: Range<usize>) -> Option<Place> {
    // "Torsdag 12, 2100 Exempelby" is a day.
    let text = page.lower.get(word.clone()).filter(|text| text.len() > 4)?;
    let named = page.plain.get(word.clone()).is_some_and(starts_large)
        && !page.small.each(Small::DAY).any(|day| text.contains(day));
    let number_end = house_number(page, run).filter(|_| named && !page.in_address(word.start))?;
    let flat_end = flat(page, number_end);
    let (end, postcode) = town(page, flat_end);
    let (start, _) = lead(page, &word, true);
    let thing = page.hits_in(word.clone()).any(|hit| hit.sense == NO_STREET && hit.end == word.end);
    let town = page.plain.get(flat_end..end).is_some_and(|town| town.ends_with(char::is_alphabetic));
    let floor = flat_end > number_end && page.plain.get(number_end..flat_end).is_some_and(|flat| is_floor(page, flat));
    let told = floor || (postcode && town && !counts(page, number_end));
    (told && !thing).then_some(Place { place: start..end, postcode, post_box: false })
}

/// Whether a door of a Danish house is told: "st. tv", ", 2. th".
fn is_floor(page: &Page<'_>, flat: &str) -> bool {
    let last = flat.trim_end_matches('.').rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    page.is_small(last, Small::DOOR)
}

/// Whether it is called an address right before: "adressen är björkvägen 12".
fn follows_address(page: &Page<'_>, start: usize) -> bool {
    const NEAR: usize = 20;
    let head = page.lower.get(page.boundary(start.saturating_sub(NEAR))..start).unwrap_or_default();
    page.small.each(Small::ADDRESS).any(|word| head.contains(word))
}

/// Whether something is said to be there, "på storgatan 4", or the line has nothing
/// but the address.
fn is_somewhere(page: &Page<'_>, start: usize, end: usize) -> bool {
    let head = page.lower.get(..start).unwrap_or_default().trim_end_matches([' ', '(', '"', '*', '-']);
    follows_place_word(page, start) || ((head.is_empty() || head.ends_with('\n')) && ends_line(page, end))
}

/// Whether nothing that is counted can follow a house number here: the sentence or its
/// part ends, or a small word goes on.
fn is_whole(page: &Page<'_>, end: usize) -> bool {
    let tail = page.lower.get(end..).unwrap_or_default();
    let next = tail.strip_prefix(' ').map(|tail| tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    tail.is_empty()
        || tail.starts_with(['.', ',', '!', '?', ')', '"', '”', '\'', ':', '\n'])
        || next.is_some_and(|word| is_link(page, word))
}

/// Whether a word stands right before that leads to places: "vid", "udenfor".
fn follows_place_word(page: &Page<'_>, start: usize) -> bool {
    let head = page.lower.get(..start).and_then(|head| head.strip_suffix(' ')).unwrap_or_default();
    page.is_small(head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default(), Small::THERE)
}

/// Whether nothing but marks follows in the line.
fn ends_line(page: &Page<'_>, end: usize) -> bool {
    let tail = page.plain.get(end..).unwrap_or_default();
    tail.trim_start_matches([' ', '.', ',', '!', '\r']).chars().next().is_none_or(|c| c == '\n')
}

/// Whether a sentence or a part of it ends here.
fn ends_part(page: &Page<'_>, end: usize) -> bool {
    let tail = page.plain.get(end..).unwrap_or_default();
    tail.is_empty() || tail.starts_with(['.', ',', '!', '?', ')', '\n'])
}

/// Whether the sentence ends here.
fn ends_sentence(page: &Page<'_>, end: usize) -> bool {
    let next = page.plain.get(end..).and_then(|tail| tail.strip_prefix(['.', '!'])?.strip_prefix(' '));
    next.is_some_and(starts_large)
}

/// A name that says nothing by itself, right after a word for living there: *jag
/// bor på Solsidan 5*.
fn home(page: &Page<'_>, run: &Range<usize>, word: Range<usize>) -> Option<Place> {
    let (start, _) = lead(page, &word, true);
    let lives = |hit: &Hit| {
        let between = page.lower.get(hit.end..start).unwrap_or("?");
        hit.sense == HOME
            && (between == " " || matches!(between.trim_matches([' ', ':']), "är" | "er" | "on" | "is" | ""))
    };
    // The words are looked for last.
    let before = page.words.partition_point(|before| before.end <= start);
    let last = page.words.get(before.saturating_sub(2)..before).unwrap_or_default();
    let told = || {
        last.iter().any(|word| page.may_be_part(word, Known::HOME))
            && page.hits_in(start.saturating_sub(40)..start).any(lives)
    };
    let named = page.plain.get(word.clone()).is_some_and(starts_large) && word.len() > 4;
    let known = || page.lower.get(word.clone()).is_some_and(|lower| page.names.look(lower.as_bytes()).is(Known::PLACE));
    if !named || page.in_address(word.start) || known() || !told() {
        return None;
    }
    let number_end = house_number(page, run).filter(|end| !counts(page, *end))?;
    let (end, postcode) = town(page, flat(page, number_end));
    Some(Place { place: start..end, postcode, post_box: false })
}

/// Whether what follows a number is counted: *Storgatan 4 bilar*.
fn counts(page: &Page<'_>, end: usize) -> bool {
    let mark = page.plain.as_bytes().get(end);
    // "Storgatan 14. april" is a day; with a capital, another sentence begins.
    let day = mark == Some(&b'.') && page.plain.as_bytes().get(end + 2).is_some_and(u8::is_ascii_lowercase);
    let at = end + 1 + usize::from(day);
    mark != Some(&b'\n') && page.hits_in(end..end + 24).any(|hit| hit.sense == COUNTED && hit.start == at)
}

/// Whether a word is the first of its sentence.
fn begins_sentence(page: &Page<'_>, start: usize) -> bool {
    let head = page.plain.get(..start).unwrap_or_default().trim_end();
    head.is_empty()
        || head.ends_with(['.', '!', '?', ':'])
        || page.plain.get(head.len()..start).is_some_and(|gap| gap.contains('\n'))
}

/// A box, with a capital or a postcode: *Box 123*, *Postboks 12, 0150 Oslo*.
fn post_box(page: &Page<'_>, at: usize) -> Option<Place> {
    let run = page.runs.get(at).filter(|run| run.len() <= 5)?;
    let word = word_before(page, run.start).filter(|word| may_mean_street(page, word.clone()))?;
    page.hits_in(word.clone()).find(|hit| hit.sense == BOX && (hit.start, hit.end) == (word.start, word.end))?;
    let text = page.plain.get(word.clone())?;
    // *Postboks 354 Sentrum, 0101 Oslo*
    let rest = page.plain.get(run.end..)?.strip_prefix(' ').filter(|rest| starts_large(rest)).unwrap_or_default();
    let district: usize = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let further = (district > 0).then(|| town(page, run.end + 1 + district)).filter(|(_, postcode)| *postcode);
    let (end, postcode) = further.unwrap_or_else(|| town(page, run.end));
    // "Box 1 is empty."
    let first = run.len() == 1 && begins_sentence(page, word.start) && !ends_line(page, run.end);
    let told =
        postcode || (starts_large(text) && text.len() > 2 && !first && page.stands_alone(&(word.start..run.end)));
    told.then_some(Place { place: word.start..end, postcode, post_box: true })
}

/// The word right before a number, over one space, and a full stop if it is
/// shortened.
fn word_before(page: &Page<'_>, number: usize) -> Option<Range<usize>> {
    let bytes = page.plain.as_bytes();
    let end = number.checked_sub(1).filter(|space| bytes.get(*space) == Some(&b' '))?;
    let end = end - usize::from(bytes.get(..end)?.ends_with(b"."));
    let after = page.words.partition_point(|word| word.end < end);
    let word = page.words.get(after).filter(|word| word.end == end)?;
    // "V. Storgatan", "Ö. Ringvägen".
    let shortened = bytes.get(end) == Some(&b'.')
        && end - word.start == 1
        && bytes.get(word.start).is_some_and(|b| b"VSN".contains(b));
    let saint = end - word.start == 1 && page.lower.get(..end).is_some_and(|head| head.ends_with("s:t"));
    (saint || shortened || end - word.start > 1).then(|| word.start - if saint { 2 } else { 0 }..end)
}

/// The word before a house number, over "nr": *Kirkevej nr. 12*.
fn street_before(page: &Page<'_>, number: usize) -> Option<Range<usize>> {
    let word = word_before(page, number)?;
    match page.lower.get(word.clone()) {
        Some("nr" | "nummer") => word_before(page, word.start),
        _ => Some(word),
    }
}

/// Where a street's name begins, and whether capitals before its last word
/// make a name of it: *Karl Johans gate*, *Store Kongensgade*, *Nya vägen*.
fn lead(page: &Page<'_>, word: &Range<usize>, bare: bool) -> (usize, bool) {
    let mut start = word.start;
    let (mut named, mut complete) = (false, false);
    for count in 0..3 {
        let Some(before) = word_before(page, start) else { break };
        let (Some(text), Some(lower)) = (page.plain.get(before.clone()), page.lower.get(before.clone())) else { break };
        let adjective = page.is_small(lower, Small::LEAD);
        // The first word of a sentence has its capital from there, unless the
        // genitive says more.
        let opens = page.plain.get(..before.start).is_none_or(|head| {
            let head = head.trim_end();
            head.is_empty() || head.ends_with(['.', '!', '?', ':'])
        });
        let genitive = lower.ends_with('s') && lower.len() > 3;
        // "Hammarby allé": no sentence goes on so.
        let of_name = page.lower.get(word.clone()).is_some_and(|word| page.is_small(word, Small::OF_NAME));
        let opens = opens && !of_name;
        let place = || page.names.look(lower.as_bytes()).is(Known::PLACE);
        let fits = starts_large(text) && (adjective || (bare && (genitive || !opens || count > 0 || place())));
        // "Gäller Stora torget": before its adjective a name does not go on.
        if !fits || ((!bare || complete) && count > 0 && !adjective) {
            break;
        }
        named = true;
        complete |= adjective;
        start = before.start;
    }
    let small = page.plain.get(word.clone()).is_some_and(|word| !starts_large(word));
    if !named {
        start = if small { adjective(page, start) } else { start };
        start = first_name(page, start, word, small);
    }
    // "H.C. Andersens Vej", "H.C. Ørstedsvej"; but "Bo A. Storgatan 4".
    let initials = initials(page, start);
    let several = || page.plain.get(initials..start).is_some_and(|head| head.matches('.').count() > 1);
    if (named && bare) || (!small && several()) {
        start = initials;
    }
    (start, named)
}

/// Where an adjective in small letters begins before a street in small letters:
/// *östra storgatan*.
fn adjective(page: &Page<'_>, start: usize) -> usize {
    const LEAST: usize = 3;
    let fits = |before: &Range<usize>| {
        let lower = page.lower.get(before.clone()).unwrap_or_default();
        lower.len() >= LEAST && page.is_small(lower, Small::LEAD)
    };
    word_before(page, start).filter(fits).map_or(start, |before| before.start)
}

/// Where a first name begins before the genitive of another: *Karl Johansgatan*.
fn first_name(page: &Page<'_>, start: usize, word: &Range<usize>, small: bool) -> usize {
    let genitive = page.lower.get(word.clone()).is_some_and(|word| word.contains("sgat") || word.contains("sväg"));
    let before = word_before(page, start).filter(|_| genitive);
    let is_name = |before: &Range<usize>| {
        let large = page.plain.get(before.clone()).is_some_and(starts_large);
        large != small
            && page.lower.get(before.clone()).is_some_and(|lower| page.names.look(lower.as_bytes()).is(Known::FIRST))
    };
    // "Eva Lars Larsgatan 3": where names stand together, one may be somebody's.
    before.filter(is_name).filter(|before| follows_no_name(page, before.start)).map_or(start, |before| before.start)
}

/// Whether the word right before is one in small letters, or a mark stands there.
fn follows_no_name(page: &Page<'_>, start: usize) -> bool {
    let head = page.plain.get(..start).unwrap_or_default();
    let word = head.strip_suffix(' ').map(|head| head.rsplit([' ', '\n']).next().unwrap_or_default());
    word.is_some_and(|word| word.ends_with([':', '(']) || word.chars().all(char::is_lowercase))
}

/// Where the initials begin before a name: *H.C. Andersens Vej*.
fn initials(page: &Page<'_>, start: usize) -> usize {
    let mut start = start;
    while let Some(head) = page.plain.get(..start).map(|head| head.trim_end_matches(' ')) {
        let Some(letter) = head.strip_suffix('.').and_then(|head| head.chars().next_back()) else { break };
        let at = head.len() - 1 - letter.len_utf8();
        let alone = head.get(..at).is_some_and(|head| !head.ends_with(char::is_alphanumeric));
        if !letter.is_uppercase() || !alone || start - at > 4 {
            break;
        }
        start = at;
    }
    start
}

/// The end of a house number with its letter or range, if it is one.
fn house_number(page: &Page<'_>, run: &Range<usize>) -> Option<usize> {
    let rest = page.plain.as_bytes().get(run.end..)?;
    let letter = |at: usize| rest.get(at).is_some_and(u8::is_ascii_alphabetic);
    let ends = |at: usize| !rest.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let length = match rest {
        // A part of a plot: "Ekbacksvägen 12:3", no time of the day.
        [b':', part, next @ ..] if part.is_ascii_digit() && !next.first().is_some_and(u8::is_ascii_alphanumeric) => 2,
        // "Studentvägen 40:212".
        [b':', a, b, c, next @ ..]
            if [a, b, c].iter().all(|b| b.is_ascii_digit()) && !next.first().is_some_and(u8::is_ascii_alphanumeric) =>
        {
            4
        }
        [b'.' | b':' | b',' | b'/', next, ..] if next.is_ascii_digit() => return None,
        [b'%', ..] | [b' ', b'%', ..] => return None,
        [b'-', next, ..] if next.is_ascii_digit() => {
            let digits = rest.iter().skip(1).take_while(|b| b.is_ascii_digit()).count();
            if digits > 3 || rest.get(1 + digits) == Some(&b'-') {
                return None;
            }
            1 + digits + usize::from(letter(1 + digits) && ends(2 + digits))
        }
        [_, ..] if letter(0) && ends(1) => 1,
        [_, ..] if letter(0) => return None,
        // "skovgade 3 b, 2. th": a small letter may be a word, unless nothing goes on.
        [b' ', b'a'..=b'h', b',' | b'\n' | b'.' | b')', ..] | [b' ', b'a'..=b'h'] => 2,
        [b' ', capital, ..] if capital.is_ascii_uppercase() && ends(2) && *capital != b'I' => 2,
        _ => 0,
    };
    Some(run.end + length)
}

/// The end of a flat's number or floor after a house number: `A 4`, `lgh
/// 1203`, `3 tr`, `, 3. tv.`, `, st. th`.
fn flat(page: &Page<'_>, end: usize) -> usize {
    let plain = page.plain;
    let mut end = end;
    for _ in 0..3 {
        let Some(rest) = plain.get(end..) else { return end };
        let skipped = rest.len() - rest.trim_start_matches([',', ' ', '.']).len();
        let token = rest.get(skipped..).unwrap_or_default();
        let length = token.find(|c: char| !c.is_alphanumeric()).unwrap_or(token.len());
        let Some(text) = token.get(..length).filter(|text| !text.is_empty() && skipped > 0) else { return end };
        let number = text.bytes().all(|b| b.is_ascii_digit());
        let next = token.get(length..).unwrap_or_default().trim_start_matches(['.', ' ']);
        let floor = |text: &str| page.is_small(text, Small::FLOOR);
        let follows = |text: &str| {
            let length = text.bytes().take_while(|b| b.is_ascii_alphabetic() || *b >= 0x80).count();
            text.get(..length).is_some_and(floor)
        };
        let small = crate::plain::lower(text);
        let housing = text.len() == 5 && text.starts_with('H') && text[1..].bytes().all(|b| b.is_ascii_digit());
        let of_letter = number && length <= 3 && plain.as_bytes().get(end - 1).is_some_and(u8::is_ascii_uppercase);
        let after_floor = number
            && length <= 4
            && plain.get(..end).is_some_and(|head| {
                let head = head.trim_end_matches('.');
                let last = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                page.is_small(last, Small::NUMBERED)
            });
        let told = floor(&small)
            || housing
            || (number && length <= 2 && follows(next))
            || (small == "kl" && follows(next))
            || small.trim_start_matches(|c: char| c.is_ascii_digit()) == "tr"
            || after_floor
            || (of_letter && rest.starts_with(' ') && !next.starts_with(|c: char| c.is_ascii_digit()));
        if !told {
            return end;
        }
        end += skipped + length;
        if floor(&small)
            && plain.as_bytes().get(end) == Some(&b'.')
            && plain.as_bytes().get(end + 1).is_some_and(|b| matches!(b, b',' | b' '))
        {
            end += 1;
        }
    }
    end
}

/// The end of postcode and town after a street, and whether there is a
/// postcode.
fn town(page: &Page<'_>, end: usize) -> (usize, bool) {
    let plain = page.plain;
    let Some(rest) = plain.get(end..) else { return (end, false) };
    let skipped = rest.len() - rest.trim_start_matches([',', ' ', '\n', '.']).len();
    if skipped == 0 || skipped > 4 {
        return (end, false);
    }
    let mut at = end + skipped;
    let code = plain.get(at..).unwrap_or_default();
    let country =
        ["SE-", "S-", "DK-", "NO-", "N-", "FI-", "FIN-"].into_iter().find(|country| code.starts_with(country));
    at += country.map_or(0, str::len);
    let Some(run) = page.runs.binary_search_by_key(&at, |run| run.start).ok().and_then(|run| page.runs.get(run)) else {
        // No postcode: only a listed town, after a comma.
        let named = rest.starts_with(',').then(|| town_name(page, at)).flatten();
        return (named.filter(|_| country.is_none()).unwrap_or(end), false);
    };
    let bytes = plain.as_bytes();
    let digits = |range: Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let code_end = match run.len() {
        3 if bytes.get(run.end) == Some(&b' ') && digits(run.end + 1..run.end + 3) => run.end + 3,
        4 | 5 => run.end,
        _ => return (end, false),
    };
    let tail = plain.get(code_end..).unwrap_or_default();
    if tail.starts_with(|c: char| c.is_alphanumeric()) {
        return (end, false);
    }
    let name = tail.strip_prefix(' ').filter(|name| starts_large(name));
    match name {
        Some(name) => {
            let letters = |text: &str| {
                text.chars().take_while(|c| c.is_alphabetic() || *c == '-').map(char::len_utf8).sum::<usize>()
            };
            let first = letters(name);
            let district = name.get(first..).and_then(|rest| rest.strip_prefix(' '));
            let district =
                district.map_or(0, |rest| if letters(rest) <= 2 && starts_large(rest) { 1 + letters(rest) } else { 0 });
            (code_end + 1 + first + district, true)
        }
        // Without a town it is a postcode only if written as one.
        None if run.len() == 3 || country.is_some() => (code_end, true),
        None => (end, false),
    }
}

/// The end of a listed town that begins here.
fn town_name(page: &Page<'_>, at: usize) -> Option<usize> {
    let name = page.plain.get(at..).filter(|name| starts_large(name))?;
    let length: usize = name.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let lower = page.lower.get(at..at + length)?;
    page.names.look(lower.as_bytes()).is(Known::PLACE).then_some(at + length)
}

fn starts_large(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the authority says that this is where it is itself.
fn is_own(page: &Page<'_>, place: &Range<usize>) -> bool {
    let Some(found) = page.lower.get(place.clone()) else { return false };
    page.profile.addresses.iter().any(|own| {
        let own = crate::plain::lower(own.trim());
        let (short, long) = if own.len() < found.len() { (own.as_str(), found) } else { (found, own.as_str()) };
        !short.is_empty() && long.strip_prefix(short).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{only, read, read_as};
    use crate::{Profile, Text};

    #[track_caller]
    fn addresses(text: &str, expected: &[&str]) {
        assert_eq!(only("address", text), expected, "{text}");
    }

    #[test]
    fn of_a_street_in_small_letters_something_is_told() {
        for text in ["det luktar på storgatan 4 igen", "storgatan 4", "hul i vejen ud for vestergade 4"] {
            assert_eq!(only("address", text).len(), 1, "{text}");
        }
        assert_eq!(only("address", "vi tog omvägen 3 gånger, och storgatan 4 bilar"), [""; 0]);
    }

    #[test]
    fn small_letters_lead_and_end_a_street() {
        for text in [
            "snöröjningen glömmer alltid {tallmossevägen 31}",
            "jag bor på {östra storgatan 19}",
            "brinner det på {karl johansgatan 8}?",
            "{björkvägen 3b}, när kommer ni",
            "der er ikke ryddet på {gammel kongevej 49}",
        ] {
            let address = text.split(['{', '}']).nth(1).unwrap_or_default();
            addresses(&text.replace(['{', '}'], ""), &[address]);
        }
        for text in ["cykla hela skogsvägen 3 gånger", "motorvägen 4, mot norr"] {
            addresses(text, &[]);
        }
    }

    #[test]
    fn words_for_places_among_other_words() {
        addresses("Nå men så send papirerne til Toften 2, det er hos min søster", &["Toften 2"]);
        addresses("bodde på Studentvägen 40:212 i tre terminer", &["Studentvägen 40:212"]);
        addresses("hon hyr ut svart på Folkungav. 101", &["Folkungav. 101"]);
        addresses("Vesterbro 115 st. tv mangler snerydning", &["Vesterbro 115 st. tv"]);
        addresses("Hul i vejen ud for H.C. Ørstedsvej 41!", &["H.C. Ørstedsvej 41"]);
        addresses("Min adress: Karl Johansgatan 8", &["Karl Johansgatan 8"]);
        addresses("Fra Rosenhaven 120, lejl. 14 til sygehuset", &["Rosenhaven 120, lejl. 14"]);
        addresses("”Solrosgränd 77 2tr”", &["Solrosgränd 77 2tr"]);
        addresses("Ringvej 3 er lukket", &[]);
        addresses("Storgatan 12:30", &[]);
    }

    #[test]
    fn whole_names_of_streets() {
        for street in ["V. Storgatan 8", "Karl Johansgatan 12", "H.C. Andersens Vej 5", "H. C. Ørsteds Vej 5"] {
            assert_eq!(only("address", &format!("Det brinner på {street}, kom!")), [street]);
        }
        assert_eq!(only("address", "Bo Ek Stora torget 1"), ["Stora torget 1"]);
        assert_eq!(
            only("address", "Vestergade 4, kl. tv, og Ringvägen 12 3tr"),
            ["Vestergade 4, kl. tv", "Ringvägen 12 3tr"]
        );
    }

    #[test]
    fn days_and_things_are_no_addresses() {
        for text in ["Det skete på Skolevej 14. april", "Box 1 är tom", "Årsplats 112. Sådan är den."] {
            assert_eq!(only("address", text), [""; 0], "{text}");
        }
        assert_eq!(only("address", "Hul ud for Nørregade 23. Min nabo"), ["Nørregade 23"]);
        assert_eq!(only("address", "Hittar ni inte? Kvarnbacken 23. Gult hus."), ["Kvarnbacken 23"]);
    }

    #[test]
    fn forms_of_each_country() {
        for address in [
            "Storgatan 4",
            "Storgatan 4 B",
            "Storgatan 4B",
            "Storgatan 4-6",
            "Storgatan 4 B, 123 45 Exempelstad",
            "Storgatan 4, lgh 1203, 123 45 Exempelstad",
            "Sankt Eriksgatan 22",
            "Kyrkvägen 3, 12345 Exempelstad",
            "Södra Allén 12",
            "Björkstigen 7",
            "Nørregade 12, 3. tv., 8000 Aarhus C",
            "Nørregade 12, 3. tv",
            "Vestergade 5, st. th, 8000 Aarhus C",
            "Store Kongensgade 40",
            "Gamle Vej 3",
            "Solsortvænget 18, 2. sal",
            "Kirkeveien 7A",
            "Kirkeveien 7A, 0364 Oslo",
            "Karl Johans gate 12",
            "Nedre Slottsgate 4",
            "Mannerheimintie 12 A 4",
            "Mannerheimintie 12 A 4, 00100 Helsinki",
            "Hämeenkatu 3 B",
            "Box 123, 123 45 Exempelstad",
            "Postboks 12, 0150 Oslo",
            "PL 12, 00100 Helsinki",
            "Box 1234",
            "Fack 123, 123 45 Exempelstad",
            "Postboks 354 Sentrum, 0101 Oslo",
            "S:t Olofsgatan 10 B",
            "Vesterbrogade 3B, st.tv",
            "Kauppakatu 5 as. 12",
            "Lilla Nygatan 23A, 2 tr",
            "Skogsv. 9",
            "Drottningg. 31 C",
            "Ekbacksvägen 12:3",
            "Sdr. Boulevard 33",
            "Gl. Kongevej 100",
            "Hammarby allé 88",
            "Kungsportsavenyn 1",
        ] {
            addresses(address, &[address]);
            addresses(&format!("Skicka det till {address}"), &[address]);
            addresses(&format!("Det var {address}."), &[address]);
        }
        addresses("adressen är björkvägen 12 fast ni skrev fel", &["björkvägen 12"]);
        for alone in [
            "Hamnplanen 3",
            "Kyrkplan 1",
            "Hej\nRådhuspladsen 1\nHilsen",
            "skolevej 15, 1. tv",
            "Frederiksberg Allé 21",
        ] {
            let address = alone.lines().find(|line| line.contains(char::is_numeric)).unwrap_or_default();
            addresses(alone, &[address]);
        }
        addresses("Vi ses på Storgatan 14 kl 18", &["Storgatan 14"]);
        addresses("hon bor på storgatan 4 b i exempelstad", &["storgatan 4"]);
        addresses("Vi var både på Storgatan 4 och Nygatan 12", &["Storgatan 4", "Nygatan 12"]);
    }

    #[test]
    fn look_alikes() {
        for text in [
            "Väg 40 är avstängd",
            "På väg 40 är det halt",
            "gatan 4 var avstängd",
            "riksväg 23 och länsväg 108",
            "E 4 och motorväg 6",
            "Plats 12 i kön",
            "på Storgatan 4 bilar brann",
            "Storgatan 2024 är finare än Storgatan 2010",
            "en arbetsplats 5 km bort",
            "Torget 08.00-16.00",
            "vi fick plads 3 i køen",
            "vej 12 er spærret",
            "en gang 4 og to gange 5",
            "box 4 på parkeringen",
            "tie 4 on suljettu",
            "0 km",
            "Kap 3 paragraf 5",
            "Har väntat hela vägen 5 timmar",
            "https://example.org/Storgatan 4b",
            "adgang 3 gange",
            "Til alle 4 brødre og fætre",
            "Promenaden 3 var fin",
            "Handlingsplanen 3 är bra",
            "Jag bor i Göteborg. 3 barn har jag",
            "God helg. 2 dagar kvar",
            "Storgatan 12:30 i morgon",
        ] {
            addresses(text, &[]);
        }
    }

    #[test]
    fn a_home_is_personal_data() {
        let ground = |text: &str| {
            let reading = read(text);
            let address = reading.findings.iter().find(|f| f.kind == "address");
            address.unwrap_or_else(|| panic!("no address in {text}")).ground
        };
        for text in [
            "Hon bor på Storgatan 4",
            "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4",
            "hemma hos honom på Nygatan 12",
            "Kirsten Bjerre, Nørregade 12, 8000 Aarhus C",
            "hans bopæl er Nørregade 12",
            "Hän asuu osoitteessa Hämeenkatu 3 B 12",
            "han bor i Kirkeveien 7A",
        ] {
            assert_eq!(ground(text), Some("personal-data"), "{text}");
        }
        for text in
            ["Kontoret på Storgatan 4 är stängt", "Skriv till Box 123, 123 45 Exempelstad", "Ert kontor Nørregade 12"]
        {
            assert_eq!(ground(text), None, "{text}");
        }
    }

    #[test]
    fn the_authoritys_own_address_is_nobodys() {
        let own = Profile { addresses: vec!["Storgatan 4, 123 45 Exempelstad".into()], ..Profile::default() };
        let found = |text: &str| read_as(&own, &Text::comment(text)).findings.iter().any(|f| f.kind == "address");
        assert!(!found("Jag bor nära ert kontor på Storgatan 4") && !found("Storgatan 4, 123 45 Exempelstad"));
        assert!(found("Storgatan 42") && found("Storgatan 4 B"));
    }
}
