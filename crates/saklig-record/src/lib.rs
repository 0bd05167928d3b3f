//! What leaves the house as a record: packages, copies, extracts.
//!
//! May use: `saklig-model`, `saklig-triage`, `saklig-journal`. Still empty: the
//! first record that is handed out moves in here.
