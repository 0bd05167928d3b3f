//! How a [net](crate::net) is trained: by gradient descent (`AdamW`, Loshchilov and
//! Hutter 2019), with numbers left out at random (dropout, Srivastava and others
//! 2014). The same texts give the same net.

use crate::net::{ALL_ROWS, FILTERS, FOUND, Given, HIDDEN, Layers, Net, ROWS, SIDE, SPANS, WIDTH};

/// A text of which some things are known.
#[derive(Debug, Clone, Copy)]
pub struct Example<'a> {
    /// Its tokens.
    pub given: &'a [Given],
    /// What it is, a bit for each class.
    pub yes: u16,
    /// What is known of it, yes or no, a bit for each class.
    pub told: u16,
}

/// Times through all texts.
const ROUNDS: usize = 8;
/// Texts by which the net is changed at a time.
const BATCH: usize = 64;
/// The largest step.
const STEP: f32 = 3e-3;
/// By how much all weights shrink with each step.
const DECAY: f32 = 1e-2;
/// How sure an answer may be.
const SURE: f32 = 0.975;
/// The longest that all changes of a step may be together.
const LONGEST: f32 = 1.0;

/// Left out at random: words, tokens, numbers of a token, finds, hidden numbers.
const WORDS: f32 = 0.2;
const TOKENS: f32 = 0.1;
const NUMBERS: f32 = 0.3;
const FINDS: f32 = 0.4;
const HIDDENS: f32 = 0.3;

/// Draws numbers, the same ones each time.
struct Chance(u64);

impl Chance {
    fn draw(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// About normally distributed, around 0.
    fn around(&mut self, deviation: f32) -> f32 {
        ((0..12).map(|_| self.draw()).sum::<f32>() - 6.0) * deviation
    }

    /// 0 with this probability, else what makes up for it.
    fn keep(&mut self, out: f32) -> f32 {
        if self.draw() < out { 0.0 } else { 1.0 / (1.0 - out) }
    }
}

/// The net in training, with what the optimizer remembers.
struct Learner {
    rows: Vec<[f32; WIDTH]>,
    row_moments: Vec<[[f32; WIDTH]; 2]>,
    row_changes: Vec<[f32; WIDTH]>,
    touched: Vec<u32>,
    layers: Layers,
    changes: Layers,
    moments: Vec<[f32; 2]>,
    chance: Chance,
}

/// Trains a net for so many classes.
#[must_use]
pub fn train(examples: &[Example<'_>], classes: &[&str]) -> Net {
    let mut learner = Learner::new(classes.len());
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let steps = ROUNDS * examples.len().div_ceil(BATCH);
    let mut step = 0;
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            let other = (learner.chance.draw() * (at + 1) as f32) as usize;
            order.swap(at, other.min(at));
        }
        for batch in order.chunks(BATCH) {
            let told: u32 = batch.iter().map(|at| examples[*at].told.count_ones()).sum();
            for at in batch {
                learner.learn(&examples[*at], 1.0 / told.max(1) as f32);
            }
            step += 1;
            learner.change(step, pace(step as f32 / steps as f32));
        }
    }
    learner.net(classes)
}

/// The size of a step: from small to the largest at three tenths of the way, and
/// down to nothing, along cosines (Smith 2018).
fn pace(way: f32) -> f32 {
    let bow = |from: f32, to: f32, part: f32| to + (from - to) * (1.0 + (std::f32::consts::PI * part).cos()) / 2.0;
    if way < 0.3 { bow(STEP / 25.0, STEP, way / 0.3) } else { bow(STEP, 0.0, (way - 0.3) / 0.7) }
}

impl Learner {
    fn new(classes: usize) -> Self {
        let mut chance = Chance(0x5a6b_11c3_9d2e_4f07);
        let rows = (0..ALL_ROWS).map(|_| std::array::from_fn(|_| chance.around(0.1))).collect();
        let mut layers = Layers::empty(classes);
        for (span, filters) in SPANS.into_iter().zip(&mut layers.filters) {
            let deviation = (1.0 / (3.0 * (span * WIDTH) as f32)).sqrt();
            filters.as_flattened_mut().iter_mut().for_each(|weight| *weight = chance.around(deviation));
        }
        let deviation = (1.0 / (3.0 * FOUND as f32)).sqrt();
        layers.hidden.as_flattened_mut().iter_mut().for_each(|weight| *weight = chance.around(deviation));
        let deviation = (1.0 / (3.0 * HIDDEN as f32)).sqrt();
        layers.answers.as_flattened_mut().iter_mut().for_each(|weight| *weight = chance.around(deviation));
        let numbers = layers.numbers_mut().count();
        Self {
            rows,
            row_moments: vec![[[0.0; WIDTH]; 2]; ALL_ROWS],
            row_changes: vec![[0.0; WIDTH]; ALL_ROWS],
            touched: Vec::new(),
            changes: Layers::empty(classes),
            layers,
            moments: vec![[0.0; 2]; numbers],
            chance,
        }
    }

    /// Adds what one text says to the changes.
    fn learn(&mut self, example: &Example<'_>, share: f32) {
        let tokens = example.given.len();
        // Which words and tokens are left out, and by how much numbers count.
        let kept: Vec<(bool, [f32; WIDTH])> = (0..tokens)
            .map(|_| {
                let word = self.chance.draw() >= WORDS;
                let token = self.chance.draw() >= TOKENS;
                let keep = std::array::from_fn(|_| if token { self.chance.keep(NUMBERS) } else { 0.0 });
                (word, keep)
            })
            .collect();
        let counts = |row: u32, word: bool| word || row as usize >= ROWS[0];
        let mut padded = vec![[0.0; WIDTH]; tokens + 2 * SIDE];
        for ((token, given), (word, keep)) in padded.iter_mut().skip(SIDE).zip(example.given).zip(&kept) {
            for (row, share) in given.iter().filter(|(row, _)| counts(*row, *word)) {
                token.iter_mut().zip(&self.rows[*row as usize]).for_each(|(sum, number)| *sum += share * number);
            }
            token.iter_mut().zip(keep).for_each(|(number, keep)| *number *= keep);
        }
        let (mut found, places) = self.layers.find(&padded);
        let keep_found: [f32; FOUND] = std::array::from_fn(|_| self.chance.keep(FINDS));
        found.iter_mut().zip(keep_found).for_each(|(found, keep)| *found *= keep);
        let before = self.layers.hide(&found);
        let keep_hidden: [f32; HIDDEN] = std::array::from_fn(|_| self.chance.keep(HIDDENS));
        let hidden: [f32; HIDDEN] = std::array::from_fn(|at| before[at].max(0.0) * keep_hidden[at]);
        let answers = self.layers.answer(&hidden);
        // Back again, from the answers to the rows.
        let mut to_hidden = [0.0_f32; HIDDEN];
        for (class, answer) in answers.into_iter().enumerate().filter(|(class, _)| example.told & 1 << class != 0) {
            let wanted = if example.yes & 1 << class != 0 { SURE } else { 1.0 - SURE };
            let error = (1.0 / (1.0 + (-answer).exp()) - wanted) * share;
            self.changes.answer_bias[class] += error;
            let weights = self.layers.answers[class].iter().zip(&mut self.changes.answers[class]);
            for ((weight, change), (to, hidden)) in weights.zip(to_hidden.iter_mut().zip(&hidden)) {
                *change += error * hidden;
                *to += error * weight;
            }
        }
        for (at, to) in to_hidden.iter_mut().enumerate() {
            *to *= if before[at] > 0.0 { keep_hidden[at] } else { 0.0 };
            self.changes.hidden_bias[at] += *to;
        }
        let mut to_tokens = vec![[0.0_f32; WIDTH]; padded.len()];
        for find in (0..FOUND).filter(|find| places[*find] != usize::MAX && keep_found[*find] != 0.0) {
            let mut back = 0.0;
            let weights = self.layers.hidden[find].iter().zip(&mut self.changes.hidden[find]);
            for ((weight, change), to) in weights.zip(&to_hidden) {
                *change += found[find] * to;
                back += weight * to;
            }
            back *= keep_found[find];
            let (span, filter) = (find / FILTERS, find % FILTERS);
            self.changes.filter_bias[span][filter] += back;
            let from = places[find] + SIDE - SPANS[span] / 2;
            let numbers = from * WIDTH..(from + SPANS[span]) * WIDTH;
            let weights = self.layers.filters[span].iter().zip(&mut self.changes.filters[span]);
            let tokens = padded.as_flattened()[numbers.clone()].iter().zip(&mut to_tokens.as_flattened_mut()[numbers]);
            for ((weights, changes), (number, to)) in weights.zip(tokens) {
                changes[filter] += back * number;
                *to += back * weights[filter];
            }
        }
        for ((to, given), (word, keep)) in to_tokens.iter().skip(SIDE).zip(example.given).zip(&kept) {
            for (row, share) in given.iter().filter(|(row, _)| counts(*row, *word)) {
                self.touched.push(*row);
                for at in 0..WIDTH {
                    self.row_changes[*row as usize][at] += share * to[at] * keep[at];
                }
            }
        }
    }

    /// Takes a step along the changes, and forgets them.
    fn change(&mut self, step: i32, pace: f32) {
        self.touched.sort_unstable();
        self.touched.dedup();
        let squares = |numbers: &[f32]| numbers.iter().map(|number| number * number).sum::<f32>();
        let rows: f32 = self.touched.iter().map(|row| squares(&self.row_changes[*row as usize])).sum();
        let dense: f32 = self.changes.numbers_mut().map(|number| *number * *number).sum();
        let cut = (LONGEST / (rows + dense).sqrt().max(1e-12)).min(1.0);
        let corrections = [1.0 - 0.9_f32.powi(step), 1.0 - 0.999_f32.powi(step)];
        let walk = |weight: &mut f32, change: &mut f32, [first, second]: [&mut f32; 2]| {
            let gradient = std::mem::take(change) * cut;
            *first = 0.9 * *first + 0.1 * gradient;
            *second = 0.999 * *second + 0.001 * gradient * gradient;
            *weight -= pace * (DECAY * *weight + *first / corrections[0] / ((*second / corrections[1]).sqrt() + 1e-8));
        };
        for ((weight, change), [first, second]) in
            self.layers.numbers_mut().zip(self.changes.numbers_mut()).zip(&mut self.moments)
        {
            walk(weight, change, [first, second]);
        }
        for row in self.touched.drain(..) {
            let row = row as usize;
            let [firsts, seconds] = &mut self.row_moments[row];
            let pairs = self.rows[row].iter_mut().zip(&mut self.row_changes[row]);
            for ((weight, change), (first, second)) in pairs.zip(firsts.iter_mut().zip(seconds)) {
                walk(weight, change, [first, second]);
            }
        }
    }

    /// Rounds the rows to what a byte can say.
    fn net(self, classes: &[&str]) -> Net {
        let largest = self.rows.as_flattened().iter().fold(1e-9_f32, |largest, number| largest.max(number.abs()));
        let scale = largest / 127.0;
        let rows = self.rows.iter().map(|row| row.map(|number| (number / scale).round() as i8)).collect();
        Net { classes: classes.iter().map(|&class| class.to_owned()).collect(), scale, rows, layers: self.layers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Features;
    use crate::net::given;

    #[test]
    fn the_order_of_words_is_learned() {
        let texts =
            ["hunden biter mannen", "mannen biter hunden"].map(|text| given(&Features::of(text), &[], |_| true));
        let examples: Vec<_> =
            (0..400_u16).map(|at| Example { given: &texts[usize::from(at % 2)], yes: at % 2, told: 1 }).collect();
        let net = train(&examples, &["man bites"]);
        let [dog, man] = texts.map(|text| net.answer("man bites", &text));
        assert!(dog < 0.0 && man > 0.0, "{dog} {man}");
        assert_eq!(net.answer("unknown", &[]), 0.0);
    }
}
