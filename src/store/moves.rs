//! Session moves: open, high, low and close in percent against the previous close.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::export_sqlite::{RawRow, RawSlice};
use super::list::{self, Keys, Listed, Meets, Selected, Stored, day, from_sql};
use super::{Error, Result, Snapshot, Sql};
use crate::domain::{Basis, LimitState};
use crate::record::{Filter, Sort, SortKey, keys};
use crate::study::{Bar, Computed};

/// One session of one share or index.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`; moves in percent")]
pub struct MoveRow {
    pub symbol: String,
    pub day: NaiveDate,
    pub open: f64,
    pub high: f64,
    pub low: f64,
    pub close: f64,
    #[sqlx(try_from = "String")]
    pub basis: Basis,
    #[sqlx(try_from = "String")]
    pub price_limit: LimitState,
}

impl From<&MoveRow> for Computed {
    fn from(row: &MoveRow) -> Self {
        Self {
            open: row.open,
            high: row.high,
            low: row.low,
            close: row.close,
            limit: row.price_limit,
        }
    }
}

impl From<&MoveRow> for Bar {
    fn from(row: &MoveRow) -> Self {
        Self { day: row.day, ret: row.close / 100.0, limit: row.price_limit }
    }
}

impl Listed for MoveRow {
    const KEYS: Keys = &[
        // A few symbols, each looked up.
        (
            &keys::COMPANY,
            Meets::By(|slugs, sql| {
                sql.push(" AND m.symbol IN (SELECT l.symbol FROM listing l WHERE 1 = 1");
                sql.and_in("l.company", slugs).push(")");
            }),
        ),
        (&keys::EXCHANGE, EXCHANGE),
        (&keys::SYMBOL, Meets::Column("m.symbol")),
        (&keys::FROM, Meets::Since("m.day")),
        (&keys::TO, Meets::Until("m.day")),
        (&keys::DAY, Meets::Column("m.day")),
    ];
    const SORTS: &'static [SortKey] = &[SortKey::Date];
    const RAW: Option<RawSlice<Self>> = Some(|reader, of, take| reader.slice(of, read, take));

    fn position(&self) -> String {
        format!("{}.{}", self.day, self.symbol)
    }

    from_sql!();
}

fn read(row: &RawRow<'_>) -> rusqlite::Result<MoveRow> {
    Ok(MoveRow {
        symbol: row.text(0)?.to_owned(),
        day: row.day(1)?,
        open: row.real(2)?,
        high: row.real(3)?,
        low: row.real(4)?,
        close: row.real(5)?,
        basis: row.word(6)?,
        price_limit: row.word(7)?,
    })
}

impl Stored for MoveRow {
    const SELECT: &'static str = "SELECT m.symbol, m.day, m.open, m.high, m.low, m.close, \
        m.basis, m.price_limit FROM session_move m WHERE 1 = 1";
    const KEY: &'static str = "m.symbol";

    fn order(sort: Sort, sql: &mut Sql) {
        sql.push(if sort.descending { "m.symbol DESC, m.day DESC" } else { "m.symbol, m.day" });
    }
}

impl Selected for MoveRow {
    const COUNT: &'static str = "SELECT count(*) AS n FROM session_move m WHERE 1 = 1";

    fn narrow(filter: &Filter, sql: &mut Sql) {
        let narrow_it = [&keys::COMPANY, &keys::SYMBOL, &keys::DAY];
        let is_span_of_all = narrow_it.into_iter().all(|key| filter.values(key).is_empty());
        list::narrow(if is_span_of_all { SPAN_OF_ALL } else { Self::KEYS }, filter, sql);
    }

    fn seek(sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        let (date, symbol) =
            after.split_once('.').ok_or_else(|| Error::Cursor(after.to_owned()))?;
        sql.push(" AND (m.symbol, m.day) ").push(if sort.descending { "< (" } else { "> (" });
        sql.bind(symbol).push(", ").bind(day(date, after)?).push(")");
        Ok(())
    }
}

const EXCHANGE: Meets =
    Meets::Among("SELECT 1 FROM listing l WHERE l.symbol = m.symbol", "l.exchange");

/// Over all symbols a span is read in the list's order, past the days outside it: the index by day
/// would give the whole span to be sorted for each page.
const SPAN_OF_ALL: Keys = &[
    (&keys::EXCHANGE, EXCHANGE),
    (&keys::FROM, Meets::Since("COALESCE(m.day, m.day)")),
    (&keys::TO, Meets::Until("COALESCE(m.day, m.day)")),
];

/// The moves of some symbols between two days, by symbol and day.
pub async fn between(
    snapshot: &mut Snapshot,
    symbols: &[&str],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<MoveRow>> {
    if symbols.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(MoveRow::SELECT);
    sql.and_in("m.symbol", symbols.iter().copied());
    sql.push(" AND m.day >= ").bind(from).push(" AND m.day <= ").bind(to);
    sql.push(" ORDER BY m.symbol, m.day");
    snapshot.all(sql).await
}

/// A tracked share on one day, with its names.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of the tables it joins; moves in percent")]
pub struct DayMoveRow {
    pub symbol: String,
    pub exchange: Option<String>,
    pub company: Option<String>,
    pub short_en: Option<String>,
    pub short_zh: Option<String>,
    pub open: f64,
    pub high: f64,
    pub low: f64,
    pub close: f64,
    #[sqlx(try_from = "String")]
    pub basis: Basis,
    #[sqlx(try_from = "String")]
    pub price_limit: LimitState,
}

/// All moves of one day, the largest fall first; indices have no company.
pub async fn on_day(snapshot: &mut Snapshot, day: NaiveDate) -> Result<Vec<DayMoveRow>> {
    let mut sql = Sql::new(
        "SELECT m.symbol, l.exchange, l.company, c.short_en, c.short_zh, m.open, m.high, m.low, \
         m.close, m.basis, m.price_limit FROM session_move m LEFT JOIN listing l ON l.symbol = m.symbol \
         LEFT JOIN company c ON c.slug = l.company WHERE m.day = ",
    );
    sql.bind(day).push(" ORDER BY m.close, m.symbol");
    snapshot.all(sql).await
}
