//! `/duty`: who is on duty when, when nobody is, and which alarms there were.

use askama::Template;
use axum::{Form, extract::State, http::StatusCode};
use jiff::civil::{Date, DateTime, Time};
use saklig_desk::{
    Refusal,
    acts::change_roster::{NewTurn, NewWhen},
    looks::duty::{DutyPage, TurnShown, Way},
};
use saklig_model::{
    holidays::Day,
    id::PersonId,
    roster::{Place, When},
};

use super::{Answer, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// The days of the week, by their key in forms and in the language files.
const DAYS: [(Day, &str); 7] = [
    (Day::Monday, "monday"),
    (Day::Tuesday, "tuesday"),
    (Day::Wednesday, "wednesday"),
    (Day::Thursday, "thursday"),
    (Day::Friday, "friday"),
    (Day::Saturday, "saturday"),
    (Day::Sunday, "sunday"),
];

/// What the forms send.
type Filled = Vec<(String, String)>;

/// The page.
#[derive(Template)]
#[template(path = "duty.html")]
pub struct DutyTemplate {
    /// The frame.
    pub t: Frame,
    /// The roster.
    pub shown: DutyPage,
    /// What was filled in, where that was refused, and in which form.
    pub filled: (&'static str, Filled),
    /// Why something was not done.
    pub refused: Option<String>,
}

fn value<'a>(filled: &'a [(String, String)], field: &str) -> &'a str {
    filled.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.as_str())
}

impl DutyTemplate {
    /// What was typed in a form.
    fn typed(&self, form: &str, field: &str) -> &str {
        if self.filled.0 == form { value(&self.filled.1, field) } else { "" }
    }

    fn is_person(&self, form: &str, person: &PersonId) -> bool {
        self.typed(form, "person") == person.to_string()
    }

    fn places(&self, form: &str) -> Vec<(&'static str, bool)> {
        let chosen = Place::from_key(self.typed(form, "place")).unwrap_or(Place::First);
        Place::ALL.map(|place| (place.key(), place == chosen)).into()
    }

    fn days(&self) -> Vec<(&'static str, bool)> {
        let typed = |key: &str| {
            self.filled.0 == "weekly" && self.filled.1.iter().any(|(name, value)| name == "day" && value == key)
        };
        DAYS.map(|(_, key)| (key, typed(key))).into()
    }

    /// Who has each place now.
    fn now(&self) -> Vec<(&'static str, String)> {
        Place::ALL.into_iter().zip(&self.shown.now).map(|(place, people)| (place.key(), people.join(", "))).collect()
    }

    /// When a turn is, in words.
    fn when(&self, shown: &TurnShown) -> String {
        let t = &self.t;
        match &shown.turn.when {
            When::Weekly { days, from, until } => {
                let named = DAYS.iter().filter(|(day, _)| days.contains(day));
                let days: Vec<_> = named.map(|(_, key)| t.of("weekday-", key)).collect();
                let days = if days.len() == DAYS.len() { t.say("duty-every-day") } else { days.join(", ") };
                t.with2("duty-weekly", "days", days, "hours", format!("{}–{}", t.wall(*from), t.wall(*until)))
            }
            When::Once { from, until } => {
                let wall = |at: &DateTime| format!("{} {}", t.civil_day(at.date()), t.wall(at.time()));
                format!("{} – {}", wall(from), wall(until))
            }
        }
    }

    fn has_way(&self) -> bool {
        Way::ALL.into_iter().any(|way| self.shown.ways.has(way))
    }

    /// What does not work: the way, and why.
    fn broken(&self) -> Vec<(&'static str, &str)> {
        let trouble = |way: Way| Some((way.key(), self.shown.ways.trouble(way)?.0.as_str()));
        Way::ALL.into_iter().filter_map(trouble).collect()
    }
}

async fn rendered(web: &Web, visitor: &Visitor, refusal: Option<(&'static str, &Refusal, Filled)>) -> Answer {
    let shown = web.desk.duty(&visitor.person).await?;
    let mut t = Frame::new(web, visitor, Room::People);
    t.here = "/duty".into();
    let status = refusal.as_ref().map_or(StatusCode::OK, |(_, refusal, _)| refused::status(refusal));
    let refused = refusal.as_ref().map(|(_, refusal, _)| refused::told(t.texts(), refusal));
    let filled = refusal.map_or_else(Default::default, |(form, _, filled)| (form, filled));
    Ok(page(status, &DutyTemplate { t, shown, filled, refused }))
}

async fn after(web: &Web, visitor: &Visitor, form: &'static str, done: Result<(), Refusal>, filled: Filled) -> Answer {
    match done {
        Ok(()) => Ok(onward("/duty", "roster")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(web, visitor, Some((form, &refusal, filled))).await,
    }
}

/// A moment on the wall, as a browser sends it or a person writes it.
fn moment(text: &str) -> Option<DateTime> {
    text.trim().replace(' ', "T").parse().ok()
}

/// A time of day; `24:00` is the midnight that ends the day.
fn time(text: &str) -> Option<Time> {
    let text = text.trim();
    if text == "24:00" { Some(Time::midnight()) } else { text.parse().ok() }
}

fn turn(filled: &[(String, String)], when: NewWhen) -> NewTurn {
    NewTurn { person: value(filled, "person").parse().ok(), place: Place::from_key(value(filled, "place")), when }
}

/// `GET /duty`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    rendered(&web, &visitor, None).await
}

/// `POST /duty/weekly`
pub(crate) async fn weekly(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    let chosen = |key: &str| filled.iter().any(|(name, value)| name == "day" && value == key);
    let when = NewWhen::Weekly {
        days: DAYS.into_iter().filter(|(_, key)| chosen(key)).map(|(day, _)| day).collect(),
        from: time(value(&filled, "from")),
        until: time(value(&filled, "until")),
    };
    let done = web.desk.add_turn(&visitor.person, &turn(&filled, when)).await;
    after(&web, &visitor, "weekly", done, filled).await
}

/// `POST /duty/add`
pub(crate) async fn add(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    let when = NewWhen::Once { from: moment(value(&filled, "from")), until: moment(value(&filled, "until")) };
    let done = web.desk.add_turn(&visitor.person, &turn(&filled, when)).await;
    after(&web, &visitor, "add", done, filled).await
}

/// `POST /duty/remove`
pub(crate) async fn remove(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    let number = value(&filled, "turn").parse().map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    let done = web.desk.remove_turn(&visitor.person, number).await;
    after(&web, &visitor, "remove", done, filled).await
}

impl Frame {
    /// A time of day on the wall.
    fn wall(&self, at: Time) -> String {
        let (hour, minute) = (format!("{:02}", at.hour()), format!("{:02}", at.minute()));
        self.with2("time-of-day", "hour", hour, "minute", minute)
    }

    fn civil_day(&self, date: Date) -> String {
        self.date(&date.to_string())
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl DutyTemplate {
        /// A roster with a gap, and somebody who is gone.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::People, "/duty");
            let refused = Some(refused::told(t.texts(), &Refusal::TurnEnds));
            Self { t, shown: samples::duty(), filled: ("add", Vec::new()), refused }
        }
    }

    #[test]
    fn a_gap_and_whoever_is_gone_are_said_plainly() {
        let html = DutyTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("Nobody is on duty"), "{html}");
        assert!(html.contains("Can no longer be called"));
        assert!(html.contains("The mail server does not answer"));
    }

    #[test]
    fn only_who_runs_people_is_offered_to_change_it() {
        let mut sample = DutyTemplate::sample(Language::En);
        assert!(sample.render().unwrap().contains("/duty/weekly\""));
        sample.t.person.roles = vec![saklig_model::person::Role::Moderator];
        assert!(!sample.render().unwrap().contains("action=\"/duty/"));
    }

    #[test]
    fn times_are_read_as_browsers_and_people_write_them() {
        assert_eq!(moment("2026-12-01T16:30"), moment("2026-12-01 16:30"));
        assert_eq!(moment("i morgon"), None);
        assert_eq!(time("24:00"), Some(Time::midnight()));
        assert_eq!(time("25:00"), None);
    }
}
