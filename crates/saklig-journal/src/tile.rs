//! The tile: 256 hashes of one level of the tree side by side, the unit in
//! which the tree is stored, fetched and published (`c2sp.org/tlog-tiles`).
//!
//! Tiles of level 0 hold the hashes of leaves; a hash in a tile of level 1 or
//! above is the root over one *full* tile of the level below. The last tile of
//! each level is partial until 256 hashes fill it. A partial tile is a prefix
//! of the full one, so a stored row may grow in place.

use std::{fmt, str::FromStr};

use thiserror::Error;

use crate::hash::HASH_BYTES;

/// Hashes in a full tile, and entries in a full bundle.
pub const TILE_WIDTH: u16 = 256;

/// Levels of the tree between a tile's hashes and the root over them.
pub const TILE_HEIGHT: u32 = 8;

/// Bytes in a full tile.
pub const TILE_BYTES: usize = TILE_WIDTH as usize * HASH_BYTES;

/// Where a tile belongs, and how much of it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// Its level, from 0 at the leaves; at most 63.
    pub level: u8,
    /// Its number within the level, from 0.
    pub n: u64,
    /// How many hashes it holds: 1 to 256.
    pub width: u16,
}

impl fmt::Display for TileId {
    /// The path at which the tile is published.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        TilePath::Hashes(*self).fmt(f)
    }
}

/// A path of `c2sp.org/tlog-tiles`, without the log's prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TilePath {
    /// `tile/<L>/<N>[.p/<W>]`: hashes of the tree.
    Hashes(TileId),
    /// `tile/entries/<N>[.p/<W>]`: the entries under a tile of level 0.
    Entries {
        /// The bundle's number, from 0.
        n: u64,
        /// How many entries it holds: 1 to 256.
        width: u16,
    },
}

/// The text is not a tile path in its one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this is not the path of a tile or an entry bundle")]
pub struct PathError;

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, width) = match *self {
            Self::Hashes(TileId { level, n, width }) => {
                write!(f, "tile/{level}/")?;
                (n, width)
            }
            Self::Entries { n, width } => {
                f.write_str("tile/entries/")?;
                (n, width)
            }
        };
        write_number(f, n)?;
        if width < TILE_WIDTH { write!(f, ".p/{width}") } else { Ok(()) }
    }
}

/// Groups of three digits, all but the last after an `x`: `x001/x234/067`.
fn write_number(f: &mut fmt::Formatter<'_>, n: u64) -> fmt::Result {
    write_leading_groups(f, n / 1000)?;
    write!(f, "{:03}", n % 1000)
}

fn write_leading_groups(f: &mut fmt::Formatter<'_>, n: u64) -> fmt::Result {
    if n == 0 {
        return Ok(());
    }
    write_leading_groups(f, n / 1000)?;
    write!(f, "x{:03}/", n % 1000)
}

impl FromStr for TilePath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let path = read(text).ok_or(PathError)?;
        // As in a leaf: reading is lenient, writing is not.
        if path.to_string() == text { Ok(path) } else { Err(PathError) }
    }
}

fn read(text: &str) -> Option<TilePath> {
    let (level, rest) = text.strip_prefix("tile/")?.split_once('/')?;
    let (number, width) = match rest.split_once(".p/") {
        None => (rest, TILE_WIDTH),
        Some((number, width)) => (number, width.parse().ok().filter(|width| (1..TILE_WIDTH).contains(width))?),
    };
    let n = number.split('/').try_fold(0u64, |n, group| {
        let group: u64 = group.trim_start_matches('x').parse().ok()?;
        n.checked_mul(1000)?.checked_add(group)
    })?;
    if level == "entries" {
        return Some(TilePath::Entries { n, width });
    }
    let level = level.parse().ok().filter(|level| *level <= 63)?;
    Some(TilePath::Hashes(TileId { level, n, width }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Source: the example of c2sp.org/tlog-tiles (1234067), and paths of the
    /// same shape in the tile tests of `golang.org/x/mod/sumdb/tlog`.
    #[test]
    fn paths_of_the_specification() {
        let tile = |level, n, width| TilePath::Hashes(TileId { level, n, width });
        for (path, text) in [
            (tile(0, 1_234_067, 256), "tile/0/x001/x234/067"),
            (tile(4, 1_234_067, 1), "tile/4/x001/x234/067.p/1"),
            (tile(0, 0, 256), "tile/0/000"),
            (tile(63, 999, 255), "tile/63/999.p/255"),
            (tile(1, 1000, 256), "tile/1/x001/000"),
            (tile(0, 123_456_789, 256), "tile/0/x123/x456/789"),
            (tile(0, u64::MAX, 256), "tile/0/x018/x446/x744/x073/x709/x551/615"),
            (TilePath::Entries { n: 1_234_067, width: 256 }, "tile/entries/x001/x234/067"),
            (TilePath::Entries { n: 5, width: 8 }, "tile/entries/005.p/8"),
        ] {
            assert_eq!(path.to_string(), text);
            assert_eq!(text.parse(), Ok(path));
        }
    }

    #[test]
    fn only_the_one_spelling_is_read() {
        for bad in [
            "",
            "tile",
            "tile/0",
            "tile/0/",
            "tile/0/0",
            "tile/0/0000",
            "tile/0/x000/001",
            "tile/0/x001",
            "tile/0/001/002",
            "tile/0/xx01/002",
            "tile/0/001/",
            "tile/0/001.p/0",
            "tile/0/001.p/256",
            "tile/0/001.p/01",
            "tile/0/001.p/1/",
            "tile/0/001.p/",
            "tile/00/001",
            "tile/64/001",
            "tile/-1/001",
            "tile/+1/001",
            "tile/data/001",
            "tile/8/0/001",
            "/tile/0/001",
            "tile/0/x018/x446/x744/x073/x709/x551/616",
        ] {
            assert_eq!(bad.parse::<TilePath>(), Err(PathError), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn paths_are_read_back(level in 0..=63u8, n: u64, width in 1..=TILE_WIDTH) {
            for path in [TilePath::Hashes(TileId { level, n, width }), TilePath::Entries { n, width }] {
                prop_assert_eq!(path.to_string().parse(), Ok(path));
            }
        }

        #[test]
        fn any_text_is_a_path_or_an_error(text in "(tile/)?[0-9xpe./]{0,20}") {
            if let Ok(path) = text.parse::<TilePath>() {
                prop_assert_eq!(path.to_string(), text);
            }
        }
    }
}
