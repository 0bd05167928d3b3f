//! `/settings/answers`: how the authority is reached, who signs, which words are
//! plain; and its templates and topics, each with its own page.

use std::collections::BTreeSet;

use askama::Template;
use axum::{Form, extract::State, http::StatusCode, response::Response};
use saklig_desk::{
    Refusal,
    acts::settle_answering::{Settled, Wanted},
    looks::answering::{AnsweringPage, TemplateShown, VersionShown},
};
use saklig_model::{
    answering::{ROUTE_FIELDS, SignedBy, Signing},
    id::PersonId,
    language::Language,
    person::Person,
};

use super::{Fields, from, value, values, version};
use crate::{
    Web,
    frame::{Frame, Room},
    pages::{Answer, onward, page},
    refused,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "settings/answers.html")]
pub struct AnswersTemplate {
    /// The frame.
    pub t: Frame,
    /// What is settled.
    pub shown: AnsweringPage,
    /// Why something was not done.
    pub refused: Option<String>,
    /// What was filled in, and in which form, where that was refused.
    pub filled: Option<(&'static str, Fields)>,
}

impl AnswersTemplate {
    /// What was filled in, in the form that was refused.
    fn typed(&self, form: &str) -> Option<&Fields> {
        self.filled.as_ref().filter(|(other, _)| *other == form).map(|(_, filled)| filled)
    }

    /// The ways to be reached: field, and what it holds.
    fn routes(&self) -> Vec<(&'static str, String)> {
        let said = |field: &'static str| match self.typed("routes") {
            Some(typed) => value(typed, field).to_owned(),
            None => self.shown.in_use.routes.get(field).cloned().unwrap_or_default(),
        };
        ROUTE_FIELDS.map(|field| (field, said(field))).into()
    }

    fn signing(&self) -> Signing {
        self.typed("signing").map_or_else(|| self.shown.in_use.signing.clone(), |typed| signing(typed))
    }

    /// The ways to sign: key, and whether it is chosen.
    fn ways(&self) -> [(&'static str, bool); 3] {
        let chosen = self.signing().by;
        SignedBy::ALL.map(|way| (way.key(), way == chosen))
    }

    fn is_never(&self, person: &Person) -> bool {
        self.signing().never.contains(&person.id)
    }

    /// Own plain words: language, and the lines.
    fn words(&self) -> Vec<(&'static str, String)> {
        let lines = |language: Language| {
            if let Some(typed) = self.typed(language.code()) {
                return value(typed, "words").to_owned();
            }
            let own = self.shown.in_use.plain.get(language.code());
            let pairs = own.into_iter().flatten().map(|(official, plainer)| format!("{official} = {plainer}"));
            pairs.collect::<Vec<_>>().join("\n")
        };
        Language::ALL.map(|language| (language.code(), lines(language))).into()
    }

    fn version(&self, kind: &str, name: &str) -> i64 {
        self.shown.version(kind, name)
    }

    fn versions(&self, kind: &str, name: &str) -> Vec<VersionShown> {
        self.shown.versions(kind, name)
    }

    fn languages(&self, template: &TemplateShown) -> String {
        template.template.texts.keys().map(|code| self.t.language(code)).collect::<Vec<_>>().join(", ")
    }

    fn topic(&self, topic: &str) -> String {
        let name = self.shown.in_use.topic_name(topic, self.t.texts().0);
        name.map_or_else(|| self.t.say("template-every-topic"), str::to_owned)
    }

    fn topic_page(&self, topic: &str) -> &str {
        self.shown.in_use.topics.get(topic).map_or("", |own| own.page.as_str())
    }

    fn today(&self) -> String {
        self.shown.today.to_string()
    }
}

/// The rule about signatures that a form holds.
fn signing(filled: &[(String, String)]) -> Signing {
    let never: BTreeSet<PersonId> = values(filled, "never").iter().filter_map(|id| id.parse().ok()).collect();
    Signing {
        by: SignedBy::from_key(value(filled, "by")).unwrap_or_default(),
        unit: value(filled, "unit").to_owned(),
        never,
    }
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    refused: Option<String>,
    filled: Option<(&'static str, Fields)>,
) -> Result<Response, Refusal> {
    let shown = web.desk.answering_page(&visitor.person).await?;
    let mut t = Frame::new(web, visitor, Room::Settings);
    t.here = "/settings/answers".into();
    Ok(page(status, &AnswersTemplate { t, shown, refused, filled }))
}

/// `GET /settings/answers`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    Ok(rendered(&web, &visitor, StatusCode::OK, None, None).await?)
}

/// `POST /settings/routes`
pub(crate) async fn routes(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Fields>) -> Answer {
    let said = ROUTE_FIELDS.map(|field| (field.to_owned(), value(&filled, field).to_owned()));
    settle(&web, &visitor, "routes", Settled::Routes(said.into()), filled).await
}

/// `POST /settings/signing`
pub(crate) async fn sign(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Fields>) -> Answer {
    settle(&web, &visitor, "signing", Settled::Signing(signing(&filled)), filled).await
}

/// `POST /settings/plain-words`
pub(crate) async fn plain(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Fields>) -> Answer {
    let language = Language::from_code(value(&filled, "language")).ok_or(StatusCode::UNPROCESSABLE_ENTITY)?;
    let settled = Settled::Plain(language, value(&filled, "words").to_owned());
    settle(&web, &visitor, language.code(), settled, filled).await
}

/// Settles what a form holds; or shows the page again with it, and why not.
async fn settle(web: &Web, visitor: &Visitor, form: &'static str, settled: Settled, filled: Fields) -> Answer {
    let wanted = Wanted { settled, from: from(&filled), version: version(&filled) };
    match web.desk.settle_answering(&visitor.person, wanted).await {
        Ok(()) => Ok(onward("/settings/answers", "settled")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let why = refused::told(crate::say::Say(visitor.person.language), &refusal);
            Ok(rendered(web, visitor, refused::status(&refusal), Some(why), Some((form, filled))).await?)
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl AnswersTemplate {
        /// The page, with something of the authority's own.
        pub(crate) fn sample(language: Language) -> Self {
            Self {
                t: samples::frame(language, Room::Settings, "/settings/answers"),
                shown: samples::answering(),
                refused: None,
                filled: None,
            }
        }
    }
}
