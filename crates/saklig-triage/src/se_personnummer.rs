//! Swedish personal identity number (*personnummer*), with its interim numbers.
//!
//! `YYMMDD-NNNC`, `+` instead of `-` from the year of the hundredth birthday,
//! with or without century and separator; C is a Luhn check digit over the ten
//! digits (folkbokföringslagen 1991:481, § 18; Skatteverket SKV 704). The day
//! need not be the birthday, only a day. Interim numbers have a letter where
//! the serial begins, which counts as 1.

use std::ops::Range;

use crate::announced::{
    ANNOUNCERS, Announced, ID, ORGANISATION, PHONE, SE, announced, of_a_person, of_another, speaks_of,
};
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::letters::Letters;
use crate::lexicon::Sense;
use crate::number::{is_date, luhn, pair};
use crate::page::Page;
use crate::small::Small;
use crate::written::{Form, Joint, Written};

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
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    // An interim number has a letter among them.
    fn digits(&self) -> usize {
        9
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        each(page, |number| {
            if number.is_dated() {
                let reason = if number.interim { "personnummer-interim" } else { "personnummer-checksum" };
                let finding = Finding::new("se_personnummer", number.place.clone(), number.score(page), reason);
                findings.push(finding.with_ground(PERSONAL_DATA));
            }
        });
    }
}

/// Ten or twelve digits in a form of the number, with a right check digit.
#[derive(Debug)]
pub(crate) struct Number {
    /// Where it stands.
    pub(crate) place: Range<usize>,
    digits: [u8; 10],
    century: Option<u16>,
    form: Form,
    /// Its parts may as well be two items of a list.
    listed: bool,
    /// Though grouped in its own way, a dash stands before the last four.
    dashed: bool,
    /// A letter begins the serial.
    pub(crate) interim: bool,
}

/// So few words tell the language badly.
const FEW: usize = 6;

const INTERIM: &[u8] = b"TRSUWXJKLMN";

/// Every number on the page that is written as one and checks out, whatever
/// its date.
pub(crate) fn each(page: &Page<'_>, mut found: impl FnMut(Number)) {
    for written in Written::all(page, &[10, 12]) {
        if let Some(number) = of(&written).filter(|_| written.stands_alone(page)) {
            found(number);
        }
    }
    for run in 0..page.runs.len() {
        if let Some(number) = interim(page, run).filter(|number| page.stands_alone(&number.place)) {
            found(number);
        }
    }
}

fn of(written: &Written) -> Option<Number> {
    let (date, cuts): (_, &[usize]) = if written.digits().len() == 12 { (8, &[2, 4, 6]) } else { (6, &[2, 4]) };
    let digits = written.last::<10>()?;
    let century = if date == 8 { Some(century(written.digits())?) } else { None };
    let form = written.form(date, cuts);
    (digits[6..9] != [0, 0, 0] && luhn(&digits)).then(|| Number {
        place: written.place.clone(),
        digits,
        century,
        form,
        listed: written.is_listed(),
        dashed: written.joint(written.digits().len() - 4) == Joint::Dash,
        interim: false,
    })
}

fn century(digits: &[u8]) -> Option<u16> {
    let century = pair(*digits.first()?, *digits.get(1)?);
    (18..=20).contains(&century).then_some(century * 100)
}

/// A number whose serial begins with a letter: `000101-T220`, `2000-01-01-T220`.
fn interim(page: &Page<'_>, run: usize) -> Option<Number> {
    let groups = match page.runs.get(run)?.len() {
        6 | 8 => 1,
        2 | 4 if is_split_date(page, run) => 3,
        _ => return None,
    };
    let last = run + groups - 1;
    let (start, tail) = (page.runs.get(run)?.start, page.runs.get(last + 1)?);
    let between = page.joint(last)?.trim_end_matches(' ');
    let (letter, separator) = between.as_bytes().split_last()?;
    if tail.len() != 3 || !INTERIM.contains(&letter.to_ascii_uppercase()) {
        return None;
    }
    let form = match (separator, groups) {
        (b"-" | b" - " | b"- " | b" -" | b"--" | b"-\n" | b"\n-", 1) => Form::Dash,
        (b"-" | b" - " | b"- " | b" -", _) => Form::SplitDash,
        (b"", 1) => Form::Bare,
        (b"+", 1) => Form::Plus,
        (b" " | b"/" | b"." | b"_" | b"\n", 1) => Form::Apart,
        (b" " | b"/" | b".", _) => Form::Split,
        _ => return None,
    };
    let date = page.plain.get(start..page.runs.get(last)?.end)?;
    let serial = page.plain.get(tail.clone())?;
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect::<Vec<u8>>();
    let all = [digits(date), vec![1], digits(serial)].concat();
    let century = if all.len() == 12 { Some(century(&all)?) } else { None };
    let digits = *all.last_chunk::<10>()?;
    let place = start..tail.end;
    luhn(&digits).then_some(Number { place, digits, century, form, listed: false, dashed: false, interim: true })
}

/// Whether a year, a month and a day begin here, with one sign between them.
fn is_split_date(page: &Page<'_>, run: usize) -> bool {
    let pairs = page.runs.get(run + 1..run + 3).is_some_and(|runs| runs.iter().all(|run| run.len() == 2));
    let joint = page.joint(run);
    pairs && joint == page.joint(run + 1) && joint.is_some_and(|joint| matches!(joint, "-" | "." | " " | "/"))
}

impl Number {
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

    /// Whether it may as well be a day and an hour of these years, as in the
    /// name of a file.
    fn is_a_time(&self) -> bool {
        let d = self.digits;
        self.century == Some(2000) && pair(d[0], d[1]) >= 15 && pair(d[6], d[7]) < 24 && pair(d[8], d[9]) < 60
    }

    /// Whether no spaces part its groups: "78-05-31-2399".
    fn is_tight(&self) -> bool {
        self.place.len() == 13
    }

    /// How certain it is that these digits are meant as the number; below a half
    /// if that is for others to say.
    pub(crate) fn score(&self, page: &Page<'_>) -> f32 {
        let told = announced(page, &self.place);
        // A sole trader's organisation number is the person's own.
        let sole_trader = told.is_some_and(|told| told.sense == ORGANISATION);
        let person = of_a_person(told);
        let other = of_another(told) && !sole_trader;
        let (near, away) = (page.leans_to("se"), page.leans_away_from("se"));
        let by_phone = told.is_some_and(|told| told.sense == PHONE && told.direct);
        // A language that is guessed from a few words, or in spite of those that stand around it,
        // does not speak against it.
        let guessed = page.profile.countries.is_empty() && page.text.lang.is_none();
        let doubted = || match Letters::around(page, self.place.clone()) {
            Letters::Eastern => true,
            Letters::Shared => page.words.len() < FEW,
            Letters::Western => false,
        };
        // Some words stand around it, and not those of a neighbour.
        let here = near || (!away && page.likely.is_some());
        let away = away && !(guessed && doubted());
        let elsewhere =
            |told: Announced| told.letters == Letters::Western && !speaks_of(page, &self.place, Small::SWEDEN);
        let foreign =
            told.is_some_and(|told| told.is_person() && told.sense != SE && (!told.is_generic() || elsewhere(told)));
        // "Customer 198507099805": what has no number of its own is a person; but a parcel has the day
        // that it was sent. No phone number has twelve digits.
        let is_numbered = || {
            !by_phone && (told.is_some_and(|told| told.numbered) || (self.century == Some(2000) && self.date().0 >= 15))
        };
        // What may as well be a Danish number, among Danish words.
        let danish = matches!(self.form, Form::Dash | Form::Bare)
            && self.century.is_none()
            && told.is_none_or(|told| !told.is_person())
            && !page.profile.is_in("se")
            && crate::dk_cpr::is_dated(self.digits)
            && Letters::around(page, self.place.clone()) == Letters::Western;
        let away = away || danish;
        let (base, enough): (f32, bool) = match (self.form, self.century) {
            (Form::Dash | Form::Plus, Some(_)) => (0.97, true),
            (Form::Dash | Form::Plus, None) => (0.92, true),
            // No phone number has such a date.
            (Form::SplitDash, Some(_)) => (0.9, person || !(self.is_a_time() || (other && is_numbered()))),
            (Form::SplitDash, None) => (0.85, person || ((here || self.is_tight()) && !other)),
            // Ten digits are also phone numbers, orders, payment references.
            (Form::Bare, Some(_)) => (0.92, person || !(self.is_a_time() || (other && is_numbered()))),
            (Form::Bare, None) if self.interim => (0.9, person || !other),
            (Form::Bare, None) => (0.8, person || !(other || away || is_a_sum_or_address(page, &self.place))),
            // Two numbers side by side look the same.
            (Form::Apart, _) => (0.85, person || (here && !other && !self.is_a_time())),
            (Form::Split, _) => (0.8, person || (here && !other && !self.is_a_time())),
            (Form::Scattered, century) => {
                let direct = told.is_some_and(|told| told.direct);
                let id = direct && told.is_some_and(|told| told.sense == ID);
                // "19 64 08 23 - 32 34", "640823-32-34": hardly anything else has such a date and check digit.
                let told_by_form = (century.is_some() || self.dashed) && here && !other && !self.is_a_time();
                (0.8, if self.listed { person && direct } else { person || id || told_by_form })
            }
        };
        if !enough && !sole_trader {
            return 0.3;
        }
        let evidence = [
            (person && !foreign, 0.15),
            (near, 0.03),
            (foreign, -0.2),
            (away && !person, -0.2),
            (away && told.is_some_and(Announced::is_generic), -0.1),
            (other && !(by_phone && self.form == Form::Dash && self.is_dated()), -0.15),
            // No phone number has six digits before its dash.
            (by_phone && self.form != Form::Dash, -0.15),
        ];
        certainty(base + evidence.into_iter().filter(|(is, _)| *is).map(|(_, weight)| weight).sum::<f32>())
    }
}

/// Whether a bare number is an amount, or part of a web address.
pub(crate) fn is_a_sum_or_address(page: &Page<'_>, place: &Range<usize>) -> bool {
    crate::announced::measures(page, place.end) || page.in_address(place.start)
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
            "121212-\n1212",
            "121212 streck 1212",
        ] {
            assert_eq!(only("se_personnummer", number), [number]);
            assert_eq!(only("se_personnummer", &format!("Jag är ({number}), hej")), [number]);
        }
        for number in [
            "121212 1212",
            "12 12 12 - 1212",
            "12 12 12 1212",
            "1912 12 12 1212",
            "19121212 1212",
            "121212\n1212",
            "121212/1212",
            "121212.1212",
            "1 2 1 2 1 2 1 2 1 2",
            "12-12-12-12-12",
            "1212-121-212",
            "121212:1212",
            "121212,1212",
            "121212, 1212",
            "121212[1212]",
            "121212*1212",
            "121212=1212",
            "121212...1212",
            "121212>1212",
            "121212 och 1212",
            "121212, sedan 1212",
            "1912-12-12, 1212",
        ] {
            assert_eq!(only("se_personnummer", &format!("mitt pnr {number}.")), [number]);
            assert_eq!(only("se_personnummer", &format!("{number} är mitt personnummer")), [number]);
        }
        assert_eq!(only("se_personnummer", "36 121212-1212, 7 191212121212"), ["121212-1212", "191212121212"]);
    }

    #[test]
    fn the_last_four_are_told() {
        for number in [
            "640823 sista fyra 3234",
            "640823, sista fyra siffrorna: 3234",
            "640823 och de fyra sista är 3234",
            "19640823, sista 4: 3234",
            "640823, slutsiffror 3234",
            "640823, sista fyra i personnumret: 3234",
        ] {
            assert_eq!(only("se_personnummer", &format!("Jag är född {number}, räcker det?")), [number]);
        }
        assert_eq!(only("se_personnummer", "Född 640823 för sista gången 3234 kr"), [""; 0]);
    }

    #[test]
    fn by_its_name_in_spite_of_a_thing() {
        for text in ["personnummer enligt körkortet: 6408233234", "p-nummer: 6408233234", "p nummer 640823 3234"] {
            assert_eq!(only("se_personnummer", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_letter_of_its_name_is_wrong() {
        for name in ["pesonnummer", "presonnummer", "personnnummer", "persinnummer", "presonnr"] {
            assert_eq!(only("se_personnummer", &format!("{name} 640823 3234")), ["640823 3234"], "{name}");
        }
        assert_eq!(only("se_personnummer", "perongnummer 640823 3234, lektionsnummer 6408233234"), [""; 0]);
    }

    #[test]
    fn in_the_name_of_a_file() {
        for text in
            ["Anna_640823-3234.pdf", "19640823-3234_anna.pdf", "#196408233234", "__640823-3234__", "pnr_6408233234"]
        {
            assert_eq!(only("se_personnummer", text).len(), 1, "{text}");
        }
        assert_eq!(only("se_personnummer", "lön_640823-3234_2023.pdf"), ["640823-3234"]);
        assert_eq!(only("se_personnummer", "IMG_6408233234.jpg, order_6408233234"), [""; 0]);
    }

    #[test]
    fn of_a_thing_without_a_number() {
        for text in [
            "kunden 198507099805",
            "fakturan till 8507099805",
            "kundnummer/personnummer 8507099805",
            "mitt nummer är 198507099805",
        ] {
            assert_eq!(only("se_personnummer", text).len(), 1, "{text}");
        }
        assert_eq!(only("se_personnummer", "kundnr 198507099805, paketet 202611212381"), [""; 0]);
        // No mobile number is written so.
        assert_eq!(found("mitt nummer är 070801-2398"), [("se_personnummer", "070801-2398")]);
    }

    #[test]
    fn a_space_is_forgotten() {
        assert_eq!(only("se_personnummer", "Hej!640823-3234Hej"), ["640823-3234"]);
        assert_eq!(only("se_personnummer", "640823-3234mvh Bo"), ["640823-3234"]);
        assert_eq!(only("se_personnummer", "640823-3234kr, x640823-3234hej"), [""; 0]);
        for text in ["det är640823-3234", "640823-3234är mitt", "640823-3234s ärende", "Anna640823-3234"] {
            assert_eq!(only("se_personnummer", text), ["640823-3234"], "{text}");
        }
        assert_eq!(only("se_personnummer", "REF640823-3234, order640823-3234, fakturan640823-3234"), [""; 0]);
    }

    #[test]
    fn glued_to_its_cue() {
        for text in
            ["pnr640823-3234", "personnr:640823-3234", "Pnr.640823-3234", "personnummer=640823-3234", "_640823-3234_"]
        {
            assert_eq!(only("se_personnummer", text), ["640823-3234"], "{text}");
        }
        assert_eq!(only("se_personnummer", "order640823-3234 x640823-3234"), ["640823-3234"; 0]);
        assert_eq!(only("se_personnummer", "رقمي640823-3234"), ["640823-3234"]);
    }

    #[test]
    fn grouped_by_its_owner() {
        for number in ["19 64 08 23 - 32 34", "64 08 23 - 32 34", "640823-32-34", "1 9 6 4 0 8 2 3 3 2 3 4"] {
            assert_eq!(only("se_personnummer", &format!("Jag väntar på svar om min ansökan, {number}")), [number]);
            assert_eq!(only("se_personnummer", &format!("ID {number}")), [number]);
        }
        assert_eq!(only("se_personnummer", "Order 64 08 23 - 32 34, tabell 6 4 0 8 2 3 3 2 3 4"), [""; 0]);
        assert_eq!(only("se_personnummer", "körkortsnummer 196408233234").len(), 1);
    }

    #[test]
    fn a_whole_date_and_a_dash_are_no_things() {
        for text in ["Klient 1964-08-23-3234", "mitt nr 1964-08-23-3234", "Koppla 1964-08-23-3234 till mitt konto"] {
            assert_eq!(only("se_personnummer", text), ["1964-08-23-3234"], "{text}");
        }
        assert_eq!(only("se_personnummer", "ordernr 1964-08-23-3234"), [""; 0]);
    }

    #[test]
    fn several_in_a_row() {
        assert_eq!(
            only("se_personnummer", "Barnen: 6408233234, 8507099805 och 121212-1212/640823-3234"),
            ["6408233234", "8507099805", "121212-1212", "640823-3234"]
        );
        assert_eq!(only("se_personnummer", "6408233234\n8507099805\n"), ["6408233234", "8507099805"]);
        assert_eq!(only("se_personnummer", "cpr 0101901234 och 8507099805"), ["8507099805"]);
    }

    #[test]
    fn interim_numbers() {
        for letter in "TRSUWXJKLMN".chars() {
            let number = format!("000101-{letter}220");
            assert_eq!(only("se_personnummer", &format!("reservnummer {number}")), [number]);
        }
        assert_eq!(only("se_personnummer", "nr 20000101R220"), ["20000101R220"]);
        for number in ["2000-01-01-T220", "2000 01 01 - T220", "000101-T 220", "000101/T220", "000101-\nT220"] {
            assert_eq!(only("se_personnummer", &format!("Mitt personnummer är {number}, hej")), [number]);
        }
        assert_eq!(only("se_personnummer", "lokal 2000-01-02-T220, 20-00-01-T220"), [""; 0]);
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
            "ordernumret är 8507099805",
            "bokningsnummer: 8507099805",
            "mitt medlemsnummer hos er, 8507099805, gäller inte",
            "8507099805 är mitt kundnummer",
            "Referens 8507099805.",
            "fakturan 8507099805 är betald",
            "paketet har kollinummer 198507099805",
            "8507099805 kr",
            "#8507099805",
            "+8507099805",
            "order number 8507099805",
            "https://example.org/1212121212",
            "17121212-1212",
            "1.121212-1212",
            "121212,1212",
            "121212:1212",
            "IMG_20261121-1433",
            "202611211433",
            "Personnummer krävs inte, 121212, 1212 personer kom",
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

    #[test]
    fn a_sole_trader_is_a_person() {
        assert_eq!(found("org.nr 6408233234"), [("se_personnummer", "6408233234")]);
        assert_eq!(found("Organisationsnummer 640823-3234"), [("se_personnummer", "640823-3234")]);
    }
}
