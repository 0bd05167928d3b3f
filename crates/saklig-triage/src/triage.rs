//! Reading: the way of one text through all detectors.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::announced::Said;
use crate::case_number::Pattern;
use crate::detector::{DETECTORS, Detector};
use crate::features::Features;
use crate::finding::Finding;
use crate::heads::{self, Heads};
use crate::language::{Language, Languages};
use crate::lexicon::{Lexicon, Sense, Words};
use crate::names::{Known, Names};
use crate::number;
use crate::pack::Pack;
use crate::page::{self, Hits, Page};
use crate::parties::Roster;
use crate::person_name::{self, PersonName};
use crate::plain::{Marks, Plain};
use crate::profile::{BadProfile, Profile};
use crate::redact::snapped;
use crate::signs::{self, SenseKey, Sign};
use crate::small::SmallWords;
use crate::spam::{self, Flood};
use crate::suggest::Suggest;
use crate::text::{Text, TextKind};
use crate::thesaurus::Thesaurus;
use crate::unmask;
use crate::weighing::Weighing;
use crate::word::{self, Shape, Word};
use crate::wrapped;

/// Reads texts for one authority. Compiled once, then shared.
pub struct Triage {
    profile: Profile,
    case_numbers: Vec<Pattern>,
    lexicon: Lexicon,
    /// Only the words that personal data is looked for by.
    personal: Lexicon,
    names: Arc<Names>,
    small: Arc<SmallWords>,
    spokespersons: Vec<Vec<String>>,
    weighing: Weighing,
    context: Lexicon,
    roster: Roster,
    flood: Option<Flood>,
    languages: Languages,
    heads: Heads,
    sense_keys: Vec<SenseKey>,
    thesaurus: Arc<Thesaurus>,
    all: Asked,
    /// Those that are no models.
    rules: Asked,
    /// Those that find personal data.
    of_persons: Asked,
}

/// Detectors that are asked together.
struct Asked {
    /// Those that claim their characters.
    claiming: Vec<&'static dyn Detector>,
    others: Vec<&'static dyn Detector>,
    /// By the number of a sense, which of the others need it (as bits).
    needed: Vec<u32>,
    /// Those of the others that need none.
    anyway: u32,
}

impl Asked {
    fn of(lexicon: &Lexicon, wanted: impl Fn(&dyn Detector) -> bool) -> Self {
        let wanted = DETECTORS.iter().copied().filter(|detector| wanted(*detector));
        let (claiming, others): (Vec<_>, Vec<_>) = wanted.partition(|detector| detector.claims());
        let those = |are: &dyn Fn(&[Sense]) -> bool| {
            others.iter().enumerate().filter(|(_, other)| are(other.needs())).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let needed = lexicon.senses().iter().map(|sense| those(&|needs| needs.contains(sense))).collect();
        Self { needed, anyway: those(&<[Sense]>::is_empty), claiming, others }
    }

    /// Those of the others that the words of a page give reason to ask.
    fn others(&self, page: &Page<'_>) -> impl Iterator<Item = &&'static dyn Detector> {
        let needed = page.hits.iter().filter_map(|hit| self.needed.get(usize::from(hit.number)));
        let asked = needed.fold(self.anyway, |asked, more| asked | more);
        self.others.iter().enumerate().filter(move |(at, _)| asked >> at & 1 == 1).map(|(_, other)| other)
    }
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
    /// Whether it is one of those texts that many write alike, such as thanks.
    pub is_courtesy: bool,
}

impl Reading {
    /// Adds a finding about the whole text of this kind, which was made from
    /// more than the text.
    pub fn add(&mut self, finding: Finding, kind: TextKind) {
        let at = self.findings.partition_point(|held| (held.start, finding.end) < (finding.start, held.end));
        self.findings.insert(at, finding);
        self.suggest = Suggest::of(&self.findings, kind);
    }
}

impl Triage {
    /// Compiles the words of the pack and the patterns of an authority.
    ///
    /// # Errors
    /// If the profile cannot be used.
    pub fn new(profile: &Profile, pack: &Pack) -> Result<Self, BadProfile> {
        // The words around names are found with the names.
        let of_names = |detector: &dyn Detector| detector.kinds() == PersonName.kinds();
        let personal: Vec<Sense> =
            DETECTORS.iter().filter(|d| d.is_personal() && !of_names(**d)).flat_map(|d| d.senses()).copied().collect();
        let personal = Lexicon::new(pack.words().iter().filter(|words| personal.contains(&words.sense)))?;
        let lexicon = Lexicon::new(words(pack, |detector| detector.senses()))?;
        Ok(Self {
            case_numbers: Pattern::of(profile)?,
            weighing: Weighing::new(pack.rules(), &lexicon)?,
            sense_keys: SenseKey::all(&lexicon),
            all: Asked::of(&lexicon, |_| true),
            rules: Asked::of(&lexicon, |detector| !detector.reasons().iter().any(|r| r.ends_with("-model"))),
            of_persons: Asked::of(&personal, |detector| detector.is_personal()),
            personal,
            lexicon,
            context: Lexicon::new(words(pack, |detector| detector.context()))?,
            names: Arc::clone(pack.names()),
            small: Arc::clone(pack.small()),
            spokespersons: person_name::spokespersons(&profile.spokespersons),
            roster: Roster::new(pack.parties(), profile)?,
            flood: pack.flood().cloned(),
            languages: Languages::new(profile, pack),
            heads: Heads::new(pack),
            thesaurus: Arc::clone(pack.thesaurus()),
            profile: profile.clone(),
        })
    }

    /// When a group of texts is spam.
    #[must_use]
    pub fn flood(&self) -> Option<&Flood> {
        self.flood.as_ref()
    }

    /// Reads a text, in time linear in its length.
    #[must_use]
    pub fn read(&self, text: &Text<'_>) -> Reading {
        self.turn(text, |page, given| {
            let mut findings = detect(page, &self.all);
            carry_back(text, given, &mut findings);
            let suggest = Suggest::of(&findings, text.kind);
            let is_courtesy = spam::is_courtesy(page, &findings);
            Reading { lang: page.likely.map(Language::code), findings, suggest, is_courtesy }
        })
    }

    /// What the rules make of a text, for a model to be trained on: models are
    /// not asked, so that none is its own teacher.
    #[must_use]
    pub fn signs(&self, text: &Text<'_>) -> Vec<Sign> {
        self.turn(text, |page, _| signs::of(page, &detect(page, &self.rules), |_| true))
    }

    /// Prepares the page of a text, and hands it over.
    fn turn<T>(&self, text: &Text<'_>, read: impl FnOnce(&Page<'_>, &Plain<'_>) -> T) -> T {
        let given = Plain::new(text.text);
        let plain = given.as_str();
        let lower = given.lower();
        let mut hits = Vec::with_capacity(lower.len() / 2 + 8);
        self.lexicon.find(&lower, &mut hits);
        unmask::find(&self.lexicon, &lower, &mut hits);
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
            lexicon: &self.lexicon,
            sense_keys: &self.sense_keys,
            thesaurus: &self.thesaurus,
            case_numbers: &self.case_numbers,
            runs: &number::runs(plain),
            sentences: &page::sentences(plain),
            hits: &Hits::known(&self.lexicon, &lower, hits),
            words: &word::words(plain, &lower, given.marks(), &self.names),
            names: &self.names,
            small: &self.small,
            spokespersons: &self.spokespersons,
            weighing: &self.weighing,
            roster: &self.roster,
            context: Hits::of(&self.context, &lower),
            shown: OnceCell::new(),
            written: OnceCell::new(),
            said: Said::default(),
        };
        read(&page, &given)
    }

    /// Only the personal data in a text, each finding as [`Triage::read`] finds
    /// it, but many times faster: for sifting large numbers of texts. The
    /// language is not guessed, so that a number that may be of two countries is
    /// judged by the language told and by the authority.
    #[must_use]
    pub fn personal_data(&self, text: &Text<'_>) -> Vec<Finding> {
        let given = Plain::new(text.text);
        let plain = given.as_str();
        let lower = given.lower();
        let words = word::words(plain, &lower, given.marks(), &self.names);
        let runs = if given.marks().has(Marks::DIGIT) { number::runs(plain) } else { Vec::new() };
        let numbers = self.may_hold_numbers(&given, &lower, &words, &runs);
        let page = Page {
            text,
            plain,
            lower: &lower,
            lang: text.lang.and_then(Language::from_tag),
            likely: text.lang.and_then(Language::from_tag),
            features: &Features::default(),
            heads: &self.heads,
            profile: &self.profile,
            lexicon: &self.personal,
            sense_keys: &[],
            thesaurus: &self.thesaurus,
            case_numbers: &self.case_numbers,
            runs: &runs,
            sentences: &[],
            hits: &Hits::of(&self.personal, &lower),
            words: &words,
            names: &self.names,
            small: &self.small,
            spokespersons: &self.spokespersons,
            weighing: &self.weighing,
            roster: &self.roster,
            context: Hits::of(&self.context, &lower),
            shown: OnceCell::new(),
            written: OnceCell::new(),
            said: Said::default(),
        };
        let mut findings = if numbers {
            detect(&page, &self.of_persons)
        } else {
            let mut findings = Vec::new();
            PersonName.detect(&page, &mut findings);
            findings
        };
        carry_back(text, &given, &mut findings);
        findings
    }

    /// Whether more than names may be in a text: an at sign or the dot of an
    /// address on the web; as many digits as a number of a person has; or fewer
    /// after a street or next to the capitals of a plate.
    fn may_hold_numbers(&self, plain: &Plain<'_>, lower: &str, words: &[Word], runs: &[Range<usize>]) -> bool {
        /// No number but a house's, a box's or a plate's has so few digits.
        const FEW: usize = 4;
        let (bytes, marks) = (plain.as_str().as_bytes(), plain.marks());
        if marks.has(Marks::AT) || number::longest(plain.as_str(), runs) > FEW {
            return true;
        }
        let goes_on = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80;
        let dotted = |dot: usize| bytes.get(dot + 1).is_some_and(goes_on);
        if marks.has(Marks::DOT) && memchr::memchr_iter(b'.', bytes).any(dotted) {
            return true;
        }
        let look = |word: &Word| self.names.look(lower.as_bytes().get(word.place()).unwrap_or_default());
        let hinted = words.iter().fold(Known::NOTHING, |hints, word| hints.and(word.hint));
        if hinted.is(Known::DOT) && words.iter().any(|word| look(word).is(Known::DOT)) {
            return true;
        }
        if runs.is_empty() || !self.profile.case_number.is_empty() {
            return !runs.is_empty();
        }
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        // A plusgiro number may be as short as "4-2".
        let giro = |g: usize| {
            let (before, from) = lower.as_bytes().split_at(g);
            from.starts_with(b"giro") || before.ends_with(b"p") || before.ends_with(b"p.")
        };
        // "Storgatan 4", "Storg. 4", "nya vägen 4".
        let street = |word: &Word, gap: &[u8]| {
            let text = lower.as_bytes().get(word.place()).unwrap_or_default();
            let named =
                || word.shape != Shape::Lower && (text.len() > 4 || memchr::memchr2(b'-', b'\'', text).is_some());
            let known = || word.hint.is(Known::STREET) && look(word).is(Known::STREET);
            let ends = || self.names.is_end(text, Known::STREET) || self.names.ends_as(text, Known::STREET);
            // "Kirkevej nr. 12".
            let counted = matches!(text, b"nr" | b"nummer");
            matches!(gap, b" " | b". ") && (counted || named() || known() || ends())
        };
        // "abc123", "ABC 12D", "XYZ-99".
        let plate = |word: &Word, gap: &[u8], run: &Range<usize>| {
            let letters = word.end - word.start;
            let small = word.shape == Shape::Lower && (letters != 3 || gap.len() > 1);
            let lettered = bytes
                .get(run.end..)
                .is_some_and(|tail| matches!(tail, [letter, ..] | [b' ', letter, ..] if letter.is_ascii_alphabetic()));
            let of_three = || bytes[word.end.saturating_sub(3)..word.end].iter().all(u8::is_ascii_alphabetic);
            !small
                && (gap == b"-" || ((run.len() == 3 || (run.len() == 2 && lettered)) && of_three())
                // A trailer's or a moped's.
                || (run.len() == 4 && letters == 2 && word.shape == Shape::Upper))
        };
        // "a b c 1 2 3".
        let spelled = |word: &Word| {
            let before = word.start.checked_sub(3).and_then(|at| bytes.get(at..word.start));
            word.end - word.start == 1 && digit(word.end + 1) && matches!(before, Some([b' ', _, b' ']))
        };
        // The word before a run, at most three bytes away.
        let near = |run: &Range<usize>| {
            let last = words.partition_point(|word| word.end <= run.start).checked_sub(1);
            let word = last.and_then(|last| words.get(last)).filter(|word| word.end + 3 >= run.start);
            word.is_some_and(|word| {
                let gap = bytes.get(word.end..run.start).unwrap_or_default();
                plate(word, gap, run) || spelled(word) || street(word, gap)
            })
        };
        runs.iter().any(near) || memchr::memchr_iter(b'g', lower.as_bytes()).any(giro)
    }
}

/// Carries findings back to the places of the given text, by where they begin.
fn carry_back(text: &Text<'_>, given: &Plain<'_>, findings: &mut [Finding]) {
    for finding in findings.iter_mut() {
        let place = snapped(text.text, given.place(finding.start..finding.end));
        (finding.start, finding.end) = (place.start, place.end);
    }
    // Of those that begin together, the wider holds the other.
    findings.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
}

/// The words of the pack that stand for these senses of the detectors.
fn words(pack: &Pack, senses: fn(&dyn Detector) -> &'static [Sense]) -> impl Iterator<Item = &Words> {
    pack.words().iter().filter(move |words| DETECTORS.iter().any(|detector| senses(*detector).contains(&words.sense)))
}

/// Every finding of some detectors on the page. Those that claim their characters
/// come first, and their claims are settled before the others are asked.
fn detect(page: &Page<'_>, asked: &Asked) -> Vec<Finding> {
    let digits: usize = page.runs.iter().map(ExactSizeIterator::len).sum();
    let enough = |detector: &&&dyn Detector| detector.digits() <= digits;
    let mut claims = Vec::new();
    asked.claiming.iter().filter(enough).for_each(|detector| detector.detect(page, &mut claims));
    wrapped::read(page, asked.claiming.iter().filter(enough), &mut claims);
    let mut findings = settle(claims);
    asked.others(page).filter(enough).for_each(|detector| detector.detect(page, &mut findings));
    findings.iter_mut().for_each(|finding| heads::ask_own(page, finding));
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

    static PACK: LazyLock<Pack> = LazyLock::new(crate::pack::tests::rules_alone);
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
            Some(serde_json::json!({"dk_cpr": 0.47, "se_personnummer": 0.92})),
            "the best is the finding"
        );
        assert!(kinds("0701011231").is_some_and(|kinds| kinds["phone"].is_number()));
        assert_eq!(kinds("850709-9805"), None);
    }

    #[test]
    fn the_language_told_is_believed() {
        let told = Text { lang: Some("nb"), ..Text::comment("ok") };
        assert_eq!(read_text(&told).lang, Some("no"));
        assert_eq!(read("😀 112").lang, None);
    }

    #[test]
    fn a_long_draft_is_read_in_one_go() {
        for unit in [
            "Venstre ",
            "S, ",
            "rösta på ",
            "Anna Berg (M) ",
            "min son ",
            "har adhd ",
            "@sdriks ",
            "kandidat för ",
            "svek SD ",
        ] {
            let text = unit.repeat(200_000 / unit.len());
            let reading = read_text(&Text::draft(&text));
            assert!(reading.findings.iter().all(|finding| text.get(finding.start..finding.end).is_some()));
        }
    }

    #[test]
    fn a_long_text_is_read_in_one_go() {
        for unit in
            ["Mitt ärende 51-123456, ring 070-174 06 15! ", "1-", "1 ", "?", "a@", "12\u{200b}", "ni är ", ".", "ltd."]
        {
            let text = unit.repeat(400_000 / unit.len());
            let reading = read(&text);
            assert!(reading.findings.iter().all(|finding| text.get(finding.start..finding.end).is_some()));
        }
    }
}
