//! The requirements, `docs/requirements.tsv`: what is built, where, and which
//! test shows it.

use std::{collections::BTreeMap, fs};

use super::{Written, root, themes::Themes};

/// The file's first line.
pub const HEADER: &str = "id\ttitle\ttheme\tstatus\tfile\ttest";

/// How many requirements of each kind there are.
const KINDS: [(&str, u32); 5] = [("S0", 27), ("S1", 60), ("S2", 20), ("S3", 34), ("X", 15)];

/// What parts several files or tests in one field.
const AND: &str = "; ";

/// A line.
pub struct Requirement {
    /// `S1-20`.
    pub id: String,
    /// What is wanted, briefly.
    pub title: String,
    /// Its theme.
    pub theme: String,
    /// `built` or `pending`.
    pub status: String,
    /// Where it is built, or begun.
    pub files: Vec<String>,
    /// What shows it, or will: `path: name` of a test or a scenario.
    pub tests: Vec<String>,
}

impl Requirement {
    /// Whether it is built.
    pub fn is_built(&self) -> bool {
        self.status == "built"
    }
}

/// The file's text.
pub fn text() -> String {
    fs::read_to_string(root().join("docs/requirements.tsv")).unwrap()
}

/// Reads the lines; those that cannot be read are told.
pub fn read(text: &str) -> Result<Vec<Requirement>, String> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return Err(format!("the first line is not \"{HEADER}\""));
    }
    let list = |field: &str| field.split(AND).filter(|one| !one.is_empty()).map(str::to_owned).collect();
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [id, title, theme, status, files, tests] => Ok(Requirement {
                id: id.to_owned(),
                title: title.to_owned(),
                theme: theme.to_owned(),
                status: status.to_owned(),
                files: list(files),
                tests: list(tests),
            }),
            _ => Err(format!("this line has not six fields: {line}")),
        })
        .collect()
}

/// Every id that there must be, in order.
pub fn ids() -> Vec<String> {
    KINDS.iter().flat_map(|(kind, count)| (1..=*count).map(move |number| format!("{kind}-{number:02}"))).collect()
}

/// What is wrong with these requirements.
pub fn complaints(requirements: &[Requirement], themes: &Themes, scenarios: &[Written]) -> Vec<String> {
    let mut wrong = Vec::new();
    let found: Vec<&str> = requirements.iter().map(|requirement| requirement.id.as_str()).collect();
    let wanted = ids();
    wrong.extend(wanted.iter().filter(|id| !found.contains(&id.as_str())).map(|id| format!("{id} is missing")));
    if found.len() == wanted.len() && found != wanted {
        wrong.push("the lines are not in the order of their ids".to_owned());
    } else if found.len() > wanted.len() {
        wrong.push("there are more lines than ids".to_owned());
    }
    for requirement in requirements {
        let id = &requirement.id;
        if requirement.title.is_empty() {
            wrong.push(format!("{id} has no title"));
        }
        if !requirement.is_built() && requirement.status != "pending" {
            wrong.push(format!("{id} is neither built nor pending"));
        }
        match themes.0.get(&requirement.theme) {
            None => wrong.push(format!("{id}: features/themes.toml has no theme \"{}\"", requirement.theme)),
            Some(theme) if theme.done && !requirement.is_built() => {
                wrong.push(format!("{id} is pending, and its theme {} is done", requirement.theme));
            }
            Some(_) => {}
        }
        if requirement.is_built() && (requirement.files.is_empty() || requirement.tests.is_empty()) {
            wrong.push(format!("{id} is built, and file or test is not named"));
        }
        let absent = requirement.files.iter().filter(|file| !root().join(file).exists());
        wrong.extend(absent.map(|file| format!("{id}: there is no {file}")));
        let unshown = requirement.tests.iter().filter_map(|test| unshown(requirement, test, scenarios));
        wrong.extend(unshown.map(|why| format!("{id}: {why}")));
    }
    wrong
}

/// Why a test does not show a requirement; none if it does.
fn unshown(requirement: &Requirement, test: &str, scenarios: &[Written]) -> Option<String> {
    let Some((file, name)) = test.split_once(": ") else { return Some(format!("\"{test}\" is not \"path: name\"")) };
    let Ok(source) = fs::read_to_string(root().join(file)) else { return Some(format!("there is no {file}")) };
    if file.ends_with(".feature") {
        let scenario = scenarios.iter().find(|scenario| scenario.file == file && scenario.title == name);
        return match scenario {
            None => Some(format!("{file} has no scenario \"{name}\"")),
            Some(scenario) if scenario.is_pending() && requirement.is_built() => {
                Some(format!("it is built, and \"{name}\" is pending"))
            }
            Some(_) => None,
        };
    }
    let there = if file.ends_with(".rs") { source.contains(&format!("fn {name}(")) } else { source.contains(name) };
    (!there).then(|| format!("{file} has no test {name}"))
}

/// How many are built and how many are not, by theme.
pub fn counted(requirements: &[Requirement]) -> BTreeMap<&str, (usize, usize)> {
    let mut counted = BTreeMap::new();
    for requirement in requirements {
        let (built, pending) = counted.entry(requirement.theme.as_str()).or_default();
        *if requirement.is_built() { built } else { pending } += 1;
    }
    counted
}
