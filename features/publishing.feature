@publishing
Feature: Publishing as the authority

  @people @pending
  Scenario: A16 A new political appointee loses every right over the accounts at once
    Given it is "2026-11-24 13:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Petra Alm" works as "moderator, channel_owner, registrar, reviewer, administrator"
    And "Karin Sund" works as "channel_owner"
    And "Eva Holm" works as "reviewer"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    And "Petra" signs in
    When "Petra" opens the page "/drafts/new"
    And "Petra" does "write" with:
      | field   | value                       |
      | channel | Facebook                    |
      | purpose | Vi berättar om vårt arbete. |
      | text    | Nu öppnar årets ansökan.    |
    Then the page says the text "said-draft-kept"
    When it becomes "2026-11-24 14:00"
    And "Petra" becomes a "political_appointee"
    And "Petra" opens "/drafts/new" without signing in
    Then "Petra" is refused: "denied-political"
    When "Petra" sends "answer" without being offered it
    Then "Petra" is refused: "denied-political"
    When "Petra" sends "hide" without being offered it
    Then "Petra" is refused: "denied-political"
    When "Petra" sends to "/drafts/new" without being offered it:
      """
      channel=Facebook
      text=Nu öppnar årets ansökan.
      """
    Then "Petra" is refused: "denied-political"
    When "Petra" sends to "/channels/{channel}/acting" without being offered it:
      """
      acting=on
      """
    Then "Petra" is refused: "denied-political"
    When "Petra" sends to "/drafts/approve" without being offered it:
      """
      """
    Then "Petra" is refused: "denied-political"
    And 0 deeds have been tried at the platform
    When "Eva" opens the page "/assurance?channel=Facebook&from=2026-11-24&to=2026-11-24"
    Then the page lists:
      | time  | what                                                            |
      | 14:00 | Petra Alm är politiskt tillsatt: alla rättigheter upphörde      |
      | 14:00 | Petra Alm nekades: politiskt tillsatta har ingen rätt i kanalen |
    And the journal verifies

  @pending
  Scenario: A16 What a new political appointee had scheduled is held
    Given it is "2026-11-24 13:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Petra Alm" works as "moderator"
    And "Bo Ek" works as "moderator"
    And "Karin Sund" works as "channel_owner"
    And the channel "Facebook" in mode "publish_and_answer"
    When "Petra" opens the page "/drafts/new"
    And "Petra" does "write" with:
      | field   | value                       |
      | channel | Facebook                    |
      | purpose | Vi berättar om vårt arbete. |
      | text    | Nu öppnar årets ansökan.    |
      | at      | 2026-11-24 15:00            |
    And "Bo" opens the newest "draft"
    And "Bo" does "approve"
    And it becomes "2026-11-24 14:00"
    And "Petra" becomes a "political_appointee"
    And it becomes "2026-11-24 15:30"
    Then the platform does not show the post "Nu öppnar årets ansökan."
    When "Karin" opens the newest "draft"
    Then the page has the values:
      | name | value                                          |
      | Läge | hålls: den som skrev den är politiskt tillsatt |
    And the journal has 1 "draft_held" entry
    And the journal has 0 "published" entries

  @pending
  Scenario: A17 Outside working hours an exhibition has to wait
    Given it is "2026-12-02 16:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Johan Falk" works as "moderator, duty_officer"
    And the channel "Facebook" in mode "publish_and_answer"
    When "Ulla" opens the page "/duty"
    And "Ulla" does "add" with:
      | field  | value            |
      | person | Johan Falk       |
      | from   | 2026-12-02 16:30 |
      | until  | 2026-12-03 08:00 |
    And it becomes "2026-12-02 22:40"
    And "Amina" opens the page "/drafts/new"
    And "Amina" does "publish" with:
      | field   | value                                |
      | channel | Facebook                             |
      | purpose | Vi berättar om vårt arbete.          |
      | text    | I morgon öppnar vår nya utställning! |
    Then "Amina" is refused: "refused-outside-hours"
    And the platform does not show the post "I morgon öppnar vår nya utställning!"
    And the journal has 0 "published" entries

  @pending
  Scenario: A17 The duty officer publishes consular information at night, and it is reviewed
    Given it is "2026-12-02 16:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Johan Falk" works as "moderator, duty_officer"
    And "Karin Sund" works as "channel_owner"
    And the channel "Facebook" in mode "publish_and_answer"
    When "Ulla" opens the page "/duty"
    And "Ulla" does "add" with:
      | field  | value            |
      | person | Johan Falk       |
      | from   | 2026-12-02 16:30 |
      | until  | 2026-12-03 08:00 |
    And it becomes "2026-12-02 23:05"
    And "Johan" opens the page "/drafts/new"
    And "Johan" does "publish" with:
      | field   | value                                                                                                |
      | channel | Facebook                                                                                             |
      | purpose | Konsulär information                                                                                 |
      | text    | Jordbävning i Exempelland: svenska medborgare uppmanas kontakta UD:s konsulära jour +46 31 390 06 01 |
      | reason  |                                                                                                      |
    Then "Johan" is refused: "refused-no-reason"
    When "Johan" does "publish" with:
      | field   | value                                                                                                |
      | channel | Facebook                                                                                             |
      | purpose | Konsulär information                                                                                 |
      | text    | Jordbävning i Exempelland: svenska medborgare uppmanas kontakta UD:s konsulära jour +46 31 390 06 01 |
      | reason  | Fara för svenska medborgare i utlandet.                                                              |
    And 11 seconds pass
    Then the platform shows the post "Jordbävning i Exempelland: svenska medborgare uppmanas kontakta UD:s konsulära jour +46 31 390 06 01"
    When it becomes "2026-12-03 08:00"
    Then "Karin" is alerted: "alert-review-due"
    When "Karin" opens the page "/reviews"
    Then the page lists:
      | published        | by         | reason                                  |
      | 2026-12-02 23:05 | Johan Falk | Fara för svenska medborgare i utlandet. |
    When "Johan" opens the page "/reviews"
    And "Johan" does "review"
    Then "Johan" is refused: "refused-same-person"
    When "Karin" opens the page "/reviews"
    And "Karin" does "review"
    Then the page says the text "said-reviewed"
    And the journal has the entries:
      | event     | function      | rule |
      | published | duty_officer  |      |
      | reviewed  | channel_owner |      |
    And the journal verifies

  @pending
  Scenario: A18 A reply to a party leader waits for a second official
    Given it is "2027-06-22 13:00"
    And the authority "Utrikesdepartementet i exemplet" in "se"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And the channel "@exempel_ud" in mode "publish_and_answer"
    And the list "party accounts" holds:
      | account      | public role |
      | @partiledare | partiledare |
    And "@partiledare" has posted "Vi vill se snabbare beslut i kammaren."
    When it becomes "2027-06-22 13:02"
    And "Amina" opens the page "/drafts/new"
    And "Amina" does "publish" with:
      | field    | value                                          |
      | channel  | @exempel_ud                                    |
      | reply_to | @partiledare                                   |
      | text     | Snacka går ju, men vem röstade nej i kammaren? |
    Then the page says the text "said-waits-for-approval"
    And the page has the values:
      | name      | value       |
      | Svar till | partiledare |
      | Kanal     | @exempel_ud |
    When "Amina" does "approve"
    Then "Amina" is refused: "refused-same-person"
    When 10 minutes pass
    Then the platform does not show the post "Snacka går ju, men vem röstade nej i kammaren?"
    And the journal has 0 "published" entries

  # 13.02 published, 13.11 withdrawn, 13.26 clarified: 9 and 24 minutes from publishing.
  @pending
  Scenario: A18 A post published by mistake is withdrawn in one step and clarified by two
    Given it is "2027-06-22 13:00"
    And the authority "Utrikesdepartementet i exemplet" in "se"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And the channel "@exempel_ud" in mode "publish_and_answer"
    And the list "party accounts" holds:
      | account      | public role |
      | @partiledare | partiledare |
    And "@partiledare" has posted "Vi vill se snabbare beslut i kammaren."
    And the test leaves out the guard "political-reply"
    When it becomes "2027-06-22 13:02"
    And "Amina" opens the page "/drafts/new"
    And "Amina" does "publish" with:
      | field    | value                                          |
      | channel  | @exempel_ud                                    |
      | reply_to | @partiledare                                   |
      | text     | Snacka går ju, men vem röstade nej i kammaren? |
    And 11 seconds pass
    Then the platform shows the post "Snacka går ju, men vem röstade nej i kammaren?"
    When it becomes "2027-06-22 13:11"
    And "Bo" opens the newest "post"
    And "Bo" does "withdraw"
    Then the page says the text "said-withdrawn"
    And the platform does not show the post "Snacka går ju, men vem röstade nej i kammaren?"
    And the journal has the entries:
      | event       | function  | rule |
      | published   | moderator |      |
      | copy_stored | moderator |      |
      | withdrawn   | moderator |      |
    When "Bo" does "clarify" with:
      | field | value                                                           |
      | text  | Det stämmer inte att vi frågade vem som röstade nej i kammaren. |
    Then "Bo" is refused: "refused-repeats-withdrawn"
    When "Bo" does "clarify" with:
      | field | value                                                                                                                                   |
      | text  | Ett inlägg publicerades av misstag från vårt konto kl. 13.02 och togs bort kl. 13.11. Innehållet speglar inte myndighetens uppfattning. |
    Then the page says the text "said-waits-for-approval"
    When "Bo" does "approve"
    Then "Bo" is refused: "refused-same-person"
    When it becomes "2027-06-22 13:26"
    And "Amina" opens the newest "post"
    And "Amina" does "approve"
    Then the platform shows the post "Ett inlägg publicerades av misstag från vårt konto kl. 13.02 och togs bort kl. 13.11. Innehållet speglar inte myndighetens uppfattning."
    When "Amina" opens the newest "post"
    Then the page has the values:
      | name              | value  |
      | Publicerad        | 13.02  |
      | Borttagen         | 13.11  |
      | Klarlagd          | 13.26  |
      | Till borttagning  | 9 min  |
      | Till klarläggande | 24 min |

  @journal @pending
  Scenario: A18 The dossier of a mistake holds everything, and its proof verifies offline
    Given it is "2027-06-22 13:00"
    And the authority "Utrikesdepartementet i exemplet" in "se"
    And "Amina Lind" works as "moderator"
    And "Bo Ek" works as "moderator"
    And "Karin Sund" works as "channel_owner"
    And the channel "@exempel_ud" in mode "publish_and_answer"
    And the list "party accounts" holds:
      | account      | public role |
      | @partiledare | partiledare |
    And "@partiledare" has posted "Vi vill se snabbare beslut i kammaren."
    And the test leaves out the guard "political-reply"
    When it becomes "2027-06-22 13:02"
    And "Amina" opens the page "/drafts/new"
    And "Amina" does "publish" with:
      | field    | value                                          |
      | channel  | @exempel_ud                                    |
      | reply_to | @partiledare                                   |
      | text     | Snacka går ju, men vem röstade nej i kammaren? |
    And it becomes "2027-06-22 13:11"
    And "Amina" opens the newest "post"
    And "Amina" does "withdraw"
    And "Amina" does "clarify" with:
      | field | value                                                                                                                                   |
      | text  | Ett inlägg publicerades av misstag från vårt konto kl. 13.02 och togs bort kl. 13.11. Innehållet speglar inte myndighetens uppfattning. |
    And it becomes "2027-06-22 13:26"
    And "Bo" opens the newest "post"
    And "Bo" does "approve"
    And "Karin" opens the newest "post"
    Then the page proposes "" for "outcome"
    When "Karin" does "assess-intent" with:
      | field    | value                                                      |
      | outcome  | no-intent                                                  |
      | evidence | Samtal med handläggaren; två konton öppna i samma telefon. |
    And "Karin" downloads "Dossier"
    Then the file holds:
      | part          |
      | post          |
      | approvals     |
      | access log    |
      | withdrawal    |
      | clarification |
      | assessment    |
      | tlog-proof    |
    And the file has the values:
      | name              | value      |
      | Till borttagning  | 9 min      |
      | Till klarläggande | 24 min     |
      | Bedömd av         | Karin Sund |
    When the program runs "saklig journal verify" on the file, offline
    Then the program says "verified"

  # In the summer recess a written question is answered within 14 days, when the Speaker has so decided.
  @pending
  Scenario: A18 The written question about a mistake is registered with its deadline and its dossier
    Given it is "2027-06-23 09:00"
    And the authority "Utrikesdepartementet i exemplet" in "se"
    And "Karin Sund" works as "channel_owner"
    And the channel "@exempel_ud" in mode "publish_and_answer"
    When "Karin" opens the page "/questions/new"
    And "Karin" does "receive" with:
      | field      | value                               |
      | number     | 2026/27:1403                        |
      | questioner | Stina Exempel                       |
      | party      | Exempelpartiet                      |
      | title      | Partipolitik från officiella konton |
      | received   | 2027-06-23                          |
      | recess     | yes                                 |
      | channel    | @exempel_ud                         |
    And "Karin" opens the page "/questions"
    Then the page lists:
      | number       | received   | due        | answered |
      | 2026/27:1403 | 2027-06-23 | 2027-07-07 | nej      |
