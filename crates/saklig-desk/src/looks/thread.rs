//! A whole thread.

use saklig_model::{id::ItemId, person::Person};

use super::Row;
use crate::{Desk, Refusal};

/// A thread: the post and everything under it, in the order of writing, each
/// with its depth. Texts are shown whole, with findings covered as in lists.
#[derive(Debug, Clone)]
pub struct Thread {
    /// The items.
    pub rows: Vec<(usize, Row)>,
    /// Whether there are more than are shown (500).
    pub more: bool,
}

impl Desk {
    /// The thread that an item belongs to.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn thread(&self, who: &Person, item: ItemId) -> Result<Thread, Refusal> {
        let _ = (who, item);
        todo!()
    }
}
