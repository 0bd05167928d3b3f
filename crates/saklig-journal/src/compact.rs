//! The compact range: the root of a tree whose leaves pass by once. It keeps
//! one hash for each bit set in the number of leaves, so that a log of any
//! length is verified in a few hundred bytes of memory.

use crate::Hash;

/// The tree over the leaves pushed so far.
#[derive(Debug, Clone, Default)]
pub struct CompactRange {
    size: u64,
    /// The roots of the perfect subtrees that make up the tree, the largest
    /// and leftmost first.
    subtrees: Vec<Hash>,
}

impl CompactRange {
    /// The tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self { size: 0, subtrees: Vec::new() }
    }

    /// How many leaves were pushed.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds the hash of the next leaf.
    pub fn push(&mut self, leaf: Hash) {
        // As in binary counting: each trailing one is a subtree as large as
        // what is carried, and is merged into it.
        let mut carried = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                carried = Hash::of_children(left, carried);
            }
        }
        self.subtrees.push(carried);
        self.size += 1;
    }

    /// The root of the tree as it is.
    #[must_use]
    pub fn root(&self) -> Hash {
        let from_the_right = self.subtrees.iter().copied().rev();
        from_the_right.reduce(|right, left| Hash::of_children(left, right)).unwrap_or(Hash::EMPTY_ROOT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;

    #[test]
    fn roots_of_the_certificate_transparency_vectors() {
        let mut range = CompactRange::new();
        assert_eq!(range.root(), testlog::ct_root(0));
        for (at, leaf) in testlog::ct_leaves().iter().enumerate() {
            range.push(Hash::of_leaf(leaf));
            assert_eq!(range.root(), testlog::ct_root(at + 1));
        }
        assert_eq!(range.size(), 8);
    }
}
