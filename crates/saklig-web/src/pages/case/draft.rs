//! The draft of an answer: saved, and taken over from a colleague.

use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use saklig_model::id::ItemId;

use super::{Filled, Kept, after, rendered};
use crate::{
    Web,
    pages::{Answer, id},
    visitor::Visitor,
};

/// `POST /inbox/{item}/draft`
pub(crate) async fn save(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let item: ItemId = id(&item)?;
    let version = filled.draft.parse().unwrap_or_default();
    let saved = web.desk.save_draft(&visitor.person, item, &filled.text, version).await;
    if filled.quiet == "1" {
        return match saved {
            Ok(version) => Ok(version.to_string().into_response()),
            Err(refusal) => Err(refusal.into()),
        };
    }
    after(&web, &visitor, item, filled, "draft-saved", saved.map(drop)).await
}

/// `POST /inbox/{item}/draft/take`
pub(crate) async fn take_over(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let item: ItemId = id(&item)?;
    let taken = web.desk.take_over_draft(&visitor.person, item).await;
    if taken.is_ok() && !filled.text.is_empty() {
        // Both texts: what was taken over, and what they had written themselves.
        let kept = Kept { answer: filled.text.clone(), both: true, ..Kept::default() };
        return Ok(rendered(&web, &visitor, item, &filled.asked(), kept, false, StatusCode::OK).await?);
    }
    after(&web, &visitor, item, filled, "draft-taken", taken).await
}
