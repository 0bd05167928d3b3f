//! Weighing: which words together mean something, how much, and what takes
//! weight away again.
//!
//! A file `reading/rules/<theme>.toml` lists rules over the senses of the
//! lexicon:
//!
//! ```toml
//! [[rule]]
//! kind = "threat"
//! reason = "threat-of-violence"
//! points = 4
//! when = ["will harm you", "harm ..6 you|them"]
//!
//! [[calm]]
//! name = "sport"
//! points = 2
//! when = ["sport"]
//! ```
//!
//! A pattern is a row of senses in the order of the text: `a|b` is either,
//! `..6 a` says that up to six words may stand before it (three if nothing is
//! said, none with `..0`). A sentence's end counts as four words. Besides the senses of
//! the theme, patterns know `start` (a sentence begins), `ask` (it ends as a
//! question), `name` (a capital letter within a sentence), `number`.
//!
//! The points of a passage are those of its best rule, half of each further
//! reason, less what calms. A rule whose words stand with a *not* counts only if
//! it says `negated = true`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;

use crate::detector::DETECTORS;
use crate::language::Language;
use crate::lexicon::{Hit, Lexicon, Sense};
use crate::number;
use crate::page::Page;
use crate::profile::BadProfile;

/// Points from which a passage is shown.
const ENOUGH: i32 = 3;
/// Matches with at most this many bytes between belong to one passage.
const PASSAGE: usize = 240;
/// Words that may stand between two senses if a pattern does not say.
const GAP: u32 = 3;
/// What the end of a sentence counts, in words.
const SENTENCE_END: u32 = 4;
/// How far before a match a *not* reaches, in words.
const NOT_REACHES: u32 = 2;
/// Items of a pattern that are asked for before it is followed; few have more.
const SIFTED: usize = 4;

/// Senses that a page shows without a word of the lexicon.
const SHOWN: [&str; 5] = ["start", "ask", "name", "number", "quote"];

/// The rules of one theme, as a file of the pack tells them.
#[derive(Debug, Clone)]
pub struct Ruleset {
    theme: String,
    /// In ascending order.
    senses: Vec<Sense>,
    rules: Vec<Rule>,
    /// Those of rules that calm come last.
    patterns: Vec<Pattern>,
    /// Of 128 patterns each.
    sieves: Vec<Sieve>,
    /// By fact, the senses (as bits) that show it.
    facts: Vec<(String, u128)>,
    /// From the highest, each with the facts that together come to it.
    levels: Vec<(u8, Vec<Vec<String>>)>,
    not: u128,
    saying: u128,
}

#[derive(Debug, Clone)]
struct Rule {
    /// None calms.
    kind: Option<(&'static str, &'static str)>,
    points: i32,
    facts: Vec<String>,
    even_negated: bool,
    /// Stands for all calm rules of one name.
    name: String,
}

/// One way to fulfil a rule.
#[derive(Debug, Clone)]
struct Pattern {
    rule: usize,
    items: Vec<Item>,
}

#[derive(Debug, Clone, Copy)]
struct Item {
    senses: u128,
    gap: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    date: String,
    #[serde(default)]
    rule: Vec<FileRule>,
    #[serde(default)]
    calm: Vec<FileCalm>,
    #[serde(default)]
    facts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    level: Vec<FileLevel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRule {
    kind: String,
    reason: String,
    points: i32,
    when: Vec<String>,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    negated: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCalm {
    name: String,
    points: i32,
    when: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLevel {
    level: u8,
    when: Vec<String>,
}

impl Ruleset {
    /// Reads the file of a theme.
    ///
    /// # Errors
    /// The first thing that is wrong, in words.
    pub fn parse(theme: &str, bytes: &[u8], wanted: &BTreeSet<Sense>) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        if file.source.trim().is_empty() || file.date.len() != 10 {
            return Err("source and date (YYYY-MM-DD) say where the rules come from, and since when".to_owned());
        }
        let prefix = format!("{theme}.");
        let own = wanted.iter().filter(|sense| sense.0.starts_with(&prefix));
        let senses: Vec<Sense> = own.filter(|sense| bound(sense.0).is_none()).copied().collect();
        if senses.len() + SHOWN.len() > 128 {
            return Err("a theme has room for 123 senses".to_owned());
        }
        let bits = |name: &str| -> Result<u128, String> {
            name.split('|').try_fold(0, |bits, one| {
                let shown = SHOWN.iter().position(|shown| *shown == one).map(|place| 127 - place);
                let place =
                    shown.or_else(|| senses.iter().position(|sense| sense.0.strip_prefix(&prefix) == Some(one)));
                Ok(bits | 1_u128 << place.ok_or_else(|| format!("nothing stands for {one:?}"))?)
            })
        };
        let mut patterns = Vec::new();
        let mut add = |rule: usize, when: &[String]| -> Result<(), String> {
            for pattern in when {
                patterns.push(Pattern { rule, items: pattern_of(pattern, &bits)? });
            }
            Ok(())
        };
        let mut rules = Vec::new();
        for rule in file.rule {
            add(rules.len(), &rule.when)?;
            let kind = known(&rule.kind, |detector| detector.kinds())?;
            let reason = known(&rule.reason, |detector| detector.reasons())?;
            rules.push(Rule {
                kind: Some((kind, reason)),
                points: rule.points,
                facts: rule.facts,
                even_negated: rule.negated,
                name: rule.reason,
            });
        }
        for calm in file.calm {
            add(rules.len(), &calm.when)?;
            rules.push(Rule {
                kind: None,
                points: calm.points,
                facts: Vec::new(),
                even_negated: true,
                name: calm.name,
            });
        }
        let facts = file.facts.into_iter();
        let facts = facts.map(|(fact, names)| Ok((fact, bits(&names.join("|"))?))).collect::<Result<_, String>>()?;
        let together = |when: &String| when.split_ascii_whitespace().map(str::to_owned).collect();
        let level = |level: FileLevel| (level.level, level.when.iter().map(together).collect());
        let mut levels: Vec<(u8, Vec<Vec<String>>)> = file.level.into_iter().map(level).collect();
        levels.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
        let (not, saying) = (bits("not").unwrap_or(0), bits("calm-saying").unwrap_or(0));
        let sieves = patterns.chunks(128).map(Sieve::new).collect();
        Ok(Self { theme: theme.to_owned(), senses, rules, patterns, sieves, facts, levels, not, saying })
    }
}

/// A sense whose words count in one language only, and which.
fn bound(name: &str) -> Option<(&str, Language)> {
    let english = name.strip_suffix("_en").map(|name| (name, Language::English));
    english.or_else(|| name.strip_suffix("_fi").map(|name| (name, Language::Finnish)))
}

fn known(
    name: &str,
    list: impl Fn(&dyn crate::detector::Detector) -> &'static [&'static str],
) -> Result<&'static str, String> {
    let found = DETECTORS.iter().flat_map(|detector| list(*detector)).find(|known| **known == name);
    found.copied().ok_or_else(|| format!("no detector gives {name:?}"))
}

fn pattern_of(pattern: &str, bits: &impl Fn(&str) -> Result<u128, String>) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    let mut gap = GAP;
    for word in pattern.split_ascii_whitespace() {
        match word.strip_prefix("..") {
            Some(words) => gap = words.parse().map_err(|_| format!("{pattern:?}: after .. comes a number"))?,
            None => {
                let senses = bits(word).map_err(|wrong| format!("{pattern:?}: {wrong}"))?;
                items.push(Item { senses, gap });
                gap = GAP;
            }
        }
    }
    if items.is_empty() { Err("a pattern names at least one sense".to_owned()) } else { Ok(items) }
}

/// Tells which of 128 patterns (as bits) a text may fulfil, by its senses alone.
#[derive(Debug, Clone)]
struct Sieve {
    /// By sense, the patterns whose first item it fulfils, whose second, and so on.
    by_sense: Vec<[u128; SIFTED]>,
    /// Patterns that end before there.
    shorter: [u128; SIFTED],
}

impl Sieve {
    fn new(patterns: &[Pattern]) -> Self {
        let mut sieve = Self { by_sense: vec![[0; SIFTED]; 128], shorter: [0; SIFTED] };
        for (number, pattern) in patterns.iter().enumerate() {
            for at in 0..SIFTED {
                match pattern.items.get(at) {
                    Some(item) => places(item.senses).for_each(|place| sieve.by_sense[place][at] |= 1 << number),
                    None => sieve.shorter[at] |= 1 << number,
                }
            }
        }
        sieve
    }

    fn sift(&self, present: u128) -> u128 {
        let fulfilled = places(present).fold(self.shorter, |mut fulfilled, place| {
            fulfilled.iter_mut().zip(self.by_sense[place]).for_each(|(all, more)| *all |= more);
            fulfilled
        });
        fulfilled.iter().fold(u128::MAX, |all, item| all & item)
    }
}

/// The places of the bits that are set, in ascending order.
fn places(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros();
        bits &= bits.checked_sub(1)?;
        Some(place as usize)
    })
}

/// The rules of all themes, ready to be used with one lexicon.
#[derive(Default)]
pub struct Weighing {
    themes: Vec<(Ruleset, Vec<Option<Bound>>)>,
}

/// What a sense of the lexicon is to a theme.
#[derive(Clone, Copy)]
struct Bound {
    /// The number of its bit.
    place: u8,
    means: Means,
}

/// When a word counts. Some words are two: Swedish *er* is you, Danish *er* is;
/// Danish *I* is you, *i* is in.
#[derive(Clone, Copy)]
enum Means {
    Always,
    In(Language),
    YouInSwedish,
    YouInDanish,
    KnowInDanish,
}

impl Means {
    fn of(name: &str) -> Self {
        match name {
            _ if bound(name).is_some() => bound(name).map_or(Self::Always, |(_, language)| Self::In(language)),
            "you_sv" => Self::YouInSwedish,
            "you_da" => Self::YouInDanish,
            "ved" => Self::KnowInDanish,
            _ => Self::Always,
        }
    }

    fn counts(self, page: &Page<'_>, hit: &Hit) -> bool {
        match self {
            Self::Always => true,
            Self::In(language) => page.lang == Some(language),
            Self::YouInSwedish => {
                !matches!(page.lang, Some(Language::Danish | Language::Norwegian | Language::English))
            }
            Self::YouInDanish => {
                page.plain.get(hit.start..hit.end) == Some("I")
                    && !matches!(page.lang, Some(Language::Swedish | Language::English | Language::Finnish))
            }
            Self::KnowInDanish => !matches!(page.lang, Some(Language::Swedish | Language::Norwegian)),
        }
    }
}

/// What a page shows to every theme without a word of the lexicon.
pub(crate) struct Shown {
    /// For each byte the number of the word that last began; the ends of
    /// sentences count too.
    words: Vec<u32>,
    cues: Vec<Cue>,
    /// The senses of the cues.
    senses: u128,
}

/// A word of the theme on the page.
#[derive(Clone, Copy)]
struct Cue {
    sense: u128,
    start: usize,
    end: usize,
    first: u32,
    last: u32,
}

#[derive(Clone, Copy)]
struct Match {
    rule: usize,
    start: usize,
    end: usize,
    first: u32,
    last: u32,
    senses: u128,
}

/// A passage that weighs enough.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// Which kind of finding it is.
    pub kind: &'static str,
    /// Why: the reason of the rule that weighs most.
    pub reason: &'static str,
    /// Where it stands.
    pub place: Range<usize>,
    /// Points, doubled.
    pub weight: i32,
    /// What was seen in the passage, in order of the alphabet.
    pub facts: Vec<String>,
    /// The level that the facts come to.
    pub level: u8,
    senses: u128,
}

impl Weighed {
    /// How certain it is.
    #[must_use]
    pub fn score(&self) -> f32 {
        let beyond = (self.weight - 2 * ENOUGH).clamp(0, 8);
        // Small whole numbers: nothing is lost.
        crate::finding::certainty(0.6 + f32::from(u8::try_from(beyond).unwrap_or(8)) * 0.045)
    }

    /// Whether it has this fact.
    #[must_use]
    pub fn has(&self, fact: &str) -> bool {
        self.facts.iter().any(|known| known == fact)
    }
}

impl Weighing {
    /// Binds the rules to the numbers that a lexicon gives its senses.
    ///
    /// # Errors
    /// None today; a lexicon without words simply never speaks.
    pub fn new(rules: &[Ruleset], lexicon: &Lexicon) -> Result<Self, BadProfile> {
        let bind = |ruleset: &Ruleset| {
            let mut local = Vec::new();
            for (place, sense) in (0..).zip(&ruleset.senses) {
                for number in
                    lexicon.numbers(|known| known == *sense || bound(known.0).is_some_and(|(name, _)| name == sense.0))
                {
                    local.resize(local.len().max(number + 1), None);
                    let name = lexicon.senses()[number].0.split_once('.').map_or("", |(_, name)| name);
                    local[number] = Some(Bound { place, means: Means::of(name) });
                }
            }
            (ruleset.clone(), local)
        };
        Ok(Self { themes: rules.iter().map(bind).collect() })
    }

    /// The passages of a page that weigh enough under the rules of a theme.
    #[must_use]
    pub fn weigh(&self, theme: &str, page: &Page<'_>) -> Vec<Weighed> {
        let Some((ruleset, local)) = self.of(theme) else { return Vec::new() };
        let said = spoken(page, local).fold(0, |said, (_, sense)| said | sense);
        if said == 0 {
            return Vec::new();
        }
        let present = said | page.shown().senses;
        let mut alive = ruleset.alive(present).peekable();
        let calms = |pattern: &&Pattern| ruleset.rules.get(pattern.rule).is_some_and(|rule| rule.kind.is_none());
        if alive.peek().is_none_or(calms) {
            return Vec::new();
        }
        let cues = ruleset.cues(page, local);
        let (mut matches, mut so_far) = (Vec::new(), Vec::new());
        for pattern in alive {
            follow(pattern, &cues, &mut so_far, &mut matches);
        }
        ruleset.drop_negated(&cues, &mut matches);
        matches.sort_by_key(|found| found.start);
        ruleset.passages(page, &cues, &matches)
    }

    /// A passage that something else than the rules has found, as the rules would
    /// see it: the facts in its sentences, and the level that they come to.
    #[must_use]
    pub fn look(
        &self,
        theme: &str,
        page: &Page<'_>,
        kind: &'static str,
        reason: &'static str,
        place: Range<usize>,
    ) -> Option<Weighed> {
        let (ruleset, local) = self.of(theme)?;
        let place = sentences_around(page, place);
        let seen = seen(&ruleset.cues(page, local), &place);
        Some(ruleset.levelled(kind, reason, place, 0, &ruleset.facts(seen), seen))
    }

    fn of(&self, theme: &str) -> Option<&(Ruleset, Vec<Option<Bound>>)> {
        self.themes.iter().find(|(ruleset, _)| ruleset.theme == theme)
    }
}

impl Shown {
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let [start, ask, name, number, quote] = [127, 126, 125, 124, 123].map(|place| 1 << place);
        let bytes = page.plain.as_bytes();
        let count = |is: fn(&u8) -> bool| bytes.iter().filter(|byte| is(byte)).count();
        let shouted = count(u8::is_ascii_uppercase) * 2 > count(u8::is_ascii_lowercase);
        let mut shown = Self { words: Vec::with_capacity(bytes.len()), cues: Vec::with_capacity(8), senses: 0 };
        let mut sentences = page.sentences.iter().map(|sentence| sentence.place.start).peekable();
        let (mut before, mut word) = (0, 2);
        let letter = |b: u8| b.is_ascii_alphanumeric() | (b >= 0x80);
        number::stretches(bytes, letter, |Range { start: at, .. }| {
            shown.words.resize(at, before);
            let mut begins = false;
            while sentences.next_if(|start| *start <= at).is_some() {
                begins = true;
            }
            word += if begins { SENTENCE_END } else { 1 };
            if begins || before == 0 {
                // The place just before the first word.
                shown.push(Cue { sense: start, start: at, end: at, first: word - 1, last: word - 1 });
            } else if let Some(end) = capitalised(page.plain, at).filter(|_| !shouted) {
                shown.push(Cue { sense: name, start: at, end, first: word, last: word });
            }
            if bytes.get(at).is_some_and(u8::is_ascii_digit) {
                shown.push(Cue { sense: number, start: at, end: at + 1, first: word, last: word });
            }
            before = word;
        });
        shown.words.resize(bytes.len(), before);
        if let Some(quoted) = quoted(page.plain) {
            shown.push(shown.cue(quote, quoted.start, quoted.end));
        }
        for sentence in page.sentences.iter().filter(|sentence| sentence.asks) {
            let last = shown.cue(ask, sentence.place.end.saturating_sub(1), sentence.place.end);
            shown.push(Cue { first: last.last + 1, last: last.last + 1, ..last });
        }
        shown
    }

    fn push(&mut self, cue: Cue) {
        self.senses |= cue.sense;
        self.cues.push(cue);
    }

    fn cue(&self, sense: u128, start: usize, end: usize) -> Cue {
        let number = |at: usize| self.words.get(at).copied().unwrap_or(0);
        Cue { sense, start, end, first: number(start), last: number(end.saturating_sub(1)) }
    }
}

/// The end of the word that begins here, if with a capital and not all in capitals.
fn capitalised(plain: &str, at: usize) -> Option<usize> {
    let rest = plain.get(at..)?;
    let mut letters = rest.chars();
    let capital = letters.next()?.is_uppercase() && letters.next()?.is_lowercase();
    capital.then(|| at + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()))
}

/// The words of the page that count for the theme whose senses these are, each
/// with its sense.
fn spoken<'p>(page: &'p Page<'_>, local: &'p [Option<Bound>]) -> impl Iterator<Item = (&'p Hit, u128)> {
    page.hits.iter().filter_map(|hit| {
        let sense = local.get(usize::from(hit.number)).copied().flatten()?;
        sense.means.counts(page, hit).then(|| (hit, 1 << sense.place))
    })
}

/// All senses in a part of the text.
fn seen(cues: &[Cue], part: &Range<usize>) -> u128 {
    let first = cues.partition_point(|cue| cue.start < part.start);
    cues.iter().skip(first).take_while(|cue| cue.start < part.end).fold(0, |seen, cue| seen | cue.sense)
}

impl Ruleset {
    /// The patterns whose items are among these senses, in their order.
    fn alive(&self, present: u128) -> impl Iterator<Item = &Pattern> {
        self.patterns
            .chunks(128)
            .zip(&self.sieves)
            .flat_map(move |(patterns, sieve)| places(sieve.sift(present)).filter_map(|at| patterns.get(at)))
    }

    /// The words of the theme on a page, and what it shows without them.
    fn cues(&self, page: &Page<'_>, local: &[Option<Bound>]) -> Vec<Cue> {
        let shown = page.shown();
        let mut cues = Vec::with_capacity(shown.cues.len() + 16);
        cues.extend_from_slice(&shown.cues);
        cues.extend(spoken(page, local).map(|(hit, sense)| shown.cue(sense, hit.start, hit.end)));
        self.settle(&mut cues);
        cues
    }

    fn bit(&self, name: &str) -> u128 {
        let own = |sense: &Sense| sense.0.get(self.theme.len() + 1..).unwrap_or_default();
        self.senses.binary_search_by(|sense| own(sense).cmp(name)).map_or(0, |place| 1 << place)
    }

    /// In order of the text; a *not* that belongs to a longer expression
    /// ("if you do not") is no negation, and nothing within a saying ("die
    /// laughing") means what it says.
    fn settle(&self, cues: &mut Vec<Cue>) {
        cues.sort_by_key(|cue| (cue.first, cue.start, std::cmp::Reverse(cue.end)));
        let (mut reach, mut said) = (0, 0..0);
        cues.retain(|cue| {
            let within = cue.end <= reach;
            if cue.last > cue.first {
                reach = reach.max(cue.end);
            }
            let of_saying = cue.start < said.end && (cue.start..cue.end) != said && cue.end <= said.end;
            if cue.sense & self.saying != 0 && cue.end > said.end {
                said = cue.start..cue.end;
            }
            !(within && cue.sense & self.not != 0 || of_saying && cue.sense >> 120 == 0)
        });
    }

    fn drop_negated(&self, cues: &[Cue], matches: &mut Vec<Match>) {
        let nots: Vec<u32> = cues.iter().filter(|cue| cue.sense & self.not != 0).map(|cue| cue.first).collect();
        if nots.is_empty() {
            return;
        }
        matches.retain(|found| {
            let from = nots.partition_point(|not| not + NOT_REACHES < found.first);
            let negated = nots.get(from).is_some_and(|not| *not <= found.last);
            !negated || self.rules.get(found.rule).is_some_and(|rule| rule.even_negated)
        });
    }

    fn passages(&self, page: &Page<'_>, cues: &[Cue], matches: &[Match]) -> Vec<Weighed> {
        let mut weighed: Vec<Weighed> = Vec::new();
        let mut from = 0;
        while from < matches.len() {
            let mut to = from + 1;
            let mut end = matches[from].end;
            while let Some(next) = matches.get(to).filter(|next| next.start <= end + PASSAGE) {
                end = end.max(next.end);
                to += 1;
            }
            self.passage(page, cues, &matches[from..to], &mut weighed);
            from = to;
        }
        weighed
    }

    fn passage(&self, page: &Page<'_>, cues: &[Cue], matches: &[Match], weighed: &mut Vec<Weighed>) {
        let mut calm: BTreeMap<&str, i32> = BTreeMap::new();
        let mut reasons: BTreeMap<&str, i32> = BTreeMap::new();
        let mut kinds: BTreeMap<&'static str, (i32, &'static str, i32)> = BTreeMap::new();
        for found in matches {
            let Some(rule) = self.rules.get(found.rule) else { continue };
            let best = match rule.kind {
                None => calm.entry(&rule.name).or_default(),
                Some((kind, reason)) => {
                    let best = kinds.entry(kind).or_insert((0, reason, 0));
                    if rule.points > best.0 {
                        *best = (rule.points, reason, 0);
                    }
                    reasons.entry(reason).or_default()
                }
            };
            *best = rule.points.max(*best);
        }
        // What calms most counts in full, each further thing for one point.
        let further = i32::try_from(calm.len().saturating_sub(1)).unwrap_or(0);
        let calm = calm.values().max().map_or(0, |most| most + further);
        let all: i32 = reasons.values().map(|points| (points - calm).max(0)).sum();
        let enough = |best: i32| 2 * (best - calm) + (all - (best - calm).max(0)).max(0);
        let most = kinds.values().map(|(best, ..)| *best).max().unwrap_or(0);
        for (kind, (best, reason, _)) in &kinds {
            // A kind stands on its own points, or is the best of those that stand together.
            let shown = enough(*best) >= 2 * ENOUGH && (*best >= ENOUGH || *best == most);
            if shown {
                weighed.push(self.weighed(page, cues, matches, kind, reason, enough(*best)));
            }
        }
    }

    fn weighed(
        &self,
        page: &Page<'_>,
        cues: &[Cue],
        matches: &[Match],
        kind: &'static str,
        reason: &'static str,
        weight: i32,
    ) -> Weighed {
        let of_kind =
            |found: &&Match| self.rules.get(found.rule).and_then(|rule| rule.kind).is_some_and(|(k, _)| k == kind);
        let telling =
            || matches.iter().filter(|found| self.rules.get(found.rule).is_some_and(|rule| rule.kind.is_some()));
        let start = matches.iter().filter(of_kind).map(|found| found.start).min().unwrap_or(0);
        let end = matches.iter().filter(of_kind).map(|found| found.end).max().unwrap_or(start);
        let place = sentences_around(page, start..end);
        let (from, to) = telling().fold((start, end), |(from, to), found| (from.min(found.start), to.max(found.end)));
        let said = telling().fold(0, |said, found| said | found.senses);
        let seen = said | seen(cues, &sentences_around(page, from..to));
        let mut facts = self.facts(seen);
        for found in telling() {
            facts.extend(self.rules.get(found.rule).into_iter().flat_map(|rule| &rule.facts).map(String::as_str));
        }
        self.levelled(kind, reason, place, weight, &facts, seen)
    }

    /// What senses come to.
    fn facts(&self, seen: u128) -> BTreeSet<&str> {
        self.facts.iter().filter(|(_, by)| by & seen != 0).map(|(fact, _)| fact.as_str()).collect()
    }

    fn levelled(
        &self,
        kind: &'static str,
        reason: &'static str,
        place: Range<usize>,
        weight: i32,
        facts: &BTreeSet<&str>,
        senses: u128,
    ) -> Weighed {
        let holds = |when: &Vec<String>| when.iter().all(|fact| fact == kind || facts.contains(fact.as_str()));
        let level = self.levels.iter().find(|(_, when)| when.iter().any(holds)).map_or(0, |(level, _)| *level);
        let facts = facts.iter().map(|fact| (*fact).to_owned()).collect();
        Weighed { kind, reason, place, weight, facts, level, senses }
    }

    /// Whether a passage was seen to speak of this sense.
    fn spoke_of(&self, weighed: &Weighed, name: &str) -> bool {
        weighed.senses & self.bit(name) != 0
    }
}

impl Weighing {
    /// Whether a weighed passage of a theme speaks of one of these senses.
    #[must_use]
    pub fn speaks_of(&self, theme: &str, weighed: &Weighed, senses: &[&str]) -> bool {
        self.of(theme).is_some_and(|(ruleset, _)| senses.iter().any(|name| ruleset.spoke_of(weighed, name)))
    }
}

/// Follows one pattern through the cues. The latest way to get so far is the
/// best, for gaps have only an upper bound; so one slot for each item is enough.
fn follow(pattern: &Pattern, cues: &[Cue], so_far: &mut Vec<Option<Match>>, matches: &mut Vec<Match>) {
    let Pattern { rule, items, .. } = pattern;
    so_far.clear();
    so_far.resize(items.len(), None);
    for cue in cues {
        for (place, item) in items.iter().enumerate().rev() {
            if item.senses & cue.sense == 0 {
                continue;
            }
            let begun = Match {
                rule: *rule,
                start: cue.start,
                end: cue.end,
                first: cue.first,
                last: cue.last,
                senses: cue.sense,
            };
            let next = match place.checked_sub(1) {
                None => Some(begun),
                Some(before) => so_far
                    .get(before)
                    .copied()
                    .flatten()
                    .filter(|before| cue.first > before.last && cue.first - before.last - 1 <= item.gap)
                    .map(|before| Match {
                        end: cue.end.max(before.end),
                        last: cue.last,
                        senses: before.senses | cue.sense,
                        ..before
                    }),
            };
            if let Some(next) = next {
                if place + 1 == items.len() {
                    matches.push(next);
                }
                so_far[place] = Some(next);
            }
        }
    }
}

/// Words in quotation marks, with others around them.
fn quoted(plain: &str) -> Option<Range<usize>> {
    let mark = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{bb}' | '\u{ab}');
    // Each of them begins with one of these bytes.
    let may_be = memchr::memchr3(b'"', 0xc2, 0xe2, plain.as_bytes())?;
    let start = may_be + plain.get(may_be..)?.find(mark)?;
    let rest = plain.get(start..)?;
    let open = rest.chars().next().map_or(1, char::len_utf8);
    let length = rest.get(open..)?.find(mark)?;
    let inside = rest.get(open..open + length)?;
    let outside =
        plain.chars().filter(|c| c.is_alphabetic()).count() - inside.chars().filter(|c| c.is_alphabetic()).count();
    (inside.contains(' ') && outside >= 4).then(|| start..start + open + length)
}

/// The whole sentences that a place touches.
fn sentences_around(page: &Page<'_>, place: Range<usize>) -> Range<usize> {
    let from = page.sentences.partition_point(|sentence| sentence.place.end <= place.start);
    let to = page.sentences.partition_point(|sentence| sentence.place.start < place.end);
    let start = page.sentences.get(from).map_or(place.start, |sentence| sentence.place.start.min(place.start));
    let end = to.checked_sub(1).and_then(|to| page.sentences.get(to)).map_or(place.end, |s| s.place.end.max(place.end));
    start..end
}
