//! The language of a text, guessed by its commonest words and its letters.
//!
//! Good enough to lean on for a number of two countries or a word of two
//! languages; short texts stay undetermined rather than wrong.

/// A language that can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Svenska.
    Swedish,
    /// Dansk.
    Danish,
    /// Norsk, bokmål and nynorsk alike.
    Norwegian,
    /// Suomi.
    Finnish,
    /// English.
    English,
    /// العربية.
    Arabic,
}

impl Language {
    /// Every language, in the order of the words below.
    pub const ALL: [Self; 6] =
        [Self::Swedish, Self::Danish, Self::Norwegian, Self::Finnish, Self::English, Self::Arabic];

    /// Its ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::Danish => "da",
            Self::Norwegian => "no",
            Self::Finnish => "fi",
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// The language of a BCP 47 tag, if it is one of these.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if ["nb", "nn"].iter().any(|norwegian| primary.eq_ignore_ascii_case(norwegian)) {
            return Some(Self::Norwegian);
        }
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// The country whose numbers are likely in it, as an ISO 3166 code.
    #[must_use]
    pub const fn country(self) -> Option<&'static str> {
        match self {
            Self::Swedish => Some("se"),
            Self::Danish => Some("dk"),
            Self::Norwegian => Some("no"),
            Self::Finnish => Some("fi"),
            Self::English | Self::Arabic => None,
        }
    }
}

/// Common words, by language in the order of [`Language::ALL`]. The fewer
/// languages have a word, the more it tells.
const COMMON: [&str; 5] = [
    "och att är det som på en inte jag ni för med av till den har om man men ett hur vad var när från också då så \
     kan ska måste mitt min mig dig ju bara vi de här där någon något inget varför vill får hej själv blir blev \
     eller efter ut upp nu sedan alla mycket detta än era er tack mina i under utan över ingen bli finns svar \
     fick fått väntar gör sämsta vilken flera några skulle kunde deras hela andra första dem tidigare mer sig år \
     kronor aldrig alltid även enligt mellan igen året säger kommer göra vet hade",
    "og at er det som på en ikke jeg i for med af til den har om man men et hvor hvad hvornår hvordan fra også da \
     så kan skal må min mig dig jo bare vi de her der nogen noget intet hvorfor vil får hej selv bliver blev \
     eller efter ud op nu alle meget dette mit jer tak mine være mere uden kun kommune blevet sige lidt bor når \
     ingen hos altid gør ind fået nogle skulle kunne deres hele andre første dem tidligere sig år kroner aldrig \
     ifølge svar siden tager venter hvilken mellem igen siger kommer hvem gøre ved havde",
    "og å er det som på en ikke jeg i for med av til den har om man men et hvor hva hvordan fra også da så kan \
     skal må min meg deg jo bare vi de her der noen noe ingenting hvorfor vil får hei selv blir ble eller etter \
     ut opp nå alle mye dette mitt dere takk mine være mer uten kun kommune blitt si litt bor når ingen hos \
     alltid gjør inn fått svar siden tar venter hvilken mellom igjen sier kommer hvem gjøre vet hadde søknaden \
     skulle kunne deres hele andre første dem tidligere seg år kroner aldri ifølge ikkje eg ein kva dei frå",
    "ja on ei että mutta kun niin tai jos mikä miksi miten kuinka missä milloin minun minä sinä me te he hän ovat \
     oli ole olen tämä nyt kaikki vain myös kanssa hei kiitos voi saa pitää ettei eikä kauan asia teidän mitä \
     joka kuin vielä ollut olisi voiko onko saako",
    "the and is are you to of that it not my your how what why when where this have has with can for in was be we \
     they do does will there from but or i an on at by please get if about long who would could all no so as me \
     he she been thanks hello any",
];

/// Words packed into integers, in an open table: a look-up is a multiplication
/// and a comparison.
pub struct Guesser {
    table: Box<[(u64, Weights)]>,
}

type Weights = [u8; 6];

/// A guess leads by more than a shared word, or it is none.
const CLEAR: u32 = 2;

const SLOTS: usize = 1024;

impl Default for Guesser {
    fn default() -> Self {
        let mut guesser = Self { table: vec![(0, [0; 6]); SLOTS].into_boxed_slice() };
        for (language, words) in COMMON.iter().enumerate() {
            for key in words.split_ascii_whitespace().filter_map(|word| pack(word.as_bytes())) {
                let slot = guesser.slot(key);
                if let Some((held, weights)) = guesser.table.get_mut(slot) {
                    *held = key;
                    weights[language] = 1;
                }
            }
        }
        for (_, weights) in &mut guesser.table {
            let weight = match weights.iter().sum::<u8>() {
                1 => 4,
                2 => 2,
                _ => 1,
            };
            weights.iter_mut().for_each(|has| *has *= weight);
        }
        guesser
    }
}

impl Guesser {
    /// The language of a text in lower case, or none if too little tells. Reads
    /// the first 4 KB: a text that has not told by then is not in one language.
    #[must_use]
    pub fn guess(&self, lower: &str) -> Option<Language> {
        let bytes = &lower.as_bytes()[..lower.len().min(4096)];
        let mut score = [0_u32; 6];
        let mut arabic = 0_u32;
        let mut start = 0;
        for (at, byte) in bytes.iter().chain(b" ").enumerate() {
            if byte.is_ascii_lowercase() || *byte >= 0x80 {
                match (byte, bytes.get(at + 1)) {
                    (0xc3, Some(0xb8 | 0xa6)) => add(&mut score, [0, 2, 2, 0, 0, 0]), // ø æ
                    (0xc3, Some(0xa5)) => add(&mut score, [1, 1, 1, 0, 0, 0]),        // å
                    (0xc3, Some(0xa4 | 0xb6)) => add(&mut score, [3, 0, 0, 2, 0, 0]), // ä ö
                    (0xd8..=0xdb, _) => arabic += 1,
                    _ => {}
                }
                continue;
            }
            if let Some(weights) = pack(&bytes[start..at.min(bytes.len())]).and_then(|key| self.weights(key)) {
                add(&mut score, weights);
            }
            start = at + 1;
        }
        // Arabic letters are two bytes each and no other language here has any.
        score[5] = if arabic as usize * 4 > bytes.len() { arabic } else { 0 };
        let (best, top) = score.iter().enumerate().max_by_key(|(_, score)| **score)?;
        let next = score.iter().enumerate().filter(|(other, _)| *other != best).map(|(_, score)| *score).max()?;
        (*top >= 4 && *top >= next + CLEAR).then(|| Language::ALL.get(best).copied()).flatten()
    }

    fn weights(&self, key: u64) -> Option<Weights> {
        let (held, weights) = self.table.get(self.slot(key))?;
        (*held == key).then_some(*weights)
    }

    /// Where a key lies, or the free slot where it would.
    fn slot(&self, key: u64) -> usize {
        let mut slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize % SLOTS;
        while self.table.get(slot).is_some_and(|(held, _)| *held != 0 && *held != key) {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

fn add(score: &mut [u32; 6], weights: Weights) {
    for (score, weight) in score.iter_mut().zip(weights) {
        *score += u32::from(weight);
    }
}

/// A word of up to eight bytes as an integer; common words are no longer.
fn pack(word: &[u8]) -> Option<u64> {
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    Some(word.iter().fold(0, |key, byte| key << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, code: Option<&str>) {
        let guess = Guesser::default().guess(&crate::plain::lower(text));
        assert_eq!(guess.map(Language::code), code, "{text}");
    }

    #[test]
    fn sentences_are_told_apart() {
        reads("Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?", Some("sv"));
        reads("Mitt ärende ligger hos er, varför har ni inte svarat?", Some("sv"));
        reads("Hej, hvornår får jeg svar på min ansøgning hos jer?", Some("da"));
        reads("Hvor lang tid tager det at få svar? Jeg har ikke hørt noget.", Some("da"));
        reads("Hei, når får jeg svar på søknaden min? Dere har ikke hørt av dere.", Some("no"));
        reads("Kor lenge må eg vente? Det er ikkje bra.", Some("no"));
        reads("Kuinka kauan hakemuksen käsittely kestää? Ei ole kuulunut mitään.", Some("fi"));
        reads("How long does it take to get an answer?", Some("en"));
        reads("كم من الوقت يستغرق الرد على الطلب؟", Some("ar"));
    }

    #[test]
    fn too_little_stays_undetermined() {
        for text in ["", "121212-1212", "ok", "😀", "tel", "İstanbul"] {
            reads(text, None);
        }
    }

    #[test]
    fn tags_of_any_length() {
        assert_eq!(Language::from_tag("nb-NO"), Some(Language::Norwegian));
        assert_eq!(Language::from_tag("SV"), Some(Language::Swedish));
        assert_eq!(Language::from_tag("de"), None);
    }
}
