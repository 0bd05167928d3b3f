//! An account that is followed without credentials, and the way back.

use saklig_channel::{Connected, Observation, Platform, Trouble};
use saklig_net::fake::Reply;
use serde_json::json;

use crate::recorded::{now, own_did, recorded, server, stage, times};

const FEED: &str = "app.bsky.feed.getAuthorFeed";
const PROFILE: &str = "app.bsky.actor.getProfile";

#[tokio::test]
async fn a_public_account_is_found_and_read_without_signing_in() {
    let server = server(|method, _, _| {
        (method == PROFILE).then(|| Reply::json(200, &json!({"did": own_did(), "handle": "kommunen.test"})))
    })
    .await;
    let (bluesky, mut account) = stage(&server);
    account.credentials.clear();
    let found = bluesky.find(&account, now()).await;
    assert_eq!(found, Ok(Connected { external_id: own_did(), handle: "kommunen.test".to_owned() }));
    let look = bluesky.look(&account, None, now()).await.unwrap();
    assert_eq!(look.observations.len(), 3, "the post, the comment and the answer");
    // What is hidden stands in records that the public view does not show.
    assert!(look.observations.iter().all(|seen| matches!(seen, Observation::Seen(seen) if seen.hidden.is_none())));
    let ids = [crate::recorded::post_and_comment().1["uri"].as_str().unwrap().to_owned()];
    assert!(!bluesky.look_again(&account, &ids, now()).await.unwrap().is_empty());
    assert_eq!(times(&server, "com.atproto.server.createSession"), 0);
    assert_eq!(times(&server, "app.bsky.notification.listNotifications"), 0);
    assert!(server.asked().iter().flat_map(|asked| &asked.headers).all(|line| !line.contains("Bearer")));
}

#[tokio::test]
async fn who_is_not_there_is_said() {
    for (reply, trouble) in [
        (Reply::json(400, &json!({"error": "InvalidRequest", "message": "Profile not found"})), Trouble::NoAccount),
        (Reply::json(401, &json!({"error": "AuthMissing"})), Trouble::MembersOnly),
        (Reply::status(500, []), Trouble::Broken { status: 500 }),
        (Reply::json(200, &json!({"did": "x", "handle": "y"})), Trouble::Garbled),
        (Reply::HangUp, Trouble::Unreachable),
    ] {
        let server = server(move |method, _, _| (method == PROFILE).then(|| reply.clone())).await;
        let (bluesky, mut account) = stage(&server);
        account.credentials.clear();
        assert_eq!(bluesky.find(&account, now()).await, Err(trouble));
    }
}

/// Three pages of posts: the first look reads the newest, and the way back the
/// rest, a page in each look.
#[tokio::test]
async fn the_way_back_is_gone_page_by_page_and_can_be_taken_up_again() {
    let page = |number: usize| {
        let mut page = recorded(FEED);
        for entry in page["feed"].as_array_mut().unwrap() {
            let uri = entry["post"]["uri"].as_str().unwrap().to_owned();
            entry["post"]["uri"] = json!(format!("{uri}{number}"));
            entry["post"]["record"]["createdAt"] = json!("2021-01-01T00:00:00Z");
            entry["post"]["indexedAt"] = json!("2021-01-01T00:00:00Z");
        }
        if number < 3 {
            page["cursor"] = json!(format!("page{}", number + 1));
        }
        page
    };
    let server = server(move |method, _, asked| {
        let number = (2..=3).find(|number| asked.target.contains(&format!("cursor=page{number}"))).unwrap_or(1);
        (method == FEED).then(|| Reply::json(200, &page(number)))
    })
    .await;
    let (bluesky, account) = stage(&server);
    let (mut cursor, mut ids, mut looks) = (None, std::collections::BTreeSet::new(), 0);
    loop {
        // From another process each time: the place is in the cursor.
        let (bluesky, account) = stage(&server);
        let look = bluesky.look(&account, cursor.as_deref(), now()).await.unwrap();
        ids.extend(look.observations.into_iter().filter_map(|observation| match observation {
            Observation::Seen(seen) => Some(seen.external_id),
            Observation::Gone { .. } => None,
        }));
        (cursor, looks) = (look.cursor, looks + 1);
        if !look.more {
            break;
        }
        assert!(looks < 10, "there is always more");
    }
    for number in 1..=3 {
        assert!(ids.iter().any(|id| id.ends_with(&number.to_string())), "page {number}: {ids:?}");
    }
    let asked = times(&server, FEED);
    let look = bluesky.look(&account, cursor.as_deref(), now()).await.unwrap();
    assert!(!look.more);
    assert!(times(&server, FEED) <= asked + 2, "the way back is gone once");
}
