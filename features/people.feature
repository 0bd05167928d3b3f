@people
Feature: Who may come in, and what they may do

  Scenario: The one-time address opens once
    Given a new installation
    When "Ulla" sets up "Exempelmyndigheten" at the one-time address
    Then the page says the text "said-set-up"
    And the page says "Exempelmyndigheten"
    When "Någon" sets up "Någons myndighet" at the one-time address
    Then "Någon" is refused: "refused-set-up-code"
    When "Ulla" signs out
    And "Ulla" signs in
    Then the page says "Inkorg"
    And the journal has the entries:
      | event           | function | rule |
      | log_opened      | system   |      |
      | person_added    | system   |      |
      | signed_in_setup | system   |      |
    And no journal leaf contains "Ulla"
    And the journal verifies

  Scenario: Signing in, and being held up after too many tries
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in
    When "Amina" tries to sign in 4 times with the password "gissning-gissning"
    Then "Amina" is refused: "refused-sign-in"
    When "Amina" tries to sign in 1 time with the password "gissning-gissning"
    Then "Amina" is refused: "refused-sign-in"
    # Even the right password waits now, and the answer does not tell whether it was right.
    When "Amina" signs in
    Then "Amina" is refused: "refused-too-many-attempts"
    When 29 seconds pass
    And "Amina" signs in
    Then "Amina" is refused: "refused-too-many-attempts"
    When 2 seconds pass
    And "Amina" signs in
    Then the page says "Inkorg"
    When "Amina" signs out
    Then the page says the text "said-signed-out"
    When "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in

  Scenario: A session ends after a working day without use
    Given it is "2026-11-23 08:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And 11 hours pass
    And "Amina" opens "/inbox" without signing in
    Then the page says "Inkorg"
    When 13 hours pass
    And "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in

  @protection
  Scenario: What still waits is not sent once its sender has become a political appointee
    Given the authority "Exempelmyndigheten" in "se"
    And "Petra Alm" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Petra" hides it on ground "personal-data"
    And "Petra" becomes a "political_appointee"
    And 11 seconds pass
    Then nothing is hidden at the platform
    And 0 deeds have been tried at the platform
    And the journal has 1 "action_failed" entry
    And the journal verifies

  @protection
  Scenario: A political appointee has no power over accounts, even as administrator
    Given the authority "Exempelmyndigheten" in "se"
    And "Petra Alm" works as "moderator, channel_owner, registrar, reviewer, administrator" and is a "political_appointee"
    And "Folke Ås" works as "moderator, channel_owner, registrar, reviewer, administrator" and is an "elected_member"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Petra" opens the comment
    Then the page does not offer "hide"
    And the page does not offer "leave"
    And the page does not offer "answer"
    And the page does not offer "note"
    And the page does not offer "claim"
    And the page does not offer "close"
    When "Petra" sends "hide" without being offered it
    Then "Petra" is refused: "denied-political"
    When "Petra" sends "answer" without being offered it
    Then "Petra" is refused: "denied-political"
    When "Petra" sends "leave" without being offered it
    Then "Petra" is refused: "denied-political"
    When "Petra" sends "note" without being offered it
    Then "Petra" is refused: "denied-political"
    When "Petra" sends to "/channels/{channel}/acting" without being offered it:
      """
      acting=off
      """
    Then "Petra" is refused: "denied-political"
    When "Petra" sends to "/channels/{channel}/disconnect" without being offered it:
      """
      """
    Then "Petra" is refused: "denied-political"
    When "Petra" opens the page "/channels/new"
    Then "Petra" is refused: "denied-political"
    When "Folke" sends "hide" without being offered it
    Then "Folke" is refused: "denied-political"
    When "Folke" sends "answer" without being offered it
    Then "Folke" is refused: "denied-political"
    When 10 minutes pass
    Then 0 deeds have been tried at the platform
    And the journal has 0 "hidden" entries
    And the journal has 0 "answered" entries
    And the journal verifies

  Scenario: A reviewer reads everything and changes nothing
    Given the authority "Exempelmyndigheten" in "se"
    And "Eva Holm" works as "reviewer"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Eva" opens the comment
    Then the page says "Ring mig på 070-174 06 35"
    And the page does not offer "hide"
    When "Eva" sends "hide" without being offered it
    Then "Eva" is refused: "denied-role"
    When "Eva" sends "note" without being offered it
    Then "Eva" is refused: "denied-role"
    When "Eva" opens the page "/journal"
    Then the page says the text "journal-limit-title"

  Scenario: The example data is removed with one button
    Given the example data
    When "Jonas" opens the page "/inbox"
    Then the page says the text "example-words"
    And the page says "Almhamra kommun"
    When "Amina" opens the page "/example/remove"
    Then "Amina" is refused: "denied-role"
    When "Jonas" opens the page "/example/remove"
    And "Jonas" presses "Ta bort exemplet"
    Then the page does not say "Almhamra"
    And nothing is left of the example
    When "Jonas" opens "/inbox" without signing in
    Then "Jonas" is asked to sign in

  Scenario: Removing the example leaves the authority alone
    Given the example data
    And the authority "Exempelmyndigheten" in "se"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Ulla" opens the page "/example/remove"
    Then the answer has the status 404
    When "Ulla" sends to "/example/remove" without being offered it:
      """
      """
    Then the answer has the status 404
    When "Jonas" opens the page "/example/remove"
    And "Jonas" presses "Ta bort exemplet"
    Then nothing is left of the example
    When "Ulla" opens the comment
    Then the page says "Ring mig på 070-174 06 35"
    And the journal verifies
