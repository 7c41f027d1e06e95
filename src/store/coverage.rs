//! How much of what the record holds.

use sqlx::FromRow;

use super::{Result, Snapshot, Sql};
use crate::domain::{AnnouncementKind, Confidence};

/// Announcements of one month, kind and confidence.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct CoverageRow {
    /// `2023-04`.
    pub month: String,
    /// What kind.
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    /// How sure the day is.
    #[sqlx(try_from = "String")]
    pub confidence: Confidence,
    /// How many.
    pub n: i64,
    /// Of these, how many have no known day.
    pub undated: i64,
}

/// The counts, by month.
pub async fn counts(snapshot: &mut Snapshot) -> Result<Vec<CoverageRow>> {
    snapshot
        .all(Sql::new(
            "SELECT substr(CAST(day AS TEXT), 1, 7) AS month, kind, confidence, count(*) AS n, \
             CAST(sum(CASE WHEN day_precision = 'month' THEN 1 ELSE 0 END) AS BIGINT) AS undated \
             FROM announcement GROUP BY month, kind, confidence ORDER BY month, kind, confidence",
        ))
        .await
}
