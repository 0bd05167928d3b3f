//! `/appearance`: the authority's own colours. For administrators, who see the
//! page in the colours that they are about to choose.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{StatusCode, header::CACHE_CONTROL, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use saklig_desk::acts::change_appearance::colours;
use saklig_model::appearance::{Appearance, Theme};
use serde::Deserialize;

use super::{Answer, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// The two colours of the form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    light: String,
    dark: String,
}

/// The page.
#[derive(Template)]
#[template(path = "appearance.html")]
pub struct AppearanceTemplate {
    /// The frame.
    pub t: Frame,
    /// What stands in the fields.
    filled: Filled,
    /// Whether the authority has colours of its own.
    own: bool,
    /// Whether the page shows what has not been chosen yet.
    trying: bool,
    /// Why something was not done.
    refused: Option<String>,
}

/// How pages look before an authority has chosen, as `style.css` has it.
const AS_IT_COMES: [&str; 2] = ["#0e5a4d", "#7fcdb8"];

impl AppearanceTemplate {
    fn new(web: &Web, visitor: &Visitor, tried: Option<&Filled>) -> Self {
        let mut t = Frame::new(web, visitor, Room::Settings);
        t.here = "/appearance".to_owned();
        let own = t.authority.appearance;
        let [light, dark] = AS_IT_COMES.map(str::to_owned);
        let mut filled = own.map_or(Filled { light, dark }, |own| Filled {
            light: own.colour(Theme::Light).to_string(),
            dark: own.colour(Theme::Dark).to_string(),
        });
        let mut refused = None;
        if let Some(tried) = tried {
            filled = tried.clone();
            match colours(&tried.light, &tried.dark) {
                Ok(appearance) => t.authority.appearance = Some(appearance),
                Err(refusal) => refused = Some(refused::told(t.texts(), &refusal)),
            }
        }
        Self { trying: tried.is_some() && refused.is_none(), t, filled, own: own.is_some(), refused }
    }
}

/// `GET /appearance?light=&dark=`
pub(crate) async fn show(State(web): State<Web>, Query(filled): Query<Filled>, visitor: Visitor) -> Answer {
    let tried = Some(&filled).filter(|filled| !filled.light.is_empty() || !filled.dark.is_empty());
    Ok(page(StatusCode::OK, &AppearanceTemplate::new(&web, &visitor, tried)))
}

/// `POST /appearance`
pub(crate) async fn change(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    let appearance = match colours(&filled.light, &filled.dark) {
        Ok(appearance) => appearance,
        Err(refusal) => {
            let shown = AppearanceTemplate::new(&web, &visitor, Some(&filled));
            return Ok(page(refused::status(&refusal), &shown));
        }
    };
    web.desk.change_appearance(&visitor.person, Some(appearance)).await?;
    Ok(onward("/appearance", "appearance"))
}

/// `POST /appearance/back`
pub(crate) async fn back(State(web): State<Web>, visitor: Visitor) -> Answer {
    web.desk.change_appearance(&visitor.person, None).await?;
    Ok(onward("/appearance", "appearance"))
}

/// Where the style with these colours lies.
#[must_use]
pub fn style(appearance: &Appearance) -> String {
    let name = |theme| appearance.colour(theme).to_string().replace('#', "");
    format!("/colours/{}-{}", name(Theme::Light), name(Theme::Dark))
}

/// `GET /colours/{colours}`: made from the address alone, and kept by browsers.
pub(crate) async fn sheet(Path(colours): Path<String>) -> Response {
    let Ok(appearance) = colours.replace('-', " ").parse::<Appearance>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, written(&appearance)).into_response()
}

/// The colours as custom properties of the style.
fn written(appearance: &Appearance) -> String {
    let [light, dark] = Theme::ALL.map(|theme| appearance.shades(theme));
    let lines = [
        ("spruce", light.colour, dark.colour),
        ("spruce-strong", light.strong, dark.strong),
        ("spruce-tint", light.tint, dark.tint),
        ("rail", light.rail[0], dark.rail[0]),
        ("rail-hover", light.rail[1], dark.rail[1]),
        ("rail-current", light.rail[2], dark.rail[2]),
    ]
    .map(|(name, light, dark)| format!("  --{name}: light-dark({light}, {dark});\n"));
    format!(":root {{\n{}}}\n", lines.concat())
}

#[cfg(test)]
mod tests {
    use saklig_model::{appearance::RAIL_INKS, language::Language};

    use super::*;
    use crate::{assets, samples};

    impl AppearanceTemplate {
        /// The page, after a colour that is too pale.
        pub(crate) fn sample(language: Language) -> Self {
            let t = samples::frame(language, Room::Settings, "/appearance");
            let refusal = colours("#e0a000", "#cfa8f5").unwrap_err();
            let refused = Some(refused::told(t.texts(), &refusal));
            let filled = Filled { light: "#e0a000".into(), dark: "#cfa8f5".into() };
            Self { t, filled, own: true, trying: false, refused }
        }
    }

    #[test]
    fn the_style_has_the_grounds_that_contrast_is_reckoned_against() {
        let style = assets::STYLE.content();
        let [light, dark] = Theme::ALL.map(Theme::grounds);
        let papers = ["paper", "surface", "raised"].into_iter().zip(light.papers.into_iter().zip(dark.papers));
        let inks = ["ink", "ink-2", "ink-3"].into_iter().zip(light.inks.into_iter().zip(dark.inks));
        let on = std::iter::once(("on-spruce", (light.on_colour, dark.on_colour)));
        for (name, (light, dark)) in papers.chain(inks).chain(on) {
            let line = format!("--{name}: light-dark({light}, {dark});");
            assert!(style.contains(&line), "{line}");
        }
        for (name, colour) in ["rail-ink", "rail-ink-2"].into_iter().zip(RAIL_INKS) {
            assert!(style.contains(&format!("--{name}: {colour};")), "{name}");
        }
        let [light, dark] = AS_IT_COMES;
        assert!(style.contains(&format!("--spruce: light-dark({light}, {dark});")));
    }

    #[test]
    fn a_style_is_made_of_its_address() {
        let appearance: Appearance = "#5b2a86 #cfa8f5".parse().unwrap();
        assert_eq!(style(&appearance), "/colours/5b2a86-cfa8f5");
        let sheet = written(&appearance);
        assert!(sheet.contains("--spruce: light-dark(#5b2a86, #cfa8f5);"), "{sheet}");
        for line in sheet.lines().filter(|line| line.starts_with("  --")) {
            let name = line.trim().split(':').next().unwrap();
            assert!(assets::STYLE.content().contains(&format!("{name}: ")), "{name}");
        }
    }
}
