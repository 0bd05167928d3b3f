//! The inclusion path (RFC 6962, section 2.1.1): that an entry is in the tree.

use thiserror::Error;

use crate::{
    Hash,
    nodes::{Nodes, left_of, tiles_read},
    tile::TileId,
    tree::{TileReader, TreeError},
};

/// The entry is not shown to be in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the path does not lead from this entry to this root")]
pub struct NotIncluded;

/// The path from leaf `index` to the root of the tree of the first `size`
/// leaves: the sibling of the leaf first, the child of the root last.
///
/// # Errors
/// [`TreeError`], when there is no such leaf or a tile is not at hand.
pub fn prove<R: TileReader + ?Sized>(size: u64, index: u64, reader: &R) -> Result<Vec<Hash>, TreeError> {
    if index >= size {
        return Err(TreeError::OutOfRange);
    }
    let mut nodes = Nodes::new(size, reader)?;
    let mut path = Vec::new();
    // From the root down, noting the branch not taken; a path is written from
    // the leaf up.
    let (mut lo, mut hi) = (0, size);
    while hi - lo > 1 {
        let middle = lo + left_of(hi - lo);
        if index < middle {
            path.push(nodes.range(middle, hi)?);
            hi = middle;
        } else {
            path.push(nodes.range(lo, middle)?);
            lo = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// The tiles that [`prove`] reads for this leaf, for a storage that fetches
/// them beforehand.
///
/// # Errors
/// [`TreeError::OutOfRange`] and [`TreeError::TooLarge`].
pub fn tiles(size: u64, index: u64) -> Result<Vec<TileId>, TreeError> {
    tiles_read(|reader| prove(size, index, reader))
}

/// Checks that the tree with this size and root has a leaf of this hash at
/// `index`. The caller computes the hash from the bytes of the entry.
///
/// # Errors
/// [`NotIncluded`], whatever the reason.
pub fn verify(path: &[Hash], size: u64, root: Hash, index: u64, leaf: Hash) -> Result<(), NotIncluded> {
    let path = path.iter().map(|hash| (*hash).into()).collect();
    tlog_tiles::check_record(&path, size, root.into(), index, leaf.into()).map_err(|_| NotIncluded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testlog::{self, TestLog, ct_root, hash};

    /// Source: the inclusion vectors of the certificate-transparency projects
    /// (`transparency-dev/merkle`, Android's AVB).
    #[test]
    fn paths_of_the_certificate_transparency_vectors() {
        let log = TestLog::of(&testlog::ct_leaves());
        let paths: [(u64, u64, &[&str]); 4] = [
            (
                0,
                8,
                &[
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ],
            ),
            (
                5,
                8,
                &[
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ],
            ),
            (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
            (
                1,
                5,
                &[
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ],
            ),
        ];
        for (index, size, path) in paths {
            let path: Vec<Hash> = path.iter().map(|text| hash(text)).collect();
            assert_eq!(prove(size, index, &log), Ok(path.clone()));
            let leaf = Hash::of_leaf(&testlog::ct_leaves()[index as usize]);
            assert_eq!(verify(&path, size, ct_root(size as usize), index, leaf), Ok(()));
        }
    }

    #[test]
    fn every_entry_of_every_small_tree_is_included_where_it_is_and_nowhere_else() {
        let log = TestLog::of_size(40);
        for size in 1..=40 {
            let root = crate::tree::root(size, &log).unwrap();
            for index in 0..size {
                let path = prove(size, index, &log).unwrap();
                assert_eq!(path, log.peer_path(size, index));
                for at in 0..size {
                    let found = verify(&path, size, root, at, log.leaves()[index as usize]);
                    assert_eq!(found.is_ok(), at == index);
                }
            }
        }
        assert_eq!(prove(40, 40, &log), Err(TreeError::OutOfRange));
        assert_eq!(prove(0, 0, &log), Err(TreeError::OutOfRange));
        assert!(verify(&[], 0, Hash::EMPTY_ROOT, 0, Hash([0; 32])).is_err());
        assert!(verify(&[Hash([0; 32]); 200], u64::MAX, Hash([0; 32]), u64::MAX - 1, Hash([0; 32])).is_err());
    }

    /// What it costs in a log of 10 million entries: a handful of tiles.
    #[test]
    fn a_path_in_ten_million_entries_reads_six_tiles() {
        let read = tiles(10_000_000, 1_234_567).unwrap();
        assert!(read.len() <= 6, "{read:?}");
        assert!(read.contains(&TileId { level: 0, n: 1_234_567 / 256, width: 256 }));
        assert_eq!(tiles(10, 10), Err(TreeError::OutOfRange));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_path_verifies_until_one_bit_flips(
            size in 2..1500u64, index: prop::sample::Index, at: prop::sample::Index, bit in 0..256usize,
        ) {
            let log = TestLog::of_size(size);
            let index = index.index(size as usize) as u64;
            let leaf = log.leaves()[index as usize];
            let mut path = prove(size, index, &log).unwrap();
            prop_assert_eq!(verify(&path, size, log.root(), index, leaf), Ok(()));
            prop_assert!(tiles(size, index).unwrap().iter().all(|tile| tile.width > 0));

            let flip = |hash: Hash| { let mut hash = hash; hash.0[bit / 8] ^= 1 << (bit % 8); hash };
            prop_assert!(verify(&path, size, log.root(), index, flip(leaf)).is_err());
            prop_assert!(verify(&path, size, flip(log.root()), index, leaf).is_err());
            prop_assert!(verify(&path[1..], size, log.root(), index, leaf).is_err());
            let at = at.index(path.len());
            path[at] = flip(path[at]);
            prop_assert!(verify(&path, size, log.root(), index, leaf).is_err());
        }
    }
}
