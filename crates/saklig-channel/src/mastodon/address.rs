//! Accounts as people write them: `@namn@server.example`, or the address of
//! the account's page.

use crate::PublicAddress;

/// Reads an account's address; `None` for anything else.
pub(super) fn read(text: &str) -> Option<PublicAddress> {
    let text = text.trim();
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme @ ("https" | "http"), rest)) => (scheme, Some(rest)),
        Some(_) => return None,
        None => ("https", None),
    };
    let (name, host) = match rest {
        Some(rest) => {
            let (host, path) = rest.split_once('/')?;
            let name = path.trim_end_matches('/').strip_prefix('@')?;
            // A server's page of an account that lives on another.
            name.split_once('@').unwrap_or((name, host))
        }
        None => text.strip_prefix('@').unwrap_or(text).split_once('@')?,
    };
    let host = host.to_lowercase();
    (is_name(name) && is_host(&host))
        .then(|| PublicAddress { handle: format!("@{name}@{host}"), base_url: format!("{scheme}://{host}") })
}

/// The name that the account's own server knows it by: without the server.
pub(super) fn local(handle: &str) -> &str {
    handle.trim_start_matches('@').split('@').next().unwrap_or_default()
}

/// `@namn@server` of what a server calls an account: people of its own go
/// without the server there.
#[must_use]
pub fn full_name(acct: &str, base_url: &str) -> String {
    let acct = acct.trim_start_matches('@');
    if acct.contains('@') {
        return format!("@{acct}");
    }
    let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    format!("@{acct}@{}", host.split('/').next().unwrap_or_default())
}

fn is_name(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
        && !text.starts_with(['.', '-'])
}

/// A domain, or an address of a trial on this machine, with or without a port.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let has_parts = name == "localhost" || (name.contains('.') && name.split('.').all(is_part));
    has_parts && name.len() <= 253 && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_told_from_what_people_write() {
        for text in [
            "@namn@mastodon.example",
            "namn@mastodon.example",
            " https://mastodon.example/@namn ",
            "https://Mastodon.Example/@namn/",
            "https://other.example/@namn@mastodon.example",
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.handle.as_str(), found.base_url.as_str()),
                ("@namn@mastodon.example", "https://mastodon.example")
            );
        }
        let trial = read("http://127.0.0.1:4000/@namn").unwrap();
        assert_eq!((trial.handle.as_str(), trial.base_url.as_str()), ("@namn@127.0.0.1:4000", "http://127.0.0.1:4000"));
    }

    #[test]
    fn what_is_no_account_is_not_taken() {
        for text in [
            "",
            "@",
            "@@",
            "@namn",
            "@namn@",
            "@namn@server",
            "@kommun.bsky.social",
            "https://mastodon.example/",
            "https://mastodon.example/namn",
            "https://mastodon.example/@namn/113",
            "https://user@mastodon.example/@namn",
            "ftp://mastodon.example/@namn",
            "@na mn@mastodon.example",
            "@namn@mastodon.example:x",
            "https://bsky.app/profile/namn.bsky.social",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn people_of_the_server_itself_get_its_name_too() {
        assert_eq!(full_name("rut", "https://mastodon.example"), "@rut@mastodon.example");
        assert_eq!(full_name("rut@annan.example", "https://mastodon.example"), "@rut@annan.example");
        assert_eq!(local("@namn@mastodon.example"), "namn");
    }
}
