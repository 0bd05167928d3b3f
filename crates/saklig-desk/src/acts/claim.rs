//! Claims an item's case for oneself, or lets go of it.

use saklig_model::{
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Claims an item's case for oneself, or lets go of it.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn claim(&self, who: &Person, item: ItemId, take: bool) -> Result<(), Refusal> {
        todo!()
    }
}
