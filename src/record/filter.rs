//! What a reader asked to see: values of keys, and an order.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::key::{Form, Key, Value};
use crate::domain::{Choice as _, choice};

choice! {
    /// What a list can be ordered by.
    SortKey {
        /// The list's own order, which no address names.
        Own = "",
        /// The day.
        Date = "date",
        /// The pinyin of the Chinese name.
        Pinyin = "pinyin",
        /// Close move on day 0.
        Close = "close",
        /// Close move on the session after day 0.
        NextClose = "next_close",
        /// Abnormal return over days 0 to +1.
        Car = "car",
        /// The name in the language of the page's edition.
        Name = "name",
        /// The figure.
        Value = "value",
        /// The sum.
        Amount = "amount",
        /// A number of days.
        Days = "days",
        /// Parameters, the largest size of a model.
        Parameters = "parameters",
        /// Longest text a model takes in.
        Context = "context",
        /// Difference of two figures.
        Difference = "difference",
        /// Ticker symbol.
        Symbol = "symbol",
        /// Return over the year.
        Return = "return",
        /// Where the share is traded.
        Exchange = "exchange",
        /// Return of the index over the year.
        Index = "index",
        /// Best session of the year.
        Up = "up",
        /// Worst session of the year.
        Down = "down",
        /// How many announcements.
        Announcements = "announcements",
        /// How many rows rest on it.
        Rows = "rows",
        /// Who published it.
        Publisher = "publisher",
        /// The company.
        Company = "company",
        /// The model.
        Model = "model",
        /// The kind.
        Kind = "kind",
        /// The language.
        Language = "language",
        /// What is counted.
        Quantity = "quantity",
        /// Who said it.
        Who = "who",
        /// What somebody does.
        Role = "role",
        /// Who promised it.
        By = "by",
        /// When it is due.
        Due = "due",
        /// When it came.
        Delivered = "delivered",
        /// What came of its content.
        BorneOut = "borne_out",
        /// What became of the weights.
        Weights = "weights",
        /// Whether one may earn money with it.
        Commercial = "commercial",
        /// The stage.
        Stage = "stage",
        /// How far it is certain.
        Status = "status",
        /// The sum that the whole is worth.
        Valuation = "valuation",
        /// Who made it.
        Maker = "maker",
        /// The service.
        Service = "service",
        /// The province.
        Province = "province",
        /// The benchmark.
        Benchmark = "benchmark",
        /// How it was asked.
        Setting = "setting",
        /// Who measured it.
        MeasuredBy = "measured_by",
        /// The version that was measured.
        Version = "version",
        /// Which move of a session.
        Measure = "measure",
        /// What the exchange recorded.
        Computed = "computed",
        /// First move of day 0.
        Open = "open",
        /// Highest move of day 0.
        High = "high",
        /// Lowest move of day 0.
        Low = "low",
        /// Abnormal return of day 0.
        Ar = "ar",
        /// How many figures the press printed.
        Printed = "printed",
        /// The place in a table.
        Rank = "rank",
        /// The verdict.
        Verdict = "verdict",
    }
}

/// The order of a list. Rows without a value come last both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// What it is ordered by.
    pub key: SortKey,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { key: SortKey::Own, descending: false }
    }
}

impl Sort {
    /// The word that stands in URLs: `date`, `-close`.
    #[must_use]
    pub fn word(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.key)
    }

    /// Reads the form of [`Sort::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let (descending, key) = match word.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, word),
        };
        SortKey::from_word(key).ok().map(|key| Self { key, descending })
    }
}

/// Which rows of a list to show, and in which order. Values of one key are alternatives; keys add
/// up. A list uses the keys that it has and overlooks the rest.
///
/// Values are sorted and without repeats, so that equal filters are equal and have equal addresses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    values: BTreeMap<&'static Key, Vec<Value>>,
    /// Order.
    pub sort: Sort,
}

impl Filter {
    /// The rows that have a value of a key.
    #[must_use]
    pub fn of(key: &'static Key, value: impl Into<Value>) -> Self {
        Self::default().with(key, value)
    }

    /// The same with another value of a key; of a key that has one value, in place of it.
    #[must_use]
    pub fn with(mut self, key: &'static Key, value: impl Into<Value>) -> Self {
        let values = self.values.entry(key).or_default();
        if !key.many {
            values.clear();
        }
        values.push(value.into());
        values.sort();
        values.dedup();
        self
    }

    /// The same with other values of a key in place of those it has.
    #[must_use]
    pub fn with_only<V: Into<Value>>(
        self,
        key: &'static Key,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let without = self.without(key);
        values.into_iter().fold(without, |filter, value| filter.with(key, value))
    }

    /// The same without the values of a key.
    #[must_use]
    pub fn without(mut self, key: &Key) -> Self {
        self.values.remove(key);
        self
    }

    /// The same without one value of a key.
    #[must_use]
    pub fn without_value(mut self, key: &Key, value: &Value) -> Self {
        if let Some(values) = self.values.get_mut(key) {
            values.retain(|kept| kept != value);
        }
        self.values.retain(|_, values| !values.is_empty());
        self
    }

    /// The same in another order.
    #[must_use]
    pub const fn sorted(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self
    }

    /// The same without what is no condition: both answers to a question.
    #[must_use]
    pub fn normal(mut self) -> Self {
        self.values.retain(|key, values| !(matches!(key.form, Form::YesNo) && values.len() > 1));
        self
    }

    /// Takes the value of a key out.
    pub fn take(&mut self, key: &Key) -> Option<Value> {
        self.values.remove(key).and_then(|mut values| values.pop())
    }

    /// Whether no key has a value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The values of a key; none if it narrows nothing.
    #[must_use]
    pub fn values(&self, key: &Key) -> &[Value] {
        self.values.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a value of a key is among those asked for.
    #[must_use]
    pub fn has(&self, key: &Key, value: &str) -> bool {
        self.values(key).iter().any(|asked| asked.to_string() == value)
    }

    /// The values of a key that are text.
    pub fn texts(&self, key: &Key) -> impl Iterator<Item = &str> {
        self.values(key).iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The text of a key that has one value.
    #[must_use]
    pub fn text(&self, key: &Key) -> Option<&str> {
        self.texts(key).next()
    }

    /// The answer to a question.
    #[must_use]
    pub fn flag(&self, key: &Key) -> Option<bool> {
        match self.values(key) {
            [Value::Flag(flag)] => Some(*flag),
            _ => None,
        }
    }

    /// The day of a key.
    #[must_use]
    pub fn day(&self, key: &Key) -> Option<NaiveDate> {
        match self.values(key) {
            [Value::Day(day)] => Some(*day),
            _ => None,
        }
    }

    /// The number of a key.
    #[must_use]
    pub fn number(&self, key: &Key) -> Option<i64> {
        match self.values(key) {
            [Value::Number(number)] => Some(*number),
            _ => None,
        }
    }

    /// Every key with each of its values, by the name of the key and by value.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static Key, &Value)> {
        self.values.iter().flat_map(|(key, values)| values.iter().map(|value| (*key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys;
    use super::*;

    #[test]
    fn every_sort_word_reads_back() {
        for key in SortKey::ALL {
            for descending in [false, true] {
                let sort = Sort { key: *key, descending };
                assert_eq!(Sort::from_word(&sort.word()), Some(sort));
            }
        }
        assert_eq!(Sort::from_word("colour"), None);
    }

    #[test]
    fn values_given_in_another_order_or_twice_are_the_same_filter() {
        let one = Filter::of(&keys::COMPANY, "b").with(&keys::COMPANY, "a");
        let other =
            Filter::of(&keys::COMPANY, "a").with(&keys::COMPANY, "b").with(&keys::COMPANY, "a");
        assert_eq!(one, other);
        assert_eq!(one.without_value(&keys::COMPANY, &"a".into()), Filter::of(&keys::COMPANY, "b"));
    }

    #[test]
    fn a_key_with_one_value_keeps_the_last() {
        let filter = Filter::of(&keys::Q, "a").with(&keys::Q, "b");
        assert_eq!(filter.text(&keys::Q), Some("b"));
        assert!(filter.without(&keys::Q).is_empty());
    }
}
