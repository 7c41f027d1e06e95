//! Changes to rows that had been published.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::{Result, Snapshot};
use crate::domain::Corrected;
use crate::record::{Filter, keys};

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

    from_memory!();
}

impl Stored for CorrectionRow {
    const SELECT: &'static str = "SELECT c.correction_key AS key, c.day, c.in_table AS \"table\", \
        c.row_id AS id, c.field, c.was, c.became AS now, c.reason_en, c.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM correction_source s \
            WHERE s.correction = c.correction_key), '') AS sources FROM correction c";
    const ORDER: &'static str = "c.day DESC, c.correction_key";
}

impl HeldRow for CorrectionRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.corrections.iter().collect()
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.day, self.day))
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
    // The id of a move is its symbol and its day.
    let is_of = |id: &str| id.split('/').next() == Some(symbol);
    found(snapshot, |row| row.table == Corrected::Move && is_of(&row.id)).await
}

/// The corrections of some rows of a table, the newest day first.
pub async fn of_rows(
    snapshot: &mut Snapshot,
    table: Corrected,
    ids: &[&str],
) -> Result<Vec<CorrectionRow>> {
    found(snapshot, |row| row.table == table && ids.contains(&row.id.as_str())).await
}

async fn found(
    snapshot: &mut Snapshot,
    fits: impl Fn(&CorrectionRow) -> bool,
) -> Result<Vec<CorrectionRow>> {
    let held = snapshot.held().await?;
    Ok(held.corrections.iter().filter(|row| fits(row)).cloned().collect())
}
