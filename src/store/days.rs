//! Days: which markets traded, and how much was announced.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use sqlx::FromRow;

use super::announcements::AnnouncementRow;
use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::{Result, Snapshot};
use crate::domain::{Calendars, ClosureKind, Day, Market};
use crate::record::{Filter, keys};

/// A session of a market.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct SessionRow {
    #[sqlx(try_from = "String")]
    pub market: Market,
    pub day: NaiveDate,
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
    pub sources: String,
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
    pub sources: String,
}

/// Lists of days of markets, by market and day.
macro_rules! listed_by_market {
    ($($row:ty: $held:ident, $select:literal;)+) => {
        $(impl Listed for $row {
            const KEYS: Keys =
                &[(&keys::FROM, Meets::Row), (&keys::TO, Meets::Row), (&keys::DAY, Meets::Row)];

            fn position(&self) -> String {
                format!("{}.{}", self.market, self.day)
            }

            from_memory!();
        }

        impl Stored for $row {
            const SELECT: &'static str = $select;
            const ORDER: &'static str = "d.market, d.day";
        }

        impl HeldRow for $row {
            fn rows(held: &Held) -> Vec<&Self> {
                held.$held.iter().collect()
            }

            fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
                Some((self.day, self.day))
            }
        })+
    };
}

listed_by_market! {
    SessionRow: sessions, "SELECT d.market, d.day FROM trading_session d";
    ClosureRow: closures, "SELECT d.market, d.day, d.kind, d.reason_en, d.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM closure_source s \
            WHERE s.market = d.market AND s.day = d.day), '') AS sources FROM closure d";
    ShortSessionRow: short_sessions, "SELECT d.market, d.day, d.opens, d.closes, d.reason_en, \
        d.reason_zh, COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) \
            FROM short_session_source s \
            WHERE s.market = d.market AND s.day = d.day), '') AS sources FROM short_session d";
}

/// What was announced between two days, in the order of the timeline. What is known by month stands
/// behind the month's last day.
pub async fn announced(
    snapshot: &mut Snapshot,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<AnnouncementRow>> {
    let held = snapshot.held().await?;
    let last = |row: &AnnouncementRow| Day { date: row.day, precision: row.day_precision }.span().1;
    let rows = held.announcements().filter(|row| (from..=to).contains(&last(row)));
    Ok(rows.cloned().collect())
}

/// The calendars of sessions.
pub(super) fn calendars_of(sessions: &[SessionRow], short: &[ShortSessionRow]) -> Calendars {
    let closes = |row: &ShortSessionRow| NaiveTime::parse_from_str(&row.closes, "%H:%M").ok();
    Calendars::new(
        sessions.iter().map(|row| (row.market, row.day)),
        short.iter().map(|row| (row.market, row.day, closes(row))),
    )
}

/// The calendars of all markets.
pub async fn calendars(snapshot: &mut Snapshot) -> Result<Arc<Calendars>> {
    Ok(snapshot.held().await?.calendars.clone())
}

/// Every shortened session.
pub async fn short_sessions(snapshot: &mut Snapshot) -> Result<Vec<ShortSessionRow>> {
    Ok(snapshot.held().await?.short_sessions.clone())
}

/// Every closure.
pub async fn closures(snapshot: &mut Snapshot) -> Result<Vec<ClosureRow>> {
    Ok(snapshot.held().await?.closures.clone())
}

/// The days with announcements, in order.
pub async fn with_announcements(snapshot: &mut Snapshot) -> Result<BTreeSet<NaiveDate>> {
    let held = snapshot.held().await?;
    Ok(held.announcements().filter_map(AnnouncementRow::known_day).collect())
}
