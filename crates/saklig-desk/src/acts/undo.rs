//! Undoes a waiting act, while it waits.

use saklig_model::{
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Undoes a waiting act, while it waits.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn undo(&self, who: &Person, action: ActionId) -> Result<ItemId, Refusal> {
        todo!()
    }
}
