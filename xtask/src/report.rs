//! A report under `docs/`, with what it was measured on.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
};

use anyhow::Context as _;

use crate::tree;

/// Runs a command and shows what it prints; its lines, and whether it was well.
pub(crate) fn shown(command: &mut Command) -> anyhow::Result<(Vec<String>, bool)> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut lines = Vec::new();
    for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
        let line = line?;
        println!("{line}");
        lines.push(line);
    }
    Ok((lines, child.wait()?.success()))
}

/// Writes `docs/<name>.md`.
pub(crate) fn write(name: &str, title: &str, chore: &str, lines: &[String]) -> anyhow::Result<()> {
    let said = |program: &str, words: &[&str]| -> anyhow::Result<String> {
        let output = tree::command(program).args(words).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let cores = std::thread::available_parallelism()?;
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes: u64 =
        memory.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or_default();
    // Before the report itself makes a difference.
    let head = format!(
        "# {title}\n\nWritten by `cargo xtask {chore}` on {}, at {}, on {cores} cores with {} GB, {}. A share above 1 is over the limit.\n",
        said("date", &["+%Y-%m-%d"])?,
        said("git", &["describe", "--always", "--dirty"])?,
        kilobytes / 1_000_000,
        said("rustc", &["--version"])?,
    );
    let path = tree::root().join("docs").join(name).with_extension("md");
    fs::create_dir_all(path.parent().context("a folder")?)?;
    let mut file = fs::File::create(path)?;
    writeln!(file, "{head}")?;
    for line in lines {
        writeln!(file, "{line}")?;
    }
    Ok(())
}
