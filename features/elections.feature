@elections
Feature: Party politics, elections and equal offers

  @pending
  Scenario: A21 An offer to one list is an offer to all
    Given it is "2029-10-15 09:00"
    And the authority "Eksempelby Kommune" in "dk"
    And "Jens Dahl" works as "adviser"
    And the list "parties" holds:
      | list |
      | A    |
      | B    |
      | C    |
      | F    |
      | V    |
      | Ø    |
    When "Jens" opens the page "/equal-offers"
    And "Jens" does "offer" with:
      | field | value                |
      | kind  | stand på biblioteket |
      | lists | A                    |
      | on    | 2029-11-03           |
    And "Jens" opens the newest "offer"
    Then the page has the values:
      | name         | value         |
      | Resultat     | ikke bestået  |
      | Ikke tilbudt | B, C, F, V, Ø |
    And the page lists:
      | invitation to | kind                 | on         | state  |
      | B             | stand på biblioteket | 2029-11-03 | kladde |
      | C             | stand på biblioteket | 2029-11-03 | kladde |
      | F             | stand på biblioteket | 2029-11-03 | kladde |
      | V             | stand på biblioteket | 2029-11-03 | kladde |
      | Ø             | stand på biblioteket | 2029-11-03 | kladde |
    When "Jens" does "offer" with:
      | field | value                |
      | kind  | stand på biblioteket |
      | lists | B, C, F, V           |
      | on    | 2029-11-03           |
    Then the page has the values:
      | name         | value        |
      | Resultat     | ikke bestået |
      | Ikke tilbudt | Ø            |
    When "Jens" does "offer" with:
      | field | value                |
      | kind  | stand på biblioteket |
      | lists | Ø                    |
      | on    | 2029-11-03           |
    Then the page has the values:
      | name     | value   |
      | Resultat | bestået |
    When it becomes "2029-11-04 09:00"
    And "Jens" opens the newest "offer"
    And "Jens" does "attended" with:
      | field | value |
      | lists | A, V  |
    Then the page has the values:
      | name     | value   |
      | Resultat | bestået |
      | Kom      | A, V    |

  @pending
  Scenario: A22 Words that only look like parties give no hint
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    When "Amina" opens the page "/drafts/new"
    And "Amina" does "check" with:
      | field | value                                                                                 |
      | text  | Parkera på vänster sida, centern av torget är avstängd. Moderata temperaturer väntas. |
    Then the draft has no findings

  @pending
  Scenario: A22 A neutral call to vote is allowed
    Given it is "2029-11-14 09:00"
    And the authority "Eksempelby Kommune" in "dk"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    When "Amina" opens the page "/drafts/new"
    And "Amina" does "check" with:
      | field | value                             |
      | text  | Stem på tirsdag: husk valgkortet! |
    Then the page has the values:
      | name     | value             |
      | Resultat | tilladt: neutralt |

  @pending
  Scenario: A22 An evaluation of a party is hinted at and wants approval
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    When "Amina" opens the page "/drafts/new"
    And "Amina" does "check" with:
      | field | value                           |
      | text  | Vänsterns förslag är oansvarigt |
    Then the draft has the findings:
      | kind            | text       |
      | party_political | Vänsterns  |
      | party_political | oansvarigt |
    And the page has the values:
      | name     | value                               |
      | Resultat | kräver en andra persons godkännande |
