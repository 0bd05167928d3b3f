//! Languages of the interface and of texts.

use serde::{Deserialize, Serialize};

/// A language that the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Svenska.
    #[default]
    Sv,
    /// Dansk.
    Da,
    /// English.
    En,
}

impl Language {
    /// Every language of the interface, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Sv, Self::Da, Self::En];

    /// Its ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language with this code, if the interface speaks it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// The best language for an `Accept-Language` header, by its weights.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let Some(language) = pieces.next().and_then(|code| Self::from_code(code.trim())) else { continue };
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .and_then(|q| q.trim().parse::<f32>().ok())
                .unwrap_or(1.0);
            if weight > 0.0 && best.is_none_or(|(_, top)| weight > top) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins() {
        assert_eq!(Language::from_accept_language("de, en;q=0.5, da;q=0.8"), Some(Language::Da));
        assert_eq!(Language::from_accept_language("sv-SE,sv;q=0.9"), Some(Language::Sv));
        assert_eq!(Language::from_accept_language("de, fr"), None);
        assert_eq!(Language::from_accept_language("en;q=0, da"), Some(Language::Da));
    }
}
