//! Following: finding an account by its public address, without signing in.

use serde::Deserialize;

use super::{at::is_did, session::Line, xrpc::Wrong};
use crate::{Connected, Trouble};

/// Where people see an account.
const PAGE: &str = "bsky.app/profile/";

/// The handle or identity in what people write of an account: `@kommun.se`,
/// `kommun.bsky.social`, or the address of its page.
pub(super) fn handle(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    if let Some(rest) = bare.strip_prefix(PAGE) {
        let name = rest.split(['/', '?', '#']).next()?;
        return (is_did(name) || is_handle(name)).then(|| name.to_lowercase());
    }
    // A domain without the sign could be any web site, unless it is this one's.
    let name = text.strip_prefix('@').or_else(|| text.ends_with(".bsky.social").then_some(text))?;
    is_handle(name).then(|| name.to_lowercase())
}

/// Whether this can be a handle: a domain name of at least two parts.
fn is_handle(text: &str) -> bool {
    let is_part = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let last_is_a_name =
        text.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphabetic()));
    text.len() <= 253 && text.contains('.') && text.split('.').all(is_part) && last_is_a_name
}

/// Finds the account.
pub(super) async fn find(line: &Line<'_>) -> Result<Connected, Trouble> {
    #[derive(Deserialize)]
    struct Profile {
        did: String,
        handle: String,
    }
    match line.get::<Profile>("app.bsky.actor.getProfile", &[("actor", &line.account.handle)]).await {
        Ok(profile) if is_did(&profile.did) => Ok(Connected { external_id: profile.did, handle: profile.handle }),
        Ok(_) => Err(Trouble::Garbled),
        // Taken down, deactivated, never there: for a follower all the same.
        Err(Wrong::Refused(refusal)) if refusal.status == 400 || refusal.status == 404 => Err(Trouble::NoAccount),
        Err(Wrong::Refused(refusal)) if matches!(refusal.status, 401 | 403) => Err(Trouble::MembersOnly),
        Err(wrong) => Err(wrong.trouble()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_told_from_what_people_write() {
        for (text, expected) in [
            ("@kommun.bsky.social", "kommun.bsky.social"),
            (" @Kommun.se ", "kommun.se"),
            ("kommun.bsky.social", "kommun.bsky.social"),
            ("https://bsky.app/profile/kommun.bsky.social", "kommun.bsky.social"),
            ("https://bsky.app/profile/kommun.se/post/3k2a?x", "kommun.se"),
            ("https://bsky.app/profile/did:plc:abc123", "did:plc:abc123"),
        ] {
            assert_eq!(handle(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_may_mean_something_else_is_not_taken() {
        for text in [
            "",
            "@",
            "@kommun",
            "kommun.se",
            "@namn@mastodon.example",
            "https://mastodon.example/@namn",
            "https://bsky.app/",
            "https://bsky.app/profile/",
            "@-x.se",
            "@kommun..se",
            "@10.0.0.1",
            "@kom mun.se",
        ] {
            assert_eq!(handle(text), None, "{text}");
        }
    }
}
