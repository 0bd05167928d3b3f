//! Reporting a comment to whoever moderates the network. A report has no key
//! and cannot be read again: a lost answer is put to a person.

use serde::Deserialize;
use serde_json::json;

use super::{
    session::Line,
    write::{Found, find},
    xrpc::Wrong,
};
use crate::{Deed, Outcome};

/// The network's reasons. Its "other" wants words of one's own, which would
/// carry what the authority thinks of someone to a third party; it is left out.
pub(super) const REASONS: &[&str] = &["spam", "violation", "misleading", "sexual", "rude"];

/// What the network calls a reason.
fn reason_type(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "spam" => "com.atproto.moderation.defs#reasonSpam",
        "violation" => "com.atproto.moderation.defs#reasonViolation",
        "misleading" => "com.atproto.moderation.defs#reasonMisleading",
        "sexual" => "com.atproto.moderation.defs#reasonSexual",
        "rude" => "com.atproto.moderation.defs#reasonRude",
        _ => return None,
    })
}

pub(super) async fn report(line: &Line<'_>, deed: &Deed) -> Outcome {
    match send(line, deed).await {
        Ok(outcome) => outcome,
        // Unlike every other deed here it does harm when it is repeated: a
        // server that failed may have taken it.
        Err(Wrong::Broken(_)) => Outcome::Unknown,
        Err(wrong) => wrong.outcome(),
    }
}

async fn send(line: &Line<'_>, deed: &Deed) -> Result<Outcome, Wrong> {
    #[derive(Deserialize)]
    struct Taken {
        id: u64,
    }
    let Some(reason) = deed.reason.as_deref().and_then(reason_type) else {
        return Ok(Outcome::Refused { said: "the platform does not know the reason".to_owned() });
    };
    let view = match find(line, &deed.external_id).await.map_err(Wrong::before)? {
        Found::Shown(view) => view,
        Found::Withheld => return Ok(Outcome::NotPermitted),
        Found::Gone => return Ok(Outcome::Gone),
    };
    let subject = json!({"$type": "com.atproto.repo.strongRef", "uri": view.uri, "cid": view.cid});
    let body = json!({"reasonType": reason, "subject": subject});
    let taken: Taken = line.post("com.atproto.moderation.createReport", &body).await?;
    Ok(Outcome::Done { external_id: Some(taken.id.to_string()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_name_in_the_network() {
        assert!(REASONS.iter().all(|reason| reason_type(reason).is_some()));
        assert_eq!(reason_type("other"), None);
    }
}
