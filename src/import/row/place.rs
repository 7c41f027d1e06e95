//! What a row is called, where its fields stand, and which other rows it mentions.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use crate::domain::Corrected;
use crate::import::problem::{File, Place};

/// A table that ids belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) enum Table {
    Source,
    Company,
    Model,
    Announcement,
    Reaction,
    Claim,
    Person,
    Promise,
    Closure,
    ShortSession,
    Correction,
    /// A table that is declared in `record::tables`.
    Declared(Corrected),
}

impl Table {
    /// The table that corrections and mentions name; moves have no ids, so nothing names them.
    pub(in crate::import) const fn of(table: Corrected) -> Self {
        match table {
            Corrected::Announcement => Self::Announcement,
            Corrected::Company => Self::Company,
            Corrected::Model => Self::Model,
            Corrected::Reaction => Self::Reaction,
            Corrected::Claim => Self::Claim,
            Corrected::Promise => Self::Promise,
            Corrected::Person => Self::Person,
            Corrected::Source => Self::Source,
            Corrected::Closure => Self::Closure,
            other => Self::Declared(other),
        }
    }

    /// What people call a row of it.
    pub(in crate::import) const fn noun(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Company => "company",
            Self::Model => "model",
            Self::Announcement => "announcement",
            Self::Reaction => "reaction",
            Self::Claim => "claim",
            Self::Person => "person",
            Self::Promise => "promise",
            Self::Closure => "closure",
            Self::ShortSession => "shortened session",
            Self::Correction => "correction",
            Self::Declared(table) => table.as_str(),
        }
    }
}

/// A mention of a row of another table.
#[derive(Debug)]
pub(in crate::import) struct Reference {
    pub(in crate::import) table: Table,
    pub(in crate::import) id: String,
    pub(in crate::import) place: Place,
}

/// The first line of a row: a span over the whole row would print all of it.
pub(super) fn first_line(file: &File, row: &Range<usize>) -> Range<usize> {
    let rest = file.text.get(row.clone()).unwrap_or_default();
    row.start..row.start + rest.find('\n').unwrap_or(rest.len())
}

/// Where the fields of a row stand, for rules that look at several rows.
#[derive(Debug, Clone)]
pub(in crate::import) struct RowPlace {
    file: Arc<File>,
    row: Range<usize>,
    fields: BTreeMap<String, Range<usize>>,
}

impl RowPlace {
    pub(in crate::import) fn new(file: &Arc<File>, row: Range<usize>, table: &DeTable<'_>) -> Self {
        let fields = table.iter().map(|(k, v)| (k.get_ref().to_string(), v.span())).collect();
        Self { file: file.clone(), row: first_line(file, &row), fields }
    }

    /// Where in its file the row starts.
    pub(in crate::import) fn start(&self) -> usize {
        self.row.start
    }

    /// Whether the row has a field.
    pub(in crate::import) fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }

    /// The names of its fields.
    pub(in crate::import) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    /// The place of a field, or of the row if it has no such field.
    pub(in crate::import) fn field(&self, key: &str) -> Place {
        let span = self.fields.get(key).unwrap_or(&self.row).clone();
        Place { file: self.file.clone(), span }
    }
}
