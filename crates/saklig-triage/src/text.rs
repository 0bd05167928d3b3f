//! A text to read, with what is known about it.

use serde::Deserialize;

/// What kind of text it is, which decides what is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextKind {
    /// Somebody wrote it in a channel (sv. *kommentar, inlägg*).
    #[default]
    Comment,
    /// The authority is about to publish it (sv. *utkast*).
    Draft,
    /// A remark of staff's own, inside the house (sv. *anteckning*).
    Note,
}

/// A text to read. Only `text` is needed; the rest sharpens the reading.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text<'a> {
    /// Whatever the caller knows it by; not looked at.
    pub id: Option<&'a str>,
    /// The text itself. All places in findings are bytes of this.
    pub text: &'a str,
    /// Its language as a BCP 47 tag, if known; otherwise it is guessed.
    pub lang: Option<&'a str>,
    /// The channel it stands in.
    pub channel: Option<&'a str>,
    /// What that channel is for, in words; without it, the profile's own words.
    pub purpose: Option<&'a str>,
    /// The platform's opaque id of who wrote it.
    pub author: Option<&'a str>,
    /// When it was written, RFC 3339.
    pub at: Option<&'a str>,
    /// The text that it answers.
    pub context: Option<&'a str>,
    /// What kind of text it is.
    pub kind: TextKind,
}

impl<'a> Text<'a> {
    /// A comment about which nothing more is known.
    #[must_use]
    pub fn comment(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// A draft about which nothing more is known.
    #[must_use]
    pub fn draft(text: &'a str) -> Self {
        Self { text, kind: TextKind::Draft, ..Self::default() }
    }
}
