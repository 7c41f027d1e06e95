//! Which record it is.

use chrono::NaiveDate;
use sqlx::FromRow;

/// Which record a database holds.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Dataset {
    /// SHA-256 of the checked record in canonical form, hexadecimal.
    pub version: String,
    /// `embedded` if it came with the binary, `import` if an operator imported it.
    pub origin: String,
    /// English title.
    pub title_en: String,
    /// Chinese title.
    pub title_zh: String,
    /// The one date of the record.
    pub released: NaiveDate,
    /// SPDX licence id.
    pub licence: String,
    /// How many announcements it has.
    pub announcements: i64,
    /// How many sources.
    pub sources: i64,
    /// How many organisations act in it.
    pub organisations: i64,
}

impl Dataset {
    /// The version as people see it: the first 12 hex digits.
    #[must_use]
    pub fn short_version(&self) -> &str {
        self.version.get(..12).unwrap_or(&self.version)
    }
}
