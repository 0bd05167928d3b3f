//! Stages of a run: each is timed, and its tests are counted from what it prints.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::Context as _;

/// What was counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

/// All stages of a run.
#[derive(Default)]
pub(crate) struct Stages(Vec<(String, Duration, Count)>);

impl Stages {
    /// Does a stage that either works or does not; what it gives is handed on.
    pub(crate) fn act<T>(&mut self, name: &str, act: impl FnOnce() -> anyhow::Result<T>) -> Option<T> {
        let mut given = None;
        self.count(name, || {
            given = Some(act()?);
            Ok(Count { passed: 1, failed: 0 })
        });
        given
    }

    /// Runs a command that either works or does not.
    pub(crate) fn run(&mut self, name: &str, command: &mut Command) {
        self.act(name, || {
            let status = command.status().with_context(|| format!("{command:?}"))?;
            anyhow::ensure!(status.success(), "{status}");
            Ok(())
        });
    }

    /// Runs a command that prints how its tests went.
    pub(crate) fn tests(&mut self, name: &str, command: &mut Command) {
        self.count(name, || counted(command));
    }

    fn count(&mut self, name: &str, act: impl FnOnce() -> anyhow::Result<Count>) {
        println!("\n=== {name}");
        let start = std::time::Instant::now();
        let count = act().unwrap_or_else(|error| {
            println!("=== {name} FAILED: {error:#}");
            Count { passed: 0, failed: 1 }
        });
        self.0.push((name.to_owned(), start.elapsed(), count));
    }

    /// Prints the stages, and as the very last line the sum. Whether all is well.
    pub(crate) fn sum_up(&self) -> bool {
        println!("\n{:44}{:>10}{:>9}{:>9}", "stage", "seconds", "passed", "failed");
        let mut sum = Count::default();
        for (name, took, count) in &self.0 {
            println!("{name:44}{:>10.1}{:>9}{:>9}", took.as_secs_f32(), count.passed, count.failed);
            sum = sum + *count;
        }
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        sum.failed == 0 && sum.passed > 0
    }
}

impl std::ops::Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// Runs a command, shows what it prints, and counts.
fn counted(command: &mut Command) -> anyhow::Result<Count> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("{command:?}"))?;
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().context("no output")?).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some(more) = told(&line) {
            count = count + more;
        }
    }
    let status = child.wait()?;
    if !status.success() && count.failed == 0 {
        println!("{status}");
        count.failed = 1;
    }
    if count == Count::default() {
        println!("no test was run");
        count.failed = 1;
    }
    Ok(count)
}

/// The counts in a line that sums up a test program. A test that was left out
/// counts as failed: here everything it needs has been set up.
fn told(line: &str) -> Option<Count> {
    let plain = without_colour(line);
    // "test result: ok. 3 passed; 0 failed; 0 ignored; …"; "4 scenarios (3 passed, 1 failed)"; "3 passed, 0 failed".
    let counts = if let Some(rest) = plain.strip_prefix("test result: ") {
        rest
    } else if let Some((_, rest)) = plain.split_once(" scenarios (").or_else(|| plain.split_once(" scenario (")) {
        rest
    } else if plain.ends_with(" failed") && plain.contains(" passed, ") {
        &plain
    } else {
        return None;
    };
    let mut count = Count::default();
    let words: Vec<_> = counts.split([' ', ';', ',', '.', '(', ')']).filter(|word| !word.is_empty()).collect();
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<u64>() else { continue };
        match pair[1] {
            "passed" => count.passed += number,
            "failed" | "ignored" | "skipped" => count.failed += number,
            _ => {}
        }
    }
    Some(count)
}

fn without_colour(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_what_test_programs_print() {
        let count = |passed, failed| Some(Count { passed, failed });
        let cargo =
            "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 5 filtered out; finished in 0.01s";
        assert_eq!(told(cargo), count(12, 3));
        assert_eq!(told("\u{1b}[1m26 scenarios (\u{1b}[32m24 passed\u{1b}[0m, 1 skipped, 1 failed)"), count(24, 2));
        assert_eq!(told("1 scenario (1 passed)"), count(1, 0));
        assert_eq!(told("812 passed, 0 failed"), count(812, 0));
        assert_eq!(told("test something ... ok"), None);
    }

    #[test]
    fn a_stage_that_fails_counts_as_one_failure() {
        let mut stages = Stages::default();
        stages.act("fails", || -> anyhow::Result<()> { anyhow::bail!("as it should") });
        assert!(!stages.sum_up());
    }
}
