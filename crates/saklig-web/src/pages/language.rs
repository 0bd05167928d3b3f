//! `/language`: the language that a person reads.

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use saklig_model::language::Language;
use serde::Deserialize;

use super::Answer;
use crate::{
    Web,
    visitor::{Visitor, local},
};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    language: String,
    back: String,
}

/// `POST /language`
pub(crate) async fn choose(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    let language = Language::from_code(&filled.language).ok_or(StatusCode::UNPROCESSABLE_ENTITY)?;
    web.desk.choose_language(&visitor.person, language).await?;
    Ok(Redirect::to(local(&filled.back).unwrap_or("/inbox")).into_response())
}
