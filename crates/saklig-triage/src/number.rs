//! Numbers: runs of digits, check digits and the calendar.

use std::ops::Range;

/// Every run of the digits 0-9, in order.
#[must_use]
pub fn runs(plain: &str) -> Vec<Range<usize>> {
    let bytes = plain.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(skip) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + skip;
        let length = bytes[start..].iter().position(|b| !b.is_ascii_digit()).unwrap_or(bytes.len() - start);
        at = start + length;
        runs.push(start..at);
    }
    runs
}

/// How many digits the longest number has, of groups with at most three bytes
/// between them, none of which is a letter.
#[must_use]
pub fn longest(bytes: &[u8]) -> usize {
    let (mut longest, mut digits, mut gap) = (0, 0, 0);
    let first = bytes.iter().position(u8::is_ascii_digit).unwrap_or(bytes.len());
    for byte in &bytes[first..] {
        if byte.is_ascii_digit() {
            digits += 1;
            gap = 0;
            longest = longest.max(digits);
        } else {
            gap += 1;
            if gap > 3 || byte.is_ascii_alphabetic() {
                digits = 0;
            }
        }
    }
    longest
}

/// The digits of some text as values, if there are exactly as many.
#[must_use]
pub fn digits<const N: usize>(parts: &[&str]) -> Option<[u8; N]> {
    let mut values = [0; N];
    let mut digits = parts.iter().flat_map(|part| part.bytes()).filter(u8::is_ascii_digit);
    for value in &mut values {
        *value = digits.next()? - b'0';
    }
    digits.next().is_none().then_some(values)
}

/// Two digits as a number.
#[must_use]
pub fn pair(tens: u8, ones: u8) -> u16 {
    u16::from(tens) * 10 + u16::from(ones)
}

/// Whether the last digit is the Luhn check digit of the ones before it
/// (ISO/IEC 7812-1, annex B).
#[must_use]
pub fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match u32::from(*digit) {
            digit if place % 2 == 0 => digit,
            digit if digit > 4 => digit * 2 - 9,
            digit => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether the Gregorian calendar has this day.
#[must_use]
pub fn is_date(year: u16, month: u16, day: u16) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_maximal() {
        assert_eq!(runs("a12-3456å7"), [1..3, 4..8, 10..11]);
        assert_eq!(runs("å"), []);
    }

    #[test]
    fn groups_of_one_number_count_together() {
        assert_eq!(longest("kl 08.30, 070-174 06 15".as_bytes()), 14);
        assert_eq!(longest(b"1 234 kr till 1 500 kr"), 4);
        assert_eq!(longest(b"a1b2"), 1);
    }

    #[test]
    fn luhn_as_in_the_standard() {
        assert!(luhn(&[1, 2, 1, 2, 1, 2, 1, 2, 1, 2]));
        assert!(!luhn(&[1, 2, 1, 2, 1, 2, 1, 2, 1, 3]));
    }

    #[test]
    fn leap_days() {
        assert!(is_date(2000, 2, 29) && is_date(2024, 2, 29));
        assert!(!is_date(1900, 2, 29) && !is_date(2023, 2, 29) && !is_date(2023, 0, 1) && !is_date(2023, 4, 31));
    }
}
