//! Bank account number of international form (ISO 13616, *IBAN*): a country's
//! letters, two check digits modulus 97, and as many characters as the country
//! has, not one of the next word.

use std::ops::Range;

use crate::announced::ANNOUNCERS;
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA};
use crate::lexicon::{Sense, goes_on_after, goes_on_before};
use crate::page::Page;

/// Finds `iban`.
pub struct Iban;

/// How long a country's numbers are (SWIFT, IBAN registry, release 99).
const LENGTHS: [(&[u8; 2], usize); 84] = [
    (b"AD", 24),
    (b"AE", 23),
    (b"AL", 28),
    (b"AT", 20),
    (b"AZ", 28),
    (b"BA", 20),
    (b"BE", 16),
    (b"BG", 22),
    (b"BH", 22),
    (b"BI", 27),
    (b"BR", 29),
    (b"BY", 28),
    (b"CH", 21),
    (b"CR", 22),
    (b"CY", 28),
    (b"CZ", 24),
    (b"DE", 22),
    (b"DJ", 27),
    (b"DK", 18),
    (b"DO", 28),
    (b"EE", 20),
    (b"EG", 29),
    (b"ES", 24),
    (b"FI", 18),
    (b"FK", 18),
    (b"FO", 18),
    (b"FR", 27),
    (b"GB", 22),
    (b"GE", 22),
    (b"GI", 23),
    (b"GL", 18),
    (b"GR", 27),
    (b"GT", 28),
    (b"HR", 21),
    (b"HU", 28),
    (b"IE", 22),
    (b"IL", 23),
    (b"IQ", 23),
    (b"IS", 26),
    (b"IT", 27),
    (b"JO", 30),
    (b"KW", 30),
    (b"KZ", 20),
    (b"LB", 28),
    (b"LC", 32),
    (b"LI", 21),
    (b"LT", 20),
    (b"LU", 20),
    (b"LV", 21),
    (b"LY", 25),
    (b"MC", 27),
    (b"MD", 24),
    (b"ME", 22),
    (b"MK", 19),
    (b"MN", 20),
    (b"MR", 27),
    (b"MT", 31),
    (b"MU", 30),
    (b"NI", 28),
    (b"NL", 18),
    (b"NO", 15),
    (b"OM", 23),
    (b"PK", 24),
    (b"PL", 28),
    (b"PS", 29),
    (b"PT", 25),
    (b"QA", 29),
    (b"RO", 24),
    (b"RS", 22),
    (b"RU", 33),
    (b"SA", 24),
    (b"SC", 31),
    (b"SD", 18),
    (b"SE", 24),
    (b"SI", 19),
    (b"SK", 24),
    (b"SM", 27),
    (b"SO", 23),
    (b"ST", 25),
    (b"SV", 28),
    (b"TL", 23),
    (b"TN", 24),
    (b"TR", 26),
    (b"UA", 29),
];

/// Countries whose numbers have the same form but stand apart in the registry.
const FURTHER: [(&[u8; 2], usize); 3] = [(b"VA", 22), (b"VG", 24), (b"XK", 20)];

impl Detector for Iban {
    fn kinds(&self) -> &'static [&'static str] {
        &["iban"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["iban-checksum"]
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
        for run in page.runs {
            if let Some(place) = number(page.plain, run) {
                findings.push(Finding::new("iban", place, 0.99, "iban-checksum").with_ground(PERSONAL_DATA));
            }
        }
    }
}

/// The number whose check digits begin this run.
fn number(plain: &str, run: &Range<usize>) -> Option<Range<usize>> {
    let bytes = plain.as_bytes();
    let spaced = run.start.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b' ');
    let end = run.start - usize::from(spaced);
    let start = end.checked_sub(2)?;
    let country = [bytes.get(start)?.to_ascii_uppercase(), bytes.get(start + 1)?.to_ascii_uppercase()];
    let (_, length) = LENGTHS.iter().chain(&FURTHER).find(|(code, _)| **code == country)?;
    let mut written = Vec::with_capacity(*length);
    written.extend(country);
    let mut at = run.start;
    while written.len() < *length {
        let byte = *bytes.get(at)?;
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => written.push(byte.to_ascii_uppercase()),
            b'\n' | b'\r' => {}
            b' ' | b'-' | b'.' if bytes.get(at - 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'\n') => {}
            _ => return None,
        }
        at += 1;
    }
    let alone = !goes_on_before(plain, start) && !goes_on_after(plain, at);
    (alone && checks(&written)).then_some(start..at)
}

/// Country and check digits go last, letters count from 10, and one is left.
fn checks(written: &[u8]) -> bool {
    let (head, tail) = written.split_at(written.len().min(4));
    let left = tail.iter().chain(head).fold(0_u32, |left, byte| match byte {
        b'0'..=b'9' => (left * 10 + u32::from(byte - b'0')) % 97,
        letter => (left * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    left == 1
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only};

    #[test]
    fn the_examples_of_the_registry() {
        for number in [
            "SE45 5000 0000 0583 9825 7466",
            "SE4550000000058398257466",
            "se45 5000 0000 0583 9825 7466",
            "SE45-5000-0000-0583-9825-7466",
            "SE 45 5000 0000 0583 9825 7466",
            "DK50 0040 0440 1162 43",
            "DK5000400440116243",
            "NO93 8601 1117 947",
            "NO9386011117947",
            "FI21 1234 5600 0007 85",
            "DE89 3704 0044 0532 0130 00",
            "GB29 NWBK 6016 1331 9268 19",
            "NL91ABNA0417164300",
            "PL61 1090 1014 0000 0712 1981 2874",
            "TR33 0006 1005 1978 6457 8413 26",
            "SE45\u{a0}5000\u{a0}0000\u{a0}0583\u{a0}9825\u{a0}7466",
        ] {
            for text in [number.to_owned(), format!("Mitt konto: {number}."), format!("{number} OCH INGET ANNAT")] {
                assert_eq!(found(&text), [("iban", number)], "{text}");
            }
        }
    }

    #[test]
    fn wrong_ones() {
        for text in [
            "SE46 5000 0000 0583 9825 7466",
            "SE45 5000 0000 0583 9825 746",
            "SE45 5000 0000 0583 9825 74661",
            "ASE45 5000 0000 0583 9825 7466",
            "XX45 5000 0000 0583 9825 7466",
            "SE45, 5000 0000 0583 9825 7466",
            "NO 10 timer",
        ] {
            assert_eq!(only("iban", text), [""; 0], "{text}");
        }
    }
}
