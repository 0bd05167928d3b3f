//! The packs of this repository are right, and a wrong one is told so.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod packs_here;

use std::collections::BTreeSet;

use jiff::civil::date;
use packs_here::{files, packs};
use saklig_model::{
    ground::GroundKind,
    language::Language,
    pack::{Audience, PackError, Packs, fill},
};

/// The kinds that readers of text write (design.md), so far as a ground names them.
const KINDS: &[&str] = &[
    "se_personnummer",
    "se_samordningsnummer",
    "dk_cpr",
    "no_fodselsnummer",
    "fi_hetu",
    "case_number",
    "email",
    "phone",
    "iban",
    "vehicle_plate",
    "address",
    "person_name",
    "special_category",
    "threat",
    "veiled_threat",
    "abuse",
    "incitement",
    "doxing",
    "spam",
    "advertising",
    "off_topic",
    "protected_criticism",
];

#[test]
fn the_three_packs_are_read() {
    let packs = packs();
    assert_eq!(packs.iter().map(saklig_model::pack::Pack::code).collect::<Vec<_>>(), ["dk", "eu", "se"]);
    assert!(packs.country("eu").is_none() && packs.get("eu").is_some());
    let se = packs.country("se").unwrap();
    assert_eq!(se.about().default_language, Language::Sv);
    assert_eq!(se.time_zone().iana_name(), Some("Europe/Stockholm"));
    assert_eq!(se.about().case_numbers, ["99-999999"]);
}

#[test]
fn sweden_has_eight_house_rules_and_the_closed_list_of_crimes() {
    let packs = packs();
    let se = packs.country("se").unwrap();
    let day = date(2026, 12, 18);
    let (crimes, rules): (Vec<_>, Vec<_>) = se.grounds_on(day).partition(|g| g.kind == GroundKind::ObviousCrime);
    assert_eq!(rules.iter().map(|g| g.number).collect::<Vec<_>>(), (1..=8).map(Some).collect::<Vec<_>>());
    assert_eq!(
        rules.iter().map(|g| g.id.as_str()).collect::<Vec<_>>(),
        [
            "law",
            "platform-rules",
            "personal-data",
            "special-category",
            "offensive",
            "no-relevance",
            "spam",
            "advertising"
        ]
    );
    assert_eq!(crimes.len(), 8);
    assert!(crimes.iter().all(|g| g.not_for_messages && g.to_be_checked && !se.may_adapt(g)));
    assert!(rules.iter().all(|g| !g.not_for_messages && se.may_adapt(g)));
    for kind in [GroundKind::ObviousCrime, GroundKind::HouseRule] {
        assert!(se.about_grounds(kind).is_some());
    }
}

#[test]
fn terrorism_is_judged_by_the_law_of_the_day() {
    let packs = packs();
    let se = packs.country("se").unwrap();
    let version = |day| se.grounds_on(day).find(|g| g.id == "uppmaning-till-terrorism").map(|g| g.version);
    assert_eq!(version(date(2018, 8, 31)), None);
    assert_eq!(version(date(2022, 6, 30)), Some(1));
    assert_eq!(version(date(2022, 7, 1)), Some(2));
    assert_eq!(version(date(2026, 11, 22)), Some(3));
    let now = se.ground("uppmaning-till-terrorism", 3).unwrap();
    assert!(now.see_also.iter().any(|source| source.title.contains("2021/784")));
}

#[test]
fn findings_lead_to_grounds() {
    let packs = packs();
    let day = date(2026, 12, 18);
    for (country, crime) in [("se", "olaga-hot"), ("dk", "trusler")] {
        let pack = packs.country(country).unwrap();
        let first = |finding| pack.grounds_for(finding, day).next().map(|ground| ground.id.as_str());
        assert_eq!(first("case_number"), Some("personal-data"));
        assert_eq!(first("se_personnummer"), Some("personal-data"));
        assert_eq!(first("special_category"), Some("special-category"));
        assert_eq!(first("spam"), Some("spam"));
        assert_eq!(first("threat"), Some(crime));
        assert_eq!(first("abuse"), Some("offensive"));
        assert_eq!(first("protected_criticism"), None);
        assert_eq!(first("question"), None);
        let known: BTreeSet<_> = KINDS.iter().copied().collect();
        for ground in pack.grounds() {
            for kind in ground.findings.iter().chain(&ground.confirm_when) {
                assert!(known.contains(kind.as_str()), "{country} {}: {kind}", ground.id);
            }
        }
    }
}

#[test]
fn taking_away_criticism_as_offensive_needs_a_lawyer() {
    let packs = packs();
    for country in ["se", "dk"] {
        let offensive = packs.country(country).unwrap().ground("offensive", 1).unwrap();
        assert_eq!(offensive.confirmation(["abuse", "protected_criticism"].into_iter()), Some("lawyer"));
        assert_eq!(offensive.confirmation(["abuse"].into_iter()), None);
    }
}

#[test]
fn templates_are_there_in_each_language_and_can_be_filled() {
    let packs = packs();
    for country in ["se", "dk"] {
        let pack = packs.country(country).unwrap();
        for id in [
            "refer-individual",
            "contact-details-missing",
            "personal-data-warning",
            "thanks",
            "complaint-route",
            "general-questions",
        ] {
            for (_, text) in pack.reply(id).unwrap().text.all() {
                let filled =
                    fill(text, |name| pack.placeholder(name).map(|p| p.explanation.get(Language::En))).unwrap();
                assert!(!filled.contains('{'));
            }
        }
        for id in ["hidden", "removed", "obvious-crime", "restored"] {
            assert_eq!(pack.notice(id).unwrap().audience, Audience::Author);
        }
        let public = pack.notice("hidden-public").unwrap();
        assert_eq!(public.audience, Audience::Public);
        for (_, text) in public.text.all() {
            assert!(!text.contains("{ground}") && !text.contains("{date}"));
        }
    }
}

/// The mistake that a change in one file leads to.
fn mistake(file: &str, change: impl Fn(String) -> String) -> PackError {
    let mut files = files();
    let text = String::from_utf8(files.remove(file).unwrap()).unwrap();
    let changed = change(text.clone());
    assert_ne!(text, changed, "the change changes nothing");
    files.insert(file.to_owned(), changed.into_bytes());
    Packs::parse(files).unwrap_err()
}

#[test]
fn a_block_is_for_a_time_and_never_for_what_is_only_off_the_subject() {
    let packs = packs();
    for country in ["se", "dk"] {
        let pack = packs.country(country).unwrap();
        let rules = pack.block().unwrap();
        assert_eq!((rules.default_days, rules.most_days, rules.policy_choice), (30, 90, true), "{country}");
        assert!(!rules.grounds.iter().any(|id| id == "no-relevance"), "{country}");
        assert_eq!(pack.removal_reasons().count(), 5, "{country}");
    }
}

#[test]
fn a_missing_file_is_named() {
    let mut files = files();
    files.remove("dk/notices.toml");
    let error = Packs::parse(files).unwrap_err();
    assert_eq!(
        error.to_string(),
        "packs/dk/notices.toml: the file is missing; add it, or remove the folder from packs/"
    );
}

#[test]
fn a_mistake_is_told_with_its_file_and_line() {
    let swap = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
    let told = |file, from, to| {
        let error = mistake(file, swap(from, to));
        assert_eq!(error.file, file);
        assert!(!error.todo.is_empty());
        (error.line, error.problem)
    };
    let line_of = |file: &str, needle: &str| {
        let text = String::from_utf8(files().remove(file).unwrap()).unwrap();
        text.lines().position(|line| line.contains(needle)).map(|index| index + 1)
    };

    let (line, problem) = told("se/grounds.toml", "id = \"uppvigling\"", "id = \"uppvigling\"\ncolour = \"red\"");
    assert!(problem.contains("colour"), "{problem}");
    assert_eq!(line, line_of("se/grounds.toml", "id = \"uppvigling\"").map(|line| line + 1));

    let (line, problem) = told("se/grounds.toml", "title.da = \"Spam\"", "title.da = \" \"");
    assert!(problem.contains("spam") && problem.contains("\"da\""), "{problem}");
    assert_eq!(line, line_of("se/grounds.toml", "id = \"spam\"").map(|line| line - 1));

    let (_, problem) = told("se/grounds.toml", "id = \"uppvigling\"", "id = \"olaga-hot\"");
    assert!(problem.contains("stands twice"), "{problem}");
    let (_, problem) = told("se/grounds.toml", "valid_to = \"2022-06-30\"", "valid_to = \"2022-07-01\"");
    assert!(problem.contains("same day"), "{problem}");
    let (_, problem) = told("se/grounds.toml", "valid_to = \"2022-06-30\"", "valid_to = \"2017-06-30\"");
    assert!(problem.contains("before it begins"), "{problem}");
    let (_, problem) = told("se/grounds.toml", "version = 1", "version = 0");
    assert!(problem.contains("version 0"), "{problem}");
    let (_, problem) = told("se/grounds.toml", "findings = [\"threat\"]", "findings = [\"\"]");
    assert!(problem.contains("finding"), "{problem}");
    let (_, problem) = told("se/grounds.toml", "issuer = \"Riksdagen\"", "issuer = \"\"");
    assert!(problem.contains("source"), "{problem}");
    let (_, problem) = told("se/grounds.toml", "date = \"2018-06-20\", ", "");
    assert!(problem.contains("date"), "{problem}");
    let (_, problem) = told("se/pack.toml", "Europe/Stockholm", "Europe/Stokholm");
    assert!(problem.contains("Stokholm"), "{problem}");
    let (_, problem) = told("se/pack.toml", "code = \"se\"", "code = \"sv\"");
    assert!(problem.contains("sv"), "{problem}");
    let (_, problem) = told("se/holidays.toml", "to = \"06-26\"", "to = \"06-25\"");
    assert!(problem.contains("seven days"), "{problem}");
    let (_, problem) = told("se/holidays.toml", "may_adapt = false", "may_adapt = true");
    assert!(problem.contains("adapted"), "{problem}");
    let (_, problem) = told("se/holidays.toml", "kind = \"closed_day\"", "kind = \"half_day\"");
    assert!(problem.contains("closes"), "{problem}");
    let (_, problem) = told("se/service_hours.toml", "to = \"16:30\"", "to = \"07:30\"");
    assert!(problem.contains("before it opens"), "{problem}");
    let (_, problem) = told("se/moderation.toml", "default_days = 30", "default_days = 91");
    assert!(problem.contains("at most 90"), "{problem}");
    let (_, problem) = told("se/moderation.toml", "\"olaga-hot\"", "\"olaga-hat\"");
    assert!(problem.contains("no ground \"olaga-hat\""), "{problem}");
    let (_, problem) = told("se/replies.toml", "{e_service}", "{eservice}");
    assert!(problem.contains("differ"), "{problem}");
    let (_, problem) = told("se/replies.toml", "name = \"e_service\"", "name = \"e-service\"");
    assert!(problem.contains("not explained"), "{problem}");
    let error = mistake("se/notices.toml", |text| {
        text.replace("{rules}. H", "{ground}. H")
            .replace("{rules}. Venlig", "{ground}. Venlig")
            .replace("{rules}. Kind", "{ground}. Kind")
    });
    assert!(error.problem.contains("public"), "{error}");
}

#[test]
fn bytes_that_are_no_text_are_told_of() {
    let mut files = files();
    files.insert("se/grounds.toml".into(), b"may_adapt = true\n\xff".to_vec());
    let error = Packs::parse(files).unwrap_err();
    assert_eq!((error.line, error.problem.as_str()), (Some(2), "the file is not UTF-8"));
}

#[test]
fn a_data_folder_adds_to_what_is_embedded_and_strange_files_are_left_alone() {
    let mut own = files().remove("se/service_hours.toml").unwrap();
    own = String::from_utf8(own).unwrap().replace("16:30", "17:00").into_bytes();
    let strange = [("se/lexicon/abuse.txt".to_owned(), b"\xff".to_vec()), ("README.md".to_owned(), Vec::new())];
    let all = files().into_iter().chain(strange).chain([("se/service_hours.toml".to_owned(), own)]);
    let packs = Packs::parse(all).unwrap();
    assert_eq!(packs.country("se").unwrap().hours()[0].open[0].to, jiff::civil::time(17, 0, 0, 0));
}
