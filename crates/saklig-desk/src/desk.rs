//! The desk itself: what every act, look and job has at hand.

use std::sync::Arc;

/// The desk.
#[derive(Clone)]
pub struct Desk(Arc<Parts>);

/// What the desk is put together from.
pub struct Parts {}

impl Desk {
    /// A desk with these parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> jiff::Timestamp {
        todo!()
    }
}
