//! What is asked of a server.

use std::{fmt, time::Duration};

use crate::secret::Secret;

/// How a server is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Acts.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

/// One request. Its `Debug` shows neither address, headers nor body, all of
/// which may name people.
#[derive(Clone)]
pub struct Ask {
    pub(crate) method: Method,
    pub(crate) url: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) bearer: Option<Secret>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<(&'static str, Vec<u8>)>,
    pub(crate) at_most: Option<usize>,
    pub(crate) within: Option<Duration>,
}

impl Ask {
    /// Asks `url` by `method`.
    #[must_use]
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            query: Vec::new(),
            bearer: None,
            headers: Vec::new(),
            body: None,
            at_most: None,
            within: None,
        }
    }

    /// Reads `url`.
    #[must_use]
    pub fn get(url: impl Into<String>) -> Self {
        Self::new(Method::Get, url)
    }

    /// Acts at `url`.
    #[must_use]
    pub fn post(url: impl Into<String>) -> Self {
        Self::new(Method::Post, url)
    }

    /// Adds a pair to the query; call it again for a list.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Signs the request with a bearer token.
    #[must_use]
    pub fn bearer(mut self, token: &Secret) -> Self {
        self.bearer = Some(token.clone());
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sends JSON.
    #[must_use]
    pub fn json(self, value: &serde_json::Value) -> Self {
        self.bytes("application/json", value.to_string().into_bytes())
    }

    /// Sends bytes of a media type.
    #[must_use]
    pub fn bytes(mut self, mime: &'static str, bytes: Vec<u8>) -> Self {
        self.body = Some((mime, bytes));
        self
    }

    /// Takes an answer of this many bytes, unpacked, instead of the usual.
    #[must_use]
    pub const fn at_most(mut self, bytes: usize) -> Self {
        self.at_most = Some(bytes);
        self
    }

    /// Waits this long for the whole answer, instead of the usual.
    #[must_use]
    pub const fn within(mut self, time: Duration) -> Self {
        self.within = Some(time);
        self
    }
}

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ask").field("method", &self.method).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_nothing_of_what_it_carries() {
        let ask = Ask::post("http://example.test/anna").query("q", "anna").bearer(&Secret::new("token"));
        assert_eq!(format!("{ask:?}"), "Ask { method: Post, .. }");
    }
}
