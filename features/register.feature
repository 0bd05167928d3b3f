@records
Feature: The register, transfers to a case, holds and disposal

  @pending
  Scenario: A04 What matters to a case is transferred to it, and the mirror keeps a reference
    Given it is "2026-12-18 15:50"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Lars Hed" works as "lawyer"
    And "Birgitta Ros" works as "registrar"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@leyla" has commented "Mitt ärende 51-123456, varför har ni inte svarat? /Leyla, född 640823-3234"
    When "Lars" opens the comment
    Then the page offers "transfer"
    When "Lars" does "transfer" with:
      | field  | value     |
      | case   | 51-123456 |
      | reason |           |
    Then "Lars" is refused: "refused-no-reason"
    When "Lars" does "transfer" with:
      | field  | value                                    |
      | case   | 51-123456                                |
      | reason | Har betydelse för ärendets handläggning. |
    Then the page says the text "said-transferred"
    When "Lars" downloads "Kvitto"
    Then the file has the values:
      | name    | value                                                                      |
      | Ärende  | 51-123456                                                                  |
      | Text    | Mitt ärende 51-123456, varför har ni inte svarat? /Leyla, född 640823-3234 |
      | Skriven | 2026-12-18 15:50                                                           |
      | Kanal   | Facebook                                                                   |
      | Avbild  | bifogad                                                                    |
      | Skäl    | Har betydelse för ärendets handläggning.                                   |
    And the file names the SHA-256 of the stored copy
    And "född 640823-3234" is stored only in "transfer"
    When "Lars" opens the comment
    Then the page has the values:
      | name          | value     |
      | Överförd till | 51-123456 |
    And the page does not say "640823"
    When "Birgitta" opens the page "/register"
    Then the page lists:
      | date       | status   |
      | 2026-12-18 | inkommen |

  @journal @pending
  Scenario: A04 A transfer to a case is one entry, without name or number
    Given it is "2026-12-18 15:50"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Lars Hed" works as "lawyer"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@leyla" has commented "Mitt ärende 51-123456, varför har ni inte svarat? /Leyla, född 640823-3234"
    When "Lars" opens the comment
    And "Lars" does "transfer" with:
      | field  | value                                    |
      | case   | 51-123456                                |
      | reason | Har betydelse för ärendets handläggning. |
    Then the journal has 1 "transferred" entry
    And no journal leaf contains "51-123456"
    And no journal leaf contains "640823"
    And no journal leaf contains "eyla"
    And no journal leaf contains "Lars"
    And the journal verifies

  @pending
  Scenario: A12 A disposal run skips what somebody has asked to see
    Given it is "2026-11-16 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Birgitta Ros" works as "registrar"
    And "Ali Nour" works as "archivist"
    And "Bo Ek" works as "archivist"
    And the channel "Facebook" in mode "publish_and_answer"
    And 40 comments saying "Ring mig på 070-174 06 35" that "Amina" hid on ground "personal-data"
    When it becomes "2026-12-01 10:05"
    And "Birgitta" opens the page "/requests/new"
    And "Birgitta" does "receive" with:
      | field | value                                 |
      | asks  | alla borttagna kommentarer i november |
      | from  | 2026-11-01                            |
      | until | 2026-11-30                            |
      | state | hidden                                |
    And it becomes "2026-12-01 11:00"
    And "Ali" opens the page "/disposal"
    And "Ali" does "run" with:
      | field | value        |
      | rule  | hidden-minor |
    Then the page says the text "said-waits-for-approval"
    When "Bo" opens the page "/disposal"
    And "Bo" does "approve"
    Then the page has the values:
      | name        | value                                                         |
      | Omfattas    | 40                                                            |
      | Gallrade    | 0                                                             |
      | Överhoppade | 40                                                            |
      | Därför      | De omfattas av en begäran om utlämnande som inte är avslutad. |
    And 40 comments are stored with their text
    And the journal has the entries:
      | event        | function  | rule |
      | hold_set     | registrar |      |
      | disposal_run | archivist |      |
    And the journal has 0 "erased" entries
    And the journal verifies

  # Three weeks from 1 December 2026 are 22 December, a Tuesday.
  @pending
  Scenario: A12 The hold is lifted only when the request is decided and the time to appeal is over
    Given it is "2026-11-16 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Birgitta Ros" works as "registrar"
    And "Lars Hed" works as "lawyer"
    And the channel "Facebook" in mode "publish_and_answer"
    And 40 comments saying "Ring mig på 070-174 06 35" that "Amina" hid on ground "personal-data"
    When it becomes "2026-12-01 10:05"
    And "Birgitta" opens the page "/requests/new"
    And "Birgitta" does "receive" with:
      | field | value                                 |
      | asks  | alla borttagna kommentarer i november |
      | from  | 2026-11-01                            |
      | until | 2026-11-30                            |
      | state | hidden                                |
    And "Birgitta" does "lift-hold"
    Then "Birgitta" is refused: "refused-request-open"
    When it becomes "2026-12-01 15:00"
    And "Lars" opens the newest "request"
    And "Lars" does "decide" with:
      | field  | value                                |
      | answer | disclose-masked                      |
      | reason | Telefonnumren omfattas av sekretess. |
      | served | 2026-12-01                           |
    Then the page has the values:
      | name                | value      |
      | Kan överklagas till | 2026-12-22 |
    When it becomes "2026-12-22 23:59"
    And "Birgitta" opens the newest "request"
    And "Birgitta" does "lift-hold"
    Then "Birgitta" is refused: "refused-appeal-possible"
    When it becomes "2026-12-23 08:00"
    And "Birgitta" opens the newest "request"
    And "Birgitta" does "lift-hold"
    Then the page says the text "said-hold-lifted"
    And the journal has the entries:
      | event           | function  | rule |
      | hold_set        | registrar |      |
      | request_decided | lawyer    |      |
      | hold_lifted     | registrar |      |
    And the journal verifies

  @pending
  Scenario: A23 A Danish entry has a date and a theme, and is proposed at once
    Given it is "2027-03-15 10:00"
    And the authority "Eksempelby Kommune" in "dk"
    And "Mette Lund" works as "registrar"
    And the channel "Facebook" in mode "publish_and_answer"
    And the list "channels" holds:
      | channel  | part of              |
      | Facebook | centralforvaltningen |
    And "@per_h" has commented "Jeg har sendt nye oplysninger til min byggesag. Hvornår svarer I?"
    When "Mette" opens the comment
    Then the page offers "register"
    And the page has the values:
      | name                  | value      |
      | Foreslået journaldato | 2027-03-15 |
    When "Mette" does "register" with:
      | field | value      |
      | date  | 2027-03-15 |
      | theme |            |
    Then "Mette" is refused: "refused-no-theme"
    When "Mette" does "register" with:
      | field | value                         |
      | date  |                               |
      | theme | Nye oplysninger i en byggesag |
    Then "Mette" is refused: "refused-no-date"
    When "Mette" does "register" with:
      | field | value                         |
      | date  | 2027-03-15                    |
      | theme | Nye oplysninger i en byggesag |
    And "Mette" opens the page "/register"
    Then the page lists:
      | date       | theme                         |
      | 2027-03-15 | Nye oplysninger i en byggesag |
    And the journal has 1 "registered" entry
