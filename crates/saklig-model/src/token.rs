//! Tokens: what a program shows to act in a person's name.

use jiff::Timestamp;

use crate::{
    id::{AuthorityId, PersonId, TokenId},
    person::Power,
};

/// What every token begins with, so that a lost one is recognised as ours.
pub const PREFIX: &str = "saklig_";

/// The most days that a token lives.
pub const MOST_DAYS: i64 = 365;

/// How many days one lives unless its maker says otherwise.
pub const USUAL_DAYS: i64 = 90;

/// A token; its secret is kept nowhere but by whoever made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its identity.
    pub id: TokenId,
    /// The authority.
    pub authority: AuthorityId,
    /// In whose name it acts.
    pub person: PersonId,
    /// What its maker calls it.
    pub name: String,
    /// The powers it may use, as long as the person has them.
    pub scope: Vec<Power>,
    /// When it was made.
    pub made_at: Timestamp,
    /// From when on it opens nothing.
    pub expires_at: Timestamp,
    /// Some moment of the last day on which it was used.
    pub used_at: Option<Timestamp>,
    /// When somebody ended it.
    pub ended_at: Option<Timestamp>,
}

impl Token {
    /// Whether it opens anything at this moment.
    #[must_use]
    pub fn is_valid(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}
