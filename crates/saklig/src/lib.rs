//! The program: command line, configuration and wiring.
//!
//! May use: every crate of the house. [`Node`] puts them together; `main`
//! reads the command line ([`arguments`]) and starts one command, each in its
//! own file under [`commands`].
//!
//! To add a command: `commands/<command>.rs` with its arguments and its `run`,
//! and a variant of [`arguments::Command`].

pub mod arguments;
pub mod carried;
pub mod commands;
pub mod files;
pub mod in_order;
pub mod node;
pub mod pack_folder;
pub mod system;

pub use node::{Node, Plan};
