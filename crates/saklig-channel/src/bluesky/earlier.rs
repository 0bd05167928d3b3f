//! What was there before: on first sight of an account, the threads under all
//! its own posts are gone through, newest first, a page in each look. The place
//! is kept in the cursor, so that a stop in between costs nothing.

use serde::{Deserialize, Serialize};

use super::{
    at::AtUri,
    read::{Gathered, own_posts},
    session::Line,
    thread,
    xrpc::Wrong,
};

/// How many posts a look goes through.
const AT_ONCE: u8 = 20;
/// How often the platform may refuse its own place in the list before the way
/// back counts as gone.
const RESTARTS: u8 = 2;

/// How far the way back has been gone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    /// The platform's cursor of the next page; none at the beginning.
    from: Option<String>,
    restarts: u8,
    /// Whether the end was reached.
    pub(super) is_done: bool,
}

impl Earlier {
    /// Goes through one more page of posts and all that hangs from them.
    pub(super) async fn go_on(&mut self, line: &Line<'_>, own: &str, gathered: &mut Gathered<'_>) -> Result<(), Wrong> {
        let (posts, next) = match own_posts(line, own, "posts_no_replies", AT_ONCE, self.from.clone()).await {
            Err(Wrong::Refused(_)) if self.from.is_some() => {
                *self = Self { from: None, restarts: self.restarts + 1, is_done: self.restarts + 1 > RESTARTS };
                return Ok(());
            }
            page => page?,
        };
        gathered.add(line, &posts).await?;
        for post in posts.iter().filter(|post| post.reply_count > 0) {
            let Some(uri) = AtUri::post(&post.uri) else { continue };
            if let Some(answers) = thread::answers(line, uri).await? {
                gathered.add(line, &answers).await?;
            }
        }
        self.is_done = next.is_none() || next == self.from;
        self.from = next.filter(|_| !self.is_done);
        Ok(())
    }
}
