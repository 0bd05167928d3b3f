//! What is written down about the product before it is built: the scenarios in
//! `features/`, their themes, and the requirements in `docs/requirements.tsv`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use cucumber::gherkin::{Feature, GherkinEnv, Rule, Scenario, Step};

pub mod requirements;
pub mod themes;
pub mod verdict;

/// The root of the source tree.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The files of a folder with this ending, in the order of their names.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// A scenario as it is written.
pub struct Written {
    /// The file it stands in, from the root of the tree.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Its tags, and those of its feature.
    pub tags: Vec<String>,
    /// The steps of its background, and its own.
    pub steps: Vec<Step>,
}

impl Written {
    /// Whether it waits for something that is not built yet.
    pub fn is_pending(&self) -> bool {
        self.tags.iter().any(|tag| tag == PENDING)
    }
}

/// The tag of a scenario that waits for something that is not built yet.
pub const PENDING: &str = "pending";

/// Every scenario in `features/`, in the order of the files.
pub fn scenarios() -> Vec<Written> {
    let mut found = Vec::new();
    for file in files("features", "feature") {
        let feature = Feature::parse_path(&file, GherkinEnv::default()).unwrap();
        let name = format!("features/{}", file.file_name().unwrap().to_string_lossy());
        let mut add = |rule: Option<&Rule>, scenario: &Scenario| {
            found.push(Written {
                file: name.clone(),
                title: scenario.name.clone(),
                tags: tags(&feature, rule, scenario),
                steps: steps(&feature, rule, scenario),
            });
        };
        feature.scenarios.iter().for_each(|scenario| add(None, scenario));
        for rule in &feature.rules {
            rule.scenarios.iter().for_each(|scenario| add(Some(rule), scenario));
        }
    }
    found
}

/// A scenario's tags, and those that it has from its feature.
pub fn tags(feature: &Feature, rule: Option<&Rule>, scenario: &Scenario) -> Vec<String> {
    let of_rule = rule.map(|rule| rule.tags.as_slice()).unwrap_or_default();
    feature.tags.iter().chain(of_rule).chain(&scenario.tags).cloned().collect()
}

/// The steps of a scenario, after those of its backgrounds.
pub fn steps(feature: &Feature, rule: Option<&Rule>, scenario: &Scenario) -> Vec<Step> {
    let backgrounds = [feature.background.as_ref(), rule.and_then(|rule| rule.background.as_ref())];
    let before = backgrounds.into_iter().flatten().flat_map(|background| background.steps.clone());
    before.chain(scenario.steps.clone()).collect()
}
