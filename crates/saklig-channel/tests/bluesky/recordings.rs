//! What the real servers answered is read as it should be.

use crate::recorded::{key, now, own_did, post_and_comment, server, stage, times};
use saklig_channel::{Observation, Outcome, Platform, Seen};
use saklig_model::{action::ActionKind, item::ItemKind};

fn seen(observations: Vec<Observation>) -> Vec<Seen> {
    let only_seen = observations.into_iter().map(|observation| match observation {
        Observation::Seen(seen) => seen,
        Observation::Gone { .. } => panic!("nothing is gone"),
    });
    only_seen.collect()
}

#[tokio::test]
async fn a_first_look_shows_the_post_the_comment_and_the_answer() {
    let server = server(|_, _, _| None).await;
    let (bluesky, account) = stage(&server);
    let look = bluesky.look(&account, None, now()).await.unwrap();
    assert!(!look.more);
    let seen = seen(look.observations);
    let kinds: Vec<_> = seen.iter().map(|seen| (seen.kind, seen.own)).collect();
    assert_eq!(kinds, [(ItemKind::Post, true), (ItemKind::Comment, false), (ItemKind::Comment, true)]);

    let (post, comment) = post_and_comment();
    let item = &seen[1];
    assert_eq!(item.external_id, comment["uri"]);
    assert_eq!(item.root.as_deref(), post["uri"].as_str());
    assert_eq!(item.text, "Mitt personnummer är 990231-1234, när plogar ni? Åäö 👩‍👩‍👧");
    assert_eq!((item.lang.as_deref(), item.hidden), (Some("sv"), Some(false)));
    assert!(item.author_name.starts_with("anna-") && item.author_name.ends_with(".test"));
    assert!(item.url.as_ref().unwrap().starts_with("https://bsky.app/profile/did:plc:"));
    assert_eq!((seen[0].author_id.as_str(), seen[0].parent.as_deref()), (own_did().as_str(), None));
    assert_eq!(seen[2].parent, Some(item.external_id.clone()));

    let again = bluesky.look(&account, look.cursor.as_deref(), now()).await.unwrap();
    assert_eq!(again.observations, []);
    assert_eq!(times(&server, "com.atproto.server.createSession"), 1);
}

#[tokio::test]
async fn looking_again_shows_how_items_stand() {
    let server = server(|_, _, _| None).await;
    let (bluesky, account) = stage(&server);
    let (post, comment) = post_and_comment();
    let absent = format!("at://{}/app.bsky.feed.post/3aaaaaaaaaaaa", own_did());
    let text = |value: &serde_json::Value| value["uri"].as_str().unwrap().to_owned();
    let ids = [text(&post), text(&comment), absent.clone(), "not an address".to_owned()];
    let mut again = bluesky.look_again(&account, &ids, now()).await.unwrap();
    assert_eq!(again.pop(), Some(Observation::Gone { external_id: absent }));
    assert_eq!(seen(again).len(), 2);
}

#[tokio::test]
async fn an_answer_is_sent_as_the_servers_take_it() {
    let server = server(|_, _, _| None).await;
    let (bluesky, account) = stage(&server);
    let deed = crate::recorded::deed(ActionKind::Answer);
    let outcome = bluesky.act(&account, &deed, key(), now()).await;
    assert!(matches!(outcome, Outcome::Done { external_id: Some(_) }));
    let asked = server.asked();
    let put = asked.iter().find(|asked| crate::recorded::method(asked) == "com.atproto.repo.putRecord").unwrap();
    let body: serde_json::Value = serde_json::from_slice(&put.body).unwrap();
    let (post, comment) = post_and_comment();
    assert!(body["swapRecord"].is_null() && body.as_object().unwrap().contains_key("swapRecord"));
    let expected = serde_json::json!({
        "$type": "app.bsky.feed.post", "text": "Hej!", "createdAt": "2026-11-22T12:00:00.000Z",
        "reply": {"root": post, "parent": comment},
    });
    assert_eq!(body["record"], expected);
}
