//! Numbers, days and times, as each language writes them.

use jiff::{Timestamp, tz::TimeZone};
use saklig_model::language::Language;

use crate::say::Say;

/// Digits in groups of three.
#[must_use]
pub fn grouped(digits: &str, separator: char) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    if digits.len() < 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{sign}{digits}");
    }
    let mut out = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number with one digit after the sign of decimals, the others cut off: what
/// falls short never reads as if it were enough.
#[must_use]
pub fn decimal(say: Say, number: f64) -> String {
    let written = format!("{:.1}", (number * 10.0).floor() / 10.0);
    if say.0 == Language::En { written } else { written.replace('.', ",") }
}

/// How long something has waited: `12 min`, `3 h 12 min`, `2 d 4 h`.
#[must_use]
pub fn waited(say: Say, since: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(since).as_secs().max(0) / 60;
    let (hours, days) = (minutes / 60, minutes / 1440);
    let one = |number: i64, unit: &str| format!("{}\u{a0}{}", say.number(number), say.say(unit));
    match (days, hours, minutes) {
        (0, 0, 0) => say.say("unit-now"),
        (0, 0, _) => one(minutes, "unit-min"),
        (0, ..) if minutes % 60 == 0 => one(hours, "unit-h"),
        (0, ..) => format!("{} {}", one(hours, "unit-h"), one(minutes % 60, "unit-min")),
        (1..7, ..) if hours % 24 != 0 => format!("{} {}", one(days, "unit-d"), one(hours % 24, "unit-h")),
        _ => one(days, "unit-d"),
    }
}

/// The time of day: `14:02`.
#[must_use]
pub fn clock(say: Say, at: Timestamp, zone: &TimeZone) -> String {
    let at = at.to_zoned(zone.clone());
    say.with2("time-of-day", "hour", format!("{:02}", at.hour()), "minute", format!("{:02}", at.minute()))
}

/// The time of day to the second, for the end of the waiting time.
#[must_use]
pub fn clock_seconds(say: Say, at: Timestamp, zone: &TimeZone) -> String {
    let second = at.to_zoned(zone.clone()).second();
    let separator = if say.code() == "da" { '.' } else { ':' };
    format!("{}{separator}{second:02}", clock(say, at, zone))
}

/// A day: `22 Nov 2026`.
#[must_use]
pub fn day(say: Say, at: Timestamp, zone: &TimeZone) -> String {
    let date = at.to_zoned(zone.clone()).date();
    civil_day(say, date)
}

/// A calendar day: `22 Nov 2026`.
#[must_use]
pub fn civil_day(say: Say, date: jiff::civil::Date) -> String {
    let months = say.say("months");
    let month = usize::try_from(date.month() - 1).ok().and_then(|at| months.split_whitespace().nth(at)).unwrap_or("?");
    format!("{}\u{a0}{month} {}", say.with("day-of-month", "day", date.day().to_string()), date.year())
}

/// A moment: `today at 09:42`, `21 Nov 2026 at 09:42`.
#[must_use]
pub fn moment(say: Say, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let today = now.to_zoned(zone.clone()).date() == at.to_zoned(zone.clone()).date();
    if today {
        say.with("when-today", "time", clock(say, at, zone))
    } else {
        say.with2("when-day", "day", day(say, at, zone), "time", clock(say, at, zone))
    }
}

/// For `datetime`: with the offset of the authority's zone.
#[must_use]
pub fn machine(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    #[test]
    fn waiting_reads_as_people_say_it() {
        let since: Timestamp = "2026-11-22T08:00:00Z".parse().unwrap();
        let after = |minutes: i64| since + jiff::SignedDuration::from_mins(minutes);
        let en = Say(Language::En);
        assert_eq!(waited(en, since, after(12)), "12\u{a0}min");
        assert_eq!(waited(en, since, after(192)), "3\u{a0}h 12\u{a0}min");
        assert_eq!(waited(Say(Language::Sv), since, after(3000)), "2\u{a0}dygn 2\u{a0}tim");
        assert_eq!(waited(en, after(5), since), "now");
    }

    #[test]
    fn days_follow_the_authoritys_own_zone() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let at: Timestamp = "2026-11-22T23:30:00Z".parse().unwrap();
        assert_eq!(day(Say(Language::En), at, &zone), "23\u{a0}Nov 2026");
        assert_eq!(day(Say(Language::Da), at, &zone), "23.\u{a0}nov. 2026");
        assert_eq!(clock(Say(Language::Da), at, &zone), "00.30");
        assert_eq!(machine(at, &zone), "2026-11-23T00:30:00+01:00");
    }

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(grouped("1234567", ' '), "1 234 567");
        assert_eq!(grouped("999", ' '), "999");
        assert_eq!(grouped("-1000", '.'), "-1.000");
    }
}
