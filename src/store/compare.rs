//! What several announcements are compared by: which can be, and the closes behind their studies.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::{Result, Snapshot, Sql};
use crate::domain::LimitState;

/// An announcement whose company's primary listing has a studied reaction to it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
#[expect(missing_docs, reason = "columns of the tables it joins")]
pub struct CandidateRow {
    pub announcement: String,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub day: NaiveDate,
}

/// Every announcement that can be compared, by company and date.
pub async fn candidates(snapshot: &mut Snapshot) -> Result<Vec<CandidateRow>> {
    snapshot
        .all(Sql::new(
            "SELECT e.announcement, a.company, c.short_en, c.short_zh, a.label_en, a.label_zh, \
             r.day FROM event_study e \
             JOIN reaction r ON r.announcement = e.announcement AND r.symbol = e.symbol \
             JOIN announcement a ON a.id = e.announcement \
             JOIN listing l ON l.symbol = e.symbol AND l.company = a.company AND l.is_primary \
             JOIN company c ON c.slug = a.company WHERE r.day IS NOT NULL \
             ORDER BY a.company, a.sort_day, a.id",
        ))
        .await
}

/// A studied event of a share.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
#[expect(missing_docs, reason = "columns of `reaction` and `announcement`")]
pub struct EventDayRow {
    pub symbol: String,
    pub announcement: String,
    pub day: NaiveDate,
    pub title_en: String,
    pub title_zh: String,
}

/// Every studied event of some shares, whoever made the announcement.
pub async fn event_days(snapshot: &mut Snapshot, symbols: &[&str]) -> Result<Vec<EventDayRow>> {
    if symbols.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT r.symbol, r.announcement, r.day, a.title_en, a.title_zh FROM event_study e \
         JOIN reaction r ON r.announcement = e.announcement AND r.symbol = e.symbol \
         JOIN announcement a ON a.id = r.announcement WHERE r.day IS NOT NULL",
    );
    sql.and_in("r.symbol", symbols.iter().copied());
    sql.push(" ORDER BY r.symbol, r.day, r.announcement");
    snapshot.all(sql).await
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
