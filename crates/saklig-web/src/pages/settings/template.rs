//! `/settings/template`: one template, in each language that it has.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use saklig_desk::{
    Refusal,
    acts::settle_answering::{Settled, Wanted},
    answering::Filled,
    looks::answering::{AnsweringPage, TemplateShown},
};
use saklig_model::{answering::OwnTemplate, language::Language};
use serde::Deserialize;

use super::{Fields, from, value, version};
use crate::{
    Web,
    frame::{Frame, Room},
    pages::{Answer, onward, page},
    refused,
    visitor::Visitor,
};

/// Which one is asked for; none for a new one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Its key.
    pub name: String,
}

/// The page.
#[derive(Template)]
#[template(path = "settings/template.html")]
pub struct OneTemplate {
    /// The frame.
    pub t: Frame,
    /// Everything that is settled.
    pub shown: AnsweringPage,
    /// Its key; empty for a new one.
    pub name: String,
    /// What the form holds.
    pub template: OwnTemplate,
    /// How askers would read it.
    pub preview: Vec<Filled>,
    /// Why it was not settled.
    pub refused: Option<String>,
    /// The day that the form names.
    pub from: String,
}

impl OneTemplate {
    /// The texts of the form: first those of the interface's languages, then
    /// whatever others there are.
    fn texts(&self) -> Vec<(String, String)> {
        let own = Language::ALL.map(|language| language.code().to_owned());
        let others = self.template.texts.keys().filter(|code| !own.contains(code)).cloned();
        let text = |code: String| {
            let text = self.template.texts.get(&code).cloned().unwrap_or_default();
            (code, text)
        };
        own.clone().into_iter().chain(others).map(text).collect()
    }

    /// The topics to choose from: key, name, whether it is chosen.
    fn topics(&self) -> Vec<(String, String, bool)> {
        let name = |id: &str| self.shown.in_use.topic_name(id, self.t.texts().0).unwrap_or(id).to_owned();
        let topics = self.shown.topics.iter();
        topics.map(|topic| (topic.id.clone(), name(&topic.id), topic.id == self.template.topic)).collect()
    }

    fn listed(&self) -> Option<&TemplateShown> {
        self.shown.templates.iter().find(|shown| shown.id == self.name)
    }

    fn is_own(&self) -> bool {
        self.listed().is_some_and(|shown| shown.own)
    }

    fn version(&self) -> i64 {
        self.shown.version("template", &self.name)
    }

    /// A word as it stands in a template.
    fn braced(word: &str) -> String {
        format!("{{{word}}}")
    }
}

/// The template that a form holds. An empty text is no text.
fn template(filled: &[(String, String)]) -> OwnTemplate {
    let mut texts: BTreeMap<String, String> = filled
        .iter()
        .filter_map(|(field, text)| Some((field.strip_prefix("text-")?.to_owned(), text.replace("\r\n", "\n"))))
        .collect();
    let further = value(filled, "further_text");
    if !further.trim().is_empty() {
        texts.insert(value(filled, "further_language").trim().to_lowercase(), further.replace("\r\n", "\n"));
    }
    texts.retain(|_, text| !text.trim().is_empty());
    OwnTemplate {
        title: value(filled, "title").to_owned(),
        refers: value(filled, "refers") == "1",
        topic: value(filled, "topic").to_owned(),
        texts,
    }
}

async fn rendered(web: &Web, visitor: &Visitor, name: String) -> Result<OneTemplate, Refusal> {
    let shown = web.desk.answering_page(&visitor.person).await?;
    let mut t = Frame::new(web, visitor, Room::Settings);
    t.here = "/settings/template".into();
    let listed = shown.templates.iter().find(|listed| listed.id == name);
    if listed.is_none() && !name.is_empty() {
        return Err(Refusal::NotFound);
    }
    let (template, preview) = listed.map(|one| (one.template.clone(), one.preview.clone())).unwrap_or_default();
    let from = shown.today.to_string();
    Ok(OneTemplate { t, shown, name, template, preview, refused: None, from })
}

/// `GET /settings/template`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    Ok(page(StatusCode::OK, &rendered(&web, &visitor, asked.name).await?))
}

/// `POST /settings/template`
pub(crate) async fn settle(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Fields>) -> Answer {
    let name = value(&filled, "name").trim().to_owned();
    let own = template(&filled);
    if value(&filled, "preview") == "1" {
        let preview = web.desk.preview_template(&visitor.person, &name, &own).await;
        return Ok(again(&web, &visitor, filled, own, preview).await?);
    }
    let withdrawn = value(&filled, "withdraw") == "1";
    let settled = Settled::Template(name, (!withdrawn).then(|| own.clone()));
    let wanted = Wanted { settled, from: from(&filled), version: version(&filled) };
    match web.desk.settle_answering(&visitor.person, wanted).await {
        Ok(()) => Ok(onward("/settings/answers", "settled")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => Ok(again(&web, &visitor, filled, own, Err(refusal)).await?),
    }
}

/// The page again with what was filled in, and how it reads or why it does not.
async fn again(
    web: &Web,
    visitor: &Visitor,
    filled: Fields,
    own: OwnTemplate,
    preview: Result<Vec<Filled>, Refusal>,
) -> Result<Response, Refusal> {
    // A new one has a key that nothing has yet; it stays in its field.
    let name = value(&filled, "name").trim().to_owned();
    let known = if value(&filled, "version").is_empty() { String::new() } else { name.clone() };
    let mut again = rendered(web, visitor, known).await?;
    again.name = name;
    again.template = own;
    again.from = value(&filled, "from").to_owned();
    let mut status = StatusCode::OK;
    match preview {
        Ok(preview) => again.preview = preview,
        Err(refusal) => {
            status = refused::status(&refusal);
            again.refused = Some(refused::told(again.t.texts(), &refusal));
            again.preview.clear();
        }
    }
    Ok(page(status, &again))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl OneTemplate {
        /// The page, with something of the authority's own.
        pub(crate) fn sample(language: Language) -> Self {
            let shown = samples::answering();
            let listed = shown.templates[0].clone();
            Self {
                t: samples::frame(language, Room::Settings, "/settings/template"),
                shown,
                name: listed.id,
                template: listed.template,
                preview: listed.preview,
                refused: None,
                from: "2026-11-22".into(),
            }
        }
    }
}
