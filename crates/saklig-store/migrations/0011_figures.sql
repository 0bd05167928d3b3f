-- Clocks and figures.

-- When the unit answers, as the authority states it: each version from its day
-- (as 2026-12-24) on. Before the first one the pack's template holds.
CREATE TABLE service_hours (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  valid_from TEXT NOT NULL,
  -- JSON of the model's own.
  hours TEXT NOT NULL,
  person UUID NOT NULL,
  stated_at BIGINT NOT NULL
);
CREATE INDEX service_hours_of_authority ON service_hours (authority, valid_from);

-- Within which time a channel's questions are to be answered, from a day on; no
-- minutes where nothing is promised any longer.
CREATE TABLE answer_target (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  valid_from TEXT NOT NULL,
  minutes BIGINT,
  measure TEXT NOT NULL,
  person UUID NOT NULL,
  stated_at BIGINT NOT NULL
);
CREATE INDEX answer_target_of_authority ON answer_target (authority, channel, valid_from);

-- A question, as the figures count it: neither who asked nor what was written.
CREATE TABLE question (
  item UUID PRIMARY KEY,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  -- Days since 1970, on the authority's calendar.
  day BIGINT NOT NULL,
  topic TEXT NOT NULL,
  lang TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  due_at BIGINT,
  answered_at BIGINT,
  service_minutes BIGINT,
  clock_minutes BIGINT,
  -- Its case was closed without an answer.
  closed BOOLEAN NOT NULL
);
CREATE INDEX question_counted ON question (authority, day, channel, topic, lang, closed, service_minutes, clock_minutes);
CREATE INDEX question_open ON question (authority, due_at, item) WHERE answered_at IS NULL AND NOT closed;
CREATE INDEX decision_by_time ON decision (authority, decided_at);
