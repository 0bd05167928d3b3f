//! The event: what kind of thing an entry says happened. The list is closed;
//! to add a kind is one line in it.

use serde::{Deserialize, Serialize};

/// Declares each kind once: its meaning, its name here, and its key in leaves.
macro_rules! events {
    ($(#[doc = $meaning:literal] $name:ident = $key:literal,)+) => {
        /// The kind of event that an entry records. Kinds are never renamed,
        /// reused or removed: old leaves name them by key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Event {
            $(#[doc = $meaning] #[serde(rename = $key)] $name,)+
        }

        impl Event {
            /// All kinds, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its key in leaves, in the database and in the language files.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
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

            /// What it means, in one English line.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning.trim_ascii(),)+
                }
            }
        }
    };
}

events! {
    // The log itself.
    /// The log was opened: its first entry.
    LogOpened = "log_opened",
    /// The database was restored from a backup.
    Restored = "restored",
    /// Checkpoints start anew after a restore, under an explicit override.
    CheckpointReset = "checkpoint_reset",

    // The mirror.
    /// A batch of new items was mirrored from a channel.
    ItemsReceived = "items_received",
    /// A batch of new versions of known items was mirrored.
    ItemChanged = "item_changed",
    /// An item is gone at the platform.
    ItemGone = "item_gone",
    /// An item is shown or hidden at the platform other than by an act here.
    ItemPresence = "item_presence",
    /// A copy with attachments, context and hash was stored before an act.
    CopyStored = "copy_stored",

    // The case.
    /// A case was opened.
    CaseOpened = "case_opened",
    /// Someone took a case in hand.
    Claimed = "claimed",
    /// Someone let go of a case.
    Released = "released",
    /// An answer was decided.
    Answered = "answered",
    /// A question was left to what another visitor answered, for a reason.
    LeftToOthers = "left_to_others",
    /// Hiding an item was decided, under a ground.
    Hidden = "hidden",
    /// Showing a hidden item again was decided.
    Unhidden = "unhidden",
    /// Leaving an item visible was decided.
    LeftVisible = "left_visible",
    /// Blocking an author for a time was confirmed by a second person.
    Blocked = "blocked",
    /// Letting a blocked author back was decided, or the time was over.
    Unblocked = "unblocked",
    /// Reporting an item to the platform was decided.
    Reported = "reported",
    /// Removing the authority's own item was decided, for a listed reason.
    Removed = "removed",
    /// A case was given to a colleague.
    Assigned = "assigned",
    /// A case was handed up to a function.
    Escalated = "escalated",
    /// An act was refused to a person whom the text is about.
    ConflictRefused = "conflict_refused",
    /// Somebody uncovered a text that is covered.
    Uncovered = "uncovered",
    /// Somebody asked for a look at an item: a colleague, or visitors through the platform.
    Flagged = "flagged",
    /// A borderline item was assessed against a ground.
    Assessed = "assessed",
    /// What was assessed and kept has changed its words, or what stands around it.
    ContextChanged = "context_changed",
    /// Somebody objected to a decision, at their receipt.
    Objected = "objected",
    /// An objection was settled by somebody else than whoever decided.
    ObjectionSettled = "objection_settled",
    /// A note was written on a case.
    Noted = "noted",
    /// A case was closed.
    Closed = "closed",
    /// An alarm was raised out of hours, or a case joined one.
    AlarmRaised = "alarm_raised",
    /// An alarm went to the next in line.
    AlarmCalled = "alarm_called",
    /// Somebody has said that they have an alarm.
    AlarmAcknowledged = "alarm_acknowledged",
    /// A message of an alarm was handed to the mail server or the gateway.
    MessageSent = "message_sent",
    /// A message of an alarm could not be sent.
    MessageFailed = "message_failed",
    /// A closed case was opened again.
    Reopened = "reopened",
    /// A decision was undone before it was sent.
    Undone = "undone",

    // What takes two.
    /// Somebody proposed what another person must confirm.
    Proposed = "proposed",
    /// A proposal was declined, or withdrawn by whoever made it.
    Declined = "declined",

    // What the platform said to an act.
    /// The platform confirmed an act.
    ActionDone = "action_done",
    /// The platform refused an act for good.
    ActionFailed = "action_failed",
    /// Nobody knows whether an act arrived; a person decides what follows.
    ActionUnknown = "action_unknown",

    // People and channels.
    /// The first person signed in through the one-time set-up address.
    SignedInSetup = "signed_in_setup",
    /// A person was added.
    PersonAdded = "person_added",
    /// A person's roles were changed.
    RoleChanged = "role_changed",
    /// A person's employment category was changed.
    EmploymentChanged = "employment_changed",
    /// How else a person may be named in a text was changed.
    SpellingsChanged = "spellings_changed",
    /// A person's account was closed.
    AccountClosed = "account_closed",
    /// A person's closed account was opened again.
    AccountReopened = "account_reopened",
    /// A person set a second factor, or renewed it.
    SecondFactorSet = "second_factor_set",
    /// A person's password and second factor were reset, to be chosen anew.
    SecondFactorReset = "second_factor_reset",
    /// A person signed in with a recovery code in place of their second factor.
    RecoveryCodeUsed = "recovery_code_used",
    /// A person changed their own password.
    PasswordChanged = "password_changed",
    /// Sessions were ended before their time.
    SessionsEnded = "sessions_ended",
    /// A one-time address was made, at which a person chooses how they sign in.
    AddressMade = "address_made",
    /// A person chose a password at their one-time address.
    AddressUsed = "address_used",
    /// A token was made, with which a program acts in a person's name.
    TokenMade = "token_made",
    /// A token was ended.
    TokenEnded = "token_ended",
    /// The duty roster was changed.
    RosterChanged = "roster_changed",
    /// How alarms leave the house was changed.
    AlarmWaysChanged = "alarm_ways_changed",
    /// A person changed where they are reached.
    ReachChanged = "reach_changed",
    /// A channel was added.
    ChannelAdded = "channel_added",
    /// A channel was connected to its platform.
    ChannelConnected = "channel_connected",
    /// A person confirmed that a followed account is the authority's own.
    FollowingConfirmed = "following_confirmed",
    /// A channel was disconnected from its platform.
    ChannelDisconnected = "channel_disconnected",
    /// A channel's purpose, owner or mode was changed.
    ChannelDescribed = "channel_described",
    /// The hours in which the unit answers were stated anew.
    HoursStated = "hours_stated",
    /// It was set within which time a channel's questions are answered.
    TargetSet = "target_set",
    /// The authority's own colours were chosen or taken back.
    AppearanceChanged = "appearance_changed",
    /// Which rule set holds in a channel, and from when, was chosen.
    RulesChosen = "rules_chosen",
    /// Acting in a channel was switched on or off.
    ActingSwitched = "acting_switched",

    // Rules, and what is no longer kept.
    /// The authority settled something about its answers, from a day on.
    AnsweringSettled = "answering_settled",
    /// A version of a pack of rules was loaded.
    PackLoaded = "pack_loaded",
    /// Text and salt were erased; the entry names what, and the ground.
    Erased = "erased",
    /// Invented example data was removed.
    ExampleRemoved = "example_removed",
}

impl Event {
    /// Whether an entry of this kind accounts for content that is gone.
    #[must_use]
    pub const fn erases(self) -> bool {
        matches!(self, Self::Erased | Self::ExampleRemoved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaf::is_key;

    #[test]
    fn every_kind_has_its_own_key_and_a_meaning() {
        for (at, event) in Event::ALL.iter().enumerate() {
            assert_eq!(Event::from_key(event.key()), Some(*event));
            assert!(is_key(event.key()), "{event:?}");
            assert!(event.meaning().ends_with('.') && !event.meaning().starts_with(' '), "{event:?}");
            assert!(Event::ALL[..at].iter().all(|earlier| earlier.key() != event.key()), "{event:?}");
        }
        assert_eq!(Event::from_key("Hidden"), None);
        assert_eq!(Event::from_key(""), None);
    }
}
