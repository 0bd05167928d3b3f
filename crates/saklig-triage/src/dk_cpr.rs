//! Danish personal number (*CPR-nummer*, *personnummer*).
//!
//! `DDMMYY-NNNN`; the seventh digit tells the century together with the year
//! (CPR-kontoret, "Personnummeret i CPR"). Numbers without a valid modulus-11
//! check have been given out since 2007: the check adds certainty, its absence
//! rejects nothing.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::Sense;
use crate::number::{digits, is_date, pair};
use crate::page::Page;

/// Words that announce a Danish personal number.
pub const CUE: Sense = Sense("dk_cpr");

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
        &[CUE]
    }

    fn claims(&self) -> bool {
        true
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for run in 0..page.runs.len() {
            let Some((place, dash)) = written(page, run) else { continue };
            let Some(number) = page.plain.get(place.clone()).and_then(|text| digits::<10>(&[text])) else { continue };
            if !is_dated(number) || !page.stands_alone(&place) {
                continue;
            }
            let checked = checks(number);
            if let Some(score) = score(page, &place, dash, checked) {
                let reason = if checked { "cpr-checksum" } else { "cpr-date" };
                findings.push(Finding::new("dk_cpr", place, score, reason).with_ground(PERSONAL_DATA));
            }
        }
    }
}

/// Ten digits in a form of the number, and whether a dash is in it.
fn written(page: &Page<'_>, run: usize) -> Option<(Range<usize>, bool)> {
    let first = page.runs.get(run)?;
    if first.len() == 10 {
        return Some((first.clone(), false));
    }
    let second = page.runs.get(run + 1)?;
    let dash = match page.joint(run)? {
        "-" | " - " | "- " | " -" => true,
        " " => false,
        _ => return None,
    };
    (first.len() == 6 && second.len() == 4).then_some((first.start..second.end, dash))
}

/// How certain it is that these digits are meant as the number, or nothing.
fn score(page: &Page<'_>, place: &Range<usize>, dash: bool, checked: bool) -> Option<f32> {
    let cued = page.cued(CUE, place);
    let near = page.leans_to("dk");
    // One in 27 of all ten digits have a date in them.
    if !cued && (!dash || (!checked && page.leans_away_from("dk"))) {
        return None;
    }
    let base = if dash { 0.72 } else { 0.65 };
    let evidence = [(checked, 0.1), (cued, 0.15), (near, 0.12)];
    let sum: f32 = evidence.into_iter().filter(|(is, _)| *is).map(|(_, weight)| weight).sum();
    Some(certainty(base + sum - if page.leans_away_from("dk") { 0.2 } else { 0.0 }))
}

/// Whether the number begins with a day of the century that it tells.
fn is_dated(number: [u8; 10]) -> bool {
    let year = pair(number[4], number[5]);
    let century = match (number[6], year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, ..=57) => 2000,
        _ => 1800,
    };
    is_date(century + year, pair(number[2], number[3]), pair(number[0], number[1]))
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
    fn written_in_every_way() {
        assert_eq!(found("130672-9647"), [("dk_cpr", "130672-9647")]);
        for number in ["130672-9647", "130672 9647", "1306729647", "130672–9647"] {
            assert_eq!(only("dk_cpr", &format!("Mit CPR-nummer er {number}.")), [number]);
            assert_eq!(only("dk_cpr", &format!("{number} er mit cpr")), [number]);
        }
    }

    #[test]
    fn a_bare_number_needs_a_cue() {
        assert_eq!(only("dk_cpr", "Fakturaen 1306729647 er ikke betalt"), [""; 0]);
        assert_eq!(only("dk_cpr", "310225-0254 og 310225-02541"), [""; 0]);
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
