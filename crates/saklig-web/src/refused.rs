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
        Refusal::TooManyBytes { most, got } => say.with2(&key, "most", *most, "got", *got),
        Refusal::Unfilled { word } | Refusal::UnknownWord { word } => say.with(&key, "word", word),
        Refusal::NoRoute { language } => say.with(&key, "language", say.language(language)),
        Refusal::NotOwnPage { website } if website.is_empty() => say.either("refused-not-a-page", "refused-internal"),
        Refusal::NotOwnPage { website } => say.with(&key, "website", website),
        Refusal::SettingNewer { by } => say.with(&key, "by", by),
        Refusal::SettingField { field } => {
            say.with(&key, "field", say.either(&format!("field-{field}"), "field-other"))
        }
        Refusal::Already { state } => say.with(&key, "state", already(say, state)),
        Refusal::Held { by } | Refusal::DraftHeld { by } | Refusal::DraftNewer { by } => say.with(&key, "by", by),
        Refusal::Platform { trouble } | Refusal::AccountNotFound { trouble } => {
            say.with(&key, "trouble", self::trouble(say, trouble))
        }
        Refusal::NoColour { written, .. } => say.with(&key, "written", written),
        Refusal::HardToRead { contrast, instead, .. } => {
            say.with2(&key, "contrast", figures::decimal(say, *contrast), "instead", instead)
        }
        Refusal::Conflict { others } if others.is_empty() => say.say("refused-conflict-nobody"),
        Refusal::Conflict { others } => say.with(&key, "others", others.join(", ")),
        Refusal::TooManyChosen { most } => say.with(&key, "most", *most),
        Refusal::TooManyViews { most } => say.with(&key, "most", *most),
        Refusal::BlockEnd { most } => say.with(&key, "most", i64::from(*most)),
        Refusal::Hours { what } => say.with(&key, "what", what),
        Refusal::Target { most } | Refusal::Period { most } => say.with(&key, "most", *most),
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
        Refusal::Denied(_) | Refusal::Conflict { .. } => StatusCode::FORBIDDEN,
        Refusal::NotFound | Refusal::SetUpCode | Refusal::OneTimeAddress => StatusCode::NOT_FOUND,
        Refusal::TooManyAttempts | Refusal::TooManyPages => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Already { .. }
        | Refusal::Held { .. }
        | Refusal::Meanwhile { .. }
        | Refusal::DraftHeld { .. }
        | Refusal::DraftNewer { .. }
        | Refusal::DraftGone
        | Refusal::SettingNewer { .. }
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
            Denied::OwnDecision.into(),
            Denied::Scope.into(),
            Refusal::Conflict { others: vec!["Jonas Berg".into()] },
            Refusal::Conflict { others: Vec::new() },
            Refusal::AboutColleague,
            Refusal::TooManyChosen { most: 50 },
            Refusal::SpellingShort,
            Refusal::ViewNameTaken,
            Refusal::TooManyViews { most: 20 },
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
            Refusal::Unfilled { word: "Hur man når oss".into() },
            Refusal::TooManyBytes { most: 3_000, got: 4_120 },
            Refusal::UnknownWord { word: "telefon".into() },
            Refusal::NoRoute { language: "da".into() },
            Refusal::NotReferred,
            Refusal::AboutIndividual { found: Vec::new() },
            Refusal::NotOwnPage { website: "bjorkdala.example".into() },
            Refusal::NotOwnPage { website: String::new() },
            Refusal::SettingDay,
            Refusal::SettingNewer { by: "Jonas Berg".into() },
            Refusal::SettingField { field: "plain_words" },
            Refusal::NoGround,
            Refusal::NotForMessages,
            Refusal::BlockEnd { most: 90 },
            Refusal::NotForBlocks,
            Refusal::NoRuleSet,
            Refusal::RuleDay,
            Refusal::PastDay,
            Refusal::Hours { what: "från åtta".into() },
            Refusal::Target { most: 2160 },
            Refusal::Period { most: 3653 },
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
