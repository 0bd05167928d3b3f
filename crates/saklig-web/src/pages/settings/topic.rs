//! `/settings/topic`: what a topic is called here, how to get in touch about it,
//! and which page of the website is about it.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::{
    Refusal,
    acts::settle_answering::{Settled, Wanted},
    looks::answering::{AnsweringPage, VersionShown},
};
use saklig_model::{answering::OwnTopic, language::Language, pack::Texts};

use super::{Fields, from, template::Asked, value, values, version};
use crate::{
    Web,
    frame::{Frame, Room},
    pages::{Answer, onward, page},
    refused,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "settings/topic.html")]
pub struct TopicTemplate {
    /// The frame.
    pub t: Frame,
    /// Everything that is settled.
    pub shown: AnsweringPage,
    /// Its key.
    pub name: String,
    /// What the form holds.
    pub topic: OwnTopic,
    /// Why it was not settled.
    pub refused: Option<String>,
}

impl TopicTemplate {
    /// The ways to get in touch: key, name, whether it is chosen.
    fn ways(&self) -> Vec<(String, String, bool)> {
        let all = self.topic.routes.is_empty();
        let chosen = |id: &String| all || self.topic.routes.contains(id);
        let name = |texts: &Texts| texts.get(self.t.texts().0).to_owned();
        self.shown.routes.iter().map(|way| (way.id.clone(), name(&way.name), chosen(&way.id))).collect()
    }

    fn names(&self) -> [(&'static str, &str); 3] {
        Language::ALL.map(|language| (language.code(), self.topic.name.get(language)))
    }

    fn version(&self) -> i64 {
        self.shown.version("topic", &self.name)
    }

    fn versions(&self) -> Vec<VersionShown> {
        self.shown.versions("topic", &self.name)
    }

    fn today(&self) -> String {
        self.shown.today.to_string()
    }
}

async fn rendered(web: &Web, visitor: &Visitor, name: &str) -> Result<TopicTemplate, Refusal> {
    let shown = web.desk.answering_page(&visitor.person).await?;
    // Without a name, the first of the list.
    let known = shown.topics.iter().find(|topic| topic.id == name || name.is_empty()).ok_or(Refusal::NotFound)?;
    let (name, own) = (known.id.clone(), shown.in_use.topics.get(&known.id).cloned());
    let topic = own.unwrap_or_else(|| OwnTopic { name: known.name.clone(), routes: Vec::new(), page: String::new() });
    let mut t = Frame::new(web, visitor, Room::Settings);
    t.here = "/settings/topic".into();
    Ok(TopicTemplate { t, shown, name, topic, refused: None })
}

/// `GET /settings/topic`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    Ok(page(StatusCode::OK, &rendered(&web, &visitor, &asked.name).await?))
}

/// `POST /settings/topic`
pub(crate) async fn settle(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Fields>) -> Answer {
    let text = |field: &str| value(&filled, field).to_owned();
    let own = OwnTopic {
        name: Texts { sv: text("name-sv"), da: text("name-da"), en: text("name-en") },
        routes: values(&filled, "route"),
        page: text("page"),
    };
    let name = text("name");
    let withdrawn = value(&filled, "withdraw") == "1";
    let settled = Settled::Topic(name.clone(), (!withdrawn).then(|| own.clone()));
    let wanted = Wanted { settled, from: from(&filled), version: version(&filled) };
    match web.desk.settle_answering(&visitor.person, wanted).await {
        Ok(()) => Ok(onward("/settings/answers", "settled")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let mut again = rendered(&web, &visitor, &name).await.or(rendered(&web, &visitor, "").await)?;
            again.topic = own;
            again.refused = Some(refused::told(again.t.texts(), &refusal));
            Ok(page(refused::status(&refusal), &again))
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl TopicTemplate {
        /// The page, with something of the authority's own.
        pub(crate) fn sample(language: Language) -> Self {
            let shown = samples::answering();
            let name = shown.topics[0].clone();
            let topic =
                OwnTopic { name: name.name, routes: vec!["phone".into()], page: "https://bjorkdala.example".into() };
            let t = samples::frame(language, Room::Settings, "/settings/topic");
            Self { t, shown, name: name.id, topic, refused: None }
        }
    }
}
