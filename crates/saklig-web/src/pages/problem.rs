//! `/problems/{key}`: what a kind of problem means, for whoever reads the
//! answer of a program.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::{Answer, page};
use crate::{Web, api::problem::Trouble, assets, say::Say, visitor::Reader};

/// The page.
#[derive(Template)]
#[template(path = "problem.html")]
pub struct ProblemTemplate {
    /// The texts.
    pub t: Say,
    /// The kind.
    pub key: &'static str,
    /// The status that it comes with.
    pub status: u16,
    /// Whether the authority is the invented one.
    pub example: bool,
}

impl ProblemTemplate {
    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

/// `GET /problems/{key}`
pub(crate) async fn show(State(web): State<Web>, reader: Reader, Path(key): Path<String>) -> Answer {
    let trouble = Trouble::from_key(&key).ok_or(StatusCode::NOT_FOUND)?;
    let authority = web.desk.public_page().await?.authority;
    let t = reader.say(authority.as_ref().map(|authority| authority.language).unwrap_or_default());
    let example = authority.is_some_and(|authority| authority.example);
    let template = ProblemTemplate { t, key: trouble.key(), status: trouble.status().as_u16(), example };
    Ok(page(StatusCode::OK, &template))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    impl ProblemTemplate {
        /// A ground that does not hold.
        pub(crate) fn sample(language: Language) -> Self {
            let trouble = Trouble::NoGround;
            Self { t: Say(language), key: trouble.key(), status: trouble.status().as_u16(), example: true }
        }
    }

    #[test]
    fn it_says_its_own_address() {
        assert!(ProblemTemplate::sample(Language::Sv).render().unwrap().contains("/problems/no-ground"));
    }
}
