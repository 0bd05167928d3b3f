//! The consistency path (RFC 6962, section 2.1.2): that a tree begins with all
//! of an earlier one, so that nothing was changed or taken out since.

use thiserror::Error;

use crate::{
    Hash,
    nodes::{Nodes, left_of, tiles_read},
    tile::TileId,
    tree::{TileReader, TreeError},
};

/// The later tree is not shown to begin with the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the path does not lead from the earlier root to the later one")]
pub struct NotConsistent;

/// The path from the tree of the first `old` leaves to that of the first
/// `new`. It is empty from the tree without leaves and between equal sizes.
///
/// # Errors
/// [`TreeError`], when `old` exceeds `new` or a tile is not at hand.
pub fn prove<R: TileReader + ?Sized>(old: u64, new: u64, reader: &R) -> Result<Vec<Hash>, TreeError> {
    if old > new {
        return Err(TreeError::OutOfRange);
    }
    let mut nodes = Nodes::new(new, reader)?;
    let mut path = Vec::new();
    if old == 0 {
        return Ok(path);
    }
    // From the root down to where the old tree ends, noting the branches
    // beside the way; a path is written from the bottom up.
    let (mut lo, mut hi) = (0, new);
    while old < hi {
        let middle = lo + left_of(hi - lo);
        if old <= middle {
            path.push(nodes.range(middle, hi)?);
            hi = middle;
        } else {
            path.push(nodes.range(lo, middle)?);
            lo = middle;
        }
    }
    // The reader of the path knows this hash already if it is the old root.
    if lo > 0 {
        path.push(nodes.range(lo, hi)?);
    }
    path.reverse();
    Ok(path)
}

/// The tiles that [`prove`] reads for these sizes, for a storage that fetches
/// them beforehand.
///
/// # Errors
/// [`TreeError::OutOfRange`] and [`TreeError::TooLarge`].
pub fn tiles(old: u64, new: u64) -> Result<Vec<TileId>, TreeError> {
    tiles_read(|reader| prove(old, new, reader))
}

/// Checks that the tree with size `new` and `new_root` begins with the tree
/// with size `old` and `old_root`.
///
/// # Errors
/// [`NotConsistent`], whatever the reason.
pub fn verify(path: &[Hash], old: u64, old_root: Hash, new: u64, new_root: Hash) -> Result<(), NotConsistent> {
    // RFC 6962 leaves the empty tree open; every tree begins with it.
    if old == 0 {
        return if path.is_empty() && old_root == Hash::EMPTY_ROOT { Ok(()) } else { Err(NotConsistent) };
    }
    let path = path.iter().map(|hash| (*hash).into()).collect();
    tlog_tiles::check_tree(&path, new, new_root.into(), old, old_root.into()).map_err(|_| NotConsistent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        testlog::{self, TestLog, ct_root, hash},
        tree,
    };

    /// Source: the consistency vectors of the certificate-transparency
    /// projects (`transparency-dev/merkle`).
    #[test]
    fn paths_of_the_certificate_transparency_vectors() {
        let log = TestLog::of(&testlog::ct_leaves());
        let paths: [(u64, u64, &[&str]); 4] = [
            (1, 1, &[]),
            (
                1,
                8,
                &[
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ],
            ),
            (
                6,
                8,
                &[
                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ],
            ),
            (
                2,
                5,
                &[
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ],
            ),
        ];
        for (old, new, path) in paths {
            let path: Vec<Hash> = path.iter().map(|text| hash(text)).collect();
            assert_eq!(prove(old, new, &log), Ok(path.clone()));
            assert_eq!(verify(&path, old, ct_root(old as usize), new, ct_root(new as usize)), Ok(()));
        }
    }

    #[test]
    fn every_tree_begins_with_every_smaller_one() {
        let log = TestLog::of_size(40);
        let root = |size| tree::root(size, &log).unwrap();
        for new in 1..=40 {
            for old in 0..=new {
                let path = prove(old, new, &log).unwrap();
                assert_eq!(verify(&path, old, root(old), new, root(new)), Ok(()));
                if old > 0 {
                    assert_eq!(path, log.peer_consistency(old, new));
                    assert!(verify(&path, old, Hash([0; 32]), new, root(new)).is_err());
                    assert!(verify(&path, old, root(old), new, Hash([0; 32])).is_err());
                }
            }
        }
        assert_eq!(prove(41, 40, &log), Err(TreeError::OutOfRange));
        assert!(verify(&[], 41, root(40), 40, root(40)).is_err());
        assert!(verify(&[], 0, root(1), 40, root(40)).is_err());
        assert_eq!(prove(0, 0, &log), Ok(vec![]));
        assert!(verify(&[root(1); 200], u64::MAX - 1, root(1), u64::MAX, root(1)).is_err());
    }

    #[test]
    fn a_path_in_ten_million_entries_reads_six_tiles() {
        assert!(tiles(1_234_567, 10_000_000).unwrap().len() <= 6);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_path_verifies_until_one_bit_flips(
            new in 3..1500u64, old: prop::sample::Index, at: prop::sample::Index, bit in 0..256usize,
        ) {
            let log = TestLog::of_size(new);
            let old = 1 + old.index(new as usize - 1) as u64;
            let (old_root, new_root) = (tree::root(old, &log).unwrap(), log.root());
            let mut path = prove(old, new, &log).unwrap();
            prop_assert_eq!(verify(&path, old, old_root, new, new_root), Ok(()));
            let at = at.index(path.len());
            path[at].0[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(verify(&path, old, old_root, new, new_root).is_err());
        }
    }
}
