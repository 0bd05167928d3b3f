//! Buttons about an act that is under way: undo it, or say how it went.

use axum::{
    Form,
    extract::{Path, State},
};
use saklig_desk::Refusal;
use saklig_model::id::ItemId;
use serde::Deserialize;

use super::{Filled, after};
use crate::{
    Web,
    pages::{Answer, id},
    refused::Wrong,
    visitor::Visitor,
};

/// What a button about an act under way sends with it: it names the act itself,
/// so that it need not say what was seen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct UnderWay {
    /// The view the case was opened from.
    pub view: String,
    /// The item, so that the page can be shown again.
    pub item: String,
}

/// Shows the case again, after a button about an act under way was pressed.
async fn after_button(
    web: &Web,
    visitor: &Visitor,
    sent: UnderWay,
    said: &'static str,
    done: Result<ItemId, Refusal>,
) -> Answer {
    let filled = Filled { view: sent.view, ..Filled::default() };
    match done {
        Ok(item) => after(web, visitor, item, filled, said, Ok(())).await,
        Err(refusal) => match sent.item.parse() {
            Ok(item) => after(web, visitor, item, filled, said, Err(refusal)).await,
            Err(_) => Err(Wrong::from(refusal)),
        },
    }
}

/// `POST /actions/{id}/undo`
pub(crate) async fn undo(
    State(web): State<Web>,
    visitor: Visitor,
    Path(action): Path<String>,
    Form(sent): Form<UnderWay>,
) -> Answer {
    let done = web.desk.undo(&visitor.person, id(&action)?).await;
    after_button(&web, &visitor, sent, "undone", done).await
}

/// `POST /actions/{id}/arrived`
pub(crate) async fn arrived(
    State(web): State<Web>,
    visitor: Visitor,
    Path(action): Path<String>,
    Form(sent): Form<UnderWay>,
) -> Answer {
    let done = web.desk.settle(&visitor.person, id(&action)?, true).await;
    after_button(&web, &visitor, sent, "arrived", done).await
}

/// `POST /actions/{id}/not-arrived`
pub(crate) async fn not_arrived(
    State(web): State<Web>,
    visitor: Visitor,
    Path(action): Path<String>,
    Form(sent): Form<UnderWay>,
) -> Answer {
    let done = web.desk.settle(&visitor.person, id(&action)?, false).await;
    after_button(&web, &visitor, sent, "not-arrived", done).await
}
