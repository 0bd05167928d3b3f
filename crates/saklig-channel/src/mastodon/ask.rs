//! Asking a server, and what its refusals mean.

use jiff::Timestamp;
use saklig_net::{Answer, Ask, Failure, Net, NetError};
use serde::de::DeserializeOwned;

use crate::{Account, Trouble};

/// Why a question was not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// There is no such thing (404, 410). `by_interface` tells whether the
    /// server said so in the interface's own form.
    Nothing { by_interface: bool },
    /// Anything else.
    Trouble(Trouble),
}

impl Wrong {
    /// The trouble that a person is told of.
    pub(super) fn trouble(self) -> Trouble {
        match self {
            Self::Nothing { .. } => Trouble::NoAccount,
            Self::Trouble(trouble) => trouble,
        }
    }
}

impl From<Failure> for Wrong {
    fn from(failure: Failure) -> Self {
        Self::Trouble(match failure.error {
            NetError::Unreachable | NetError::TimedOut => Trouble::Unreachable,
            NetError::TooLarge | NetError::Garbled => Trouble::Garbled,
            NetError::Address => Trouble::Address,
        })
    }
}

/// Asks once, and sorts the answer.
pub(super) async fn send(net: &Net, ask: Ask, now: Timestamp) -> Result<Answer, Wrong> {
    let answer = net.send(ask).await?;
    let wait = answer.wait(now);
    let trouble = match answer.status {
        200..=299 => return Ok(answer),
        401 | 403 => Trouble::MembersOnly,
        404 | 410 => {
            let by_interface = answer.json::<serde_json::Value>().is_ok_and(|body| body.get("error").is_some());
            return Err(Wrong::Nothing { by_interface });
        }
        429 => Trouble::Busy { retry_after: wait },
        503 if wait.is_some() => Trouble::Busy { retry_after: wait },
        status @ 500..=599 => Trouble::Broken { status },
        status @ 400..=499 => Trouble::Refused { said: format!("HTTP {status}") },
        // A redirection is not followed: it may lead anywhere.
        _ => Trouble::Garbled,
    };
    Err(Wrong::Trouble(trouble))
}

/// Where a list goes on, as its `Link` header says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// `max_id` of the older page.
    pub(super) older: Option<String>,
    /// `min_id` of the newer page.
    pub(super) newer: Option<String>,
}

impl Links {
    /// Reads the header. Only the identities in it are used: its addresses
    /// could lead elsewhere.
    fn read(header: &str) -> Self {
        let mut links = Self::default();
        for link in header.split('<').skip(1) {
            let Some((address, relation)) = link.split_once('>') else { continue };
            let query = address.split_once('?').map_or("", |(_, query)| query);
            let value = |name: &str| {
                let pair = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
                pair.map(|(_, value)| value.to_owned()).filter(|value| is_id(value))
            };
            if relation.contains("rel=\"next\"") {
                links.older = value("max_id");
            } else if relation.contains("rel=\"prev\"") {
                links.newer = value("min_id");
            }
        }
        links
    }
}

/// Whether this can be the identity of a status or an account: nothing that
/// means something in an address.
pub(super) fn is_id(text: &str) -> bool {
    (1..=100).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A line to the account's own server, for the length of one call.
pub(super) struct Line<'a> {
    pub(super) net: &'a Net,
    pub(super) account: &'a Account,
    pub(super) now: Timestamp,
}

impl Line<'_> {
    /// Reads something, with where it goes on.
    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<(T, Links), Wrong> {
        let ask = Ask::get(format!("{}/api/v1/{path}", self.account.base_url.trim_end_matches('/')));
        let ask = query.iter().fold(ask, |ask, (name, value)| ask.query(*name, *value));
        let answer = send(self.net, ask, self.now).await?;
        let links = answer.header("link").map(Links::read).unwrap_or_default();
        Ok((answer.json().map_err(|_| Wrong::Trouble(Trouble::Garbled))?, links))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_header_tells_where_a_list_goes_on() {
        let header = "<https://mastodon.example/api/v1/accounts/1/statuses?exclude_reblogs=true&max_id=100>; rel=\"next\", \
                      <https://mastodon.example/api/v1/accounts/1/statuses?min_id=140>; rel=\"prev\"";
        assert_eq!(Links::read(header), Links { older: Some("100".into()), newer: Some("140".into()) });
        assert_eq!(Links::read("<https://x/?max_id=../../admin>; rel=\"next\""), Links::default());
        for strange in ["", "<", "<>", ">;rel=\"next\"", "<x?max_id=1"] {
            assert_eq!(Links::read(strange), Links::default(), "{strange}");
        }
    }
}
