-- What is decided at once over near-identical items: each of the decisions names
-- the group.
ALTER TABLE decision ADD COLUMN together UUID;
CREATE INDEX decision_together ON decision (together) WHERE together IS NOT NULL;

-- The flood that a finding of spam tells of, as in its facts. Floods of the last
-- days get it when the program starts and compares what came in.
ALTER TABLE finding ADD COLUMN flood TEXT;
CREATE INDEX finding_of_flood ON finding (flood) WHERE flood IS NOT NULL;

-- The item on whose account a case was put up for a new look: an answer or a quotation.
ALTER TABLE escalation ADD COLUMN about UUID;

CREATE INDEX assessment_by_time ON assessment (authority, assessed_at);

-- Nobody answers a channel that is only listened to.
UPDATE case_file SET state = 'closed', closed_at = opened_at, turn = turn + 1
WHERE state = 'to_answer' AND item IN (SELECT i.id FROM item i JOIN channel c ON c.id = i.channel WHERE c.mode = 'listen_only');
