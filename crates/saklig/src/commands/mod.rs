//! The commands, one file each.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command answers on the terminal")]

pub mod doctor;
pub mod import;
pub mod journal;
pub mod person;
pub mod serve;
pub mod triage;
pub mod work;
