//! Changes to rows that had been published.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::list::{Keys, Listed, Meets, Selected, Stored, day, from_sql};
use super::{Result, Snapshot, Sql};
use crate::domain::Corrected;
use crate::record::{Sort, keys};

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
    const KEYS: Keys = &[
        (&keys::FROM, Meets::Since("c.day")),
        (&keys::TO, Meets::Until("c.day")),
        (&keys::DAY, Meets::Column("c.day")),
    ];

    /// A key begins with the day.
    fn position(&self) -> String {
        self.key.clone()
    }

    from_sql!();
}

impl Stored for CorrectionRow {
    const SELECT: &'static str = "SELECT c.correction_key AS key, c.day, c.in_table AS \"table\", \
        c.row_id AS id, c.field, c.was, c.became AS now, c.reason_en, c.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM correction_source s \
            WHERE s.correction = c.correction_key), '') AS sources \
        FROM correction c WHERE 1 = 1";
    const KEY: &'static str = "c.correction_key";

    fn order(_sort: Sort, sql: &mut Sql) {
        sql.push("c.day DESC, c.correction_key");
    }
}

impl Selected for CorrectionRow {
    const COUNT: &'static str = "SELECT count(*) AS n FROM correction c WHERE 1 = 1";

    fn seek(_sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        let date = day(after.split('/').next().unwrap_or_default(), after)?;
        sql.push(" AND (c.day < ").bind(date).push(" OR (c.day = ").bind(date);
        sql.push(" AND c.correction_key > ").bind(after).push("))");
        Ok(())
    }
}

/// The corrections of one row, the newest day first.
pub async fn of_row(
    snapshot: &mut Snapshot,
    table: Corrected,
    id: &str,
) -> Result<Vec<CorrectionRow>> {
    of_rows(snapshot, table, &[id]).await
}

/// The corrections of the session moves of a share or an index, the newest day first.
pub async fn of_moves(snapshot: &mut Snapshot, symbol: &str) -> Result<Vec<CorrectionRow>> {
    let mut sql = Sql::new(CorrectionRow::SELECT);
    sql.push(" AND c.in_table = ").bind(Corrected::Move.as_str());
    // The id of a move is its symbol and its day; `0` follows `/`.
    sql.push(" AND c.row_id >= ").bind(format!("{symbol}/"));
    sql.push(" AND c.row_id < ").bind(format!("{symbol}0")).push(" ORDER BY ");
    CorrectionRow::order(Sort::default(), &mut sql);
    snapshot.all(sql).await
}

/// The corrections of some rows of a table, the newest day first.
pub async fn of_rows(
    snapshot: &mut Snapshot,
    table: Corrected,
    ids: &[&str],
) -> Result<Vec<CorrectionRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(CorrectionRow::SELECT);
    sql.push(" AND c.in_table = ").bind(table.as_str());
    sql.and_in("c.row_id", ids.iter().copied()).push(" ORDER BY ");
    CorrectionRow::order(Sort::default(), &mut sql);
    snapshot.all(sql).await
}
