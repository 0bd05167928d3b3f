//! The scripted platform keeps the promises that tests rely on.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use saklig_model::item::ItemKind;

use super::*;

fn at(minute: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
}

fn account() -> Account {
    Account {
        base_url: "https://scripted.test".to_owned(),
        handle: "kommunen".to_owned(),
        external_id: OWN.1.to_owned(),
        credentials: BTreeMap::from([(PASSWORD.to_owned(), "right".to_owned())]),
    }
}

fn deed(kind: ActionKind, external_id: &str, text: &str) -> Deed {
    let root = "sc:1".to_owned();
    Deed {
        kind,
        external_id: external_id.to_owned(),
        root,
        text: text.to_owned(),
        lang: None,
        author: "sc-person:anna".to_owned(),
        reason: Some("spam".to_owned()),
        decided_at: at(9),
    }
}

fn key(number: u128) -> ActionId {
    ActionId(uuid::Uuid::from_u128(number))
}

/// A post and two comments.
fn stage() -> (Script, Scripted) {
    let script = Script::new();
    let post = script.post_as_authority(None, "Hej!", at(1));
    script.comment("anna", &post, "Första", at(2));
    script.comment("bo", &post, "Andra", at(3));
    (script.clone(), Scripted::new(script))
}

async fn look(platform: &Scripted, cursor: &mut Option<String>) -> Vec<String> {
    let look = platform.look(&account(), cursor.as_deref(), at(60)).await.unwrap();
    *cursor = look.cursor;
    let texts = look.observations.into_iter().map(|observation| match observation {
        Observation::Seen(seen) => seen.text,
        Observation::Gone { external_id } => external_id,
    });
    texts.collect()
}

#[tokio::test]
async fn looks_show_what_is_new_and_what_was_edited() {
    let (script, platform) = stage();
    let mut cursor = None;
    assert_eq!(look(&platform, &mut cursor).await, ["Hej!", "Första", "Andra"]);
    assert!(look(&platform, &mut cursor).await.is_empty());
    script.edit("sc:2", "Första, ändrad", at(5));
    script.mention("cilla", "@kommunen", at(6));
    assert_eq!(look(&platform, &mut cursor).await, ["Första, ändrad", "@kommunen"]);
    assert_eq!(script.item("sc:4").unwrap().kind, ItemKind::Mention);
    script.comment("dan", "sc:2", "Från framtiden", at(100));
    assert!(look(&platform, &mut cursor).await.is_empty());
}

#[tokio::test]
async fn looks_repeat_reorder_and_omit_but_lose_nothing() {
    let (script, platform) = stage();
    let mut cursor = None;
    script.reverse(1);
    assert_eq!(look(&platform, &mut cursor).await, ["Andra", "Första", "Hej!"]);
    script.repeat(1);
    script.omit(1);
    assert_eq!(look(&platform, &mut cursor).await, ["Hej!", "Andra"]);
    assert_eq!(look(&platform, &mut cursor).await, ["Första"]);
    let mut from_start = None;
    script.page(2);
    assert!(platform.look(&account(), None, at(60)).await.unwrap().more);
    assert_eq!(look(&platform, &mut from_start).await.len() + look(&platform, &mut from_start).await.len(), 3);
}

#[tokio::test]
async fn with_keys_a_deed_is_done_once_and_without_them_twice() {
    let (script, platform) = stage();
    let answer = deed(ActionKind::Answer, "sc:2", "Tack");
    let first = platform.act(&account(), &answer, key(1), at(9)).await;
    assert_eq!(first, Outcome::Done { external_id: Some("sc:4".to_owned()) });
    assert_eq!(platform.act(&account(), &answer, key(1), at(10)).await, first);
    assert_eq!(script.answers().len(), 1);
    script.can(|can| can.idempotent = false);
    assert_ne!(platform.act(&account(), &answer, key(1), at(10)).await, first);
    assert_eq!((script.answers().len(), script.deeds()), (2, 3));
}

#[tokio::test]
async fn a_lost_answer_is_unknown_and_a_re_read_tells() {
    let (script, platform) = stage();
    let answer = deed(ActionKind::Answer, "sc:2", "Tack");
    for (number, done) in [(1, true), (2, false)] {
        script.mishap(1, Mishap::Lost { done });
        assert_eq!(platform.act(&account(), &answer, key(number), at(9)).await, Outcome::Unknown);
    }
    let (platform, answer, account) = (&platform, &answer, &account());
    let reread = |number| platform.reread(account, answer, key(number), at(9));
    assert_eq!(reread(1).await, Reread::Found { external_id: Some("sc:4".to_owned()) });
    assert_eq!(reread(2).await, Reread::Absent);
    script.unsure(true);
    assert_eq!(reread(1).await, Reread::Unsure);
}

#[tokio::test]
async fn hiding_and_deleting_show_when_looking_again() {
    let (script, platform) = stage();
    let done = Outcome::Done { external_id: None };
    assert_eq!(platform.act(&account(), &deed(ActionKind::Hide, "sc:2", ""), key(1), at(9)).await, done);
    assert!(script.item("sc:2").unwrap().hidden);
    script.delete("sc:3");
    let ids = ["sc:2".to_owned(), "sc:3".to_owned()];
    let again = platform.look_again(&account(), &ids, at(9)).await.unwrap();
    assert!(matches!(&again[0], Observation::Seen(seen) if seen.hidden == Some(true)));
    assert_eq!(again[1], Observation::Gone { external_id: "sc:3".to_owned() });
    assert_eq!(platform.act(&account(), &deed(ActionKind::Hide, "sc:3", ""), key(2), at(9)).await, Outcome::Gone);
    assert_eq!(platform.act(&account(), &deed(ActionKind::Unhide, "sc:2", ""), key(3), at(9)).await, done);
    assert!(!script.item("sc:2").unwrap().hidden);
}

#[tokio::test]
async fn troubles_come_as_often_as_told() {
    let (script, platform) = stage();
    let busy = Trouble::Busy { retry_after: Some(Duration::from_secs(7)) };
    script.trouble(2, busy.clone());
    script.trouble(1, Trouble::Unreachable);
    for expected in [busy.clone(), busy.clone(), Trouble::Unreachable] {
        assert_eq!(platform.look(&account(), None, at(9)).await, Err(expected));
    }
    assert!(platform.connect(&account(), at(9)).await.is_ok());
    let hide = deed(ActionKind::Hide, "sc:2", "");
    script.mishap(1, Mishap::Busy(Some(Duration::from_secs(7))));
    let expected = Outcome::Retry { after: Duration::from_secs(7), trouble: busy };
    assert_eq!(platform.act(&account(), &hide, key(1), at(9)).await, expected);
    let mut wrong = account();
    wrong.credentials.insert(PASSWORD.to_owned(), "wrong".to_owned());
    assert_eq!(platform.connect(&wrong, at(9)).await, Err(Trouble::SignedOut));
}

#[tokio::test]
async fn attachments_are_fetched() {
    let (script, platform) = stage();
    script.attach("sc:2", "image/png", Some("en båt"), b"png");
    let url = &script.item("sc:2").unwrap().attachments[0].url;
    assert_eq!(platform.fetch(&account(), url, at(9)).await.unwrap(), b"png");
    assert!(platform.fetch(&account(), "scripted:7", at(9)).await.is_err());
}
