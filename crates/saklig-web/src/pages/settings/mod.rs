//! `/settings`: what the authority has settled, each on its own page.

pub mod answers;
pub mod template;
pub mod topic;

use askama::Template;
use axum::{extract::State, http::StatusCode};
use jiff::civil::Date;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// What a form of these pages sends: its fields may come several times.
pub(crate) type Fields = Vec<(String, String)>;

/// The first field with this name; empty for none.
fn value<'f>(filled: &'f [(String, String)], field: &str) -> &'f str {
    filled.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
}

/// Every field with this name.
fn values(filled: &[(String, String)], field: &str) -> Vec<String> {
    filled.iter().filter(|(name, _)| name == field).map(|(_, value)| value.clone()).collect()
}

/// The first day on which it holds, where the form names one that is a day.
fn from(filled: &[(String, String)]) -> Option<Date> {
    value(filled, "from").parse().ok()
}

/// The version that the form began from.
fn version(filled: &[(String, String)]) -> i64 {
    value(filled, "version").parse().unwrap_or_default()
}

/// The page.
#[derive(Template)]
#[template(path = "settings/index.html")]
pub struct SettingsTemplate {
    /// The frame.
    pub t: Frame,
}

/// `GET /settings`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    Ok(page(StatusCode::OK, &SettingsTemplate { t: Frame::new(&web, &visitor, Room::Settings) }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl SettingsTemplate {
        /// The page as an administrator sees it.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::Settings, "/settings") }
        }
    }
}
