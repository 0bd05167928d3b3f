//! Texts to begin from: answers, and notices of what was done to a comment.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Texts;

/// An answer to begin from (sv. *svarsmall*, da. *svarskabelon*). A person
/// reads it before it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Its key: `refer-individual`.
    pub id: String,
    /// Its version; a changed text is a new version.
    pub version: u32,
    /// Whether it tells where to turn instead of answering.
    #[serde(default)]
    pub refers: bool,
    /// What officers know it by.
    pub title: Texts,
    /// The text, with `{placeholders}`.
    pub text: Texts,
}

/// A notice (sv. *underrättelse*, da. *underretning*) of what was done to a
/// comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its key: `hidden`.
    pub id: String,
    /// Its version; a changed text is a new version.
    pub version: u32,
    /// Who may read it.
    pub audience: Audience,
    /// Its heading.
    pub title: Texts,
    /// The text, with `{placeholders}`.
    pub text: Texts,
}

/// Who a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The comment's author, in private: with the reason and how to object.
    Author,
    /// Everyone: only that a comment was hidden under the rules.
    Public,
}

impl Audience {
    /// Whether a text for this audience may name what a placeholder stands
    /// for. In public, neither person, ground nor kind of data.
    pub(super) fn may_read(self, placeholder: &str) -> bool {
        self == Self::Author || matches!(placeholder, "authority" | "rules")
    }
}

/// What a `{placeholder}` stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placeholder {
    /// Its name, without the braces.
    pub name: String,
    /// What to put there.
    pub explanation: Texts,
}

/// A placeholder that was given no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no value for {{{0}}}")]
pub struct MissingValue(pub String);

/// A text with its placeholders filled in, once: braces in a value stay.
///
/// # Errors
/// When a placeholder has no value; a half-filled text must not be sent.
pub fn fill<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> Result<String, MissingValue> {
    let mut filled = String::with_capacity(text.len());
    for (before, name) in pieces(text) {
        filled.push_str(before);
        if let Some(name) = name {
            filled.push_str(value(name).ok_or_else(|| MissingValue(name.to_owned()))?);
        }
    }
    Ok(filled)
}

/// The names of the placeholders in a text.
#[must_use]
pub fn placeholders(text: &str) -> BTreeSet<&str> {
    pieces(text).filter_map(|(_, name)| name).collect()
}

/// A text cut at its placeholders: what stands before each, and its name. A
/// brace that is never closed is plain text.
fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((before, (name, after))) =
            text.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
        else {
            rest = None;
            return Some((text, None));
        };
        rest = Some(after);
        Some((before, Some(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_once_or_not_at_all() {
        let value = |name: &str| match name {
            "authority" => Some("Sjöverket {contact}"),
            "rules" => Some("https://example.se/regler"),
            _ => None,
        };
        assert_eq!(fill("Hej från {authority}!", value), Ok("Hej från Sjöverket {contact}!".into()));
        assert_eq!(fill("{rules}{rules}", value), Ok("https://example.se/reglerhttps://example.se/regler".into()));
        assert_eq!(fill("Ring {contact}", value), Err(MissingValue("contact".into())));
        assert_eq!(fill("ett { utan slut", value), Ok("ett { utan slut".into()));
    }
}
