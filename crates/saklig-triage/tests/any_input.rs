//! Whatever comes in: no panic, and every place lies in the text.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod pack;

use proptest::prelude::*;
use saklig_triage::{DETECTORS, Profile, Text, TextKind, Triage, jsonl};
use std::sync::LazyLock;

static TRIAGE: LazyLock<Triage> = LazyLock::new(|| {
    let case_number = vec!["99-999999".into(), "ÄA 9999/99".into(), "9".into()];
    Triage::new(&Profile { case_number, ..Profile::default() }, &pack::carried()).unwrap()
});

fn check(text: &Text<'_>) {
    let reading = TRIAGE.read(text);
    let mut last = 0;
    for finding in &reading.findings {
        let place = text.text.get(finding.start..finding.end);
        assert!(place.is_some_and(|place| !place.is_empty()), "{finding:?} in {:?}", text.text);
        assert!((0.0..=1.0).contains(&finding.score), "{finding:?}");
        assert!(finding.start >= last, "not sorted: {:?}", reading.findings);
        last = finding.start;
        let mut finders = DETECTORS.iter().filter(|detector| detector.kinds().contains(&finding.kind));
        assert!(finders.any(|detector| detector.reasons().contains(&finding.reason)), "{finding:?}");
    }
    assert_eq!(reading, TRIAGE.read(text), "the same text reads the same");
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
        " sag ",
        "cpr",
        "T220",
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
        "ﷺ",
        "ﬁ",
        "ni är ",
        "värdelösa",
        "lägg ner",
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
