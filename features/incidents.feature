@threats
Feature: Threats and incidents

  Background:
    Given it is "2026-12-01 08:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Johan Falk" works as "moderator, duty_officer"
    And "Nadia Rask" works as "security_officer"

  @pending
  Scenario: A06 An obvious threat at night wakes the officer on duty and opens an incident
    Given the channel "Facebook" in mode "publish_and_answer"
    When "Ulla" opens the page "/duty"
    And "Ulla" does "add" with:
      | field  | value            |
      | person | Johan Falk       |
      | from   | 2026-12-01 16:30 |
      | until  | 2026-12-02 08:00 |
    And it becomes "2026-12-02 02:14"
    And "@skugga" comments "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    Then the suggestion is "secure"
    And "Johan" is alerted: "alert-threat"
    And "Amina" is not alerted
    When "Johan" opens the comment
    And "Johan" hides it on ground "olaga-hot"
    And "Nadia" opens the newest "incident"
    Then the page has the values:
      | name        | value |
      | Lägsta nivå | 4     |
    And the page lists:
      | fact  | words               |
      | vapen | kniven              |
      | tid   | i morgon bitti      |
      | plats | utanför Storgatan 4 |
    And the page says "112"
    And the page says "114 14"
    And the page offers "set-level"
    And the journal has the entries:
      | event           | function     | rule         |
      | copy_stored     | duty_officer |              |
      | hidden          | duty_officer | se/olaga-hot |
      | incident_opened | duty_officer |              |
    And the journal verifies
    # Reading an incident is on record, too.
    And the journal has the entries:
      | event         | function         | rule |
      | incident_read | security_officer |      |

  @moderation @pending
  Scenario: A06 An obvious threat is copied with its hash before it is hidden
    Given the channel "Facebook" in mode "publish_and_answer"
    When it becomes "2026-12-02 02:14"
    And "@skugga" comments "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    And "Johan" opens the comment
    Then the page proposes the ground "olaga-hot"
    And nothing is hidden at the platform
    When "Johan" hides it on ground "olaga-hot"
    Then a copy of the comment is stored
    And nothing is hidden at the platform
    When 11 seconds pass
    Then at the platform the comment is hidden
    And the journal has the entries:
      | event       | function     | rule         |
      | copy_stored | duty_officer |              |
      | hidden      | duty_officer | se/olaga-hot |
      | action_done | system       |              |
    When "Nadia" opens the newest "incident"
    Then the page has the values:
      | name   | value                    |
      | Beslut | BBS-lagen 5 §: olaga hot |
    And the page names the SHA-256 of the stored copy
    And no journal leaf contains "Sofia"
    And no journal leaf contains "Storgatan"
    And the journal verifies

  @protection @pending
  Scenario: A06 After an incident has opened, the moderators do not see what it holds
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@skugga" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    And "Johan" hides it on ground "olaga-hot"
    When "Amina" opens the comment
    Then the page says the text "incident-handled"
    And the page does not say "kniven"
    And the page does not say "Sofia"
    When "Amina" opens the page "/search"
    And "Amina" does "search" with:
      | field | value  |
      | q     | kniven |
    Then the page does not say "Storgatan"
    When "Amina" opens the page "/incidents"
    Then "Amina" is refused: "denied-role"

  @channels @pending
  Scenario: A07 On a channel that is only listened to, a threat is neither answered nor moderated
    Given the channel "X" in mode "listen_only"
    And "@skugga" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Johan" opens the comment
    Then the page does not offer "answer"
    And the page does not offer "hide"
    And the page offers "open-incident"
    When "Johan" sends "answer" without being offered it
    Then "Johan" is refused: "refused-listen-only"
    When "Johan" sends "hide" without being offered it
    Then "Johan" is refused: "refused-listen-only"

  @pending
  Scenario: A07 A threat on a channel that is only listened to opens an incident all the same
    Given the channel "X" in mode "listen_only"
    And "@skugga" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Johan" opens the comment
    And "Johan" does "open-incident"
    Then a copy of the comment is stored
    When "Nadia" opens the newest "incident"
    Then the page has the values:
      | name        | value |
      | Lägsta nivå | 4     |
    And the page lists:
      | fact  | words               |
      | vapen | kniven              |
      | tid   | i morgon bitti      |
      | plats | utanför Storgatan 4 |
    And the page says "112"
    And the page says "114 14"
    And the page lists:
      | task                   | done |
      | Anmäl till plattformen | nej  |
    And 0 deeds have been tried at the platform
    And the journal has the entries:
      | event           | function     | rule |
      | copy_stored     | duty_officer |      |
      | incident_opened | duty_officer |      |
    And the journal verifies
