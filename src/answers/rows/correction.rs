//! A change to a row that had been published.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::Corrected;
use crate::record::keys;

/// A correction.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct CorrectionRow {
    /// Date, table, id and field, joined by `/`.
    pub key: String,
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub table: Corrected,
    pub id: String,
    pub field: String,
    pub was: String,
    pub now: String,
    pub reason_en: String,
    pub reason_zh: String,
    /// Ids of sources, joined by `;`.
    pub sources: String,
}

impl Listed for CorrectionRow {
    const KEYS: Keys =
        &[(&keys::FROM, Meets::Row), (&keys::TO, Meets::Row), (&keys::DAY, Meets::Row)];

    /// A key begins with the day.
    fn position(&self) -> String {
        self.key.clone()
    }
}
