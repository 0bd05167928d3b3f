//! Finnish personal identity code (*henkilötunnus, hetu*).
//!
//! `DDMMYYcNNNT`: c tells the century, by `+` (1800s), `-` or from 2023 on
//! `Y X W V U` (1900s), `A` to `F` (2000s); T is a check character modulus 31
//! (Digi- ja väestötietovirasto; valtioneuvoston asetus 690/2022).

use std::ops::Range;

use crate::announced::{ANNOUNCERS, Announced, FI, announced, of_a_person, of_another, speaks_of};
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::Sense;
use crate::number::{is_date, pair};
use crate::page::Page;
use crate::small::Small;

/// Finds `fi_hetu`.
pub struct FiHetu;

impl Detector for FiHetu {
    fn kinds(&self) -> &'static [&'static str] {
        &["fi_hetu"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["hetu-checksum"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        9
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for run in 0..page.runs.len() {
            let Some(code) = Code::beginning(page, run) else { continue };
            if page.stands_alone(&code.place) {
                let score = code.score(page);
                findings.push(Finding::new("fi_hetu", code.place, score, "hetu-checksum").with_ground(PERSONAL_DATA));
            }
        }
    }
}

const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// A code whose date and check character are right.
struct Code {
    place: Range<usize>,
    /// The separator, or a space for what is none.
    separator: u8,
    /// Whether the check character is a letter.
    lettered: bool,
    /// Whether a letter of it is a small one.
    small: bool,
    /// The date has separators of its own.
    split: bool,
}

/// Whether words say that the end of the code follows: "131052, loppuosa 308T".
fn tells_the_rest(page: &Page<'_>, joint: &str) -> bool {
    joint.len() <= 20 && page.is_small(joint.trim_matches([' ', ',', ':', '(']), Small::CODE_REST)
}

impl Code {
    /// The code that begins with this run of digits.
    fn beginning(page: &Page<'_>, run: usize) -> Option<Self> {
        let first = page.runs.get(run)?;
        let mut split = match first.len() {
            6 => false,
            2 => {
                let joint = page.joint(run)?;
                let pairs = page.runs.get(run + 1..run + 3)?.iter().all(|run| run.len() == 2);
                if !pairs || !matches!(joint, "." | " " | "-" | "/") || page.joint(run + 1)? != joint {
                    return None;
                }
                true
            }
            _ => return None,
        };
        let last = if split { run + 2 } else { run };
        let serial = page.runs.get(last + 1)?;
        let bytes = page.plain.as_bytes();
        let (separator, mut small) = match page.joint(last)? {
            "-" | " - " | "- " | " -" | "-\n" => (b'-', false),
            "+" => (b'+', false),
            " " | "--" | "/" | "." | "_" | ":" | "(" | " (" | ", " | " / " => (b' ', false),
            joint if tells_the_rest(page, joint) => (b'-', false),
            // "131052-Y308T": the letter alone would do.
            joint if matches!(joint.as_bytes(), [b'-' | b'/', letter] if letter.is_ascii_alphabetic()) => {
                let letter = *joint.as_bytes().last()?;
                (letter.to_ascii_uppercase(), letter.is_ascii_lowercase())
            }
            joint => match joint.as_bytes() {
                [letter] => (letter.to_ascii_uppercase(), letter.is_ascii_lowercase()),
                [b' ', letter, b' '] | [letter, b' '] | [b' ', letter] => {
                    split = true;
                    (letter.to_ascii_uppercase(), letter.is_ascii_lowercase())
                }
                _ => return None,
            },
        };
        let year = match separator {
            b'+' => 1800,
            b'-' | b' ' | b'U'..=b'Y' => 1900,
            b'A'..=b'F' => 2000,
            _ => return None,
        };
        let (check, end) = match serial.len() {
            3 => match bytes.get(serial.end..)? {
                [b' ' | b'-', check, next @ ..] if next.first().is_none_or(|b| !b.is_ascii_alphanumeric()) => {
                    split = true;
                    (*check, serial.end + 2)
                }
                [check, ..] => (*check, serial.end + 1),
                [] => return None,
            },
            4 => (*bytes.get(serial.end - 1)?, serial.end),
            _ => return None,
        };
        small |= check.is_ascii_lowercase();
        let digits: Vec<u8> = bytes
            .get(first.start..serial.start + 3)?
            .iter()
            .filter(|b| b.is_ascii_digit())
            .map(|digit| digit - b'0')
            .collect();
        let nine = <[u8; 9]>::try_from(digits).ok()?;
        let number = nine.iter().fold(0_usize, |number, digit| number * 10 + usize::from(*digit));
        let [day, month, of_century] = [0, 2, 4].map(|at| pair(nine[at], nine[at + 1]));
        let right = CHECKS[number % 31] == check.to_ascii_uppercase()
            && number % 1000 >= 2
            && is_date(year + of_century, month, day);
        right.then(|| Self { place: first.start..end, separator, lettered: !check.is_ascii_digit(), small, split })
    }

    /// How certain it is that the code is meant; below a half if that is for
    /// others to say.
    fn score(&self, page: &Page<'_>) -> f32 {
        let told = announced(page, &self.place);
        let own = told.is_some_and(|told| told.sense == FI);
        let generic = told.is_some_and(Announced::is_generic);
        let foreign = of_a_person(told) && !own && !generic;
        let other = of_another(told);
        let (near, away) = (page.leans_to("fi"), page.leans_away_from("fi"));
        let abroad = !foreign && speaks_of(page, &self.place, Small::FINLAND);
        // Six digits, a dash and four digits are how three countries write.
        let marked = self.lettered || self.separator.is_ascii_alphabetic();
        let enough = match (self.separator, marked) {
            _ if own => true,
            (b' ', _) => self.lettered && (generic || (near && !other)),
            (_, true) => !self.small || near || generic || !other,
            (_, false) => near || ((!away || abroad) && !foreign && !other),
        } && (!self.split || near || own || generic || (!other && self.separator.is_ascii_alphabetic()));
        if !enough {
            return 0.3;
        }
        let base = if marked { 0.95 } else { 0.8 };
        let evidence = [
            (own, 0.15),
            (near, 0.1),
            (generic, 0.05),
            (away && !marked && !own && !abroad, -0.2),
            (abroad && !near && !own, 0.17),
            (foreign, -0.1),
            (other, -0.2),
        ];
        certainty(base + evidence.into_iter().filter(|(is, _)| *is).map(|(_, weight)| weight).sum::<f32>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::tests::{found, only};

    /// The code of a day, a separator and a serial, with its check character.
    fn code(day: &str, separator: char, serial: &str) -> String {
        let number: usize = format!("{day}{serial}").parse().unwrap();
        format!("{day}{separator}{serial}{}", char::from(CHECKS[number % 31]))
    }

    #[test]
    fn as_the_authority_writes_it() {
        // The example of the authority's own pages.
        assert_eq!(code("131052", '-', "308"), "131052-308T");
    }

    #[test]
    fn every_separator() {
        for (separators, day) in [("+", "131052"), ("-YXWVU", "131052"), ("ABCDEF", "010203")] {
            for separator in separators.chars() {
                for serial in ["002", "308", "777", "951"] {
                    let number = code(day, separator, serial);
                    for before in ["Henkilötunnukseni on ", "hetu:", "Olen odottanut päätöstä, "] {
                        assert_eq!(only("fi_hetu", &format!("{before}{number}, kiitos")), [number.as_str()]);
                    }
                }
            }
        }
    }

    #[test]
    fn written_in_every_way() {
        for number in [
            "131052-308T",
            "131052–308T",
            "131052 - 308T",
            "131052-308t",
            "131052 308T",
            "13.10.52-308T",
            "１３１０５２-３０８Ｔ",
            "131052.308T",
            "131052/308T",
            "131052 (308T",
            "13-10-52-308T",
            "131052 Y 308T",
            "131052-308 T",
            "131052-308-T",
            "131052, loppuosa 308T",
        ] {
            assert_eq!(only("fi_hetu", &format!("Hetuni on {number}")), [number]);
        }
        for text in ["mitt signum är 131052-308t", "Jag bor i Finland, 13.10.52Y308T", "hetu 131052-Y308T"] {
            assert_eq!(only("fi_hetu", text).len(), 1, "{text}");
        }
        assert_eq!(only("fi_hetu", "My order is 131052 Y 308T, or 131052-308 T, or 131052.308T"), [""; 0]);
        assert_eq!(found("131052-308T"), [("fi_hetu", "131052-308T")]);
        assert_eq!(only("fi_hetu", "Aino 131052y308t, aino_131052-308T.pdf"), ["131052y308t", "131052-308T"]);
        assert_eq!(only("fi_hetu", "6 131052-308T ja 131052Y308T"), ["131052-308T", "131052Y308T"]);
    }

    #[test]
    fn what_only_looks_like_one() {
        for text in [
            "131052-308U",
            "311152-308T",
            "131052-001V",
            "131052G308T",
            "131052-308TT",
            "131052-308T5",
            "1131052-308T",
            "Tuote 010203a123n",
            "Tilausnumero 010203a123n",
            "y-tunnus 1234567-1",
            "131052A308T1",
        ] {
            assert_eq!(only("fi_hetu", text), [""; 0], "{text}");
        }
    }
}
