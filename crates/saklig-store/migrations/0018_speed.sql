-- Figures and lists over a million items.

-- What was decided, counted from the index alone.
ALTER TABLE decision ADD COLUMN channel UUID;
UPDATE decision SET channel = (SELECT i.channel FROM item i WHERE i.id = decision.item);
DROP INDEX decision_by_time;
CREATE INDEX decision_counted ON decision (authority, decided_at, channel, kind, ground_pack, ground_id) WHERE undone_at IS NULL;

-- Everything, narrowed to little: what few items match is not looked for among
-- all of them.
CREATE INDEX item_of_channel ON item (authority, channel, posted_at, serial);
CREATE INDEX item_by_language ON item (authority, lang, posted_at, serial);
CREATE INDEX item_received ON item (authority, received_at);
CREATE INDEX finding_of_kind ON finding (authority, kind, revision);

-- What somebody holds, without what they once held.
DROP INDEX case_held;
CREATE INDEX case_claimed ON case_file (holder, held_until) WHERE holder IS NOT NULL;

-- What waits in one channel, in order.
ALTER TABLE case_file ADD COLUMN channel UUID;
UPDATE case_file SET channel = (SELECT i.channel FROM item i WHERE i.id = case_file.item);
CREATE INDEX case_of_channel ON case_file (authority, channel, state, rank, received_at, number);
