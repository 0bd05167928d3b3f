//! Signals 1 and 4: an account of a party or a candidate, and a link to one.

use super::{Draft, Signal};

/// Looks at every piece between spaces: accounts, addresses, hashtags.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Signal> {
    let mut signals = Vec::new();
    let mut start = 0;
    for piece in draft.page.lower.split([' ', '\n', '\t', '\r']) {
        let from = start;
        start += piece.len() + 1;
        if !piece.bytes().any(|b| matches!(b, b'@' | b'.' | b'#')) {
            continue;
        }
        let opening = piece.len() - piece.trim_start_matches(['(', '"', '\'', '<', '[', '”', '»', '«', '.', ':']).len();
        let bare = piece.get(opening..).unwrap_or_default();
        let bare = bare.trim_end_matches(['.', ',', '!', '?', ':', ';', ')', '"', '\'', '>', ']', '”', '»', '«']);
        if let Some(signal) = account(draft, bare, from + opening).or_else(|| address(draft, bare, from + opening)) {
            signals.push(signal);
        } else {
            signals.extend(hashtag(draft, bare, from + opening));
        }
    }
    signals
}

fn signal(number: u8, reason: &'static str, start: usize, text: &str, whom: usize) -> Signal {
    Signal { number, reason, place: start..start + text.len(), score: 0.95, whom: Some(whom) }
}

/// `@moderaterna`, `@venstre.example`, `@name@server`.
fn account(draft: &Draft<'_>, bare: &str, start: usize) -> Option<Signal> {
    let handle = bare.strip_prefix('@')?;
    let name = handle.split('@').next().unwrap_or(handle);
    let roster = draft.page.roster;
    let whom = roster.of_handle(name, draft.day).or_else(|| roster.of_domain(name, draft.day));
    // "@anna’s" and "@anna:" end where the name does.
    let known = whom.map(|whom| (name, whom)).or_else(|| {
        let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.' || c == '-'))?;
        let name = name.get(..end)?;
        Some((name, roster.of_handle(name, draft.day)?))
    });
    known.map(|(name, whom)| signal(1, "party-account", start, bare.get(..name.len() + 1).unwrap_or(bare), whom))
}

/// A party's site, a mail address there, or its page on a platform.
fn address(draft: &Draft<'_>, bare: &str, start: usize) -> Option<Signal> {
    let roster = draft.page.roster;
    if let Some((_, domain)) = bare.split_once('@').filter(|(name, _)| !name.is_empty()) {
        let whom = roster.of_domain(domain, draft.day)?;
        return Some(signal(1, "party-account", start, bare, whom));
    }
    let rest = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    let mut parts = rest.split(['/', '?', '#', ':']);
    let host = parts.next()?;
    if !host.contains('.') {
        return None;
    }
    if let Some(whom) = roster.of_domain(host, draft.day) {
        return Some(signal(4, "party-link", start, bare, whom));
    }
    const PLATFORMS: [&str; 10] = [
        "facebook.com",
        "instagram.com",
        "x.com",
        "twitter.com",
        "tiktok.com",
        "youtube.com",
        "linkedin.com",
        "bsky.app",
        "threads.net",
        "threads.com",
    ];
    let on = |platform: &str| host.strip_suffix(platform).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    PLATFORMS.into_iter().find(|platform| on(platform))?;
    let whom = parts.find_map(|part| {
        let name = part.trim_start_matches('@');
        roster.of_handle(name, draft.day).or_else(|| roster.of_domain(name, draft.day))
    })?;
    Some(signal(4, "party-link", start, bare, whom))
}

/// `#röstasosse`, `#stemvenstre`, `#s2026`: a tag that is put together.
fn hashtag(draft: &Draft<'_>, bare: &str, start: usize) -> Option<Signal> {
    const CALLS: [&str; 8] = ["röstapå", "rösta", "stempå", "stem", "stemme", "vote", "val", "team"];
    let tag = bare.strip_prefix('#')?;
    if !tag.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let after_call = CALLS.iter().find_map(|call| tag.strip_prefix(call)).unwrap_or(tag);
    let rest = after_call.trim_end_matches(|c: char| c.is_ascii_digit()).trim_matches('_');
    if rest == tag || rest.is_empty() {
        return None;
    }
    // "#v48" is a week; "#s2026" is not.
    let number = after_call.trim_start_matches(|c: char| !c.is_ascii_digit());
    let year = number.len() == 4 && number.starts_with("20");
    if !number.is_empty() && !year {
        return None;
    }
    let at = start + 1 + (tag.find(rest)?);
    let given = draft.plain(at..at + rest.len());
    let roster = draft.page.roster;
    // "#teams" is no team of a party; "#TeamS" is.
    let loose = tag.starts_with("team") || tag.starts_with("val");
    let small = given.chars().all(char::is_lowercase);
    let letters = roster.of_letters(&given.to_uppercase(), draft.day, &draft.countries).filter(|_| !(loose && small));
    let named = roster.named(rest, draft.day).into_iter().find(|name| name.start == 0 && name.end == rest.len());
    let whom = letters.or_else(|| named.map(|name| name.whom)).or_else(|| roster.of_handle(rest, draft.day))?;
    let called = CALLS.iter().any(|call| tag.starts_with(call) && tag.len() > call.len());
    let number = if called && !tag.starts_with("val") && !tag.starts_with("team") { 2 } else { 1 };
    let reason = if number == 2 { "party-vote-call" } else { "party-account" };
    Some(signal(number, reason, start, bare, whom))
}
