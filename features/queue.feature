@cases
Feature: The queue

  Background:
    Given the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Sofia Ek" works as "moderator"
    And "Rut Holm" works as "registrar"
    And the channel "Facebook" in mode "publish_and_answer"

  Scenario: A list is narrowed, and its address says how
    Given "@nils" has commented "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?"
    And "@pia" has commented "Ring mig på 070-174 06 35"
    When "Amina" opens the page "/inbox?view=to_decide&kind=personal_data"
    Then the page says "@pia"
    And the page says the text "filter-on"
    When "Amina" opens the page "/inbox?view=to_decide&kind=spam"
    Then the page says the text "empty-narrowed"
    When "Amina" opens the page "/inbox?view=all&kind=question&lang=sv"
    Then the page says "@nils"
    And the page does not say "@pia"
    When "Amina" opens the page "/inbox?view=to_answer&holder=me"
    Then the page does not say "@nils"
    When "Amina" opens the page "/inbox?view=to_answer&holder=nobody"
    Then the page says "@nils"
    When "Amina" opens the page "/inbox?view=to_answer&age=day"
    Then the page does not say "@nils"
    When 25 hours pass
    And "Amina" opens the page "/inbox?view=to_answer&age=day"
    Then the page says "@nils"

  Scenario: What waits for others has a list of its own
    Given "@pia" has commented "Ring mig på 070-174 06 35"
    When "Amina" opens the page "/inbox?view=waiting"
    Then the page says the text "empty-waiting"
    When "Amina" hides it on ground "personal-data"
    And "Sofia" opens the page "/inbox?view=waiting"
    Then the page says "@pia"
    When 11 seconds pass
    And "Sofia" opens the page "/inbox?view=waiting"
    Then the page does not say "@pia"

  Scenario: A list is kept under a name of one's own
    When "Amina" opens the page "/inbox/views?view=to_answer&kind=special_category"
    And "Amina" does "inbox/views" with:
      | field | value          |
      | name  | Danska frågor  |
    Then the page says the text "said-view-kept"
    And the page says "Danska frågor"
    # Nobody else sees it.
    When "Sofia" opens the page "/inbox"
    Then the page does not say "Danska frågor"
    When "Amina" opens the page "/inbox/views?view=security"
    And "Amina" does "inbox/views" with:
      | field | value          |
      | name  | Danska frågor  |
    Then "Amina" is refused: "refused-view-name-taken"
    When "Amina" does "rename" with:
      | field | value |
      | name  | Dansk |
    Then the page says the text "said-view-renamed"
    And the page does not say "Danska frågor"
    When "Amina" does "forget"
    Then the page says the text "saved-none"

  Scenario: Nobody handles a case about themselves
    Given "@arg" has commented "Amina Lind tog emot mutor, ring henne på 070-174 06 35"
    When "Amina" opens the comment
    Then the page says the text "conflict-title"
    And the page says "Sofia Ek"
    And the page does not offer "hide"
    And the page does not offer "note"
    When "Amina" sends "leave" without being offered it
    Then "Amina" is refused: "refused-conflict"
    And the answer has the status 403
    And the case is "to_decide"
    When "Amina" sends "claim" without being offered it
    Then "Amina" is refused: "refused-conflict"
    And the journal has the entries:
      | event            | function  | rule |
      | conflict_refused | moderator |      |
      | conflict_refused | moderator |      |
    When "Sofia" hides it on ground "personal-data"
    And 11 seconds pass
    Then at the platform the comment is hidden
    And the journal verifies

  Scenario: A case that comes to be about oneself can be let go of
    Given "@arg" has commented "Ring mig på 070-174 06 35"
    And "Amina" claims the case
    When the author edits the comment to "Amina Lind, ring mig på 070-174 06 35"
    And "Amina" opens the comment
    Then the page says the text "conflict-title"
    When "Amina" does "release"
    Then the case is held by "nobody"

  Scenario: A known spelling of a name tells as well
    Given "@arg" has commented "Fråga lindan på bygglov, 070-174 06 35"
    When "Amina" opens the comment
    Then the page offers "hide"
    When "Ulla" opens the page of "Amina Lind"
    And "Ulla" does "spellings" with:
      | field     | value  |
      | spellings | Lindan |
    Then the page says the text "said-spellings-changed"
    When "Ulla" does "spellings" with:
      | field     | value |
      | spellings | Li    |
    Then "Ulla" is refused: "refused-spelling-short"
    When "Amina" opens the comment
    Then the page says the text "conflict-title"
    And the page does not offer "hide"
    And the journal has 1 "spellings_changed" entry

  Scenario: A possible threat is read in two steps
    Given "@arg" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Amina" opens the page "/inbox?view=security"
    Then the page says the text "row-covered"
    And the page does not say "kniven"
    When "Amina" opens the comment
    Then the page says the text "cover-words"
    And the page does not say "kniven"
    And the journal has 0 "uncovered" entries
    When "Amina" does "uncover"
    Then the page says "kniven"
    And the page offers "hide"
    And the journal has 1 "uncovered" entry
    # Whoever comes back finds it covered again.
    When "Amina" opens the comment
    Then the page does not say "kniven"
    # A first name is enough where somebody is threatened.
    When "Sofia" opens the comment
    Then the page says the text "conflict-title"
    And the journal verifies

  Scenario: Who runs people does not read what is covered
    Given "Adam Ros" works as "administrator"
    And "@arg" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Adam" opens the comment
    Then the page says the text "cover-not-yours"
    And the page does not offer "uncover"
    When "Adam" sends "uncover" without being offered it
    Then the answer has the status 403
    And the page does not say "kniven"
    And the journal has 0 "uncovered" entries

  Scenario: Several cases are decided on singly, and what was not done is told
    Given "@nils" has commented "Ring mig på 070-174 06 35"
    And "@arg" has commented "Amina Lind, ring mig på 070-174 06 35"
    And "@pia" has commented "Skriv till mig på 070-174 06 36"
    And "Sofia" claims the case
    When "Amina" opens the page "/inbox/several?view=to_decide"
    And "Amina" ticks every case and presses "Dölj"
    Then "Amina" is refused: "refused-no-ground"
    When "Amina" ticks every case, chooses "se/personal-data/1" for "ground" and presses "Dölj"
    Then the page says "Ett ärende blev klart. 2 blev inte klara."
    And the page says "Sofia Ek har ärendet"
    And the page says "Texten handlar om dig"
    And the journal has 1 "hidden" entry
    And the journal has 1 "copy_stored" entry
    And the journal has 1 "conflict_refused" entry
    When the comment by "@nils" is spoken of
    And 11 seconds pass
    Then at the platform the comment is hidden
    And the journal verifies

  Scenario: What has changed since the list was shown is not decided on
    Given "@nils" has commented "Ring mig på 070-174 06 35"
    When "Amina" opens the page "/inbox/several?view=to_decide"
    And the author edits the comment to "Ring mig på 070-174 06 36"
    And "Amina" ticks every case and presses "Ingen grund"
    Then the page says "0 ärenden blev klara. Ett blev inte klart."
    And the journal has 0 "left_visible" entries

  Scenario: Cases are handed over at the end of a shift
    Given "@nils" has commented "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?"
    And "Amina" claims the case
    And "Amina" does "draft" with:
      | field | value             |
      | text  | Hej! Just nu tar  |
    And "@arg" has commented "Sofia Ek, ring mig på 070-174 06 35"
    And "Amina" claims the case
    When "Amina" opens the page "/handover"
    Then the page says the text "handover-draft"
    When "Amina" does "handover" with:
      | field | value  |
      | to    | queue  |
      | text  | Ring 070-174 06 35 |
    Then "Amina" is refused: "refused-note-personal-data"
    When "Amina" does "handover" with:
      | field | value  |
      | to    | queue  |
      | text  | Växeln vet mer. |
    Then the page says the text "said-handed-over"
    And the page says the text "empty-mine"
    And the case is held by "nobody"
    And the journal has 2 "noted" entries
    And the journal has 2 "released" entries
    When the comment by "@nils" is spoken of
    And "Rut" opens the comment
    Then the page says "Växeln vet mer."
    And the draft is "Hej! Just nu tar"
    And the journal verifies

  Scenario: A case is printed with its number, and what is covered stays covered
    Given "@arg" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Amina" opens the page "/case/1/print"
    Then the page says "Ärende 1"
    And the page says the text "row-covered"
    And the page does not say "kniven"
    When "Amina" does "print"
    Then the page says "kniven"
    And the journal has 1 "uncovered" entry
    When "Amina" opens the page "/case/99/print"
    Then the answer has the status 404

  Scenario: What is covered is not found by who may not read it
    Given "Adam Ros" works as "administrator"
    And "@arg" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Amina" opens the page "/search?q=kniven"
    Then the page says "@arg"
    And the page says the text "row-covered"
    When "Adam" opens the page "/search?q=kniven"
    Then the page says the text "search-nothing"
