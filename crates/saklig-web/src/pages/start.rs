//! `/start/{code}`: the one-time address at which somebody chooses the password
//! they sign in with. The second factor comes next.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::{StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect},
};
use saklig_desk::Refusal;
use saklig_model::person::Person;
use serde::Deserialize;

use super::{Answer, page};
use crate::{Web, assets, refused, say::Say, visitor::set_cookie};

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    password: String,
}

/// The page.
#[derive(Template)]
#[template(path = "start.html")]
pub struct StartTemplate {
    /// The texts.
    pub t: Say,
    /// The code of the one-time address.
    pub code: String,
    /// Whose it is.
    pub person: Person,
    /// Whether it is at the invented authority.
    pub example: bool,
    /// Why it did not work.
    pub refused: Option<String>,
}

impl StartTemplate {
    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

/// `GET /start/{code}`
pub(crate) async fn show(State(web): State<Web>, Path(code): Path<String>) -> Answer {
    let (person, authority) = web.desk.address_opens(&code).await?;
    let (t, example) = (Say(person.language), authority.example);
    Ok(page(StatusCode::OK, &StartTemplate { t, code, person, example, refused: None }))
}

/// `POST /start/{code}`
pub(crate) async fn begin(State(web): State<Web>, Path(code): Path<String>, Form(filled): Form<Filled>) -> Answer {
    let (person, authority) = web.desk.address_opens(&code).await?;
    match web.desk.begin_anew(&code, filled.password).await {
        Ok(secret) => {
            let cookie = set_cookie(&secret, web.options.secure_cookie)?;
            Ok(([(SET_COOKIE, cookie)], Redirect::to("/inbox")).into_response())
        }
        Err(refusal @ (Refusal::OneTimeAddress | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let (t, example) = (Say(person.language), authority.example);
            let refused = Some(refused::told(t, &refusal));
            Ok(page(refused::status(&refusal), &StartTemplate { t, code, person, example, refused }))
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl StartTemplate {
        /// After a short password.
        pub(crate) fn sample(language: Language) -> Self {
            let t = Say(language);
            let refused = Some(refused::told(t, &Refusal::PasswordShort { fewest: 12 }));
            Self { t, code: "k3y".into(), person: samples::session(language).person, example: true, refused }
        }
    }

    #[test]
    fn the_password_is_chosen_by_whom_it_concerns() {
        let html = StartTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("autocomplete=\"new-password\"") && html.contains("value=\"amina\""));
    }
}
