//! Bankgiro number: where a Swedish firm or association is paid. Seven or eight
//! digits, `NNN-NNNC` or `NNNN-NNNC`, with a Luhn check digit and its word.

use std::ops::Range;

use crate::announced::{ANNOUNCERS, BANKGIRO, PLUSGIRO, announced, measures};
use crate::detector::Detector;
use crate::finding::Finding;
use crate::lexicon::Sense;
use crate::number::luhn;
use crate::page::Page;
use crate::written::{Form, Written};

/// Finds `bankgiro`.
pub struct Bankgiro;

impl Detector for Bankgiro {
    fn kinds(&self) -> &'static [&'static str] {
        &["bankgiro"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["bankgiro-checksum"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        7
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for written in Written::all(page, &[7, 8]) {
            let digits = written.digits();
            let form = written.form(digits.len() - 4, &[]);
            let formed = matches!(form, Form::Bare | Form::Dash | Form::Apart) && digits.first() != Some(&0);
            let sum = measures(page, written.place.end);
            if !formed || sum || !luhn(digits) || !written.stands_alone(page) {
                continue;
            }
            let told = announced(page, &written.place).map(|told| told.sense);
            // "Bg/pg 5050-1055": of the two, only this has four digits after its dash.
            let either = told == Some(PLUSGIRO) && form == Form::Dash && is_near(page, BANKGIRO, &written.place);
            if told == Some(BANKGIRO) || either {
                findings.push(Finding::new("bankgiro", written.place, 0.98, "bankgiro-checksum"));
            }
        }
    }
}

/// Whether something that is often named in one breath with a number is spoken
/// of right before it: the other of the two giros.
pub(crate) fn is_near(page: &Page<'_>, other: Sense, number: &Range<usize>) -> bool {
    const NEAR: usize = 40;
    page.has(other, number.start.saturating_sub(NEAR)..number.start)
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only, read};

    #[test]
    fn by_its_word() {
        for number in ["5050-1055", "50501055", "5050 1055", "991-2346", "9912346", "5050–1055"] {
            for text in [
                format!("Betala till bankgiro {number}."),
                format!("BG: {number}"),
                format!("bg {number}, tack"),
                format!("Bankgironumret är {number}"),
                format!("bankgiro: {number}, OCR 1234567897"),
                format!("{number} (bankgiro)"),
            ] {
                assert_eq!(found(&text), [("bankgiro", number)], "{text}");
                assert_eq!(read(&text).findings[0].ground, None);
            }
        }
        assert_eq!(only("bankgiro", "Bankgiro 5050-1055 eller 991-2346"), ["5050-1055", "991-2346"]);
    }

    #[test]
    fn not_without_it() {
        for text in
            ["5050-1055", "bankgiro 5050-1056", "Rum 5050-1055", "bg 2024-2025", "bankgiro 15050-1055", "tel 5050-1055"]
        {
            assert_eq!(only("bankgiro", text), [""; 0], "{text}");
        }
    }
}
