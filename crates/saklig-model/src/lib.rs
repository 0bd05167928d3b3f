//! Words and rules of the field, without any input or output.
//!
//! What an officer would name has its file here: an [`authority`], its
//! [`channel`]s, the [`item`]s mirrored from them, the [`finding`]s made in
//! their texts, the [`case`]s that people handle, the [`ground`]s a decision
//! may rest on, the [`decision`]s themselves, the [`action`]s they lead to at
//! the platform, and the [`person`]s who decide, two of them where a [`proposal`]
//! must be confirmed. [`answering`] says what an answer is, [`plain_language`] what
//! makes it hard to read. A [`roster`] says who is on duty, and an [`alarm`] whom it
//! goes to next. [`pack`] reads the law and
//! language that live as data in `packs/`; [`holidays`] and [`service_hours`]
//! count time as an authority counts it, towards the [`target`] of an answer and
//! the [`figures`] of a period.
//!
//! May use: no other crate of this house. Time, ids and randomness come in as
//! arguments (see [`clock`]); nothing here asks the system for them.
//!
//! To add a word: a file named for it, a line below, and its Swedish and
//! Danish terms in the doc comment where they exist.

pub mod action;
pub mod alarm;
pub mod answering;
pub mod appearance;
pub mod authority;
pub mod case;
pub mod change;
pub mod channel;
pub mod clock;
pub mod decision;
pub mod figures;
pub mod finding;
pub mod ground;
pub mod holidays;
pub mod id;
pub mod item;
pub mod language;
pub mod pack;
pub mod person;
pub mod plain_language;
pub mod proposal;
pub mod roster;
pub mod service_hours;
pub mod target;
pub mod token;
