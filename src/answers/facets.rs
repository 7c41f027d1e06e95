//! Facets: how many rows each value of a filter key has.

use std::sync::Arc;

use crate::record::Key;

/// A value of a facet and how many rows have it. Its texts are shared: the facet of companies is
/// made for every filter and again for every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value as it stands in URLs.
    pub value: Arc<str>,
    /// English label, where the value is a record; otherwise empty.
    pub label_en: Arc<str>,
    /// Chinese label.
    pub label_zh: Arc<str>,
    /// What the Chinese label sorts by, where that is known; otherwise empty.
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
