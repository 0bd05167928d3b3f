//! `saklig train`: an authority's own models of topic and route.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, bail};
use clap::Args;
use saklig_triage::{
    model_file,
    own_head::{self, Asks, OwnHead},
};

use crate::arguments::Place;

/// What comes after an error, so that nobody wonders.
const NOTHING: &str = "Nothing was written";

/// Learns from an authority's own texts what people ask about, and where it goes.
#[derive(Debug, Args)]
#[command(
    after_help = "The file holds one JSON object a line: text, and topic or route or both, by the authority's own \
                        names. Each needs 100 texts, and 20 of each name; more is better. What was decided about a \
                        text, such as whether it was hidden, is refused: a model would learn whose views are. \
                        Nothing leaves this machine.\n\nThe models are used for questions whose topic no word tells, \
                        from the next start. To undo it, remove packs/reading/models/own-topic.model and \
                        own-route.model from the data folder.\n\nExample:\n  \
                        echo '{\"text\":\"När töms soporna?\",\"topic\":\"rubbish\",\"route\":\"environment\"}' >> texts.jsonl\n  \
                        saklig train texts.jsonl --data ./saklig-data"
)]
pub struct Train {
    /// A file of JSON Lines
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

impl Train {
    pub(crate) fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let text = fs::read_to_string(&self.file)
            .with_context(|| format!("{} cannot be read. {NOTHING}", self.file.display()))?;
        let lines = own_head::lines(&text).with_context(|| format!("{NOTHING}, {}", self.file.display()))?;
        let mut heads = Vec::new();
        for asks in Asks::ALL {
            let head = own_head::learn(&lines, asks).with_context(|| format!("{NOTHING}, {}", self.file.display()))?;
            heads.extend(head.map(|head| (asks, head)));
        }
        if heads.is_empty() {
            bail!("no line of {} has a topic or a route to learn from. {NOTHING}", self.file.display());
        }
        let folder = place.data.join("packs").join("reading").join("models");
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made. {NOTHING}", folder.display()))?;
        for (asks, head) in &heads {
            show(*asks, head);
            let file = folder.join(format!("{}.model", asks.model()));
            // Beside its place first: half a model must never lie there.
            let beside = file.with_extension("new");
            fs::write(&beside, model_file::write(&head.model))
                .and_then(|()| fs::rename(&beside, &file))
                .with_context(|| format!("{} cannot be written", file.display()))?;
            println!("written to {}; used from the next start", file.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn show(asks: Asks, head: &OwnHead) {
    let percent = |share: f64| (share * 100.0).round();
    let (mean, spread) = head.judged.mean();
    println!("{}: {} texts, {} answers", asks.field(), head.texts, head.words.len());
    println!(
        "  on texts that it had not seen, {} % right (the commonest answer alone: {} %); macro-F1 {mean:.2}, give or take {spread:.2}",
        percent(head.right),
        percent(head.guess)
    );
    println!("  sure enough to answer for {} % of them; silent otherwise", percent(head.answered));
    for (answer, count, words) in &head.words {
        println!("  {answer} ({count}): {}", words.join(", "));
    }
    for (answer, count) in &head.left_out {
        println!("  left out: {answer}, with {count} texts");
    }
}
