//! Decides that there is no ground and the item stays.

use saklig_model::{
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Decides that there is no ground and the item stays.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn leave_visible(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        todo!()
    }
}
