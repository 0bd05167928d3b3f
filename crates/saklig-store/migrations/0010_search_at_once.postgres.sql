-- New words wait in a list that every search reads through: keep it short.
ALTER INDEX item_word_index SET (gin_pending_list_limit = 128);
SELECT gin_clean_pending_list('item_word_index');
