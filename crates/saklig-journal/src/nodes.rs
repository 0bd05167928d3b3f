//! The nodes: any hash of the tree, computed from the tile that holds it or
//! what is below it. Proofs and roots are made of these.

use std::{
    cell::RefCell,
    collections::{HashMap, hash_map},
};

use crate::{
    Hash,
    hash::HASH_BYTES,
    tile::{TILE_BYTES, TILE_HEIGHT, TILE_WIDTH, TileId},
    tree::{MAX_SIZE, TileReader, TreeError, edge_at},
};

/// The nodes of a tree of a given size, each read from the tile that holds it.
/// A tile is read once.
pub(crate) struct Nodes<'r, R: ?Sized> {
    reader: &'r R,
    size: u64,
    tiles: HashMap<(u8, u64), Vec<u8>>,
}

impl<'r, R: TileReader + ?Sized> Nodes<'r, R> {
    pub(crate) fn new(size: u64, reader: &'r R) -> Result<Self, TreeError> {
        if size > MAX_SIZE { Err(TreeError::TooLarge) } else { Ok(Self { reader, size, tiles: HashMap::new() }) }
    }

    /// `MTH(D[lo:hi])` of RFC 6962, section 2.1, for `lo < hi <= size`.
    pub(crate) fn range(&mut self, lo: u64, hi: u64) -> Result<Hash, TreeError> {
        let leaves = hi - lo;
        if leaves.is_power_of_two() && lo.is_multiple_of(leaves) {
            return self.node(leaves.trailing_zeros(), lo / leaves);
        }
        let middle = lo + left_of(leaves);
        Ok(Hash::of_children(self.range(lo, middle)?, self.range(middle, hi)?))
    }

    /// The root of the `n`th perfect subtree of this height.
    fn node(&mut self, height: u32, n: u64) -> Result<Hash, TreeError> {
        let level = (height / TILE_HEIGHT) as u8;
        let within = height % TILE_HEIGHT;
        let first = n << within;
        let at = TileId { level, n: first >> TILE_HEIGHT, width: 0 };
        let start = (first % u64::from(TILE_WIDTH)) as usize * HASH_BYTES;
        let end = start + (HASH_BYTES << within);
        let hashes = self.load(at)?;
        let below = hashes.get(start..end).ok_or(TreeError::OutOfRange)?;
        Ok(fold(below))
    }

    /// The tile at this place, as wide as it is in a tree of this size.
    fn load(&mut self, at: TileId) -> Result<&[u8], TreeError> {
        let edge = edge_at(self.size, at.level);
        let width = if at.n < edge.n { TILE_WIDTH } else { edge.width };
        match self.tiles.entry((at.level, at.n)) {
            hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            hash_map::Entry::Vacant(new) => Ok(new.insert(load(self.reader, TileId { width, ..at })?)),
        }
    }
}

/// The largest power of two below `leaves`, where RFC 6962 splits a tree of
/// two leaves or more.
pub(crate) const fn left_of(leaves: u64) -> u64 {
    1 << (leaves - 1).ilog2()
}

/// The tiles that a computation over a tree would read. Which ones it reads
/// depends on sizes only, never on what is in them, so zeros will do.
pub(crate) fn tiles_read<T>(
    work: impl FnOnce(&dyn TileReader) -> Result<T, TreeError>,
) -> Result<Vec<TileId>, TreeError> {
    let read = RefCell::new(Vec::new());
    work(&|level, n, width| {
        read.borrow_mut().push(TileId { level, n, width });
        Some(vec![0; TILE_BYTES])
    })?;
    Ok(read.into_inner())
}

/// A tile's first `width` hashes, in exactly that many bytes.
pub(crate) fn load<R: TileReader + ?Sized>(reader: &R, id: TileId) -> Result<Vec<u8>, TreeError> {
    let mut hashes = reader.tile(id.level, id.n, id.width).ok_or(TreeError::Missing(id))?;
    let bytes = usize::from(id.width) * HASH_BYTES;
    if hashes.len() < bytes {
        return Err(TreeError::Short(id));
    }
    hashes.truncate(bytes);
    Ok(hashes)
}

/// The root over a power of two of hashes side by side.
pub(crate) fn fold(hashes: &[u8]) -> Hash {
    let (hashes, _) = hashes.as_chunks::<HASH_BYTES>();
    let mut layer: Vec<Hash> = hashes.iter().copied().map(Hash).collect();
    while layer.len() > 1 {
        layer = layer.chunks_exact(2).map(|pair| Hash::of_children(pair[0], pair[1])).collect();
    }
    layer.first().copied().unwrap_or(Hash::EMPTY_ROOT)
}
