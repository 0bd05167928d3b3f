@threats
Feature: Duty, alarms and notices

  Background:
    Given it is "2026-12-01 09:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Johan Falk" works as "moderator"
    And "Petra Ek" works as "moderator"

  Scenario: The duty roster says who is on duty
    When "Ulla" opens the page "/duty"
    Then the page says the text "duty-gaps"
    When "Ulla" does "weekly" with:
      | field  | value      |
      | person | Johan Falk |
      | place  | Jour       |
      | day    | tuesday    |
      | from   | 16:30      |
      | until  | 08:00      |
    Then the page says the text "said-roster"
    When "Ulla" does "add" with:
      | field  | value            |
      | person | Petra Ek         |
      | place  | Jour             |
      | from   | 2026-12-08 16:30 |
      | until  | 2026-12-09 08:00 |
    Then the page lists:
      | when    | place | who        |
      | tisdag  | Jour  | Johan Falk |
      | 8 dec.  | Jour  | Petra Ek   |
    # On that date Petra takes Johan's place.
    When it becomes "2026-12-08 23:00"
    And "Amina" opens the page "/duty"
    Then the page has the values:
      | name | value    |
      | Jour | Petra Ek |
    And the page does not offer "duty/remove"
    When it becomes "2026-12-15 23:00"
    And "Amina" opens the page "/duty"
    Then the page has the values:
      | name | value      |
      | Jour | Johan Falk |
    And the journal has the entries:
      | event          | function      | rule |
      | roster_changed | administrator |      |
    And the journal verifies

  Scenario: Whoever may no longer act is on duty no more
    Given "Ulla" opens the page "/duty"
    And "Ulla" does "weekly" with:
      | field  | value      |
      | person | Johan Falk |
      | day    | tuesday    |
      | from   | 16:30      |
      | until  | 08:00      |
    When "Johan" becomes an "elected_member"
    And it becomes "2026-12-01 23:00"
    And "Ulla" opens the page "/duty"
    Then the page says the text "duty-gone"
    And the page says the text "duty-gaps"
    And the page has the values:
      | name | value |
      | Jour | Ingen |

  Scenario: A turn that ends before it begins is refused, and what was typed is kept
    When "Ulla" opens the page "/duty"
    And "Ulla" does "add" with:
      | field  | value            |
      | person | Johan Falk       |
      | from   | 2026-12-02 08:00 |
      | until  | 2026-12-01 16:30 |
    Then "Ulla" is refused: "refused-turn-ends"
    And the page says the text "duty-empty"

  Scenario: How alarms leave the house is set
    When "Ulla" opens the page "/duty/ways"
    And "Ulla" does "ways" with:
      | field     | value                     |
      | house     | https://saklig.example.se |
      | mail_host | smtp.example.se           |
      | mail_from | ingen adress              |
    Then "Ulla" is refused: "refused-unfit"
    When "Ulla" does "ways" with:
      | field    | value                              |
      | mail_host |                                   |
      | hook     | http://169.254.169.254/sms         |
      | hook_key | en nyckel som är tillräckligt lång |
    Then "Ulla" is refused: "refused-unfit"
    When "Ulla" does "ways" with:
      | field    | value                              |
      | hook     | https://sms.example.se/skicka      |
      | hook_key | en nyckel som är tillräckligt lång |
    Then the page says the text "said-ways"
    And the page does not say "tillräckligt"
    And the journal has the entries:
      | event              | function      | rule |
      | alarm_ways_changed | administrator |      |
    When "Amina" opens the page "/duty/ways"
    Then "Amina" is refused: "denied-role"

  Scenario: An alarm goes to the next in line until somebody answers
    Given the authority has a mail server
    And "Johan" is reached at "johan@myndigheten.example"
    And "Petra" is reached at "petra@myndigheten.example"
    And "Ulla" opens the page "/duty"
    And "Ulla" does "add" with:
      | field  | value            |
      | person | Johan Falk       |
      | place  | Jour             |
      | from   | 2026-12-01 16:30 |
      | until  | 2026-12-02 08:00 |
    And "Ulla" does "add" with:
      | field  | value            |
      | person | Petra Ek         |
      | place  | Andra i tur      |
      | from   | 2026-12-01 16:30 |
      | until  | 2026-12-02 08:00 |
    And the channel "X" in mode "listen_only"
    When it becomes "2026-12-02 02:14"
    And "@skugga" comments "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    And 1 second passes
    Then the mail server has taken 1 message to "johan@myndigheten.example"
    And the mail server has taken 0 messages to "petra@myndigheten.example"
    And no message says "Sofia"
    And no message says "kniven"
    And "Johan" has the notice "alarm"
    And "Petra" has no notices
    And "Amina" has no notices
    When 10 minutes pass
    Then the mail server has taken 1 message to "petra@myndigheten.example"
    When "Petra" opens the newest alarm
    Then the page does not say "Sofia"
    When "Petra" does "acknowledge"
    Then the page says the text "said-acknowledged"
    When "Johan" opens the newest alarm
    Then the page says "Petra Ek har tagit larmet"
    And the page does not offer "acknowledge"
    When 1 hour passes
    Then the mail server has taken 1 message to "johan@myndigheten.example"
    And the mail server has taken 1 message to "petra@myndigheten.example"
    And the journal has the entries:
      | event              | function  | rule |
      | alarm_raised       | system    |      |
      | alarm_called       | system    |      |
      | message_sent       | system    |      |
      | alarm_called       | system    |      |
      | message_sent       | system    |      |
      | alarm_acknowledged | moderator |      |
    And no journal leaf contains "Sofia"
    And the journal verifies

  Scenario: An alarm in a gap goes to the last resort and to every administrator, and says so
    Given the authority has a mail server
    And "Ulla" is reached at "ulla@myndigheten.example"
    And "Petra" is reached at "petra@myndigheten.example"
    And "Ulla" opens the page "/duty"
    And "Ulla" does "add" with:
      | field  | value            |
      | person | Petra Ek         |
      | place  | Sista utväg      |
      | from   | 2026-12-01 16:30 |
      | until  | 2026-12-02 08:00 |
    And the channel "X" in mode "listen_only"
    When it becomes "2026-12-02 02:14"
    And "@skugga" comments "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    And 1 second passes
    Then the mail server has taken 1 message to "ulla@myndigheten.example"
    And the mail server has taken 1 message to "petra@myndigheten.example"
    And "Petra" has the notice "gap"
    When "Ulla" opens the newest alarm
    Then the page says the text "alarm-gap"

  Scenario: Whoever takes the case has the alarm
    Given the channel "Facebook" in mode "publish_and_answer"
    When it becomes "2026-12-02 02:14"
    And "@skugga" comments "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    And "Amina" opens the comment
    Then the page offers "acknowledge"
    When "Amina" does "claim"
    And "Johan" opens the newest alarm
    Then the page says "Amina Lind har tagit larmet"

  Scenario: In service hours nobody is woken
    Given the authority has a mail server
    And "Johan" is reached at "johan@myndigheten.example"
    And the channel "Facebook" in mode "publish_and_answer"
    When "@skugga" comments "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    And 1 hour passes
    Then the mail server has taken 0 messages to "johan@myndigheten.example"
    And "Johan" has the notice "threat"
    When "Johan" opens the page "/duty"
    Then the page says the text "alarms-none"

  Scenario: A mail server that is dead is shown, and an alarm is not lost
    Given the authority has a mail server
    And "Ulla" is reached at "ulla@myndigheten.example"
    And the channel "Facebook" in mode "publish_and_answer"
    When it becomes "2026-12-02 02:14"
    And the mail server answers "not at all"
    And "@skugga" comments "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    And 1 minute passes
    And "Amina" opens the page "/inbox"
    Then the page says the text "ways-broken"
    And the page says the text "alarm-open"
    When "Ulla" opens the page "/duty"
    Then the page says the text "trouble-mail-away"
    When the mail server answers "well"
    And 10 minutes pass
    Then the mail server has taken 1 message to "ulla@myndigheten.example"
    When "Ulla" opens the page "/duty"
    Then the page does not say the text "trouble-mail-away"

  @cases
  Scenario: A digest once a day
    Given the authority has a mail server
    And "Johan" is reached at "johan@myndigheten.example"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@fraga" has commented "När öppnar receptionen på måndag?"
    And "Johan" opens the page "/account"
    And "Johan" does "reach" with:
      | field       | value |
      | digest_hour | 10    |
    When "Amina" gives the case to "Johan Falk"
    Then "Johan" has the notice "assigned"
    When it becomes "2026-12-02 10:00"
    And 1 second passes
    Then the mail server has taken 1 message to "johan@myndigheten.example"
    And no message says "receptionen"
    When "Johan" opens the page "/notices"
    And "Johan" does "read"
    Then the page says the text "said-notices-read"
    When it becomes "2026-12-03 10:00"
    And 1 second passes
    Then the mail server has taken 1 message to "johan@myndigheten.example"
