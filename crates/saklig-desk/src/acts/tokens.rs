//! Make a token, with which a program acts in one's own name; end one.
//!
//! A token never may more than its person may at the moment of use, and of that
//! only what its scope holds: see [`Person::may`]. Its secret is shown once and
//! kept as a hash.

use jiff::SignedDuration;
use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    id::{SessionId, TokenId},
    person::{Denied, Person, Power, Through},
    token::{MOST_DAYS, PREFIX, Token},
};
use saklig_store::{Tx, journal::Facts, people, tokens};

use super::{
    Act,
    sign_in::{Session, Stage, secret_hash},
};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The most characters of a token's name.
const LONGEST_NAME: usize = 80;

/// Microseconds in a day.
const DAY: i64 = 24 * 3600 * 1_000_000;

/// Making one.
pub struct MakeToken;

impl Act for MakeToken {
    fn key(&self) -> &'static str {
        "make_token"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Read)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::TokenMade]
    }
    fn scenario(&self) -> &'static str {
        "A token does what its scope holds"
    }
}

/// Ending one. One's own needs no power; this is for those of others.
pub struct EndToken;

impl Act for EndToken {
    fn key(&self) -> &'static str {
        "end_token"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::TokenEnded]
    }
    fn scenario(&self) -> &'static str {
        "A token that was ended opens nothing"
    }
}

/// What a token shall be.
#[derive(Debug, Clone, Default)]
pub struct NewToken {
    /// What its maker calls it.
    pub name: String,
    /// The powers that it may use.
    pub scope: Vec<Power>,
    /// How many days it lives, from 1 to 365.
    pub days: i64,
}

impl Desk {
    /// Makes a token; returns its secret, which is kept nowhere.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn make_token(&self, who: &Person, new: NewToken) -> Result<String, Refusal> {
        who.may(Power::Read)?;
        // A token makes no tokens: its own would outlive it.
        if who.through.is_some() {
            return Err(Denied::Scope.into());
        }
        let name = new.name.trim().to_owned();
        if name.is_empty() {
            return Err(Refusal::Empty { field: "token-name" });
        }
        let got = name.chars().count();
        if got > LONGEST_NAME {
            return Err(Refusal::TooLong { most: LONGEST_NAME, got });
        }
        if new.scope.is_empty() {
            return Err(Refusal::Empty { field: "token-scope" });
        }
        for power in &new.scope {
            who.may(*power)?;
        }
        if !(1..=MOST_DAYS).contains(&new.days) {
            return Err(Refusal::Empty { field: "token-days" });
        }
        let now = self.now();
        let secret = format!("{PREFIX}{}", self.token());
        let token = Token {
            id: TokenId(self.chance().opaque_id()),
            authority: who.authority,
            person: who.id,
            name,
            scope: Power::ALL.into_iter().filter(|power| new.scope.contains(power)).collect(),
            made_at: now,
            expires_at: now + SignedDuration::from_hours(24 * new.days),
            used_at: None,
            ended_at: None,
        };
        let mut tx = self.store().begin().await?;
        tokens::add(&mut tx, &token, &secret_hash(&secret)).await?;
        let scope: Vec<_> = token.scope.iter().map(|power| power.key()).collect();
        let facts = Facts::new()
            .and("person", who.id.0)
            .and("scope", scope.join(" ").as_str())
            .and("expires", micros(token.expires_at))
            .and("at", micros(now));
        let entry = Entry::about(Event::TokenMade, Actor::Person(who, Power::Read), "token", token.id.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(secret)
    }

    /// Ends a token: one's own, or anybody's for whoever runs people.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority, or does
    /// not open anything any more.
    pub async fn end_token(&self, who: &Person, id: TokenId) -> Result<(), Refusal> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        let found = tokens::one(&mut tx, id).await?.filter(|token| token.authority == who.authority);
        let own = found.as_ref().is_some_and(|token| token.person == who.id) && who.through.is_none();
        let power = if own { Power::Read } else { Power::RunPeople };
        if !own {
            who.may(power)?;
        }
        let token = found.filter(|token| token.is_valid(now)).ok_or(Refusal::NotFound)?;
        self.end_one(&mut tx, Actor::Person(who, power), &token).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Ends every token of a person, in the transaction that closes their
    /// account: opening it again shall not open them again.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub(crate) async fn end_tokens_of(&self, tx: &mut Tx, actor: Actor<'_>, whose: &Person) -> Result<(), Refusal> {
        for token in tokens::valid_of(&mut *tx, whose.authority, whose.id, self.now_micros()).await? {
            self.end_one(tx, actor, &token).await?;
        }
        Ok(())
    }

    async fn end_one(&self, tx: &mut Tx, actor: Actor<'_>, token: &Token) -> Result<(), Refusal> {
        let now = self.now_micros();
        if tokens::end(tx, token.id, now).await? {
            let facts = Facts::new().and("person", token.person.0).and("at", now);
            let entry = Entry::about(Event::TokenEnded, actor, "token", token.id.0).with(facts);
            self.note_down(tx, token.authority, entry).await?;
        }
        Ok(())
    }

    /// In whose name this token acts, with what it may at most; `None` when it
    /// opens nothing: unknown, expired, ended, or its person's account closed.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn bearer(&self, secret: &str) -> Result<Option<Session>, Refusal> {
        let now = self.now();
        if !secret.starts_with(PREFIX) {
            return Ok(None);
        }
        let found = tokens::by_secret(self.store().db(), &secret_hash(secret)).await?;
        let Some(token) = found.filter(|token| token.is_valid(now)) else { return Ok(None) };
        let person = people::one(self.store().db(), token.person).await?;
        let Some(mut person) = person.filter(|person| person.active) else { return Ok(None) };
        let authority = self.authority(person.authority).await?;
        let day = micros(now) - micros(now).rem_euclid(DAY);
        if token.used_at.is_none_or(|used| micros(used) < day) {
            let mut tx = self.store().begin().await?;
            tokens::used(&mut tx, token.id, day).await?;
            tx.commit().await?;
        }
        person.through = Some(Through { token: token.id, scope: token.scope, errand: None });
        // A token stands in for a session; its own name serves as the session's.
        let id = SessionId(token.id.0);
        Ok(Some(Session { person, authority, id, stage: Stage::Whole, single_keys: false }))
    }
}
