//! `/channels/hours`: when the unit answers, and from when.

use std::collections::BTreeMap;

use askama::Template;
use axum::{Form, extract::State, http::StatusCode};
use saklig_desk::{Refusal, looks::hours::HoursPage};
use saklig_model::{
    holidays::Day,
    service_hours::{OwnHours, Unreadable},
};

use super::{Answer, figures::sheets, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "hours.html")]
pub struct HoursTemplate {
    /// The frame.
    pub t: Frame,
    /// The hours.
    pub shown: HoursPage,
    /// Why they were not stated.
    pub refused: Option<String>,
    /// What was filled in, where that was refused.
    pub kept: Option<BTreeMap<String, String>>,
}

impl HoursTemplate {
    /// The hours of each day, by the day's key.
    fn days(&self, hours: &OwnHours) -> Vec<(&'static str, String)> {
        Day::ALL.into_iter().map(Day::key).zip(hours.week()).collect()
    }

    /// The days that differ, one by one.
    fn lines(hours: &OwnHours) -> Vec<String> {
        hours.days().lines().map(str::to_owned).collect()
    }

    fn filled(&self) -> Vec<(&'static str, String)> {
        match &self.kept {
            Some(kept) => Day::ALL.map(|day| (day.key(), kept.get(day.key()).cloned().unwrap_or_default())).into(),
            None => self.days(&self.shown.now),
        }
    }

    fn field(&self, name: &str, otherwise: String) -> String {
        self.kept.as_ref().and_then(|kept| kept.get(name).cloned()).unwrap_or(otherwise)
    }

    fn filled_days(&self) -> String {
        self.field("days", self.shown.now.days())
    }

    fn from(&self) -> String {
        self.field("from", self.shown.today.to_string())
    }

    fn years(&self) -> Option<String> {
        sheets::years(&self.shown.unknown_years)
    }
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    refused: Option<String>,
    kept: Option<BTreeMap<String, String>>,
) -> Answer {
    let shown = web.desk.hours_page(&visitor.person).await?;
    let t = Frame::new(web, visitor, Room::Channels);
    Ok(page(status, &HoursTemplate { t, shown, refused, kept }))
}

/// `GET /channels/hours`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    rendered(&web, &visitor, StatusCode::OK, None, None).await
}

/// `POST /channels/hours`
pub(crate) async fn state(
    State(web): State<Web>,
    visitor: Visitor,
    Form(filled): Form<BTreeMap<String, String>>,
) -> Answer {
    let of = |name: &str| filled.get(name).map(String::as_str).unwrap_or_default();
    let week = Day::ALL.map(|day| of(day.key()).to_owned());
    let done = match OwnHours::read(&week, of("days")) {
        Ok(hours) => web.desk.state_hours(&visitor.person, of("from").parse().ok(), &hours).await,
        Err(Unreadable(what)) => Err(Refusal::Hours { what }),
    };
    match done {
        Ok(()) => Ok(onward("/channels/hours", "hours-stated")),
        Err(refusal @ (Refusal::NotFound | Refusal::Denied(_) | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let why = refused::told(crate::say::Say(visitor.person.language), &refusal);
            rendered(&web, &visitor, refused::status(&refusal), Some(why), Some(filled)).await
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl HoursTemplate {
        /// Hours of the authority's own.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::Channels, "/channels/hours");
            Self { t, shown: samples::hours(), refused: None, kept: None }
        }
    }

    #[test]
    fn what_was_typed_is_kept() {
        let mut sample = HoursTemplate::sample(Language::En);
        sample.kept = Some([("monday".to_owned(), "från åtta".to_owned())].into());
        let html = sample.render().unwrap();
        assert!(html.contains("name=\"monday\" value=\"från åtta\""));
        assert!(html.contains("name=\"friday\" value=\"\""));
    }

    #[test]
    fn only_who_runs_channels_may_state_them() {
        let mut sample = HoursTemplate::sample(Language::En);
        assert!(sample.render().unwrap().contains("action=\"/channels/hours\""));
        sample.t.person.roles = vec![saklig_model::person::Role::Moderator];
        assert!(!sample.render().unwrap().contains("action=\"/channels/hours\""));
    }
}
