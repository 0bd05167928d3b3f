# Allt som människor läser, på svenska. Klarspråk: säg vad som gäller, inte hur systemet mår.

# Ramen
skip = Hoppa till innehållet
rail-label = Huvudmeny
rail-label-short = Huvudmeny, kort
rail-work = Arbete
rail-oversight = Insyn
rail-to-decide = behöver beslut:
room-inbox = Inkorg
room-search = Sök
room-channels = Kanaler
room-journal = Händelselogg
room-journal-short = Logg
room-keys = Tangenter
sign-out = Logga ut
language-label = Språk
search-label = Sök kommentarer och avsändare
refused-title = Detta blev inte gjort
cancel = Avbryt
undo = Ångra
authority-unnamed = Myndighet utan namn
authority-none = Saklig är inte uppsatt än

# Exemplet
example-label = Exempel
example-word = EXEMPEL.
example-words = Myndigheten och allt som hör till den är påhittat.
example-remove = Ta bort exemplet
example-remove-title = Ta bort exempeluppgifterna?
example-remove-words = Den påhittade myndigheten, dess personer, kommentarer och logg tas bort för gott. Du loggas ut. Riktiga uppgifter berörs inte.

# Tal och tider
unit-now = nyss
unit-min = min
unit-h = tim
unit-d = dygn
months = jan. feb. mars april maj juni juli aug. sep. okt. nov. dec.
day-of-month = { $day }
time-of-day = { $hour }:{ $minute }
when-today = i dag kl. { $time }
when-day = { $day } kl. { $time }

# Språk
language-sv = svenska
language-da = danska
language-en = engelska
language-no = norska
language-nb = norska
language-nn = nynorska
language-fi = finska
language-is = isländska
language-se = nordsamiska
language-de = tyska
language-fr = franska
language-es = spanska
language-pl = polska
language-ar = arabiska
language-fa = persiska
language-so = somaliska
language-uk = ukrainska
language-ru = ryska
language-tr = turkiska
language-ur = urdu

# Roller och funktioner
role-moderator = Redaktör
role-channel_owner = Kanalägare
role-registrar = Registrator
role-reviewer = Granskare
role-administrator = Administratör
function-system = Systemet
function-lawyer = en jurist
function-registrar = en registrator
function-security = säkerhetsansvarig
function-person = En anställd
function-other = någon annan med den uppgiften

# Listan
views-label = Vyer
view-to_decide = Att besluta
view-mine = Mina
view-to_answer = Att besvara
view-all = Alla
headline-to_decide = { $count ->
    [one] behöver beslut
   *[other] behöver beslut
}
headline-mine = { $count ->
    [one] är ditt
   *[other] är dina
}
headline-to_answer = { $count ->
    [one] väntar på svar
   *[other] väntar på svar
}
headline-all = { $count ->
    [one] speglat inlägg
   *[other] speglade inlägg
}
oldest = Det äldsta har väntat { $waited }.
oldest-now = Det äldsta kom in alldeles nyss.
newest = Det senaste kom in { $when }.
filter = Filtrera
filter-channel = Kanal
filter-all = Alla kanaler
silent-since = { $channel } har inte svarat sedan { $when }
silent-never = { $channel } har inte svarat än
silent-words = Nyare kommentarer saknas här. Inget som du har gjort går förlorat.
rows-label = Kommentarer
row-own = myndighetens eget
row-covered = Texten är övertäckt.
covered-part = övertäckt: { $kind }
chips-more = { $count ->
    [one] och { $count } till
   *[other] och { $count } till
}
chip-own = Vårt
chip-edited = Ändrat av avsändaren
empty-to_decide = Inget behöver beslut
empty-mine = Du har inga ärenden
empty-to_answer = Inget väntar på svar
empty-all = Inget är speglat än
empty-mirror = När en kanal är ansluten kommer kommentarerna in här.
empty-see-answers = { $count ->
    [one] Visa { $count } att besvara
   *[other] Visa { $count } att besvara
}
more-rows = Visa fler
from-the-start = Tillbaka till de första
choose-title = Välj en kommentar
choose-words = Inget öppnas förrän du väljer det. Historiken visar därför bara vad någon faktiskt har läst.

# Ärendet
case-number = Ärende { $number }
case-previous = Föregående ärende
case-next = Nästa ärende
case-place = { $place } av { $of }
case-card = Kommentaren och ditt beslut
heading-post = Inlägg av <bdi>{ $author }</bdi>
heading-comment = Kommentar av <bdi>{ $author }</bdi>
heading-mention = Omnämnande av <bdi>{ $author }</bdi>
heading-message = Privat meddelande från <bdi>{ $author }</bdi>
heading-tip = Tips från <bdi>{ $author }</bdi>
heading-own-post = Myndighetens eget inlägg
heading-own-answer = Myndighetens eget svar
item-post = Inlägg
item-comment = Kommentar
item-mention = Omnämnande
item-message = Privat meddelande
item-tip = Tips
state-to_decide = Behöver beslut
state-to_answer = Väntar på svar
state-closed = Avslutat
state-none = Inget ärende
presence-visible = Synlig
presence-hidden = Dold
presence-gone = Borttagen vid källan
presence-hidden-at = Dold { $when }
presence-gone-at = Borttagen vid källan { $when }. Handlingen finns kvar.
claim = Ta ärendet
release = Lämna ärendet
held-by = <bdi>{ $name }</bdi> har ärendet
held-by-you = Du har ärendet
close = Avsluta ärendet
reopen = Öppna ärendet igen
post-own = Till ert inlägg, { $when }.
post-other = Under ett annat inlägg, { $when }.
thread-all = { $count ->
    [one] Visa hela tråden ({ $count })
   *[other] Visa hela tråden ({ $count })
}
see-at-source = Se den vid källan
cover-words = Texten är övertäckt. Du behöver inte läsa den om någon annan har ärendet.
cover-show = Visa texten
version-of = Version { $number } av { $of }
version-show = Visa version { $number }, sedd { $when }
version-erased = Texten är raderad. Att den har funnits, och beslutet, står kvar.
gone-words = Avsändaren eller plattformen har tagit bort den. Det som kom in till myndigheten bevaras.
clips-label = Bilagor
clip-stored = Hämta { $type }
clip-missing = { $type }, inte hämtad än

# Beslutet
ground = Grund
ground-none = Ingen grund vald
ground-rules = Regler för kanalen
ground-crimes = Uppenbara brott
ground-numbered = Regel { $number }: { $title }
ground-suggested = Föreslås av iakttagelserna. Du beslutar.
ground-not-suggested = Iakttagelserna föreslår ingen grund. Du beslutar.
ground-private = Skälet sägs aldrig offentligt.
ground-unchecked = ska kontrolleras
grounds-meaning = Vad grunderna betyder
hide = Dölj kommentaren
unhide = Gör den synlig igen
leave = Ingen grund: låt den stå kvar
hidden-words = Den är dold på plattformen. Håller inte grunden längre ska den göras synlig igen.
decide-own = Det är myndighetens egen text. Det finns inget att besluta.
decide-gone = Den är borta vid källan. Det finns inget kvar att dölja.
decide-listen-only = Kanalen är bara för bevakning: kommentarer varken modereras eller besvaras.
decide-read-only-person = Du kan läsa ärendet. För att besluta krävs en annan roll.

# Åtgärder på väg
action-answer-waiting = Svaret skickas kl. { $until }
action-answer-waiting-count = Svaret skickas om { $seconds } s
action-answer-sending = Svaret skickas
action-answer-unknown = Ingen vet om svaret publicerades
action-answer-failed = Plattformen tog inte emot svaret
action-answer-not_permitted = Kontot får inte svara här
action-hide-waiting = Döljs kl. { $until }
action-hide-waiting-count = Döljs om { $seconds } s
action-hide-sending = Döljs nu
action-hide-unknown = Ingen vet om den doldes
action-hide-failed = Plattformen dolde den inte
action-hide-not_permitted = Kontot får inte dölja den
action-unhide-waiting = Blir synlig igen kl. { $until }
action-unhide-waiting-count = Blir synlig igen om { $seconds } s
action-unhide-sending = Görs synlig nu
action-unhide-unknown = Ingen vet om den är synlig igen
action-unhide-failed = Plattformen gjorde den inte synlig
action-unhide-not_permitted = Kontot får inte göra den synlig
action-by = Beslutat av { $name }, { $when }
action-unknown-ask = Förbindelsen bröts innan { $channel } hann svara: det kan ha blivit gjort, eller inte. Titta efter där, och säg hur det blev.
action-arrived = Det är gjort
action-not-arrived = Det är inte gjort

# Svaret och anteckningen
answers-title = Besvarat
answer-title = Offentligt svar
answer-as = Du svarar som <strong>{ $account }</strong> på <strong>{ $channel }</strong>
answer-everyone = Alla kan läsa det.
answer-only-they = Bara den som skrev kan läsa det.
answer-signed = Undertecknas ”{ $unit }”.
answer-label = Ditt svar
answer-most = Högst { $count } tecken
answer-send = Svara som { $account }
answer-sure = Skicka ändå
answer-cannot = Inget svar härifrån
answer-cannot-role = För att svara krävs en annan roll.
answer-cannot-here = Det går inte att svara i kanalen.
template = Mall
template-insert = Infoga
note-title = Intern anteckning
note-as = Du skriver en anteckning till kollegor
note-as-words = Publiceras aldrig. Den kan begäras ut som allmän handling.
note-label = Din anteckning
note-save = Spara anteckningen
note-sure = Spara ändå
notes-none = Inga anteckningar.

# Uppgifterna
facts-label = Iakttagelser, handling och historik
findings = Iakttagelser
findings-none = Inget har noterats i texten.
finding-ref = Iakttagelse { $number }, { $kind }
finding-ground = Kan leda till: { $ground }
certainty-certain = Säkert.
certainty-likely = Troligt.
certainty-possible = Möjligt.
suggest-leave = Förslag: låt den stå kvar.
suggest-look = Förslag: titta på den.
suggest-answer = Förslag: besvara den.
suggest-transfer = Förslag: för över den till ett ärende hos myndigheten.
suggest-secure = Förslag: säkra den, det kan vara ett hot.
suggest-hide_for_review = Förslag: överväg att dölja den.
record = Handlingen
record-case = Ärende
record-status = Läge
record-received = Inkom
record-presence = På plattformen
record-copy = Bevis
record-copy-at = Kopia sparad { $when }
record-copy-none = Ingen kopia än. En sparas innan något döljs.
history = Historik
history-journal = Se händelseloggen
entry-index = post { $index }
entry-sealing = förseglas

# Tråden
thread-title = Hela tråden
thread-words = I den ordning det skrevs. Personuppgifter är övertäckta, som i listor.
thread-back = Tillbaka till ärendet
thread-more = { $count ->
    [one] Bara det första visas.
   *[other] Bara de första { $count } visas.
}

# Sökning
search-do = Sök
search-hint = Det räcker med början av ett ord: ”bibl” hittar bibliotek. Även dolda och borttagna kommentarer genomsöks. Orden loggas inte.
search-found = { $count ->
    [one] { $count } träff på den här sidan
   *[other] { $count } träffar på den här sidan
}
search-nothing = Inga träffar
search-nothing-words = Prova färre eller kortare ord.

# Loggen
journal-words = Varje beslut är en post i en logg som inte kan ändras obemärkt. Loggen innehåller varken namn eller texter.
journal-limit-title = Vad loggen inte kan bevisa ensam
journal-limit = Utan vittne utanför huset eller tidsstämpel skulle den som driver servern kunna skriva om allt, även loggen. Spara kontrollpunkter utanför huset.
journal-size = Förseglade poster
journal-waiting = Förseglas nu
journal-origin = Loggens namn
journal-key = Nyckel att kontrollera den med
journal-checkpoint = Den senaste signerade kontrollpunkten
journal-no-checkpoint = Det finns ingen signerad kontrollpunkt än.
journal-empty = Inga poster än
journal-older = Äldre poster
journal-rule = regel { $rule }, version { $version }
object-item = Inlägg
object-case = Ärende
object-channel = Kanal
object-token = Programnyckel
object-person = Person
object-authority = Myndighet
object-action = Åtgärd
object-note = Anteckning
object-decision = Beslut
object-pack = Regler
object-log = Logg
object-batch = Sändning
event-log_opened = Loggen öppnad
event-items_received = Hämtat från kanalen
event-item_changed = Ändrat vid källan
event-item_gone = Borttaget vid källan
event-item_presence = Synligheten ändrad på plattformen
event-case_opened = Ärende öppnat
event-claimed = Ärendet taget
event-released = Ärendet lämnat
event-answered = Svar beslutat
event-hidden = Beslut att dölja
event-unhidden = Beslut att göra synlig igen
event-left_visible = Ingen grund: står kvar
event-noted = Intern anteckning skriven
event-closed = Ärendet avslutat
event-reopened = Ärendet öppnat igen
event-undone = Ångrat i tid
event-proposed = Förslag lagt, väntar på en andra person
event-declined = Förslag avslaget eller återtaget
event-action_done = Bekräftat av plattformen
event-action_failed = Nekat av plattformen
event-action_unknown = Okänt utfall
event-copy_stored = Kopia sparad
event-person_added = Person tillagd
event-channel_added = Kanal tillagd
event-channel_connected = Kanal ansluten
event-channel_disconnected = Kanal frånkopplad
event-acting_switched = Rätten att agera ändrad
event-pack_loaded = Regler inlästa
event-erased = Text raderad
event-example_removed = Exemplet borttaget
event-restored = Återställt från säkerhetskopia
event-checkpoint_reset = Kontrollpunkt satt på nytt
event-signed_in_setup = Uppsatt genom engångsadressen
event-role_changed = Roller ändrade
event-token_made = Programnyckel skapad
event-token_ended = Programnyckel avslutad

# Kanaler
channels-words = Saklig läser alla kanaler, men agerar bara där kanalens ägare har slagit på det.
channels-none = Inga kanaler än
channels-none-words = Anslut myndighetens första officiella konto.
channel-new = Anslut en kanal
channel-manual = Förs in för hand
channel-items = { $count ->
    [one] { $count } inlägg
   *[other] { $count } inlägg
}
channel-acts = Agerar
channel-reads = Läser bara
channel-heard = Hördes senast av { $when }
channel-unheard = Har inte hörts av än
channel-about = Om kanalen
channel-platform = Plattform
channel-mirrored = Speglat
channel-health = Förbindelse
channel-can = Vad den kan just nu
can-what = Åtgärd
can-whether = Möjlig
can-note = Förbehåll
can-read = Läsa
can-answer = Svara
can-hide = Dölja
can-unhide = Göra synlig igen
can-yes = Ja
can-no = Nej
acting-title = Att agera på plattformen
acting-is-on = Saklig döljer, visar igen och svarar här när en person har beslutat det.
acting-is-off = Saklig läser bara. Inget skickas till plattformen.
acting-on = Slå på agerande
acting-off = Slå av agerande
disconnect-start = Koppla från kanalen
disconnect-title = Koppla från { $channel }?
disconnect-words = Saklig glömmer inloggningsuppgifterna och slutar läsa. Alla handlingar finns kvar.
disconnect-do = Koppla från { $account }
connect-choose = Vilken plattform?
connect-other = En annan plattform
connect-words = Ett officiellt konto på { $platform }.
connect-reads = En ny kanal läser bara. Ägaren slår på agerandet efteråt.
connect-do = Anslut
credentials = Inloggningsuppgifter
hint-credentials = De förvaras förseglade, visas aldrig igen och loggas aldrig.
hint-channel-name = Vad ni själva kallar kanalen. Namnet står i listor och vid svarsknappen.
hint-base_url = Var plattformen nås, till exempel https://bsky.social. Lämna tomt för plattformens egen adress.
hint-purpose = En eller två meningar. De står på den offentliga sidan.
credential-app_password = Applösenord
credential-password = Lösenord
credential-access_token = Åtkomstnyckel
credential-token = Åtkomstnyckel
credential-client_id = Klient-id
credential-client_secret = Klienthemlighet
mode-publish_and_answer = Publicerar och svarar
    .why = Här publiceras nyheter och fakta, och frågor besvaras.
mode-listen_only = Endast bevakning
    .why = Kommentarer varken modereras eller besvaras här. Hot kan ändå anmälas.
mode-employer_information = Myndigheten som arbetsgivare
    .why = För den som arbetar här eller kan tänka sig att göra det.

# Fält
field-authority = Myndighetens officiella namn
field-country = Land
field-language = Språk
field-unit = Enhet som ansvarar för kontona
field-name = Ditt namn
field-login = Användarnamn
field-password = Lösenord
field-text = texten
field-channel-name = Namn
field-handle = Kontots namn på plattformen
field-base_url = Plattformens adress
field-owner_unit = Enhet som sköter kontot
field-purpose = Uppdrag som kontot tjänar
field-mode = Vad besökare kan vänta sig
field-platform = Plattform
field-credentials = Inloggningsuppgifter
field-civil_servant = försäkran
field-answer = ditt svar
field-note = din anteckning
field-token-name = ett namn på nyckeln
field-token-scope = minst en sak som den får göra
field-token-days = ett antal dagar från 1 till 365
field-channel = kanalen
field-other = ett obligatoriskt fält
hint-password = Minst 12 tecken. Några ord i följd duger bra.

# Inloggning och uppsättning
sign-in = Logga in
sign-in-staff = Logga in, för personal
to-public-page = Till den offentliga sidan
set-up-title = Sätt upp Saklig
set-up-words = Adressen gäller en gång. Därefter loggar du in.
set-up-authority = Myndigheten
set-up-person = Du, den första administratören
set-up-declare = Jag är anställd som opolitisk tjänsteman
set-up-declare-words = Politiskt sakkunniga och förtroendevalda har ingen makt över förvaltningens konton.
set-up-do = Sätt upp

# Den offentliga sidan
public-title = officiella konton
public-lead = Det här är myndighetens officiella konton i sociala medier, och så hanteras kommentarer där.
public-channels = Våra konton
public-no-channels = Det finns inga konton än.
public-rules = Så hanteras kommentarer
public-rule-open = Du får gärna säga emot oss, även skarpt. Kritik är aldrig skäl att dölja en kommentar.
public-rule-hide = En kommentar döljs bara på en fastställd grund: hot, hat, andras personuppgifter, reklam och liknande. En namngiven tjänsteman beslutar, aldrig en maskin.
public-rule-line = Offentligt sägs bara att en kommentar har dolts enligt reglerna. Varken personen eller innehållet nämns.
public-rule-object = Har din kommentar dolts kan du fråga oss varför och invända.
public-rule-data = Skriv inte ditt eget eller andras personnummer, hälsa eller adress i en kommentar.
public-record = Allmänna handlingar
public-record-words = Det som skrivs till kontona kommer in till myndigheten och bevaras som allmän handling. Vem som helst får begära att se det; sekretess prövas i varje fall.

# Tangenterna
keys-title = Tangentbord
keys-words = Enstaka bokstäver fungerar när du inte skriver i ett fält. Ingen bokstav utför något själv: den flyttar till knappen, och Enter trycker på den.
key-next = Nästa i listan
key-previous = Föregående i listan
key-open = Öppna det som har fokus
key-search = Sök
key-hide = Till ”Dölj kommentaren”
key-leave = Till ”Låt den stå kvar”
key-answer = Skriv ett svar
key-note = Skriv en intern anteckning
key-undo = Till ”Ångra”
key-keys = Den här sidan
key-send = Skicka svaret eller spara anteckningen som du skriver
key-leave-field = Lämna fältet
keys-switch = Tangenter med en bokstav
keys-switch-words = Sparas i den här webbläsaren.

# Nycklar för program
tokens-title = Nycklar för program
tokens-words = Med en programnyckel handlar ett program i ditt namn: det gör det som du kryssar för, och aldrig mer än du själv får i den stunden. Det som programmet gör står som ditt i loggen.
tokens-own = Dina nycklar
tokens-none = Du har inga nycklar.
tokens-others = Kollegors nycklar
tokens-api = Vad program kan fråga efter beskrivs i
token-made = Nyckeln är skapad
token-once = Kopiera den nu. Den visas bara den här gången och sparas inte; går den förlorad får du avsluta den och skapa en ny.
token-secret = Nyckeln
token-name = Namn
token-person = I vems namn
token-scope = Vad den får göra
token-days-left = Gäller till, senast använd
token-until = Till { $day }
token-used = Senast använd { $day }
token-unused = Aldrig använd
token-end-column = Avsluta
token-end = Avsluta
token-new = Ny nyckel
token-days = Hur många dagar den gäller
token-make = Skapa nyckeln
hint-token-name = Vad den är till för, så att du känner igen den.
hint-token-scope = Kryssa bara för det som programmet behöver.
hint-token-days = Från 1 till 365. Därefter skapar du en ny.
power-read = Se inlägg, ärenden och sökning
power-claim = Ta och släppa ärenden
power-answer = Svara i myndighetens namn
power-moderate = Dölja, visa igen, låta stå kvar
power-note = Skriva interna anteckningar
power-close = Avsluta och öppna ärenden
power-read_journal = Se loggen
power-run_channels = Sköta kanaler
power-run_people = Sköta personer
power-import = Läsa in handlingar från filer
power-erase = Radera texter

# Problem, som program får veta dem
problem-about = Program känner igen problemet på adressen:
problem-stands = Det är redan så: { $state }. Ingenting gjordes.
problem-title-garbled = Begäran går inte att läsa
problem-words-garbled = En adress, ett fält eller innehållet är inte som API:ets dokument säger. Ingenting gjordes. Rätta begäran och skicka den igen.
problem-title-key-needed = En Idempotency-Key behövs
problem-words-key-needed = Det som lämnar myndigheten måste ha huvudet Idempotency-Key, med 1 till 255 tecken, så att det skickas bara en gång. Ingenting gjordes. Skicka begäran igen med en egen nyckel.
problem-title-no-token = Ingen giltig programnyckel
problem-words-no-token = Begäran måste visa en programnyckel i huvudet Authorization. Nyckeln kan saknas, vara okänd, ha gått ut eller vara avslutad. Skapa en ny på sidan Nycklar för program.
problem-title-not-permitted = Inte tillåtet
problem-words-not-permitted = Personen som programmet handlar för får inte göra det här. Ingenting gjordes. En administratör kan ändra personens roller.
problem-title-political = Ingen makt över kontona
problem-words-political = Politiskt anställda och förtroendevalda har ingen makt över förvaltningens konton, oavsett roll. Ingenting gjordes.
problem-title-beyond-scope = Utanför vad programnyckeln omfattar
problem-words-beyond-scope = Personen får göra det här, men inte programnyckeln. Ingenting gjordes. Skapa en nyckel som omfattar det.
problem-title-not-found = Finns inte här
problem-words-not-found = Det finns inte, eller hör till en annan myndighet.
problem-title-wrong-method = Adressen tar inte emot metoden
problem-words-wrong-method = Ingenting gjordes. Huvudet Allow säger vilka metoder adressen tar emot.
problem-title-already = Det är redan så
problem-words-already = Någon har redan beslutat samma sak, eller något annat. Ingenting gjordes. Titta på inlägget igen.
problem-title-held = En kollega har ärendet
problem-words-held = Någon annan har tagit ärendet. Ingenting gjordes. Vänta tills det släpps.
problem-title-too-late = För sent att ångra
problem-words-too-late = Det är skickat, eller redan utrett. Du kan besluta motsatsen i stället.
problem-title-item-gone = Borta vid källan
problem-words-item-gone = Inlägget är borta hos plattformen. Handlingen finns kvar. Ingenting gjordes.
problem-title-key-under-way = Samma begäran behandlas redan
problem-words-key-under-way = En begäran med samma Idempotency-Key behandlas just nu. Vänta lite och skicka den igen: du får då samma svar.
problem-title-too-large = Begäran är för stor
problem-words-too-large = En begäran får ha 256 KiB. Ingenting gjordes.
problem-title-not-json = Innehållet är inte JSON
problem-words-not-json = Huvudet Content-Type måste säga application/json. Ingenting gjordes.
problem-title-key-reused = Nyckeln hör till en annan begäran
problem-words-key-reused = Samma Idempotency-Key har under det senaste dygnet använts för en begäran med annan adress eller annat innehåll. Ingenting gjordes. Skicka begäran med en egen nyckel.
problem-title-empty = Något saknas
problem-words-empty = En text som måste finnas är tom. Ingenting gjordes.
problem-title-too-long = Texten är för lång
problem-words-too-long = Plattformen eller programmet tar färre tecken. Ingenting gjordes.
problem-title-unfilled = En mall är inte ifylld
problem-words-unfilled = Texten har en plats inom dubbla hakparenteser. Fyll i den eller ta bort den. Ingenting skickades.
problem-title-personal-data = Det verkar finnas personuppgifter
problem-words-personal-data = Texten verkar innehålla personuppgifter. Ingenting gjordes. Har en människa kontrollerat att de får stå där, skicka begäran igen med sure satt till true.
problem-title-no-ground = Grunden gäller inte här
problem-words-no-ground = Att dölja kräver en grund som står i listan i dag och som omfattar den här sortens inlägg. Inläggets egen lista säger vilka. Ingenting gjordes.
problem-title-needs-confirmation = Någon annan måste bekräfta
problem-words-needs-confirmation = Det här kräver att en annan funktion bekräftar. Ingenting gjordes.
problem-title-channel-cannot = Det kan kanalen inte
problem-words-channel-cannot = Plattformen kan det inte, eller så läser kanalen bara. Ingenting gjordes. Kanalens egen lista säger vad den kan.
problem-title-unusable = Det går inte att använda
problem-words-unusable = Det som skickades går inte att använda till det här. Ingenting gjordes.
problem-title-too-many = För många förfrågningar
problem-words-too-many = Programnyckeln används oftare än den får. Vänta så många sekunder som huvudet Retry-After säger.
problem-title-away = Databasen är borta
problem-words-away = Databasen går inte att använda just nu. Inget har ändrats. Försök igen om en minut.
problem-title-internal = Något gick fel här
problem-words-internal = Något gick fel. Titta på inlägget innan du försöker igen, eller skicka samma Idempotency-Key.

# Vad som just blev gjort
said-claimed = Du har tagit ärendet.
said-released = Du har lämnat ärendet.
said-hiding = Kommentaren kommer att döljas. Du kan ångra dig tills dess.
said-unhiding = Kommentaren blir synlig igen. Du kan ångra dig tills dess.
said-left = Står kvar. Det finns ingen grund att dölja den.
said-answered = Svaret kommer att skickas. Du kan ångra dig tills dess.
said-noted = Anteckningen är sparad.
said-closed = Ärendet är avslutat.
said-reopened = Ärendet är öppet igen.
said-undone = Ångrat. Inget skickades till plattformen.
said-arrived = Noterat: det är gjort.
said-not-arrived = Noterat: det är inte gjort. Du kan besluta igen.
said-connected = Kanalen är ansluten. Den läser bara tills agerandet slås på.
said-disconnected = Kanalen är frånkopplad. Alla handlingar finns kvar.
said-token-ended = Nyckeln är avslutad. Den öppnar ingenting längre.
said-acting-on = Agerandet är påslaget.
said-acting-off = Agerandet är avslaget. Kanalen läser bara.
said-set-up = Saklig är uppsatt. Anslut den första kanalen.
said-signed-out = Du är utloggad.

# Varför något inte blev gjort
denied-inactive = Ditt konto är stängt.
denied-role = Ingen av dina roller tillåter detta.
denied-political = Politiskt sakkunniga och förtroendevalda har ingen makt över förvaltningens konton, oavsett roll.
denied-own-proposal = Den som föreslår kan inte själv bekräfta. En kollega med samma behörighet måste göra det.
denied-scope = Programnyckeln omfattar inte det här.
refused-not-found = Det finns inte här, eller hör till en annan myndighet.
refused-sign-in = Användarnamn och lösenord stämmer inte.
refused-too-many-attempts = För många försök. Vänta några minuter och försök igen.
refused-set-up-code = Adressen är fel eller redan använd. Den som driver servern kan skapa en ny.
refused-empty = Något saknas: { $field }.
refused-password-short = Lösenordet är för kort. Det behöver minst { $fewest } tecken.
refused-login-taken = Användarnamnet är upptaget. Välj ett annat.
refused-no-ground = För att dölja krävs en grund ur listan. Passar ingen ska kommentaren stå kvar.
refused-ground-not-for-messages = Grunden gäller inte privata meddelanden. Välj en annan, eller låt meddelandet vara.
refused-needs-confirmation = Det här ser ut som skyddad kritik. { $kept ->
    [0] För att dölja den krävs att { $by } bekräftar det.
    [one] För att dölja den krävs att { $by } bekräftar det. { $kept } liknande fick stå kvar.
   *[other] För att dölja den krävs att { $by } bekräftar det. { $kept } liknande fick stå kvar.
}
refused-read-only = Kanalen läser bara. Dess ägare kan slå på agerandet.
refused-listen-only = Kanalen är bara för bevakning: kommentarer varken modereras eller besvaras.
refused-channel-cannot = Det kan kanalen inte. { $why }
refused-too-long = Texten är för lång: { $got } tecken, och plattformen tar { $most }.
refused-name-taken = En annan kanal har redan det namnet. Välj ett annat.
refused-no-copy = Det gick inte att spara en kopia med allt som hör till. Utan kopia döljs inget.
refused-unfilled = Mallen har en plats inom dubbla klamrar som inte är ifylld. Fyll i den eller ta bort den.
refused-not-permitted = Plattformen tillåter inte kontot att göra detta.
refused-own-item = Det är myndighetens egen text.
refused-item-gone = Den är borta vid källan. Handlingen finns kvar.
refused-already = Någon hann före: { $state }. Det du skrev finns kvar nedan och har inte skickats.
already-hidden = den är redan dold
already-visible = den är redan synlig
already-left_visible = den fick stå kvar
already-answered = den är redan besvarad
already-closed = ärendet är avslutat
already-open = ärendet är öppet
already-waiting = samma sak är redan på väg
already-disconnected = kanalen är frånkopplad
already-sending = samma sak skickas just nu
already-unknown = ingen vet än om det förra försöket lyckades
already-to_decide = ärendet behöver beslut
already-to_answer = ärendet väntar på svar
already-proposed = ett förslag väntar redan på en andra person
already-confirmed = förslaget är redan bekräftat
already-declined = förslaget är redan avslaget
already-withdrawn = förslaget är återtaget
already-lapsed = förslaget har förfallit och måste göras om
already-other = det är redan beslutat
refused-too-late = Det är för sent att ångra: det har skickats. Du kan besluta motsatsen i stället.
refused-held = { $by } har ärendet. Tala med varandra, eller vänta tills ärendet lämnas.
refused-platform = Plattformen släppte inte in oss. { $trouble }
refused-note-personal-data = Anteckningen verkar innehålla personuppgifter. Den kan begäras ut som allmän handling. Spara ändå?
refused-answer-personal-data = Svaret verkar innehålla personuppgifter, och alla kan läsa det. Skicka ändå?
refused-unusable = Det gick inte att använda: { $why }
refused-away = Databasen går inte att använda just nu. Inget har ändrats. Försök igen om en minut, och säg till den som driver servern.
refused-internal = Något gick fel här. Inget har ändrats. Försök igen, eller säg till den som driver servern.

# Vad som är fel med en förbindelse
trouble-unreachable = Plattformen svarar inte.
trouble-busy = Plattformen ber oss vänta.
trouble-broken = Plattformen har själv ett fel.
trouble-signed-out = Inloggningsuppgifterna gäller inte längre. Anslut kanalen igen.
trouble-garbled = Plattformens svar gick inte att förstå.
trouble-refused = Plattformen nekade frågan.
trouble-address = Adressen får inte nås härifrån.
trouble-unknown = Ingen vet om det kom fram.
trouble-other = Förbindelsen fungerar inte.

# Varför en kanal inte kan, eller med vilket förbehåll
cannot-manual = Kanalen förs in för hand: gör det vid källan och anteckna det här.
cannot-read-only = Kanalen läser bara tills dess ägare slår på agerandet.
cannot-listen-only = Kanalen är bara för bevakning.
cannot-not-connected = Kanalen är inte ansluten.
cannot-no-credentials = Utan inloggningsuppgifter går det bara att läsa det offentliga.
cannot-platform = Plattformen tillåter det inte.
cannot-not-in-thread = Plattformen döljer bara svar i kontots egna trådar.
cannot-replies-restricted = Avsändaren tar inte emot svar.
cannot-disconnected = Kanalen är frånkopplad.
cannot-other = Plattformen sätter en gräns här.
example-pretend = Exempel: inget lämnar den här datorn.
hide-bluesky-advisory = På Bluesky är döljandet bara ett råd: de flesta appar viker undan svaret, men vem som helst kan ändå öppna och sprida det. Svar under den viks undan tillsammans med den.
hide-does-not-stop-spread = Att dölja hindrar inte spridningen där.

# Där något gick fel
wrong-title-forbidden = Det här får du inte göra
wrong-words-forbidden = Borde du få det? Tala med er administratör. Kom du hit genom en länk eller ett formulär på en annan webbplats, öppna sidan här i stället.
wrong-title-missing = Det finns inte här
wrong-words-missing = Adressen är fel, eller så hör den till en annan myndighet.
wrong-title-large = Det var för mycket
wrong-words-large = Ett formulär får rymma högst 1 MB.
wrong-title-busy = För många försök
wrong-words-busy = Vänta några minuter och försök igen.
wrong-title-away = Det går inte just nu
wrong-words-away = Databasen svarar inte eller har inte plats för mer. Inget har ändrats, och det som redan är sparat finns kvar. Försök igen om en minut, och säg till den som driver servern.
wrong-title-broken = Något gick fel här
wrong-words-broken = Inget har ändrats. Försök igen, eller säg till den som driver servern.
wrong-title-garbled = Det gick inte att läsa
wrong-words-garbled = Gå tillbaka och försök igen.

# Iakttagelser
finding-se_personnummer = Personnummer
    .why = Ett svenskt personnummer med rätt kontrollsiffra.
finding-se_samordningsnummer = Samordningsnummer
    .why = Ett svenskt samordningsnummer med rätt kontrollsiffra.
finding-se_orgnummer = Organisationsnummer
    .why = Pekar ut ett företag eller en förening. Ingen personuppgift, om det inte är en enskild firma.
finding-dk_cpr = CPR-nummer
    .why = Ser ut som ett danskt personnummer.
finding-no_fodselsnummer = Norskt födelsenummer
    .why = Ett norskt födelsenummer med rätta kontrollsiffror.
finding-fi_hetu = Finsk personbeteckning
    .why = En finsk personbeteckning med rätt kontrolltecken.
finding-case_number = Ärendenummer
    .why = Pekar ut ett ärende hos en myndighet; en person kan gå att identifiera.
finding-email = E-postadress
    .why = En väg till en privatperson.
finding-phone = Telefonnummer
    .why = En väg till en privatperson.
finding-iban = Bankkonto (IBAN)
    .why = Ett internationellt kontonummer med rätta kontrollsiffror.
finding-bankgiro = Bankgironummer
    .why = Ett svenskt betalningsnummer.
finding-plusgiro = Plusgironummer
    .why = Ett svenskt betalningsnummer.
finding-vehicle_plate = Registreringsnummer
    .why = Leder till fordonets ägare genom vägtrafikregistret.
finding-address = Bostadsadress
    .why = Kan visa var en person bor.
finding-person_name = Personnamn
    .why = En person verkar vara namngiven.
finding-special_category = Känslig personuppgift
    .why = Om någons hälsa, tro, ursprung eller liknande (GDPR art. 9.1).
finding-threat = Möjligt hot
    .why = Kan vara ett hot. Säkra det; säg till säkerhetsansvarig.
finding-veiled_threat = Möjligt förtäckt hot
    .why = Orden kan vara menade som ett hot. Låt en människa bedöma.
finding-abuse = Påhopp
    .why = Förolämpar en person, snarare än att kritisera i sak.
finding-incitement = Möjlig uppvigling
    .why = Kan uppmana andra att skada människor eller begå brott.
finding-doxing = Uthängning
    .why = Sprider var eller hur en person går att hitta.
finding-spam = Samma text många gånger
    .why = Samma eller nästan samma text från flera konton eller många gånger om.
finding-advertising = Reklam
    .why = Verkar sälja eller göra reklam för något.
finding-off_topic = Utanför ämnet
    .why = Verkar inte gälla inlägget. Sällan skäl att dölja.
finding-question = Fråga
    .why = Någon verkar vänta på svar.
finding-protected_criticism = Skyddad kritik
    .why = Skarpa ord om myndigheten är yttrandefrihet. De är aldrig grund för att dölja.
finding-party_political = Partipolitik i utkastet
    .why = Myndighetens egen text ska vara opartisk.
finding-other = Iakttagelse
    .why = Noterat i texten; här finns ingen förklaring än.

# Varför något noterades, när det är mer än slaget säger
reason-personnummer-interim = Ett reservnummer, som används i vården.
reason-cpr-checksum = Ett danskt CPR-nummer med rätt datum och kontrollsiffra.
reason-cpr-date = Ser ut som ett danskt CPR-nummer; nyare saknar kontrollsiffra.
reason-email-function = En adress till en funktion snarare än en person.
reason-phone-service = Ett servicenummer snarare än ett privat.
reason-case-number-cue = Kallas ärendenummer i texten.
