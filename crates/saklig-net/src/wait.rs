//! How long a server asks us to wait, in the dialects that servers speak.
//!
//! `Retry-After` is seconds or a date (RFC 9110, 10.2.3), and some servers
//! send both. `RateLimit-Reset` is seconds from now in the IETF's drafts,
//! Unix seconds at Bluesky and X, and ISO 8601 at `GoToSocial`.

use std::time::Duration;

use jiff::{Timestamp, fmt::rfc2822::DateTimeParser};
use reqwest::header::HeaderMap;

/// Nobody may send us away for longer than this.
const AT_MOST: Duration = Duration::from_hours(24);
/// A number below this cannot be a date, and is a number of seconds.
const FIRST_UNIX_SECONDS: i64 = 1_000_000_000;
const RESETS: [&str; 2] = ["ratelimit-reset", "x-ratelimit-reset"];

/// The longest wait that the headers ask for.
pub(crate) fn longest(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let texts = |name: &'static str| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    let retry_after = texts("retry-after").filter_map(|text| retry_after(text.trim(), now));
    let resets = RESETS.into_iter().flat_map(texts).filter_map(|text| reset(text.trim(), now));
    retry_after.chain(resets).max().map(|wait| wait.min(AT_MOST))
}

fn retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    DateTimeParser::new().parse_timestamp(text).ok().map(|at| until(at, now))
}

fn reset(text: &str, now: Timestamp) -> Option<Duration> {
    match text.parse::<i64>() {
        Ok(seconds) if seconds < FIRST_UNIX_SECONDS => u64::try_from(seconds).ok().map(Duration::from_secs),
        Ok(seconds) => Timestamp::from_second(seconds).ok().map(|at| until(at, now)),
        Err(_) => text.parse().ok().map(|at| until(at, now)),
    }
}

/// The time that is left until `at`; nothing if it has passed.
fn until(at: Timestamp, now: Timestamp) -> Duration {
    at.duration_since(now).try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    fn asked(pairs: &[(&'static str, &'static str)]) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        longest(&headers, "2026-11-22T12:00:00Z".parse().unwrap())
    }

    #[test]
    fn understands_every_dialect() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(asked(&[]), None);
        assert_eq!(asked(&[("retry-after", "soon")]), None);
        assert_eq!(asked(&[("retry-after", "30")]), seconds(30));
        assert_eq!(asked(&[("retry-after", "Sun, 22 Nov 2026 12:01:00 GMT")]), seconds(60));
        assert_eq!(asked(&[("retry-after", "Sun, 22 Nov 2026 11:01:00 GMT")]), seconds(0));
        assert_eq!(asked(&[("ratelimit-reset", "45")]), seconds(45));
        assert_eq!(asked(&[("ratelimit-reset", "1795348850")]), seconds(50));
        assert_eq!(asked(&[("x-ratelimit-reset", "2026-11-22T12:00:40.000Z")]), seconds(40));
    }

    #[test]
    fn the_longest_of_several_counts_up_to_a_day() {
        let both = [("retry-after", "5"), ("retry-after", "Sun, 22 Nov 2026 12:00:09 GMT"), ("ratelimit-reset", "7")];
        assert_eq!(asked(&both), Some(Duration::from_secs(9)));
        assert_eq!(asked(&[("retry-after", "99999999999")]), Some(AT_MOST));
    }
}
