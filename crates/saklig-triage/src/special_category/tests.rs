//! What tells something of somebody, and what only talks of such things.

use crate::triage::tests::{read, read_text};
use crate::{Suggest, Text, TextKind};

fn told(text: &str) -> Vec<&str> {
    let reading = read(text);
    let told = reading.findings.iter().filter(|finding| finding.kind == "special_category");
    told.map(|finding| &text[finding.start..finding.end]).collect()
}

const TOLD: &[(&str, &str)] = &[
    ("Jag har ADHD och orkar inte fylla i blanketten.", "ADHD"),
    ("Jag är sjukskriven sedan i maj.", "sjukskriven"),
    ("Min dotter har diabetes och får ingen hjälp i skolan.", "diabetes"),
    ("Min son, som har autism, har väntat i två år.", "autism"),
    ("Grannen på Storgatan 4 är alkoholist.", "alkoholist"),
    ("Anna Berg på handläggningen är muslim.", "muslim"),
    ("Kalle är homosexuell, det vet alla.", "homosexuell"),
    ("Min man fick cancer i våras.", "cancer"),
    ("Min mamma lider av svår demens.", "demens"),
    ("Jag är gravid och behöver en ny tid.", "gravid"),
    ("Jag är medlem i facket och det vet min chef.", "medlem i facket"),
    ("Min chef är med i Kommunal.", "med i Kommunal"),
    ("Vår autistiska son behöver skolskjuts.", "autistiska"),
    ("På grund av min depression klarar jag inte telefon.", "depression"),
    ("Jag har nyligen fått diagnosen bipolär.", "diagnosen"),
    ("Jag är kurd och blev illa bemött.", "kurd"),
    ("Min fru är judinna.", "judinna"),
    ("Varför finns mina fingeravtryck kvar i registret?", "fingeravtryck"),
    ("Jag sitter i rullstol och kommer inte in.", "sitter i rullstol"),
    ("Nu är jag sjuk igen.", "sjuk"),
    ("Som muslim känner jag mig inte välkommen hos er.", "muslim"),
    ("Min sons ADHD gör att han inte kan vänta.", "ADHD"),
    ("Eva Lind har MS, det vet ni.", "MS"),
    ("Hans handläggare Sofia går hos psykolog.", "går hos psykolog"),
    ("Jeg har ADHD og kan ikke overskue skemaet.", "ADHD"),
    ("Min datter har sukkersyge.", "sukkersyge"),
    ("Min mand er sygemeldt med stress.", "sygemeldt"),
    ("Naboen i nummer 4 er misbruger.", "misbruger"),
    ("Mette Holm på jobcentret er muslim.", "muslim"),
    ("Jeg er medlem af 3F.", "medlem af 3F"),
    ("Min søn med autisme venter på en plads.", "autisme"),
    ("Min kone har fået konstateret kræft.", "kræft"),
    ("Jeg er førtidspensionist og bor alene.", "førtidspensionist"),
    ("Min bror er homoseksuel.", "homoseksuel"),
    ("Jeg er gravid, hvornår får jeg svar?", "gravid"),
    ("Vores handicappede søn mangler transport.", "handicappede"),
    ("På grund af min angst kan jeg ikke ringe.", "angst"),
    ("Jeg sidder i kørestol.", "sidder i kørestol"),
    ("Jeg er jøde og føler mig utryg.", "jøde"),
    ("Lars har forsøgt selvmord to gange.", "har forsøgt selvmord"),
    ("Eva på kommunen är lesbisk.", "lesbisk"),
    ("Jag blev sjukskriven för utmattning i mars.", "sjukskriven"),
    ("Er handläggare Karin Ek är med i facket.", "med i facket"),
    ("Sonen har ADHD och autism.", "autism"),
    ("Som döv kan jag inte ringa er.", "döv"),
    ("Min nabo Jens Holm har skizofreni.", "skizofreni"),
    ("Borgmester Anne Lund er lesbisk.", "lesbisk"),
    ("Min kæreste er transkønnet.", "transkønnet"),
    ("Jeg er desværre blevet syg.", "syg"),
    ("Jeg har ADHD og trenger hjelp.", "ADHD"),
    ("Datteren min er deprimert, min datter er deprimert.", "deprimert"),
    ("I have epilepsy and cannot drive.", "epilepsy"),
    ("My son is autistic.", "autistic"),
    ("I am a Muslim and I felt unwelcome.", "a Muslim"),
];

const NOT_TOLD: &[&str] = &[
    "Vården i Sverige är dålig.",
    "Facket har sagt nej till förslaget.",
    "Kyrkan ligger på torget.",
    "Vilken sjuk dialekt!",
    "Ni är blinda för problemen.",
    "Jag är blind för sådana detaljer.",
    "Är ni helt sjuka i huvudet?",
    "Jag blir sjuk av er handläggning.",
    "Det är sjukt att det tar så lång tid.",
    "Barn med autism har rätt till stöd.",
    "Jag har läst om ADHD i tidningen.",
    "Jag har en fråga om diabetes.",
    "Jag forskar om cancer.",
    "Min syster jobbar med cancerpatienter.",
    "Alla muslimer är välkomna.",
    "Muslimer och kristna firar ihop.",
    "Sverige är ett kristet land.",
    "Hur ansöker man om sjukersättning?",
    "Vad gäller för den som är gravid?",
    "Är man sjuk ska man stanna hemma.",
    "Homosexuella har rätt att gifta sig.",
    "Jag är inte sjuk, bara trött på er.",
    "Kan ni skriva om psykisk ohälsa?",
    "Mer pengar till psykiatrin!",
    "Ni borde satsa på demensvården.",
    "Synagogan visas på lördag.",
    "Hur lämnar man fingeravtryck?",
    "Jag är medlem i biblioteket.",
    "Jag är från Syrien.",
    "Min bil är gammal.",
    "Rom är en vacker stad.",
    "Samma fel igen.",
    "Politiken är sjuk.",
    "Han har fel.",
    "Region Skåne har fått många frågor om cancer.",
    "Migrationsverket är blint.",
    "Hele systemet er sygt.",
    "Fagforeningen har sagt nej.",
    "Kirken ligger ved torvet.",
    "Er I syge i hovedet?",
    "Kommunen er blind for problemet.",
    "Børn med autisme har ret til hjælp.",
    "Jeg har læst om kræft.",
    "Jeg arbejder med demente.",
    "Muslimer må gerne komme.",
    "Hvordan søger man førtidspension?",
    "Danmark er et kristent land.",
    "Flere penge til psykiatrien!",
    "Jeg bliver syg af jeres system.",
    "Det er da helt sygt.",
    "Hvad gælder, når man er gravid?",
    "Jeg er ikke syg.",
    "Ældre med demens fortjener bedre.",
    "Hvor længe skal man vente på en psykolog?",
    "Jag har stor respekt för personer med ADHD.",
    "Jag är trött på att vänta.",
    "Har ni tänkt på dem med funktionsnedsättning?",
    "Jag är allergisk mot byråkrati.",
    "Jag blir deprimerad av att läsa detta.",
    "Detta är ett cancersår i systemet.",
    "Kan muslimer få ledigt på eid?",
    "Kyrkans förskola är stängd.",
    "Facket borde göra något.",
    "Är kommunen blind?",
    "Mitt ärende är dött.",
    "Jag är kristallklar i min åsikt.",
    "Jag vill ha en plats åt min son på förskolan.",
    "Min dotter går i tvåan.",
    "Min granne klippte häcken.",
    "Jag är svensk medborgare.",
    "Jag är pensionär.",
    "Jag har en hund som är sjuk.",
    "Sjukvården måste få mer pengar.",
    "Varför har man inte tillgänglighet för rullstolar?",
    "Vi behöver fler platser inom psykiatrin.",
    "Jag jobbar på ett boende för personer med demens.",
    "Min fru är läkare.",
    "Min syster är sjuksköterska på canceravdelningen.",
    "Regeringens politik är sjuk.",
    "Jeg har fået nok.",
    "Jeg er træt af jer.",
    "Jeg har et spørgsmål om sygedagpenge.",
    "Min søn starter i skole.",
    "Hvad med de handicappede?",
    "Sygt irriterende!",
    "Det er en syg sag.",
    "Kirken bør have flere penge.",
    "Jeg er døv for jeres undskyldninger.",
    "Jeg er helt blind over for det argument.",
    "Jeg er dansk statsborger.",
    "Muslimske friskoler får tilskud.",
    "Jeg går ind for homoseksuelles rettigheder.",
    "Hvorfor skal de kristne helligdage betale?",
    "Jeg mener at førtidspension skal afskaffes.",
    "Bør man have ret til abort?",
    "Min hund er blind.",
    "Er der kørestolsadgang?",
    "Depression is common in winter.",
    "The church is open.",
    "I have read about cancer.",
    "This is sick!",
    "Gay people have the same rights.",
];

#[test]
fn what_is_told_of_a_person() {
    let wrong: Vec<_> = TOLD.iter().filter(|(text, words)| !told(text).contains(words)).collect();
    let wrong: Vec<_> =
        wrong.into_iter().map(|(text, words)| format!("{text} -> {:?}, not {words}", told(text))).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), TOLD.len(), wrong.join("\n"));
}

#[test]
fn general_talk_tells_nothing_of_anybody() {
    let wrong: Vec<_> = NOT_TOLD.iter().filter(|text| !told(text).is_empty()).collect();
    let wrong: Vec<_> = wrong.into_iter().map(|text| format!("{text} -> {:?}", told(text))).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), NOT_TOLD.len(), wrong.join("\n"));
}

#[test]
fn he_and_she_once_somebody_is_pointed_out() {
    assert_eq!(told("Eva Lind sköter ert konto. Hon är muslim."), ["muslim"]);
    assert_eq!(told("Hon är muslim."), [""; 0]);
    assert_eq!(told("Min datter venter. Hun har epilepsi."), ["epilepsi"]);
}

#[test]
fn a_hint_with_its_ground_in_every_kind_of_text() {
    for kind in [TextKind::Comment, TextKind::Draft, TextKind::Note] {
        let reading = read_text(&Text { kind, ..Text::comment("Min dotter har diabetes.") });
        assert_eq!((reading.findings.len(), reading.suggest), (1, Suggest::Look), "{kind:?}");
        assert_eq!(reading.findings[0].ground, Some("special-category"));
    }
}

/// No opinion register: of what sort the words are is nowhere said.
#[test]
fn nothing_tells_the_sorts_apart() {
    let texts = ["Jag är muslim.", "Jag har ADHD.", "Jag är lesbisk.", "Jag är medlem i facket.", "Jag är kurd."];
    let mut shown: Vec<String> = Vec::new();
    for text in texts {
        let reading = read(text);
        let [finding] = reading.findings.as_slice() else { panic!("{text}: {:?}", reading.findings) };
        assert!(finding.facts.is_empty(), "{finding:?}");
        shown.push(format!("{} {} {:?} {}", finding.kind, finding.reason, finding.ground, finding.score));
    }
    shown.dedup();
    assert_eq!(shown.len(), 1, "{shown:?}");
    for sense in super::TELLING.iter().chain(&super::CONTEXT) {
        let form =
            ["has", "is", "is_only", "does", "owns", "such", "self", "whose", "relation", "known", "pronoun", "name"];
        let verb = ["having", "being", "break", "figure"];
        let name = sense.0.strip_prefix("special.").unwrap();
        assert!(form.contains(&name) || verb.contains(&name), "{name} is no grammar");
    }
}
