//! Session moves: open, high, low and close in percent against the previous close.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::export_sqlite::{RawRow, RawSlice};
use super::list::Paged;
use super::{Result, Snapshot, Sql};
use crate::answers::listed::{Keys, Listed, Meets, Page, UnknownPosition};
use crate::domain::{Basis, LimitState};
use crate::record::{Filter, SortKey, keys};
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
        (&keys::COMPANY, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::SYMBOL, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[SortKey::Date];

    fn position(&self) -> String {
        format!("{}.{}", self.day, self.symbol)
    }
}

impl Paged for MoveRow {
    const RAW: Option<RawSlice<Self>> = Some(|reader, of, take| {
        reader.slice(of, window(of.filter, of.after, of.rows + 1)?, read, take)
    });

    async fn page(
        snapshot: &mut Snapshot,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Self>> {
        let mut rows: Vec<Self> =
            snapshot.all(window(filter, after, i64::from(limit) + 1)?).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = if more { rows.last().map(Self::position) } else { None };
        Ok(Page { rows, next, start: after.is_none().then_some(0) })
    }

    async fn count(snapshot: &mut Snapshot, filter: &Filter) -> Result<i64> {
        let mut sql = Sql::new("SELECT count(*) AS n FROM session_move m WHERE 1 = 1");
        narrow(filter, Shares::ByName, &mut sql);
        snapshot.number(sql).await
    }
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

/// `SELECT .. WHERE ..`, open for more conditions.
const SELECT: &str = "SELECT m.symbol, m.day, m.open, m.high, m.low, m.close, m.basis, \
    m.price_limit FROM session_move m WHERE 1 = 1";

/// The moves of a filter behind a position, by symbol and day.
fn window(filter: &Filter, after: Option<&str>, rows: i64) -> Result<Sql> {
    let mut sql = Sql::new(SELECT);
    narrow(filter, Shares::InOrder, &mut sql);
    let falls = filter.sort.descending;
    within_exchanges(filter, (falls, after.is_some()), &mut sql);
    if let Some(after) = after {
        let (date, symbol) =
            after.split_once('.').ok_or_else(|| UnknownPosition(after.to_owned()))?;
        sql.push(" AND (m.symbol, m.day) ").push(if falls { "< (" } else { "> (" });
        sql.bind(symbol).push(", ").bind(day(date, after)?).push(")");
    }
    let order = if falls { "m.symbol DESC, m.day DESC" } else { "m.symbol, m.day" };
    sql.push(" ORDER BY ").push(order).push(" LIMIT ").bind(rows);
    Ok(sql)
}

/// Ends the list at the last share of the exchanges that were asked for, and begins it at their first
/// one unless it begins behind a position: an exchange of few shares, or of none, is not looked for
/// among all rows.
fn within_exchanges(filter: &Filter, (falls, is_behind): (bool, bool), sql: &mut Sql) {
    let exchanges = filter.values(&keys::EXCHANGE);
    if exchanges.is_empty() {
        return;
    }
    for (is_last, operator, end) in [(falls, " >= ", "min"), (!falls, " <= ", "max")] {
        if is_last || !is_behind {
            sql.push(" AND m.symbol").push(operator).push("(SELECT ").push(end);
            sql.push("(l.symbol) FROM listing l WHERE 1 = 1");
            sql.and_in("l.exchange", exchanges).push(")");
        }
    }
}

/// How the shares of an exchange are found: looked up by name, which is quick to count, or each as the
/// list comes to it, which keeps its order.
#[derive(Clone, Copy, PartialEq)]
enum Shares {
    ByName,
    InOrder,
}

/// Appends the conditions of a filter. Over all symbols a span is read in the list's order, past the
/// days outside it: the index by day would give the whole span to be sorted for each page.
fn narrow(filter: &Filter, of_exchange: Shares, sql: &mut Sql) {
    let by_name = " AND m.symbol IN (SELECT l.symbol FROM listing l WHERE 1 = 1";
    let in_order = " AND EXISTS (SELECT 1 FROM listing l WHERE l.symbol = m.symbol";
    let companies = filter.values(&keys::COMPANY);
    if !companies.is_empty() {
        sql.push(by_name).and_in("l.company", companies).push(")");
    }
    let exchanges = filter.values(&keys::EXCHANGE);
    if !exchanges.is_empty() {
        sql.push(if of_exchange == Shares::ByName { by_name } else { in_order });
        sql.and_in("l.exchange", exchanges).push(")");
    }
    sql.and_in("m.symbol", filter.values(&keys::SYMBOL));
    sql.and_in("m.day", filter.values(&keys::DAY));
    let one_by_one = [&keys::COMPANY, &keys::SYMBOL, &keys::DAY];
    let is_span_of_all = one_by_one.into_iter().all(|key| filter.values(key).is_empty());
    let day = if is_span_of_all { " AND COALESCE(m.day, m.day)" } else { " AND m.day" };
    for (key, operator) in [(&keys::FROM, " >= "), (&keys::TO, " <= ")] {
        for value in filter.values(key) {
            sql.push(day).push(operator).bind(value);
        }
    }
}

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
    let mut sql = Sql::new(SELECT);
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

/// The close moves of some symbols between two days, by symbol and day.
pub async fn closes(
    snapshot: &mut Snapshot,
    symbols: &[&str],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<CloseRow>> {
    if symbols.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql =
        Sql::new("SELECT m.symbol, m.day, m.close, m.price_limit FROM session_move m WHERE 1 = 1");
    sql.and_in("m.symbol", symbols.iter().copied());
    sql.push(" AND m.day >= ").bind(from).push(" AND m.day <= ").bind(to);
    sql.push(" ORDER BY m.symbol, m.day");
    snapshot.all(sql).await
}

/// The date in a position.
fn day(text: &str, after: &str) -> Result<NaiveDate, UnknownPosition> {
    text.parse().map_err(|_| UnknownPosition(after.to_owned()))
}
