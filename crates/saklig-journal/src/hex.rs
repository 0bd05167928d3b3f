//! Lower-case hexadecimal, the form in which ids and commitments stand in a
//! leaf and people meet them elsewhere.

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The bytes as lower-case digits, two each.
pub(crate) fn encode(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0x0f])
        .map(|nibble| char::from(DIGITS[usize::from(nibble)]))
        .collect()
}

/// The `N` bytes that exactly these lower-case digits stand for.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(bytes)
}

/// Capitals are refused: one value has one spelling.
const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_spelling() {
        assert_eq!(encode(&[0x00, 0x0f, 0xa0, 0xff]), "000fa0ff");
        assert_eq!(decode("000fa0ff"), Some([0x00, 0x0f, 0xa0, 0xff]));
        for bad in ["000FA0FF", "000fa0f", "000fa0ff0", "000fa0fg", "", "0å0fa0f"] {
            assert_eq!(decode::<4>(bad), None, "{bad}");
        }
    }
}
