-- What tells a damaged SQLite file from a sound one: the schema's number and a SHA-256 over the rows
-- of every table, `5:9f86d0..` (src/store/seal.rs). Empty on PostgreSQL, which has page checksums of
-- its own. Only adds a column: binaries of schema 3 can still read the rest.

ALTER TABLE dataset ADD COLUMN seal TEXT NOT NULL DEFAULT '';
