//! Why something was not done. Every variant is something that a person can be
//! told; whatever else went wrong is logged once and shown as [`Refusal::Internal`].

use saklig_model::person::Denied;

use crate::reading::Hint;

/// Why an act or a look was refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The person may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The text is about the person themselves: a colleague must handle it.
    #[error("refused-conflict")]
    Conflict {
        /// Colleagues who may, by name.
        others: Vec<String>,
    },
    /// The text is about the colleague who should get the case.
    #[error("refused-about-colleague")]
    AboutColleague,
    /// More cases were chosen than can be handled at once.
    #[error("refused-too-many-chosen")]
    TooManyChosen {
        /// The most.
        most: usize,
    },
    /// There is no such thing, or it belongs to another authority.
    #[error("refused-not-found")]
    NotFound,
    /// Name or password do not match, or the account is closed.
    #[error("refused-sign-in")]
    SignIn,
    /// The code of the second factor is wrong, or was used before.
    #[error("refused-code")]
    Code,
    /// The password that a person was asked to repeat is not theirs.
    #[error("refused-old-password")]
    OldPassword,
    /// Too many attempts to sign in; wait a little.
    #[error("refused-too-many-attempts")]
    TooManyAttempts,
    /// The session has as many pages open as it may.
    #[error("refused-too-many-pages")]
    TooManyPages,
    /// The one-time address was wrong or has been used.
    #[error("refused-set-up-code")]
    SetUpCode,
    /// The one-time address is wrong, has been used, or is too old.
    #[error("refused-one-time-address")]
    OneTimeAddress,
    /// It takes two administrators, and there is only one: a second has to be
    /// appointed first.
    #[error("refused-only-administrator")]
    OnlyAdministrator,
    /// The last administrator keeps the role, and the account stays open.
    #[error("refused-last-administrator")]
    LastAdministrator,
    /// A required text is empty; the field's key says which.
    #[error("refused-empty")]
    Empty {
        /// The key of the field.
        field: &'static str,
    },
    /// What stands in a field cannot be used; the field's key says which.
    #[error("refused-unfit")]
    Unfit {
        /// The key of the field.
        field: &'static str,
    },
    /// A turn of duty ends before it begins, or is over already.
    #[error("refused-turn-ends")]
    TurnEnds,
    /// A password is too short.
    #[error("refused-password-short")]
    PasswordShort {
        /// The fewest characters.
        fewest: usize,
    },
    /// The name to sign in with is taken.
    #[error("refused-login-taken")]
    LoginTaken,
    /// Another channel has this name.
    #[error("refused-name-taken")]
    NameTaken,
    /// A spelling of a name is too short to tell anybody by.
    #[error("refused-spelling-short")]
    SpellingShort,
    /// Another of one's own lists has this name.
    #[error("refused-view-name-taken")]
    ViewNameTaken,
    /// One keeps as many lists as one may.
    #[error("refused-too-many-views")]
    TooManyViews {
        /// The most.
        most: usize,
    },
    /// It cannot be told which account an address means.
    #[error("refused-account-address")]
    AccountAddress,
    /// No public account was found; the text key says why.
    #[error("refused-account-not-found")]
    AccountNotFound {
        /// The text key of the trouble.
        trouble: String,
    },
    /// Following needs the assurance that the account is the authority's own.
    #[error("refused-not-attested")]
    NotAttested,
    /// What was written is no colour.
    #[error("refused-no-colour-{theme}")]
    NoColour {
        /// For which pages: `light` or `dark`.
        theme: &'static str,
        /// What was written.
        written: String,
    },
    /// Texts would be hard to read in a colour.
    #[error("refused-hard-to-read-{theme}")]
    HardToRead {
        /// For which pages: `light` or `dark`.
        theme: &'static str,
        /// How little a text would stand out, from 1 to 21.
        contrast: f64,
        /// A colour near it that can be read.
        instead: String,
    },
    /// There is nothing left of the text to store a copy of.
    #[error("refused-no-copy")]
    NoCopy,
    /// Hiding demands a ground from the list.
    #[error("refused-no-ground")]
    NoGround,
    /// The ground does not cover private messages.
    #[error("refused-ground-not-for-messages")]
    NotForMessages,
    /// The text is protected criticism; this ground needs another person's
    /// confirmation, by function.
    #[error("refused-needs-confirmation")]
    NeedsConfirmation {
        /// The function that must confirm: `lawyer`.
        by: String,
        /// How many similar items were left visible.
        kept: i64,
    },
    /// A block must end on a day that comes, and within so many days.
    #[error("refused-block-end")]
    BlockEnd {
        /// The most days.
        most: u32,
    },
    /// There is no such rule set on that day.
    #[error("refused-no-rule-set")]
    NoRuleSet,
    /// A rule set holds from today or a later day.
    #[error("refused-rule-day")]
    RuleDay,
    /// It must hold from today on, or from a day that comes.
    #[error("refused-past-day")]
    PastDay,
    /// The hours cannot be read; these words of them.
    #[error("refused-hours")]
    Hours {
        /// What cannot be read.
        what: String,
    },
    /// A target is between nothing and so many hours.
    #[error("refused-target")]
    Target {
        /// The most hours.
        most: i64,
    },
    /// A period has a first and a last day, in this order, and not too many between.
    #[error("refused-period")]
    Period {
        /// The most days.
        most: i64,
    },
    /// Nobody can be blocked on this ground.
    #[error("refused-ground-not-for-blocks")]
    NotForBlocks,
    /// The list has no such reason.
    #[error("refused-no-reason")]
    NoReason,
    /// There is no such colleague, or they may not take a case.
    #[error("refused-no-colleague")]
    NoColleague,
    /// The credentials lead to another account than the channel's.
    #[error("refused-other-account")]
    OtherAccount,
    /// The channel only reads; its owner has not switched acting on.
    #[error("refused-read-only")]
    ReadOnly,
    /// The channel is not moderated or answered (listen-only).
    #[error("refused-listen-only")]
    ListenOnly,
    /// The channel cannot do this; the text key says why.
    #[error("refused-channel-cannot")]
    ChannelCannot {
        /// The text key of why.
        why: String,
    },
    /// The text is longer than the platform takes.
    #[error("refused-too-long")]
    TooLong {
        /// The most it takes.
        most: usize,
        /// How much there is.
        got: usize,
    },
    /// The text has more bytes than the platform takes.
    #[error("refused-too-many-bytes")]
    TooManyBytes {
        /// The most it takes.
        most: usize,
        /// How many there are.
        got: usize,
    },
    /// A template's place in double brackets has not been filled in.
    #[error("refused-unfilled")]
    Unfilled {
        /// What stands there.
        word: String,
    },
    /// A template holds a word in braces that is not on the list.
    #[error("refused-unknown-word")]
    UnknownWord {
        /// The word.
        word: String,
    },
    /// A referral does not say where to turn, in this language.
    #[error("refused-no-route")]
    NoRoute {
        /// The language's code.
        language: String,
    },
    /// A question that is not general is told where to turn, and nothing is
    /// answered in substance (S1-04).
    #[error("refused-not-referred")]
    NotReferred,
    /// An answer about an individual holds personal data, which nobody can
    /// allow (S1-05).
    #[error("refused-about-individual")]
    AboutIndividual {
        /// What it looks like, and where.
        found: Vec<Hint>,
    },
    /// An answer rests on a page of the authority's own, with `https://`.
    #[error("refused-not-own-page")]
    NotOwnPage {
        /// The website, where the authority has named it.
        website: String,
    },
    /// A setting holds from today on, or from a later day.
    #[error("refused-setting-day")]
    SettingDay,
    /// Somebody has settled it anew meanwhile.
    #[error("refused-setting-newer")]
    SettingNewer {
        /// Who.
        by: String,
    },
    /// What was filled in for a setting cannot be used; the field's key says which.
    #[error("refused-setting-field")]
    SettingField {
        /// The key of the field.
        field: &'static str,
    },
    /// The item is the authority's own.
    #[error("refused-own-item")]
    OwnItem,
    /// The item is somebody else's.
    #[error("refused-not-own-item")]
    NotOwnItem,
    /// The item is gone at its source.
    #[error("refused-item-gone")]
    ItemGone,
    /// Someone decided the same, or otherwise, before.
    #[error("refused-already")]
    Already {
        /// The present state's text key.
        state: &'static str,
    },
    /// Undoing is over; the counter-act remains.
    #[error("refused-too-late")]
    TooLate,
    /// Someone else holds the case.
    #[error("refused-held")]
    Held {
        /// Who.
        by: String,
    },
    /// Somebody decided, or the text changed at its source, after the person saw
    /// the page they acted from.
    #[error("refused-meanwhile")]
    Meanwhile {
        /// Whether the text is another now.
        changed: bool,
        /// Whether something was decided.
        decided: bool,
    },
    /// Somebody else is writing the answer.
    #[error("refused-draft-held")]
    DraftHeld {
        /// Who.
        by: String,
    },
    /// The draft was saved by somebody else, or elsewhere, after this one was begun.
    #[error("refused-draft-newer")]
    DraftNewer {
        /// Who saved it.
        by: String,
    },
    /// The draft has been sent or removed meanwhile.
    #[error("refused-draft-gone")]
    DraftGone,
    /// The platform did not let us in; the text key says why.
    #[error("refused-platform")]
    Platform {
        /// The text key of the trouble.
        trouble: String,
    },
    /// A note contains what looks like personal data; saving asks once more (S1-41).
    #[error("refused-note-personal-data")]
    NotePersonalData {
        /// What it looks like, and where.
        found: Vec<Hint>,
    },
    /// An answer contains what looks like personal data (S1-32).
    #[error("refused-answer-personal-data")]
    AnswerPersonalData {
        /// What it looks like, and where; party politics too.
        found: Vec<Hint>,
    },
    /// An answer seems to speak of party politics (S0-27).
    #[error("refused-answer-party-political")]
    AnswerPartyPolitical {
        /// What speaks for it, and where.
        found: Vec<Hint>,
    },
    /// A file or line could not be used; the words say why and what to do.
    #[error("refused-unusable")]
    Unusable {
        /// What is wrong.
        why: String,
    },
    /// The database cannot be used just now; nothing was changed.
    #[error("refused-away")]
    Away,
    /// Something failed inside; it has been logged, nothing was changed.
    #[error("refused-internal")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Refusal {
    /// The text key of what to tell the person.
    #[must_use]
    pub fn key(&self) -> String {
        self.to_string()
    }

    /// An internal failure, logged here and only here.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let error = error.into();
        tracing::error!(%error, "an act or a look failed inside");
        Self::Internal(error)
    }
}

impl From<saklig_store::Error> for Refusal {
    fn from(error: saklig_store::Error) -> Self {
        if error.is_away() {
            tracing::error!(%error, "the database cannot be used just now; nothing was changed");
            return Self::Away;
        }
        Self::internal(error)
    }
}
