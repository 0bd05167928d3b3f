//! The clock of an answer: A01 and A02 of the acceptance scenarios, summer
//! time, holidays, half days, and properties that always hold.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod packs_here;

use jiff::{SignedDuration, Timestamp, ToSpan, civil::DateTime, tz::TimeZone};
use packs_here::packs;
use proptest::prelude::*;
use saklig_model::{
    holidays::{HolidayKind, Holidays},
    service_hours::{Exception, OwnHours, ServiceHours, WeeklyHours},
};

fn pack_hours(country: &str) -> ServiceHours {
    ServiceHours::from_pack(packs().country(country).unwrap())
}

/// Hours of one opening on every day of the week.
fn every_day(from: &str, to: &str) -> WeeklyHours {
    let mut hours = packs().country("se").unwrap().hours()[0].clone();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    hours.open = toml::from_str::<std::collections::BTreeMap<String, _>>(&format!(
        "open = [{{ days = {days:?}, from = \"{from}\", to = \"{to}\" }}]"
    ))
    .unwrap()
    .remove("open")
    .unwrap();
    hours
}

fn stockholm() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse::<DateTime>().unwrap().to_zoned(stockholm()).unwrap().timestamp()
}

#[test]
fn a_question_on_friday_and_an_answer_on_monday() {
    // A01.
    let (asked, answered) = (at("2026-12-18 15:50"), at("2026-12-21 09:10"));
    assert_eq!(pack_hours("se").service_minutes_between(asked, answered), 110);
    assert_eq!(answered.duration_since(asked), SignedDuration::from_mins(65 * 60 + 20));
}

#[test]
fn holidays_and_eves_stop_the_clock() {
    let se = pack_hours("se");
    // Wednesday 23 December 16:00 to Monday 28 December 08:30: half an hour each.
    assert_eq!(se.service_minutes_between(at("2026-12-23 16:00"), at("2026-12-28 08:30")), 60);
    assert!(!se.is_open(at("2026-12-24 10:00")));
    assert_eq!(se.next_opening(at("2026-12-23 16:30")), Some(at("2026-12-28 08:00")));
    // A whole week has 42 and a half hours.
    assert_eq!(se.service_minutes_between(at("2026-11-02 00:00"), at("2026-11-09 00:00")), 5 * 510);
    // Denmark closes at two on Fridays.
    let dk = pack_hours("dk");
    assert!(dk.is_open(at("2026-11-20 13:59")) && !dk.is_open(at("2026-11-20 14:00")));
}

#[test]
fn an_opening_is_its_first_moment_and_not_its_last() {
    let se = pack_hours("se");
    assert!(se.is_open(at("2026-12-18 08:00")) && !se.is_open(at("2026-12-18 16:30")));
    assert_eq!(se.next_opening(at("2026-12-18 10:00")), Some(at("2026-12-18 10:00")));
    assert_eq!(se.next_opening(at("2026-12-18 16:30")), Some(at("2026-12-21 08:00")));
    assert_eq!(se.service_time_between(at("2026-12-21 09:00"), at("2026-12-18 09:00")), SignedDuration::ZERO);
}

#[test]
fn summer_time_takes_an_hour_and_gives_it_back() {
    let all_day = ServiceHours::new(vec![every_day("00:00", "00:00")], Holidays::default(), stockholm());
    assert_eq!(all_day.service_minutes_between(at("2026-03-29 00:00"), at("2026-03-30 00:00")), 23 * 60);
    assert_eq!(all_day.service_minutes_between(at("2026-10-25 00:00"), at("2026-10-26 00:00")), 25 * 60);
    let night = ServiceHours::new(vec![every_day("02:15", "02:45")], Holidays::default(), stockholm());
    // The wall never shows 02:15 in March, and shows it twice in October.
    assert_eq!(night.service_minutes_between(at("2026-03-29 00:00"), at("2026-03-30 00:00")), 0);
    assert_eq!(night.service_minutes_between(at("2026-10-25 00:00"), at("2026-10-26 00:00")), 60);
    // Office hours are not touched by it.
    let se = pack_hours("se");
    assert_eq!(se.service_minutes_between(at("2026-03-27 16:00"), at("2026-03-30 08:30")), 60);
}

#[test]
fn a_half_day_ends_early_and_an_own_closing_day_is_closed() {
    let packs = packs();
    let pack = packs.country("se").unwrap();
    let mut rules = pack.holidays().to_vec();
    let eve = rules.iter_mut().find(|rule| rule.id == "new-years-eve").unwrap();
    (eve.kind, eve.closes) = (HolidayKind::HalfDay, Some(jiff::civil::time(12, 0, 0, 0)));
    let mut hours = pack.hours()[0].clone();
    hours.exceptions = vec![Exception { date: jiff::civil::date(2026, 12, 30), from: None, to: None }];
    let se = ServiceHours::new(vec![hours], Holidays::new(rules), stockholm());
    assert_eq!(se.service_minutes_between(at("2026-12-30 00:00"), at("2026-12-31 00:00")), 0);
    assert_eq!(se.service_minutes_between(at("2026-12-31 00:00"), at("2027-01-01 00:00")), 240);
    assert!(se.holidays().is_working_day(jiff::civil::date(2026, 12, 31)));
    // An own closing day is still a working day for deadlines.
    assert!(se.holidays().is_working_day(jiff::civil::date(2026, 12, 30)));
}

#[test]
fn hours_change_by_version_and_may_end() {
    let mut old = every_day("08:00", "16:00");
    old.valid_to = Some(jiff::civil::date(2026, 12, 31));
    let mut new = every_day("09:00", "12:00");
    (new.version, new.valid_from) = (2, jiff::civil::date(2027, 1, 1));
    new.valid_to = Some(jiff::civil::date(2027, 1, 1));
    let hours = ServiceHours::new(vec![old, new], Holidays::default(), stockholm());
    assert_eq!(hours.service_minutes_between(at("2026-12-31 00:00"), at("2027-01-05 00:00")), 8 * 60 + 3 * 60);
    assert_eq!(hours.next_opening(at("2027-01-01 12:00")), None);
    assert_eq!(hours.after_service_time(at("2027-01-01 11:00"), SignedDuration::from_hours(2)), None);
}

#[test]
fn a_deadline_in_service_time_lies_where_the_clock_has_run_out() {
    let se = pack_hours("se");
    assert_eq!(
        se.after_service_time(at("2026-12-18 15:50"), SignedDuration::from_mins(110)),
        Some(at("2026-12-21 09:10"))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn service_time_adds_up_and_never_exceeds_the_clock(start in 0_i64..4000 * 1440, a in 0_i64..30_000, b in 0_i64..30_000) {
        let se = pack_hours_once();
        let from = at("2020-01-01 00:00").checked_add(start.minutes()).unwrap();
        let middle = from.checked_add(a.minutes()).unwrap();
        let to = middle.checked_add(b.minutes()).unwrap();
        let whole = se.service_time_between(from, to);
        prop_assert!(whole >= SignedDuration::ZERO);
        prop_assert!(whole <= to.duration_since(from));
        prop_assert_eq!(whole, se.service_time_between(from, middle) + se.service_time_between(middle, to));
        // What is due after some service time is that much service time away.
        let due = se.after_service_time(from, whole).unwrap();
        prop_assert!(due <= to.max(se.next_opening(from).unwrap()));
        prop_assert_eq!(se.service_time_between(from, due), whole);
        let opens = se.next_opening(from).unwrap();
        prop_assert!(se.is_open(opens) && opens >= from);
        prop_assert_eq!(se.service_time_between(from, opens), SignedDuration::ZERO);
    }
}

/// The same hours for every case of a property.
fn pack_hours_once() -> &'static ServiceHours {
    static HOURS: std::sync::OnceLock<ServiceHours> = std::sync::OnceLock::new();
    HOURS.get_or_init(|| pack_hours("se"))
}

/// Whether it is open in a minute, by what a clock on the wall and a calendar on
/// the wall say, and nothing else.
fn is_open_plainly(minute: Timestamp, hours: &WeeklyHours, holidays: &Holidays, zone: &TimeZone) -> bool {
    let wall = zone.to_datetime(minute);
    let (date, time) = (wall.date(), wall.time());
    if hours.valid_from > date || hours.valid_to.is_some_and(|last| last < date) {
        return false;
    }
    match holidays.on(date) {
        Some(holiday) if holiday.kind != HolidayKind::HalfDay => return false,
        Some(half) if time >= half.closes.unwrap() => return false,
        _ => {}
    }
    let midnight = jiff::civil::Time::midnight();
    let within = |from, to| from <= time && (time < to || to == midnight);
    match hours.exceptions.iter().find(|other| other.date == date) {
        Some(other) => other.from.zip(other.to).is_some_and(|(from, to)| within(from, to)),
        None => hours.open.iter().any(|opening| {
            opening.days.iter().any(|day| day.weekday() == date.weekday()) && within(opening.from, opening.to)
        }),
    }
}

/// Hours with two openings on some days, one that ends at midnight, and days of
/// their own around every kind of edge.
fn odd_hours() -> WeeklyHours {
    let mut hours = every_day("00:00", "00:30");
    hours.open.truncate(1);
    hours.open.extend(every_day("01:45", "03:10").open);
    hours.open.extend(every_day("08:00", "12:00").open);
    hours.open.extend(every_day("22:15", "00:00").open);
    hours.open[2].days.truncate(5);
    let exception = |date: &str, span: Option<(&str, &str)>| Exception {
        date: date.parse().unwrap(),
        from: span.map(|(from, _)| from.parse().unwrap()),
        to: span.map(|(_, to)| to.parse().unwrap()),
    };
    hours.exceptions = vec![
        exception("2026-03-28", None),
        exception("2026-10-24", Some(("23:00", "00:00"))),
        exception("2026-12-30", Some(("09:00", "11:30"))),
        exception("2027-01-02", None),
    ];
    hours
}

/// The pack's holidays, New Year's Eve a half day.
fn holidays_with_a_half_day() -> Holidays {
    let mut rules = packs().country("se").unwrap().holidays().to_vec();
    let eve = rules.iter_mut().find(|rule| rule.id == "new-years-eve").unwrap();
    (eve.kind, eve.closes) = (HolidayKind::HalfDay, Some(jiff::civil::time(12, 0, 0, 0)));
    Holidays::new(rules)
}

/// Days around which clocks and calendars do something: both changes of summer
/// time, New Year, Easter, a leap day.
const EDGES: [&str; 6] = ["2026-03-29", "2026-10-25", "2026-12-31", "2026-04-03", "2028-02-29", "2026-06-19"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn service_time_is_what_a_plain_count_of_minutes_finds(
        edge in 0..EDGES.len(),
        zone in prop::sample::select(vec!["Europe/Stockholm", "America/Nuuk", "Australia/Lord_Howe", "UTC"]),
        before in 0_i64..4 * 1440,
        length in 0_i64..7 * 1440,
        within in 0_i64..2000,
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let (hours, holidays) = (odd_hours(), holidays_with_a_half_day());
        let clock = ServiceHours::new(vec![hours.clone()], holidays.clone(), zone.clone());
        let noon = EDGES[edge].parse::<jiff::civil::Date>().unwrap().at(12, 0, 0, 0);
        let from = noon.to_zoned(zone.clone()).unwrap().timestamp() - SignedDuration::from_mins(before);
        let to = from + SignedDuration::from_mins(length);
        let open = |minute: &i64| {
            is_open_plainly(from + SignedDuration::from_mins(*minute), &hours, &holidays, &zone)
        };
        let plain = (0..length).filter(open).count();
        prop_assert_eq!(clock.service_minutes_between(from, to), i64::try_from(plain).unwrap());
        // A deadline lies where the plain count has run out.
        let due = clock.after_service_time(from, SignedDuration::from_mins(within)).unwrap();
        let until = due.duration_since(from).as_mins();
        prop_assert_eq!(i64::try_from((0..until).filter(open).count()).unwrap(), within);
    }
}

#[test]
fn a_year_without_holidays_in_the_pack_is_said() {
    let se = pack_hours("se");
    assert_eq!(se.years_without_holidays(at("1988-06-01 00:00"), at("1991-01-01 00:00")), [1988, 1989]);
    assert!(se.years_without_holidays(at("2026-01-01 00:00"), at("2036-01-01 00:00")).is_empty());
    let mut rules = packs().country("dk").unwrap().holidays().to_vec();
    for rule in &mut rules {
        rule.valid_to = Some(jiff::civil::date(2026, 12, 31));
    }
    assert!(Holidays::new(rules.clone()).knows(2026) && !Holidays::new(rules).knows(2027));
}

#[test]
fn own_hours_take_over_on_their_day_and_until_the_next() {
    let packs = packs();
    let pack = packs.country("se").unwrap();
    let week = |hours: &str| std::array::from_fn(|_| hours.to_owned());
    let own = [
        (jiff::civil::date(2026, 11, 23), OwnHours::read(&week("10-12"), "").unwrap()),
        (jiff::civil::date(2026, 11, 25), OwnHours::read(&week("10-11"), "").unwrap()),
    ];
    let hours = ServiceHours::of_authority(pack, &own, stockholm());
    // Friday by the template, Saturday closed by it; Monday and Tuesday two hours, then one.
    assert_eq!(hours.service_minutes_between(at("2026-11-20 00:00"), at("2026-11-23 00:00")), 510);
    assert_eq!(hours.service_minutes_between(at("2026-11-23 00:00"), at("2026-11-25 00:00")), 240);
    assert_eq!(hours.service_minutes_between(at("2026-11-25 00:00"), at("2026-11-26 00:00")), 60);
    // Of two that begin on the same day the later one holds.
    let again = [own[0].clone(), (own[0].0, own[1].1.clone())];
    let hours = ServiceHours::of_authority(pack, &again, stockholm());
    assert_eq!(hours.service_minutes_between(at("2026-11-23 00:00"), at("2026-11-24 00:00")), 60);
}
