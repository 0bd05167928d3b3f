# Everything that people read, in English. Plain words; say what is, not what the system feels.

# The frame
skip = Skip to the content
rail-label = Main
rail-label-short = Main, short
rail-work = Work
rail-oversight = Oversight
rail-to-decide = need a decision:
room-inbox = Inbox
room-search = Search
room-channels = Channels
room-journal = Audit log
room-journal-short = Log
room-keys = Keys
sign-out = Sign out
language-label = Language
search-label = Search comments and authors
refused-title = This was not done
cancel = Cancel
undo = Undo
authority-unnamed = Authority without a name
authority-none = Saklig is not set up yet

# The example
example-label = Example
example-word = EXAMPLE.
example-words = This authority and everything in it are invented.
example-remove = Remove the example
example-remove-title = Remove the example data?
example-remove-words = The invented authority, its people, comments and log are removed for good. You are signed out. Real data is not touched.

# Numbers and times
unit-now = now
unit-min = min
unit-h = h
unit-d = d
months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
day-of-month = { $day }
time-of-day = { $hour }:{ $minute }
when-today = today at { $time }
when-day = { $day } at { $time }

# Languages
language-sv = Swedish
language-da = Danish
language-en = English
language-no = Norwegian
language-nb = Norwegian
language-nn = Norwegian (Nynorsk)
language-fi = Finnish
language-is = Icelandic
language-se = Northern Sami
language-de = German
language-fr = French
language-es = Spanish
language-pl = Polish
language-ar = Arabic
language-fa = Persian
language-so = Somali
language-uk = Ukrainian
language-ru = Russian
language-tr = Turkish
language-ur = Urdu

# Roles and functions
role-moderator = Moderator
role-channel_owner = Channel owner
role-registrar = Registrar
role-reviewer = Reviewer
role-administrator = Administrator
function-system = The system
function-lawyer = a lawyer
function-registrar = a registrar
function-security = the security officer
function-person = An employee
function-other = another person with that duty

# The list
views-label = Views
view-to_decide = To decide
view-mine = Mine
view-to_answer = To answer
view-all = All
headline-to_decide = { $count ->
    [one] needs a decision
   *[other] need a decision
}
headline-mine = { $count ->
    [one] is yours
   *[other] are yours
}
headline-to_answer = { $count ->
    [one] waits for an answer
   *[other] wait for an answer
}
headline-all = { $count ->
    [one] item in the mirror
   *[other] items in the mirror
}
oldest = The oldest has waited { $waited }.
oldest-now = The oldest has just come in.
newest = The newest came in { $when }.
filter = Filter
filter-channel = Channel
filter-all = All channels
silent-since = { $channel } has not answered since { $when }
silent-never = { $channel } has not answered yet
silent-words = Newer comments are missing here. Nothing you did is lost.
rows-label = Comments
row-own = the authority’s own
row-covered = Text covered.
covered-part = covered: { $kind }
chips-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
chip-own = Ours
chip-edited = Edited by its author
empty-to_decide = Nothing needs a decision
empty-mine = You hold no cases
empty-to_answer = Nothing waits for an answer
empty-all = Nothing is mirrored yet
empty-mirror = When a channel is connected, its comments come in here.
empty-see-answers = { $count ->
    [one] See { $count } to answer
   *[other] See { $count } to answer
}
more-rows = Show more
from-the-start = Back to the first
choose-title = Choose a comment
choose-words = Nothing is opened before you choose it, so the history shows only what someone has read.

# The case
case-number = Case { $number }
case-previous = Previous case
case-next = Next case
case-place = { $place } of { $of }
case-card = The comment and your decision
heading-post = Post by <bdi>{ $author }</bdi>
heading-comment = Comment by <bdi>{ $author }</bdi>
heading-mention = Mention by <bdi>{ $author }</bdi>
heading-message = Private message from <bdi>{ $author }</bdi>
heading-tip = Tip from <bdi>{ $author }</bdi>
heading-own-post = The authority’s own post
heading-own-answer = The authority’s own answer
item-post = Post
item-comment = Comment
item-mention = Mention
item-message = Private message
item-tip = Tip
state-to_decide = Needs a decision
state-to_answer = Waits for an answer
state-closed = Closed
state-none = No case
presence-visible = Visible
presence-hidden = Hidden
presence-gone = Removed at source
presence-hidden-at = Hidden { $when }
presence-gone-at = Removed at source { $when }. The record stays.
claim = Take the case
release = Let go of the case
held-by = <bdi>{ $name }</bdi> has the case
held-by-you = You have the case
close = Close the case
reopen = Open the case again
post-own = On your post, { $when }.
post-other = Under another post, { $when }.
thread-all = { $count ->
    [one] Show the whole thread ({ $count })
   *[other] Show the whole thread ({ $count })
}
see-at-source = See it at the source
cover-words = The text is covered. You do not need to read it if someone else has the case.
cover-show = Show the text
version-of = Version { $number } of { $of }
version-show = Show version { $number }, seen { $when }
version-erased = This text has been erased. That it was here, and the decision, remain.
gone-words = Its author or the platform has removed it. What the authority received is kept as a record.
clips-label = Attachments
clip-stored = Download { $type }
clip-missing = { $type }, not fetched yet

# The decision
ground = Ground
ground-none = No ground chosen
ground-rules = House rules
ground-crimes = Obvious crimes
ground-numbered = Rule { $number }: { $title }
ground-suggested = Suggested from the findings. You decide.
ground-not-suggested = The findings suggest no ground. You decide.
ground-private = The reason is never told in public.
ground-unchecked = to be checked
grounds-meaning = What the grounds mean
hide = Hide comment
unhide = Make it visible again
leave = No ground: leave it visible
hidden-words = This is hidden at the platform. If the ground no longer holds, make it visible again.
decide-own = This is the authority’s own text. There is nothing to decide.
decide-gone = It is gone at its source. There is nothing left to hide.
decide-listen-only = This channel is listen-only: comments are neither moderated nor answered.
decide-read-only-person = You can read this case. Deciding needs another role.

# Acts on their way
action-answer-waiting = The answer is sent at { $until }
action-answer-waiting-count = The answer is sent in { $seconds } s
action-answer-sending = The answer is being sent
action-answer-unknown = Nobody knows whether the answer was published
action-answer-failed = The platform refused the answer
action-answer-not_permitted = The account may not answer here
action-hide-waiting = Will be hidden at { $until }
action-hide-waiting-count = Will be hidden in { $seconds } s
action-hide-sending = Is being hidden
action-hide-unknown = Nobody knows whether it was hidden
action-hide-failed = The platform refused to hide it
action-hide-not_permitted = The account may not hide this
action-unhide-waiting = Will be visible again at { $until }
action-unhide-waiting-count = Will be visible again in { $seconds } s
action-unhide-sending = Is being made visible
action-unhide-unknown = Nobody knows whether it is visible again
action-unhide-failed = The platform refused to show it again
action-unhide-not_permitted = The account may not show this again
action-by = Decided by { $name }, { $when }
action-unknown-ask = The connection broke before { $channel } answered: it may have been done, or not. Look there, and say how it went.
action-arrived = It was done
action-not-arrived = It was not done

# The answer and the note
answers-title = Answered
answer-title = Public answer
answer-as = You answer as <strong>{ $account }</strong> on <strong>{ $channel }</strong>
answer-everyone = Everyone can read it.
answer-only-they = Only the person who wrote can read it.
answer-signed = Signed “{ $unit }”.
answer-label = Your answer
answer-most = At most { $count } characters
answer-send = Answer as { $account }
answer-sure = Send it all the same
answer-cannot = No answer from here
answer-cannot-role = Answering needs another role.
answer-cannot-here = This cannot be answered in the channel.
template = Template
template-insert = Insert
note-title = Internal note
note-as = You write a note to staff
note-as-words = Never published. It can be requested as a public record.
note-label = Your note
note-save = Save note
note-sure = Save it all the same
notes-none = No notes.

# The facts
facts-label = Findings, record and history
findings = Findings
findings-none = Nothing was found in this text.
finding-ref = Finding { $number }, { $kind }
finding-ground = May lead to: { $ground }
certainty-certain = Certain.
certainty-likely = Likely.
certainty-possible = Possible.
suggest-leave = Suggested: leave it visible.
suggest-look = Suggested: look at it.
suggest-answer = Suggested: answer it.
suggest-transfer = Suggested: transfer it to a case at the authority.
suggest-secure = Suggested: secure it, it may be a threat.
suggest-hide_for_review = Suggested: consider hiding it.
record = Record
record-case = Case
record-status = Status
record-received = Received
record-presence = At the platform
record-copy = Evidence
record-copy-at = Saved copy, { $when }
record-copy-none = No copy yet. One is saved before anything is hidden.
history = History
history-journal = See the audit log
entry-index = entry { $index }
entry-sealing = being sealed

# The thread
thread-title = The whole thread
thread-words = In the order of writing. Personal data is covered, as in lists.
thread-back = Back to the case
thread-more = { $count ->
    [one] Only the first is shown.
   *[other] Only the first { $count } are shown.
}

# Search
search-do = Search
search-hint = Words may be beginnings: “libr” finds library. Hidden and removed comments are searched too. The words are not logged.
search-found = { $count ->
    [one] { $count } found on this page
   *[other] { $count } found on this page
}
search-nothing = Nothing found
search-nothing-words = Try fewer or shorter words.

# The journal
journal-words = Every decision is an entry in a log that cannot be changed unnoticed. The log holds no names and no texts.
journal-limit-title = What the log cannot prove alone
journal-limit = Without an outside witness or a time-stamp, whoever runs this server could rewrite everything, the log included. Keep checkpoints outside the house.
journal-size = Sealed entries
journal-waiting = Being sealed
journal-origin = Name of the log
journal-key = Key to check it with
journal-checkpoint = The newest signed checkpoint
journal-no-checkpoint = There is no signed checkpoint yet.
journal-empty = No entries yet
journal-older = Older entries
journal-rule = rule { $rule }, version { $version }
object-item = Item
object-case = Case
object-channel = Channel
object-token = Token
object-person = Person
object-authority = Authority
object-action = Act
object-note = Note
object-decision = Decision
object-pack = Rules
object-log = Log
object-batch = Batch
event-log_opened = Log opened
event-items_received = Fetched from the channel
event-item_changed = Edited at the source
event-item_gone = Removed at the source
event-item_presence = Visibility changed at the platform
event-case_opened = Case opened
event-claimed = Case taken
event-released = Case let go
event-answered = Answer decided
event-hidden = Hiding decided
event-unhidden = Showing again decided
event-left_visible = No ground: left visible
event-noted = Internal note written
event-closed = Case closed
event-reopened = Case opened again
event-undone = Undone in time
event-proposed = Proposed, waits for a second person
event-declined = Proposal declined or withdrawn
event-action_done = Confirmed by the platform
event-action_failed = Refused by the platform
event-action_unknown = Outcome unknown
event-copy_stored = Copy saved
event-person_added = Person added
event-channel_added = Channel added
event-channel_connected = Channel connected
event-channel_disconnected = Channel disconnected
event-acting_switched = Acting switched on or off
event-pack_loaded = Rules loaded
event-erased = Text erased
event-example_removed = Example removed
event-restored = Restored from a backup
event-checkpoint_reset = Checkpoint set anew
event-signed_in_setup = Set up by the one-time address
event-role_changed = Roles changed
event-token_made = Token made
event-token_ended = Token ended

# Channels
channels-words = Saklig reads every channel. It acts only where the channel’s owner has switched acting on.
channels-none = No channels yet
channels-none-words = Connect the authority’s first official account.
channel-new = Connect a channel
channel-manual = Entered by hand
channel-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
channel-acts = Acts
channel-reads = Only reads
channel-heard = Last heard from { $when }
channel-unheard = Not heard from yet
channel-about = About the channel
channel-platform = Platform
channel-mirrored = Mirrored
channel-health = Connection
channel-can = What it can do now
can-what = Act
can-whether = Possible
can-note = Reservation
can-read = Read
can-answer = Answer
can-hide = Hide
can-unhide = Show again
can-yes = Yes
can-no = No
acting-title = Acting at the platform
acting-is-on = Saklig hides, shows again and answers here when a person decides it.
acting-is-off = Saklig only reads here. Nothing is sent to the platform.
acting-on = Switch acting on
acting-off = Switch acting off
disconnect-start = Disconnect the channel
disconnect-title = Disconnect { $channel }?
disconnect-words = Saklig forgets the credentials and stops reading. Every record stays.
disconnect-do = Disconnect { $account }
connect-choose = Which platform?
connect-other = Another platform
connect-words = An official account on { $platform }.
connect-reads = A new channel only reads. Acting is switched on afterwards, by its owner.
connect-do = Connect
credentials = Credentials
hint-credentials = They are kept sealed, never shown again and never logged.
hint-channel-name = What you call it among colleagues. It stands in lists and beside the answer button.
hint-base_url = Where the platform is reached, for instance https://bsky.social. Leave it empty for the platform’s own address.
hint-purpose = One or two sentences. They stand on the public page.
credential-app_password = App password
credential-password = Password
credential-access_token = Access token
credential-token = Access token
credential-client_id = Client id
credential-client_secret = Client secret
mode-publish_and_answer = Publishes and answers
    .why = News and facts are published here, and questions are answered.
mode-listen_only = Listen-only
    .why = Comments are neither moderated nor answered here. Threats can still be reported.
mode-employer_information = The authority as an employer
    .why = For those who work here or may want to.

# Fields
field-authority = The authority’s official name
field-country = Country
field-language = Language
field-unit = Unit responsible for the accounts
field-name = Your name
field-login = User name
field-password = Password
field-text = the text
field-channel-name = Name
field-handle = Account name at the platform
field-base_url = Address of the platform
field-owner_unit = Unit that manages the account
field-purpose = Mandate that the account serves
field-mode = What visitors may expect
field-platform = Platform
field-credentials = Credentials
field-civil_servant = the declaration
field-answer = your answer
field-note = your note
field-token-name = a name for the token
field-token-scope = at least one thing that it may do
field-token-days = a number of days from 1 to 365
field-channel = the channel
field-other = a required field
hint-password = At least 12 characters. A few words in a row are good.

# Sign-in and set-up
sign-in = Sign in
sign-in-staff = Sign in, for staff
to-public-page = To the public page
set-up-title = Set up Saklig
set-up-words = This address works once. Afterwards, you sign in.
set-up-authority = The authority
set-up-person = You, the first administrator
set-up-declare = I am employed as an apolitical official
set-up-declare-words = Political appointees and elected members hold no power over the administration’s accounts.
set-up-do = Set up

# The public page
public-title = official accounts
public-lead = These are the authority’s official accounts in social media, and how comments are handled there.
public-channels = Our accounts
public-no-channels = There are no accounts yet.
public-rules = How comments are handled
public-rule-open = You are welcome to disagree with us, sharply too. Criticism is never a reason to hide a comment.
public-rule-hide = A comment is hidden only on a listed ground: threats, hate, other people’s personal data, advertising and the like. A named official decides, never a machine.
public-rule-line = A public line says only that a comment was hidden under the rules. It names neither the person nor what the comment contained.
public-rule-object = If your comment was hidden, you can ask us why and object.
public-rule-data = Do not write your own or others’ identity numbers, health or addresses in a comment.
public-record = Public records
public-record-words = What is written to the accounts reaches the authority and is kept as a public record. Anyone may ask to see it; secrecy is tried in each case.

# The keys
keys-title = Keyboard
keys-words = Single letters work while you are not writing in a field. No letter acts by itself: it moves to the button, and Enter presses it.
key-next = Next in the list
key-previous = Previous in the list
key-open = Open what is in focus
key-search = Search
key-hide = To “Hide comment”
key-leave = To “Leave it visible”
key-answer = Write an answer
key-note = Write an internal note
key-undo = To “Undo”
key-keys = This page
key-send = Send the answer or note you are writing
key-leave-field = Leave the field
keys-switch = Single-letter keys
keys-switch-words = Kept in this browser.

# Tokens for programs
tokens-title = Tokens for programs
tokens-words = With a token, a program acts in your name: it does what you tick, and never more than you may yourself at that moment. What it does stands in the journal as yours.
tokens-own = Your tokens
tokens-none = You have no tokens.
tokens-others = Tokens of colleagues
tokens-api = What programs can ask for is described in
token-made = The token is made
token-once = Copy it now. It is shown this once and kept nowhere; if it is lost, end it and make another.
token-secret = The token
token-name = Name
token-person = In whose name
token-scope = What it may do
token-days-left = Valid until, last used
token-until = Until { $day }
token-used = Last used { $day }
token-unused = Never used
token-end-column = End it
token-end = End
token-new = New token
token-days = How many days it is valid
token-make = Make the token
hint-token-name = What it is for, so that you know it again.
hint-token-scope = Tick only what the program needs.
hint-token-days = From 1 to 365. After that, make a new one.
power-read = See items, cases and search
power-claim = Claim and release cases
power-answer = Answer in the authority’s name
power-moderate = Hide, show again, leave visible
power-note = Write internal notes
power-close = Close and reopen cases
power-read_journal = See the journal
power-run_channels = Manage channels
power-run_people = Manage people
power-import = Bring in records from files
power-erase = Erase texts

# Problems, as programs are told of them
problem-about = Programs know this problem by its address:
problem-stands = It stands like this already: { $state }. Nothing was done.
problem-title-garbled = The request cannot be read
problem-words-garbled = An address, a field or the body is not as the document of the API says. Nothing was done. Correct the request and send it again.
problem-title-key-needed = An Idempotency-Key is needed
problem-words-key-needed = What leaves the authority must carry the header Idempotency-Key, with 1 to 255 characters, so that it is sent once only. Nothing was done. Send the request again with a key of its own.
problem-title-no-token = No valid token
problem-words-no-token = The request must show a token in the header Authorization. The token may be missing, unknown, expired or ended. Make a new one on the page Tokens for programs.
problem-title-not-permitted = Not permitted
problem-words-not-permitted = The person in whose name the token acts may not do this. Nothing was done. An administrator can change their roles.
problem-title-political = No power over the accounts
problem-words-political = Political appointees and elected members hold no power over the administration’s accounts, whatever their role. Nothing was done.
problem-title-beyond-scope = Beyond the token’s scope
problem-words-beyond-scope = The person may do this, but the token may not. Nothing was done. Make a token whose scope holds it.
problem-title-not-found = Not here
problem-words-not-found = There is no such thing, or it belongs to another authority.
problem-title-wrong-method = The address does not take this method
problem-words-wrong-method = Nothing was done. The header Allow says which methods the address takes.
problem-title-already = It stands like this already
problem-words-already = Somebody decided the same, or otherwise, before. Nothing was done. Look at the item again.
problem-title-held = A colleague has the case
problem-words-held = The case is held by somebody else. Nothing was done. Wait until they let go of it.
problem-title-too-late = Too late to undo
problem-words-too-late = It has been sent, or was settled before. You can decide the opposite instead.
problem-title-item-gone = Gone at its source
problem-words-item-gone = The item is gone at the platform. The record stays. Nothing was done.
problem-title-key-under-way = The same request is under way
problem-words-key-under-way = A request with this Idempotency-Key is being done at this moment. Wait a little and send it again: you then get the same answer.
problem-title-too-large = The request is too large
problem-words-too-large = A request may have 256 KiB. Nothing was done.
problem-title-not-json = The body is not JSON
problem-words-not-json = The header Content-Type must say application/json. Nothing was done.
problem-title-key-reused = The key belongs to another request
problem-words-key-reused = This Idempotency-Key was used for a request with another address or body during the last 24 hours. Nothing was done. Send the request with a key of its own.
problem-title-empty = Something is missing
problem-words-empty = A text that must be there is empty. Nothing was done.
problem-title-too-long = The text is too long
problem-words-too-long = The platform, or the house, takes fewer characters. Nothing was done.
problem-title-unfilled = A template is not filled in
problem-words-unfilled = The text has a place in double brackets. Fill it in, or remove it. Nothing was sent.
problem-title-personal-data = It seems to hold personal data
problem-words-personal-data = The text seems to hold personal data. Nothing was done. If a person has made sure that it may stand there, send the request again with sure set to true.
problem-title-no-ground = The ground does not hold here
problem-words-no-ground = Hiding demands a ground that is on the list today and covers this kind of item. The item’s own list says which. Nothing was done.
problem-title-needs-confirmation = Somebody else must confirm
problem-words-needs-confirmation = This takes another function’s confirmation. Nothing was done.
problem-title-channel-cannot = The channel cannot do this
problem-words-channel-cannot = The platform cannot do it, or the channel only reads. Nothing was done. The channel’s own list says what it can.
problem-title-unusable = This cannot be used
problem-words-unusable = What was sent cannot be used for this. Nothing was done.
problem-title-too-many = Too many requests
problem-words-too-many = The token asks more often than it may. Wait as many seconds as the header Retry-After says.
problem-title-away = The database is away
problem-words-away = The database cannot be used just now. Nothing was changed. Try again in a minute.
problem-title-internal = Something failed here
problem-words-internal = Something failed inside. Look at the item before you try again, or send the same Idempotency-Key.

# What was just done
said-claimed = You have taken the case.
said-released = You have let go of the case.
said-hiding = The comment will be hidden. You can undo it until then.
said-unhiding = The comment will be visible again. You can undo it until then.
said-left = Left visible. No ground to hide it.
said-answered = The answer will be sent. You can undo it until then.
said-noted = The note is saved.
said-closed = The case is closed.
said-reopened = The case is open again.
said-undone = Undone. Nothing was sent to the platform.
said-arrived = Noted: it was done.
said-not-arrived = Noted: it was not done. You can decide again.
said-connected = The channel is connected. It only reads until acting is switched on.
said-disconnected = The channel is disconnected. Every record stays.
said-token-ended = The token is ended. It opens nothing any more.
said-acting-on = Acting is switched on.
said-acting-off = Acting is switched off. The channel only reads.
said-set-up = Saklig is set up. Connect the first channel.
said-signed-out = You are signed out.

# Why something was not done
denied-inactive = Your account is closed.
denied-role = None of your roles allows this.
denied-political = Political appointees and elected members hold no power over the administration’s accounts, whatever their role.
denied-own-proposal = Whoever proposes something cannot confirm it too. A colleague with the same power must do that.
denied-scope = The token’s scope does not hold this.
refused-not-found = It is not here, or it belongs to another authority.
refused-sign-in = User name or password do not match.
refused-too-many-attempts = Too many attempts. Wait a few minutes and try again.
refused-set-up-code = This address is wrong or has been used. Whoever runs the server can make a new one.
refused-empty = Something is missing: { $field }.
refused-password-short = The password is too short. It needs at least { $fewest } characters.
refused-login-taken = That user name is taken. Choose another.
refused-no-ground = Hiding demands a ground from the list. If none fits, leave it visible.
refused-ground-not-for-messages = This ground does not cover private messages. Choose another, or leave it.
refused-needs-confirmation = This looks like protected criticism. { $kept ->
    [0] Hiding it needs confirmation by { $by }.
    [one] Hiding it needs confirmation by { $by }. { $kept } like it was left visible.
   *[other] Hiding it needs confirmation by { $by }. { $kept } like it were left visible.
}
refused-read-only = The channel only reads. Its owner can switch acting on.
refused-listen-only = The channel is listen-only: comments are neither moderated nor answered.
refused-channel-cannot = The channel cannot do this. { $why }
refused-too-long = The text is too long: { $got } characters, and the platform takes { $most }.
refused-name-taken = Another channel has that name already. Choose another.
refused-no-copy = A copy with everything that belongs to it could not be stored. Without a copy nothing is hidden.
refused-unfilled = The template has a place in double brackets that is not filled in. Fill it in, or remove it.
refused-not-permitted = The platform does not permit this account to do it.
refused-own-item = It is the authority’s own text.
refused-item-gone = It is gone at its source. The record stays.
refused-already = Someone was before you: { $state }. What you wrote is kept below and has not been sent.
already-hidden = it is already hidden
already-visible = it is already visible
already-left_visible = it was left visible
already-answered = it is already answered
already-closed = the case is closed
already-open = the case is open
already-waiting = the same is already on its way
already-disconnected = the channel is disconnected
already-sending = the same is being sent
already-unknown = nobody knows yet whether the last attempt succeeded
already-to_decide = the case needs a decision
already-to_answer = the case waits for an answer
already-proposed = a proposal already waits for a second person
already-confirmed = the proposal has been confirmed already
already-declined = the proposal has been declined already
already-withdrawn = the proposal was withdrawn
already-lapsed = the proposal has lapsed and must be made anew
already-other = it has been decided
refused-too-late = It is too late to undo: it has been sent. You can decide the opposite instead.
refused-held = { $by } has the case. Talk to them, or wait until they let go of it.
refused-platform = The platform did not let us in. { $trouble }
refused-note-personal-data = The note seems to hold personal data. It can be requested as a public record. Save it all the same?
refused-answer-personal-data = The answer seems to hold personal data, and everyone can read it. Send it all the same?
refused-unusable = This could not be used: { $why }
refused-away = The database cannot be used just now. Nothing was changed. Try again in a minute, and tell whoever runs the server.
refused-internal = Something failed here. Nothing was changed. Try again, or tell whoever runs the server.

# What is wrong with a connection
trouble-unreachable = The platform does not answer.
trouble-busy = The platform asks us to wait.
trouble-broken = The platform has a fault of its own.
trouble-signed-out = The credentials no longer work. Connect the channel again.
trouble-garbled = The platform’s answer could not be understood.
trouble-refused = The platform refused the request.
trouble-address = The address may not be reached from here.
trouble-unknown = Nobody knows whether it arrived.
trouble-other = The connection does not work.

# Why a channel cannot, or with what reservation
cannot-manual = The channel is entered by hand: do it at the source, and note it here.
cannot-read-only = The channel only reads until its owner switches acting on.
cannot-listen-only = The channel is listen-only.
cannot-not-connected = The channel is not connected.
cannot-no-credentials = Without credentials, only public reading is possible.
cannot-platform = The platform does not allow it.
cannot-not-in-thread = The platform hides only answers in the account’s own threads.
cannot-replies-restricted = The author does not accept answers.
cannot-disconnected = The channel is disconnected.
cannot-other = The platform sets a limit here.
example-pretend = Example: nothing leaves this computer.
hide-bluesky-advisory = On Bluesky, hiding is only advice: most apps fold the answer away, but anyone can still open and spread it. Answers below it are folded away with it.
hide-does-not-stop-spread = Hiding does not stop the spread there.

# Where something went wrong
wrong-title-forbidden = You may not do this
wrong-words-forbidden = If you should be able to, talk to your administrator. If you came here by a link or form from another site, open the page here instead.
wrong-title-missing = It is not here
wrong-words-missing = The address is wrong, or it belongs to another authority.
wrong-title-large = That was too much
wrong-words-large = A form may hold at most 1 MB.
wrong-title-busy = Too many attempts
wrong-words-busy = Wait a few minutes and try again.
wrong-title-away = Not just now
wrong-words-away = The database does not answer, or has no room for more. Nothing was changed, and what was saved is still there. Try again in a minute, and tell whoever runs the server.
wrong-title-broken = Something failed here
wrong-words-broken = Nothing was changed. Try again, or tell whoever runs the server.
wrong-title-garbled = That could not be read
wrong-words-garbled = Go back and try again.

# Findings
finding-se_personnummer = Personal identity number
    .why = A Swedish personal identity number with a valid check digit.
finding-se_samordningsnummer = Coordination number
    .why = A Swedish coordination number with a valid check digit.
finding-se_orgnummer = Organisation number
    .why = It names a company or association. Not personal data, unless it is a sole trader.
finding-dk_cpr = CPR number
    .why = Looks like a Danish civil registration number.
finding-no_fodselsnummer = Identity number (Norway)
    .why = A Norwegian identity number with valid check digits.
finding-fi_hetu = Identity code (Finland)
    .why = A Finnish personal identity code with a valid check character.
finding-case_number = Case number
    .why = Points to a case at an authority; with it, a person may be identified.
finding-email = E-mail address
    .why = A way to reach a private person.
finding-phone = Phone number
    .why = A way to reach a private person.
finding-iban = Bank account (IBAN)
    .why = An international account number with valid check digits.
finding-bankgiro = Bankgiro number
    .why = A Swedish payment number.
finding-plusgiro = Plusgiro number
    .why = A Swedish payment number.
finding-vehicle_plate = Registration plate
    .why = Leads to a vehicle’s owner through the public register.
finding-address = Home address
    .why = May show where a person lives.
finding-person_name = Person’s name
    .why = A person seems to be named.
finding-special_category = Sensitive personal data
    .why = About someone’s health, belief, origin or the like (GDPR art. 9.1).
finding-threat = Possible threat
    .why = May be a threat. Secure it; tell the security officer.
finding-veiled_threat = Possible veiled threat
    .why = The wording may be meant as a threat. Let a person judge.
finding-abuse = Abuse
    .why = Insults against a person, rather than criticism of the matter.
finding-incitement = Possible incitement
    .why = May urge others to harm people or to commit crimes.
finding-doxing = Pointing someone out
    .why = Spreads where or how a person can be found.
finding-spam = Same text many times
    .why = The same or nearly the same text from several accounts or many times over.
finding-advertising = Advertising
    .why = Seems to sell or promote something.
finding-off_topic = Off the subject
    .why = Does not seem to concern the post. Seldom a reason to hide it.
finding-question = Question
    .why = Someone seems to expect an answer.
finding-protected_criticism = Protected criticism
    .why = Sharp words about the authority are free speech. They are never a ground to hide.
finding-party_political = Party politics in the draft
    .why = The authority’s own text must stay impartial.
finding-other = Finding
    .why = Found in the text; it has no explanation here yet.

# Why something was found, where it is more than the kind tells
reason-personnummer-interim = An interim identity number, as used in health care.
reason-cpr-checksum = A Danish CPR number with a valid date and check digit.
reason-cpr-date = Looks like a Danish CPR number; newer ones have no check digit.
reason-email-function = An address to an office rather than a person.
reason-phone-service = A service number rather than a private one.
reason-case-number-cue = Called a case number in the text.
