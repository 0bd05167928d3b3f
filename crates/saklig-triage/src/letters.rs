//! Whether a text is written as in Denmark and Norway or as in Sweden and Finland:
//! by letters and small words that the others have not. A sentence of three words
//! shows that before it shows its language.

use std::cmp::Ordering;
use std::ops::Range;

use crate::announced::words;
use crate::page::Page;

// Words that no Swede writes, and words that nobody writes in Danish, in order.
const WESTERN: [&str; 191] = [
    "aalborg", "aarhus", "adresse", "af", "afdeling", "afslag", "altid", "altså", "andet", "beder", "bedt", "begge",
    "betale", "blev", "blevet", "bliver", "boede", "boet", "borger", "broen", "brug", "bruge", "bruger", "byen", "cpr",
    "datter", "deg", "der", "dere", "deres", "derfor", "drejer", "dreng", "ejer", "ellers", "endelig", "endnu",
    "eneste", "esbjerg", "et", "fandt", "farvel", "fejl", "fik", "fleste", "flytte", "flyttede", "forkert", "fra",
    "fundet", "fyldte", "fået", "gamle", "gange", "gerne", "gik", "give", "giver", "glemt", "godt", "ham", "handler",
    "hedder", "hele", "hendes", "henter", "hilsen", "hjalp", "hjem", "hjemme", "hun", "husker", "hva", "hvad", "hvem",
    "hver", "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "hvornår", "ikke", "ikkje", "ind", "indtil", "jeg", "jer",
    "jeres", "kalder", "kender", "kone", "koster", "kun", "kunne", "lige", "lukket", "mand", "mange", "mangler", "meg",
    "mens", "mere", "mindst", "mine", "mistet", "mit", "mobbet", "måned", "måneder", "nabo", "naboen", "nat", "navn",
    "navnet", "noe", "noen", "nogen", "noget", "nogle", "nummeret", "nye", "odense", "og", "også", "op", "oplyse",
    "oplyst", "opslag", "ordning", "os", "penge", "plads", "rigtig", "rigtige", "rigtigt", "ringede", "ringet", "sag",
    "sagen", "samme", "sammen", "selv", "sende", "sendt", "sendte", "sidder", "siddet", "sidste", "siger", "skal",
    "sker", "skrev", "skrevet", "skrive", "spurgt", "stadig", "sted", "steder", "syg", "tabt", "tak", "taler",
    "tallene", "til", "tilbage", "timer", "tlf", "ud", "udbetalt", "uden", "uge", "uger", "undskyld", "vedr", "vej",
    "vejen", "ven", "venlig", "venligst", "venner", "vente", "venter", "vh", "vide", "vil", "virker", "vist", "vores",
    "åben", "åbner",
];
const EASTERN: [&str; 97] = [
    "alla", "allt", "alltså", "andra", "att", "av", "bara", "barnen", "beslut", "beslutet", "betalat", "bort",
    "bygglov", "dom", "dotter", "era", "ett", "familj", "fick", "finns", "flera", "flyttat", "frågar", "från", "gamla",
    "gata", "gatan", "genom", "granne", "hade", "hela", "hemma", "hittar", "hon", "honom", "hur", "håller", "idag",
    "igår", "inget", "inte", "jag", "kolla", "mamma", "mina", "morgon", "mycket", "månader", "måndag", "många",
    "måste", "natt", "ni", "nya", "någon", "något", "nån", "och", "också", "on", "oss", "pappa", "polisen", "prata",
    "samma", "sedan", "sen", "sina", "sjuk", "ska", "skicka", "skickar", "skola", "skolan", "stan", "svarar", "tack",
    "till", "tillbaka", "tills", "två", "undrar", "upp", "utan", "vad", "vara", "varit", "varje", "vecka", "veckan",
    "veckor", "vem", "vet", "vilka", "vill", "vård", "åt",
];
// Those that are longer.
const LONG_WESTERN: &str = "alligevel begravelse borgerservice borgmesteren forvaltningen hjemmeplejen indberetning jobcenter \
    jobcentret manglende personnummeret personnumre plejehjem plejehjemmet sagsbehandler sygedagpenge \
    sygehuset tidligere";
const LONG_EASTERN: &str = "efternamn felaktigt fortfarande personalen sjukhuset";

/// Letters and small words that only some of the languages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// `æ` or `ø`, "jeg": Danish or Norwegian.
    Western,
    /// `ä` or `ö`, "jag": Swedish or Finnish.
    Eastern,
    /// All have them.
    Shared,
}

impl Letters {
    /// Those of a part of the text, and of what stands near it; if that tells nothing,
    /// of what stands further off.
    pub(crate) fn around(page: &Page<'_>, part: Range<usize>) -> Self {
        const NEAR: usize = 40;
        const FAR: usize = 240;
        let within = |bytes: usize| {
            let start = page.boundary(part.start.saturating_sub(bytes));
            let end = page.boundary((part.end + bytes).min(page.plain.len()));
            Self::of(page.lower.get(start..end).unwrap_or_default())
        };
        match within(NEAR) {
            Self::Shared => within(FAR),
            told => told,
        }
    }

    fn of(text: &str) -> Self {
        const SHORT: usize = 8;
        let is = |word: &str, short: &[&str], long: &str| match word.len() {
            ..=SHORT => short.binary_search(&word).is_ok(),
            _ => long.split(' ').any(|known| known == word),
        };
        let (mut western, mut eastern) = (0, 0);
        for word in words(text) {
            western += usize::from(word.contains(['æ', 'ø']) || is(word, &WESTERN, LONG_WESTERN));
            eastern += usize::from(word.contains(['ä', 'ö']) || is(word, &EASTERN, LONG_EASTERN));
        }
        match western.cmp(&eastern) {
            Ordering::Greater => Self::Western,
            Ordering::Less => Self::Eastern,
            Ordering::Equal => Self::Shared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_in_order() {
        for known in [&WESTERN[..], &EASTERN[..]] {
            assert!(known.is_sorted() && known.iter().all(|word| word.len() <= 8));
        }
    }

    #[test]
    fn three_words_show_it() {
        for text in ["jobcentret har glemt", "sagsbehandleren kender mig", "kære kommune", "hvor er svaret"] {
            assert_eq!(Letters::of(text), Letters::Western, "{text}");
        }
        for text in
            ["jag har glömt", "handläggaren vet inget", "var finns svaret", "på strøget! mitt pnr är, ring någon"]
        {
            assert_eq!(Letters::of(text), Letters::Eastern, "{text}");
        }
        assert_eq!(Letters::of("mvh maja ek"), Letters::Shared);
    }
}
