-- Words of every version, by prefix. Holds no copy of the text, and forgets
-- securely; rows are those of item_revision by its serial.
CREATE VIRTUAL TABLE item_word USING fts5 (
  text, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO item_word (item_word, rank) VALUES ('secure-delete', 1);
