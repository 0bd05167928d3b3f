//! `/people`: who works here, and what they may do.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use saklig_desk::looks::people::PeoplePage;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "people.html")]
pub struct PeopleTemplate {
    /// The frame.
    pub t: Frame,
    /// The people.
    pub shown: PeoplePage,
}

/// `GET /people`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    let shown = web.desk.people(&visitor.person).await?;
    Ok(page(StatusCode::OK, &PeopleTemplate { t: Frame::new(&web, &visitor, Room::People), shown }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl PeopleTemplate {
        /// Amina, who alone is administrator, and somebody who is proposed.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::People, "/people"), shown: samples::people() }
        }
    }

    #[test]
    fn whoever_is_alone_is_told_what_to_do() {
        let mut alone = PeopleTemplate::sample(Language::En);
        assert!(alone.render().unwrap().contains("second administrator"));
        alone.shown.only_administrator = false;
        assert!(!alone.render().unwrap().contains("second administrator"));
    }
}
