//! Search by prefix, removed and erased-at-source items included.

use saklig_model::person::Person;

use super::{After, Row};
use crate::{Desk, Refusal};

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The newest 50 first.
    pub rows: Vec<Row>,
    /// Where the next page goes on.
    pub next: Option<After>,
}

impl Desk {
    /// Items whose text has words beginning with every word asked for, or
    /// whose author's name does.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn search(&self, who: &Person, words: &str, after: Option<After>) -> Result<Found, Refusal> {
        let _ = (who, words, after);
        todo!()
    }
}
