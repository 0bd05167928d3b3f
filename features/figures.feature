@figures
Feature: Clocks, targets and figures

  Background:
    Given it is "2026-12-14 08:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Karin Sund" works as "channel_owner"
    And the channel "Facebook" in mode "publish_and_answer"

  Scenario: The unit states its own hours, and the time of an answer is counted by them
    When "Karin" opens the page "/channels/hours"
    Then the page says the text "hours-template"
    When "Karin" does "hours" with:
      | field  | value      |
      | from   | 2026-12-14 |
      | monday | från åtta  |
    Then "Karin" is refused: "refused-hours"
    And the page says "från åtta"
    And the page proposes "från åtta" for "monday"
    When "Karin" does "hours" with:
      | field  | value       |
      | from   | 2026-12-13  |
      | monday | 10:00–12:00 |
    Then "Karin" is refused: "refused-past-day"
    And the journal has 0 "hours_stated" entries
    When "Karin" does "hours" with:
      | field     | value       |
      | from      | 2026-12-14  |
      | monday    | 10-12       |
      | tuesday   | 10-12       |
      | wednesday | 10-12       |
      | thursday  | 10-12       |
      | friday    | 10-12       |
      | days      | 2026-12-18  |
    Then the page says the text "said-hours-stated"
    And the page has the values:
      | name   | value       |
      | Måndag | 10:00–12:00 |
      | Lördag | stängt      |
    # Half an hour on Thursday, closed on Friday, a quarter on Monday.
    When it becomes "2026-12-17 11:30"
    And "@nils" comments "Hur lång är handläggningstiden just nu?"
    And it becomes "2026-12-21 10:15"
    And "Amina" answers "Hej! Omkring åtta månader."
    And "Amina" opens the comment
    Then the page has the values:
      | name                   | value       |
      | Svarstid i servicetid  | 45 min      |
      | Svarstid i kalendertid | 94 h 45 min |
    When "Amina" opens the page "/channels/hours"
    Then the page does not offer "hours"
    And the journal has the entries:
      | event        | function      | rule |
      | hours_stated | channel_owner |      |
      | answered     | moderator     |      |
    And the journal verifies

  @cases
  Scenario: An answer is due, and late, by the target of its channel
    When "Karin" opens the channel
    Then the page says the text "target-none"
    When "Karin" does "target" with:
      | field | value      |
      | hours | en dag     |
      | from  | 2026-12-14 |
    Then "Karin" is refused: "refused-target"
    When "Karin" does "target" with:
      | field   | value      |
      | hours   | 2          |
      | measure | service    |
      | from    | 2026-12-14 |
    Then the page says the text "said-target-set"
    And the page says "inom 2 h servicetid"
    # 40 minutes are left of Friday, so that 80 of Monday remain.
    When it becomes "2026-12-18 15:50"
    And "@nils" comments "Hur lång är handläggningstiden just nu?"
    And "Amina" opens the page "/inbox?view=to_answer"
    Then the page says the text "due-by"
    And the page does not say "Försenade"
    When it becomes "2026-12-21 09:19"
    And "Amina" opens the page "/inbox?view=late"
    Then the page says the text "empty-late"
    When it becomes "2026-12-21 09:21"
    And "Amina" opens the page "/inbox?view=late"
    Then the page says "@nils"
    And the page says the text "due-late"
    And the page says "Försenade 1"
    When "Amina" opens the comment
    Then the page says the text "due-is-late"
    When "Amina" answers "Hej! Omkring åtta månader."
    And "Amina" opens the page "/inbox?view=late"
    Then the page says the text "empty-late"
    And the journal has the entries:
      | event      | function      | rule |
      | target_set | channel_owner |      |
      | answered   | moderator     |      |
    And the journal verifies

  Scenario: What is due is counted anew when the hours change
    When "Karin" opens the channel
    And "Karin" does "target" with:
      | field   | value      |
      | hours   | 2          |
      | measure | service    |
      | from    | 2026-12-14 |
    And it becomes "2026-12-17 15:30"
    And "@nils" comments "Hur lång är handläggningstiden just nu?"
    And "Karin" opens the page "/channels/hours"
    And "Karin" does "hours" with:
      | field | value      |
      | from  | 2026-12-17 |
      | days  | 2026-12-18 |
    And it becomes "2026-12-18 16:00"
    And "Amina" opens the page "/inbox?view=late"
    Then the page says the text "empty-late"
    When it becomes "2026-12-21 09:05"
    And "Amina" opens the page "/inbox?view=late"
    Then the page says "@nils"

  Scenario: An answer that was undone is none
    When "@nils" comments "Hur lång är handläggningstiden just nu?"
    And "Amina" answers "Hej! Omkring åtta månader."
    And "Amina" opens the comment
    Then the page has the values:
      | name       | value             |
      | Räknas som | myndighetens svar |
    When "Amina" undoes it
    And "Amina" opens the comment
    Then the page has the values:
      | name       | value       |
      | Räknas som | öppen fråga |
    When "Amina" closes the case
    Then the page has the values:
      | name       | value               |
      | Räknas som | avslutad utan svar  |

  Scenario: Few questions are not told of, on the page or in a file
    When "@nils" comments "Hur lång är handläggningstiden just nu?"
    And "@anna" comments "När öppnar ni i morgon?"
    And "Karin" opens the page "/figures?from=2026-12-14&to=2026-12-14"
    Then the page has the values:
      | name   | value         |
      | Frågor | färre än 5    |
    And the page says the text "figures-few-words"
    And the page does not say the text "figures-closed"
    When "Karin" opens the page "/figures.csv?from=2026-12-14&to=2026-12-14"
    Then the answer has the status 200
    And the page says "Till och med,2026-12-14 Frågor,"
    When "Karin" opens the page "/figures.ods?from=2026-12-14&to=2026-12-14"
    Then the answer has the status 200

  Scenario: What the authority answers at the platform itself counts as its answer
    When "@nils" comments "Hur lång är handläggningstiden just nu?"
    And it becomes "2026-12-14 08:30"
    And "@sven" answers "@nils" at the platform: "Det tar typ åtta månader, jag frågade dem"
    And "Amina" opens the comment
    Then the page has the values:
      | name       | value       |
      | Räknas som | öppen fråga |
    When it becomes "2026-12-14 09:00"
    And the authority answers "@nils" at the platform: "Hej! Omkring åtta månader."
    And "Amina" opens the comment
    Then the page has the values:
      | name                  | value             |
      | Räknas som            | myndighetens svar |
      | Svarstid i servicetid | 59 min            |

  Scenario: A program fetches the figures
    Given "Karin" has made a token that may "read"
    When the program asks for "/figures?from=2026-12-14&to=2026-12-14"
    Then the program is answered 200
    And the answer to the program holds "by_channel"
    When the program asks for "/figures?from=2026-12-15&to=2026-12-14"
    Then the program is answered 422
    And the program is told the problem "period"

  Scenario: The questions of a week are counted, and the authority's own answers only
    When it becomes "2026-12-14 09:00"
    And "@anna" comments "När öppnar ni i morgon?"
    And it becomes "2026-12-14 09:10"
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And it becomes "2026-12-15 09:00"
    And "@bosse" comments "Kan man boka tid hos er?"
    And it becomes "2026-12-15 09:20"
    And "Amina" answers "Hej! Ja, du kan boka tid på vår webbplats."
    And it becomes "2026-12-16 09:00"
    And "@cilla" comments "Vilka språk har ni blanketten på?"
    And it becomes "2026-12-16 10:30"
    And "Amina" answers "Hej! Blanketten finns på svenska och engelska."
    And it becomes "2026-12-17 09:00"
    And "@david" comments "Var hittar jag blanketten?"
    And it becomes "2026-12-17 10:50"
    And "Amina" answers "Hej! Blanketten finns på vår webbplats."
    And it becomes "2026-12-18 09:00"
    And "@nils" comments "Hur lång är handläggningstiden just nu?"
    And "@sven" answers "@nils" at the platform: "Det tar typ åtta månader, jag frågade dem"
    Then the case is "to_answer"
    When it becomes "2026-12-18 16:30"
    And "Karin" opens the page "/figures?from=2026-12-14&to=2026-12-18"
    Then the page has the values:
      | name                          | value  |
      | Frågor                        | 5      |
      | Besvarade                     | 4      |
      | Öppna                         | 1      |
      | Svarsfrekvens                 | 80 %   |
      | Svarstid i servicetid, median | 55 min |
    And the page says the text "figures-definition"
    And the page lists:
      | channel  | counted |
      | Facebook | 5       |

  Scenario: A period that cannot be is refused
    When "Karin" opens the page "/figures?from=2026-12-15&to=2026-12-14"
    Then "Karin" is refused: "refused-period"
    When "Karin" opens the page "/figures?from=i-morgon&to=2026-12-14"
    Then "Karin" is refused: "refused-period"
    And the page proposes "i-morgon" for "from"
    When "Karin" opens the page "/figures?from=1989-12-01&to=1990-01-31"
    Then the page says the text "hours-unknown-years"
    And the page says "1989"
