//! What leaves the house as a record: archive packages, captured pages, redacted
//! copies, extracts.
//!
//! May use: `saklig-model`, `saklig-triage`, `saklig-journal`.
//!
//! The room is empty: records leave the house with the themes of registration,
//! requests and archive. The journal's proofs are written by `saklig journal`.
