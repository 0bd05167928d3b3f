//! The duty roster (sv. *jourlista*, da. *vagtplan*): who is called out of
//! hours, and who is called if they do not answer.
//!
//! A turn runs on the authority's own clock on the wall, past midnight where it
//! ends at an earlier time than it begins. For as long as a single date says
//! who has a place, the week's pattern does not: who is put in for somebody
//! takes their turn, and if they cannot, nobody has it.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::{holidays::Day, id::PersonId, service_hours::ServiceHours};

/// In which order people are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// On duty.
    First,
    /// Second in line.
    Second,
    /// The last resort.
    Last,
}

impl Place {
    /// All places, in order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Last];

    /// Its key in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Last => "last",
        }
    }

    /// The place with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.key() == key)
    }
}

/// When a turn is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Every week on these days, from when until when. One that ends no later
    /// than it begins ends the day after.
    Weekly {
        /// On which days it begins.
        days: Vec<Day>,
        /// From when, on the wall.
        from: Time,
        /// Until when, on the wall.
        until: Time,
    },
    /// Once.
    Once {
        /// From when, on the wall.
        from: DateTime,
        /// Until when, on the wall.
        until: DateTime,
    },
}

/// Somebody's turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Its number in the roster, never used again.
    pub number: u32,
    /// Whose it is.
    pub person: PersonId,
    /// Their place in the line.
    pub place: Place,
    /// When.
    pub when: When,
}

/// Everyone's turns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The turns, in the order they were made.
    pub turns: Vec<Turn>,
}

/// A time out of hours in which nobody is on duty who could be.
pub type Gap = (Timestamp, Timestamp);

/// The moment at which the clock on the wall shows this; the first of two, and
/// after an hour that is skipped.
fn moment(wall: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(wall).compatible().ok()
}

impl When {
    /// From when until when it is, as far as it touches what lies between two moments.
    fn spans(&self, from: Timestamp, to: Timestamp, zone: &TimeZone) -> Vec<(Timestamp, Timestamp)> {
        let walls: Vec<(DateTime, DateTime)> = match self {
            Self::Once { from, until } => vec![(*from, *until)],
            Self::Weekly { days, from: begins, until: ends } => {
                let day = |at: Timestamp| zone.to_datetime(at).date();
                let on = |date: &Date| days.iter().any(|day| day.weekday() == date.weekday());
                let first = day(from).yesterday().unwrap_or(Date::MIN);
                let turns = first.series(jiff::Span::new().days(1)).take_while(|date| *date <= day(to)).filter(on);
                turns
                    .filter_map(|date| {
                        let last = if ends <= begins { date.tomorrow().ok()? } else { date };
                        Some((date.to_datetime(*begins), last.to_datetime(*ends)))
                    })
                    .collect()
            }
        };
        let moments = |(begins, ends)| Some((moment(begins, zone)?, moment(ends, zone)?));
        walls.into_iter().filter_map(moments).filter(|(begins, ends)| *begins < to && from < *ends).collect()
    }

    fn holds(&self, at: Timestamp, zone: &TimeZone) -> bool {
        self.spans(at, at + SignedDuration::from_nanos(1), zone)
            .iter()
            .any(|(begins, ends)| *begins <= at && at < *ends)
    }

    /// Whether it never comes again.
    #[must_use]
    pub fn is_over(&self, at: Timestamp, zone: &TimeZone) -> bool {
        match self {
            Self::Weekly { .. } => false,
            Self::Once { until, .. } => moment(*until, zone).is_some_and(|until| until <= at),
        }
    }
}

impl Roster {
    /// Who has a place at a moment, of those who count: whoever was removed, or
    /// may not take a case, does not.
    pub fn on_duty(
        &self,
        place: Place,
        at: Timestamp,
        zone: &TimeZone,
        counts: impl Fn(PersonId) -> bool,
    ) -> Vec<PersonId> {
        let now = || self.turns.iter().filter(|turn| turn.place == place && turn.when.holds(at, zone));
        let once = now().any(|turn| matches!(turn.when, When::Once { .. }));
        let mut people = Vec::new();
        for turn in now().filter(|turn| !once || matches!(turn.when, When::Once { .. })) {
            if counts(turn.person) && !people.contains(&turn.person) {
                people.push(turn.person);
            }
        }
        people
    }

    /// When nobody is on duty between two moments although nobody serves then
    /// either, in order.
    pub fn gaps(
        &self,
        from: Timestamp,
        to: Timestamp,
        zone: &TimeZone,
        hours: &ServiceHours,
        counts: impl Fn(PersonId) -> bool,
    ) -> Vec<Gap> {
        let turns = self.turns.iter().filter(|turn| turn.place == Place::First);
        let open = hours.open_between(from, to);
        let mut edges: Vec<Timestamp> = turns
            .flat_map(|turn| turn.when.spans(from, to, zone))
            .chain(open.iter().copied())
            .flat_map(|(begins, ends)| [begins, ends])
            .chain([from, to])
            .filter(|edge| (from..=to).contains(edge))
            .collect();
        edges.sort_unstable();
        edges.dedup();
        let mut gaps: Vec<Gap> = Vec::new();
        for (begins, ends) in edges.iter().copied().zip(edges.iter().copied().skip(1)) {
            let serves = open.iter().any(|(opens, closes)| *opens <= begins && begins < *closes);
            if serves || !self.on_duty(Place::First, begins, zone, &counts).is_empty() {
                continue;
            }
            match gaps.last_mut() {
                Some(last) if last.1 == begins => last.1 = ends,
                _ => gaps.push((begins, ends)),
            }
        }
        gaps
    }

    /// The roster with one more turn.
    #[must_use]
    pub fn with(&self, person: PersonId, place: Place, when: When, newest: u32) -> Self {
        let number = self.turns.iter().map(|turn| turn.number).max().unwrap_or(0).max(newest) + 1;
        let mut turns = self.turns.clone();
        turns.push(Turn { number, person, place, when });
        Self { turns }
    }

    /// The roster without a turn; `None` where it has none of that number.
    #[must_use]
    pub fn without(&self, number: u32) -> Option<Self> {
        let turns: Vec<Turn> = self.turns.iter().filter(|turn| turn.number != number).cloned().collect();
        (turns.len() < self.turns.len()).then_some(Self { turns })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        holidays::Holidays,
        pack::Source,
        service_hours::{Opening, WeeklyHours},
    };

    const WEEK: [Day; 7] =
        [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Stockholm").unwrap()
    }

    fn person(number: u128) -> PersonId {
        PersonId(uuid::Uuid::from_u128(number))
    }

    fn at(wall: &str) -> Timestamp {
        moment(wall.parse().unwrap(), &zone()).unwrap()
    }

    fn weekly(days: &[Day], from: &str, until: &str) -> When {
        When::Weekly { days: days.to_vec(), from: from.parse().unwrap(), until: until.parse().unwrap() }
    }

    fn once(from: &str, until: &str) -> When {
        When::Once { from: from.parse().unwrap(), until: until.parse().unwrap() }
    }

    /// Closed on week-ends, open from eight to half past four.
    fn hours() -> ServiceHours {
        let text = Texts { sv: "x".into(), da: "x".into(), en: "x".into() };
        let week = WeeklyHours {
            id: "default".into(),
            version: 1,
            name: text,
            valid_from: "2020-01-01".parse().unwrap(),
            valid_to: None,
            open: vec![Opening {
                days: WEEK[..5].to_vec(),
                from: "08:00".parse().unwrap(),
                to: "16:30".parse().unwrap(),
            }],
            exceptions: Vec::new(),
            source: Source {
                issuer: "x".into(),
                title: "x".into(),
                reference: None,
                date: "2026-11-22".parse().unwrap(),
                url: None,
            },
        };
        ServiceHours::new(vec![week], Holidays::default(), zone())
    }

    use crate::pack::Texts;

    fn on(roster: &Roster, wall: &str) -> Vec<PersonId> {
        roster.on_duty(Place::First, at(wall), &zone(), |_| true)
    }

    #[test]
    fn a_turn_runs_past_midnight_and_past_new_year() {
        let roster = Roster::default().with(person(1), Place::First, weekly(&[Day::Thursday], "16:30", "08:00"), 0);
        // New Year's Eve of 2026 is a Thursday.
        assert_eq!(on(&roster, "2026-12-31 23:59"), [person(1)]);
        assert_eq!(on(&roster, "2027-01-01 07:59"), [person(1)]);
        assert_eq!(on(&roster, "2027-01-01 08:00"), []);
        assert_eq!(on(&roster, "2026-12-31 16:29"), []);
    }

    #[test]
    fn the_clocks_are_put_forward_and_back_within_a_turn() {
        let roster = Roster::default()
            .with(person(1), Place::First, weekly(&[Day::Saturday], "22:00", "02:30"), 0)
            .with(person(2), Place::First, weekly(&[Day::Sunday], "02:30", "08:00"), 0);
        // In spring there is no half past two; in autumn there are two.
        for (day, hours) in [("2027-03-28", 0..8), ("2026-10-25", 0..8)] {
            for hour in hours {
                let moment = at(&format!("{day} {hour:02}:30"));
                let people = roster.on_duty(Place::First, moment, &zone(), |_| true);
                assert_eq!(people.len(), 1, "{day} {hour}");
            }
        }
        // The second time that the clock shows a quarter past two, the second has begun.
        let second = at("2026-10-25 02:15") + SignedDuration::from_hours(1);
        assert_eq!(roster.on_duty(Place::First, second, &zone(), |_| true), [person(2)]);
    }

    #[test]
    fn a_single_date_takes_the_place_of_the_pattern() {
        let roster = Roster::default().with(person(1), Place::First, weekly(&WEEK, "16:30", "08:00"), 0).with(
            person(2),
            Place::First,
            once("2026-12-24 16:30", "2026-12-25 08:00"),
            0,
        );
        assert_eq!(on(&roster, "2026-12-24 23:00"), [person(2)]);
        assert_eq!(on(&roster, "2026-12-25 08:00"), []);
        assert_eq!(on(&roster, "2026-12-25 17:00"), [person(1)]);
        // Who was put in and cannot: nobody has it, and that is a gap.
        let without = |id| id != person(2);
        assert_eq!(roster.on_duty(Place::First, at("2026-12-24 23:00"), &zone(), without), []);
        let gaps = roster.gaps(at("2026-12-24 00:00"), at("2026-12-26 00:00"), &zone(), &hours(), without);
        assert!(gaps.contains(&(at("2026-12-24 16:30"), at("2026-12-25 08:00"))), "{gaps:?}");
    }

    #[test]
    fn a_gap_is_out_of_hours_only() {
        let roster = Roster::default().with(person(1), Place::First, weekly(&WEEK[..4], "16:30", "08:00"), 0);
        let (monday, next) = (at("2026-11-23 00:00"), at("2026-11-30 00:00"));
        let gaps = roster.gaps(monday, next, &zone(), &hours(), |_| true);
        let expected = [(monday, at("2026-11-23 08:00")), (at("2026-11-27 16:30"), next)];
        assert_eq!(gaps, expected);
        assert_eq!(Roster::default().gaps(monday, next, &zone(), &hours(), |_| true).len(), 6);
    }

    #[test]
    fn a_number_is_never_used_again() {
        let one = Roster::default().with(person(1), Place::Last, weekly(&WEEK, "00:00", "00:00"), 0);
        let none = one.without(1).unwrap();
        assert_eq!(none.without(1), None);
        assert_eq!(none.with(person(2), Place::Last, weekly(&WEEK, "00:00", "00:00"), 1).turns[0].number, 2);
        // From midnight to midnight is a whole day.
        assert_eq!(one.on_duty(Place::Last, at("2026-11-25 12:00"), &zone(), |_| true), [person(1)]);
    }

    proptest! {
        /// Minute by minute, a gap is where it is neither open nor anybody on duty.
        #[test]
        fn gaps_are_what_a_plain_count_finds(
            starts in proptest::collection::vec((0_usize..7, 0_i8..24, 0_i8..24), 0..4),
            day in 0_i64..400,
        ) {
            let mut roster = Roster::default();
            for (index, (day, from, until)) in starts.into_iter().enumerate() {
                let when = When::Weekly { days: vec![WEEK[day]], from: Time::constant(from, 0, 0, 0), until: Time::constant(until, 30, 0, 0) };
                roster = roster.with(person(index as u128), Place::First, when, 0);
            }
            let from = at("2026-10-20 00:00") + SignedDuration::from_hours(24 * day);
            let to = from + SignedDuration::from_hours(50);
            let (hours, zone) = (hours(), zone());
            let gaps = roster.gaps(from, to, &zone, &hours, |_| true);
            let mut now = from;
            while now < to {
                let plain = !hours.is_open(now) && roster.on_duty(Place::First, now, &zone, |_| true).is_empty();
                let found = gaps.iter().any(|(begins, ends)| *begins <= now && now < *ends);
                prop_assert_eq!(plain, found, "{}", now);
                now += SignedDuration::from_mins(15);
            }
        }
    }
}
