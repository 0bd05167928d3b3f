//! Reading: the way of one text through all detectors.

use std::collections::BTreeMap;

use crate::case_number::Pattern;
use crate::detector::DETECTORS;
use crate::finding::Finding;
use crate::language::{Guesser, Language};
use crate::lexicon::Lexicon;
use crate::number;
use crate::pack::Pack;
use crate::page::{self, Page};
use crate::plain::{self, Plain};
use crate::profile::{BadProfile, Profile};
use crate::suggest::Suggest;
use crate::text::Text;

/// Reads texts for one authority. Compiled once, then shared.
pub struct Triage {
    profile: Profile,
    case_numbers: Vec<Pattern>,
    lexicon: Lexicon,
    guesser: Guesser,
}

/// What was read in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its language as an ISO 639-1 code, as told or as guessed.
    pub lang: Option<&'static str>,
    /// What was noticed, by where it begins.
    pub findings: Vec<Finding>,
    /// What a person may do next.
    pub suggest: Suggest,
}

impl Triage {
    /// Compiles the words of the pack and the patterns of an authority.
    ///
    /// # Errors
    /// If the profile cannot be used.
    pub fn new(profile: &Profile, pack: &Pack) -> Result<Self, BadProfile> {
        Ok(Self {
            case_numbers: Pattern::of(profile)?,
            lexicon: Lexicon::new(pack.words())?,
            guesser: Guesser::default(),
            profile: profile.clone(),
        })
    }

    /// Reads a text, in time linear in its length.
    #[must_use]
    pub fn read(&self, text: &Text<'_>) -> Reading {
        let given = Plain::new(text.text);
        let plain = given.as_str();
        let lower = plain::lower(plain);
        let mut hits = Vec::new();
        self.lexicon.find(&lower, &mut hits);
        let page = Page {
            text,
            plain,
            lower: &lower,
            lang: text.lang.and_then(Language::from_tag).or_else(|| self.guesser.guess(&lower)),
            profile: &self.profile,
            case_numbers: &self.case_numbers,
            runs: &number::runs(plain),
            sentences: &page::sentences(plain),
            hits: &hits,
        };
        let mut findings = detect(&page);
        for finding in &mut findings {
            let place = given.place(finding.start..finding.end);
            (finding.start, finding.end) = (place.start, place.end);
        }
        let suggest = Suggest::of(&findings, text.kind);
        Reading { lang: page.lang.map(Language::code), findings, suggest }
    }
}

/// Every finding on the page, claims settled, by where it begins.
fn detect(page: &Page<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut claims = Vec::new();
    for detector in DETECTORS {
        detector.detect(page, if detector.claims() { &mut claims } else { &mut findings });
    }
    findings.append(&mut settle(claims));
    // Of those that begin together, the wider holds the other.
    findings.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
    findings
}

/// A claim below this is no finding by itself: it only tells what else the
/// finding at the same place may be.
pub const SHOWN: f32 = 0.5;

/// Of claims that overlap, keeps the most certain, then the widest, then the
/// one whose detector is registered first. What else the same characters may be
/// stays with it as the fact `kinds`.
fn settle(mut claims: Vec<Finding>) -> Vec<Finding> {
    match claims.as_slice() {
        [] => return claims,
        [one] => return if one.score >= SHOWN { claims } else { Vec::new() },
        _ => {}
    }
    let width = |f: &Finding| f.end - f.start;
    claims.sort_by(|a, b| b.score.total_cmp(&a.score).then(width(b).cmp(&width(a))));
    // By where they begin; none overlaps another.
    let mut kept: BTreeMap<usize, Finding> = BTreeMap::new();
    for claim in claims {
        let before = kept.range_mut(..claim.end.max(claim.start + 1)).next_back();
        if let Some(held) = before.map(|(_, held)| held).filter(|held| held.overlaps(&claim)) {
            if (held.start, held.end) == (claim.start, claim.end) && held.kind != claim.kind {
                may_also_be(held, &claim);
            }
        } else if claim.score >= SHOWN {
            kept.insert(claim.start, claim);
        }
    }
    kept.into_values().collect()
}

/// Adds to the fact `kinds` what else a finding may be, with how certain.
fn may_also_be(held: &mut Finding, other: &Finding) {
    let score = |finding: &Finding| serde_json::Value::from((f64::from(finding.score) * 100.0).round() / 100.0);
    let own = score(held);
    let kinds =
        held.facts.entry("kinds").or_insert_with(|| serde_json::Map::from_iter([(held.kind.to_owned(), own)]).into());
    if let Some(kinds) = kinds.as_object_mut() {
        kinds.entry(other.kind).or_insert_with(|| score(other));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::sync::LazyLock;

    static PACK: LazyLock<Pack> = LazyLock::new(crate::pack::tests::carried);
    static TRIAGE: LazyLock<Triage> = LazyLock::new(|| triage(&Profile::default()));

    pub(crate) fn triage(profile: &Profile) -> Triage {
        Triage::new(profile, &PACK).unwrap()
    }

    pub(crate) fn read_text(text: &Text<'_>) -> Reading {
        TRIAGE.read(text)
    }

    pub(crate) fn read(text: &str) -> Reading {
        read_text(&Text::comment(text))
    }

    pub(crate) fn read_as(profile: &Profile, text: &Text<'_>) -> Reading {
        triage(profile).read(text)
    }

    /// Every finding, with the text where it stands.
    pub(crate) fn found(text: &str) -> Vec<(&'static str, &str)> {
        read(text).findings.iter().map(|finding| (finding.kind, &text[finding.start..finding.end])).collect()
    }

    /// Where findings of one kind stand.
    pub(crate) fn only<'t>(kind: &str, text: &'t str) -> Vec<&'t str> {
        found(text).into_iter().filter(|(found, _)| *found == kind).map(|(_, place)| place).collect()
    }

    #[test]
    fn a_triage_is_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Triage>();
    }

    #[test]
    fn claims_are_settled_in_any_order() {
        let claim = |start, end, score| Finding::new("x", start..end, score, "x");
        let places = |claims| settle(claims).iter().map(|f| f.start..f.end).collect::<Vec<_>>();
        let claims =
            vec![claim(8, 12, 0.9), claim(0, 10, 0.8), claim(12, 14, 0.6), claim(0, 4, 0.8), claim(20, 22, 0.1)];
        assert_eq!(places(claims.clone()), [0..4, 8..12, 12..14]);
        assert_eq!(places(claims.into_iter().rev().collect()), [0..4, 8..12, 12..14]);
    }

    #[test]
    fn a_number_of_several_kinds_carries_them_all() {
        let kinds = |text: &str| read(text).findings[0].facts.get("kinds").cloned();
        assert_eq!(
            kinds("121212-1212"),
            Some(serde_json::json!({"dk_cpr": 0.72, "se_personnummer": 0.92})),
            "the best is the finding"
        );
        assert!(kinds("0701011231").is_some_and(|kinds| kinds["phone"].is_number()));
        assert_eq!(kinds("850709-9805"), None);
    }

    #[test]
    fn the_language_told_is_believed() {
        let told = Text { lang: Some("nb"), ..Text::comment("ok") };
        assert_eq!(read_text(&told).lang, Some("no"));
        assert_eq!(read("ok").lang, None);
    }

    #[test]
    fn a_long_text_is_read_in_one_go() {
        for unit in ["Mitt ärende 51-123456, ring 070-174 06 15! ", "1-", "1 ", "?", "a@", "12\u{200b}", "ni är ", "."]
        {
            let text = unit.repeat(400_000 / unit.len());
            let reading = read(&text);
            assert!(reading.findings.iter().all(|finding| text.get(finding.start..finding.end).is_some()));
        }
    }
}
