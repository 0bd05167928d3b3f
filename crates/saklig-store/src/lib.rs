//! What we remember: one SQL text for SQLite and PostgreSQL, behind one facade.
//!
//! May use: `saklig-model`, `saklig-journal`.
//!
//! [`Store`] opens a database and brings it up to date; each file then holds
//! the statements about one noun. A change runs inside a [`Tx`]: the caller
//! begins it, passes it to as many functions as the act needs, and commits.
//!
//! To add a statement: inside the file's `statements!` block. It is the only
//! way to reach the database, so a test prepares every one on both engines.
//! To add a table or column: a file under `migrations/`, and a line in
//! [`migrate`].

#[macro_use]
mod statement;

pub mod alarms;
pub mod answers;
pub mod assessments;
pub mod authorities;
pub mod backups;
pub mod blocks;
pub mod cases;
pub mod channels;
pub mod copies;
pub mod db;
pub mod decisions;
pub mod drafts;
pub mod errands;
pub mod error;
pub mod escalations;
pub mod example;
pub mod flags;
pub mod floods;
pub mod health;
pub mod hours;
pub mod items;
pub mod jobs;
pub mod journal;
pub mod messages;
pub mod migrate;
pub mod news;
pub mod notes;
pub mod notices;
pub mod one_time;
mod open;
pub mod outbox;
pub mod packs;
pub mod people;
pub mod presence;
pub mod proposals;
pub mod questions;
pub mod receipts;
pub mod rosters;
pub mod rule_sets;
pub mod saved_views;
pub mod search;
pub mod second_factors;
pub mod secrets;
pub mod sessions;
pub mod settings;
pub mod spellings;
pub mod tables;
pub mod tokens;

pub use db::{Db, On, Tx};
pub use error::Error;
pub use open::{Store, Where};
use statement::Statement;

/// What a function of the store returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Every statement of the house, for the test that prepares them all.
#[must_use]
pub fn every_statement() -> Vec<&'static statement::Statement> {
    [
        alarms::STATEMENTS,
        answers::STATEMENTS,
        assessments::STATEMENTS,
        authorities::STATEMENTS,
        backups::STATEMENTS,
        blocks::STATEMENTS,
        cases::STATEMENTS,
        channels::STATEMENTS,
        copies::STATEMENTS,
        decisions::STATEMENTS,
        drafts::STATEMENTS,
        escalations::STATEMENTS,
        flags::STATEMENTS,
        floods::STATEMENTS,
        errands::STATEMENTS,
        example::STATEMENTS,
        example::BACKDATING,
        health::STATEMENTS,
        hours::STATEMENTS,
        items::STATEMENTS,
        jobs::STATEMENTS,
        journal::entries::STATEMENTS,
        journal::log::STATEMENTS,
        journal::receipts::STATEMENTS,
        messages::STATEMENTS,
        news::STATEMENTS,
        notes::STATEMENTS,
        notices::STATEMENTS,
        one_time::STATEMENTS,
        outbox::STATEMENTS,
        packs::STATEMENTS,
        people::STATEMENTS,
        presence::STATEMENTS,
        proposals::STATEMENTS,
        receipts::STATEMENTS,
        rule_sets::STATEMENTS,
        questions::STATEMENTS,
        saved_views::STATEMENTS,
        rosters::STATEMENTS,
        search::STATEMENTS,
        second_factors::STATEMENTS,
        secrets::STATEMENTS,
        sessions::STATEMENTS,
        spellings::STATEMENTS,
        settings::STATEMENTS,
        tables::STATEMENTS,
        tokens::STATEMENTS,
    ]
    .concat()
}
