//! What can be wrong with a pack, said so that its author can mend it.

use std::{fmt, ops::Range};

/// A mistake in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// The file, below `packs/`.
    pub file: String,
    /// The line, where there is one.
    pub line: Option<usize>,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub todo: String,
}

impl PackError {
    /// A mistake in a file as a whole.
    pub(super) fn new(file: &str, problem: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: None, problem: problem.into(), todo: todo.into() }
    }

    /// The same, at a place in the file's text.
    pub(super) fn at(mut self, text: &str, place: Option<Range<usize>>) -> Self {
        self.line = place.and_then(|place| text.get(..place.start)).map(|before| before.matches('\n').count() + 1);
        self
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "packs/{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}; {}", self.problem, self.todo)
    }
}

impl std::error::Error for PackError {}
