//! Days: which markets traded, and how much was announced.

use chrono::{NaiveDate, NaiveTime};
use sqlx::FromRow;

use super::list::{self, Keys, Listed, Meets, Selected, Stored, from_sql};
use super::{Error, Result, Snapshot, Sql};
use crate::domain::{AnnouncementKind, Calendars, ClosureKind, Market, Precision};
use crate::record::{Filter, Sort, keys};

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

/// Lists of days of markets: ordered by market and day, filtered by day.
macro_rules! listed_by_market {
    ($($row:ty: $select:literal, $count:literal;)+) => {
        $(impl Listed for $row {
            const KEYS: Keys = &[
                (&keys::FROM, Meets::Since("d.day")),
                (&keys::TO, Meets::Until("d.day")),
                (&keys::DAY, Meets::Column("d.day")),
            ];

            fn position(&self) -> String {
                format!("{}.{}", self.market, self.day)
            }

            from_sql!();
        }

        impl Stored for $row {
            const SELECT: &'static str = $select;
            const KEY: &'static str = "d.market || '.' || CAST(d.day AS TEXT)";

            fn order(_sort: Sort, sql: &mut Sql) {
                sql.push("d.market, d.day");
            }
        }

        impl Selected for $row {
            const COUNT: &'static str = $count;

            fn seek(_sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
                let (market, date) =
                    after.split_once('.').ok_or_else(|| Error::Cursor(after.to_owned()))?;
                sql.push(" AND (d.market, d.day) > (").bind(market);
                sql.push(", ").bind(list::day(date, after)?).push(")");
                Ok(())
            }
        })+
    };
}

listed_by_market! {
    SessionRow: "SELECT d.market, d.day FROM trading_session d WHERE 1 = 1",
        "SELECT count(*) AS n FROM trading_session d WHERE 1 = 1";
    ClosureRow: "SELECT d.market, d.day, d.kind, d.reason_en, d.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM closure_source s \
            WHERE s.market = d.market AND s.day = d.day), '') AS sources \
        FROM closure d WHERE 1 = 1",
        "SELECT count(*) AS n FROM closure d WHERE 1 = 1";
    ShortSessionRow: "SELECT d.market, d.day, d.opens, d.closes, d.reason_en, d.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) \
            FROM short_session_source s \
            WHERE s.market = d.market AND s.day = d.day), '') AS sources \
        FROM short_session d WHERE 1 = 1",
        "SELECT count(*) AS n FROM short_session d WHERE 1 = 1";
}

/// An announcement on the calendar of a year.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`")]
pub struct AnnouncedRow {
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
}

/// What was announced between two days, in the order of the timeline.
pub async fn announced(
    snapshot: &mut Snapshot,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<AnnouncedRow>> {
    let mut sql = Sql::new(
        "SELECT a.day, a.day_precision, a.kind, a.company, c.short_en, c.short_zh \
         FROM announcement a JOIN company c ON c.slug = a.company WHERE a.sort_day >= ",
    );
    // What is known by month stands behind the month's last day, with a mark that sorts behind it.
    sql.bind(from.to_string())
        .push(" AND a.sort_day <= ")
        .bind(format!("{to}~"))
        .push(" ORDER BY a.sort_day, a.id");
    snapshot.all(sql).await
}

/// The calendars of all markets.
pub async fn calendars(snapshot: &mut Snapshot) -> Result<Calendars> {
    let sessions: Vec<SessionRow> = list::all(snapshot, &Filter::default()).await?;
    let short = short_sessions(snapshot).await?;
    Ok(Calendars::new(
        sessions.into_iter().map(|row| (row.market, row.day)),
        short
            .into_iter()
            .map(|row| (row.market, row.day, NaiveTime::parse_from_str(&row.closes, "%H:%M").ok())),
    ))
}

/// Every shortened session.
pub async fn short_sessions(snapshot: &mut Snapshot) -> Result<Vec<ShortSessionRow>> {
    list::all(snapshot, &Filter::default()).await
}

/// Every closure.
pub async fn closures(snapshot: &mut Snapshot) -> Result<Vec<ClosureRow>> {
    list::all(snapshot, &Filter::default()).await
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
pub async fn counts(snapshot: &mut Snapshot) -> Result<Vec<DayCount>> {
    snapshot
        .all(Sql::new(
            "SELECT day, count(*) AS n FROM announcement WHERE day_precision = 'day' \
             GROUP BY day ORDER BY day",
        ))
        .await
}
