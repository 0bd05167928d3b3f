//! Texts that are or are not something: drafts with party politics, comments
//! with a purpose, sensitive personal data.

use std::collections::BTreeMap;

use saklig_triage::Text;

use crate::{
    Figure,
    evaluate::{
        Ground, is_built,
        measure::{Found, Share, none, not_built, stated},
        sets,
    },
};

/// Drafts of the authority: every signal is found, no trap is.
///
/// # Errors
/// If the set cannot be read.
pub fn party_political(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    const KIND: &str = "party_political";
    if !is_built(KIND) {
        return Ok(vec![
            not_built("party-political: traps found", "none"),
            not_built("party-political: hints found", "stated"),
        ]);
    }
    let (mut traps, mut hints) = (Share::default(), Share::default());
    let (mut by_lang, mut by_signal) = (BTreeMap::<String, Share>::new(), BTreeMap::<String, Share>::new());
    let mut elsewhere = Share::default();
    for [lang, label, signals, text] in sets::rows("sets/party-political.tsv")? {
        let found = has(ground, KIND, &Text::draft(&text));
        elsewhere.add(has(ground, KIND, &Text::comment(&text)));
        if label == "none" {
            traps.add(found);
            continue;
        }
        hints.add(found);
        by_lang.entry(lang).or_default().add(found);
        for signal in signals.split(',') {
            by_signal.entry(signal.to_owned()).or_default().add(found);
        }
    }
    let mut figures = vec![
        none("party-political: traps found in drafts", traps),
        none("party-political: texts marked when they are comments", elsewhere),
        stated("party-political: hints found in drafts", hints.words()),
    ];
    figures.extend(by_lang.into_iter().map(|(lang, share)| stated(format!("party-political: {lang}"), share.words())));
    figures.extend(
        by_signal.into_iter().map(|(signal, share)| {
            stated(format!("party-political: drafts with signal {signal} found"), share.words())
        }),
    );
    Ok(figures)
}

/// Comments under a post: advertising, off topic, questions, protected criticism.
///
/// # Errors
/// If the set cannot be read.
pub fn purpose(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let rows: Vec<[String; 4]> = sets::rows("sets/purpose.tsv")?;
    let mut figures = Vec::new();
    for kind in ["advertising", "off_topic", "question", "protected_criticism"] {
        if !is_built(kind) {
            figures.push(not_built(format!("purpose: {kind}"), "stated"));
            continue;
        }
        let mut by_lang = BTreeMap::<&str, Found>::new();
        for [lang, label, context, text] in &rows {
            // Also what is off topic or sells something may ask.
            if kind == "question" && ["off_topic", "advertising"].contains(&label.as_str()) {
                continue;
            }
            let text = Text { context: Some(context), ..Text::comment(text) };
            let found = has(ground, kind, &text);
            by_lang.entry("all").or_default().judge(label == kind, found);
            by_lang.entry(lang).or_default().judge(label == kind, found);
        }
        figures.extend(both(&format!("purpose: {kind}"), &by_lang));
    }
    Ok(figures)
}

/// Comments with health, belief and so on about somebody who can be identified.
///
/// # Errors
/// If the set cannot be read.
pub fn special_category(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    const KIND: &str = "special_category";
    if !is_built(KIND) {
        return Ok(vec![not_built("special category", "stated")]);
    }
    let mut by_lang = BTreeMap::<&str, Found>::new();
    let rows: Vec<[String; 3]> = sets::rows("sets/special-category.tsv")?;
    for [lang, label, text] in &rows {
        let found = has(ground, KIND, &Text::comment(text));
        by_lang.entry("all").or_default().judge(label == "hint", found);
        by_lang.entry(lang).or_default().judge(label == "hint", found);
    }
    Ok(both("special category", &by_lang))
}

/// Whether a finding of this kind is in the text.
fn has(ground: &Ground, kind: &str, text: &Text<'_>) -> bool {
    ground.triage.read(text).findings.iter().any(|finding| finding.kind == kind)
}

fn both(what: &str, by_lang: &BTreeMap<&str, Found>) -> Vec<Figure> {
    let line = |(lang, found): (&&str, &Found)| {
        let (recall, precision) = (found.recall.words(), found.precision.words());
        stated(format!("{what}, {lang}"), format!("recall {recall}, precision {precision}, F1 {:.3}", found.f1()))
    };
    by_lang.iter().map(line).collect()
}
