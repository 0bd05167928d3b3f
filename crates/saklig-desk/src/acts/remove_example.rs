//! Remove the example data together with its own log.

use saklig_journal::event::Event;
use saklig_model::person::{Person, Power};
use saklig_store::example;

use super::Act;
use crate::{Desk, Refusal};

/// The act.
pub struct RemoveExample;

impl Act for RemoveExample {
    fn key(&self) -> &'static str {
        "remove_example"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        // Its log goes with it.
        &[]
    }
    fn scenario(&self) -> &'static str {
        "The example data is removed with one button"
    }
}

impl Desk {
    /// Removes the invented authority and everything that belongs to it. No
    /// other authority can ever be removed so.
    ///
    /// # Errors
    /// [`Refusal`] when the person does not belong to it or may not.
    pub async fn remove_example(&self, who: &Person) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let authority = self.authority(who.authority).await?;
        if !authority.example {
            return Err(Refusal::NotFound);
        }
        let mut tx = self.store().begin().await?;
        example::remove(&mut tx, authority.id).await?;
        tx.commit().await?;
        Ok(())
    }
}
