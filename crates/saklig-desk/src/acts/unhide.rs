//! Makes a hidden item visible again, after the waiting time.

use saklig_model::{
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Makes a hidden item visible again, after the waiting time.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn unhide(&self, who: &Person, item: ItemId) -> Result<ActionId, Refusal> {
        todo!()
    }
}
