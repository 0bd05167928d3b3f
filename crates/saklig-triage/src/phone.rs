//! Phone number, in the national forms of Sweden, Denmark, Norway and Finland
//! and with a country code.
//!
//! Numbers are everywhere, so a form must be told by its zero and area code,
//! its grouping, its country code or a cue word. Numbers of service series
//! (free call, shared cost, an authority's exchange) are nobody's private
//! number and lead to no ground.

use std::ops::Range;

use crate::announced::{ANNOUNCERS, Announced, NUMBER, PHONE, announced};
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::Sense;
use crate::page::Page;

mod plan;
use plan::{Dialled, Plan};

/// No number has more groups than this, nor more digits.
const GROUPS: usize = 7;
const DIGITS: usize = 16;

/// Finds `phone`.
pub struct Phone;

impl Detector for Phone {
    fn kinds(&self) -> &'static [&'static str] {
        &["phone"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["phone-national", "phone-international", "phone-service"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        7
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let mut after = 0;
        for run in 0..page.runs.len() {
            if page.runs[run].start < after {
                continue;
            }
            if let Some((place, plan)) = number(page, run) {
                after = place.end;
                findings.push(finding(page, place, plan));
            }
        }
    }
}

fn finding(page: &Page<'_>, place: Range<usize>, plan: Plan) -> Finding {
    let told = announced(page, &place).is_some_and(|told| told.sense == PHONE);
    let score = certainty(plan.certainty + if told { 0.1 } else { 0.0 });
    if plan.service {
        return Finding::new("phone", place, score, "phone-service");
    }
    let reason = if plan.international { "phone-international" } else { "phone-national" };
    Finding::new("phone", place, score, reason).with_ground(PERSONAL_DATA)
}

/// The longest phone number that begins with this run of digits.
fn number(page: &Page<'_>, run: usize) -> Option<(Range<usize>, Plan)> {
    let first = page.runs.get(run)?;
    if first.len() > DIGITS {
        return None;
    }
    let plus = first.start > 0 && page.plain.as_bytes().get(first.start - 1) == Some(&b'+');
    let in_parentheses = page.joint(run).is_some_and(|joint| joint.starts_with(')'))
        && first.start > 0
        && page.plain.as_bytes().get(first.start - 1) == Some(&b'(');
    let mut begin = if plus || in_parentheses { first.start - 1 } else { first.start };
    // "(+45) 21 43 65 87".
    if plus && page.joint(run).is_some_and(|joint| joint.starts_with(')')) && page.plain.get(..begin)?.ends_with('(') {
        begin -= 1;
    }
    let mut dialled = Dialled::starting(plus, page.plain.get(first.clone())?);
    let mut ends = [first.end; GROUPS];
    let mut groups = 1;
    while let Some((joint, next)) = page.joint(run + groups - 1).zip(page.runs.get(run + groups)) {
        let text = page.plain.get(next.clone())?;
        if groups == GROUPS || !dialled.join(joint, text) {
            break;
        }
        ends[groups] = next.end;
        groups += 1;
    }
    (1..=groups).rev().find_map(|count| {
        let place = begin..ends[count - 1];
        let told = std::cell::OnceCell::new();
        let told = || *told.get_or_init(|| announced(page, &place));
        let cued = || told().is_some_and(|told| [PHONE, NUMBER].contains(&told.sense));
        let plan = dialled.first(count).plan(&cued, &|country| page.leans_to(country))?;
        let elsewhere = page.in_address(begin) || is_of_another(told(), &plan);
        let pairs = (0..count).all(|group| page.runs[run + group].len() == 2);
        let late = !plan.international && (pairs || !cued()) && follows_group(page, run);
        let late = late || (plan.local && follows_digits(page, run));
        let thousands =
            || (1..count).all(|group| page.runs[run + group].len() == 3 && page.joint(run + group - 1) == Some(" "));
        let listed = late
            || (plan.two_by_two || (!plan.international && thousands()))
                && (is_listed(page, run, count) || followed_by_price(page, place.end));
        (!elsewhere && !listed && page.stands_alone(&place)).then_some((place, plan))
    })
}

/// Whether the words around say that a number belongs to somebody or something
/// else. A number that only phones have must be called so right there: "my
/// order did not come, 070-174 06 15".
fn is_of_another(told: Option<Announced>, plan: &Plan) -> bool {
    let other = told.filter(|told| told.sense != PHONE && told.sense != NUMBER);
    !plan.international
        && other.is_some_and(|told| !plan.formed || told.is_named() || (told.direct && !told.is_person()))
}

/// Whether the groups are part of a longer row of numbers, as in a lottery.
fn is_listed(page: &Page<'_>, run: usize, count: usize) -> bool {
    let row = |joint: Option<&str>| joint.is_some_and(|joint| matches!(joint, " " | ", " | ","));
    row(run.checked_sub(1).and_then(|before| page.joint(before))) || row(page.joint(run + count - 1))
}

/// Whether a group of two digits stands right before: "22 02 04-2964" is no
/// number of Borås.
fn follows_group(page: &Page<'_>, run: usize) -> bool {
    run.checked_sub(1).is_some_and(|before| page.joint(before) == Some(" ") && page.runs[before].len() == 2)
}

/// Whether a group of any length stands right before: "123 390 06 12".
fn follows_digits(page: &Page<'_>, run: usize) -> bool {
    run.checked_sub(1).is_some_and(|before| page.joint(before) == Some(" "))
}

fn followed_by_price(page: &Page<'_>, end: usize) -> bool {
    crate::announced::measures(page, end)
        || page.plain.get(end..).is_some_and(|tail| tail.starts_with([',', ':']) && tail[1..].starts_with('-'))
}

#[cfg(test)]
mod tests {
    use crate::Suggest;
    use crate::triage::tests::{found, only, read};

    #[test]
    fn swedish_forms() {
        for number in [
            "070-174 06 15",
            "0701740615",
            "070 174 06 15",
            "070-1740615",
            "070-17 40 615",
            "0701-74 06 15",
            "070-174-06-15",
            "+46701740615",
            "+46 70 174 06 15",
            "+46 (0)70-174 06 15",
            "0046701740615",
            "+46-70-1740615",
            "031-390 06 12",
            "08-465 004 18",
            "08-46 50 04 18",
            "0980-319 212",
            "031-3900612",
            "040/628 04 12",
            "070.1740615",
            "０７０-１７４ ０６ １５",
            "070–174\u{a0}06\u{a0}15",
        ] {
            assert_eq!(only("phone", number), [number]);
            assert_eq!(only("phone", &format!("Ring mig på {number}, tack")), [number]);
        }
        assert_eq!(only("phone", "Gäller min order, ring kontoret 070-174 06 15"), ["070-174 06 15"]);
        assert_eq!(only("phone", "(031) 390 06 12"), ["(031) 390 06 12"]);
        // What a number follows is told.
        assert_eq!(only("phone", "Cpr: 210364-6750 Tlf: 21 43 65 87"), ["21 43 65 87"]);
        assert_eq!(only("phone", "Fnr: 13097248022, tlf 412 34 567"), ["412 34 567"]);
        assert_eq!(only("phone", "070-174 06 15 eller 070-174 06 16."), ["070-174 06 15", "070-174 06 16"]);
    }

    #[test]
    fn danish_norwegian_and_finnish_forms() {
        for number in [
            "21 43 65 87",
            "+45 21 43 65 87",
            "+4521436587",
            "0045 21436587",
            "412 34 567",
            "+47 412 34 567",
            "040 123 4567",
            "050-1234567",
            "+358 40 1234567",
            "+358401234567",
        ] {
            assert_eq!(only("phone", number), [number]);
        }
        assert_eq!(only("phone", "Ring til mig på 21436587"), ["21436587"]);
        assert_eq!(only("phone", "Jeg har ikke fået svar, 2143 6587 er mit"), ["2143 6587"]);
    }

    #[test]
    fn ordinary_numbers() {
        for text in [
            "2026-11-22",
            "22/11-2026",
            "kl. 08.00-16.30",
            "kl 08-16",
            "08-12 13-17",
            "05-11-2026",
            "08-11-2026",
            "OCR 0701740615",
            "ISBN 978-91-7123-456-7",
            "91-7123-456-7",
            "9789171234567",
            "SFS 1998:112",
            "2017:900",
            "192.168.10.12",
            "12.34.56.78",
            "order 12345678",
            "12345678",
            "1 234 567 kr",
            "12 500 000",
            "2025 2026",
            "9FFW84J9+XG",
            "lotto 3 12 21 25 31 34 7",
            "21, 43, 65, 87",
            "20 30 40 50 60",
            "51-123456",
            "0.123456789",
            "https://example.org/070-1740615",
            "ordrenr. 21 43 65 87",
            "+10 000 000 000",
            "010-2024",
            "22 11 20 26 kr",
            "åk 7-9 2024-2025",
            "0-0-0-0-0-0-0",
            "00000000",
        ] {
            assert_eq!(only("phone", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn service_numbers_are_nobodys() {
        for number in ["0771-235 235", "020-12 34 56", "+46 771 235 235", "80 12 34 56", "0800 12345"] {
            let text = format!("Ring {number}");
            assert_eq!(found(&text), [("phone", number)]);
            assert_eq!(read(&text).suggest, Suggest::Leave, "{number}");
        }
    }
}
