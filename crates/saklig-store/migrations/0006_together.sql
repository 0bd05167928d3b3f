-- Several people at the same time.

-- A claim lapses; one from before this step has lapsed already.
ALTER TABLE case_file ADD COLUMN held_until BIGINT;
-- How often a case has been decided on, closed or opened again: what a page
-- that was opened earlier has not seen.
ALTER TABLE case_file ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;

-- Whether single letters are keys (WCAG 2.1.4).
ALTER TABLE person ADD COLUMN single_keys BOOLEAN NOT NULL DEFAULT TRUE;

-- The answer that somebody is writing: one an item, working material, never in
-- the journal. Nobody else changes it until it is no longer held.
CREATE TABLE draft (
  item UUID PRIMARY KEY,
  authority UUID NOT NULL,
  person UUID NOT NULL,
  text TEXT NOT NULL,
  version BIGINT NOT NULL,
  saved_at BIGINT NOT NULL,
  held_until BIGINT NOT NULL
);

-- Who has which case open: a row for each open page, gone soon after it.
CREATE TABLE presence (
  page UUID PRIMARY KEY,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  person UUID NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX presence_of_item ON presence (item);
CREATE INDEX presence_expired ON presence (expires_at);
