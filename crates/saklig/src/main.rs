//! Starts the program.
#![expect(clippy::print_stderr, reason = "the last word to whoever typed the command")]

use std::process::ExitCode;

use clap::Parser as _;
use saklig::arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.run() {
        Ok(code) => code,
        Err(error) => {
            // One line for people, each cause after the next; no backtrace.
            eprintln!("saklig: {error:#}");
            ExitCode::from(2)
        }
    }
}
