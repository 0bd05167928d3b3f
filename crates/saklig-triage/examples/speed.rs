//! How many texts a core reads in a second, on invented comments:
//! `cargo run --release -p saklig-triage --example speed`.
#![expect(clippy::print_stdout, reason = "it shows what it measured")]

#[path = "../tests/pack/mod.rs"]
mod pack;

use std::hint::black_box;
use std::time::Instant;

use saklig_triage::recurrence::{Post, Recurrence};
use saklig_triage::{Profile, Text, Triage, features::Features, language::Languages, plain};

const TEXTS: [&str; 12] = [
    "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu? Jag har väntat sedan i maj.",
    "Mitt ärende 51-123456, varför har ni inte svarat? /Leyla, född 640823-3234, ring 070-174 06 15 efter klockan fyra.",
    "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!! Det är en skandal att ingen tar ansvar för det här.",
    "Tack för ett bra bemötande på kontoret i går, det gick fort och alla var vänliga. Ha en fin helg allihop!",
    "Jeg har ikke hørt noget siden marts, hvornår kan jeg regne med at få svar på min ansøgning hos jer?",
    "Vi var der på mandag kl. 08.30, og da var det stengt. Neste gang bør dere skrive det på nettsiden deres.",
    "Kuinka kauan hakemuksen käsittely kestää? Lähetin liitteet jo elokuussa eikä mitään ole kuulunut sen jälkeen.",
    "I called on Monday and nobody could tell me anything about my application. Is there an e-mail I can write to?",
    "Fin bild från parken 🌳 men det saknas soptunnor vid lekplatsen – kan någon på kommunen titta på det? 🙏",
    "Priset gick från 1 234 kr till 1 500 kr den 2026-11-22, enligt lag (2017:900) och SFS 1998:112, står det i brevet.",
    "متى سيتم الرد على طلبي؟ لقد انتظرت أكثر من ستة أشهر ولم أحصل على أي جواب حتى الآن.",
    "Skriv till anna.test@example.se om du vill vara med i gruppen, vi ses varje torsdag i biblioteket vid torget.",
];

fn main() -> Result<(), saklig_triage::BadProfile> {
    let start = Instant::now();
    let triage = Triage::new(&Profile::default(), &pack::carried())?;
    println!("ready in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let all: Vec<&str> = TEXTS.to_vec();
    let read = |text: &Text<'_>| triage.read(text).findings.len();
    let personal = |text: &Text<'_>| triage.personal_data(text).len();
    measure(&read, "all", &all);
    measure(&personal, "personal data only", &all);
    language(&all);
    let (nordic, other): (Vec<&str>, Vec<&str>) =
        all.iter().partition(|text| text.chars().all(|c| u32::from(c) < 0x100));
    measure(&read, "without disguise", &nordic);
    measure(&read, "with emoji, dashes, Arabic", &other);
    let long = TEXTS.join(" ").repeat(10_000_000 / TEXTS.iter().map(|text| text.len() + 1).sum::<usize>());
    let start = Instant::now();
    let findings = black_box(triage.read(&Text::comment(black_box(&long)))).findings.len();
    let seconds = start.elapsed().as_secs_f64();
    println!("one text of {:.1} MB: {seconds:.2} s, {findings} findings", long.len() as f64 / 1e6);
    recurrences();
    Ok(())
}

/// A stream of comments in invented words, twice as long as the window holds;
/// one in ten is from a flood.
fn recurrences() {
    let mut drawn = 7_u64;
    let mut draw = |below: usize| {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(drawn >> 33).unwrap_or(0) % below
    };
    let mut letter = |of: &'static str| of.chars().nth(draw(of.chars().count())).unwrap_or('a');
    let mut syllable = || [letter("bdfghjklmnprstv"), letter("aeiouyåäö"), letter("dlmnrstk")];
    let words: Vec<String> = (0..20_000).map(|at| (0..=at % 3).flat_map(|_| syllable()).collect::<String>()).collect();
    let stream: Vec<(String, String)> = (0..400_000)
        .map(|_| {
            let text = if draw(10) == 0 {
                TEXTS[draw(TEXTS.len())].to_owned()
            } else {
                (0..14).map(|_| format!("{} ", words[draw(words.len())])).collect()
            };
            (text, format!("u{}", draw(100_000)))
        })
        .collect();
    let bytes: usize = stream.iter().map(|(text, _)| text.len()).sum();
    let mut recurrence = Recurrence::default();
    let start = Instant::now();
    for (at, (text, author)) in (0..).zip(&stream) {
        black_box(recurrence.add(&Post { text: black_box(text), author: Some(author), at }));
    }
    let seconds = start.elapsed().as_secs_f64();
    let count = stream.len() as f64;
    println!("recurrence: {:.0} texts/s, {:.0} bytes a text", count / seconds, bytes as f64 / count);
}

/// The language alone, of texts that are in lower case already.
fn language(texts: &[&str]) {
    let languages = Languages::new(&Profile::default(), &pack::carried());
    let lower: Vec<String> = texts.iter().map(|text| plain::lower(text)).collect();
    let rounds = 400_000 / texts.len();
    let once = || {
        let start = Instant::now();
        for text in lower.iter().cycle().take(rounds * lower.len()) {
            black_box(languages.tell(&Features::of(black_box(text))));
        }
        start.elapsed().as_secs_f64()
    };
    let best = (0..5).map(|_| once()).fold(f64::INFINITY, f64::min);
    println!("language alone: {:.0} texts/s", (rounds * lower.len()) as f64 / best);
}

fn measure(way: &dyn Fn(&Text<'_>) -> usize, name: &str, texts: &[&str]) {
    let rounds = 400_000 / texts.len();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let best = (0..5)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..rounds {
                for text in texts {
                    black_box(way(&Text::comment(black_box(text))));
                }
            }
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    let count = (rounds * texts.len()) as f64;
    println!(
        "{name}: {:.0} texts/s, {:.1} MB/s, {:.0} bytes a text",
        count / best,
        (rounds * bytes) as f64 / best / 1e6,
        bytes as f64 / texts.len() as f64
    );
}
