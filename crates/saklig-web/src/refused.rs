//! What people are told when something was not done.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use saklig_desk::Refusal;

use crate::{figures, say::Say};

/// A refusal in words.
#[must_use]
pub fn told(say: Say, refusal: &Refusal) -> String {
    let key = refusal.key();
    match refusal {
        Refusal::Empty { field } => {
            let named = say.find(&format!("field-{field}"), None);
            let named = named.unwrap_or_else(|| say.either(&format!("credential-{field}"), "field-other"));
            say.with(&key, "field", named)
        }
        Refusal::Unfit { field } => say.with(&key, "field", say.either(&format!("field-{field}"), "field-other")),
        Refusal::PasswordShort { fewest } => say.with(&key, "fewest", *fewest),
        Refusal::NeedsConfirmation { by, kept } => {
            say.with2(&key, "by", say.either(&format!("function-{by}"), "function-other"), "kept", *kept)
        }
        Refusal::ChannelCannot { why } => say.with(&key, "why", note(say, why)),
        Refusal::TooLong { most, got } => say.with2(&key, "most", *most, "got", *got),
        Refusal::Already { state } => say.with(&key, "state", already(say, state)),
        Refusal::Held { by } | Refusal::DraftHeld { by } | Refusal::DraftNewer { by } => say.with(&key, "by", by),
        Refusal::Platform { trouble } | Refusal::AccountNotFound { trouble } => {
            say.with(&key, "trouble", self::trouble(say, trouble))
        }
        Refusal::NoColour { written, .. } => say.with(&key, "written", written),
        Refusal::HardToRead { contrast, instead, .. } => {
            say.with2(&key, "contrast", figures::decimal(say, *contrast), "instead", instead)
        }
        Refusal::BlockEnd { most } => say.with(&key, "most", i64::from(*most)),
        Refusal::Unusable { why } => say.with(&key, "why", why),
        _ => say.either(&key, "refused-internal"),
    }
}

/// How something stands already, by the state's key.
#[must_use]
pub fn already(say: Say, state: &str) -> String {
    say.find(state, None).unwrap_or_else(|| say.either(&format!("already-{state}"), "already-other"))
}

/// What is wrong with a connection, by its text key.
#[must_use]
pub fn trouble(say: Say, key: &str) -> String {
    say.either(key, "trouble-other")
}

/// What to do about it, by its text key.
#[must_use]
pub fn todo(say: Say, key: &str) -> String {
    say.either(&format!("{key}.todo"), "trouble-other.todo")
}

/// Why a channel cannot do something, or with what reservation, by its text key.
#[must_use]
pub fn note(say: Say, key: &str) -> String {
    say.either(key, "cannot-other")
}

/// The status of the answer that carries a refusal.
#[must_use]
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Denied(_) => StatusCode::FORBIDDEN,
        Refusal::NotFound | Refusal::SetUpCode | Refusal::OneTimeAddress => StatusCode::NOT_FOUND,
        Refusal::TooManyAttempts | Refusal::TooManyPages => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Already { .. }
        | Refusal::Held { .. }
        | Refusal::Meanwhile { .. }
        | Refusal::DraftHeld { .. }
        | Refusal::DraftNewer { .. }
        | Refusal::DraftGone
        | Refusal::TooLate
        | Refusal::ItemGone => StatusCode::CONFLICT,
        Refusal::Away => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A page that could not be shown at all: its status, and the text key of why
/// where it is more than the status says.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// The status.
    pub status: StatusCode,
    /// The text key of why.
    pub key: Option<String>,
}

impl From<Refusal> for Wrong {
    fn from(refusal: Refusal) -> Self {
        let key = match refusal {
            Refusal::Denied(denied) => Some(denied.to_string()),
            Refusal::SetUpCode | Refusal::OneTimeAddress => Some(refusal.key()),
            _ => None,
        };
        Self { status: status(&refusal), key }
    }
}

impl From<StatusCode> for Wrong {
    fn from(status: StatusCode) -> Self {
        Self { status, key: None }
    }
}

impl IntoResponse for Wrong {
    /// Bare; [`crate::finish`] writes the page in the reader's language.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::{language::Language, person::Denied};

    use super::*;

    fn all() -> Vec<Refusal> {
        vec![
            Denied::Inactive.into(),
            Denied::Role.into(),
            Denied::Political.into(),
            Denied::OwnProposal.into(),
            Denied::OwnPower.into(),
            Denied::Scope.into(),
            Refusal::NotFound,
            Refusal::Code,
            Refusal::OldPassword,
            Refusal::OneTimeAddress,
            Refusal::OnlyAdministrator,
            Refusal::LastAdministrator,
            Refusal::SignIn,
            Refusal::TooManyAttempts,
            Refusal::SetUpCode,
            Refusal::Empty { field: "text" },
            Refusal::Unfit { field: "hook" },
            Refusal::TurnEnds,
            Refusal::PasswordShort { fewest: 12 },
            Refusal::LoginTaken,
            Refusal::NameTaken,
            Refusal::AccountAddress,
            Refusal::AccountNotFound { trouble: "trouble-no-account".into() },
            Refusal::NotAttested,
            Refusal::NoCopy,
            Refusal::Unfilled,
            Refusal::NoGround,
            Refusal::NotForMessages,
            Refusal::BlockEnd { most: 90 },
            Refusal::NotForBlocks,
            Refusal::NoReason,
            Refusal::NoColleague,
            Refusal::OtherAccount,
            Refusal::NotOwnItem,
            Refusal::NeedsConfirmation { by: "lawyer".into(), kept: 14 },
            Refusal::ReadOnly,
            Refusal::ListenOnly,
            Refusal::ChannelCannot { why: "cannot-manual".into() },
            Refusal::TooLong { most: 300, got: 412 },
            Refusal::OwnItem,
            Refusal::ItemGone,
            Refusal::Already { state: "hidden" },
            Refusal::TooLate,
            Refusal::Held { by: "Jonas Berg".into() },
            Refusal::Meanwhile { changed: true, decided: true },
            Refusal::DraftHeld { by: "Jonas Berg".into() },
            Refusal::DraftNewer { by: "Jonas Berg".into() },
            Refusal::DraftGone,
            Refusal::TooManyPages,
            Refusal::Platform { trouble: "trouble-busy".into() },
            Refusal::NotePersonalData { found: Vec::new() },
            Refusal::AnswerPersonalData { found: Vec::new() },
            Refusal::AnswerPartyPolitical { found: Vec::new() },
            Refusal::Unusable { why: "line 3 has no text".into() },
            Refusal::Away,
            Refusal::Internal("x".into()),
        ]
    }

    #[test]
    fn every_refusal_is_told_in_every_language() {
        for say in Language::ALL.map(Say) {
            for refusal in all() {
                let words = told(say, &refusal);
                assert!(words.contains(' ') && !words.contains("refused-") && !words.contains('{'), "{words}");
            }
        }
        assert!(all().iter().any(|refusal| told(Say(Language::En), refusal).contains("412")));
    }

    #[test]
    fn a_refusal_has_the_status_it_means() {
        assert_eq!(status(&Denied::Role.into()), StatusCode::FORBIDDEN);
        assert_eq!(status(&Refusal::NoGround), StatusCode::UNPROCESSABLE_ENTITY);
    }
}
