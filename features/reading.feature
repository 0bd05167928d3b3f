@moderation
Feature: What is found in a text, and what is said of it
  A finding is a hint with its reason and its place. A person decides.

  Background:
    Given it is "2026-12-14 08:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And the channel "Facebook" in mode "publish_and_answer"

  Scenario: A finding names its words, its reason and its facts, in the language of whoever reads
    Given "@nils" has commented "Hej! Hur lång är handläggningstiden? Ring mig på 070-174 06 35"
    When "Amina" opens the comment
    Then the page highlights "070-174 06 35"
    And the page has the values:
      | name | value            |
      | Ämne | handläggningstid |
    And the page says "svenska"
    And the page says "Någon verkar vänta på svar."
    When "Amina" presses "DA"
    And "Amina" opens the comment
    Then the page has the values:
      | name | value              |
      | Emne | sagsbehandlingstid |
    And the page says "svensk"
    And the page says "Fund 2"
    When "Amina" presses "EN"
    And "Amina" opens the comment
    Then the page has the values:
      | name  | value           |
      | Topic | processing time |

  Scenario: What stands within another finding is named too
    Given "@nils" has commented "Mitt ärende 51-123456, varför har ni inte svarat?"
    When "Amina" opens the comment
    Then the page highlights "51-123456"
    And the page lists:
      | finding      | words                                             |
      | Fråga        | Mitt ärende 51-123456, varför har ni inte svarat? |
      | Ärendenummer | 51-123456                                         |

  @protection
  Scenario: A note with a phone number asks, and shows where it stands
    Given "@nils" has commented "När öppnar ni?"
    When "Amina" notes "Ring honom på 070-174 06 35 i morgon"
    Then "Amina" is refused: "refused-note-personal-data"
    And the page lists:
      | hint          | words         |
      | Telefonnummer | 070-174 06 35 |
    And the journal has 0 "noted" entries
    When "Amina" presses "Spara ändå"
    Then the page says the text "said-noted"
    And the journal has 1 "noted" entry

  @protection
  Scenario: What an answer holds is shown before it is sent
    Given "@nils" has commented "När öppnar ni?"
    When "Amina" opens the comment
    And "Amina" writes "Hej! Skriv till anna@example.org" and presses "Spara utkast"
    And "Amina" opens the comment
    Then the page lists:
      | hint         | words            |
      | E-postadress | anna@example.org |
    When "Amina" answers "Hej! Skriv till anna@example.org"
    Then "Amina" is refused: "refused-answer-personal-data"
    When "Amina" presses "Skicka ändå"
    Then the page says the text "action-answer-waiting"
    When 11 seconds pass
    Then the platform shows the answer "Hej! Skriv till anna@example.org"

  @safety
  Scenario: A word that is added to the data folder is found in the next comment, without a restart
    Given "@nils" has commented "Min lur är 0701740635"
    When the data folder's "packs/reading/words/luren.toml" says:
      """
      source = "Own list"
      date = "2026-12-14"

      ["topic.fee"]
      sv = ["vederlag*"]
      """
    And 10 seconds pass
    And "@rut_b" comments "Vad är vederlaget?"
    And "Amina" opens the comment
    Then the page has the values:
      | name | value  |
      | Ämne | avgift |
    When "Ulla" opens the page "/packs"
    Then the page lists:
      | file                     | date         | from       |
      | reading/words/luren.toml | 14 dec. 2026 | datamappen |

  @safety
  Scenario: A file that is broken changes nothing, and says what is wrong
    When the data folder's "packs/reading/words/luren.toml" says:
      """
      source = "Own list"
      date = "2026-12-14"

      ["topic.feee"]
      sv = ["vederlag*"]
      """
    And 10 seconds pass
    And "@rut_b" comments "Hur hög är avgiften?"
    And "Amina" opens the comment
    Then the page has the values:
      | name | value  |
      | Ämne | avgift |
    And the page does not say the text "packs-wrong"
    When "Ulla" opens the page "/inbox"
    Then the page says the text "packs-wrong"
    When "Ulla" opens the page "/packs"
    Then the page says "packs/reading/words/luren.toml: nothing looks for the sense"
    When whoever runs the server asks the doctor
    Then the program says "packs/reading/words/luren.toml: nothing looks for the sense"
    # Mended, it counts.
    When the data folder's "packs/reading/words/luren.toml" says:
      """
      source = "Own list"
      date = "2026-12-14"

      ["topic.fee"]
      sv = ["vederlag*"]
      """
    And 10 seconds pass
    And "Ulla" opens the page "/packs"
    Then the page does not say the text "packs-wrong"
    And the page says "reading/words/luren.toml"
    When whoever runs the server asks the doctor
    Then the program says "from the data folder: reading/words/luren.toml"

  @protection
  Scenario: The words of a sensitive finding are shown on the open case only, and forgotten when it closes
    Given "Bo Ek" works as "moderator"
    And "@nils" has commented "Min granne Lena Ek har cancer och väntar på svar från er."
    When "Amina" opens the comment
    Then the page highlights "cancer"
    When "Amina" opens the page "/inbox"
    Then the page does not say "cancer"
    Given "Amina" has made a token that may "read"
    When the program asks for "/items/{item}"
    Then the answer to the program holds "special_category"
    And the answer to the program holds no place of "special_category"
    When "Amina" closes the case
    And "Amina" opens the comment
    Then the page says the text "finding-special_category"
    And the page does not highlight "cancer"
    And no finding of "special_category" says which words it is about
    When "Bo" reopens the case
    And "Bo" opens the comment
    Then the page highlights "cancer"
    And no finding of "special_category" says which words it is about

  @threats
  Scenario: A threat comes first, with its level and what it rests on
    Given "@arg" has commented "Jag ska slå ihjäl er allihop!"
    And "@skugga" has commented "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4"
    When "Amina" opens the page "/inbox"
    Then the page lists:
      | first   | level  |
      | @skugga | nivå 4 |
    And the page does not say "kniven"
    When "Amina" opens the comment
    Then the suggestion is "secure"
    And the page has the values:
      | name        | value                       |
      | Lägsta nivå | 4                           |
      | Riktat mot  | en enskild tjänsteman       |
      | Bygger på   | ett vapen nämns             |
      | Bygger på   | en tidpunkt anges           |
      | Bygger på   | någon nämns vid namn        |

  @elections
  Scenario: Party politics in an answer asks once more, words that only look like it do not
    Given "@nils" has commented "När öppnar ni?"
    When "Amina" answers "Vänsterns förslag är oansvarigt."
    Then "Amina" is refused: "refused-answer-party-political"
    And the page lists:
      | hint                    | words      |
      | Partipolitik i utkastet | Vänsterns  |
      | Partipolitik i utkastet | oansvarigt |
    When "Amina" answers "Parkera på vänster sida, centern av torget är avstängd. Moderata temperaturer väntas."
    Then the page says the text "action-answer-waiting"

  @protection
  Scenario: A colleague may be named in a note, others ask
    Given "Bo Ekström" works as "moderator"
    And "@nils" has commented "När öppnar ni?"
    When "Amina" notes "Talade med Bo Ekström om svaret."
    Then the page says the text "said-noted"
    When "Amina" notes "Talade med Lena Ekström om svaret."
    Then "Amina" is refused: "refused-note-personal-data"
    And the page lists:
      | hint       | words         |
      | Personnamn | Lena Ekström |
