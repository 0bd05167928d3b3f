//! The tree: the Merkle tree of RFC 6962 over the leaves, held as
//! [tiles](crate::tile).
//!
//! The storage keeps one row for each tile, under its level and number, with
//! its hashes. [`append`] says which rows to write; a row that exists already
//! is overwritten by a longer one with the same beginning, so that what was
//! published for an earlier size stays readable as a prefix. Appending reads
//! the [`right_edge`] and no more.

use std::{collections::HashMap, mem};

use thiserror::Error;

use crate::{
    Hash,
    hash::HASH_BYTES,
    nodes::{Nodes, fold, load},
    tile::{TILE_BYTES, TILE_HEIGHT, TILE_WIDTH, TileId},
};

/// The most leaves in a tree, far beyond any log; keeps arithmetic safe.
pub const MAX_SIZE: u64 = 1 << 56;

/// Where tiles are read. Closures are readers too.
pub trait TileReader {
    /// At least the first `width` hashes (32 bytes each) of tile `n` at
    /// `level`. A longer, grown row is welcome. `None` when it is not at hand.
    fn tile(&self, level: u8, n: u64, width: u16) -> Option<Vec<u8>>;
}

impl<F: Fn(u8, u64, u16) -> Option<Vec<u8>>> TileReader for F {
    fn tile(&self, level: u8, n: u64, width: u16) -> Option<Vec<u8>> {
        self(level, n, width)
    }
}

/// The reader of a log that has no tiles yet.
#[must_use]
pub const fn no_tiles(_level: u8, _n: u64, _width: u16) -> Option<Vec<u8>> {
    None
}

/// Why a root, a proof or an extended tree could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TreeError {
    /// The reader did not have a tile that a tree of this size must have.
    #[error("{0} is missing")]
    Missing(TileId),
    /// The reader returned fewer hashes than the tile must have.
    #[error("{0} is too short")]
    Short(TileId),
    /// The tree would exceed [`MAX_SIZE`].
    #[error("the tree would be too large")]
    TooLarge,
    /// The index is not below the size, or the old size is above the new.
    #[error("no such leaf or earlier tree")]
    OutOfRange,
}

/// A row to write: the tile at (`level`, `n`) as it now is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileRow {
    /// The tile's level, from 0 at the leaves.
    pub level: u8,
    /// The tile's number within the level.
    pub n: u64,
    /// How many hashes it holds: 1 to 256.
    pub width: u16,
    /// The hashes, 32 bytes each.
    pub hashes: Vec<u8>,
}

/// The tree after leaves were appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// How many leaves it now has.
    pub size: u64,
    /// Its root, for the next checkpoint.
    pub root: Hash,
    /// The rows to write, each new or longer than before.
    pub tiles: Vec<TileRow>,
}

impl Appended {
    /// The written row of tile `n` at `level`, if there is one.
    #[must_use]
    pub fn row(&self, level: u8, n: u64) -> Option<&TileRow> {
        self.tiles.iter().find(|row| (row.level, row.n) == (level, n))
    }
}

/// Appends leaves, given by their hashes, to a tree of `size`. Takes time in
/// proportion to the leaves appended.
///
/// # Errors
/// [`TreeError::Missing`] and [`TreeError::Short`] about the tiles of the
/// [`right_edge`]; [`TreeError::TooLarge`].
pub fn append<R: TileReader + ?Sized>(size: u64, leaves: &[Hash], reader: &R) -> Result<Appended, TreeError> {
    let new_size = size.saturating_add(leaves.len() as u64);
    if new_size > MAX_SIZE {
        return Err(TreeError::TooLarge);
    }
    let mut tiles = Vec::new();
    let mut fresh = leaves.to_vec();
    let mut level = 0;
    while !fresh.is_empty() {
        let edge = edge_at(size, level);
        let mut n = edge.n;
        let mut row = if edge.width > 0 { load(reader, edge)? } else { Vec::new() };
        let mut above = Vec::new();
        for hash in fresh {
            row.extend(hash.0);
            if row.len() == TILE_BYTES {
                above.push(fold(&row));
                tiles.push(TileRow { level, n, width: TILE_WIDTH, hashes: mem::take(&mut row) });
                n += 1;
            }
        }
        if !row.is_empty() {
            // Less than 256 hashes are left, or they would have filled a tile.
            let width = (row.len() / HASH_BYTES) as u16;
            tiles.push(TileRow { level, n, width, hashes: row });
        }
        fresh = above;
        level += 1;
    }
    // The new root lies over the new rows and, higher up, the old right edge.
    let edge: HashMap<_, _> = tiles.iter().map(|row| ((row.level, row.n), row)).collect();
    let root = root(new_size, &|level, n, width| match edge.get(&(level, n)) {
        Some(row) => Some(row.hashes.clone()),
        None => reader.tile(level, n, width),
    })?;
    Ok(Appended { size: new_size, root, tiles })
}

/// The root of the tree of the first `size` leaves: of any size up to the one
/// that the tiles were written for.
///
/// # Errors
/// [`TreeError::Missing`], [`TreeError::Short`], [`TreeError::TooLarge`].
pub fn root<R: TileReader + ?Sized>(size: u64, reader: &R) -> Result<Hash, TreeError> {
    if size == 0 { Ok(Hash::EMPTY_ROOT) } else { Nodes::new(size, reader)?.range(0, size) }
}

/// The partial tiles of a tree: all that [`append`] and [`root`] read at this
/// size, for a storage that fetches them beforehand.
#[must_use]
pub fn right_edge(size: u64) -> Vec<TileId> {
    let levels = 0..8;
    levels.map(|level| edge_at(size, level)).filter(|edge| edge.width > 0).collect()
}

/// The last tile of a level; of width 0 when the level ends with a full one.
pub(crate) const fn edge_at(size: u64, level: u8) -> TileId {
    let hashes = size >> (TILE_HEIGHT * level as u32);
    let width = TILE_WIDTH as u64;
    TileId { level, n: hashes / width, width: (hashes % width) as u16 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{compact::CompactRange, testlog::TestLog};

    /// Source: the example of 70,000 leaves, and that of 256, in
    /// c2sp.org/tlog-tiles, "Partial Tiles".
    #[test]
    fn tiles_of_the_specification() {
        let log = TestLog::of_size(70_000);
        let width = |level, n| log.tiles().get(&(level, n)).map(|hashes| hashes.len() / 32);
        assert!((0..273).all(|n| width(0, n) == Some(256)));
        assert_eq!([width(0, 273), width(0, 274)], [Some(112), None]);
        assert_eq!([width(1, 0), width(1, 1), width(1, 2)], [Some(256), Some(17), None]);
        assert_eq!([width(2, 0), width(2, 1), width(3, 0)], [Some(1), None, None]);
        assert_eq!(log.tiles().len(), 274 + 2 + 1);
        let edge: Vec<String> = right_edge(70_000).iter().map(ToString::to_string).collect();
        assert_eq!(edge, ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]);

        let log = TestLog::of_size(256);
        assert_eq!(log.tiles().len(), 2);
        assert_eq!(right_edge(256), [TileId { level: 1, n: 0, width: 1 }]);
    }

    #[test]
    fn roots_of_earlier_sizes_stay_readable() {
        let log = TestLog::of_size(1000);
        let mut range = CompactRange::new();
        for (at, leaf) in log.leaves().iter().enumerate() {
            assert_eq!(root(at as u64, &log), Ok(range.root()));
            range.push(*leaf);
        }
        assert_eq!(log.root(), range.root());
    }

    #[test]
    fn appending_reads_the_right_edge_only() {
        let log = TestLog::of_size(70_000);
        let edge = right_edge(70_000);
        let reader = |level, n, width| {
            assert!(edge.contains(&TileId { level, n, width }), "tile {level}/{n} of width {width}");
            log.tile(level, n, width)
        };
        let appended = append(70_000, &[Hash([1; 32])], &reader).unwrap();
        assert_eq!(appended.tiles.len(), 1);
        assert_eq!(appended.row(0, 273).map(|row| row.width), Some(113));
        assert_eq!(append(70_000, &[], &reader).unwrap().root, log.root());
    }

    #[test]
    fn a_missing_or_short_tile_is_named() {
        let edge = TileId { level: 0, n: 0, width: 3 };
        let leaf = [Hash([1; 32])];
        assert_eq!(append(3, &leaf, &no_tiles), Err(TreeError::Missing(edge)));
        assert_eq!(append(3, &leaf, &|_, _, _| Some(vec![0; 95])), Err(TreeError::Short(edge)));
        assert_eq!(root(3, &no_tiles), Err(TreeError::Missing(edge)));
        assert_eq!(append(u64::MAX, &leaf, &no_tiles), Err(TreeError::TooLarge));
        assert_eq!(root(MAX_SIZE + 1, &no_tiles), Err(TreeError::TooLarge));
        assert_eq!(root(0, &no_tiles), Ok(Hash::EMPTY_ROOT));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn batches_append_to_the_same_tree_as_all_at_once(batches in prop::collection::vec(0..700usize, 0..6)) {
            let all = TestLog::of_size(batches.iter().sum::<usize>() as u64);
            let mut log = TestLog::default();
            let mut rest = all.leaves();
            for batch in batches {
                let (now, later) = rest.split_at(batch);
                log.append(now);
                rest = later;
            }
            prop_assert_eq!(log.root(), all.root());
            prop_assert_eq!(log.tiles(), all.tiles());
        }

        /// The same tree by another's hand: `tlog_tiles`.
        #[test]
        fn the_root_is_that_of_the_tlog_tiles_crate(size in 0..1500u64) {
            let log = TestLog::of_size(size);
            prop_assert_eq!(log.root(), log.peer_root(size));
        }
    }
}
