//! What the pages say, and how a comment stands here.

use cucumber::{gherkin::Step, then};
use saklig_store::{cases, copies, items};

use crate::{bench::Bench, town::page::tidy};

/// What the last page says, as a person reads it.
#[then(expr = "the page says {string}")]
async fn says(bench: &mut Bench, text: String) {
    let words = bench.page().words();
    assert!(words.contains(&tidy(&text)), "{}", bench.page().told());
}

/// What the last page does not say.
#[then(expr = "the page does not say {string}")]
async fn does_not_say(bench: &mut Bench, text: String) {
    let words = bench.page().words();
    assert!(!words.is_empty() && !words.contains(&tidy(&text)), "{}", bench.page().told());
}

/// The last page says a text of the house, by its key in `texts/*.ftl`, whatever it is filled in with.
#[then(expr = "the page says the text {string}")]
async fn says_text(bench: &mut Bench, key: String) {
    assert!(bench.says(&key), "{}", bench.page().told());
}

/// These words are marked in the comment on the last page.
#[then(expr = "the page highlights {string}")]
async fn highlights(bench: &mut Bench, text: String) {
    let marked = bench.page().marked();
    assert!(marked.contains(&text), "{marked:?}");
}

/// These words are not marked in the comment on the last page.
#[then(expr = "the page does not highlight {string}")]
async fn does_not_highlight(bench: &mut Bench, text: String) {
    let marked = bench.page().marked();
    assert!(!marked.contains(&text), "{marked:?}");
}

/// The last page offers a form that ends in this: `hide`, `answer`, `undo`.
#[then(expr = "the page offers {string}")]
async fn offers(bench: &mut Bench, act: String) {
    assert!(bench.page().form(&format!("/{act}")).is_some(), "{}", bench.page().told());
}

/// The last page offers no such form.
#[then(expr = "the page does not offer {string}")]
async fn does_not_offer(bench: &mut Bench, act: String) {
    assert!(bench.page().form(&format!("/{act}")).is_none(), "{}", bench.page().told());
}

/// The page that someone has open says that it was not done, and why, by the key of the text.
#[then(expr = "{string} is refused: {string}")]
async fn refused(bench: &mut Bench, who: String, key: String) {
    bench.player(&who);
    let page = bench.page();
    assert!(page.status >= 400, "{}", page.told());
    assert!(bench.says(&key), "{}", bench.page().told());
}

/// The last page came with this status.
#[then(expr = "the answer has the status {int}")]
async fn came_with(bench: &mut Bench, status: u16) {
    assert_eq!(bench.page().status, status, "{}", bench.page().told());
}

/// The ground that the page has chosen already, by its id; empty for none.
#[then(expr = "the page proposes the ground {string}")]
async fn proposes(bench: &mut Bench, ground: String) {
    let form = bench.page().form("/hide").expect("a form to hide");
    let chosen = form.value("ground").unwrap_or_default().split('/').nth(1).unwrap_or_default().to_owned();
    assert_eq!(chosen, ground);
}

/// The findings of the comment, in their order: `kind | text`.
#[then(expr = "the comment has the findings:")]
async fn findings(bench: &mut Bench, step: &Step) {
    let kept = bench.kept().await;
    let db = bench.here().desk().store().db();
    let text = items::revisions(db, kept.item.id).await.unwrap().remove(0).revision.text.expect("a text");
    let mut found = items::findings(db, std::iter::once(kept.revision)).await.unwrap();
    found.sort_by_key(|finding| (finding.start, finding.end));
    let found: Vec<(String, String)> = found
        .into_iter()
        .map(|finding| {
            let place = usize::try_from(finding.start).unwrap()..usize::try_from(finding.end).unwrap();
            (finding.kind, text[place].to_owned())
        })
        .collect();
    let expected: Vec<(String, String)> =
        step.table.as_ref().expect("a table").rows.iter().skip(1).map(|row| (row[0].clone(), row[1].clone())).collect();
    assert_eq!(found, expected);
}

/// The comment has findings of this kind, and all that is kept of them is that they are somewhere in the text.
#[then(expr = "no finding of {string} says which words it is about")]
async fn is_wide(bench: &mut Bench, kind: String) {
    let kept = bench.kept().await;
    let db = bench.here().desk().store().db();
    let text = items::revisions(db, kept.item.id).await.unwrap().remove(0).revision.text.expect("a text");
    let found = items::findings(db, std::iter::once(kept.revision)).await.unwrap();
    let found: Vec<_> = found.into_iter().filter(|finding| finding.kind == kind).collect();
    assert!(!found.is_empty());
    let whole = i64::try_from(text.len()).unwrap();
    assert!(found.iter().all(|one| (one.start, one.end, one.facts.as_str()) == (0, whole, "{}")), "{found:?}");
}

/// The comment has no findings at all.
#[then(expr = "the comment has no findings")]
async fn no_findings(bench: &mut Bench) {
    let kept = bench.kept().await;
    let found = items::findings(bench.here().desk().store().db(), std::iter::once(kept.revision)).await.unwrap();
    assert!(found.is_empty(), "{found:?}");
}

/// What reading suggests: `leave`, `look`, `answer`, `transfer`, `secure`, `hide_for_review`.
#[then(expr = "the suggestion is {string}")]
async fn suggested(bench: &mut Bench, suggestion: String) {
    let kept = bench.kept().await;
    let newest = items::revisions(bench.here().desk().store().db(), kept.item.id).await.unwrap().remove(0);
    assert_eq!(newest.suggestion.key(), suggestion);
}

/// Where the comment's case stands: `to_decide`, `to_answer`, `closed`, or `none`.
#[then(expr = "the case is {string}")]
async fn case_is(bench: &mut Bench, state: String) {
    let item = bench.item_id().await;
    let case = cases::of(bench.here().desk().store().db(), item).await.unwrap();
    assert_eq!(case.map_or("none", |case| case.state.key()), state);
}

/// Who holds the case now, by name; `nobody` for no one.
#[then(expr = "the case is held by {string}")]
async fn held_by(bench: &mut Bench, who: String) {
    let item = bench.item_id().await;
    let db = bench.here().desk().store().db();
    let holder = cases::of(db, item).await.unwrap().expect("a case").holder_at(bench.here().now());
    let name = match holder {
        Some(holder) => saklig_store::people::one(db, holder).await.unwrap().expect("the holder").name,
        None => "nobody".to_owned(),
    };
    assert_eq!(name, who);
}

/// What the draft of the comment's answer says; empty for no draft.
#[then(expr = "the draft is {string}")]
async fn draft_is(bench: &mut Bench, text: String) {
    let item = bench.item_id().await;
    let draft = saklig_store::drafts::of(bench.here().desk().store().db(), item).await.unwrap();
    assert_eq!(draft.map_or_else(String::new, |draft| draft.text), text);
}

/// A copy of the comment is stored, with its text.
#[then(expr = "a copy of the comment is stored")]
async fn copy_stored(bench: &mut Bench) {
    let item = bench.item_id().await;
    let db = bench.here().desk().store().db();
    let copy = copies::newest(db, item).await.unwrap().expect("a copy");
    let text = items::revisions(db, item).await.unwrap().remove(0).revision.text.expect("a text");
    let context: serde_json::Value = serde_json::from_str(&copy.context).unwrap();
    assert_eq!(context["text"], text);
}

/// No copy of the comment is stored yet.
#[then(expr = "no copy of the comment is stored")]
async fn no_copy(bench: &mut Bench) {
    let item = bench.item_id().await;
    assert!(copies::newest(bench.here().desk().store().db(), item).await.unwrap().is_none());
}

/// Every picture of the comment is stored here.
#[then(expr = "the picture is stored")]
async fn picture_stored(bench: &mut Bench) {
    let item = bench.item_id().await;
    let all = copies::attachments(bench.here().desk().store().db(), item).await.unwrap();
    assert!(!all.is_empty() && all.iter().all(|attachment| attachment.sha256.is_some()), "{all:?}");
}
