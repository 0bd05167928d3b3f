//! Swedish coordination number (*samordningsnummer*): a personal number for
//! people who are not registered, with 60 added to the day (lag 2022:1697).
//! Month 00 and day 60 are real, the birthday being unknown, and so are days that
//! the calendar has not: the official test numbers have 31 September.

use std::ops::RangeInclusive;

use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA};
use crate::page::Page;
use crate::se_personnummer::each;

/// The days of a month, with what is added to them.
const DAYS: RangeInclusive<u16> = 60..=91;

/// Finds `se_samordningsnummer`.
pub struct SeSamordningsnummer;

impl Detector for SeSamordningsnummer {
    fn kinds(&self) -> &'static [&'static str] {
        &["se_samordningsnummer"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["samordningsnummer-checksum"]
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        9
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        each(page, |number| {
            let (_, month, day) = number.date();
            if month <= 12 && DAYS.contains(&day) {
                let score = number.score(page);
                let finding = Finding::new("se_samordningsnummer", number.place, score, "samordningsnummer-checksum");
                findings.push(finding.with_ground(PERSONAL_DATA));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only};

    #[test]
    fn sixty_is_added_to_the_day() {
        for number in ["730288-9931", "19730288-9931", "7302889931", "197302889931"] {
            assert_eq!(found(number), [("se_samordningsnummer", number)]);
        }
    }

    #[test]
    fn unknown_months_and_days_are_real() {
        for number in ["19150072-2390", "20110991-2384", "140290-2397", "19160080-2399", "191711602399", "192304602390"]
        {
            assert_eq!(found(number), [("se_samordningsnummer", number)]);
        }
    }

    #[test]
    fn other_days_are_not() {
        for number in ["420566-9899", "721086-9924", "730292-9935"] {
            assert_eq!(only("se_samordningsnummer", number), [""; 0]);
        }
    }
}
