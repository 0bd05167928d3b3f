@records
Feature: Records
  What has come in stays, in every version, until someone decides otherwise.

  Scenario: A changed text, imported again, is a second version
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    When the file is imported into channel "Arkivet":
      """
      {"id":"17","author":"@rut_b","at":"2026-11-20T09:42:00Z","text":"Hej! När öppnar ni?"}
      {"id":"18","author":"@nils","at":"2026-11-20T09:45:00Z","text":"Det undrar jag med.","parent":"17"}
      not a line at all
      """
    Then 2 new, 0 changed, 0 unchanged, 1 refused
    And the program says 'There was no channel "Arkivet": a manual one was made.'
    And the program says "refused: line 3 is not a JSON object"
    When the file is imported into channel "Arkivet":
      """
      {"id":"17","author":"@rut_b","at":"2026-11-20T09:42:00Z","text":"Hej! När stänger ni?","edited_at":"2026-11-20T10:00:00Z"}
      {"id":"18","author":"@nils","at":"2026-11-20T09:45:00Z","text":"Det undrar jag med.","parent":"17"}
      """
    Then 0 new, 1 changed, 1 unchanged, 0 refused
    When the imported comment "17" is spoken of
    Then the record has 2 versions
    And version 1 says "Hej! När öppnar ni?"
    And version 2 says "Hej! När stänger ni?"
    When "Amina" opens the comment
    Then the page says "Hej! När stänger ni?"
    And the page says "Hej! När öppnar ni?"
    And the page says "Version 2 av 2"
    When the imported comment "18" is spoken of
    Then the record has 1 version
    And the journal has the entries:
      | event          | function | rule |
      | channel_added  | system   |      |
      | items_received | system   |      |
      | item_changed   | system   |      |
    And no journal leaf contains "rut_b"
    And the journal verifies

  Scenario: What is imported twice comes in once
    Given the authority "Exempelmyndigheten" in "se"
    When the file is imported into channel "Arkivet":
      """
      {"id":"17","author":"@rut_b","at":"2026-11-20T09:42:00Z","text":"Hej! När öppnar ni?"}
      """
    Then 1 new, 0 changed, 0 unchanged, 0 refused
    When the file is imported into channel "Arkivet":
      """
      {"id":"17","author":"@rut_b","at":"2026-11-20T09:42:00Z","text":"Hej! När öppnar ni?"}
      """
    Then 0 new, 0 changed, 1 unchanged, 0 refused
    And the channel has mirrored 1 item
    And the journal has 1 "items_received" entry
    And the journal verifies

  Scenario: A text that its author changes is a second version
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ni är bra"
    Then the comment has no findings
    When the author edits the comment to "Ni är bra. Ring mig på 070-174 06 35"
    Then the record has 2 versions
    And the suggestion is "hide_for_review"
    And the case is "to_decide"
    When "Amina" opens the comment
    Then the page says the text "chip-edited"
    And the page highlights "070-174 06 35"
    And the journal has 1 "item_changed" entry
    And the journal verifies

  Scenario: What is deleted at its source stays on record
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    When the author deletes the comment
    Then the record says it is removed at the source
    When "Amina" opens the comment
    Then the page says "Ring mig på 070-174 06 35"
    And the page says the text "gone-words"
    And the page does not offer "hide"
    When "Amina" sends "hide" without being offered it
    Then "Amina" is refused: "refused-item-gone"
    And the journal has 1 "item_gone" entry
    And the journal verifies

  @journal @protection
  Scenario: An erased text leaves every proof valid
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Ada Ström" works as "registrar"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35"
    And the author edits the comment to "Ring mig inte på 070-174 06 35"
    Then the journal verifies
    When "Ada" erases the comment
    Then the journal verifies
    And the record has 2 versions
    When "Amina" opens the comment
    Then the page does not say "070-174"
    And the page says the text "version-erased"
    When "Amina" opens the page "/inbox?view=all"
    Then the page does not say "Ring mig"
    And the journal has the entries:
      | event          | function  | rule |
      | items_received | system    |      |
      | item_changed   | system    |      |
      | erased         | registrar |      |

  @journal @safety
  Scenario: A text that vanishes without an entry is found out
    Given the authority "Exempelmyndigheten" in "se"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ni är bra"
    Then the journal verifies
    When version 1 of the comment vanishes from the database
    Then the journal does not verify

  @journal @safety
  Scenario: A text that is changed behind the program's back is found out
    Given the authority "Exempelmyndigheten" in "se"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ni är bra"
    Then the journal verifies
    When someone changes the comment's text in the database to "Ni är bäst"
    Then the journal does not verify

  @protection
  Scenario: Personal data is covered in lists and shown on the case's own page
    Given the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@rut_b" has commented "Ring mig på 070-174 06 35, jag heter Rut"
    When "Amina" opens the page "/inbox"
    Then the page says "Ring mig på"
    And the page does not say "070-174"
    When "Amina" opens the comment
    Then the page says "070-174 06 35"
