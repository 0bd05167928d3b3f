//! The tokens with which programs act: one's own, and for whoever runs people
//! everybody's.

use saklig_model::{
    person::{Person, Power},
    token::Token,
};
use saklig_store::{people, tokens};

use crate::{Desk, Refusal};

/// The tokens that still open something, the newest first.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// The person's own.
    pub own: Vec<Token>,
    /// Those of colleagues, each with its person's name; empty for those who
    /// do not run people.
    pub others: Vec<(String, Token)>,
}

impl Desk {
    /// The tokens that a person may see.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn tokens(&self, who: &Person) -> Result<Tokens, Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let (own, others) = tokens::valid(db, who.authority, self.now_micros())
            .await?
            .into_iter()
            .partition::<Vec<_>, _>(|token| token.person == who.id);
        if who.may(Power::RunPeople).is_err() {
            return Ok(Tokens { own, others: Vec::new() });
        }
        let people = people::of(db, who.authority).await?;
        let name = |token: &Token| {
            people
                .iter()
                .find(|person| person.id == token.person)
                .map_or_else(String::new, |person| person.name.clone())
        };
        Ok(Tokens { own, others: others.into_iter().map(|token| (name(&token), token)).collect() })
    }
}
