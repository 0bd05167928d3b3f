//! Training a linear model on labelled texts: dual coordinate descent for the
//! support vector machine with squared hinge loss, as in Hsieh et al., "A Dual
//! Coordinate Descent Method for Large-scale Linear SVM" (2008).
//!
//! The same texts in the same order give the same model, byte by byte.

use std::collections::HashMap;

use crate::features::{Features, Token};
use crate::linear::{Counting, Feature, LANES, Model, Parts, shares, words_of};
use crate::plain;
use crate::signs::Sign;

/// A text and the class that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example<'a> {
    /// The text, as it was written.
    pub text: &'a str,
    /// Its class, as an index.
    pub class: usize,
    /// What it shows, for a model that counts signs.
    pub signs: &'a [Sign],
}

impl<'a> Example<'a> {
    /// A text without signs.
    #[must_use]
    pub const fn of(text: &'a str, class: usize) -> Self {
        Self { text, class, signs: &[] }
    }
}

/// How to train.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// What is counted.
    pub counting: Counting,
    /// How much an error costs beside large weights.
    pub cost: f64,
    /// What fewer texts hold is left out; at least 3, so that the model cannot
    /// remember what one person wrote.
    pub in_texts: u32,
    /// At most so many features, those in the most texts.
    pub features: usize,
    /// At most so many of them in the model, those that weigh most for a class.
    pub kept: usize,
    /// Times through all texts, at most.
    pub rounds: usize,
}

impl Settings {
    /// Fit for a few thousand texts with a question of content.
    pub const HEAD: Self =
        Self { counting: Counting::Blocks, cost: 0.3, in_texts: 3, features: 60_000, kept: 60_000, rounds: 200 };
    /// Fit for what a comment holds.
    pub const COMMENT: Self =
        Self { counting: Counting::Signs, cost: 0.5, features: 400_000, kept: 160_000, ..Self::HEAD };
}

type Sparse = Vec<(u32, f32)>;

/// Texts as numbers.
struct Counted {
    keys: Vec<u32>,
    rarity: Vec<u8>,
    texts: Vec<Sparse>,
}

/// Trains a model that tells these classes from one another; with a single one,
/// from all else: an example whose class is not among them is one of none.
///
/// The threshold is left at 0. Classes beyond [`LANES`] are not learned.
#[must_use]
pub fn train(examples: &[Example<'_>], classes: &[&str], settings: &Settings) -> Model {
    let counted = count(examples, settings);
    let classes = &classes[..classes.len().min(LANES)];
    let columns = columns(&counted, classes.len(), |class, at| Some(examples[at].class == class), settings);
    assemble(&counted, &columns, classes, settings)
}

/// A text of which some things are known, each a yes or a no of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// The text and what it shows; its class is not looked at.
    pub example: Example<'a>,
    /// What it is, a bit for each class.
    pub yes: u16,
    /// What is known of it, yes or no, a bit for each class. A set of threats
    /// does not tell which of its texts are questions.
    pub told: u16,
}

/// Trains a model that answers several questions about a text, each by itself,
/// from all texts of which the answer is known.
#[must_use]
pub fn train_known(texts: &[Known<'_>], classes: &[&str], settings: &Settings) -> Model {
    let examples: Vec<Example<'_>> = texts.iter().map(|text| text.example).collect();
    let counted = count(&examples, settings);
    let classes = &classes[..classes.len().min(LANES)];
    let says = |class: usize, at: usize| {
        let bit = 1_u16.checked_shl(class as u32).unwrap_or(0);
        (texts[at].told & bit != 0).then_some(texts[at].yes & bit != 0)
    };
    assemble(&counted, &columns(&counted, classes.len(), says, settings), classes, settings)
}

/// The sums that each text is given by a model that was trained on the other
/// folds, and on all of `more`.
#[must_use]
pub fn judge_known(
    texts: &[Known<'_>],
    more: &[Known<'_>],
    classes: &[&str],
    settings: &Settings,
    folds: &[usize],
) -> Vec<Vec<f32>> {
    let mut sums = vec![Vec::new(); texts.len()];
    for fold in 0..folds.iter().max().map_or(0, |last| last + 1) {
        let training = (0..texts.len()).filter(|at| folds[*at] != fold).map(|at| texts[at]);
        let training: Vec<Known<'_>> = training.chain(more.iter().copied()).collect();
        let model = train_known(&training, classes, settings);
        for at in (0..texts.len()).filter(|at| folds[*at] == fold) {
            sums[at] = sums_of(&model, &texts[at].example);
        }
    }
    sums
}

/// Which fold each example belongs to: every class spread evenly over all.
#[must_use]
pub fn folds(examples: &[Example<'_>], classes: usize, folds: usize) -> Vec<usize> {
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    shuffle(&mut order, &mut { SEED });
    let mut next = vec![0; classes];
    let mut fold = vec![0; examples.len()];
    for at in order.into_iter().map(|at| at as usize) {
        let class = examples[at].class;
        fold[at] = next[class] % folds;
        next[class] += 1;
    }
    fold
}

/// What models said of texts that they had not been trained on.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The class that each example was given.
    pub given: Vec<usize>,
    /// The sum behind it; of a single class, that class's, whatever was given.
    pub sums: Vec<f32>,
    /// The macro-averaged F1 of each fold.
    pub macro_f1: Vec<f64>,
}

impl Judged {
    /// The mean over the folds, and how far they spread around it (one standard
    /// deviation).
    #[must_use]
    pub fn mean(&self) -> (f64, f64) {
        let count = self.macro_f1.len().max(1) as f64;
        let mean = self.macro_f1.iter().sum::<f64>() / count;
        let spread = self.macro_f1.iter().map(|f1| (f1 - mean) * (f1 - mean)).sum::<f64>() / (count - 1.0).max(1.0);
        (mean, spread.sqrt())
    }
}

/// Trains on all folds but one and asks about that one, for each in turn.
/// `more` are trained on every time and never asked about. Of several ways to
/// train, one is chosen within the training folds, each time anew.
#[must_use]
pub fn cross_validate(
    examples: &[Example<'_>],
    more: &[Example<'_>],
    classes: &[&str],
    ways: &[Settings],
    folds: &[usize],
) -> Judged {
    let count = folds.iter().max().map_or(0, |last| last + 1);
    let mut judged =
        Judged { given: vec![0; examples.len()], sums: vec![0.0; examples.len()], macro_f1: Vec::with_capacity(count) };
    for fold in 0..count {
        let inside = |wanted: bool| (0..examples.len()).filter(move |at| (folds[*at] == fold) == wanted);
        let training: Vec<Example<'_>> = inside(false).map(|at| examples[at]).collect();
        let settings = choose(&training, more, classes, ways);
        let all: Vec<Example<'_>> = training.iter().chain(more).copied().collect();
        let model = train(&all, classes, &settings);
        for at in inside(true) {
            (judged.given[at], judged.sums[at]) = ask(&model, &examples[at]);
        }
        let pairs: Vec<(usize, usize)> = inside(true).map(|at| (examples[at].class, judged.given[at])).collect();
        judged.macro_f1.push(macro_f1(&pairs, classes.len().max(2)));
    }
    judged
}

/// The way under which models do best on folds of the training texts; of none,
/// that for a head.
#[must_use]
pub fn choose(examples: &[Example<'_>], more: &[Example<'_>], classes: &[&str], ways: &[Settings]) -> Settings {
    let [first, _, ..] = ways else { return ways.first().copied().unwrap_or(Settings::HEAD) };
    let folds = folds(examples, classes.len().max(2), 3);
    let mut best = (f64::MIN, *first);
    for way in ways {
        let f1 = cross_validate(examples, more, classes, &[*way], &folds).mean().0;
        if f1 > best.0 {
            best = (f1, *way);
        }
    }
    best.1
}

/// The class of a text, as an index of those that the model was trained with,
/// and the sum behind it. Of a single class, 1 is no.
#[must_use]
pub fn ask(model: &Model, example: &Example<'_>) -> (usize, f32) {
    let sums = sums_of(model, example);
    match sums[..] {
        [yes] => (usize::from(yes <= 0.0), yes),
        _ => sums.iter().copied().enumerate().fold(
            (0, f32::MIN),
            |best, (class, sum)| {
                if sum > best.1 { (class, sum) } else { best }
            },
        ),
    }
}

fn sums_of(model: &Model, example: &Example<'_>) -> Vec<f32> {
    let given = plain::Plain::new(example.text);
    model.weigh(&Features::of(&plain::lower(given.as_str())), example.signs)
}

/// The mean of the F1 of every class that is there, of pairs of what is and what
/// was said.
#[must_use]
pub fn macro_f1(pairs: &[(usize, usize)], classes: usize) -> f64 {
    let f1 = (0..classes).filter(|class| pairs.iter().any(|(is, _)| is == class)).map(|class| {
        let right = pairs.iter().filter(|pair| **pair == (class, class)).count() as f64;
        let of = pairs.iter().map(|(is, said)| usize::from(*is == class) + usize::from(*said == class)).sum::<usize>();
        2.0 * right / (of as f64).max(1.0)
    });
    let f1: Vec<f64> = f1.collect();
    f1.iter().sum::<f64>() / (f1.len() as f64).max(1.0)
}

/// The lowest sum from which on at least this share of what is found is right,
/// if `yes` of all texts were what is looked for; with the share of all that it
/// finds. Sums are those of texts that the model had not seen. None if not even
/// `least` are found anywhere.
#[must_use]
pub fn threshold(sums: &[f32], right: &[bool], precision: f64, yes: f64, least: usize) -> Option<(f32, f64)> {
    let mut order: Vec<usize> = (0..sums.len()).collect();
    order.sort_by(|a, b| sums[*b].total_cmp(&sums[*a]).then(a.cmp(b)));
    let all = right.iter().filter(|right| **right).count().max(1) as f64;
    let others = (right.len() as f64 - all).max(1.0);
    let (mut found, mut best) = (0_usize, None);
    for (above, at) in order.iter().enumerate() {
        found += usize::from(right[*at]);
        let good = yes * found as f64 / all;
        let bad = (1.0 - yes) * (above + 1 - found) as f64 / others;
        if found >= least && good >= precision * (good + bad) {
            best = Some((sums[*at], found as f64 / all));
        }
    }
    best
}

/// The features that enough texts hold, and every text in terms of them.
fn count(examples: &[Example<'_>], settings: &Settings) -> Counted {
    let read: Vec<[Vec<u32>; 2]> = examples.iter().map(|example| keys(example, settings.counting)).collect();
    let mut in_texts: HashMap<u32, u32> = HashMap::new();
    for text in &read {
        for key in distinct(text.iter().flatten().copied()) {
            *in_texts.entry(key).or_default() += 1;
        }
    }
    let mut kept: Vec<(u32, u32)> =
        in_texts.into_iter().filter(|(_, texts)| *texts >= settings.in_texts.max(3)).collect();
    // The most frequent, and of equals the smaller number, whatever order the map has.
    kept.sort_unstable_by_key(|(key, texts)| (std::cmp::Reverse(*texts), *key));
    kept.truncate(settings.features);
    kept.sort_unstable();
    let rarity: Vec<u8> = kept.iter().map(|(_, texts)| rarity(examples.len(), *texts, settings.counting)).collect();
    let keys: Vec<u32> = kept.into_iter().map(|(key, _)| key).collect();
    let texts = read.iter().map(|blocks| sparse(blocks, &keys, &rarity, settings.counting)).collect();
    Counted { keys, rarity, texts }
}

/// The features of a text, as the model that counts like this sees them.
fn keys(example: &Example<'_>, counting: Counting) -> [Vec<u32>; 2] {
    let given = plain::Plain::new(example.text);
    let features = Features::of(&plain::lower(given.as_str()));
    let tokens = || features.tokens.iter();
    match counting {
        Counting::Plain => {
            let words = tokens().filter(|token| token.is_word);
            let pieces = words.flat_map(|token| features.short_pieces(token).iter().copied().chain([token.word]));
            [pieces.collect(), vec![]]
        }
        Counting::Blocks => [
            tokens().flat_map(|token| features.pieces(token)).copied().collect(),
            tokens().flat_map(words_of).collect(),
        ],
        Counting::Signs => {
            let ends = tokens().filter(|token| token.is_word).flat_map(Token::ends).copied();
            [ends.chain(tokens().flat_map(words_of)).collect(), example.signs.iter().map(|sign| sign.key).collect()]
        }
    }
}

fn distinct(keys: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut keys: Vec<u32> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn rarity(all: usize, texts: u32, counting: Counting) -> u8 {
    match counting {
        Counting::Plain => 16,
        // The smoothed inverse document frequency, in 16ths: up to 15.9.
        Counting::Blocks | Counting::Signs => {
            let idf = ((1.0 + all as f64) / (1.0 + f64::from(texts))).ln() + 1.0;
            (idf * 16.0).round().clamp(1.0, 255.0) as u8
        }
    }
}

fn sparse(blocks: &[Vec<u32>; 2], keys: &[u32], rarity: &[u8], counting: Counting) -> Sparse {
    let mut text = Sparse::new();
    for block in blocks {
        let slots = block.iter().filter_map(|key| keys.binary_search(key).ok().map(|slot| slot as u32)).collect();
        text.append(&mut shares(slots, rarity, counting));
    }
    text
}

/// The weights of every class against all others, the last its bias. Classes
/// are learned side by side, each by itself, so that the result is the same.
/// `says` whether an example is of a class, if that is known.
fn columns(
    counted: &Counted,
    classes: usize,
    says: impl Fn(usize, usize) -> Option<bool> + Sync,
    settings: &Settings,
) -> Vec<Vec<f64>> {
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); classes];
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(classes.max(1));
    let share = classes.div_ceil(workers.max(1)).max(1);
    std::thread::scope(|scope| {
        for (part, columns) in columns.chunks_mut(share).enumerate() {
            let says = &says;
            scope.spawn(move || {
                for (place, column) in columns.iter_mut().enumerate() {
                    let class = part * share + place;
                    let known: Vec<(&Sparse, bool)> = counted
                        .texts
                        .iter()
                        .enumerate()
                        .filter_map(|(at, text)| says(class, at).map(|says| (text, says)))
                        .collect();
                    *column = descend(&known, counted.keys.len(), settings);
                }
            });
        }
    });
    columns
}

/// Dual coordinate descent for one class against the others, both weighing the
/// same however many they are.
fn descend(texts: &[(&Sparse, bool)], size: usize, settings: &Settings) -> Vec<f64> {
    let stretch = stretch(texts, size, settings);
    let texts: Vec<(Sparse, bool)> = texts
        .iter()
        .map(|(text, says)| (text.iter().map(|(slot, x)| (*slot, x * stretch[*slot as usize])).collect(), *says))
        .collect();
    let bias = settings.counting != Counting::Plain;
    let yes = texts.iter().filter(|(_, says)| *says).count().max(1) as f64;
    let no = (texts.len() as f64 - yes).max(1.0);
    let cost = |says: bool| settings.cost * says_weight(says, yes, no);
    let slack: Vec<f64> = texts.iter().map(|(_, says)| 0.5 / cost(*says)).collect();
    let own = f64::from(u8::from(bias));
    let squares: Vec<f64> = texts
        .iter()
        .zip(&slack)
        .map(|((text, _), slack)| text.iter().map(|(_, x)| f64::from(*x) * f64::from(*x)).sum::<f64>() + own + slack)
        .collect();
    let mut weights = vec![0.0_f64; size + 1];
    let mut duals = vec![0.0_f64; texts.len()];
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    let mut chance = SEED;
    for _ in 0..settings.rounds {
        shuffle(&mut order, &mut chance);
        let mut largest = 0.0_f64;
        for at in order.iter().map(|at| *at as usize) {
            let (text, sign) = (&texts[at].0, if texts[at].1 { 1.0 } else { -1.0 });
            let sum =
                text.iter().map(|(slot, x)| weights[*slot as usize] * f64::from(*x)).sum::<f64>() + own * weights[size];
            let gradient = sign * sum - 1.0 + slack[at] * duals[at];
            let projected = if duals[at] == 0.0 { gradient.min(0.0) } else { gradient };
            largest = largest.max(projected.abs());
            if projected.abs() < 1e-9 {
                continue;
            }
            let before = duals[at];
            duals[at] = (before - gradient / squares[at]).max(0.0);
            let step = (duals[at] - before) * sign;
            for (slot, x) in text {
                weights[*slot as usize] += step * f64::from(*x);
            }
            weights[size] += step * own;
        }
        if largest < 0.01 {
            break;
        }
    }
    weights.iter_mut().zip(&stretch).for_each(|(weight, stretch)| *weight *= f64::from(*stretch));
    weights
}

/// How far each feature is stretched before a class is learned: the root of how
/// unevenly the texts of the class and the others hold it, on a scale of
/// logarithms. After Wang and Manning, "Baselines and Bigrams" (2012).
fn stretch(texts: &[(&Sparse, bool)], size: usize, settings: &Settings) -> Vec<f32> {
    if settings.counting != Counting::Signs {
        return vec![1.0; size];
    }
    let mut held = vec![[1_u32; 2]; size];
    for (text, says) in texts {
        for (slot, _) in *text {
            held[*slot as usize][usize::from(*says)] += 1;
        }
    }
    let yes = texts.iter().filter(|(_, says)| *says).count().max(1) as f32;
    let no = (texts.len() as f32 - yes).max(1.0);
    held.into_iter().map(|[others, own]| (own as f32 / yes * no / others as f32).ln().abs().sqrt()).collect()
}

/// Where every order begins: it mixes, and is no secret.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

fn says_weight(says: bool, yes: f64, no: f64) -> f64 {
    (yes + no) / (2.0 * if says { yes } else { no })
}

/// Mixes an order, by a number that begins the same every time.
fn shuffle(order: &mut [u32], chance: &mut u64) {
    for at in (1..order.len()).rev() {
        *chance ^= *chance << 13;
        *chance ^= *chance >> 7;
        *chance ^= *chance << 17;
        order.swap(at, (*chance % (at as u64 + 1)) as usize);
    }
}

/// Brings the weights to a byte each. The few largest are cut, so that the many
/// small ones keep their meaning.
fn assemble(counted: &Counted, columns: &[Vec<f64>], classes: &[&str], settings: &Settings) -> Model {
    let size = counted.keys.len();
    let mut sizes: Vec<f64> = columns.iter().flat_map(|column| &column[..size]).map(|weight| weight.abs()).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    // Signs weigh more than pieces of words, and there are fewer of them.
    let kept = if settings.counting == Counting::Signs { 99_999 } else { 99_950 };
    let large = sizes.get(sizes.len() * kept / 100_000).copied().unwrap_or(1.0).max(1e-9);
    let weight = |slot: usize| columns.iter().map(|column| column[slot].abs()).fold(0.0, f64::max);
    let mut slots: Vec<usize> = (0..size).collect();
    slots.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
    slots.truncate(settings.kept);
    let features = slots.into_iter().map(|slot| {
        let (key, rarity) = (counted.keys[slot], counted.rarity[slot]);
        let mut weights = [0_i8; LANES];
        for (weight, column) in weights.iter_mut().zip(columns) {
            *weight = (column[slot] / large * 127.0).round().clamp(-127.0, 127.0) as i8;
        }
        Feature { key, rarity, weights }
    });
    Model::new(Parts {
        counting: settings.counting,
        classes: classes.iter().map(|class| (*class).to_owned()).collect(),
        bias: columns.iter().map(|column| column[size] as f32).collect(),
        threshold: 0.0,
        scale: (large / 127.0) as f32,
        features: features.collect(),
    })
}
