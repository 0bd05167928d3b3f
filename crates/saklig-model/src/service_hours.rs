//! Service hours (sv. *servicetid*, da. *åbningstid*): when someone answers,
//! and so when the clock of an answer runs.
//!
//! An instant is open when the authority's own clock on the wall then shows
//! a time within its hours, on a day that is not closed. Time between two
//! instants is the length of the open part, so it adds up, never goes
//! backwards, and is right over a change to or from summer time.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::{
    holidays::{Day, HolidayKind, Holidays},
    pack::{Pack, Source, Texts},
};

mod own;

pub use own::{OwnHours, Unreadable};

/// Hours of a week, as a pack or an authority states them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeklyHours {
    /// Its key: `default`.
    pub id: String,
    /// Its version; changed hours are a new version.
    pub version: u32,
    /// What the public is told.
    pub name: Texts,
    /// The first day they apply.
    pub valid_from: Date,
    /// The last day they apply, if they have ended.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// When it is open.
    pub open: Vec<Opening>,
    /// Days with other hours than their weekday's; a holiday stays closed.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
    /// Where they come from.
    pub source: Source,
}

/// Hours that some weekdays share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// On which days.
    pub days: Vec<Day>,
    /// From when, on the wall.
    pub from: Time,
    /// Until when; `00:00` is the midnight that ends the day.
    pub to: Time,
}

/// Other hours on one day: an own closing day, or a short one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The day.
    pub date: Date,
    /// From when; without it, closed all day.
    #[serde(default)]
    pub from: Option<Time>,
    /// Until when; without it, closed all day.
    #[serde(default)]
    pub to: Option<Time>,
}

impl WeeklyHours {
    /// What is wrong with them, and what to do.
    pub(crate) fn mistake(&self) -> Option<(String, &'static str)> {
        let backwards = |from: Time, to: Time| to != Time::midnight() && to <= from;
        if self.open.iter().any(|opening| backwards(opening.from, opening.to)) {
            return Some(("closes before it opens".into(), "hours past midnight are two openings"));
        }
        for (index, a) in self.open.iter().enumerate() {
            for b in self.open.iter().skip(index + 1) {
                let shared = a.days.iter().any(|day| b.days.contains(day));
                let before = |x: &Opening, y: &Opening| x.to != Time::midnight() && x.to <= y.from;
                if shared && !before(a, b) && !before(b, a) {
                    return Some(("two openings overlap".into(), "make them one, or correct their times"));
                }
            }
        }
        self.exceptions.iter().find_map(|other| match (other.from, other.to) {
            (Some(from), Some(to)) if backwards(from, to) => {
                Some((format!("{}: closes before it opens", other.date), "correct from or to"))
            }
            (Some(_), None) | (None, Some(_)) => {
                Some((format!("{}: from without to, or to without from", other.date), "give both, or none if closed"))
            }
            _ => None,
        })
    }

    fn applies_on(&self, date: Date) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|last| date <= last)
    }

    /// From when until when it is open on a date, holidays apart.
    fn on(&self, date: Date) -> Vec<(Time, Time)> {
        match self.exceptions.iter().find(|other| other.date == date) {
            Some(other) => other.from.zip(other.to).into_iter().collect(),
            None => self
                .open
                .iter()
                .filter(|opening| opening.days.iter().any(|day| day.weekday() == date.weekday()))
                .map(|opening| (opening.from, opening.to))
                .collect(),
        }
    }
}

/// The service hours of an authority.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceHours {
    versions: Vec<WeeklyHours>,
    holidays: Holidays,
    zone: TimeZone,
}

/// How far ahead an opening is looked for: hours that are closed for longer
/// than this are taken as closed for good.
const DAYS_AHEAD: usize = 800;

impl ServiceHours {
    /// Hours in their versions, the holidays they keep, and the authority's
    /// own time zone.
    #[must_use]
    pub const fn new(versions: Vec<WeeklyHours>, holidays: Holidays, zone: TimeZone) -> Self {
        Self { versions, holidays, zone }
    }

    /// A pack's template, until the authority has stated its own.
    #[must_use]
    pub fn from_pack(pack: &Pack) -> Self {
        Self::new(pack.hours().to_vec(), Holidays::from_pack(pack), pack.time_zone().clone())
    }

    /// The holidays it keeps.
    #[must_use]
    pub const fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The years from one moment to another of which the pack knows no holidays.
    /// Nothing is guessed: their days count as any other, and pages say so.
    #[must_use]
    pub fn years_without_holidays(&self, from: Timestamp, to: Timestamp) -> Vec<i16> {
        let year = |at: Timestamp| self.zone.to_datetime(at).year();
        (year(from)..=year(to)).filter(|year| !self.holidays.knows(*year)).collect()
    }

    /// The authority's time zone.
    #[must_use]
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// How much service time lies between two moments; none if they stand in
    /// the wrong order.
    #[must_use]
    pub fn service_time_between(&self, from: Timestamp, to: Timestamp) -> SignedDuration {
        self.spans_from(from)
            .take_while(|(opens, _)| *opens < to)
            .map(|(opens, closes)| closes.min(to).duration_since(opens))
            .sum()
    }

    /// The same in whole minutes.
    #[must_use]
    pub fn service_minutes_between(&self, from: Timestamp, to: Timestamp) -> i64 {
        self.service_time_between(from, to).as_mins()
    }

    /// What is open between two moments, in order.
    #[must_use]
    pub fn open_between(&self, from: Timestamp, to: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        let open = self.spans_from(from).take_while(|(opens, _)| *opens < to);
        open.map(|(opens, closes)| (opens, closes.min(to))).collect()
    }

    /// Whether it is open at a moment.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.spans_on(self.zone.to_datetime(at).date()).iter().any(|(opens, closes)| *opens <= at && at < *closes)
    }

    /// The moment itself if it is open, or when it opens next; `None` if that
    /// is not within two years.
    #[must_use]
    pub fn next_opening(&self, at: Timestamp) -> Option<Timestamp> {
        self.spans_from(at).next().map(|(opens, _)| opens)
    }

    /// When so much service time has passed since a moment: the deadline of an
    /// answer. `None` if the hours end before that.
    #[must_use]
    pub fn after_service_time(&self, from: Timestamp, time: SignedDuration) -> Option<Timestamp> {
        let mut left = time.max(SignedDuration::ZERO);
        for (opens, closes) in self.spans_from(from) {
            let open = closes.duration_since(opens);
            if left <= open {
                return opens.checked_add(left).ok();
            }
            left = left.checked_sub(open)?;
        }
        None
    }

    /// What is open from a moment on, in order, until the hours end.
    fn spans_from(&self, from: Timestamp) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        let mut date = Some(self.zone.to_datetime(from).date());
        let mut closed = 0;
        std::iter::from_fn(move || {
            let today = date.filter(|_| closed < DAYS_AHEAD)?;
            date = today.tomorrow().ok();
            let spans = self.spans_on(today);
            closed = if spans.is_empty() { closed + 1 } else { 0 };
            Some(spans)
        })
        .flatten()
        .filter(move |(_, closes)| *closes > from)
        .map(move |(opens, closes)| (opens.max(from), closes))
    }

    /// From when until when it is open on the wall on a date, in order.
    fn times_on(&self, date: Date) -> Vec<(DateTime, DateTime)> {
        let Some(hours) = self.versions.iter().find(|hours| hours.applies_on(date)) else { return Vec::new() };
        let Ok(midnight) = date.tomorrow().map(|next| next.at(0, 0, 0, 0)) else { return Vec::new() };
        let last = match self.holidays.on(date) {
            None => midnight,
            Some(holiday) => match (holiday.kind, holiday.closes) {
                (HolidayKind::HalfDay, Some(closes)) => date.to_datetime(closes),
                _ => return Vec::new(),
            },
        };
        let end = |to: Time| if to == Time::midnight() { midnight } else { date.to_datetime(to) };
        let mut times: Vec<_> = hours
            .on(date)
            .into_iter()
            .map(|(from, to)| (date.to_datetime(from), end(to).min(last)))
            .filter(|(from, to)| from < to)
            .collect();
        times.sort_unstable();
        times
    }

    /// The same as moments. A day is cut where the clock on the wall is put
    /// forward or back; within each part the offset is constant, so an hour
    /// that the wall skips is not counted, and one that it repeats is, twice.
    fn spans_on(&self, date: Date) -> Vec<(Timestamp, Timestamp)> {
        let times = self.times_on(date);
        if times.is_empty() {
            return Vec::new();
        }
        let start = |date: Date| date.to_zoned(self.zone.clone()).ok().map(|zoned| zoned.timestamp());
        let (Some(first), Some(last)) = (start(date), date.tomorrow().ok().and_then(start)) else { return Vec::new() };
        let changes = self.zone.following(first).map(|change| change.timestamp()).take_while(|at| *at < last);
        let mut spans = Vec::new();
        let mut part = first;
        for next in changes.chain([last]) {
            let offset = self.zone.to_offset(part);
            for (from, to) in &times {
                let (Ok(from), Ok(to)) = (offset.to_timestamp(*from), offset.to_timestamp(*to)) else { continue };
                let (opens, closes) = (from.max(part), to.min(next));
                if opens < closes {
                    spans.push((opens, closes));
                }
            }
            part = next;
        }
        spans
    }
}
