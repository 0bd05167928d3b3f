//! Trains the models that the program carries, from `bench/training/`, and
//! writes each with its card to `packs/reading/models/`: `cargo xtask train`.
//! The same data give the same files, byte by byte.
#![expect(clippy::print_stdout, reason = "it shows what it measured")]

use std::{collections::BTreeMap, fs, io::Read as _, path::Path, time::Instant};

use flate2::read::GzDecoder;
use saklig_triage::{
    Pack, Profile, Text as Given, Triage,
    features::{self, Features},
    language,
    learned::{self, CLASSES, MENACE},
    linear::{Counting, Model},
    model_file,
    net::{self, Net},
    net_file, net_training, offence, plain,
    signs::Sign,
    threat,
    training::{Example, Known, Settings, choose, cross_validate, folds, judge_known, threshold, train, train_known},
};

/// The day of the data and the cards.
const DATE: &str = "2026-11-22";
const FOLDS: usize = 5;

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
    if wants(offence::ENGLISH) {
        head(&data, "davidson", &models, offence::ENGLISH, &DAVIDSON)?;
    }
    if wants(learned::COMMENTS) {
        comments(&data, &models)?;
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

const LANGUAGE: Settings =
    Settings { counting: Counting::Plain, cost: 1.0, in_texts: 3, features: 60_000, kept: 60_000, rounds: 12 };

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
    let examples: Vec<_> = parts.iter().map(|(text, class)| Example::of(text, *class)).collect();
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
    let examples: Vec<_> = table.iter().map(|(label, text)| Example::of(text, usize::from(label != "OFF"))).collect();
    let classes = ["offensive"];
    let start = Instant::now();
    let own = own(&data_folder.join("own").join(format!("{name}.tsv")))?;
    let more: Vec<_> = own.iter().map(|(class, text)| Example::of(text, *class)).collect();
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

// ---- comments

/// Neighbouring lines often mirror each other: they belong to one fold.
const NEIGHBOURS: usize = 20;

/// The share that each class is reckoned to have of the comments in which no rule
/// finds it. What threatens has
/// a limit of false alarms instead.
const WANTED: [(&str, f64); 6] = [
    ("abuse", 0.15),
    ("protected_criticism", 0.2),
    ("advertising", 0.05),
    ("off_topic", 0.2),
    ("question", 0.02),
    ("special_category", 0.2),
];

/// How much of what is found must be right.
const RIGHT: f64 = 0.85;

/// The share of harmless comments of the sets of threats, which look like some,
/// that may be taken for one, by the models or by a rule that they let stand.
///
/// Less than a tenth may be, and as many threats as possible are to be found: so
/// it is a tenth, less what chance may add in nineteen of twenty measurements on
/// 430 other comments (1.645 standard deviations of 0.0145).
const FALSE_ALARMS: f64 = 0.076;

/// How much the net counts beside the linear model.
const SECOND: f32 = 0.4;

/// One threat or its look-alike in so many tells what is no advertisement,
/// criticism or question: there are more of them than of all other comments.
const TELLS_MORE: usize = 4;

/// A comment with what is known of it.
struct Comment {
    set: String,
    fold: usize,
    text: String,
    signs: Vec<Sign>,
    yes: u16,
    told: u16,
}

fn bit(class: &str) -> u16 {
    CLASSES.iter().position(|known| *known == class).map_or(0, |place| 1 << place)
}

/// What a label of a set says, and of what else it says that it is not there.
fn known(set: &str, labels: &str) -> (u16, u16) {
    const CATEGORIES: [&str; 7] =
        ["special_category", "health", "belief", "union", "orientation", "origin", "biometric"];
    let ways: u16 = threat::KINDS.iter().map(|kind| bit(kind)).sum();
    let mut yes = 0;
    for label in labels.split(',') {
        yes |= match label {
            "OFF" => bit("abuse"),
            _ if CATEGORIES.contains(&label) => bit("special_category"),
            _ if threat::KINDS.contains(&label) => bit(label) | bit(MENACE),
            _ => bit(label),
        };
    }
    let menace = bit(MENACE);
    let purpose = ["protected_criticism", "advertising", "off_topic"].iter().map(|class| bit(class)).sum::<u16>();
    let mut told = match set.split('-').next().unwrap_or(set) {
        "threats" if yes == 0 => menace | bit("advertising"),
        "threats" => menace | bit("advertising") | bit("protected_criticism"),
        "abuse" if yes != 0 => bit("abuse") | bit("advertising"),
        "abuse" => bit("abuse") | bit("advertising") | menace,
        // What sells something or is about something else may ask as well.
        "purpose" if yes & (bit("advertising") | bit("off_topic")) != 0 => purpose | menace | bit("abuse"),
        "purpose" => purpose | menace | bit("abuse") | bit("question"),
        "special" => bit("special_category") | bit("advertising") | bit("abuse") | menace,
        _ => !(ways | bit("off_topic")),
    };
    // Which of the four it is, is asked only of what threatens.
    if yes & menace != 0 {
        told |= ways;
    }
    (yes, told)
}

fn comments(data: &Path, models: &Path) -> Result<()> {
    let start = Instant::now();
    let triage = Triage::new(&Profile::default(), &pack()?)?;
    let mut comments: Vec<Comment> = Vec::new();
    let mut add = |set: &str, labels: &str, context: Option<&str>, text: String, fold: usize| {
        let (yes, mut told) = known(set, labels);
        let given = Given { context, ..Given::comment(&text) };
        // Without a mark, an opening or a word of asking, little is a question.
        let asks = || triage.read(&given).findings.iter().any(|finding| finding.kind == "question");
        if told & bit("question") == 0 && !text.contains('?') && !asks() {
            told |= bit("question");
        }
        if set.starts_with("threats") && !comments.len().is_multiple_of(TELLS_MORE) {
            told &= bit(MENACE) | threat::KINDS.iter().map(|kind| bit(kind)).sum::<u16>();
        }
        let signs = triage.signs(&given);
        comments.push(Comment { set: set.to_owned(), fold, text, signs, yes, told });
    };
    let mut files: Vec<_> = fs::read_dir(data.join("own/comments"))?.collect::<std::io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for (number, file) in files.iter().enumerate() {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some(set) = name.strip_suffix(".tsv") else { continue };
        let table = fs::read_to_string(file.path())?;
        let mut lines = table.lines();
        let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
        for (place, line) in lines.enumerate() {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |wanted: &str| {
                let place = columns.iter().position(|column| column.trim_end_matches('s') == wanted)?;
                cells.get(place).map(|cell| cell.replace("\\n", "\n"))
            };
            let fold = (place / NEIGHBOURS + number) % FOLDS;
            let (labels, context) = (cell("label").unwrap_or_default(), cell("context"));
            add(set, &labels, context.as_deref(), cell("text").unwrap_or_default(), fold);
        }
    }
    for (place, (label, text)) in table(&data.join("dkhate.tsv.gz"))?.into_iter().enumerate() {
        add("abuse-dkhate", &label, None, text, place % FOLDS);
    }
    let texts: Vec<Known<'_>> = comments
        .iter()
        .map(|comment| Known {
            example: Example { text: &comment.text, class: 0, signs: &comment.signs },
            yes: comment.yes,
            told: comment.told,
        })
        .collect();
    let folds: Vec<usize> = comments.iter().map(|comment| comment.fold).collect();
    let mut sums = judge_known(&texts, &[], &CLASSES, &Settings::COMMENT, &folds);
    let mut model = train_known(&texts, &CLASSES, &Settings::COMMENT);
    let linear: Vec<f32> = sums.iter().map(|sums| sums[0]).collect();
    let (net, answers) = second_opinion(&comments, &model, &linear)?;
    fs::write(models.join(format!("{}.net", learned::COMMENTS)), net_file::write(&net))?;
    // As when a comment is read, the net is asked where the linear model doubts.
    let menace = |at: usize, from: f32| {
        linear[at] - from + if (linear[at] - from).abs() < learned::DOUBTFUL { answers[at] } else { 0.0 }
    };
    let from = alarming(&comments, menace);
    for (at, sums) in sums.iter_mut().enumerate() {
        sums[0] = from + menace(at, from);
    }
    let mut rows = String::from(
        "| | texts | of them | found | right of what is found | found elsewhere |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (class, name) in CLASSES.iter().enumerate() {
        let of = |comment: &Comment| comment.told & (1 << class) != 0;
        let told: Vec<(f32, bool)> = comments
            .iter()
            .zip(&sums)
            .filter(|(comment, _)| of(comment))
            .map(|(comment, sums)| (sums[class], comment.yes & (1 << class) != 0))
            .collect();
        let from = if *name == MENACE {
            from
        } else if let Some((_, share)) = WANTED.iter().find(|(wanted, _)| wanted == name) {
            // Where a rule has found it, the model need not; and threats, of which
            // there are most, are no measure of what else a comment section holds.
            let ruled = features::name(name);
            let open = comments.iter().zip(&sums).filter(|(comment, _)| {
                of(comment)
                    && !comment.set.starts_with("threats")
                    && !comment.signs.iter().any(|sign| sign.key == ruled)
            });
            let (each, right): (Vec<f32>, Vec<bool>) =
                open.map(|(comment, sums)| (sums[class], comment.yes & (1 << class) != 0)).unzip();
            threshold(&each, &right, RIGHT, *share, 20).ok_or("a class is never found")?.0
        } else {
            // One of the four is the greatest.
            0.0
        };
        model.bias[class] -= from;
        let yes = told.iter().filter(|(_, yes)| *yes).count();
        let found = told.iter().filter(|(sum, yes)| *yes && *sum >= from).count();
        let wrong = told.iter().filter(|(sum, yes)| !*yes && *sum >= from).count();
        let share = |part: usize, all: usize| format!("{:.3}", part as f64 / all.max(1) as f64);
        rows += &format!(
            "| {name} | {} | {yes} | {} | {} | {} |\n",
            told.len(),
            share(found, yes),
            share(found, found + wrong),
            share(wrong, told.len() - yes)
        );
    }
    println!("{}, {:?}:\n{rows}", learned::COMMENTS, start.elapsed());
    let card =
        COMMENTS_CARD.replace("{date}", DATE).replace("{rows}", &rows).replace("{texts}", &comments.len().to_string());
    let card = card.replace("{alarms}", &format!("{:.1}", FALSE_ALARMS * 100.0));
    write(models, learned::COMMENTS, &model, &card)
}

/// The sum from which on a comment threatens: the lowest that takes no more than
/// [`FALSE_ALARMS`] for a threat. `menace` tells how far a comment is above a sum.
fn alarming(comments: &[Comment], menace: impl Fn(usize, f32) -> f32) -> f32 {
    let kinds: Vec<u32> = threat::KINDS.iter().map(|kind| features::name(kind)).collect();
    let is_ruled = |comment: &Comment| comment.signs.iter().any(|sign| kinds.contains(&sign.key));
    let harmless: Vec<(usize, f32)> = (0..comments.len())
        .filter(|at| comments[*at].set.starts_with("threats") && comments[*at].yes == 0)
        .map(|at| (at, if is_ruled(&comments[at]) { learned::BY_RULE } else { learned::ENOUGH }))
        .collect();
    let too_many = |from: f32| {
        let alarms = harmless.iter().filter(|(at, least)| menace(*at, from) >= *least).count();
        alarms as f64 > harmless.len() as f64 * FALSE_ALARMS
    };
    let (mut low, mut high) = (-8.0, 8.0);
    for _ in 0..32 {
        let middle = f32::midpoint(low, high);
        if too_many(middle) { low = middle } else { high = middle }
    }
    high
}

/// A net that is asked as well whether a comment threatens, and what it adds to
/// the sums of those that it was not trained on.
fn second_opinion(comments: &[Comment], model: &Model, linear: &[f32]) -> Result<(Net, Vec<f32>)> {
    let given: Vec<Vec<net::Given>> = comments
        .iter()
        .map(|comment| {
            // As they are told when a comment is read: what the model does not know, the net is not told.
            let told: Vec<Sign> = comment.signs.iter().filter(|sign| model.may_know(sign.key)).cloned().collect();
            net::given(&Features::of(&plain::lower(&comment.text)), &told, |key| model.knows(key))
        })
        .collect();
    let examples: Vec<net_training::Example<'_>> = comments
        .iter()
        .zip(&given)
        .map(|(comment, given)| net_training::Example { given, yes: comment.yes, told: comment.told })
        .collect();
    let without = |fold: usize| {
        let others = comments.iter().zip(&examples).filter(|(comment, _)| comment.fold != fold);
        net_training::train(&others.map(|(_, example)| *example).collect::<Vec<_>>(), &CLASSES)
    };
    // Each fold, and none of them.
    let mut nets: Vec<Net> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..=FOLDS).map(|fold| scope.spawn(move || without(fold))).collect();
        running
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a net was not trained"))
            .collect::<std::result::Result<_, _>>()
    })?;
    let answers: Vec<f32> =
        comments.iter().zip(&given).map(|(comment, given)| nets[comment.fold].answer(MENACE, given)).collect();
    let share = SECOND * spread(linear) / spread(&answers);
    let answers = answers.into_iter().map(|answer| answer * share).collect();
    Ok((nets.swap_remove(FOLDS).only(MENACE, share), answers))
}

/// The standard deviation.
fn spread(numbers: &[f32]) -> f32 {
    let mean = numbers.iter().sum::<f32>() / numbers.len() as f32;
    (numbers.iter().map(|number| (number - mean).powi(2)).sum::<f32>() / numbers.len() as f32).sqrt()
}

/// The packs as they are.
fn pack() -> Result<Pack> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let (mut folders, mut files) = (vec![packs.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.strip_prefix(&packs)?.to_string_lossy().into_owned(), fs::read(&path)?));
            }
        }
    }
    Ok(Pack::parse(files)?)
}

const COMMENTS_CARD: &str = "# What a comment holds

A linear model of words, pairs of words, beginnings and ends of words, and signs: what the words stand for in the lists \
of `packs/reading/words/` and `packs/reading/thesaurus/`, alone, in pairs and right beside each other, and what the rules \
found. It answers eleven questions about a comment in \
Swedish or Danish, each by itself: whether it threatens (`menace`; then in which of four ways), offends, criticises the \
authority, advertises, strays from the post, asks, tells something sensitive about somebody.

Where it doubts whether a comment threatens, a net is asked as well (`comments.net`): a convolutional network of one, three \
and five words at a time (Kim 2014), trained on the same comments for all of the questions, which sees the order of the words. \
It says yes or no a little louder or lower; the words that are shown to have counted are those of the linear model.

Made by `cargo xtask train` on {date} from {texts} comments: invented ones, written for this purpose \
(`bench/training/own/comments/`), and those of DKHate (Sigurbergsson and Derczynski 2020, CC BY 4.0), which tell what offends: \
see `bench/training/NOTICE.md`.

Measured on comments that it was not trained on (five folds; lines that stand near each other in a set are in one fold, since \
many mirror their neighbour). `found`: of those that are; `found elsewhere`: of those that are not. Many of the others are \
made to look alike, so that in a comment section less is found wrongly, and what is found there is rarer, too.

{rows}
Limits. The comments are invented, by few writers: real ones differ. It knows no irony that their words do not show, and \
no context but the post. When the word lists or rules change much, it should be trained again. It decides nothing: what it \
finds is shown to a person, with the words that counted.

The linear model's file holds weights of hashed beginnings and ends, words and signs, no words and nothing with a digit. What stood in fewer \
than three texts was left out, and then what weighs least. The net is told only of what is left in it; \
its file holds rows of numbers, each shared by all words, beginnings and ends whose hashes fall together. The figures of `menace` are \
those of both together, from where on {alarms} % of the harmless comments of its sets are taken for a threat, rules included: \
less than a tenth may be, also where chance makes them look worse.
";

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
const DAVIDSON_CARD: &str = "# Offence in English comments

A linear model of words, pairs of words and pieces of up to five letters. Made by `cargo xtask train` on {date} from the \
data of Davidson and others (2017, MIT): see `bench/training/NOTICE.md`.

{figures}
Limits. The texts were found by looking for rude words, so that five of six offend; those in an authority's comments are \
others. Posts in African American English are known to be labelled offensive too often in these data. The model suggests \
a look, never more.

The file holds weights of hashed pieces, no words and nothing with a digit. A piece that stood in fewer than five texts was left out.
";
