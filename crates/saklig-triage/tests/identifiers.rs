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
/// Sentences: as numbers stand in comments, and as they are announced.
const SENTENCES: [&str; 2] = [include_str!("../testdata/sentences.tsv"), include_str!("../testdata/announced.tsv")];

const IDENTIFIERS: [&str; 14] = [
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
    "address",
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

/// A day of a birth, as two digits each: year, month, day.
fn birth(dice: &mut Dice) -> [String; 3] {
    [dice.below(100), 1 + dice.below(12), 1 + dice.below(28)].map(|part| format!("{part:02}"))
}

/// A number with a random serial that checks out.
fn random(kind: &str, dice: &mut Dice) -> String {
    let [year, month, day] = birth(dice);
    match kind {
        "dk_cpr" => format!("{day}{month}{year}{}", dice.digits(4)),
        "no_fodselsnummer" => loop {
            let [_, month, day] = birth(dice);
            let year = format!("{}", 40 + dice.below(60));
            let head = format!("{day}{month}{year}{:03}", dice.below(500));
            let sum = |digits: &str, weights: &[u32]| {
                let sum: u32 =
                    digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
                (11 - sum % 11) % 11
            };
            let first = sum(&head, &[3, 7, 6, 1, 8, 9, 4, 5, 2]);
            let second = sum(&format!("{head}{first}"), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
            if first < 10 && second < 10 {
                break format!("{head}{first}{second}");
            }
        },
        _ => {
            let day: usize = day.parse().unwrap();
            let day = if kind == "se_samordningsnummer" { day + 60 } else { day };
            let century = if year.as_str() < "26" { "20" } else { "19" };
            format!("{century}{}", with_luhn(&format!("{year}{month}{day:02}{:03}", 1 + dice.below(999))))
        }
    }
}

/// The valid numbers of a kind.
/// The valid numbers of a kind.
fn numbers(kind: &str, dice: &mut Dice) -> Vec<String> {
    let valid = |file: &'static str, at: usize| {
        rows(file).filter(move |row| row[at - 1] == "valid").map(move |row| row[at].to_owned())
    };
    let more: Vec<String> = match kind {
        "dk_cpr" | "no_fodselsnummer" | "se_personnummer" | "se_samordningsnummer" => {
            (0..60).map(|_| random(kind, dice)).collect()
        }
        _ => Vec::new(),
    };
    match kind {
        "dk_cpr" => valid(DK, 1).chain(more).collect(),
        "no_fodselsnummer" => valid(NO, 1).chain(more).collect(),
        "fi_hetu" => (0..200).map(|_| hetu(dice)).collect(),
        "bankgiro" => (0..100)
            .map(|_| {
                let head = dice.digits(6 + dice.0 as usize % 2);
                with_luhn(&format!("5{}", &head[1..]))
            })
            .collect(),
        "plusgiro" => (0..100)
            .map(|_| {
                let head = dice.digits(2 + dice.0 as usize % 6);
                with_luhn(&format!("2{}", &head[1..]))
            })
            .collect(),
        "se_orgnummer" => {
            let more = (0..100).map(|_| {
                with_luhn(&format!("{}{}", dice.of(&["556", "559", "802", "769", "212", "969"]), dice.digits(6)))
            });
            more.filter(|number| number.as_bytes()[2] >= b'2').collect()
        }
        _ => {
            let valid = rows(SE).filter(|row| row[0] == kind && row[1] == "valid");
            valid.map(|row| row[2].replace('-', "")).chain(more).collect()
        }
    }
}

/// The same characters as somebody may have typed or wrapped them.
fn disguised(kind: &str, form: &str, dice: &mut Dice) -> String {
    let chars: Vec<char> = form.chars().collect();
    // A phone number without its beginning or its last digits is one as well.
    let edge = if kind == "phone" { 4 } else { 1 };
    let inside = edge + dice.below(chars.len() + 1 - 2 * edge);
    let at = |place: usize, what: &str| -> String {
        let (head, tail) = chars.split_at(place);
        head.iter().collect::<String>() + what + &tail.iter().collect::<String>()
    };
    let full_width = |c: char| match c {
        '0'..='9' | 'A'..='Z' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        c => c,
    };
    const INVISIBLE: [&str; 5] = ["\u{200b}", "\u{200d}", "\u{2060}", "\u{ad}", "\u{feff}"];
    const SPACES: [&str; 3] = ["\u{a0}", "\u{2009}", "\u{202f}"];
    const DASHES: [&str; 8] = ["–", "—", "−", "\u{2010}", "\u{2011}", "－", "﹣", "―"];
    let (invisible, space, dash) = (dice.of(&INVISIBLE), dice.of(&SPACES), dice.of(&DASHES));
    match dice.below(12) {
        0 => chars.iter().map(|c| full_width(*c)).collect(),
        1 => at(inside, invisible),
        2 => form.replace(' ', space),
        3 => form.replace('-', dash),
        4 => form.replacen(' ', "\n", 1),
        // Letters are whole words; only numbers are cut anywhere.
        5 if !["iban", "vehicle_plate", "fi_hetu"].contains(&kind)
            || !chars[inside].is_alphabetic() && !chars[inside - 1].is_alphabetic() =>
        {
            at(inside, "\n")
        }
        _ => form.to_owned(),
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
        "no_fodselsnummer" => vec![
            number.to_owned(),
            part(&[6], &[" "], number),
            part(&[6], &["-"], number),
            part(&[2, 4, 6], &[" ", " ", " "], number),
            part(&[2, 4, 6], &[".", ".", " "], number),
            part(&[6, 9], &[" ", " "], number),
        ],
        "bankgiro" => {
            let cut = [number.len() - 4];
            vec![
                part(&cut, &["-"], number),
                number.to_owned(),
                part(&cut, &[" - "], number),
                part(&cut, &[" "], number),
            ]
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
            let spaced = written.replace('-', " - ");
            let mut all = vec![written, spaced, part(&[last], &["-"], number)];
            all.extend((last > 3).then(|| number.to_owned()));
            all
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
        "no_fodselsnummer" => form.matches(' ').count() > 1,
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
    for row in SENTENCES.into_iter().flat_map(rows) {
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
                    let way = dice.of(&ways).clone();
                    let form = disguised(kind, &way, &mut dice);
                    texts += 1;
                    count(&triage, &mut tally, &sentence.replace("{}", &form), Some((kind, &form)));
                }
            }
            _ => {
                let (head, rest) = sentence.split_once('«').unwrap();
                let (place, tail) = rest.split_once('»').unwrap();
                let (tail, form) = (tail.replace(['«', '»'], ""), place.to_owned());
                let whole = ["email", "address"].contains(&kind);
                for copy in 0..if whole { 1 } else { 8 } {
                    let form = if copy == 0 { form.clone() } else { disguised(kind, place, &mut dice) };
                    texts += 1;
                    count(&triage, &mut tally, &format!("{head}{form}{tail}"), Some((kind, &form)));
                }
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
