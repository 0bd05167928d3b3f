//! Addresses that are spelled out: "anna (at) example (dot) se".

use std::ops::Range;

use crate::lexicon::{Hit, Sense};
use crate::names::Known;
use crate::page::{self, Page};

/// A name of the sign that nothing else has: "snabel-a", "(at)".
const SIGN: Sense = Sense("email_at");
/// A word that is also a word: "at", "ät".
const WORD: Sense = Sense("email_at_word");
/// A name of the dot: "punkt", "(dot)".
const DOT: Sense = Sense("email_dot");
/// Mail is spoken of.
const CUE: Sense = Sense("email");

pub(super) const SENSES: &[Sense] = &[SIGN, WORD, DOT, CUE];

/// Endings of domains, as far as people spell them out.
const TOPS: [&str; 40] = [
    "se", "dk", "no", "fi", "is", "fo", "gl", "ax", "com", "net", "org", "nu", "eu", "info", "io", "de", "uk", "fr",
    "nl", "pl", "es", "it", "me", "biz", "edu", "gov", "name", "online", "live", "dev", "app", "ru", "ua", "tr", "ir",
    "ch", "at", "be", "ee", "example",
];

/// Where private people have their mail.
const PROVIDERS: [&str; 24] = [
    "gmail",
    "hotmail",
    "outlook",
    "live",
    "yahoo",
    "icloud",
    "me",
    "msn",
    "proton",
    "protonmail",
    "tuta",
    "telia",
    "bredband",
    "comhem",
    "spray",
    "mail",
    "jubii",
    "ofir",
    "stofanet",
    "online",
    "luukku",
    "kolumbus",
    "googlemail",
    "gmx",
];

/// Words before a sign that nobody is called.
const NOBODY: [&str; 40] = [
    "me", "mig", "mej", "meg", "us", "oss", "os", "till", "til", "to", "på", "hos", "via", "och", "og", "and", "from",
    "från", "fra", "it", "is", "are", "was", "be", "look", "looking", "met", "meet", "check", "read", "more", "mer",
    "mere", "det", "jag", "jeg", "the", "i", "kl", "mejla",
];

/// An address that is spelled out.
pub(super) struct Hidden {
    pub(super) place: Range<usize>,
    pub(super) local: String,
    pub(super) domain: String,
}

/// Where a name of the sign stands, in a text that may have a domain.
pub(super) fn signs<'p>(page: &'p Page<'_>) -> impl Iterator<Item = Range<usize>> + 'p {
    let any = (has_dot(page) || may_say(page, Known::DOT))
        && (may_say(page, Known::SIGN) || memchr::memchr(b'@', page.plain.as_bytes()).is_some());
    let hits: &[Hit] = if any { page.hits } else { &[] };
    hits.iter().filter(|hit| hit.sense == SIGN || hit.sense == WORD).map(|hit| hit.start..hit.end)
}

/// Whether there is a dot before a letter or in brackets or between spaces.
fn has_dot(page: &Page<'_>) -> bool {
    let bytes = page.plain.as_bytes();
    memchr::memchr_iter(b'.', bytes).any(|at| {
        match (at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 1)) {
            (Some(b' '), Some(b' ')) => true,
            (_, Some(next)) => next.is_ascii_alphabetic() || matches!(next, b')' | b']'),
            _ => false,
        }
    })
}

/// Whether there may be a word for the sign or the dot.
fn may_say(page: &Page<'_>, known: Known) -> bool {
    let joined =
        || page.plain.as_bytes().chunks(64).any(|block| block.iter().fold(false, |any, b| any | page::joins(*b)));
    page.words.iter().any(|word| word.hint.is(known))
        || (joined() && page.words.iter().any(|word| page.may_be_part(word, known)))
}

/// The address around a sign or its name.
pub(super) fn around(page: &Page<'_>, sign: Range<usize>) -> Option<Hidden> {
    // The rarer first: after most words "at" no domain follows.
    let (end, domain, spelled) = after(page, sign.end)?;
    let (start, local) = before(page, sign.start)?;
    let written = page.lower.get(sign.clone())?;
    // "We met at example.com": only a name, and mail spoken of, make an address.
    let certain = page.hits_in(sign.start..sign.end).any(|hit| hit.sense == SIGN);
    let named = local.contains(['.', '_', '-', '+']) || local.bytes().any(|b| b.is_ascii_digit());
    let private = domain.rsplit_once('.').is_some_and(|(host, _)| PROVIDERS.contains(&host));
    let spoken = || page.hits_in(start.saturating_sub(60)..sign.start).any(|hit| hit.sense == CUE);
    let nobody = NOBODY.contains(&local.as_str());
    let meant = certain || (!nobody && (spelled || private || named || spoken()));
    let handle = page.plain.get(..start).is_some_and(|head| head.ends_with(['@', '/']));
    (meant && !handle && !(nobody && written != "@" && !spelled)).then_some(Hidden { place: start..end, local, domain })
}

/// What stands around the sign besides spaces.
const BRACKETS: [char; 11] = [' ', '(', ')', '[', ']', '{', '}', '<', '>', '*', '_'];

/// The name before the sign: where it begins, and as it is meant.
fn before(page: &Page<'_>, at: usize) -> Option<(usize, String)> {
    let head = page.lower.get(..at)?;
    let trimmed = head.trim_end_matches(BRACKETS);
    if head.len() - trimmed.len() > 6 {
        return None;
    }
    let mut start = trimmed.len() - word_length(trimmed.chars().rev());
    let mut local = trimmed.get(start..)?.to_owned();
    // "anna punkt test": more of the name before a dot that is spelled out.
    while let Some(dot) = dot_before(page, start) {
        let rest = page.lower.get(..dot)?.trim_end_matches(BRACKETS);
        let more = word_length(rest.chars().rev());
        let Some(word) = rest.get(rest.len() - more..).filter(|word| !word.is_empty()) else { break };
        local = format!("{word}.{local}");
        start = rest.len() - more;
        if local.len() > super::LOCAL {
            return None;
        }
    }
    let kept = local.trim_start_matches(['.', '-', '+', '_']);
    (!kept.is_empty() && !kept.ends_with('.')).then(|| (start + (local.len() - kept.len()), kept.to_owned()))
}

fn word_length(chars: impl Iterator<Item = char>) -> usize {
    chars.take(super::LOCAL).take_while(|c| c.is_alphanumeric() || "._+-".contains(*c)).map(char::len_utf8).sum()
}

/// A dot that is spelled out right before this place: where it begins.
fn dot_before(page: &Page<'_>, at: usize) -> Option<usize> {
    let head = page.lower.get(..at)?;
    let end = head.trim_end_matches(BRACKETS).len();
    page.hits_in(at.saturating_sub(16)..at)
        .filter(|hit| hit.sense == DOT && hit.end >= end && page.lower.get(hit.end..at).is_some_and(is_gap))
        .map(|hit| hit.start)
        .min()
}

fn is_gap(text: &str) -> bool {
    text.len() <= 3 && text.chars().all(|c| BRACKETS.contains(&c))
}

/// The domain after the sign: where it ends, as it is meant, and whether a dot
/// of it is spelled out.
fn after(page: &Page<'_>, at: usize) -> Option<(usize, String, bool)> {
    let tail = page.lower.get(at..)?;
    let mut from = at + (tail.len() - tail.trim_start_matches(BRACKETS).len());
    if from - at > 6 {
        return None;
    }
    let mut domain = String::new();
    let mut spelled = false;
    let mut end = None;
    loop {
        let rest = page.lower.get(from..)?;
        let length: usize =
            rest.chars().take(63).take_while(|c| c.is_alphanumeric() || *c == '-').map(char::len_utf8).sum();
        let label = rest.get(..length)?.trim_end_matches('-');
        if label.is_empty() {
            break;
        }
        domain.push_str(label);
        from += label.len();
        if domain.contains('.') && TOPS.contains(&label) {
            end = Some((from, domain.len()));
        }
        let Some((next, word)) = dot_after(page, from) else { break };
        if domain.len() > super::DOMAIN {
            break;
        }
        spelled |= word;
        from = next;
        domain.push('.');
    }
    let (end, length) = end?;
    domain.truncate(length);
    Some((end, domain, spelled))
}

/// A dot right after this place, real or spelled out: where the next label
/// begins, and whether it is spelled out.
fn dot_after(page: &Page<'_>, at: usize) -> Option<(usize, bool)> {
    let tail = page.lower.get(at..)?;
    for (dot, length) in [(" . ", 3), (" .", 2), (".", 1)] {
        if tail.starts_with(dot) && tail.get(length..)?.starts_with(|c: char| c.is_alphanumeric()) {
            return Some((at + length, false));
        }
    }
    let hit = page
        .hits_in(at..at + 16)
        .filter(|hit| hit.sense == DOT && page.lower.get(at..hit.start).is_some_and(is_gap))
        .max_by_key(|hit| hit.end)?;
    let tail = page.lower.get(hit.end..)?;
    let gap = tail.len() - tail.trim_start_matches(BRACKETS).len();
    (gap <= 3).then_some((hit.end + gap, true))
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::only;

    #[test]
    fn spelled_out() {
        for address in [
            "anna.test (at) example.se",
            "anna.test(at)example.se",
            "anna.test[at]example.se",
            "anna [at] example [dot] com",
            "anna(at)example(dot)com",
            "anna snabel-a example.se",
            "anna snabel-a example punkt se",
            "anna snabela example punkt se",
            "anna [snabel-a] example.dk",
            "anna snabel-a example punktum dk",
            "anna krøllalfa example punktum no",
            "anna punkt test snabel-a example punkt se",
            "anna.test at example dot com",
            "anna at gmail dot com",
            "anna miukumauku example piste fi",
            "anna ät example piste fi",
            "anna_test at gmail.com",
            "anna.test @ example.se",
            "anna.test@ example.se",
            "anna.test @example.se",
            "anna.test @ example . se",
            "ANNA (AT) EXAMPLE.SE",
            "anna AT gmail DOT com",
            "anna {at} example.se",
            "anna\u{200b}＠example.se",
        ] {
            for text in
                [format!("Skriv till mig: {address}"), format!("{address}."), format!("Min mejl är {address}, tack")]
            {
                assert_eq!(only("email", &text), [address], "{text}");
            }
        }
    }

    #[test]
    fn a_sentence_with_the_same_words() {
        for text in [
            "We met at example.com headquarters",
            "Look at facebook.com",
            "Du kan maila mig at any time. Se mer",
            "Jeg håber, at det går. Se her",
            "Det är slut, punkt. Se er om",
            "Vi ses @ stadshuset.nu",
            "tack @skatteverket.se",
            "Vi ses kl 8 @ torget",
            "Læs mere at hente på borger.dk",
            "I bought it at ikea.se last week",
            "Dot com och punkt se",
            "@anna@example.social",
        ] {
            assert_eq!(only("email", text), [""; 0], "{text}");
        }
    }
}
