//! `/example/remove`: asks once, then removes the invented authority.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Redirect},
};
use saklig_desk::Refusal;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::{Visitor, set_cookie},
};

/// The page.
#[derive(Template)]
#[template(path = "example.html")]
pub struct ExampleTemplate {
    /// The frame.
    pub t: Frame,
    /// Why it was not removed.
    pub refused: Option<String>,
}

fn rendered(web: &Web, visitor: &Visitor, refusal: Option<&Refusal>) -> Answer {
    let t = Frame::new(web, visitor, Room::Elsewhere);
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    Ok(page(status, &ExampleTemplate { t, refused }))
}

/// `GET /example/remove`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    if !visitor.authority.example {
        return Err(StatusCode::NOT_FOUND.into());
    }
    rendered(&web, &visitor, None)
}

/// `POST /example/remove`
pub(crate) async fn remove(State(web): State<Web>, visitor: Visitor) -> Answer {
    match web.desk.remove_example(&visitor.person).await {
        Ok(()) => {
            let over: HeaderValue = set_cookie("", web.options.secure_cookie)?;
            Ok(([(SET_COOKIE, over)], Redirect::to("/")).into_response())
        }
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, Some(&refusal)),
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ExampleTemplate {
        /// Asking.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: samples::frame(language, Room::Elsewhere, "/example/remove"), refused: None }
        }
    }

    #[test]
    fn there_is_one_button_that_removes() {
        let html = ExampleTemplate::sample(Language::En).render().unwrap();
        assert_eq!(html.matches("action=\"/example/remove\"").count(), 1);
    }
}
