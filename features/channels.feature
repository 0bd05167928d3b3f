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

  Scenario: A public account is mirrored once a person confirms that it is the authority's own
    Given the account has posted "Nu öppnar årets ansökan."
    When "Ulla" follows the account "@exempelmyndigheten@scripted.test"
    Then the page says the text "said-followed"
    When "@rut_b" comments "Ring mig på 070-174 06 35"
    And 10 minutes pass
    Then the channel has mirrored 0 items
    When "Ulla" opens the page "/"
    Then the page does not say "exempelmyndigheten"
    When "Ulla" opens the page "/channels"
    Then the page says the text "channel-waits"
    When "Amina" sends to "/channels/{channel}/confirm" without being offered it:
      """
      attested=1
      owner_unit=Min egen
      purpose=Annat
      """
    Then "Amina" is refused: "denied-role"
    When "Ulla" confirms the account without assuring whose it is
    Then "Ulla" is refused: "refused-not-attested"
    And the channel has mirrored 0 items
    When "Ulla" confirms that the account is the authority's own
    Then the page says the text "said-confirmed"
    And the page says the text "following-words"
    And the channel has mirrored 2 items
    When "Amina" opens the comment
    Then the page says the text "cannot-no-credentials"
    And the page does not offer "answer"
    And the page does not offer "hide"
    When "Amina" sends "hide" without being offered it
    Then "Amina" is refused: "refused-channel-cannot"
    When "Ulla" sends to "/channels/{channel}/acting" without being offered it:
      """
      acting=on
      """
    Then "Ulla" is refused: "refused-channel-cannot"
    When the author edits the comment to "Ring inte!"
    Then the record has 2 versions
    And the journal has the entries:
      | event               | function      | rule |
      | channel_added       | channel_owner |      |
      | following_confirmed | channel_owner |      |
      | items_received      | system        |      |
      | item_changed        | system        |      |
    And the journal has 1 "following_confirmed" entry
    And no journal leaf contains "exempelmyndigheten"
    And the journal verifies

  Scenario: A followed account that is connected later keeps its records
    Given the account has posted "Nu öppnar årets ansökan."
    And "Ulla" follows the account "@exempelmyndigheten@scripted.test"
    And "Ulla" confirms that the account is the authority's own
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Ulla" connects the channel with credentials
    Then the page says the text "said-connected"
    And the channel has mirrored 2 items
    When "Ulla" switches acting on
    And "Amina" hides it on ground "personal-data"
    And 11 seconds pass
    Then at the platform the comment is hidden
    And the record has 1 version
    And the journal verifies

  Scenario: Whoever stops following an account keeps its records
    Given the account has posted "Nu öppnar årets ansökan."
    And "Ulla" follows the account "@exempelmyndigheten@scripted.test"
    And "Ulla" confirms that the account is the authority's own
    When "Ulla" disconnects the channel
    Then the page says the text "said-disconnected"
    When "@efter" comments "Den här kommer för sent"
    Then the channel has mirrored 1 item
    When "Ulla" follows the account "@exempelmyndigheten@scripted.test"
    And 10 minutes pass
    Then the channel has mirrored 1 item
    When "Ulla" confirms that the account is the authority's own
    Then the channel has mirrored 2 items

  Scenario Outline: An address of no account is told what is wrong with it: <address>
    When "Ulla" follows the account "<address>"
    Then "Ulla" is refused: "<why>"
    And the page says the text "hint-address"

    Examples:
      | address              | why                       |
      | @kommun              | refused-account-address   |
      | https://kommun.test/ | refused-account-address   |
      | @ingen@scripted.test | refused-account-not-found |

  Scenario: What was there before is fetched page by page, and people see how far it has come
    Given a platform that shows 2 items at a time
    And the account has posted "Nu öppnar årets ansökan."
    And "@rut_b" has commented "När öppnar ni?"
    And "@nils" has commented "Var?"
    And "@anna" has commented "Hur?"
    And "@bo" has commented "Vem?"
    And "@eva" has commented "Varför?"
    And after 3 questions the platform answers the next 6 with "500"
    When Ulla connects the channel "Facebook" in mode "publish_and_answer"
    And "Ulla" opens the channel's page
    Then the channel has mirrored 4 items
    And the page says the text "channel-catching-up"
    When 10 minutes pass
    Then the channel has mirrored 7 items
    When "Ulla" opens the channel's page
    Then the page does not say "Hämtar det som fanns sedan tidigare"
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

  Scenario: Where the authority only listens, nothing waits for an answer
    Given the channel "X" in mode "listen_only"
    And "@rut_b" has commented "När öppnar biblioteket på lördag?"
    When "Amina" opens the page "/inbox?view=to_answer"
    Then the page does not say "@rut_b"
    When "Amina" opens the page "/inbox?view=all"
    Then the page says "@rut_b"

  Scenario: A channel that answers no longer leaves no question waiting
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "När öppnar biblioteket på lördag?"
    Then the case is "to_answer"
    When "Ulla" describes the channel as "Vi lyssnar." of "HR" in mode "listen_only"
    Then the case is "closed"
    When "@rut_b" comments "Och på söndag, när öppnar biblioteket då?"
    And "Amina" opens the page "/inbox?view=to_answer"
    Then the page does not say "@rut_b"
    And the journal verifies

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

  Scenario: Another account does not take over a disconnected channel
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When "Ulla" disconnects the channel
    And the password leads to another account
    And "Ulla" sends to "/channels/new" without being offered it:
      """
      platform=scripted
      name=Facebook
      handle=exempelmyndigheten
      base_url=https://scripted.test
      owner_unit=Kommunikationsenheten
      purpose=Vi svarar.
      mode=publish_and_answer
      credential-password=fungerar
      """
    Then "Ulla" is refused: "refused-other-account"
    When Ulla connects the channel "Facebook 2" in mode "publish_and_answer"
    Then the page says "Facebook 2"
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
