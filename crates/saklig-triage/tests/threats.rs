//! The cases written for the rules of threats, each its own expectation: `T` is to be found
//! as any of the four kinds, `-` is harmless and to be left alone. What is known
//! to go wrong is said too, so that it shows when it is mended: `M` is a threat
//! that is missed, `F` a false alarm.

mod pack;

use saklig_triage::{Profile, Text, Triage, threat};

#[test]
fn every_case_reads_as_written() {
    let triage = Triage::new(&Profile::default(), &pack::rules_alone()).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/written");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.file_name().unwrap().to_string_lossy().starts_with("threats")) {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let [expected, lang, text] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let reading = triage.read(&Text::comment(text));
            let found: Vec<_> = reading.findings.iter().filter(|f| threat::KINDS.contains(&f.kind)).collect();
            let right = match expected {
                "-" | "M" => found.is_empty(),
                "T" | "F" => !found.is_empty(),
                other => panic!("{other}"),
            };
            if !right {
                let reasons: Vec<_> = found.iter().map(|f| format!("{} {} {:?}", f.kind, f.reason, f.score)).collect();
                wrong.push(format!("{expected} {lang} {text}  {reasons:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
