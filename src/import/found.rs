//! What reading a record has found so far.

use super::moves::Moves;
use super::places::Places;
use super::problem::Problem;
use super::row::{Reference, Table};
use super::version::Canonical;
use crate::record::Record;

/// What reading has found so far.
pub(super) struct Reading {
    /// The tables but moves; its head is empty where there is none, and then
    /// there is a problem too.
    pub(super) tables: Record,
    pub(super) moves: Moves,
    /// The canonical form up to the moves.
    pub(super) canonical: Canonical,
    pub(super) problems: Vec<Problem>,
    /// What rules found while moves were read: unlike a line that cannot be read, no reason to
    /// leave other rules out.
    pub(super) of_rules: Vec<Problem>,
    pub(super) references: Vec<Reference>,
    pub(super) places: Places,
    /// What is no problem, but worth saying.
    pub(super) notes: Vec<String>,
    /// Tables whose file could not be parsed: mentions of their rows are not held against anybody.
    pub(super) unread: Vec<Table>,
}

impl Reading {
    /// Whether files have no problem so far.
    pub(super) fn sound(&self, files: &[&str]) -> bool {
        !self.problems.iter().any(|problem| files.contains(&problem.file()))
    }
}
