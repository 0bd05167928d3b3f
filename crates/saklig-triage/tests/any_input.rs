//! Whatever comes in: no panic, every place is made of whole graphemes of the
//! text, and whatever is covered leaves the rest as it was.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod pack;

use proptest::prelude::*;
use saklig_triage::{DETECTORS, Profile, Text, TextKind, Triage, jsonl, redact};
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation as _;

static TRIAGE: LazyLock<Triage> = LazyLock::new(|| {
    let case_number = vec!["99-999999".into(), "ÄA 9999/99".into(), "9".into()];
    Triage::new(&Profile { case_number, ..Profile::default() }, &pack::carried()).unwrap()
});

fn check(text: &Text<'_>) {
    let reading = TRIAGE.read(text);
    let mut last = 0;
    let mut boundaries: Vec<usize> = text.text.grapheme_indices(true).map(|(at, _)| at).collect();
    boundaries.push(text.text.len());
    for finding in &reading.findings {
        let place = text.text.get(finding.start..finding.end);
        assert!(place.is_some_and(|place| !place.is_empty()), "{finding:?} in {:?}", text.text);
        assert!((0.0..=1.0).contains(&finding.score), "{finding:?}");
        assert!(finding.start >= last, "not sorted: {:?}", reading.findings);
        last = finding.start;
        for at in [finding.start, finding.end] {
            assert!(boundaries.binary_search(&at).is_ok(), "{finding:?} cuts a grapheme of {:?}", text.text);
        }
        let covered = redact(text.text, [finding]);
        assert!(covered.starts_with(&text.text[..finding.start]) && covered.ends_with(&text.text[finding.end..]));
        let mut finders = DETECTORS.iter().filter(|detector| detector.kinds().contains(&finding.kind));
        assert!(finders.any(|detector| detector.reasons().contains(&finding.reason)), "{finding:?}");
    }
    assert_eq!(reading, TRIAGE.read(text), "the same text reads the same");
    // The short way does not guess the language.
    let told = Text { lang: Some(reading.lang.unwrap_or("sv")), ..*text };
    let personal: Vec<_> = TRIAGE.read(&told).findings.into_iter().filter(|f| is_personal(f.kind)).collect();
    assert_eq!(TRIAGE.personal_data(&told), personal, "the short way finds the same in {:?}", text.text);
}

fn is_personal(kind: &str) -> bool {
    DETECTORS.iter().any(|detector| detector.is_personal() && detector.kinds().contains(&kind))
}

/// Pieces that detectors look for, next to pieces that hide or break them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "121212-1212",
        "640823",
        "-3234",
        "730288",
        "9931",
        "070",
        "-174",
        " 06",
        " 15",
        "+46",
        "(0)",
        "00",
        "45",
        "12",
        "51-123456",
        "ärende",
        "Kirsten ",
        "Bjerre",
        "von ",
        "handläggare ",
        "heter ",
        "/",
        "P. K. ",
        "ÅKE",
        "ali hassan",
        "-Åke",
        "Storgatan ",
        "gade ",
        "4 B",
        ", 123 45 Exempelstad",
        ", 3. tv.",
        "bor på ",
        "Box ",
        " sag ",
        "cpr",
        "T220",
        "13097248022",
        "131052",
        "-308T",
        "A308",
        "SE45 5000 0000 0583 9825 7466",
        "DE89",
        " bg 5050",
        "pg 28 65 43-4",
        "regnr ABC",
        " 12D",
        " (at) ",
        " snabel-a ",
        " punkt ",
        " dot com",
        "order",
        " nummer ",
        "pnr",
        " är mitt ",
        "anna",
        "@",
        "example",
        ".se",
        "?",
        "؟",
        "!",
        ".",
        "\n",
        " ",
        "\u{200b}",
        "\u{ad}",
        "\u{a0}",
        "–",
        "１２",
        "٣",
        "𝟗",
        "a\u{30a}",
        "Ö",
        "😀",
        "👨\u{200d}👩",
        "\u{202e}",
        "\u{fe0f}\u{20e3}",
        "\u{301}",
        "ﷺ",
        "ﬁ",
        "ni är ",
        "Venstres ",
        "S-förslaget",
        " (M)",
        "Anna Berg",
        "rösta på ",
        "@moderaterna",
        "venstre.dk",
        "#stemSF",
        "svigter ",
        "min dotter ",
        "har ADHD",
        "jag undrar ",
        "värdelösa",
        "lägg ner",
        "jag ska ",
        "döda ",
        "d*da ",
        "k n i v",
        "dig",
        "slå ihjäl ",
        "aaa",
        "\"",
        "vet var du bor ",
        "а",
        "din j$vla idiot",
        "hur lång tid",
        "İ",
        "din idiot",
        " hold kæft ",
        "you bitch ",
        "ẞ",
        "\u{1ab0}",
        "/",
        "https://",
        "Å",
        "_",
        "+",
        ",",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&Text::comment(&text));
    }

    #[test]
    fn any_pieces(text in pieces(), lang in prop::option::of("sv|da|nb|fi|x|"), draft in any::<bool>()) {
        let kind = if draft { TextKind::Draft } else { TextKind::Comment };
        check(&Text { text: &text, lang: lang.as_deref(), kind, ..Text::default() });
    }

    #[test]
    fn any_line(line in any::<String>(), text in pieces()) {
        for line in [line, serde_json::json!({"id": 1, "text": text}).to_string()] {
            let answer = jsonl::read_line(&TRIAGE, &line);
            prop_assert!(serde_json::from_str::<serde_json::Value>(&answer).is_ok_and(|answer| answer.is_object()));
            prop_assert!(!answer.contains('\n'));
        }
    }
}
