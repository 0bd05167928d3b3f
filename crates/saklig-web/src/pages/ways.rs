//! `/duty/ways`: how alarms and digests leave the house.

use askama::Template;
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use saklig_desk::{
    Refusal,
    acts::alarm_ways::NewWays,
    looks::duty::{Way, Ways},
};
use serde::Deserialize;

use super::{Answer, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::{Visitor, house},
};

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    house: String,
    mail_host: String,
    mail_port: String,
    mail_at_once: String,
    mail_user: String,
    mail_password: String,
    mail_from: String,
    hook: String,
    hook_key: String,
}

/// The page.
#[derive(Template)]
#[template(path = "ways.html")]
pub struct WaysTemplate {
    /// The frame.
    pub t: Frame,
    /// The ways, as they are or as they were filled in.
    pub ways: Ways,
    /// The port, as it was filled in.
    pub port: String,
    /// Why something was not done.
    pub refused: Option<String>,
}

impl WaysTemplate {
    /// What does not work: the way, and why.
    fn broken(&self) -> Vec<(&'static str, &str)> {
        let trouble = |way: Way| Some((way.key(), self.ways.trouble(way)?.0.as_str()));
        Way::ALL.into_iter().filter_map(trouble).collect()
    }
}

impl Filled {
    fn read(&self) -> NewWays {
        let ways = Ways {
            house: self.house.clone(),
            mail_host: self.mail_host.clone(),
            mail_port: self.mail_port.trim().parse().unwrap_or_default(),
            mail_at_once: self.mail_at_once == "1",
            mail_user: self.mail_user.clone(),
            mail_from: self.mail_from.clone(),
            hook: self.hook.clone(),
            mail_trouble: None,
            hook_trouble: None,
        };
        NewWays { ways, mail_password: self.mail_password.clone(), hook_key: self.hook_key.clone() }
    }
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    headers: &HeaderMap,
    refusal: Option<(&Refusal, Option<Filled>)>,
) -> Answer {
    let mut ways = web.desk.alarm_ways(&visitor.person).await?;
    let mut port = if ways.mail_port == 0 { "587".to_owned() } else { ways.mail_port.to_string() };
    if ways.house.is_empty() {
        ways.house = house(web, headers);
    }
    let mut t = Frame::new(web, visitor, Room::People);
    t.here = "/duty/ways".into();
    let refused = refusal.as_ref().map(|(refusal, _)| refused::told(t.texts(), refusal));
    let status = refusal.as_ref().map_or(StatusCode::OK, |(refusal, _)| refused::status(refusal));
    if let Some((_, Some(filled))) = refusal {
        port = filled.mail_port.clone();
        ways = filled.read().ways;
    }
    Ok(page(status, &WaysTemplate { t, ways, port, refused }))
}

/// `GET /duty/ways`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, headers: HeaderMap) -> Answer {
    rendered(&web, &visitor, &headers, None).await
}

/// `POST /duty/ways`
pub(crate) async fn set(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(filled): Form<Filled>,
) -> Answer {
    match web.desk.set_alarm_ways(&visitor.person, &filled.read()).await {
        Ok(()) => Ok(onward("/duty/ways", "ways")),
        Err(refusal @ Refusal::Internal(_)) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, &headers, Some((&refusal, Some(filled)))).await,
    }
}

/// `POST /duty/ways/trial`
pub(crate) async fn trial(State(web): State<Web>, visitor: Visitor, headers: HeaderMap) -> Answer {
    match web.desk.try_alarm_ways(&visitor.person).await {
        Ok(()) => Ok(onward("/duty/ways", "trial")),
        Err(refusal @ Refusal::Internal(_)) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, &headers, Some((&refusal, None))).await,
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl WaysTemplate {
        /// A server that does not answer.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::People, "/duty/ways");
            let refused = Some(refused::told(t.texts(), &Refusal::Unfit { field: "hook" }));
            Self { t, ways: samples::duty().ways, port: "587".into(), refused }
        }
    }

    #[test]
    fn no_secret_comes_back() {
        let html = WaysTemplate::sample(Language::En).render().unwrap();
        assert_eq!(html.matches("type=\"password\"").count(), 2);
        for field in html.split("type=\"password\"").skip(1) {
            assert!(!field.split('>').next().unwrap().contains("value="));
        }
    }
}
