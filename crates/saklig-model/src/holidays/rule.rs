//! When a holiday falls: the three ways in which a law says it.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

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
    }
}
