//! The map of requirements, `docs/requirements.tsv`, against what is there.
//!
//! `cargo test -p saklig --test requirements` prints what is not built yet, by
//! theme, and fails on a line that is missing or does not hold. That each such
//! fault is found is shown in `features.rs`.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]
#![expect(clippy::print_stdout, reason = "the gaps are what it is for")]

#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod written;

use std::process::ExitCode;

use written::{requirements, themes::Themes};

fn main() -> ExitCode {
    let themes = Themes::read();
    let found = match requirements::read(&requirements::text()) {
        Ok(found) => found,
        Err(why) => {
            println!("FAILED  docs/requirements.tsv: {why}\n0 passed, 1 failed");
            return ExitCode::FAILURE;
        }
    };
    for (theme, (built, pending)) in requirements::counted(&found) {
        let part = themes.0.get(theme).map(|theme| theme.part.as_str()).unwrap_or_default();
        println!("{theme:11}{built:3} built{pending:4} pending  {part}");
        for requirement in found.iter().filter(|one| one.theme == theme && !one.is_built()) {
            let begun = if requirement.files.is_empty() { "" } else { " (begun)" };
            println!("           {} {}{begun}", requirement.id, requirement.title);
        }
    }
    let wrong = requirements::complaints(&found, &themes, &written::scenarios());
    for why in &wrong {
        println!("FAILED  {why}");
    }
    let built = found.iter().filter(|requirement| requirement.is_built()).count();
    println!("{built} of {} requirements are built", found.len());
    // One test, whatever it reads: what is pending has not passed.
    println!("{} passed, {} failed", u8::from(wrong.is_empty()), wrong.len());
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
