//! Trains the models that the program carries, from `bench/training/`, and
//! writes each with its card to `packs/reading/models/`: `cargo xtask train`.
//! The same data give the same files, byte by byte.
#![expect(clippy::print_stdout, reason = "it shows what it measured")]

use std::{collections::BTreeMap, fs, io::Read as _, path::Path, time::Instant};

use flate2::read::GzDecoder;
use saklig_triage::{
    features::Features,
    language,
    linear::{Counting, Model},
    model_file, offence, plain,
    training::{Example, Settings, choose, cross_validate, folds, threshold, train},
};

/// The day of the data and the cards.
const DATE: &str = "2026-11-22";
const FOLDS: usize = 5;
const COSTS: [f64; 3] = [0.1, 0.3, 0.5];

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (data, models) = (root.join("bench/training"), root.join("packs/reading/models"));
    fs::create_dir_all(&models)?;
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let wants = |name: &str| wanted.iter().all(|word| word == "quick") || wanted.iter().any(|wanted| wanted == name);
    if wants("language") {
        languages(&data, &models)?;
    }
    if wants(offence::DANISH) {
        head(&data, "dkhate", &models, offence::DANISH, &DKHATE)?;
    }
    if wants(offence::ENGLISH) {
        head(&data, "davidson", &models, offence::ENGLISH, &DAVIDSON)?;
    }
    Ok(())
}

/// Lines of a label and a text.
fn table(file: &Path) -> Result<Vec<(String, String)>> {
    let mut text = String::new();
    GzDecoder::new(fs::File::open(file)?).read_to_string(&mut text)?;
    Ok(text.lines().filter_map(|line| line.split_once('\t')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect())
}

fn write(models: &Path, name: &str, model: &Model, card: &str) -> Result<()> {
    let bytes = model_file::write(model);
    println!("{name}: {} features, {} bytes", model.features().len(), bytes.len());
    fs::write(models.join(format!("{name}.model")), bytes)?;
    fs::write(models.join(format!("{name}.md")), card)?;
    Ok(())
}

// ---- language

/// Nynorsk and bokmål are one class: told apart by models of their own and then
/// joined, 2 of 100 windows of three words more were taken for Danish.
const LANGUAGES: [&str; 14] = ["sv", "da", "no", "fi", "en", "ar", "fa", "so", "ti", "uk", "pl", "tr", "ru", "de"];

const LANGUAGE: Settings = Settings { counting: Counting::Plain, cost: 1.0, in_texts: 3, features: 60_000, rounds: 12 };

struct Text {
    class: usize,
    text: String,
    /// How often it counts: what is written as comments are counts more.
    times: usize,
    fold: usize,
    source: &'static str,
}

fn languages(data: &Path, models: &Path) -> Result<()> {
    let mut texts: Vec<Text> = Vec::new();
    let mut add = |source: &'static str, language: &str, text: String, times: usize| {
        let language = if ["nb", "nn"].contains(&language) { "no" } else { language };
        if let Some(class) = LANGUAGES.iter().position(|name| *name == language) {
            let fold = texts.len() % FOLDS;
            texts.push(Text { class, text, times, fold, source });
        }
    };
    for source in ["leipzig", "udhr", "home-assistant"] {
        for (language, text) in table(&data.join(format!("{source}.tsv.gz")))? {
            add(source, &language, text, 1);
        }
    }
    // Comments that people wrote, of two languages only: few, lest a rude word
    // or a spoken one is taken for Danish.
    for (_, text) in table(&data.join("dkhate.tsv.gz"))?.into_iter().take(500) {
        add("comments", "da", text, 1);
    }
    for (_, text) in table(&data.join("davidson.tsv.gz"))?.into_iter().take(800) {
        add("comments", "en", text, 1);
    }
    let mut own: Vec<_> = fs::read_dir(data.join("own"))?.collect::<std::io::Result<Vec<_>>>()?;
    own.sort_by_key(fs::DirEntry::file_name);
    for file in own {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".txt") else { continue };
        for line in fs::read_to_string(file.path())?.lines().filter(|line| !line.trim().is_empty()) {
            add("comments", name, line.to_owned(), 4);
        }
    }
    let quick = std::env::args().any(|word| word == "quick");
    let start = Instant::now();
    let mut told: BTreeMap<(&str, usize), [(usize, usize); 3]> = BTreeMap::new();
    let parts = |text: &str| [usize::MAX, 3, 1].map(|words| middle(text, words));
    for fold in 0..if quick { 1 } else { FOLDS } {
        let model = language_model(texts.iter().filter(|text| text.fold != fold));
        for text in texts.iter().filter(|text| text.fold == fold) {
            for (kind, part) in parts(&text.text).into_iter().enumerate() {
                let features = Features::of(&plain::lower(plain::Plain::new(&part).as_str()));
                if part.split_whitespace().count() < [5, 3, 1][kind] || !features.has_words() {
                    continue;
                }
                let sums = model.count(&features);
                let best = (0..LANGUAGES.len()).max_by_key(|class| (sums[*class], LANGUAGES.len() - class));
                let (right, all) = &mut told.entry((text.source, text.class)).or_default()[kind];
                *all += 1;
                *right += usize::from(best == Some(text.class));
            }
        }
    }
    let mut rows = String::from(
        "| source | language | 5 words or more | three words | one word |\n| --- | --- | --- | --- | --- |\n",
    );
    for ((source, class), kinds) in &told {
        let cells = kinds.map(|(right, all)| format!("{:.3} of {all}", right as f64 / all.max(1) as f64));
        rows += &format!("| {source} | {} | {} |\n", LANGUAGES[*class], cells.join(" | "));
    }
    println!("language, {FOLDS} folds, {:?}:\n{rows}", start.elapsed());
    let card =
        LANGUAGE_CARD.replace("{date}", DATE).replace("{rows}", &rows).replace("{texts}", &texts.len().to_string());
    write(models, language::MODEL, &language_model(texts.iter()), &card)
}

fn language_model<'a>(texts: impl Iterator<Item = &'a Text>) -> Model {
    let parts: Vec<(String, usize)> = texts
        .flat_map(|text| {
            windows(&text.text)
                .into_iter()
                .cycle()
                .take(windows(&text.text).len() * text.times)
                .map(|part| (part, text.class))
        })
        .collect();
    let examples: Vec<_> = parts.iter().map(|(text, class)| Example { text, class: *class }).collect();
    train(&examples, &LANGUAGES, &LANGUAGE)
}

/// So many words from the middle of a text.
fn middle(text: &str, words: usize) -> String {
    let all: Vec<_> = text.split_whitespace().collect();
    let words = words.min(all.len());
    all[(all.len() - words) / 2..][..words].join(" ")
}

/// A text, and parts of it: a model of whole texts alone guesses short ones badly.
fn windows(text: &str) -> Vec<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    let mut parts = vec![text.to_owned()];
    if words.len() > 4 {
        parts.extend(words.chunks(3).step_by(2).map(|part| part.join(" ")));
    }
    if words.len() > 12 {
        parts.extend(words.chunks(6).map(|part| part.join(" ")));
    }
    parts
}

// ---- offence

struct Data {
    about: &'static str,
    costs: &'static [f64],
    settings: Settings,
}

const DKHATE: Data = Data { about: DKHATE_CARD, costs: &COSTS, settings: Settings::HEAD };
/// Six of seven texts are offensive, which no comment section is.
const DAVIDSON: Data = Data {
    about: DAVIDSON_CARD,
    costs: &[0.1],
    settings: Settings { cost: 0.1, in_texts: 5, rounds: 60, ..Settings::HEAD },
};

/// The precision that a model's word must have before it is shown.
const PRECISION: f64 = 0.9;
/// The share of offensive comments that this is reckoned for, whatever their
/// share among the texts of training.
const SHARE: f64 = 0.1;

/// Own examples beside the data, if there are any.
fn own(file: &Path) -> Result<Vec<(usize, String)>> {
    if !file.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(file)?;
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    Ok(lines.map(|(label, text)| (usize::from(label != "OFF"), text.to_owned())).collect())
}

fn head(data_folder: &Path, source: &str, models: &Path, name: &str, data: &Data) -> Result<()> {
    let table = table(&data_folder.join(format!("{source}.tsv.gz")))?;
    let examples: Vec<_> =
        table.iter().map(|(label, text)| Example { text, class: usize::from(label != "OFF") }).collect();
    let classes = ["offensive"];
    let start = Instant::now();
    let own = own(&data_folder.join("own").join(format!("{name}.tsv")))?;
    let more: Vec<_> = own.iter().map(|(class, text)| Example { text, class: *class }).collect();
    let ways: Vec<Settings> = data.costs.iter().map(|cost| Settings { cost: *cost, ..data.settings }).collect();
    let fold = folds(&examples, 2, FOLDS);
    let plain = cross_validate(&examples, &[], &classes, &ways, &fold);
    let (mean, spread) = plain.mean();
    let mut figures = format!(
        "Macro-F1 of {FOLDS} stratified folds: {mean:.3} (standard deviation {spread:.3}; {}), \
         of {} texts, {} of them offensive; trained on these data alone.\n",
        plain.macro_f1.iter().map(|f1| format!("{f1:.3}")).collect::<Vec<_>>().join(" "),
        examples.len(),
        examples.iter().filter(|example| example.class == 0).count(),
    );
    let judged = if more.is_empty() { plain } else { cross_validate(&examples, &more, &classes, &ways, &fold) };
    if !more.is_empty() {
        let (mean, spread) = judged.mean();
        figures += &format!(
            "With {} own examples more to train on: {mean:.3} (standard deviation {spread:.3}).\n",
            more.len()
        );
    }
    let right: Vec<bool> = examples.iter().map(|example| example.class == 0).collect();
    let (threshold, found) = threshold(&judged.sums, &right, PRECISION, SHARE, 20).unwrap_or((f32::MAX, 0.0));
    figures += &format!(
        "\nWhat is shown begins at a sum of {threshold:.2}, where {:.0} % of what is found is right, if every tenth \
         comment offends, and {:.0} % of what is offensive is found, by the same folds.\n",
        PRECISION * 100.0,
        found * 100.0,
    );
    let settings = choose(&examples, &more, &classes, &ways);
    figures += &format!("\nThe cost of an error, {}, was chosen within the training folds.\n", settings.cost);
    println!("{name}, {:?}:\n{figures}", start.elapsed());
    let all: Vec<_> = examples.iter().chain(&more).copied().collect();
    let mut model = train(&all, &classes, &settings);
    model.threshold = threshold;
    write(models, name, &model, &data.about.replace("{date}", DATE).replace("{figures}", &figures))
}

const LANGUAGE_CARD: &str = "# The language of a text

A linear model of words and of pieces of one to four letters: 14 languages, one of which (`no`) is bokmål and nynorsk. \
Made by `cargo xtask train` on {date} from {texts} texts and parts of them: see `bench/training/NOTICE.md` for sources and licences \
(Apache-2.0, CC BY 4.0, MIT, public domain, own).

How often it is right on texts that it was not trained on (five folds; the middle three words, the middle word). \
Norwegian and Danish share many words: three of them are often neither's alone.

{rows}
Limits. `comments` are few, and the Danish and English ones are other people's than the rest. Dialects are known by their commonest \
words only. Tigrinya has little text, and is told by its script; Amharic would be taken for it. A text in a language that \
is not listed is taken for the one that it resembles.

The file holds weights of hashed pieces, no words and nothing with a digit. A piece that stood in fewer than three texts was left out.
";
const DKHATE_CARD: &str = "# Offence in Danish comments

A linear model of words, pairs of words and pieces of up to five letters. Made by `cargo xtask train` on {date} from DKHate \
(Sigurbergsson and Derczynski 2020, CC BY 4.0) and own examples: see `bench/training/NOTICE.md`.

{figures}
Limits. The data are comments on news of 2019 from Facebook and Reddit, labelled by few people; what offends is a question \
of judgement. Irony, and offence without a rude word, are missed. Sharp words about an authority are criticism: the program \
says nothing where they are what counted. The model suggests a look, never more.

The file holds weights of hashed pieces, no words and nothing with a digit. A piece that stood in fewer than three texts was left out.
";
const DAVIDSON_CARD: &str = "# Offence in English comments

A linear model of words, pairs of words and pieces of up to five letters. Made by `cargo xtask train` on {date} from the \
data of Davidson and others (2017, MIT): see `bench/training/NOTICE.md`.

{figures}
Limits. The texts were found by looking for rude words, so that five of six offend; those in an authority's comments are \
others. Posts in African American English are known to be labelled offensive too often in these data. The model suggests \
a look, never more.

The file holds weights of hashed pieces, no words and nothing with a digit. A piece that stood in fewer than five texts was left out.
";
