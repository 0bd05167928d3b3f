//! Danish personal number (*CPR-nummer*, *personnummer*).
//!
//! `DDMMYY-NNNN`; the seventh digit tells the century together with the year
//! (CPR-kontoret, "Personnummeret i CPR"). Numbers without a valid modulus-11
//! check have been given out since 2007: the check adds certainty, its absence
//! rejects nothing.

use std::ops::Range;

use crate::announced::{ANNOUNCERS, Announced, DK, PHONE, THING, announced, of_a_person, of_another, speaks_of};
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::letters::Letters;
use crate::lexicon::Sense;
use crate::number::{is_date, luhn, pair};
use crate::page::Page;
use crate::se_personnummer::is_a_sum_or_address;
use crate::small::Small;
use crate::written::{Form, Written};

/// Finds `dk_cpr`.
pub struct DkCpr;

impl Detector for DkCpr {
    fn kinds(&self) -> &'static [&'static str] {
        &["dk_cpr"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["cpr-date", "cpr-checksum"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        10
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for written in Written::all(page, &[10, 12]) {
            let Some((number, form)) = of(&written) else { continue };
            // Nobody has 111111-1111; people write it as an example.
            if !is_dated(number) || number.iter().all(|digit| *digit == number[0]) || !written.stands_alone(page) {
                continue;
            }
            let checked = checks(number);
            let score = score(page, &written, form, number);
            let reason = if checked { "cpr-checksum" } else { "cpr-date" };
            findings.push(Finding::new("dk_cpr", written.place, score, reason).with_ground(PERSONAL_DATA));
        }
    }
}

/// The ten digits of the number, with or without the century in its year.
fn of(written: &Written) -> Option<([u8; 10], Form)> {
    let digits = written.digits();
    if let Ok(ten) = <[u8; 10]>::try_from(digits) {
        return Some((ten, written.form(6, &[2, 4])));
    }
    let century = pair(*digits.get(4)?, *digits.get(5)?);
    let (day, rest) = (digits.get(..4)?, digits.get(6..)?);
    let ten = <[u8; 10]>::try_from([day, rest].concat()).ok()?;
    (self::century(ten) == century * 100).then(|| (ten, written.form(8, &[2, 4])))
}

/// In so many words, a language shows.
const FEW: usize = 6;
/// So many are no more than somebody's name.
const SIGNED: usize = 3;

/// How certain it is that these digits are meant as the number; below a half if
/// that is for others to say.
fn score(page: &Page<'_>, written: &Written, form: Form, number: [u8; 10]) -> f32 {
    let checked = checks(number);
    let told = announced(page, &written.place);
    let own = told.is_some_and(|told| told.sense == DK);
    let generic = told.is_some_and(Announced::is_generic);
    let foreign = of_a_person(told) && !own && !generic;
    // No phone number has six digits before its dash.
    let dashed = form == Form::Dash;
    let by_phone = told.is_some_and(|told| told.sense == PHONE);
    let other = of_another(told) && !(dashed && by_phone);
    let eastern = told.is_some_and(|told| told.letters == Letters::Eastern);
    let western = told.is_some_and(|told| told.letters == Letters::Western);
    // Few words tell the language badly, and few people have a number that does not check: one
    // that is right as a Swedish one is that.
    let there = |letters: Letters| Letters::around(page, written.place.clone()) == letters;
    let here = || there(Letters::Western);
    let unsure = !checked && !own && is_swedish(number) && page.words.len() < FEW;
    let said = || page.leans_to("dk") && page.words.len() > SIGNED && !there(Letters::Eastern);
    let doubtful = unsure && !page.profile.is_in("dk") && !here() && !said();
    // A few words do not tell the language, but may be Danish.
    let danish = || !foreign && here();
    let dashed = dashed || form == Form::SplitDash;
    let abroad = || !foreign && speaks_of(page, &written.place, Small::DENMARK);
    let near =
        page.leans_to("dk") || (generic && western) || (dashed && (page.sounds(&["dk"]) || danish() || abroad()));
    // So few words tell the language badly, unless one of them is Swedish.
    let guessed = || page.words.len() < FEW && page.profile.countries.is_empty() && page.text.lang.is_none();
    let spoken = || !(form == Form::Dash && told.is_none() && guessed() && !there(Letters::Eastern));
    let away = !near && ((page.leans_away_from("dk") && spoken()) || eastern);
    // One in 27 of all ten digits have a date in them.
    let direct = told.is_some_and(|told| told.direct);
    let numbered = told.is_some_and(|told| told.numbered);
    let enough = match form {
        // "The CPR office is open 12.10.24, 1014 people came."
        _ if written.is_listed() && !direct => false,
        _ if own => true,
        Form::Dash if generic => !away || checked,
        // "Member 280623-1460": what has no number of its own is a person.
        Form::Dash => checked || !((other && (numbered || !near)) || away || foreign),
        Form::SplitDash => !other && !foreign && (near || (generic && !away)),
        Form::Scattered => generic && near,
        Form::Apart | Form::Split if near && checked && !other && !foreign => true,
        // "Mine is 1504820368 and my husband's CPR …"; one in 300 of all ten digits have a date
        // in them and check.
        Form::Bare | Form::Apart if !generic && !other && !foreign && !eastern => {
            let before = page.plain.get(..written.place.start).unwrap_or_default();
            let alone = form == Form::Bare
                && checked
                && !by_phone
                && (near || page.sounds(&["dk"]))
                && !before.ends_with(['-', '/', '_', '#']);
            (alone && !is_of_a_thing(page, &written.place))
                || ((here() || page.leans_to("dk")) && is_mentioned(page, &written.place))
        }
        _ => generic && !away,
    };
    if !enough {
        return 0.3;
    }
    let base = if matches!(form, Form::Dash | Form::SplitDash) { 0.72 } else { 0.65 };
    let evidence = [
        (checked, 0.1),
        (own, 0.2),
        (generic && !away, 0.12),
        (near, 0.12),
        (away && !own, -0.2),
        (foreign, -0.2),
        (other, -0.1),
        (doubtful, -0.25),
        // Danish phone numbers have eight digits, and none begins with a nought.
        (near && form == Form::Dash && by_phone && number[0] == 0, 0.1),
        // Danes say CPR; by the general word it is as likely the Swedish number that it is as well.
        (generic && !page.profile.is_in("dk") && luhn(&number), -0.1),
        (generic && is_swedish(number) && speaks_of(page, &written.place, Small::SWEDEN), -0.1),
    ];
    certainty(base + evidence.into_iter().filter(|(is, _)| *is).map(|(_, weight)| weight).sum::<f32>())
}

/// Whether a CPR number is spoken of in the text, and no thing right before these digits.
fn is_mentioned(page: &Page<'_>, number: &Range<usize>) -> bool {
    const FAR: usize = 240;
    page.has(DK, number.start.saturating_sub(FAR)..number.end + FAR) && !is_of_a_thing(page, number)
}

/// Whether a thing is spoken of right before these digits, or they are a sum or part of an address.
fn is_of_a_thing(page: &Page<'_>, number: &Range<usize>) -> bool {
    const NEAR: usize = 40;
    page.has(THING, number.start.saturating_sub(NEAR)..number.start) || is_a_sum_or_address(page, number)
}

/// Whether it is right as a Swedish number as well.
fn is_swedish(number: [u8; 10]) -> bool {
    let (year, month, day) = (pair(number[0], number[1]), pair(number[2], number[3]), pair(number[4], number[5]));
    let day = if day > 60 { day - 60 } else { day };
    luhn(&number) && [1900, 2000].iter().any(|century| is_date(century + year, month, day))
}

/// The century that the seventh digit tells.
fn century(number: [u8; 10]) -> u16 {
    match (number[6], pair(number[4], number[5])) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, ..=57) => 2000,
        _ => 1800,
    }
}

/// Whether the number begins with a day of the century that it tells.
pub(crate) fn is_dated(number: [u8; 10]) -> bool {
    let year = century(number) + pair(number[4], number[5]);
    is_date(year, pair(number[2], number[3]), pair(number[0], number[1]))
}

/// Modulus 11, as numbers were given out until 2007.
fn checks(number: [u8; 10]) -> bool {
    const WEIGHTS: [u16; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    let sum: u16 = number.iter().zip(WEIGHTS).map(|(digit, weight)| u16::from(*digit) * weight).sum();
    sum.is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::tests::{found, only};

    #[test]
    fn in_few_words_the_check_digit_tells() {
        for text in ["mvh Maja Ek\n150427-2392", "personligt nummer 120512-2391"] {
            assert_eq!(only("se_personnummer", text).len(), 1, "{text}");
        }
        assert_eq!(only("dk_cpr", "mit cpr 150427-2392"), ["150427-2392"]);
        assert_eq!(only("dk_cpr", "Jeg har ikke hørt noget fra jer siden maj, 150427-2392"), ["150427-2392"]);
    }

    #[test]
    fn danish_words_tell_what_is_swedish_as_well() {
        for text in
            ["Det gælder 150427-2392", "Jeg er 150427-2392", "min søn 150427-2392", "mit personnummer er 150427-2392"]
        {
            assert_eq!(only("dk_cpr", text), ["150427-2392"], "{text}");
        }
        assert_eq!(only("dk_cpr", "Det gäller 150427-2392"), [""; 0]);
        assert_eq!(only("dk_cpr", "Kan nogen hjælpe 280623-1460 med pas?"), ["280623-1460"]);
        assert_eq!(found("Mit nummer er 070298-2154"), [("dk_cpr", "070298-2154")]);
    }

    #[test]
    fn few_danish_words() {
        for text in [
            "Vedr.: 180308-9430",
            "hilsen Mette 180308-9430",
            "mit nummer er 280623-1460",
            "Jeg har ikke hørt noget fra jer siden maj, 130672 9647",
        ] {
            assert_eq!(only("dk_cpr", text).len(), 1, "{text}");
        }
        assert_eq!(only("dk_cpr", "mit ordrenummer er 280623-1460"), [""; 0]);
    }

    #[test]
    fn a_date_and_hours_are_no_number() {
        for text in ["CPR-kontoret har åbent 12.10.24, 10-14", "CPR-kontoret: den 12.10.24, 1014 kom"] {
            assert_eq!(only("dk_cpr", text), [""; 0], "{text}");
        }
        assert_eq!(only("dk_cpr", "mit cpr er 130672 og 9647"), ["130672 og 9647"]);
    }

    #[test]
    fn written_in_every_way() {
        assert_eq!(found("130672-9647"), [("dk_cpr", "130672-9647")]);
        for number in [
            "130672-9647",
            "130672 9647",
            "1306729647",
            "130672–9647",
            "13 06 72 - 9647",
            "13.06.72-9647",
            "13-06-72-9647",
            "13/06/72-9647",
            "130672.9647",
            "130672/9647",
            "13061972-9647",
            "13.06.1972-9647",
            "130672-\n9647",
            "13 06 72 96 47",
        ] {
            assert_eq!(only("dk_cpr", &format!("Mit CPR-nummer er {number}.")), [number]);
            assert_eq!(only("dk_cpr", &format!("{number} er mit cpr")), [number]);
        }
        for text in ["cpr:0101901234", "cpr0101901234", "CPR.nr.0101901234", "(cpr. 0101901234)", "0101901234 (cpr)"] {
            assert_eq!(only("dk_cpr", text), ["0101901234"], "{text}");
        }
    }

    #[test]
    fn a_bare_number_needs_a_cue() {
        assert_eq!(only("dk_cpr", "Fakturaen 1306729647 er ikke betalt"), [""; 0]);
        assert_eq!(only("dk_cpr", "111111-1111"), [""; 0]);
        assert_eq!(only("dk_cpr", "310225-0254 og 310225-02541"), [""; 0]);
        assert_eq!(only("dk_cpr", "Jeg ringede i går, og I sagde 1306729648 til mig"), [""; 0]);
        assert_eq!(only("dk_cpr", "Indkøbsordre PO-1306729647 blev sendt til skolen i august"), [""; 0]);
        assert_eq!(only("dk_cpr", "Mitt personnummer är 150916-0006 och jag väntar"), [""; 0]);
    }

    #[test]
    fn a_bare_number_that_checks_needs_no_cue_in_danish() {
        for number in ["1306729647", "1306\u{200b}729647", "１３０６７２９６４７"] {
            let text = format!("Jeg har ventet på svar om boligstøtte siden påske. {number}");
            assert_eq!(only("dk_cpr", &text), [number]);
        }
    }

    #[test]
    fn the_seventh_digit_tells_the_century() {
        // 29 February exists in 2000 and 2004, not in 1900.
        assert!(is_dated([2, 9, 0, 2, 0, 0, 5, 0, 0, 0]) && is_dated([2, 9, 0, 2, 0, 4, 4, 0, 0, 0]));
        assert!(!is_dated([2, 9, 0, 2, 0, 0, 0, 0, 0, 0]));
    }

    #[test]
    fn language_or_cue_decides_between_two_countries() {
        // Valid in both: 12 December 1912, and Luhn.
        assert_eq!(found("121212-1212"), [("se_personnummer", "121212-1212")]);
        assert_eq!(only("dk_cpr", "Jeg har ikke fået noget svar, 121212-1212"), ["121212-1212"]);
        assert_eq!(only("dk_cpr", "cpr 121212-1212"), ["121212-1212"]);
        assert_eq!(only("se_personnummer", "cpr 121212-1212"), [""; 0]);
    }
}
