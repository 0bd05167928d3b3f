-- The house. SERIAL_KEY and BYTES are the two words that differ between the
-- engines; the loader writes them (see src/migrate.rs). Times are BIGINT
-- microseconds since 1970, UTC. Every table carries its authority.

CREATE TABLE authority (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  country TEXT NOT NULL,
  language TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  case_numbers TEXT NOT NULL,
  example BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

-- The next case number and how many items are mirrored, apart from the
-- authority so that counting locks nothing else.
CREATE TABLE counter (
  authority UUID PRIMARY KEY REFERENCES authority (id),
  next_case BIGINT NOT NULL,
  items BIGINT NOT NULL
);

CREATE TABLE person (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL REFERENCES authority (id),
  name TEXT NOT NULL,
  login TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  roles TEXT NOT NULL,
  employment TEXT NOT NULL,
  language TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX person_of_authority ON person (authority);

CREATE TABLE session (
  secret_hash TEXT PRIMARY KEY,
  authority UUID NOT NULL REFERENCES authority (id),
  person UUID NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_of_person ON session (person);

-- Failed attempts to sign in, by a hash of the name tried.
CREATE TABLE sign_in_attempt (
  login_hash TEXT PRIMARY KEY,
  failures BIGINT NOT NULL,
  locked_until BIGINT NOT NULL
);

-- The one-time address of set-up; at most one row.
CREATE TABLE set_up_code (
  code_hash TEXT PRIMARY KEY,
  created_at BIGINT NOT NULL
);

-- Every version of every pack file that has been in force here.
CREATE TABLE pack_version (
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL,
  loaded_at BIGINT NOT NULL,
  PRIMARY KEY (path, sha256)
);

-- Sealed under the key file; never shown, logged or backed up in the clear.
CREATE TABLE secret (
  authority UUID NOT NULL REFERENCES authority (id),
  name TEXT NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (authority, name)
);

CREATE TABLE channel (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL REFERENCES authority (id),
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  handle TEXT NOT NULL,
  external_id TEXT NOT NULL,
  base_url TEXT NOT NULL,
  owner_unit TEXT NOT NULL,
  purpose TEXT NOT NULL,
  mode TEXT NOT NULL,
  acting BOOLEAN NOT NULL,
  connected BOOLEAN NOT NULL,
  look_cursor TEXT,
  heard_at BIGINT,
  trouble TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (authority, name)
);

CREATE TABLE author (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL REFERENCES authority (id),
  channel UUID NOT NULL REFERENCES channel (id),
  external_id TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (channel, external_id)
);
CREATE INDEX author_by_name ON author (authority, name);

CREATE TABLE item (
  serial SERIAL_KEY,
  id UUID NOT NULL UNIQUE,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  external_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT,
  root TEXT,
  author UUID NOT NULL,
  own BOOLEAN NOT NULL,
  lang TEXT,
  posted_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  url TEXT,
  presence TEXT NOT NULL,
  presence_at BIGINT NOT NULL,
  revision UUID NOT NULL,
  UNIQUE (channel, external_id)
);
CREATE INDEX item_by_time ON item (authority, posted_at, serial);
CREATE INDEX item_by_thread ON item (channel, root, posted_at) WHERE root IS NOT NULL;
CREATE INDEX item_by_author ON item (author, serial);

CREATE TABLE item_revision (
  serial SERIAL_KEY,
  id UUID NOT NULL UNIQUE,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  number BIGINT NOT NULL,
  text TEXT,
  salt BYTES,
  seen_at BIGINT NOT NULL,
  edited_at BIGINT,
  suggestion TEXT NOT NULL,
  -- The journal entry that commits to it.
  entry UUID NOT NULL,
  UNIQUE (item, number)
);

CREATE TABLE finding (
  revision UUID NOT NULL,
  position BIGINT NOT NULL,
  authority UUID NOT NULL,
  kind TEXT NOT NULL,
  begins BIGINT NOT NULL,
  ends BIGINT NOT NULL,
  score_permille BIGINT NOT NULL,
  reason TEXT NOT NULL,
  ground TEXT,
  facts TEXT NOT NULL,
  PRIMARY KEY (revision, position)
);

CREATE TABLE case_file (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  number BIGINT NOT NULL,
  item UUID NOT NULL UNIQUE,
  state TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  -- The smaller, the sooner.
  rank BIGINT NOT NULL,
  holder UUID,
  received_at BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  closed_at BIGINT,
  UNIQUE (authority, number)
);
CREATE INDEX case_worklist ON case_file (authority, state, rank, received_at, number);
CREATE INDEX case_held ON case_file (holder, state) WHERE holder IS NOT NULL;

CREATE TABLE decision (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  case_file UUID NOT NULL,
  item UUID NOT NULL,
  kind TEXT NOT NULL,
  ground_pack TEXT,
  ground_id TEXT,
  ground_version BIGINT,
  person UUID NOT NULL,
  decided_at BIGINT NOT NULL,
  undone_at BIGINT
);
CREATE INDEX decision_of_item ON decision (item);

-- The outbox.
CREATE TABLE action (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  item UUID NOT NULL,
  decision UUID NOT NULL,
  kind TEXT NOT NULL,
  text TEXT,
  salt BYTES,
  lang TEXT,
  person UUID NOT NULL,
  decided_at BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  state TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  sending_until BIGINT,
  external_id TEXT,
  trouble TEXT,
  done_at BIGINT
);
CREATE INDEX action_due ON action (not_before) WHERE state IN ('waiting', 'sending', 'unknown');
CREATE INDEX action_of_item ON action (item);

-- The stored copy, taken before anything is hidden: text, context, hash.
CREATE TABLE stored_copy (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  revision UUID NOT NULL,
  context TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  taken_at BIGINT NOT NULL
);
CREATE INDEX copy_of_item ON stored_copy (item);

CREATE TABLE attachment (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  mime TEXT NOT NULL,
  alt TEXT,
  url TEXT NOT NULL,
  sha256 TEXT,
  bytes BYTES,
  UNIQUE (item, url)
);

CREATE TABLE note (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  case_file UUID NOT NULL,
  item UUID NOT NULL,
  person UUID NOT NULL,
  written_at BIGINT NOT NULL,
  text TEXT,
  salt BYTES
);
CREATE INDEX note_of_item ON note (item);

CREATE TABLE job (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  lease_until BIGINT,
  trouble TEXT,
  UNIQUE (kind, subject)
);
CREATE INDEX job_due ON job (run_at);

-- The journal: one log an authority.
CREATE TABLE journal_log (
  authority UUID PRIMARY KEY REFERENCES authority (id),
  origin TEXT NOT NULL UNIQUE,
  verifier TEXT NOT NULL,
  size BIGINT NOT NULL,
  checkpoint TEXT
);

-- A leaf is numbered by the sequencer, after the act has committed.
CREATE TABLE journal_entry (
  serial SERIAL_KEY,
  id UUID NOT NULL UNIQUE,
  authority UUID NOT NULL,
  place BIGINT,
  leaf BYTES NOT NULL,
  event TEXT NOT NULL,
  happened_at BIGINT NOT NULL,
  object UUID NOT NULL,
  person UUID,
  facts TEXT,
  salt BYTES,
  UNIQUE (authority, place)
);
CREATE INDEX journal_waiting ON journal_entry (authority, serial) WHERE place IS NULL;
CREATE INDEX journal_of_object ON journal_entry (object, serial);

-- What an entry commits to beside its payload: texts that live in their own
-- rows. The list stays when a text is erased.
CREATE TABLE journal_receipt (
  entry UUID NOT NULL,
  position BIGINT NOT NULL,
  authority UUID NOT NULL,
  kind TEXT NOT NULL,
  object UUID NOT NULL,
  commitment BYTES NOT NULL,
  PRIMARY KEY (entry, position)
);

CREATE TABLE journal_tile (
  authority UUID NOT NULL,
  level BIGINT NOT NULL,
  place BIGINT NOT NULL,
  width BIGINT NOT NULL,
  hashes BYTES NOT NULL,
  PRIMARY KEY (authority, level, place)
);
