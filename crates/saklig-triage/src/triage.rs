//! Reading: the way of one text through all detectors.

use crate::case_number::Pattern;
use crate::detector::DETECTORS;
use crate::features::Features;
use crate::finding::Finding;
use crate::heads::{self, Heads};
use crate::language::{Language, Languages};
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
    languages: Languages,
    heads: Heads,
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
            languages: Languages::new(profile, pack),
            heads: Heads::new(pack),
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
        let features = Features::of(&lower);
        let told = text.lang.and_then(Language::from_tag);
        let guess = if told.is_some() { None } else { self.languages.tell(&features) };
        let page = Page {
            text,
            plain,
            lower: &lower,
            lang: told.or_else(|| guess.filter(|guess| guess.clear).map(|guess| guess.language)),
            likely: told.or(guess.map(|guess| guess.language)),
            features: &features,
            heads: &self.heads,
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
        Reading { lang: page.likely.map(Language::code), findings, suggest }
    }
}

/// Every finding on the page, claims settled, by where it begins.
fn detect(page: &Page<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut claims = Vec::new();
    for detector in DETECTORS {
        detector.detect(page, if detector.claims() { &mut claims } else { &mut findings });
    }
    findings.iter_mut().for_each(|finding| heads::ask_own(page, finding));
    findings.append(&mut settle(claims));
    // Of those that begin together, the wider holds the other.
    findings.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
    findings
}

/// Of claims that overlap, keeps the most certain, then the widest, then the
/// one whose detector is registered first.
fn settle(mut claims: Vec<Finding>) -> Vec<Finding> {
    claims.sort_by_key(|claim| claim.start);
    let mut kept: Vec<Finding> = Vec::with_capacity(claims.len());
    for claim in claims {
        match kept.last_mut() {
            Some(last) if last.overlaps(&claim) => {
                let width = |f: &Finding| f.end - f.start;
                let better = claim.score.total_cmp(&last.score).then(width(&claim).cmp(&width(last)));
                if better.is_gt() {
                    *last = claim;
                }
            }
            _ => kept.push(claim),
        }
    }
    kept
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
        let kept = settle(vec![claim(8, 12, 0.9), claim(0, 10, 0.8), claim(12, 14, 0.1), claim(0, 4, 0.8)]);
        assert_eq!(kept.iter().map(|f| f.start..f.end).collect::<Vec<_>>(), [8..12, 12..14]);
    }

    #[test]
    fn the_language_told_is_believed() {
        let told = Text { lang: Some("nb"), ..Text::comment("ok") };
        assert_eq!(read_text(&told).lang, Some("no"));
        assert_eq!(read("😀 112").lang, None);
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
