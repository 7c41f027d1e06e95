//! Lists: one filter, one total order, pages by keyset.
//!
//! A page, its CSV and its JSON all come from here with the same [`Filter`], so that what is on
//! the screen is what is exported.

use super::export_sqlite::RawSlice;
use super::facets::{Facet, Facets};
use super::search::{self, Kind};
use super::{Error, Record, Result, Snapshot, Sql};
use crate::record::{Filter, Key, Sort, SortKey, Value};

/// How the rows of a list meet the values of a key.
#[derive(Debug, Clone, Copy)]
pub enum Meets {
    /// A column has one of them.
    Column(&'static str),
    /// One of two columns has one of them.
    Either(&'static str, &'static str),
    /// Other rows, of which this is the query, have one of them in a column.
    Among(&'static str, &'static str),
    /// Whether there are other rows, of which this is the query.
    Has(&'static str),
    /// A column holds this day or a later one.
    Since(&'static str),
    /// A column holds this day or an earlier one.
    Until(&'static str),
    /// The words find the entry that a column names.
    Words(Kind, &'static str),
    /// The list's own way, which appends conditions that start with ` AND `.
    By(fn(&[Value], &mut Sql)),
    /// A row that is held in memory has one of them.
    Row,
    /// A row that is held in memory has this number or a larger one.
    AtLeast,
    /// A row that is held in memory has this number or a smaller one.
    AtMost,
}

/// What a list can be narrowed by: its keys, and how a row meets each.
pub type Keys = &'static [(&'static Key, Meets)];

impl Meets {
    /// Appends the condition, starting with ` AND `, that a row meets one of the values.
    fn narrow(self, values: &[Value], sql: &mut Sql) {
        match self {
            Self::Column(column) => _ = sql.and_in(column, values),
            Self::Either(one, other) => {
                sql.push(" AND (1 = 0");
                for value in values {
                    sql.push(" OR ").push(one).push(" = ").bind(value);
                    sql.push(" OR ").push(other).push(" = ").bind(value);
                }
                sql.push(")");
            }
            Self::Among(others, column) => {
                sql.push(" AND EXISTS (").push(others).and_in(column, values).push(")");
            }
            Self::Has(others) => {
                let has = !values.contains(&Value::Flag(false));
                sql.push(if has { " AND EXISTS (" } else { " AND NOT EXISTS (" });
                sql.push(others).push(")");
            }
            Self::Since(column) | Self::Until(column) => {
                let operator = if matches!(self, Self::Since(_)) { " >= " } else { " <= " };
                for value in values {
                    sql.push(" AND ").push(column).push(operator).bind(value);
                }
            }
            Self::Words(kind, column) => {
                for value in values {
                    search::matches(kind, column, &value.to_string(), sql);
                }
            }
            Self::By(narrow) => narrow(values, sql),
            // Lists in memory have no SQL.
            Self::Row | Self::AtLeast | Self::AtMost => {}
        }
    }
}

/// Appends the conditions of a filter, each starting with ` AND `.
pub(super) fn narrow(keys: Keys, filter: &Filter, sql: &mut Sql) {
    for (key, meets) in keys {
        let values = filter.values(key);
        if !values.is_empty() {
            meets.narrow(values, sql);
        }
    }
}

/// A row type that can be listed. Where its rows come from is said by `from_sql!` or
/// `from_memory!`, which make the last four functions.
pub trait Listed: Sized + Send + Sync + 'static {
    /// What the list can be narrowed by.
    const KEYS: Keys;
    /// What it can be ordered by; nothing if it has one order.
    const SORTS: &'static [SortKey] = &[];
    /// The order that a list has unless another one is asked for.
    const OWN: Sort = Sort { key: SortKey::Date, descending: false };
    /// The keys whose values are counted.
    const FACETS: &'static [Facet] = &[];
    /// How rows are read without sqlx, for lists that come by the million.
    const RAW: Option<RawSlice<Self>> = None;

    /// The row's position: what `page` takes to go on behind it.
    fn position(&self) -> String;

    /// Up to `limit` rows behind a position.
    ///
    /// # Errors
    /// If the position is not of this list or the database fails.
    fn page(
        snapshot: &mut Snapshot,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> impl Future<Output = Result<Page<Self>>> + Send;

    /// How many rows a filter leaves.
    fn count(snapshot: &mut Snapshot, filter: &Filter) -> impl Future<Output = Result<i64>> + Send;

    /// The rows with these keys, in the list's order.
    fn by_keys(
        snapshot: &mut Snapshot,
        keys: &[&str],
    ) -> impl Future<Output = Result<Vec<Self>>> + Send;

    /// Counts of every facet under a filter.
    fn facets(
        snapshot: &mut Snapshot,
        filter: &Filter,
    ) -> impl Future<Output = Result<Facets>> + Send;
}

/// A row type that the database holds.
pub trait Stored: Record {
    /// `SELECT .. FROM .. WHERE ..`, open for more conditions.
    const SELECT: &'static str;
    /// The unique text column that names a row.
    const KEY: &'static str;

    /// Appends the columns of `ORDER BY`.
    fn order(_sort: Sort, sql: &mut Sql) {
        sql.push(Self::KEY);
    }
}

/// A row type whose rows are selected from the database for each question.
pub trait Selected: Listed + Stored {
    /// `SELECT count(*) AS n FROM .. WHERE ..`, open for the same conditions as [`Stored::SELECT`].
    const COUNT: &'static str;
    /// The tables of the facets, among them those that [`Listed::KEYS`] names.
    const JOINED: &'static str = "";

    /// Appends the conditions of a filter, each starting with ` AND `.
    fn narrow(filter: &Filter, sql: &mut Sql) {
        narrow(Self::KEYS, filter, sql);
    }

    /// Appends the conditions of a page: those of the filter, and that its rows come after a
    /// position. A list that finds a page's rows in another way overrides it.
    ///
    /// # Errors
    /// [`Error::Cursor`] as for [`Selected::seek`].
    fn window(filter: &Filter, after: Option<&str>, _rows: i64, sql: &mut Sql) -> Result<()> {
        Self::narrow(filter, sql);
        after.map_or(Ok(()), |after| Self::seek(filter.sort, after, sql))
    }

    /// Appends the condition that a row comes after a position.
    ///
    /// # Errors
    /// [`Error::Cursor`] if no row of this list can have that position.
    fn seek(_sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        sql.push(" AND ").push(Self::KEY).push(" > ").bind(after);
        Ok(())
    }
}

/// The items of `impl Listed` of a row type that is [`Selected`].
macro_rules! from_sql {
    () => {
        async fn page(
            snapshot: &mut $crate::store::Snapshot,
            filter: &$crate::record::Filter,
            after: Option<&str>,
            limit: u32,
        ) -> $crate::store::Result<$crate::store::list::Page<Self>> {
            $crate::store::list::selected_page(snapshot, filter, after, limit).await
        }

        async fn count(
            snapshot: &mut $crate::store::Snapshot,
            filter: &$crate::record::Filter,
        ) -> $crate::store::Result<i64> {
            $crate::store::list::selected_count::<Self>(snapshot, filter).await
        }

        async fn by_keys(
            snapshot: &mut $crate::store::Snapshot,
            keys: &[&str],
        ) -> $crate::store::Result<Vec<Self>> {
            $crate::store::list::selected_by_keys(snapshot, keys).await
        }

        async fn facets(
            snapshot: &mut $crate::store::Snapshot,
            filter: &$crate::record::Filter,
        ) -> $crate::store::Result<$crate::store::facets::Facets> {
            $crate::store::facets::selected::<Self>(snapshot, filter).await
        }
    };
}
pub(super) use from_sql;

/// Some rows of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// The position to go on from, if there are more.
    pub next: Option<String>,
    /// How many rows stand before these, where that is known.
    pub start: Option<usize>,
}

/// Up to `limit` rows behind a position.
///
/// # Errors
/// If the position is not of this list or the database fails.
pub async fn page<T: Listed>(
    snapshot: &mut Snapshot,
    filter: &Filter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<T>> {
    T::page(snapshot, filter, after, limit).await
}

/// How many rows a filter leaves.
pub async fn count<T: Listed>(snapshot: &mut Snapshot, filter: &Filter) -> Result<i64> {
    T::count(snapshot, filter).await
}

/// Every row of a filter, however many. For sets known to be small: parts of one page, or a file
/// that is made in memory.
pub async fn all<T: Listed>(snapshot: &mut Snapshot, filter: &Filter) -> Result<Vec<T>> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let page = page::<T>(snapshot, filter, after.as_deref(), 10_000).await?;
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return Ok(rows);
        }
    }
}

/// The rows with these keys, in the list's order.
pub async fn by_keys<T: Listed>(snapshot: &mut Snapshot, keys: &[&str]) -> Result<Vec<T>> {
    if keys.is_empty() { Ok(Vec::new()) } else { T::by_keys(snapshot, keys).await }
}

/// Every row that the database holds.
pub(super) async fn stored<T: Stored>(snapshot: &mut Snapshot) -> Result<Vec<T>> {
    let mut sql = Sql::new(T::SELECT);
    sql.push(" ORDER BY ");
    T::order(Sort::default(), &mut sql);
    snapshot.all(sql).await
}

/// [`Listed::page`] by SQL.
pub(super) async fn selected_page<T: Selected>(
    snapshot: &mut Snapshot,
    filter: &Filter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<T>> {
    let mut sql = Sql::new(T::SELECT);
    let rows = i64::from(limit) + 1;
    T::window(filter, after, rows, &mut sql)?;
    sql.push(" ORDER BY ");
    T::order(filter.sort, &mut sql);
    sql.push(" LIMIT ").bind(rows);
    let mut rows: Vec<T> = snapshot.all(sql).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = if more { rows.last().map(T::position) } else { None };
    Ok(Page { rows, next, start: after.is_none().then_some(0) })
}

/// [`Listed::count`] by SQL.
pub(super) async fn selected_count<T: Selected>(
    snapshot: &mut Snapshot,
    filter: &Filter,
) -> Result<i64> {
    let mut sql = Sql::new(T::COUNT);
    T::narrow(filter, &mut sql);
    snapshot.number(sql).await
}

/// [`Listed::by_keys`] by SQL.
pub(super) async fn selected_by_keys<T: Selected>(
    snapshot: &mut Snapshot,
    keys: &[&str],
) -> Result<Vec<T>> {
    let mut sql = Sql::new(T::SELECT);
    sql.and_in(T::KEY, keys.iter().copied()).push(" ORDER BY ");
    T::order(Sort::default(), &mut sql);
    snapshot.all(sql).await
}

/// A position made of a sort day and an id: `2023-04-10.sensetime-sensenova-unveiled`.
pub(super) fn day_and_id(after: &str) -> Result<(&str, &str)> {
    after
        .split_once('.')
        .filter(|(day, id)| is_sort_day(day) && !id.is_empty())
        .ok_or_else(|| Error::Cursor(after.to_owned()))
}

/// A date, or for rows known by month the month's last day with `~` behind.
fn is_sort_day(text: &str) -> bool {
    text.strip_suffix('~').unwrap_or(text).parse::<chrono::NaiveDate>().is_ok()
}

/// Splits a list that the database joined with `;`.
#[must_use]
pub fn split(joined: &str) -> Vec<&str> {
    joined.split(';').filter(|part| !part.is_empty()).collect()
}

/// The date in a position.
pub(super) fn day(text: &str, after: &str) -> Result<chrono::NaiveDate> {
    text.parse().map_err(|_| Error::Cursor(after.to_owned()))
}
