//! Where the next look goes on from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The cursor of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// The newest status that was read; forwards from it nothing is left out.
    pub(super) newest: Option<String>,
    /// Where the way back through earlier statuses goes on; none when it has
    /// been gone, or not begun.
    pub(super) earlier: Option<String>,
    /// How many looks there were since threads were last walked.
    pub(super) looks: u32,
    /// The threads last walked, and what was in them.
    pub(super) threads: BTreeMap<String, String>,
}

impl Cursor {
    /// Reads a cursor; one of another version starts anew, which repeats but
    /// omits nothing.
    pub(super) fn read(text: Option<&str>) -> Self {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    /// Its text.
    pub(super) fn write(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}
