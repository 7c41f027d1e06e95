//! A record that was checked and can be loaded.

use super::moves::Moves;
use super::stretch::Changed;
use super::version::Canonical;
use crate::record::Record;
use crate::record::table::Declared as _;
use crate::record::tables::{self, each_table};

/// A record that was checked. Its session moves, which may be more than memory holds, stay in their
/// file and are read once more when they are loaded, a series at a time; of each series its place
/// and digest are kept.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Every table but moves, which are empty here.
    pub(super) tables: Record,
    pub(super) moves: Moves,
    /// The canonical form up to the moves, which an operator may yet replace.
    pub(super) canonical: Canonical,
    pub(super) notes: Vec<String>,
}

impl Checked {
    /// How many announcements there are.
    #[must_use]
    pub fn announcements(&self) -> usize {
        self.tables.announcements.len()
    }

    /// How many sources there are.
    #[must_use]
    pub fn sources(&self) -> usize {
        self.tables.sources.len()
    }

    /// What is no problem, but worth saying to whoever edits the record.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// How many rows each table has, by the name of its rows.
    #[must_use]
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let of = &self.tables;
        let mut counts = vec![
            ("announcement", of.announcements.len()),
            ("source", of.sources.len()),
            ("company", of.companies.len()),
            ("model", of.models.len()),
            ("reaction", of.reported_moves.len()),
            ("claim", of.claims.len()),
            ("person", of.people.len()),
            ("promise", of.promises.len()),
            ("move", self.moves.len()),
            ("session", of.sessions.len()),
            ("closure", of.closures.len()),
            ("shortened session", of.short_sessions.len()),
            ("correction", of.corrections.len()),
        ];
        macro_rules! count {
            ($($table:ident: $row:ident,)+) => {
                $(counts.push((tables::$row::TABLE.as_str(), of.declared.$table.len()));)+
            };
        }
        each_table!(count);
        counts
    }

    /// How many session moves there are.
    #[must_use]
    pub fn moves(&self) -> usize {
        self.moves.len()
    }

    /// The version: SHA-256 over the canonical form, the JSON of [`Record`], hexadecimal.
    ///
    /// # Errors
    /// If a file is not what was checked.
    pub fn version(&self) -> Result<String, Changed> {
        let mut canonical = self.canonical.clone();
        for row in self.moves.iter() {
            canonical.session_move(&row?);
        }
        Ok(canonical.version(&self.tables))
    }

    /// All of it in memory, which is for records of the size of the shipped one.
    ///
    /// # Errors
    /// If a file is not what was checked.
    pub fn whole(&self) -> Result<Record, Changed> {
        let moves = self.moves.iter().collect::<Result<_, _>>()?;
        Ok(Record { moves, ..self.tables.clone() })
    }

    /// Rows of the record that an import counts.
    pub(super) fn rows(&self) -> usize {
        self.counts().into_iter().map(|(_, rows)| rows).sum()
    }
}

/// A record made in memory, which is taken as it is: the checks are of files.
impl From<Record> for Checked {
    fn from(mut tables: Record) -> Self {
        let moves: Moves = std::mem::take(&mut tables.moves).into();
        let mut canonical = Canonical::default();
        canonical.before_announcements(&tables);
        canonical.announcements(&tables.announcements);
        canonical.between(&tables);
        Self { tables, moves, canonical, notes: Vec::new() }
    }
}
