@moderation
Feature: Grounds, and when they do not fit

  Background:
    Given it is "2026-10-19 08:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And "Lars Hed" works as "lawyer"
    And the channel "Facebook" in mode "publish_and_answer"

  Scenario: A05 Criticism that a colleague reports stays, and only a lawyer could confirm otherwise
    Given 14 comments saying "Ni är Sveriges sämsta myndighet, helt inkompetenta!" that "Bo" left visible
    When "@arg" comments "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!"
    And "Bo" opens the comment
    And "Bo" does "flag" with:
      | field | value               |
      | note  | Den här är stötande |
    And "Amina" opens the comment
    Then the page says the text "reported-by-colleague"
    And the page says the text "suggest-leave"
    And the page proposes the ground ""
    When "Amina" hides it on ground "offensive"
    Then "Amina" is refused: "refused-needs-confirmation"
    And the page says "14 liknande fick stå kvar"
    And "Lars" is alerted: "alert-confirmation-wanted"
    When "Amina" sends "hide" without being offered it
    Then "Amina" is refused: "refused-needs-confirmation"
    When "Lars" opens the comment
    Then the page says "14 liknande fick stå kvar"
    When "Lars" does "decline" with:
      | field | value                                    |
      | note  | Hård kritik mot myndigheten är tillåten. |
    And 10 minutes pass
    Then nothing is hidden at the platform
    And no copy of the comment is stored
    And the journal has 0 "hidden" entries
    And the journal verifies

  Scenario: A08 What a lawyer does not find obvious stays
    When "@nils" comments "Alla danskar är lata och giriga. Skicka hem dem!"
    And "Amina" opens the comment
    And "Amina" does "ask-lawyer" with:
      | field | value                          |
      | note  | Är det här hets mot folkgrupp? |
    Then the page says the text "said-lawyer-asked"
    And "Lars" is alerted: "alert-assessment-wanted"
    And nothing is hidden at the platform
    When "Lars" opens the comment
    And "Lars" does "assess" with:
      | field   | value                                          |
      | ground  | hets-mot-folkgrupp                             |
      | outcome | not-obvious                                    |
      | note    | Oförskämt, men inte uppenbart. Får ligga kvar. |
    Then the page says the text "said-left"
    And the page says "Oförskämt, men inte uppenbart. Får ligga kvar."
    And the case is "closed"
    When 10 minutes pass
    Then nothing is hidden at the platform
    And the journal has the entries:
      | event        | function | rule                  |
      | assessed     | lawyer   | se/hets-mot-folkgrupp |
      | left_visible | lawyer   |                       |
    # What stands around it has changed: it is looked at once more.
    When "@sven" answers "@nils" at the platform: "Ja, vi samlas utanför deras hus i kväll"
    Then the case is "to_decide"
    And "Lars" is alerted: "alert-context-changed"
    And the journal verifies

  Scenario: A08 What changes its words after the assessment is looked at again
    When "@nils" comments "Alla danskar är lata och giriga. Skicka hem dem!"
    And "Lars" opens the comment
    And "Lars" does "assess" with:
      | field   | value                                          |
      | ground  | hets-mot-folkgrupp                             |
      | outcome | not-obvious                                    |
      | note    | Oförskämt, men inte uppenbart. Får ligga kvar. |
    Then the case is "closed"
    When the author edits the comment to "Alla danskar är lata och giriga. Slå dem!"
    Then the case is "to_decide"
    And "Lars" is alerted: "alert-context-changed"

  @figures
  Scenario: A08 What was assessed and kept is counted as such
    Given "Karin Sund" works as "channel_owner"
    When "@nils" comments "Alla danskar är lata och giriga. Skicka hem dem!"
    And "Lars" opens the comment
    And "Lars" does "assess" with:
      | field   | value                                          |
      | ground  | hets-mot-folkgrupp                             |
      | outcome | not-obvious                                    |
      | note    | Oförskämt, men inte uppenbart. Får ligga kvar. |
    And "Karin" opens the page "/figures?from=2026-10-19&to=2026-10-19"
    Then the page has the values:
      | name             | value |
      | Bedömd, behållen | 1     |
      | Dolda            | 0     |

  Scenario: A09 A flood is decided once, with a copy of each
    When it becomes "2026-10-19 10:00"
    And "@vinst1" comments "Vinn en iPhone -> klicka"
    And it becomes "2026-10-19 10:04"
    And "@vinst2" comments "Vinn en iPhone -> klicka!"
    And it becomes "2026-10-19 10:08"
    And "@vinst1" comments "VINN en iPhone -> klicka"
    And it becomes "2026-10-19 10:12"
    And "@vinst2" comments "Vinn en iPhone --> klicka"
    And it becomes "2026-10-19 10:16"
    And "@vinst1" comments "Vinn en iPhone -> klicka!!"
    And it becomes "2026-10-19 10:20"
    And "@vinst2" comments "Vinn en iPhone -> klicka här"
    And "Amina" opens the comment
    When "Amina" does "hide-group" with:
      | field  | value |
      | ground | spam  |
    And 11 seconds pass
    Then 6 comments are hidden at the platform
    And the journal has 6 "copy_stored" entries
    And the journal has 1 "hidden" entry
    And the journal has the entries:
      | event       | function  | rule    |
      | copy_stored | moderator |         |
      | hidden      | moderator | se/spam |
    And the journal verifies

  Scenario: A10 Advertising for another organisation
    When "@byran" comments "Vi på Migrationsbyrån AB hjälper er snabbt, 20 % rabatt denna vecka"
    And "Amina" opens the comment
    Then the page proposes the ground "advertising"
    And nothing is hidden at the platform
    When "@advokaterna" comments "Exempelstads advokatförening tipsar: gratis juridisk rådgivning på biblioteket på torsdag"
    Then the comment has no findings
    When "Amina" opens the comment
    Then the page proposes the ground ""
    And the page says the text "ground-not-suggested"

  Scenario: What a lawyer confirms is hidden in the name of whoever chose the ground
    Given "@arg" has commented "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!"
    When "Amina" hides it on ground "offensive"
    Then "Amina" is refused: "refused-needs-confirmation"
    When "Amina" sends "confirm" without being offered it
    Then the answer has the status 403
    When "Lars" opens the comment
    And "Lars" does "confirm"
    Then the page says the text "action-hide-waiting"
    And a copy of the comment is stored
    And nothing is hidden at the platform
    When 11 seconds pass
    Then at the platform the comment is hidden
    And the journal has the entries:
      | event       | function  | rule         |
      | proposed    | moderator |              |
      | copy_stored | moderator |              |
      | hidden      | lawyer    | se/offensive |
      | action_done | system    |              |
    And the journal verifies

  Scenario: Whoever gave their word to a hiding does not settle the objection to it
    Given "Maj Falk" works as "lawyer, moderator"
    And "@arg" has commented "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!"
    When "Amina" hides it on ground "offensive"
    And "Maj" opens the comment
    And "Maj" does "confirm"
    And 11 seconds pass
    And "Amina" opens the comment
    And the visitor "Rut" opens the receipt
    And "Rut" does "object" with:
      | field | value                     |
      | text  | Det är kritik, inget mer. |
    And "Maj" opens the comment
    Then the page says the text "objection-own"
    And the page does not offer "objection"
    When "Maj" settles the objection without being offered it
    Then the answer has the status 403
    And the page says the text "denied-own-decision"

  Scenario: A text that changes after the question is not hidden on the old answer
    Given "@arg" has commented "Ni är Sveriges sämsta myndighet, helt inkompetenta. Lägg ner!!"
    When "Amina" hides it on ground "offensive"
    And the author edits the comment to "Ni är Sveriges sämsta myndighet."
    And "Lars" sends "confirm" without being offered it
    Then the answer has the status 409
    When 10 minutes pass
    Then nothing is hidden at the platform

  Scenario: Visitors' reports are recorded and decide nothing
    Given "@klockor" has commented "Köp billiga klockor på klockor.example"
    And "Amina" leaves it visible
    When "Bo" opens the comment
    And "Bo" does "flag" with:
      | field  | value    |
      | source | visitors |
    Then the page says the text "reported-by-visitors"
    And the page has the values:
      | name                                            | value |
      | Avgjorda överträdelser på 60 dagar | 0     |
    And the case is "to_decide"
    And the journal has 1 "flagged" entry
    When 10 minutes pass
    Then nothing is hidden at the platform

  Scenario: Each channel has its own rules, from a day, and never backwards
    Given "@klockor" has commented "Köp billiga klockor på klockor.example"
    When "Amina" opens the comment
    Then the page offers the ground "advertising"
    And the page says "Här gäller: Alla åtta ordningsregler."
    When "Amina" opens the channel
    Then the page does not offer "rules"
    When "Ulla" opens the channel
    And "Ulla" does "rules" with:
      | field    | value           |
      | rule_set | law-and-privacy |
      | from     | 2026-10-18      |
    Then "Ulla" is refused: "refused-rule-day"
    When "Ulla" does "rules" with:
      | field    | value           |
      | rule_set | law-and-privacy |
      | from     | 2026-10-20      |
    Then the page says the text "said-rules-chosen"
    And the page says "Bara lag, plattformens regler och personuppgifter, från 20 okt. 2026"
    When "Amina" hides it on ground "advertising"
    And 11 seconds pass
    Then at the platform the comment is hidden
    When it becomes "2026-10-20 08:00"
    And "@klockor" comments "Sista chansen: klockor.example"
    And "Amina" opens the comment
    Then the page does not offer the ground "advertising"
    And the page offers the ground "personal-data"
    And the page offers the ground "hets-mot-folkgrupp"
    When "Amina" sends to "/inbox/{item}/hide" without being offered it:
      """
      ground=se/advertising/1
      """
    Then "Amina" is refused: "refused-no-ground"
    # What was decided keeps the words that held then.
    When the visitor "Kim" opens the receipt
    Then the page says "Reklam för någon annan"
    And the page says "Alla åtta ordningsregler"
    And the journal has the entries:
      | event        | function      | rule           |
      | rules_chosen | channel_owner |                |
      | hidden       | moderator     | se/advertising |
    And the journal verifies

  Scenario: Whoever was hidden fetches the reasons, objects, and is answered by somebody else
    Given "@rut_b" has commented "Ring mig på 070-174 06 35"
    And "Amina" hides it on ground "personal-data"
    And 11 seconds pass
    When "Amina" opens the comment
    Then the page says the text "receipt-address"
    And the page says the text "receipt-message"
    When the visitor "Rut" opens the receipt
    Then the page says "Personuppgifter som kan vara känsliga"
    And the page says the text "receipt-by-person"
    And the page says "AUTOMATED_DECISION_NOT_AUTOMATED"
    And the page says "DECISION_GROUND_INCOMPATIBLE_CONTENT"
    And the page does not say "rut_b"
    And the page does not say "070"
    And the page does not say "Amina"
    When "Rut" does "object" with:
      | field | value |
      | text  |       |
    Then "Rut" is refused: "refused-empty"
    When "Rut" does "object" with:
      | field   | value                                   |
      | text    | Det är växelns nummer, inte mitt eget.  |
      | contact | rut@post.example                        |
    Then the page says the text "objection-received"
    And the page says the text "objection-waits"
    And the page does not offer "object"
    And the page does not say "växelns nummer"
    When "Amina" opens the comment
    Then the page says "Det är växelns nummer, inte mitt eget."
    And the page says the text "objection-own"
    And the page does not offer "objection"
    When "Amina" settles the objection without being offered it
    Then the answer has the status 403
    And the page says the text "denied-own-decision"
    And "Bo" is alerted: "alert-objection-made"
    And "Bo" has the notice "objection"
    When "Bo" opens the page "/inbox?view=second"
    Then the page says "@rut_b"
    When "Bo" opens the comment
    And "Bo" does "objection" with:
      | field   | value                                     |
      | outcome | changed                                   |
      | note    | Numret går till växeln och får stå kvar.  |
    Then the page says the text "action-unhide-waiting"
    When 11 seconds pass
    Then at the platform the comment is visible
    When the visitor "Rut" opens the receipt
    Then the page says the text "reviewed-changed"
    And the page says "Numret går till växeln och får stå kvar."
    And the page says the text "receipt-taken-back-words"
    And the journal has the entries:
      | event             | function  | rule             |
      | hidden            | moderator | se/personal-data |
      | objected          | system    |                  |
      | unhidden          | moderator |                  |
      | objection_settled | moderator | se/personal-data |
    And no journal leaf contains "rut"
    And no journal leaf contains "växel"
    And the journal verifies

  Scenario: A11 Blocking is the last step of a ladder
    When it becomes "2026-10-20 10:00"
    And "@reklam" comments "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And it becomes "2026-11-05 10:00"
    And "@reklam" comments "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And it becomes "2026-11-23 10:00"
    And "@reklam" comments "Reklambolaget AB: 40 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And it becomes "2026-12-01 10:00"
    And "@nils" comments "@reklam borde blockeras, jag har anmält dem tio gånger"
    And the comment by "@reklam" is spoken of
    And "Amina" opens the comment
    # Decided breaches count, complaints do not.
    Then the page has the values:
      | name                                            | value |
      | Avgjorda överträdelser på 60 dagar | 3     |
    When "Amina" does "block" with:
      | field   | value                                                                  |
      | until   | 2027-01-01                                                             |
      | reason  | Tre reklaminlägg trots två beslut.                                     |
      | message | Du är blockerad till och med 1 januari 2027. Så klagar du: {complaint} |
    Then "Amina" is refused: "refused-lesser-step-first"
    And the page offers "restrict"
    When "Amina" does "restrict" with:
      | field  | value                              |
      | until  | 2026-12-08                         |
      | reason | Tre reklaminlägg trots två beslut. |
    Then the page says the text "said-restricted"

  Scenario: A11 A block has an end, a reason, a second person and a way to complain
    Given "@reklam" has commented "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    When it becomes "2026-11-05 10:00"
    And "@reklam" comments "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And it becomes "2026-11-23 10:00"
    And "@reklam" comments "Reklambolaget AB: 40 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And "Amina" opens the comment
    And "Amina" does "restrict" with:
      | field  | value                              |
      | until  | 2026-11-30                         |
      | reason | Tre reklaminlägg trots två beslut. |
    And it becomes "2026-12-01 10:00"
    And "@reklam" comments "Reklambolaget AB: 50 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And "Amina" opens the comment
    And "Amina" does "block" with:
      | field   | value                                      |
      | until   |                                            |
      | reason  | Fyra reklaminlägg trots begränsning.       |
      | message | Du är blockerad. Så klagar du: {complaint} |
    Then "Amina" is refused: "refused-no-end-date"
    When "Amina" does "block" with:
      | field   | value                                                                  |
      | until   | 2027-01-01                                                             |
      | reason  |                                                                        |
      | message | Du är blockerad till och med 1 januari 2027. Så klagar du: {complaint} |
    Then "Amina" is refused: "refused-no-reason"
    When "Amina" does "block" with:
      | field   | value                                        |
      | until   | 2027-01-01                                   |
      | reason  | Fyra reklaminlägg trots begränsning.         |
      | message | Du är blockerad till och med 1 januari 2027. |
    Then "Amina" is refused: "refused-no-complaint-route"
    When "Amina" does "block" with:
      | field   | value                                                                  |
      | until   | 2027-01-01                                                             |
      | reason  | Fyra reklaminlägg trots begränsning.                                   |
      | message | Du är blockerad till och med 1 januari 2027. Så klagar du: {complaint} |
    Then the page says the text "said-waits-for-approval"
    And the platform has blocked nobody
    When "Amina" does "approve"
    Then "Amina" is refused: "refused-same-person"
    When "Bo" opens the comment
    And "Bo" does "approve"
    And 11 seconds pass
    Then the platform has blocked "@reklam"
    And "@reklam" is told: "Så klagar du"
    And the journal has the entries:
      | event      | function  | rule           |
      | restricted | moderator | se/advertising |
      | blocked    | moderator | se/advertising |
      | approved   | moderator |                |
    And no journal leaf contains "reklam"
    And the journal verifies
    When it becomes "2027-01-02 00:00"
    Then the platform has blocked nobody

  Scenario: A11 A list of people to block is not taken
    When "Ulla" sends a file of 200 names to "/blocks"
    Then "Ulla" is refused: "refused-no-bulk-block"
    And the platform has blocked nobody
    And the journal has 0 "blocked" entries

  Scenario: Only breaches that were decided, and that still stand, open a step
    Given "@reklam" has commented "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    When "Amina" opens the comment
    Then the page does not offer "restrict"
    And the page says the text "refused-few-breaches"
    When "Amina" sends "restrict" without being offered it
    Then "Amina" is refused: "refused-few-breaches"
    # What has nothing to do with the page is hidden, and opens nothing.
    When "@reklam" comments "Vad tycker ni om vädret i dag?"
    And "Amina" hides it on ground "no-relevance"
    And 11 seconds pass
    And "@reklam" comments "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Bo" opens the comment
    And "Bo" does "flag" with:
      | field  | value    |
      | source | visitors |
    And "Amina" opens the comment
    Then the page has the values:
      | name                               | value |
      | Avgjorda överträdelser på 60 dagar | 1     |
    When "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "Amina" opens the comment
    Then the page has the values:
      | name                               | value |
      | Avgjorda överträdelser på 60 dagar | 2     |
    And the page lists:
      | case   | ground                 |
      | Ärende | Reklam för någon annan |
    And the page offers "restrict"
    And the page does not offer "block"
    # Shown again, it was no breach.
    When "Amina" makes it visible again
    And 11 seconds pass
    And "Amina" opens the comment
    Then the page has the values:
      | name                               | value |
      | Avgjorda överträdelser på 60 dagar | 1     |
    And the page does not offer "restrict"
    # And what was long ago counts no more.
    When "Amina" hides it on ground "advertising"
    And it becomes "2026-12-30 12:00"
    And "Amina" opens the comment
    Then the page has the values:
      | name                               | value |
      | Avgjorda överträdelser på 60 dagar | 0     |

  Scenario: An objection that changes a decision takes its breach away
    Given "@reklam" has commented "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "@reklam" has commented "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    When the visitor "Rut" opens the receipt
    And "Rut" does "object" with:
      | field | value                      |
      | text  | Det är ingen reklam alls.  |
    # Even where the author has deleted it meanwhile, and nothing can be shown again.
    And the author deletes the comment
    And "Bo" opens the comment
    And "Bo" does "objection" with:
      | field   | value               |
      | outcome | changed             |
      | note    | Det var en nyhet.   |
    And "Amina" opens the comment
    Then the page has the values:
      | name                               | value |
      | Avgjorda överträdelser på 60 dagar | 1     |

  Scenario: While an author is limited, whatever they write waits for a look
    Given "@reklam" has commented "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "@reklam" has commented "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    When "Amina" opens the comment
    And "Amina" does "restrict" with:
      | field  | value              |
      | until  | 2026-12-31         |
      | reason | Samma reklam igen. |
    Then "Amina" is refused: "refused-block-end"
    When "Amina" does "restrict" with:
      | field  | value              |
      | until  |                    |
      | reason | Samma reklam igen. |
    Then "Amina" is refused: "refused-no-end-date"
    When "Amina" does "restrict" with:
      | field   | value                              |
      | until   | 2026-10-25                         |
      | reason  | Samma reklam igen.                 |
      | message | {complaint} Ditt nummer: {nummer}. |
    Then "Amina" is refused: "refused-unknown-word"
    And the page says "Samma reklam igen."
    When "Amina" does "restrict" with:
      | field   | value                                           |
      | until   | 2026-10-25                                      |
      | reason  | Samma reklam igen.                              |
      | message | Till {until} läser vi allt du skriver. {complaint} |
    Then the page says the text "said-restricted"
    And the page says the text "limited-title"
    And the page does not offer "restrict"
    And "@reklam" is told: "Till 2026-10-25 läser vi allt du skriver. skriv till oss på"
    And "@reklam" is told: "DECISION_VISIBILITY_OTHER"
    And "@reklam" is told: "end_date_visibility_restriction"
    When "@reklam" comments "Tack för i dag"
    Then the case is "to_decide"
    # The night on which the clock goes back.
    When it becomes "2026-10-25 23:50"
    And "@reklam" comments "God natt allihop"
    Then the case is "to_decide"
    When "Amina" opens the comment
    Then the page says the text "limited-title"
    When it becomes "2026-10-26 00:01"
    And "@reklam" comments "God morgon allihop"
    Then the case is "none"
    When "Amina" opens the channel's blocks
    Then the page says the text "limits-over"
    And the journal has the entries:
      | event        | function  | rule           |
      | noted        | moderator |                |
      | copy_stored  | moderator |                |
      | restricted   | moderator | se/advertising |
      | unrestricted | system    |                |
    And no journal leaf contains "reklam"
    And the journal verifies

  Scenario: A limit is lifted before its time, and then it was not tried
    Given "Amina" has gone up the ladder with "@reklam" on ground "advertising"
    When "Bo" opens the comment
    Then the page offers "block"
    And the page does not say the text "refused-lesser-step-first"
    When "Bo" does "unrestrict"
    Then the page says the text "said-unrestricted"
    And the page says the text "refused-lesser-step-first"
    When "Bo" sends "unrestrict" without being offered it
    Then "Bo" is refused: "refused-already"
    When "Bo" opens the comment
    And "Bo" does "block" with:
      | field  | value                      |
      | until  | 2026-11-01                 |
      | reason | Tre gånger samma reklam.   |
    Then "Bo" is refused: "refused-lesser-step-first"
    And the journal has 0 "proposed" entries

  Scenario: A limit counts as tried only when it was broken
    Given "@reklam" has commented "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "@reklam" has commented "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "@reklam" has commented "Reklambolaget AB: 40 % rabatt på allt denna vecka"
    When "Amina" opens the comment
    And "Amina" does "restrict" with:
      | field  | value              |
      | until  | 2026-10-25         |
      | reason | Samma reklam igen. |
    # It was written before the limit, and decided after it.
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "Amina" opens the comment
    And "Amina" does "block" with:
      | field  | value                    |
      | until  | 2026-11-01               |
      | reason | Tre gånger samma reklam. |
    Then "Amina" is refused: "refused-lesser-step-holds"

  Scenario: A limit that is set by hand is said to be done, and taken off again
    Given a platform that cannot "restrict"
    And "@reklam" has commented "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "@reklam" has commented "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    When "Amina" opens the comment
    Then the page says the text "restrict-by-hand"
    When "Amina" does "restrict" with:
      | field  | value              |
      | until  | 2026-10-21         |
      | reason | Samma reklam igen. |
    Then the page says the text "limited-set-by-hand"
    And the case is "to_decide"
    When "Bo" opens the comment
    And "Bo" does "done-by-hand"
    Then the page says the text "said-done-by-hand"
    And the page does not offer "done-by-hand"
    And the case is "closed"
    When it becomes "2026-10-22 00:01"
    Then the case is "to_decide"
    When "Amina" opens the comment
    Then the page says the text "limited-take-off-by-hand"
    When "Amina" does "done-by-hand"
    Then the case is "closed"
    When "Amina" sends "done-by-hand" without being offered it
    Then "Amina" is refused: "refused-already"
    And the journal has 2 "done_by_hand" entries
    And the journal verifies

  Scenario: Whoever is limited objects, and somebody else lifts it
    Given "@reklam" has commented "Reklambolaget AB: 20 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    And "@reklam" has commented "Reklambolaget AB: 30 % rabatt på allt denna vecka"
    And "Amina" hides it on ground "advertising"
    And 11 seconds pass
    When "Amina" opens the comment
    And "Amina" does "restrict" with:
      | field  | value              |
      | until  | 2026-10-25         |
      | reason | Samma reklam igen. |
    And the visitor "Rut" opens the receipt
    Then the page says the text "receipt-lead-restrict"
    When "Rut" does "object" with:
      | field | value                 |
      | text  | Det var två nyheter.  |
    And "Amina" opens the comment
    Then the page says the text "objection-own"
    When "Bo" opens the comment
    And "Bo" does "objection" with:
      | field   | value             |
      | outcome | changed           |
      | note    | Det var nyheter.  |
    Then the page does not offer "unrestrict"
    When "@reklam" comments "Tack för i dag"
    Then the case is "none"
    When the visitor "Rut" opens the receipt
    Then the page says the text "receipt-taken-back-words"
    And the journal has the entries:
      | event             | function  | rule           |
      | restricted        | moderator | se/advertising |
      | objected          | system    |                |
      | unrestricted      | moderator |                |
      | objection_settled | moderator | se/advertising |
    And the journal verifies

  Scenario: Of two who propose a block at once, from two comments, one comes first
    Given "Amina" has gone up the ladder with "@reklam" on ground "advertising"
    When "Bo" opens the comment
    And "@reklam" comments "Sista chansen!"
    And "Amina" opens the comment
    And "Amina" does "block" with:
      | field  | value                    |
      | until  | 2026-11-01               |
      | reason | Tre gånger samma reklam. |
    Then the page says the text "said-waits-for-approval"
    When "Bo" does "block" with:
      | field  | value                  |
      | until  | 2026-11-01             |
      | reason | Samma reklam hela tiden. |
    Then "Bo" is refused: "refused-already"
    And the journal has 1 "proposed" entry

  Scenario: Whoever is blocked at the platform already is let back on the day all the same
    Given "Amina" has gone up the ladder with "@reklam" on ground "advertising"
    And the authority has blocked "@reklam" at the platform
    When "Amina" proposes to block the author on ground "advertising" until "2026-10-25" because "Tre gånger samma reklam."
    And "Bo" confirms the block
    And 11 seconds pass
    Then the platform has blocked "@reklam"
    When "Amina" opens the comment
    Then the page says the text "blocked-title"
    When it becomes "2026-10-26 00:01"
    Then the platform has blocked nobody
