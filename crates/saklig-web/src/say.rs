//! Texts: every word that people read, from `texts/<language>.ftl`.
//!
//! A text missing in a language falls back to English; a test sees to it that
//! none is.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use saklig_model::language::Language;

use crate::{
    figures,
    html::{Html, escape, icon},
};

/// The language files, as shipped.
pub(crate) const SOURCES: [(Language, &str); 3] = [
    (Language::Sv, include_str!("../texts/sv.ftl")),
    (Language::Da, include_str!("../texts/da.ftl")),
    (Language::En, include_str!("../texts/en.ftl")),
];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| SOURCES.map(|(language, source)| bundle(language, source)));

fn bundle(language: Language, source: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
    // Names are isolated in the markup (<bdi>), so that texts can be compared as they are.
    bundle.set_use_isolating(false);
    bundle.set_formatter(match language {
        Language::Sv => Some(|value, _| grouped(value, '\u{a0}')),
        Language::Da => Some(|value, _| grouped(value, '.')),
        Language::En => Some(|value, _| grouped(value, ',')),
    });
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

fn grouped(value: &FluentValue, separator: char) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(figures::grouped(number.as_string().as_ref(), separator)),
        _ => None,
    }
}

/// What a text can be filled in with.
pub trait Arg {
    /// As Fluent takes it.
    fn arg(&self) -> FluentValue<'static>;
}

impl Arg for str {
    fn arg(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Arg for String {
    fn arg(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

impl Arg for i64 {
    fn arg(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Arg for usize {
    fn arg(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl<T: Arg + ?Sized> Arg for &T {
    fn arg(&self) -> FluentValue<'static> {
        (**self).arg()
    }
}

/// Says texts in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Say(pub Language);

impl Say {
    /// The language's code, for `lang`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// A text.
    #[must_use]
    pub fn say(self, key: impl AsRef<str>) -> String {
        self.find(key.as_ref(), None).unwrap_or_else(|| key.as_ref().to_owned())
    }

    /// A text, if there is one with this key.
    #[must_use]
    pub fn find(self, key: &str, args: Option<&FluentArgs>) -> Option<String> {
        let (message, attribute) = match key.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (key, None),
        };
        for bundle in [&BUNDLES[self.0 as usize], &BUNDLES[Language::En as usize]] {
            let Some(message) = bundle.get_message(message) else { continue };
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
                None => message.value(),
            };
            if let Some(pattern) = pattern {
                return Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned());
            }
        }
        None
    }

    /// A text with one thing filled in.
    #[must_use]
    pub fn with(self, key: &str, name: &'static str, value: impl Arg) -> String {
        let args = FluentArgs::from_iter([(name, value.arg())]);
        self.find(key, Some(&args)).unwrap_or_else(|| key.to_owned())
    }

    /// A text with two things filled in.
    #[must_use]
    pub fn with2(
        self,
        key: &str,
        name: &'static str,
        value: impl Arg,
        other: &'static str,
        second: impl Arg,
    ) -> String {
        let args = FluentArgs::from_iter([(name, value.arg()), (other, second.arg())]);
        self.find(key, Some(&args)).unwrap_or_else(|| key.to_owned())
    }

    /// A text with a number, which decides its plural.
    #[must_use]
    pub fn count(self, key: &str, number: impl Arg) -> String {
        self.with(key, "count", number)
    }

    /// A text with markup of its own and one thing filled in, which is escaped.
    #[must_use]
    pub fn rich(self, key: &str, name: &'static str, value: impl AsRef<str>) -> Html {
        Html(self.with(key, name, escape(value.as_ref())))
    }

    /// A text with markup of its own and two things filled in, which are escaped.
    #[must_use]
    pub fn rich2(
        self,
        key: &str,
        name: &'static str,
        value: impl AsRef<str>,
        other: &'static str,
        second: impl AsRef<str>,
    ) -> Html {
        Html(self.with2(key, name, escape(value.as_ref()), other, escape(second.as_ref())))
    }

    /// The first of these texts that exists, else the last key's text.
    #[must_use]
    pub fn either(self, key: &str, fallback: &str) -> String {
        self.find(key, None).unwrap_or_else(|| self.say(fallback))
    }

    /// A link that leaves the site, which says so (WCAG 2.2, G201). Anything but
    /// a safe address stays plain words.
    #[must_use]
    pub fn elsewhere(self, address: &str, words: impl AsRef<str>) -> Html {
        let words = escape(words.as_ref());
        if !address.starts_with("https://") {
            return Html(words);
        }
        Html(format!(
            "<a href=\"{}\" rel=\"noopener noreferrer external\" aria-label=\"{words} ({})\">{words}{}</a>",
            escape(address),
            escape(&self.say("link-elsewhere")),
            icon("link")
        ))
    }

    /// A text of a family: the family's beginning and the key's end.
    #[must_use]
    pub fn of(self, family: &str, key: &str) -> String {
        self.say(format!("{family}{key}"))
    }

    /// The explanation that goes with a text of a family.
    #[must_use]
    pub fn why_of(self, family: &str, key: &str) -> String {
        self.say(format!("{family}{key}.why"))
    }

    /// The name of a language, by its code; the code itself where it has none.
    #[must_use]
    pub fn language(self, code: &str) -> String {
        let primary = code.split(['-', '_']).next().unwrap_or(code).to_ascii_lowercase();
        self.find(&format!("language-{primary}"), None).unwrap_or_else(|| primary.to_uppercase())
    }

    /// A number as the language writes it.
    #[must_use]
    pub fn number(self, number: impl std::fmt::Display) -> String {
        figures::grouped(
            &number.to_string(),
            match self.0 {
                Language::Sv => '\u{a0}',
                Language::Da => '.',
                Language::En => ',',
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_the_languages_own() {
        assert_eq!(Say(Language::En).count("thread-all", 18_i64), "Show the whole thread (18)");
        assert_eq!(Say(Language::Sv).number(12_345), "12\u{a0}345");
        assert_eq!(Say(Language::Da).number(12_345), "12.345");
    }

    #[test]
    fn what_is_filled_in_cannot_be_markup() {
        let said = Say(Language::En).rich("answer-as", "account", "<b>x</b>").0;
        assert!(!said.contains("<b>"), "{said}");
    }

    #[test]
    fn an_unknown_language_keeps_its_code() {
        assert_eq!(Say(Language::Sv).language("xx-YY"), "XX");
        assert_eq!(Say(Language::Sv).language("da"), "danska");
    }
}
