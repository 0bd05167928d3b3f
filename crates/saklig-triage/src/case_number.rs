//! Case number (sv. *ärendenummer, dossiernummer*, da. *sagsnummer*), by the
//! authority's own patterns or the common one with a cue word.

use std::ops::Range;

use crate::announced::{ANNOUNCERS, CASE, NUMBER, announced};
use crate::detector::Detector;
use crate::finding::{Finding, PERSONAL_DATA, certainty};
use crate::lexicon::Sense;
use crate::page::Page;
use crate::profile::{BadProfile, Profile};

/// The form that applies where an authority names none.
const COMMON: &str = "99-999999";

/// Finds `case_number`.
///
/// Its fact `transfer` says that the text may have a bearing on that case
/// (S1-33); the number itself stays in the text.
pub struct CaseNumber;

impl Detector for CaseNumber {
    fn kinds(&self) -> &'static [&'static str] {
        &["case_number"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["case-number-cue", "case-number-form"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        1
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for run in page.runs {
            for pattern in page.case_numbers {
                let Some(place) = pattern.place(page.plain, run) else { continue };
                if !page.stands_alone(&place) || follows_slash(page.plain, &place) {
                    continue;
                }
                let cued = is_cued(page, &place);
                if pattern.needs_cue && (!cued || page.in_address(place.start)) {
                    continue;
                }
                let reason = if cued { "case-number-cue" } else { "case-number-form" };
                let base = if pattern.own { 0.9 } else { 0.83 };
                let score = certainty(base + if cued { 0.14 } else { 0.0 });
                let finding = Finding::new("case_number", place, score, reason).with_ground(PERSONAL_DATA);
                findings.push(finding.with_fact("transfer", true));
                break;
            }
        }
    }
}

/// How far from it a case may be spoken of, in bytes.
const NEAR: usize = 160;
const AFTER: usize = 48;

/// Whether the words around say that it is a case's: right there, or in the talk
/// before or after it, if nothing closer calls it something else.
fn is_cued(page: &Page<'_>, place: &Range<usize>) -> bool {
    let told = announced(page, place);
    if let Some(told) = told.filter(|told| told.direct && told.sense != NUMBER) {
        return told.sense == CASE;
    }
    let before = page.has(CASE, place.start.saturating_sub(NEAR)..place.start);
    before || page.has(CASE, place.end..page.boundary(place.end + AFTER))
}

/// A number after `7/` goes on to the left, except for a pattern that has the
/// slash itself, whose place begins further left.
fn follows_slash(plain: &str, place: &Range<usize>) -> bool {
    let mut before = plain.get(..place.start).unwrap_or_default().bytes().rev();
    before.next() == Some(b'/') && before.next().is_some_and(|b| b.is_ascii_digit())
}

/// How case numbers look, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
    /// Bytes before the first digit.
    lead: usize,
    /// The authority gave it.
    own: bool,
    /// Nothing but digits, or nobody's own: told by a cue word only.
    needs_cue: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Digit,
    Capital,
    This(char),
}

impl Pattern {
    /// The patterns of an authority, or the common one.
    ///
    /// # Errors
    /// If a pattern has no digit.
    pub fn of(profile: &Profile) -> Result<Vec<Self>, BadProfile> {
        if profile.case_number.is_empty() {
            return Ok(vec![Self::new(COMMON, false)?]);
        }
        profile.case_number.iter().map(|form| Self::new(form, true)).collect()
    }

    fn new(form: &str, own: bool) -> Result<Self, BadProfile> {
        let plain = crate::plain::Plain::new(form.trim());
        let parts: Vec<Part> = plain
            .as_str()
            .chars()
            .map(|c| match c {
                '9' => Part::Digit,
                'A' => Part::Capital,
                c => Part::This(c),
            })
            .collect();
        let is_digit = |part: &Part| match part {
            Part::Digit => true,
            Part::This(c) => c.is_ascii_digit(),
            Part::Capital => false,
        };
        let first = parts.iter().position(is_digit).filter(|_| parts.contains(&Part::Digit));
        let Some(first) = first else { return Err(BadProfile::CaseNumber(form.to_owned())) };
        let lead = parts[..first].iter().map(|part| if let Part::This(c) = part { c.len_utf8() } else { 1 }).sum();
        let needs_cue = !own || parts.iter().all(is_digit);
        Ok(Self { parts, lead, own, needs_cue })
    }

    /// Where the number stands whose first digit begins this run.
    fn place(&self, plain: &str, run: &Range<usize>) -> Option<Range<usize>> {
        let start = run.start.checked_sub(self.lead)?;
        let mut rest = plain.get(start..)?;
        let fits = self.parts.iter().all(|part| {
            // "51 - 123456" has spaces around its dash.
            if *part == Part::This('-') {
                let spaced = [" - ", " -", "- ", "-"].iter().find_map(|dash| rest.strip_prefix(*dash));
                return spaced.is_some_and(|after| {
                    rest = after;
                    true
                });
            }
            let mut chars = rest.chars();
            let next = chars.next();
            rest = chars.as_str();
            match (part, next) {
                (Part::Digit, Some(c)) => c.is_ascii_digit(),
                (Part::Capital, Some(c)) => c.is_ascii_uppercase(),
                (Part::This(this), Some(c)) => *this == c,
                (_, None) => false,
            }
        });
        fits.then(|| start..plain.len() - rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::tests::{found, only, read, read_as};
    use crate::{Suggest, Text};

    #[test]
    fn the_common_form_next_to_a_cue_in_each_language() {
        for text in [
            "Mitt ärende 51-123456.",
            "ärendenr: 51-123456",
            "dnr 51–123456",
            "dnr51-123456",
            "ärende 51 - 123456",
            "Min sag 51-123456",
            "sagsnr. 51-123456",
            "Saken min, 51-123456, ligger der",
            "asianumero 51-123456",
            "my case number is 51-123456",
            "قضية ٥١-١٢٣٤٥٦",
            "رقم الملف 51-123456",
            "51-123456 är mitt ärende",
            "Ärenden 50-111111 och 51-123456",
        ] {
            let numbers = only("case_number", text);
            assert!(numbers.iter().any(|number| number.ends_with("3456") || number.ends_with("٣٤٥٦")), "{text}");
            assert_eq!(read(text).suggest, Suggest::Transfer, "{text}");
        }
    }

    #[test]
    fn without_a_cue_it_may_be_anything() {
        for text in ["51-123456", "plusgiro 51-123456", "ärende 51-1234567", "ärende 151-123456", "sak 5-123456"] {
            assert_eq!(only("case_number", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn an_authority_has_its_own_forms() {
        let own = Profile { case_number: vec!["AA 9999/999".into(), "999999".into()], ..Profile::default() };
        let places = |text: &str| -> Vec<String> {
            let reading = read_as(&own, &Text::comment(text));
            reading.findings.iter().filter(|f| f.kind == "case_number").map(|f| text[f.start..f.end].into()).collect()
        };
        assert_eq!(places("Hej, KS 2024/123 gäller det"), ["KS 2024/123"]);
        assert_eq!(places("Hej, XKS 2024/123, ks 2024/123 och KS 2024/1234"), [""; 0]);
        assert_eq!(places("123456 kr"), [""; 0]);
        assert_eq!(places("dnr 123456"), ["123456"]);
        assert_eq!(places("Mitt ärende 51-123456"), [""; 0]);
    }

    #[test]
    fn a_form_needs_a_digit() {
        let bad = Profile { case_number: vec!["AAA".into()], ..Profile::default() };
        assert_eq!(Pattern::of(&bad), Err(BadProfile::CaseNumber("AAA".into())));
    }

    #[test]
    fn the_number_is_no_fact() {
        let reading = read("Mitt ärende 51-123456");
        assert_eq!(reading.findings[0].facts.keys().collect::<Vec<_>>(), ["transfer"]);
        assert_eq!(found("Mitt ärende 51-123456"), [("case_number", "51-123456")]);
    }
}
