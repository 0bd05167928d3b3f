//! The pages, one file each: its template, its handlers, its sample, its tests.

pub mod account;
pub mod alarm;
pub mod appearance;
pub mod attachments;
pub mod blocks;
pub mod case;
pub mod channel;
pub mod channels;
pub mod confirm;
pub mod connect;
pub mod disconnect;
pub mod duty;
pub mod events;
pub mod example;
pub mod figures;
pub mod follow;
pub mod handover;
pub mod hours;
pub mod inbox;
pub mod journal;
pub mod keys;
pub mod language;
pub mod new_person;
pub mod notices;
pub mod packs;
pub mod people;
pub mod person;
pub mod print;
pub mod problem;
pub mod public;
pub mod receipt;
pub mod roles;
pub mod search;
pub mod second_factor;
pub mod set_up;
pub mod settings;
pub mod several;
pub mod sign_in;
pub mod sign_in_code;
pub mod start;
pub mod thread;
pub mod tokens;
pub mod views;
pub mod ways;
pub mod wrong;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Redirect, Response},
};

use crate::refused::Wrong;

/// What a handler answers.
pub(crate) type Answer = Result<Response, Wrong>;

/// A page with this status.
pub(crate) fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => {
            let mut response = (status, html).into_response();
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            response
        }
        Err(error) => {
            tracing::error!(%error, "a page did not render");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// On to another page, which says what was done.
pub(crate) fn onward(path: &str, said: &str) -> Response {
    let joint = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{joint}said={said}")).into_response()
}

/// What is never there: an address whose id is not one.
pub(crate) fn id<T: std::str::FromStr>(text: &str) -> Result<T, Wrong> {
    text.parse().map_err(|_| StatusCode::NOT_FOUND.into())
}
