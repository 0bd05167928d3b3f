//! Holidays (sv. *helgdagar*, da. *helligdage*), computed from a pack, and the
//! working days (sv. *vardagar*, da. *arbejdsdage*) that are left.
//!
//! A pack states a rule per holiday, with its source and the days it applies,
//! so that a deadline of a past year is counted by the calendar of that year.

use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday},
};
use serde::{Deserialize, Serialize};

use crate::{
    language::Language,
    pack::{Pack, Source, Texts},
};

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

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RuleText", into = "RuleText")]
pub enum Rule {
    /// The same date every year.
    Fixed(MonthDay),
    /// So many days after Easter Sunday; negative before.
    Easter(i16),
    /// The weekday that falls within seven days, of which this is the first.
    Weekday(Day, MonthDay),
}

/// A day of a month, in no particular year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// From `MM-DD`; not 29 February, which most years lack.
    fn parse(text: &str) -> Result<Self, String> {
        // 2023 is no leap year, so every day of it exists in each year.
        let date: Date = format!("2023-{text}").parse().map_err(|_| format!("\"{text}\" is no date as MM-DD"))?;
        Ok(Self { month: date.month(), day: date.day() })
    }

    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// A day of the week, by its English name in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// The calendar's word for it.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Tuesday => Weekday::Tuesday,
            Self::Wednesday => Weekday::Wednesday,
            Self::Thursday => Weekday::Thursday,
            Self::Friday => Weekday::Friday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}

/// A rule as it is written.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RuleText {
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    easter: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekday: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

impl TryFrom<RuleText> for Rule {
    type Error = String;

    fn try_from(text: RuleText) -> Result<Self, String> {
        match text {
            RuleText { fixed: Some(date), easter: None, weekday: None, from: None, to: None } => {
                MonthDay::parse(&date).map(Self::Fixed)
            }
            RuleText { fixed: None, easter: Some(days), weekday: None, from: None, to: None } => Ok(Self::Easter(days)),
            RuleText { fixed: None, easter: None, weekday: Some(day), from: Some(from), to: Some(to) } => {
                let (first, last) = (MonthDay::parse(&from)?, MonthDay::parse(&to)?);
                if week_later(first) == Some(last) {
                    Ok(Self::Weekday(day, first))
                } else {
                    Err(format!("from \"{from}\" to \"{to}\" is not seven days, so the weekday is not exactly one day"))
                }
            }
            _ => Err("a rule is one of { fixed = \"MM-DD\" }, { easter = days after }, \
                      { weekday = \"saturday\", from = \"MM-DD\", to = \"MM-DD\" }"
                .into()),
        }
    }
}

impl From<Rule> for RuleText {
    fn from(rule: Rule) -> Self {
        let text = |day: MonthDay| format!("{:02}-{:02}", day.month, day.day);
        match rule {
            Rule::Fixed(day) => Self { fixed: Some(text(day)), ..Self::default() },
            Rule::Easter(days) => Self { easter: Some(days), ..Self::default() },
            Rule::Weekday(day, first) => {
                Self { weekday: Some(day), from: Some(text(first)), to: week_later(first).map(text), ..Self::default() }
            }
        }
    }
}

/// The last of the seven days that begin with this one.
fn week_later(first: MonthDay) -> Option<MonthDay> {
    let last = first.in_year(2023)?.checked_add(6.days()).ok()?;
    Some(MonthDay { month: last.month(), day: last.day() })
}

impl Rule {
    /// The date it falls on in a year.
    #[must_use]
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(day) => day.in_year(year),
            Self::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
            Self::Weekday(day, first) => {
                let first = first.in_year(year)?;
                first.checked_add(i64::from(first.weekday().until(day.weekday())).days()).ok()
            }
        }
    }
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

/// Easter Sunday of a year in the Gregorian calendar, by the anonymous method
/// that *Nature* published on 20 April 1876 (also J. Meeus, *Astronomical
/// Algorithms*, chapter 8). It agrees with lag (1989:253) § 2: the Sunday next
/// after the full moon on or next after 21 March.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let exception = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * exception + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
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
    use jiff::civil::date;
    use proptest::prelude::*;

    fn rule(text: &str) -> Result<Rule, toml::de::Error> {
        #[derive(Deserialize)]
        struct Line {
            rule: Rule,
        }
        toml::from_str::<Line>(&format!("rule = {text}")).map(|line| line.rule)
    }

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        let known = [
            date(1818, 3, 22), // the earliest possible
            date(1943, 4, 25), // the latest possible
            date(1981, 4, 19), // both exceptions of the method
            date(1954, 4, 18),
            date(2000, 4, 23),
            date(2008, 3, 23),
            date(2011, 4, 24),
            date(2019, 4, 21),
            date(2020, 4, 12),
            date(2038, 4, 25),
        ];
        for day in known {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn a_rule_is_one_of_three() {
        assert_eq!(rule("{ fixed = \"06-06\" }").unwrap().in_year(2026), Some(date(2026, 6, 6)));
        assert_eq!(rule("{ easter = 39 }").unwrap().in_year(2026), Some(date(2026, 5, 14)));
        let midsummer = rule("{ weekday = \"saturday\", from = \"06-20\", to = \"06-26\" }").unwrap();
        assert_eq!(midsummer.in_year(2026), Some(date(2026, 6, 20)));
        assert_eq!(midsummer.in_year(2021), Some(date(2021, 6, 26)));
        for wrong in [
            "{}",
            "{ fixed = \"02-29\" }",
            "{ fixed = \"6 juni\" }",
            "{ fixed = \"06-06\", easter = 1 }",
            "{ weekday = \"saturday\", from = \"06-20\", to = \"06-25\" }",
            "{ weekday = \"lördag\", from = \"06-20\", to = \"06-26\" }",
            "{ fixd = \"06-06\" }",
        ] {
            assert!(rule(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_rule_is_written_as_it_was_read() {
        for text in
            ["{ fixed = \"06-06\" }", "{ easter = -2 }", "{ weekday = \"friday\", from = \"10-31\", to = \"11-06\" }"]
        {
            let read = rule(text).unwrap();
            let json = serde_json::to_string(&read).unwrap();
            assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), read);
        }
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_of_its_season(year in 1583_i16..9999) {
            let day = easter(year).unwrap();
            prop_assert_eq!(day.weekday(), Weekday::Sunday);
            prop_assert!(day >= date(year, 3, 22) && day <= date(year, 4, 25));
        }

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
