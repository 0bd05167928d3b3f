//! Holidays, computed from a pack.
