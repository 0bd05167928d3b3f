//! What is written down: every scenario has its theme, every act of the desk a
//! scenario that shows it, `features/STEPS.md` lists every step, `docs/roles.md`
//! which role gives what, and the checks on themes and requirements find what
//! they are for.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test says no by falling over")]

#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod written;

use std::{collections::BTreeSet, fmt::Write as _, fs};

use cucumber::gherkin::StepType;
use cucumber_expressions::Expression;
use saklig_desk::acts::ACTS;
use saklig_model::{language::Language, person::Role};
use saklig_web::{pages::roles, say::Say};

use written::{
    files, requirements, root, scenarios,
    themes::Themes,
    verdict::{Outcome, Verdict},
};

/// Set to write `features/STEPS.md` anew.
const UPDATE: &str = "SAKLIG_UPDATE";

/// Where the steps are written.
const STEPS: &str = "crates/saklig/tests/scenarios/steps";

/// The steps of one file, as a list: each with its words and its explanation.
fn described(source: &str) -> String {
    let mut list = String::new();
    let (mut words, mut steps): (Vec<&str>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    for line in source.lines() {
        if let Some(doc) = line.strip_prefix("/// ") {
            words.push(doc);
        } else if let Some((kind, step)) = step_of(line) {
            steps.push((kind.to_owned(), readable(&step)));
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

/// The kind of a step, and its words as the code has them.
fn step_of(line: &str) -> Option<(&'static str, String)> {
    [("given", "Given"), ("when", "When"), ("then", "Then")].into_iter().find_map(|(macro_name, kind)| {
        let rest = line.strip_prefix(&format!("#[{macro_name}(expr = \""))?;
        Some((kind, rest.strip_suffix("\")]").expect("a step on one line").replace("\\\"", "\"")))
    })
}

/// The steps that pending scenarios want and that are not written, as a list.
fn wanted() -> String {
    let sources: Vec<String> = files(STEPS, "rs").iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let known: Vec<_> = sources
        .iter()
        .flat_map(|source| source.lines().filter_map(step_of))
        .map(|(kind, step)| (kind, Expression::regex(&step).expect("a step")))
        .collect();
    assert!(known.len() > 50, "too few steps were found");
    let mut wanted = BTreeSet::new();
    for step in scenarios().iter().filter(|scenario| scenario.is_pending()).flat_map(|scenario| &scenario.steps) {
        let kind = match step.ty {
            StepType::Given => "Given",
            StepType::When => "When",
            StepType::Then => "Then",
        };
        if !known.iter().any(|(other, words)| *other == kind && words.is_match(&step.value)) {
            wanted.insert(format!("- **{kind}** {}", shape(&step.value)));
        }
    }
    wanted.into_iter().collect::<Vec<_>>().join("\n")
}

/// The words of a step in a scenario, without what it is about.
fn shape(step: &str) -> String {
    let outside = |words: &str| {
        let word = |word: &str| if word.parse::<i64>().is_ok() { "*n*".to_owned() } else { word.to_owned() };
        words.split(' ').map(word).collect::<Vec<_>>().join(" ")
    };
    let piece = |(at, piece): (usize, &str)| if at % 2 == 0 { outside(piece) } else { "“…”".to_owned() };
    step.split('"').enumerate().map(piece).collect()
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
    for file in files(STEPS, "rs") {
        let source = fs::read_to_string(&file).unwrap();
        let steps = described(&source);
        if !steps.is_empty() {
            let title = source.lines().next().unwrap().trim_start_matches("//! ");
            writeln!(list, "\n## {title}\n\n{}", steps.trim_end()).unwrap();
        }
    }
    let wanted = wanted();
    if !wanted.is_empty() {
        writeln!(
            list,
            "\n## Wanted\n\nSteps that pending scenarios use and that are not written yet: in these words, unless \
             better ones are found for all of them.\n\n{wanted}"
        )
        .unwrap();
    }
    let path = root().join("features/STEPS.md");
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &list).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == list, "features/STEPS.md is not what the code has: run with {UPDATE}=1 to write it anew");
}

/// `docs/roles.md`: which role gives which act.
fn roles_described() -> String {
    let say = Say(Language::En);
    let names: Vec<String> = Role::ALL.iter().map(|role| say.of("role-", role.key())).collect();
    let mut text = format!(
        "# What each role gives\n\nGenerated from the acts and the roles: change them there, then run `SAKLIG_UPDATE=1 cargo \
         test -p saklig --test features`. The product shows the same at `/people/roles`.\n\nRoles add up. What is marked \
         *civil servants only*, no role gives to a political appointee or an elected member (S0-12). Signing in, and \
         changing one's own password, second factor and sessions, need no role.\n\n| act | {} | employment |\n| --- |{} --- |\n",
        names.join(" | "),
        " :-: |".repeat(names.len()),
    );
    for given in roles::matrix(say) {
        let marks: Vec<_> = given.roles.iter().map(|gives| if *gives { "✓" } else { "" }).collect();
        let employment = if given.civil_servants_only { "civil servants only" } else { "any" };
        writeln!(text, "| {} | {} | {employment} |", given.act, marks.join(" | ")).unwrap();
    }
    text
}

#[test]
fn the_matrix_of_roles_is_what_the_code_has() {
    let described = roles_described();
    let path = root().join("docs/roles.md");
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &described).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == described, "docs/roles.md is not what the code has: run with {UPDATE}=1 to write it anew");
}

#[test]
fn every_act_has_a_scenario_that_shows_it() {
    let scenarios = scenarios();
    let shown: Vec<_> = scenarios.iter().filter(|scenario| !scenario.is_pending()).collect();
    for act in ACTS {
        assert!(
            shown.iter().any(|scenario| scenario.title.starts_with(act.scenario())),
            "no scenario that is built has a title that begins with \"{}\", which {} names",
            act.scenario(),
            act.key()
        );
    }
}

#[test]
fn no_title_stands_twice() {
    let scenarios = scenarios();
    let titles: BTreeSet<_> = scenarios.iter().map(|scenario| &scenario.title).collect();
    assert_eq!(titles.len(), scenarios.len());
}

#[test]
fn every_scenario_has_a_theme() {
    let themes = Themes::read();
    for scenario in scenarios() {
        let (file, title) = (&scenario.file, &scenario.title);
        assert!(
            themes.among(&scenario.tags).count() > 0,
            "{file}: no tag of \"{title}\" is a theme of features/themes.toml"
        );
    }
}

#[test]
fn every_theme_has_a_scenario() {
    let scenarios = scenarios();
    for theme in Themes::read().0.keys() {
        assert!(scenarios.iter().any(|scenario| scenario.tags.contains(theme)), "no scenario has the theme {theme}");
    }
}

/// A theme is declared done when nothing of it waits.
#[test]
fn nothing_pending_has_a_theme_that_is_done() {
    let themes = Themes::read();
    for scenario in scenarios().iter().filter(|scenario| scenario.is_pending()) {
        assert_eq!(themes.done_among(&scenario.tags), None, "{} is pending", scenario.title);
    }
}

#[test]
fn every_acceptance_scenario_is_written() {
    let scenarios = scenarios();
    for number in 1..=26 {
        let number = format!("A{number:02} ");
        assert!(scenarios.iter().any(|scenario| scenario.title.starts_with(&number)), "{number}is not written");
    }
}

/// Two themes: one done, one pending.
fn two_themes() -> Themes {
    Themes::from(
        "[cases]\nwhat = \"a\"\nstatus = \"done\"\npart = \"one\"\n\
         [threats]\nwhat = \"b\"\nstatus = \"pending\"\npart = \"two\"\n",
    )
}

#[test]
fn what_is_pending_may_neither_pass_nor_belong_to_a_theme_that_is_done() {
    let verdict = |tags: &str, missing: Option<&str>, passed| {
        let outcome = Outcome {
            title: "A00".to_owned(),
            tags: tags.split(' ').map(str::to_owned).collect(),
            engine: Some("SQLite"),
            missing: missing.map(str::to_owned),
            passed,
        };
        outcome.verdict(&two_themes())
    };
    let failed = |verdict| matches!(verdict, Verdict::Failed(_));
    let pending = |verdict| matches!(verdict, Verdict::Pending(_));
    assert_eq!(verdict("cases", None, true), Verdict::Passed);
    assert_eq!(verdict("threats", None, true), Verdict::Passed);
    assert!(failed(verdict("cases", None, false)));
    assert!(failed(verdict("threats", Some("it rains"), false)));
    assert!(pending(verdict("threats pending", None, false)));
    assert_eq!(verdict("threats pending", Some("it rains"), false), Verdict::Pending("no step “it rains”".to_owned()));
    // It passes.
    assert!(failed(verdict("threats pending", None, true)));
    // Its theme is declared done.
    assert!(failed(verdict("cases pending", None, false)));
    assert!(failed(verdict("threats cases pending", Some("it rains"), false)));
}

/// The map as it stands, with one line changed; what is then wrong with it.
fn complaints(id: &str, change: impl Fn(&mut requirements::Requirement)) -> Vec<String> {
    let mut found = requirements::read(&requirements::text()).unwrap();
    change(found.iter_mut().find(|requirement| requirement.id == id).unwrap());
    requirements::complaints(&found, &Themes::read(), &scenarios())
}

#[test]
fn a_fault_in_the_map_of_requirements_is_found() {
    let built = "S1-20";
    assert_eq!(complaints(built, |_| {}), Vec::<String>::new());
    let told = |complaints: Vec<String>, words: &str| {
        assert!(complaints.iter().any(|complaint| complaint.contains(words)), "{words}: {complaints:?}");
    };
    told(complaints(built, |one| one.id.clear()), "S1-20 is missing");
    told(complaints(built, |one| "S1-21".clone_into(&mut one.id)), "S1-20 is missing");
    told(complaints(built, |one| one.title.clear()), "no title");
    told(complaints(built, |one| "weather".clone_into(&mut one.theme)), "no theme \"weather\"");
    told(complaints(built, |one| "almost".clone_into(&mut one.status)), "neither built nor pending");
    told(complaints(built, |one| one.files.clear()), "file or test is not named");
    told(complaints(built, |one| one.tests.clear()), "file or test is not named");
    told(complaints(built, |one| one.files.push("crates/none.rs".to_owned())), "there is no crates/none.rs");
    told(complaints(built, |one| one.tests.push("crates/none.rs: at_all".to_owned())), "there is no crates/none.rs");
    let here = "crates/saklig/tests/features.rs";
    told(complaints(built, |one| one.tests.push(format!("{here}: {}", "no_such_test"))), "has no test no_such_test");
    let feature = "features/moderation.feature";
    told(complaints(built, |one| one.tests.push(format!("{feature}: A99"))), "has no scenario");
    let scenarios = scenarios();
    let pending = scenarios.iter().find(|scenario| scenario.is_pending());
    if let Some(pending) = pending {
        let test = format!("{}: {}", pending.file, pending.title);
        told(complaints(built, |one| one.tests.push(test.clone())), "is pending");
    }
    let lines = requirements::text();
    assert!(requirements::read(lines.trim_start_matches("id\t")).is_err());
    assert!(requirements::read(&format!("{lines}X-16\tone field too few\tcases\tpending\t\n")).is_err());
    let mut found = requirements::read(&lines).unwrap();
    found.swap(3, 4);
    told(requirements::complaints(&found, &Themes::read(), &scenarios), "not in the order");
}

#[test]
fn a_theme_that_is_done_has_no_gap() {
    let line = "S0-01\tIs asked for\tcases\tpending\t\t";
    let found = requirements::read(&format!("{}\n{line}\n", requirements::HEADER)).unwrap();
    let complaints = requirements::complaints(&found, &two_themes(), &[]);
    assert!(complaints.contains(&"S0-01 is pending, and its theme cases is done".to_owned()), "{complaints:?}");
}
