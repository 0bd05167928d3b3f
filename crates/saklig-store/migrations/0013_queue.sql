-- The queue: lists of one's own, and how people are named.

-- A list that somebody wants to come back to: what its address says. Private
-- to the person.
CREATE TABLE saved_view (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  person UUID NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  UNIQUE (person, name)
);

-- How else a person who works here may be named in a text: what tells that a
-- case concerns them.
CREATE TABLE spelling (
  person UUID NOT NULL,
  authority UUID NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (person, words)
);
CREATE INDEX spelling_of_authority ON spelling (authority);

-- Lists of possible threats, and of what waits for others.
CREATE INDEX case_security ON case_file (authority, state, rank, received_at, number) WHERE suggestion = 'secure';
CREATE INDEX action_open ON action (authority, item) WHERE state IN ('waiting', 'sending', 'unknown');
