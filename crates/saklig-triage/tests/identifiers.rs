//! Identifiers in comments as people write them: every form of the official
//! test numbers in sentences of our own, and numbers that only look alike. Found
//! means the right kind at exactly the place.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod pack;

use std::collections::BTreeMap;

use saklig_triage::{Profile, Text, Triage};

const SE: &str = include_str!("../testdata/se.tsv");
const DK: &str = include_str!("../testdata/dk.tsv");
const NO: &str = include_str!("../testdata/no.tsv");
const NUMBERED: &str = include_str!("../testdata/sentences.tsv");

const IDENTIFIERS: [&str; 13] = [
    "se_personnummer",
    "se_samordningsnummer",
    "se_orgnummer",
    "dk_cpr",
    "no_fodselsnummer",
    "fi_hetu",
    "case_number",
    "email",
    "phone",
    "iban",
    "bankgiro",
    "plusgiro",
    "vehicle_plate",
];

/// Rows of a file, without its remarks.
fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// A row of numbers that is the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// The valid numbers of a kind.
fn numbers(kind: &str, dice: &mut Dice) -> Vec<String> {
    let valid = |file: &'static str, at: usize| {
        rows(file).filter(move |row| row[at - 1] == "valid").map(move |row| row[at].to_owned())
    };
    match kind {
        "dk_cpr" => valid(DK, 1).collect(),
        "no_fodselsnummer" => valid(NO, 1).collect(),
        "fi_hetu" => (0..200).map(|_| hetu(dice)).collect(),
        "bankgiro" => (0..100)
            .map(|_| {
                let head = dice.digits(6 + dice.0 as usize % 2);
                with_luhn(&format!("5{}", &head[1..]))
            })
            .collect(),
        "plusgiro" => (0..100)
            .map(|_| {
                let head = dice.digits(5 + dice.0 as usize % 3);
                with_luhn(&format!("2{}", &head[1..]))
            })
            .collect(),
        "se_orgnummer" => {
            let more = (0..100).map(|_| {
                with_luhn(&format!("{}{}", dice.of(&["556", "559", "802", "769", "212", "969"]), dice.digits(6)))
            });
            more.filter(|number| number.as_bytes()[2] >= b'2').collect()
        }
        _ => rows(SE).filter(|row| row[0] == kind && row[1] == "valid").map(|row| row[2].replace('-', "")).collect(),
    }
}

fn with_luhn(head: &str) -> String {
    let fits = |check: &u8| {
        saklig_triage::number::luhn(&format!("{head}{check}").bytes().map(|b| b - b'0').collect::<Vec<_>>())
    };
    format!("{head}{}", (0..10).find(fits).unwrap())
}

fn hetu(dice: &mut Dice) -> String {
    let day = format!("{:02}{:02}{:02}", 1 + dice.below(28), 1 + dice.below(12), dice.below(100));
    let serial = format!("{:03}", 2 + dice.below(990));
    let number: usize = format!("{day}{serial}").parse().unwrap();
    let check = char::from(b"0123456789ABCDEFHJKLMNPRSTUVWXY"[number % 31]);
    let separator = *dice.of(&['-', '-', '-', 'A', 'A', 'Y', 'X', 'B', 'F', '+']);
    format!("{day}{separator}{serial}{check}")
}

/// Ways of writing a number of a kind, the common ones first.
fn forms(kind: &str, number: &str) -> Vec<String> {
    let part = |at: &[usize], joints: &[&str], number: &str| {
        let mut written = String::new();
        for (index, digit) in number.chars().enumerate() {
            if let Some(place) = at.iter().position(|cut| *cut == index) {
                written.push_str(joints[place]);
            }
            written.push(digit);
        }
        written
    };
    let dashes = ["-", "–", "\u{2011}", " - ", "−"];
    match kind {
        "se_personnummer" | "se_samordningsnummer"
            if number.len() == 12 && number.bytes().all(|b| b.is_ascii_digit()) =>
        {
            let short = &number[2..];
            let mut all: Vec<String> = dashes.iter().map(|dash| part(&[8], &[dash], number)).collect();
            let old = number < "192612";
            all.extend(dashes.iter().map(|dash| part(&[6], &[if old { "+" } else { dash }], short)));
            all.push(number.to_owned());
            if !short.starts_with("07") {
                all.push(short.to_owned());
            }
            all
        }
        "dk_cpr" => {
            let mut all: Vec<String> = dashes.iter().map(|dash| part(&[6], &[dash], number)).collect();
            all.extend([number.to_owned(), part(&[6], &[" "], number), part(&[2, 4, 6], &[" ", " ", "-"], number)]);
            all
        }
        "no_fodselsnummer" => vec![number.to_owned(), part(&[6], &[" "], number), part(&[6], &["-"], number)],
        "bankgiro" => {
            let cut = [number.len() - 4];
            vec![part(&cut, &["-"], number), number.to_owned(), part(&cut, &["–"], number)]
        }
        "plusgiro" => {
            let last = number.len() - 1;
            let mut written = String::new();
            for (index, digit) in number.chars().enumerate() {
                if index == last {
                    written.push('-');
                } else if index > 0 && (last - index).is_multiple_of(2) {
                    written.push(' ');
                }
                written.push(digit);
            }
            vec![written, part(&[last], &["-"], number)]
        }
        "se_orgnummer" if number.len() == 10 => {
            vec![part(&[6], &["-"], number), number.to_owned(), part(&[8], &["-"], &format!("16{number}"))]
        }
        _ => vec![number.to_owned()],
    }
}

/// Which forms need a sentence that says what they are.
fn needs_word(kind: &str, form: &str) -> bool {
    match kind {
        "dk_cpr" => !form.contains(['-', '–', '\u{2011}', '−']) || form.matches(' ').count() == 3,
        "bankgiro" | "plusgiro" | "vehicle_plate" => true,
        "se_orgnummer" => !form.contains('-'),
        _ => false,
    }
}

struct Tally {
    right: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

/// Reads a text that holds one identifier, or none.
fn count(triage: &Triage, tally: &mut BTreeMap<String, Tally>, text: &str, expected: Option<(&str, &str)>) {
    let findings = triage.read(&Text::comment(text)).findings;
    let mut found = false;
    for finding in findings.iter().filter(|finding| IDENTIFIERS.contains(&finding.kind)) {
        let place = &text[finding.start..finding.end];
        let right = expected == Some((finding.kind, place));
        found |= right;
        let of =
            tally.entry(finding.kind.to_owned()).or_insert_with(|| Tally { right: 0, missed: vec![], wrong: vec![] });
        if right { of.right += 1 } else { of.wrong.push(format!("{} {place}: {text}", finding.kind)) }
    }
    if let Some((kind, _)) = expected.filter(|_| !found) {
        tally
            .entry(kind.to_owned())
            .or_insert_with(|| Tally { right: 0, missed: vec![], wrong: vec![] })
            .missed
            .push(text.to_owned());
    }
}

#[test]
fn identifiers_in_comments() {
    let triage = Triage::new(&Profile::default(), &pack::carried()).unwrap();
    let mut tally: BTreeMap<String, Tally> = BTreeMap::new();
    let mut dice = Dice(20_261_122);
    let mut texts = 0;
    for row in rows(NUMBERED) {
        let (label, sentence) = (row[0], row[1]);
        let (kind, weak) = label.strip_suffix('?').map_or((label, false), |kind| (kind, true));
        match kind {
            "none" => {
                for _ in 0..if sentence.contains('9') && sentence.contains("99") { 12 } else { 1 } {
                    let text: String = if sentence.contains("{}") {
                        sentence.to_owned()
                    } else {
                        sentence
                            .chars()
                            .map(|c| if c == '9' { char::from(b'0' + dice.below(10) as u8) } else { c })
                            .collect()
                    };
                    texts += 1;
                    count(&triage, &mut tally, &text, None);
                }
            }
            _ if sentence.contains("{}") => {
                let all = numbers(kind, &mut dice);
                for _ in 0..40 {
                    let number = dice.of(&all).clone();
                    let mut ways = forms(kind, &number);
                    if weak {
                        ways.retain(|form| !needs_word(kind, form));
                    }
                    if ways.is_empty() {
                        continue;
                    }
                    let form = dice.of(&ways).clone();
                    texts += 1;
                    count(&triage, &mut tally, &sentence.replace("{}", &form), Some((kind, &form)));
                }
            }
            _ => {
                let (start, end) = (sentence.find('«').unwrap(), sentence.find('»').unwrap());
                let place = &sentence[start + '«'.len_utf8()..end];
                texts += 1;
                count(&triage, &mut tally, &sentence.replace(['«', '»'], ""), Some((kind, place)));
            }
        }
    }
    let mut falls_short = String::new();
    for (kind, Tally { right, missed, wrong }) in &tally {
        let recall = *right as f64 / (right + missed.len()).max(1) as f64;
        let precision = *right as f64 / (right + wrong.len()).max(1) as f64;
        println!("{kind}: recall {recall:.4} of {}, precision {precision:.4}", right + missed.len());
        if recall < 0.995 || precision < 0.99 {
            for line in missed
                .iter()
                .map(|text| format!("  missed {text}"))
                .chain(wrong.iter().map(|text| format!("  wrong {text}")))
                .take(60)
            {
                falls_short.push_str(&line);
                falls_short.push('\n');
            }
        }
    }
    println!("{texts} texts");
    assert!(falls_short.is_empty(), "\n{falls_short}");
}
