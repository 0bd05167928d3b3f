//! `/set-up/{code}`: the one-time page on which an authority and its first
//! person come into being.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::{StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect},
};
use saklig_desk::{Refusal, acts::set_up::SetUp};
use saklig_model::language::Language;
use serde::Deserialize;

use super::{Answer, page};
use crate::{
    Web, assets,
    refused::{self, Wrong},
    say::Say,
    visitor::{Reader, set_cookie},
};

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    authority: String,
    country: String,
    language: String,
    unit: String,
    name: String,
    login: String,
    password: String,
    civil_servant: String,
}

/// The page.
#[derive(Template)]
#[template(path = "set_up.html")]
pub struct SetUpTemplate {
    /// The texts.
    pub t: Say,
    /// The code of the one-time address.
    pub code: String,
    /// What has been filled in.
    pub filled: Filled,
    /// The countries: code and name.
    pub countries: Vec<(String, String)>,
    /// Why it did not work.
    pub refused: Option<String>,
}

impl SetUpTemplate {
    fn new(web: &Web, t: Say, code: String, filled: Filled) -> Self {
        let countries =
            web.desk.countries().into_iter().map(|(code, names)| (code, names.get(t.0).to_owned())).collect();
        Self { t, code, filled, countries, refused: None }
    }

    fn languages(&self) -> [(&'static str, String, bool); 3] {
        let chosen = Language::from_code(&self.filled.language).unwrap_or(self.t.0);
        Language::ALL.map(|language| (language.code(), self.t.language(language.code()), language == chosen))
    }

    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

/// `GET /set-up/{code}`
pub(crate) async fn show(State(web): State<Web>, reader: Reader, Path(code): Path<String>) -> Answer {
    web.desk.set_up_open(&code).await?;
    Ok(page(StatusCode::OK, &SetUpTemplate::new(&web, reader.say(Language::En), code, Filled::default())))
}

/// `POST /set-up/{code}`
pub(crate) async fn set_up(
    State(web): State<Web>,
    reader: Reader,
    Path(code): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let t = reader.say(Language::En);
    let form = SetUp {
        authority: filled.authority.trim().to_owned(),
        country: filled.country.clone(),
        language: Language::from_code(&filled.language).unwrap_or(t.0),
        unit: filled.unit.trim().to_owned(),
        name: filled.name.trim().to_owned(),
        login: filled.login.trim().to_owned(),
        password: filled.password.clone(),
        civil_servant: filled.civil_servant == "1",
    };
    match web.desk.set_up(&code, form).await {
        Ok(secret) => {
            let cookie = set_cookie(&secret, web.options.secure_cookie)?;
            Ok(([(SET_COOKIE, cookie)], Redirect::to("/account/second-factor?to=/people&said=set-up")).into_response())
        }
        Err(refusal @ Refusal::SetUpCode) => Err(Wrong::from(refusal)),
        Err(refusal) => {
            let mut template = SetUpTemplate::new(&web, t, code, filled);
            template.refused = Some(refused::told(t, &refusal));
            Ok(page(refused::status(&refusal), &template))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl SetUpTemplate {
        /// With a short password.
        pub(crate) fn sample(language: Language) -> Self {
            let t = Say(language);
            Self {
                t,
                code: "k3y".into(),
                filled: Filled { authority: "Björkdala kommun".into(), password: "short".into(), ..Filled::default() },
                countries: vec![("se".into(), "Sverige".into()), ("dk".into(), "Danmark".into())],
                refused: Some(refused::told(t, &Refusal::PasswordShort { fewest: 12 })),
            }
        }
    }

    #[test]
    fn everything_but_the_password_is_kept() {
        let html = SetUpTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("value=\"Björkdala kommun\"") && !html.contains("value=\"short\""));
        assert!(html.contains("name=\"civil_servant\""));
    }
}
