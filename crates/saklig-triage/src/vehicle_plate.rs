//! Registration plate of a vehicle: through the public register it leads to
//! the owner.
//!
//! Sweden `ABC 123` and `ABC 12D`, Denmark `AB 12 345`, Norway `AB 12345`,
//! Finland `ABC-123`. Product codes look the same: words of vehicles decide, but
//! for the Danish groups and the Swedish form of 2019.

use std::ops::Range;

use crate::announced::{THING, announced, is_and, is_link, words};
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::{Sense, goes_on_after, goes_on_before};
use crate::names::Known;
use crate::page::Page;
use crate::small::Small;

/// A registration number is spoken of.
const PLATE: Sense = Sense("vehicle_plate");
/// A vehicle, or how it is driven or parked.
const VEHICLE: Sense = Sense("vehicle");
/// Letters before a number that are something else: a make, a law, a flight.
const NOT_A_PLATE: Sense = Sense("not_a_plate");

/// How far before the plate a word of vehicles may stand, and how far after it,
/// in bytes.
const BEFORE: usize = 100;
const AFTER: usize = 60;
/// So many bytes after its name a plate may look like a make: "regnr BMW 320".
const NAMED: usize = 16;

/// So long is a plate whose characters stand apart.
const SPELLED: usize = 11;

/// Finds `vehicle_plate`.
pub struct VehiclePlate;

impl Detector for VehiclePlate {
    fn kinds(&self) -> &'static [&'static str] {
        &["vehicle_plate"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["plate-cue", "plate-form"]
    }

    fn senses(&self) -> &'static [Sense] {
        &[PLATE, VEHICLE, NOT_A_PLATE]
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        1
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let mut found = |plate: &Range<usize>, (score, reason)| {
            findings.push(Finding::new("vehicle_plate", plate.clone(), score, reason).with_ground(PERSONAL_DATA));
        };
        let (mut told, mut others) = (Vec::new(), Vec::new());
        for (plate, form) in (0..page.runs.len()).filter_map(|run| plate(page, run)) {
            match score(page, &plate, form, Beside::None) {
                Some(scored) => {
                    found(&plate, scored);
                    told.push(plate);
                }
                None => others.push((plate, form)),
            }
        }
        // "ABC 12D, DEF 456 and GHJ 789": where one is, others are as well.
        for (plate, form) in others.into_iter().filter(|(_, form)| !told.is_empty() && *form != Form::Marked) {
            let in_row = told.iter().any(|other| is_row(page, &plate, other));
            if let Some(scored) = score(page, &plate, form, if in_row { Beside::InRow } else { Beside::InText }) {
                found(&plate, scored);
            }
        }
    }
}

/// Whether another plate is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    None,
    /// Somewhere.
    InText,
    /// With hardly a word between them.
    InRow,
}

/// Whether only marks and an "and" part two plates.
fn is_row(page: &Page<'_>, plate: &Range<usize>, other: &Range<usize>) -> bool {
    let between = plate.end.min(other.end)..plate.start.max(other.start);
    page.lower.get(between).is_some_and(|between| between.len() < 12 && words(between).all(|word| is_and(page, word)))
}

/// How a plate is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// So that little else is: `AB 12 345` in capitals.
    Danish,
    /// `ABC 12D` in capitals.
    New,
    /// Like codes of all kinds.
    Common,
    /// In small letters, `abc123`.
    Small,
    /// In small letters with a space, or as short as Finnish ones may be: as
    /// words and numbers are.
    Loose,
    /// As short as those of Danish trailers and mopeds, `AB 1234`.
    Short,
    /// With marks or spaces that plates do not have, `ABC.123`, `A B C 1 2 3`.
    Marked,
}

/// The plate whose digits begin with this run.
fn plate(page: &Page<'_>, run: usize) -> Option<(Range<usize>, Form)> {
    let digits = page.runs.get(run)?;
    let bytes = page.plain.as_bytes();
    if !matches!(digits.len(), 1..=5) {
        return None;
    }
    if let Some(place) = spelled(page, digits.start) {
        return Some((place, Form::Marked));
    }
    let (mark, letters) = letters_before(bytes, digits.start)?;
    let count = bytes.get(letters..)?.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let capitals = bytes.get(letters..letters + count)?.iter().all(u8::is_ascii_uppercase);
    let (end, form) = match (count, digits.len()) {
        (3, 3) => (digits.end, Form::Common),
        (3, 2) => {
            let mut end = digits.end;
            if mark == Some(b'-') && !goes_on_after(page.plain, end) {
                return finnish(page, letters..end);
            }
            end += usize::from(bytes.get(end) == Some(&b' '));
            let last = bytes.get(end)?;
            let lettered = last.is_ascii_alphabetic() && !b"IOQV".contains(&last.to_ascii_uppercase());
            if !lettered || !bytes.get(letters..letters + 3)?.iter().all(|b| is_swedish(*b)) {
                return None;
            }
            let together = end == digits.end && mark != Some(b'-');
            let new = together && mark == Some(b' ') && last.is_ascii_uppercase();
            // With a space before it, the letter may begin a word: "ABC 12 E…".
            if !together && (!capitals || !last.is_ascii_uppercase()) {
                return None;
            }
            (end + 1, if new { Form::New } else { Form::Common })
        }
        (2, 5) => (digits.end, Form::Common),
        // A trailer or a moped; but a line break may cut the last digit off.
        (2, 4) if capitals && bytes.get(digits.end) != Some(&b'\n') => (digits.end, Form::Short),
        (2, 2) => {
            let next = page.runs.get(run + 1).filter(|next| next.len() == 3)?;
            let spaced = page.joint(run)? == " ";
            (next.end, if spaced && mark == Some(b' ') { Form::Danish } else { Form::Common })
        }
        (_, 1..=3) if mark == Some(b'-') => return finnish(page, letters..digits.end),
        _ => return None,
    };
    if goes_on_before(page.plain, letters) || goes_on_after(page.plain, end) {
        return None;
    }
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let hangs = |mark: u8, beyond: u8| {
        // "ABC 123/DEF 456".
        let pair = mark == b'/' && (beyond.is_ascii_digit() || beyond.is_ascii_uppercase());
        b"-:./_@#".contains(&mark) && beyond.is_ascii_alphanumeric() && !pair
    };
    // "Regnr:ABC123", "bil-ABC123".
    let led = || {
        page.hits_in(letters.saturating_sub(32)..letters)
            .any(|hit| [PLATE, VEHICLE].contains(&hit.sense) && hit.end + 1 >= letters)
    };
    let before = byte(letters.checked_sub(1));
    if (hangs(before, byte(letters.checked_sub(2))) && !led())
        || (hangs(byte(Some(end)), byte(Some(end + 1))) && !(byte(Some(end)) == b'-' && led()))
        || before == b'@'
    {
        return None;
    }
    let small = if mark.is_none() { Form::Small } else { Form::Loose };
    let marked = mark == Some(b'.');
    Some((
        letters..end,
        if capitals && !marked {
            form
        } else if marked {
            Form::Marked
        } else {
            small
        },
    ))
}

/// A plate whose characters stand apart, as somebody spells them: `A B C 1 2 3`.
fn spelled(page: &Page<'_>, digits: usize) -> Option<Range<usize>> {
    let place = digits.checked_sub(6)?..digits + 5;
    let [a, b' ', b, b' ', c, b' ', d, b' ', e, b' ', f] = page.plain.as_bytes().get(place.clone())? else {
        return None;
    };
    let letters = [a, b, c].iter().all(|letter| letter.is_ascii_alphabetic());
    let numbers = [d, e, f].iter().all(|digit| digit.is_ascii_digit());
    (letters && numbers && page.stands_alone(&place)).then_some(place)
}

/// A Finnish plate with fewer than three digits: `XYZ-99`.
fn finnish(page: &Page<'_>, place: Range<usize>) -> Option<(Range<usize>, Form)> {
    let touched = goes_on_before(page.plain, place.start) || goes_on_after(page.plain, place.end);
    let hangs = page.plain.as_bytes().get(place.end) == Some(&b'-');
    (!touched && !hangs).then_some((place, Form::Loose))
}

/// What stands between two or three letters and the digits, and where the
/// letters begin.
fn letters_before(bytes: &[u8], digits: usize) -> Option<(Option<u8>, usize)> {
    let before = *bytes.get(digits.checked_sub(1)?)?;
    let spaces = bytes.get(..digits)?.iter().rev().take(2).take_while(|b| matches!(b, b' ' | b'\n')).count();
    let (mark, end) = match before {
        b' ' | b'\n' => (Some(b' '), digits - spaces),
        b'-' => (Some(b'-'), digits - 1),
        b'.' | b'_' | b'/' | b':' => (Some(b'.'), digits - 1),
        // The dot in the middle.
        0xb7 if bytes.get(..digits)?.ends_with("·".as_bytes()) => (Some(b'.'), digits - 2),
        0xa2 if bytes.get(..digits)?.ends_with("•".as_bytes()) => (Some(b'.'), digits - 3),
        _ => (None, digits),
    };
    let count = bytes.get(..end)?.iter().rev().take(4).take_while(|b| b.is_ascii_alphabetic()).count();
    matches!(count, 2 | 3).then(|| (mark, end - count))
}

/// Letters that Swedish plates have.
fn is_swedish(letter: u8) -> bool {
    letter.is_ascii_alphabetic() && !b"IQV".contains(&letter.to_ascii_uppercase())
}

/// How certain it is that a plate is meant, and why, or nothing.
fn score(page: &Page<'_>, plate: &Range<usize>, form: Form, beside: Beside) -> Option<(f32, &'static str)> {
    let around = plate.start.saturating_sub(BEFORE)..plate.end + AFTER;
    let letters = page.hits_in(plate.clone()).any(|hit| hit.sense == NOT_A_PLATE && hit.start == plate.start);
    let text = page.plain.get(plate.clone())?;
    let doubtful = letters || form == Form::Short;
    let right_before = |end: usize| end + NAMED >= plate.start && is_linked(page, end..plate.start);
    let before = page.closest_cue(&[PLATE], plate).filter(|cue| !doubtful || right_before(cue.end));
    // "kr 12 500 for et skilt"
    let large = matches!(form, Form::Common | Form::New | Form::Danish);
    let after = || {
        (!doubtful || (large && text.len() > 5))
            && page.hits_in(plate.end..plate.end + 40).any(|hit| hit.sense == PLATE)
    };
    let told = (before.is_some() || after()) && !crate::announced::measures(page, plate.end);
    if told {
        return Some((0.97, "plate-cue"));
    }
    // "bussen ABC 12D": what looks like nothing else must be called something else.
    let other = announced(page, plate)
        .is_some_and(|told| told.is_other() && told.direct && (told.numbered || form != Form::New));
    // "polisbilen ABC 123": the thing is a vehicle.
    let of_vehicle = || {
        page.hits_in(plate.start.saturating_sub(24)..plate.start)
            .any(|hit| hit.sense == VEHICLE && hit.end + 2 >= plate.start)
    };
    let led = || {
        page.hits_in(plate.start.saturating_sub(24)..plate.start)
            .any(|hit| hit.sense == VEHICLE && is_linked(page, hit.end..plate.start))
    };
    let other = other && !of_vehicle();
    let vehicle = page.hits_in(around).any(|hit| hit.sense == VEHICLE && !overlap(hit.start..hit.end, plate));
    let vehicle = vehicle || (large && (beside != Beside::None || stands(page, plate.end)));
    let lettered = text.ends_with(|c: char| c.is_ascii_uppercase());
    // "køretøjet KL 34 350"
    let formed = || form == Form::Danish && of_vehicle();
    let letters = letters && !(vehicle && (is_of_two(page, plate) || lettered || formed()));
    if letters || other || page.in_address(plate.start) {
        return None;
    }
    match form {
        Form::Marked | Form::Loose if !vehicle => None,
        // "EA.87.219", "u n d 3 1 8", "bil ABC_123"
        Form::Marked
            if !((plate.len() == 9 && is_of_two(page, plate))
                || plate.len() == SPELLED
                || (text.contains('_') && of_vehicle())) =>
        {
            None
        }
        Form::Short if !led() || is_counting(page, plate) => None,
        Form::Loose if beside == Beside::InRow && plate.len() > 5 => Some((0.8, "plate-cue")),
        Form::Loose if !is_no_word(page, plate) && !is_danish(page, plate) && !is_quoted(page, plate) => None,
        _ if vehicle => Some((0.85, "plate-cue")),
        // "Bosch GS 58 700"
        Form::Danish if follows_name(page, plate.start) => None,
        Form::Danish if !page.leans_away_from("dk") => Some((0.75, "plate-form")),
        Form::Common if is_of_two(page, plate) && page.leans_to("dk") && !is_counted(page, plate) => {
            Some((certainty(0.55), "plate-form"))
        }
        Form::New if page.leans_to("se") || page.sounds(&["se"]) => Some((certainty(0.65), "plate-form")),
        _ => None,
    }
}

/// Whether a thing is spoken of right before a plate, or it is counted: "10 pcs of AB 12345".
fn is_counted(page: &Page<'_>, plate: &Range<usize>) -> bool {
    const NEAR: usize = 24;
    let head = page.boundary(plate.start.saturating_sub(NEAR))..plate.start;
    let number = page.plain.as_bytes().get(head.clone()).unwrap_or_default().iter().any(u8::is_ascii_digit);
    number || page.has(THING, head) || crate::announced::measures(page, plate.end)
}

/// Whether somebody or something stands there, right after a plate: vehicles are
/// what codes are seen to do so.
fn stands(page: &Page<'_>, end: usize) -> bool {
    let tail = page.lower.get(end..).and_then(|tail| tail.strip_prefix(' ')).unwrap_or_default();
    // "HEJ 245 står det på lappen"
    let says = |tail: &str| tail.split_once(' ').is_some_and(|(word, _)| page.is_small(word, Small::SAYS));
    let stands = |(end, _): (usize, &str)| page.is_small(&tail[..end], Small::STANDS) && !says(&tail[end + 1..]);
    tail.match_indices(' ').take(2).any(stands)
}

/// Whether brackets or quotation marks set it off: "bilen (abc 123)".
fn is_quoted(page: &Page<'_>, plate: &Range<usize>) -> bool {
    let head = page.plain.get(..plate.start).unwrap_or_default();
    let tail = page.plain.get(plate.end..).unwrap_or_default();
    plate.len() == 7 && head.ends_with(['(', '"', '”', '“', '\'', '[']) && tail.starts_with([')', '"', '”', '\'', ']'])
}

/// Whether it has two capitals and five digits, `CE 61204`, and is no sum or number: before so
/// many digits next to a vehicle, other short words hardly stand.
fn is_of_two(page: &Page<'_>, place: &Range<usize>) -> bool {
    let plate = page.plain.get(place.clone()).unwrap_or_default();
    let two = plate.get(..2).is_some_and(|two| two.bytes().all(|b| b.is_ascii_uppercase()));
    two && !is_counting(page, place) && plate.bytes().filter(u8::is_ascii_digit).count() == 5
}

/// Whether two capitals stand before sums and other numbers: `KR 61204`.
fn is_counting(page: &Page<'_>, plate: &Range<usize>) -> bool {
    let two = page.lower.get(plate.start..plate.start + 2);
    two.is_some_and(|two| page.is_small(two, Small::COUNTING))
}

/// Whether nothing but links stand between a cue and a plate.
fn is_linked(page: &Page<'_>, between: Range<usize>) -> bool {
    let between = page.lower.get(between).unwrap_or_default();
    words(between.trim_start_matches(char::is_alphabetic)).all(|word| is_link(page, word))
}

/// Whether a word with a capital that its sentence did not give it stands right before.
fn follows_name(page: &Page<'_>, start: usize) -> bool {
    let head = page.plain.get(..start).and_then(|head| head.strip_suffix(' ')).unwrap_or_default();
    let word = head.rsplit(' ').next().unwrap_or_default();
    let before = head.get(..head.len() - word.len()).unwrap_or_default().trim_end_matches(' ');
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n']);
    !opens && word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
}

/// Whether three letters are no word: none that somebody could say, `ght 482`, `jmu 402`, or none
/// that is known, with digits that are hardly counted, `owa 90w`, `ohb 914`.
fn is_no_word(page: &Page<'_>, plate: &Range<usize>) -> bool {
    let text = page.lower.get(plate.clone()).unwrap_or_default();
    is_unsayable(page, text) || (is_unknown(page, text) && !crate::announced::measures(page, plate.end))
}

/// Whether three letters are no listed word, name or place, before six characters.
fn is_unknown(page: &Page<'_>, plate: &str) -> bool {
    const LISTED: Known = Known::WORD.and(Known::FIRST).and(Known::LAST).and(Known::PLACE).and(Known::STREET);
    let letters = plate.bytes().take_while(u8::is_ascii_alphabetic).count();
    let known = |word: &str| page.names.look(word.as_bytes()).is(LISTED);
    letters == 3 && plate.len() >= 6 && plate.get(..letters).is_some_and(|word| !known(word))
}

/// Whether three letters begin or go on as no word does.
fn is_unsayable(page: &Page<'_>, plate: &str) -> bool {
    let vowel = |letter: &u8| b"aeiouy".contains(letter);
    let letters = plate.bytes().take_while(u8::is_ascii_alphabetic).count();
    let sayable = match plate.as_bytes() {
        [first, second, third, ..] if !vowel(first) && !vowel(second) => {
            vowel(third) && page.is_small(plate.get(..2).unwrap_or_default(), Small::ONSET)
        }
        _ => true,
    };
    letters == 3 && !sayable && plate.len() >= 6
}

/// Whether it is grouped as in Denmark, `ap 90 112`, and no sum.
fn is_danish(page: &Page<'_>, plate: &Range<usize>) -> bool {
    let word = page.lower.get(plate.start..plate.start + 2).is_some_and(|word| page.is_small(word, Small::PAIR));
    let bytes = page.plain.as_bytes().get(plate.clone()).unwrap_or_default();
    let grouped = matches!(bytes, [_, _, b' ', _, _, b' ', ..]) && bytes.len() == 9;
    grouped && !word && !crate::announced::measures(page, plate.end)
}

fn overlap(a: Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only};

    #[test]
    fn by_a_word_of_registration() {
        for plate in [
            "ABC 123",
            "ABC123",
            "ABC 12D",
            "ABC12D",
            "abc123",
            "AB 12 345",
            "AB12345",
            "AB 12345",
            "ABC-123",
            "ABC.123",
            "ABC·12D",
            "abc_123",
        ] {
            for text in [
                format!("Bilen har reg.nr {plate}."),
                format!("regnr {plate}"),
                format!("Regnr:{plate}"),
                format!("Registreringsnummer: {plate}, svart"),
                format!("Nummerpladen er {plate}"),
                format!("registreringsnummeret er {plate}"),
                format!("Rekisterinumero {plate}"),
                format!("license plate {plate}"),
                format!("{plate} är regnumret"),
            ] {
                assert_eq!(found(&text), [("vehicle_plate", plate)], "{text}");
            }
        }
    }

    #[test]
    fn by_a_vehicle_close_by() {
        for text in [
            "Golfen ABC 123 står i korsningen",
            "En svart Volvo ABC 123 står felparkerad",
            "Bilen ABC 123 står utanför varje dag",
            "ABC 123 parkerar alltid på trottoaren",
            "Den hvide varevogn ABC 123 holder på fortovet",
        ] {
            assert_eq!(only("vehicle_plate", text), ["ABC 123"], "{text}");
        }
        assert_eq!(only("vehicle_plate", "bilen CE 61204 står på fortauet, og EV 11 822"), ["CE 61204", "EV 11 822"]);
        assert_eq!(only("vehicle_plate", "bilen kostet KR 61204, EU 12345"), [""; 0]);
        assert_eq!(only("vehicle_plate", "bussen ABC 12D körde om mig"), ["ABC 12D"]);
        assert_eq!(only("vehicle_plate", "bilen (jmu 402) kör mot enkelriktat"), ["jmu 402"]);
        assert_eq!(only("vehicle_plate", "bilen var bra 200 mil, sen tre 100 till"), [""; 0]);
        assert_eq!(only("vehicle_plate", "bilen hedder ap 90 112"), ["ap 90 112"]);
        assert_eq!(only("vehicle_plate", "bilen er ny og xs 90 112 kr billigere"), [""; 0]);
        assert_eq!(only("vehicle_plate", "Han kørte fra stedet, AB 12 345"), ["AB 12 345"]);
        assert_eq!(only("vehicle_plate", "Jag såg honom igen, det var ABC 12D"), ["ABC 12D"]);
    }

    #[test]
    fn beside_another_plate() {
        for text in [
            "ABC 12D, DEF 456 och GHJ789 står här",
            "bilarna DEF 456/ABC 12D och\nGHJ 789",
            "Regnr DEF 456 | ABC 12D | GHJ 789",
        ] {
            assert_eq!(only("vehicle_plate", text).len(), 3, "{text}");
        }
        assert_eq!(only("vehicle_plate", "ABC 12D är en BMW 320, SFS 123"), ["ABC 12D"]);
    }

    #[test]
    fn what_is_done_with_vehicles() {
        for text in [
            "XDP 904 står på infarten",
            "vem äger XDP 904?",
            "#XDP904 #felparkerad",
            "polisbilen XDP 904",
            "bilen (abu 551)",
            "regnr X D P 9 0 4",
            "REGNR. XDP:904",
            "bil-XDP904",
            "bilen var nog TRE 71H",
        ] {
            assert_eq!(only("vehicle_plate", text).len(), 1, "{text}");
        }
        for text in ["regnr vet jag inte men bilen är en BMW 320", "A B C 1 2 3", "bilen står 200 meter bort"] {
            assert_eq!(only("vehicle_plate", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn in_small_letters_that_are_no_word() {
        for text in ["min bil är ohb 914, jag stod fem minuter", "taxin hade fou 338", "elbilen owa 90w blockerar"] {
            assert_eq!(only("vehicle_plate", text).len(), 1, "{text}");
        }
        assert_eq!(only("vehicle_plate", "Lastbilar hela dagen, SGK 887, DXE 14U och yrw 660").len(), 3);
        for text in ["bilen var dyr 300 tusen", "bilen har gått tio 100 mil", "bilen var god 200 mil"] {
            assert_eq!(only("vehicle_plate", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn of_trailers_and_mopeds() {
        for text in ["traileren med PV 3308 holder her", "Pladen hedder KE 7415, den er rød"] {
            assert_eq!(only("vehicle_plate", text).len(), 1, "{text}");
        }
        for text in ["Bilen er fra EU 2019", "Bilen kostede KR 4000", "Bilen fra AB 1234", "AB 1234"] {
            assert_eq!(only("vehicle_plate", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn spelled_or_marked_beside_a_vehicle() {
        for text in ["felparkering, u n d 3 1 8, tillstånd finns", "Var det bil XAJ_470 som ni flyttade?"] {
            assert_eq!(only("vehicle_plate", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn signs_and_things_are_not() {
        for text in [
            "Kan någon läsa skylten? Den säger MAX 400 kg",
            "Skylten vid tunneln: MAX 380 men lastbilarna kör ändå",
            "kr 12 500 for et skilt ingen kan læse",
            "Jeg har en Bosch GS 58 700 og den tager I ikke imod",
            "Skolan har köpt XEJ 245 står det i listan",
        ] {
            assert_eq!(only("vehicle_plate", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn codes_of_all_kinds_are_not() {
        for text in [
            "ABC 123",
            "Modell ABC-123 är slut",
            "artikelnummer ABC123",
            "SFS 123",
            "Min bil är en BMW 320 från 2010",
            "Flyg SAS 123 är försenat",
            "Ordre AB 12345",
            "Jeg har 10 stk. af AB 12345",
            "buss 123",
            "Covid 19",
            "kl 12 345",
            "i 12 345 byer",
            "#ABC123",
            "XABC 123",
            "ABC 1234",
            "ABC-123-D",
            "EU 12345",
            "Vi är 12 345 personer",
            "NO 12345",
            "Bilen kostade SEK.500",
            "Bilen heter XYZ/123",
        ] {
            assert_eq!(only("vehicle_plate", text), [""; 0], "{text}");
        }
    }
}
