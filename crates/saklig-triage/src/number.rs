//! Numbers: runs of digits, check digits and the calendar.

use std::ops::Range;

/// Every run of the digits 0-9, in order.
#[must_use]
pub fn runs(plain: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    stretches(plain.as_bytes(), |b| b.is_ascii_digit(), |run| runs.push(run));
    runs
}

/// Tells every stretch of bytes that are like this, in order. A space is not.
pub(crate) fn stretches(bytes: &[u8], is: impl Fn(u8) -> bool, mut tell: impl FnMut(Range<usize>)) {
    let (mut start, mut within) = (0, false);
    // The last block is filled up, so that the last stretch ends in it.
    let (blocks, rest) = bytes.as_chunks::<64>();
    let mut last = [b' '; 64];
    last[..rest.len()].copy_from_slice(rest);
    for (number, block) in blocks.iter().chain([&last]).enumerate() {
        let like = places(block, &is);
        let mut turns = like ^ (like << 1 | u64::from(within));
        while turns != 0 {
            let at = number * 64 + turns.trailing_zeros() as usize;
            turns &= turns - 1;
            if within {
                tell(start..at);
            }
            (start, within) = (at, !within);
        }
    }
}

/// Where bytes are like this among 64, a bit for each.
pub(crate) fn places(block: &[u8; 64], is: impl Fn(u8) -> bool) -> u64 {
    let marked = block.map(|byte| u8::from(is(byte)));
    // The factor brings the lowest bit of each of eight bytes into the last one.
    let gathered = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    marked.as_chunks::<8>().0.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(eight))
}

/// How many digits the longest number has, of runs with at most three bytes
/// between them, none of which is a letter.
#[must_use]
pub fn longest(plain: &str, runs: &[Range<usize>]) -> usize {
    let (mut longest, mut digits, mut end) = (0, 0, 0);
    for run in runs {
        let gap = plain.as_bytes().get(end..run.start).unwrap_or_default();
        if gap.len() > 3 || gap.iter().any(u8::is_ascii_alphabetic) {
            digits = 0;
        }
        digits += run.len();
        (longest, end) = (longest.max(digits), run.end);
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
        let long = format!("{}12345678{}9", "a".repeat(60), "1".repeat(60).replace('1', "å"));
        assert_eq!(runs(&long), [60..68, 188..189]);
        assert_eq!(runs(&format!("{}-1", "1".repeat(128))), [0..128, 129..130]);
    }

    #[test]
    fn groups_of_one_number_count_together() {
        let longest = |plain: &str| longest(plain, &runs(plain));
        assert_eq!(longest("kl 08.30, 070-174 06 15"), 14);
        assert_eq!(longest("1 234 kr till 1 500 kr"), 4);
        assert_eq!(longest("a1b2"), 1);
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
