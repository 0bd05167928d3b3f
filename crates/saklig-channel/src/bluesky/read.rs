//! Looking: what is new, and what became of what is known.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::Deserialize;
use serde_json::Value;

use super::{
    at::AtUri,
    cursor::{Cursor, Place},
    record::{PostView, is_of},
    session::Line,
    thread,
    threadgate::Gates,
    xrpc::Wrong,
};
use crate::{Look, Observation, Seen};

/// How many pages of one list a look reads before it hands over.
const PAGES: usize = 5;
/// How many posts the platform shows at once by address.
const AT_ONCE: usize = 25;
/// How many looks there are from one walk through the threads to the next.
const WALK_EVERY: u32 = 6;

/// What a look has gathered; each item once.
pub(super) struct Gathered<'a> {
    own: &'a str,
    base_url: &'a str,
    gates: Option<Gates>,
    seen: BTreeMap<String, Seen>,
}

impl Gathered<'_> {
    /// Takes in posts, with whether they are hidden.
    pub(super) async fn add(&mut self, line: &Line<'_>, views: &[PostView]) -> Result<(), Wrong> {
        for view in views {
            let root = view.reply().map(|reply| reply.root.uri).filter(|root| is_of(root, self.own));
            let hidden = match &root {
                Some(root) => self.gates(line).await?.hides(root, &view.uri),
                None => None,
            };
            self.seen.insert(view.uri.clone(), view.seen(self.own, hidden, self.base_url));
        }
        Ok(())
    }

    /// The threadgates, read when first needed.
    pub(super) async fn gates(&mut self, line: &Line<'_>) -> Result<&Gates, Wrong> {
        let gates = match self.gates.take() {
            Some(gates) => gates,
            None => Gates::read(line).await?,
        };
        Ok(self.gates.insert(gates))
    }

    fn observations(self) -> Vec<Observation> {
        let mut seen: Vec<_> = self.seen.into_values().collect();
        seen.sort_by(|a, b| (a.posted_at, &a.external_id).cmp(&(b.posted_at, &b.external_id)));
        seen.into_iter().map(Observation::Seen).collect()
    }
}

/// Looks for what is new since `cursor`.
pub(super) async fn look(line: &Line<'_>, cursor: Option<&str>) -> Result<Look, Wrong> {
    let own = line.own().await?;
    let own = own.as_str();
    let mut cursor = Cursor::read(cursor);
    let mut gathered = Gathered { own, base_url: &line.account.base_url, gates: None, seen: BTreeMap::new() };

    let is_first = cursor.own == Place::default();
    let posts = read(line, &mut cursor.own, |from| own_posts(line, own, "posts_with_replies", 30, from)).await;
    let (posts, is_known) = match posts {
        // The network learns of a fresh account a moment after its server does.
        Err(wrong) if is_first && wrong.is_unknown_account() => (Vec::new(), false),
        posts => (posts?, true),
    };
    // Notifications are for the account itself; without credentials, answers
    // are found by walking the threads.
    let notices =
        if line.is_public() { Vec::new() } else { read(line, &mut cursor.notices, |from| notices(line, from)).await? };
    let context = context(line, own, posts.iter().chain(&notices)).await?;
    for views in [&context, &posts, &notices] {
        gathered.add(line, views).await?;
    }

    let mut more = cursor.own.is_under_way() || cursor.notices.is_under_way();
    if !more && is_known {
        if !cursor.earlier.is_done {
            cursor.earlier.go_on(line, own, &mut gathered).await?;
            more = !cursor.earlier.is_done;
        }
        if cursor.looks.is_multiple_of(WALK_EVERY) {
            let (roots, _) = own_posts(line, own, "posts_no_replies", 50, None).await?;
            thread::walk(line, roots, &mut cursor.threads, &mut gathered).await?;
        }
        cursor.looks = (cursor.looks + 1) % WALK_EVERY;
    }
    Ok(Look { observations: gathered.observations(), cursor: cursor.write(), more })
}

/// A page of a list, and the platform's cursor of the next.
type Page = (Vec<PostView>, Option<String>);

/// Reads what is new in a list, newest first.
async fn read<F: Future<Output = Result<Page, Wrong>>>(
    line: &Line<'_>,
    place: &mut Place,
    page: impl Fn(Option<String>) -> F,
) -> Result<Vec<PostView>, Wrong> {
    let (mut reading, mut is_restarted) = (place.reading(line.now), false);
    for _ in 0..PAGES {
        let from = reading.from().map(str::to_owned);
        let (views, next) = match page(from.clone()).await {
            // The platform's own cursors can go stale; from the top, nothing is
            // missed. If it then refuses again, there is no way further back.
            Err(Wrong::Refused(_)) if from.is_some() => {
                reading.restart();
                if is_restarted {
                    break;
                }
                is_restarted = true;
                continue;
            }
            page => page?,
        };
        if !reading.take(views, next) {
            break;
        }
    }
    Ok(reading.end(place))
}

/// Answers to the account, mentions and quotations of it.
async fn notices(line: &Line<'_>, from: Option<String>) -> Result<Page, Wrong> {
    #[derive(Deserialize)]
    struct Notices {
        notifications: Vec<Value>,
        cursor: Option<String>,
    }
    let mut query = vec![("limit", "50"), ("reasons", "reply"), ("reasons", "mention"), ("reasons", "quote")];
    query.extend(from.as_deref().map(|from| ("cursor", from)));
    let page: Notices = line.get("app.bsky.notification.listNotifications", &query).await?;
    Ok((page.notifications.into_iter().filter_map(PostView::read).collect(), page.cursor))
}

/// The account's own posts; what it merely passed on is left out.
pub(super) async fn own_posts(
    line: &Line<'_>,
    own: &str,
    filter: &str,
    limit: u8,
    from: Option<String>,
) -> Result<Page, Wrong> {
    #[derive(Deserialize)]
    struct Feed {
        feed: Vec<Entry>,
        cursor: Option<String>,
    }
    #[derive(Deserialize)]
    struct Entry {
        post: Value,
        /// Why someone else's post, or an old one, stands here.
        reason: Option<Value>,
    }
    let limit = limit.to_string();
    let mut query = vec![("actor", own), ("filter", filter), ("limit", &limit)];
    query.extend(from.as_deref().map(|from| ("cursor", from)));
    let page: Feed = line.get("app.bsky.feed.getAuthorFeed", &query).await?;
    let posts =
        page.feed.into_iter().filter(|entry| entry.reason.is_none()).filter_map(|entry| PostView::read(entry.post));
    Ok((posts.filter(|view| view.author.did == own).collect(), page.cursor))
}

/// What new answers hang from: their thread's post and what they answer, in
/// one's own threads; elsewhere only what the account itself wrote, since
/// other people there have not addressed it.
async fn context<'a>(
    line: &Line<'_>,
    own: &str,
    new: impl Iterator<Item = &'a PostView>,
) -> Result<Vec<PostView>, Wrong> {
    let (mut wanted, mut at_hand) = (BTreeSet::new(), HashSet::new());
    for view in new {
        at_hand.insert(view.uri.as_str());
        if let Some(reply) = view.reply() {
            let is_own_thread = is_of(&reply.root.uri, own);
            let near = [reply.root.uri, reply.parent.uri].into_iter();
            wanted.extend(near.filter(|uri| AtUri::post(uri).is_some() && (is_own_thread || is_of(uri, own))));
        }
    }
    let missing: Vec<String> = wanted.into_iter().filter(|uri| !at_hand.contains(uri.as_str())).collect();
    posts(line, &missing).await
}

/// Posts by address; those that are not shown are left out.
pub(super) async fn posts(line: &Line<'_>, uris: &[String]) -> Result<Vec<PostView>, Wrong> {
    #[derive(Deserialize)]
    struct Posts {
        posts: Vec<Value>,
    }
    let mut found = Vec::new();
    for some in uris.chunks(AT_ONCE) {
        let query: Vec<_> = some.iter().map(|uri| ("uris", uri.as_str())).collect();
        let page: Posts = line.get("app.bsky.feed.getPosts", &query).await?;
        found.extend(page.posts.into_iter().filter_map(PostView::read));
    }
    Ok(found)
}

/// Whether a post that is not shown still exists. The platform also leaves
/// out posts of people who block the account; those are not gone.
pub(super) async fn exists(line: &Line<'_>, uri: &AtUri<'_>) -> Result<bool, Wrong> {
    let query = [("repo", uri.did), ("collection", uri.collection), ("rkey", uri.rkey)];
    match line.get::<Value>("com.atproto.repo.getRecord", &query).await {
        Ok(_) => Ok(true),
        Err(wrong) if wrong.is_nothing_there() => Ok(false),
        Err(wrong) => Err(wrong),
    }
}

/// Looks again at known items.
pub(super) async fn look_again(line: &Line<'_>, external_ids: &[String]) -> Result<Vec<Observation>, Wrong> {
    let own = line.own().await?;
    let ids: Vec<String> = external_ids.iter().filter(|id| AtUri::post(id).is_some()).cloned().collect();
    let views = posts(line, &ids).await?;
    let shown: HashSet<&str> = views.iter().map(|view| view.uri.as_str()).collect();
    let mut gone = Vec::new();
    for id in ids.iter().filter(|id| !shown.contains(id.as_str())) {
        if let Some(uri) = AtUri::post(id)
            && !exists(line, &uri).await?
        {
            gone.push(Observation::Gone { external_id: id.clone() });
        }
    }
    let base_url = &line.account.base_url;
    let mut gathered = Gathered { own: &own, base_url, gates: None, seen: BTreeMap::new() };
    gathered.add(line, &views).await?;
    let mut observations = gathered.observations();
    observations.extend(gone);
    Ok(observations)
}
