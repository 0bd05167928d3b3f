@channels
Feature: Channels

  Background:
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"

  Scenario: A new channel only reads
    When Ulla connects the channel "Facebook" in mode "publish_and_answer"
    Then the page says the text "said-connected"
    And the page says the text "acting-is-off"
    And the channel has mirrored 1 item
    When "@rut_b" comments "Ring mig på 070-174 06 35"
    Then the channel has mirrored 2 items
    And the suggestion is "hide_for_review"
    When "Amina" opens the comment
    Then the page says the text "refused-read-only"
    And the page does not offer "answer"
    When "Amina" sends "hide" without being offered it
    Then "Amina" is refused: "refused-read-only"
    When "Amina" sends "answer" without being offered it
    Then "Amina" is refused: "refused-read-only"
    When "Amina" sends to "/channels/{channel}/acting" without being offered it:
      """
      acting=on
      """
    Then "Amina" is refused: "denied-role"
    When "Ulla" switches acting on
    Then the page says the text "said-acting-on"
    When "Amina" hides it on ground "personal-data"
    And 11 seconds pass
    Then at the platform the comment is hidden
    And the journal has the entries:
      | event             | function      | rule             |
      | channel_connected | channel_owner |                  |
      | acting_switched   | channel_owner |                  |
      | hidden            | moderator     | se/personal-data |
    And the journal verifies

  Scenario: Acting is switched off while something waits
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Amina" hides it on ground "personal-data"
    And "Ulla" switches acting off
    And 10 minutes pass
    Then nothing is hidden at the platform
    And 0 deeds have been tried at the platform
    When "Amina" opens the comment
    Then the page says the text "action-hide-failed"
    And the journal has 1 "action_failed" entry

  Scenario: Disconnecting a channel keeps every record
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    And "Amina" notes "Kommentaren är vanlig."
    When "Ulla" disconnects the channel
    Then the page says the text "said-disconnected"
    And the channel's credentials are forgotten
    When "@efter" comments "Den här kommer för sent"
    Then the channel has mirrored 2 items
    When the comment by "@rut_b" is spoken of
    And "Amina" opens the comment
    Then the page says "Ring mig på 070-174 06 35"
    And the page says "Kommentaren är vanlig."
    When "Amina" sends "hide" without being offered it
    Then "Amina" is refused: "refused-channel-cannot"
    And the journal has the entries:
      | event                | function      | rule |
      | noted                | moderator     |      |
      | channel_disconnected | channel_owner |      |
    And the journal verifies

  Scenario: A channel that is only listened to is neither moderated nor answered
    Given the channel "X" in mode "listen_only"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Amina" opens the comment
    Then the page says the text "decide-listen-only"
    And the page does not offer "hide"
    And the page does not offer "answer"
    When "Amina" sends "answer" without being offered it
    Then "Amina" is refused: "refused-listen-only"
    When "Amina" sends "hide" without being offered it
    Then "Amina" is refused: "refused-listen-only"

  Scenario: A channel is described anew
    Given the channel "Facebook" in mode "publish_and_answer"
    When "Amina" opens the channel
    Then the page does not offer "describe"
    When "Ulla" describes the channel as "Vi berättar om lediga tjänster." of "HR" in mode "employer_information"
    Then the page says the text "said-described"
    And the page says "Vi berättar om lediga tjänster."
    When "Ulla" describes the channel as " " of "HR" in mode "listen_only"
    Then "Ulla" is refused: "refused-empty"
    When "Amina" sends to "/channels/{channel}/describe" without being offered it:
      """
      purpose=Annat
      owner_unit=Annan
      mode=listen_only
      """
    Then "Amina" is refused: "denied-role"
    And the journal has 1 "channel_described" entry
    And the journal verifies

  Scenario: A channel is connected again with a new password
    Given the channel "Facebook" in mode "publish_and_answer"
    When the platform answers the next 6 questions with "signed out"
    And "@nils" comments "När öppnar ni?"
    And "Ulla" opens the channel
    Then the page says "Skapa ett nytt lösenord för Saklig hos plattformen"
    And the channel has mirrored 1 item
    When 10 minutes pass
    And "Ulla" connects the channel again with the password "wrong"
    Then "Ulla" is refused: "refused-platform"
    When "Ulla" connects the channel again with the password "ny-nyckel"
    Then the page says the text "said-reconnected"
    And the page says the text "acting-is-on"
    When "Ulla" disconnects the channel
    And "Ulla" connects the channel again with the password "ny-nyckel"
    Then the page says the text "said-reconnected"
    # Whoever disconnects takes the right to act away too.
    And the page says the text "acting-is-off"
    When the password leads to another account
    And "Ulla" connects the channel again with the password "ny-nyckel"
    Then "Ulla" is refused: "refused-other-account"
    And the journal has 3 "channel_connected" entries
    And the journal verifies

  Scenario: The channel's page says how it is, and when somebody last looked
    When Ulla connects the channel "Facebook" in mode "publish_and_answer"
    And "Amina" opens the channel
    Then the page says the text "channel-connected"
    And the page says the text "channel-unseen"
    And the page says the text "acting-is-off"
    And the page says "Blockera avsändare"
    And the page says the text "blocks-none"
    And the page does not offer "look"
    When "@rut_b" comments "Ring mig på 070-174 06 35"
    And "Amina" opens the comment
    And "Amina" opens the channel
    Then the page does not say "Ingen har tittat än"
    And the page says "2 inlägg"
    When "Ulla" asks for a look now
    Then the page says the text "said-looking"
