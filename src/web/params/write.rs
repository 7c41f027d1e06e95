//! From the parameters of a list to its canonical query string.

use super::value::yes_no_word;
use super::{Limit, ListParams};
use crate::store::Sort;
use crate::web::lists::Key;
use crate::web::urls::escape;

impl ListParams {
    /// The filter as sorted `(key, value)` pairs; defaults are left out.
    #[must_use]
    pub fn filter_pairs(&self) -> Vec<(&'static str, String)> {
        let f = &self.filter;
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        let mut many = |key: Key, values: Vec<String>| {
            pairs.extend(values.into_iter().map(|value| (key.name(), value)));
        };
        many(Key::Company, f.companies.iter().map(ToString::to_string).collect());
        many(Key::Kind, f.kinds.clone());
        many(Key::Model, f.models.iter().map(ToString::to_string).collect());
        many(Key::ModelKind, f.model_kinds.iter().map(ToString::to_string).collect());
        many(Key::Exchange, f.exchanges.iter().map(ToString::to_string).collect());
        many(Key::Confidence, f.confidences.iter().map(ToString::to_string).collect());
        many(Key::Symbol, f.symbols.iter().map(ToString::to_string).collect());
        many(Key::Verdict, f.verdicts.iter().map(ToString::to_string).collect());
        many(Key::Language, f.languages.iter().map(ToString::to_string).collect());
        many(Key::Publisher, f.publishers.clone());
        many(Key::Listed, f.listed.map(yes_no_word).into_iter().collect());
        many(Key::Reaction, f.reaction.map(yes_no_word).into_iter().collect());
        for (key, day) in [(Key::From, f.from), (Key::To, f.to), (Key::Day, f.day)] {
            many(key, day.map(|day| day.to_string()).into_iter().collect());
        }
        many(Key::Q, f.q.clone().into_iter().collect());
        if f.sort != Sort::default() {
            many(Key::Sort, vec![f.sort.word()]);
        }
        pairs.sort_by_key(|(key, _)| *key);
        pairs
    }

    /// The canonical query string of a page, with its `?`, or nothing.
    #[must_use]
    pub fn query(&self) -> String {
        let mut pairs = self.filter_pairs();
        if let Some(after) = &self.after {
            pairs.push(("after", after.clone()));
        }
        if self.limit != Limit::default() {
            pairs.push(("limit", self.limit.word().to_owned()));
        }
        if self.excel {
            pairs.push(("excel", "1".to_owned()));
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

    /// The query string without one value of one key, from the start of the list.
    #[must_use]
    pub fn without(&self, key: &str, value: &str) -> String {
        let pairs: Vec<_> =
            self.filter_pairs().into_iter().filter(|(k, v)| !(*k == key && v == value)).collect();
        query_of(&pairs)
    }

    /// The same filter in another order, from the start of the list.
    #[must_use]
    pub fn sorted_by(&self, sort: Sort) -> String {
        let mut params = self.first_page();
        params.filter.sort = sort;
        params.query()
    }
}

fn query_of(pairs: &[(&'static str, String)]) -> String {
    let parts: Vec<String> =
        pairs.iter().map(|(key, value)| format!("{key}={}", escape(value))).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}
