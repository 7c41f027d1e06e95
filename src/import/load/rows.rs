//! Rows of values into a table.

use super::{Loader, Progress};
use crate::domain::Slug;
use crate::store::{Arg, Result, Sql};

/// Rows in one INSERT; SQLite allows 32,766 values, the widest table has 20.
pub(super) const BATCH: usize = 500;

impl Loader<'_> {
    /// Inserts rows of the record in batches, each made when its turn comes, and counts them.
    pub(super) async fn insert(
        &mut self,
        head: &'static str,
        rows: impl IntoIterator<Item = Vec<Arg>>,
    ) -> Result<()> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let batch: Vec<_> = rows.by_ref().take(BATCH).collect();
            let count = batch.len();
            self.insert_derived(head, batch).await?;
            self.written += count;
            (self.tell)(Progress::Rows { written: self.written, of: self.of });
        }
        Ok(())
    }

    /// The same of rows that follow from those of the record, which are not counted.
    pub(super) async fn insert_derived(
        &mut self,
        head: &'static str,
        rows: impl IntoIterator<Item = Vec<Arg>>,
    ) -> Result<()> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let mut sql = Sql::new(head);
            for (n, row) in rows.by_ref().take(BATCH).enumerate() {
                sql.push(if n == 0 { " VALUES (" } else { ", (" });
                for (column, value) in row.into_iter().enumerate() {
                    sql.push(if column == 0 { "" } else { ", " }).bind(value);
                }
                sql.push(")");
            }
            self.write.run(sql).await?;
        }
        Ok(())
    }
}

/// One row of values.
macro_rules! row {
    ($($value:expr),+ $(,)?) => { vec![$($crate::store::Arg::from($value)),+] };
}
pub(super) use row;

/// The rows of a table that keeps a list: owner, position, member.
pub(super) fn members<'a>(
    rows: impl IntoIterator<Item = (&'a Slug, &'a [Slug])>,
) -> impl Iterator<Item = Vec<Arg>> {
    rows.into_iter().flat_map(|(owner, members)| {
        let row =
            |(position, member): (i64, &'a Slug)| row![owner.as_str(), position, member.as_str()];
        (0i64..).zip(members).map(row)
    })
}

pub(super) fn maybe(slug: Option<&Slug>) -> Option<String> {
    slug.map(|slug| slug.as_str().to_owned())
}
