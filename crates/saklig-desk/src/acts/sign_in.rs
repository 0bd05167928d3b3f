//! Sign in with password and second factor, know a session, sign out.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use saklig_journal::event::Event;
use saklig_model::{
    authority::Authority,
    id::SessionId,
    language::Language,
    person::{Person, Power},
};
use saklig_store::{
    Tx, authorities, journal,
    news::News,
    people, second_factors,
    sessions::{self, Attempts},
};
use sha2::{Digest as _, Sha256};

use super::Act;
use crate::{Desk, Refusal};

/// How long a session lives at most, in microseconds: a working day.
const LONGEST: i64 = 12 * 3600 * 1_000_000;

/// How long a session lives that nobody uses, in microseconds.
const IDLE: i64 = 2 * 3600 * 1_000_000;

/// How long the code of the second factor is waited for, in microseconds.
const WAITS_FOR_CODE: i64 = 10 * 60 * 1_000_000;

/// How long a session goes on before its use is noted again, in microseconds.
const NOTED_EVERY: i64 = 5 * 60 * 1_000_000;

/// Failed attempts with one name before the next must wait.
const FREE_FAILURES: i64 = 5;

/// The act.
pub struct SignIn;

impl Act for SignIn {
    fn key(&self) -> &'static str {
        "sign_in"
    }
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::RecoveryCodeUsed]
    }
    fn scenario(&self) -> &'static str {
        "Signing in, and being held up after too many tries"
    }
}

/// Someone who is signed in, or on the way to it.
#[derive(Debug, Clone)]
pub struct Session {
    /// The person.
    pub person: Person,
    /// Their authority.
    pub authority: Authority,
    /// The session's name, which opens nothing.
    pub id: SessionId,
    /// What is still missing.
    pub stage: Stage,
    /// Whether they use single letters as keys (WCAG 2.1.4).
    pub single_keys: bool,
}

/// How far somebody has come in signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// They are in.
    Whole,
    /// The password was right; the code of the second factor is missing.
    Code,
    /// They have no second factor yet, and everybody at a real authority must.
    Enrol,
}

impl Desk {
    /// Signs in with the password; returns the secret that the session cookie
    /// carries. Whoever has a second factor is then asked for its code.
    ///
    /// # Errors
    /// [`Refusal::SignIn`] or [`Refusal::TooManyAttempts`]; neither tells
    /// whether the name exists.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<String, Refusal> {
        let login = login.trim().to_lowercase();
        let before = self.begin_attempt(&login).await?;
        let found = people::by_login(self.store().db(), &login).await?;
        // An unknown name costs as much time as a known one; so does someone
        // who has not chosen a password yet.
        let hash = match &found {
            Some((_, hash)) if !hash.is_empty() => hash.clone(),
            _ => NOBODY.to_owned(),
        };
        let right = is_password(hash, password.to_owned()).await?;
        match found {
            Some((person, _)) if right && person.active => {
                let mut tx = self.store().begin().await?;
                let half = second_factors::is_set(&mut tx, person.id).await?;
                if half {
                    // The code must be right as well before the failures are forgotten.
                    sessions::take_attempt_back(&mut tx, &secret_hash(&login), before).await?;
                } else {
                    sessions::attempt_succeeded(&mut tx, &secret_hash(&login)).await?;
                }
                let secret = self.begin_session(&mut tx, &person, half).await?;
                tx.commit().await?;
                Ok(secret)
            }
            _ => Err(Refusal::SignIn),
        }
    }

    /// The second step: the code of the second factor, or a recovery code.
    /// Returns the secret of a new session, or `None` when no password was
    /// given just before.
    ///
    /// # Errors
    /// [`Refusal::Code`] or [`Refusal::TooManyAttempts`].
    pub async fn sign_in_code(&self, secret: &str, code: &str) -> Result<Option<String>, Refusal> {
        let Some(session) = self.session(secret).await?.filter(|session| session.stage == Stage::Code) else {
            return Ok(None);
        };
        let person = session.person;
        self.begin_attempt(&person.login).await?;
        let mut tx = self.store().begin().await?;
        if !self.accept_code(&mut tx, &person, code).await? {
            return Err(Refusal::Code);
        }
        sessions::attempt_succeeded(&mut tx, &secret_hash(&person.login)).await?;
        sessions::end(&mut tx, &secret_hash(secret)).await?;
        let secret = self.begin_session(&mut tx, &person, false).await?;
        tx.commit().await?;
        self.ring();
        Ok(Some(secret))
    }

    /// Counts an attempt with this name as failed before it is looked at, so
    /// that many at once get no more tries than as many one after the other.
    /// Whoever is right takes it back. Returns how it stood before.
    pub(crate) async fn begin_attempt(&self, login: &str) -> Result<Attempts, Refusal> {
        let login_hash = secret_hash(login);
        let now = self.now_micros();
        let mut tx = self.store().begin().await?;
        let before = sessions::attempts_held(&mut tx, &login_hash).await?;
        if before.locked_until > now {
            return Err(Refusal::TooManyAttempts);
        }
        sessions::attempt_failed(&mut tx, &login_hash, now + wait_after(before.failures + 1)).await?;
        tx.commit().await?;
        Ok(before)
    }

    /// Begins a session; half of one while the code is still missing.
    pub(crate) async fn begin_session(&self, tx: &mut Tx, person: &Person, half: bool) -> Result<String, Refusal> {
        let secret = self.token();
        let now = self.now_micros();
        sessions::end_expired(tx, now).await?;
        let new = sessions::NewSession {
            secret_hash: &secret_hash(&secret),
            id: SessionId(self.chance().opaque_id()),
            authority: person.authority,
            person: person.id,
            half,
            now,
            expires_at: now + if half { WAITS_FOR_CODE } else { IDLE },
        };
        sessions::add(tx, new).await?;
        if !half {
            let authority = authorities::one(&mut *tx, person.authority).await?.ok_or(Refusal::NotFound)?;
            people::seen_on(tx, person.id, &self.today(&authority).to_string()).await?;
        }
        Ok(secret)
    }

    /// Who this session cookie stands for, if it is valid.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn session(&self, secret: &str) -> Result<Option<Session>, Refusal> {
        let hash = secret_hash(secret);
        let now = self.now_micros();
        let Some(session) = sessions::one(self.store().db(), &hash, now).await? else { return Ok(None) };
        let Some(person) = people::one(self.store().db(), session.person).await?.filter(|person| person.active) else {
            return Ok(None);
        };
        let authority = self.authority(person.authority).await?;
        let stage = match (session.half, session.second_factor || authority.example) {
            (true, _) => Stage::Code,
            (false, true) => Stage::Whole,
            (false, false) => Stage::Enrol,
        };
        if !session.half && session.seen_at + NOTED_EVERY < now {
            let (expires_at, today) =
                ((session.begun_at + LONGEST).min(now + IDLE), self.today(&authority).to_string());
            // Whoever only reads goes on also while nothing can be written.
            let noted = async {
                let mut tx = self.store().begin().await?;
                sessions::seen(&mut tx, &hash, now, expires_at).await?;
                people::seen_on(&mut tx, person.id, &today).await?;
                tx.commit().await
            };
            if let Err(error) = noted.await {
                tracing::warn!(%error, "a session could not be noted as seen");
            }
        }
        Ok(Some(Session { person, authority, id: session.id, stage, single_keys: session.single_keys }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn sign_out(&self, secret: &str) -> Result<(), Refusal> {
        let session = self.session(secret).await?;
        let mut tx = self.store().begin().await?;
        sessions::end(&mut tx, &secret_hash(secret)).await?;
        if let Some(session) = session {
            tx.tell(News::Sessions(session.authority.id));
        }
        tx.commit().await?;
        Ok(())
    }

    /// Who this session cookie stands for, if it is valid. A page that only
    /// stays open does not keep a session alive.
    pub(crate) async fn still_signed_in(&self, secret_hash: &str) -> Result<Option<Person>, Refusal> {
        let Some(session) = sessions::one(self.store().db(), secret_hash, self.now_micros()).await? else {
            return Ok(None);
        };
        Ok(people::one(self.store().db(), session.person).await?.filter(|person| person.active))
    }

    /// Switches single letters as keys on or off.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn choose_keys(&self, who: &Person, on: bool) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        people::choose_keys(&mut tx, who.id, on).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes the language that a person reads.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn choose_language(&self, who: &Person, language: Language) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        people::choose_language(&mut tx, who.id, language).await?;
        tx.commit().await?;
        Ok(())
    }

    /// 32 random bytes as a word for addresses and cookies.
    pub(crate) fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.chance().salt())
    }
}

/// A hash that no password has.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Microseconds to wait after so many failures in a row: nothing at first, then
/// doubling from 30 seconds to an hour.
fn wait_after(failures: i64) -> i64 {
    match u32::try_from(failures - FREE_FAILURES) {
        Ok(more) => (30 << more.min(7)).min(3600) * 1_000_000,
        Err(_) => 0,
    }
}

/// What is kept of a secret of 256 random bits: its SHA-256.
pub(crate) fn secret_hash(secret: &str) -> String {
    journal::hex(&Sha256::digest(secret.as_bytes()))
}

/// Whether a hash is that of a password, found out off the threads that serve pages.
pub(crate) async fn is_password(hash: String, password: String) -> Result<bool, Refusal> {
    tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
    .map_err(Refusal::internal)
}

/// Hashes a password with argon2id, off the threads that serve pages.
pub(crate) async fn hash_password(desk: &Desk, password: String) -> Result<String, Refusal> {
    let mut salt = [0_u8; 16];
    desk.chance().fill(&mut salt);
    tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map(|hash| hash.to_string())
    })
    .await
    .map_err(Refusal::internal)?
    .map_err(|error| Refusal::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_and_ends_at_an_hour() {
        let seconds: Vec<i64> = (1..=20).map(|failures| wait_after(failures) / 1_000_000).collect();
        assert_eq!(seconds[..6], [0, 0, 0, 0, 30, 60]);
        assert_eq!(seconds.last(), Some(&3600));
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
