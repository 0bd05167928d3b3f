//! `/figures`: how many questions, which, and how fast they are answered; what
//! was decided. The same sheets as a page, as CSV and as a spreadsheet.

pub(crate) mod chart;
mod files;
pub(crate) mod sheets;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header::CONTENT_DISPOSITION, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use saklig_desk::{
    Refusal,
    looks::figures::{Figures, WantedFigures},
};
use saklig_model::id::ChannelId;
use serde::Deserialize;

use self::sheets::Sheet;
use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    say::Say,
    visitor::Visitor,
};

/// What an address may say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The first day: `2026-12-14`.
    pub from: String,
    /// The last day.
    pub to: String,
    /// A channel's id; empty for all.
    pub channel: String,
}

impl Asked {
    /// What is wanted; a day or a channel that is none is refused.
    fn wanted(&self) -> Result<WantedFigures, Refusal> {
        let day = |text: &str| -> Result<Option<Date>, Refusal> {
            let most = saklig_desk::looks::figures::LONGEST;
            if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Refusal::Period { most }) }
        };
        let channel: Option<ChannelId> = match self.channel.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| Refusal::NotFound)?),
        };
        Ok(WantedFigures { from: day(&self.from)?, to: day(&self.to)?, channel })
    }
}

/// The page.
#[derive(Template)]
#[template(path = "figures.html")]
pub struct FiguresTemplate {
    /// The frame.
    pub t: Frame,
    /// What was asked.
    pub asked: Asked,
    /// The channels to choose among.
    pub channels: Vec<(ChannelId, String)>,
    /// The figures, unless they were refused.
    pub figures: Option<Figures>,
    /// Why there are none.
    pub refused: Option<String>,
}

impl FiguresTemplate {
    fn sheets(&self) -> Vec<Sheet> {
        self.figures.as_ref().map(|figures| sheets::of(self.t.texts(), figures)).unwrap_or_default()
    }

    fn summary(&self) -> Vec<(String, String)> {
        self.figures.as_ref().map(|figures| sheets::summary(self.t.texts(), figures)).unwrap_or_default()
    }

    /// Whether the period has questions, and too few to show any figure of them.
    fn is_few(&self) -> bool {
        self.figures.as_ref().is_some_and(|figures| figures.asked.is_none())
    }

    fn years(&self) -> Option<String> {
        let years = &self.figures.as_ref()?.unknown_years;
        sheets::years(years)
    }

    fn from(&self) -> String {
        self.figures.as_ref().map_or_else(|| self.asked.from.clone(), |figures| figures.from.to_string())
    }

    fn to(&self) -> String {
        self.figures.as_ref().map_or_else(|| self.asked.to.clone(), |figures| figures.to.to_string())
    }

    fn is_channel(&self, channel: &ChannelId) -> bool {
        self.asked.channel == channel.to_string()
    }

    /// The same figures as a file.
    fn file(&self, kind: &str) -> String {
        let channel =
            if self.asked.channel.is_empty() { String::new() } else { format!("&channel={}", self.asked.channel) };
        format!("/figures.{kind}?from={}&to={}{channel}", self.from(), self.to())
    }
}

async fn look(web: &Web, visitor: &Visitor, asked: &Asked) -> Result<Figures, Refusal> {
    web.desk.figures(&visitor.person, asked.wanted()?).await
}

/// `GET /figures`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let t = Frame::new(&web, &visitor, Room::Figures);
    let (status, figures, refused) = match look(&web, &visitor, &asked).await {
        Ok(figures) => (StatusCode::OK, Some(figures), None),
        Err(refusal @ Refusal::Period { .. }) => {
            (refused::status(&refusal), None, Some(refused::told(t.texts(), &refusal)))
        }
        Err(refusal) => return Err(refusal.into()),
    };
    let channels = web.desk.channel_names(&visitor.person).await?;
    Ok(page(status, &FiguresTemplate { t, asked, channels, figures, refused }))
}

/// `GET /figures.csv`
pub(crate) async fn csv(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let figures = look(&web, &visitor, &asked).await?;
    let say = Say(visitor.person.language);
    Ok(file(&figures, "csv", "text/csv; charset=utf-8", files::csv(&sheets::whole(say, &figures))))
}

/// `GET /figures.ods`
pub(crate) async fn ods(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let figures = look(&web, &visitor, &asked).await?;
    let say = Say(visitor.person.language);
    let sheets = sheets::whole(say, &figures);
    let bytes = files::ods(say, &sheets).map_err(Refusal::internal)?;
    Ok(file(&figures, "ods", "application/vnd.oasis.opendocument.spreadsheet", bytes))
}

fn file(figures: &Figures, ending: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = format!("attachment; filename=\"saklig-{}-{}.{ending}\"", figures.from, figures.to);
    if let Ok(name) = HeaderValue::try_from(name) {
        headers.insert(CONTENT_DISPOSITION, name);
    }
    response
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl FiguresTemplate {
        /// A week of the invented authority.
        pub(crate) fn sample(language: Language) -> Self {
            let asked = Asked::default();
            let figures = Some(samples::figures());
            let t = samples::frame(language, Room::Figures, "/figures");
            Self {
                t,
                asked,
                channels: vec![(samples::channels()[0].channel.id, "Facebook".into())],
                figures,
                refused: None,
            }
        }
    }

    #[test]
    fn every_chart_has_its_numbers_in_a_table_below_it() {
        let html = FiguresTemplate::sample(Language::En).render().unwrap();
        let charts = html.matches("<svg class=\"chart").count();
        assert!(charts >= 3, "{charts}");
        assert_eq!(html.matches("role=\"img\"").count(), charts);
        for chart in html.split("<svg class=\"chart").skip(1) {
            let (chart, below) = chart.split_once("</svg>").unwrap();
            assert!(chart.contains("<title") && below.trim_start().starts_with("<table"), "{below:.60}");
        }
    }

    #[test]
    fn a_period_that_cannot_be_is_refused_and_kept() {
        let mut sample = FiguresTemplate::sample(Language::En);
        sample.figures = None;
        sample.asked.from = "2026-13-41".into();
        sample.refused = Some("No".into());
        let html = sample.render().unwrap();
        assert!(html.contains("value=\"2026-13-41\"") && !html.contains("/figures.csv"));
        assert!(sample.asked.wanted().is_err());
    }

    #[test]
    fn too_few_questions_are_not_told_of() {
        let mut sample = FiguresTemplate::sample(Language::En);
        if let Some(figures) = &mut sample.figures {
            figures.asked = None;
            figures.topics = Default::default();
        }
        let html = sample.render().unwrap();
        assert!(html.contains("fewer than 5") && !html.contains("Response rate</dt>"));
    }
}
