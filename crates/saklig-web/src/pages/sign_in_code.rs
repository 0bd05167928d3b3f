//! `/sign-in/code`: the second step of signing in.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect},
};
use saklig_desk::{Refusal, acts::sign_in::Stage};
use saklig_model::person::Person;
use serde::Deserialize;

use super::{Answer, page};
use crate::{
    Web, assets, refused,
    say::Say,
    visitor::{local, secret, set_cookie},
};

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    to: String,
}

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    code: String,
    to: String,
}

/// The page.
#[derive(Template)]
#[template(path = "sign_in_code.html")]
pub struct SignInCodeTemplate {
    /// The texts.
    pub t: Say,
    /// Whether it is the invented authority.
    pub example: bool,
    /// Where to go afterwards.
    pub to: String,
    /// Why it did not work.
    pub refused: Option<String>,
}

impl SignInCodeTemplate {
    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

/// Whoever has given the right password just now: who, and whether at the example.
async fn halfway(web: &Web, headers: &HeaderMap) -> Result<Option<(Person, bool)>, Refusal> {
    let Some(secret) = secret(headers, web.options.secure_cookie) else { return Ok(None) };
    let session = web.desk.session(secret).await?.filter(|session| session.stage == Stage::Code);
    Ok(session.map(|session| (session.person, session.authority.example)))
}

/// `GET /sign-in/code`
pub(crate) async fn show(State(web): State<Web>, headers: HeaderMap, Query(asked): Query<Asked>) -> Answer {
    let Some((person, example)) = halfway(&web, &headers).await? else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    let to = local(&asked.to).unwrap_or("/inbox").to_owned();
    Ok(page(StatusCode::OK, &SignInCodeTemplate { t: Say(person.language), example, to, refused: None }))
}

/// `POST /sign-in/code`
pub(crate) async fn sign_in(State(web): State<Web>, headers: HeaderMap, Form(filled): Form<Filled>) -> Answer {
    let to = local(&filled.to).unwrap_or("/inbox");
    let Some((person, example)) = halfway(&web, &headers).await? else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    let half = secret(&headers, web.options.secure_cookie).unwrap_or_default();
    match web.desk.sign_in_code(half, &filled.code).await {
        Ok(Some(secret)) => {
            let cookie = set_cookie(&secret, web.options.secure_cookie)?;
            Ok(([(SET_COOKIE, cookie)], Redirect::to(to)).into_response())
        }
        Ok(None) => Ok(Redirect::to("/sign-in").into_response()),
        Err(refusal) => {
            let t = Say(person.language);
            let refused = Some(refused::told(t, &refusal));
            Ok(page(refused::status(&refusal), &SignInCodeTemplate { t, example, to: to.to_owned(), refused }))
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    impl SignInCodeTemplate {
        /// After a wrong code.
        pub(crate) fn sample(language: Language) -> Self {
            let t = Say(language);
            Self { t, example: true, to: "/inbox".into(), refused: Some(refused::told(t, &Refusal::Code)) }
        }
    }

    #[test]
    fn the_code_is_never_sent_back() {
        let html = SignInCodeTemplate::sample(Language::En).render().unwrap();
        let code = html.split("name=\"code\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(!code.contains("value=") && code.contains("one-time-code"), "{code}");
    }
}
