-- Changes to published rows. Only adds tables: a binary of schema 1 can still read the rest.

CREATE TABLE correction (
    -- date, table, id and field, joined by /: unique, and the order of the log
    correction_key TEXT PRIMARY KEY,
    day DATE NOT NULL,
    in_table TEXT NOT NULL,
    row_id TEXT NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_zh TEXT NOT NULL
);
CREATE INDEX correction_row ON correction (in_table, row_id, correction_key);
CREATE TABLE correction_source (
    correction TEXT NOT NULL REFERENCES correction,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (correction, position)
);
