//! How many texts a core reads in a second, on invented comments:
//! `cargo run --release -p saklig-triage --example speed`.
#![expect(clippy::print_stdout, reason = "it shows what it measured")]

use std::hint::black_box;
use std::time::Instant;

use saklig_triage::recurrence::{Post, Recurrence};

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

fn main() {
    recurrences();
    recurrences();
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
    let words: Vec<String> =
        (0..20_000).map(|at| (0..1 + at % 3).flat_map(|_| syllable()).collect::<String>()).collect();
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
