//! Changes to rows that had been published.

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::HeldRow;
use crate::answers::rows::CorrectionRow;
use crate::domain::Corrected;

impl HeldRow for CorrectionRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.corrections.iter().collect()
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.day, self.day))
    }
}

/// The corrections of one row, the newest day first.
#[must_use]
pub fn of_row(held: &Held, table: Corrected, id: &str) -> Vec<CorrectionRow> {
    of_rows(held, table, &[id])
}

/// The corrections of the session moves of a share or an index, the newest day first.
#[must_use]
pub fn of_moves(held: &Held, symbol: &str) -> Vec<CorrectionRow> {
    // The id of a move is its symbol and its day.
    let is_of = |id: &str| id.split('/').next() == Some(symbol);
    found(held, |row| row.table == Corrected::Move && is_of(&row.id))
}

/// The corrections of some rows of a table, the newest day first.
#[must_use]
pub fn of_rows(held: &Held, table: Corrected, ids: &[&str]) -> Vec<CorrectionRow> {
    found(held, |row| row.table == table && ids.contains(&row.id.as_str()))
}

fn found(held: &Held, fits: impl Fn(&CorrectionRow) -> bool) -> Vec<CorrectionRow> {
    held.corrections.iter().filter(|row| fits(row)).cloned().collect()
}
