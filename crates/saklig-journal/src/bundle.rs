//! The entry bundle: up to 256 entries one after another, each preceded by its
//! length in bytes (u16, big-endian), as in `c2sp.org/tlog-tiles`. Handed to
//! authorised reviewers only; what is published are hashes.

use thiserror::Error;

use crate::tile::TILE_WIDTH;

/// Why entries cannot be bundled, or a bundle not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BundleError {
    /// A bundle holds 1 to 256 entries.
    #[error("a bundle holds 1 to 256 entries, not {0}")]
    Count(usize),
    /// An entry is longer than 65,535 bytes.
    #[error("entry {0} of the bundle is longer than 65,535 bytes")]
    TooLong(usize),
    /// The bundle ends within an entry.
    #[error("the bundle ends within entry {0}")]
    Truncated(usize),
}

/// Bundles entries.
///
/// # Errors
/// [`BundleError::Count`] and [`BundleError::TooLong`].
pub fn encode<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, BundleError> {
    check_count(entries.len())?;
    let mut bundle = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let entry = entry.as_ref();
        let length = u16::try_from(entry.len()).map_err(|_| BundleError::TooLong(at))?;
        bundle.extend(length.to_be_bytes());
        bundle.extend(entry);
    }
    Ok(bundle)
}

/// The entries in a bundle, in order.
///
/// # Errors
/// [`BundleError::Count`] and [`BundleError::Truncated`].
pub fn decode(bundle: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::new();
    let mut rest = bundle;
    while !rest.is_empty() {
        let truncated = BundleError::Truncated(entries.len());
        let (length, after) = rest.split_first_chunk().ok_or(truncated)?;
        let (entry, after) = after.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(truncated)?;
        entries.push(entry);
        rest = after;
    }
    check_count(entries.len())?;
    Ok(entries)
}

fn check_count(count: usize) -> Result<(), BundleError> {
    if (1..=usize::from(TILE_WIDTH)).contains(&count) { Ok(()) } else { Err(BundleError::Count(count)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_are_big_endian_and_bounded() {
        assert_eq!(encode(&[&b"ab"[..], b"", b"c"]).unwrap(), b"\0\x02ab\0\0\0\x01c");
        assert_eq!(&encode(&[vec![7; 0x0102]]).unwrap()[..3], [1, 2, 7]);
        assert_eq!(encode::<&[u8]>(&[]), Err(BundleError::Count(0)));
        assert_eq!(encode(&[[0u8; 1]; 257]), Err(BundleError::Count(257)));
        assert_eq!(encode(&[vec![0; 65_536]]), Err(BundleError::TooLong(0)));
        assert_eq!(decode(b""), Err(BundleError::Count(0)));
        assert_eq!(decode(&[0; 514]), Err(BundleError::Count(257)));
        assert_eq!(decode(b"\0\x01a\0"), Err(BundleError::Truncated(1)));
        assert_eq!(decode(b"\0\x02a"), Err(BundleError::Truncated(0)));
    }

    proptest! {
        #[test]
        fn bundles_are_read_back(entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..20)) {
            let bundle = encode(&entries).unwrap();
            prop_assert_eq!(decode(&bundle).unwrap(), entries);
        }

        #[test]
        fn any_bytes_are_a_bundle_or_an_error(bytes: Vec<u8>) {
            if let Ok(entries) = decode(&bytes) {
                prop_assert_eq!(encode(&entries).unwrap(), bytes);
            }
        }
    }
}
