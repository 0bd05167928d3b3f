//! Holidays (sv. *helgdagar*, da. *helligdage*), computed from a pack, and the
//! working days (sv. *vardagar*, da. *arbejdsdage*) that are left.
//!
//! A pack states a rule per holiday, with its source and the days it applies,
//! so that a deadline of a past year is counted by the calendar of that year.

use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};

use crate::{
    language::Language,
    pack::{Pack, Source, Texts},
};

mod rule;

pub use rule::{Day, MonthDay, Rule, easter};

/// A holiday, as a pack states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its key within the pack: `midsummer-day`.
    pub id: String,
    /// Its version; a changed rule is a new version.
    pub version: u32,
    /// What it means for working days.
    pub kind: HolidayKind,
    /// When it falls.
    pub rule: Rule,
    /// What it is called.
    pub names: Texts,
    /// The first day it applies.
    pub valid_from: Date,
    /// The last day it applies, if it has ended.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// When a half day ends; for half days only.
    #[serde(default)]
    pub closes: Option<Time>,
    /// Whether it is still to be checked against the primary source.
    #[serde(default)]
    pub to_be_checked: bool,
    /// Where it comes from.
    pub source: Source,
}

/// What a holiday means, the most binding first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayKind {
    /// A public holiday by law.
    PublicHoliday,
    /// No working day, though no public holiday: an eve.
    ClosedDay,
    /// A working day that ends early.
    HalfDay,
}

impl Holiday {
    /// Whether it falls on this date, and applied then.
    #[must_use]
    pub fn falls_on(&self, date: Date) -> bool {
        self.valid_from <= date
            && self.valid_to.is_none_or(|last| date <= last)
            && self.rule.in_year(date.year()) == Some(date)
    }

    /// What is wrong with it, and what to do.
    pub(crate) fn mistake(&self) -> Option<(String, &'static str)> {
        match (self.kind, self.closes) {
            (HolidayKind::HalfDay, None) => Some(("a half day without closes".into(), "say when it ends, as 12:00")),
            (HolidayKind::HalfDay, Some(_)) | (_, None) => None,
            (_, Some(_)) => Some(("closes on a day that is closed".into(), "remove it, or make it a half_day")),
        }
    }
}

/// The holidays of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holidays {
    rules: Vec<Holiday>,
}

impl Holidays {
    /// The holidays that these rules make.
    #[must_use]
    pub const fn new(rules: Vec<Holiday>) -> Self {
        Self { rules }
    }

    /// The holidays of a pack.
    #[must_use]
    pub fn from_pack(pack: &Pack) -> Self {
        Self::new(pack.holidays().to_vec())
    }

    /// What falls on a date; the most binding where several do.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<&Holiday> {
        self.rules.iter().filter(|holiday| holiday.falls_on(date)).min_by_key(|holiday| holiday.kind)
    }

    /// Whether any rule speaks of a year.
    #[must_use]
    pub fn knows(&self, year: i16) -> bool {
        self.rules.iter().any(|holiday| holiday.rule.in_year(year).is_some_and(|date| holiday.falls_on(date)))
    }

    /// Whether a date is a public holiday by law. An ordinary Sunday is not.
    #[must_use]
    pub fn is_holiday(&self, date: Date) -> bool {
        self.on(date).is_some_and(|holiday| holiday.kind == HolidayKind::PublicHoliday)
    }

    /// What a date is called, if it has a name here; eves and half days too.
    #[must_use]
    pub fn name(&self, date: Date, language: Language) -> Option<&str> {
        self.on(date).map(|holiday| holiday.names.get(language))
    }

    /// Whether people work on a date: not on Saturdays, Sundays, public
    /// holidays or closed days. A half day is a working day.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
            && self.on(date).is_none_or(|holiday| holiday.kind == HolidayKind::HalfDay)
    }

    /// The date itself if it is a working day, or the next that is: when an
    /// act may still be done whose last day is no working day (lag (1930:173)
    /// § 2; Regulation 1182/71 art. 3(4)).
    #[must_use]
    pub fn working_day_from(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        day
    }

    /// The date that is so many working days after another; the first counted
    /// is the next working day, so the day of the event itself never counts.
    /// Zero days is [`working_day_from`](Self::working_day_from).
    #[must_use]
    pub fn add_working_days(&self, date: Date, days: u32) -> Date {
        if days == 0 {
            return self.working_day_from(date);
        }
        (0..days).fold(date, |day, _| day.tomorrow().map_or(day, |next| self.working_day_from(next)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn working_days_are_counted_one_by_one(start in 0_i64..20_000, days in 0_u32..60) {
            let none = Holidays::default();
            let start = date(1990, 1, 1).checked_add(start.days()).unwrap();
            let due = none.add_working_days(start, days);
            prop_assert!(none.is_working_day(due));
            let between = start.series(1.day()).skip(1).take_while(|day| *day <= due);
            if days > 0 {
                prop_assert_eq!(between.filter(|day| none.is_working_day(*day)).count(), days as usize);
            }
        }
    }
}
