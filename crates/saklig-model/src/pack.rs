//! Packs: law and language as data, with source and dates.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A text in the languages of the interface; all three are required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Svenska.
    pub sv: String,
    /// Dansk.
    pub da: String,
    /// English.
    pub en: String,
}

impl Texts {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::Da => &self.da,
            Language::En => &self.en,
        }
    }
}

/// Where a rule, a ground or a date comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who issued it.
    pub issuer: String,
    /// What it is called.
    pub title: String,
    /// Where in it.
    #[serde(default)]
    pub reference: Option<String>,
    /// When it was issued or read, `YYYY-MM-DD`.
    pub date: jiff::civil::Date,
    /// Its public address.
    #[serde(default)]
    pub url: Option<String>,
}
