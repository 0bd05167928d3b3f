//! What a person had before them when they acted. An act that was chosen on a
//! page is refused when somebody has decided since, or the text has become
//! another: what they decide shall concern what they saw.

use std::{fmt, str::FromStr};

use saklig_model::{case::Case, id::RevisionId};
use saklig_store::items;

use crate::{Desk, Refusal};

/// The newest text and the newest decision of an item, as a short word that
/// forms carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    text: u32,
    turn: i64,
}

impl Seen {
    /// How an item stands: its current version, and its case if it has one.
    #[must_use]
    pub fn of(revision: RevisionId, case: Option<&Case>) -> Self {
        Self { text: revision.0.as_fields().0, turn: case.map_or(0, |case| case.turn) }
    }
}

impl Seen {
    /// The same, from what a list knows.
    pub(crate) fn listed(revision: RevisionId, turn: i64) -> Self {
        Self { text: revision.0.as_fields().0, turn }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}.{}", self.text, self.turn)
    }
}

/// A word that no page gave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

impl FromStr for Seen {
    type Err = Unknown;

    fn from_str(word: &str) -> Result<Self, Unknown> {
        let (text, turn) = word.split_once('.').ok_or(Unknown)?;
        let text = u32::from_str_radix(text, 16).map_err(|_| Unknown)?;
        Ok(Self { text, turn: turn.parse().map_err(|_| Unknown)? })
    }
}

impl Desk {
    /// Refuses where what the person saw is no longer how the item stands. Asked
    /// under the item's lock, so that of two at once only one gets through.
    pub(crate) fn nothing_meanwhile(&self, item: &items::Kept, case: Option<&Case>) -> Result<(), Refusal> {
        let Some(seen) = self.seen() else { return Ok(()) };
        let now = Seen::of(item.revision, case);
        if *seen == now {
            return Ok(());
        }
        Err(Refusal::Meanwhile { changed: seen.text != now.text, decided: seen.turn != now.turn })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_back_what_it_carried() {
        let seen = Seen::of(RevisionId(uuid::Uuid::from_u128(0x5a6b_1f22 << 96)), None);
        assert_eq!(seen.to_string(), "5a6b1f22.0");
        assert_eq!("5a6b1f22.0".parse(), Ok(seen.clone()));
        assert_ne!("5a6b1f22.1".parse(), Ok(seen));
        for bad in ["", "5a6b1f22", "x.1", "5a6b1f22.", "5a6b1f22.y"] {
            assert_eq!(bad.parse::<Seen>(), Err(Unknown), "{bad}");
        }
    }
}
