//! Looking: what is new, what was there before, and what became of it.

use std::collections::{BTreeMap, HashSet};

use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    address::{full_name, local},
    ask::{Line, Links, Wrong, is_id},
    cursor::Cursor,
    status::Status,
};
use crate::{Connected, Look, Observation, Seen, Trouble};

/// How many statuses are asked for at once.
const PAGE: &str = "20";
/// How many pages of new statuses a look reads before it hands over.
const PAGES: usize = 5;
/// How many looks there are from one walk through the threads to the next.
const WALK_EVERY: u32 = 4;
/// How many threads are walked, and how old their posts may be.
const THREADS: usize = 20;
const AGE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How many statuses a server shows at once by identity.
const AT_ONCE: usize = 20;

/// Finds an account by its name at its own server.
pub(super) async fn find(line: &Line<'_>) -> Result<Connected, Trouble> {
    #[derive(Deserialize)]
    struct Found {
        id: String,
        acct: String,
    }
    match line.get::<Found>("accounts/lookup", &[("acct", local(&line.account.handle))]).await {
        Ok((found, _)) if is_id(&found.id) => {
            Ok(Connected { external_id: found.id, handle: full_name(&found.acct, &line.account.base_url) })
        }
        Err(Wrong::Nothing { by_interface: true }) => Err(Trouble::NoAccount),
        // Whatever answers there, it is no server of this kind.
        Ok(_)
        | Err(Wrong::Nothing { by_interface: false } | Wrong::Trouble(Trouble::Garbled | Trouble::Unreachable)) => {
            Err(Trouble::NoServer)
        }
        Err(Wrong::Trouble(trouble)) => Err(trouble),
    }
}

/// What a look has gathered; each status once.
struct Gathered<'a> {
    own: &'a str,
    base_url: &'a str,
    seen: BTreeMap<String, Seen>,
}

impl<'a> Gathered<'a> {
    fn new(line: &Line<'a>) -> Self {
        Self { own: &line.account.external_id, base_url: &line.account.base_url, seen: BTreeMap::new() }
    }

    fn add<'s>(&mut self, statuses: impl IntoIterator<Item = &'s Status>, root: Option<&str>) {
        for status in statuses {
            let seen = status.seen(self.own, root, self.base_url);
            // With its thread known it says more than without.
            match self.seen.get(&status.id) {
                Some(known) if known.root.is_some() => {}
                _ => {
                    self.seen.insert(status.id.clone(), seen);
                }
            }
        }
    }

    fn observations(self) -> Vec<Observation> {
        let mut seen: Vec<_> = self.seen.into_values().collect();
        seen.sort_by(|a, b| (a.posted_at, &a.external_id).cmp(&(b.posted_at, &b.external_id)));
        seen.into_iter().map(Observation::Seen).collect()
    }
}

/// Looks for what is new since `cursor`, and goes on back from the first look.
pub(super) async fn look(line: &Line<'_>, cursor: Option<&str>) -> Result<Look, Wrong> {
    let mut cursor = Cursor::read(cursor);
    let mut gathered = Gathered::new(line);
    let mut more = false;
    if cursor.newest.is_none() {
        let (statuses, links) = own(line, &[]).await?;
        cursor.newest = links.newer.or_else(|| statuses.first().map(|status| status.id.clone()));
        cursor.earlier = links.older.or_else(|| statuses.last().map(|status| status.id.clone()));
        with_threads(line, &statuses, &mut gathered).await?;
    } else {
        more = forwards(line, &mut cursor, &mut gathered).await?;
        if let Some(earlier) = cursor.earlier.clone() {
            let (statuses, links) = own(line, &[("max_id", &earlier)]).await?;
            let last = statuses.last().map(|status| status.id.clone());
            cursor.earlier = links.older.or(last).filter(|next| *next != earlier);
            with_threads(line, &statuses, &mut gathered).await?;
        }
    }
    more |= cursor.earlier.is_some();
    if !more {
        if cursor.looks.is_multiple_of(WALK_EVERY) {
            walk(line, &mut cursor.threads, &mut gathered).await?;
        }
        cursor.looks = (cursor.looks + 1) % WALK_EVERY;
    }
    Ok(Look { observations: gathered.observations(), cursor: cursor.write(), more })
}

/// Reads forwards from the newest status that is known; tells whether there is more.
async fn forwards(line: &Line<'_>, cursor: &mut Cursor, gathered: &mut Gathered<'_>) -> Result<bool, Wrong> {
    for _ in 0..PAGES {
        let from = cursor.newest.clone().unwrap_or_default();
        let (statuses, links) = own(line, &[("min_id", &from)]).await?;
        let newest = links.newer.or_else(|| statuses.first().map(|status| status.id.clone()));
        gathered.add(&statuses, None);
        match newest.filter(|newest| *newest != from) {
            Some(newest) => cursor.newest = Some(newest),
            None => return Ok(false),
        }
    }
    Ok(true)
}

/// A page of the account's own statuses, newest first, without what it merely
/// passed on.
async fn own(line: &Line<'_>, query: &[(&str, &str)]) -> Result<(Vec<Status>, Links), Wrong> {
    let path = format!("accounts/{}/statuses", line.account.external_id);
    let query: Vec<_> =
        [("limit", PAGE), ("exclude_reblogs", "true")].into_iter().chain(query.iter().copied()).collect();
    let (page, links): (Vec<Value>, Links) = line.get(&path, &query).await?;
    let statuses = page.into_iter().filter_map(Status::read);
    Ok((statuses.filter(|status| status.account.id == line.account.external_id).collect(), links))
}

/// Takes in statuses and all answers below them.
async fn with_threads(line: &Line<'_>, statuses: &[Status], gathered: &mut Gathered<'_>) -> Result<(), Wrong> {
    gathered.add(statuses, None);
    for status in statuses.iter().filter(|status| status.replies_count > 0) {
        if let Some(answers) = below(line, &status.id).await? {
            gathered.add(&answers, Some(&status.id));
        }
    }
    Ok(())
}

/// The answers below a status, near and far; `None` where it is gone or the
/// server fails at it, which must not stop all reading.
async fn below(line: &Line<'_>, id: &str) -> Result<Option<Vec<Status>>, Wrong> {
    #[derive(Deserialize)]
    struct Context {
        descendants: Vec<Value>,
    }
    match line.get::<Context>(&format!("statuses/{id}/context"), &[]).await {
        Ok((context, _)) => Ok(Some(context.descendants.into_iter().filter_map(Status::read).collect())),
        Err(Wrong::Nothing { .. }) => Ok(None),
        Err(Wrong::Trouble(trouble @ (Trouble::Broken { .. } | Trouble::Refused { .. }))) => {
            tracing::warn!(%trouble, "a thread could not be walked");
            Ok(None)
        }
        Err(wrong) => Err(wrong),
    }
}

/// Walks the threads of recent statuses: an answer is found no other way. A
/// thread in which nothing changed since the last walk adds nothing.
async fn walk(line: &Line<'_>, known: &mut BTreeMap<String, String>, gathered: &mut Gathered<'_>) -> Result<(), Wrong> {
    let (statuses, _) = own(line, &[]).await?;
    let is_recent = |status: &Status| line.now.duration_since(status.created_at) < AGE;
    let mut walked = BTreeMap::new();
    for root in statuses.iter().filter(|status| status.replies_count > 0 && is_recent(status)).take(THREADS) {
        let Some(answers) = below(line, &root.id).await? else { continue };
        let content = digest(&answers);
        if known.get(&root.id) != Some(&content) {
            gathered.add([root], None);
            gathered.add(&answers, Some(&root.id));
        }
        walked.insert(root.id.clone(), content);
    }
    *known = walked;
    Ok(())
}

/// What is in a thread, briefly.
fn digest(answers: &[Status]) -> String {
    let mut hash = Sha256::new();
    let mut parts: Vec<_> = answers.iter().map(|status| format!("{} {:?}", status.id, status.edited_at)).collect();
    parts.sort_unstable();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Looks again at known statuses: many at once where the server can, then one
/// by one those that it did not show.
pub(super) async fn look_again(line: &Line<'_>, external_ids: &[String]) -> Result<Vec<Observation>, Wrong> {
    let ids: Vec<&String> = external_ids.iter().filter(|id| is_id(id)).collect();
    let mut gathered = Gathered::new(line);
    let (mut gone, mut missing) = (Vec::new(), Vec::new());
    for some in ids.chunks(AT_ONCE) {
        let query: Vec<_> = some.iter().map(|id| ("id[]", id.as_str())).collect();
        match line.get::<Vec<Value>>("statuses", &query).await {
            Ok((page, _)) => {
                let shown: Vec<Status> = page.into_iter().filter_map(Status::read).collect();
                let there: HashSet<&str> = shown.iter().map(|status| status.id.as_str()).collect();
                missing.extend(some.iter().filter(|id| !there.contains(id.as_str())).copied());
                gathered.add(&shown, None);
            }
            // Servers before 4.3, and others, show them one by one only.
            Err(Wrong::Nothing { .. } | Wrong::Trouble(Trouble::Refused { .. })) => {
                missing.extend(some.iter().copied());
            }
            Err(wrong) => return Err(wrong),
        }
    }
    // One by one costs a question each: some now, others in turn.
    let start = usize::try_from(line.now.as_second() / 15).unwrap_or(0) * AT_ONCE;
    let in_turn = missing.iter().cycle().skip(start.checked_rem(missing.len()).unwrap_or(0));
    for id in in_turn.take(AT_ONCE.min(missing.len())) {
        match line.get::<Value>(&format!("statuses/{id}"), &[]).await {
            // What is no longer public is gone, as far as anyone can see.
            Ok((value, _)) => match Status::read(value) {
                Some(status) => gathered.add([&status], None),
                None => gone.push(Observation::Gone { external_id: (*id).clone() }),
            },
            Err(Wrong::Nothing { by_interface: true }) => {
                gone.push(Observation::Gone { external_id: (*id).clone() });
            }
            Err(Wrong::Nothing { by_interface: false }) => return Err(Wrong::Trouble(Trouble::Garbled)),
            Err(wrong) => return Err(wrong),
        }
    }
    let mut observations = gathered.observations();
    observations.extend(gone);
    Ok(observations)
}
