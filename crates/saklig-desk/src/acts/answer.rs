//! Answers an item in the authority's name, after the waiting time. `sure` sends it although it seems to hold personal data.

use saklig_model::{
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Answers an item in the authority's name, after the waiting time. `sure` sends it although it seems to hold personal data.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn answer(&self, who: &Person, item: ItemId, text: &str, sure: bool) -> Result<ActionId, Refusal> {
        todo!()
    }
}
