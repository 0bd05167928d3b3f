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
room-people = Personer
go-on = Fortsätt
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
    .why = Läser, svarar, döljer och låter synas.
role-channel_owner = Kanalägare
    .why = Som redaktör; ansluter också kanaler och slår på att agera.
role-registrar = Registrator
    .why = Söker fram handlingar, avslutar ärenden, gallrar enligt beslut.
role-reviewer = Granskare
    .why = Läser allt och loggen, ändrar ingenting.
role-administrator = Administratör
    .why = Lägger till personer, ger och tar ifrån roller, ansluter kanaler.
roles-none = Ingen roll
employment-civil_servant = Opolitisk tjänsteman
    .why = Anställd som opolitisk tjänsteman.
employment-political_appointee = Politiskt sakkunnig
    .why = Kan läsa, men har ingen makt över kontona, vilken roll personen än har.
employment-elected_member = Förtroendevald
    .why = Kan läsa, men har ingen makt över kontona, vilken roll personen än har.
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
view-second = Andra person
view-escalated = Lyfta
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
headline-second = { $count ->
    [one] väntar på en andra person
   *[other] väntar på en andra person
}
headline-escalated = { $count ->
    [one] är lyft till din roll
   *[other] är lyfta till din roll
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
empty-second = Inget väntar på en andra person
empty-escalated = Inget är lyft till din roll
empty-to_answer = Inget väntar på svar
empty-all = Inget är speglat än
empty-mirror = När en kanal är ansluten kommer kommentarerna in här.
empty-see-answers = { $count ->
    [one] Visa { $count } att besvara
   *[other] Visa { $count } att besvara
}
more-rows = Visa fler
from-the-start = Tillbaka till de första
live-cases = { $count ->
    [one] { $count } nytt ärende – visa
   *[other] { $count } nya ärenden – visa
}
live-gap = Något kan ha ändrats – läs om
live-row-decided = Beslutat nyss
live-row-claimed = Taget nyss
live-row-released = Lämnat nyss
live-row-changed = Ändrat vid källan
live-row-draft = Svar på gång
live-case-decided = Just beslutat – visa
live-case-claimed = Just taget – visa
live-case-released = Just lämnat – visa
live-case-changed = Just ändrat vid källan – visa
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
presence-removed = Borttagen av oss
presence-hidden-at = Dold { $when }
presence-gone-at = Borttagen vid källan { $when }. Handlingen finns kvar.
presence-removed-at = Borttagen av oss { $when }. Handlingen finns kvar.
claim = Ta ärendet
release = Lämna ärendet
held-by = <bdi>{ $name }</bdi> har ärendet
held-by-you = Du har ärendet
here = { $count ->
    [one] { $names } har ärendet öppet.
   *[other] { $names } har ärendet öppet.
}
here-writes = { $name } skriver ett svar.
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
removed-words = Myndigheten har tagit bort den. Det som publicerades bevaras.
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
further = Fler åtgärder
escalated-title = Lyft till rollen { $role }
escalated-by = Av { $name }, { $when }. Det gäller tills någon med rollen tar ärendet eller det beslutas.
assign-title = Ge ärendet till en kollega
assign-to = Kollega
assign-do = Ge ärendet
escalate-title = Lyft ärendet
escalate-words = Du släpper ärendet, och den som har rollen ser det i sin inkorg.
escalate-to = Till rollen
escalate-note = Vad de behöver veta
escalate-do = Lyft ärendet
report-title = Anmäl till plattformen
report-words = Plattformen avgör vad som händer sedan. Anmälan tar inte bort något.
report-reason = Plattformens skäl
report-do = Anmäl från { $account }
report-spam = Skräppost
report-violation = Bryter mot lagen eller mot plattformens villkor
report-misleading = Vilseledande
report-sexual = Oönskat sexuellt innehåll
report-rude = Trakasserier eller grova påhopp
remove-title = Ta bort vårt eget
remove-words = Det raderas på plattformen och går inte att få tillbaka dit. En kopia sparas först, och handlingen finns kvar här.
remove-reason = Skäl
remove-do = Ta bort från { $account }
block-title = Blockera avsändaren en tid
block-words = Det krävs två: du föreslår, en kollega bekräftar. Att dölja kommentaren är det mindre ingripande steget.
block-earlier = { $count ->
    [one] { $count } tidigare kommentar av avsändaren har dolts här genom beslut:
   *[other] { $count } tidigare kommentarer av avsändaren har dolts här genom beslut:
}
block-earlier-none = Ingen tidigare kommentar av avsändaren har dolts här.
block-ground = Grund för blockeringen
block-reasons = Skäl, med egna ord
block-reasons-hint = För kollegor och granskning. Publiceras aldrig, men kan begäras ut.
block-until = Sista dagen
block-until-hint = Senast { $date }. Därefter upphör blockeringen av sig själv.
block-propose = Föreslå blockering från { $account }
proposal-title = { $name } föreslår att avsändaren blockeras
proposal-own = Du har föreslagit att avsändaren blockeras. En kollega måste bekräfta.
proposal-until = Till och med { $date }. Grund: { $ground }.
proposal-confirm = Bekräfta: blockera från { $account }
proposal-decline = Avslå
proposal-withdraw = Ta tillbaka
blocked-title = Avsändaren är blockerad till och med { $date }
blocked-overdue = Blockeringen skulle ha upphört efter { $date }
blocked-overdue-words = Plattformen har inte kunnat nås för det. Kontrollera att kanalen är ansluten och får agera; Saklig försöker igen.
blocked-by = Föreslaget av { $first }, bekräftat av { $second }.
unblock = Häv blockeringen från { $account }
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
action-block-waiting = Avsändaren blockeras kl. { $until }
action-block-waiting-count = Avsändaren blockeras om { $seconds } s
action-block-sending = Avsändaren blockeras nu
action-block-unknown = Ingen vet om avsändaren blockerades
action-block-failed = Plattformen blockerade inte avsändaren
action-block-not_permitted = Kontot får inte blockera avsändaren
action-unblock-waiting = Blockeringen hävs kl. { $until }
action-unblock-waiting-count = Blockeringen hävs om { $seconds } s
action-unblock-sending = Blockeringen hävs nu
action-unblock-unknown = Ingen vet om blockeringen hävdes
action-unblock-failed = Plattformen hävde inte blockeringen
action-unblock-not_permitted = Kontot får inte häva blockeringen
action-report-waiting = Anmäls till plattformen kl. { $until }
action-report-waiting-count = Anmäls till plattformen om { $seconds } s
action-report-sending = Anmäls till plattformen nu
action-report-unknown = Ingen vet om anmälan kom fram
action-report-failed = Plattformen tog inte emot anmälan
action-report-not_permitted = Kontot får inte anmäla den
action-remove-waiting = Tas bort kl. { $until }
action-remove-waiting-count = Tas bort om { $seconds } s
action-remove-sending = Tas bort nu
action-remove-unknown = Ingen vet om den togs bort
action-remove-failed = Plattformen tog inte bort den
action-remove-not_permitted = Kontot får inte ta bort den
action-by = Beslutat av { $name }, { $when }
action-unknown-ask = Förbindelsen bröts innan { $channel } hann svara: det kan ha blivit gjort, eller inte. Titta efter där, och säg hur det blev.
action-arrived = Det är gjort
action-not-arrived = Det är inte gjort
meanwhile-decided = <bdi>{ $name }</bdi> hann före dig
meanwhile-decided-self = Du har själv redan gjort något här, på en annan sida
meanwhile-decided-other = Någon hann före dig
meanwhile-what = { $event }, { $when }.
meanwhile-ground = Grund: { $ground }.
meanwhile-changed = Texten har ändrats vid källan
meanwhile-changed-words = Den nya versionen, sedd { $when }, står nedan tillsammans med den du läste. Ditt beslut ska gälla den nya.
meanwhile-read = Läs den nya versionen
meanwhile-keep = Låt det gälla
meanwhile-you-hiding = Du ville dölja kommentaren.
meanwhile-you-unhiding = Du ville göra kommentaren synlig igen.
meanwhile-you-left = Du ville låta kommentaren stå kvar.
meanwhile-you-answered = Du ville skicka ett svar.
meanwhile-you-noted = Du ville spara en anteckning.
meanwhile-you-closed = Du ville avsluta ärendet.
meanwhile-you-reopened = Du ville öppna ärendet igen.
meanwhile-you-claimed = Du ville ta ärendet.
meanwhile-you-released = Du ville lämna ärendet.
meanwhile-do-hiding = Dölj ändå
meanwhile-do-unhiding = Gör den synlig ändå
meanwhile-do-left = Låt den stå kvar ändå
meanwhile-do-answered = Skicka svaret ändå
meanwhile-do-noted = Spara anteckningen ändå

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
draft-by = Utkast av { $name }, sparat { $when }.
draft-held = { $name } skriver på ett svar
draft-held-words = Ta över om ni är överens om det: texten följer med, och { $name } kan inte längre ändra den.
draft-take = Ta över utkastet
draft-save = Spara utkast
draft-saved = Utkastet är sparat.
draft-other = Utkastet sparades inte: någon annan har skrivit här. Tryck på ”Spara utkast” för att se båda texterna.
draft-unsaved = Utkastet kunde inte sparas just nu. Texten finns kvar i den här fliken.
draft-yours = Det du skrev, inte skickat och inte sparat
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
object-proposal = Förslag
object-item = Inlägg
object-case = Ärende
object-channel = Kanal
object-person = Person
object-authority = Myndighet
object-action = Åtgärd
object-note = Anteckning
object-decision = Beslut
object-pack = Regler
object-log = Logg
object-proposal = Förslag
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
event-blocked = Beslut att blockera avsändaren
event-unblocked = Blockeringen hävd
event-reported = Beslut att anmäla till plattformen
event-removed = Beslut att ta bort vårt eget
event-assigned = Ärendet givet till en kollega
event-escalated = Ärendet lyft till en annan roll
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
event-following_confirmed = Konto bekräftat som eget
event-acting_switched = Rätten att agera ändrad
event-channel_described = Kanalens uppgifter ändrade
event-pack_loaded = Regler inlästa
event-erased = Text raderad
event-example_removed = Exemplet borttaget
event-restored = Återställt från säkerhetskopia
event-checkpoint_reset = Kontrollpunkt satt på nytt
event-signed_in_setup = Uppsatt genom engångsadressen
event-role_changed = Roller ändrade
event-employment_changed = Anställningskategori ändrad
event-account_closed = Kontot stängt
event-account_reopened = Kontot öppnat igen
event-second_factor_set = Andra faktor inställd
event-second_factor_reset = Lösenord och andra faktor återställda
event-recovery_code_used = Reservkod använd
event-password_changed = Lösenord bytt
event-sessions_ended = Inloggningar avslutade
event-address_made = Engångsadress skapad
event-address_used = Engångsadress använd

# Kanaler
channels-words = Saklig läser alla kanaler, men agerar bara där kanalens ägare har slagit på det.
channels-none = Inga kanaler än
channels-none-words = Anslut myndighetens första officiella konto.
channel-new = Anslut en kanal
channel-follow = Följ ett offentligt konto
channel-manual = Förs in för hand
channel-items = { $count ->
    [one] { $count } inlägg
   *[other] { $count } inlägg
}
channel-acts = Agerar
channel-reads = Läser bara
channel-follows = Följs utan inloggning
channel-waits = Väntar på bekräftelse
channel-waits-words = Inget speglas förrän någon med ansvar för kanaler har intygat att kontot är myndighetens eget.
channel-confirm = Bekräfta kontot
channel-heard = Hördes senast av { $when }
channel-unheard = Har inte hörts av än
channel-about = Om kanalen
channel-platform = Plattform
channel-mirrored = Speglat
channel-health = Förbindelse
channel-connected = Ansluten
channel-disconnected = Frånkopplad: inget läses och inget skickas.
channel-last-heard = Plattformen svarade senast
channel-last-seen = Någon av oss tittade senast
channel-unseen = Ingen har tittat än
channel-next-look = Saklig tittar nästa gång
channel-next-now = Nu
channel-reach = Från { $oldest } till { $newest }
channel-look = Titta nu
channel-describe = Ändra uppgifterna
channel-describe-do = Spara
blocks-title = Blockeringar
blocks-in-force = { $count ->
    [one] { $count } avsändare är blockerad från kontot.
   *[other] { $count } avsändare är blockerade från kontot.
}
blocks-none = Ingen är blockerad från kontot.
blocks-see = Visa blockeringarna
blocks-lead = Vem som är eller har varit blockerad, på vilken grund, till när, och vilka två som beslutade det.
blocks-case = Se ärendet
blocks-since = Sedan { $when }, till och med { $date }
blocks-ended = Upphörde { $when }
reconnect-title = Anslut igen
reconnect-words = Skapa ett nytt lösenord för Saklig hos plattformen och skriv in det här. Det måste vara samma konto.
reconnect-do = Anslut { $account } igen
channel-catching-up = { $count ->
    [one] Hämtar det som fanns sedan tidigare: { $count } inlägg hittills
   *[other] Hämtar det som fanns sedan tidigare: { $count } inlägg hittills
}
channel-can = Vad den kan just nu
can-what = Åtgärd
can-whether = Möjlig
can-note = Förbehåll
can-read = Läsa
can-answer = Svara
can-hide = Dölja
can-unhide = Göra synlig igen
can-block = Blockera avsändare
can-report = Anmäla till plattformen
can-remove = Ta bort vårt eget
can-yes = Ja
can-no = Nej
acting-title = Att agera på plattformen
acting-is-on = Saklig svarar, döljer, visar igen, blockerar, anmäler och tar bort här när en person har beslutat det.
acting-is-off = Saklig läser bara. Inget skickas till plattformen.
acting-on = Slå på agerande
acting-off = Slå av agerande
disconnect-start = Koppla från kanalen
unfollow-start = Sluta följa kontot
disconnect-title = Koppla från { $channel }?
disconnect-words = Saklig glömmer inloggningsuppgifterna och slutar läsa. Alla handlingar finns kvar.
disconnect-do = Koppla från { $account }
connect-choose = Vilken plattform?
connect-other = En annan plattform
connect-words = Ett officiellt konto på { $platform }.
connect-reads = En ny kanal läser bara. Ägaren slår på agerandet efteråt.
connect-do = Anslut
connect-again = Anslut på nytt
connect-instead = Anslut kontot med inloggning
following-words = Kontot följs utan inloggning. Saklig läser det som är offentligt, men kan varken svara eller dölja.
following-connect = Anslut kontot när ni vill kunna agera. Handlingarna finns kvar.
follow-words = Ange ett av myndighetens egna offentliga konton. Det speglas utan inloggningsuppgifter, så snart någon har intygat att det är ert.
follow-do = Sök upp kontot
confirm-title = Är { $account } myndighetens konto?
confirm-words = Saklig speglar kontots egna inlägg och svaren under dem: namn och text, inget annat. Följ bara konton som myndigheten själv ansvarar för.
confirm-attest = Jag intygar att kontot är myndighetens eget
confirm-recorded = Att du har intygat det skrivs i journalen.
confirm-do = Bekräfta och börja spegla
confirm-done = Kontot väntar inte på någon bekräftelse.
confirm-look = Titta på kontot
credentials = Inloggningsuppgifter
hint-credentials = De förvaras förseglade, visas aldrig igen och loggas aldrig.
hint-channel-name = Vad ni själva kallar kanalen. Namnet står i listor och vid svarsknappen.
hint-name-optional = Kan lämnas tomt. Då heter kanalen som kontot.
hint-address = Till exempel @kommun.bsky.social, https://bsky.app/profile/kommun.se, @namn@mastodon.example eller https://mastodon.example/@namn.
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
field-address = Kontots adress
field-handle = Kontots namn på plattformen
field-base_url = Plattformens adress
field-owner_unit = Enhet som sköter kontot
field-purpose = Uppdrag som kontot tjänar
field-mode = Vad besökare kan vänta sig
field-platform = Plattform
field-credentials = Inloggningsuppgifter
field-civil_servant = försäkran
field-code = Kod
field-colleague = kollegans namn
field-roles = minst en roll
field-old-password = Nuvarande lösenord
field-new-password = Nytt lösenord
field-answer = ditt svar
field-note = din anteckning
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
set-up-next = Sedan ställer du in din andra faktor. Därefter utser du en andra administratör: att ge makt kräver alltid två.
code-title = Koden från din telefon
code-words = Lösenordet stämmer. Skriv nu de sex siffror som din autentiseringsapp visar.
code-lost = Utan telefonen: skriv en av dina reservkoder. Är de också borta, tala med en administratör.
code-other = Logga in som någon annan
start-title = Välj hur du loggar in
start-words = Adressen är till för { $name } och öppnas en gång. Välj ett lösenord som ingen annan känner till; sedan kommer den andra faktorn.
factor-title = Andra faktor
factor-must = Alla som arbetar här loggar in med lösenord och en kod från telefonen. Ställ in det nu; allt annat öppnas sedan.
factor-words = En ny telefon ersätter den gamla, och du får nya reservkoder. Dina andra inloggningar avslutas.
factor-example = Exemplet loggar in med bara lösenord, eftersom dess lösenord skrivs ut. På en riktig myndighet måste alla ha en andra faktor.
factor-scan = Lägg till Saklig i din autentiseringsapp
factor-scan-words = Vilken app för sexsiffriga koder som helst går bra. Läs av bilden med den.
factor-picture = Bild för appen; samma hemlighet står nedan som text
factor-type = Eller skriv in detta:
factor-code = Koden som appen visar nu
factor-code-hint = Sex siffror. Varje kod gäller en gång.
factor-do = Ställ in andra faktorn
factor-renew = Byt telefon och reservkoder
factor-has = Ja
factor-has-not = Nej
codes-title = Dina reservkoder
codes-words = Var och en öppnar en gång, i stället för en kod från telefonen. De visas bara nu: skriv upp dem och förvara dem skilda från telefonen.
codes-kept = Jag har sparat dem
codes-left = { $count ->
    [one] Den är inställd. { $count } reservkod finns kvar.
   *[other] Den är inställd. { $count } reservkoder finns kvar.
}
account-title = Ditt konto
account-about = Om kontot
password-title = Byt lösenord
password-do = Byt lösenord
sessions-title = Inloggningar
sessions-words = En inloggning upphör efter två timmar utan användning, och senast efter tolv timmar. Varken adress eller enhet sparas.
sessions-none = Inte inloggad nu.
session-times = Började { $begun }, användes senast { $seen }
session-this = Den här
session-end = Avsluta
session-end-begun = Avsluta inloggningen som började { $begun }
sessions-end-others = Avsluta alla andra
sessions-end-all = Avsluta alla inloggningar
person-new = Lägg till en kollega
person-new-words = En annan administratör bekräftar. Den som bekräftar får en adress att lämna över, där kollegan väljer lösenord och andra faktor.
person-propose = Föreslå
person-appoint = Utse
people-words = Att ge makt kräver två administratörer: en föreslår, en annan bekräftar. Att ta ifrån kräver en.
people-alone = Det finns bara en administratör
people-alone-words = Att ge makt kräver två. Tills en andra administratör har loggat in kan du på egen hand bara utse den personen: som administratör, och inget mer än så länge.
people-proposed = Föreslagna, ännu inte tillagda
person-name = Namn
person-roles = Roller
person-roles-words = Att ge en roll kräver två. Att ta ifrån en görs genast; från en administratör kräver det två.
person-employment = Anställning
person-employment-words = Blir den politisk upphör varje rätt över kontona genast: inloggningar avslutas, och det som väntar på att skickas stoppas. Till opolitisk tjänsteman kräver två.
person-last = Det här är den sista administratören. Blir anställningen politisk finns ingen kvar: den som driver servern utser då en med saklig person appoint.
person-account = Konto
person-open = Öppet
person-closed = Stängt
person-none = Inte tillagd
person-not-begun = Har inte loggat in än
person-proposed = Föreslagen
person-seen = Senast här
person-never = Aldrig
person-waiting = { $count ->
    [one] { $count } ändring att bekräfta
   *[other] { $count } ändringar att bekräfta
}
person-signing-in = Inloggning
person-renew-words = Tappad telefon? Att återställa kräver två, och ingen bekräftar sin egen återställning. Finns bara två administratörer gör den som driver servern det med saklig person unlock.
renew-before = Med lösenord och andra faktor
renew-after = Båda slutar gälla; väljs på nytt på en engångsadress
change-add_person = Lägg till personen
change-give_role = Ge en roll
change-take_role = Ta ifrån en roll
change-change_employment = Ändra anställningskategori
change-close_account = Stäng kontot
change-reopen_account = Öppna kontot igen
change-reset_second_factor = Återställ lösenord och andra faktor
do-give_role = Utse
do-give_role-two = Föreslå att ge
do-take_role = Ta ifrån
do-take_role-two = Föreslå att ta ifrån
do-change_employment = Ändra anställning
do-close_account = Stäng kontot
do-close_account-two = Föreslå att stänga kontot
do-reopen_account-two = Föreslå att öppna kontot
do-reset_second_factor-two = Föreslå återställning
waiting-by = Föreslaget av { $name }, { $when }.
waiting-lapses = Det förfaller { $when }.
waiting-what = Vad som ändras
waiting-before = Före
waiting-after = Efter
waiting-own = Du har föreslagit det. En annan administratör bekräftar.
waiting-confirm = Bekräfta
waiting-decline = Avslå
waiting-withdraw = Ta tillbaka
handed-title = Lämna över den här adressen
handed-words = På den väljer { $name } lösenord och andra faktor. Den öppnas en gång, inom 72 timmar.
handed-once = Den visas bara nu. Lämna över den själv, till ingen annan; den som har den kan logga in som din kollega.
handed-done = Jag har lämnat över den
roles-title = Vad varje roll ger
roles-words = Roller läggs samman. Det som bara opolitiska tjänstemän kan ha ger ingen roll till en politiskt sakkunnig eller förtroendevald.
roles-act = Åtgärd
roles-civil = Bara opolitiska tjänstemän
roles-any = Alla
act-read = Läsa spegeln, ärenden och sök
act-read_journal = Läsa händelseloggen
act-answer = Svara i myndighetens namn
act-claim = Ta ett ärende, och släppa det
act-close = Avsluta och öppna ett ärende igen
act-connect = Ansluta en kanal
act-switch_acting = Slå på och av att agera
act-disconnect = Koppla från en kanal
act-erase = Gallra en text enligt beslut
act-hide = Dölja på en grund
act-import = Föra in handlingar från en fil
act-leave_visible = Låta synas: ingen grund
act-note = Skriva en intern anteckning
act-remove_example = Ta bort exemplet
act-settle = Säga hur en åtgärd med okänd utgång gick
act-undo = Ångra innan det skickas
act-unhide = Göra synligt igen
act-add_person = Lägga till en kollega (kräver två)
act-give_role = Ge en roll (kräver två)
act-take_role = Ta ifrån en roll (från en administratör: kräver två)
act-change_employment = Ändra anställningskategori (till opolitisk tjänsteman: kräver två)
act-close_account = Stänga ett konto (en administratörs: kräver två)
act-reopen_account = Öppna ett stängt konto (kräver två)
act-reset_second_factor = Återställa lösenord och andra faktor (kräver två)
act-confirm_change = Bekräfta vad en annan administratör har föreslagit
act-decline_change = Avslå ett förslag, eller ta tillbaka sitt eget
act-end_sessions = Avsluta någons inloggningar

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
keys-switch-words = Gäller dig, var du än loggar in.
keys-save = Spara

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
said-draft-saved = Utkastet är sparat. Dina kollegor ser det.
said-draft-taken = Du har tagit över utkastet.
said-keys-on = Tangenterna med en bokstav är på.
said-keys-off = Tangenterna med en bokstav är av.
said-arrived = Noterat: det är gjort.
said-not-arrived = Noterat: det är inte gjort. Du kan besluta igen.
said-block-proposed = Förslaget är lagt. Inget händer förrän en kollega bekräftar.
said-block-confirmed = Avsändaren kommer att blockeras. Du kan ångra dig tills dess.
said-block-declined = Förslaget gäller inte längre. Ingen har blockerats.
said-unblocking = Blockeringen kommer att hävas. Du kan ångra dig tills dess.
said-reporting = Kommentaren kommer att anmälas. Du kan ångra dig tills dess.
said-removing = Det kommer att tas bort. Du kan ångra dig tills dess.
said-assigned = Kollegan har ärendet.
said-escalated = Ärendet är lyft. Du har släppt det.
said-described = Uppgifterna är sparade.
said-looking = Saklig tittar nu.
said-reconnected = Kanalen är ansluten igen.
said-connected = Kanalen är ansluten. Den läser bara tills agerandet slås på.
said-followed = Kontot är hittat. Inget speglas förrän det är bekräftat.
said-confirmed = Kontot är bekräftat, och speglingen har börjat.
said-disconnected = Kanalen är frånkopplad. Alla handlingar finns kvar.
said-acting-on = Agerandet är påslaget.
said-acting-off = Agerandet är avslaget. Kanalen läser bara.
said-set-up = Saklig är uppsatt. Nu kommer din andra faktor.
said-signed-out = Du är utloggad.
said-power-changed = Det är ändrat.
said-proposed = Föreslaget. En annan administratör bekräftar.
said-declined = Förslaget gäller inte längre.
said-sessions-ended = Inloggningarna är avslutade.
said-password = Lösenordet är bytt. Dina andra inloggningar är avslutade.

# Varför något inte blev gjort
denied-inactive = Ditt konto är stängt.
denied-role = Ingen av dina roller tillåter detta.
denied-political = Politiskt sakkunniga och förtroendevalda har ingen makt över förvaltningens konton, oavsett roll.
denied-own-proposal = Den som föreslår kan inte själv bekräfta. En kollega med samma behörighet måste göra det.
denied-own-power = Ingen bekräftar det som gäller den egna makten. En annan administratör måste göra det.
refused-not-found = Det finns inte här, eller hör till en annan myndighet.
refused-sign-in = Användarnamn och lösenord stämmer inte.
refused-too-many-attempts = För många försök. Vänta några minuter och försök igen.
refused-code = Koden är fel, eller har redan använts. Vänta på nästa och försök igen.
refused-old-password = Det är inte ditt nuvarande lösenord. Ingenting ändrades.
refused-one-time-address = Adressen är fel, har använts eller är för gammal. Be en administratör om en ny.
refused-only-administrator = Det här kräver två administratörer, och bara en har loggat in. Utse först en andra: lägg till en kollega som administratör och inget mer, eller ge en kollega den rollen.
refused-last-administrator = Det här är den sista administratören, som behåller rollen och ett öppet konto. Utse en annan först.
refused-too-many-pages = Du har för många sidor öppna för att alla ska kunna hållas uppdaterade. Stäng några.
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
refused-block-end = En blockering måste sluta en dag som kommer, och efter högst { $most } dagar. Välj en annan sista dag.
refused-ground-not-for-blocks = Ingen kan blockeras på den grunden. Välj en annan, eller dölj bara kommentaren.
refused-no-reason = Välj ett skäl ur listan.
refused-no-colleague = Det finns ingen sådan som kan ta ärendet. Välj någon annan ur listan.
refused-other-account = Uppgifterna leder till ett annat konto än kanalens. Inget har ändrats. Anslut det kontot som en egen kanal.
refused-not-own-item = Det är inte myndighetens egen text.
refused-read-only = Kanalen läser bara. Dess ägare kan slå på agerandet.
refused-listen-only = Kanalen är bara för bevakning: kommentarer varken modereras eller besvaras.
refused-channel-cannot = Det kan kanalen inte. { $why }
refused-too-long = Texten är för lång: { $got } tecken, och plattformen tar { $most }.
refused-name-taken = En annan kanal har redan det namnet. Välj ett annat.
refused-account-address = Det går inte att se vilket konto som menas. Skriv till exempel @kommun.bsky.social, https://bsky.app/profile/kommun.se, @namn@mastodon.example eller https://mastodon.example/@namn.
refused-account-not-found = Kontot gick inte att hitta. { $trouble }
refused-not-attested = Intyga först att kontot är myndighetens eget. Andras konton får inte följas.
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
already-connected = kontot är redan anslutet
already-sending = samma sak skickas just nu
already-unknown = ingen vet än om det förra försöket lyckades
already-to_decide = ärendet behöver beslut
already-to_answer = ärendet väntar på svar
already-proposed = ett förslag väntar redan på en andra person
already-confirmed = förslaget är redan bekräftat
already-declined = förslaget är redan avslaget
already-withdrawn = förslaget är återtaget
already-lapsed = förslaget har förfallit och måste göras om
already-as-wanted = det är redan så
already-administrator = det finns en administratör
already-blocked = avsändaren är redan blockerad
already-not-blocked = avsändaren är inte blockerad
already-reported = den är redan anmäld
already-other = det är redan beslutat
refused-too-late = Det är för sent att ångra: det har skickats. Du kan besluta motsatsen i stället.
refused-held = { $by } har ärendet. Tala med varandra, eller vänta tills ärendet lämnas.
refused-meanwhile = Det blev inte gjort. Det du skrev finns kvar nedan och har inte skickats.
refused-draft-held = { $by } skriver på svaret just nu. Det du skrev finns kvar nedan.
refused-draft-newer = { $by } har sparat ett nyare utkast. Båda texterna står nedan; det du sparar nu ersätter det andra.
refused-draft-gone = Utkastet har skickats eller tagits bort under tiden. Det du skrev finns kvar nedan.
refused-platform = Plattformen släppte inte in oss. { $trouble }
refused-note-personal-data = Anteckningen verkar innehålla personuppgifter. Den kan begäras ut som allmän handling. Spara ändå?
refused-answer-personal-data = Svaret verkar innehålla personuppgifter, och alla kan läsa det. Skicka ändå?
refused-unusable = Det gick inte att använda: { $why }
refused-away = Databasen går inte att använda just nu. Inget har ändrats. Försök igen om en minut, och säg till den som driver servern.
refused-internal = Något gick fel här. Inget har ändrats. Försök igen, eller säg till den som driver servern.

# Vad som är fel med en förbindelse
trouble-unreachable = Plattformen svarar inte.
    .todo = Saklig försöker igen av sig själv. Varar det, kontrollera serverns nät och plattformens driftsida.
trouble-busy = Plattformen ber oss vänta.
    .todo = Saklig väntar så länge som plattformen ber om. Du behöver inte göra något.
trouble-broken = Plattformen har själv ett fel.
    .todo = Felet är plattformens. Saklig försöker igen av sig själv.
trouble-signed-out = Inloggningsuppgifterna gäller inte längre. Anslut kanalen igen.
    .todo = Skapa ett nytt lösenord för Saklig hos plattformen, och skriv in det under Anslut igen.
trouble-garbled = Plattformens svar gick inte att förstå.
    .todo = Kontrollera att plattformens adress stämmer. Varar det, säg till den som driver servern.
trouble-refused = Plattformen nekade frågan.
    .todo = Kontrollera kontot hos plattformen: det kan vara begränsat. Varar det, säg till den som driver servern.
trouble-address = Adressen får inte nås härifrån.
    .todo = Den som driver servern kan tillåta adressen vid start.
trouble-no-server = Ingen sådan server svarar på adressen. Kontrollera stavningen.
    .todo = Rätta adressen och försök igen.
trouble-no-account = Servern visar inget sådant konto. Kontrollera stavningen.
    .todo = Rätta adressen och försök igen.
trouble-members-only = Servern visar bara konton för den som är inloggad där. Då går kontot inte att följa utan inloggning.
    .todo = Anslut kanalen med inloggning i stället, eller be serverns ansvariga att visa kontot öppet.
trouble-unknown = Ingen vet om det kom fram.
trouble-other = Förbindelsen fungerar inte.
    .todo = Saklig försöker igen av sig själv. Varar det, säg till den som driver servern.

# Varför en kanal inte kan, eller med vilket förbehåll
cannot-manual = Kanalen förs in för hand: gör det vid källan och anteckna det här.
cannot-read-only = Kanalen läser bara tills dess ägare slår på agerandet.
cannot-listen-only = Kanalen är bara för bevakning.
cannot-not-connected = Kanalen är inte ansluten.
cannot-no-credentials = Utan inloggningsuppgifter går det bara att läsa det offentliga.
cannot-unconfirmed = Kontot är inte bekräftat än.
cannot-platform = Plattformen tillåter det inte.
cannot-not-in-thread = Plattformen döljer bara svar i kontots egna trådar.
cannot-replies-restricted = Avsändaren tar inte emot svar.
cannot-disconnected = Kanalen är frånkopplad.
cannot-other = Plattformen sätter en gräns här.
example-pretend = Exempel: inget lämnar den här datorn.
hide-bluesky-advisory = På Bluesky är döljandet bara ett råd: de flesta appar viker undan svaret, men vem som helst kan ändå öppna och sprida det. Svar under den viks undan tillsammans med den.
block-bluesky = På Bluesky verkar en blockering åt båda håll och är offentlig: när personen är inloggad kan hen inte se kontot, svara eller nämna det, och era tidigare svar till varandra visas inte i de flesta appar. Alla kan se att kontot har blockerat personen. Den som inte är inloggad kan läsa som förut, och kommentaren finns kvar.
block-own-page = Personen kan inte längre skriva här, men kan fortfarande läsa.
report-bluesky = Anmälan går till Blueskys moderatorer, med skälet och utan egna ord. Den går inte att ta tillbaka.
remove-bluesky = Bluesky tar bort det ur sina listor, men andra kan ha sparat en kopia. Svaren under det finns kvar.
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
