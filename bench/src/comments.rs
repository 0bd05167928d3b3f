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
