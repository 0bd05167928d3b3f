//! Set within which time the questions of a channel are to be answered (S1-13).

use jiff::civil::Date;
use saklig_journal::event::Event;
use saklig_model::{
    id::ChannelId,
    person::{Person, Power},
    target::{LONGEST, Measure, Target},
};
use saklig_store::{
    hours::{self, Stated},
    journal::Facts,
};

use super::Act;
use crate::{
    Desk, Refusal,
    jobs::DUE,
    journal::{Actor, Entry},
};

/// The act.
pub struct SetTarget;

impl Act for SetTarget {
    fn key(&self) -> &'static str {
        "set_target"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::TargetSet]
    }
    fn scenario(&self) -> &'static str {
        "An answer is due"
    }
}

/// A target as somebody wishes it.
#[derive(Debug, Clone, Default)]
pub struct WishedTarget {
    /// From which day on.
    pub from: Option<Date>,
    /// Within how many minutes; 0 to promise nothing any longer.
    pub minutes: Option<i64>,
    /// In which time.
    pub measure: Option<Measure>,
}

impl Desk {
    /// Sets a channel's target for what is asked from a day on: today, or one
    /// that comes.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn set_target(&self, who: &Person, channel: ChannelId, wish: &WishedTarget) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        self.own_channel(&mut tx, who, channel).await?;
        let authority = self.authority(who.authority).await?;
        if wish.from.is_none_or(|from| from < self.today(&authority)) {
            return Err(Refusal::PastDay);
        }
        let minutes = wish.minutes.filter(|minutes| (0..=LONGEST).contains(minutes));
        let minutes = minutes.ok_or(Refusal::Target { most: LONGEST / 60 })?;
        let target = Target {
            valid_from: wish.from.unwrap_or_default(),
            minutes: Some(minutes).filter(|minutes| *minutes > 0),
            measure: wish.measure.ok_or(Refusal::Empty { field: "measure" })?,
        };
        let at = self.now_micros();
        let row = Stated { id: self.chance().opaque_id(), authority: who.authority, person: who.id, at };
        hours::set_target(&mut tx, row, channel, &target).await?;
        let facts = Facts::new()
            .and("from", target.valid_from.to_string().as_str())
            .and("minutes", minutes)
            .and("measure", target.measure.key())
            .and("at", at);
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::TargetSet, actor, "channel", channel.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.enqueue(&mut tx, who.authority, DUE, &who.authority.to_string(), self.now()).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
