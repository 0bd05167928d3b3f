//! Remove the example data together with its own log.

use saklig_model::person::Person;

use crate::{Desk, Refusal};

impl Desk {
    /// Removes the invented authority and everything that belongs to it.
    ///
    /// # Errors
    /// [`Refusal`] when the person does not belong to it or may not.
    pub async fn remove_example(&self, who: &Person) -> Result<(), Refusal> {
        let _ = who;
        todo!()
    }
}
