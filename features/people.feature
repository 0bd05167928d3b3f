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

  Scenario: A session ends after two hours without use, and with the working day
    Given it is "2026-11-23 08:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And 119 minutes pass
    And "Amina" opens "/inbox" without signing in
    Then the page says "Inkorg"
    When 121 minutes pass
    And "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in
    # However busy the day: after twelve hours it ends.
    When "Amina" signs in
    And 110 minutes pass
    And "Amina" opens "/inbox" without signing in
    And 110 minutes pass
    And "Amina" opens "/inbox" without signing in
    And 110 minutes pass
    And "Amina" opens "/inbox" without signing in
    And 110 minutes pass
    And "Amina" opens "/inbox" without signing in
    And 110 minutes pass
    And "Amina" opens "/inbox" without signing in
    And 110 minutes pass
    And "Amina" opens "/inbox" without signing in
    Then the page says "Inkorg"
    When 61 minutes pass
    And "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in

  Scenario: Everybody at a real authority has a second factor
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" gives the password
    Then the page says the text "factor-must"
    When "Amina" opens "/inbox" without signing in
    Then the page says the text "factor-must"
    When "Amina" opens "/account" without signing in
    Then the page says the text "factor-must"
    When "Amina" signs in
    Then the page says "Inkorg"
    When "Amina" signs out
    And "Amina" gives the password
    Then "Amina" is asked for the code
    # The password alone opens nothing.
    When "Amina" opens "/inbox" without signing in
    Then "Amina" is asked for the code
    When "Amina" writes a wrong code 1 time
    Then "Amina" is refused: "refused-code"
    When "Amina" writes the code from the phone
    Then the page says "Inkorg"
    And the journal has 2 "second_factor_set" entries
    And the journal verifies

  Scenario: A code of the second factor is good once
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And "Amina" signs out
    And "Amina" gives the password
    And "Amina" writes the code from the phone
    Then the page says "Inkorg"
    When "Amina" signs out
    And "Amina" gives the password
    And "Amina" writes the same code again
    Then "Amina" is refused: "refused-code"
    When "Amina" writes the code from the phone
    Then the page says "Inkorg"

  Scenario: A recovery code opens once, in place of the phone
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And "Amina" signs out
    And "Amina" gives the password
    And "Amina" writes recovery code 3
    Then the page says "Inkorg"
    When "Amina" opens the page "/account"
    Then the page says "9 reservkoder finns kvar"
    When "Amina" signs out
    And "Amina" gives the password
    And "Amina" writes recovery code 3
    Then "Amina" is refused: "refused-code"
    When "Amina" writes recovery code 4
    Then the page says "Inkorg"
    And the journal has 2 "recovery_code_used" entries
    And the journal verifies

  Scenario: Wrong codes count as failed attempts, and the password does not forgive them
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And "Amina" signs out
    And "Amina" gives the password
    And "Amina" writes a wrong code 3 times
    And "Amina" gives the password
    And "Amina" writes a wrong code 2 times
    Then "Amina" is refused: "refused-code"
    When "Amina" writes the code from the phone
    Then "Amina" is refused: "refused-too-many-attempts"
    When 31 seconds pass
    And "Amina" writes the code from the phone
    Then the page says "Inkorg"
    When "Amina" signs out
    And "Amina" gives the password
    And 11 minutes pass
    And "Amina" opens "/sign-in/code" without signing in
    Then "Amina" is asked to sign in

  Scenario: The second administrator is appointed by the first alone, and nothing else
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Ulla" opens the page "/people"
    Then the page says the text "people-alone"
    When "Ulla" adds "Jonas Berg" as "moderator, administrator"
    Then "Ulla" is refused: "refused-only-administrator"
    When "Ulla" presses "Föreslå att ge: Registrator" on the page of "Amina"
    Then "Ulla" is refused: "refused-only-administrator"
    When "Ulla" presses "Föreslå återställning" on the page of "Amina"
    Then "Ulla" is refused: "refused-only-administrator"
    When "Ulla" adds "Jonas Berg" as "administrator"
    Then the page says the text "handed-words"
    When the address is handed over
    # Until the second has begun there is still only one.
    And "Ulla" presses "Föreslå att ge: Registrator" on the page of "Amina"
    Then "Ulla" is refused: "refused-only-administrator"
    When "Jonas" uses the address that was handed over
    Then the page says "Inkorg"
    When "Ulla" presses "Föreslå att ge: Registrator" on the page of "Amina"
    Then the page says the text "said-proposed"
    And the journal has 2 "person_added" entries
    And the journal has 0 "role_changed" entries
    And the journal verifies

  Scenario: Adding a colleague takes two
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    When "Ulla" adds "Eva Holm" as "reviewer, registrar"
    Then the page says the text "said-proposed"
    And the page does not offer "confirm"
    And the journal has 1 "person_added" entry
    When "Jonas" opens the page of "Eva"
    Then the page says "Registrator, Granskare"
    And the page offers "confirm"
    When "Jonas" presses "Bekräfta"
    Then the page says the text "handed-once"
    When the address is handed over
    And "Eva" opens the address that was handed over
    Then the page says the text "start-words"
    When "Eva" uses the address that was handed over
    Then the page says "Inkorg"
    # It opens once.
    When "Eva" opens the address that was handed over
    Then "Eva" is refused: "refused-one-time-address"
    When "Ulla" opens the page "/people"
    Then the page says "Eva Holm"
    And the journal has the entries:
      | event             | function      | rule |
      | proposed          | administrator |      |
      | person_added      | administrator |      |
      | address_made      | administrator |      |
      | address_used      | registrar     |      |
      | second_factor_set | registrar     |      |
    And no journal leaf contains "Eva"
    And the journal verifies

  Scenario: A one-time address opens for 72 hours
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    When "Ulla" adds "Jonas Berg" as "administrator"
    And the address is handed over
    And 71 hours pass
    And "Jonas" opens the address that was handed over
    Then the page says the text "start-words"
    When 1 hour passes
    And "Jonas" opens the address that was handed over
    Then "Jonas" is refused: "refused-one-time-address"
    # An administrator who has not begun gets a new one from the first, who is still alone.
    When "Ulla" presses "Föreslå återställning" on the page of "Jonas"
    Then the page says the text "handed-words"
    When the address is handed over
    And "Jonas" uses the address that was handed over
    Then the page says "Inkorg"

  Scenario: Whoever makes the other administrator lapse does not appoint another alone
    Given the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    When "Jonas" signs in
    And "Ulla" makes "Jonas" a "political_appointee"
    And "Ulla" adds "Kim Ek" as "administrator"
    Then "Ulla" is refused: "refused-only-administrator"
    And the journal verifies

  Scenario: Giving a role takes two
    Given the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    And "Amina Lind" works as "moderator"
    When "Ulla" presses "Föreslå att ge: Registrator" on the page of "Amina"
    Then the page says the text "said-proposed"
    And the page does not offer "confirm"
    # Nobody confirms what they proposed themselves, whatever they send.
    When "Ulla" confirms what is proposed for "Amina" without being offered it
    Then "Ulla" is refused: "denied-own-proposal"
    When "Amina" opens the page "/people"
    Then "Amina" is refused: "denied-role"
    When "Jonas" opens the page of "Amina"
    Then the page says "Redaktör, Registrator"
    When "Jonas" presses "Bekräfta"
    Then the page says the text "said-power-changed"
    When "Amina" opens the page "/journal"
    Then the page says the text "journal-limit-title"
    And the journal has the entries:
      | event        | function      | rule |
      | proposed     | administrator |      |
      | role_changed | administrator |      |
    And the journal verifies

  Scenario: Nobody confirms what concerns their own power
    Given the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    When "Ulla" presses "Föreslå att ge: Redaktör" on the page of "Jonas"
    Then the page says the text "said-proposed"
    When "Jonas" opens the page of "Jonas"
    Then the page does not offer "confirm"
    When "Jonas" confirms what is proposed for "Jonas" without being offered it
    Then "Jonas" is refused: "denied-own-power"
    And the journal has 0 "role_changed" entries

  Scenario: A proposal is declined, withdrawn, or lapses
    Given it is "2026-11-02 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    And "Amina Lind" works as "moderator"
    When "Ulla" presses "Föreslå att ge: Registrator" on the page of "Amina"
    And "Jonas" presses "Avslå" on the page of "Amina"
    Then the page says the text "said-declined"
    When "Ulla" presses "Föreslå att ge: Registrator" on the page of "Amina"
    And "Ulla" presses "Ta tillbaka" on the page of "Amina"
    Then the page says the text "said-declined"
    When "Ulla" presses "Föreslå att ge: Registrator" on the page of "Amina"
    And "Jonas" opens the page of "Amina"
    Then the page offers "confirm"
    When it becomes "2026-11-16 09:01"
    And "Jonas" opens the page of "Amina"
    Then the page does not offer "confirm"
    # Whoever was proposed and declined is nobody; the login is free again.
    When "Ulla" adds "Eva Holm" as "reviewer"
    And "Jonas" presses "Avslå" on the page of "Eva"
    Then the page does not say "Eva Holm"
    When "Ulla" adds "Eva Holm" as "registrar"
    Then the page says the text "said-proposed"
    And the journal has 3 "declined" entries
    And the journal has 0 "role_changed" entries
    And the journal verifies

  Scenario: Taking a role is done at once by one; from an administrator it takes two
    Given the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator, moderator"
    And "Amina Lind" works as "moderator, registrar"
    When "Ulla" presses "Ta ifrån: Registrator" on the page of "Amina"
    Then the page says the text "said-power-changed"
    And the journal has 1 "role_changed" entry
    When "Amina" opens the page "/journal"
    Then "Amina" is refused: "denied-role"
    When "Ulla" presses "Föreslå att ta ifrån: Redaktör" on the page of "Jonas"
    Then the page says the text "said-proposed"
    And the journal has 1 "role_changed" entry

  Scenario: Closing and reopening an account
    Given the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And "Ulla" presses "Stäng kontot" on the page of "Amina"
    Then the page says the text "said-power-changed"
    When "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in
    When "Amina" signs in
    Then "Amina" is refused: "refused-sign-in"
    When "Ulla" presses "Föreslå att öppna kontot" on the page of "Amina"
    Then the page says the text "said-proposed"
    When "Jonas" presses "Bekräfta" on the page of "Amina"
    And "Amina" signs in
    Then the page says "Inkorg"
    When "Ulla" presses "Föreslå att stänga kontot" on the page of "Jonas"
    Then the page says the text "said-proposed"
    And the journal has 1 "account_closed" entry
    And the journal has 1 "account_reopened" entry
    And the journal verifies

  Scenario: The last administrator keeps role and account
    Given the authority "Exempelmyndigheten" in "se"
    When "Ulla" presses "Föreslå att ta ifrån: Administratör" on the page of "Ulla"
    Then "Ulla" is refused: "refused-last-administrator"
    When "Ulla" presses "Föreslå att stänga kontot" on the page of "Ulla"
    Then "Ulla" is refused: "refused-last-administrator"
    # Of two, one can go; but not both at once.
    Given "Jonas Berg" works as "administrator"
    When "Ulla" presses "Föreslå att stänga kontot" on the page of "Ulla"
    Then the page says the text "said-proposed"
    When "Ulla" makes "Jonas" an "elected_member"
    And "Jonas" opens the page of "Ulla"
    Then "Jonas" is refused: "denied-political"

  @protection
  Scenario: A16 Whoever becomes a political appointee loses every right over accounts at once
    Given the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    And "Petra Alm" works as "moderator, administrator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Petra" hides it on ground "personal-data"
    And "Ulla" makes "Petra" a "political_appointee"
    Then the page says the text "said-power-changed"
    When "Petra" opens "/inbox" without signing in
    Then "Petra" is asked to sign in
    When 11 seconds pass
    Then nothing is hidden at the platform
    When "Petra" opens the page "/people"
    Then "Petra" is refused: "denied-political"
    When "Petra" sends "hide" without being offered it
    Then "Petra" is refused: "denied-political"
    # Back again takes two.
    When "Ulla" makes "Petra" a "civil_servant"
    Then the page says the text "said-proposed"
    When "Petra" opens the page "/people"
    Then "Petra" is refused: "denied-political"
    When "Jonas" presses "Bekräfta" on the page of "Petra"
    And "Petra" opens the page "/people"
    Then the page says "Petra Alm"
    And the journal has 2 "employment_changed" entries
    And the journal verifies

  @protection
  Scenario: The last administrator who becomes political is told so before, and nobody is left
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Ulla" opens the page of "Ulla"
    Then the page says the text "person-last"
    When "Ulla" makes "Ulla" a "political_appointee"
    And "Ulla" opens the page "/people"
    Then "Ulla" is refused: "denied-political"
    When whoever runs the server appoints "Amina"
    And "Amina" opens the page "/people"
    Then the page says the text "people-alone"
    And the journal verifies

  Scenario: A lost phone is replaced by two administrators, or by whoever runs the server
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Jonas Berg" works as "administrator"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And "Ulla" presses "Föreslå återställning" on the page of "Amina"
    Then the page says the text "said-proposed"
    When "Amina" opens "/inbox" without signing in
    Then the page says "Inkorg"
    When "Jonas" presses "Bekräfta" on the page of "Amina"
    Then the page says the text "handed-words"
    When the address is handed over
    And "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in
    # The old password opens nothing any more.
    When "Amina" gives the password
    Then "Amina" is refused: "refused-sign-in"
    When "Amina" uses the address that was handed over
    Then the page says "Inkorg"
    # Whoever runs the server makes an address that opens for an hour, and changes nothing until it is used.
    When whoever runs the server unlocks "Amina"
    And "Amina" opens "/inbox" without signing in
    Then the page says "Inkorg"
    When 61 minutes pass
    And "Amina" opens the address that was handed over
    Then "Amina" is refused: "refused-one-time-address"
    When whoever runs the server unlocks "Amina"
    And "Amina" uses the address that was handed over
    Then the page says "Inkorg"
    And the journal has 1 "second_factor_reset" entry
    And the journal has 3 "address_made" entries
    And the journal verifies

  Scenario: The own account: password and sessions
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And "Amina" signs in at another computer too
    And "Amina" opens the page "/account"
    Then the page says the text "session-this"
    When "Amina" changes the password from "gissning-gissning" to "hallonpaj-1810"
    Then "Amina" is refused: "refused-old-password"
    When "Amina" opens "/inbox" at the other computer
    Then the page says "Inkorg"
    When "Amina" changes the password from "the old one" to "kort"
    Then "Amina" is refused: "refused-password-short"
    When "Amina" changes the password from "the old one" to "hallonpaj-1810"
    Then the page says the text "said-password"
    When "Amina" opens "/inbox" at the other computer
    Then "Amina" is asked to sign in
    When "Amina" signs in at another computer too
    And "Amina" opens the page "/account"
    And "Amina" presses "Avsluta alla andra"
    Then the page says the text "said-sessions-ended"
    When "Amina" opens "/inbox" at the other computer
    Then "Amina" is asked to sign in
    When "Amina" opens "/inbox" without signing in
    Then the page says "Inkorg"
    And the journal has 1 "password_changed" entry
    And the journal has 1 "sessions_ended" entry
    And the journal verifies

  Scenario: An administrator ends somebody's sessions alone
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When "Amina" signs in
    And "Ulla" presses "Avsluta alla inloggningar" on the page of "Amina"
    Then the page says the text "said-sessions-ended"
    When "Amina" opens "/inbox" without signing in
    Then "Amina" is asked to sign in
    And the journal has 1 "sessions_ended" entry

  Scenario: The example signs in with the password alone, and says why
    Given the example data
    When "Amina" opens "/sign-in" without signing in
    Then the page says the text "factor-example"
    When "Amina" gives the password
    Then the page says "Inkorg"
    When "Jonas" presses "Föreslå att ge: Registrator" on the page of "Amina"
    And "Signe" presses "Bekräfta" on the page of "Amina"
    Then the page says the text "said-power-changed"

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

  Scenario: The authority's own colours, as far as everybody can read them
    Given the authority "Exempelmyndigheten" in "se"
    When "Ulla" opens the page "/appearance"
    Then the page says the text "appearance-words"
    When "Ulla" opens the page "/appearance?light=%235b2a86&dark=%23cfa8f5"
    Then the page says the text "appearance-trying"
    When "Ulla" sends to "/appearance" without being offered it:
      """
      light=#e0a000
      dark=#cfa8f5
      """
    Then "Ulla" is refused: "refused-hard-to-read-light"
    When "Ulla" sends to "/appearance" without being offered it:
      """
      light=#5b2a86
      dark=lila
      """
    Then "Ulla" is refused: "refused-no-colour-dark"
    And the journal has 0 "appearance_changed" entries
    When "Ulla" sends to "/appearance" without being offered it:
      """
      light=#5b2a86
      dark=CFA8F5
      """
    Then the page says the text "said-appearance"
    When "Ulla" opens "/colours/5b2a86-cfa8f5" without signing in
    Then the answer has the status 200
    When "Ulla" opens "/colours/e0a000-cfa8f5" without signing in
    Then the answer has the status 404
    When "Ulla" opens the page "/appearance"
    And "Ulla" presses "Tillbaka till Sakligs färger"
    Then the page says the text "said-appearance"
    And the journal has 2 "appearance_changed" entries
    And the journal verifies
