//! Writes an internal note. `sure` saves it although it seems to hold personal data.

use saklig_model::{
    id::{ActionId, ItemId},
    person::Person,
};

use crate::{Desk, Refusal};

impl Desk {
    /// Writes an internal note. `sure` saves it although it seems to hold personal data.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn note(&self, who: &Person, item: ItemId, text: &str, sure: bool) -> Result<(), Refusal> {
        todo!()
    }
}
