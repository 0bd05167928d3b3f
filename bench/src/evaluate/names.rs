//! Names of people with two or more parts: in Swedish news, which others have
//! labelled, and in Danish comments.

use std::ops::Range;

use saklig_triage::Text;

use crate::{
    Figure,
    evaluate::{
        Ground, is_built,
        measure::{Found, Share, at_least, not_built, stated},
        sets,
    },
};

const KIND: &str = "person_name";

/// So many sentences from the beginning may have been looked at while the rules
/// were written.
const LOOKED_AT: usize = 1_400;

/// A text with the names of people in it.
struct Named {
    text: String,
    /// Each with its number of parts.
    names: Vec<(Range<usize>, usize)>,
}

/// Every figure about names.
///
/// # Errors
/// If a set cannot be read.
pub fn figures(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    const LIMIT: &str = "precision 0.9, recall 0.7";
    if !is_built(KIND) {
        return Ok(vec![not_built("names: klintan-sv", LIMIT), not_built("names: Danish", "stated")]);
    }
    let news = klintan(&sets::text("sets/klintan-sv.txt")?);
    let mut figures = Vec::new();
    for (what, part) in
        [("all", news.as_slice()), ("without the 1400 for development", news.get(LOOKED_AT..).unwrap_or_default())]
    {
        let found = measure(ground, part, None);
        let what = |name: &str| format!("names: klintan-sv, {} sentences, {what}: {name}", part.len());
        figures.push(at_least(what("precision"), found.precision, 0.90));
        figures.push(at_least(what("recall of two or more parts"), found.recall, 0.70));
    }
    let danish = danish()?;
    let found = measure(ground, &danish, Some("da"));
    let without: Vec<Named> = danish.into_iter().filter(|named| named.names.is_empty()).collect();
    let mut quiet = Share::default();
    for named in &without {
        quiet.add(places(ground, &named.text, None).next().is_some());
    }
    figures.push(stated(
        "names: Danish comments",
        format!("recall of two or more parts {}, precision {}", found.recall.words(), found.precision.words()),
    ));
    figures.push(stated("names: Danish comments without a name with a finding", quiet.words()));
    Ok(figures)
}

fn places<'t>(ground: &Ground, text: &'t str, lang: Option<&'t str>) -> impl Iterator<Item = Range<usize>> {
    let findings = ground.triage.read(&Text { lang, ..Text::comment(text) }).findings;
    findings.into_iter().filter(|finding| finding.kind == KIND).map(|finding| finding.start..finding.end)
}

fn measure(ground: &Ground, texts: &[Named], lang: Option<&str>) -> Found {
    let mut found = Found::default();
    for named in texts {
        let places: Vec<_> = places(ground, &named.text, lang).collect();
        for (name, _) in named.names.iter().filter(|(_, parts)| *parts >= 2) {
            found.recall.add(places.iter().any(|place| 2 * shared(place, name) >= name.len()));
        }
        for place in &places {
            found.precision.add(named.names.iter().any(|(name, _)| 2 * shared(place, name) >= place.len()));
        }
    }
    found
}

fn shared(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

/// The sentences, put together from their words as they are written.
fn klintan(file: &str) -> Vec<Named> {
    let mut sentences = Vec::new();
    for block in file.split("\n\n") {
        let mut named = Named { text: String::new(), names: Vec::new() };
        let (mut glued, mut in_name) = (true, false);
        for line in block.lines() {
            let Some((word, tag)) = line.rsplit_once('\t') else { continue };
            if !glued && !matches!(word, "." | "," | "!" | "?" | ":" | ";" | ")" | "]" | "»" | "…" | "%") {
                named.text.push(' ');
            }
            glued = matches!(word, "(" | "[" | "«");
            let start = named.text.len();
            named.text.push_str(word);
            let is_name = tag.trim() == "PER";
            match named.names.last_mut() {
                Some((place, parts)) if is_name && in_name => {
                    place.end = named.text.len();
                    *parts += 1;
                }
                _ if is_name => named.names.push((start..named.text.len(), 1)),
                _ => {}
            }
            in_name = is_name;
        }
        if !named.text.is_empty() {
            sentences.push(named);
        }
    }
    sentences
}

fn danish() -> anyhow::Result<Vec<Named>> {
    let mut texts = Vec::new();
    for [text, names] in sets::rows("sets/names-da.tsv")? {
        let mut places = Vec::new();
        for name in names.split('|').filter(|name| !name.is_empty()) {
            anyhow::ensure!(text.contains(name), "names-da.tsv: {name} is not in its text");
            let parts = name.split([' ', '\n']).count();
            places.extend(text.match_indices(name).map(|(start, _)| (start..start + name.len(), parts)));
        }
        texts.push(Named { text, names: places });
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_put_together_with_their_names() {
        let sentences = klintan("Gunhild\tPER\nWestman\tPER\n,\t0\nlektor\t0\n(\t0\nBo\tPER\n)\t0\n\nHej\t0\n");
        assert_eq!(sentences[0].text, "Gunhild Westman, lektor (Bo)");
        assert_eq!(sentences[0].names, [(0..15, 2), (25..27, 1)]);
        assert_eq!(sentences.len(), 2);
    }

    #[test]
    fn the_sets_are_as_large_as_they_must_be() {
        let count = klintan(&sets::text("sets/klintan-sv.txt").unwrap()).len();
        assert!(count > 6_500, "{count}");
        assert!(danish().unwrap().len() >= 200);
    }
}
