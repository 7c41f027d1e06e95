//! A record that was checked and can be loaded.

use super::announcements::Announcements;
use super::moves::Moves;
use super::stretch::Changed;
use super::version::Canonical;
use crate::domain::Record;

/// A record that was checked. Its announcements and session moves stay in their files and are read
/// once more when they are loaded, a file or a series at a time, so that a record may be larger
/// than memory; of each file and series its place and digest are kept.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Every table but announcements and moves, which are empty here.
    pub(super) tables: Record,
    pub(super) announcements: Announcements,
    pub(super) moves: Moves,
    /// The canonical form up to the moves, which an operator may yet replace.
    pub(super) canonical: Canonical,
}

impl Checked {
    /// How many announcements there are.
    #[must_use]
    pub fn announcements(&self) -> usize {
        self.announcements.len()
    }

    /// How many sources there are.
    #[must_use]
    pub fn sources(&self) -> usize {
        self.tables.sources.len()
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
        let announcements = self.announcements.iter().collect::<Result<_, _>>()?;
        let moves = self.moves.iter().collect::<Result<_, _>>()?;
        Ok(Record { announcements, moves, ..self.tables.clone() })
    }

    /// Rows of the record that an import counts.
    pub(super) fn rows(&self) -> usize {
        let of = &self.tables;
        let curated = of.sources.len() + of.companies.len() + of.models.len();
        let said = of.reported_moves.len() + of.claims.len() + of.people.len() + of.promises.len();
        let days = of.sessions.len() + of.closures.len() + of.short_sessions.len();
        let large = self.announcements.len() + self.moves.len();
        curated + said + days + of.corrections.len() + large
    }
}

/// A record made in memory, which is taken as it is: the checks are of files.
impl From<Record> for Checked {
    fn from(mut tables: Record) -> Self {
        let announcements = std::mem::take(&mut tables.announcements);
        let moves: Moves = std::mem::take(&mut tables.moves).into();
        let mut canonical = Canonical::default();
        canonical.before_announcements(&tables);
        canonical.announcements(&announcements);
        canonical.between(&tables);
        Self { tables, announcements: announcements.into(), moves, canonical }
    }
}
