//! The features as documents: `features/STEPS.md` lists every step, and every
//! act of the desk has a scenario that shows it.

use std::{fmt::Write as _, fs, path::PathBuf};

use saklig_desk::acts::ACTS;

/// Set to write `features/STEPS.md` anew.
const UPDATE: &str = "SAKLIG_UPDATE";

fn folder(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of a folder with this ending, in the order of their names.
fn files(path: &str, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder(path))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The steps of one file, as a list: each with its words and its explanation.
fn described(source: &str) -> String {
    let mut list = String::new();
    let (mut words, mut steps): (Vec<&str>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    for line in source.lines() {
        if let Some(doc) = line.strip_prefix("/// ") {
            words.push(doc);
        } else if let Some((kind, rest)) = ["given", "when", "then"]
            .iter()
            .find_map(|kind| Some((kind, line.strip_prefix(&format!("#[{kind}(expr = \""))?)))
        {
            let step = rest.strip_suffix("\")]").expect("a step on one line").replace("\\\"", "\"");
            let kind = kind[..1].to_uppercase() + &kind[1..];
            steps.push((kind, readable(&step)));
        } else {
            if !steps.is_empty() {
                assert!(!words.is_empty(), "a step without an explanation: {steps:?}");
                writeln!(list, "- {}  \n  {}", joined(&steps).join("  \n  "), words.join(" ")).unwrap();
            }
            steps.clear();
            words.clear();
        }
    }
    list
}

/// The same words under two kinds are one line.
fn joined(steps: &[(String, String)]) -> Vec<String> {
    let mut lines: Vec<(String, &str)> = Vec::new();
    for (kind, step) in steps {
        match lines.iter_mut().find(|(_, other)| other == step) {
            Some((kinds, _)) => kinds.push_str(&format!(", {kind}")),
            None => lines.push((kind.clone(), step)),
        }
    }
    lines.into_iter().map(|(kinds, step)| format!("**{kinds}** {step}")).collect()
}

/// A step as a person writes it.
fn readable(step: &str) -> String {
    step.replace("{string}", "“…”").replace("{int}", "*n*").replace("{word}", "*word*")
}

#[test]
fn the_list_of_steps_is_what_the_code_has() {
    let mut list = String::from(
        "# Steps\n\nEvery step that a scenario can use. Generated from `crates/saklig/tests/scenarios/steps`: change it \
         there, then run `SAKLIG_UPDATE=1 cargo test -p saklig --test features`.\n\n“…” stands for a text in quotation \
         marks, *n* for a whole number; `(s)` may be left out, and `/` parts words to choose from.\n",
    );
    for file in files("tests/scenarios/steps", "rs") {
        let source = fs::read_to_string(&file).unwrap();
        let steps = described(&source);
        if !steps.is_empty() {
            let title = source.lines().next().unwrap().trim_start_matches("//! ");
            writeln!(list, "\n## {title}\n\n{}", steps.trim_end()).unwrap();
        }
    }
    assert!(list.matches("\n- ").count() > 50, "too few steps were found");
    let path = folder("../../features/STEPS.md");
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &list).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == list, "features/STEPS.md is not what the code has: run with {UPDATE}=1 to write it anew");
}

/// Every scenario's title.
fn titles() -> Vec<String> {
    files("../../features", "feature")
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let title = |line: &str| {
                let line = line.trim();
                Some(line.strip_prefix("Scenario: ").or(line.strip_prefix("Scenario Outline: "))?.to_owned())
            };
            text.lines().filter_map(title).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_act_has_a_scenario_that_shows_it() {
    let titles = titles();
    for act in ACTS {
        assert!(
            titles.iter().any(|title| title.starts_with(act.scenario())),
            "no scenario's title begins with \"{}\", which {} names",
            act.scenario(),
            act.key()
        );
    }
}

#[test]
fn no_title_stands_twice() {
    let mut titles = titles();
    titles.sort();
    let before = titles.len();
    titles.dedup();
    assert_eq!(titles.len(), before);
}
