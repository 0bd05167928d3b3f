//! How a scenario that was played, or could not be, counts.

use super::{PENDING, themes::Themes};

/// What became of a scenario.
pub struct Outcome {
    /// Its title.
    pub title: String,
    /// Its tags, and those of its feature.
    pub tags: Vec<String>,
    /// On which database; none if it was not played.
    pub engine: Option<&'static str>,
    /// The first step that is not written yet.
    pub missing: Option<String>,
    /// Whether every step did what it says.
    pub passed: bool,
}

/// How it counts.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It shows what it should.
    Passed,
    /// It waits, and why.
    Pending(String),
    /// It does not, and why.
    Failed(String),
}

impl Outcome {
    /// How this counts.
    pub fn verdict(&self, themes: &Themes) -> Verdict {
        let pending = self.tags.iter().any(|tag| tag == PENDING);
        match (pending, self.passed) {
            (false, true) => Verdict::Passed,
            (false, false) => Verdict::Failed(match &self.missing {
                Some(step) => format!("there is no step “{step}”"),
                None => String::new(),
            }),
            (true, true) => Verdict::Failed("it passes, so it is not pending any more: take the tag away".to_owned()),
            (true, false) => match themes.done_among(&self.tags) {
                Some(theme) => Verdict::Failed(format!("it is pending, and features/themes.toml calls {theme} done")),
                None => Verdict::Pending(match &self.missing {
                    Some(step) => format!("no step “{step}”"),
                    None => "its steps are there, and it fails".to_owned(),
                }),
            },
        }
    }
}
