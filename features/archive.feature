@archive
Feature: Packages for the archive

  Background:
    Given it is "2027-01-11 09:00"
    And the authority "Exempelmyndigheten" in "se"
    And "Amina Lind" works as "moderator"
    And "Ali Nour" works as "archivist"
    And the channel "Facebook" in mode "publish_and_answer"
    And "@nils" has commented "När öppnar ni?"
    And "Amina" answers "Hej! Vi öppnar klockan åtta."

  @pending
  Scenario: A25 The yearly package for preservation is valid
    When "Ali" opens the page "/archive"
    And "Ali" does "export" with:
      | field | value |
      | year  | 2027  |
      | kind  | AIP   |
    And "Ali" downloads "Paket"
    Then "eark-validator" says of the file:
      | check      | result     |
      | structure  | WellFormed |
      | schema     | VALID      |
      | schematron | VALID      |
    And "ERMS_v3.xsd" finds nothing wrong in the file
    And "warcio check" finds nothing wrong in the file
    When the program runs "saklig export check" on the file, offline
    Then the program says "every file is as it was packed"
    When someone changes one byte of the file
    And the program runs "saklig export check" on the file, offline
    Then the program says "is not as it was packed"

  @pending
  Scenario: A25 The yearly package for submission has no errors but those known of the validator
    When "Ali" opens the page "/archive"
    And "Ali" does "export" with:
      | field | value |
      | year  | 2027  |
      | kind  | SIP   |
    And "Ali" downloads "Paket"
    Then "eark-validator" says of the file:
      | check     | result     |
      | structure | WellFormed |
      | schema    | VALID      |
    And "eark-validator" finds nothing wrong in the file but "SIP14, CSIP12, CSIP13, CSIP16"
    When the program runs "saklig export check" on the file, offline
    Then the program says "every file is as it was packed"
