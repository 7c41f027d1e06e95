//! Changes to rows that had been published.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::list::{Keys, Listed, Meets};
use super::{Result, Snapshot, Sql};
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
    const SELECT: &'static str = "SELECT c.correction_key AS key, c.day, c.in_table AS \"table\", \
        c.row_id AS id, c.field, c.was, c.became AS now, c.reason_en, c.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM correction_source s \
            WHERE s.correction = c.correction_key), '') AS sources \
        FROM correction c WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM correction c WHERE 1 = 1";
    const KEY: &'static str = "c.correction_key";
    const KEYS: Keys = &[
        (&keys::FROM, Meets::Since("c.day")),
        (&keys::TO, Meets::Until("c.day")),
        (&keys::DAY, Meets::Column("c.day")),
    ];

    fn position(&self) -> String {
        self.key.clone()
    }
}

/// Every correction, the newest day first.
pub async fn newest_first(snapshot: &mut Snapshot) -> Result<Vec<CorrectionRow>> {
    let mut sql = Sql::new(CorrectionRow::SELECT);
    sql.push(" ORDER BY c.day DESC, c.correction_key");
    snapshot.all(sql).await
}

/// The corrections of one row, the oldest first.
pub async fn of_row(
    snapshot: &mut Snapshot,
    table: Corrected,
    id: &str,
) -> Result<Vec<CorrectionRow>> {
    let mut sql = Sql::new(CorrectionRow::SELECT);
    sql.push(" AND c.in_table = ").bind(table.as_str());
    sql.push(" AND c.row_id = ").bind(id).push(" ORDER BY c.correction_key");
    snapshot.all(sql).await
}
