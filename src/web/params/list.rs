//! The parameters of a list: its filter, and which part of it a page shows.

use super::read::{Manner, Unknown, read};
use super::{Limit, query_of};
use crate::domain::Lang;
use crate::record::{Filter, Key, Sort, SortKey, Value, keys};
use crate::web::error::Error;
use crate::web::lists::List;

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
    pub unknown: Unknown,
}

/// What a page takes beside the filter.
pub(in crate::web) const PAGED: [&Key; 2] = [&keys::AFTER, &keys::LIMIT];

impl ListParams {
    /// A list narrowed by a filter, from its start.
    #[must_use]
    pub fn of(filter: Filter) -> Self {
        Self { filter, ..Self::default() }
    }

    /// Reads the query string of a page. An unknown key is noted, a bad value refused.
    ///
    /// # Errors
    /// [`Error::BadValue`] with what the key allows.
    pub fn of_page(list: &List, query: &str, manner: Manner) -> Result<Self, Error> {
        Self::parse(list, query, &PAGED, manner)?.0.in_order()
    }

    /// Reads the query string of an export.
    ///
    /// # Errors
    /// [`Error::BadValue`] or [`Error::UnknownFields`].
    pub fn of_export(list: &List, query: &str) -> Result<Self, Error> {
        Self::parse(list, query, &[&keys::EXCEL], Manner::File)?.0.in_order()
    }

    /// Reads the query string of another form of a list, and what its own keys hold.
    ///
    /// # Errors
    /// As for [`ListParams::of_export`].
    pub fn of_form(
        list: &List,
        query: &str,
        own: &[&'static Key],
    ) -> Result<(Self, Filter), Error> {
        let (params, own) = Self::parse(list, query, own, Manner::File)?;
        Ok((params.in_order()?, own))
    }

    /// Reads the query string of a page of the API: the filter, `after` and `limit`.
    ///
    /// # Errors
    /// As for [`ListParams::of_export`].
    pub fn of_api(list: &List, query: &str) -> Result<Self, Error> {
        Ok(Self::parse(list, query, &PAGED, Manner::Api)?.0)
    }

    /// A range the wrong way round finds nothing, which a reader would take for an empty record.
    fn in_order(self) -> Result<Self, Error> {
        if let (Some(from), Some(to)) = (self.filter.day(&keys::FROM), self.filter.day(&keys::TO))
            && from > to
        {
            let bad = Error::bad_value("from", &from.to_string(), &["a day not after `to`"]);
            return Err(bad.told("allowed-not-after"));
        }
        Ok(self)
    }

    /// The parameters, and the values of the keys of the address that the list does not have.
    fn parse(
        list: &List,
        query: &str,
        own: &[&'static Key],
        manner: Manner,
    ) -> Result<(Self, Filter), Error> {
        let all = list.keys().chain(own.iter().copied());
        let (mut filter, unknown) = read(query, all, manner)?;
        let mut others = Filter::default();
        for key in own {
            if let Some(value) = filter.take(key) {
                others = others.with(key, value);
            }
        }
        let mut taken = |key| others.take(key).map(|value: Value| value.to_string());
        let (after, limit) = (taken(&keys::AFTER), taken(&keys::LIMIT));
        let excel = taken(&keys::EXCEL).is_some();
        let limit = limit.and_then(|word| Limit::from_word(&word)).unwrap_or_default();
        if let Some(word) = filter.take(&keys::SORT) {
            filter.sort = sort(list, &word.to_string())?;
        }
        Ok((Self { filter, after, limit, excel, unknown }, others))
    }

    /// The same in the order in which an edition shows a list unless asked for another: names by
    /// pinyin in the Chinese one.
    #[must_use]
    pub fn in_edition(&self, list: &List, lang: Lang) -> Self {
        let mut params = self.clone();
        let own = list.name_order(list.own.key, lang);
        if own != list.own.key && params.filter.sort == Sort::default() {
            params.filter.sort.key = own;
        }
        params
    }

    /// The order that the rows of a list have.
    #[must_use]
    pub fn order(&self, list: &List) -> Sort {
        if self.filter.sort == Sort::default() { list.own } else { self.filter.sort }
    }

    /// The filter in another order; the one that the list has anyway is not said.
    #[must_use]
    pub fn sorted(&self, list: &List, sort: Sort) -> Filter {
        self.filter.clone().sorted(if sort == list.own { Sort::default() } else { sort })
    }

    /// The filter and the order as `(key, value)` pairs sorted by key; what is usual is left out.
    #[must_use]
    pub fn filter_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> =
            self.filter.pairs().map(|(key, value)| (key.name, value.to_string())).collect();
        if self.filter.sort != Sort::default() {
            pairs.push((keys::SORT.name, self.filter.sort.word()));
        }
        pairs.sort_by_key(|(key, _)| *key);
        pairs
    }

    /// The canonical query string of a page, with its `?`, or nothing.
    #[must_use]
    pub fn query(&self) -> String {
        let mut pairs = self.filter_pairs();
        if let Some(after) = &self.after {
            pairs.push((keys::AFTER.name, after.clone()));
        }
        if self.limit != Limit::default() {
            pairs.push((keys::LIMIT.name, self.limit.word().to_owned()));
        }
        if self.excel {
            pairs.push((keys::EXCEL.name, "1".to_owned()));
        }
        pairs.sort_by_key(|(key, _)| *key);
        query_of(&pairs)
    }

    /// The same filter from the start of the list.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self { after: None, unknown: Vec::new(), ..self.clone() }
    }

    /// The filter alone, as exports take it.
    #[must_use]
    pub fn filter_query(&self) -> String {
        query_of(&self.filter_pairs())
    }

    /// The file with these rows of a list.
    #[must_use]
    pub fn csv(&self, list: &List) -> String {
        format!("{}.csv{}", list.export, self.filter_query())
    }

    /// The query string of another filter, from the start of the list.
    #[must_use]
    pub fn with_filter(&self, filter: Filter) -> String {
        Self { filter, ..self.first_page() }.query()
    }
}

/// The order that a word asks for.
fn sort(list: &List, word: &str) -> Result<Sort, Error> {
    let sort = Sort::from_word(word).filter(|sort| list.sorts.contains(&sort.key));
    // The order that the list has anyway is not said again.
    let sort = sort.map(|sort| if sort == list.own { Sort::default() } else { sort });
    sort.ok_or_else(|| Error::BadValue {
        field: keys::SORT.name.to_owned(),
        value: word.to_owned(),
        allowed: sort_words(list),
        told: "",
    })
}

/// The words of `sort`.
pub(in crate::web) fn sort_words(list: &List) -> Vec<String> {
    let both =
        |key: &SortKey| [false, true].map(|descending| Sort { key: *key, descending }.word());
    list.sorts.iter().flat_map(both).collect()
}
