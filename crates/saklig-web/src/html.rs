//! Markup that is safe to write as it is.

use std::fmt;

use askama::filters::HtmlSafe;

/// Markup made here; whatever came from outside in it has been escaped.
#[derive(Debug, Clone, Default)]
pub struct Html(pub String);

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Text as it can stand in markup and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        push(&mut safe, character);
    }
    safe
}

/// Adds one character, escaped.
pub fn push(html: &mut String, character: char) {
    match character {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        other => html.push(other),
    }
}

/// Adds what a person wrote elsewhere: escaped, and with characters that
/// nobody would see (or that turn the writing around) shown as a small square.
pub fn push_foreign(html: &mut String, text: &str) {
    let mut before = ' ';
    for character in text.chars() {
        let unseen = match character {
            '\u{200c}' | '\u{200d}' => before.is_ascii_alphanumeric() || ('\u{c0}'..'\u{250}').contains(&before),
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => true,
            '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => true,
            '\n' | '\t' | '\r' => false,
            other => other.is_control(),
        };
        if unseen {
            html.push_str("<span class=\"unseen\" aria-hidden=\"true\" title=\"U+");
            html.push_str(&format!("{:04X}", u32::from(character)));
            html.push_str("\">▫</span>");
        } else {
            push(html, character);
        }
        before = character;
    }
}

/// A word as it can stand in an address.
#[must_use]
pub fn in_address(word: &str) -> String {
    let mut safe = String::with_capacity(word.len());
    for byte in word.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    safe
}

/// An icon of the sprite.
#[derive(Debug, Clone, Copy)]
pub struct Icon(pub &'static str);

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{}#i-{}\"/></svg>",
            crate::assets::ICONS.address(),
            self.0
        )
    }
}

impl HtmlSafe for Icon {}

/// The icon with this name.
#[must_use]
pub fn icon(name: &'static str) -> Icon {
    Icon(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_would_see_is_shown() {
        let mut html = String::new();
        push_foreign(&mut html, "a\u{200b}b<\u{202e}");
        assert_eq!(html.matches("class=\"unseen\"").count(), 2);
        assert!(html.contains("&lt;") && !html.contains('\u{202e}'));
    }

    #[test]
    fn joined_pictures_and_scripts_stay_whole() {
        let mut html = String::new();
        push_foreign(&mut html, "👩\u{200d}🚒 می\u{200c}روم");
        assert!(!html.contains("unseen"));
    }
}
