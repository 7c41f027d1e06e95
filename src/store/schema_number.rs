//! The numbers of the schema that this binary writes and reads.

/// The number of the newest migration: the schema this binary writes and reads.
pub const SCHEMA: i64 = 9;

/// The oldest schema whose binaries can read what this one writes. Number 9 dropped the index that
/// binaries before it search in.
pub const MIN_READER: i64 = 9;
