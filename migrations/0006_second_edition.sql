-- Keys that the second edition of the record adds to tables of the first.

ALTER TABLE company ADD COLUMN country TEXT NOT NULL DEFAULT '';

ALTER TABLE promise ADD COLUMN promised_by TEXT NOT NULL DEFAULT 'company';
ALTER TABLE promise ADD COLUMN borne_out TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE promise ADD COLUMN borne_out_en TEXT NOT NULL DEFAULT '';
ALTER TABLE promise ADD COLUMN borne_out_zh TEXT NOT NULL DEFAULT '';

CREATE TABLE promise_outcome_source (
    promise TEXT NOT NULL REFERENCES promise,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (promise, position)
);
CREATE INDEX promise_outcome_source_source ON promise_outcome_source (source);
