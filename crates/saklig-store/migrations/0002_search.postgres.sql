-- Words of every version, by prefix.
CREATE TABLE item_word (
  serial BIGINT PRIMARY KEY,
  words TSVECTOR NOT NULL
);
CREATE INDEX item_word_index ON item_word USING GIN (words);
