//! Plusgiro number: where a Swedish association or person is paid. Two to eight
//! digits, written in pairs before `-C`, with a Luhn check digit.

use crate::announced::{ANNOUNCERS, Announced, BANKGIRO, PLUSGIRO, announced, measures};
use crate::bankgiro::is_near;
use crate::detector::Detector;
use crate::finding::Finding;
use crate::lexicon::Sense;
use crate::number::luhn;
use crate::page::Page;
use crate::written::{Joint, Written};

/// Finds `plusgiro`.
pub struct Plusgiro;

impl Detector for Plusgiro {
    fn kinds(&self) -> &'static [&'static str] {
        &["plusgiro"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["plusgiro-checksum"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        2
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for written in Written::all(page, &[2, 3, 4, 5, 6, 7, 8]) {
            let digits = written.digits();
            let Some(form) = form(&written).filter(|_| !goes_on(page, &written)) else { continue };
            if !luhn(digits) || measures(page, written.place.end) || !written.stands_alone(page) {
                continue;
            }
            // Without its word anything would do; few texts have it, or the form.
            if !page.leans_to("se") && !page.hits.iter().any(|hit| [PLUSGIRO, BANKGIRO].contains(&hit.sense)) {
                return;
            }
            let told = announced(page, &written.place);
            let own = |told: Announced| match told.sense {
                PLUSGIRO => match digits.len() {
                    2 => written.joint(1) == Joint::Dash,
                    3 | 4 => told.direct || written.joint(digits.len() - 1) == Joint::Dash,
                    _ => true,
                },
                // "90-konto 90 20 03-3": of the two, only plusgiro numbers have pairs.
                BANKGIRO => {
                    let dashed = written.joint(digits.len() - 1) == Joint::Dash;
                    let either = dashed && is_near(page, PLUSGIRO, &written.place);
                    (form == Pairs::All || either) && digits.len() > 4
                }
                _ => false,
            };
            if told.is_some_and(own) {
                findings.push(Finding::new("plusgiro", written.place, 0.97, "plusgiro-checksum"));
            } else if told.is_none() && form == Pairs::All && digits.len() >= 7 && page.leans_to("se") {
                findings.push(Finding::new("plusgiro", written.place, 0.75, "plusgiro-checksum"));
            }
        }
    }
}

/// Whether it has no dash, and another group follows: "28 65" of "28 65 43-4".
fn goes_on(page: &Page<'_>, written: &Written) -> bool {
    let last = written.digits().len() - 1;
    let tail = page.plain.as_bytes().get(written.place.end..).unwrap_or_default();
    written.joint(last) != Joint::Dash && matches!(tail, [b' ', b'0'..=b'9', ..])
}

#[derive(PartialEq, Eq)]
enum Pairs {
    /// In pairs, with a dash before the last digit.
    All,
    /// Together, or in another way.
    Some,
}

/// How it is written, if a plusgiro number may be.
fn form(written: &Written) -> Option<Pairs> {
    let count = written.digits().len();
    let dashed = written.joint(count - 1) == Joint::Dash;
    let mut paired = dashed;
    for cut in written.cuts() {
        match written.joint(cut) {
            Joint::Dash if cut == count - 1 => {}
            Joint::Space if (count - 1 - cut).is_multiple_of(2) => {}
            Joint::Space => paired = false,
            _ => return None,
        }
    }
    // So short a number is told by nothing but its dash.
    if count == 2 && !dashed {
        return None;
    }
    let pairs = written.cuts().filter(|cut| written.joint(*cut) == Joint::Space).count();
    Some(if paired && pairs == (count - 2) / 2 { Pairs::All } else { Pairs::Some })
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only};

    #[test]
    fn by_its_word() {
        for number in ["28 65 43-4", "286543-4", "2865434", "90 20 03-3", "902003-3", "4 12 34-7"] {
            for text in [
                format!("Plusgiro: {number}"),
                format!("Sätt in pengarna på plusgiro {number}."),
                format!("pg {number}"),
                format!("PG-nr {number} tack"),
                format!("{number} är vårt plusgiro"),
            ] {
                let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
                let expected = if crate::number::luhn(&digits) { vec![("plusgiro", number)] } else { vec![] };
                assert_eq!(found(&text), expected, "{text}");
            }
        }
    }

    #[test]
    fn by_its_form() {
        assert_eq!(only("plusgiro", "Du kan också sätta in pengar på 28 65 43-4 om du vill"), ["28 65 43-4"]);
    }

    #[test]
    fn not_by_itself() {
        for text in ["286543-4", "28 65 43-4", "plusgiro 28 65 43-5", "Vi vann med 21-18", "pg 2024", "rum 2865434"] {
            assert_eq!(only("plusgiro", text), [""; 0], "{text}");
        }
    }
}
