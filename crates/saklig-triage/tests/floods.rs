//! A stream with floods in it, reworded and disguised, among what many people
//! say alike: which comments are put together, from the third of each on.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

mod pack;

use std::collections::HashMap;

use saklig_triage::{Profile, Triage, jsonl};

const FLOODS: [&str; 12] = [
    "Vinn en surfplatta i kväll, klicka på länken i min profil och fyll i ditt nummer",
    "Stoppa vindkraften i Norra skogen innan fåglarna är borta och husen står tomma",
    "Vindkraften ger arbete åt bygden och billig el åt alla, rösta ja på söndag",
    "Rör inte vårt bibliotek",
    "Jeg tjente tyve tusind kroner på en uge med krypto, skriv til mig og hør hvordan",
    "Kommunen lyver om den nye skole, del dette opslag med alle du kender inden fredag",
    "Hyr billiga husvagnar hos Exempelvagnar",
    "Check out my new song and subscribe to my channel, it is free",
    "Doktor Osman hjalp mig att få tillbaka min man med en kärleksformel, kontakta honom på WhatsApp",
    "Lån penge uden kreditvurdering, svar på fem minutter, send en besked til os i dag",
    "Vi kräver att nämnden drar tillbaka beslutet om att stänga kontoret. I flera år har vi lovats bättre service, \
     men i stället får äldre och sjuka åka sju mil för att lämna ett papper. Ingen har frågat oss, ingen har räknat \
     på vad det kostar, och ingen chef vågar visa sig här. Vi fortsätter att skriva under varje inlägg tills någon \
     svarar oss öppet och ärligt om vad som egentligen ligger bakom, och vi är många som har fått nog av det här",
    "Saatte ilmaisen lahjakortin kun tilaatte kanavani tänään ja kerrotte kavereille",
];

const SHARED: [&str; 10] = [
    "Tack för snabb hjälp!",
    "Tack för hjälpen med passet, ha en fin dag",
    "Grattis till utmärkelsen, ni är värda den!",
    "Tusind tak for hjælpen i går",
    "Tillykke med prisen!",
    "Tack!",
    "👏👏👏",
    "Bra jobbat allihop, fortsätt så",
    "God jul på er alla på kontoret",
    "Kiitos avusta!",
];

const EVERYDAY: [&str; 8] = [
    "Hur lång tid tar {} just nu?",
    "Min granne väntar fortfarande på besked om {}.",
    "Det där med {} fungerar inte alls, skärpning!",
    "Kan någon förklara reglerna för {}?",
    "Jag ringde i går om {} och fick bra svar",
    "{} borde vara gratis för pensionärer",
    "Hvornår åbner I for {}?",
    "Finns det en blankett för {} på webben?",
];

const THINGS: [&str; 10] = [
    "bygglovet",
    "passet",
    "körkortet",
    "förskolan",
    "simhallen",
    "snöröjningen",
    "parkeringen",
    "busskortet",
    "återvinningen",
    "lekplatsen",
];

const FILL: [&str; 10] =
    ["genast", "verkligen", "vänner", "hurtigt", "kanske", "super", "online", "bare", "titta", "allihop"];

/// Draws numbers, the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Another word here and there, more in long texts.
fn reworded(text: &str, draw: &mut Draw) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    for _ in 0..draw.below((words.len() / 4 + 1).min(5)) {
        let at = draw.below(words.len());
        match draw.below(5) {
            0..=2 => words[at] = draw.of(&FILL),
            3 => words.insert(at, draw.of(&FILL)),
            _ => drop(words.remove(at)),
        }
    }
    words.join(" ")
}

fn disguised(text: &str, draw: &mut Draw) -> String {
    let swap = |pairs: &[(char, char)], draw: &mut Draw| -> String {
        let other = |c: char| pairs.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
        text.chars().map(|c| if draw.below(2) == 0 { other(c) } else { c }).collect()
    };
    match draw.below(9) {
        0 => swap(&[('a', 'а'), ('e', 'е'), ('o', 'о'), ('p', 'р'), ('i', 'і'), ('c', 'с')], draw),
        1 => swap(&[('a', '4'), ('e', '3'), ('o', '0'), ('i', '1'), ('s', '5'), ('t', '7')], draw),
        2 => text.chars().flat_map(|c| [Some(c), (draw.below(3) == 0).then_some('\u{200b}')]).flatten().collect(),
        3 => text.chars().flat_map(|c| [c, ' ']).collect(),
        4 => text.to_uppercase() + "!!!",
        5 => text.replace(' ', " 🎁 "),
        6 => text
            .chars()
            .map(|c| if c.is_ascii_lowercase() { char::from_u32(0x1d41a + u32::from(c) - 97).unwrap() } else { c })
            .collect(),
        _ => text.to_owned(),
    }
}

/// Lines in the order of time, each with the flood that it is of.
fn stream() -> Vec<(i64, serde_json::Value, Option<usize>)> {
    let mut draw = Draw(20_261_122);
    let mut lines = Vec::new();
    let mut say = |at: i64, author: String, text: String, flood: Option<usize>| {
        let time = format!("2026-10-{:02}T{:02}:{:02}:{:02}Z", 1 + at / 86_400, at / 3600 % 24, at / 60 % 60, at % 60);
        lines.push((at, serde_json::json!({"text": text, "author": author, "at": time}), flood));
    };
    for (flood, text) in FLOODS.iter().enumerate() {
        let senders = 1 + flood % 5;
        let mut at = i64::try_from(draw.below(3 * 86_400)).unwrap();
        for comment in 0..10 + draw.below(16) {
            let text = reworded(text, &mut draw);
            say(at, format!("f{flood}-{}", draw.below(senders)), disguised(&text, &mut draw), Some(flood));
            at += 30 + i64::try_from(draw.below(1800)).unwrap();
            // Some pause for a day.
            at += if comment == 8 && flood % 3 == 0 { 86_400 } else { 0 };
        }
    }
    for number in 0..360 {
        let text = if number % 2 == 0 {
            draw.of(&SHARED).to_owned()
        } else {
            draw.of(&EVERYDAY).replace("{}", draw.of(&THINGS))
        };
        let at = i64::try_from(draw.below(6 * 86_400)).unwrap();
        say(at, format!("p{}", draw.below(150)), text, None);
    }
    lines.sort_by_key(|(at, ..)| *at);
    lines
}

fn pairs(count: usize) -> f64 {
    (count * count.saturating_sub(1) / 2) as f64
}

#[test]
fn floods_are_told_from_one_another_and_from_what_many_say() {
    let triage = Triage::new(&Profile::default(), &pack::carried()).unwrap();
    let mut stream_of_lines = jsonl::Stream::default();
    let mut seen: HashMap<usize, usize> = HashMap::new();
    let (mut truth, mut found, mut both) = (HashMap::new(), HashMap::new(), HashMap::new());
    let stream = stream();
    assert!(stream.len() > 500);
    for (_, line, flood) in &stream {
        let answer = stream_of_lines.answer(&triage, jsonl::read(&triage, &line.to_string()));
        let answer: serde_json::Value = serde_json::from_str(answer.line()).unwrap();
        let spam = answer["findings"].as_array().unwrap().iter().find(|finding| finding["kind"] == "spam");
        let group = spam.map(|spam| spam["facts"]["group"].as_u64().unwrap());
        if let Some(flood) = flood {
            *seen.entry(*flood).or_default() += 1;
            if seen[flood] < 3 {
                continue;
            }
            *truth.entry(*flood).or_insert(0) += 1;
        }
        if let Some(group) = group {
            *found.entry(group).or_insert(0) += 1;
            *both.entry((group, *flood)).or_insert(0) += usize::from(flood.is_some());
        }
    }
    let sum = |counts: Vec<usize>| counts.into_iter().map(pairs).sum::<f64>();
    let right = sum(both.into_values().collect());
    let (precision, recall) = (right / sum(found.into_values().collect()), right / sum(truth.into_values().collect()));
    let f1 = 2.0 * precision * recall / (precision + recall);
    assert!(f1 >= 0.95, "F1 {f1:.3}, precision {precision:.3}, recall {recall:.3}");
}
