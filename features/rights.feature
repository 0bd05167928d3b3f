@protection
Feature: The rights of those who write

  # A month from 31 January 2027 ends on 28 February, a Sunday: due on Monday 1 March.
  @pending
  Scenario: A13 An extract is due within a month, and says what is held and what is not
    Given it is "2027-01-25 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Eva Holm" works as "data_protection_officer"
    And "Birgitta Ros" works as "registrar"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Som Nils Karlsson skrev: ring mig på 070-174 06 35"
    And "Amina" hides it on ground "personal-data"
    When it becomes "2027-01-31 10:00"
    And "Birgitta" opens the page "/rights/new"
    And "Birgitta" does "receive" with:
      | field     | value                                     |
      | kind      | extract                                   |
      | user_name | @rut_b                                    |
      | address   | Rut Berg, Lillgatan 3, 100 00 Exempelstad |
    And "Birgitta" opens the newest "rights request"
    Then the page has the values:
      | name        | value      |
      | Svar senast | 2027-03-01 |
    When "Birgitta" does "extract"
    And "Birgitta" downloads "Registerutdrag"
    Then the file has the values:
      | name                   | value |
      | Moderering             | 1     |
      | Analys                 | inget |
      | Tips                   | inget |
      | Hot                    | inget |
      | Överföring till ärende | inget |
    And the file says "ring mig på 070-174 06 35"
    And the file does not say "Nils"
    And the file does not say "Karlsson"
    And the file says the text "extract-imy"
    And the file says the text "extract-dpo"
    And the file says the text "extract-platform-holds"
    And "Lillgatan 3" is stored only in "rights request"
    And no journal leaf contains "rut_b"
    And no journal leaf contains "Lillgatan"
    And the journal verifies

  @pending
  Scenario: A14 A registered complaint is not erased on demand
    Given it is "2027-01-25 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Birgitta Ros" works as "registrar"
    And "Lars Hed" works as "lawyer"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Jag klagar på att ni inte har svarat mig på fyra månader"
    When "Birgitta" opens the comment
    And "Birgitta" does "records-decision" with:
      | field    | value    |
      | decision | register |
    And "Birgitta" opens the page "/rights/new"
    And "Birgitta" does "receive" with:
      | field     | value   |
      | kind      | erasure |
      | user_name | @rut_b  |
    And "Lars" opens the newest "rights request"
    Then the page has the values:
      | name    | value                                            |
      | Förslag | avslag: dataskyddsförordningen 17.3 b och 17.3 d |
    And the page offers "restrict"
    And the page offers "annotate"
    And the page does not offer "erase"
    When "Lars" does "decide" with:
      | field  | value                                         |
      | answer | refuse                                        |
      | reason | Klagomålet är en registrerad allmän handling. |
    And "Lars" downloads "Beslut"
    Then the file says the text "decision-imy"
    And the record has 1 version
    And version 1 says "Jag klagar på att ni inte har svarat mig på fyra månader"

  @pending
  Scenario: A14 What is of obviously minor importance is erased everywhere
    Given it is "2027-01-25 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Birgitta Ros" works as "registrar"
    And "Lars Hed" works as "lawyer"
    And "Karin Sund" works as "channel_owner"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Trevlig helg på er, hälsar Rut på Lillgatan"
    When "Birgitta" opens the comment
    And "Birgitta" does "records-decision" with:
      | field    | value           |
      | decision | obviously_minor |
    And "Birgitta" opens the page "/rights/new"
    And "Birgitta" does "receive" with:
      | field     | value   |
      | kind      | erasure |
      | user_name | @rut_b  |
    And "Lars" opens the newest "rights request"
    Then the page offers "erase"
    When "Lars" does "erase"
    Then the page says the text "said-erased"
    And "Lillgatan" is stored nowhere
    When "Amina" opens the page "/search"
    And "Amina" does "search" with:
      | field | value     |
      | q     | Lillgatan |
    Then the page lists 0 entries
    When "Karin" opens the page "/figures?from=2027-01-25&to=2027-01-25"
    Then the page does not say "Lillgatan"
    When "Karin" downloads "Kommentarer som CSV"
    Then the file does not say "Lillgatan"
    And the journal has the entries:
      | event          | function | rule |
      | items_received | system   |      |
      | erased         | lawyer   |      |
    And the journal verifies

  @pending
  Scenario Outline: A15 A picture for training is refused as long as <what>
    Given it is "2026-12-02 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Nadia Rask" works as "security_officer"
    And "Eva Holm" works as "data_protection_officer"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@skugga" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Nadia" opens the comment
    And "Nadia" does "open-incident"
    And "Nadia" opens the newest "incident"
    And "Nadia" does "training-picture" with:
      | field    | value      |
      | covers   | <covers>   |
      | metadata | <metadata> |
      | layers   | <layers>   |
    Then "Nadia" is refused: "<why>"
    And nothing is stored in "training pictures"

    Examples:
      | what                         | covers                                       | metadata | layers | why                     |
      | the user name shows          | Sofia, Storgatan 4, profile-picture          | none     | one    | refused-readable-words  |
      | the name shows               | @skugga, Storgatan 4, profile-picture        | none     | one    | refused-readable-words  |
      | the address shows            | @skugga, Sofia, profile-picture              | none     | one    | refused-readable-words  |
      | the profile picture shows    | @skugga, Sofia, Storgatan 4                  | none     | one    | refused-profile-picture |
      | the metadata is left         | @skugga, Sofia, Storgatan 4, profile-picture | EXIF     | one    | refused-metadata        |
      | what is covered lies beneath | @skugga, Sofia, Storgatan 4, profile-picture | none     | two    | refused-layers          |

  @pending
  Scenario: A15 A picture for training is kept once a second person has approved it
    Given it is "2026-12-02 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Nadia Rask" works as "security_officer"
    And "Eva Holm" works as "data_protection_officer"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@skugga" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Nadia" opens the comment
    And "Nadia" does "open-incident"
    And "Nadia" opens the newest "incident"
    And "Nadia" does "training-picture" with:
      | field    | value                                        |
      | covers   | @skugga, Sofia, Storgatan 4, profile-picture |
      | metadata | none                                         |
      | layers   | one                                          |
    Then the page says the text "said-waits-for-approval"
    And nothing is stored in "training pictures"
    When "Nadia" does "approve"
    Then "Nadia" is refused: "refused-same-person"
    When "Eva" opens the newest "training picture"
    And "Eva" does "approve"
    And "Eva" downloads "Bild"
    Then the picture has no metadata
    And the picture has 1 layer
    And the picture does not say "skugga"
    And the picture does not say "Sofia"
    And the picture does not say "Storgatan"
    And the journal has the entries:
      | event                 | function                | rule |
      | training_picture_made | security_officer        |      |
      | approved              | data_protection_officer |      |
    And the journal verifies
