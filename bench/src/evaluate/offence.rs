//! Offence: Danish beside scikit-learn on the same folds, English, Swedish.

use std::{fs::File, io::Read as _};

use flate2::read::GzDecoder;
use saklig_triage::{
    Text,
    signs::Sign,
    training::{Example, Judged, Known, Settings, cross_validate, judge_known, macro_f1},
};

use crate::{
    Figure,
    comments::Numbers,
    evaluate::{
        Ground, is_built,
        measure::{Found, not_built, stated},
        peers, sets,
    },
};

/// What makes a comment offensive in the Swedish set.
const KINDS: [&str; 5] = ["abuse", "threat", "veiled_threat", "doxing", "incitement"];

const CLASSES: [&str; 2] = ["fair", "offensive"];

/// How many parts the texts are divided into, each tested by what the others taught.
const FOLDS: usize = 5;

/// How often the Danish texts are divided anew: there are few that offend.
const TIMES: usize = 3;

/// Every figure about offence.
///
/// # Errors
/// If a set cannot be read or the peer fails.
pub fn figures(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let mut figures = danish(ground)?;
    figures.push(english()?);
    figures.extend(swedish(ground)?);
    Ok(figures)
}

/// Texts with whether they offend.
type Labelled = Vec<(bool, String)>;

fn table(name: &str) -> anyhow::Result<Labelled> {
    let mut text = String::new();
    let path = sets::root().join("bench").join("training").join(name);
    GzDecoder::new(File::open(path)?).read_to_string(&mut text)?;
    let rows = text.lines().filter_map(|line| line.split_once('\t'));
    Ok(rows.map(|(label, text)| (label == "OFF", text.to_owned())).collect())
}

/// A fold for each text, so that every fold has as many that offend.
fn folds(texts: &Labelled, seed: u64) -> Vec<usize> {
    let mut numbers = Numbers(seed);
    let mut order: Vec<usize> = (0..texts.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, numbers.below(at as u64 + 1) as usize);
    }
    let (mut folds, mut next) = (vec![0; texts.len()], [0; 2]);
    for at in order {
        let next = &mut next[usize::from(texts[at].0)];
        folds[at] = *next % FOLDS;
        *next += 1;
    }
    folds
}

fn validated(texts: &Labelled, folds: &[usize], settings: &Settings, costs: &[f64]) -> Judged {
    let examples: Vec<_> = texts.iter().map(|(off, text)| Example::of(text, usize::from(*off))).collect();
    let ways: Vec<_> = costs.iter().map(|cost| Settings { cost: *cost, ..*settings }).collect();
    cross_validate(&examples, &[], &CLASSES, &ways, folds)
}

/// The macro-F1 of each fold, of models made as the one of comments is, with the
/// signs of the rules, on the other folds alone: what offends in the own comments
/// was judged by another rule (there, swearing by itself does not).
fn learned(ground: &Ground, texts: &Labelled, divided: &[Vec<usize>]) -> Vec<f64> {
    let signs: Vec<Vec<Sign>> = texts.iter().map(|(_, text)| ground.triage.signs(&Text::comment(text))).collect();
    let texts = known(texts, &signs);
    let mut f1 = Vec::new();
    for folds in divided {
        let sums = judge_known(&texts, &[], &["offensive"], &Settings::COMMENT, folds);
        for fold in 0..FOLDS {
            let inside = (0..texts.len()).filter(|at| folds[*at] == fold);
            let pairs: Vec<_> = inside.map(|at| (usize::from(texts[at].yes), usize::from(sums[at][0] > 0.0))).collect();
            f1.push(macro_f1(&pairs, 2));
        }
    }
    f1
}

fn known<'t>(texts: &'t Labelled, signs: &'t [Vec<Sign>]) -> Vec<Known<'t>> {
    let one = |((off, text), signs): (&'t (bool, String), &'t Vec<Sign>)| Known {
        example: Example { text, class: 0, signs },
        yes: u16::from(*off),
        told: 1,
    };
    texts.iter().zip(signs).map(one).collect()
}

fn danish(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let texts = table("dkhate.tsv.gz")?;
    let divided: Vec<Vec<usize>> = (0..TIMES as u64).map(|seed| folds(&texts, seed)).collect();
    let own = learned(ground, &texts, &divided);
    let what = format!("offence: Danish, macro-F1 over {TIMES} times {FOLDS} folds of {} texts of DKHate", texts.len());
    let (mean, deviation) = spread(&own);
    let Some(python) = &ground.python else {
        return Ok(vec![Figure {
            what,
            got: format!("{mean:.3} (standard deviation of a fold {deviation:.3})"),
            beside: "scikit-learn is **not installed**".into(),
            share: f64::INFINITY,
        }]);
    };
    let question = serde_json::json!({
        "texts": texts.iter().map(|(_, text)| text).collect::<Vec<_>>(),
        "labels": texts.iter().map(|(off, _)| u8::from(*off)).collect::<Vec<_>>(),
        "folds": divided,
    });
    let theirs: Vec<Vec<f64>> = serde_json::from_value(peers::ask(python, "offence.py", &question)?)?;
    let theirs = theirs.concat();
    let (their_mean, their_spread) = spread(&theirs);
    let differences: Vec<f64> = own.iter().zip(&theirs).map(|(own, theirs)| own - theirs).collect();
    let (difference, of_difference) = spread(&differences);
    Ok(vec![
        Figure {
            what: what.clone(),
            got: format!(
                "{mean:.3} (standard deviation of a fold {deviation:.3}), {difference:+.3} ({of_difference:.3}) fold by fold"
            ),
            beside: format!("scikit-learn's logistic regression, {their_mean:.3} ({their_spread:.3})"),
            share: their_mean / mean,
        },
        Figure {
            what: format!("{what}: the aim"),
            got: format!("{mean:.3}"),
            beside: "stated: 0.75".into(),
            share: crate::STATED,
        },
    ])
}

fn english() -> anyhow::Result<Figure> {
    let texts = table("davidson.tsv.gz")?;
    let settings = Settings { in_texts: 5, rounds: 60, ..Settings::HEAD };
    let (mean, deviation) = spread(&validated(&texts, &folds(&texts, 0), &settings, &[0.1]).macro_f1);
    Ok(stated(
        format!(
            "offence: English, macro-F1 over {FOLDS} folds of {} texts of Davidson (hate and offence together)",
            texts.len()
        ),
        format!("{mean:.3} (standard deviation of a fold {deviation:.3})"),
    ))
}

/// Mean and standard deviation.
fn spread(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0);
    (mean, variance.sqrt())
}
fn swedish(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    if !is_built("abuse") {
        return Ok(vec![not_built("offence: Swedish", "stated")]);
    }
    let (mut abuse, mut any) = (Said::default(), Said::default());
    for [label, text] in sets::rows("sets/abuse-sv.tsv")? {
        let findings = ground.triage.read(&Text::comment(&text)).findings;
        let off = label == "OFF";
        abuse.judge(off, findings.iter().any(|finding| finding.kind == "abuse"));
        any.judge(off, findings.iter().any(|finding| KINDS.contains(&finding.kind)));
    }
    Ok(vec![
        stated("offence: Swedish, found as abuse", abuse.words()),
        stated("offence: Swedish, found as abuse, threat, doxing or incitement", any.words()),
    ])
}

/// Yes and no, each judged as the other's opposite.
#[derive(Default)]
struct Said {
    yes: Found,
    no: Found,
}

impl Said {
    fn judge(&mut self, is: bool, said: bool) {
        self.yes.judge(is, said);
        self.no.judge(!is, !said);
    }

    fn macro_f1(&self) -> f64 {
        f64::midpoint(self.yes.f1(), self.no.f1())
    }

    fn words(&self) -> String {
        format!(
            "macro-F1 {:.3}, recall {}, precision {}",
            self.macro_f1(),
            self.yes.recall.words(),
            self.yes.precision.words()
        )
    }
}
