//! Search by prefix, removed and erased-at-source items included.

use std::collections::HashSet;

use saklig_model::person::{Person, Power};
use saklig_store::search;

use super::{After, Row};
use crate::{Desk, Refusal};

/// How many rows a page has.
const ROWS: i64 = 50;

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
        who.may(Power::Read)?;
        let before = after.and_then(|After(word)| word.parse().ok()).unwrap_or(i64::MAX);
        let mut found = search::find(self.store().db(), who.authority, words, before, ROWS + 1).await?;
        let next = (found.len() > ROWS as usize).then(|| {
            found.truncate(ROWS as usize);
            found.last().map(|(place, _)| After(place.to_string()))
        });
        // Several versions of one item may match: it is shown once.
        let mut seen = HashSet::new();
        found.retain(|(_, row)| seen.insert(row.item));
        let mut rows = self.rows(found.into_iter().map(|(_, row)| row).collect()).await?;
        if who.may(Power::Uncover).is_err() {
            // That a word was found would tell what stands under the cover.
            rows.retain(|row| !row.covered);
        }
        Ok(Found { rows, next: next.flatten() })
    }
}
