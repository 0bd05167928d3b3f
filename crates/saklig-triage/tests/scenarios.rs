//! The acceptance scenarios that begin with reading a text (A01, A03, A05), and
//! the ways of hiding a number.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod pack;

use saklig_triage::{Profile, Reading, Suggest, Text, Triage};

fn read(text: &str) -> Reading {
    Triage::new(&Profile::default(), &pack::carried()).unwrap().read(&Text::comment(text))
}

fn found<'t>(reading: &Reading, text: &'t str) -> Vec<(&'static str, &'t str)> {
    reading.findings.iter().map(|finding| (finding.kind, &text[finding.start..finding.end])).collect()
}

#[test]
fn a01_a_general_question_has_its_topic() {
    let text = "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?";
    let reading = read(text);
    assert_eq!(found(&reading, text), [("question", &text[5..])]);
    assert_eq!(reading.findings[0].facts["topic"], "processing_time");
    assert_eq!((reading.suggest, reading.lang), (Suggest::Answer, Some("sv")));
}

#[test]
fn a03_an_individual_case_is_proposed_for_hiding_and_for_transfer() {
    let text = "Mitt ärende 51-123456, varför har ni inte svarat? /Leyla, född 640823-3234";
    let reading = read(text);
    assert_eq!(
        found(&reading, text),
        [
            ("question", "Mitt ärende 51-123456, varför har ni inte svarat?"),
            ("case_number", "51-123456"),
            ("se_personnummer", "640823-3234"),
        ]
    );
    assert_eq!(reading.findings[1].facts["transfer"], true);
    assert_eq!(reading.findings[2].reason, "personnummer-checksum");
    assert_eq!(reading.findings[2].ground, Some("personal-data"));
    assert_eq!(reading.suggest, Suggest::HideForReview);
}

#[test]
fn a05_criticism_stays() {
    let text = "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!";
    let reading = read(text);
    assert_eq!(found(&reading, text), [("protected_criticism", text)]);
    assert_eq!((reading.findings[0].ground, reading.suggest), (None, Suggest::Leave));
}

#[test]
fn a_threat_is_not_protected() {
    let text = "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4";
    assert!(found(&read(text), text).iter().all(|(kind, _)| *kind != "protected_criticism"));
}

#[test]
fn a_bare_phone_number() {
    assert_eq!(found(&read("070-174 06 15"), "070-174 06 15"), [("phone", "070-174 06 15")]);
}

#[test]
fn everyday_numbers_stay_unmarked() {
    for text in [
        "Mötet är 2026-11-22 kl. 08.00-16.30",
        "22/11-2026",
        "Det kostar 1 234 kr",
        "12 500 kr/mån",
        "SFS 1998:112",
        "enligt lag (2017:900)",
        "OCR 1234567897",
        "9FFW84J9+XG",
        "ISBN 978-91-7123-456-7",
        "ip 192.168.10.12",
        "order 1212121212",
        "2026-11-22T08:00:00Z",
        "rum 1234-5678",
        "20261122",
        "10.000.000 kr",
        "Konto 1234 56 78901",
        "+1 500 000 kr",
        "1 300 000 000",
        "EU 2016/679",
        "version 1.2.3-4567",
        "1700000000",
        "+++",
        "08-16",
        "24/7",
    ] {
        assert_eq!(found(&read(text), text), [], "{text}");
    }
}

#[test]
fn hidden_numbers_are_found_where_they_stand() {
    for number in
        ["１２１２１２-１２１２", "1212\u{200b}12-1212", "121212‑1212", "121212\u{a0}-\u{a0}1212", "١٢١٢١٢-١٢١٢"]
    {
        let text = format!("\u{202b}المرجع {number}\u{202c} 😀");
        assert_eq!(found(&read(&text), &text), [("se_personnummer", number)]);
    }
}
