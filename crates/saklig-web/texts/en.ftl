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
room-people = People
go-on = Go on
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
    .why = Reads, answers, hides and leaves visible.
role-channel_owner = Channel owner
    .why = As moderator; also connects channels and switches acting on.
role-registrar = Registrar
    .why = Finds records, closes cases, erases under a decision.
role-reviewer = Reviewer
    .why = Reads everything and the log, changes nothing.
role-administrator = Administrator
    .why = Adds people, gives and takes roles, connects channels.
roles-none = No role
employment-civil_servant = Civil servant
    .why = Employed as an apolitical official.
employment-political_appointee = Political appointee
    .why = Can read, but holds no power over the accounts, whatever the role.
employment-elected_member = Elected member
    .why = Can read, but holds no power over the accounts, whatever the role.
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
view-second = Second person
view-escalated = Handed up
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
headline-second = { $count ->
    [one] waits for a second person
   *[other] wait for a second person
}
headline-escalated = { $count ->
    [one] was handed up to your role
   *[other] were handed up to your role
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
empty-second = Nothing waits for a second person
empty-escalated = Nothing was handed up to your role
empty-to_answer = Nothing waits for an answer
empty-all = Nothing is mirrored yet
empty-mirror = When a channel is connected, its comments come in here.
empty-see-answers = { $count ->
    [one] See { $count } to answer
   *[other] See { $count } to answer
}
more-rows = Show more
from-the-start = Back to the first
live-cases = { $count ->
    [one] { $count } new case – show
   *[other] { $count } new cases – show
}
live-gap = Something may have changed – reload
live-row-decided = Just decided
live-row-claimed = Just taken
live-row-released = Just let go
live-row-changed = Changed at the source
live-row-draft = Answer begun
live-case-decided = Just decided – show
live-case-claimed = Just taken – show
live-case-released = Just let go – show
live-case-changed = Just changed at its source – show
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
presence-removed = Removed by us
presence-hidden-at = Hidden { $when }
presence-gone-at = Removed at source { $when }. The record stays.
presence-removed-at = Removed by us { $when }. The record stays.
claim = Take the case
release = Let go of the case
held-by = <bdi>{ $name }</bdi> has the case
held-by-you = You have the case
here = { $count ->
    [one] { $names } has the case open.
   *[other] { $names } have the case open.
}
here-writes = { $name } is writing an answer.
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
removed-words = The authority has removed it. What was published is kept as a record.
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
further = More acts
escalated-title = Handed up to { $role }
escalated-by = By { $name }, { $when }. It stands until someone with that role takes the case, or it is decided.
assign-title = Give the case to a colleague
assign-to = Colleague
assign-do = Give the case
escalate-title = Hand the case up
escalate-words = You let go of the case, and whoever holds the role sees it in their inbox.
escalate-to = To the role
escalate-note = What they need to know
escalate-do = Hand it up
report-title = Report to the platform
report-words = The platform decides what comes of it. Reporting removes nothing.
report-reason = The platform’s reason
report-do = Report from { $account }
report-spam = Spam
report-violation = Breaks the law or the platform’s terms
report-misleading = Misleading
report-sexual = Unwanted sexual content
report-rude = Harassment or gross attacks
remove-title = Remove what is our own
remove-words = It is deleted at the platform and cannot be put back there. A copy is saved first, and the record stays here.
remove-reason = Reason
remove-do = Remove from { $account }
block-title = Block the author for a time
block-words = It takes two: you propose, a colleague confirms. Hiding the comment is the lesser step.
block-earlier = { $count ->
    [one] { $count } earlier comment by this author was hidden here by decision:
   *[other] { $count } earlier comments by this author were hidden here by decision:
}
block-earlier-none = No earlier comment by this author was hidden here.
block-ground = Ground for the block
block-reasons = Reasons, in words
block-reasons-hint = For colleagues and for review. Never published; it can be requested.
block-until = Last day
block-until-hint = No later than { $date }. Afterwards the block ends by itself.
block-propose = Propose a block from { $account }
proposal-title = { $name } proposes to block the author
proposal-own = You have proposed to block the author. A colleague must confirm.
proposal-until = Through { $date }. Ground: { $ground }.
proposal-confirm = Confirm: block from { $account }
proposal-decline = Decline
proposal-withdraw = Take it back
blocked-title = The author is blocked through { $date }
blocked-overdue = The block should have ended after { $date }
blocked-overdue-words = The platform could not be reached for it. Check that the channel is connected and may act; Saklig tries again.
blocked-by = Proposed by { $first }, confirmed by { $second }.
unblock = Lift the block from { $account }
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
action-block-waiting = The author will be blocked at { $until }
action-block-waiting-count = The author will be blocked in { $seconds } s
action-block-sending = The author is being blocked
action-block-unknown = Nobody knows whether the author was blocked
action-block-failed = The platform did not block the author
action-block-not_permitted = The account may not block the author
action-unblock-waiting = The block will be lifted at { $until }
action-unblock-waiting-count = The block will be lifted in { $seconds } s
action-unblock-sending = The block is being lifted
action-unblock-unknown = Nobody knows whether the block was lifted
action-unblock-failed = The platform did not lift the block
action-unblock-not_permitted = The account may not lift the block
action-report-waiting = Will be reported to the platform at { $until }
action-report-waiting-count = Will be reported to the platform in { $seconds } s
action-report-sending = Is being reported to the platform
action-report-unknown = Nobody knows whether the report arrived
action-report-failed = The platform did not take the report
action-report-not_permitted = The account may not report this
action-remove-waiting = Will be removed at { $until }
action-remove-waiting-count = Will be removed in { $seconds } s
action-remove-sending = Is being removed
action-remove-unknown = Nobody knows whether it was removed
action-remove-failed = The platform did not remove it
action-remove-not_permitted = The account may not remove this
action-by = Decided by { $name }, { $when }
action-unknown-ask = The connection broke before { $channel } answered: it may have been done, or not. Look there, and say how it went.
action-arrived = It was done
action-not-arrived = It was not done
meanwhile-decided = <bdi>{ $name }</bdi> was before you
meanwhile-decided-self = You have already done something here yourself, on another page
meanwhile-decided-other = Someone was before you
meanwhile-what = { $event }, { $when }.
meanwhile-ground = Ground: { $ground }.
meanwhile-changed = The text has changed at its source
meanwhile-changed-words = The new version, seen { $when }, stands below together with the one you read. Your decision must concern the new one.
meanwhile-read = Read the new version
meanwhile-keep = Let that stand
meanwhile-you-hiding = You were about to hide the comment.
meanwhile-you-unhiding = You were about to make the comment visible again.
meanwhile-you-left = You were about to leave the comment visible.
meanwhile-you-answered = You were about to send an answer.
meanwhile-you-noted = You were about to save a note.
meanwhile-you-closed = You were about to close the case.
meanwhile-you-reopened = You were about to open the case again.
meanwhile-you-claimed = You were about to take the case.
meanwhile-you-released = You were about to let go of the case.
meanwhile-do-hiding = Hide it all the same
meanwhile-do-unhiding = Make it visible all the same
meanwhile-do-left = Leave it visible all the same
meanwhile-do-answered = Send the answer all the same
meanwhile-do-noted = Save the note all the same

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
draft-by = Draft by { $name }, saved { $when }.
draft-held = { $name } is writing an answer
draft-held-words = Take it over if you have agreed to: the text comes along, and { $name } can no longer change it.
draft-take = Take over the draft
draft-save = Save draft
draft-saved = The draft is saved.
draft-other = The draft was not saved: someone else has been writing here. Press “Save draft” to see both texts.
draft-unsaved = The draft could not be saved just now. Your text is kept in this tab.
draft-yours = What you wrote, not sent and not saved
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
object-proposal = Proposal
object-item = Item
object-case = Case
object-channel = Channel
object-person = Person
object-authority = Authority
object-action = Act
object-note = Note
object-decision = Decision
object-pack = Rules
object-log = Log
object-proposal = Proposal
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
event-blocked = Blocking the author decided
event-unblocked = Block lifted
event-reported = Reporting to the platform decided
event-removed = Removing our own decided
event-assigned = Case given to a colleague
event-escalated = Case handed up to another role
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
event-following_confirmed = Account confirmed as own
event-acting_switched = Acting switched on or off
event-channel_described = Channel described anew
event-pack_loaded = Rules loaded
event-erased = Text erased
event-example_removed = Example removed
event-restored = Restored from a backup
event-checkpoint_reset = Checkpoint set anew
event-signed_in_setup = Set up by the one-time address
event-role_changed = Roles changed
event-employment_changed = Employment category changed
event-account_closed = Account closed
event-account_reopened = Account opened again
event-second_factor_set = Second factor set
event-second_factor_reset = Password and second factor reset
event-recovery_code_used = Recovery code used
event-password_changed = Password changed
event-sessions_ended = Sessions ended
event-address_made = One-time address made
event-address_used = One-time address used

# Channels
channels-words = Saklig reads every channel. It acts only where the channel’s owner has switched acting on.
channels-none = No channels yet
channels-none-words = Connect the authority’s first official account.
channel-new = Connect a channel
channel-follow = Follow a public account
channel-manual = Entered by hand
channel-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
channel-acts = Acts
channel-reads = Only reads
channel-follows = Followed without signing in
channel-waits = Waits for confirmation
channel-waits-words = Nothing is mirrored until someone who runs channels has confirmed that the account is the authority’s own.
channel-confirm = Confirm the account
channel-heard = Last heard from { $when }
channel-unheard = Not heard from yet
channel-about = About the channel
channel-platform = Platform
channel-mirrored = Mirrored
channel-health = Connection
channel-connected = Connected
channel-disconnected = Disconnected: nothing is read and nothing is sent.
channel-last-heard = The platform last answered
channel-last-seen = One of us last looked
channel-unseen = Nobody has looked yet
channel-next-look = Saklig looks next
channel-next-now = Now
channel-reach = From { $oldest } to { $newest }
channel-look = Look now
channel-describe = Change this
channel-describe-do = Save
blocks-title = Blocks
blocks-in-force = { $count ->
    [one] { $count } author is blocked from the account.
   *[other] { $count } authors are blocked from the account.
}
blocks-none = Nobody is blocked from the account.
blocks-see = See the blocks
blocks-lead = Who is or was blocked, on which ground, until when, and which two decided it.
blocks-case = See the case
blocks-since = Since { $when }, through { $date }
blocks-ended = Ended { $when }
reconnect-title = Connect again
reconnect-words = Make a new password for Saklig at the platform, and enter it here. It must be the same account.
reconnect-do = Connect { $account } again
channel-catching-up = { $count ->
    [one] Fetching what was there before: { $count } item so far
   *[other] Fetching what was there before: { $count } items so far
}
channel-can = What it can do now
can-what = Act
can-whether = Possible
can-note = Reservation
can-read = Read
can-answer = Answer
can-hide = Hide
can-unhide = Show again
can-block = Block authors
can-report = Report to the platform
can-remove = Remove our own
can-yes = Yes
can-no = No
acting-title = Acting at the platform
acting-is-on = Saklig answers, hides, shows again, blocks, reports and removes here when a person decides it.
acting-is-off = Saklig only reads here. Nothing is sent to the platform.
acting-on = Switch acting on
acting-off = Switch acting off
disconnect-start = Disconnect the channel
unfollow-start = Stop following the account
disconnect-title = Disconnect { $channel }?
disconnect-words = Saklig forgets the credentials and stops reading. Every record stays.
disconnect-do = Disconnect { $account }
connect-choose = Which platform?
connect-other = Another platform
connect-words = An official account on { $platform }.
connect-reads = A new channel only reads. Acting is switched on afterwards, by its owner.
connect-do = Connect
connect-again = Connect anew
connect-instead = Connect the account with credentials
following-words = The account is followed without signing in. Saklig reads what is public, and can neither answer nor hide.
following-connect = Connect the account when you want to act. Its records stay.
follow-words = Name one of the authority’s own public accounts. It is mirrored without credentials, as soon as someone has confirmed that it is yours.
follow-do = Find the account
confirm-title = Is { $account } the authority’s account?
confirm-words = Saklig mirrors the account’s own posts and the answers below them: name and text, nothing else. Follow only accounts that the authority itself is responsible for.
confirm-attest = I confirm that the account is the authority’s own
confirm-recorded = That you confirmed it is written in the journal.
confirm-do = Confirm and begin to mirror
confirm-done = The account does not wait for confirmation.
confirm-look = Look at the account
credentials = Credentials
hint-credentials = They are kept sealed, never shown again and never logged.
hint-channel-name = What you call it among colleagues. It stands in lists and beside the answer button.
hint-name-optional = May be left empty: the channel is then called as the account.
hint-address = For instance @kommun.bsky.social, https://bsky.app/profile/kommun.se, @name@mastodon.example or https://mastodon.example/@name.
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
field-address = Address of the account
field-handle = Account name at the platform
field-base_url = Address of the platform
field-owner_unit = Unit that manages the account
field-purpose = Mandate that the account serves
field-mode = What visitors may expect
field-platform = Platform
field-credentials = Credentials
field-civil_servant = the declaration
field-code = Code
field-colleague = the colleague’s name
field-roles = at least one role
field-old-password = Present password
field-new-password = New password
field-answer = your answer
field-note = your note
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
set-up-next = Next comes your second factor. After that, appoint a second administrator: giving power always takes two.
code-title = The code from your phone
code-words = The password was right. Now write the six digits that your authenticator app shows.
code-lost = Without the phone: write one of your recovery codes. If those are lost too, talk to an administrator.
code-other = Sign in as somebody else
start-title = Choose how you sign in
start-words = This address is for { $name } and opens once. Choose a password that nobody else knows; the second factor comes next.
factor-title = Second factor
factor-must = Everybody who works here signs in with a password and a code from their phone. Set it up now; everything else opens afterwards.
factor-words = A new phone takes the place of the old one, and there are new recovery codes. Your other sessions end.
factor-example = The example signs in with the password alone, because its passwords are printed. At a real authority everybody must have a second factor.
factor-scan = Add Saklig to your authenticator app
factor-scan-words = Any app for six-digit codes will do. Read the picture with it.
factor-picture = Picture for the app; the same secret stands below as text
factor-type = Or type this in:
factor-code = The code that the app shows now
factor-code-hint = Six digits. Each code is good once.
factor-do = Set the second factor
factor-renew = Change phone and recovery codes
factor-has = Yes
factor-has-not = No
codes-title = Your recovery codes
codes-words = Each opens once, in place of a code from the phone. They are shown only now: write them down and keep them apart from the phone.
codes-kept = I have kept them
codes-left = { $count ->
    [one] It is set. { $count } recovery code is left.
   *[other] It is set. { $count } recovery codes are left.
}
account-title = Your account
account-about = About the account
password-title = Change password
password-do = Change password
sessions-title = Sessions
sessions-words = A session ends after two hours without use, and after twelve hours at most. Neither address nor device is kept.
sessions-none = Not signed in now.
session-times = Begun { $begun }, last used { $seen }
session-this = This one
session-end = End
session-end-begun = End the session begun { $begun }
sessions-end-others = End all others
sessions-end-all = End all sessions
person-new = Add a colleague
person-new-words = Another administrator confirms it. Whoever confirms gets an address to hand over, at which your colleague chooses password and second factor.
person-propose = Propose
person-appoint = Appoint
people-words = Giving power takes two administrators: one proposes, another confirms. Taking it away takes one.
people-alone = There is only one administrator
people-alone-words = Giving power takes two. Until a second administrator has signed in, the only thing you can do alone is to appoint that person: as administrator, and nothing more yet.
people-proposed = Proposed, not added yet
person-name = Name
person-roles = Roles
person-roles-words = Giving a role takes two. Taking one away is done at once; from an administrator it takes two.
person-employment = Employment
person-employment-words = If it becomes political, every right over the accounts lapses at once: sessions end, and what waits to be sent is stopped. To civil servant takes two.
person-last = This is the last administrator. If the employment becomes political, nobody is left: whoever runs the server then appoints one with saklig person appoint.
person-account = Account
person-open = Open
person-closed = Closed
person-none = Not added
person-not-begun = Has not signed in yet
person-proposed = Proposed
person-seen = Last here
person-never = Never
person-waiting = { $count ->
    [one] { $count } change to confirm
   *[other] { $count } changes to confirm
}
person-signing-in = Signing in
person-renew-words = Lost the phone? A reset takes two, and nobody confirms their own. Where there are only two administrators, whoever runs the server does it with saklig person unlock.
renew-before = With password and second factor
renew-after = Both stop working; chosen anew at a one-time address
change-add_person = Add this person
change-give_role = Give a role
change-take_role = Take a role away
change-change_employment = Change the employment category
change-close_account = Close the account
change-reopen_account = Open the account again
change-reset_second_factor = Reset password and second factor
do-give_role = Appoint
do-give_role-two = Propose to give
do-take_role = Take away
do-take_role-two = Propose to take away
do-change_employment = Change employment
do-close_account = Close the account
do-close_account-two = Propose to close the account
do-reopen_account-two = Propose to open the account
do-reset_second_factor-two = Propose a reset
waiting-by = Proposed by { $name }, { $when }.
waiting-lapses = It lapses { $when }.
waiting-what = What changes
waiting-before = Before
waiting-after = After
waiting-own = You proposed it. Another administrator confirms it.
waiting-confirm = Confirm
waiting-decline = Decline
waiting-withdraw = Withdraw
handed-title = Hand over this address
handed-words = At it, { $name } chooses password and second factor. It opens once, within 72 hours.
handed-once = It is shown only now. Hand it over yourself, to nobody else; whoever has it can sign in as your colleague.
handed-done = I have handed it over
roles-title = What each role gives
roles-words = Roles add up. What only civil servants can hold, no role gives to a political appointee or an elected member.
roles-act = Act
roles-civil = Civil servants only
roles-any = Any
act-read = Read the mirror, cases and search
act-read_journal = Read the audit log
act-answer = Answer in the authority’s name
act-claim = Take a case, and let go of it
act-close = Close and reopen a case
act-connect = Connect a channel
act-switch_acting = Switch acting on or off
act-disconnect = Disconnect a channel
act-erase = Erase a text under a decision
act-hide = Hide on a ground
act-import = Bring in records from a file
act-leave_visible = Leave visible: no ground
act-note = Write an internal note
act-remove_example = Remove the example data
act-settle = Say how an act of unknown outcome went
act-undo = Undo before it is sent
act-unhide = Make visible again
act-add_person = Add a colleague (takes two)
act-give_role = Give a role (takes two)
act-take_role = Take a role away (from an administrator: takes two)
act-change_employment = Change the employment category (to civil servant: takes two)
act-close_account = Close an account (an administrator’s: takes two)
act-reopen_account = Open a closed account (takes two)
act-reset_second_factor = Reset password and second factor (takes two)
act-confirm_change = Confirm what another administrator proposed
act-decline_change = Decline a proposal, or withdraw one’s own
act-end_sessions = End somebody’s sessions

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
keys-switch-words = Applies to you, wherever you sign in.
keys-save = Save

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
said-draft-saved = The draft is saved. Your colleagues can see it.
said-draft-taken = You have taken over the draft.
said-keys-on = Single-letter keys are on.
said-keys-off = Single-letter keys are off.
said-arrived = Noted: it was done.
said-not-arrived = Noted: it was not done. You can decide again.
said-block-proposed = The proposal is made. Nothing happens until a colleague confirms.
said-block-confirmed = The author will be blocked. You can undo it until then.
said-block-declined = The proposal no longer stands. Nobody was blocked.
said-unblocking = The block will be lifted. You can undo it until then.
said-reporting = The comment will be reported. You can undo it until then.
said-removing = It will be removed. You can undo it until then.
said-assigned = Your colleague has the case.
said-escalated = The case is handed up. You have let go of it.
said-described = Saved.
said-looking = Saklig is looking now.
said-reconnected = The channel is connected again.
said-connected = The channel is connected. It only reads until acting is switched on.
said-followed = The account was found. Nothing is mirrored until it is confirmed.
said-confirmed = The account is confirmed, and mirroring has begun.
said-disconnected = The channel is disconnected. Every record stays.
said-acting-on = Acting is switched on.
said-acting-off = Acting is switched off. The channel only reads.
said-set-up = Saklig is set up. Now comes your second factor.
said-signed-out = You are signed out.
said-power-changed = It is changed.
said-proposed = Proposed. Another administrator confirms it.
said-declined = The proposal does not stand any more.
said-sessions-ended = The sessions are ended.
said-password = The password is changed. Your other sessions are ended.

# Why something was not done
denied-inactive = Your account is closed.
denied-role = None of your roles allows this.
denied-political = Political appointees and elected members hold no power over the administration’s accounts, whatever their role.
denied-own-proposal = Whoever proposes something cannot confirm it too. A colleague with the same power must do that.
denied-own-power = Nobody confirms what concerns their own power. Another administrator has to do it.
refused-not-found = It is not here, or it belongs to another authority.
refused-sign-in = User name or password do not match.
refused-too-many-attempts = Too many attempts. Wait a few minutes and try again.
refused-code = The code is wrong, or has been used already. Wait for the next one and try again.
refused-old-password = Your present password is not this one. Nothing was changed.
refused-one-time-address = This address is wrong, has been used, or is too old. Ask an administrator for a new one.
refused-only-administrator = This takes two administrators, and there is only one who has signed in. First appoint a second one: add a colleague as administrator and nothing more, or give a colleague that role.
refused-last-administrator = This is the last administrator, who keeps the role and an open account. Appoint another first.
refused-too-many-pages = You have too many pages open for all of them to be kept up to date. Close some.
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
refused-block-end = A block must end on a day to come, after at most { $most } days. Choose another last day.
refused-ground-not-for-blocks = Nobody can be blocked on this ground. Choose another, or only hide the comment.
refused-no-reason = Choose a reason from the list.
refused-no-colleague = There is nobody like that who can take the case. Choose another from the list.
refused-other-account = The credentials lead to another account than this channel’s. Nothing was changed. Connect that account as a channel of its own.
refused-not-own-item = It is not the authority’s own text.
refused-read-only = The channel only reads. Its owner can switch acting on.
refused-listen-only = The channel is listen-only: comments are neither moderated nor answered.
refused-channel-cannot = The channel cannot do this. { $why }
refused-too-long = The text is too long: { $got } characters, and the platform takes { $most }.
refused-name-taken = Another channel has that name already. Choose another.
refused-account-address = It cannot be told which account is meant. Write for instance @kommun.bsky.social, https://bsky.app/profile/kommun.se, @name@mastodon.example or https://mastodon.example/@name.
refused-account-not-found = The account was not found. { $trouble }
refused-not-attested = First confirm that the account is the authority’s own. Accounts of others may not be followed.
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
already-connected = the account is connected already
already-sending = the same is being sent
already-unknown = nobody knows yet whether the last attempt succeeded
already-to_decide = the case needs a decision
already-to_answer = the case waits for an answer
already-proposed = a proposal already waits for a second person
already-confirmed = the proposal has been confirmed already
already-declined = the proposal has been declined already
already-withdrawn = the proposal was withdrawn
already-lapsed = the proposal has lapsed and must be made anew
already-as-wanted = it is so already
already-administrator = there is an administrator
already-blocked = the author is already blocked
already-not-blocked = the author is not blocked
already-reported = it is already reported
already-other = it has been decided
refused-too-late = It is too late to undo: it has been sent. You can decide the opposite instead.
refused-held = { $by } has the case. Talk to them, or wait until they let go of it.
refused-meanwhile = It was not done. What you wrote is kept below and has not been sent.
refused-draft-held = { $by } is writing the answer just now. What you wrote is kept below.
refused-draft-newer = { $by } has saved a newer draft. Both texts stand below; what you save now replaces the other.
refused-draft-gone = The draft has been sent or removed meanwhile. What you wrote is kept below.
refused-platform = The platform did not let us in. { $trouble }
refused-note-personal-data = The note seems to hold personal data. It can be requested as a public record. Save it all the same?
refused-answer-personal-data = The answer seems to hold personal data, and everyone can read it. Send it all the same?
refused-unusable = This could not be used: { $why }
refused-away = The database cannot be used just now. Nothing was changed. Try again in a minute, and tell whoever runs the server.
refused-internal = Something failed here. Nothing was changed. Try again, or tell whoever runs the server.

# What is wrong with a connection
trouble-unreachable = The platform does not answer.
    .todo = Saklig tries again by itself. If it lasts, check the server’s network and the platform’s status page.
trouble-busy = The platform asks us to wait.
    .todo = Saklig waits as long as the platform asks. There is nothing for you to do.
trouble-broken = The platform has a fault of its own.
    .todo = The fault is the platform’s. Saklig tries again by itself.
trouble-signed-out = The credentials no longer work. Connect the channel again.
    .todo = Make a new password for Saklig at the platform, and enter it under Connect again.
trouble-garbled = The platform’s answer could not be understood.
    .todo = Check that the platform’s address is right. If it lasts, tell whoever runs the server.
trouble-refused = The platform refused the request.
    .todo = Check the account at the platform: it may be limited. If it lasts, tell whoever runs the server.
trouble-address = The address may not be reached from here.
    .todo = Whoever runs the server can allow the address at start.
trouble-no-server = No such server answers at the address. Check the spelling.
    .todo = Correct the address and try again.
trouble-no-account = The server shows no such account. Check the spelling.
    .todo = Correct the address and try again.
trouble-members-only = The server shows its accounts only to those who are signed in there. The account cannot be followed without signing in.
    .todo = Connect the channel with credentials instead, or ask whoever runs the server to show the account openly.
trouble-unknown = Nobody knows whether it arrived.
trouble-other = The connection does not work.
    .todo = Saklig tries again by itself. If it lasts, tell whoever runs the server.

# Why a channel cannot, or with what reservation
cannot-manual = The channel is entered by hand: do it at the source, and note it here.
cannot-read-only = The channel only reads until its owner switches acting on.
cannot-listen-only = The channel is listen-only.
cannot-not-connected = The channel is not connected.
cannot-no-credentials = Without credentials, only public reading is possible.
cannot-unconfirmed = The account is not confirmed yet.
cannot-platform = The platform does not allow it.
cannot-not-in-thread = The platform hides only answers in the account’s own threads.
cannot-replies-restricted = The author does not accept answers.
cannot-disconnected = The channel is disconnected.
cannot-other = The platform sets a limit here.
example-pretend = Example: nothing leaves this computer.
hide-bluesky-advisory = On Bluesky, hiding is only advice: most apps fold the answer away, but anyone can still open and spread it. Answers below it are folded away with it.
block-bluesky = On Bluesky a block works both ways and is public: while signed in, the person cannot see, answer or mention the account, and most apps no longer show your earlier answers to each other. Everyone can see that the account blocks the person. Whoever is not signed in can read as before, and the comment stays.
block-own-page = The person can no longer write here, but can still read.
report-bluesky = The report goes to Bluesky’s moderators, with the reason and no words of our own. It cannot be taken back.
remove-bluesky = Bluesky takes it out of its lists, but others may have kept a copy. The answers below it stay.
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
