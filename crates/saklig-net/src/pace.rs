//! The pace: how often one server may be asked.

use std::{num::NonZeroU32, time::Duration};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::HashMapStateStore,
};

/// How often one server may be asked. The default, 8 a second after a first
/// 60, keeps below the 3,000 in 5 minutes that Bluesky allows an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Requests a second, in the long run.
    pub per_second: NonZeroU32,
    /// Requests at once, after a rest.
    pub at_once: NonZeroU32,
}

impl Default for Pace {
    fn default() -> Self {
        // Checked by the compiler, not at run time.
        const { Self { per_second: NonZeroU32::new(8).unwrap(), at_once: NonZeroU32::new(60).unwrap() } }
    }
}

/// Keeps the pace towards every host on its own.
pub(crate) struct Pacer {
    hosts: RateLimiter<String, HashMapStateStore<String>, DefaultClock>,
    clock: DefaultClock,
}

/// Hosts that have rested are forgotten when more than this many are known.
const MANY_HOSTS: usize = 1_000;

impl Pacer {
    pub(crate) fn new(pace: Pace) -> Self {
        let quota = Quota::per_second(pace.per_second).allow_burst(pace.at_once);
        Self { hosts: RateLimiter::hashmap(quota), clock: DefaultClock::default() }
    }

    /// Waits until `host` may be asked.
    pub(crate) async fn turn(&self, host: &str) {
        if self.hosts.len() > MANY_HOSTS {
            self.hosts.retain_recent();
        }
        let host = host.to_owned();
        while let Some(wait) = self.wait(&host) {
            tokio::time::sleep(wait).await;
        }
    }

    fn wait(&self, host: &String) -> Option<Duration> {
        self.hosts.check_key(host).err().map(|not_yet| not_yet.wait_time_from(self.clock.now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_has_its_own_pace() {
        let one = NonZeroU32::MIN;
        let pacer = Pacer::new(Pace { per_second: one, at_once: one });
        let (here, there) = ("here.test".to_owned(), "there.test".to_owned());
        assert_eq!(pacer.wait(&here), None);
        assert!(pacer.wait(&here).is_some_and(|wait| wait > Duration::from_millis(500)));
        assert_eq!(pacer.wait(&there), None);
    }
}
