//! Offence: Danish beside scikit-learn on the same folds, English, Swedish.

use saklig_triage::Text;

use crate::{
    Figure,
    evaluate::{
        Ground, is_built,
        measure::{Found, Share, not_built, stated},
        sets,
    },
};

/// What makes a comment offensive in the Swedish set.
const KINDS: [&str; 5] = ["abuse", "threat", "veiled_threat", "doxing", "incitement"];

/// Every figure about offence.
///
/// # Errors
/// If a set cannot be read.
pub fn figures(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let mut figures = vec![
        not_built("offence: Danish, macro-F1 over the folds of DKHate", "no less than scikit-learn's"),
        not_built("offence: English, macro-F1 on Davidson", "stated"),
    ];
    figures.extend(swedish(ground)?);
    Ok(figures)
}

fn swedish(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    if !is_built("abuse") {
        return Ok(vec![not_built("offence: Swedish", "stated")]);
    }
    let (mut abuse, mut any) = (Judged::default(), Judged::default());
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
struct Judged {
    yes: Found,
    no: Found,
    right: Share,
}

impl Judged {
    fn judge(&mut self, is: bool, said: bool) {
        self.yes.judge(is, said);
        self.no.judge(!is, !said);
        self.right.add(is == said);
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
