//! Generated and mutated texts by the million: no panic, no broken place, no
//! time that grows faster than the text.
//!
//! Texts are made of pieces of the labelled sets, of what detectors look for and
//! of what hides it, and then changed: cut, doubled, swapped, disguised. Each
//! text has a number, so that it can be made again.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use saklig_triage::{DETECTORS, Text, TextKind, Triage, redact};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    Figure,
    comments::Numbers,
    evaluate::{Ground, sets},
};

/// Enough texts.
const TEXTS: u64 = 10_000_000;

/// Enough time on all cores together.
const CORE_TIME: Duration = Duration::from_secs(3600);

/// How many findings may be broken before we stop looking.
const FAULTS: u64 = 10;

/// Reads generated texts until there are enough of them or enough time is spent.
///
/// # Errors
/// If a set cannot be read.
pub fn fuzz() -> anyhow::Result<Vec<Figure>> {
    let ground = Ground::new()?;
    let pieces = pieces()?;
    let cores = thread::available_parallelism()?.get();
    let (next, faults) = (AtomicU64::new(0), AtomicU64::new(0));
    let begun = Instant::now();
    let enough = CORE_TIME / u32::try_from(cores)?;
    // A panic is counted and told by the number of its text; its trace would
    // print the same a million times.
    panic::set_hook(Box::new(|_| {}));
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let first = next.fetch_add(1000, Ordering::Relaxed);
                    let stop = first >= TEXTS || faults.load(Ordering::Relaxed) >= FAULTS || begun.elapsed() > enough;
                    if stop {
                        return;
                    }
                    for number in first..first + 1000 {
                        let (text, kind) = generated(number, &pieces);
                        let checked = panic::catch_unwind(AssertUnwindSafe(|| check(&ground.triage, &text, kind)));
                        let wrong = checked.unwrap_or_else(|_| Some("a panic".to_owned()));
                        if let Some(wrong) = wrong {
                            faults.fetch_add(1, Ordering::Relaxed);
                            eprintln!("text {number}: {wrong}\n{text:?}");
                        }
                    }
                }
            });
        }
    });
    drop(panic::take_hook());
    let texts = next.load(Ordering::Relaxed).min(TEXTS);
    let seconds = begun.elapsed().as_secs_f64() * cores as f64;
    let found = faults.load(Ordering::Relaxed);
    let mut figures = vec![Figure {
        what: "fuzzing: generated and mutated texts read".into(),
        got: format!("{texts} texts, {seconds:.0} s of cores, {found} with a panic or a broken place"),
        beside: "10 million texts or an hour of a core, none".into(),
        share: if found == 0 { 0.0 } else { f64::INFINITY },
    }];
    figures.push(doubling(&ground.triage, &pieces));
    Ok(figures)
}

/// What is wrong with the reading of a text, if anything is.
fn check(triage: &Triage, text: &str, kind: TextKind) -> Option<String> {
    let reading = triage.read(&Text { kind, ..Text::comment(text) });
    let mut last = 0;
    for finding in &reading.findings {
        let (start, end) = (finding.start, finding.end);
        if start >= end || text.get(start..end).is_none() {
            return Some(format!("{} is not in the text: {start}..{end}", finding.kind));
        }
        if start < last || !(0.0..=1.0).contains(&finding.score) {
            return Some(format!("{} is out of order, or its score {} is none", finding.kind, finding.score));
        }
        last = start;
        if !DETECTORS.iter().any(|detector| detector.kinds().contains(&finding.kind)) {
            return Some(format!("{} is no kind", finding.kind));
        }
        let covered = redact(text, [finding]);
        if !(covered.starts_with(&text[..start]) && covered.ends_with(&text[end..])) {
            return Some(format!("{} cannot be covered: {start}..{end}", finding.kind));
        }
    }
    if reading.findings.is_empty() {
        return None;
    }
    let mut boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    boundaries.push(text.len());
    let cut = reading
        .findings
        .iter()
        .find(|finding| [finding.start, finding.end].iter().any(|place| boundaries.binary_search(place).is_err()));
    cut.map(|finding| format!("{} cuts a grapheme: {}..{}", finding.kind, finding.start, finding.end))
}

/// The longest that a text of twice the length may take, as a multiple; what a
/// machine does beside it has room in it. Time that grows with the square of the
/// length gives four.
const TWICE: f64 = 3.0;

/// Pieces repeated to great length, and to twice as much.
fn doubling(triage: &Triage, pieces: &[String]) -> Figure {
    let took = |text: &str| {
        let best = (0..3).map(|_| {
            let begun = Instant::now();
            std::hint::black_box(triage.read(&Text::comment(std::hint::black_box(text))));
            begun.elapsed().as_secs_f64()
        });
        best.fold(f64::INFINITY, f64::min)
    };
    let (mut worst, mut which, mut slowest, mut tried) = (0.0_f64, String::new(), 0.0_f64, 0);
    // All of the short pieces; of the others, which are sentences, every 40th.
    let chosen = pieces.iter().enumerate().filter(|(place, piece)| piece.len() <= 16 || place % 40 == 0);
    for (_, piece) in chosen {
        let once = piece.repeat((100_000 / piece.len()).max(1));
        let (short, long) = (took(&once), took(&once.repeat(2)));
        // What takes no time at all has no ratio.
        let mut ratio = long / short.max(0.000_2);
        if ratio > TWICE {
            // Once more: something else may have run.
            ratio = ratio.min(took(&once.repeat(2)) / took(&once).max(0.000_2));
        }
        if ratio > worst {
            (worst, which) = (ratio, piece.clone());
        }
        slowest = slowest.max(long / (2 * once.len()) as f64 * 1e9);
        tried += 1;
    }
    Figure {
        what: format!("fuzzing: time for 200 KB beside 100 KB, {tried} pieces repeated"),
        got: format!("{worst:.2} times at most, with {which:?}; at most {slowest:.0} ns a byte"),
        beside: format!("{TWICE} times"),
        share: worst / TWICE,
    }
}

/// What hides or breaks numbers and words, and what detectors look for.
const SIGNS: &[&str] = &[
    "640823-3234",
    "121212-1212",
    "150685",
    "-3312",
    "070",
    "-174 06 15",
    "+46",
    "(0)",
    "00",
    "45",
    "12 ",
    "51-123456",
    " ärende ",
    " sag ",
    "cpr ",
    "@",
    " snabel-a ",
    "(at)",
    ".se",
    "?",
    "؟",
    "!",
    ".",
    "\n",
    "\r\n",
    " ",
    "\t",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "\u{a0}",
    "–",
    "－",
    "１２",
    "٣",
    "𝟗",
    "a\u{30a}",
    "\u{301}",
    "\u{fe0f}\u{20e3}",
    "😀",
    "👨\u{200d}👩\u{200d}👧",
    "\u{1f1f8}",
    "\u{202e}",
    "ﷺ",
    "ﬁ",
    "İ",
    "ẞ",
    "\u{1ab0}",
    "/",
    "https://",
    "www.",
    "_",
    "+",
    ",",
    "\0",
    "SE45 5000 0000 0583 9825 7466",
    "ABC 12D",
    "\u{e0001}",
];

/// What texts are made of: every cell of the labelled sets that is a text, the
/// words of packs, and signs that hide or break things.
fn pieces() -> anyhow::Result<Vec<String>> {
    let mut pieces: Vec<String> = SIGNS.iter().map(|sign| (*sign).to_owned()).collect();
    for path in [
        "identifiers.tsv",
        "threats-sv.tsv",
        "threats-da.tsv",
        "language.tsv",
        "party-political.tsv",
        "special-category.tsv",
    ] {
        let text = sets::text(&format!("sets/{path}"))?;
        pieces.extend(text.lines().skip(1).filter_map(|line| line.rsplit('\t').next()).map(str::to_owned));
    }
    for words in Ground::new()?.pack.words() {
        pieces.extend(words.list.iter().map(|word| word.trim_matches('*').to_owned()));
    }
    pieces.retain(|piece| !piece.is_empty());
    Ok(pieces)
}

/// The text with this number, and its kind.
fn generated(number: u64, pieces: &[String]) -> (String, TextKind) {
    let mut numbers = Numbers(number);
    let mut text = String::new();
    for _ in 0..=numbers.below(4) {
        let signs = numbers.below(3) != 0;
        let end = if signs { SIGNS.len() as u64 } else { pieces.len() as u64 };
        text.push_str(&pieces[numbers.below(end) as usize]);
    }
    for _ in 0..numbers.below(5) {
        mutate(&mut text, &mut numbers, pieces);
    }
    let kind = match numbers.below(8) {
        0 => TextKind::Draft,
        1 => TextKind::Note,
        _ => TextKind::Comment,
    };
    (text, kind)
}

fn mutate(text: &mut String, numbers: &mut Numbers, pieces: &[String]) {
    let mut at = numbers.below(text.len() as u64 + 1) as usize;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match numbers.below(7) {
        0 => text.truncate(at),
        1 => drop(text.drain(..at)),
        2 => text.insert_str(at, &pieces[numbers.below(SIGNS.len() as u64) as usize]),
        3 => text.insert(at, char::from_u32(numbers.below(0x3000) as u32).unwrap_or('\u{fffd}')),
        4 => text.insert(at, char::from(b'0' + numbers.below(10) as u8)),
        5 if text.len() < 2_000 => {
            let tail = text[at..].to_owned();
            text.push_str(&tail);
        }
        _ => {
            if let Some(c) = text[at..].chars().next() {
                let other: String = if numbers.below(2) == 0 { c.to_uppercase().collect() } else { " ".to_owned() };
                text.replace_range(at..at + c.len_utf8(), &other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_can_be_made_again_by_its_number_and_reads_well() {
        let (ground, pieces) = (Ground::new().unwrap(), pieces().unwrap());
        for number in 0..2_000 {
            let (text, kind) = generated(number, &pieces);
            assert_eq!(text, generated(number, &pieces).0);
            assert_eq!(check(&ground.triage, &text, kind), None, "text {number}: {text:?}");
        }
    }
}
