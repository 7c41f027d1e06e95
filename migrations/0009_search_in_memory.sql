-- The record is held in memory and searched there: the index of words goes, and with it what Chinese
-- names sorted by. Binaries before schema 9 search in it and cannot read on.

DROP TABLE IF EXISTS search_index;
DROP TABLE IF EXISTS search_word;
DROP TABLE search_name;
DROP TABLE search_entry;
DROP INDEX company_sort_zh;
DROP INDEX model_sort_zh;
DROP INDEX person_sort_zh;
ALTER TABLE company DROP COLUMN sort_zh;
ALTER TABLE model DROP COLUMN sort_zh;
ALTER TABLE person DROP COLUMN sort_zh;
