-- Further acts on a case. Someone kept away from an account, for a time: begun
-- when the platform confirmed it, ended when it confirmed the end. The reasons
-- are a note.
CREATE TABLE block (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  author UUID NOT NULL,
  item UUID NOT NULL,
  decision UUID NOT NULL,
  action UUID NOT NULL,
  proposal UUID NOT NULL,
  note UUID NOT NULL,
  proposed_by UUID NOT NULL,
  confirmed_by UUID NOT NULL,
  decided_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  begun_at BIGINT,
  ended_at BIGINT
);
CREATE INDEX block_of_author ON block (author, decided_at);
CREATE INDEX block_of_channel ON block (channel, decided_at);

-- A case handed up to a function, until somebody takes it.
CREATE TABLE escalation (
  case_file UUID PRIMARY KEY,
  authority UUID NOT NULL,
  role TEXT NOT NULL,
  person UUID NOT NULL,
  escalated_at BIGINT NOT NULL
);
CREATE INDEX escalation_of_role ON escalation (authority, role);

-- When a person last looked at a channel; not who.
CREATE TABLE channel_seen (
  channel UUID PRIMARY KEY,
  authority UUID NOT NULL,
  seen_at BIGINT NOT NULL
);

-- The reason of a report or a removal, by its key.
ALTER TABLE action ADD COLUMN reason TEXT;
