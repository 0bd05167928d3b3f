//! Acts: what changes something. One file an act.

pub mod answer;
pub mod claim;
pub mod close;
pub mod connect;
pub mod hide;
pub mod leave_visible;
pub mod note;
pub mod remove_example;
pub mod set_up;
pub mod sign_in;
pub mod undo;
pub mod unhide;

use saklig_model::person::Power;

/// What every act declares.
pub trait Act: Sync {
    /// Its key: `hide`.
    fn key(&self) -> &'static str;
    /// The power it needs; `None` where it is open to strangers.
    fn power(&self) -> Option<Power>;
    /// The journal's events it writes.
    fn events(&self) -> &'static [&'static str];
    /// The scenario that shows it.
    fn scenario(&self) -> &'static str;
}
