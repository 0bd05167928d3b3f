# Alt, som mennesker læser, på dansk. Klart sprog: sig, hvad der gælder, ikke hvordan systemet har det.

# Rammen
skip = Spring til indholdet
rail-label = Hovedmenu
rail-label-short = Hovedmenu, kort
rail-work = Arbejde
rail-oversight = Indsigt
rail-to-decide = mangler afgørelse:
room-inbox = Indbakke
room-search = Søg
room-channels = Kanaler
room-journal = Hændelseslog
room-journal-short = Log
room-keys = Taster
sign-out = Log ud
language-label = Sprog
search-label = Søg i kommentarer og afsendere
refused-title = Det blev ikke gjort
cancel = Annuller
undo = Fortryd
authority-unnamed = Myndighed uden navn
authority-none = Saklig er ikke sat op endnu

# Eksemplet
example-label = Eksempel
example-word = EKSEMPEL.
example-words = Myndigheden og alt, hvad der hører til den, er opdigtet.
example-remove = Fjern eksemplet
example-remove-title = Fjern eksempeldataene?
example-remove-words = Den opdigtede myndighed, dens personer, kommentarer og log fjernes for altid. Du bliver logget ud. Rigtige data berøres ikke.

# Tal og tider
unit-now = lige nu
unit-min = min.
unit-h = t.
unit-d = d.
months = jan. feb. marts april maj juni juli aug. sep. okt. nov. dec.
day-of-month = { $day }.
time-of-day = { $hour }.{ $minute }
when-today = i dag kl. { $time }
when-day = { $day } kl. { $time }

# Sprog
language-sv = svensk
language-da = dansk
language-en = engelsk
language-no = norsk
language-nb = norsk
language-nn = nynorsk
language-fi = finsk
language-is = islandsk
language-se = nordsamisk
language-de = tysk
language-fr = fransk
language-es = spansk
language-pl = polsk
language-ar = arabisk
language-fa = persisk
language-so = somalisk
language-uk = ukrainsk
language-ru = russisk
language-tr = tyrkisk
language-ur = urdu

# Roller og funktioner
role-moderator = Redaktør
role-channel_owner = Kanalejer
role-registrar = Journalmedarbejder
role-reviewer = Kontrollant
role-administrator = Administrator
function-system = Systemet
function-lawyer = en jurist
function-registrar = en journalmedarbejder
function-security = den sikkerhedsansvarlige
function-person = En ansat
function-other = en anden med den opgave

# Listen
views-label = Visninger
view-to_decide = Til afgørelse
view-mine = Mine
view-to_answer = Til besvarelse
view-all = Alle
headline-to_decide = { $count ->
    [one] mangler en afgørelse
   *[other] mangler en afgørelse
}
headline-mine = { $count ->
    [one] er din
   *[other] er dine
}
headline-to_answer = { $count ->
    [one] venter på svar
   *[other] venter på svar
}
headline-all = { $count ->
    [one] spejlet opslag
   *[other] spejlede opslag
}
oldest = Det ældste har ventet { $waited }.
oldest-now = Det ældste er lige kommet ind.
newest = Det nyeste kom ind { $when }.
filter = Filtrér
filter-channel = Kanal
filter-all = Alle kanaler
silent-since = { $channel } har ikke svaret siden { $when }
silent-never = { $channel } har ikke svaret endnu
silent-words = Nyere kommentarer mangler her. Intet af det, du har gjort, er gået tabt.
rows-label = Kommentarer
row-own = myndighedens eget
row-covered = Teksten er dækket.
covered-part = dækket: { $kind }
chips-more = { $count ->
    [one] og { $count } mere
   *[other] og { $count } mere
}
chip-own = Vores
chip-edited = Ændret af afsenderen
empty-to_decide = Intet mangler en afgørelse
empty-mine = Du har ingen sager
empty-to_answer = Intet venter på svar
empty-all = Intet er spejlet endnu
empty-mirror = Når en kanal er tilsluttet, kommer kommentarerne ind her.
empty-see-answers = { $count ->
    [one] Vis { $count } til besvarelse
   *[other] Vis { $count } til besvarelse
}
more-rows = Vis flere
from-the-start = Tilbage til de første
choose-title = Vælg en kommentar
choose-words = Intet åbnes, før du vælger det. Historikken viser derfor kun, hvad nogen faktisk har læst.

# Sagen
case-number = Sag { $number }
case-previous = Forrige sag
case-next = Næste sag
case-place = { $place } af { $of }
case-card = Kommentaren og din afgørelse
heading-post = Opslag af <bdi>{ $author }</bdi>
heading-comment = Kommentar af <bdi>{ $author }</bdi>
heading-mention = Omtale af <bdi>{ $author }</bdi>
heading-message = Privat besked fra <bdi>{ $author }</bdi>
heading-tip = Tip fra <bdi>{ $author }</bdi>
heading-own-post = Myndighedens eget opslag
heading-own-answer = Myndighedens eget svar
item-post = Opslag
item-comment = Kommentar
item-mention = Omtale
item-message = Privat besked
item-tip = Tip
state-to_decide = Mangler en afgørelse
state-to_answer = Venter på svar
state-closed = Afsluttet
state-none = Ingen sag
presence-visible = Synlig
presence-hidden = Skjult
presence-gone = Fjernet ved kilden
presence-hidden-at = Skjult { $when }
presence-gone-at = Fjernet ved kilden { $when }. Dokumentet bliver.
claim = Tag sagen
release = Slip sagen
held-by = <bdi>{ $name }</bdi> har sagen
held-by-you = Du har sagen
close = Afslut sagen
reopen = Genåbn sagen
post-own = Til jeres opslag, { $when }.
post-other = Under et andet opslag, { $when }.
thread-all = { $count ->
    [one] Vis hele tråden ({ $count })
   *[other] Vis hele tråden ({ $count })
}
see-at-source = Se den ved kilden
cover-words = Teksten er dækket. Du behøver ikke læse den, hvis en anden har sagen.
cover-show = Vis teksten
version-of = Version { $number } af { $of }
version-show = Vis version { $number }, set { $when }
version-erased = Teksten er slettet. At den har været her, og afgørelsen, bliver stående.
gone-words = Afsenderen eller platformen har fjernet den. Det, myndigheden har modtaget, bevares.
clips-label = Bilag
clip-stored = Hent { $type }
clip-missing = { $type }, ikke hentet endnu

# Afgørelsen
ground = Grundlag
ground-none = Intet grundlag valgt
ground-rules = Regler for kanalen
ground-crimes = Åbenbare lovovertrædelser
ground-numbered = Regel { $number }: { $title }
ground-suggested = Foreslået ud fra fundene. Du afgør det.
ground-not-suggested = Fundene peger ikke på noget grundlag. Du afgør det.
ground-private = Begrundelsen siges aldrig offentligt.
ground-unchecked = skal kontrolleres
grounds-meaning = Hvad grundlagene betyder
hide = Skjul kommentaren
unhide = Gør den synlig igen
leave = Intet grundlag: lad den stå
hidden-words = Den er skjult på platformen. Holder grundlaget ikke længere, skal den gøres synlig igen.
decide-own = Det er myndighedens egen tekst. Der er intet at afgøre.
decide-gone = Den er væk ved kilden. Der er ikke mere at skjule.
decide-listen-only = Kanalen følges kun: kommentarer bliver hverken modereret eller besvaret.
decide-read-only-person = Du kan læse sagen. At afgøre den kræver en anden rolle.

# Handlinger på vej
action-answer-waiting = Svaret sendes kl. { $until }
action-answer-waiting-count = Svaret sendes om { $seconds } sek.
action-answer-sending = Svaret bliver sendt
action-answer-unknown = Ingen ved, om svaret blev offentliggjort
action-answer-failed = Platformen tog ikke imod svaret
action-answer-not_permitted = Kontoen må ikke svare her
action-hide-waiting = Skjules kl. { $until }
action-hide-waiting-count = Skjules om { $seconds } sek.
action-hide-sending = Bliver skjult nu
action-hide-unknown = Ingen ved, om den blev skjult
action-hide-failed = Platformen skjulte den ikke
action-hide-not_permitted = Kontoen må ikke skjule den
action-unhide-waiting = Bliver synlig igen kl. { $until }
action-unhide-waiting-count = Bliver synlig igen om { $seconds } sek.
action-unhide-sending = Gøres synlig nu
action-unhide-unknown = Ingen ved, om den er synlig igen
action-unhide-failed = Platformen gjorde den ikke synlig
action-unhide-not_permitted = Kontoen må ikke gøre den synlig
action-by = Afgjort af { $name }, { $when }
action-unknown-ask = Forbindelsen blev afbrudt, før { $channel } nåede at svare: det kan være gjort, eller ikke. Se efter dér, og sig, hvordan det gik.
action-arrived = Det er gjort
action-not-arrived = Det er ikke gjort

# Svaret og notatet
answers-title = Besvaret
answer-title = Offentligt svar
answer-as = Du svarer som <strong>{ $account }</strong> på <strong>{ $channel }</strong>
answer-everyone = Alle kan læse det.
answer-only-they = Kun den, der skrev, kan læse det.
answer-signed = Underskrives »{ $unit }«.
answer-label = Dit svar
answer-most = Højst { $count } tegn
answer-send = Svar som { $account }
answer-sure = Send alligevel
answer-cannot = Intet svar herfra
answer-cannot-role = At svare kræver en anden rolle.
answer-cannot-here = Det kan ikke besvares i kanalen.
template = Skabelon
template-insert = Indsæt
note-title = Internt notat
note-as = Du skriver et notat til kolleger
note-as-words = Offentliggøres aldrig. Der kan søges om aktindsigt i det.
note-label = Dit notat
note-save = Gem notatet
note-sure = Gem alligevel
notes-none = Ingen notater.

# Oplysningerne
facts-label = Fund, dokument og historik
findings = Fund
findings-none = Der er ikke fundet noget i teksten.
finding-ref = Fund { $number }, { $kind }
finding-ground = Kan føre til: { $ground }
certainty-certain = Sikkert.
certainty-likely = Sandsynligt.
certainty-possible = Muligt.
suggest-leave = Forslag: lad den stå.
suggest-look = Forslag: se på den.
suggest-answer = Forslag: besvar den.
suggest-transfer = Forslag: overfør den til en sag hos myndigheden.
suggest-secure = Forslag: sikr den, det kan være en trussel.
suggest-hide_for_review = Forslag: overvej at skjule den.
record = Dokumentet
record-case = Sag
record-status = Status
record-received = Modtaget
record-presence = På platformen
record-copy = Bevis
record-copy-at = Kopi gemt { $when }
record-copy-none = Ingen kopi endnu. Der gemmes en, før noget skjules.
history = Historik
history-journal = Se hændelsesloggen
entry-index = post { $index }
entry-sealing = forsegles

# Tråden
thread-title = Hele tråden
thread-words = I den rækkefølge, det blev skrevet. Personoplysninger er dækket, som i lister.
thread-back = Tilbage til sagen
thread-more = { $count ->
    [one] Kun det første vises.
   *[other] Kun de første { $count } vises.
}

# Søgning
search-do = Søg
search-hint = Begyndelsen af et ord er nok: »bibl« finder bibliotek. Også skjulte og fjernede kommentarer gennemsøges. Ordene logges ikke.
search-found = { $count ->
    [one] { $count } fundet på denne side
   *[other] { $count } fundet på denne side
}
search-nothing = Intet fundet
search-nothing-words = Prøv færre eller kortere ord.

# Loggen
journal-words = Hver afgørelse er en post i en log, der ikke kan ændres ubemærket. Loggen indeholder hverken navne eller tekster.
journal-limit-title = Hvad loggen ikke kan bevise alene
journal-limit = Uden et vidne udefra eller et tidsstempel kunne den, der driver serveren, skrive alt om, også loggen. Gem kontrolpunkter uden for huset.
journal-size = Forseglede poster
journal-waiting = Forsegles nu
journal-origin = Loggens navn
journal-key = Nøgle til at kontrollere den
journal-checkpoint = Det nyeste signerede kontrolpunkt
journal-no-checkpoint = Der er intet signeret kontrolpunkt endnu.
journal-empty = Ingen poster endnu
journal-older = Ældre poster
journal-rule = regel { $rule }, version { $version }
object-item = Opslag
object-case = Sag
object-channel = Kanal
object-token = Programnøgle
object-person = Person
object-authority = Myndighed
object-action = Handling
object-note = Notat
object-decision = Afgørelse
object-pack = Regler
object-log = Log
object-batch = Sending
event-log_opened = Loggen åbnet
event-items_received = Hentet fra kanalen
event-item_changed = Ændret ved kilden
event-item_gone = Fjernet ved kilden
event-item_presence = Synligheden ændret på platformen
event-case_opened = Sag åbnet
event-claimed = Sagen taget
event-released = Sagen sluppet
event-answered = Svar besluttet
event-hidden = Besluttet at skjule
event-unhidden = Besluttet at vise igen
event-left_visible = Intet grundlag: bliver stående
event-noted = Internt notat skrevet
event-closed = Sagen afsluttet
event-reopened = Sagen genåbnet
event-undone = Fortrudt i tide
event-proposed = Forslag stillet, venter på en anden person
event-declined = Forslag afvist eller trukket tilbage
event-action_done = Bekræftet af platformen
event-action_failed = Afvist af platformen
event-action_unknown = Ukendt udfald
event-copy_stored = Kopi gemt
event-person_added = Person tilføjet
event-channel_added = Kanal tilføjet
event-channel_connected = Kanal tilsluttet
event-channel_disconnected = Kanal frakoblet
event-acting_switched = Retten til at handle ændret
event-pack_loaded = Regler indlæst
event-erased = Tekst slettet
event-example_removed = Eksemplet fjernet
event-restored = Genskabt fra sikkerhedskopi
event-checkpoint_reset = Kontrolpunkt sat på ny
event-signed_in_setup = Sat op gennem engangsadressen
event-role_changed = Roller ændret
event-token_made = Programnøgle oprettet
event-token_ended = Programnøgle afsluttet

# Kanaler
channels-words = Saklig læser alle kanaler, men handler kun dér, hvor kanalens ejer har slået det til.
channels-none = Ingen kanaler endnu
channels-none-words = Tilslut myndighedens første officielle konto.
channel-new = Tilslut en kanal
channel-manual = Indtastes i hånden
channel-items = { $count ->
    [one] { $count } opslag
   *[other] { $count } opslag
}
channel-acts = Handler
channel-reads = Læser kun
channel-heard = Hørte sidst fra den { $when }
channel-unheard = Har ikke hørt fra den endnu
channel-about = Om kanalen
channel-platform = Platform
channel-mirrored = Spejlet
channel-health = Forbindelse
channel-can = Hvad den kan lige nu
can-what = Handling
can-whether = Mulig
can-note = Forbehold
can-read = Læse
can-answer = Svare
can-hide = Skjule
can-unhide = Vise igen
can-yes = Ja
can-no = Nej
acting-title = At handle på platformen
acting-is-on = Saklig skjuler, viser igen og svarer her, når en person har besluttet det.
acting-is-off = Saklig læser kun her. Intet sendes til platformen.
acting-on = Slå handling til
acting-off = Slå handling fra
disconnect-start = Frakobl kanalen
disconnect-title = Frakobl { $channel }?
disconnect-words = Saklig glemmer adgangsoplysningerne og holder op med at læse. Alle dokumenter bliver.
disconnect-do = Frakobl { $account }
connect-choose = Hvilken platform?
connect-other = En anden platform
connect-words = En officiel konto på { $platform }.
connect-reads = En ny kanal læser kun. Ejeren slår handling til bagefter.
connect-do = Tilslut
credentials = Adgangsoplysninger
hint-credentials = De opbevares forseglet, vises aldrig igen og logges aldrig.
hint-channel-name = Hvad I kalder den indbyrdes. Navnet står i lister og ved svarknappen.
hint-base_url = Hvor platformen nås, for eksempel https://bsky.social. Lad feltet stå tomt for platformens egen adresse.
hint-purpose = En eller to sætninger. De står på den offentlige side.
credential-app_password = App-adgangskode
credential-password = Adgangskode
credential-access_token = Adgangsnøgle
credential-token = Adgangsnøgle
credential-client_id = Klient-id
credential-client_secret = Klienthemmelighed
mode-publish_and_answer = Offentliggør og svarer
    .why = Her offentliggøres nyheder og fakta, og spørgsmål besvares.
mode-listen_only = Følges kun
    .why = Kommentarer bliver hverken modereret eller besvaret her. Trusler kan stadig anmeldes.
mode-employer_information = Myndigheden som arbejdsgiver
    .why = For dem, der arbejder her eller kunne tænke sig det.

# Felter
field-authority = Myndighedens officielle navn
field-country = Land
field-language = Sprog
field-unit = Enhed med ansvar for kontiene
field-name = Dit navn
field-login = Brugernavn
field-password = Adgangskode
field-text = teksten
field-channel-name = Navn
field-handle = Kontoens navn på platformen
field-base_url = Platformens adresse
field-owner_unit = Enhed, der passer kontoen
field-purpose = Opgave, som kontoen tjener
field-mode = Hvad besøgende kan forvente
field-platform = Platform
field-credentials = Adgangsoplysninger
field-civil_servant = erklæringen
field-answer = dit svar
field-note = dit notat
field-token-name = et navn til nøglen
field-token-scope = mindst én ting, den må
field-token-days = et antal dage fra 1 til 365
field-channel = kanalen
field-other = et obligatorisk felt
hint-password = Mindst 12 tegn. Nogle ord efter hinanden er fint.

# Login og opsætning
sign-in = Log ind
sign-in-staff = Log ind, for ansatte
to-public-page = Til den offentlige side
set-up-title = Sæt Saklig op
set-up-words = Adressen virker én gang. Derefter logger du ind.
set-up-authority = Myndigheden
set-up-person = Dig, den første administrator
set-up-declare = Jeg er ansat som upolitisk embedsmand
set-up-declare-words = Særlige rådgivere og folkevalgte har ingen magt over forvaltningens konti.
set-up-do = Sæt op

# Den offentlige side
public-title = officielle konti
public-lead = Her er myndighedens officielle konti på sociale medier, og sådan behandles kommentarer dér.
public-channels = Vores konti
public-no-channels = Der er ingen konti endnu.
public-rules = Sådan behandles kommentarer
public-rule-open = Du må gerne sige os imod, også skarpt. Kritik er aldrig en grund til at skjule en kommentar.
public-rule-hide = En kommentar skjules kun på et fastsat grundlag: trusler, had, andres personoplysninger, reklame og lignende. En navngiven embedsmand afgør det, aldrig en maskine.
public-rule-line = Offentligt siges kun, at en kommentar er skjult efter reglerne. Hverken personen eller indholdet nævnes.
public-rule-object = Er din kommentar skjult, kan du spørge os hvorfor og gøre indsigelse.
public-rule-data = Skriv ikke dit eget eller andres CPR-nummer, helbred eller adresse i en kommentar.
public-record = Aktindsigt
public-record-words = Det, der skrives til kontiene, modtages af myndigheden og bevares. Alle kan søge om aktindsigt; hver anmodning vurderes for sig.

# Tasterne
keys-title = Tastatur
keys-words = Enkelte bogstaver virker, når du ikke skriver i et felt. Intet bogstav udfører noget selv: det flytter til knappen, og Enter trykker på den.
key-next = Næste på listen
key-previous = Forrige på listen
key-open = Åbn det, der har fokus
key-search = Søg
key-hide = Til »Skjul kommentaren«
key-leave = Til »Lad den stå«
key-answer = Skriv et svar
key-note = Skriv et internt notat
key-undo = Til »Fortryd«
key-keys = Denne side
key-send = Send svaret, eller gem notatet, som du skriver
key-leave-field = Forlad feltet
keys-switch = Taster med ét bogstav
keys-switch-words = Gemmes i denne browser.

# Nøgler til programmer
tokens-title = Nøgler til programmer
tokens-words = Med en programnøgle handler et program i dit navn: det gør det, du sætter kryds ved, og aldrig mere, end du selv må i det øjeblik. Hvad det gør, står i loggen som dit.
tokens-own = Dine nøgler
tokens-none = Du har ingen nøgler.
tokens-others = Kollegers nøgler
tokens-api = Hvad programmer kan spørge om, er beskrevet i
token-made = Nøglen er oprettet
token-once = Kopiér den nu. Den vises kun denne ene gang og gemmes ikke; bliver den væk, må du afslutte den og oprette en ny.
token-secret = Nøglen
token-name = Navn
token-person = I hvis navn
token-scope = Hvad den må
token-days-left = Gælder til, senest brugt
token-until = Til { $day }
token-used = Senest brugt { $day }
token-unused = Aldrig brugt
token-end-column = Afslut
token-end = Afslut
token-new = Ny nøgle
token-days = Hvor mange dage den gælder
token-make = Opret nøglen
hint-token-name = Hvad den skal bruges til, så du kan kende den igen.
hint-token-scope = Sæt kun kryds ved det, programmet har brug for.
hint-token-days = Fra 1 til 365. Derefter opretter du en ny.
power-read = Se opslag, sager og søgning
power-claim = Tage og slippe sager
power-answer = Svare i myndighedens navn
power-moderate = Skjule, vise igen, lade stå
power-note = Skrive interne notater
power-close = Afslutte og genåbne sager
power-read_journal = Se loggen
power-run_channels = Administrere kanaler
power-run_people = Administrere personer
power-import = Indlæse dokumenter fra filer
power-erase = Slette tekster

# Problemer, som programmer får dem at vide
problem-about = Programmer kender problemet på adressen:
problem-stands = Sådan er det allerede: { $state }. Der blev ikke gjort noget.
problem-title-garbled = Forespørgslen kan ikke læses
problem-words-garbled = En adresse, et felt eller indholdet er ikke, som API’ets dokument siger. Der blev ikke gjort noget. Ret forespørgslen, og send den igen.
problem-title-key-needed = Der mangler en Idempotency-Key
problem-words-key-needed = Det, der forlader myndigheden, skal have headeren Idempotency-Key med 1 til 255 tegn, så det kun bliver sendt én gang. Der blev ikke gjort noget. Send forespørgslen igen med sin egen nøgle.
problem-title-no-token = Ingen gyldig programnøgle
problem-words-no-token = Forespørgslen skal vise en programnøgle i headeren Authorization. Nøglen kan mangle, være ukendt, udløbet eller afsluttet. Opret en ny på siden Nøgler til programmer.
problem-title-not-permitted = Ikke tilladt
problem-words-not-permitted = Den person, programmet handler for, må ikke gøre dette. Der blev ikke gjort noget. En administrator kan ændre personens roller.
problem-title-political = Ingen magt over kontiene
problem-words-political = Særlige rådgivere og folkevalgte har ingen magt over forvaltningens konti, uanset rolle. Der blev ikke gjort noget.
problem-title-beyond-scope = Mere, end programnøglen omfatter
problem-words-beyond-scope = Personen må gerne, men programnøglen må ikke. Der blev ikke gjort noget. Opret en nøgle, der omfatter det.
problem-title-not-found = Findes ikke her
problem-words-not-found = Det findes ikke, eller det hører til en anden myndighed.
problem-title-wrong-method = Adressen tager ikke imod metoden
problem-words-wrong-method = Der blev ikke gjort noget. Headeren Allow siger, hvilke metoder adressen tager imod.
problem-title-already = Sådan er det allerede
problem-words-already = Nogen har allerede afgjort det samme eller noget andet. Der blev ikke gjort noget. Se på opslaget igen.
problem-title-held = En kollega har sagen
problem-words-held = En anden har taget sagen. Der blev ikke gjort noget. Vent, til den bliver sluppet.
problem-title-too-late = For sent at fortryde
problem-words-too-late = Det er sendt eller allerede afklaret. Du kan afgøre det modsatte i stedet.
problem-title-item-gone = Væk ved kilden
problem-words-item-gone = Opslaget er væk på platformen. Dokumentet bliver. Der blev ikke gjort noget.
problem-title-key-under-way = Den samme forespørgsel er i gang
problem-words-key-under-way = En forespørgsel med den samme Idempotency-Key bliver udført lige nu. Vent lidt, og send den igen: så får du det samme svar.
problem-title-too-large = Forespørgslen er for stor
problem-words-too-large = En forespørgsel må fylde 256 KiB. Der blev ikke gjort noget.
problem-title-not-json = Indholdet er ikke JSON
problem-words-not-json = Headeren Content-Type skal sige application/json. Der blev ikke gjort noget.
problem-title-key-reused = Nøglen hører til en anden forespørgsel
problem-words-key-reused = Den samme Idempotency-Key er inden for det seneste døgn brugt til en forespørgsel med en anden adresse eller et andet indhold. Der blev ikke gjort noget. Send forespørgslen med sin egen nøgle.
problem-title-empty = Der mangler noget
problem-words-empty = En tekst, der skal være der, er tom. Der blev ikke gjort noget.
problem-title-too-long = Teksten er for lang
problem-words-too-long = Platformen eller programmet tager færre tegn. Der blev ikke gjort noget.
problem-title-unfilled = En skabelon er ikke udfyldt
problem-words-unfilled = Teksten har et felt i dobbelte klammer. Udfyld det, eller slet det. Der blev ikke sendt noget.
problem-title-personal-data = Der ser ud til at være personoplysninger
problem-words-personal-data = Teksten ser ud til at indeholde personoplysninger. Der blev ikke gjort noget. Har et menneske sikret sig, at de må stå der, så send forespørgslen igen med sure sat til true.
problem-title-no-ground = Grundlaget gælder ikke her
problem-words-no-ground = At skjule kræver et grundlag, der står på listen i dag og omfatter denne slags opslag. Opslagets egen liste siger hvilke. Der blev ikke gjort noget.
problem-title-needs-confirmation = En anden skal bekræfte
problem-words-needs-confirmation = Det kræver, at en anden funktion bekræfter. Der blev ikke gjort noget.
problem-title-channel-cannot = Det kan kanalen ikke
problem-words-channel-cannot = Platformen kan det ikke, eller kanalen læser kun. Der blev ikke gjort noget. Kanalens egen liste siger, hvad den kan.
problem-title-unusable = Det kan ikke bruges
problem-words-unusable = Det, der blev sendt, kan ikke bruges til dette. Der blev ikke gjort noget.
problem-title-too-many = For mange forespørgsler
problem-words-too-many = Programnøglen bruges oftere, end den må. Vent så mange sekunder, som headeren Retry-After siger.
problem-title-away = Databasen er væk
problem-words-away = Databasen kan ikke bruges lige nu. Intet er ændret. Prøv igen om et minut.
problem-title-internal = Noget gik galt her
problem-words-internal = Noget gik galt. Se på opslaget, før du prøver igen, eller send den samme Idempotency-Key.

# Hvad der netop blev gjort
said-claimed = Du har taget sagen.
said-released = Du har sluppet sagen.
said-hiding = Kommentaren bliver skjult. Du kan fortryde indtil da.
said-unhiding = Kommentaren bliver synlig igen. Du kan fortryde indtil da.
said-left = Bliver stående. Der er intet grundlag for at skjule den.
said-answered = Svaret bliver sendt. Du kan fortryde indtil da.
said-noted = Notatet er gemt.
said-closed = Sagen er afsluttet.
said-reopened = Sagen er åben igen.
said-undone = Fortrudt. Intet blev sendt til platformen.
said-arrived = Noteret: det er gjort.
said-not-arrived = Noteret: det er ikke gjort. Du kan beslutte igen.
said-connected = Kanalen er tilsluttet. Den læser kun, indtil handling slås til.
said-disconnected = Kanalen er frakoblet. Alle dokumenter bliver.
said-token-ended = Nøglen er afsluttet. Den åbner ikke for noget mere.
said-acting-on = Handling er slået til.
said-acting-off = Handling er slået fra. Kanalen læser kun.
said-set-up = Saklig er sat op. Tilslut den første kanal.
said-signed-out = Du er logget ud.

# Hvorfor noget ikke blev gjort
denied-inactive = Din konto er lukket.
denied-role = Ingen af dine roller tillader det.
denied-political = Særlige rådgivere og folkevalgte har ingen magt over forvaltningens konti, uanset rolle.
denied-own-proposal = Den, der foreslår noget, kan ikke selv bekræfte det. Det skal en kollega med samme beføjelse gøre.
denied-scope = Det omfatter programnøglen ikke.
refused-not-found = Det findes ikke her, eller det hører til en anden myndighed.
refused-sign-in = Brugernavn og adgangskode passer ikke sammen.
refused-too-many-attempts = For mange forsøg. Vent nogle minutter, og prøv igen.
refused-set-up-code = Adressen er forkert eller allerede brugt. Den, der driver serveren, kan lave en ny.
refused-empty = Der mangler noget: { $field }.
refused-password-short = Adgangskoden er for kort. Den skal have mindst { $fewest } tegn.
refused-login-taken = Brugernavnet er optaget. Vælg et andet.
refused-no-ground = At skjule kræver et grundlag fra listen. Passer intet af dem, skal kommentaren blive stående.
refused-ground-not-for-messages = Grundlaget gælder ikke private beskeder. Vælg et andet, eller lad beskeden være.
refused-needs-confirmation = Det ligner beskyttet kritik. { $kept ->
    [0] At skjule den kræver, at { $by } bekræfter det.
    [one] At skjule den kræver, at { $by } bekræfter det. { $kept } lignende fik lov at stå.
   *[other] At skjule den kræver, at { $by } bekræfter det. { $kept } lignende fik lov at stå.
}
refused-read-only = Kanalen læser kun. Dens ejer kan slå handling til.
refused-listen-only = Kanalen følges kun: kommentarer bliver hverken modereret eller besvaret.
refused-channel-cannot = Det kan kanalen ikke. { $why }
refused-too-long = Teksten er for lang: { $got } tegn, og platformen tager { $most }.
refused-name-taken = En anden kanal har allerede det navn. Vælg et andet.
refused-no-copy = Det lykkedes ikke at gemme en kopi med alt, hvad der hører til. Uden kopi skjules intet.
refused-unfilled = Skabelonen har et felt i dobbelte klammer, som ikke er udfyldt. Udfyld det, eller slet det.
refused-not-permitted = Platformen tillader ikke kontoen at gøre dette.
refused-own-item = Det er myndighedens egen tekst.
refused-item-gone = Den er væk ved kilden. Dokumentet bliver.
refused-already = En anden kom først: { $state }. Det, du skrev, er bevaret nedenfor og ikke sendt.
already-hidden = den er allerede skjult
already-visible = den er allerede synlig
already-left_visible = den fik lov at stå
already-answered = den er allerede besvaret
already-closed = sagen er afsluttet
already-open = sagen er åben
already-waiting = det samme er allerede på vej
already-disconnected = kanalen er frakoblet
already-sending = det samme bliver sendt
already-unknown = ingen ved endnu, om det sidste forsøg lykkedes
already-to_decide = sagen mangler en afgørelse
already-to_answer = sagen venter på svar
already-proposed = et forslag venter allerede på en anden person
already-confirmed = forslaget er allerede bekræftet
already-declined = forslaget er allerede afvist
already-withdrawn = forslaget er trukket tilbage
already-lapsed = forslaget er bortfaldet og skal stilles igen
already-other = det er allerede afgjort
refused-too-late = Det er for sent at fortryde: det er sendt. Du kan afgøre det modsatte i stedet.
refused-held = { $by } har sagen. Tal sammen, eller vent, til sagen slippes.
refused-platform = Platformen lukkede os ikke ind. { $trouble }
refused-note-personal-data = Notatet ser ud til at indeholde personoplysninger. Der kan søges om aktindsigt i det. Gem alligevel?
refused-answer-personal-data = Svaret ser ud til at indeholde personoplysninger, og alle kan læse det. Send alligevel?
refused-unusable = Det kunne ikke bruges: { $why }
refused-away = Databasen kan ikke bruges lige nu. Intet er ændret. Prøv igen om et minut, og sig det til den, der driver serveren.
refused-internal = Noget gik galt her. Intet er ændret. Prøv igen, eller sig det til den, der driver serveren.

# Hvad der er galt med en forbindelse
trouble-unreachable = Platformen svarer ikke.
trouble-busy = Platformen beder os vente.
trouble-broken = Platformen har selv en fejl.
trouble-signed-out = Adgangsoplysningerne virker ikke længere. Tilslut kanalen igen.
trouble-garbled = Platformens svar kunne ikke forstås.
trouble-refused = Platformen afviste spørgsmålet.
trouble-address = Adressen må ikke nås herfra.
trouble-unknown = Ingen ved, om det kom frem.
trouble-other = Forbindelsen virker ikke.

# Hvorfor en kanal ikke kan, eller med hvilket forbehold
cannot-manual = Kanalen indtastes i hånden: gør det ved kilden, og notér det her.
cannot-read-only = Kanalen læser kun, indtil dens ejer slår handling til.
cannot-listen-only = Kanalen følges kun.
cannot-not-connected = Kanalen er ikke tilsluttet.
cannot-no-credentials = Uden adgangsoplysninger kan kun det offentlige læses.
cannot-platform = Platformen tillader det ikke.
cannot-not-in-thread = Platformen skjuler kun svar i kontoens egne tråde.
cannot-replies-restricted = Afsenderen tager ikke imod svar.
cannot-disconnected = Kanalen er frakoblet.
cannot-other = Platformen sætter en grænse her.
example-pretend = Eksempel: intet forlader denne computer.
hide-bluesky-advisory = På Bluesky er det at skjule kun et råd: de fleste apper folder svaret væk, men alle kan stadig åbne og sprede det. Svar under det foldes væk sammen med det.
hide-does-not-stop-spread = At skjule stopper ikke spredningen dér.

# Hvor noget gik galt
wrong-title-forbidden = Det må du ikke
wrong-words-forbidden = Burde du kunne? Tal med jeres administrator. Kom du hertil gennem et link eller en formular på et andet websted, så åbn siden her i stedet.
wrong-title-missing = Det findes ikke her
wrong-words-missing = Adressen er forkert, eller den hører til en anden myndighed.
wrong-title-large = Det var for meget
wrong-words-large = En formular må højst fylde 1 MB.
wrong-title-busy = For mange forsøg
wrong-words-busy = Vent nogle minutter, og prøv igen.
wrong-title-away = Det går ikke lige nu
wrong-words-away = Databasen svarer ikke, eller der er ikke plads til mere. Intet er ændret, og det, der allerede er gemt, går ikke tabt. Prøv igen om et minut, og sig det til den, der driver serveren.
wrong-title-broken = Noget gik galt her
wrong-words-broken = Intet er ændret. Prøv igen, eller sig det til den, der driver serveren.
wrong-title-garbled = Det kunne ikke læses
wrong-words-garbled = Gå tilbage, og prøv igen.

# Fund
finding-se_personnummer = Svensk personnummer
    .why = Et svensk personnummer med rigtigt kontrolciffer.
finding-se_samordningsnummer = Svensk samordningsnummer
    .why = Et svensk samordningsnummer med rigtigt kontrolciffer.
finding-se_orgnummer = Svensk organisationsnummer
    .why = Peger på en virksomhed eller forening. Ikke en personoplysning, medmindre det er en enkeltmandsvirksomhed.
finding-dk_cpr = CPR-nummer
    .why = Ligner et dansk CPR-nummer.
finding-no_fodselsnummer = Norsk fødselsnummer
    .why = Et norsk fødselsnummer med rigtige kontrolcifre.
finding-fi_hetu = Finsk personkode
    .why = En finsk personkode med rigtigt kontroltegn.
finding-case_number = Sagsnummer
    .why = Peger på en sag hos en myndighed; en person kan måske identificeres.
finding-email = E-mailadresse
    .why = En vej til en privatperson.
finding-phone = Telefonnummer
    .why = En vej til en privatperson.
finding-iban = Bankkonto (IBAN)
    .why = Et internationalt kontonummer med rigtige kontrolcifre.
finding-bankgiro = Bankgironummer
    .why = Et svensk betalingsnummer.
finding-plusgiro = Plusgironummer
    .why = Et svensk betalingsnummer.
finding-vehicle_plate = Nummerplade
    .why = Kan føre til køretøjets ejer.
finding-address = Privatadresse
    .why = Kan vise, hvor en person bor.
finding-person_name = Personnavn
    .why = En person ser ud til at være nævnt ved navn.
finding-special_category = Følsom personoplysning
    .why = Om nogens helbred, tro, oprindelse eller lignende (GDPR art. 9, stk. 1).
finding-threat = Mulig trussel
    .why = Kan være en trussel. Sikr den; sig det til den sikkerhedsansvarlige.
finding-veiled_threat = Mulig skjult trussel
    .why = Ordene kan være ment som en trussel. Lad et menneske vurdere det.
finding-abuse = Tilsvining
    .why = Fornærmer en person i stedet for at kritisere sagen.
finding-incitement = Mulig opfordring til ulovlighed
    .why = Kan opfordre andre til at skade mennesker eller begå lovbrud.
finding-doxing = Udhængning
    .why = Spreder, hvor eller hvordan en person kan findes.
finding-spam = Samme tekst mange gange
    .why = Den samme eller næsten samme tekst fra flere konti eller mange gange.
finding-advertising = Reklame
    .why = Ser ud til at sælge eller reklamere for noget.
finding-off_topic = Uden for emnet
    .why = Ser ikke ud til at handle om opslaget. Sjældent en grund til at skjule.
finding-question = Spørgsmål
    .why = Nogen ser ud til at forvente et svar.
finding-protected_criticism = Beskyttet kritik
    .why = Skarpe ord om myndigheden er ytringsfrihed. De er aldrig grundlag for at skjule.
finding-party_political = Partipolitik i udkastet
    .why = Myndighedens egen tekst skal være upartisk.
finding-other = Fund
    .why = Fundet i teksten; her er ingen forklaring endnu.

# Hvorfor noget blev fundet, når det er mere, end slagsen siger
reason-personnummer-interim = Et svensk erstatningsnummer, som bruges i sundhedsvæsenet.
reason-cpr-checksum = Et CPR-nummer med rigtig dato og kontrolciffer.
reason-cpr-date = Ligner et CPR-nummer; nyere har intet kontrolciffer.
reason-email-function = En adresse til en funktion snarere end en person.
reason-phone-service = Et servicenummer snarere end et privat.
reason-case-number-cue = Kaldes et sagsnummer i teksten.
