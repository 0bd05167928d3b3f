//! `/alarms/{id}`: one alarm: which cases need somebody, who was called, and the
//! button that says that one has it. Never what anybody wrote.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use saklig_desk::{Refusal, looks::duty::AlarmPage};
use saklig_model::id::AlarmId;

use super::{Answer, id, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "alarm.html")]
pub struct AlarmTemplate {
    /// The frame.
    pub t: Frame,
    /// The alarm.
    pub shown: AlarmPage,
    /// Why something was not done.
    pub refused: Option<String>,
}

async fn rendered(web: &Web, visitor: &Visitor, alarm: AlarmId, refusal: Option<&Refusal>) -> Answer {
    let shown = web.desk.alarm(&visitor.person, alarm).await?;
    let mut t = Frame::new(web, visitor, Room::Elsewhere);
    t.here = format!("/alarms/{alarm}");
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    Ok(page(refusal.map_or(StatusCode::OK, refused::status), &AlarmTemplate { t, shown, refused }))
}

/// `GET /alarms/{id}`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(alarm): Path<String>) -> Answer {
    rendered(&web, &visitor, id(&alarm)?, None).await
}

/// `POST /alarms/{id}/acknowledge`
pub(crate) async fn acknowledge(State(web): State<Web>, visitor: Visitor, Path(alarm): Path<String>) -> Answer {
    let alarm: AlarmId = id(&alarm)?;
    match web.desk.acknowledge_alarm(&visitor.person, alarm).await {
        Ok(()) => Ok(onward(&format!("/alarms/{alarm}"), "acknowledged")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, alarm, Some(&refusal)).await,
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl AlarmTemplate {
        /// An alarm that nobody has answered.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::Elsewhere, "/alarms/x");
            let refused = Some(refused::told(t.texts(), &Refusal::Already { state: "acknowledged" }));
            Self { t, shown: samples::alarm(), refused }
        }
    }

    #[test]
    fn an_alarm_that_somebody_has_offers_no_button() {
        let mut sample = AlarmTemplate::sample(Language::En);
        assert!(sample.render().unwrap().contains("/acknowledge\""));
        sample.shown.alarm.acknowledged = Some((sample.t.person.id, sample.t.now));
        sample.shown.by = Some("Johan Falk".into());
        let html = sample.render().unwrap();
        assert!(!html.contains("/acknowledge\"") && html.contains("Johan Falk"));
    }
}
