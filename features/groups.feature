@moderation
Feature: One decision over many that are nearly identical

  Background:
    Given it is "2026-10-19 10:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    When at once there come the comments:
      | @vinst1 | Vinn en iPhone -> klicka     |
      | @vinst2 | Vinn en iPhone -> klicka!    |
      | @vinst1 | VINN en iPhone -> klicka     |
      | @vinst2 | Vinn en iPhone --> klicka    |
      | @vinst1 | Vinn en iPhone -> klicka!!   |
      | @vinst2 | Vinn en iPhone -> klicka här |
    And the comment by "@vinst1" is spoken of

  Scenario: A09 Ten seconds are enough to take the whole group back
    When "Amina" opens the comment
    Then the page says "6 nästan likadana inlägg"
    And the page lists:
      | author  | text                     |
      | @vinst2 | Vinn en iPhone --> klicka |
    And the page says the text "group-differs"
    When "Amina" does "hide-group" with:
      | field  | value |
      | ground | spam  |
    Then the page says the text "said-group-hiding"
    And the page says "Dolda med ett och samma beslut: 6"
    And the journal has 1 "hidden" entry
    When "Amina" does "undo-group"
    Then the page says the text "said-group-undone"
    And the case is "to_decide"
    When 11 seconds pass
    Then nothing is hidden at the platform
    And the journal has 6 "undone" entries
    And 0 deeds have been tried at the platform
    And the journal verifies
    When "Amina" opens the comment
    Then the page does not offer "undo-group"
    And the page offers "hide-group"

  Scenario: A09 What does not belong is left out, and one alone is taken back
    When "Amina" opens the comment
    And "Amina" unticks what "@vinst2" wrote and does "hide-group" on ground "spam"
    Then the page says "Dolda med ett och samma beslut: 3"
    And the journal has 3 "copy_stored" entries
    When "Amina" undoes it
    And 11 seconds pass
    Then 2 comments are hidden at the platform
    And at the platform the comment is visible
    And the case is "to_decide"
    And the journal has 1 "hidden" entry
    And the journal verifies
    When the comment by "@vinst2" is spoken of
    And "Bo" opens the comment
    Then the page says "4 nästan likadana inlägg"
    When "Bo" does "hide-group" with:
      | field  | value |
      | ground |       |
    Then "Bo" is refused: "refused-no-ground"
    When "Bo" does "hide-group" with:
      | field  | value |
      | ground | spam  |
    And 11 seconds pass
    Then 6 comments are hidden at the platform
    And the journal has 2 "hidden" entries
    And the journal verifies

  Scenario: A09 Each author of a group objects alone
    When "Amina" opens the comment
    And "Amina" does "hide-group" with:
      | field  | value |
      | ground | spam  |
    And 11 seconds pass
    Then 6 comments are hidden at the platform
    When the first comment by "@vinst1" is spoken of
    And the visitor "Kim" opens the receipt
    Then the page says "Spam"
    And the page does not say "vinst"
    When "Kim" does "object" with:
      | field | value                     |
      | text  | Jag skrev bara en gång.   |
    And "Bo" opens the comment
    And "Bo" does "objection" with:
      | field   | value                     |
      | outcome | changed                   |
      | note    | Det var bara en kommentar. |
    And 11 seconds pass
    Then 5 comments are hidden at the platform
    And at the platform the comment is visible
    And the journal has 1 "unhidden" entry
    And the journal verifies
    When someone changes the ground of the comment's decision in the database to "abuse"
    Then the journal does not verify

  Scenario: A09 A flood that is no nuisance is left visible at once
    When "Amina" opens the comment
    And "Amina" presses "Ingen grund: låt alla förkryssade"
    Then the page says the text "said-group-left"
    And the case is "closed"
    And the journal has 1 "left_visible" entry
    And the journal has 0 "copy_stored" entries
    When "Bo" opens the comment
    Then the page says "Fick stå kvar med ett och samma beslut: 6"
    And the page does not offer "hide-group"
    When 11 seconds pass
    Then nothing is hidden at the platform
    And the journal verifies

  Scenario: A09 Somebody else decides one of them at the same moment
    When "Amina" opens the comment
    And the comment by "@vinst2" is spoken of
    And "Bo" leaves it visible
    And "Amina" does "hide-group" with:
      | field  | value |
      | ground | spam  |
    Then the page says "Dolda med ett och samma beslut: 5"
    And the page says "Utelämnade: 1"
    And the page says the text "already-closed"
    When 11 seconds pass
    Then 5 comments are hidden at the platform
    And at the platform the comment is visible
    And the journal has 5 "copy_stored" entries
    And the journal verifies

  Scenario: A09 What was edited since is left out
    When "Amina" opens the comment
    And the comment by "@vinst2" is spoken of
    And the author edits the comment to "Förlåt, kontot var kapat."
    And the first comment by "@vinst1" is spoken of
    And "Bo" claims the case
    And "Amina" does "hide-group" with:
      | field  | value |
      | ground | spam  |
    Then the page says "Dolda med ett och samma beslut: 4"
    And the page says "Utelämnade: 2"
    And the page says the text "group-out-edited"
    And the page says the text "refused-held"
    When 11 seconds pass
    Then 4 comments are hidden at the platform
    And the journal verifies

  Scenario: A09 What the platform does not hide stays to decide
    When "Amina" opens the comment
    And the platform does not permit the next deed
    And "Amina" does "hide-group" with:
      | field  | value |
      | ground | spam  |
    And 11 seconds pass
    Then 5 comments are hidden at the platform
    When "Amina" opens the page "/inbox?view=to_decide"
    Then the page lists:
      | author |
      | @vinst |
    When "Amina" opens the comment
    Then the page says the text "action-hide-not_permitted"
    And the journal has 1 "action_failed" entry
    And the journal verifies

  @people
  Scenario: A09 A program decides over a group, too
    Given "Amina" has made a token that may "read, moderate"
    When the program asks for "/items/{item}"
    Then the answer to the program holds "se/spam/1"
    When the program sends to "/items/{item}/hide-group" with the key "grupp-1":
      """
      {"ground": "se/spam/1", "items": {together}}
      """
    Then the program is answered 200
    When the program sends to "/items/{item}/undo-group":
      """
      """
    Then the program is answered 200
    And the journal has 6 "undone" entries
    When the program asks for "/items/{item}"
    And the program sends to "/items/{item}/leave-group":
      """
      {"items": {together}}
      """
    Then the program is answered 200
    When the program sends to "/items/{item}/leave-group":
      """
      {"items": []}
      """
    Then the program is told the problem "empty"
    When 11 seconds pass
    Then nothing is hidden at the platform
    And the journal verifies

  Scenario: What was decided is looked at again when somebody quotes it
    When the comment by "@vinst2" is spoken of
    And "Bo" leaves it visible
    Then the case is "closed"
    When "@sven" quotes "@vinst2" at the platform: "Alla ska se det här"
    Then the case is "to_decide"
    And "Bo" is alerted: "alert-context-changed"
    When "Bo" opens the comment
    Then the page says the text "anew-quoted"
    And the journal has 1 "context_changed" entry
    When "Bo" leaves it visible
    Then the case is "closed"
    And the journal verifies

  @access
  Scenario: What was removed, hidden or kept is found as such
    When "Amina" hides it on ground "spam"
    And 11 seconds pass
    And the comment by "@vinst2" is spoken of
    And "Bo" leaves it visible
    And "Bo" opens the page "/search"
    And "Bo" does "search" with:
      | field    | value  |
      | q        | iPhone |
      | standing | hidden |
    Then the page says "@vinst1"
    And the page does not say "@vinst2"
    When "Bo" does "search" with:
      | field    | value  |
      | q        | iPhone |
      | standing | kept   |
    Then the page says "@vinst2"
    And the page does not say "@vinst1"
    When the author deletes the comment
    And "Bo" does "search" with:
      | field    | value   |
      | q        | iPhone  |
      | standing | removed |
    Then the page says "@vinst2"
    And the page does not say "@vinst1"
