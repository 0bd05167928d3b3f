//! What a server answered.

use std::{fmt, time::Duration};

use jiff::Timestamp;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use crate::{failure::NetError, wait};

/// An answer, whatever its status: a refusal is an answer too. Its `Debug`
/// shows the status and the size only.
#[derive(Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, unpacked.
    pub body: Vec<u8>,
    pub(crate) headers: HeaderMap,
}

impl Answer {
    /// Whether the server did what was asked (2xx).
    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.status / 100 == 2
    }

    /// The first header of that name, where it is readable text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// [`NetError::Garbled`], without a word of what the body held.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, NetError> {
        serde_json::from_slice(&self.body).map_err(|_| NetError::Garbled)
    }

    /// How long the server asks us to wait: the longest of all it says, at
    /// most a day. `None` where it says nothing.
    #[must_use]
    pub fn wait(&self, now: Timestamp) -> Option<Duration> {
        wait::longest(&self.headers, now)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("status", &self.status).field("bytes", &self.body.len()).finish_non_exhaustive()
    }
}
