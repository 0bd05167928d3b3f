//! Closes an item's case, or opens it again.

use saklig_model::{
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Closes an item's case, or opens it again.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn close(&self, who: &Person, item: ItemId, closed: bool) -> Result<(), Refusal> {
        todo!()
    }
}
