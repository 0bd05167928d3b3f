//! Set up the authority and its first person, by the one-time address.

use saklig_model::language::Language;

use crate::{Desk, Refusal};

/// What the set-up form asks for.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The authority's official name.
    pub authority: String,
    /// The country pack: `se`, `dk`.
    pub country: String,
    /// The language of the authority and its first person.
    pub language: Language,
    /// The unit that manages the accounts.
    pub unit: String,
    /// The person's name.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// Their password, at least 12 characters.
    pub password: String,
    /// They declare that they are employed as an apolitical official (S0-11).
    pub civil_servant: bool,
}

impl Desk {
    /// Whether set-up is still to be done, and this code opens it.
    ///
    /// # Errors
    /// [`Refusal::SetUpCode`] when it does not.
    pub async fn set_up_open(&self, code: &str) -> Result<(), Refusal> {
        let _ = code;
        todo!()
    }

    /// Sets up; returns the secret of the first session.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn set_up(&self, code: &str, form: SetUp) -> Result<String, Refusal> {
        let _ = (code, form);
        todo!()
    }

    /// The countries whose packs are here: code and names by language.
    #[must_use]
    pub fn countries(&self) -> Vec<(String, saklig_model::pack::Texts)> {
        todo!()
    }
}
