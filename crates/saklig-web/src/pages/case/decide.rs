//! What is decided about an item from its page: hold, hide, show again, leave,
//! answer, note, close.

use axum::{
    Form,
    extract::{Path, State},
};
use saklig_desk::{Refusal, acts::answer::NewAnswer};
use saklig_model::{answering::QuestionKind, id::ItemId};

use super::{Filled, after};
use crate::{
    Web,
    pages::{Answer, id},
    visitor::Visitor,
};

/// Handlers of one kind of form: read it, act, show the case again.
macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident as $said:literal: |$desk:ident, $who:ident, $item:ident, $filled:ident| $act:expr;)+) => {$(
        $(#[$doc])*
        pub(crate) async fn $name(
            State(web): State<Web>,
            visitor: Visitor,
            Path(item): Path<String>,
            Form(filled): Form<Filled>,
        ) -> Answer {
            let $item: ItemId = id(&item)?;
            // What is decided concerns what was seen.
            let desk = web.desk.having_seen(filled.seen.parse().ok());
            let ($desk, $who, $filled) = (&desk, &visitor.person, &filled);
            let done: Result<(), Refusal> = $act;
            after(&web, &visitor, $item, filled, $said, done).await
        }
    )+};
}

acts! {
    /// `POST /inbox/{item}/claim`
    claim as "claimed": |desk, who, item, _filled| desk.claim(who, item, true).await;
    /// `POST /inbox/{item}/release`
    release as "released": |desk, who, item, _filled| desk.claim(who, item, false).await;
    /// `POST /inbox/{item}/hide`
    hide as "hiding": |desk, who, item, filled| match filled.ground() {
        Some(ground) => desk.hide(who, item, &ground).await.map(drop),
        None => Err(Refusal::NoGround),
    };
    /// `POST /inbox/{item}/unhide`
    unhide as "unhiding": |desk, who, item, _filled| desk.unhide(who, item).await.map(drop);
    /// `POST /inbox/{item}/leave`
    leave as "left": |desk, who, item, _filled| desk.leave_visible(who, item).await;
    /// `POST /inbox/{item}/answer`
    answer as "answered": |desk, who, item, filled| {
        let new = NewAnswer {
            text: filled.text.clone(),
            sure: filled.is_sure(),
            question: QuestionKind::from_key(&filled.question),
            cites: filled.cites.clone(),
        };
        desk.answer_with(who, item, &new).await.map(drop)
    };
    /// `POST /inbox/{item}/note`
    note as "noted": |desk, who, item, filled| desk.note(who, item, &filled.text, filled.is_sure()).await;
    /// `POST /inbox/{item}/close`
    close as "closed": |desk, who, item, _filled| desk.close(who, item, true).await;
    /// `POST /inbox/{item}/reopen`
    reopen as "reopened": |desk, who, item, _filled| desk.close(who, item, false).await;
}

pub(super) use acts;
