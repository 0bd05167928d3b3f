//! One's own account, and the end of sessions, one's own and those of others.

use saklig_journal::event::Event;
use saklig_model::{
    id::{PersonId, SessionId},
    person::{Person, Power},
};
use saklig_store::{journal::Facts, people, sessions};

use super::{
    Act,
    set_up::long_enough,
    sign_in::{Session, hash_password, is_password, secret_hash},
};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// Somebody changes their own password.
pub struct ChangePassword;

impl Act for ChangePassword {
    fn key(&self) -> &'static str {
        "change_password"
    }
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::PasswordChanged]
    }
    fn scenario(&self) -> &'static str {
        "The own account"
    }
}

/// Somebody ends sessions of their own.
pub struct EndOwnSessions;

impl Act for EndOwnSessions {
    fn key(&self) -> &'static str {
        "end_own_sessions"
    }
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::SessionsEnded]
    }
    fn scenario(&self) -> &'static str {
        "The own account"
    }
}

/// An administrator ends somebody's sessions.
pub struct EndSessions;

impl Act for EndSessions {
    fn key(&self) -> &'static str {
        "end_sessions"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::SessionsEnded]
    }
    fn scenario(&self) -> &'static str {
        "An administrator ends somebody's sessions"
    }
}

/// Which of one's own sessions to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// This one.
    One(SessionId),
    /// All but the one that asks.
    Others,
}

impl Desk {
    /// Changes one's own password; every other session ends.
    ///
    /// # Errors
    /// [`Refusal::OldPassword`], [`Refusal::TooManyAttempts`], [`Refusal::PasswordShort`].
    pub async fn change_password(&self, session: &Session, old: &str, new: String) -> Result<(), Refusal> {
        let person = &session.person;
        self.prove_password(person, old).await?;
        long_enough(&new)?;
        let hash = hash_password(self, new).await?;
        let mut tx = self.store().begin().await?;
        people::choose_password(&mut tx, person.id, &hash).await?;
        sessions::end_others(&mut tx, person.id, session.id).await?;
        let facts = Facts::new().and("person", person.id.0).and("at", self.now_micros());
        self.note_own(&mut tx, person, Event::PasswordChanged, facts).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Asks for the password again; failures count as when signing in.
    pub(crate) async fn prove_password(&self, person: &Person, password: &str) -> Result<(), Refusal> {
        let before = self.begin_attempt(&person.login).await?;
        let kept = people::kept(self.store().db(), person.id).await?.ok_or(Refusal::NotFound)?;
        if !is_password(kept.password, password.to_owned()).await? {
            return Err(Refusal::OldPassword);
        }
        let mut tx = self.store().begin().await?;
        sessions::take_attempt_back(&mut tx, &secret_hash(&person.login), before).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ends sessions of one's own.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when it is none of one's own.
    pub async fn end_own_sessions(&self, session: &Session, which: Ending) -> Result<(), Refusal> {
        let person = &session.person;
        let mut tx = self.store().begin().await?;
        let ended = match which {
            Ending::One(id) => u64::from(sessions::end_one(&mut tx, person.id, id).await?),
            Ending::Others => sessions::end_others(&mut tx, person.id, session.id).await?,
        };
        if ended == 0 {
            return if which == Ending::Others { Ok(()) } else { Err(Refusal::NotFound) };
        }
        self.note_own(&mut tx, person, Event::SessionsEnded, self.ended(person.id, ended)).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Ends all sessions of somebody at the same authority. That only lessens
    /// what they can do, so one does it alone.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn end_sessions(&self, who: &Person, person: PersonId) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        let kept = people::kept(&mut tx, person).await?.filter(|kept| kept.person.authority == who.authority);
        let kept = kept.filter(|kept| kept.added).ok_or(Refusal::NotFound)?;
        let ended = sessions::end_all(&mut tx, kept.person.id).await?;
        let actor = Actor::Person(who, Power::RunPeople);
        let entry = Entry::about(Event::SessionsEnded, actor, "person", person.0).with(self.ended(person, ended));
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    fn ended(&self, person: PersonId, count: u64) -> Facts {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Facts::new().and("person", person.0).and("sessions", count).and("at", self.now_micros())
    }
}
