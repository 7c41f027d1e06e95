//! What a row is called, where its fields stand, and which other rows it mentions.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

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
    Listing,
    Closure,
    ShortSession,
    Correction,
}

impl Table {
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
            Self::Listing => "listing",
            Self::Closure => "closure",
            Self::ShortSession => "shortened session",
            Self::Correction => "correction",
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

/// Where the fields of a row stand, for rules that look at several rows.
#[derive(Debug, Clone)]
pub(in crate::import) struct RowPlace {
    pub(super) file: Arc<File>,
    pub(super) row: Range<usize>,
    pub(super) fields: BTreeMap<String, Range<usize>>,
}

impl RowPlace {
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
