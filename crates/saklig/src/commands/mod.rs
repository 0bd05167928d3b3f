//! The commands, one file each.

pub mod doctor;
pub mod import;
pub mod journal;
pub mod serve;
pub mod triage;
pub mod work;
