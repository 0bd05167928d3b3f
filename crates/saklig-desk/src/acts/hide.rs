//! Hide an item at the platform.

use saklig_model::{
    ground::GroundRef,
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Hides an item on a ground, after the waiting time.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn hide(&self, who: &Person, item: ItemId, ground: &GroundRef) -> Result<ActionId, Refusal> {
        let _ = (who, item, ground);
        todo!()
    }
}
