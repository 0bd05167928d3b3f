//! `/inbox/{item}/thread`: a whole thread, in the order of writing.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use saklig_desk::looks::{Row, thread::Thread};
use saklig_model::id::ItemId;

use super::{Answer, id, inbox::Asked, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// Deeper answers are not indented further.
const DEEPEST: usize = 5;

/// The page.
#[derive(Template)]
#[template(path = "thread.html")]
pub struct ThreadTemplate {
    /// The frame.
    pub t: Frame,
    /// The item it was opened from.
    pub item: ItemId,
    /// The view to go back to.
    pub view: &'static str,
    /// What the desk found.
    pub thread: Thread,
}

impl ThreadTemplate {
    fn depth(depth: &usize) -> usize {
        (*depth).min(DEEPEST)
    }

    fn address(&self, row: &Row) -> String {
        format!("/inbox/{}?view={}", row.item, self.view)
    }

    /// Whose answer it is, by a text's key and the chip's colour; nothing for
    /// the post itself and what stands by itself.
    fn voice(&self, depth: &usize, row: &Row) -> Option<(&'static str, &'static str)> {
        // What stands directly under the authority's own post answers nobody.
        let asked = *depth > 1 || self.thread.rows.first().is_some_and(|(_, root)| !root.own);
        if *depth == 0 || !(asked || row.own) {
            return None;
        }
        Some(match (row.own, self.thread.by_experts.contains(&row.item)) {
            (true, true) => ("thread-by-expert", "spruce"),
            (true, false) => ("thread-by-authority", "spruce"),
            (false, _) => ("thread-by-other", "plain"),
        })
    }

    fn is_this(&self, row: &Row) -> bool {
        row.item == self.item
    }
}

/// `GET /inbox/{item}/thread`
pub(crate) async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let item = id(&item)?;
    let thread = web.desk.thread(&visitor.person, item).await?;
    let t = Frame::new(&web, &visitor, Room::Inbox);
    Ok(page(StatusCode::OK, &ThreadTemplate { t, item, view: asked.view().key(), thread }))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ThreadTemplate {
        /// A post and what was written under it.
        pub(crate) fn sample(language: Language) -> Self {
            let rows = samples::rows();
            let item = rows[1].item;
            let rows = rows.into_iter().enumerate().map(|(at, row)| (at.min(9), row)).collect();
            Self {
                t: samples::frame(language, Room::Inbox, "/inbox/x/thread"),
                item,
                view: "to_decide",
                thread: Thread { rows, by_experts: Vec::new(), more: true },
            }
        }
    }

    #[test]
    fn what_is_covered_in_lists_is_covered_here() {
        let html = ThreadTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("covered: ") && html.contains("depth-5") && !html.contains("depth-6"));
    }
}
