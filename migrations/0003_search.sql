-- Full text. What an entry is called and where it stands; its words are in an index that each
-- database has of its own kind (src/store/search/index.rs). All of it is made from the rows of the
-- record, by `search::fill`; a migration that empties search_entry makes it anew.

-- The number has the kind of the entry above its lower 40 bits and its rank within the kind below.
CREATE TABLE search_entry (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL
);

-- A name without blanks: `百度`, `baidu`, `bd`, `9888`; grade 0 is the entry's own, 1 another.
CREATE TABLE search_name (
    entry BIGINT NOT NULL REFERENCES search_entry,
    name TEXT NOT NULL,
    grade BIGINT NOT NULL,
    PRIMARY KEY (entry, name)
);
CREATE INDEX search_name_name ON search_name (name, entry, grade);

-- What the Chinese name sorts by: its pinyin.
ALTER TABLE company ADD COLUMN sort_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE model ADD COLUMN sort_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN sort_zh TEXT NOT NULL DEFAULT '';
CREATE INDEX company_sort_zh ON company (sort_zh, slug);
CREATE INDEX model_sort_zh ON model (sort_zh, slug);
CREATE INDEX person_sort_zh ON person (sort_zh, slug);

-- Searched with LIKE before there was an index.
ALTER TABLE source DROP COLUMN fold;
ALTER TABLE company DROP COLUMN fold;
ALTER TABLE model DROP COLUMN fold;
ALTER TABLE announcement DROP COLUMN fold;
ALTER TABLE claim DROP COLUMN fold;
ALTER TABLE promise DROP COLUMN fold;
ALTER TABLE person DROP COLUMN fold;
