//! Advertising (sv. *reklam*): a text that is mainly there to sell something
//! for somebody else (S1-25), offers of cheats among them.
//!
//! No sign tells by itself: people speak of prices, of firms, and of where to
//! book. It takes somebody who sells, or a cheat's offer, together with what is
//! offered or how to get it. Free help, warnings of advertising and questions
//! count against it.

use crate::detector::Detector;
use crate::finding::{Finding, certainty};
use crate::lexicon::{Hit, Sense};
use crate::page::Page;
use crate::text::TextKind;

/// Finds `advertising`. Its fact `signs` names what was seen: `offer`, `firm`,
/// `contact`, `hurry`, `price`, `prize`, `promotion`, `link`.
pub struct Advertising;

/// The ground that advertising may lead to.
const GROUND: &str = "advertising";

const OFFER: Sense = Sense("advert.offer");
const FIRM: Sense = Sense("advert.firm");
/// `AB`, `ApS`: only in capitals after a name.
const FORM: Sense = Sense("advert.form");
pub(crate) const REACH: Sense = Sense("advert.reach");
const ACT: Sense = Sense("advert.act");
const HURRY: Sense = Sense("advert.hurry");
const CHEAP: Sense = Sense("advert.cheap");
pub(crate) const SCAM: Sense = Sense("advert.scam");
pub(crate) const PROMO: Sense = Sense("advert.promo");
pub(crate) const MESSENGER: Sense = Sense("advert.messenger");
/// What stands before a price that is held out.
const FROM: Sense = Sense("advert.from");
/// Endings of addresses.
const DOMAIN: Sense = Sense("advert.domain");
/// Words that say that a number is a phone's.
const PHONE: Sense = Sense("phone");
/// Speaking of advertising, or warning of it.
const ABOUT: Sense = Sense("advert.about");
/// Help that sells nothing.
const HELP: Sense = Sense("advert.help");

/// So much evidence it takes.
const ENOUGH: i32 = 4;

/// A text that is longer than this is mainly something else, unless much speaks
/// for it. In bytes.
const LONG: usize = 700;

/// What was seen.
#[derive(Default)]
struct Signs {
    offer: bool,
    firm: bool,
    form: bool,
    reach: bool,
    act: bool,
    hurry: bool,
    cheap: bool,
    priced: bool,
    scam: bool,
    promo: bool,
    messenger: bool,
    link: bool,
    percent: bool,
    number: bool,
    about: bool,
    help: bool,
}

impl Detector for Advertising {
    fn kinds(&self) -> &'static [&'static str] {
        &["advertising"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["advert-firm", "advert-offer", "advert-lure"]
    }

    fn senses(&self) -> &'static [Sense] {
        &[OFFER, FIRM, FORM, REACH, ACT, HURRY, CHEAP, SCAM, PROMO, MESSENGER, FROM, DOMAIN, ABOUT, HELP]
    }

    fn needs(&self) -> &'static [Sense] {
        &[OFFER, FIRM, FORM, SCAM, PROMO, FROM]
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        let signs = Signs::of(page);
        // Somebody sells, or lures.
        let sells = signs.firm || signs.form || signs.scam || signs.promo;
        let reaches = signs.reach || signs.link || signs.messenger || signs.number;
        // A price and where to buy may stand in the news; not where one is told to.
        let offers = signs.offer && (reaches || signs.hurry) || signs.priced && signs.act && reaches;
        if !(sells || offers) {
            return;
        }
        let weight = signs.weight() - against(page, &signs);
        let enough = if page.plain.len() > LONG { ENOUGH + 3 } else { ENOUGH };
        if weight < enough {
            return;
        }
        let reason = if signs.scam || signs.promo {
            "advert-lure"
        } else if signs.firm || signs.form {
            "advert-firm"
        } else {
            "advert-offer"
        };
        let score = certainty(0.45 + 0.07 * weight.min(7) as f32);
        let finding = Finding::new("advertising", 0..page.plain.len(), score, reason).with_ground(GROUND);
        findings.push(finding.with_fact("signs", signs.names()));
    }
}

impl Signs {
    fn of(page: &Page<'_>) -> Self {
        let mut signs = Self::default();
        let (mut domain, mut phone) = (false, false);
        for hit in page.hits {
            match hit.sense {
                OFFER => signs.offer = true,
                FIRM => signs.firm = true,
                FORM => signs.form |= is_form(page, hit),
                REACH => signs.reach = true,
                ACT => signs.act = true,
                HURRY => signs.hurry = true,
                CHEAP => signs.cheap = true,
                SCAM => signs.scam = true,
                PROMO => signs.promo = true,
                MESSENGER => signs.messenger = true,
                ABOUT => signs.about = true,
                HELP => signs.help = true,
                FROM => signs.priced |= is_price_from(page, hit),
                DOMAIN => domain |= is_foreign(page, hit),
                PHONE => phone = true,
                _ => {}
            }
        }
        let any = signs.offer || signs.priced || signs.firm || signs.form || signs.scam || signs.promo;
        if any {
            signs.link = domain || has_foreign_link(page);
            signs.percent = memchr::memchr(b'%', page.plain.as_bytes()).is_some();
            let digits = || page.runs.iter().map(ExactSizeIterator::len);
            signs.number = digits().max().unwrap_or(0) >= 5 || digits().sum::<usize>() >= 8;
            signs.reach |= phone && signs.number;
        }
        signs
    }

    fn weight(&self) -> i32 {
        let two = [self.offer || self.priced, self.firm, self.form, self.reach, self.link, self.messenger];
        let one = [self.act, self.hurry, self.cheap, self.percent, self.number];
        let count = |signs: &[bool]| signs.iter().map(|sign| i32::from(*sign)).sum::<i32>();
        2 * count(&two) + count(&one) + 3 * i32::from(self.scam) + 4 * i32::from(self.promo)
    }

    fn names(&self) -> Vec<&'static str> {
        let all = [
            (self.offer || self.priced, "offer"),
            (self.firm || self.form, "firm"),
            (self.reach || self.messenger || self.number, "contact"),
            (self.hurry, "hurry"),
            (self.cheap || self.percent, "price"),
            (self.scam, "prize"),
            (self.promo, "promotion"),
            (self.link, "link"),
        ];
        all.into_iter().filter_map(|(seen, name)| seen.then_some(name)).collect()
    }
}

/// What speaks against it.
fn against(page: &Page<'_>, signs: &Signs) -> i32 {
    // A seller asks as well ("Behöver du hjälp?"), but goes on after it.
    let asks = page.sentences.last().is_some_and(|sentence| sentence.asks) && !signs.reach;
    4 * i32::from(signs.about) + 3 * i32::from(signs.help && !signs.scam) + 2 * i32::from(asks)
}

/// Whether a price follows: `from 299 kr`, `only 19:-`.
fn is_price_from(page: &Page<'_>, hit: &Hit) -> bool {
    let at = page.runs.partition_point(|run| run.start <= hit.end);
    let Some(run) = page.runs.get(at).filter(|run| run.start == hit.end + 1) else { return false };
    let after = page.plain.get(run.end..).unwrap_or_default().trim_start_matches([' ', '.', ',']);
    [":-", "€", "$", "%"].iter().any(|sign| after.starts_with(sign))
        || page.hits_in(run.end..(run.end + 12).min(page.plain.len())).any(|hit| hit.sense == CHEAP)
}

/// Whether the address that ends here is not the authority's own.
fn is_foreign(page: &Page<'_>, hit: &Hit) -> bool {
    let head = page.lower.get(..hit.start).unwrap_or_default();
    let name = head.rfind(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).map_or(head, |at| {
        head.get(at..).unwrap_or_default().trim_start_matches(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'))
    });
    let mailbox = head.get(..head.len() - name.len()).unwrap_or_default().ends_with('@');
    let domain = format!("{name}{}", page.lower.get(hit.start..hit.end).unwrap_or_default());
    name.len() > 1 && !mailbox && !page.profile.owns_domain(domain.trim_start_matches("www."))
}

/// A firm's name is looked for so many bytes before its form.
const NAME: usize = 64;

/// Whether a firm's form is written as one: in capitals, after a name.
fn is_form(page: &Page<'_>, hit: &Hit) -> bool {
    let written = page.plain.get(hit.start..hit.end).unwrap_or_default();
    let capitals = written.chars().filter(char::is_ascii_uppercase).count();
    let from = page.boundary(hit.start.saturating_sub(NAME));
    let name = page.plain.get(from..hit.start).unwrap_or_default().split_whitespace().next_back();
    // `AS`, `AB` and `A/S` whole, `Oy` and `Ltd` with one capital.
    let whole = matches!(hit.end - hit.start, 2) && !written.eq_ignore_ascii_case("oy") || written.contains('/');
    capitals >= if whole { 2 } else { 1 }
        && name.is_some_and(|name| {
            let mut letters = name.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
        })
}

/// Whether it links to somewhere that is not the authority's own.
fn has_foreign_link(page: &Page<'_>) -> bool {
    let starts = ["://", "www."];
    starts.iter().any(|start| {
        memchr::memmem::find_iter(page.lower.as_bytes(), start).take(8).any(|at| {
            let rest = page.lower.get(at + start.len()..).unwrap_or_default();
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).unwrap_or(rest.len());
            let domain = rest.get(..end).unwrap_or_default().trim_end_matches('.');
            !domain.is_empty() && !page.profile.owns_domain(domain.trim_start_matches("www."))
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::{only, read, read_as};
    use crate::{Profile, Suggest, Text};

    fn those(texts: &[&'static str], sell: bool) -> Vec<&'static str> {
        texts.iter().copied().filter(|text| (only("advertising", text) == [*text]) != sell).collect()
    }

    #[test]
    fn what_sells() {
        let texts = [
            "Vi på Migrationsbyrån AB hjälper er snabbt, 20 % rabatt denna vecka",
            "Reklambolaget AB: 20 % rabatt på allt denna vecka",
            "Vinn en iPhone -> klicka",
            "Tjäna pengar hemifrån! Skriv till mig på WhatsApp så berättar jag hur",
            "Hos oss får du solceller till fast pris. Ring oss för gratis offert!",
            "Trött på snön? Vi skottar ditt tak billigt, vårt företag har 20 års erfarenhet. Ring nu!",
            "Boka din flyttstädning i dag – rutavdrag och nöjd-kund-garanti, läs mer på www.flyttstad.example",
            "Vores firma tilbyder vinduespudsning til halv pris i denne uge, ring på 70 12 34 56",
            "Nyåbnet frisør! Vi hos Saks & Co ApS giver 15 % rabat til alle nye kunder",
            "Jeg tjente 20.000 på en uge med bitcoin, følg linket i min profil",
            "Lån uden kreditvurdering – svar på fem minutter. Ansøg på https://laan.example",
            "Bestill nå og få 30 % rabatt på alle vinduer hos Vindu AS",
            "Tarjoamme kotisiivouksia edullisesti, kotitalousvähennys käytössä. Soita meille!",
            "I made $5,000 in a week thanks to my broker, contact him on Telegram @fx",
            "Check out my channel and subscribe, guys",
            "We offer cheap flights and the best prices in town, call us today!",
            "Vi söker säljare till vår butik, hör av dig till oss på 070-174 06 15",
            "Fönsterputs från 299 kr! Boka på putsaren.se",
            "Behöver du hjälp med din ansökan? Kontakta Juristhjälpen, vi har lägsta priserna!",
            "Get your visa fast, we guarantee approval! WhatsApp +46 70 174 06 15",
            "Har du brug for hjælp til flytningen? Kun 499 kr., ring på 70 12 34 56",
        ];
        assert_eq!(those(&texts, true), [""; 0], "not found");
    }

    #[test]
    fn what_sells_nothing() {
        let texts = [
            "Exempelstads advokatförening tipsar: gratis juridisk rådgivning på biblioteket på torsdag",
            "Varför ger ni 20 % rabatt bara till pensionärer?",
            "Ni borde sänka avgiften, det är billigare i grannkommunen",
            "Vad kostar det att boka vigselrummet?",
            "Passet kostade 500 kr och tog åtta veckor",
            "Bygget av bron gick till Bro och Väg AB, de är alltid sena",
            "Jag jobbar på Exempelbolaget AB och väntar på mitt arbetstillstånd",
            "Har ni några lediga jobb hos er?",
            "Man kan boka tid här: https://polisen.example/boka",
            "Se upp för Snabblån AB, de lovar lån utan kreditupplysning och lurar gamla",
            "Grannföreningen bjuder på gratis soppa på lördag, kontakta oss om du vill hjälpa till",
            "Köp en ny snöplog i stället för konst!",
            "Vi på Storgatan har inte fått soporna hämtade denna vecka",
            "Tilbuddet om sommerskole er fint, men hvornår kan man søge?",
            "Hvorfor skal vi betale 200 kr for et parkeringsskilt?",
            "Røde Kors har gratis rådgivning på biblioteket, bare ring til dem",
            "Is there any discount for students?",
            "I work from home and cannot come to the office today",
            "Krypto borde förbjudas",
            "Jag söker jobb, har 20 års erfarenhet som målare, ring mig på 070-174 06 15",
            "Läs om det på svt.se, avgiften höjs från 299 kr till 350 kr",
            "Behöver du hjälp kan du ringa kommunens växel, det är gratis",
            "Mitt företag fick inget svar på ansökan, ring mig",
        ];
        assert_eq!(those(&texts, false), [""; 0], "found");
    }

    #[test]
    fn the_authority_s_own_link_sells_nothing() {
        let own = Profile { domains: vec!["exempel.se".into()], ..Profile::default() };
        let text = Text::comment("Erbjudandet om gratis offert finns på https://www.exempel.se/tak");
        assert!(read_as(&own, &text).findings.iter().all(|finding| finding.kind != "advertising"));
    }

    #[test]
    fn what_it_leads_to() {
        let reading = read("Vi på Migrationsbyrån AB hjälper er snabbt, 20 % rabatt denna vecka");
        let finding = &reading.findings[0];
        assert_eq!((finding.ground, finding.reason), (Some("advertising"), "advert-firm"));
        assert_eq!(finding.facts["signs"], serde_json::json!(["offer", "firm", "hurry", "price"]));
        assert_eq!(reading.suggest, Suggest::HideForReview);
    }
}
