//! How SQLite means to run each query, for whoever asks whether an index serves it.

/// A query and the steps in which SQLite runs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The text of the query.
    pub sql: String,
    /// Its steps, as `EXPLAIN QUERY PLAN` words them: `SEARCH a USING INDEX ..`, `SCAN a`,
    /// `USE TEMP B-TREE FOR ORDER BY`.
    pub steps: Vec<String>,
}
