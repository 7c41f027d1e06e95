//! Days: which markets traded, and how much was announced.

use chrono::{NaiveDate, NaiveTime};
use sqlx::FromRow;

use super::{Result, Snapshot, Sql};
use crate::domain::{Calendars, ClosureKind, Market};

#[derive(FromRow)]
struct SessionRow {
    #[sqlx(try_from = "String")]
    market: Market,
    day: NaiveDate,
}

/// A session that opened late or closed early; local times, empty if usual.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ShortSessionRow {
    #[sqlx(try_from = "String")]
    pub market: Market,
    pub day: NaiveDate,
    pub opens: String,
    pub closes: String,
    pub reason_en: String,
    pub reason_zh: String,
}

/// A weekday without a session.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ClosureRow {
    #[sqlx(try_from = "String")]
    pub market: Market,
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub kind: ClosureKind,
    pub reason_en: String,
    pub reason_zh: String,
}

/// The calendars of all markets.
///
/// # Errors
/// If the database fails.
pub async fn calendars(snapshot: &mut Snapshot) -> Result<Calendars> {
    let sessions: Vec<SessionRow> = snapshot
        .all(Sql::new("SELECT market, day FROM trading_session ORDER BY market, day"))
        .await?;
    let short = short_sessions(snapshot).await?;
    Ok(Calendars::new(
        sessions.into_iter().map(|row| (row.market, row.day)),
        short
            .into_iter()
            .map(|row| (row.market, row.day, NaiveTime::parse_from_str(&row.closes, "%H:%M").ok())),
    ))
}

/// Every shortened session.
///
/// # Errors
/// If the database fails.
pub async fn short_sessions(snapshot: &mut Snapshot) -> Result<Vec<ShortSessionRow>> {
    snapshot
        .all(Sql::new(
            "SELECT market, day, opens, closes, reason_en, reason_zh FROM short_session \
             ORDER BY market, day",
        ))
        .await
}

/// Every closure.
///
/// # Errors
/// If the database fails.
pub async fn closures(snapshot: &mut Snapshot) -> Result<Vec<ClosureRow>> {
    snapshot
        .all(Sql::new(
            "SELECT market, day, kind, reason_en, reason_zh FROM closure ORDER BY market, day",
        ))
        .await
}

/// How many announcements a day has.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct DayCount {
    /// The day.
    pub day: NaiveDate,
    /// Announcements dated to that day.
    pub n: i64,
}

/// The days with announcements, in order.
///
/// # Errors
/// If the database fails.
pub async fn counts(snapshot: &mut Snapshot) -> Result<Vec<DayCount>> {
    snapshot
        .all(Sql::new(
            "SELECT day, count(*) AS n FROM announcement WHERE day_precision = 'day' \
             GROUP BY day ORDER BY day",
        ))
        .await
}
