//! The language of sentences and of three words, beside lingua on the same texts.

use std::collections::BTreeMap;

use saklig_triage::Text;

use crate::{
    Figure,
    comments::Numbers,
    evaluate::{
        Ground,
        measure::{Share, at_least, stated},
        peers, sets,
    },
};

/// The languages with limits.
const NORDIC: [&str; 5] = ["sv", "da", "no", "fi", "en"];

/// Every figure about languages.
///
/// # Errors
/// If the set cannot be read or the peer fails.
pub fn figures(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let rows: Vec<[String; 2]> = sets::rows("sets/language.tsv")?;
    let mut sentences: Vec<(&str, String)> = Vec::new();
    let mut windows = Vec::new();
    let mut numbers = Numbers(2026);
    for [lang, text] in &rows {
        let lang = if ["nb", "nn"].contains(&lang.as_str()) { "no" } else { lang };
        sentences.push((lang, text.clone()));
        if NORDIC.contains(&lang) {
            windows.extend(three_words(text, &mut numbers).map(|window| (lang, window)));
        }
    }
    let mut figures = Vec::new();
    for (what, texts, limit) in [("sentences", &sentences, 0.95), ("three words", &windows, 0.86)] {
        let own: Vec<String> = texts.iter().map(|(_, text)| read(ground, text)).collect();
        let peer = match &ground.python {
            Some(python) => Some(lingua(python, texts)?),
            None => None,
        };
        let shares = by_language(texts, &own);
        let peer_shares = peer.map(|peer| by_language(texts, &peer));
        let beside = |langs: &dyn Fn(&str) -> bool| match &peer_shares {
            Some(shares) => format!("; lingua {}", together(shares, langs).words()),
            None => "; lingua **not measured**, it is not installed".to_owned(),
        };
        let nordic = |lang: &str| NORDIC.contains(&lang);
        let mut figure = at_least(format!("language: {what}, sv da no fi en"), together(&shares, &nordic), limit);
        figure.got += &beside(&nordic);
        figures.push(figure);
        let others = together(&shares, &|lang| !nordic(lang) && lang != "und");
        if others.all > 0 {
            let got = others.words() + &beside(&|lang| !nordic(lang) && lang != "und");
            figures.push(stated(format!("language: {what}, ar fa so ti uk pl tr ru"), got));
        }
        for (lang, share) in &shares {
            let name = if *lang == "und" { "no words at all, as und" } else { *lang };
            figures.push(stated(format!("language: {what}, {name}"), share.words() + &beside(&|other| other == *lang)));
        }
    }
    Ok(figures)
}

fn read(ground: &Ground, text: &str) -> String {
    ground.triage.read(&Text::comment(text)).lang.unwrap_or("und").to_owned()
}

fn lingua(python: &std::path::Path, texts: &[(&str, String)]) -> anyhow::Result<Vec<String>> {
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let answer = peers::ask(python, "lingua_languages.py", &serde_json::json!(texts))?;
    Ok(serde_json::from_value(answer)?)
}

fn by_language<'t>(texts: &[(&'t str, String)], said: &[String]) -> BTreeMap<&'t str, Share> {
    let mut shares = BTreeMap::<&str, Share>::new();
    for ((lang, _), said) in texts.iter().zip(said) {
        shares.entry(lang).or_default().add(lang == said);
    }
    shares
}

fn together(shares: &BTreeMap<&str, Share>, wanted: &dyn Fn(&str) -> bool) -> Share {
    shares.iter().filter(|(lang, _)| wanted(lang)).fold(Share::default(), |sum, (_, share)| sum.and(*share))
}

/// Two stretches of three words that hold letters, from a text that has so many.
fn three_words(text: &str, numbers: &mut Numbers) -> impl Iterator<Item = String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let places: Vec<&[&str]> =
        words.windows(3).filter(|three| three.iter().all(|word| word.contains(char::is_alphabetic))).collect();
    let count = places.len();
    let first = if count == 0 { 0 } else { numbers.below(count as u64) as usize };
    let mut starts = vec![first];
    if count >= 4 {
        starts.push((first + count / 2) % count);
    }
    starts.into_iter().filter_map(|start| Some(places.get(start)?.join(" "))).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_two_hundred_sentences_and_windows() {
        let rows: Vec<[String; 2]> = sets::rows("sets/language.tsv").unwrap();
        let mut numbers = Numbers(2026);
        let mut counts = BTreeMap::<&str, (usize, usize)>::new();
        for [lang, text] in &rows {
            let lang = if ["nb", "nn"].contains(&lang.as_str()) { "no" } else { lang };
            let (sentences, windows) = counts.entry(lang).or_default();
            *sentences += 1;
            *windows += three_words(text, &mut numbers).count();
        }
        assert!(NORDIC.iter().all(|lang| counts[lang].0 >= 200 && counts[lang].1 >= 200), "{counts:?}");
    }
}
