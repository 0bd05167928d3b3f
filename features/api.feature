@people
Feature: Programs act in a person's name

  Background:
    Given it is "2026-11-23 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "När öppnar biblioteket på lördag?"

  Scenario: A token does what its scope holds
    Given "Amina" has made a token that may "read, answer"
    When the program asks for "/me"
    Then the program is answered 200
    And the answer to the program holds "Amina Lind"
    When the program asks for "/items?view=to_answer"
    Then the program is answered 200
    And the answer to the program holds "När öppnar biblioteket på lördag?"
    When the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Hej! Biblioteket öppnar klockan tio."}
      """
    Then the program is answered 200
    When 11 seconds pass
    Then the platform shows the answer "Hej! Biblioteket öppnar klockan tio."
    And the case is "closed"
    And the journal has 1 "token_made" entry
    And the journal has 1 "answered" entry
    And no journal leaf contains "Amina"
    And the journal verifies

  Scenario: A token never does what its scope does not hold
    Given "Amina" has made a token that may "read"
    When the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Hej! Biblioteket öppnar klockan tio."}
      """
    Then the program is answered 403
    And the program is told the problem "beyond-scope"
    When the program asks for "/journal"
    Then the program is told the problem "not-permitted"
    And 0 deeds have been tried at the platform

  @protection
  Scenario: A program proposes a block, and a person confirms it
    Given "Bo Ek" works as "moderator"
    And "Amina" has gone up the ladder with "@klockor" on ground "advertising"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    And "Amina" has made a token that may "read, moderate"
    When the program asks for "/items/{item}"
    Then the answer to the program holds "se/advertising/1"
    When the program sends to "/items/{item}/propose-block":
      """
      {"ground": "se/advertising/1", "reasons": "Samma reklam igen.", "until": "2026-12-22"}
      """
    Then the program is answered 200
    When the program sends to "/items/{item}/propose-block":
      """
      {"ground": "se/advertising/1", "reasons": "Samma reklam igen.", "until": "2026-12-22"}
      """
    Then the program is told the problem "already"
    When 10 minutes pass
    Then the platform has blocked nobody
    # Whoever the program acts for cannot be the second person.
    When "Amina" sends "approve" without being offered it
    Then "Amina" is refused: "refused-same-person"
    When "Bo" confirms the block
    And 11 seconds pass
    Then the platform has blocked "@klockor"
    When the program asks for "/items/{item}"
    Then the answer to the program holds "Bo Ek"
    When the program sends to "/items/{item}/unblock":
      """
      {}
      """
    Then the program is told the problem "key-needed"
    When the program sends to "/items/{item}/unblock" with the key "block-1":
      """
      {}
      """
    Then the program is answered 200
    When 11 seconds pass
    Then the platform has blocked nobody
    And the journal verifies

  Scenario: A token that has expired opens nothing
    Given "Amina" has made a token that may "read" for 1 day
    When 23 hours pass
    And the program asks for "/items"
    Then the program is answered 200
    When 1 hour passes
    And the program asks for "/items"
    Then the program is answered 401
    And the program is told the problem "no-token"

  Scenario: A token that was ended opens nothing
    Given "Amina" has made a token that may "read"
    When the program asks for "/items"
    Then the program is answered 200
    When "Amina" ends the token
    And the program asks for "/items"
    Then the program is told the problem "no-token"
    And the journal has 1 "token_ended" entry
    And the journal verifies

  Scenario: Whoever runs people ends the token of a colleague
    Given "Amina" has made a token that may "read"
    And "Disa Ek" works as "administrator"
    When "Disa" opens the page "/account/tokens"
    Then the page says "Amina Lind"
    When "Disa" ends the token
    And the program asks for "/items"
    Then the program is told the problem "no-token"

  @protection
  Scenario: A token loses its power when its person becomes a political appointee
    Given "Amina" has made a token that may "read, answer"
    When "Amina" becomes a "political_appointee"
    And the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Hej! Biblioteket öppnar klockan tio."}
      """
    Then the program is answered 403
    And the program is told the problem "political"
    And 0 deeds have been tried at the platform
    When the program asks for "/items"
    Then the program is answered 200

  Scenario: What is asked for twice with one key is done once
    Given "Amina" has made a token that may "read, answer, note"
    When the program sends to "/items/{item}/answer":
      """
      {"text": "Hej! Biblioteket öppnar klockan tio."}
      """
    Then the program is told the problem "key-needed"
    When the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Hej! Biblioteket öppnar klockan tio."}
      """
    Then the program is answered 200
    When 11 seconds pass
    And the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Hej! Biblioteket öppnar klockan tio."}
      """
    Then the program is answered 200
    And the program hears what it heard before
    When the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Hej! Biblioteket öppnar klockan elva."}
      """
    Then the program is answered 422
    And the program is told the problem "key-reused"
    When 11 seconds pass
    Then the platform shows 1 answer
    And the journal has 1 "answered" entry
    When 24 hours pass
    And the program sends to "/items/{item}/note" with the key "svar-1":
      """
      {"text": "Frågan är besvarad."}
      """
    Then the program is answered 200

  Scenario: A refused request has done nothing, and its key is free again
    Given "Amina" has made a token that may "read, answer"
    When the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Ring 070-174 06 35 så hjälper vi dig."}
      """
    Then the program is told the problem "personal-data"
    When the program sends to "/items/{item}/answer" with the key "svar-1":
      """
      {"text": "Ring 070-174 06 35 så hjälper vi dig.", "sure": true}
      """
    Then the program is answered 200
    When the program sends to "/actions/{action}/undo":
      """
      {}
      """
    Then the program is answered 200
    When 11 seconds pass
    Then the platform shows 0 answers

  Scenario: A person makes no token that may more than they may
    When "Amina" makes a token that may "read, run_channels"
    Then "Amina" is refused: "denied-role"
    And the journal has 0 "token_made" entries
