//! Lists: one filter, one total order, pages behind a position.
//!
//! A page, its CSV and its JSON all come from here with the same [`Filter`], so that what is on
//! the screen is what is exported.

use super::export_sqlite::RawSlice;
use super::facets::Facets;
use super::{Error, Record, Result, Snapshot, Sql};
use crate::record::{Filter, Key, Sort, SortKey};

/// How the rows of a list meet the values of a key.
#[derive(Debug, Clone, Copy)]
pub enum Meets {
    /// A row has one of them.
    Row,
    /// A row has this number or a larger one.
    AtLeast,
    /// A row has this number or a smaller one.
    AtMost,
}

/// What a list can be narrowed by: its keys, and how a row meets each.
pub type Keys = &'static [(&'static Key, Meets)];

/// A row type that can be listed. Where its rows are held in memory, `from_memory!` makes the last
/// four functions.
pub trait Listed: Sized + Send + Sync + 'static {
    /// What the list can be narrowed by.
    const KEYS: Keys;
    /// What it can be ordered by; nothing if it has one order.
    const SORTS: &'static [SortKey] = &[];
    /// The order that a list has unless another one is asked for.
    const OWN: Sort = Sort { key: SortKey::Date, descending: false };
    /// The keys whose values are counted.
    const FACETS: &'static [&'static Key] = &[];
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

/// A row type that the database holds, for the record in memory to read.
pub trait Stored: Record {
    /// `SELECT .. FROM ..`.
    const SELECT: &'static str;
    /// The columns of `ORDER BY`.
    const ORDER: &'static str;
}

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
    sql.push(" ORDER BY ").push(T::ORDER);
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
