//! The style, the script and the icons: drawn and written here, served from
//! here, kept by browsers until their content changes.

use axum::{
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

/// A file that pages refer to by its content's hash.
pub struct Asset {
    path: &'static str,
    mime: &'static str,
    bytes: &'static str,
    hash: u64,
}

/// The style.
pub static STYLE: Asset = Asset::new("/style.css", "text/css; charset=utf-8", include_str!("../assets/style.css"));
/// The script.
pub static SCRIPT: Asset =
    Asset::new("/saklig.js", "text/javascript; charset=utf-8", include_str!("../assets/saklig.js"));
/// The icons, as one sprite.
pub static ICONS: Asset = Asset::new("/icons.svg", "image/svg+xml", include_str!("../assets/icons.svg"));
/// The mark that stands on the browser's tab.
pub static MARK: Asset = Asset::new("/mark.svg", "image/svg+xml", include_str!("../assets/mark.svg"));

impl Asset {
    const fn new(path: &'static str, mime: &'static str, bytes: &'static str) -> Self {
        Self { path, mime, bytes, hash: fnv(bytes.as_bytes()) }
    }

    /// Its address, which changes with its content.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}?h={:x}", self.path, self.hash & 0xffff_ffff)
    }

    /// Its content.
    #[must_use]
    pub const fn content(&self) -> &'static str {
        self.bytes
    }

    fn answer(&self) -> Response {
        ([(CONTENT_TYPE, self.mime), (CACHE_CONTROL, "public, max-age=31536000, immutable")], self.bytes)
            .into_response()
    }
}

/// FNV-1a: tells contents apart; nothing secret rests on it.
const fn fnv(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// `GET /style.css`
pub async fn style() -> Response {
    STYLE.answer()
}

/// `GET /saklig.js`
pub async fn script() -> Response {
    SCRIPT.answer()
}

/// `GET /icons.svg`
pub async fn icons() -> Response {
    ICONS.answer()
}

/// `GET /mark.svg`
pub async fn mark() -> Response {
    MARK.answer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_asked_for_is_in_the_sprite() {
        let mut asked = Vec::new();
        for (_, text) in crate::texts::sources() {
            for piece in text.split("icon(\"").skip(1) {
                asked.extend(piece.split('"').next().map(str::to_owned));
            }
        }
        asked.extend(crate::findings::ICONS.iter().map(ToString::to_string));
        assert!(asked.len() > 20);
        for name in asked {
            assert!(ICONS.bytes.contains(&format!("id=\"i-{name}\"")), "no icon {name}");
        }
    }

    #[test]
    fn an_address_names_the_content() {
        assert!(STYLE.address().starts_with("/style.css?h="));
        assert_ne!(fnv(b"a"), fnv(b"b"));
    }
}
