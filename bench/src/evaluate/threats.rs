//! Threats, veiled ones, doxing and incitement, beside as many harmless texts
//! that look alike.

use std::collections::BTreeMap;

use saklig_triage::Text;

use crate::{
    Figure,
    evaluate::{
        Ground, is_built,
        measure::{Share, at_least, at_most, not_built, stated},
        sets,
    },
};

const KINDS: [&str; 4] = ["threat", "veiled_threat", "doxing", "incitement"];

/// What was read, by language or by label.
#[derive(Default)]
struct Read {
    found: Share,
    alarms: Share,
    /// Proposed minimum level less the labelled level.
    levels: Vec<i64>,
    /// Found, but without a level.
    unlevelled: usize,
}

/// Every figure about threats.
///
/// # Errors
/// If a set cannot be read.
pub fn figures(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    if !KINDS.iter().all(|kind| is_built(kind)) {
        let missing: Vec<_> = KINDS.iter().filter(|kind| !is_built(kind)).copied().collect();
        if missing.len() == KINDS.len() {
            return Ok(vec![
                not_built("threats: recall", "at least 0.95"),
                not_built("threats: false alarms", "at most 0.1"),
            ]);
        }
    }
    let (mut together, mut labels) = (Read::default(), BTreeMap::<String, (Share, Share)>::new());
    let mut figures = Vec::new();
    for lang in ["sv", "da"] {
        let mut own = Read::default();
        for [label, level, text] in sets::rows(&format!("sets/threats-{lang}.tsv"))? {
            let findings = ground.triage.read(&Text::comment(&text)).findings;
            let found: Vec<_> = findings.iter().filter(|finding| KINDS.contains(&finding.kind)).collect();
            let proposed = found.iter().filter_map(|finding| finding.facts.get("level")?.as_i64()).max();
            for read in [&mut own, &mut together] {
                if label == "harmless" {
                    read.alarms.add(!found.is_empty());
                    continue;
                }
                read.found.add(!found.is_empty());
                match proposed {
                    Some(proposed) => read.levels.push(proposed - level.parse::<i64>()?),
                    None => read.unlevelled += usize::from(!found.is_empty()),
                }
            }
            if label != "harmless" {
                let (any, same) = labels.entry(label.clone()).or_default();
                any.add(!found.is_empty());
                same.add(found.iter().any(|finding| finding.kind == label));
            }
        }
        figures.extend(own.figures(&format!("threats, {lang}")));
    }
    figures.extend(together.figures("threats, sv and da"));
    for (label, (any, same)) in labels {
        let got = format!("{}; as {label} itself {}", any.words(), same.words());
        figures.push(stated(format!("threats: {label} found as any of the four"), got));
    }
    Ok(figures)
}

impl Read {
    fn figures(&self, what: &str) -> Vec<Figure> {
        let count = self.levels.len().max(1) as f64;
        let mean = self.levels.iter().sum::<i64>() as f64 / count;
        let within = self.levels.iter().filter(|difference| difference.abs() <= 1).count();
        let above = self.levels.iter().filter(|difference| **difference > 0).count();
        let (within, above) =
            (Share { hits: within, all: self.levels.len() }, Share { hits: above, all: self.levels.len() });
        vec![
            at_least(format!("{what}: recall"), self.found, 0.95),
            at_most(format!("{what}: false alarms on harmless look-alikes"), self.alarms, 0.10),
            stated(
                format!("{what}: minimum level"),
                format!(
                    "within one of the label {}; above it {}; mean difference {mean:+.2}; {} found without a level",
                    within.words(),
                    above.words(),
                    self.unlevelled
                ),
            ),
        ]
    }
}
