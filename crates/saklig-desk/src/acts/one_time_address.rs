//! The one-time address: where somebody chooses the password they sign in with,
//! and then a second factor. Nobody chooses passwords for others.

use saklig_journal::event::Event;
use saklig_model::{
    authority::Authority,
    id::PersonId,
    person::{Person, Power, Role},
};
use saklig_store::{Tx, authorities, journal::Facts, one_time, people, sessions};

use super::{
    Act,
    change_power::Keepers,
    set_up::long_enough,
    sign_in::{hash_password, secret_hash},
};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// How many hours an address opens for whoever is added or begins anew.
pub const OPENS_FOR_HOURS: i64 = 72;

/// How many hours an address opens that whoever runs the server has made.
const UNLOCK_OPENS_FOR_HOURS: i64 = 1;

/// The act.
pub struct UseAddress;

impl Act for UseAddress {
    fn key(&self) -> &'static str {
        "use_address"
    }
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::AddressUsed]
    }
    fn scenario(&self) -> &'static str {
        "Adding a colleague takes two"
    }
}

impl Desk {
    /// Makes a one-time address; any older one of this person no longer opens.
    pub(crate) async fn make_address(
        &self,
        tx: &mut Tx,
        actor: Actor<'_>,
        person: &Person,
        hours: i64,
    ) -> Result<String, Refusal> {
        let code = self.token();
        let expires_at = self.now_micros() + hours * 3600 * 1_000_000;
        one_time::keep(tx, person.authority, person.id, &secret_hash(&code), expires_at).await?;
        let facts = Facts::new().and("person", person.id.0).and("expires_at", expires_at).and("at", self.now_micros());
        let entry = Entry::about(Event::AddressMade, actor, "person", person.id.0).with(facts);
        self.note_down(tx, person.authority, entry).await?;
        Ok(code)
    }

    /// Whose address this is, and at which authority, if it still opens.
    ///
    /// # Errors
    /// [`Refusal::OneTimeAddress`] when it does not.
    pub async fn address_opens(&self, code: &str) -> Result<(Person, Authority), Refusal> {
        let db = self.store().db();
        let person = one_time::whose(db, &secret_hash(code), self.now_micros()).await?;
        let person = people::one(db, person.ok_or(Refusal::OneTimeAddress)?).await?;
        let person = person.filter(|person| person.active).ok_or(Refusal::OneTimeAddress)?;
        let authority = self.authority(person.authority).await?;
        Ok((person, authority))
    }

    /// Chooses the password at the address, which then no longer opens. Any
    /// second factor and every session from before are gone. Returns the
    /// secret of a session.
    ///
    /// # Errors
    /// [`Refusal::OneTimeAddress`], or [`Refusal::PasswordShort`]: then it still opens.
    pub async fn begin_anew(&self, code: &str, password: String) -> Result<String, Refusal> {
        self.address_opens(code).await?;
        long_enough(&password)?;
        let hash = hash_password(self, password).await?;
        let mut tx = self.store().begin().await?;
        // Again, under the transaction: only one of two can win.
        let opens = one_time::whose(&mut tx, &secret_hash(code), self.now_micros()).await?;
        let id: PersonId = opens.ok_or(Refusal::OneTimeAddress)?;
        if !one_time::forget(&mut tx, id).await? {
            return Err(Refusal::OneTimeAddress);
        }
        let person = people::one(&mut tx, id).await?.filter(|person| person.active).ok_or(Refusal::OneTimeAddress)?;
        people::choose_password(&mut tx, id, &hash).await?;
        self.forget_second_factor(&mut tx, &person).await?;
        sessions::end_all(&mut tx, id).await?;
        // Whoever begins anew may have been locked out by somebody who made tokens.
        self.end_tokens_of(&mut tx, Actor::Person(&person, Power::Read), &person).await?;
        sessions::attempt_succeeded(&mut tx, &secret_hash(&person.login)).await?;
        let facts = Facts::new().and("person", id.0).and("at", self.now_micros());
        self.note_own(&mut tx, &person, Event::AddressUsed, facts).await?;
        let secret = self.begin_session(&mut tx, &person, false).await?;
        tx.commit().await?;
        self.ring();
        Ok(secret)
    }

    /// Makes a one-time address for whoever is locked out, at the request of
    /// whoever runs the server. Until it is used, nothing else changes.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when nobody with an open account signs in so.
    pub async fn unlock(&self, login: &str) -> Result<String, Refusal> {
        let mut tx = self.store().begin().await?;
        let found = people::by_login(&mut tx, &login.trim().to_lowercase()).await?;
        let (person, _) = found.filter(|(person, _)| person.active).ok_or(Refusal::NotFound)?;
        let code = self.make_address(&mut tx, Actor::System, &person, UNLOCK_OPENS_FOR_HOURS).await?;
        tx.commit().await?;
        Ok(code)
    }

    /// Makes somebody administrator of an authority that has none left, at the
    /// request of whoever runs the server.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when no civil servant with an open account signs
    /// in so; [`Refusal::Already`] when there is an administrator.
    pub async fn appoint(&self, login: &str) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let found = people::by_login(&mut tx, &login.trim().to_lowercase()).await?;
        let (mut person, _) =
            found.filter(|(person, _)| person.active && person.employment.is_apolitical()).ok_or(Refusal::NotFound)?;
        authorities::lock(&mut tx, person.authority).await?;
        // With one left, nobody could confirm what that one proposes.
        if Keepers::of(&mut tx, person.authority).await?.count() > 1 {
            return Err(Refusal::Already { state: "administrator" });
        }
        let before = person.roles.clone();
        if !person.roles.contains(&Role::Administrator) {
            person.roles.push(Role::Administrator);
        }
        people::change_power(&mut tx, &person).await?;
        let facts = self.role_facts(&person, &before);
        let entry = Entry::about(Event::RoleChanged, Actor::System, "person", person.id.0).with(facts);
        self.note_down(&mut tx, person.authority, entry).await?;
        tx.commit().await?;
        Ok(())
    }
}
