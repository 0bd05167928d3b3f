//! Typed identities, so that a case can never be passed where an item is meant.

/// Declares one identity type around a UUID.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self(text.parse()?))
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

id! {
    /// An authority: the tenant, and the key that every table carries.
    AuthorityId,
    /// An official account.
    ChannelId,
    /// A mirrored post, comment, mention, message or tip.
    ItemId,
    /// One immutable version of an item's text.
    RevisionId,
    /// Whoever wrote an item, as one channel knows them.
    AuthorId,
    /// A case.
    CaseId,
    /// A decision.
    DecisionId,
    /// An outgoing act at a platform; also its idempotency key there.
    ActionId,
    /// A person who works here.
    PersonId,
    /// An alarm out of hours.
    AlarmId,
    /// A message on its way to somebody who works here.
    MessageId,
    /// A notice to somebody who works here.
    NoticeId,
    /// An internal note on a case.
    NoteId,
    /// An entry of the journal.
    EntryId,
    /// A stored copy, taken before something is hidden or removed.
    CopyId,
    /// A picture, film or file that belongs to an item's text.
    AttachmentId,
    /// What one person proposes and another confirms.
    ProposalId,
    /// A list that somebody keeps under a name.
    ViewId,
    /// Someone's being signed in, by a name that opens nothing.
    SessionId,
    /// A block of an author.
    BlockId,
    /// The statement of reasons of a restriction, as it is given out.
    ReceiptId,
    /// What somebody holds against a decision.
    ObjectionId,
    /// A token with which a program acts in a person's name.
    TokenId,
    /// A request with a key, which is to be done once.
    ErrandId,
    /// A queued piece of work.
    JobId,
}
