-- What one person proposes and another must confirm. Once settled it stays.
CREATE TABLE proposal (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  -- The key of the act that is proposed, and what it is about.
  act TEXT NOT NULL,
  subject UUID NOT NULL,
  -- What exactly, as JSON of the act's own.
  content TEXT NOT NULL,
  proposed_by UUID NOT NULL,
  proposed_at BIGINT NOT NULL,
  outcome TEXT,
  settled_by UUID,
  settled_at BIGINT
);
CREATE INDEX proposal_open ON proposal (authority, act, proposed_at) WHERE outcome IS NULL;
CREATE INDEX proposal_of_subject ON proposal (subject, proposed_at);
