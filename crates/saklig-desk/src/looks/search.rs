//! Search by prefix, removed and erased-at-source items included. What was found
//! can be narrowed to what is removed, hidden, or was left visible.

use std::collections::HashSet;

use saklig_model::{
    item::Presence,
    person::{Person, Power},
};
use saklig_store::{cases::Listed, decisions, search};

use super::{After, Row};
use crate::{Desk, Refusal};

/// How many rows a page has.
const ROWS: usize = 50;

/// How many are fetched at once where most may not be wanted, and how often.
const AT_ONCE: usize = 500;
const TIMES: usize = 10;

/// How what is looked for stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// In any way.
    #[default]
    Any,
    /// It is not at the platform any more: removed there, or by the authority.
    Removed,
    /// It is hidden there.
    Hidden,
    /// It was decided on, and is still visible.
    Kept,
}

impl Standing {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Any, Self::Removed, Self::Hidden, Self::Kept];

    /// Its key in addresses and language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Removed => "removed",
            Self::Hidden => "hidden",
            Self::Kept => "kept",
        }
    }

    /// The one with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

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
    /// whose author's name does. Where they are narrowed, a page may have fewer
    /// rows than 50, and others follow all the same.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn search(
        &self,
        who: &Person,
        words: &str,
        standing: Standing,
        after: Option<After>,
    ) -> Result<Found, Refusal> {
        who.may(Power::Read)?;
        let mut before = after.and_then(|After(word)| word.parse().ok()).unwrap_or(i64::MAX);
        let (at_once, times) = if standing == Standing::Any { (ROWS, 1) } else { (AT_ONCE, TIMES) };
        let (mut rows, mut next) = (Vec::new(), None);
        // Several versions of one item may match: it is shown once.
        let mut seen = HashSet::new();
        for _ in 0..times {
            let most = i64::try_from(at_once + 1).unwrap_or(i64::MAX);
            let mut found = search::find(self.store().db(), who.authority, words, before, most).await?;
            let more = found.len() > at_once;
            found.truncate(at_once);
            let kept = self.standing_so(standing, &found).await?;
            next = found.last().map(|(place, _)| *place).filter(|_| more);
            for ((place, row), _) in found.into_iter().zip(kept).filter(|(_, kept)| *kept) {
                if rows.len() == ROWS {
                    break;
                }
                if seen.insert(row.item) {
                    rows.push(row);
                    if rows.len() == ROWS && standing != Standing::Any {
                        next = Some(place);
                    }
                }
            }
            match next {
                Some(place) if rows.len() < ROWS => before = place,
                _ => break,
            }
        }
        let mut rows = self.rows(rows).await?;
        if who.may(Power::Uncover).is_err() {
            // That a word was found would tell what stands under the cover.
            rows.retain(|row| !row.covered);
        }
        Ok(Found { rows, next: next.map(|place| After(place.to_string())) })
    }

    /// Which of these stand so.
    async fn standing_so(&self, standing: Standing, found: &[(i64, Listed)]) -> Result<Vec<bool>, Refusal> {
        let items = found.iter().map(|(_, row)| row.item);
        let left: HashSet<_> = match standing {
            Standing::Kept => decisions::left_among(self.store().db(), items).await?.into_iter().collect(),
            _ => HashSet::new(),
        };
        let stands = |row: &Listed| match standing {
            Standing::Any => true,
            Standing::Removed => row.presence.is_gone(),
            Standing::Hidden => row.presence == Presence::Hidden,
            Standing::Kept => row.presence == Presence::Visible && left.contains(&row.item),
        };
        Ok(found.iter().map(|(_, row)| stands(row)).collect())
    }
}
