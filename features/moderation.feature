@moderation
Feature: Moderating comments
  A person decides, on a ground from the list, with a copy stored first. The
  machine proposes and never acts.

  Background:
    Given it is "2026-12-18 15:50"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"

  @protection
  Scenario: A03 Individual case turned away
    Given a platform that takes 300 characters
    When "@leyla" comments "Mitt ärende 51-123456, varför har ni inte svarat? /Leyla, född 640823-3234"
    Then the comment has the findings:
      | kind            | text                                              |
      | question        | Mitt ärende 51-123456, varför har ni inte svarat? |
      | case_number     | 51-123456                                         |
      | se_personnummer | 640823-3234                                       |
    And the suggestion is "hide_for_review"
    And the case is "to_decide"
    When "Amina" opens the comment
    Then the page highlights "640823-3234"
    And the page says "Ett svenskt personnummer med rätt kontrollsiffra."
    And the page says the text "suggest-hide_for_review"
    And the page proposes the ground "personal-data"
    # The transfer is proposed with its reason; carrying it out is A04.
    And the page highlights "51-123456"
    And the page says "Kallas ärendenummer i texten."
    And the page says the text "suggest-transfer"
    And nothing is hidden at the platform
    And 0 deeds have been tried at the platform
    When 10 minutes pass
    Then nothing is hidden at the platform
    And no copy of the comment is stored

    When "Amina" hides it as the page proposes
    Then the page says the text "action-hide-waiting"
    And a copy of the comment is stored
    And nothing is hidden at the platform
    When "Amina" takes the reply template "refer-individual"
    Then the answer so far says "e-tjänster"
    And the answer so far says "Telefon"
    And the answer so far says "Brev"
    And the answer so far does not say "51-123456"
    And the answer so far does not say "640823"
    And the answer so far does not say "Leyla"
    When "Amina" sends the answer
    Then "Amina" is refused: "refused-unfilled"
    When "Amina" takes the reply template "refer-individual"
    And "Amina" fills in "Adressen till våra e-tjänster" with "exempelmyndigheten.se/mina-sidor"
    And "Amina" fills in "Hur man når oss" with "exempelmyndigheten.se/kontakt"
    And "Amina" fills in "Vår postadress" with "Exempelmyndigheten, 100 00 Exempelstad"
    And "Amina" sends the answer
    Then the page says the text "action-answer-waiting"
    And the platform shows 0 answers
    When 11 seconds pass
    Then at the platform the comment is hidden
    And the platform shows the answer "Hej! Vi svarar inte på frågor om enskilda ärenden här, där alla kan läsa. Kontakta oss i stället. E-tjänst: exempelmyndigheten.se/mina-sidor. Telefon eller e-post: exempelmyndigheten.se/kontakt. Brev: Exempelmyndigheten, 100 00 Exempelstad. Hälsningar Exempelmyndigheten"
    And 2 deeds have been tried at the platform
    And the case is "closed"
    And the journal has the entries:
      | event          | function  | rule             |
      | items_received | system    |                  |
      | copy_stored    | moderator |                  |
      | hidden         | moderator | se/personal-data |
      | answered       | moderator |                  |
      | action_done    | system    |                  |
      | action_done    | system    |                  |
    And no journal leaf contains "51-123456"
    And no journal leaf contains "640823"
    And no journal leaf contains "Leyla"
    And no journal leaf contains "Amina"
    And the journal verifies

  Scenario: A05 Criticism stays, up to the decision
    Given 14 comments saying "Ni är Sveriges sämsta myndighet, helt inkompetenta!" that "Bo" left visible
    When "@arg" comments "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!"
    Then the suggestion is "leave"
    When "Amina" opens the comment
    Then the page says "Skyddad kritik"
    And the page says the text "suggest-leave"
    And the page proposes the ground ""
    And the page says the text "ground-not-suggested"
    When "Amina" hides it without a ground
    Then "Amina" is refused: "refused-no-ground"
    When "Amina" hides it on ground "offensive"
    Then "Amina" is refused: "refused-needs-confirmation"
    And the page says "krävs att en jurist bekräftar det"
    And the page says "14 liknande fick stå kvar"
    And no copy of the comment is stored
    When "Amina" leaves it visible
    Then the page says the text "said-left"
    When 10 minutes pass
    Then nothing is hidden at the platform
    And 0 deeds have been tried at the platform
    And the journal has 0 "hidden" entries
    And the journal has 15 "left_visible" entries
    And the journal verifies

  Scenario: A09 Spam is shown with its count, its senders and its window
    When it becomes "2026-12-19 10:00"
    And "@vinst1" comments "Vinn en iPhone -> klicka"
    And it becomes "2026-12-19 10:04"
    And "@vinst2" comments "Vinn en iPhone -> klicka!"
    And it becomes "2026-12-19 10:08"
    And "@vinst1" comments "VINN en iPhone -> klicka"
    And it becomes "2026-12-19 10:12"
    And "@vinst2" comments "Vinn en iPhone --> klicka"
    And it becomes "2026-12-19 10:16"
    And "@vinst1" comments "Vinn en iPhone -> klicka!!"
    And it becomes "2026-12-19 10:20"
    And "@vinst2" comments "Vinn en iPhone -> klicka här"
    And "Amina" opens the comment
    Then the page proposes the ground "spam"
    And the page has the values:
      | name      | value  |
      | Antal     | 6      |
      | Avsändare | 2      |
      | Under     | 20 min |
    And nothing is hidden at the platform
    When the comment by "@vinst1" is spoken of
    And "Amina" opens the comment
    Then the page proposes the ground "spam"
    And the page has the values:
      | name      | value  |
      | Antal     | 6      |
      | Avsändare | 2      |
      | Under     | 20 min |

  Scenario: A09 The same thanks from many people are no spam
    When "@anna" comments "Tack för snabb hjälp med passet!"
    And "@bo" comments "Tack för snabb hjälp med passet"
    And "@cilla" comments "Tack för snabb hjälp med passet!!"
    And "@david" comments "TACK för snabb hjälp med passet"
    Then the comment has no findings

  Scenario: A comment that its author changes again and again is no flood
    When "@nils" comments "Stoppa bygget av nya bron vid hamnen"
    And the author edits the comment to "Stoppa bygget av nya bron vid hamnen nu"
    And the author edits the comment to "Stoppa bygget av nya bron vid hamnen genast"
    Then the comment has no findings

  Scenario: A10 Advertising for another organisation leads to its ground, a tip of free help to none
    When "@byran" comments "Vi på Migrationsbyrån AB hjälper er snabbt, 20 % rabatt denna vecka"
    And "Amina" opens the comment
    Then the page proposes the ground "advertising"
    And nothing is hidden at the platform
    When "@advokaterna" comments "Exempelstads advokatförening tipsar: gratis juridisk rådgivning på biblioteket på torsdag"
    Then the comment has no findings

  Scenario: A hidden comment is made visible again
    Given "@rut_b" has commented "Ring mig på 070-174 06 35"
    And "Amina" hides it on ground "personal-data"
    And 11 seconds pass
    Then at the platform the comment is hidden
    When "Amina" opens the comment
    Then the page says the text "hidden-words"
    And the page does not offer "hide"
    When "Amina" makes it visible again
    Then the page says the text "action-unhide-waiting"
    And at the platform the comment is hidden
    When 11 seconds pass
    Then at the platform the comment is visible
    And the journal has the entries:
      | event       | function  | rule             |
      | hidden      | moderator | se/personal-data |
      | action_done | system    |                  |
      | unhidden    | moderator |                  |
      | action_done | system    |                  |
    And the journal verifies

  Scenario: An act is undone while it waits
    Given "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Amina" hides it on ground "personal-data"
    And 9 seconds pass
    And "Amina" undoes it
    Then the page says the text "said-undone"
    And the case is "to_decide"
    When 10 minutes pass
    Then nothing is hidden at the platform
    And 0 deeds have been tried at the platform
    And the journal has the entries:
      | event  | function  | rule             |
      | hidden | moderator | se/personal-data |
      | undone | moderator |                  |
    And the journal verifies

  Scenario: An act cannot be undone once it is on its way
    Given "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Amina" hides it on ground "personal-data"
    Then the page offers "undo"
    When 11 seconds pass
    And "Amina" undoes it on the page that is open
    Then "Amina" is refused: "refused-too-late"
    And at the platform the comment is hidden
    And the journal has 0 "undone" entries

  Scenario: The same is not decided twice
    Given "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Amina" hides it on ground "personal-data"
    And "Bo" sends "hide" without being offered it
    Then "Bo" is refused: "refused-already"
    When 11 seconds pass
    And "Bo" sends "hide" without being offered it
    Then "Bo" is refused: "refused-already"
    And 1 deed has been tried at the platform
    And the journal has 1 "hidden" entry

  Scenario: A picture is stored before its comment is hidden
    Given "@rut_b" has commented "Ring mig på 070-174 06 35" with a picture of "ett brev"
    When "Amina" hides it on ground "personal-data"
    And the platform answers the next 12 questions with "nothing"
    And 12 seconds pass
    Then nothing is hidden at the platform
    And 0 deeds have been tried at the platform
    When 10 minutes pass
    Then the picture is stored
    And at the platform the comment is hidden
    And the journal has the entries:
      | event       | function  | rule             |
      | copy_stored | moderator |                  |
      | hidden      | moderator | se/personal-data |
      | copy_stored | system    |                  |
      | action_done | system    |                  |
    And the journal verifies

  Scenario: A platform that cannot hide is not asked to
    Given a platform that cannot "hide"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Amina" opens the comment
    Then the page says the text "cannot-platform"
    When "Amina" sends "hide" without being offered it
    Then "Amina" is refused: "refused-channel-cannot"
    And 0 deeds have been tried at the platform
    And no copy of the comment is stored

  Scenario: Blocking takes two persons
    Given "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Sista chansen: klockor.example"
    When "Amina" opens the comment
    Then the page has the values:
      | name                               | value |
      | Avgjorda överträdelser på 60 dagar | 3     |
    And the page says "Ärende 1"
    And nobody can be blocked on ground "no-relevance"
    When "Amina" proposes to block the author on ground "advertising" until "2027-01-17" because "Samma reklam för andra gången."
    Then the page says the text "said-waits-for-approval"
    And the page says the text "proposal-own"
    And the page says "Samma reklam för andra gången."
    And the page does not offer "block"
    And a copy of the comment is stored
    When 10 minutes pass
    Then the platform has blocked nobody
    When "Amina" sends "approve" without being offered it
    Then "Amina" is refused: "refused-same-person"
    When "Bo" opens the page "/inbox?view=second"
    Then the page says "Att bekräfta 1"
    And the page says "@klockor"
    When "Bo" opens the comment
    Then the page says the text "block-own-page"
    When "Bo" confirms the block
    Then the page says the text "action-block-waiting"
    And the platform has blocked nobody
    When 11 seconds pass
    Then the platform has blocked "@klockor"
    When "Amina" opens the comment
    Then the page says "Avsändaren är blockerad till och med 17 jan. 2027"
    And the page says "Föreslaget av Amina Lind, bekräftat av Bo Ek."
    And the page does not offer "block"
    When "Amina" opens the channel's blocks
    Then the page says "@klockor"
    And the page says "Föreslaget av Amina Lind, bekräftat av Bo Ek."
    And the page says "Samma reklam för andra gången."
    And the journal has the entries:
      | event       | function  | rule           |
      | noted       | moderator |                |
      | copy_stored | moderator |                |
      | proposed    | moderator |                |
      | blocked     | moderator | se/advertising |
      | action_done | system    |                |
    And no journal leaf contains "klockor"
    And no journal leaf contains "Samma reklam"
    And the journal verifies

  Scenario: A block ends by itself after its last day
    Given "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    And "Amina" proposes to block the author on ground "advertising" until "2026-12-25" because "Samma reklam igen."
    And "Bo" confirms the block
    And 11 seconds pass
    When it becomes "2026-12-25 23:50"
    Then the platform has blocked "@klockor"
    # That whoever decided it no longer may does not prolong it.
    When "Bo" becomes a "political_appointee"
    And it becomes "2026-12-26 00:01"
    Then the platform has blocked nobody
    When "Amina" opens the comment
    Then the page offers "block"
    When "Amina" opens the channel's blocks
    Then the page says the text "blocks-ended"
    And the journal has the entries:
      | event       | function  | rule           |
      | blocked     | moderator | se/advertising |
      | action_done | system    |                |
      | unblocked   | system    |                |
      | action_done | system    |                |
    And the journal verifies

  Scenario: The end of a block is not put off while the platform is busy
    Given "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    And "Amina" proposes to block the author on ground "advertising" until "2026-12-25" because "Samma reklam igen."
    And "Bo" confirms the block
    And 11 seconds pass
    When it becomes "2026-12-25 23:59"
    And the platform answers the next 2 deeds with "429 with Retry-After 600"
    And it becomes "2026-12-26 00:01"
    Then the platform has blocked "@klockor"
    When "Amina" opens the comment
    Then the page does not offer "undo"
    When 11 minutes pass
    And 11 minutes pass
    Then the platform has blocked nobody
    And the journal has 0 "undone" entries
    And the journal verifies

  Scenario: A block that should end while the channel only reads ends when it may act
    Given "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    And "Amina" proposes to block the author on ground "advertising" until "2026-12-25" because "Samma reklam igen."
    And "Bo" confirms the block
    And 11 seconds pass
    And "Ulla" switches acting off
    When it becomes "2026-12-26 00:01"
    Then the platform has blocked "@klockor"
    When "Amina" opens the channel's blocks
    Then the page says the text "blocked-overdue"
    When "Ulla" switches acting on
    And 7 hours pass
    Then the platform has blocked nobody

  Scenario: A block is lifted before its time
    Given "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    And "Amina" proposes to block the author on ground "spam" until "2027-01-17" because "Samma reklam igen."
    And "Bo" confirms the block
    And 11 seconds pass
    When "Amina" lifts the block
    Then the page says the text "action-unblock-waiting"
    And the platform has blocked "@klockor"
    When 11 seconds pass
    Then the platform has blocked nobody
    When "Amina" sends "unblock" without being offered it
    Then "Amina" is refused: "refused-already"
    When it becomes "2027-01-18 00:01"
    Then 5 deeds have been tried at the platform
    And the journal has 1 "unblocked" entry
    And the journal verifies

  Scenario: A block that is undone in time or declined blocks nobody
    Given "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    And "Amina" proposes to block the author on ground "spam" until "2027-01-17" because "Samma reklam igen."
    When "Bo" declines the block
    Then the page says the text "said-block-declined"
    When "Bo" proposes to block the author on ground "spam" until "2027-01-17" because "Samma reklam igen."
    And "Amina" confirms the block
    And 9 seconds pass
    And "Bo" undoes it
    And it becomes "2027-01-18 00:01"
    Then the platform has blocked nobody
    And 3 deeds have been tried at the platform
    And the journal has 1 "declined" entry
    And the journal has 0 "unblocked" entries
    And the journal verifies

  @protection
  Scenario: A block needs a ground that fits, reasons and an end
    Given "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    When "Amina" proposes to block the author on ground "spam" until "2027-12-31" because "Samma reklam igen."
    Then "Amina" is refused: "refused-block-end"
    And the page says "Samma reklam igen."
    When "Amina" proposes to block the author on ground "spam" until "" because "Samma reklam igen."
    Then "Amina" is refused: "refused-no-end-date"
    When "Amina" proposes to block the author on ground "spam" until "2027-01-17" because ""
    Then "Amina" is refused: "refused-no-reason"
    When "Amina" sends to "/inbox/{item}/block" without being offered it:
      """
      ground=se/no-relevance/1
      reason=Hör inte hit.
      until=2027-01-17
      message={complaint}
      """
    Then "Amina" is refused: "refused-ground-not-for-blocks"
    And no copy of the comment is stored
    When "Amina" proposes to block the author on ground "spam" until "2027-01-17" because "Ring mig på 070-174 06 35 om detta."
    Then "Amina" is refused: "refused-note-personal-data"
    And the journal has 0 "proposed" entries
    When "Amina" presses "Spara ändå"
    Then the page says the text "said-waits-for-approval"
    When "Bo" sends "block" without being offered it
    Then "Bo" is refused: "refused-already"

  @protection
  Scenario: Protected criticism is no ground for one person's block either
    Given "Amina" has gone up the ladder with "@arg" on ground "advertising"
    And "@arg" has commented "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!"
    When "Amina" proposes to block the author on ground "offensive" until "2027-01-17" because "Skäller."
    Then the page says "krävs att en jurist bekräftar det"
    And the answer has the status 422
    And the journal has 0 "proposed" entries

  Scenario: A platform that cannot block is not asked to
    Given a platform that cannot "block"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    When "Amina" opens the comment
    Then the page does not offer "block"
    When "Amina" sends "block" without being offered it
    Then "Amina" is refused: "refused-channel-cannot"

  Scenario: A comment is reported to the platform
    Given "@klockor" has commented "Köp billiga klockor på klockor.example"
    When "Amina" sends to "/inbox/{item}/report" without being offered it:
      """
      reason=other
      """
    Then "Amina" is refused: "refused-no-reason"
    When "Amina" reports it as "spam"
    Then the page says the text "action-report-waiting"
    And a copy of the comment is stored
    When 11 seconds pass
    Then 1 report has reached the platform
    And nothing is hidden at the platform
    When "Bo" sends "report" without being offered it
    Then "Bo" is refused: "refused-already"
    And the journal has the entries:
      | event       | function  | rule |
      | copy_stored | moderator |      |
      | reported    | moderator |      |
      | action_done | system    |      |
    And the journal verifies

  Scenario: An answer of our own is removed
    Given "@nils" has commented "När öppnar ni?"
    And "Amina" answers "Hej! Vi öppnar klockan åta."
    And 11 seconds pass
    When "Amina" sends "remove" without being offered it
    Then "Amina" is refused: "refused-not-own-item"
    When the authority's answer is spoken of
    And "Bo" opens the comment
    Then the page does not offer "block"
    And the page does not offer "report"
    When "Bo" removes it because "mistake"
    Then the page says the text "action-remove-waiting"
    And a copy of the comment is stored
    When 11 seconds pass
    Then it is gone at the platform
    When 1 minute passes
    And "Bo" opens the comment
    Then the page says the text "presence-removed-at"
    And the page does not say "Borttagen vid källan"
    And the page does not offer "remove"
    And the journal has the entries:
      | event       | function  | rule |
      | copy_stored | moderator |      |
      | removed     | moderator |      |
      | action_done | system    |      |
    And the journal has 0 "item_gone" entries
    And the journal verifies

  Scenario: An own answer that somebody removed at the platform is told apart
    Given "@nils" has commented "När öppnar ni?"
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    And the authority's answer is spoken of
    When the author deletes the comment
    And "Bo" opens the comment
    Then the page says "Borttagen vid källan"
    And the page does not offer "remove"
    And the journal has 1 "item_gone" entry

  # Not noticed yet: only a changed text is news to the mirror.
  Scenario: A picture that is added later is stored before its comment is hidden
    Given "@rut_b" has commented "Ring mig på 070-174 06 35"
    When the author adds a picture of "ett brev"
    And "Amina" hides it on ground "personal-data"
    And 20 seconds pass
    Then at the platform the comment is hidden
    And the picture is stored
