//! A large authority: a million comments and ten thousand open cases. Start,
//! inbox and search on them, and what a replay of old observations adds.

use std::{fs, io::Write as _, path::Path, time::Instant};

use anyhow::{Context as _, ensure};
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::{
    Figure,
    comments::{Numbers, Vocabulary, write_large},
    pages,
    program::{Serving, command},
};

/// How many searches are timed.
const SEARCHES: usize = 1000;

/// How many observations come a second time.
const REPLAYED: usize = 100_000;

/// On SQLite, on PostgreSQL, or on both.
///
/// # Errors
/// The program's or the database's.
pub async fn reach(
    program: &Path,
    folder: &Path,
    count: usize,
    on_sqlite: bool,
    server: Option<&str>,
) -> anyhow::Result<Vec<Figure>> {
    let vocabulary = Vocabulary::new(60_000);
    let file = folder.join("large.jsonl");
    write_large(&file, count, (count as u64 / 10_000).max(1), &vocabulary)?;
    let again = folder.join("again.jsonl");
    let text = fs::read_to_string(&file)?;
    let mut out = fs::File::create(&again)?;
    // The oldest and the newest, as a platform that begins anew would send them.
    for line in text.lines().take(REPLAYED / 2).chain(text.lines().skip(count.saturating_sub(REPLAYED / 2))) {
        writeln!(out, "{line}")?;
    }
    drop((text, out));
    let mut figures = Vec::new();
    if on_sqlite {
        figures = measure("SQLite", program, &folder.join("large"), None, &file, &again, &vocabulary)?;
    }
    let Some(server) = server else { return Ok(figures) };
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
    let name = format!("reach_{}", std::process::id());
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
    let address = format!("{server}/{name}");
    let data = folder.join("large-pg");
    let more = measure("PostgreSQL", program, &data, Some(&address), &file, &again, &vocabulary);
    admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    figures.extend(more?);
    Ok(figures)
}

fn measure(
    engine: &str,
    program: &Path,
    data: &Path,
    database: Option<&str>,
    file: &Path,
    again: &Path,
    vocabulary: &Vocabulary,
) -> anyhow::Result<Vec<Figure>> {
    let mut more = Vec::new();
    if let Some(database) = database {
        more.extend(["--database", database]);
    }
    let begun = Instant::now();
    import(program, data, &more, file)?;
    eprintln!("{engine}: imported in {:.0} s", begun.elapsed().as_secs_f64());
    let last = import(program, data, &more, again)?;
    let new: f64 = last.split(' ').next().and_then(|new| new.parse().ok()).unwrap_or(f64::NAN);
    let mut figures = vec![Figure {
        what: format!("{engine}: {REPLAYED} observations replayed"),
        got: last,
        beside: "0 new".into(),
        share: if new == 0.0 { 0.0 } else { f64::INFINITY },
    }];
    figures.extend(pages::pages(program, data, engine, &more)?);
    figures.push(search(program, data, engine, &more, vocabulary)?);
    Ok(figures)
}

/// Has the program import a file; the last line that it prints.
///
/// # Errors
/// The program's.
pub fn import(program: &Path, data: &Path, more: &[&str], file: &Path) -> anyhow::Result<String> {
    let output = command(program, data).args(["import", "--channel", "Stor kanal"]).arg(file).args(more).output()?;
    ensure!(output.status.success(), "import failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().to_owned())
}

/// Searches as people do: whole words and beginnings of words, one or two of
/// them, the hundred commonest among them; the newest 50 are shown.
fn search(program: &Path, data: &Path, engine: &str, more: &[&str], vocabulary: &Vocabulary) -> anyhow::Result<Figure> {
    let serving = Serving::start(program, data, more)?;
    let cookie = pages::sign_in(&serving)?;
    let mut numbers = Numbers(8);
    let mut asked: Vec<String> = vocabulary.commonest(100).to_vec();
    while asked.len() < SEARCHES {
        let mut words: Vec<String> = (0..=numbers.below(2)).map(|_| vocabulary.draw(&mut numbers).to_owned()).collect();
        if numbers.below(2) == 0 {
            // The beginning only.
            let last = words.last_mut().context("a word")?;
            let most = last.chars().count().saturating_sub(numbers.below(3) as usize).max(2);
            *last = last.chars().take(most).collect();
        }
        asked.push(words.join(" "));
    }
    let headers =
        format!("Cookie: {cookie}\r\nAccept-Encoding: gzip\r\nContent-Type: application/x-www-form-urlencoded\r\n");
    let mut took = Vec::new();
    for words in &asked {
        let body = format!("q={}", words.replace(' ', "+"));
        let begun = Instant::now();
        let (head, _) = serving.ask("POST /search HTTP/1.1", &headers, &body)?;
        took.push((begun.elapsed().as_secs_f64() * 1000.0, words));
        ensure!(head.starts_with("HTTP/1.1 200"), "{words}: {head}");
    }
    took.sort_by(|one, other| one.0.total_cmp(&other.0));
    let slowest: Vec<String> = took.iter().rev().take(8).map(|(ms, words)| format!("{words} {ms:.0} ms")).collect();
    eprintln!("{engine}: the slowest searches: {}", slowest.join(", "));
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)].0;
    Ok(Figure {
        what: format!("{engine}: {SEARCHES} searches, the 100 commonest words among them: 95th percentile"),
        got: format!("{:.0} ms (median {:.0} ms, slowest {:.0} ms)", at(95), at(50), at(100)),
        beside: "50 ms".into(),
        share: at(95) / 50.0,
    })
}
