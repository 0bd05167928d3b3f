-- Grounds and reasons. Which rules hold in which channel, from which day. A day
-- is a text as 2026-11-23, in the authority's own time zone.
CREATE TABLE channel_rules (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  rule_set TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  person UUID NOT NULL,
  chosen_at BIGINT NOT NULL
);
CREATE INDEX channel_rules_of ON channel_rules (channel, valid_from, chosen_at);

-- Why a case was handed up: what whoever takes it is asked for.
ALTER TABLE escalation ADD COLUMN why TEXT NOT NULL DEFAULT 'handed_up';

-- What somebody with the power to assess found about one version of a text. The
-- reasons are a note.
CREATE TABLE assessment (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  item UUID NOT NULL,
  revision UUID NOT NULL,
  person UUID NOT NULL,
  ground_pack TEXT NOT NULL,
  ground_id TEXT NOT NULL,
  ground_version BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  note UUID NOT NULL,
  assessed_at BIGINT NOT NULL
);
CREATE INDEX assessment_of_item ON assessment (item, assessed_at);
CREATE INDEX assessment_of_channel ON assessment (channel, assessed_at);

-- Somebody thinks that an item should be looked at: a colleague, or visitors
-- through the platform's own function. What they said is a note.
CREATE TABLE flag (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  source TEXT NOT NULL,
  person UUID NOT NULL,
  note UUID,
  flagged_at BIGINT NOT NULL
);
CREATE INDEX flag_of_item ON flag (item, flagged_at);

-- The statement of reasons of a restriction, and the address at which whoever
-- is concerned fetches it.
CREATE TABLE receipt (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  decision UUID NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  statement TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX receipt_of_item ON receipt (item, made_at);

-- What somebody holds against a decision, at their receipt. Text and contact go
-- when the item's text is erased.
CREATE TABLE objection (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  receipt UUID NOT NULL,
  item UUID NOT NULL,
  decision UUID NOT NULL,
  text TEXT,
  contact TEXT,
  made_at BIGINT NOT NULL,
  outcome TEXT,
  reasons TEXT,
  person UUID,
  settled_at BIGINT
);
CREATE INDEX objection_open ON objection (authority, made_at) WHERE outcome IS NULL;
CREATE INDEX objection_of_receipt ON objection (receipt, made_at);
CREATE INDEX objection_of_item ON objection (item, made_at);
