//! Norwegian birth number (*fødselsnummer*), with D-, H- and synthetic numbers.
//!
//! `DDMMYYNNNKK`; NNN tells the century, the two K are check digits modulus 11
//! (Skatteetaten). From 2032 the first of them may leave a remainder of 0 to 3
//! instead of 0, for numbers given out from then on; both are read. A D-number
//! has 40 added to the day, an H-number 40 to the month; synthetic ones 80 or 65.

use crate::announced::{ACCOUNT, ANNOUNCERS, Announced, NO, announced, of_a_person, of_another};
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::Sense;
use crate::number::{is_date, pair};
use crate::page::Page;
use crate::se_personnummer::is_a_sum_or_address;
use crate::written::{Form, Joint, Written};

/// Finds `no_fodselsnummer`.
pub struct NoFodselsnummer;

impl Detector for NoFodselsnummer {
    fn kinds(&self) -> &'static [&'static str] {
        &["no_fodselsnummer"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["fodselsnummer-checksum", "fodselsnummer-new-rule"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        11
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for written in Written::all(page, &[11, 13]) {
            let Some(number) = eleven(&written).and_then(Number::of) else { continue };
            if !written.stands_alone(page) {
                continue;
            }
            let score = score(page, &written, number);
            let reason = if number.remainder == 0 { "fodselsnummer-checksum" } else { "fodselsnummer-new-rule" };
            findings.push(Finding::new("no_fodselsnummer", written.place, score, reason).with_ground(PERSONAL_DATA));
        }
    }
}

/// The eleven digits of the number, with or without the century in its year.
fn eleven(written: &Written) -> Option<[u8; 11]> {
    let digits = written.digits();
    if digits.len() == 11 {
        return written.last();
    }
    let century = matches!(digits.get(4..6)?, [1, 9] | [2, 0]);
    let eleven = [digits.get(..4)?, digits.get(6..)?].concat();
    <[u8; 11]>::try_from(eleven).ok().filter(|_| century)
}

/// A number that checks out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    /// Of the first check digit: 0, or up to 3 by the rule of 2032.
    remainder: u16,
    /// The serial is one of the century that the year can have.
    of_its_century: bool,
    /// Nothing is added to day or month.
    ordinary: bool,
}

impl Number {
    fn of(digits: [u8; 11]) -> Option<Self> {
        const FIRST: [u16; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
        const SECOND: [u16; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let remainder = modulus(&digits, &FIRST);
        if remainder > 3 || modulus(&digits, &SECOND) != 0 {
            return None;
        }
        let [day, month, year] = [0, 2, 4].map(|at| pair(digits[at], digits[at + 1]));
        let serial = pair(digits[6], digits[7]) * 10 + u16::from(digits[8]);
        let century = match (serial, year) {
            (0..=499, _) | (900.., 40..) => Some(1900),
            (500..=749, 54..) => Some(1800),
            (500.., ..=39) => Some(2000),
            _ => None,
        };
        let plain_day = if (41..=71).contains(&day) { day - 40 } else { day };
        let plain_month = match month {
            81..=92 => month - 80,
            66..=77 => month - 65,
            41..=52 => month - 40,
            _ => month,
        };
        is_date(century.unwrap_or(2000) + year, plain_month, plain_day).then_some(Self {
            remainder,
            of_its_century: century.is_some(),
            ordinary: (plain_day, plain_month) == (day, month),
        })
    }
}

/// The remainder of the weighted digits by eleven.
fn modulus(digits: &[u8], weights: &[u16]) -> u16 {
    digits.iter().zip(weights).map(|(digit, weight)| u16::from(*digit) * weight).sum::<u16>() % 11
}

/// How certain it is that these digits are meant as the number; below a half if
/// that is for others to say.
fn score(page: &Page<'_>, written: &Written, number: Number) -> f32 {
    let date = written.digits().len() - 5;
    let form = match written.form(date, &[2, 4, date + 3]) {
        // `1234.56.78901` is how accounts are written.
        _ if written.joint(4) != Joint::None && written.joint(2) == Joint::None => Form::Scattered,
        form => form,
    };
    let told = announced(page, &written.place);
    let own = told.is_some_and(|told| told.sense == NO);
    let generic = told.is_some_and(Announced::is_generic);
    let foreign = of_a_person(told) && !own && !generic;
    // Account numbers have eleven digits too, and the same last check digit.
    let account = told.is_some_and(|told| told.sense == ACCOUNT);
    let other = of_another(told);
    let (near, away) = (page.leans_to("no") || page.sounds(&["no", "dk"]), page.leans_away_from("no"));
    let checked = number.remainder == 0 && number.of_its_century;
    let likely = checked && (number.ordinary || !away);
    let enough = match form {
        _ if own => true,
        Form::Scattered | Form::Plus => false,
        _ if generic => true,
        Form::Bare => !other && (likely || near) && !is_a_sum_or_address(page, &written.place),
        Form::Split | Form::SplitDash => !other && (near || checked && number.ordinary),
        _ => !account && (likely || (near && !other)),
    };
    if !enough {
        return 0.3;
    }
    let base = match (checked, number.ordinary) {
        (true, true) => 0.9,
        (true, false) => 0.82,
        _ => 0.7,
    };
    let evidence = [(own, 0.15), (generic, 0.08), (near, 0.05), (away && !own, -0.1), (foreign || other, -0.15)];
    certainty(base + evidence.into_iter().filter(|(is, _)| *is).map(|(_, weight)| weight).sum::<f32>())
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only};

    #[test]
    fn every_sort_of_number() {
        for number in [
            "13097248022", // ordinary
            "29020075838", // leap day
            "53097248016", // D-number
            "13527248013", // H-number
            "10915596784", // synthetic
            "68467038838", // D and H
            "50846202355", // D and synthetic
        ] {
            assert_eq!(found(number), [("no_fodselsnummer", number)]);
            let spaced = format!("{} {}", &number[..6], &number[6..]);
            assert_eq!(only("no_fodselsnummer", &format!("Jeg er født {spaced}, hva må jeg gjøre nå?")), [spaced]);
        }
    }

    #[test]
    fn written_in_every_way() {
        for number in
            ["130972 48022", "130972-48022", "13.09.72 48022", "13 09 72 48022", "130972 480 22", "13097248022"]
        {
            assert_eq!(only("no_fodselsnummer", &format!("fødselsnummeret mitt er {number}.")), [number]);
        }
        assert_eq!(only("no_fodselsnummer", "36 og 13097248022"), ["13097248022"]);
        assert_eq!(only("no_fodselsnummer", "36 13097248022"), ["13097248022"]);
        assert_eq!(only("no_fodselsnummer", "fnr13097248022"), ["13097248022"]);
    }

    #[test]
    fn the_rule_of_2032() {
        for number in ["30108299939", "02013299997"] {
            assert_eq!(only("no_fodselsnummer", &format!("Fødselsnummer: {number}")), [number]);
        }
        for number in ["02013299987", "02013299996"] {
            assert_eq!(only("no_fodselsnummer", &format!("Fødselsnummer: {number}")), [""; 0]);
        }
    }

    #[test]
    fn wrong_dates_and_check_digits() {
        for number in ["29020112345", "13097248032", "13097248023", "32127248022", "13137248022", "130972480220"] {
            assert_eq!(only("no_fodselsnummer", &format!("mitt fødselsnummer er {number}")), [""; 0], "{number}");
        }
    }

    #[test]
    fn eleven_digits_may_be_anything() {
        for text in [
            "Betal til kontonummer 13097248022",
            "Kontonr. 1309 72 48022",
            "1309.72.48022",
            "KID 13097248022",
            "ordrenummeret er 13097248022",
            "+13097248022",
            "Sporingsnummer 13097248022",
        ] {
            assert_eq!(only("no_fodselsnummer", text), [""; 0], "{text}");
        }
    }
}
