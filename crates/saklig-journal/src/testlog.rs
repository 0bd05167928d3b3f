//! A log in memory, and published vectors, for the tests of this crate.

use std::collections::BTreeMap;

use crate::{
    Hash, hex,
    tree::{self, TileReader},
};

/// A log that keeps its tiles as a storage would: one row each, overwritten as
/// it grows.
pub(crate) struct TestLog {
    leaves: Vec<Hash>,
    root: Hash,
    tiles: BTreeMap<(u8, u64), Vec<u8>>,
}

impl Default for TestLog {
    fn default() -> Self {
        Self { leaves: Vec::new(), root: Hash::EMPTY_ROOT, tiles: BTreeMap::new() }
    }
}

impl TestLog {
    pub(crate) fn of<L: AsRef<[u8]>>(leaves: &[L]) -> Self {
        let hashes: Vec<Hash> = leaves.iter().map(|leaf| Hash::of_leaf(leaf.as_ref())).collect();
        let mut log = Self::default();
        log.append(&hashes);
        log
    }

    pub(crate) fn of_size(size: u64) -> Self {
        Self::of(&(0..size).map(u64::to_be_bytes).collect::<Vec<_>>())
    }

    pub(crate) fn append(&mut self, hashes: &[Hash]) {
        let appended = tree::append(self.leaves.len() as u64, hashes, self).unwrap();
        for row in appended.tiles {
            assert_eq!(row.hashes.len(), 32 * usize::from(row.width));
            let grown = self.tiles.insert((row.level, row.n), row.hashes.clone());
            assert!(grown.is_none_or(|before| row.hashes.starts_with(&before)), "a row keeps its beginning");
        }
        self.leaves.extend(hashes);
        self.root = appended.root;
        assert_eq!(appended.size, self.leaves.len() as u64);
    }

    pub(crate) fn leaves(&self) -> &[Hash] {
        &self.leaves
    }

    pub(crate) const fn root(&self) -> Hash {
        self.root
    }

    pub(crate) const fn tiles(&self) -> &BTreeMap<(u8, u64), Vec<u8>> {
        &self.tiles
    }

    /// The root as `tlog_tiles` computes it.
    pub(crate) fn peer_root(&self, size: u64) -> Hash {
        tlog_tiles::tree_hash(size, &self.peer()).unwrap().into()
    }

    /// The inclusion path as `tlog_tiles` computes it.
    pub(crate) fn peer_path(&self, size: u64, index: u64) -> Vec<Hash> {
        let path = tlog_tiles::prove_record(size, index, &self.peer()).unwrap();
        path.into_iter().map(Hash::from).collect()
    }

    /// The consistency path as `tlog_tiles` computes it.
    pub(crate) fn peer_consistency(&self, old: u64, new: u64) -> Vec<Hash> {
        let path = tlog_tiles::prove_tree(new, old, &self.peer()).unwrap();
        path.into_iter().map(Hash::from).collect()
    }

    fn peer(&self) -> Peer {
        let mut peer = Peer::default();
        for (n, leaf) in self.leaves.iter().enumerate() {
            let stored = tlog_tiles::stored_hashes_for_record_hash(n as u64, (*leaf).into(), &peer).unwrap();
            peer.0.extend(stored);
        }
        peer
    }
}

impl TileReader for TestLog {
    fn tile(&self, level: u8, n: u64, width: u16) -> Option<Vec<u8>> {
        assert!((1..=256).contains(&width), "a tile of width {width}");
        self.tiles.get(&(level, n)).cloned()
    }
}

#[derive(Default)]
struct Peer(Vec<tlog_tiles::Hash>);

impl tlog_tiles::HashReader for Peer {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, tlog_tiles::Error> {
        Ok(indexes.iter().map(|index| self.0[*index as usize]).collect())
    }
}

/// The hash written as these hexadecimal digits.
pub(crate) fn hash(digits: &str) -> Hash {
    Hash(hex::decode(digits).unwrap())
}

/// The leaves of the vectors that the certificate-transparency projects share
/// (`transparency-dev/merkle`, `testonly/constants.go`).
pub(crate) fn ct_leaves() -> [Vec<u8>; 8] {
    [
        vec![],
        vec![0x00],
        vec![0x10],
        vec![0x20, 0x21],
        vec![0x30, 0x31],
        (0x40..0x44).collect(),
        (0x50..0x58).collect(),
        (0x60..0x70).collect(),
    ]
}

/// The root over the first `size` of [`ct_leaves`], from the same source.
pub(crate) fn ct_root(size: usize) -> Hash {
    hash(
        [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ][size],
    )
}
