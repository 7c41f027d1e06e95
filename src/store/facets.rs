//! Facets: how many rows each value of a filter key has.

use std::sync::Arc;

use sqlx::FromRow;

use super::list::Listed;
use super::{Filter, Result, Snapshot, Sql};

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

/// What a facet counts, in SQL.
pub(super) struct Facet {
    /// The value.
    pub(super) value: &'static str,
    /// Its English and Chinese label, where it is a record.
    pub(super) labels: Option<(&'static str, &'static str)>,
    /// The tables, among them those that the list's own conditions name.
    pub(super) from: &'static str,
    /// Takes the facet's own key out of the filter.
    pub(super) without: fn(&mut Filter),
}

impl Facet {
    /// A facet whose values are words, one a row.
    pub(super) const fn of_words(
        value: &'static str,
        from: &'static str,
        without: fn(&mut Filter),
    ) -> Self {
        Self { value, labels: None, from, without }
    }

    /// Counts the rows of a list for each value under the filter without the facet's own key, so
    /// that each number is what choosing the value would add.
    pub(super) async fn count<T: Listed>(
        &self,
        snapshot: &mut Snapshot,
        filter: &Filter,
    ) -> Result<Vec<FacetCount>> {
        let (en, zh) = self.labels.unwrap_or(("''", "''"));
        let mut sql = Sql::new("SELECT ");
        sql.push(self.value).push(" AS value, ").push(en).push(" AS label_en, ").push(zh);
        sql.push(" AS label_zh, '' AS sort_zh, count(*) AS n FROM ").push(self.from);
        sql.push(" WHERE 1 = 1");
        let mut rest = filter.clone();
        (self.without)(&mut rest);
        T::narrow(&rest, &mut sql);
        sql.push(" GROUP BY 1 ORDER BY n DESC, value");
        snapshot.all(sql).await
    }
}
