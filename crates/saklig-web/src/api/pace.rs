//! The pace: how often one token may ask.

use std::{num::NonZeroU32, time::Duration};

use governor::{
    Quota, RateLimiter, clock::Clock, middleware::NoOpMiddleware, nanos::Nanos, state::keyed::HashMapStateStore,
};
use saklig_desk::Desk;
use saklig_model::id::TokenId;

/// Requests a second, in the long run.
pub(crate) const PER_SECOND: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// Requests at once, after a rest.
pub(crate) const AT_ONCE: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Tokens that have rested are forgotten when more than this many are known.
const MANY: usize = 1_000;

/// The desk's clock, as the limiter reads it.
#[derive(Clone)]
struct DeskClock(Desk);

impl Clock for DeskClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let since_1970 = self.0.now().as_duration();
        Nanos::from(u64::try_from(since_1970.as_nanos()).unwrap_or_default())
    }
}

/// Keeps the pace of every token on its own.
pub(crate) struct Pacer(RateLimiter<TokenId, HashMapStateStore<TokenId>, DeskClock, NoOpMiddleware<Nanos>>);

impl Pacer {
    pub(crate) fn new(desk: &Desk) -> Self {
        let quota = Quota::per_second(PER_SECOND).allow_burst(AT_ONCE);
        Self(RateLimiter::hashmap_with_clock(quota, DeskClock(desk.clone())))
    }

    /// Counts a request; when it is one too many, after how many whole seconds
    /// the next may come.
    pub(crate) fn pass(&self, token: TokenId) -> Result<(), u64> {
        if self.0.len() > MANY {
            self.0.retain_recent();
        }
        self.0.check_key(&token).map_err(|early| {
            let wait: Duration = early.wait_time_from(self.0.clock().now());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
        })
    }
}
