//! Sign in, know a session, sign out.

use saklig_model::{authority::Authority, language::Language, person::Person};

use crate::{Desk, Refusal};

/// Someone who is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The person.
    pub person: Person,
    /// Their authority.
    pub authority: Authority,
}

impl Desk {
    /// Signs in; returns the secret that the session cookie carries.
    ///
    /// # Errors
    /// [`Refusal::SignIn`] or [`Refusal::TooManyAttempts`].
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<String, Refusal> {
        let _ = (login, password);
        todo!()
    }

    /// Who this session cookie stands for, if it is valid.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn session(&self, secret: &str) -> Result<Option<Session>, Refusal> {
        let _ = secret;
        todo!()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn sign_out(&self, secret: &str) -> Result<(), Refusal> {
        let _ = secret;
        todo!()
    }

    /// Changes the language that a person reads.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn choose_language(&self, who: &Person, language: Language) -> Result<(), Refusal> {
        let _ = (who, language);
        todo!()
    }
}
