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

  # Not noticed yet: only a changed text is news to the mirror.
  Scenario: A picture that is added later is stored before its comment is hidden
    Given "@rut_b" has commented "Ring mig på 070-174 06 35"
    When the author adds a picture of "ett brev"
    And "Amina" hides it on ground "personal-data"
    And 20 seconds pass
    Then at the platform the comment is hidden
    And the picture is stored
