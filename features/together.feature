@people
Feature: Two people at once

  Background:
    Given the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?"

  Scenario: A decision taken meanwhile is shown, and what was written is kept
    When "Amina" opens the comment
    And "Bo" hides it on ground "personal-data"
    And "Amina" writes "Hej! Just nu tar det omkring åtta månader." and presses "Svara som"
    Then "Amina" is refused: "refused-meanwhile"
    And the answer has the status 409
    And the page says "Bo Ek hann före dig"
    And the page says "Beslut att dölja, i dag kl. 09:00. Grund: Regel"
    And the page says "Du ville skicka ett svar."
    And the answer so far says "Hej! Just nu tar det omkring åtta månader."
    When 11 seconds pass
    Then at the platform the comment is hidden
    And the platform shows 0 answers
    # It can still be done, now that it is known what was decided.
    When "Amina" presses "Skicka svaret ändå"
    Then the page says "Svaret skickas kl."
    When 11 seconds pass
    Then the platform shows the answer "Hej! Just nu tar det omkring åtta månader."
    And the journal verifies

  Scenario: What is no longer possible is not offered again
    When "Amina" opens the comment
    And "Bo" hides it on ground "personal-data"
    And "Amina" presses "Ingen grund: låt den stå kvar"
    Then "Amina" is refused: "refused-meanwhile"
    And the page says "Du ville låta kommentaren stå kvar."
    And the page does not say "Låt den stå kvar ändå"
    When 11 seconds pass
    Then at the platform the comment is hidden
    And the journal has 0 "left_visible" entries
    And the journal verifies

  Scenario: A case that was closed meanwhile is not decided by mistake
    When "Amina" opens the comment
    And "Bo" closes the case
    And "Amina" presses "Ingen grund: låt den stå kvar"
    Then "Amina" is refused: "refused-meanwhile"
    And the page says "Ärendet avslutat, i dag kl. 09:00."
    And the journal has 0 "left_visible" entries
    When "Amina" presses "Låt den stå kvar ändå"
    Then the page says the text "said-left"
    And the journal has 1 "left_visible" entry

  Scenario: A text that changes meanwhile must be read before it is decided on
    When "Amina" opens the comment
    And the author edits the comment to "Ni är bra. Ring mig på 070-174 06 35"
    And "Amina" presses "Ingen grund: låt den stå kvar"
    Then "Amina" is refused: "refused-meanwhile"
    And the page says the text "meanwhile-changed"
    And the page says "Ni är bra. Ring mig på 070-174 06 35"
    And the page says "Hur lång är handläggningstiden"
    And the page does not say "Låt den stå kvar ändå"
    And the journal has 0 "left_visible" entries
    # The page now carries the new version: deciding concerns that.
    When "Amina" presses "Ingen grund: låt den stå kvar"
    Then the page says the text "said-left"
    And the journal has 1 "left_visible" entry
    And the journal verifies

  Scenario: A draft is seen by colleagues, and written by one at a time
    When "Amina" opens the comment
    And "Amina" writes "Hej! Just nu" and presses "Spara utkast"
    Then the page says the text "said-draft-saved"
    And the answer so far says "Hej! Just nu"
    And the draft is "Hej! Just nu"
    When "Bo" opens the comment
    Then the page says "Amina Lind skriver på ett svar"
    And the page says "Hej! Just nu"
    And the page does not offer "answer"
    When "Bo" sends "answer" without being offered it
    Then "Bo" is refused: "refused-draft-held"
    And the page says "Hej! Läs mer på vår webbplats."
    And the draft is "Hej! Just nu"
    # Ten minutes after the last save it is simply there to go on with.
    When 10 minutes pass
    And "Bo" opens the comment
    Then the answer so far says "Hej! Just nu"
    When "Bo" writes "Hej! Just nu tar det omkring åtta månader." and presses "Svara som"
    Then the page says "Svaret skickas kl."
    And the draft is ""
    And no journal leaf contains "Just nu"
    And the journal verifies

  Scenario: A draft is taken over, and nobody's words are lost
    Given "Bo" signs in
    When "Bo" opens the comment
    And "Amina" opens the comment
    And "Amina" writes "Hej! Från Amina." and presses "Spara utkast"
    And "Bo" writes "Hej! Från Bo." and presses "Spara utkast"
    Then "Bo" is refused: "refused-draft-held"
    And the page says "Hej! Från Amina."
    And the page says "Hej! Från Bo."
    When "Bo" presses "Ta över utkastet"
    Then the answer so far says "Hej! Från Bo."
    And the page says "Hej! Från Amina."
    And the draft is "Hej! Från Amina."
    # Amina saves over what she has not seen: both texts are shown.
    When "Bo" writes "Hej! Från oss båda." and presses "Spara utkast"
    Then the page says the text "said-draft-saved"
    When 10 minutes pass
    And "Amina" writes "Hej! Från Amina igen." and presses "Spara utkast"
    Then "Amina" is refused: "refused-draft-newer"
    And the page says "Hej! Från oss båda."
    And the answer so far says "Hej! Från Amina igen."
    When "Amina" presses "Spara utkast"
    Then the draft is "Hej! Från Amina igen."
    And the journal verifies

  Scenario: An answer that is undone is a draft again
    When "Amina" answers "Hej! Det tar åtta månader."
    And "Amina" undoes it
    Then the answer so far says "Hej! Det tar åtta månader."
    And the draft is "Hej! Det tar åtta månader."

  Scenario: Erasing a text takes the draft of its answer with it
    Given "Birgitta Ås" works as "registrar"
    When "Amina" opens the comment
    And "Amina" writes "Hej! Du frågar om handläggningstiden." and presses "Spara utkast"
    And "Birgitta" erases the comment
    Then the draft is ""
    And the journal verifies

  Scenario: A claim lapses an hour after the last act or save by its holder
    When "Amina" claims the case
    And 59 minutes pass
    Then the case is held by "Amina Lind"
    When "Amina" notes "Frågan är vanlig."
    And 59 minutes pass
    And "Bo" opens the comment
    Then the page says "Amina Lind har ärendet"
    And the page does not offer "claim"
    When "Amina" opens the comment
    And "Amina" writes "Hej!" and presses "Spara utkast"
    And 59 minutes pass
    Then the case is held by "Amina Lind"
    When 1 minute passes
    Then the case is held by "nobody"
    When "Bo" opens the page "/inbox?view=to_answer&holder=nobody"
    Then the page says "@nils"
    When "Amina" opens the page "/inbox?view=mine"
    Then the page says the text "empty-mine"
    When "Bo" claims the case
    Then the case is held by "Bo Ek"
    And the journal verifies

  Scenario: Single letters are switched off by whoever is disturbed by them
    When "Amina" opens the page "/keys"
    And "Amina" switches single letters off
    Then the page says the text "said-keys-off"
    When "Amina" opens the page "/inbox"
    Then single letters are off on the page
    When "Bo" opens the page "/inbox"
    Then single letters are on on the page
    When "Amina" opens the page "/keys"
    And "Amina" switches single letters on
    Then the page says the text "said-keys-on"
    And single letters are on on the page
