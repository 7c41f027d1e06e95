//! Rows of values into a table.

use super::{Changed, Loader, Progress, Result};
use crate::domain::Slug;
use crate::record::table::Declared;
use crate::store::{Arg, Sql, declared};

/// Rows in one INSERT; SQLite allows 32,766 values, the widest table has 20.
pub(super) const BATCH: usize = 500;

impl Loader<'_> {
    /// Inserts rows of the record in batches, each made when its turn comes, and counts them.
    pub(super) async fn insert(
        &mut self,
        head: &'static str,
        rows: impl IntoIterator<Item = Vec<Arg>>,
    ) -> Result<()> {
        let mut rows = rows.into_iter();
        while let Some(count) = self.batch(head, &mut rows).await? {
            self.written += count;
            (self.tell)(Progress::Rows { written: self.written, of: self.of });
        }
        Ok(())
    }

    /// Inserts the rows of a declared table, and counts them.
    pub(super) async fn declared<T: Declared>(&mut self, rows: &[T]) -> Result<()> {
        for batch in rows.chunks(BATCH) {
            declared::insert(self.write, batch).await?;
            self.written += batch.len();
            (self.tell)(Progress::Rows { written: self.written, of: self.of });
        }
        Ok(())
    }

    /// Like the rows above, for tables that are computed from the record; the summary of an import
    /// does not count them.
    pub(super) async fn insert_derived(
        &mut self,
        head: &'static str,
        rows: impl IntoIterator<Item = Vec<Arg>>,
    ) -> Result<()> {
        let mut rows = rows.into_iter();
        while self.batch(head, &mut rows).await?.is_some() {}
        Ok(())
    }

    /// Inserts the next rows and says how many; nothing if there are none.
    async fn batch(
        &mut self,
        head: &'static str,
        rows: &mut impl Iterator<Item = Vec<Arg>>,
    ) -> Result<Option<usize>> {
        let (mut sql, mut count) = (Sql::new(head), 0);
        for row in rows.take(BATCH) {
            sql.push(if count == 0 { " VALUES (" } else { ", (" });
            for (column, value) in row.into_iter().enumerate() {
                sql.push(if column == 0 { "" } else { ", " }).bind(value);
            }
            sql.push(")");
            count += 1;
        }
        if count == 0 {
            return Ok(None);
        }
        self.write.run(sql).await?;
        Ok(Some(count))
    }
}

/// The next rows of those that are read while they are written; nothing behind the last.
pub(super) fn next_batch<T>(
    rows: &mut impl Iterator<Item = Result<T, Changed>>,
) -> Result<Option<Vec<T>>> {
    let batch = rows.take(BATCH).collect::<Result<Vec<T>, _>>()?;
    Ok((!batch.is_empty()).then_some(batch))
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
