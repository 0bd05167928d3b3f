//! E-mail address, also one written so that machines shall not see it:
//! "anna snabel-a example punkt se".
//!
//! The parts of RFC 5321 that people use. A federated handle
//! (`@somebody@example.social`) is not one.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA};
use crate::lexicon::Sense;
use crate::page::Page;

mod hidden;

/// Finds `email`.
pub struct Email;

/// Names of function mailboxes: nobody's private address.
const FUNCTIONS: [&str; 60] = [
    "abuse",
    "aktindsigt",
    "arkiv",
    "asiakaspalvelu",
    "bibliotek",
    "booking",
    "borgerservice",
    "bygglov",
    "contact",
    "dataskydd",
    "dataskyddsombud",
    "databeskyttelse",
    "diariet",
    "diarium",
    "dpo",
    "ekonomi",
    "epost",
    "faktura",
    "feedback",
    "forvaltning",
    "hello",
    "hej",
    "help",
    "helpdesk",
    "hr",
    "info",
    "it",
    "jobb",
    "job",
    "journal",
    "kansli",
    "kirjaamo",
    "kommun",
    "kommune",
    "kommunen",
    "kontakt",
    "kundecenter",
    "kundeservice",
    "kundservice",
    "kundtjanst",
    "mail",
    "medborgarkontor",
    "medborgarservice",
    "myndighet",
    "no-reply",
    "noreply",
    "office",
    "order",
    "palaute",
    "post",
    "postmaster",
    "postmottak",
    "press",
    "presse",
    "reception",
    "registrator",
    "service",
    "socialtjanst",
    "support",
    "webmaster",
];

/// RFC 5321, 4.5.3.1: the longest local part and the longest domain.
const LOCAL: usize = 64;
const DOMAIN: usize = 255;

impl Detector for Email {
    fn kinds(&self) -> &'static [&'static str] {
        &["email"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["email-address", "email-function", "email-hidden"]
    }

    fn senses(&self) -> &'static [Sense] {
        hidden::SENSES
    }

    fn claims(&self) -> bool {
        true
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for at in memchr::memchr_iter(b'@', page.plain.as_bytes()) {
            if let Some((local, domain)) = local_part(page.plain, at).zip(domain(page.plain, at + 1)) {
                let (name, host) = (page.lower.get(local.clone()), page.lower.get(domain.clone()));
                let place = local.start..domain.end;
                findings.push(finding(page, place, name.unwrap_or_default(), host.unwrap_or_default(), false));
            } else if let Some(hidden) = hidden::around(page, at..at + 1) {
                findings.push(finding(page, hidden.place, &hidden.local, &hidden.domain, true));
            }
        }
        for place in hidden::signs(page) {
            if let Some(hidden) = hidden::around(page, place) {
                findings.push(finding(page, hidden.place, &hidden.local, &hidden.domain, true));
            }
        }
    }
}

fn finding(page: &Page<'_>, place: Range<usize>, local: &str, domain: &str, hidden: bool) -> Finding {
    if FUNCTIONS.contains(&local) || page.profile.owns_domain(domain) {
        return Finding::new("email", place, 0.99, "email-function");
    }
    let (score, reason) = if hidden { (0.93, "email-hidden") } else { (0.99, "email-address") };
    Finding::new("email", place, score, reason).with_ground(PERSONAL_DATA)
}

fn local_part(plain: &str, at: usize) -> Option<Range<usize>> {
    let allowed = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let head = plain.get(..at)?;
    let length: usize = head.chars().rev().take(LOCAL + 1).take_while(|c| allowed(*c)).map(char::len_utf8).sum();
    let local = head.get(at - length..)?.trim_start_matches(['.', '-', '+', '%', '\'', '_']);
    let start = at - local.len();
    let handle = head.get(..start)?.ends_with(['@', '/']);
    (!local.is_empty() && local.chars().count() <= LOCAL && !local.ends_with('.') && !handle).then_some(start..at)
}

/// Labels with a dot between them; the last one of letters only.
fn domain(plain: &str, start: usize) -> Option<Range<usize>> {
    let allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let tail = plain.get(start..)?;
    let length: usize = tail.chars().take(DOMAIN).take_while(|c| allowed(*c)).map(char::len_utf8).sum();
    let domain = tail.get(..length)?.trim_end_matches(['.', '-']);
    let (name, top) = domain.rsplit_once('.')?;
    let named = name.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    let topped = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    let mentioned_again = tail.get(domain.len()..).is_some_and(|rest| rest.starts_with('@'));
    (named && topped && !mentioned_again).then_some(start..start + domain.len())
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{found, only, read_as};
    use crate::{Profile, Suggest, Text};

    #[test]
    fn addresses_in_sentences() {
        assert_eq!(found("Mejla anna.test+1@mail.example.se."), [("email", "anna.test+1@mail.example.se")]);
        assert_eq!(only("email", "(åsa@exempel.example),<b_b@x-y.dk>"), ["åsa@exempel.example", "b_b@x-y.dk"]);
        assert_eq!(only("email", "anna＠example．se"), ["anna＠example．se"]);
    }

    #[test]
    fn what_only_looks_like_one() {
        for text in ["@anna", "anna@", "@anna@example.social", "a@b", "a@b.1", "kl 8 @ home.", "x@-a.se", "a.@b.se"] {
            assert_eq!(only("email", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_function_mailbox_is_nobodys() {
        let own = Profile { domains: vec!["example.org".into()], ..Profile::default() };
        for address in ["registrator@example.com", "anna.test@mail.example.org", "info (at) example.com"] {
            let reading = read_as(&own, &Text::comment(address));
            assert_eq!((reading.findings[0].ground, reading.suggest), (None, Suggest::Leave), "{address}");
        }
    }
}
