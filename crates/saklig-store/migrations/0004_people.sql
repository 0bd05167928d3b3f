-- Second factors, one-time addresses, and sessions that can be listed.

-- Everybody signs in anew: a session from before has no name to be ended by.
DROP TABLE session;
CREATE TABLE session (
  secret_hash TEXT PRIMARY KEY,
  id UUID NOT NULL UNIQUE,
  authority UUID NOT NULL REFERENCES authority (id),
  person UUID NOT NULL REFERENCES person (id),
  -- The password was right; the code of the second factor is still missing.
  half BOOLEAN NOT NULL,
  begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_of_person ON session (person);

-- Whether a person has been added, or is only proposed; and the day on which
-- they were here last, where the authority is: 2026-11-23.
ALTER TABLE person ADD COLUMN added BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE person ADD COLUMN seen_on TEXT;

-- The secret itself is sealed, among the others. A code's step is accepted
-- once: only a newer one comes after it.
CREATE TABLE second_factor (
  person UUID PRIMARY KEY REFERENCES person (id),
  authority UUID NOT NULL,
  set_at BIGINT NOT NULL,
  newest_step BIGINT NOT NULL
);

CREATE TABLE recovery_code (
  person UUID NOT NULL REFERENCES person (id),
  code_hash TEXT NOT NULL,
  authority UUID NOT NULL,
  PRIMARY KEY (person, code_hash)
);

-- Where somebody chooses password and second factor; at most one a person.
CREATE TABLE one_time_address (
  person UUID PRIMARY KEY REFERENCES person (id),
  authority UUID NOT NULL,
  code_hash TEXT NOT NULL UNIQUE,
  expires_at BIGINT NOT NULL
);
