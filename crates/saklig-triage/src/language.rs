//! The language of a text, told by a model of its words and their pieces.
//!
//! The best guess stands in the reading of every text that has words. Detectors
//! lean on it only where it leads clearly: a number of two countries is not
//! settled by a word that both have. What the authority says of itself counts
//! as much as a word or two, which decides "ja, det er fint" and nothing longer.

use crate::features::Features;
use crate::linear::{Counting, LANES};
use crate::pack::Pack;
use crate::profile::Profile;
use crate::weights::Weights;

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
    /// فارسی.
    Persian,
    /// Soomaali.
    Somali,
    /// ትግርኛ.
    Tigrinya,
    /// Українська.
    Ukrainian,
    /// Polski.
    Polish,
    /// Türkçe.
    Turkish,
    /// Русский.
    Russian,
    /// Deutsch.
    German,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 14] = [
        Self::Swedish,
        Self::Danish,
        Self::Norwegian,
        Self::Finnish,
        Self::English,
        Self::Arabic,
        Self::Persian,
        Self::Somali,
        Self::Tigrinya,
        Self::Ukrainian,
        Self::Polish,
        Self::Turkish,
        Self::Russian,
        Self::German,
    ];

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
            Self::Persian => "fa",
            Self::Somali => "so",
            Self::Tigrinya => "ti",
            Self::Ukrainian => "uk",
            Self::Polish => "pl",
            Self::Turkish => "tr",
            Self::Russian => "ru",
            Self::German => "de",
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
            _ => None,
        }
    }
}

/// The name of the model's file.
pub const MODEL: &str = "language";

/// What the authority's own languages are given, in the model's units.
const OWN: i32 = 150;
/// By how much a language must lead to be leaned on, in the model's units.
const CLEAR: i32 = 130;

/// A language, and whether it leads clearly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The likeliest.
    pub language: Language,
    /// Whether the next one is far behind.
    pub clear: bool,
}

/// Tells languages apart, for one authority.
pub struct Languages {
    weights: Option<Weights>,
    classes: Vec<Language>,
    own: [i32; LANES],
}

impl Languages {
    /// With the model of a pack. Without one, no language is ever told.
    #[must_use]
    pub fn new(profile: &Profile, pack: &Pack) -> Self {
        let model = pack.model(MODEL).filter(|model| model.counting == Counting::Plain);
        let classes: Option<Vec<Language>> =
            model.iter().flat_map(|model| &model.classes).map(|class| Language::from_tag(class)).collect();
        let (Some(model), Some(classes)) = (model, classes) else {
            return Self { weights: None, classes: Vec::new(), own: [0; LANES] };
        };
        let mut own = [0; LANES];
        for (own, language) in own.iter_mut().zip(&classes) {
            let answers = profile.languages.iter().any(|tag| Language::from_tag(tag) == Some(*language));
            let at_home = language.country().is_some_and(|country| profile.is_in(country));
            *own = if at_home {
                OWN
            } else if answers {
                OWN / 2
            } else {
                0
            };
        }
        Self { weights: Some(Weights::new(&model.features())), classes, own }
    }

    /// The language of a text; none if it has no words, or none of these
    /// languages has such letters. Of two that are as likely, the one that
    /// comes first in the model, where the Nordic ones stand first.
    #[must_use]
    pub fn tell(&self, features: &Features) -> Option<Told> {
        let sums = self.weights.as_ref()?.add_up(features);
        if !features.has_words() || (sums == [0; LANES] && self.own == [0; LANES]) {
            return None;
        }
        let (mut best, mut next) = ((i32::MIN, 0), i32::MIN);
        for (class, _) in self.classes.iter().enumerate() {
            let sum = sums[class] + self.own[class];
            if sum > best.0 {
                next = best.0;
                best = (sum, class);
            } else {
                next = next.max(sum);
            }
        }
        let language = *self.classes.get(best.1)?;
        Some(Told { language, clear: best.0.saturating_sub(next) >= CLEAR })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::lower;
    use std::sync::LazyLock;

    static PACK: LazyLock<Pack> = LazyLock::new(crate::pack::tests::carried);

    fn tell(profile: &Profile, text: &str) -> Option<&'static str> {
        Languages::new(profile, &PACK).tell(&Features::of(&lower(text))).map(|told| told.language.code())
    }

    #[track_caller]
    fn reads(text: &str, code: Option<&str>) {
        assert_eq!(tell(&Profile::default(), text), code, "{text}");
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
        reads("Wie lange dauert es, bis ich eine Antwort bekomme?", Some("de"));
    }

    #[test]
    fn the_languages_of_those_who_have_just_come() {
        reads("كم من الوقت يستغرق الرد على الطلب؟", Some("ar"));
        reads("چه مدت طول می‌کشد تا پاسخ بگیرم؟", Some("fa"));
        reads("Immisa ayay qaadanaysaa in aan jawaab helo?", Some("so"));
        reads("መልሲ ንምርካብ ክንደይ ግዜ ይወስድ?", Some("ti"));
        reads("Скільки часу треба чекати на відповідь?", Some("uk"));
        reads("Jak długo trzeba czekać na odpowiedź?", Some("pl"));
        reads("Cevap almak ne kadar sürer?", Some("tr"));
        reads("Сколько времени нужно ждать ответа?", Some("ru"));
    }

    #[test]
    fn a_few_words_of_speech() {
        reads("jag vet inte", Some("sv"));
        reads("jeg ved det ikke", Some("da"));
        reads("eg veit ikkje", Some("no"));
        reads("æ veit ikkje", Some("no"));
        reads("hva mener dere", Some("no"));
        reads("hvad mener I", Some("da"));
        reads("en tiedä", Some("fi"));
        reads("i dont know", Some("en"));
    }

    #[test]
    fn what_has_no_words_has_no_language() {
        for text in ["", "121212-1212", "😀", "?!", "https://example.se/fråga", "@anna"] {
            reads(text, None);
        }
        reads("ok", tell(&Profile::default(), "ok"));
        assert!(tell(&Profile::default(), "ok").is_some());
    }

    #[test]
    fn the_authority_decides_where_the_words_do_not() {
        let of = |country: &str| Profile { countries: vec![country.into()], ..Profile::default() };
        for text in ["hej", "ok", "kan det virkelig passe", "tak"] {
            assert_eq!(tell(&of("dk"), text), Some("da"), "{text}");
        }
        for text in ["ok", "super", "hei"] {
            assert_eq!(tell(&of("no"), text), Some("no"), "{text}");
        }
        assert_eq!(tell(&of("se"), "tack"), Some("sv"));
        assert_eq!(tell(&of("dk"), "Jag förstår inte vad ni menar"), Some("sv"));
        let answers = Profile { languages: vec!["so".into()], ..of("se") };
        assert_eq!(tell(&answers, "Waan idin salaamayaa dhammaantiin"), Some("so"));
    }

    #[test]
    fn detectors_lean_on_what_is_clear() {
        let languages = Languages::new(&Profile::default(), &PACK);
        let clear = |text: &str| languages.tell(&Features::of(&lower(text))).is_some_and(|told| told.clear);
        assert!(clear("Jag förstår inte vad ni menar") && clear("Hvornår får jeg svar på min ansøgning?"));
        assert!(!clear("ok") && !clear("tel") && !clear("test"));
    }

    #[test]
    fn tags_of_any_length() {
        assert_eq!(Language::from_tag("nb-NO"), Some(Language::Norwegian));
        assert_eq!(Language::from_tag("SV"), Some(Language::Swedish));
        assert_eq!(Language::from_tag("fr"), None);
    }
}
