//! Swedish personal identity number (*personnummer*), with its interim numbers.
//!
//! `YYMMDD-NNNC`, `+` instead of `-` from the year of the hundredth birthday,
//! with or without century and separator; C is a Luhn check digit over the ten
//! digits (folkbokföringslagen 1991:481, § 18; Skatteverket SKV 704). The day
//! need not be the birthday, only a day. Interim numbers have a letter where
//! the serial begins, which counts as 1.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::Sense;
use crate::number::{digits, is_date, luhn, pair};
use crate::page::Page;
use crate::phone::is_of_a_thing;

/// Words that announce a Swedish personal number.
pub const CUE: Sense = Sense("se_personnummer");

/// Finds `se_personnummer`.
pub struct SePersonnummer;

impl Detector for SePersonnummer {
    fn kinds(&self) -> &'static [&'static str] {
        &["se_personnummer"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["personnummer-checksum", "personnummer-interim"]
    }

    fn senses(&self) -> &'static [Sense] {
        &[CUE]
    }

    fn claims(&self) -> bool {
        true
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for written in numbers(page) {
            if !written.is_dated() {
                continue;
            }
            if let Some(score) = written.score(page) {
                let reason = if written.interim { "personnummer-interim" } else { "personnummer-checksum" };
                findings.push(Finding::new("se_personnummer", written.place, score, reason).with_ground(PERSONAL_DATA));
            }
        }
    }
}

/// Ten or twelve digits in a form of the number, with a right check digit.
#[derive(Debug)]
pub(crate) struct Written {
    /// Where it stands.
    pub(crate) place: Range<usize>,
    digits: [u8; 10],
    century: Option<u16>,
    form: Form,
    /// A letter begins the serial.
    pub(crate) interim: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// With `-`.
    Dash,
    /// With `+`: at least a hundred years old.
    Plus,
    /// With a space, which the number never officially has.
    Space,
    /// Without any.
    Bare,
}

const INTERIM: &[u8] = b"TRSUWXJKLMN";

/// Every number on the page that is written as one and checks out, whatever
/// its date.
pub(crate) fn numbers<'p>(page: &'p Page<'_>) -> impl Iterator<Item = Written> + 'p {
    (0..page.runs.len()).filter_map(|run| {
        let written = written(page, run).or_else(|| interim(page, run))?;
        (written.digits[6..9] != [0, 0, 0] && luhn(&written.digits) && page.stands_alone(&written.place))
            .then_some(written)
    })
}

/// A number that begins with this run of digits. Every run may begin one: in
/// "36 640823-3234" the second does.
fn written(page: &Page<'_>, run: usize) -> Option<Written> {
    let lengths = |count: usize| page.runs.get(run..run + count).map(|runs| runs.iter().map(ExactSizeIterator::len));
    let matches = |form: &[usize]| lengths(form.len()).is_some_and(|lengths| lengths.eq(form.iter().copied()));
    let (count, form) = if matches(&[10]) || matches(&[12]) {
        (1, Form::Bare)
    } else if matches(&[6, 4]) || matches(&[8, 4]) {
        (2, Form::from_joint(page.joint(run)?)?)
    } else if matches(&[4, 2, 2, 4]) && page.joint(run) == Some("-") && page.joint(run + 1) == Some("-") {
        (4, Form::from_joint(page.joint(run + 2)?)?)
    } else {
        return None;
    };
    let place = page.runs.get(run)?.start..page.runs.get(run + count - 1)?.end;
    let text = page.plain.get(place.clone())?;
    let (century, digits) = with_century(&[text])?;
    Some(Written { place, digits, century, form, interim: false })
}

/// A number whose serial begins with a letter: `000101-T220`.
fn interim(page: &Page<'_>, run: usize) -> Option<Written> {
    let (date, tail) = (page.runs.get(run)?, page.runs.get(run + 1)?);
    if !matches!(date.len(), 6 | 8) || tail.len() != 3 {
        return None;
    }
    let joint = page.joint(run)?;
    let (letter, separator) = joint.as_bytes().split_last()?;
    if !INTERIM.contains(letter) {
        return None;
    }
    let form = if separator.is_empty() { Form::Bare } else { Form::from_joint(joint.get(..joint.len() - 1)?)? };
    let (century, digits) = with_century(&[page.plain.get(date.clone())?, "1", page.plain.get(tail.clone())?])?;
    Some(Written { place: date.start..tail.end, digits, century, form, interim: true })
}

fn with_century(parts: &[&str]) -> Option<(Option<u16>, [u8; 10])> {
    if let Some(ten) = digits::<10>(parts) {
        return Some((None, ten));
    }
    let twelve = digits::<12>(parts)?;
    let century = pair(twelve[0], twelve[1]);
    let ten = *twelve.last_chunk::<10>()?;
    (18..=20).contains(&century).then_some((Some(century * 100), ten))
}

impl Form {
    fn from_joint(joint: &str) -> Option<Self> {
        match joint {
            "-" | " - " | "- " | " -" => Some(Self::Dash),
            "+" => Some(Self::Plus),
            " " => Some(Self::Space),
            _ => None,
        }
    }
}

impl Written {
    /// Year of the century, month and day, as written.
    pub(crate) fn date(&self) -> (u16, u16, u16) {
        let d = self.digits;
        (pair(d[0], d[1]), pair(d[2], d[3]), pair(d[4], d[5]))
    }

    /// Whether the calendar has this day in a century that the form allows.
    fn is_dated(&self) -> bool {
        let (year, month, day) = self.date();
        let centuries: &[u16] = match self.form {
            Form::Plus => &[1800, 1900],
            _ => &[1900, 2000],
        };
        let own = self.century.map(|century| [century]);
        let centuries = own.as_ref().map_or(centuries, |own| own.as_slice());
        centuries.iter().any(|century| is_date(century + year, month, day))
    }

    /// How certain it is that these digits are meant as the number, or nothing
    /// if that is for others to say.
    pub(crate) fn score(&self, page: &Page<'_>) -> Option<f32> {
        let cued = page.cued(CUE, &self.place);
        let near = page.leans_to("se");
        let base = match (self.form, self.century) {
            (Form::Dash | Form::Plus, Some(_)) => 0.97,
            (Form::Dash | Form::Plus, None) => 0.92,
            // Two numbers side by side look the same.
            (Form::Space, _) if !cued && !near => return None,
            (Form::Space, _) => 0.85,
            // Ten digits are also phone numbers, orders, payment references.
            (Form::Bare, _) if !cued && is_of_a_thing(page, &self.place) => return None,
            (Form::Bare, Some(_)) => 0.92,
            (Form::Bare, None) if self.interim => 0.9,
            (Form::Bare, None) if !cued && (page.leans_away_from("se") || page.in_address(self.place.start)) => {
                return None;
            }
            (Form::Bare, None) => 0.8,
        };
        // A Danish word for the number speaks against a Swedish one.
        let other = !cued && page.cued(crate::dk_cpr::CUE, &self.place);
        let base: f32 = if other { base - 0.2 } else { base };
        let leaning = if near { 0.03 } else { 0.0 } - if page.leans_away_from("se") { 0.2 } else { 0.0 };
        Some(certainty(base + leaning + if cued { 0.15 } else { 0.0 }))
    }
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only};

    #[test]
    fn written_in_every_way() {
        for number in [
            "121212-1212",
            "19121212-1212",
            "20121212-1212",
            "1212121212",
            "191212121212",
            "121212+1212",
            "19121212+1212",
            "121212 - 1212",
            "1912-12-12-1212",
            "１２１２１２－１２１２",
            "121212\u{2011}1212",
            "12\u{200b}1212-1212",
        ] {
            assert_eq!(only("se_personnummer", number), [number]);
            assert_eq!(only("se_personnummer", &format!("Jag är ({number}), hej")), [number]);
        }
        assert_eq!(only("se_personnummer", "mitt pnr 121212 1212"), ["121212 1212"]);
        assert_eq!(only("se_personnummer", "36 121212-1212, 7 191212121212"), ["121212-1212", "191212121212"]);
    }

    #[test]
    fn interim_numbers() {
        assert_eq!(only("se_personnummer", "nr 000101-T220"), ["000101-T220"]);
        assert_eq!(only("se_personnummer", "nr 20000101R220"), ["20000101R220"]);
        assert_eq!(only("se_personnummer", "nr 000101-A220 och 20000101-T221"), [""; 0]);
    }

    #[test]
    fn not_every_ten_digits() {
        for text in [
            "121212-1213",
            "121312-1211",
            "230229-1238",
            "150916-0006",
            "121212-12125",
            "1121212-1212",
            "121212-1212-3",
            "å121212-1212",
            "121212-1212é",
            "x121212-1212",
            "121212 1212",
            "OCR 1212121212",
            "order 1212121212",
            "https://example.org/1212121212",
            "17121212-1212",
            "1.121212-1212",
        ] {
            assert_eq!(only("se_personnummer", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_cue_decides_against_a_phone() {
        // A mobile number's digits that are also a person's.
        assert_eq!(found("0701011231"), [("phone", "0701011231")]);
        assert_eq!(found("personnummer 0701011231"), [("se_personnummer", "0701011231")]);
    }
}
