//! A source.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::{Language, SourceKind};
use crate::record::{Key, Sort, SortKey, keys};

/// A source.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct SourceRow {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub url: String,
    pub published: Option<NaiveDate>,
    #[sqlx(try_from = "String")]
    pub language: Language,
    #[sqlx(try_from = "String")]
    pub kind: SourceKind,
    /// How many announcements rest on it.
    pub announcements: i64,
    /// How many rows of the record rest on it, announcements among them.
    pub uses: i64,
}

impl Listed for SourceRow {
    const KEYS: Keys = &[
        (&keys::KIND_OF_SOURCE, Meets::Row),
        (&keys::LANGUAGE, Meets::Row),
        (&keys::PUBLISHER, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Rows,
        SortKey::Announcements,
        SortKey::Date,
        SortKey::Publisher,
        SortKey::Name,
        SortKey::Kind,
        SortKey::Language,
    ];
    const OWN: Sort = Sort { key: SortKey::Rows, descending: true };
    const FACETS: &'static [&'static Key] =
        &[&keys::KIND_OF_SOURCE, &keys::LANGUAGE, &keys::PUBLISHER];

    fn position(&self) -> String {
        self.id.clone()
    }
}
