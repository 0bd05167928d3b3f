-- The steps against an author: a function limited for a time. It is in force from
-- its decision on; where the platform's own tool has to be used by hand, somebody
-- says when that is done, and when it is taken off again. The reasons are a note.
CREATE TABLE author_limit (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  channel UUID NOT NULL,
  author UUID NOT NULL,
  item UUID NOT NULL,
  decision UUID NOT NULL,
  note UUID NOT NULL,
  person UUID NOT NULL,
  by_hand BOOLEAN NOT NULL,
  begun_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  set_at BIGINT,
  ended_at BIGINT,
  lifted BOOLEAN NOT NULL,
  taken_off_at BIGINT
);
CREATE INDEX author_limit_of_author ON author_limit (author, begun_at);
CREATE INDEX author_limit_of_channel ON author_limit (channel, begun_at);

-- What an author will be told of a block, while it waits for its second person.
CREATE TABLE block_message (
  proposal UUID PRIMARY KEY,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  text TEXT
);
CREATE INDEX block_message_of_item ON block_message (item);
