//! Bluesky without a network: by recorded answers, and in rough weather.

mod recorded;
mod recordings;
mod rough_weather;
