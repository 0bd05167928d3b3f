//! `/receipt/{code}`: why something was restricted, for whoever was given the
//! address, and where they object. No cookie, no script, no name.

use askama::Template;
use axum::{
    Form,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use saklig_desk::{Refusal, looks::receipt::ReceiptShown};
use saklig_model::{decision::DecisionKind, ground::GroundKind, language::Language, pack::Texts};
use serde::Deserialize;

use super::{Answer, appearance, page};
use crate::{
    Web, assets, figures, refused,
    say::Say,
    visitor::{Reader, house},
};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    text: String,
    contact: String,
    /// The language that was chosen goes along.
    lang: String,
}

/// The page.
#[derive(Template)]
#[template(path = "receipt.html")]
pub struct ReceiptTemplate {
    /// The texts.
    pub t: Say,
    /// What stands in the address.
    pub code: String,
    /// The receipt.
    pub shown: ReceiptShown,
    /// Whether an objection was just taken in.
    pub said: bool,
    /// Why something was not done.
    pub refused: Option<String>,
    /// What was written for it.
    pub filled: Filled,
    /// The present moment.
    pub now: Timestamp,
    /// What addresses of the house begin with, where that is known.
    pub origin: String,
}

impl ReceiptTemplate {
    fn name(&self) -> String {
        match self.shown.authority.name.as_str() {
            "" => self.t.say("authority-unnamed"),
            name => name.to_owned(),
        }
    }

    fn here(&self) -> String {
        format!("/receipt/{}", self.code)
    }

    fn words<'a>(&self, texts: &'a Texts) -> &'a str {
        texts.get(self.t.0)
    }

    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.shown.authority.time_zone).unwrap_or(TimeZone::UTC)
    }

    fn moment(&self, at: &Timestamp) -> String {
        figures::moment(self.t, *at, self.now, &self.zone())
    }

    fn machine(&self, at: &Timestamp) -> String {
        figures::machine(*at, &self.zone())
    }

    fn is_found_by_program(&self) -> bool {
        self.field("automated_detection") == "Yes"
    }

    fn lead(&self) -> &'static str {
        match self.shown.kind {
            DecisionKind::Block => "receipt-lead-block",
            DecisionKind::Restrict => "receipt-lead-restrict",
            _ => "receipt-lead-hide",
        }
    }

    /// What the author of a limit or a block is told, with how to complain.
    fn message(&self) -> Option<String> {
        if !matches!(self.shown.kind, DecisionKind::Block | DecisionKind::Restrict) {
            return None;
        }
        let (here, rules) = (format!("{}{}", self.origin, self.here()), format!("{}/", self.origin));
        Some(self.shown.statement.message(self.t.0, &here, &rules))
    }

    fn is_crime(&self) -> bool {
        self.shown.statement.kind == GroundKind::ObviousCrime
    }

    fn ground(&self) -> &str {
        self.shown.statement.title.get(self.t.0)
    }

    fn field(&self, name: &str) -> String {
        self.shown.statement.fields.get(name).map_or_else(String::new, Self::plain)
    }

    fn day(&self, day: &jiff::civil::Date) -> String {
        figures::civil_day(self.t, *day)
    }

    /// A field's value as it is read: a list with commas.
    fn plain(value: &serde_json::Value) -> String {
        match value {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Array(all) => all.iter().map(Self::plain).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        }
    }

    fn own_style(&self) -> Option<String> {
        self.shown.authority.appearance.as_ref().map(appearance::style)
    }

    fn style(&self) -> String {
        assets::STYLE.address()
    }

    fn mark(&self) -> String {
        assets::MARK.address()
    }
}

async fn rendered(
    web: &Web,
    reader: Reader,
    headers: &HeaderMap,
    code: String,
    said: bool,
    refused: Option<&Refusal>,
    filled: Filled,
) -> Answer {
    let shown = web.desk.receipt(&code).await?;
    let (t, now) = (reader.say(shown.statement.language), web.desk.now());
    let status = refused.map_or(StatusCode::OK, refused::status);
    let refused = refused.map(|refusal| refused::told(t, refusal));
    let origin = house(web, headers);
    Ok(unlisted(page(status, &ReceiptTemplate { t, code, shown, said, refused, filled, now, origin })))
}

/// Whoever was given the address may read it; no search engine shall.
fn unlisted(mut response: Response) -> Response {
    response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    response
}

/// `GET /receipt/{code}`
pub(crate) async fn show(
    State(web): State<Web>,
    reader: Reader,
    headers: HeaderMap,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let said = query.unwrap_or_default().split('&').any(|pair| pair == "said=objected");
    rendered(&web, reader, &headers, code, said, None, Filled::default()).await
}

/// `POST /receipt/{code}/object`
pub(crate) async fn object(
    State(web): State<Web>,
    reader: Reader,
    headers: HeaderMap,
    Path(code): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let reader = Language::from_code(&filled.lang).map_or(reader, |language| Reader(Some(language)));
    match web.desk.object(&code, &filled.text, &filled.contact).await {
        Ok(()) => {
            let lang = reader.0.map_or_else(String::new, |language| format!("&lang={}", language.code()));
            Ok(Redirect::to(&format!("/receipt/{code}?said=objected{lang}")).into_response())
        }
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, reader, &headers, code, false, Some(&refusal), filled).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    impl ReceiptTemplate {
        /// A hidden comment, objected to once.
        pub(crate) fn sample(language: Language) -> Self {
            let t = Say(language);
            let filled =
                Filled { text: "Jag skrev ingenting fel.".into(), contact: String::new(), lang: String::new() };
            let shown = samples::receipt();
            Self {
                t,
                code: "k0d".into(),
                shown,
                said: true,
                refused: Some(t.say("refused-away")),
                filled,
                now: "2026-11-22T12:30:00Z".parse().unwrap(),
                origin: "https://saklig.example".into(),
            }
        }
    }

    #[test]
    fn a_receipt_says_why_and_how_to_object_and_needs_nothing() {
        let html = ReceiptTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("Personal data") && html.contains("AUTOMATED_DECISION_NOT_AUTOMATED"));
        assert!(html.contains("action=\"/receipt/k0d/object\""));
        assert!(!html.contains("<script") && !html.contains("type=\"email\""));
    }
}
