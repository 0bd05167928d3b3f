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
room-people = Medarbejdere
go-on = Fortsæt
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
    .why = Læser, svarer, skjuler og lader stå.
role-channel_owner = Kanalejer
    .why = Som redaktør; tilslutter også kanaler og slår handling til.
role-registrar = Journalmedarbejder
    .why = Finder dokumenter, lukker sager, sletter efter afgørelse.
role-reviewer = Kontrollant
    .why = Læser alt og loggen, ændrer intet.
role-administrator = Administrator
    .why = Tilføjer medarbejdere, giver og fratager roller, tilslutter kanaler.
roles-none = Ingen rolle
employment-civil_servant = Embedsmand
    .why = Ansat som upolitisk embedsmand.
employment-political_appointee = Særlig rådgiver
    .why = Kan læse, men har ingen magt over kontiene, uanset rolle.
employment-elected_member = Folkevalgt
    .why = Kan læse, men har ingen magt over kontiene, uanset rolle.
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
view-second = Anden person
view-escalated = Løftet
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
headline-second = { $count ->
    [one] venter på en anden person
   *[other] venter på en anden person
}
headline-escalated = { $count ->
    [one] er løftet til din rolle
   *[other] er løftet til din rolle
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
empty-second = Intet venter på en anden person
empty-escalated = Intet er løftet til din rolle
empty-to_answer = Intet venter på svar
empty-all = Intet er spejlet endnu
empty-mirror = Når en kanal er tilsluttet, kommer kommentarerne ind her.
empty-see-answers = { $count ->
    [one] Vis { $count } til besvarelse
   *[other] Vis { $count } til besvarelse
}
more-rows = Vis flere
from-the-start = Tilbage til de første
live-cases = { $count ->
    [one] { $count } ny sag – vis
   *[other] { $count } nye sager – vis
}
live-gap = Noget kan være ændret – hent igen
live-row-decided = Lige afgjort
live-row-claimed = Lige taget
live-row-released = Lige sluppet
live-row-changed = Ændret ved kilden
live-row-draft = Svar undervejs
live-case-decided = Lige afgjort – vis
live-case-claimed = Lige taget – vis
live-case-released = Lige sluppet – vis
live-case-changed = Lige ændret ved kilden – vis
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
presence-removed = Fjernet af os
presence-hidden-at = Skjult { $when }
presence-gone-at = Fjernet ved kilden { $when }. Dokumentet bliver.
presence-removed-at = Fjernet af os { $when }. Dokumentet bliver.
claim = Tag sagen
release = Slip sagen
held-by = <bdi>{ $name }</bdi> har sagen
held-by-you = Du har sagen
here = { $count ->
    [one] { $names } har sagen åben.
   *[other] { $names } har sagen åben.
}
here-writes = { $name } skriver et svar.
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
removed-words = Myndigheden har fjernet den. Det, der blev offentliggjort, bevares.
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
further = Flere handlinger
escalated-title = Løftet til rollen { $role }
escalated-by = Af { $name }, { $when }. Det gælder, indtil en med den rolle tager sagen, eller den afgøres.
assign-title = Giv sagen til en kollega
assign-to = Kollega
assign-do = Giv sagen
escalate-title = Løft sagen
escalate-words = Du slipper sagen, og den, der har rollen, ser den i sin indbakke.
escalate-to = Til rollen
escalate-note = Det, de skal vide
escalate-do = Løft sagen
report-title = Anmeld til platformen
report-words = Platformen afgør, hvad der så sker. Anmeldelsen fjerner intet.
report-reason = Platformens årsag
report-do = Anmeld fra { $account }
report-spam = Spam
report-violation = Strider mod loven eller mod platformens vilkår
report-misleading = Vildledende
report-sexual = Uønsket seksuelt indhold
report-rude = Chikane eller grove angreb
remove-title = Fjern vores eget
remove-words = Det slettes på platformen og kan ikke komme tilbage dertil. En kopi gemmes først, og dokumentet bliver her.
remove-reason = Årsag
remove-do = Fjern fra { $account }
block-title = Bloker afsenderen i en periode
block-words = Det kræver to: du foreslår, en kollega bekræfter. At skjule kommentaren er det mindre indgribende skridt.
block-earlier = { $count ->
    [one] { $count } tidligere kommentar fra afsenderen er skjult her ved en afgørelse:
   *[other] { $count } tidligere kommentarer fra afsenderen er skjult her ved en afgørelse:
}
block-earlier-none = Ingen tidligere kommentar fra afsenderen er skjult her.
block-ground = Grundlag for blokeringen
block-reasons = Begrundelse, med egne ord
block-reasons-hint = Til kolleger og kontrol. Offentliggøres aldrig, men der kan søges om aktindsigt.
block-until = Sidste dag
block-until-hint = Senest { $date }. Derefter ophører blokeringen af sig selv.
block-propose = Foreslå blokering fra { $account }
proposal-title = { $name } foreslår, at afsenderen blokeres
proposal-own = Du har foreslået, at afsenderen blokeres. En kollega skal bekræfte.
proposal-until = Til og med { $date }. Grundlag: { $ground }.
proposal-confirm = Bekræft: bloker fra { $account }
proposal-decline = Afvis
proposal-withdraw = Træk tilbage
blocked-title = Afsenderen er blokeret til og med { $date }
blocked-overdue = Blokeringen skulle være ophørt efter { $date }
blocked-overdue-words = Platformen har ikke kunnet nås. Se efter, om kanalen er tilsluttet og må handle; Saklig prøver igen.
blocked-by = Foreslået af { $first }, bekræftet af { $second }.
unblock = Ophæv blokeringen fra { $account }
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
action-block-waiting = Afsenderen blokeres kl. { $until }
action-block-waiting-count = Afsenderen blokeres om { $seconds } sek.
action-block-sending = Afsenderen bliver blokeret nu
action-block-unknown = Ingen ved, om afsenderen blev blokeret
action-block-failed = Platformen blokerede ikke afsenderen
action-block-not_permitted = Kontoen må ikke blokere afsenderen
action-unblock-waiting = Blokeringen ophæves kl. { $until }
action-unblock-waiting-count = Blokeringen ophæves om { $seconds } sek.
action-unblock-sending = Blokeringen bliver ophævet nu
action-unblock-unknown = Ingen ved, om blokeringen blev ophævet
action-unblock-failed = Platformen ophævede ikke blokeringen
action-unblock-not_permitted = Kontoen må ikke ophæve blokeringen
action-report-waiting = Anmeldes til platformen kl. { $until }
action-report-waiting-count = Anmeldes til platformen om { $seconds } sek.
action-report-sending = Bliver anmeldt til platformen nu
action-report-unknown = Ingen ved, om anmeldelsen nåede frem
action-report-failed = Platformen tog ikke imod anmeldelsen
action-report-not_permitted = Kontoen må ikke anmelde den
action-remove-waiting = Fjernes kl. { $until }
action-remove-waiting-count = Fjernes om { $seconds } sek.
action-remove-sending = Bliver fjernet nu
action-remove-unknown = Ingen ved, om den blev fjernet
action-remove-failed = Platformen fjernede den ikke
action-remove-not_permitted = Kontoen må ikke fjerne den
action-by = Afgjort af { $name }, { $when }
action-unknown-ask = Forbindelsen blev afbrudt, før { $channel } nåede at svare: det kan være gjort, eller ikke. Se efter dér, og sig, hvordan det gik.
action-arrived = Det er gjort
action-not-arrived = Det er ikke gjort
meanwhile-decided = <bdi>{ $name }</bdi> kom dig i forkøbet
meanwhile-decided-self = Du har selv allerede gjort noget her, på en anden side
meanwhile-decided-other = Nogen kom dig i forkøbet
meanwhile-what = { $event }, { $when }.
meanwhile-ground = Grundlag: { $ground }.
meanwhile-changed = Teksten er ændret ved kilden
meanwhile-changed-words = Den nye version, set { $when }, står nedenfor sammen med den, du læste. Din afgørelse skal gælde den nye.
meanwhile-read = Læs den nye version
meanwhile-keep = Lad det blive ved det
meanwhile-you-hiding = Du ville skjule kommentaren.
meanwhile-you-unhiding = Du ville gøre kommentaren synlig igen.
meanwhile-you-left = Du ville lade kommentaren stå.
meanwhile-you-answered = Du ville sende et svar.
meanwhile-you-noted = Du ville gemme et notat.
meanwhile-you-closed = Du ville afslutte sagen.
meanwhile-you-reopened = Du ville åbne sagen igen.
meanwhile-you-claimed = Du ville tage sagen.
meanwhile-you-released = Du ville slippe sagen.
meanwhile-do-hiding = Skjul alligevel
meanwhile-do-unhiding = Gør den synlig alligevel
meanwhile-do-left = Lad den stå alligevel
meanwhile-do-answered = Send svaret alligevel
meanwhile-do-noted = Gem notatet alligevel

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
draft-by = Kladde af { $name }, gemt { $when }.
draft-held = { $name } skriver på et svar
draft-held-words = Overtag kladden, hvis I er enige om det: teksten følger med, og { $name } kan ikke længere ændre den.
draft-take = Overtag kladden
draft-save = Gem kladde
draft-saved = Kladden er gemt.
draft-other = Kladden blev ikke gemt: En anden har skrevet her. Tryk på »Gem kladde« for at se begge tekster.
draft-unsaved = Kladden kunne ikke gemmes lige nu. Teksten er bevaret i denne fane.
draft-yours = Det, du skrev; ikke sendt og ikke gemt
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
object-proposal = Forslag
object-item = Opslag
object-case = Sag
object-channel = Kanal
object-person = Person
object-authority = Myndighed
object-action = Handling
object-note = Notat
object-decision = Afgørelse
object-pack = Regler
object-log = Log
object-proposal = Forslag
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
event-blocked = Afgørelse om at blokere afsenderen
event-unblocked = Blokeringen ophævet
event-reported = Beslutning om at anmelde til platformen
event-removed = Beslutning om at fjerne vores eget
event-assigned = Sagen givet til en kollega
event-escalated = Sagen løftet til en anden rolle
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
event-following_confirmed = Konto bekræftet som egen
event-acting_switched = Retten til at handle ændret
event-channel_described = Kanalens oplysninger ændret
event-pack_loaded = Regler indlæst
event-erased = Tekst slettet
event-example_removed = Eksemplet fjernet
event-restored = Genskabt fra sikkerhedskopi
event-checkpoint_reset = Kontrolpunkt sat på ny
event-signed_in_setup = Sat op gennem engangsadressen
event-role_changed = Roller ændret
event-employment_changed = Ansættelseskategori ændret
event-account_closed = Kontoen lukket
event-account_reopened = Kontoen åbnet igen
event-second_factor_set = Anden faktor indstillet
event-second_factor_reset = Adgangskode og anden faktor nulstillet
event-recovery_code_used = Nødkode brugt
event-password_changed = Adgangskode skiftet
event-sessions_ended = Sessioner afsluttet
event-address_made = Engangsadresse oprettet
event-address_used = Engangsadresse brugt

# Kanaler
channels-words = Saklig læser alle kanaler, men handler kun dér, hvor kanalens ejer har slået det til.
channels-none = Ingen kanaler endnu
channels-none-words = Tilslut myndighedens første officielle konto.
channel-new = Tilslut en kanal
channel-follow = Følg en offentlig konto
channel-manual = Indtastes i hånden
channel-items = { $count ->
    [one] { $count } opslag
   *[other] { $count } opslag
}
channel-acts = Handler
channel-reads = Læser kun
channel-follows = Følges uden login
channel-waits = Venter på bekræftelse
channel-waits-words = Intet spejles, før en medarbejder med ansvar for kanaler har erklæret, at kontoen er myndighedens egen.
channel-confirm = Bekræft kontoen
channel-heard = Hørte sidst fra den { $when }
channel-unheard = Har ikke hørt fra den endnu
channel-about = Om kanalen
channel-platform = Platform
channel-mirrored = Spejlet
channel-health = Forbindelse
channel-connected = Tilsluttet
channel-disconnected = Frakoblet: intet læses, og intet sendes.
channel-last-heard = Platformen svarede sidst
channel-last-seen = En af os så sidst efter
channel-unseen = Ingen har set efter endnu
channel-next-look = Saklig ser efter næste gang
channel-next-now = Nu
channel-reach = Fra { $oldest } til { $newest }
channel-look = Se efter nu
channel-describe = Ret oplysningerne
channel-describe-do = Gem
blocks-title = Blokeringer
blocks-in-force = { $count ->
    [one] { $count } afsender er blokeret fra kontoen.
   *[other] { $count } afsendere er blokeret fra kontoen.
}
blocks-none = Ingen er blokeret fra kontoen.
blocks-see = Vis blokeringerne
blocks-lead = Hvem der er eller har været blokeret, på hvilket grundlag, hvor længe, og hvilke to der besluttede det.
blocks-case = Se sagen
blocks-since = Siden { $when }, til og med { $date }
blocks-ended = Ophørte { $when }
reconnect-title = Tilslut igen
reconnect-words = Lav en ny adgangskode til Saklig hos platformen, og skriv den her. Det skal være den samme konto.
reconnect-do = Tilslut { $account } igen
channel-catching-up = { $count ->
    [one] Henter det, der lå der i forvejen: { $count } opslag indtil nu
   *[other] Henter det, der lå der i forvejen: { $count } opslag indtil nu
}
channel-can = Hvad den kan lige nu
can-what = Handling
can-whether = Mulig
can-note = Forbehold
can-read = Læse
can-answer = Svare
can-hide = Skjule
can-unhide = Vise igen
can-block = Blokere afsendere
can-report = Anmelde til platformen
can-remove = Fjerne vores eget
can-yes = Ja
can-no = Nej
acting-title = At handle på platformen
acting-is-on = Saklig svarer, skjuler, viser igen, blokerer, anmelder og fjerner her, når en person har besluttet det.
acting-is-off = Saklig læser kun her. Intet sendes til platformen.
acting-on = Slå handling til
acting-off = Slå handling fra
disconnect-start = Frakobl kanalen
unfollow-start = Hold op med at følge kontoen
disconnect-title = Frakobl { $channel }?
disconnect-words = Saklig glemmer adgangsoplysningerne og holder op med at læse. Alle dokumenter bliver.
disconnect-do = Frakobl { $account }
connect-choose = Hvilken platform?
connect-other = En anden platform
connect-words = En officiel konto på { $platform }.
connect-reads = En ny kanal læser kun. Ejeren slår handling til bagefter.
connect-do = Tilslut
connect-again = Tilslut igen
connect-instead = Tilslut kontoen med login
following-words = Kontoen følges uden login. Saklig læser det offentlige, men kan hverken svare eller skjule.
following-connect = Tilslut kontoen, når I vil kunne handle. Dokumenterne bliver.
follow-words = Angiv en af myndighedens egne offentlige konti. Den spejles uden adgangsoplysninger, så snart nogen har erklæret, at den er jeres.
follow-do = Find kontoen
confirm-title = Er { $account } myndighedens konto?
confirm-words = Saklig spejler kontoens egne opslag og svarene under dem: navn og tekst, intet andet. Følg kun konti, som myndigheden selv har ansvaret for.
confirm-attest = Jeg erklærer, at kontoen er myndighedens egen
confirm-recorded = Din erklæring skrives i journalen.
confirm-do = Bekræft, og begynd at spejle
confirm-done = Kontoen venter ikke på bekræftelse.
confirm-look = Se kontoen
credentials = Adgangsoplysninger
hint-credentials = De opbevares forseglet, vises aldrig igen og logges aldrig.
hint-channel-name = Hvad I kalder den indbyrdes. Navnet står i lister og ved svarknappen.
hint-name-optional = Kan stå tomt. Så får kanalen kontoens navn.
hint-address = For eksempel @kommune.bsky.social, https://bsky.app/profile/kommune.dk, @navn@mastodon.example eller https://mastodon.example/@navn.
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
field-address = Kontoens adresse
field-handle = Kontoens navn på platformen
field-base_url = Platformens adresse
field-owner_unit = Enhed, der passer kontoen
field-purpose = Opgave, som kontoen tjener
field-mode = Hvad besøgende kan forvente
field-platform = Platform
field-credentials = Adgangsoplysninger
field-civil_servant = erklæringen
field-code = Kode
field-colleague = kollegaens navn
field-roles = mindst én rolle
field-old-password = Nuværende adgangskode
field-new-password = Ny adgangskode
field-answer = dit svar
field-note = dit notat
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
set-up-next = Derefter indstiller du din anden faktor. Så udpeger du endnu en administrator: at give magt kræver altid to.
code-title = Koden fra din telefon
code-words = Adgangskoden er rigtig. Skriv nu de seks cifre, som din godkendelsesapp viser.
code-lost = Uden telefonen: skriv en af dine nødkoder. Er de også væk, så tal med en administrator.
code-other = Log ind som en anden
start-title = Vælg, hvordan du logger ind
start-words = Adressen er til { $name } og åbner én gang. Vælg en adgangskode, som ingen anden kender; derefter kommer den anden faktor.
factor-title = Anden faktor
factor-must = Alle, der arbejder her, logger ind med adgangskode og en kode fra telefonen. Indstil det nu; alt andet åbner bagefter.
factor-words = En ny telefon træder i stedet for den gamle, og du får nye nødkoder. Dine andre sessioner afsluttes.
factor-example = Eksemplet logger ind med adgangskoden alene, fordi dets adgangskoder udskrives. Hos en rigtig myndighed skal alle have en anden faktor.
factor-scan = Føj Saklig til din godkendelsesapp
factor-scan-words = Enhver app til sekscifrede koder kan bruges. Scan billedet med den.
factor-picture = Billede til appen; den samme hemmelighed står nedenfor som tekst
factor-type = Eller skriv dette ind:
factor-code = Koden, som appen viser nu
factor-code-hint = Seks cifre. Hver kode gælder én gang.
factor-do = Indstil anden faktor
factor-renew = Skift telefon og nødkoder
factor-has = Ja
factor-has-not = Nej
codes-title = Dine nødkoder
codes-words = Hver kode åbner én gang i stedet for en kode fra telefonen. De vises kun nu: skriv dem ned, og opbevar dem adskilt fra telefonen.
codes-kept = Jeg har gemt dem
codes-left = { $count ->
    [one] Den er indstillet. Der er { $count } nødkode tilbage.
   *[other] Den er indstillet. Der er { $count } nødkoder tilbage.
}
account-title = Din konto
account-about = Om kontoen
password-title = Skift adgangskode
password-do = Skift adgangskode
sessions-title = Sessioner
sessions-words = En session slutter efter to timer uden brug og senest efter tolv timer. Hverken adresse eller enhed gemmes.
sessions-none = Ikke logget ind nu.
session-times = Begyndt { $begun }, sidst brugt { $seen }
session-this = Denne
session-end = Afslut
session-end-begun = Afslut sessionen, der begyndte { $begun }
sessions-end-others = Afslut alle andre
sessions-end-all = Afslut alle sessioner
person-new = Tilføj en kollega
person-new-words = En anden administrator bekræfter. Den, der bekræfter, får en adresse at give videre, hvor kollegaen vælger adgangskode og anden faktor.
person-propose = Foreslå
person-appoint = Udpeg
people-words = At give magt kræver to administratorer: den ene foreslår, den anden bekræfter. At tage den fra nogen kræver én.
people-alone = Der er kun én administrator
people-alone-words = At give magt kræver to. Indtil endnu en administrator har logget ind, kan du på egen hånd kun udpege vedkommende: som administrator, og ikke mere endnu.
people-proposed = Foreslået, endnu ikke tilføjet
person-name = Navn
person-roles = Roller
person-roles-words = At give en rolle kræver to. At fratage en sker straks; fra en administrator kræver det to.
person-employment = Ansættelse
person-employment-words = Bliver den politisk, bortfalder enhver ret over kontiene straks: sessioner afsluttes, og det, der venter på at blive sendt, stoppes. Til embedsmand kræver to.
person-last = Dette er den sidste administrator. Bliver ansættelsen politisk, er der ingen tilbage: den, der driver serveren, udpeger så en med saklig person appoint.
person-account = Konto
person-open = Åben
person-closed = Lukket
person-none = Ikke tilføjet
person-not-begun = Har ikke logget ind endnu
person-proposed = Foreslået
person-seen = Sidst her
person-never = Aldrig
person-waiting = { $count ->
    [one] { $count } ændring at bekræfte
   *[other] { $count } ændringer at bekræfte
}
person-signing-in = Login
person-renew-words = Mistet telefonen? En nulstilling kræver to, og ingen bekræfter sin egen. Er der kun to administratorer, gør den, der driver serveren, det med saklig person unlock.
renew-before = Med adgangskode og anden faktor
renew-after = Begge holder op med at gælde; vælges på ny på en engangsadresse
change-add_person = Tilføj personen
change-give_role = Giv en rolle
change-take_role = Fratag en rolle
change-change_employment = Ændr ansættelseskategori
change-close_account = Luk kontoen
change-reopen_account = Åbn kontoen igen
change-reset_second_factor = Nulstil adgangskode og anden faktor
do-give_role = Udpeg
do-give_role-two = Foreslå at give
do-take_role = Fratag
do-take_role-two = Foreslå at fratage
do-change_employment = Ændr ansættelse
do-close_account = Luk kontoen
do-close_account-two = Foreslå at lukke kontoen
do-reopen_account-two = Foreslå at åbne kontoen
do-reset_second_factor-two = Foreslå nulstilling
waiting-by = Foreslået af { $name }, { $when }.
waiting-lapses = Det bortfalder { $when }.
waiting-what = Hvad der ændres
waiting-before = Før
waiting-after = Efter
waiting-own = Du har foreslået det. En anden administrator bekræfter.
waiting-confirm = Bekræft
waiting-decline = Afvis
waiting-withdraw = Træk tilbage
handed-title = Giv denne adresse videre
handed-words = På den vælger { $name } adgangskode og anden faktor. Den åbner én gang, inden for 72 timer.
handed-once = Den vises kun nu. Giv den selv videre, til ingen anden; den, der har den, kan logge ind som din kollega.
handed-done = Jeg har givet den videre
roles-title = Hvad hver rolle giver
roles-words = Roller lægges sammen. Det, som kun embedsmænd kan have, giver ingen rolle til en særlig rådgiver eller en folkevalgt.
roles-act = Handling
roles-civil = Kun embedsmænd
roles-any = Alle
act-read = Læse spejlet, sager og søgning
act-read_journal = Læse hændelsesloggen
act-answer = Svare i myndighedens navn
act-claim = Tage en sag og give slip på den
act-close = Lukke og genåbne en sag
act-connect = Tilslutte en kanal
act-switch_acting = Slå handling til og fra
act-disconnect = Frakoble en kanal
act-erase = Slette en tekst efter afgørelse
act-hide = Skjule på et grundlag
act-import = Indlæse dokumenter fra en fil
act-leave_visible = Lade stå: intet grundlag
act-note = Skrive et internt notat
act-remove_example = Fjerne eksemplet
act-settle = Sige, hvordan en handling med ukendt udfald gik
act-undo = Fortryde, før det sendes
act-unhide = Gøre synlig igen
act-add_person = Tilføje en kollega (kræver to)
act-give_role = Give en rolle (kræver to)
act-take_role = Fratage en rolle (fra en administrator: kræver to)
act-change_employment = Ændre ansættelseskategori (til embedsmand: kræver to)
act-close_account = Lukke en konto (en administrators: kræver to)
act-reopen_account = Åbne en lukket konto (kræver to)
act-reset_second_factor = Nulstille adgangskode og anden faktor (kræver to)
act-confirm_change = Bekræfte, hvad en anden administrator har foreslået
act-decline_change = Afvise et forslag eller trække sit eget tilbage
act-end_sessions = Afslutte en andens sessioner

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
keys-switch-words = Gælder dig, uanset hvor du logger ind.
keys-save = Gem

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
said-draft-saved = Kladden er gemt. Dine kolleger kan se den.
said-draft-taken = Du har overtaget kladden.
said-keys-on = Tasterne med ét bogstav er slået til.
said-keys-off = Tasterne med ét bogstav er slået fra.
said-arrived = Noteret: det er gjort.
said-not-arrived = Noteret: det er ikke gjort. Du kan beslutte igen.
said-block-proposed = Forslaget er stillet. Intet sker, før en kollega bekræfter.
said-block-confirmed = Afsenderen bliver blokeret. Du kan fortryde indtil da.
said-block-declined = Forslaget gælder ikke længere. Ingen er blevet blokeret.
said-unblocking = Blokeringen bliver ophævet. Du kan fortryde indtil da.
said-reporting = Kommentaren bliver anmeldt. Du kan fortryde indtil da.
said-removing = Det bliver fjernet. Du kan fortryde indtil da.
said-assigned = Kollegaen har sagen.
said-escalated = Sagen er løftet. Du har sluppet den.
said-described = Oplysningerne er gemt.
said-looking = Saklig ser efter nu.
said-reconnected = Kanalen er tilsluttet igen.
said-connected = Kanalen er tilsluttet. Den læser kun, indtil handling slås til.
said-followed = Kontoen er fundet. Intet spejles, før den er bekræftet.
said-confirmed = Kontoen er bekræftet, og spejlingen er begyndt.
said-disconnected = Kanalen er frakoblet. Alle dokumenter bliver.
said-acting-on = Handling er slået til.
said-acting-off = Handling er slået fra. Kanalen læser kun.
said-set-up = Saklig er sat op. Nu kommer din anden faktor.
said-signed-out = Du er logget ud.
said-power-changed = Det er ændret.
said-proposed = Foreslået. En anden administrator bekræfter.
said-declined = Forslaget gælder ikke længere.
said-sessions-ended = Sessionerne er afsluttet.
said-password = Adgangskoden er skiftet. Dine andre sessioner er afsluttet.

# Hvorfor noget ikke blev gjort
denied-inactive = Din konto er lukket.
denied-role = Ingen af dine roller tillader det.
denied-political = Særlige rådgivere og folkevalgte har ingen magt over forvaltningens konti, uanset rolle.
denied-own-proposal = Den, der foreslår noget, kan ikke selv bekræfte det. Det skal en kollega med samme beføjelse gøre.
denied-own-power = Ingen bekræfter det, der angår deres egen magt. En anden administrator må gøre det.
refused-not-found = Det findes ikke her, eller det hører til en anden myndighed.
refused-sign-in = Brugernavn og adgangskode passer ikke sammen.
refused-too-many-attempts = For mange forsøg. Vent nogle minutter, og prøv igen.
refused-code = Koden er forkert eller allerede brugt. Vent på den næste, og prøv igen.
refused-old-password = Det er ikke din nuværende adgangskode. Intet blev ændret.
refused-one-time-address = Adressen er forkert, brugt eller for gammel. Bed en administrator om en ny.
refused-only-administrator = Dette kræver to administratorer, og kun én har logget ind. Udpeg først endnu en: tilføj en kollega som administrator og ikke mere, eller giv en kollega den rolle.
refused-last-administrator = Dette er den sidste administrator, som beholder rollen og en åben konto. Udpeg en anden først.
refused-too-many-pages = Du har for mange sider åbne til, at de alle kan holdes opdateret. Luk nogle af dem.
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
refused-block-end = En blokering skal slutte en dag, der kommer, og efter højst { $most } dage. Vælg en anden sidste dag.
refused-ground-not-for-blocks = Ingen kan blokeres på det grundlag. Vælg et andet, eller nøjes med at skjule kommentaren.
refused-no-reason = Vælg en årsag fra listen.
refused-no-colleague = Der er ingen sådan, som kan tage sagen. Vælg en anden fra listen.
refused-other-account = Oplysningerne fører til en anden konto end kanalens. Intet er ændret. Tilslut den konto som en kanal for sig.
refused-not-own-item = Det er ikke myndighedens egen tekst.
refused-read-only = Kanalen læser kun. Dens ejer kan slå handling til.
refused-listen-only = Kanalen følges kun: kommentarer bliver hverken modereret eller besvaret.
refused-channel-cannot = Det kan kanalen ikke. { $why }
refused-too-long = Teksten er for lang: { $got } tegn, og platformen tager { $most }.
refused-name-taken = En anden kanal har allerede det navn. Vælg et andet.
refused-account-address = Det fremgår ikke, hvilken konto der menes. Skriv for eksempel @kommune.bsky.social, https://bsky.app/profile/kommune.dk, @navn@mastodon.example eller https://mastodon.example/@navn.
refused-account-not-found = Kontoen blev ikke fundet. { $trouble }
refused-not-attested = Erklær først, at kontoen er myndighedens egen. Andres konti må ikke følges.
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
already-connected = kontoen er allerede tilsluttet
already-sending = det samme bliver sendt
already-unknown = ingen ved endnu, om det sidste forsøg lykkedes
already-to_decide = sagen mangler en afgørelse
already-to_answer = sagen venter på svar
already-proposed = et forslag venter allerede på en anden person
already-confirmed = forslaget er allerede bekræftet
already-declined = forslaget er allerede afvist
already-withdrawn = forslaget er trukket tilbage
already-lapsed = forslaget er bortfaldet og skal stilles igen
already-as-wanted = sådan er det allerede
already-administrator = der er en administrator
already-blocked = afsenderen er allerede blokeret
already-not-blocked = afsenderen er ikke blokeret
already-reported = den er allerede anmeldt
already-other = det er allerede afgjort
refused-too-late = Det er for sent at fortryde: det er sendt. Du kan afgøre det modsatte i stedet.
refused-held = { $by } har sagen. Tal sammen, eller vent, til sagen slippes.
refused-meanwhile = Det blev ikke gjort. Det, du skrev, er bevaret nedenfor og ikke sendt.
refused-draft-held = { $by } skriver på svaret lige nu. Det, du skrev, er bevaret nedenfor.
refused-draft-newer = { $by } har gemt en nyere kladde. Begge tekster står nedenfor; det, du gemmer nu, erstatter den anden.
refused-draft-gone = Kladden er i mellemtiden blevet sendt eller fjernet. Det, du skrev, er bevaret nedenfor.
refused-platform = Platformen lukkede os ikke ind. { $trouble }
refused-note-personal-data = Notatet ser ud til at indeholde personoplysninger. Der kan søges om aktindsigt i det. Gem alligevel?
refused-answer-personal-data = Svaret ser ud til at indeholde personoplysninger, og alle kan læse det. Send alligevel?
refused-unusable = Det kunne ikke bruges: { $why }
refused-away = Databasen kan ikke bruges lige nu. Intet er ændret. Prøv igen om et minut, og sig det til den, der driver serveren.
refused-internal = Noget gik galt her. Intet er ændret. Prøv igen, eller sig det til den, der driver serveren.

# Hvad der er galt med en forbindelse
trouble-unreachable = Platformen svarer ikke.
    .todo = Saklig prøver igen af sig selv. Varer det ved, så tjek serverens netværk og platformens driftsside.
trouble-busy = Platformen beder os vente.
    .todo = Saklig venter, så længe platformen beder om. Du skal ikke gøre noget.
trouble-broken = Platformen har selv en fejl.
    .todo = Fejlen er platformens. Saklig prøver igen af sig selv.
trouble-signed-out = Adgangsoplysningerne virker ikke længere. Tilslut kanalen igen.
    .todo = Lav en ny adgangskode til Saklig hos platformen, og skriv den under Tilslut igen.
trouble-garbled = Platformens svar kunne ikke forstås.
    .todo = Tjek, at platformens adresse er rigtig. Varer det ved, så sig det til den, der driver serveren.
trouble-refused = Platformen afviste spørgsmålet.
    .todo = Tjek kontoen hos platformen: den kan være begrænset. Varer det ved, så sig det til den, der driver serveren.
trouble-address = Adressen må ikke nås herfra.
    .todo = Den, der driver serveren, kan tillade adressen ved start.
trouble-no-server = Der svarer ingen sådan server på adressen. Kontrollér stavemåden.
    .todo = Ret adressen, og prøv igen.
trouble-no-account = Serveren viser ingen sådan konto. Kontrollér stavemåden.
    .todo = Ret adressen, og prøv igen.
trouble-members-only = Serveren viser kun konti for dem, der er logget ind dér. Så kan kontoen ikke følges uden login.
    .todo = Tilslut kanalen med login i stedet, eller bed serverens ansvarlige om at vise kontoen åbent.
trouble-unknown = Ingen ved, om det kom frem.
trouble-other = Forbindelsen virker ikke.
    .todo = Saklig prøver igen af sig selv. Varer det ved, så sig det til den, der driver serveren.

# Hvorfor en kanal ikke kan, eller med hvilket forbehold
cannot-manual = Kanalen indtastes i hånden: gør det ved kilden, og notér det her.
cannot-read-only = Kanalen læser kun, indtil dens ejer slår handling til.
cannot-listen-only = Kanalen følges kun.
cannot-not-connected = Kanalen er ikke tilsluttet.
cannot-no-credentials = Uden adgangsoplysninger kan kun det offentlige læses.
cannot-unconfirmed = Kontoen er ikke bekræftet endnu.
cannot-platform = Platformen tillader det ikke.
cannot-not-in-thread = Platformen skjuler kun svar i kontoens egne tråde.
cannot-replies-restricted = Afsenderen tager ikke imod svar.
cannot-disconnected = Kanalen er frakoblet.
cannot-other = Platformen sætter en grænse her.
example-pretend = Eksempel: intet forlader denne computer.
hide-bluesky-advisory = På Bluesky er det at skjule kun et råd: de fleste apper folder svaret væk, men alle kan stadig åbne og sprede det. Svar under det foldes væk sammen med det.
block-bluesky = På Bluesky virker en blokering begge veje og er offentlig: når personen er logget ind, kan vedkommende ikke se kontoen, svare den eller nævne den, og jeres tidligere svar til hinanden vises ikke i de fleste apper. Alle kan se, at kontoen har blokeret personen. Den, der ikke er logget ind, kan læse som før, og kommentaren bliver stående.
block-own-page = Personen kan ikke længere skrive her, men kan stadig læse.
report-bluesky = Anmeldelsen går til Blueskys moderatorer, med årsagen og uden egne ord. Den kan ikke trækkes tilbage.
remove-bluesky = Bluesky fjerner det fra sine lister, men andre kan have gemt en kopi. Svarene under det bliver.
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
