//! `/inbox/views`: the lists that a person keeps under names of their own.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
};
use saklig_desk::{Refusal, looks::inbox::SavedView};
use serde::Deserialize;

use super::{Answer, id, inbox::Asked, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    name: String,
}

/// The page.
#[derive(Template)]
#[template(path = "views.html")]
pub struct ViewsTemplate {
    /// The frame.
    pub t: Frame,
    /// The list that may be kept.
    pub asked: Asked,
    /// What stands after the question mark of its address.
    pub query: String,
    /// The name that was typed.
    pub name: String,
    /// What is kept already.
    pub saved: Vec<SavedView>,
    /// Why something was not done.
    pub refused: Option<String>,
}

impl ViewsTemplate {
    /// What the list shows, in words.
    fn described(&self) -> String {
        let (t, wanted) = (&self.t, self.asked.wanted());
        let mut words = vec![t.of("view-", wanted.view.key())];
        words.extend(wanted.channel.map(|_| t.say("filter-channel-one")));
        words.extend(wanted.narrow.kind.map(|kind| t.of("family-", kind)));
        words.extend(wanted.narrow.lang.map(
            |lang| {
                if lang == "-" { t.say("language-unknown") } else { t.language(&lang) }
            },
        ));
        words.extend(wanted.narrow.age.map(|age| t.of("age-", age)));
        words.extend(wanted.narrow.state.map(|state| t.of("state-", state.key())));
        words.extend((!self.asked.holder.is_empty()).then(|| t.say("filter-holder-one")));
        words.join(" · ")
    }
}

async fn rendered(web: &Web, visitor: &Visitor, asked: Asked, name: String, refusal: Option<&Refusal>) -> Answer {
    let saved = web.desk.saved_views(&visitor.person).await?;
    let mut t = Frame::new(web, visitor, Room::Inbox);
    "/inbox/views".clone_into(&mut t.here);
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    let query = asked.query();
    Ok(page(status, &ViewsTemplate { t, asked, query, name, saved, refused }))
}

/// `GET /inbox/views`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    rendered(&web, &visitor, asked, String::new(), None).await
}

/// `POST /inbox/views`
pub(crate) async fn keep(
    State(web): State<Web>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
    Form(filled): Form<Filled>,
) -> Answer {
    let query = asked.query();
    match web.desk.keep_view(&visitor.person, &filled.name, &query).await {
        Ok(()) => Ok(onward(&format!("/inbox?{query}"), "view-kept")),
        Err(refusal @ Refusal::Internal(_)) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, asked, filled.name, Some(&refusal)).await,
    }
}

/// `POST /inbox/views/{view}/rename`
pub(crate) async fn rename(
    State(web): State<Web>,
    visitor: Visitor,
    Path(view): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    match web.desk.rename_view(&visitor.person, id(&view)?, &filled.name).await {
        Ok(()) => Ok(onward("/inbox/views", "view-renamed")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, Asked::default(), String::new(), Some(&refusal)).await,
    }
}

/// `POST /inbox/views/{view}/forget`
pub(crate) async fn forget(State(web): State<Web>, visitor: Visitor, Path(view): Path<String>) -> Answer {
    web.desk.remove_view(&visitor.person, id(&view)?).await?;
    Ok(onward("/inbox/views", "view-removed"))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ViewsTemplate {
        /// One list is kept, and another may be.
        pub(crate) fn sample(language: Language) -> Self {
            let asked = Asked { view: "security".into(), age: "day".into(), lang: "da".into(), ..Asked::default() };
            let t = samples::frame(language, Room::Inbox, "/inbox/views");
            let refused = Some(refused::told(t.texts(), &Refusal::ViewNameTaken));
            let saved = samples::list(None).inbox.saved;
            Self { t, query: asked.query(), asked, name: "Mina <b>".into(), saved, refused }
        }
    }

    #[test]
    fn a_list_is_told_in_words_and_kept_as_an_address() {
        let sample = ViewsTemplate::sample(Language::En);
        assert_eq!(sample.query, "view=security&lang=da&age=day");
        assert_eq!(sample.described(), "Security · Danish · waiting a day or longer");
        assert!(sample.render().unwrap().contains("action=\"/inbox/views?view=security&#38;lang=da&#38;age=day\""));
    }

    #[test]
    fn what_nobody_offers_is_not_kept() {
        let odd = Asked { view: "x".into(), kind: "special_category".into(), lang: "xx".into(), ..Asked::default() };
        assert_eq!(odd.query(), "view=to_decide");
        let odd = Asked { holder: "\"><script>".into(), age: "1&after=2".into(), ..Asked::default() };
        assert_eq!(odd.query(), "view=to_decide");
    }
}
