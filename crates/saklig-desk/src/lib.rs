//! What can be done: every act, every look, and the jobs that follow.
//!
//! May use: all crates but the program, the web and the triage's callers.
//!
//! An *act* ([`acts`]) changes something, always in the same order: look up,
//! may they?, act, journal, enqueue, save. State, journal entry and follow-up
//! job commit together or not at all. A *look* ([`looks`]) only reads. A *job*
//! ([`jobs`]) is what happens later without anyone waiting.
//!
//! To add an act: `acts/<act>.rs` with a unit struct that implements
//! [`acts::Act`], its method on [`Desk`], and one line in [`acts::ACTS`]; tests
//! then tell of a missing permission, journal kind or scenario.

pub mod acts;
mod alarms;
pub mod answering;
pub mod audit;
pub mod backup;
pub mod clocks;
mod conflict;
pub mod desk;
pub mod erasure;
pub mod errand;
pub mod example;
pub mod jobs;
mod journal;
pub mod live;
pub mod looks;
pub mod packs;
mod proposal;
mod questions;
pub mod reading;
pub mod reasons;
pub mod refusal;
pub mod seen;
pub mod several;
pub mod vault;

pub use desk::{Desk, Parts};
pub use refusal::Refusal;
