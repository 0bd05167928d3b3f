//! The calendars of the packs against the almanacs of 2021 to 2031.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod packs_here;

use jiff::civil::{Date, date};
use packs_here::packs;
use saklig_model::{holidays::Holidays, language::Language};

fn calendar(country: &str) -> Holidays {
    Holidays::from_pack(packs().country(country).unwrap())
}

/// Public holidays in Sweden: date and Swedish name.
const SWEDEN: &[(&str, &str)] = &[
    ("2021-04-04", "Påskdagen"),
    ("2022-04-17", "Påskdagen"),
    ("2023-04-09", "Påskdagen"),
    ("2024-03-31", "Påskdagen"),
    ("2025-04-20", "Påskdagen"),
    ("2026-04-05", "Påskdagen"),
    ("2027-03-28", "Påskdagen"),
    ("2028-04-16", "Påskdagen"),
    ("2029-04-01", "Påskdagen"),
    ("2030-04-21", "Påskdagen"),
    ("2031-04-13", "Påskdagen"),
    ("2021-04-02", "Långfredagen"),
    ("2026-04-03", "Långfredagen"),
    ("2024-04-01", "Annandag påsk"),
    ("2027-03-29", "Annandag påsk"),
    ("2021-05-13", "Kristi himmelsfärdsdag"),
    ("2022-05-26", "Kristi himmelsfärdsdag"),
    ("2023-05-18", "Kristi himmelsfärdsdag"),
    ("2024-05-09", "Kristi himmelsfärdsdag"),
    ("2025-05-29", "Kristi himmelsfärdsdag"),
    ("2026-05-14", "Kristi himmelsfärdsdag"),
    ("2027-05-06", "Kristi himmelsfärdsdag"),
    ("2028-05-25", "Kristi himmelsfärdsdag"),
    ("2029-05-10", "Kristi himmelsfärdsdag"),
    ("2030-05-30", "Kristi himmelsfärdsdag"),
    ("2031-05-22", "Kristi himmelsfärdsdag"),
    ("2025-06-08", "Pingstdagen"),
    ("2026-05-24", "Pingstdagen"),
    ("2021-06-26", "Midsommardagen"),
    ("2022-06-25", "Midsommardagen"),
    ("2023-06-24", "Midsommardagen"),
    ("2024-06-22", "Midsommardagen"),
    ("2025-06-21", "Midsommardagen"),
    ("2026-06-20", "Midsommardagen"),
    ("2027-06-26", "Midsommardagen"),
    ("2028-06-24", "Midsommardagen"),
    ("2029-06-23", "Midsommardagen"),
    ("2030-06-22", "Midsommardagen"),
    ("2031-06-21", "Midsommardagen"),
    ("2021-11-06", "Alla helgons dag"),
    ("2022-11-05", "Alla helgons dag"),
    ("2023-11-04", "Alla helgons dag"),
    ("2024-11-02", "Alla helgons dag"),
    ("2025-11-01", "Alla helgons dag"),
    ("2026-10-31", "Alla helgons dag"),
    ("2027-11-06", "Alla helgons dag"),
    ("2028-11-04", "Alla helgons dag"),
    ("2029-11-03", "Alla helgons dag"),
    ("2030-11-02", "Alla helgons dag"),
    ("2031-11-01", "Alla helgons dag"),
    ("2026-01-01", "Nyårsdagen"),
    ("2026-01-06", "Trettondedag jul"),
    ("2026-05-01", "Första maj"),
    ("2026-06-06", "Nationaldagen"),
    ("2026-12-25", "Juldagen"),
    ("2026-12-26", "Annandag jul"),
    ("2004-05-31", "Annandag pingst"),
];

/// Public holidays in Denmark: date and Danish name.
const DENMARK: &[(&str, &str)] = &[
    ("2021-04-01", "Skærtorsdag"),
    ("2027-03-25", "Skærtorsdag"),
    ("2027-03-26", "Langfredag"),
    ("2026-04-05", "Påskedag"),
    ("2027-03-29", "2. påskedag"),
    ("2021-04-30", "Store bededag"),
    ("2022-05-13", "Store bededag"),
    ("2023-05-05", "Store bededag"),
    ("2024-05-09", "Kristi himmelfartsdag"),
    ("2031-05-22", "Kristi himmelfartsdag"),
    ("2024-05-19", "Pinsedag"),
    ("2021-05-24", "2. pinsedag"),
    ("2022-06-06", "2. pinsedag"),
    ("2023-05-29", "2. pinsedag"),
    ("2024-05-20", "2. pinsedag"),
    ("2025-06-09", "2. pinsedag"),
    ("2026-05-25", "2. pinsedag"),
    ("2027-05-17", "2. pinsedag"),
    ("2028-06-05", "2. pinsedag"), // also Constitution Day: the holiday wins
    ("2029-05-21", "2. pinsedag"),
    ("2030-06-10", "2. pinsedag"),
    ("2031-06-02", "2. pinsedag"),
    ("2026-12-25", "Juledag"),
    ("2026-12-26", "2. juledag"),
    ("2027-01-01", "Nytårsdag"),
];

#[test]
fn public_holidays_fall_on_their_days() {
    for (country, language, known) in [("se", Language::Sv, SWEDEN), ("dk", Language::Da, DENMARK)] {
        let calendar = calendar(country);
        for (day, name) in known {
            let day: Date = day.parse().unwrap();
            assert_eq!(calendar.name(day, language), Some(*name), "{country} {day}");
            assert!(calendar.is_holiday(day) && !calendar.is_working_day(day), "{country} {day}");
        }
    }
}

#[test]
fn ordinary_days_are_not_holidays() {
    let (se, dk) = (calendar("se"), calendar("dk"));
    // The Great Prayer Day that would have been, from 2024 on.
    for day in [date(2024, 4, 26), date(2025, 5, 16), date(2027, 4, 23)] {
        assert!(dk.is_working_day(day) && dk.name(day, Language::Da).is_none(), "{day}");
    }
    // Maundy Thursday and Whit Monday are working days in Sweden, 1 May and 6 June in Denmark.
    for day in [date(2027, 3, 25), date(2026, 5, 25), date(2025, 12, 30)] {
        assert!(se.is_working_day(day), "{day}");
    }
    for day in [date(2024, 5, 1), date(2024, 6, 6), date(2025, 1, 6)] {
        assert!(dk.is_working_day(day), "{day}");
    }
    // The national day was no holiday before 2005.
    assert!(!se.is_holiday(date(2003, 6, 6)) && se.is_holiday(date(2005, 6, 6)));
}

#[test]
fn eves_are_no_public_holidays_and_no_working_days() {
    let (se, dk) = (calendar("se"), calendar("dk"));
    for day in [date(2026, 6, 19), date(2021, 6, 25), date(2026, 12, 24), date(2026, 12, 31)] {
        assert!(!se.is_holiday(day) && !se.is_working_day(day), "{day}");
    }
    for day in [date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)] {
        assert!(!dk.is_holiday(day) && !dk.is_working_day(day), "{day}");
    }
    assert_eq!(se.name(date(2026, 6, 19), Language::En), Some("Midsummer Eve"));
}

#[test]
fn a_danish_request_before_easter_is_due_after_it() {
    // A24: 23, 24, 30, 31 March, 1, 2, 5 April.
    let dk = calendar("dk");
    assert_eq!(dk.add_working_days(date(2027, 3, 22), 7), date(2027, 4, 5));
    // Received on a holiday: the first working day after it counts as day one.
    assert_eq!(dk.add_working_days(date(2027, 3, 26), 1), date(2027, 3, 30));
}

#[test]
fn a_swedish_deadline_moves_to_the_next_working_day() {
    let se = calendar("se");
    // lag (1930:173) § 2: Saturday, Midsummer Eve, and a long Christmas.
    assert_eq!(se.working_day_from(date(2026, 6, 19)), date(2026, 6, 22));
    assert_eq!(se.working_day_from(date(2026, 12, 24)), date(2026, 12, 28));
    assert_eq!(se.working_day_from(date(2026, 12, 28)), date(2026, 12, 28));
    // A month from 31 January 2027 ends on Sunday 28 February.
    assert_eq!(se.working_day_from(date(2027, 2, 28)), date(2027, 3, 1));
    assert_eq!(se.add_working_days(date(2027, 2, 28), 0), date(2027, 3, 1));
}
