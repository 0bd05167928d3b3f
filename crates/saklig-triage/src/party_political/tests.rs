//! Drafts as authorities write them, with what is found in each and what must
//! not be.

use super::*;
use crate::triage::tests::{read_as, read_text};
use crate::{Pack, Profile, Suggest, Text, Triage};

/// What is found in a draft: the signal, the words, and who.
fn signals(text: &str) -> Vec<(u64, String, String)> {
    of(&read_text(&Text::draft(text)).findings, text)
}

fn of(findings: &[Finding], text: &str) -> Vec<(u64, String, String)> {
    let party = findings.iter().filter(|finding| finding.kind == "party_political");
    party
        .map(|finding| {
            let who = finding.facts.get("who").and_then(|who| who.as_str()).unwrap_or_default();
            (finding.facts["signal"].as_u64().unwrap(), text[finding.start..finding.end].to_owned(), who.to_owned())
        })
        .collect()
}

/// Every draft in which something else is found than these, with what is found.
fn wrong(drafts: &[(&str, &[(u64, &str)])]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (text, expected) in drafts {
        let found = signals(text);
        let short: Vec<(u64, &str)> = found.iter().map(|(signal, place, _)| (*signal, place.as_str())).collect();
        if short != *expected {
            wrong.push(format!("{text}\n    found {short:?}\n    not   {expected:?}"));
        }
    }
    wrong
}

#[track_caller]
fn all_as_said(drafts: &[(&str, &[(u64, &str)])]) {
    let wrong = wrong(drafts);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), drafts.len(), wrong.join("\n"));
}

#[test]
fn a22_as_it_stands() {
    all_as_said(&[
        ("Parkera på vänster sida, centern av torget är avstängd. Moderata temperaturer väntas.", &[]),
        ("Stem på tirsdag: husk valgkortet!", &[]),
        ("Vänsterns förslag är oansvarigt", &[(1, "Vänsterns"), (7, "oansvarigt")]),
    ]);
    let draft = read_text(&Text::draft("Vänsterns förslag är oansvarigt"));
    assert_eq!(draft.findings[0].facts["who"], "Vänsterpartiet");
    assert_eq!(draft.suggest, Suggest::Look);
    assert_eq!(read_text(&Text::draft("Stem på tirsdag: husk valgkortet!")).suggest, Suggest::Leave);
}

#[test]
fn parties_named_in_swedish() {
    all_as_said(&[
        ("S-förslaget röstades ner i går.", &[(1, "S-förslaget")]),
        ("KD:s budget presenterades i dag.", &[(1, "KD:s")]),
        ("Vi välkomnar Moderaternas besked om busslinjerna.", &[(1, "Moderaternas")]),
        ("I dag besöker moderatledaren vår nya skola.", &[(1, "moderatledaren")]),
        ("Det var sossarna som byggde biblioteket.", &[(1, "sossarna")]),
        ("Nu höjer SD bidraget, säger SD:s gruppledare.", &[(1, "SD"), (1, "SD:s")]),
        ("Centerpartiet och Liberalerna är överens om simhallen.", &[(1, "Centerpartiet"), (1, "Liberalerna")]),
        ("Enligt Centern ska torget byggas om.", &[(1, "Centern")]),
        ("Centern vill sänka avgiften.", &[(1, "Centern")]),
        ("Vänstern föreslår gratis kollektivtrafik.", &[(1, "Vänstern")]),
        (
            "Kommunen styrs av S, V och MP efter valet till fullmäktige, och partierna har lagt sin budget.",
            &[(1, "S"), (1, "V"), (1, "MP")],
        ),
        ("M vill bygga en ny skola.", &[(1, "M")]),
        ("Miljöpartisten Karin invigde cykelbanan.", &[(1, "Miljöpartisten")]),
        ("Tack till alla sverigedemokrater i nämnden!", &[(1, "sverigedemokrater")]),
        ("SSU ordnar en träff på fritidsgården.", &[(1, "SSU")]),
        ("Centerledaren kommer till invigningen.", &[(1, "Centerledaren")]),
        ("De moderata kommunalråden bjuder på kaffe.", &[(1, "moderata")]),
        ("Kristdemokraternas vallöfte om fler vårdplatser", &[(1, "Kristdemokraternas")]),
        ("KD:are och SD:are är välkomna.", &[(1, "KD:are"), (1, "SD:are")]),
        ("En SD-politiker får frågan i kvällens sändning.", &[(1, "SD-politiker")]),
        ("V-styrda kommuner får mer.", &[(1, "V-styrda")]),
        ("Nu får vi ordning på Sverige!", &[(1, "Nu får vi ordning på Sverige")]),
        ("Läs mer hos @moderaterna.", &[(1, "@moderaterna")]),
        ("Häng med #socialdemokraterna på torget", &[(1, "#socialdemokraterna")]),
        ("Liberala ungdomsförbundet besöker gymnasiet.", &[(1, "Liberala ungdomsförbundet")]),
        ("Feministiskt initiativ har fått en plats.", &[(1, "Feministiskt initiativ")]),
    ]);
}

#[test]
fn parties_named_in_danish() {
    all_as_said(&[
        ("Venstres forslag om ny cykelsti er vedtaget.", &[(1, "Venstres")]),
        ("SF'erne i byrådet vil have mere økologi.", &[(1, "SF'erne")]),
        ("Enhedslistens udspil til budgettet kan læses her.", &[(1, "Enhedslistens")]),
        ("Nu kræver de konservative flere betjente i kommunen.", &[(1, "konservative")]),
        ("De konservative foreslår en ny bro.", &[(1, "konservative")]),
        ("I dag foreslår Venstre at sænke taksten.", &[(1, "Venstre")]),
        ("Byens V-borgmester klipper snoren i dag.", &[(1, "V-borgmester")]),
        ("Du finder liste Ø nederst på stemmesedlen.", &[(1, "liste Ø")]),
        ("Liste A fik flest stemmer ved valget.", &[(1, "Liste A")]),
        ("Socialdemokratiet vil bygge nye boliger.", &[(1, "Socialdemokratiet")]),
        ("Dansk Folkepartis ordfører kommer på besøg.", &[(1, "Dansk Folkepartis")]),
        ("De Radikale kræver flere pædagoger i kommunen.", &[(1, "Radikale")]),
        ("Det er godt, at Alternativet foreslår flere træer i byen.", &[(7, "godt"), (1, "Alternativet")]),
        ("DF'ere og SF'ere mødtes på torvet i går.", &[(1, "DF'ere"), (1, "SF'ere")]),
        ("Ifølge SF er planen ikke grøn nok for byrådet.", &[(1, "SF")]),
        ("Moderaterne i kommunen inviterer til møde.", &[(1, "Moderaterne")]),
        ("Danmarksdemokraternes kampagne kommer forbi torvet.", &[(1, "Danmarksdemokraternes")]),
        ("Radikale Venstres Ungdom kommer også.", &[(1, "Radikale Venstres")]),
        ("Den radikale borgmester åbner udstillingen.", &[(1, "radikale")]),
        ("En konservativ rådmand svarer på spørgsmål.", &[(1, "konservativ")]),
        ("Følg @Spolitik på X.", &[(1, "@Spolitik")]),
        ("Venstremanden fik ordet først.", &[(1, "Venstremanden")]),
        ("LA's skattepolitik er en gave til byens erhvervsliv.", &[(1, "LA's")]),
        (
            "I byrådet er S, SF og Enhedslisten blevet enige om budgetforliget.",
            &[(1, "S"), (1, "SF"), (1, "Enhedslisten")],
        ),
    ]);
}

#[test]
fn calls_to_vote_for_somebody() {
    all_as_said(&[
        (
            "Rösta på Socialdemokraterna den 13 september!",
            &[(2, "Rösta på Socialdemokraterna"), (1, "Socialdemokraterna")],
        ),
        ("Glöm inte att rösta på S på söndag!", &[(2, "rösta på S")]),
        ("Rösta på oss i höst.", &[(2, "Rösta på oss")]),
        ("Lägg din röst på Anna Berg.", &[(2, "Lägg din röst på Anna Berg")]),
        ("Kryssa Anna Berg!", &[(2, "Kryssa Anna Berg")]),
        ("Rösta inte på Sverigedemokraterna.", &[(2, "Rösta inte på Sverigedemokraterna"), (1, "Sverigedemokraterna")]),
        ("Rösta borgerligt för en tryggare stad.", &[(2, "Rösta borgerligt")]),
        ("Dags att byta: rösta bort regeringen!", &[(2, "rösta bort regeringen")]),
        ("Rösta på vår borgmästare!", &[(2, "Rösta på vår borgmästare")]),
        ("Stem på Venstre på tirsdag!", &[(2, "Stem på Venstre"), (1, "Venstre")]),
        ("Sæt kryds ved liste A.", &[(2, "Sæt kryds ved liste A"), (1, "liste A")]),
        ("Giv din stemme til Mette Holm.", &[(2, "Giv din stemme til Mette Holm")]),
        ("Stem personligt på Lars Holm den 18. november", &[(2, "Stem personligt på Lars Holm")]),
        ("Husk at stemme på os!", &[(2, "stemme på os")]),
        ("Stem rødt for en grønnere by.", &[(2, "Stem rødt")]),
        ("Stem A!", &[(2, "Stem A")]),
        ("Stem ikke på Dansk Folkeparti.", &[(2, "Stem ikke på Dansk Folkeparti"), (1, "Dansk Folkeparti")]),
        ("#stemvenstre", &[(2, "#stemvenstre")]),
        ("Hög tid att agera #RöstaM", &[(2, "#RöstaM")]),
    ]);
}

#[test]
fn links_and_people() {
    all_as_said(&[
        ("Läs partiets program på https://www.moderaterna.se/politik.", &[(4, "https://www.moderaterna.se/politik")]),
        ("Se mere på venstre.dk", &[(4, "venstre.dk")]),
        ("Følg med på facebook.com/enhedslisten i aften", &[(4, "facebook.com/enhedslisten")]),
        ("Kommunalrådet Anna Berg (M) inviger bron.", &[(6, "Anna Berg (M)")]),
        ("Borgmester Mette Holm (A) klipper snoren.", &[(6, "Mette Holm (A)")]),
        ("Vi träffade Ali Hassan (S) och Eva Lind (SD) på torget.", &[(6, "Ali Hassan (S)"), (6, "Eva Lind (SD)")]),
        ("Spidskandidat Lars Holm besøger plejehjemmet.", &[(6, "Spidskandidat")]),
        ("Anna Berg, toppkandidat i valet, besökte förskolan.", &[(6, "toppkandidat")]),
        ("Karin Ek kandiderar till riksdagen och jobbar hos oss.", &[(6, "kandiderar till")]),
        ("Mød Mette Holm, der stiller op til byrådet.", &[(6, "stiller op til byrådet")]),
        ("Moderaternas spetskandidat i kommunen svarar på frågor.", &[(1, "Moderaternas"), (6, "spetskandidat")]),
        ("Lars Holm er kandidat for Venstre i Aarhus.", &[(6, "kandidat for"), (1, "Venstre")]),
    ]);
}

#[test]
fn more_of_every_signal() {
    all_as_said(&[
        ("Kun Socialdemokratiet tager ansvar for velfærden.", &[(1, "Socialdemokratiet"), (7, "tager ansvar")]),
        ("V og K er imod.", &[(1, "V"), (1, "K")]),
        ("A, F og Ø har indgået aftale om budgettet.", &[(1, "A"), (1, "F"), (1, "Ø")]),
        ("Styret (S, C och MP) höjer skatten.", &[(1, "S"), (1, "C"), (1, "MP")]),
        ("Det är oansvarigt av S och MP att säga nej till kärnkraft.", &[(7, "oansvarigt"), (1, "S"), (1, "MP")]),
        ("Rådmand Line Madsen (Ø) svarer på spørgsmål.", &[(6, "Line Madsen (Ø)")]),
        ("Vælg Venstre for lavere skat.", &[(2, "Vælg Venstre"), (1, "Venstre")]),
        ("Følg vores kandidat Lise Krogh på Facebook.", &[(6, "vores kandidat")]),
        ("En röst på S är en röst på välfärden.", &[(2, "röst på S")]),
        ("SF-borgmesteren i Aarhus fremlagde planen.", &[(1, "SF-borgmesteren")]),
        ("Venstres Ungdom uddeler kaffe på stationen.", &[(1, "Venstres Ungdom")]),
        ("Byrådskandidat Lone Kjær giver kage på torvet.", &[(6, "Byrådskandidat")]),
    ]);
}

#[test]
fn verdicts_only_beside_a_party() {
    all_as_said(&[
        ("Socialdemokraternas budget är ansvarslös.", &[(1, "Socialdemokraternas"), (7, "ansvarslös")]),
        ("Dansk Folkeparti svigter de ældre.", &[(1, "Dansk Folkeparti"), (7, "svigter")]),
        ("Planen är ansvarslös.", &[]),
        ("Moderaterna har lagt en budget. Vädret är katastrofalt.", &[(1, "Moderaterna")]),
    ]);
}

#[test]
fn ordinary_words_of_everyday_drafts() {
    let none: Vec<(&str, &[(u64, &str)])> = ORDINARY.iter().map(|text| (*text, &[] as &[(u64, &str)])).collect();
    all_as_said(&none);
}

const ORDINARY: &[&str] = &[
    // Swedish.
    "Håll till vänster i rulltrappan. Vänster fil är avstängd.",
    "Vänstern av de två dörrarna är stängd.",
    "Centern är öppen till kl. 20.",
    "Parkering Centern är stängd i veckan.",
    "Höga halter av miljöpartiklar i luften.",
    "En moderat prishöjning väntas på el.",
    "Moderat vind från söder.",
    "Moderata nivåer av pollen i dag.",
    "En liberal tolkning av reglerna gör fler ansökningar möjliga.",
    "Konservativ behandling räcker oftast vid ryggskott.",
    "Tröjorna finns i storlek S, M och L.",
    "T-shirten finns i S, M, L och XL.",
    "Ät mer vitamin C och vitamin D.",
    "Buss 4 och linje S går inte i dag.",
    "Spår M och V är avstängda.",
    "Klass 7C och 8V åker på utflykt.",
    "Klass V har friluftsdag.",
    "S-kurvan på väg 40 är halkig.",
    "C-vitamin och A-kassa är två olika saker.",
    "Kör in på M-skylten.",
    "SD-kort går att låna på biblioteket.",
    "Kameran har 12 MP och tar fina bilder.",
    "Grön flagg till förskolan Solen!",
    "Ny lekplats i parken. Rött kort till den som skräpar ner!",
    "Vi är en enhet i kommunen som arbetar med bygglov.",
    "Regeringen har beslutat om nya regler för uppehållstillstånd.",
    "Migrationsministern besökte oss i går.",
    "Statsministern talar till nationen kl. 21.",
    "Kommunfullmäktige sammanträder på måndag.",
    "Alla partier i kommunfullmäktige får samma tid.",
    "Rösta senast söndag kl. 20!",
    "Du kan rösta på biblioteket från den 26 augusti.",
    "Förtidsrösta på Stadsbiblioteket eller i Folkets Hus.",
    "Rösta på Folkets Hus i dag!",
    "Rösta på årets bok!",
    "Rösta på ditt favoritbidrag i fototävlingen.",
    "Rösta på namnet till den nya skolan.",
    "Rösta! Din röst är viktig.",
    "Glöm inte att rösta på söndag.",
    "Så röstar du: ta med legitimation och röstkort.",
    "Myndigheten tar inte ställning för vem du ska rösta på.",
    "Du kan rösta på ett parti och kryssa en kandidat.",
    "Kryssa i rutan för samtycke.",
    "Välj mellan S och M när du beställer arbetskläder.",
    "Kandidater till tjänsten som rektor kallas till intervju.",
    "Vi söker en kandidat till tjänsten som handläggare.",
    "Anna Berg har en kandidatexamen i biologi.",
    "Handläggaren Anna Berg (till höger) svarar på frågor.",
    "Jackan finns i storlek Medium (M).",
    "Hiss (S) är ur funktion.",
    "Folkpartier fanns i flera länder på 1800-talet, ett folkparti också här.",
    "AIK vann med 3-0 mot MFF; vänsterbacken gjorde två mål.",
    "Vänsterbacken är skadad och missar derbyt.",
    "Vänstertrafiken avskaffades 1967.",
    "En demokrati behöver biblioteken.",
    "Köpcentret har nya öppettider, centerns kiosk också.",
    "Läs mer på www.migrationsverket.se och www.val.se.",
    "Mejla kontakt@example.se så svarar vi.",
    "Barnens alternativ är pannkaka.",
    "Alternativet är att boka en ny tid.",
    "Alternativ för Sveriges äldre: ta bussen.",
    "Det blåser friskt, ta vänster vid rondellen.",
    "Plan A och plan B är klara.",
    "Nyans och färg: kurs på kulturhuset.",
    "Vård för alla, hela dygnet.",
    "Politiker och tjänstepersoner möts på onsdag.",
    // Both, more.
    "Kommunens center för integration har öppet hus.",
    "Ta vänster efter kyrkan, sedan höger vid centern.",
    "Stå på vänster sida, gå på höger.",
    "Vänster och Höger är två delar av utställningen.",
    "På Centern finns apotek och bibliotek.",
    "Moderata mängder regn väntas i helgen.",
    "Liberala öppettider under sommaren!",
    "Sveriges demokrati fyller hundra år.",
    "Alla demokrater är välkomna att fira demokratins dag.",
    "Kristna högtider: vi har stängt på långfredagen.",
    "Miljön i fokus: sortera rätt!",
    "Miljöpartikelmätning pågår på Hornsgatan.",
    "Gröna flaggan vajar på skolan.",
    "Rött ljus vid Storgatan är trasigt.",
    "Blå linjen är avstängd.",
    "Ring S-jouren? Nej, ring 112.",
    "V-tecknet och andra gester: föreläsning.",
    "Tabletter med C-vitamin säljs på apotek.",
    "M/S Ebba går från kaj 4.",
    "Beställ arbetskläder i S, M eller L.",
    "T-tröja, strl M, 99 kr.",
    "Plats: Sal C, plan 2.",
    "Hämta paketet vid lucka C.",
    "Buss C går var tionde minut.",
    "Ingång V är stängd.",
    "Provet gav betyget C.",
    "KD är förkortningen för kundtjänst digital.",
    "Minneskort SD 64 GB går att låna.",
    "Kartan visar var V-formationen flyger.",
    "MP3-spelare finns i lånedisken.",
    "SF Bio visar film för barn.",
    "Rösta på din favorit i barnboksomröstningen!",
    "Rösta fram årets företagare i Växjö.",
    "Rösta på vilken lekplats som ska byggas.",
    "Din röst räknas: svara på enkäten.",
    "Rösta i kyrkovalet på Sankt Olofs församlingshem.",
    "I dag röstar Sverige. Vallokalerna stänger kl. 20.",
    "Du röstar i Vasaskolan, valdistrikt Centrum.",
    "Röstkort kommer med posten. Rösta i Ringens Centrum.",
    "Ta med id när du röstar på ambassaden i Oslo.",
    "Hjälp oss välja namn på parken: rösta på Lilla Lund eller Stora Ek.",
    "Kandidater till Årets kulturpris kan nomineras nu.",
    "Vi söker dig som är kandidat till jobbet som planarkitekt.",
    "Nominera kandidater till ungdomsrådet.",
    "Partiell ledighet: så ansöker du.",
    "Partille kommun har nya öppettider.",
    "Riksdagen har fattat beslut om en ny lag.",
    "Regeringens proposition träder i kraft 1 juli.",
    "Landshövdingen och ministern inviger bron.",
    "Kommunstyrelsens ordförande hälsar alla välkomna.",
    "Kommunalrådet besöker skolan.",
    "Fullmäktige direktsänds på webben.",
    "Nu kan du se vilka partier som anmält deltagande i valet på val.se.",
    "Samtliga partier har samma möjlighet att hyra lokal.",
    "Opolitiska tjänstepersoner arbetar på uppdrag av kommunen.",
    "Färjan till Ven går från kaj M.",
    "Alternativet till bussen är cykel.",
    "Alternativ finns: ring eller mejla.",
    "Vi är med er hela vägen.",
    "MED anledning av stormen stänger vi.",
    "Fi-avgiften höjs inte.",
    "Nyanser av grått: utställning.",
    "Enhet för bygglov flyttar.",
    "Piraterna intar biblioteket på barnens dag.",
    "Djurens dag på 4H-gården.",
    "Kulturskolan drar igång, ny termin!",
    "Vänsterpil i ljussignalen är ur funktion.",
    "En moderat ökning av antalet ärenden.",
    "Venstre svingbane er spærret frem til fredag.",
    "Hold til venstre i tunnelen.",
    "På venstre side af rådhuset finder du borgerservice.",
    "Højre og venstre spor lukkes på skift.",
    "Venstre er lukket, brug højre indgang.",
    "Alternativet til papirposten er Digital Post.",
    "Alternativet var at lukke hallen.",
    "Der findes et alternativ.",
    "Vi har lavet radikale forbedringer på hjemmesiden.",
    "En konservativ vurdering siger 200 gæster.",
    "Moderat vind fra vest.",
    "Liberale erhverv i boligområder: nye regler.",
    "Enhedslisteprisen? Nej, enhedsprisen er 40 kr.",
    "Ny cykelsti, grøn bølge og blå flag på stranden.",
    "Frie Grønne områder? Nej, frie grønne områder til alle.",
    "Dansk folkeoplysning fylder 100 år.",
    "Socialistisk realisme på museet.",
    "Foredrag om folkepartier i Europa i 1930'erne.",
    "Hold A spiller lørdag, hold B søndag.",
    "A-kassen og B-skat, hvad er forskellen?",
    "C-vitaminer i frugt.",
    "K-dag fejres i byen.",
    "S-togslinje A kører ikke.",
    "Opgang B er lukket.",
    "V-hals trøjer i str. M.",
    "M/F Ærø er forsinket.",
    "Æ, ø og å: læsekursus for voksne.",
    "I er velkomne til åbent hus.",
    "O-løb i skoven på søndag.",
    "LA-koncerten flyttes.",
    "EL-bilen kan lades her.",
    "DF er dansk forkortelse for dampfærge.",
    "Stem på din yndlingssang!",
    "Stem på Børnehuset Solstrålen som årets institution.",
    "Stem på Årets Ildsjæl inden fredag.",
    "Husk at stemme den 18. november. Valgstederne er åbne 8-20.",
    "Du kan stemme på Gladsaxe Rådhus alle hverdage.",
    "Stem på Nordskolen eller i Hallen, se dit valgkort.",
    "Sæt kryds i kalenderen: åbent hus lørdag.",
    "Sæt kryds ved de felter, der passer.",
    "Din stemme til velkomstkoret søges.",
    "Partierne på stemmesedlen finder du på valg.dk.",
    "Alle opstillede lister har fået samme tilbud.",
    "Kandidaten til stillingen får besked i uge 4.",
    "Regeringens finanslov er vedtaget.",
    "Ministeren for børn og undervisning besøger skolen.",
    "Byrådet behandler budgettet på torsdag.",
    "Borgmesteren holder nytårstale.",
    "Udvalgsformanden byder velkommen.",
    "Rød løber og blå time på museet.",
    "Kristne og muslimer mødes til dialog.",
    "Demokratiet i Danmark: undervisningsforløb.",
    "Venstrehåndsboldskole for børn.",
    "Liste over ledige boliger.",
    // Danish.
    "Venstre side af vejen er spærret.",
    "Venstre spor er lukket.",
    "Drej til venstre ved rådhuset.",
    "Til venstre vil du se indgangen.",
    "Alternativet er at bestille tid online.",
    "Alternativet vil være at vente til mandag.",
    "Et godt alternativ er bussen.",
    "Der er sket en radikal ændring af åbningstiderne.",
    "Radikale ændringer i trafikken fra mandag.",
    "De radikale ændringer træder i kraft nu.",
    "Konservative skøn viser, at det tager to år.",
    "Et moderat fald i antallet af sager.",
    "En liberal fortolkning af reglerne.",
    "Stem på årets bog!",
    "Stem på tirsdag, valgstederne åbner kl. 8.",
    "Stem på Rådhuset eller på biblioteket.",
    "Stem på dit favoritbillede.",
    "Husk at stemme! Du kan brevstemme fra i dag.",
    "Sæt kryds ved ja eller nej i skemaet.",
    "Sæt kryds i kalenderen den 4. december.",
    "Sådan stemmer du: medbring valgkort.",
    "Størrelse S og M er udsolgt.",
    "Bus V kører ikke i dag.",
    "S-toget kører hvert tiende minut.",
    "A-skat og B-skat forklares her.",
    "C-vitamin er godt for dig.",
    "Hold A og hold B starter kl. 17.",
    "Regeringen har besluttet nye regler.",
    "Ministeren besøgte styrelsen.",
    "Borgmesteren åbner juletræet.",
    "Kommunalbestyrelsen mødes torsdag.",
    "Byrådet har vedtaget lokalplanen.",
    "Enhedens telefoner er lukket.",
    "Listen over skoler finder du her.",
    "Liste B over materialer kan hentes.",
    "Vi søger en kandidat til stillingen som sagsbehandler.",
    "Kandidatuddannelsen starter til september.",
    "Rød bølge, blå himmel, grøn bølge i trafikken.",
    "Grøn strøm til alle skoler.",
    "Ny borgerservice åbner.",
    "Et folkeparti i 1800-tallets Danmark var noget andet.",
    "Alternativet til bilen er cyklen.",
    "I vil få svar inden for 14 dage.",
    "FCK slog Brøndby 2-1, venstrebacken scorede.",
    "Venstrehåndede børn får nye sakse.",
    "Frie pladser i SFO'en fra mandag.",
    "Læs mere på borger.dk og valg.dk.",
    "DF-vinduer udskiftes på plejehjemmet.",
    "EL-tavlen skiftes, så der er ikke strøm.",
    "Å-vandringen er aflyst. Ø-hop i uge 30.",
    "LA er sommerferiens mål for mange.",
    "SF-film vises i biografen.",
    "Sal A, Sal B og Sal C er åbne.",
    "Ring til os mandag-fredag kl. 9-15.",
];

#[test]
fn only_in_drafts() {
    let text = "Rösta på Socialdemokraterna! Anna Berg (M) svek oss. www.moderaterna.se @sdriks";
    assert!(signals(text).len() > 4);
    for kind in [TextKind::Comment, TextKind::Note] {
        let reading = read_text(&Text { kind, ..Text::comment(text) });
        assert!(reading.findings.iter().all(|finding| finding.kind != "party_political"), "{kind:?}");
    }
}

/// A pack with an invented party and two invented candidates.
fn with_candidates() -> Triage {
    let words = std::fs::read("../../packs/reading/words/party_political.toml").unwrap();
    let parties = "source = 'Own'\ndate = '2026-11-22'\n[[election]]\nid = 'e'\ntitle = 'E'\ndate = '2026-09-13'\nsource = 'Own'\n\
        [[party]]\nname = 'Exempelpartiet'\nnames = ['exempelpart*']\nletters = ['X']\nvalid_from = '2020-01-01'\n\
        [[party.slogan]]\ntext = 'Allt ska med'\nelection = 'e'\nsource = 'Own'\nvalid_from = '2026-06-01'\nvalid_to = '2026-09-30'\n\
        [[party]]\nname = 'Gamla exempelpartiet'\nnames = ['gamla exemplet']\nvalid_to = '2019-12-31'";
    let candidates = "name;list;election;valid_from;valid_to;handle;domain\n\
        Anna Berg;Exempelpartiet;Kommunval 2026;2026-06-01;2026-09-30;@annabergexempel;annaberg.example\n\
        Sten Ek;Byns lista;Kommunval 2026;;;;\n";
    let files: [(&str, &[u8]); 3] = [
        ("reading/words/party_political.toml", &words),
        ("se/parties.toml", parties.as_bytes()),
        ("se/candidates.csv", candidates.as_bytes()),
    ];
    Triage::new(&Profile::default(), &Pack::parse(files).unwrap()).unwrap()
}

#[test]
fn candidates_count_as_of_the_day_of_the_text() {
    let triage = with_candidates();
    let found = |text, at| of(&triage.read(&Text { at, ..Text::draft(text) }).findings, text);
    let text = "Anna Bergs park invigs. Se annaberg.example, @annabergexempel.";
    let expected = [(1, "Anna Bergs"), (4, "annaberg.example"), (1, "@annabergexempel")];
    let short =
        |found: Vec<(u64, String, String)>| found.into_iter().map(|(n, place, _)| (n, place)).collect::<Vec<_>>();
    let expected: Vec<(u64, String)> = expected.into_iter().map(|(n, place)| (n, place.to_owned())).collect();
    assert_eq!(short(found(text, Some("2026-08-01T12:00:00Z"))), expected);
    assert_eq!(short(found(text, None)), expected);
    assert_eq!(found(text, Some("2026-10-01T12:00:00Z")), []);
    assert_eq!(found(text, Some("2026-05-31")), []);
    assert_eq!(found("Allt ska med i höst", Some("2026-07-01")).len(), 1);
    assert_eq!(found("Allt ska med i höst", Some("2027-07-01")), []);
    assert_eq!(found("Gamla exemplet är här", Some("2019-07-01")).len(), 1);
    assert_eq!(found("Gamla exemplet är här", Some("2026-07-01")), []);
    // The party is told, the person is not; an ordinary word is no name.
    let who = found("Sten Ek öppnar dörren", None);
    assert_eq!(who, [(1, "Sten Ek".to_owned(), "Byns lista".to_owned())]);
    assert_eq!(found("En sten ek föll över", None), []);
}

#[test]
fn candidates_are_never_joined_with_authors() {
    let triage = with_candidates();
    let text = "Jag heter Anna Berg och undrar när ni öppnar, skriv till @annabergexempel";
    for kind in [TextKind::Comment, TextKind::Note] {
        for author in [None, Some("annabergexempel"), Some("Anna Berg")] {
            let with = triage.read(&Text { author, kind, ..Text::comment(text) });
            let without = read_text(&Text { author, kind, ..Text::comment(text) });
            assert!(with.findings.iter().all(|finding| finding.kind != "party_political"));
            assert!(without.findings.iter().all(|finding| finding.kind != "party_political"));
        }
    }
    // In a draft, who wrote it changes nothing.
    let draft = Text::draft("Anna Berg öppnar dörren");
    assert_eq!(triage.read(&draft), triage.read(&Text { author: Some("Anna Berg"), ..draft }));
}

#[test]
fn an_authority_s_own_country_decides_whose_letters() {
    let danish = Profile { countries: vec!["dk".into()], ..Profile::default() };
    let swedish = Profile { countries: vec!["se".into()], ..Profile::default() };
    let who = |profile, text| {
        of(&read_as(profile, &Text::draft(text)).findings, text).into_iter().map(|(.., who)| who).next()
    };
    assert_eq!(who(&danish, "M-forslaget").as_deref(), Some("Moderaterne"));
    assert_eq!(who(&swedish, "M-förslaget").as_deref(), Some("Moderaterna"));
    assert_eq!(who(&swedish, "Venstres forslag"), None);
}
