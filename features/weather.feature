@channels @safety
Feature: A platform in rough weather
  Nothing is lost, nothing is sent twice, and people are told.

  Background:
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"

  Scenario Outline: The platform answers with <what>, and recovers
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When the platform answers the next 6 questions with "<what>"
    And "@nils" comments "När öppnar ni?"
    And "Amina" opens the page "/inbox"
    Then the page says "<told>"
    And the page says "Facebook har inte svarat sedan"
    And the page says "Inget som du har gjort går förlorat."
    And the channel has mirrored 2 items
    When 10 minutes pass
    And "Amina" opens the page "/inbox"
    Then the page does not say "<told>"
    And the channel has mirrored 3 items
    And the suggestion is "answer"
    And the journal verifies

    Examples:
      | what                    | told                                      |
      | 500                     | Plattformen har tekniska problem.         |
      | 429                     | Plattformen ber oss vänta.                |
      | 429 with Retry-After 30 | Plattformen ber oss vänta.                |
      | garbage                 | Plattformens svar gick inte att förstå.   |
      | nothing                 | Plattformen svarar inte.                  |
      | signed out              | Inloggningsuppgifterna gäller inte längre |

  Scenario Outline: A hide that the platform answers with <what> is done once it recovers
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When the platform answers the next 3 deeds with "<what>"
    And "Amina" hides it on ground "personal-data"
    And 11 seconds pass
    Then nothing is hidden at the platform
    When 10 minutes pass
    Then at the platform the comment is hidden
    And 4 deeds have been tried at the platform
    And the journal has 1 "action_done" entry
    And the journal verifies

    Examples:
      | what                    |
      | 500                     |
      | 429                     |
      | 429 with Retry-After 30 |
      | nothing                 |
      | signed out              |

  Scenario: A lost answer is asked of a person where the platform takes no keys
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the platform loses the answer after doing it
    And the platform cannot be re-read
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    And 10 minutes pass
    And "Amina" opens the comment
    Then the page says the text "action-answer-unknown"
    And the page says the text "action-unknown-ask"
    And 1 deed has been tried at the platform
    And the platform shows 1 answer
    When 2 hours pass
    Then 1 deed has been tried at the platform
    And the journal has 1 "action_unknown" entry
    And the journal has 0 "action_done" entries
    When "Amina" says that it arrived
    Then the page says the text "said-arrived"
    And the case is "closed"
    And the journal has 1 "action_done" entry
    And the journal verifies

  Scenario: A lost answer that did not arrive can be decided again
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the platform loses the deed on its way
    And the platform cannot be re-read
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 2 hours pass
    And "Amina" says that it did not arrive
    Then the page says the text "said-not-arrived"
    And the case is "to_answer"
    When "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    Then the platform shows 1 answer
    And the case is "closed"

  Scenario: A lost answer is found by re-reading
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the platform loses the answer after doing it
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    And 10 minutes pass
    Then 1 deed has been tried at the platform
    And the platform shows the answer "Hej! Vi öppnar klockan åtta."
    And the case is "closed"
    And the journal has 1 "action_done" entry
    And the journal verifies

  Scenario: A lost deed is sent again where re-reading proves that it is absent
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the platform loses the deed on its way
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    And 10 minutes pass
    Then 2 deeds have been tried at the platform
    And the platform shows the answer "Hej! Vi öppnar klockan åtta."
    And the journal has 1 "action_done" entry
    And the journal verifies

  Scenario: A lost answer is sent once more where the platform takes keys
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the platform loses the answer after doing it
    And the platform cannot be re-read
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    And 10 minutes pass
    Then 2 deeds have been tried at the platform
    And the platform shows 1 answer
    And the journal has 1 "action_done" entry
    And the journal verifies

  Scenario: What the platform does not permit is told, and not tried again
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the platform does not permit the next deed
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 10 minutes pass
    And "Amina" opens the comment
    Then the page says the text "action-answer-not_permitted"
    And 1 deed has been tried at the platform
    And the platform shows 0 answers

  Scenario: A report whose answer is lost is asked of a person, whatever keys the platform takes
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    When the platform loses the answer after doing it
    And "Amina" reports it as "spam"
    And 11 seconds pass
    And 10 minutes pass
    And "Amina" opens the comment
    Then the page says the text "action-report-unknown"
    And 1 deed has been tried at the platform
    And 1 report has reached the platform
    When 2 hours pass
    Then 1 deed has been tried at the platform
    When "Amina" says that it arrived
    Then the page says the text "said-arrived"
    And the journal has 1 "action_done" entry
    And the journal verifies

  Scenario: A report that a failing platform may have taken is not sent again
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    When the platform answers the next 1 deed with "500"
    And "Amina" reports it as "spam"
    And 2 hours pass
    And "Amina" says that it did not arrive
    Then the page says the text "said-not-arrived"
    And 0 reports have reached the platform
    When "Amina" reports it as "spam"
    And 11 seconds pass
    Then 1 report has reached the platform

  Scenario: A block whose answer is lost is made once where the platform takes keys
    Given the channel "Facebook" in mode "publish_and_answer"
    And "Bo Ek" works as "moderator"
    And "Amina" has gone up the ladder with "@klockor" on ground "spam"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    When the platform loses the answer after doing it
    And "Amina" proposes to block the author on ground "spam" until "2026-12-01" because "Samma reklam igen."
    And "Bo" confirms the block
    And 10 minutes pass
    Then the platform has blocked "@klockor"
    And the journal has 4 "action_done" entries
    When "Amina" opens the comment
    Then the page says the text "blocked-title"

  Scenario: A block and its end of unknown outcome are asked of a person
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "Bo Ek" works as "moderator"
    And "Amina" has gone up the ladder with "@klockor" on ground "spam"
    And "@klockor" has commented "Köp billiga klockor på klockor.example"
    When the platform loses the answer after doing it
    And the platform cannot be re-read
    And "Amina" proposes to block the author on ground "spam" until "2026-12-01" because "Samma reklam igen."
    And "Bo" confirms the block
    And 2 hours pass
    And "Amina" opens the comment
    Then the page says the text "action-block-unknown"
    And the page does not say "Avsändaren är blockerad"
    And 4 deeds have been tried at the platform
    When "Amina" says that it arrived
    Then the page says the text "blocked-title"
    When the platform loses the deed on its way
    And "Amina" lifts the block
    And 2 hours pass
    And "Amina" opens the comment
    Then the page says the text "action-unblock-unknown"
    When "Amina" says that it did not arrive
    Then the page says the text "blocked-title"
    And the platform has blocked "@klockor"
    When it becomes "2026-12-02 00:01"
    Then the platform has blocked nobody
    And the journal verifies

  Scenario: An unknown outcome stays unknown when acting is switched off meanwhile
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the platform loses the answer after doing it
    And "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    And "Ulla" switches acting off
    And 2 hours pass
    And "Amina" opens the comment
    Then the page says the text "action-answer-unknown"
    And 1 deed has been tried at the platform
    When "Amina" says that it arrived
    Then the page says the text "said-arrived"
    And the journal verifies

  Scenario: What was lost on its way is not sent again in the name of somebody who may not any more
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "Petra Ek" works as "moderator"
    And "@nils" has commented "När öppnar ni?"
    When the platform loses the deed on its way
    And "Petra" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    And "Petra" becomes a "political_appointee"
    And 2 hours pass
    Then 1 deed has been tried at the platform
    And the platform shows 0 answers
    And the journal verifies

  Scenario: A removal whose answer is lost is found by re-reading
    Given a platform that takes no idempotency keys
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    And "Amina" answers "Hej! Vi öppnar klockan åta."
    And 11 seconds pass
    And the authority's answer is spoken of
    When the platform loses the answer after doing it
    And "Amina" removes it because "mistake"
    And 10 minutes pass
    And "Amina" opens the comment
    Then the page says the text "presence-removed-at"
    And 2 deeds have been tried at the platform
    And the journal has 0 "item_gone" entries

  Scenario: A platform that repeats, reorders and leaves out loses nothing and doubles nothing
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When the platform repeats everything in the next 2 looks
    And the platform reverses the order in the next 2 looks
    And the platform leaves out every other item in the next 1 look
    And at once there come the comments:
      | @nils | När öppnar ni?  |
      | @anna | När stänger ni? |
      | @bo   | Tack för i går! |
    Then the channel has mirrored 4 items
    When 1 minute passes
    Then the channel has mirrored 5 items
    And the record has 1 version
    And the journal has 4 "items_received" entries
    And the journal verifies

  Scenario Outline: A platform whose clock is <hours> hours <side> loses nothing
    Given a platform whose clock is <hours> hours <side>
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    When the author edits the comment to "När stänger ni?"
    And "@rut_b" comments "Ring mig på 070-174 06 35"
    Then the channel has mirrored 3 items
    When 3 minutes pass
    And "Amina" opens the page "/inbox"
    Then the page says "3 min"
    And the page does not say "-3"
    And the page does not say "−"
    When "Amina" hides it on ground "personal-data"
    And 11 seconds pass
    Then at the platform the comment is hidden
    And the journal verifies

    Examples:
      | hours | side   |
      | 5     | ahead  |
      | 5     | behind |

  Scenario: Credentials that no longer work are told of, and the channel is connected anew
    Given the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When the platform answers the next 50 questions with "signed out"
    And "@nils" comments "När öppnar ni?"
    And 10 minutes pass
    And "Ulla" opens the channel's page
    Then the page says the text "trouble-signed-out"
    And the page says the text "reconnect-title"
    And the channel has mirrored 2 items
    When the platform recovers
    And "Ulla" connects the channel again with the password "ny-nyckel"
    Then the page says the text "said-reconnected"
    When 1 minute passes
    Then the channel has mirrored 3 items
    When "Ulla" opens the channel's page
    Then the page does not say "Inloggningsuppgifterna gäller inte längre"
    And the journal verifies
