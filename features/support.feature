@support
Feature: Support material, its plan and its reports
  31 May 2026, when the final report is due, is a Sunday.

  Background:
    Given it is "2026-05-04 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Ulrika Strand" works as "assignment_lead"
    And the list "assignments" holds:
      | assignment                  | lead               | contributing | interim    | final      |
      | Stöd mot otillåten påverkan | Exempelmyndigheten | Exempelrådet | 2024-12-31 | 2026-05-31 |
    And the list "bodies" holds:
      | body                      | risk | contacted  | adopted    |
      | Almhamra kommun           | high | 2026-02-02 | 2026-04-07 |
      | Bergsviks kommun          | high | 2026-02-03 | 2026-04-08 |
      | Dalsala kommun            | high | 2026-02-04 | 2026-04-09 |
      | Ekforsa kommun            | high | 2026-02-05 | 2026-04-10 |
      | Exempelregionen           | high | 2026-02-06 |            |
      | Gruvtunets kommun         | high | 2026-02-07 |            |
      | Havsnäs kommun            | high | 2026-02-08 |            |
      | Inspektionen i exemplet   | high |            |            |
      | Kassan i exemplet         | high |            |            |
      | Tillsynsverket i exemplet | high |            |            |

  @pending
  Scenario: A26 Reach, uptake and what falls outside the budget
    Given the list "actions" holds:
      | action                    | kind    | cost    | within frame |
      | Brev till myndigheterna   | spread  | 20 000  | yes          |
      | Besök hos sju myndigheter | spread  | 90 000  | yes          |
      | Kurs för chefer           | promote | 60 000  | yes          |
      | Film med skådespelare     | promote | 400 000 | no           |
    When "Ulrika" opens the page "/plan"
    Then the page has the values:
      | name                         | value |
      | Myndigheter med hög risk     | 10    |
      | Direkt kontaktade            | 7     |
      | Räckvidd                     | 70 %  |
      | Har infört materialet        | 4     |
      | Upptag                       | 40 %  |
      | Åtgärder utanför budgetramen | 1     |
    And the page lists:
      | action                | warning             |
      | Film med skådespelare | utanför budgetramen |

  @pending
  Scenario: A26 The interim report may say what more is needed
    When "Ulrika" opens the page "/reports/interim"
    And "Ulrika" does "finish" with:
      | field | value |
      | needs |       |
    Then the page says the text "said-report-ready"

  @pending
  Scenario: A26 The final report must say what more is needed, and is signed by both
    Given "Bodil Gren" works as "assignment_lead" for "Exempelrådet"
    When "Ulrika" opens the page "/reports/final"
    Then the page has the values:
      | name          | value                  |
      | Lämnas senast | söndag den 31 maj 2026 |
    When "Ulrika" does "finish" with:
      | field | value |
      | needs |       |
    Then "Ulrika" is refused: "refused-needs-section"
    When "Ulrika" does "finish" with:
      | field | value                             |
      | needs | Små myndigheter behöver mer stöd. |
    And "Ulrika" does "sign"
    Then the page says the text "report-waits-for-signature"
    And the page does not say the text "said-report-ready"
    When "Bodil" opens the page "/reports/final"
    And "Bodil" does "sign"
    Then the page says the text "said-report-ready"
    And the journal has 2 "report_signed" entries

  @pending
  Scenario: A26 Mandatory consultees without an answer are listed
    Given the list "consultees" holds:
      | consultee               | mandatory | answered   |
      | Ekonomistyrningsverket  | yes       | 2026-03-02 |
      | Polismyndigheten        | yes       |            |
      | Konkurrensverket        | yes       | 2026-03-10 |
      | Upphandlingsmyndigheten | yes       |            |
      | Arbetsgivarverket       | no        |            |
    When "Ulrika" opens the page "/consultation"
    Then the page lists:
      | without an answer       |
      | Polismyndigheten        |
      | Upphandlingsmyndigheten |
    And the page lists 2 entries

  @pending
  Scenario: A26 What the reference group said leads to the version that it changed
    When "Ulrika" opens the page "/library/hot-i-kommentarsfaltet"
    And "Ulrika" does "comment" with:
      | field | value                                     |
      | from  | Referensgruppen                           |
      | on    | 2026-03-16                                |
      | text  | Börja med vad man gör den första minuten. |
    And "Ulrika" does "revise" with:
      | field   | value                                     |
      | text    | Första minuten: rör inget, spara en bild. |
      | because | Börja med vad man gör den första minuten. |
    And "Ulrika" opens the page "/library/hot-i-kommentarsfaltet"
    Then the page lists:
      | comment                                   | changed in version |
      | Börja med vad man gör den första minuten. | 2                  |
