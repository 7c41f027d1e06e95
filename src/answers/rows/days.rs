//! Days of markets: sessions, shortened ones, and weekdays without one.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::{ClosureKind, Market};
use crate::record::keys;

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
    ($($row:ty,)+) => {
        $(impl Listed for $row {
            const KEYS: Keys =
                &[(&keys::FROM, Meets::Row), (&keys::TO, Meets::Row), (&keys::DAY, Meets::Row)];

            fn position(&self) -> String {
                format!("{}.{}", self.market, self.day)
            }
        })+
    };
}

listed_by_market![SessionRow, ClosureRow, ShortSessionRow,];
