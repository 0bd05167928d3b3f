//! The commands, one file each.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command answers on the terminal")]

pub mod backup;
pub mod doctor;
pub mod follow;
pub mod import;
pub mod journal;
pub mod person;
pub mod restore;
pub mod serve;
pub mod train;
pub mod triage;
pub mod work;

/// How a progress bar counts rows.
fn rows_style() -> indicatif::ProgressStyle {
    indicatif::ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} rows  {elapsed}, {eta} left")
        .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar())
}
