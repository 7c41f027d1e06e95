//! What several announcements are compared by: which can be, and the closes behind their studies.

use std::sync::Arc;

use chrono::NaiveDate;
use sqlx::FromRow;

use super::announcements::{AnnouncementRow, TimelineRow};
use super::held::Held;
use super::reactions::ReactionRow;
use super::{Result, Snapshot, Sql};
use crate::domain::LimitState;

/// Every announcement that can be compared, with the day 0 of its company's primary listing, by
/// company and date.
#[must_use]
pub fn candidates(held: &Held) -> Vec<(&AnnouncementRow, NaiveDate)> {
    let candidate = |shown: &'_ Arc<TimelineRow>| {
        let is_own = |row: &&ReactionRow| row.is_primary && row.company == shown.row.company;
        shown.reactions.iter().filter(is_own).find(|row| row.has_study()).and_then(|row| row.day)
    };
    let rows = held.announcements.iter();
    let mut rows: Vec<(&AnnouncementRow, NaiveDate)> =
        rows.filter_map(|shown| Some((&*shown.row, candidate(shown)?))).collect();
    rows.sort_by_key(|(row, _)| &row.company);
    rows
}

/// Every studied event of some shares, whoever made the announcement, by share and day.
pub async fn event_days(snapshot: &mut Snapshot, symbols: &[&str]) -> Result<Vec<ReactionRow>> {
    let held = snapshot.held().await?;
    let is_event = |row: &&ReactionRow| {
        symbols.contains(&row.symbol.as_str()) && row.has_study() && row.day.is_some()
    };
    let mut rows: Vec<&ReactionRow> = held.reactions().filter(is_event).collect();
    rows.sort_by_key(|row| (&row.symbol, row.day, &row.announcement));
    Ok(rows.into_iter().cloned().collect())
}

/// The close of one session, percent against the previous close.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `session_move`")]
pub struct CloseRow {
    pub symbol: String,
    pub day: NaiveDate,
    pub close: f64,
    #[sqlx(try_from = "String")]
    pub price_limit: LimitState,
}

/// Every close move of some symbols, by symbol and day.
pub async fn closes(snapshot: &mut Snapshot, symbols: &[&str]) -> Result<Vec<CloseRow>> {
    if symbols.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql =
        Sql::new("SELECT m.symbol, m.day, m.close, m.price_limit FROM session_move m WHERE 1 = 1");
    sql.and_in("m.symbol", symbols.iter().copied());
    sql.push(" ORDER BY m.symbol, m.day");
    snapshot.all(sql).await
}
