//! The speed of reading and the memory it takes, per core, beside peers that do
//! a part of it, on texts of about 100 bytes. Time is processor time.

use std::{env, fs, hint::black_box, path::Path, process::Command};

use anyhow::{Context as _, ensure};
use saklig_triage::{
    Profile, Text, Triage,
    features::Features,
    language::Languages,
    plain::{self, Plain},
    recurrence::{Post, Recurrence},
};
use serde::Deserialize;

use crate::{
    Figure,
    comments::Numbers,
    evaluate::{Ground, peers, sets},
};

/// How many texts are read in one go.
const TEXTS: usize = 100_000;

/// One text in so many has words around a number.
const NUMBERED: usize = 10;

/// What a peer needed.
#[derive(Deserialize)]
struct Peer {
    version: String,
    texts: usize,
    seconds: f64,
    memory_mb: f64,
}

/// Every figure about speed and memory.
///
/// # Errors
/// If a set cannot be read or a peer fails.
pub fn reading() -> anyhow::Result<Vec<Figure>> {
    let ground = Ground::new()?;
    let texts = texts()?;
    let bytes = texts.iter().map(String::len).sum::<usize>() / texts.len();
    let mut index = Recurrence::with_room(TEXTS);
    let mut at = 0;
    let languages = Languages::new(&Profile::default(), &ground.pack);
    let own = [
        (
            "personal data, with all lists of names",
            1_500_000.0,
            "presidio",
            speed(&texts, |text| ground.triage.personal_data(text).len())?,
        ),
        (
            "near-duplicates, each looked up and kept",
            500_000.0,
            "datasketch",
            speed(&texts, |text| {
                at += 1;
                usize::from(index.add(&Post { text: text.text, author: None, at }).group.is_some())
            })?,
        ),
        (
            "language",
            300_000.0,
            "lingua",
            speed(&texts, |text| {
                let plain = Plain::new(text.text);
                usize::from(languages.tell(&Features::of(&plain::lower(plain.as_str()))).is_some())
            })?,
        ),
        ("everything together", 60_000.0, "sklearn", speed(&texts, |text| ground.triage.read(text).findings.len())?),
    ];
    let mut figures = Vec::new();
    for (what, limit, name, speed) in own {
        let peer = ground.python.as_deref().map(|python| peer(python, name, &texts)).transpose()?;
        let beside = match &peer {
            Some(peer) => {
                let theirs = peer.texts as f64 / peer.seconds;
                format!("{limit:.0}/s; {} {theirs:.0}/s, {:.0} MB", peer.version, peer.memory_mb)
            }
            None => format!("{limit:.0}/s; {name} is **not installed**"),
        };
        let times = peer
            .map_or(String::new(), |peer| format!(", {:.0} times the peer", speed * peer.seconds / peer.texts as f64));
        figures.push(Figure {
            what: format!("reading: {what}, texts of {bytes} bytes, one core"),
            got: format!("{speed:.0}/s, {:.0} MB/s{times}", speed * bytes as f64 / 1e6),
            beside,
            share: limit / speed,
        });
    }
    for (what, country, limit) in [("one country's packs", "SE", 80.0), ("all packs", "", 150.0)] {
        let used = memory_of_child(country)?;
        figures.push(Figure {
            what: format!("reading: memory at most, {what}, {TEXTS} texts"),
            got: format!("{used:.0} MB"),
            beside: format!("{limit:.0} MB"),
            share: used / limit,
        });
    }
    Ok(figures)
}

/// Texts a second of processor time: the best of five.
fn speed(texts: &[String], mut read: impl FnMut(&Text<'_>) -> usize) -> anyhow::Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let begun = processor_time()?;
        for text in texts {
            black_box(read(&Text::comment(black_box(text))));
        }
        best = best.min(processor_time()? - begun);
    }
    Ok(texts.len() as f64 / best)
}

/// Seconds that this thread has run.
fn processor_time() -> anyhow::Result<f64> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").context("this system does not tell processor time")?;
    let nanoseconds: f64 = stat.split(' ').next().context("no time")?.parse()?;
    Ok(nanoseconds / 1e9)
}

fn peer(python: &Path, name: &str, texts: &[String]) -> anyhow::Result<Peer> {
    let training: Vec<[String; 2]> = sets::rows("sets/abuse-sv.tsv")?;
    let some = &texts[..texts.len().min(3_000)];
    let question = serde_json::json!({"peer": name, "texts": some, "training": training});
    Ok(serde_json::from_value(peers::ask(python, "speed.py", &question)?)?)
}

/// Megabytes at most that a process of its own takes for reading.
fn memory_of_child(country: &str) -> anyhow::Result<f64> {
    let output = Command::new(env::current_exe()?).args(["memory", country]).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse()?)
}

/// Reads as an authority of this country, or of all, and tells the megabytes
/// that it took at most.
///
/// # Errors
/// If a set cannot be read.
pub fn memory(country: &str) -> anyhow::Result<f64> {
    let countries = if country.is_empty() { Vec::new() } else { vec![country.to_owned()] };
    let triage = {
        let pack = sets::packs()?;
        Triage::new(&Profile { countries, ..Profile::default() }, &pack)?
    };
    for text in &texts()? {
        black_box(triage.read(&Text::comment(text)));
    }
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).context("no memory")?;
    let kilobytes: f64 = line.split_whitespace().nth(1).context("no memory")?.parse()?;
    Ok(kilobytes / 1024.0)
}

/// Texts of about 100 bytes, each the beginning of one text of the labelled sets
/// and the end of another. One in [`NUMBERED`] begins with the words around a
/// number, to be found or to be left, as the limits were measured.
fn texts() -> anyhow::Result<Vec<String>> {
    let mut ordinary = Vec::new();
    for path in ["threats-sv.tsv", "threats-da.tsv", "purpose.tsv", "special-category.tsv"] {
        ordinary.extend(last_cells(path)?);
    }
    for [lang, text] in sets::rows("sets/language.tsv")? {
        if lang.len() == 2 && lang.is_ascii() {
            ordinary.push(text);
        }
    }
    let numbered = last_cells("identifiers.tsv")?;
    let mut numbers = Numbers(2026);
    let mut half = |lines: &[String], first: bool| {
        let words: Vec<&str> = lines[numbers.below(lines.len() as u64) as usize].split(' ').collect();
        let middle = words.len().div_ceil(2);
        if first { words[..middle].join(" ") } else { words[middle..].join(" ") }
    };
    let mut texts = Vec::with_capacity(TEXTS);
    while texts.len() < TEXTS {
        let first = if texts.len() % NUMBERED == 0 { &numbered } else { &ordinary };
        let text = format!("{} {}", half(first, true), half(&ordinary, false));
        // 100 on average.
        if (78..=145).contains(&text.len()) {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// The texts of a set, which are the last cells of its lines.
fn last_cells(set: &str) -> anyhow::Result<Vec<String>> {
    let text = sets::text(&format!("sets/{set}"))?;
    Ok(text.lines().skip(1).filter_map(|line| line.rsplit('\t').next()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_about_a_hundred_bytes() {
        let texts = texts().unwrap();
        let bytes = texts.iter().map(String::len).sum::<usize>() / texts.len();
        assert!((90..=110).contains(&bytes), "{bytes}");
    }
}
