//! An authority's clocks: when it answers, and within which time.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use saklig_model::{
    clock::{from_micros, micros},
    figures::Answered,
    id::{AuthorityId, ChannelId},
    service_hours::ServiceHours,
    target::{self, Target},
};
use saklig_store::hours;

use crate::{Desk, Refusal};

/// The clocks of an authority, as they are stated now.
#[derive(Debug, Clone)]
pub struct Clocks {
    /// When it answers.
    pub hours: ServiceHours,
    targets: HashMap<ChannelId, Vec<Target>>,
}

impl Clocks {
    /// The calendar day of a moment.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Date {
        self.hours.zone().to_datetime(at).date()
    }

    /// When an answer is due to what was asked in a channel at a moment.
    #[must_use]
    pub fn due(&self, channel: ChannelId, asked: Timestamp) -> Option<Timestamp> {
        self.target(channel, self.day(asked))?.due(asked, &self.hours)
    }

    /// The target of a channel on a day, where there is one.
    #[must_use]
    pub fn target(&self, channel: ChannelId, day: Date) -> Option<&Target> {
        target::on(self.targets.get(&channel)?.iter(), day)
    }

    /// The targets of a channel, in the order in which they take over.
    #[must_use]
    pub fn targets(&self, channel: ChannelId) -> &[Target] {
        self.targets.get(&channel).map_or(&[], Vec::as_slice)
    }

    /// How long an answer took, from when it was asked (both in microseconds).
    #[must_use]
    pub fn answered(&self, asked_at: i64, at: i64) -> Answered {
        let (asked, answer) = (from_micros(asked_at), from_micros(at.max(asked_at)));
        Answered {
            at,
            service_minutes: self.hours.service_minutes_between(asked, answer),
            clock_minutes: answer.duration_since(asked).as_mins(),
        }
    }
}

/// Days since 1970 on the calendar, as the database keeps a day.
#[must_use]
pub fn number_of(day: Date) -> i64 {
    let since = Date::constant(1970, 1, 1).until(day).map(|span| i64::from(span.get_days()));
    since.unwrap_or_default()
}

/// The day that [`number_of`] stands for.
#[must_use]
pub fn day_of(number: i64) -> Date {
    let midnight = Timestamp::from_second(number.saturating_mul(86_400)).unwrap_or_default();
    TimeZone::UTC.to_datetime(midnight).date()
}

impl Desk {
    /// The clocks of an authority.
    pub(crate) async fn clocks(&self, authority: AuthorityId) -> Result<Clocks, Refusal> {
        let db = self.store().db();
        let own = hours::of(db, authority).await?;
        let mut targets: HashMap<ChannelId, Vec<Target>> = HashMap::new();
        for (channel, target) in hours::targets(db, authority).await? {
            targets.entry(channel).or_default().push(target);
        }
        let authority = self.authority(authority).await?;
        let zone = TimeZone::get(&authority.time_zone).unwrap_or(TimeZone::UTC);
        Ok(Clocks { hours: ServiceHours::of_authority(&*self.pack(&authority)?, &own, zone), targets })
    }

    /// The beginning of a day there, in microseconds.
    pub(crate) fn beginning(clocks: &Clocks, day: Date) -> i64 {
        day.to_zoned(clocks.hours.zone().clone()).map_or(0, |midnight| micros(midnight.timestamp()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_its_number() {
        for day in ["1969-12-31", "1970-01-01", "2026-12-18", "2028-02-29"] {
            let day: Date = day.parse().unwrap();
            assert_eq!(day_of(number_of(day)), day);
        }
        assert_eq!(number_of("1970-01-02".parse().unwrap()), 1);
    }
}
