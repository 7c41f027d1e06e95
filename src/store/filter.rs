//! What a reader asked to see, as conditions of a query.

use chrono::NaiveDate;

use super::Sql;
use super::search::{self, Kind};
use crate::domain::{
    Choice, Confidence, Exchange, Language, ModelKind, Slug, Symbol, Verdict, choice,
};

choice! {
    /// What a list can be ordered by.
    SortKey {
        /// The list's own order: by date, or by id where rows have no date.
        Date = "date",
        /// The pinyin of the Chinese name.
        Pinyin = "pinyin",
        /// Close move on day 0.
        Close = "close",
        /// Close move on the session after day 0.
        NextClose = "next_close",
        /// Abnormal return over days 0 to +1.
        Car = "car",
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
        Self { key: SortKey::Date, descending: false }
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

/// Which rows of a list to show. Values of one field are alternatives; fields add up. Each list
/// uses the fields it has columns for and ignores the rest.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Who acts, or whose share it is.
    pub companies: Vec<Slug>,
    /// Kinds, as words of the list's own kind.
    pub kinds: Vec<String>,
    /// Models concerned.
    pub models: Vec<Slug>,
    /// Kinds of the models concerned.
    pub model_kinds: Vec<ModelKind>,
    /// Whether the company has a listing.
    pub listed: Option<bool>,
    /// Exchanges on which the company, or the share, is listed.
    pub exchanges: Vec<Exchange>,
    /// Whether a reaction was computed or reported.
    pub reaction: Option<bool>,
    /// How sure the date is.
    pub confidences: Vec<Confidence>,
    /// Shares.
    pub symbols: Vec<Symbol>,
    /// What comparing the press with the exchange gave.
    pub verdicts: Vec<Verdict>,
    /// Languages of a source.
    pub languages: Vec<Language>,
    /// Publishers of a source, as printed.
    pub publishers: Vec<String>,
    /// First day; a row known by month counts if its month overlaps.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// This day and no other; rows known by month have none.
    pub day: Option<NaiveDate>,
    /// Words to find: see [`search`].
    pub q: Option<String>,
    /// Order.
    pub sort: Sort,
}

impl Filter {
    /// Appends the condition that the words of the query find the entry that a column names.
    pub(super) fn words(&self, kind: Kind, column: &'static str, sql: &mut Sql) {
        if let Some(query) = &self.q {
            search::matches(kind, column, query, sql);
        }
    }

    /// Appends the condition that a company of the filter acts (`announcement a`) or that the share
    /// is its own (`listing l`).
    pub(super) fn acts_or_lists(&self, sql: &mut Sql) {
        if self.companies.is_empty() {
            return;
        }
        sql.push(" AND (1 = 0");
        for slug in self.company_slugs() {
            sql.push(" OR a.company = ").bind(slug);
            sql.push(" OR l.company = ").bind(slug);
        }
        sql.push(")");
    }

    /// Appends conditions on a date column that is always a day.
    pub(super) fn days(&self, column: &'static str, sql: &mut Sql) {
        for (operator, day) in [(" >= ", self.from), (" <= ", self.to), (" = ", self.day)] {
            if let Some(day) = day {
                sql.push(" AND ").push(column).push(operator).bind(day);
            }
        }
    }

    pub(super) fn company_slugs(&self) -> impl Iterator<Item = &str> {
        self.companies.iter().map(Slug::as_str)
    }

    pub(super) fn kind_words(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
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
}
