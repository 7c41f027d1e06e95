//! Facets: how many rows each value of a filter key has.

use std::sync::Arc;

use sqlx::FromRow;

use super::list::Selected;
use super::{Result, Snapshot, Sql};
use crate::record::{Filter, Key};

/// A value of a facet and how many rows have it. Its texts are shared: the facet of companies is
/// made for every filter and again for every page.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct FacetCount {
    /// The value as it stands in URLs.
    #[sqlx(try_from = "String")]
    pub value: Arc<str>,
    /// English label, where the value is a record; otherwise empty.
    #[sqlx(try_from = "String")]
    pub label_en: Arc<str>,
    /// Chinese label.
    #[sqlx(try_from = "String")]
    pub label_zh: Arc<str>,
    /// What the Chinese label sorts by, where that is known; otherwise empty.
    #[sqlx(try_from = "String")]
    pub sort_zh: Arc<str>,
    /// Rows under the rest of the filter.
    pub n: i64,
}

impl FacetCount {
    /// The count of a word of a closed list, which has no names of its own.
    #[must_use]
    pub fn of_word(word: &str, n: i64) -> Self {
        let none: Arc<str> = Arc::default();
        Self {
            value: word.into(),
            label_en: none.clone(),
            label_zh: none.clone(),
            sort_zh: none,
            n,
        }
    }
}

/// A key whose values a list counts.
#[derive(Debug, Clone, Copy)]
pub struct Facet {
    /// The key.
    pub key: &'static Key,
    /// The columns that hold its value: two where a row counts for both; none where rows are held in
    /// memory.
    pub columns: &'static [&'static str],
}

impl Facet {
    /// A key of rows that are held in memory.
    #[must_use]
    pub const fn of_row(key: &'static Key) -> Self {
        Self { key, columns: &[] }
    }
}

/// Counts of the values of some keys, each under the rest of the filter, so that each number is
/// what choosing the value would add.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets(pub Vec<(&'static Key, Vec<FacetCount>)>);

impl Facets {
    /// The counts of a key.
    #[must_use]
    pub fn of(&self, key: &Key) -> &[FacetCount] {
        self.0.iter().find(|(of, _)| *of == key).map_or(&[], |(_, counts)| counts)
    }
}

/// [`Listed::facets`](super::list::Listed::facets) by SQL.
pub(super) async fn selected<T: Selected>(
    snapshot: &mut Snapshot,
    filter: &Filter,
) -> Result<Facets> {
    let mut facets = Vec::new();
    for facet in T::FACETS {
        let rest = filter.clone().without(facet.key);
        let mut sql = Sql::new("SELECT value, '' AS label_en, '' AS label_zh, '' AS sort_zh, ");
        sql.push("count(*) AS n FROM (");
        for (n, column) in facet.columns.iter().enumerate() {
            sql.push(if n == 0 { "SELECT " } else { " UNION ALL SELECT " });
            sql.push(column).push(" AS value FROM ").push(T::JOINED).push(" WHERE 1 = 1");
            T::narrow(&rest, &mut sql);
            for before in &facet.columns[..n] {
                sql.push(" AND ").push(column).push(" <> ").push(before);
            }
        }
        sql.push(") AS counted GROUP BY 1 ORDER BY n DESC, value");
        facets.push((facet.key, snapshot.all(sql).await?));
    }
    Ok(Facets(facets))
}
