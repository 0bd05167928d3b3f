//! `/`: the authority's public page. No cookie, no script, no third party.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
};
use saklig_desk::looks::public::PublicPage;
use saklig_model::language::Language;

use super::{Answer, appearance, page};
use crate::{Web, assets, say::Say, visitor::Reader};

/// The page.
#[derive(Template)]
#[template(path = "public.html")]
pub struct PublicTemplate {
    /// The texts.
    pub t: Say,
    /// What the desk shows anyone.
    pub shown: PublicPage,
}

impl PublicTemplate {
    fn name(&self) -> String {
        match &self.shown.authority {
            Some(authority) if !authority.name.is_empty() => authority.name.clone(),
            Some(_) => self.t.say("authority-unnamed"),
            None => self.t.say("authority-none"),
        }
    }

    fn is_example(&self) -> bool {
        self.shown.authority.as_ref().is_some_and(|authority| authority.example)
    }

    fn own_style(&self) -> Option<String> {
        self.shown.authority.as_ref()?.appearance.as_ref().map(appearance::style)
    }

    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

/// `GET /`
pub(crate) async fn show(State(web): State<Web>, reader: Reader) -> Answer {
    let shown = web.desk.public_page().await?;
    let home = shown.authority.as_ref().map_or(Language::En, |authority| authority.language);
    let mut response = page(StatusCode::OK, &PublicTemplate { t: reader.say(home), shown });
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    impl PublicTemplate {
        /// Two channels of the invented authority.
        pub(crate) fn sample(language: Language) -> Self {
            Self { t: Say(language), shown: samples::public() }
        }
    }

    #[test]
    fn it_has_no_script_and_says_that_it_is_an_example() {
        let html = PublicTemplate::sample(Language::En).render().unwrap();
        assert!(!html.contains("<script"));
        assert!(html.contains("class=\"example\""));
        assert!(html.contains("href=\"/sign-in\""));
    }

    #[test]
    fn before_set_up_it_still_answers() {
        let page = PublicTemplate { t: Say(Language::Sv), shown: PublicPage { authority: None, channels: Vec::new() } };
        assert!(page.render().unwrap().contains("<h1"));
    }
}
