//! Lists: one filter, one total order, pages behind a position.
//!
//! A page, its CSV and its JSON all come from here with the same [`Filter`], so that what is on
//! the screen is what is exported.

use super::export_sqlite::RawSlice;
use super::{Result, Snapshot};
use crate::answers::list::InMemory;
use crate::answers::listed::{Listed, Page};
use crate::record::Filter;

/// A list of which pages and counts are read: from the record in memory, or, of session moves,
/// from the database.
pub trait Paged: Listed {
    /// How rows are read without sqlx, for lists that come by the million.
    const RAW: Option<RawSlice<Self>> = None;

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
}

impl<T: InMemory> Paged for T {
    async fn page(
        snapshot: &mut Snapshot,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Self>> {
        Ok(<T as InMemory>::page(&*snapshot.held().await?, filter, after, limit)?)
    }

    async fn count(snapshot: &mut Snapshot, filter: &Filter) -> Result<i64> {
        Ok(<T as InMemory>::count(&*snapshot.held().await?, filter))
    }
}

/// Up to `limit` rows behind a position.
///
/// # Errors
/// If the position is not of this list or the database fails.
pub async fn page<T: Paged>(
    snapshot: &mut Snapshot,
    filter: &Filter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<T>> {
    T::page(snapshot, filter, after, limit).await
}

/// How many rows a filter leaves.
pub async fn count<T: Paged>(snapshot: &mut Snapshot, filter: &Filter) -> Result<i64> {
    T::count(snapshot, filter).await
}

/// Every row of a filter, however many. For sets known to be small: parts of one page, or a file
/// that is made in memory.
pub async fn all<T: Paged>(snapshot: &mut Snapshot, filter: &Filter) -> Result<Vec<T>> {
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
