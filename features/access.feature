@access
Feature: Requests to see what is held

  @pending
  Scenario: A12 A Swedish request is due the same day, and is answered with masked copies
    Given it is "2026-11-16 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Birgitta Ros" works as "registrar"
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
    And "Birgitta" opens the newest "request"
    Then the page has the values:
      | name        | value      |
      | Svar senast | 2026-12-01 |
      | Omfattar    | 40         |
    When "Birgitta" does "copies"
    And "Birgitta" downloads "Maskerade kopior"
    Then the file says "Ring mig på"
    And the file does not say "070-174 06 35"
    And the file lists 40 entries
    And the journal has the entries:
      | event            | function  | rule |
      | request_received | registrar |      |
      | copies_made      | registrar |      |
    And the journal verifies

  @pending
  Scenario: A23 A reply that was sent can be seen from the day after
    Given it is "2027-03-15 10:00"
    And the authority "Eksempelby Kommune" in "dk"
    And "Amina Lind" works as "moderator"
    And "Mette Lund" works as "registrar"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@per_h" has commented "Jeg har sendt nye oplysninger til min byggesag. Hvornår svarer I?"
    And "Amina" answers "Hej! Vi svarer dig i sagen inden for en uge."
    When 11 seconds pass
    And "Mette" opens the page "/requests/new"
    And "Mette" does "receive" with:
      | field | value                             |
      | asks  | jeres svar i tråden om byggesager |
      | from  | 2027-03-15                        |
      | until | 2027-03-15                        |
      | state | answered                          |
    And "Mette" opens the newest "request"
    And "Mette" does "copies"
    Then "Mette" is refused: "refused-not-until-the-day-after"
    When it becomes "2027-03-16 08:00"
    And "Mette" opens the newest "request"
    And "Mette" does "copies"
    And "Mette" downloads "Kopier"
    Then the file says "Vi svarer dig i sagen inden for en uge."

  # Easter Day 2027 is 28 March: 25, 26 and 29 March are holidays, so the seven
  # working days after 22 March are 23, 24, 30 and 31 March, 1, 2 and 5 April.
  @pending
  Scenario: A24 The Danish clock skips Easter, and day seven wants a reason and a new date
    Given it is "2027-03-22 10:00"
    And the authority "Eksempelby Kommune" in "dk"
    And "Mette Lund" works as "registrar"
    When "Mette" opens the page "/requests/new"
    And "Mette" does "receive" with:
      | field | value                                   |
      | asks  | alle skjulte kommentarer i februar 2027 |
      | from  | 2027-02-01                              |
      | until | 2027-02-28                              |
      | state | hidden                                  |
    And "Mette" opens the newest "request"
    Then the page has the values:
      | name      | value      |
      | Svarfrist | 2027-04-05 |
    And the page does not offer "notice"
    When it becomes "2027-04-05 08:00"
    Then "Mette" is alerted: "alert-notice-due"
    When "Mette" opens the newest "request"
    Then the page offers "notice"
    When "Mette" does "notice" with:
      | field  | value      |
      | reason |            |
      | until  | 2027-04-12 |
    Then "Mette" is refused: "refused-no-reason"
    When "Mette" does "notice" with:
      | field  | value                                  |
      | reason | Materialet er stort og skal gennemgås. |
      | until  |                                        |
    Then "Mette" is refused: "refused-no-new-date"
    When "Mette" does "notice" with:
      | field  | value                           |
      | reason | Kommunen holdt lukket i påsken. |
      | until  | 2027-04-12                      |
    Then "Mette" is refused: "refused-closing-is-no-reason"
    When "Mette" does "notice" with:
      | field  | value                                  |
      | reason | Materialet er stort og skal gennemgås. |
      | until  | 2027-04-12                             |
    Then the page says the text "said-notice-given"
    And the page has the values:
      | name     | value      |
      | Ny frist | 2027-04-12 |
    And the journal has 1 "request_extended" entry
