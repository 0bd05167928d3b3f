//! `/sign-in` and `/sign-out`.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect},
};
use saklig_model::appearance::Appearance;
use serde::Deserialize;

use super::{Answer, appearance, page};
use crate::{
    Web, assets, refused,
    say::Say,
    visitor::{Reader, local, secret, set_cookie},
};

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    to: String,
    said: String,
}

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    login: String,
    password: String,
    to: String,
}

/// The page.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignInTemplate {
    /// The texts.
    pub t: Say,
    /// The authority's name; empty before it has one.
    pub authority: String,
    /// Its own colours.
    pub appearance: Option<Appearance>,
    /// Whether it is the invented one.
    pub example: bool,
    /// Where to go afterwards.
    pub to: String,
    /// The name that was typed.
    pub login: String,
    /// Why it did not work.
    pub refused: Option<String>,
    /// What has just happened.
    pub said: Option<String>,
}

impl SignInTemplate {
    fn own_style(&self) -> Option<String> {
        self.appearance.as_ref().map(appearance::style)
    }

    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

async fn blank(web: &Web, reader: Reader) -> Result<SignInTemplate, refused::Wrong> {
    let authority = web.desk.public_page().await?.authority;
    let home = authority.as_ref().map(|authority| authority.language).unwrap_or_default();
    Ok(SignInTemplate {
        t: reader.say(home),
        example: authority.as_ref().is_some_and(|authority| authority.example),
        appearance: authority.as_ref().and_then(|authority| authority.appearance),
        authority: authority.map(|authority| authority.name).unwrap_or_default(),
        to: String::new(),
        login: String::new(),
        refused: None,
        said: None,
    })
}

/// `GET /sign-in`
pub(crate) async fn show(State(web): State<Web>, reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let mut template = blank(&web, reader).await?;
    template.to = local(&asked.to).unwrap_or_default().to_owned();
    template.said = (asked.said == "signed-out").then(|| template.t.say("said-signed-out"));
    Ok(page(StatusCode::OK, &template))
}

/// `POST /sign-in`
pub(crate) async fn sign_in(State(web): State<Web>, reader: Reader, Form(filled): Form<Filled>) -> Answer {
    let to = local(&filled.to).unwrap_or("/inbox");
    match web.desk.sign_in(filled.login.trim(), &filled.password).await {
        Ok(secret) => {
            let cookie = set_cookie(&secret, web.options.secure_cookie)?;
            Ok(([(SET_COOKIE, cookie)], Redirect::to(to)).into_response())
        }
        Err(refusal) => {
            let mut template = blank(&web, reader).await?;
            template.refused = Some(refused::told(template.t, &refusal));
            template.to = to.to_owned();
            template.login = filled.login;
            Ok(page(refused::status(&refusal), &template))
        }
    }
}

/// `POST /sign-out`
pub(crate) async fn sign_out(State(web): State<Web>, headers: HeaderMap) -> Answer {
    if let Some(secret) = secret(&headers, web.options.secure_cookie) {
        web.desk.sign_out(secret).await?;
    }
    let cookie = set_cookie("", web.options.secure_cookie)?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/sign-in?said=signed-out")).into_response())
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    impl SignInTemplate {
        /// After a wrong password.
        pub(crate) fn sample(language: Language) -> Self {
            let t = Say(language);
            Self {
                t,
                authority: "Björkdala kommun".into(),
                appearance: None,
                example: true,
                to: "/inbox".into(),
                login: "amina".into(),
                refused: Some(refused::told(t, &saklig_desk::Refusal::SignIn)),
                said: None,
            }
        }
    }

    #[test]
    fn the_password_is_never_sent_back() {
        let html = SignInTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("value=\"amina\""));
        let password = html.split("type=\"password\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(!password.contains("value="));
    }
}
