//! Problems: what was not done, and why, as RFC 9457 has it. The one place that
//! turns a refusal into one.

use std::sync::Arc;

use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_LANGUAGE, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse, Response},
};
use saklig_desk::Refusal;
use saklig_model::person::Denied;

use super::shapes::ProblemShape;
use crate::{refused, say::Say};

/// Declares each kind of problem once: its name here, its key in the address of
/// its page, its status.
macro_rules! troubles {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $status:ident;)+) => {
        /// A kind of problem. Keys are never renamed: programs tell them apart
        /// by `type`, which is `/problems/<key>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Trouble {
            $($(#[$doc])* $name,)+
        }

        impl Trouble {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// The status that it comes with.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self {
                    $(Self::$name => StatusCode::$status,)+
                }
            }

            /// The kind with this key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key {
                    $($key => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

troubles! {
    /// The request cannot be read.
    Garbled = "garbled", BAD_REQUEST;
    /// What leaves the house needs a key, and there is none that can be used.
    KeyNeeded = "key-needed", BAD_REQUEST;
    /// No token, or one that opens nothing.
    NoToken = "no-token", UNAUTHORIZED;
    /// The person may not do this.
    NotPermitted = "not-permitted", FORBIDDEN;
    /// Nobody in the person's employment may do this.
    Political = "political", FORBIDDEN;
    /// The token's scope does not hold this.
    BeyondScope = "beyond-scope", FORBIDDEN;
    /// The text is about the person themselves.
    ConflictOfInterest = "conflict-of-interest", FORBIDDEN;
    /// There is no such thing.
    NotFound = "not-found", NOT_FOUND;
    /// The address does not know the method.
    WrongMethod = "wrong-method", METHOD_NOT_ALLOWED;
    /// It stands like this already.
    Already = "already", CONFLICT;
    /// The item or its case has become another since it was seen.
    Meanwhile = "meanwhile", CONFLICT;
    /// A colleague holds the case.
    Held = "held", CONFLICT;
    /// It is too late to undo.
    TooLate = "too-late", CONFLICT;
    /// The item is gone at its source.
    ItemGone = "item-gone", CONFLICT;
    /// A request with this key is being done at this moment.
    KeyUnderWay = "key-under-way", CONFLICT;
    /// The request is too large.
    TooLarge = "too-large", PAYLOAD_TOO_LARGE;
    /// The body is not JSON.
    NotJson = "not-json", UNSUPPORTED_MEDIA_TYPE;
    /// The key was used for another request.
    KeyReused = "key-reused", UNPROCESSABLE_ENTITY;
    /// A text is missing.
    Empty = "empty", UNPROCESSABLE_ENTITY;
    /// A text is too long.
    TooLong = "too-long", UNPROCESSABLE_ENTITY;
    /// A template has not been filled in.
    Unfilled = "unfilled", UNPROCESSABLE_ENTITY;
    /// A text seems to hold personal data.
    PersonalData = "personal-data", UNPROCESSABLE_ENTITY;
    /// An answer seems to speak of party politics.
    PartyPolitical = "party-political", UNPROCESSABLE_ENTITY;
    /// The ground does not hold here and today.
    NoGround = "no-ground", UNPROCESSABLE_ENTITY;
    /// Another function must confirm.
    NeedsConfirmation = "needs-confirmation", UNPROCESSABLE_ENTITY;
    /// The channel cannot do this, or shall not.
    ChannelCannot = "channel-cannot", UNPROCESSABLE_ENTITY;
    /// The period is none, or too long.
    Period = "period", UNPROCESSABLE_ENTITY;
    /// It cannot be done to this.
    Unusable = "unusable", UNPROCESSABLE_ENTITY;
    /// Too many requests.
    TooMany = "too-many", TOO_MANY_REQUESTS;
    /// The database cannot be used just now.
    Away = "away", SERVICE_UNAVAILABLE;
    /// Something failed inside.
    Internal = "internal", INTERNAL_SERVER_ERROR;
}

impl From<&Refusal> for Trouble {
    /// A new refusal needs its line here.
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Denied(Denied::Inactive | Denied::Role | Denied::OwnProposal | Denied::OwnPower | Denied::OwnDecision) => Self::NotPermitted,
            Refusal::Denied(Denied::Political) => Self::Political,
            Refusal::Denied(Denied::Scope) => Self::BeyondScope,
            Refusal::Conflict { .. } | Refusal::AboutColleague => Self::ConflictOfInterest,
            Refusal::NotFound => Self::NotFound,
            Refusal::Empty { .. } => Self::Empty,
            Refusal::TooLong { .. } | Refusal::TooManyBytes { .. } => Self::TooLong,
            Refusal::Unfilled { .. } => Self::Unfilled,
            Refusal::NotePersonalData { .. } | Refusal::AnswerPersonalData { .. } | Refusal::AboutIndividual { .. } => {
                Self::PersonalData
            },
            Refusal::AnswerPartyPolitical { .. } => Self::PartyPolitical,
            Refusal::NoGround | Refusal::NotForMessages | Refusal::NotForBlocks => Self::NoGround,
            Refusal::NeedsConfirmation { .. } => Self::NeedsConfirmation,
            Refusal::ReadOnly | Refusal::ListenOnly | Refusal::ChannelCannot { .. } | Refusal::Platform { .. } => {
                Self::ChannelCannot
            }
            Refusal::Period { .. } => Self::Period,
            Refusal::ItemGone => Self::ItemGone,
            Refusal::Already { .. } => Self::Already,
            Refusal::Meanwhile { .. } => Self::Meanwhile,
            Refusal::TooLate => Self::TooLate,
            Refusal::Held { .. } => Self::Held,
            Refusal::OwnItem
            | Refusal::NotOwnItem
            | Refusal::NoCopy
            | Refusal::NoReason
            | Refusal::NoColleague
            | Refusal::BlockEnd { .. }
            | Refusal::NotReferred
            | Refusal::NotOwnPage { .. }
            | Refusal::NoRuleSet
            | Refusal::RuleDay
            | Refusal::PastDay
            | Refusal::Hours { .. }
            | Refusal::Target { .. }
            | Refusal::Unusable { .. }
            // Of set-up, signing in, people, drafts and connecting, which programs do not do.
            | Refusal::Code
            | Refusal::OldPassword
            | Refusal::OneTimeAddress
            | Refusal::OnlyAdministrator
            | Refusal::LastAdministrator
            | Refusal::AccountAddress
            | Refusal::AccountNotFound { .. }
            | Refusal::NotAttested
            | Refusal::UnknownWord { .. }
            | Refusal::NoRoute { .. }
            | Refusal::SettingDay
            | Refusal::SettingNewer { .. }
            | Refusal::SettingField { .. }
            | Refusal::OtherAccount
            | Refusal::DraftHeld { .. }
            | Refusal::DraftNewer { .. }
            | Refusal::DraftGone
            | Refusal::SignIn
            | Refusal::SetUpCode
            | Refusal::PasswordShort { .. }
            | Refusal::Unfit { .. }
            | Refusal::TurnEnds
            | Refusal::LoginTaken
            | Refusal::SpellingShort
            | Refusal::TooManyChosen { .. }
            | Refusal::ViewNameTaken
            | Refusal::TooManyViews { .. }
            | Refusal::NameTaken
            | Refusal::NoColour { .. }
            | Refusal::HardToRead { .. } => Self::Unusable,
            Refusal::TooManyAttempts | Refusal::TooManyPages => Self::TooMany,
            Refusal::Away => Self::Away,
            Refusal::Internal(_) => Self::Internal,
        }
    }
}

impl From<StatusCode> for Trouble {
    /// What the framework refuses by itself.
    fn from(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::NoToken,
            StatusCode::FORBIDDEN => Self::NotPermitted,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::NotJson,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            StatusCode::SERVICE_UNAVAILABLE => Self::Away,
            status if status.is_server_error() => Self::Internal,
            _ => Self::Garbled,
        }
    }
}

/// A problem: what kind, and what the desk said.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The kind.
    pub trouble: Trouble,
    refusal: Option<Arc<Refusal>>,
}

impl Problem {
    pub(crate) const fn of(trouble: Trouble) -> Self {
        Self { trouble, refusal: None }
    }

    /// The answer, in this language.
    pub(crate) fn answer(&self, say: Say) -> Response {
        let key = self.trouble.key();
        let shape = ProblemShape {
            kind: format!("/problems/{key}"),
            title: say.say(format!("problem-title-{key}")),
            status: self.trouble.status().as_u16(),
            detail: match self.refusal.as_deref() {
                // On pages these speak of the form below them.
                Some(Refusal::Already { state }) => say.with("problem-stands", "state", refused::already(say, state)),
                Some(
                    Refusal::Meanwhile { .. }
                    | Refusal::NotePersonalData { .. }
                    | Refusal::AnswerPersonalData { .. }
                    | Refusal::AnswerPartyPolitical { .. },
                )
                | None => say.say(format!("problem-words-{key}")),
                Some(refusal) => refused::told(say, refusal),
            },
        };
        let mut response = (self.trouble.status(), axum::Json(shape)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(say.code()));
        headers.append(VARY, HeaderValue::from_static("accept-language"));
        response
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self { trouble: Trouble::from(&refusal), refusal: Some(Arc::new(refusal)) }
    }
}

impl IntoResponse for Problem {
    /// Bare; [`crate::finish`] writes it in the reader's language.
    fn into_response(self) -> Response {
        let mut response = self.trouble.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    #[test]
    fn every_kind_has_its_words_in_every_language() {
        for trouble in Trouble::ALL {
            assert_eq!(Trouble::from_key(trouble.key()), Some(*trouble));
            for say in Language::ALL.map(Say) {
                for part in ["title", "words"] {
                    let key = format!("problem-{part}-{}", trouble.key());
                    assert!(say.find(&key, None).is_some_and(|text| text.len() > 4), "{key} in {:?}", say.0);
                }
            }
        }
    }

    #[test]
    fn a_refusal_has_the_same_status_here_as_on_pages() {
        // Programs are told apart what people are only shown.
        for refusal in [Refusal::NotFound, Refusal::TooLate, Refusal::NoGround, Denied::Role.into(), Refusal::NoReason]
        {
            assert_eq!(Trouble::from(&refusal).status(), refused::status(&refusal), "{refusal:?}");
        }
    }
}
