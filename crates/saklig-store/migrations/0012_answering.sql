-- What an authority has settled about its answers: templates, topics, contact
-- routes, who signs. A row is a version from a day on, and is never changed.
CREATE TABLE setting (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  -- JSON; NULL where the authority goes back to what the packs say.
  body TEXT,
  -- The first day, YYYY-MM-DD.
  valid_from TEXT NOT NULL,
  person UUID NOT NULL,
  set_at BIGINT NOT NULL,
  UNIQUE (authority, kind, name, version)
);

-- What an answer was: to which kind of question, in whose voice, resting on
-- which page. One row for each answer in the outbox.
CREATE TABLE answer (
  action UUID PRIMARY KEY,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  question TEXT NOT NULL,
  voice TEXT NOT NULL,
  cites TEXT
);
CREATE INDEX answer_of_item ON answer (item);
