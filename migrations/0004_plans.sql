-- For records much larger than the shipped one: indexes of lists, and counts. Only adds: a binary of schema 3
-- can still read and serve.

-- Reactions of one day, and of one share, in the list's order.
CREATE INDEX reaction_day ON reaction (day, sort_day, announcement, symbol);
CREATE INDEX reaction_share ON reaction (symbol, sort_day, announcement);

-- From a row to its entry, so that a search goes on behind the last row shown.
CREATE INDEX search_entry_name ON search_entry (name);

-- Computed at import, since every page shows them and counting costs what the table holds.
ALTER TABLE dataset ADD COLUMN announcements BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dataset ADD COLUMN sources BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dataset ADD COLUMN organisations BIGINT NOT NULL DEFAULT 0;
UPDATE dataset SET announcements = (SELECT count(*) FROM announcement),
    sources = (SELECT count(*) FROM source),
    organisations = (SELECT count(DISTINCT company) FROM announcement);
