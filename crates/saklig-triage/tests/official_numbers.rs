//! Official test numbers: all written forms of the valid ones are found where
//! they stand, the invalid ones are not.

mod pack;

use saklig_triage::{Profile, Text, Triage};

const SE: &str = include_str!("../testdata/se.tsv");
const DK: &str = include_str!("../testdata/dk.tsv");

fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Whether exactly this number is found as this kind, and nothing else is.
fn finds(triage: &Triage, kind: &str, before: &str, number: &str, after: &str) -> bool {
    let text = format!("{before}{number}{after}");
    let findings = triage.read(&Text::comment(&text)).findings;
    matches!(findings.as_slice(), [one] if one.kind == kind && &text[one.start..one.end] == number)
}

/// Every way in which a Swedish number of twelve characters is written.
fn swedish_forms(number: &str) -> Vec<String> {
    if number.len() != 12 || number.contains(['-', '+']) {
        return vec![number.to_owned()];
    }
    let (date, serial) = number.split_at(8);
    let old = date < "19270101";
    let short = &date[2..];
    let mut forms = vec![
        number.to_owned(),
        format!("{date}-{serial}"),
        format!("{date}\u{2013}{serial}"),
        if old { format!("{short}+{serial}") } else { format!("{short}-{serial}") },
    ];
    // Ten digits that begin like a mobile number are one, without a cue.
    if !["070", "072", "073", "076", "079"].iter().any(|mobile| short.starts_with(mobile)) {
        forms.push(format!("{short}{serial}"));
    }
    forms
}

#[test]
fn swedish_numbers_in_all_forms() {
    let triage = Triage::new(&Profile::default(), &pack::carried()).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for row in rows(SE) {
        let [kind, validity, number] = row.as_slice() else { panic!("{row:?}") };
        if *validity == "valid" {
            for form in swedish_forms(number) {
                assert!(finds(&triage, kind, "", &form, ""), "{kind} {form}");
                assert!(finds(&triage, kind, "Hej 36 ", &form, ", tack."), "{kind} {form} in a sentence");
                assert!(finds(&triage, kind, "mitt personnummer är ", &form, ""), "{kind} {form} with a cue");
                valid += 3;
            }
        } else {
            let findings = triage.read(&Text::comment(number)).findings;
            let persons = |kind: &str| kind == "se_personnummer" || kind == "se_samordningsnummer";
            assert!(findings.iter().all(|finding| !persons(finding.kind)), "{number}");
            invalid += 1;
        }
    }
    assert!(valid > 3_000 && invalid > 30, "{valid} {invalid}");
}

#[test]
fn the_serials_of_the_test_numbers_do_not_matter() {
    // Nearly all official serials are 238, 239 or 98x: other ones are found too.
    let triage = Triage::new(&Profile::default(), &pack::carried()).unwrap();
    for serial in ["001", "123", "456", "777", "999"] {
        let found =
            (0..10).filter(|check| finds(&triage, "se_personnummer", "", &format!("850709-{serial}{check}"), ""));
        assert_eq!(found.count(), 1, "{serial}");
    }
}

#[test]
fn danish_numbers_in_all_forms() {
    let triage = Triage::new(&Profile::default(), &pack::carried()).unwrap();
    let mut valid = 0;
    for row in rows(DK) {
        let ["valid", number] = row.as_slice() else { continue };
        let (date, serial) = number.split_at(6);
        for separator in ["-", "\u{2010}", "", " "] {
            let form = format!("{date}{separator}{serial}");
            assert!(finds(&triage, "dk_cpr", "mit cpr-nummer er ", &form, ""), "{form} with a cue");
            assert!(
                separator.trim().is_empty() || finds(&triage, "dk_cpr", "Jeg har ikke fået svar. ", &form, ""),
                "{form} in a Danish sentence"
            );
            valid += 1;
        }
    }
    assert!(valid > 300, "{valid}");
}
