//! A failure: no answer that could be used.

/// Why there was no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// Nobody answered, or the connection broke.
    #[error("no answer")]
    Unreachable,
    /// The answer did not come in time.
    #[error("no answer in time")]
    TimedOut,
    /// The answer was larger than we take.
    #[error("the answer was too large")]
    TooLarge,
    /// The address is one that may not be reached from here.
    #[error("the address may not be reached from here")]
    Address,
    /// The answer could not be understood.
    #[error("the answer could not be understood")]
    Garbled,
}

/// A failed request. Holds no address, header or text of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct Failure {
    /// Why.
    #[source]
    pub error: NetError,
    /// Whether the server may have received the request, and acted on it.
    /// `false` is a promise; `true` only a possibility.
    pub sent: bool,
}

impl Failure {
    /// Failed before anything left this machine.
    #[must_use]
    pub const fn unsent(error: NetError) -> Self {
        Self { error, sent: false }
    }

    /// Failed when the server may already have acted.
    #[must_use]
    pub const fn sent(error: NetError) -> Self {
        Self { error, sent: true }
    }
}
