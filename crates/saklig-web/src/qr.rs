//! A text as a picture that phones read: a QR code, drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};

/// The white border that readers need, in squares.
const BORDER: i32 = 4;

/// The picture: how many squares it is wide, and the path of the dark ones;
/// `None` when the text is too long for one.
pub(crate) fn drawn(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&format!("M{},{}h1v1h-1z", x + BORDER, y + BORDER));
            }
        }
    }
    Some((code.size() + 2 * BORDER, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_readers_look_for_them() {
        let (size, path) = drawn("otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ").unwrap();
        assert!(size > 21 + 2 * BORDER);
        assert!(path.starts_with(&format!("M{BORDER},{BORDER}h1v1h-1z")));
        assert!(path.contains(&format!("M{},{BORDER}h", size - BORDER - 1)));
        assert!(drawn(&"x".repeat(5000)).is_none());
    }
}
