//! Drafts in which a word, a letter or a colour is only what it is, and drafts
//! that take a side.

mod pack;

use saklig_triage::{Profile, Text, Triage};

const DRAFTS: &str = include_str!("../testdata/party_political.tsv");

#[test]
fn traps_and_hints() {
    let triage = Triage::new(&Profile::default(), &pack::carried()).unwrap();
    let (mut traps, mut hints, mut wrong) = (0, 0, Vec::new());
    for line in DRAFTS.lines().filter(|line| !line.starts_with('#')) {
        let (label, text) = line.split_once('\t').unwrap();
        let findings = triage.read(&Text::draft(text)).findings;
        let signals: Vec<(u64, &str)> = findings
            .iter()
            .filter(|finding| finding.kind == "party_political")
            .map(|finding| (finding.facts["signal"].as_u64().unwrap(), &text[finding.start..finding.end]))
            .collect();
        let right = match label.parse::<u64>() {
            Ok(signal) => {
                hints += 1;
                signals.iter().any(|(found, _)| *found == signal)
            }
            Err(_) => {
                traps += 1;
                signals.is_empty()
            }
        };
        if !right {
            wrong.push(format!("{label}: {text} {signals:?}"));
        }
    }
    println!("{traps} traps, {hints} hints");
    assert!(traps > 150 && hints > 80);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
