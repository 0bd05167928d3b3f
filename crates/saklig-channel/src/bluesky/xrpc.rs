//! Asking a server by XRPC, and what its refusals mean.

use std::time::Duration;

use jiff::Timestamp;
use saklig_net::{Answer, Ask, Failure, Net, NetError};
use serde::Deserialize;

use crate::{Outcome, Trouble};

/// The longest text of a refusal that is passed on.
const SAID: usize = 160;
/// How long to wait before trying again, where the server does not say.
const SOON: Duration = Duration::from_secs(30);
/// How long to wait for a person to mend something.
const LATER: Duration = Duration::from_mins(5);

/// Why a call did not succeed, as far as it matters for what happens next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It was certainly not done.
    Before(Trouble),
    /// It may have been done: the answer did not come, or made no sense.
    Lost(Trouble),
    /// The server failed at it.
    Broken(u16),
    /// The server refused it.
    Refused(Refusal),
}

/// A server's refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: u16,
    /// The name of the error: `InvalidSwap`.
    pub(super) name: String,
    /// The server's words, cleaned of whom and what they are about.
    pub(super) said: String,
}

impl Wrong {
    /// Whether the server refused by this name.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self, Self::Refused(refusal) if refusal.name == name)
    }

    /// Whether the server no longer takes our token. That is a 400 as often
    /// as a 401.
    pub(super) fn is_stale_token(&self) -> bool {
        matches!(self, Self::Refused(refusal)
            if refusal.status == 401 || matches!(refusal.name.as_str(), "ExpiredToken" | "InvalidToken"))
    }

    /// Whether there is no such record, or no such person any more.
    pub(super) fn is_nothing_there(&self) -> bool {
        matches!(self, Self::Refused(refusal)
            if matches!(refusal.name.as_str(), "RecordNotFound" | "RepoNotFound" | "NotFound")
                || refusal.said.starts_with("Could not find repo"))
    }

    /// Whether the network does not know the account asked about.
    pub(super) fn is_unknown_account(&self) -> bool {
        matches!(self, Self::Refused(refusal) if refusal.said == "Profile not found")
    }

    /// The trouble that a person is told of.
    pub(super) fn trouble(self) -> Trouble {
        match self {
            Self::Before(trouble) | Self::Lost(trouble) => trouble,
            Self::Broken(status) => Trouble::Broken { status },
            Self::Refused(refusal) => Trouble::Refused { said: refusal.said },
        }
    }

    /// The same, for a step that comes before the deed itself.
    pub(super) fn before(self) -> Self {
        Self::Before(self.trouble())
    }

    /// What became of the deed that went wrong so.
    ///
    /// A server that failed may still have done it. That is no `Unknown` here,
    /// since every deed at this platform does no harm when it is repeated.
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Self::Lost(_) => Outcome::Unknown,
            Self::Refused(refusal) => Outcome::Refused { said: refusal.said },
            Self::Before(trouble) => {
                let after = match &trouble {
                    Trouble::Busy { retry_after } => retry_after.unwrap_or(SOON),
                    Trouble::Unreachable | Trouble::Broken { .. } | Trouble::Garbled => SOON,
                    _ => LATER,
                };
                Outcome::Retry { after, trouble }
            }
            Self::Broken(status) => Outcome::Retry { after: SOON, trouble: Trouble::Broken { status } },
        }
    }
}

impl From<Failure> for Wrong {
    fn from(failure: Failure) -> Self {
        let trouble = match failure.error {
            NetError::Unreachable | NetError::TimedOut => Trouble::Unreachable,
            NetError::TooLarge | NetError::Garbled => Trouble::Garbled,
            NetError::Address => Trouble::Address,
        };
        if failure.sent { Self::Lost(trouble) } else { Self::Before(trouble) }
    }
}

/// The answer was a success that made no sense.
pub(super) const GARBLED: Wrong = Wrong::Lost(Trouble::Garbled);

/// Asks once, and sorts the answer.
pub(super) async fn send(net: &Net, ask: Ask, now: Timestamp) -> Result<Answer, Wrong> {
    let answer = net.send(ask).await?;
    let wait = answer.wait(now);
    match answer.status {
        200..=299 => Ok(answer),
        429 => Err(Wrong::Before(Trouble::Busy { retry_after: wait })),
        503 if wait.is_some() => Err(Wrong::Before(Trouble::Busy { retry_after: wait })),
        status @ 500..=599 => Err(Wrong::Broken(status)),
        status @ 400..=499 => Err(Wrong::Refused(refusal(status, &answer))),
        _ => Err(GARBLED),
    }
}

fn refusal(status: u16, answer: &Answer) -> Refusal {
    #[derive(Default, Deserialize)]
    struct Body {
        #[serde(default)]
        error: String,
        #[serde(default)]
        message: String,
    }
    let body: Body = answer.json().unwrap_or_default();
    let said = if body.message.is_empty() { &body.error } else { &body.message };
    let said = if said.is_empty() { format!("HTTP {status}") } else { clean(said) };
    Refusal { status, name: body.error, said }
}

/// A server's words without identities, addresses and quoted text.
fn clean(said: &str) -> String {
    let names_someone =
        |word: &&str| !["did:", "at://", "http", "@", "\"", "'", "`"].iter().any(|mark| word.contains(mark));
    let kept: Vec<_> = said.split_whitespace().filter(names_someone).collect();
    kept.join(" ").chars().take(SAID).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_refusal_name_nobody() {
        let said = clean("Could not find repo: did:plc:abc at://did:plc:abc/x/y \"Anna\" of @anna.test");
        assert_eq!(said, "Could not find repo: of");
        assert_eq!(clean(&"x".repeat(1_000)).len(), SAID);
    }

    #[test]
    fn only_a_lost_answer_leaves_the_outcome_unknown() {
        let lost = Wrong::from(Failure::sent(NetError::TimedOut));
        assert_eq!(lost.outcome(), Outcome::Unknown);
        let never = Wrong::from(Failure::unsent(NetError::Unreachable));
        assert!(matches!(never.outcome(), Outcome::Retry { trouble: Trouble::Unreachable, .. }));
        assert!(matches!(
            Wrong::Broken(502).outcome(),
            Outcome::Retry { trouble: Trouble::Broken { status: 502 }, .. }
        ));
        assert!(matches!(GARBLED.before().outcome(), Outcome::Retry { trouble: Trouble::Garbled, .. }));
    }
}
