@advice
Feature: May I …? Answers by the rule of the day

  Background:
    Given it is "2029-10-25 09:00"
    And the authority "Eksempelby Kommune" in "dk"
    And "Jens Dahl" works as "adviser"

  @pending
  Scenario Outline: A19 Equipment, before and after the rule was changed: <on>
    When "Jens" opens the page "/advice"
    And "Jens" does "ask" with:
      | field    | value                                                        |
      | question | Må jeg bruge min kommunale telefon til at ringe til vælgere? |
      | on       | <on>                                                         |
    Then the page has the values:
      | name       | value    |
      | Svar       | <answer> |
      | Kilde      | <source> |
      | Regel pr.  | <on>     |
      | <relation> | <other>  |

    Examples:
      | on         | answer              | source                  | relation  | other                   |
      | 2021-02-18 | nej                 | telefonnotat 18.02.2021 | Afløst af | notat 27.05.2021        |
      | 2021-04-10 | nej                 | telefonnotat 18.02.2021 | Afløst af | notat 27.05.2021        |
      | 2021-05-26 | nej                 | telefonnotat 18.02.2021 | Afløst af | notat 27.05.2021        |
      | 2021-05-27 | ja som udgangspunkt | notat 27.05.2021        | Afløser   | telefonnotat 18.02.2021 |
      | 2021-05-30 | ja som udgangspunkt | notat 27.05.2021        | Afløser   | telefonnotat 18.02.2021 |

  @pending
  Scenario: A19 The present rule on equipment names its conditions, and who is responsible
    When "Jens" opens the page "/advice"
    And "Jens" does "ask" with:
      | field    | value                                                        |
      | question | Må jeg bruge min kommunale telefon til at ringe til vælgere? |
      | on       | 2021-05-30                                                   |
    Then the page lists:
      | condition                        |
      | almindeligt udstyr               |
      | ingen ekstra udgift for kommunen |
      | medlemmets eget ansvar           |
    And the page says the text "advice-what-would-change-it"
    And the page does not say "forbudt"
    And the journal has 1 "advice_given" entry
    And the journal verifies

  # Twenty thousand folders cost extra and are worth something: not trivial, so not allowed.
  @pending
  Scenario Outline: A20 A real advantage is not trivial: <question>
    When "Jens" opens the page "/advice"
    And "Jens" does "ask" with:
      | field    | value      |
      | question | <question> |
      | on       | 2029-10-25 |
    Then the page has the values:
      | name  | value    |
      | Svar  | <answer> |
      | Fordi | <why>    |
    And the page says the text "advice-source"

    Examples:
      | question                                               | answer | why                                           |
      | Må jeg printe 20.000 valgfoldere på kommunens printer? | nej    | ekstra udgift og en reel fordel               |
      | Kan kommunikationsafdelingen rette min valgfilm?       | nej    | forvaltningen skal være partipolitisk neutral |

  @pending
  Scenario: A20 What cannot be told apart stays unclear, and names whom to ask
    When "Jens" opens the page "/advice"
    And "Jens" does "ask" with:
      | field    | value                                                     |
      | question | Er mit borgermøde på skolen et valgmøde?                  |
      | on       | 2029-10-25                                                |
      | fact     | Invitationen nævner både budgettet og at jeg er kandidat. |
    Then the page has the values:
      | name | value                  |
      | Svar | uklart: spørg juristen |
    And the page lists:
      | factor                   |
      | tid til valget           |
      | arrangør                 |
      | invitationens ordlyd     |
      | hvem der må komme        |
      | rolle som kandidat       |
      | partisymboler            |
      | opfordring til at stemme |
    And the page does not say "Svar ja"
    And the page does not say "Svar nej"
