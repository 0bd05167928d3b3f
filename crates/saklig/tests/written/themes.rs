//! The themes of the product, `features/themes.toml`.

use std::{collections::BTreeMap, fs};

use super::root;

/// A theme.
pub struct Theme {
    /// Whether everything in it is built.
    pub done: bool,
    /// The part that builds it, or finishes it.
    pub part: String,
}

/// Every theme, by its name.
pub struct Themes(pub BTreeMap<String, Theme>);

impl Themes {
    /// Reads the list.
    pub fn read() -> Self {
        Self::from(&fs::read_to_string(root().join("features/themes.toml")).unwrap())
    }

    /// The themes of this text.
    pub fn from(text: &str) -> Self {
        let table: toml::Table = text.parse().unwrap();
        let of = |name: &str, theme: &toml::Value, key: &str| {
            let value = theme.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
            assert!(!value.is_empty(), "the theme {name} has no {key}");
            value
        };
        let theme = |(name, theme): (&String, &toml::Value)| {
            of(name, theme, "what");
            let status = of(name, theme, "status");
            assert!(["done", "pending"].contains(&status.as_str()), "the theme {name} is neither done nor pending");
            (name.clone(), Theme { done: status == "done", part: of(name, theme, "part") })
        };
        Self(table.iter().map(theme).collect())
    }

    /// Which of these tags name themes.
    pub fn among<'a>(&'a self, tags: &'a [String]) -> impl Iterator<Item = (&'a str, &'a Theme)> {
        tags.iter().filter_map(|tag| self.0.get(tag).map(|theme| (tag.as_str(), theme)))
    }

    /// The first of these tags that names a theme declared done.
    pub fn done_among<'a>(&'a self, tags: &'a [String]) -> Option<&'a str> {
        self.among(tags).find(|(_, theme)| theme.done).map(|(name, _)| name)
    }
}
