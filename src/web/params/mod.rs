//! A list's query string, both ways: URL to [`Filter`], [`Filter`] to canonical URL.
//!
//! `limit` is how much of a list a page shows, `read` takes a query string apart, `value` reads
//! one value of it, `write` puts it together again.

mod limit;
mod read;
#[cfg(test)]
mod tests;
mod value;
mod write;

pub use limit::{ALL, Limit, PAGE};
pub use read::pairs;
pub(super) use read::{LONGEST_CURSOR, LONGEST_QUERY, is_tracking};
pub(super) use value::sort_words;

use super::lists::List;
use crate::domain::Lang;
use crate::store::{Filter, Sort, SortKey};

/// The parameters of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListParams {
    /// Which rows, in which order.
    pub filter: Filter,
    /// Behind which position.
    pub after: Option<String>,
    /// How many.
    pub limit: Limit,
    /// Excel's byte order mark; exports only.
    pub excel: bool,
    /// Keys the list does not have, with the nearest it has.
    pub unknown: Vec<(String, Option<String>)>,
}

impl ListParams {
    /// The same in the order in which an edition shows a list unless asked for another: names by
    /// pinyin in the Chinese one.
    #[must_use]
    pub fn in_edition(&self, list: &List, lang: Lang) -> Self {
        let mut params = self.clone();
        let has_names = list.sorts.contains(&SortKey::Pinyin);
        if lang == Lang::Zh && has_names && params.filter.sort == Sort::default() {
            params.filter.sort.key = SortKey::Pinyin;
        }
        params
    }
}
