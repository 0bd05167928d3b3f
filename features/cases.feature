@moderation
Feature: Working on cases together

  Background:
    Given the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?"

  @people
  Scenario: A case is claimed by one person at a time
    When "Amina" claims the case
    Then the page says the text "said-claimed"
    And the case is held by "Amina Lind"
    When "Bo" opens the comment
    Then the page says "Amina Lind har ärendet"
    And the page does not offer "claim"
    When "Bo" sends "claim" without being offered it
    Then "Bo" is refused: "refused-held"
    And the case is held by "Amina Lind"
    When "Bo" sends "release" without being offered it
    Then "Bo" is refused: "refused-held"
    When "Amina" releases the case
    And "Bo" claims the case
    Then the case is held by "Bo Ek"
    And the journal has the entries:
      | event    | function  | rule |
      | claimed  | moderator |      |
      | released | moderator |      |
      | claimed  | moderator |      |
    And the journal verifies

  Scenario: A case is closed and opened again
    When "Amina" closes the case
    Then the page says the text "said-closed"
    And the case is "closed"
    When "Bo" sends "close" without being offered it
    Then "Bo" is refused: "refused-already"
    When "Bo" reopens the case
    Then the page says the text "said-reopened"
    And the case is "to_decide"
    And the journal has the entries:
      | event    | function  | rule |
      | closed   | moderator |      |
      | reopened | moderator |      |
    And the journal verifies

  @people
  Scenario: A case is given to a colleague
    When "Amina" claims the case
    And "Bo" sends "assign" without being offered it
    Then "Bo" is refused: "refused-held"
    When "Amina" sends "assign" without being offered it
    Then "Amina" is refused: "refused-no-colleague"
    When "Amina" gives the case to "Bo Ek"
    Then the page says the text "said-assigned"
    And the case is held by "Bo Ek"
    When "Bo" opens the page "/inbox?view=mine"
    Then the page says "@nils"
    And the journal has the entries:
      | event    | function  | rule |
      | claimed  | moderator |      |
      | assigned | moderator |      |
    And the journal verifies

  @people
  Scenario: A case is handed up to a function
    Given "Ada Ström" works as "registrar"
    When "Amina" claims the case
    And "Amina" hands the case up to "registrar" with the note "Ring 070-174 06 35."
    Then "Amina" is refused: "refused-note-personal-data"
    And the case is held by "Amina Lind"
    When "Amina" hands the case up to "registrar" with the note "Gäller en begäran om handling."
    Then the page says the text "escalated-title"
    And the case is held by "nobody"
    And "Ada" has the notice "handed_up"
    When "Bo" opens the page "/inbox?view=escalated"
    Then the page does not say "@nils"
    When "Ada" opens the page "/inbox"
    Then the page says "Lyfta 1"
    When "Ada" opens the page "/inbox?view=escalated"
    Then the page says "@nils"
    When "Ada" opens the comment
    Then the page says "Gäller en begäran om handling."
    When "Ada" claims the case
    And "Ada" opens the page "/inbox"
    Then the page does not say "Lyfta 1"
    And the case is held by "Ada Ström"
    And the journal has the entries:
      | event     | function  | rule |
      | noted     | moderator |      |
      | escalated | moderator |      |
      | claimed   | registrar |      |
    And the journal verifies

  @people
  Scenario: A decision ends an escalation
    When "Amina" hands the case up to "channel_owner" with the note "Är det här rätt kanal?"
    And "Ulla" opens the page "/inbox?view=escalated"
    Then the page says "@nils"
    When "Bo" leaves it visible
    And "Ulla" opens the page "/inbox?view=escalated"
    Then the page says the text "empty-escalated"

  @protection
  Scenario: A note with personal data asks once more
    When "Amina" notes "Rings upp på 070-174 06 35 i morgon."
    Then "Amina" is refused: "refused-note-personal-data"
    And the journal has 0 "noted" entries
    When "Amina" presses "Spara ändå"
    Then the page says the text "said-noted"
    And the page says "Rings upp på 070-174 06 35 i morgon."
    When "Amina" notes "Frågan är vanlig."
    Then the page says the text "said-noted"
    And the journal has 2 "noted" entries
    And no journal leaf contains "070-174"
    And the journal verifies

  @protection
  Scenario: An answer with personal data asks once more
    When "Amina" answers "Hej! Ring 070-174 06 35 så hjälper vi dig."
    Then "Amina" is refused: "refused-answer-personal-data"
    When 1 minute passes
    Then the platform shows 0 answers
    When "Amina" presses "Skicka ändå"
    And 11 seconds pass
    Then the platform shows the answer "Hej! Ring 070-174 06 35 så hjälper vi dig."
    And the journal verifies

  Scenario: A question is answered once
    When "Amina" answers "Hej! Just nu tar det omkring åtta månader."
    And "Bo" sends "answer" without being offered it
    Then "Bo" is refused: "refused-already"
    When 11 seconds pass
    Then the platform shows 1 answer
    And the platform shows the answer "Hej! Just nu tar det omkring åtta månader."
    And the case is "closed"
    And the journal verifies
