//! Comments with identifiers as people write them, and near misses, each its own
//! expectation: `{kind:number}` is to be found as that kind, and no identifier
//! elsewhere. `\n` is a line break and `\u{200b}` a character by its number.
//! A line that begins with `?` is known to go wrong, so that it shows when it is mended.

#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod pack;

use saklig_triage::{Finding, Profile, Text, Triage, learned};
use std::ops::Range;

const KINDS: &[&str] = &[
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

/// A comment with the places that are to be found in it.
struct Comment {
    known_wrong: bool,
    text: String,
    places: Vec<(String, Range<usize>)>,
}

impl Comment {
    fn parse(line: &str) -> Self {
        let known_wrong = line.starts_with('?');
        let (_, mut rest) = line.trim_start_matches('?').split_once('\t').unwrap();
        let (mut text, mut places) = (String::new(), Vec::new());
        let mut open: Option<(String, usize)> = None;
        while let Some(first) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("\\n") {
                text.push('\n');
                rest = after;
            } else if let Some(after) = rest.strip_prefix("\\u{") {
                let (code, after) = after.split_once('}').unwrap();
                text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                rest = after;
            } else if first == '{' {
                let (kind, after) = rest[1..].split_once(':').unwrap();
                assert!(KINDS.contains(&kind), "{line}");
                open = Some((kind.to_owned(), text.len()));
                rest = after;
            } else if first == '}' {
                let (kind, start) = open.take().unwrap();
                places.push((kind, start..text.len()));
                rest = &rest[1..];
            } else {
                text.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
        Self { known_wrong, text, places }
    }

    fn is_at(place: &(String, Range<usize>), finding: &Finding) -> bool {
        place.0 == finding.kind && place.1.start < finding.end && finding.start < place.1.end
    }
}

#[test]
fn every_comment_reads_as_written() {
    let triage = Triage::new(&Profile::default(), &pack::carried().without(learned::COMMENTS)).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/written");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.file_name().unwrap().to_string_lossy().starts_with("identifiers")) {
        let (mut labelled, mut found, mut alarms, mut inexact) = (0, 0, 0, 0);
        for line in std::fs::read_to_string(file).unwrap().lines().skip(1) {
            let comment = Comment::parse(line);
            let findings = triage.read(&Text::comment(&comment.text)).findings;
            let findings: Vec<_> = findings.iter().filter(|finding| KINDS.contains(&finding.kind)).collect();
            let missed: Vec<_> =
                comment.places.iter().filter(|place| !findings.iter().any(|f| Comment::is_at(place, f))).collect();
            let surplus: Vec<_> =
                findings.iter().filter(|f| !comment.places.iter().any(|place| Comment::is_at(place, f))).collect();
            let other = findings
                .iter()
                .filter(|f| comment.places.iter().any(|place| Comment::is_at(place, f) && place.1 != (f.start..f.end)));
            let other: Vec<_> = other.collect();
            labelled += comment.places.len();
            found += comment.places.len() - missed.len();
            alarms += surplus.len();
            inexact += other.len();
            let right = missed.is_empty() && surplus.is_empty();
            if right == comment.known_wrong {
                let told: Vec<_> =
                    findings.iter().map(|f| format!("{} {:?}", f.kind, &comment.text[f.start..f.end])).collect();
                wrong.push(format!("{line}  {told:?}"));
            }
        }
        println!("{file:?}: {found} of {labelled} found, {alarms} false alarms, {inexact} with other borders");
    }
    assert!(wrong.is_empty(), "{} comments:\n{}", wrong.len(), wrong.join("\n"));
}
