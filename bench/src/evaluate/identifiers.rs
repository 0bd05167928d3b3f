//! Identifiers in natural comments, beside numbers that look alike.
//!
//! The sentences are built from the frames of `sets/identifiers.tsv`, the
//! official test numbers and numbers with random serials, in the forms that
//! people write; the same in every run.

use std::{collections::BTreeMap, ops::Range};

use saklig_triage::{Finding, Profile, Text, Triage};

use crate::{
    Figure,
    comments::Numbers,
    evaluate::{
        Ground, is_built,
        measure::{Found, Share, at_least, not_built, stated},
        numbers::{DISGUISES, broken, disguised, grouped, is_somebodys, random, tells_itself},
        sets,
    },
};

/// Everything that counts as an identifier here.
const KINDS: [&str; 14] = [
    "se_personnummer",
    "se_samordningsnummer",
    "se_orgnummer",
    "dk_cpr",
    "no_fodselsnummer",
    "fi_hetu",
    "case_number",
    "email",
    "phone",
    "iban",
    "bankgiro",
    "plusgiro",
    "vehicle_plate",
    "address",
];

/// Official numbers, and as many with random serials, in each frame.
const TIMES: usize = 7;

/// The dossier numbers of an authority that says how they look.
const DOSSIER: &str = "AAA 9999-99999";

/// Parts of words that say what a number is, in any of the languages.
const ANNOUNCED: [(&str, &[&str]); 6] = [
    ("se_personnummer", &["person", "persnr", "pers.nr", "pnr", "född", "f. ", "fødselsn", "identity", "id number"]),
    ("se_samordningsnummer", &["samordn", "coordination"]),
    ("se_orgnummer", &["org", "reg. no", "y-tunnus"]),
    ("dk_cpr", &["cpr", "person", "født", "fødselsdag", "fødselsn"]),
    ("bankgiro", &["bankgiro", "bg"]),
    ("plusgiro", &["plusgiro", "postgiro", "pg"]),
];

/// A sentence with its labelled places.
struct Sentence {
    kind: String,
    text: String,
    /// Each with whether its form or a word of the sentence tells what it is.
    places: Vec<(Range<usize>, bool)>,
    /// Whether its numbers have random serials.
    random: bool,
    disguise: usize,
    /// Whether what stands beside the places could be a number itself.
    others: bool,
}

/// What came of one kind.
#[derive(Default)]
struct Kind {
    found: Found,
    /// Missed as the kind, but among the second candidates.
    second: usize,
}

/// Every figure about identifiers.
///
/// # Errors
/// If a set cannot be read.
pub fn figures(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let frames: Vec<[String; 3]> = sets::rows("sets/identifiers.tsv")?;
    let mut sentences = Vec::new();
    let official = official()?;
    let mut numbers = Numbers(2026);
    for [_, kind, frame] in frames.iter().filter(|[_, kind, _]| kind != "none") {
        sentences.extend(build(kind, frame, &official, &mut numbers));
    }
    let near = near_misses(&frames, &mut numbers);
    let profile = Profile { case_number: vec![DOSSIER.to_owned()], ..Profile::default() };
    let with_dossiers = Triage::new(&profile, &ground.pack)?;
    let mut tally = Tally::default();
    for sentence in &sentences {
        let own = sentence.kind == "case_number" && sentence.random;
        tally.count(sentence, if own { &with_dossiers } else { &ground.triage });
    }
    let mut false_alarms = BTreeMap::<&str, usize>::new();
    let mut missed = [Share::default(); 2];
    for (generated, text) in &near {
        let findings = ground.triage.read(&Text::comment(text)).findings;
        let alarms: Vec<_> = identifiers(&findings).collect();
        missed[usize::from(*generated)].add(!alarms.is_empty());
        for alarm in alarms {
            *false_alarms.entry(alarm.kind).or_default() += 1;
            tally.kinds.entry(alarm.kind).or_default().found.precision.add(false);
        }
    }
    Ok(tally.figures(sentences.len(), near.len(), missed, &false_alarms))
}

#[derive(Default)]
struct Tally {
    kinds: BTreeMap<&'static str, Kind>,
    all: Share,
    untold: Share,
    official: Share,
    random: Share,
    disguises: [Share; DISGUISES.len()],
    default_case_number: Share,
    /// What was found where a number was missed that its form or a word tells.
    instead: BTreeMap<(&'static str, &'static str), usize>,
}

impl Tally {
    fn count(&mut self, sentence: &Sentence, triage: &Triage) {
        let findings = triage.read(&Text::comment(&sentence.text)).findings;
        let Some(kind) = KINDS.iter().find(|kind| **kind == sentence.kind) else { return };
        let mut right = Vec::new();
        for (place, told) in &sentence.places {
            let hit = identifiers(&findings).find(|finding| finding.kind == *kind && meets(finding, place));
            let found = hit.is_some();
            right.extend(hit.map(|finding| finding.start));
            if *kind == "case_number" && !sentence.random {
                // Without a pattern of the authority's own only a cue word tells.
                self.default_case_number.add(found);
                continue;
            }
            self.all.add(found);
            if !told {
                self.untold.add(found);
                continue;
            }
            let own = self.kinds.entry(kind).or_default();
            own.found.recall.add(found);
            let second = |finding: &Finding| meets(finding, place) && candidate(finding, kind);
            own.second += usize::from(!found && identifiers(&findings).any(second));
            if !found {
                let mut there = identifiers(&findings).filter(|finding| touches(finding, place));
                let instead = there.next().map_or("nothing", |finding| finding.kind);
                *self.instead.entry((kind, instead)).or_default() += 1;
            }
            self.disguises[sentence.disguise].add(found);
            match sentence.random {
                true => self.random.add(found),
                false => self.official.add(found),
            }
        }
        for finding in identifiers(&findings) {
            if sentence.places.iter().any(|(place, _)| touches(finding, place)) || !sentence.others {
                let is = right.contains(&finding.start) && finding.kind == *kind;
                self.kinds.entry(finding.kind).or_default().found.precision.add(is);
            }
        }
    }

    fn figures(
        self,
        sentences: usize,
        near: usize,
        missed: [Share; 2],
        false_alarms: &BTreeMap<&str, usize>,
    ) -> Vec<Figure> {
        let mut figures = Vec::new();
        let mut all = Found::default();
        for kind in KINDS {
            let Some(own) = self.kinds.get(kind) else { continue };
            all.recall = all.recall.and(own.found.recall);
            all.precision = all.precision.and(own.found.precision);
            if !is_built(kind) {
                figures.push(not_built(format!("identifiers: {kind}"), "recall 0.995, precision 0.99"));
                continue;
            }
            let second =
                if own.second > 0 { format!(", {} more as second candidate", own.second) } else { String::new() };
            let (recall, precision) = (own.found.recall.words(), own.found.precision.words());
            figures.push(stated(
                format!("identifiers: {kind}"),
                format!(
                    "recall {recall}{second}, precision {precision}, false alarms in near misses {}",
                    false_alarms.get(kind).copied().unwrap_or_default()
                ),
            ));
        }
        let what = |name: &str| format!("identifiers: {name}, {sentences} sentences and {near} near misses");
        figures.push(at_least(what("recall of numbers told by their form or a word"), all.recall, 0.995));
        let instead = self.instead.iter().map(|((kind, instead), times)| match *instead {
            same if same == *kind => format!("{kind}, {times} times half of it"),
            other => format!("{kind}, {times} times {other}"),
        });
        figures.push(stated(
            "identifiers: what was found where such a number was missed",
            instead.collect::<Vec<_>>().join("; "),
        ));
        figures.push(stated(
            "identifiers: recall of numbers that nothing tells, such as a bankgiro without the word",
            self.untold.words(),
        ));
        figures.push(stated("identifiers: recall of all numbers", self.all.words()));
        figures.push(at_least(what("precision"), all.precision, 0.99));
        let [written, generated] = missed;
        figures.push(stated("identifiers: near misses written by hand with a finding", written.words()));
        figures.push(stated("identifiers: near misses generated with a finding", generated.words()));
        figures.push(stated(
            "identifiers: recall of official test numbers and numbers of the frames",
            self.official.words(),
        ));
        figures.push(at_least("identifiers: recall of numbers with random serials", self.random, 0.995));
        figures.push(stated(
            "identifiers: case numbers of the form 12-345678 without a pattern of the authority, with or without a cue word",
            self.default_case_number.words(),
        ));
        for (name, share) in DISGUISES.iter().zip(self.disguises) {
            figures.push(stated(format!("identifiers: recall when written {name}"), share.words()));
        }
        figures
    }
}

fn identifiers(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| KINDS.contains(&finding.kind))
}

/// Whether a finding and a place share anything.
fn touches(finding: &Finding, place: &Range<usize>) -> bool {
    finding.start < place.end && place.start < finding.end
}

/// Whether a finding and a place share at least half of the wider.
fn meets(finding: &Finding, place: &Range<usize>) -> bool {
    let shared = finding.end.min(place.end).saturating_sub(finding.start.max(place.start));
    2 * shared >= (finding.end - finding.start).max(place.len())
}

/// Whether the kind is among the other kinds that a number may be.
fn candidate(finding: &Finding, kind: &str) -> bool {
    match finding.facts.get("kinds") {
        Some(serde_json::Value::Array(kinds)) => kinds.iter().any(|other| other == kind || other["kind"] == kind),
        Some(serde_json::Value::Object(kinds)) => kinds.contains_key(kind),
        _ => false,
    }
}

/// The official test numbers by kind.
fn official() -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let mut official = BTreeMap::<String, Vec<String>>::new();
    for country in ["se", "dk", "no"] {
        for [kind, number] in sets::rows(&format!("sets/ids-{country}.tsv"))? {
            official.entry(kind).or_default().push(number);
        }
    }
    Ok(official)
}

/// The sentences of one frame.
fn build(kind: &str, frame: &str, official: &BTreeMap<String, Vec<String>>, numbers: &mut Numbers) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    if !frame.contains("{}") {
        // The frame brings its own; hidden as well where there is something to hide.
        sentences.extend(sentence(kind, frame, false, 0, |own, _| Some((own.to_owned(), true)), numbers));
        if ["phone", "iban"].contains(&kind) {
            for disguise in 1..DISGUISES.len() {
                sentences.extend(sentence(
                    kind,
                    frame,
                    false,
                    disguise,
                    |own, numbers| Some((disguised(own, disguise, numbers)?, true)),
                    numbers,
                ));
            }
        }
        if kind == "email" {
            for at in [" snabel-a ", "(at)", " [at] ", " snabela ", "＠"] {
                sentences.extend(sentence(kind, frame, false, 0, |own, _| Some((own.replace('@', at), true)), numbers));
            }
        }
        return sentences;
    }
    let lower = frame.to_lowercase();
    let words = ANNOUNCED.iter().find(|(announced, _)| *announced == kind).map_or(&[][..], |(_, words)| words);
    let announced = words.iter().any(|word| lower.contains(word));
    for is_random in [false, true] {
        for turn in 0..TIMES {
            // Every second one as it is, the others hidden in turn.
            let disguise = if turn % 2 == 0 { 0 } else { 1 + numbers.below(DISGUISES.len() as u64 - 1) as usize };
            let draw = |_: &str, numbers: &mut Numbers| {
                let number = match official.get(kind).filter(|_| !is_random) {
                    Some(known) => known[numbers.below(known.len() as u64) as usize].clone(),
                    None if kind == "case_number" && is_random => {
                        format!("DOS {}-{:05}", 2015 + numbers.below(12), numbers.below(100_000))
                    }
                    None => random(kind, numbers)?,
                };
                let written = grouped(kind, &number, numbers);
                let told = announced || tells_itself(kind, &written);
                Some((disguised(&written, disguise, numbers)?, told))
            };
            sentences.extend(sentence(kind, frame, is_random, disguise, draw, numbers));
        }
    }
    sentences
}

/// A frame with its gaps filled; nothing if one cannot be.
fn sentence(
    kind: &str,
    frame: &str,
    random: bool,
    disguise: usize,
    fill: impl Fn(&str, &mut Numbers) -> Option<(String, bool)>,
    numbers: &mut Numbers,
) -> Option<Sentence> {
    let (mut text, mut places, mut rest) = (String::new(), Vec::new(), frame);
    let mut beside = String::new();
    while let Some((before, gap)) = rest.split_once('{') {
        let (own, after) = gap.split_once('}')?;
        text.push_str(before);
        beside.push_str(before);
        let start = text.len();
        let (number, told) = fill(own, numbers)?;
        text.push_str(&number);
        places.push((start..text.len(), told));
        rest = after;
    }
    text.push_str(rest);
    beside.push_str(rest);
    let others = beside.contains(|c: char| c.is_ascii_digit() || c == '@');
    Some(Sentence { kind: kind.to_owned(), text, places, random, disguise, others })
}

/// Texts with nothing to find, and whether they were generated: those written by
/// hand, the same with other digits, and the same with personal numbers in the
/// place of theirs whose check digit is wrong.
fn near_misses(frames: &[[String; 3]], numbers: &mut Numbers) -> Vec<(bool, String)> {
    const WRONG: [&str; 4] = ["se_personnummer", "se_samordningsnummer", "no_fodselsnummer", "fi_hetu"];
    let mut near = Vec::new();
    for [_, _, frame] in frames.iter().filter(|[_, kind, _]| kind == "none") {
        near.push((false, frame.clone()));
        let long = runs(frame).into_iter().filter(|run| run.len() >= 3 && !is_year(&frame[run.clone()]));
        if long.clone().count() > 0 {
            for _ in 0..12 {
                near.push((true, redrawn(frame, numbers)));
            }
        }
        let Some(place) = long.clone().find(|run| run.len() >= 5) else { continue };
        for kind in WRONG.iter().cycle().take(16) {
            let Some(number) = random(kind, numbers) else { continue };
            let number = grouped(kind, &broken(&number, numbers), numbers);
            // Wrong as one kind, it may be right as another.
            if is_somebodys(&number) {
                continue;
            }
            near.push((true, format!("{}{number}{}", &frame[..place.start], &frame[place.end..])));
        }
    }
    near
}

/// The same text with other digits in its longer numbers.
fn redrawn(frame: &str, numbers: &mut Numbers) -> String {
    let mut text = frame.to_owned();
    for run in runs(frame) {
        if run.len() >= 3 && !is_year(&frame[run.clone()]) {
            let digits: String = run.clone().map(|_| numbers.below(10).to_string()).collect();
            text.replace_range(run, &digits);
        }
    }
    text
}

fn is_year(run: &str) -> bool {
    run.len() == 4 && (run.starts_with("19") || run.starts_with("20"))
}

fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_enough_sentences_and_as_many_near_misses() {
        let frames: Vec<[String; 3]> = sets::rows("sets/identifiers.tsv").unwrap();
        let official = official().unwrap();
        let mut numbers = Numbers(2026);
        let positive: usize = frames
            .iter()
            .filter(|[_, kind, _]| kind != "none")
            .map(|[_, kind, frame]| build(kind, frame, &official, &mut numbers).len())
            .sum();
        let near = near_misses(&frames, &mut numbers).len();
        assert!(positive >= 2_000 && near >= positive, "{positive} {near}");
    }

    #[test]
    fn places_are_those_of_the_gaps() {
        let mut numbers = Numbers(1);
        let fill = |_: &str, _: &mut Numbers| Some(("12-3".to_owned(), true));
        let sentence = sentence("x", "a {} b {} c 5", false, 0, fill, &mut numbers).unwrap();
        assert_eq!(
            sentence.places.iter().map(|(place, _)| &sentence.text[place.clone()]).collect::<Vec<_>>(),
            ["12-3"; 2]
        );
        assert!(sentence.others);
    }
}
