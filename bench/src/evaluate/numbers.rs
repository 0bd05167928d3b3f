//! Numbers with right check digits and random serials, and the forms in which
//! people write them.

use crate::comments::Numbers;

/// A number of this kind with a random date and serial, in its barest form; for
/// kinds that have no numbers of their own, nothing.
pub fn random(kind: &str, numbers: &mut Numbers) -> Option<String> {
    Some(match kind {
        "se_personnummer" => swedish(numbers, 0),
        "se_samordningsnummer" => swedish(numbers, 60),
        "se_orgnummer" => organisation(numbers),
        "dk_cpr" => danish(numbers),
        "no_fodselsnummer" => norwegian(numbers),
        "fi_hetu" => finnish(numbers),
        "bankgiro" => {
            let length = if numbers.below(2) == 0 { 6 } else { 7 };
            with_luhn(&first_not_zero(numbers, length))
        }
        "plusgiro" => {
            let length = 4 + numbers.below(4) as usize;
            with_luhn(&first_not_zero(numbers, length))
        }
        "case_number" => {
            format!("{:02}-{:06}", 20 + numbers.below(70), numbers.below(1_000_000))
        }
        _ => return None,
    })
}

/// A day from 1930 to 2025 as year, month and day.
fn day(numbers: &mut Numbers) -> (u64, u64, u64) {
    (1930 + numbers.below(96), 1 + numbers.below(12), 1 + numbers.below(28))
}

fn swedish(numbers: &mut Numbers, later: u64) -> String {
    let (year, month, day) = day(numbers);
    let serial = 1 + numbers.below(999);
    let ten = with_luhn(&format!("{:02}{month:02}{:02}{serial:03}", year % 100, day + later));
    format!("{}{ten}", year / 100)
}

fn organisation(numbers: &mut Numbers) -> String {
    // The first digit is the kind of body, the third at least 2, so that no
    // month can be read from it.
    let body = [2, 5, 5, 5, 7, 8, 9][numbers.below(7) as usize];
    let head = format!("{body}{}{}{:06}", numbers.below(10), 2 + numbers.below(8), numbers.below(1_000_000));
    with_luhn(&head)
}

fn danish(numbers: &mut Numbers) -> String {
    let (year, month, day) = day(numbers);
    // The seventh digit tells the century.
    let seventh = match year {
        2000..=2036 => 4 + numbers.below(6),
        1937..2000 => [0, 1, 2, 3, 4, 9][numbers.below(if year % 100 >= 37 { 6 } else { 4 }) as usize],
        _ => numbers.below(4),
    };
    format!("{day:02}{month:02}{:02}{seventh}{:03}", year % 100, numbers.below(1000))
}

fn norwegian(numbers: &mut Numbers) -> String {
    loop {
        let (year, month, day) = day(numbers);
        let individual = match year {
            2000.. => 500 + numbers.below(500),
            1940.. if numbers.below(4) == 0 => 900 + numbers.below(100),
            _ => numbers.below(500),
        };
        // D-number, H-number, synthetic number, or none of these.
        let (later_day, later_month) = [(0, 0), (0, 0), (0, 0), (40, 0), (0, 40), (0, 80)][numbers.below(6) as usize];
        let nine = format!("{:02}{:02}{:02}{individual:03}", day + later_day, month + later_month, year % 100);
        let first = mod_11(&nine, &[3, 7, 6, 1, 8, 9, 4, 5, 2]);
        let ten = format!("{nine}{first}");
        let second = mod_11(&ten, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
        if first < 10 && second < 10 {
            return format!("{ten}{second}");
        }
    }
}

fn mod_11(digits: &str, weights: &[u32]) -> u32 {
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    (11 - sum % 11) % 11
}

const HETU: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

fn finnish(numbers: &mut Numbers) -> String {
    let (year, month, day) = day(numbers);
    let mark =
        if year >= 2000 { b"AAABCDEF"[numbers.below(8) as usize] } else { b"----YXWVU"[numbers.below(9) as usize] };
    let serial = 2 + numbers.below(898);
    let whole: u64 = format!("{day:02}{month:02}{:02}{serial:03}", year % 100).parse().unwrap_or_default();
    let check = HETU[(whole % 31) as usize];
    format!("{day:02}{month:02}{:02}{}{serial:03}{}", year % 100, char::from(mark), char::from(check))
}

fn first_not_zero(numbers: &mut Numbers, length: usize) -> String {
    (0..length).map(|place| (if place == 0 { 1 + numbers.below(9) } else { numbers.below(10) }).to_string()).collect()
}

/// With the check digit of Luhn at its end.
pub fn with_luhn(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// The same number with its last sign wrong.
pub fn broken(number: &str, numbers: &mut Numbers) -> String {
    let mut number = number.to_owned();
    let Some(last) = number.pop() else { return number };
    let other = match last.to_digit(10) {
        Some(digit) => ((u64::from(digit) + 1 + numbers.below(9)) % 10).to_string(),
        None => if last == 'A' { "B" } else { "A" }.to_owned(),
    };
    number + &other
}

/// A number as somebody writes it: grouped in one of the ways of its kind.
pub fn grouped(kind: &str, number: &str, numbers: &mut Numbers) -> String {
    let pick = numbers.below(100);
    match kind {
        "se_personnummer" | "se_samordningsnummer" if number.len() == 12 => {
            let (date, serial) = number.split_at(8);
            let short = &date[2..];
            let old = date < "19261122";
            match pick {
                0..35 if old => format!("{short}+{serial}"),
                0..35 => format!("{short}-{serial}"),
                35..55 => format!("{date}-{serial}"),
                55..72 => number.to_owned(),
                72..84 if !old => format!("{short}{serial}"),
                84..92 if !old => format!("{short} {serial}"),
                92..96 => format!("{}-{}-{}-{serial}", &date[..4], &date[4..6], &date[6..]),
                _ => format!("{date} {serial}"),
            }
        }
        "se_orgnummer" => {
            let (head, tail) = number.split_at(6);
            if pick < 65 { format!("{head}-{tail}") } else { number.to_owned() }
        }
        "dk_cpr" => {
            let (date, serial) = number.split_at(6);
            match pick {
                0..60 => format!("{date}-{serial}"),
                60..80 => number.to_owned(),
                80..92 => format!("{date} {serial}"),
                _ => format!("{}.{}.{}-{serial}", &date[..2], &date[2..4], &date[4..]),
            }
        }
        "no_fodselsnummer" => {
            let (date, serial) = number.split_at(6);
            match pick {
                0..45 => number.to_owned(),
                45..85 => format!("{date} {serial}"),
                85..93 => format!("{date}-{serial}"),
                _ => format!("{date} {} {}", &serial[..3], &serial[3..]),
            }
        }
        "fi_hetu" if pick < 12 => number.to_lowercase(),
        "bankgiro" => {
            let head = number.len() - 4;
            if pick < 80 { format!("{}-{}", &number[..head], &number[head..]) } else { number.to_owned() }
        }
        "plusgiro" => {
            let (head, check) = number.split_at(number.len() - 1);
            if pick < 40 {
                return format!("{head}-{check}");
            }
            // Pairs from the right: "4 12 34 56-7".
            let mut pairs = Vec::new();
            let mut end = head.len();
            while end > 0 {
                pairs.push(&head[end.saturating_sub(2)..end]);
                end = end.saturating_sub(2);
            }
            pairs.reverse();
            format!("{}-{check}", pairs.join(" "))
        }
        _ => number.to_owned(),
    }
}

/// Whether a number in this form is told from any other number without a word
/// that says what it is: by its own separator and check digit, or because it has
/// so many digits that agree.
pub fn tells_itself(kind: &str, number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    match kind {
        "se_personnummer" | "se_samordningsnummer" => {
            number.contains(['-', '+']) || !number.contains(' ') && digits != 10
        }
        "se_orgnummer" | "dk_cpr" => number.contains('-'),
        "bankgiro" | "plusgiro" => false,
        _ => true,
    }
}

/// Whether these digits are, by their check digits or date, any of the numbers
/// that people have.
pub fn is_somebodys(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let ten = |ten: &[u32]| {
        let text: String = ten.iter().map(u32::to_string).collect();
        let date = |at: usize| ten[at] * 10 + ten[at + 1];
        let swedish = with_luhn(&text[..9]) == text && (day(date(4), date(2)) || (60..=91).contains(&date(4)));
        swedish || day(date(0), date(2)) || (with_luhn(&text[..9]) == text && date(2) >= 20)
    };
    match digits.len() {
        10 => ten(&digits),
        12 => ten(&digits[2..]),
        11 => {
            let text: String = digits[..9].iter().map(u32::to_string).collect();
            let first = mod_11(&text, &[3, 7, 6, 1, 8, 9, 4, 5, 2]);
            let second = mod_11(&format!("{text}{first}"), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
            first == digits[9] && second == digits[10]
        }
        _ => false,
    }
}

/// The ways of hiding a number, by name.
pub const DISGUISES: [&str; 6] = ["as it is", "full-width", "zero-width", "other dash", "other space", "line break"];

/// Hides a number in one of the ways, if it has what that needs.
pub fn disguised(number: &str, disguise: usize, numbers: &mut Numbers) -> Option<String> {
    const DASHES: [char; 9] = ['–', '—', '‐', '\u{2011}', '‒', '−', '﹣', '-', '\u{ad}'];
    const SPACES: [char; 5] = ['\u{a0}', '\u{202f}', '\u{2009}', '\u{3000}', '\u{2007}'];
    const UNSEEN: [char; 5] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];
    let pick = |signs: &[char], numbers: &mut Numbers| signs[numbers.below(signs.len() as u64) as usize];
    Some(match disguise {
        0 => number.to_owned(),
        1 => number.chars().map(|c| if c.is_ascii_digit() { wide(c) } else { c }).collect(),
        2 => {
            let mut hidden = String::new();
            for (place, c) in number.chars().enumerate() {
                if place > 0 && numbers.below(4) == 0 {
                    hidden.push(pick(&UNSEEN, numbers));
                }
                hidden.push(c);
            }
            hidden
        }
        3 if number.contains('-') => {
            // The last dash is a soft hyphen, which is seen only at a line's end.
            let dash = pick(&DASHES[..8], numbers);
            number.replace('-', dash.encode_utf8(&mut [0; 4]))
        }
        4 if number.contains(' ') => number.replace(' ', pick(&SPACES, numbers).encode_utf8(&mut [0; 4])),
        5 if number.contains('-') => number.replace('-', "-\n"),
        5 if number.contains(' ') => number.replacen(' ', "\n", 1),
        _ => return None,
    })
}

fn wide(digit: char) -> char {
    char::from_u32(u32::from(digit) - u32::from('0') + 0xff10).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digits_are_those_of_known_numbers() {
        assert_eq!(with_luhn("121212121"), "1212121212");
        // The examples of the authorities that issue them.
        assert_eq!(HETU[131_052_308 % 31], b'T');
        let nine = "130972480";
        let first = mod_11(nine, &[3, 7, 6, 1, 8, 9, 4, 5, 2]);
        assert_eq!((first, mod_11(&format!("{nine}{first}"), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])), (2, 2));
    }

    #[test]
    fn a_broken_number_differs_in_its_last_sign_only() {
        let mut numbers = Numbers(1);
        for _ in 0..100 {
            let broken = broken("8507099805", &mut numbers);
            assert!(broken.starts_with("850709980") && broken != "8507099805");
        }
    }

    #[test]
    fn a_number_of_somebody_is_known() {
        let mut numbers = Numbers(3);
        for kind in ["se_personnummer", "se_samordningsnummer", "se_orgnummer", "dk_cpr", "no_fodselsnummer"] {
            for _ in 0..50 {
                assert!(random(kind, &mut numbers).is_some_and(|number| is_somebodys(&number)), "{kind}");
            }
        }
        assert!(!is_somebodys("850709-9806") && !is_somebodys("12345"));
    }

    #[test]
    fn the_same_numbers_every_time() {
        let draw = || random("se_personnummer", &mut Numbers(7));
        assert_eq!(draw(), draw());
    }
}
