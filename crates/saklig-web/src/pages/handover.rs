//! `/handover`: what one holds at the end of a shift, and handing it over.

use std::collections::BTreeMap;

use askama::Template;
use axum::{Form, extract::State, http::StatusCode};
use saklig_desk::{
    Refusal,
    looks::{
        Row,
        handover::{Handover, HeldCase},
    },
    reading::Hint,
};
use saklig_model::id::{ItemId, PersonId};

use super::{Answer, onward, page};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// What was filled in.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    /// The chosen cases, by item; everything before a choice.
    pub chosen: Option<Vec<ItemId>>,
    /// To whom: a colleague's id, or `queue`.
    pub to: String,
    /// The note.
    pub note: String,
    /// What was found in it.
    pub hints: Vec<Hint>,
}

/// The page.
#[derive(Template)]
#[template(path = "handover.html")]
pub struct HandoverTemplate {
    /// The frame.
    pub t: Frame,
    /// What the person holds.
    pub handover: Handover,
    /// What was filled in.
    pub filled: Filled,
    /// Why nothing was done.
    pub refused: Option<String>,
}

impl HandoverTemplate {
    fn address(row: &Row) -> String {
        format!("/inbox/{}?view=mine", row.item)
    }

    fn is_chosen(&self, held: &HeldCase) -> bool {
        self.filled.chosen.as_ref().is_none_or(|chosen| chosen.contains(&held.row.item))
    }

    fn is_to(&self, to: &str) -> bool {
        self.filled.to == to
    }
}

async fn rendered(web: &Web, visitor: &Visitor, filled: Filled, refusal: Option<&Refusal>) -> Answer {
    let handover = web.desk.handover(&visitor.person).await?;
    let mut t = Frame::new(web, visitor, Room::Inbox);
    "/handover".clone_into(&mut t.here);
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    Ok(page(status, &HandoverTemplate { t, handover, filled, refused }))
}

/// `GET /handover`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    rendered(&web, &visitor, Filled::default(), None).await
}

/// `POST /handover`
pub(crate) async fn hand_over(
    State(web): State<Web>,
    visitor: Visitor,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Answer {
    let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let chosen: Vec<ItemId> = fields.keys().filter_map(|name| name.strip_prefix("item-")?.parse().ok()).collect();
    let (to, note, sure) = (text("to"), text("text"), text("sure") == "1");
    let colleague: Result<Option<PersonId>, Refusal> = match to.as_str() {
        "queue" => Ok(None),
        person => person.parse().map(Some).map_err(|_| Refusal::NoColleague),
    };
    let done = match colleague {
        Ok(colleague) => web.desk.hand_over(&visitor.person, &chosen, colleague, &note, sure).await,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(()) => Ok(onward("/handover", "handed-over")),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let hints = match &refusal {
                Refusal::NotePersonalData { found } => found.clone(),
                _ => Vec::new(),
            };
            let filled = Filled { chosen: Some(chosen), to, note, hints };
            rendered(&web, &visitor, filled, Some(&refusal)).await
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl HandoverTemplate {
        /// Two cases are held, with a note that names somebody.
        pub(crate) fn sample(language: Language) -> Self {
            let held = samples::rows().into_iter().take(2).map(|row| HeldCase {
                lapses_at: Some(row.received_at),
                draft: row.covered,
                row,
            });
            let handover = Handover {
                held: held.collect(),
                colleagues: vec![(samples::session(language).person.id, "Jonas Berg".into())],
            };
            let hints = vec![Hint {
                kind: "phone".into(),
                reason: "x".into(),
                words: "070-174 06 35".into(),
                facts: "{}".into(),
            }];
            let filled = Filled { to: "queue".into(), note: "Ring 070-174 06 35".into(), hints, ..Filled::default() };
            let t = samples::frame(language, Room::Inbox, "/handover");
            let refused = Some(refused::told(t.texts(), &Refusal::NotePersonalData { found: Vec::new() }));
            Self { t, handover, filled, refused }
        }
    }

    #[test]
    fn what_was_filled_in_is_kept() {
        let html = HandoverTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("Ring 070-174 06 35") && html.contains("name=\"sure\""));
        assert_eq!(html.matches(" checked").count(), 2);
    }
}
