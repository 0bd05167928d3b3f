//! The authority's own hours: what it states in place of the pack's template.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{Exception, Opening, ServiceHours, WeeklyHours};
use crate::{
    holidays::{Day, Holidays},
    pack::{Pack, Source, Texts},
};

/// Hours that an authority has stated for the unit that answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnHours {
    /// When it is open.
    pub open: Vec<Opening>,
    /// Own closed days, and days with other hours.
    pub exceptions: Vec<Exception>,
}

/// What cannot be read of hours that somebody wrote: the words themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl OwnHours {
    /// What the template of a pack says on a day: what an authority begins from.
    #[must_use]
    pub fn from_pack(pack: &Pack, day: Date) -> Self {
        let hours = pack.hours().iter().find(|hours| hours.applies_on(day));
        hours
            .map_or_else(Self::default, |hours| Self { open: hours.open.clone(), exceptions: hours.exceptions.clone() })
    }

    /// Reads them as people write them: for each day from Monday on the hours,
    /// as `08:00–12:00, 13–16.30` or nothing where it is closed; and below one
    /// another the days that differ, as `2026-12-23` or `2026-12-23 08:00–12:00`.
    ///
    /// # Errors
    /// The words that cannot be read, or say what cannot be.
    pub fn read(week: &[String; 7], days: &str) -> Result<Self, Unreadable> {
        let mut hours = Self::default();
        for (day, written) in Day::ALL.into_iter().zip(week) {
            for (from, to) in spans(written)? {
                match hours.open.iter_mut().find(|opening| (opening.from, opening.to) == (from, to)) {
                    Some(opening) => opening.days.push(day),
                    None => hours.open.push(Opening { days: vec![day], from, to }),
                }
            }
        }
        for line in days.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let unreadable = || Unreadable(line.to_owned());
            let (day, written) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let date: Date = day.parse().map_err(|_| unreadable())?;
            if hours.exceptions.iter().any(|other| other.date == date) {
                return Err(unreadable());
            }
            let (from, to) = match spans(written).map_err(|_| unreadable())?[..] {
                [] => (None, None),
                [(from, to)] => (Some(from), Some(to)),
                _ => return Err(unreadable()),
            };
            hours.exceptions.push(Exception { date, from, to });
        }
        hours.exceptions.sort_by_key(|other| other.date);
        match hours.weekly(Date::default(), None).mistake() {
            Some((what, _)) => Err(Unreadable(what)),
            None => Ok(hours),
        }
    }

    /// The hours of each day from Monday on, as [`OwnHours::read`] takes them.
    #[must_use]
    pub fn week(&self) -> [String; 7] {
        Day::ALL.map(|day| {
            let mut spans: Vec<_> = self.open.iter().filter(|opening| opening.days.contains(&day)).collect();
            spans.sort_by_key(|opening| opening.from);
            let spans: Vec<String> = spans.into_iter().map(|opening| written(opening.from, opening.to)).collect();
            spans.join(", ")
        })
    }

    /// The days that differ, as [`OwnHours::read`] takes them.
    #[must_use]
    pub fn days(&self) -> String {
        let days = self.exceptions.iter().map(|other| match other.from.zip(other.to) {
            Some((from, to)) => format!("{} {}", other.date, written(from, to)),
            None => other.date.to_string(),
        });
        days.collect::<Vec<_>>().join("\n")
    }

    fn weekly(&self, valid_from: Date, valid_to: Option<Date>) -> WeeklyHours {
        let unnamed = || Texts { sv: String::new(), da: String::new(), en: String::new() };
        let source =
            Source { issuer: String::new(), title: String::new(), reference: None, date: valid_from, url: None };
        WeeklyHours {
            id: "own".to_owned(),
            version: 1,
            name: unnamed(),
            valid_from,
            valid_to,
            open: self.open.clone(),
            exceptions: self.exceptions.clone(),
            source,
        }
    }
}

impl ServiceHours {
    /// A pack's template until the first day of the authority's own hours, and
    /// those from then on, each until the next. They come in the order in which
    /// they take over.
    #[must_use]
    pub fn of_authority(pack: &Pack, own: &[(Date, OwnHours)], zone: jiff::tz::TimeZone) -> Self {
        let eve = |date: Date| date.yesterday().unwrap_or(Date::MIN);
        let mut versions = Vec::new();
        let first = own.first().map(|(from, _)| eve(*from));
        for hours in pack.hours() {
            let valid_to = [hours.valid_to, first].into_iter().flatten().min();
            versions.push(WeeklyHours { valid_to, ..hours.clone() });
        }
        for (at, (from, hours)) in own.iter().enumerate() {
            let valid_to = own.get(at + 1).map(|(next, _)| eve(*next));
            versions.push(hours.weekly(*from, valid_to));
        }
        versions.retain(|hours| hours.valid_to.is_none_or(|last| hours.valid_from <= last));
        Self::new(versions, Holidays::from_pack(pack), zone)
    }
}

/// Hours of one day, as people write them.
fn spans(written: &str) -> Result<Vec<(Time, Time)>, Unreadable> {
    let unreadable = || Unreadable(written.trim().to_owned());
    let pieces = written.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let (from, to) = piece.split_once(['-', '–']).ok_or_else(unreadable)?;
            Ok((time(from).ok_or_else(unreadable)?, time(to).ok_or_else(unreadable)?))
        })
        .collect()
}

/// A time of day: `8`, `08:00`, `16.30`; `24` is the midnight that ends the day.
fn time(written: &str) -> Option<Time> {
    let written = written.trim();
    let (hour, minute) = written.split_once([':', '.']).unwrap_or((written, "0"));
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    if (hour, minute) == (24, 0) { Some(Time::midnight()) } else { Time::new(hour, minute, 0, 0).ok() }
}

fn written(from: Time, to: Time) -> String {
    let end = if to == Time::midnight() { "24:00".to_owned() } else { to.strftime("%H:%M").to_string() };
    format!("{}–{end}", from.strftime("%H:%M"))
}

impl Day {
    /// All days, from Monday on.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// Its key in forms and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;

    fn week(monday: &str) -> [String; 7] {
        let mut week: [String; 7] = Default::default();
        week[0] = monday.to_owned();
        week
    }

    #[test]
    fn hours_are_read_as_people_write_them_and_written_back() {
        let hours = OwnHours::read(&week("8-12, 13.00 – 16:30; 20–24"), "2026-12-23 8-12\n\n2026-12-22").unwrap();
        assert_eq!(hours.week()[0], "08:00–12:00, 13:00–16:30, 20:00–24:00");
        assert_eq!(hours.days(), "2026-12-22\n2026-12-23 08:00–12:00");
        assert_eq!(OwnHours::read(&hours.week(), &hours.days()), Ok(hours));
    }

    #[test]
    fn what_cannot_be_is_named() {
        for (monday, days) in [
            ("8", ""),
            ("25-26", ""),
            ("16-8", ""),
            ("8-12, 11-13", ""),
            ("från åtta", ""),
            ("8-16", "julafton"),
            ("8-16", "2026-02-30"),
            ("8-16", "2026-12-23 8-9, 10-11"),
            ("8-16", "2026-12-23\n2026-12-23 8-12"),
            ("8-16", "2026-12-23 12-8"),
        ] {
            let read = OwnHours::read(&week(monday), days);
            assert!(read.is_err_and(|unreadable| !unreadable.0.is_empty()), "{monday} {days}");
        }
    }

    #[test]
    fn days_have_the_weekday_they_are_called_by() {
        assert_eq!(Day::ALL.map(Day::weekday)[0], Weekday::Monday);
        assert_eq!(Day::ALL.map(Day::weekday)[6], Weekday::Sunday);
    }
}
