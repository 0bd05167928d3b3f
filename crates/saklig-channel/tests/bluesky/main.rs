//! Bluesky without a network: by recorded answers, and in rough weather.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

mod following;
mod recorded;
mod recordings;
mod rough_weather;
