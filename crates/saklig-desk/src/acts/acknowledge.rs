//! Say that one has an alarm: nobody else is called then.

use saklig_journal::event::Event;
use saklig_model::{
    id::AlarmId,
    person::{Person, Power},
};
use saklig_store::alarms;

use super::Act;
use crate::{Desk, Refusal};

/// The act.
pub struct Acknowledge;

impl Act for Acknowledge {
    fn key(&self) -> &'static str {
        "acknowledge_alarm"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Claim)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::AlarmAcknowledged]
    }
    fn scenario(&self) -> &'static str {
        "An alarm goes to the next in line until somebody answers"
    }
}

impl Desk {
    /// Answers an alarm. Whoever answers once more is not refused.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn acknowledge_alarm(&self, who: &Person, alarm: AlarmId) -> Result<(), Refusal> {
        who.may(Power::Claim)?;
        let mut tx = self.store().begin().await?;
        let alarm = alarms::held(&mut tx, alarm).await?.filter(|alarm| alarm.authority == who.authority);
        let alarm = alarm.ok_or(Refusal::NotFound)?;
        match alarm.acknowledged {
            Some((by, _)) if by == who.id => return Ok(()),
            Some(_) => return Err(Refusal::Already { state: "acknowledged" }),
            None => {}
        }
        self.answer_alarm(&mut tx, who, &alarm).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
