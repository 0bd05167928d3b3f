Feature: Questions, and how fast they are answered

  Background:
    Given it is "2026-12-14 08:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Karin Sund" works as "channel_owner"
    And the channel "Facebook" in mode "publish_and_answer"

  @cases
  Scenario: What is known about a comment stands beside it
    When it becomes "2026-12-18 15:50"
    And "@nils" comments "Ring mig på 070-174 06 35. När öppnar ni?"
    And "Amina" opens the comment
    Then the page has the values:
      | name           | value                                        |
      | Läge           | Behöver beslut                               |
      | På plattformen | Synlig                                       |
      | Bevis          | Ingen kopia än. En sparas innan något döljs. |
    And the page proposes "" for "text"
    And the page does not say the text "said-noted"
    When "Amina" does "note" with:
      | field | value             |
      | text  | Frågan är vanlig. |
    Then the page says the text "said-noted"
    When "Amina" does "claim"
    Then the page lists:
      | entry                     | by         |
      | Intern anteckning skriven | Amina Lind |
      | Ärendet taget             | Amina Lind |

  @cases
  Scenario: A01 A general question is answered with the page that the answer rests on
    When it becomes "2026-12-18 15:50"
    And "@nils" comments "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?"
    Then the suggestion is "answer"
    And the case is "to_answer"
    When it becomes "2026-12-21 09:10"
    And "Amina" opens the comment
    And "Amina" does "answer" with:
      | field | value                                                                               |
      | text  | Hej! Just nu tar det omkring åtta månader: exempelmyndigheten.se/handlaggningstider |
      | cites | https://exempelmyndigheten.se/handlaggningstider                                    |
    And 11 seconds pass
    Then the platform shows the answer "Hej! Just nu tar det omkring åtta månader: exempelmyndigheten.se/handlaggningstider"
    And the case is "closed"
    When "Amina" opens the comment
    Then the page has the values:
      | name          | value                                            |
      | Svar från     | Exempelmyndigheten                               |
      | Stöder sig på | https://exempelmyndigheten.se/handlaggningstider |
    And the journal has the entries:
      | event    | function  | rule |
      | answered | moderator |      |
    And the journal verifies

  # From Friday 15.50 to closing at 16.30 are 40 minutes, and from Monday 8.00 to 9.10 are 70.
  @figures
  Scenario: A01 A general question answered over a weekend, in service time and on the clock
    When it becomes "2026-12-18 15:50"
    And "@nils" comments "Hej! Hur lång är handläggningstiden för uppehållstillstånd för arbete just nu?"
    And it becomes "2026-12-21 09:10"
    And "Amina" answers "Hej! Just nu tar det omkring åtta månader: exempelmyndigheten.se/handlaggningstider"
    And 11 seconds pass
    And "Amina" opens the comment
    Then the page has the values:
      | name                  | value             |
      | Svarstid i servicetid | 110 min           |
      | Svarstid på klockan   | 65 h 20 min       |
      | Räknas som            | myndighetens svar |
      | Ämne                  | handläggningstid  |

  @figures
  Scenario: A02 Response figures count the authority's own answers only
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
    When Ulla connects the channel "X" in mode "listen_only"
    And "@nils" comments "Hur lång är handläggningstiden just nu?"
    And it becomes "2026-12-18 16:30"
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
      | channel  | counted                                  |
      | Facebook | 5                                        |
      | X        | ingår inte: kanalen besvarar inga frågor |
