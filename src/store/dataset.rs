//! The dataset row: which record this is.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::{Result, Snapshot, Sql};

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

/// The record a database holds, if any.
pub async fn current(snapshot: &mut Snapshot) -> Result<Option<Dataset>> {
    let sql = Sql::new(
        "SELECT version, origin, title_en, title_zh, released, licence, announcements, sources, \
         organisations FROM dataset",
    );
    snapshot.first(sql).await
}

/// Which record it is, and of when.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Stamp {
    /// The full version.
    pub version: String,
    /// The one date of the record.
    pub released: NaiveDate,
}

/// The stamp of the record a database holds, if any: cheap enough to be asked often.
pub async fn stamp(snapshot: &mut Snapshot) -> Result<Option<Stamp>> {
    snapshot.first(Sql::new("SELECT version, released FROM dataset")).await
}

/// The full version of the record a database holds, if any.
pub async fn version(snapshot: &mut Snapshot) -> Result<Option<String>> {
    Ok(column(snapshot, "SELECT version AS value FROM dataset").await?.pop())
}

/// One text column, selected as `value`.
pub(super) async fn column(snapshot: &mut Snapshot, select: &'static str) -> Result<Vec<String>> {
    #[derive(FromRow)]
    struct Value {
        value: String,
    }
    let rows: Vec<Value> = snapshot.all(Sql::new(select)).await?;
    Ok(rows.into_iter().map(|row| row.value).collect())
}
