//! Figures, and lists that are narrowed to little, over a million items: the
//! whole way of a page, from its request to its last byte.

use anyhow::ensure;

use crate::{Figure, browsing::Browser, shift::Shift};

/// How often each is asked for.
const TIMES: usize = 15;

/// What figures may take, in milliseconds.
const FIGURES: f64 = 1000.0;

/// How many times as long as an ordinary list a narrowed one may take.
const ORDER: f64 = 10.0;

/// Lists that are narrowed to what few items are.
const NARROWED: [(&str, &str); 12] = [
    ("everything in a rare language", "/inbox?view=all&lang=fi"),
    ("everything in a language that nothing is in", "/inbox?view=all&lang=no"),
    ("everything without a language", "/inbox?view=all&lang=-"),
    ("everything that may be a threat", "/inbox?view=all&kind=threat"),
    ("everything that may be advertising", "/inbox?view=all&kind=spam"),
    ("everything that waits for a decision", "/inbox?view=all&state=to_decide"),
    ("everything that I hold", "/inbox?view=all&holder=me"),
    ("everything received a week ago", "/inbox?view=all&age=week"),
    ("threats in a rare language", "/inbox?view=all&kind=threat&lang=fi"),
    ("what waits for a decision, in a rare language", "/inbox?view=to_decide&lang=fi"),
    ("what waits for the platform", "/inbox?view=waiting"),
    ("possible threats, closed", "/inbox?view=security&state=closed"),
];

/// Searches for words that few items have, and for what none has.
const SEARCHES: [(&str, &str); 3] = [
    ("a search for a common word", "kommunen"),
    ("a search for a rare word", "gurka"),
    ("a search for two words", "inte 640823"),
];

/// Measures them.
///
/// # Errors
/// The node's.
pub async fn lists(shift: &Shift, engine: &str, count: usize) -> anyhow::Result<Vec<Figure>> {
    let mut browser = Browser::new(&shift.address, &shift.cookies[0]);
    let mut figures = Vec::new();
    for (what, path) in [
        ("the page", "/figures?from=2021-01-01&to=2025-12-31"),
        ("CSV", "/figures.csv?from=2021-01-01&to=2025-12-31"),
        ("the spreadsheet", "/figures.ods?from=2021-01-01&to=2025-12-31"),
    ] {
        let [median, slowest] = time(&mut browser, path, "").await?;
        figures.push(Figure {
            what: format!("{engine}: figures of five years with {count} questions, {what}, {TIMES} times"),
            got: format!("{median:.0} ms at the median, {slowest:.0} ms at most"),
            beside: format!("{FIGURES:.0} ms"),
            share: median / FIGURES,
        });
    }
    let [inbox, _] = time(&mut browser, "/inbox", "").await?;
    let [all, _] = time(&mut browser, "/inbox?view=all", "").await?;
    let ordinary = inbox.max(all);
    for (what, path) in NARROWED {
        let [median, slowest] = time(&mut browser, path, "").await?;
        figures.push(beside(engine, what, median, slowest, ordinary));
    }
    for (what, words) in SEARCHES {
        let [median, slowest] = time(&mut browser, "/search", &format!("q={}", words.replace(' ', "+"))).await?;
        figures.push(beside(engine, what, median, slowest, ordinary));
    }
    Ok(figures)
}

fn beside(engine: &str, what: &str, median: f64, slowest: f64, ordinary: f64) -> Figure {
    Figure {
        what: format!("{engine}: {what}, {TIMES} times"),
        got: format!("{median:.1} ms at the median, {slowest:.1} ms at most"),
        beside: format!("{ORDER:.0} times the ordinary lists ({ordinary:.1} ms)"),
        share: median / (ordinary * ORDER),
    }
}

/// The median and the longest, in milliseconds.
async fn time(browser: &mut Browser, path: &str, form: &str) -> anyhow::Result<[f64; 2]> {
    let mut took = Vec::new();
    for _ in 0..=TIMES {
        let page = if form.is_empty() { browser.get(path).await? } else { browser.post(path, form).await? };
        ensure!(page.status == 200, "{path}: {}", page.status);
        took.push(page.took.as_secs_f64() * 1000.0);
    }
    // The first one finds nothing in the caches.
    let first = took.remove(0);
    took.sort_by(f64::total_cmp);
    eprintln!(
        "{path} {form}: first {first:.1} ms, median {:.1} ms, longest {:.1} ms",
        took[TIMES / 2],
        took[TIMES - 1]
    );
    Ok([took[TIMES / 2], took[TIMES - 1]])
}
