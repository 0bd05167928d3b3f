//! Invented comments, the same in every run: words drawn by a fixed generator,
//! with questions, numbers and criticism in about the proportions of a
//! municipality's inbox.

use std::{
    fs::File,
    io::{self, BufWriter, Write as _},
    path::Path,
};

const WORDS: &[&str] = &[
    "hej",
    "hur",
    "länge",
    "måste",
    "vi",
    "vänta",
    "på",
    "bygglov",
    "skolan",
    "biblioteket",
    "öppnar",
    "simhallen",
    "igen",
    "parkering",
    "gatan",
    "snön",
    "plogas",
    "aldrig",
    "tack",
    "för",
    "bra",
    "jobbat",
    "kommunen",
    "svarar",
    "inte",
    "cykelbanan",
    "belysningen",
    "trasig",
    "sedan",
    "maj",
    "beslutet",
    "konstigt",
    "äntligen",
    "någon",
    "vet",
    "när",
    "bussen",
    "går",
    "från",
    "torget",
    "förskolan",
    "kön",
    "hemtjänsten",
    "fint",
    "väder",
    "i",
    "dag",
];

/// A generator of numbers (`splitmix64`), so that nothing depends on a library's
/// version.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// One comment: author, time, text.
pub fn comment(numbers: &mut Numbers) -> (String, String, String) {
    let mut text = String::new();
    for _ in 0..6 + numbers.below(20) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(WORDS[numbers.below(WORDS.len() as u64) as usize]);
    }
    match numbers.below(100) {
        0 => text.push_str(", född 640823-3234"),
        1 => text.push_str(", ring 070-174 06 15"),
        2 | 3 => text.push_str(". Ni är helt inkompetenta!"),
        4..=10 => text.push('?'),
        _ => {}
    }
    let author = format!("@bo_{}", numbers.below(20_000));
    let (day, minute) = (numbers.below(300), numbers.below(1440));
    let at = format!("2026-{:02}-{:02}T{:02}:{:02}:00Z", 1 + day / 30, 1 + day % 28, minute / 60, minute % 60);
    (author, at, text)
}

/// Writes an import file of so many comments.
///
/// # Errors
/// The file's.
pub fn write(path: &Path, count: usize) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut numbers = Numbers(2026);
    for id in 0..count {
        let (author, at, text) = comment(&mut numbers);
        writeln!(out, r#"{{"id":"{id}","author":"{author}","at":"{at}","text":"{text}"}}"#)?;
    }
    out.flush()
}

/// Words as a language has them: a few that stand everywhere, and tens of
/// thousands that are rare (Zipf's law: the n-th is n times rarer than the
/// first).
pub struct Vocabulary {
    words: Vec<String>,
    /// Up to which number each word is drawn.
    up_to: Vec<u64>,
}

impl Vocabulary {
    /// So many words, the same ones every time.
    pub fn new(size: usize) -> Self {
        const STARTS: [&str; 16] = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "kl"];
        const VOWELS: [&str; 9] = ["a", "e", "i", "o", "u", "y", "å", "ä", "ö"];
        const ENDS: [&str; 12] = ["", "", "n", "r", "t", "s", "l", "m", "ng", "rt", "st", "k"];
        let mut numbers = Numbers(47);
        let mut words: Vec<String> = WORDS.iter().map(|word| (*word).to_owned()).collect();
        let mut known: std::collections::HashSet<String> = words.iter().cloned().collect();
        while words.len() < size {
            // The commoner a word, the shorter.
            let syllables = if words.len() < 150 { 1 + numbers.below(2) } else { 2 + numbers.below(4) };
            let mut word = String::new();
            for _ in 0..syllables {
                for part in [STARTS.as_slice(), &VOWELS, &ENDS] {
                    word.push_str(part[numbers.below(part.len() as u64) as usize]);
                }
            }
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0;
        let up_to = (0..words.len() as u64)
            .map(|rank| {
                sum += 1_000_000_000 / (rank + 3);
                sum
            })
            .collect();
        Self { words, up_to }
    }

    /// A word, drawn as a text would.
    pub fn draw(&self, numbers: &mut Numbers) -> &str {
        let end = self.up_to.last().copied().unwrap_or(1);
        let number = numbers.below(end);
        &self.words[self.up_to.partition_point(|up_to| *up_to <= number)]
    }

    /// The commonest words, the commonest first.
    pub fn commonest(&self, count: usize) -> &[String] {
        &self.words[..count]
    }
}

/// Writes an import file of so many comments as a large authority has them:
/// a wide vocabulary, times over five years, and one in `open` that needs
/// somebody; a few in a rare language, and a few threats.
///
/// # Errors
/// The file's.
pub fn write_large(path: &Path, count: usize, open: u64, vocabulary: &Vocabulary) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut numbers = Numbers(1912);
    for id in 0..count as u64 {
        let mut text = String::new();
        for _ in 0..6 + numbers.below(25) {
            text.push_str(vocabulary.draw(&mut numbers));
            text.push(' ');
        }
        if id % open == 0 {
            text.push_str(["född 640823-3234", "ring 070-174 06 15", "när öppnar ni?"][numbers.below(3) as usize]);
        }
        if id % 20_000 == 7 {
            text.push_str("jag ska döda dig din jävel");
        }
        let lang = if id % 50_000 == 9 { r#","lang":"fi""# } else { "" };
        let author = numbers.below(100_000);
        let (year, day, minute) = (2021 + id * 5 / count as u64, numbers.below(336), numbers.below(1440));
        let (month, day) = (1 + day / 28, 1 + day % 28);
        writeln!(
            out,
            r#"{{"id":"{id}","author":"@bo_{author}","at":"{year}-{month:02}-{day:02}T{:02}:{:02}:00Z","text":"{}"{lang}}}"#,
            minute / 60,
            minute % 60,
            text.trim_end()
        )?;
    }
    out.flush()
}
