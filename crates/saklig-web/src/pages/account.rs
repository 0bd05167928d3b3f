//! `/account`: one's own account: password, second factor, sessions.

use askama::Template;
use axum::{Form, extract::State, http::StatusCode};
use saklig_desk::{
    Refusal,
    acts::account::Ending,
    looks::{duty::Reach, people::AccountPage},
};
use serde::Deserialize;

use super::{Answer, id, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// What the form for the password sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Passwords {
    old: String,
    new: String,
}

/// What the list of sessions sends: one by its name, or `others`.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ended {
    session: String,
}

/// The page.
#[derive(Template)]
#[template(path = "account.html")]
pub struct AccountTemplate {
    /// The frame.
    pub t: Frame,
    /// The account.
    pub account: AccountPage,
    /// Where one is reached, as it is or as it was filled in.
    pub reach: Reach,
    /// The hours at which a digest can come.
    pub hours: Vec<i64>,
    /// Why something was not done.
    pub refused: Option<String>,
}

/// What the form for where one is reached sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Reached {
    mail: String,
    phone: String,
    digest_hour: String,
}

impl AccountTemplate {
    fn is_hour(&self, hour: &i64) -> bool {
        self.reach.digest_hour == Some(*hour)
    }
}

async fn rendered(web: &Web, visitor: &Visitor, refusal: Option<&Refusal>) -> Answer {
    let reach = web.desk.own_reach(&visitor.person).await?;
    rendered_with(web, visitor, reach, refusal).await
}

async fn rendered_with(web: &Web, visitor: &Visitor, reach: Reach, refusal: Option<&Refusal>) -> Answer {
    let account = web.desk.own_account(&visitor.session).await?;
    let hours = web.desk.digest_hours(&visitor.person).await?;
    let mut t = Frame::new(web, visitor, Room::Elsewhere);
    t.here = "/account".into();
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    Ok(page(status, &AccountTemplate { t, account, reach, hours, refused }))
}

/// `GET /account`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    rendered(&web, &visitor, None).await
}

/// `POST /account/password`
pub(crate) async fn change_password(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Passwords>) -> Answer {
    match web.desk.change_password(&visitor.session, &filled.old, filled.new).await {
        Ok(()) => Ok(onward("/account", "password")),
        Err(refusal @ Refusal::Internal(_)) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, Some(&refusal)).await,
    }
}

/// `POST /account/reach`
pub(crate) async fn choose_reach(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Reached>) -> Answer {
    let digest_hour = filled.digest_hour.parse().ok();
    let reach = Reach { mail: filled.mail, phone: filled.phone, digest_hour };
    match web.desk.choose_reach(&visitor.person, &reach).await {
        Ok(()) => Ok(onward("/account", "reach")),
        Err(refusal @ Refusal::Internal(_)) => Err(refusal.into()),
        Err(refusal) => rendered_with(&web, &visitor, reach, Some(&refusal)).await,
    }
}

/// `POST /account/sessions`
pub(crate) async fn end_sessions(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Ended>) -> Answer {
    let which = if filled.session == "others" { Ending::Others } else { Ending::One(id(&filled.session)?) };
    web.desk.end_own_sessions(&visitor.session, which).await?;
    Ok(onward("/account", "sessions-ended"))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl AccountTemplate {
        /// Two sessions, and a password that was not the old one.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::Elsewhere, "/account");
            let refused = Some(refused::told(t.texts(), &Refusal::OldPassword));
            let reach = Reach { mail: "amina@example.se".into(), phone: String::new(), digest_hour: Some(8) };
            Self { t, account: samples::account(), reach, hours: vec![8, 9], refused }
        }
    }

    #[test]
    fn every_session_can_be_ended_and_no_password_comes_back() {
        let html = AccountTemplate::sample(Language::En).render().unwrap();
        assert_eq!(html.matches("action=\"/account/sessions\"").count(), 3);
        for field in html.split("type=\"password\"").skip(1) {
            assert!(!field.split('>').next().unwrap().contains("value="));
        }
    }
}
