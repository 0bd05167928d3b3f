//! The steps, by what they are about. Each is generic: texts, people, times and
//! expected results come from the scenario. `features/STEPS.md` is generated
//! from their first lines.

pub mod acts;
pub mod duty;
pub mod further;
pub mod grounds;
pub mod journal;
pub mod outcome;
pub mod pages;
pub mod people;
pub mod platform;
pub mod programs;
pub mod records;
