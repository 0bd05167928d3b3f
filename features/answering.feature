@cases
Feature: Answering by the authority's own rules

  Background:
    Given it is "2026-12-14 09:00"
    And the authority "Exempelmyndigheten" in "se" with case numbers "51-999999"
    And "Amina Lind" works as "moderator"
    And "Karin Sund" works as "channel_owner"
    And the channel "Facebook" in mode "publish_and_answer"

  # Opening, the button, sending.
  Scenario: A question about an individual is referred in one step
    When "Karin" opens the page "/settings/answers"
    And "Karin" does "routes" with:
      | field        | value                                 |
      | e_service    | exempelmyndigheten.se/mina-sidor      |
      | phone        | 0771-235 235                          |
      | post_address | Exempelmyndigheten, 601 70 Norrköping |
    Then the page says the text "said-settled"
    When "@leyla" comments "Vad händer i mitt ärende 51-123456?"
    And "Amina" opens the comment
    Then the page says the text "question-because-finding"
    And the page proposes "individual" for "question"
    When "Amina" presses "Svara med en hänvisning"
    Then the answer so far says "exempelmyndigheten.se/mina-sidor"
    And the answer so far says "Telefon"
    And the answer so far says "Norrköping"
    And the answer so far does not say "51-123456"
    When "Amina" sends the answer
    Then the page says the text "action-answer-waiting"
    When 11 seconds pass
    Then the platform shows 1 answer
    When "Amina" opens the comment
    Then the page has the values:
      | name        | value         |
      | Slags fråga | Om en enskild |
    And the journal verifies

  Scenario: Nobody can allow personal data in an answer about an individual
    When "@leyla" comments "Vad händer i mitt ärende 51-123456?"
    And "Amina" answers "Hej! Ärende 51-123456 ligger hos oss."
    Then "Amina" is refused: "refused-about-individual"
    And the page says "51-123456"
    And the page does not say "Skicka ändå"
    When "Amina" sends to "/inbox/{item}/answer" without being offered it:
      """
      text=Hej! Ärende 51-123456 ligger hos oss.
      question=individual
      sure=1
      """
    Then "Amina" is refused: "refused-about-individual"
    When 1 minute passes
    Then the platform shows 0 answers

  Scenario: What is not general is not answered in substance
    When "Karin" opens the page "/settings/answers"
    And "Karin" does "routes" with:
      | field | value        |
      | phone | 0771-235 235 |
    And "@nils" comments "Kan ni i detalj förklara hur avgiften räknas ut?"
    And "Amina" opens the comment
    Then the page says "Förslag utifrån orden ”i detalj”."
    And the page proposes "detailed" for "question"
    When "Amina" answers "Hej! Först räknar vi antalet dagar, sedan drar vi av."
    Then "Amina" is refused: "refused-not-referred"
    And the answer so far says "Först räknar vi"
    # A person chooses, not the machine.
    When "Amina" does "answer" with:
      | field    | value                                                  |
      | question | general                                                |
      | text     | Hej! Avgiften är tusen kronor för vuxna.               |
    Then the page says the text "action-answer-waiting"

  Scenario: A template of the authority's own holds from its day
    When "Karin" opens the page "/settings/template"
    And "Karin" does "template" with:
      | field   | value                              |
      | name    | oppettider                         |
      | title   | Öppettider i jul                   |
      | text-sv | Hej! Ring {telefon} så hjälper vi. |
    Then "Karin" is refused: "refused-unknown-word"
    And the page says "telefon"
    When "Karin" does "template" with:
      | field   | value                                       |
      | text-sv | Hej! Se {page}. Hälsningar {authority}      |
      | refers  | 1                                           |
    Then "Karin" is refused: "refused-no-route"
    When "Karin" opens the page "/settings/template"
    And "Karin" does "template" with:
      | field   | value                                            |
      | name    | oppettider                                       |
      | title   | Öppettider i jul                                 |
      | text-sv | Hej! Vi har stängt i jul. Hälsningar {authority} |
      | from    | 2026-12-20                                       |
    Then the page says the text "said-settled"
    When "@nils" comments "När öppnar ni i morgon?"
    And "Amina" opens the comment
    Then the page does not say "Öppettider i jul"
    When it becomes "2026-12-20 00:01"
    And "Amina" takes the reply template "oppettider"
    Then the answer so far says "Hej! Vi har stängt i jul. Hälsningar Exempelmyndigheten"
    When "Karin" opens the page "/settings/template?name=oppettider"
    Then the page says "Hej! Vi har stängt i jul. Hälsningar Exempelmyndigheten"
    And the page says the text "setting-version"
    When "Karin" does "template" with:
      | field | value      |
      | from  | 2026-12-19 |
    Then "Karin" is refused: "refused-setting-day"
    And the journal has 1 "answering_settled" entries
    And the journal verifies

  Scenario: Two people at one setting
    Given "Eva Holm" works as "channel_owner"
    When "Karin" opens the page "/settings/topic?name=fee"
    And "Eva" opens the page "/settings/topic?name=fee"
    And "Karin" does "topic" with:
      | field   | value   |
      | name-sv | avgifter |
    And "Eva" does "topic" with:
      | field   | value     |
      | name-sv | kostnader |
    Then "Eva" is refused: "refused-setting-newer"
    And the page says "Karin Sund"

  Scenario: A template says in which languages there is one
    When "Karin" opens the page "/settings/template"
    And "Karin" does "template" with:
      | field   | value                |
      | name    | bara-svenska         |
      | title   | Bara svenska         |
      | text-sv | Hej! Det finns här. |
    And "@anna" comments "What does it cost to apply for a passport?"
    And "Amina" opens the comment
    Then the page says "Bara svenska (finns på: svenska)"
    When "Amina" takes the reply template "bara-svenska"
    Then the page says the text "template-instead-words"
    And the answer so far says "Hej! Det finns här."

  Scenario: An expert in service answers on record
    Given "Sten Falk" works as "expert"
    When "@nils" comments "När öppnar ni i morgon?"
    And "Sten" opens the comment
    Then the page does not offer "hide"
    And the page does not offer "close"
    When "Sten" answers "Hej! Vi öppnar klockan åtta."
    And "Sten" undoes it
    And "Sten" answers "Hej! Vi öppnar klockan nio."
    And 11 seconds pass
    Then the case is "closed"
    And the platform shows 1 answer
    When "Amina" opens the comment
    Then the page has the values:
      | name       | value                                |
      | Svar från  | Exempelmyndigheten, expert i tjänst  |
    And the journal has the entries:
      | event    | function | rule |
      | answered | expert   |      |
      | undone   | expert   |      |
      | answered | expert   |      |

  Scenario: A question that only others answered stays open until somebody closes it
    When "@nils" comments "Hur lång är handläggningstiden just nu?"
    And "@sven" answers "@nils" at the platform: "Det tar typ åtta månader, jag frågade dem"
    And the comment by "@nils" is spoken of
    Then the case is "to_answer"
    When "Amina" opens the comment
    Then the page says "En annan besökare har svarat"
    And the page says the text "others-words"
    When "Amina" does "leave-to-others" with:
      | field | value                         |
      | text  | Sven på 070-174 06 35 har rätt. |
    Then "Amina" is refused: "refused-note-personal-data"
    And the case is "to_answer"
    When "Amina" does "leave-to-others" with:
      | field | value                        |
      | text  | Svaret stämmer, och räcker. |
    Then the page says the text "said-left-to-others"
    And the case is "closed"
    And the platform shows 0 answers
    And the journal has the entries:
      | event          | function  | rule |
      | noted          | moderator |      |
      | left_to_others | moderator |      |
    And the journal verifies

  Scenario: Answers are signed by the authority's rule, and the signature counts
    Given a platform that takes 60 characters
    When "Karin" opens the page "/settings/answers"
    And "Karin" does "signing" with:
      | field | value   |
      | by    | name    |
      | unit  | Kansliet |
    And "@nils" comments "När öppnar ni i morgon?"
    And "Amina" answers "Hej! Vi öppnar klockan åtta i morgon bitti, som vanligt."
    Then "Amina" is refused: "refused-too-long"
    When "Amina" answers "Hej! Vi öppnar klockan åtta."
    And 11 seconds pass
    Then the platform shows 1 answer
    When "Amina" opens the comment
    Then the page says "Hej! Vi öppnar klockan åtta. /Amina Lind, Kansliet"

  Scenario: An answer rests on a page of the authority's own
    When "Karin" opens the page "/settings/answers"
    And "Karin" does "routes" with:
      | field   | value                              |
      | website | https://www.exempelmyndigheten.se/ |
    And "@nils" comments "När öppnar ni i morgon?"
    And "Amina" opens the comment
    And "Amina" does "answer" with:
      | field | value                             |
      | text  | Hej! Vi öppnar klockan åtta.      |
      | cites | https://annanmyndighet.se/oppet   |
    Then "Amina" is refused: "refused-not-own-page"
    And the page proposes "https://annanmyndighet.se/oppet" for "cites"
    When "Amina" does "answer" with:
      | field | value                                |
      | cites | https://blogg.exempelmyndigheten.se/ |
    Then the page says the text "action-answer-waiting"

  Scenario: Plain language is a hint and stops nothing
    When "Karin" opens the page "/settings/answers"
    And "Karin" does "plain-words" with:
      | field | value                 |
      | words | diarieföra = registrera |
    And "@nils" comments "När öppnar ni i morgon?"
    And "Amina" opens the comment
    And "Amina" does "draft" with:
      | field | value                                                     |
      | text  | Hej! Ni kan inkomma med frågor. Vi måste diarieföra dem. |
    Then the page says "”inkomma” kan oftast bytas mot ”komma in”."
    And the page says "”diarieföra” kan oftast bytas mot ”registrera”."
    When "Amina" sends the answer
    Then the page says the text "action-answer-waiting"
