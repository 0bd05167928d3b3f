//! Addresses of records in the AT Protocol.

use std::fmt;

/// The collection of posts.
pub(super) const POST: &str = "app.bsky.feed.post";
/// The collection of threadgates, which hide answers under a post.
pub(super) const THREADGATE: &str = "app.bsky.feed.threadgate";

/// The collection of blocks.
pub(super) const BLOCK: &str = "app.bsky.graph.block";

/// `at://{did}/{collection}/{rkey}`: the identity of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct AtUri<'a> {
    pub(super) did: &'a str,
    pub(super) collection: &'a str,
    pub(super) rkey: &'a str,
}

impl<'a> AtUri<'a> {
    /// Reads an address; `None` for anything but a record of an identity.
    pub(super) fn parse(uri: &'a str) -> Option<Self> {
        let mut parts = uri.strip_prefix("at://")?.split('/');
        let (did, collection, rkey) = (parts.next()?, parts.next()?, parts.next()?);
        let is_word =
            |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:~%".contains(&b));
        let whole = parts.next().is_none() && is_word(collection) && is_word(rkey);
        (whole && is_did(did)).then_some(Self { did, collection, rkey })
    }

    /// Reads the address of a post.
    pub(super) fn post(uri: &'a str) -> Option<Self> {
        Self::parse(uri).filter(|uri| uri.collection == POST)
    }

    /// Where people read a post.
    pub(super) fn public_address(&self) -> String {
        format!("https://bsky.app/profile/{}/post/{}", self.did, self.rkey)
    }
}

impl fmt::Display for AtUri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at://{}/{}/{}", self.did, self.collection, self.rkey)
    }
}

/// Whether this can be an opaque identity.
pub(super) fn is_did(text: &str) -> bool {
    text.len() > "did:x:".len()
        && text.starts_with("did:")
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:%".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_addresses() {
        let uri = "at://did:plc:abc/app.bsky.feed.post/3k2a";
        let post = AtUri::post(uri).unwrap();
        assert_eq!((post.did, post.rkey), ("did:plc:abc", "3k2a"));
        assert_eq!(post.to_string(), uri);
        assert_eq!(post.public_address(), "https://bsky.app/profile/did:plc:abc/post/3k2a");
    }

    #[test]
    fn refuses_what_is_no_address() {
        for uri in [
            "",
            "at://",
            "at://did:plc:abc",
            "at://did:plc:abc/a/",
            "https://x/y/z",
            "at://anna.test/a/b",
            "at://did:plc:abc/a/b/c",
            "at://did:plc:a?b/a/b",
        ] {
            assert_eq!(AtUri::parse(uri), None, "{uri}");
        }
        assert_eq!(AtUri::post("at://did:plc:abc/app.bsky.feed.like/3k2a"), None);
    }
}
