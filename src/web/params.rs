//! A list's query string, both ways: URL to [`Filter`], [`Filter`] to canonical URL.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use percent_encoding::percent_decode_str;

use super::error::Error;
use super::lists::{Key, List};
use super::urls::escape;
use crate::domain::{
    Choice, Confidence, Exchange, Language, ModelKind, Verdict, earliest, latest, nearest,
};
use crate::store::{Filter, Sort, SortKey};

/// Rows on a page of a list.
pub const PAGE: u32 = 50;
/// Rows that `limit=all` may show.
pub const ALL: u32 = 500;
/// Longest text searched for, in characters.
const LONGEST_QUERY: usize = 100;
/// Longest name of a publisher, in characters: what `data/README.md` allows.
const LONGEST_PUBLISHER: usize = 120;
/// Most values of one key.
const MOST_VALUES: usize = 100;

/// How many rows a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Limit {
    /// [`PAGE`] rows.
    #[default]
    Page,
    /// 100 rows.
    Hundred,
    /// 200 rows.
    TwoHundred,
    /// All rows, up to [`ALL`].
    All,
}

impl Limit {
    const ALL_VALUES: [Self; 4] = [Self::Page, Self::Hundred, Self::TwoHundred, Self::All];

    /// The number of rows.
    #[must_use]
    pub const fn rows(self) -> u32 {
        match self {
            Self::Page => PAGE,
            Self::Hundred => 100,
            Self::TwoHundred => 200,
            Self::All => ALL,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Page => "50",
            Self::Hundred => "100",
            Self::TwoHundred => "200",
            Self::All => "all",
        }
    }
}

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

/// The pairs of a query string, percent-decoded, `+` as a blank.
#[must_use]
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let decode =
        |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(key), decode(value))
        })
        .collect()
}

/// Keys that other sites append to links; dropped in silence.
pub(super) fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || matches!(key, "fbclid" | "gclid")
}

impl ListParams {
    /// Reads the query string of a page. An unknown key is noted, a bad value refused.
    ///
    /// # Errors
    /// [`Error::BadValue`] with what the key allows.
    pub fn of_page(list: &List, query: &str) -> Result<Self, Error> {
        Self::parse(list, query, &["after", "limit"])
    }

    /// Reads the query string of an export. An unknown key is refused, since a mistyped filter
    /// must not silently export everything.
    ///
    /// # Errors
    /// [`Error::BadValue`] or [`Error::UnknownFields`].
    pub fn of_export(list: &List, query: &str) -> Result<Self, Error> {
        let params = Self::parse(list, query, &["excel"])?;
        if params.unknown.is_empty() {
            Ok(params)
        } else {
            Err(Error::UnknownFields(params.unknown))
        }
    }

    fn parse(list: &List, query: &str, others: &[&str]) -> Result<Self, Error> {
        let mut params = Self::default();
        for (key, value) in pairs(query) {
            // A form sends every field it has; a blank one says nothing.
            let value = value.trim();
            if value.is_empty() || is_tracking(&key) {
                continue;
            }
            let known = list.keys.iter().find(|known| known.name() == key);
            match known {
                Some(known) => params.set(list, *known, value)?,
                None if others.contains(&key.as_str()) => params.set_other(&key, value)?,
                None => {
                    let names = list.keys.iter().map(|k| k.name()).chain(others.iter().copied());
                    let near = nearest(&key, names).map(str::to_owned);
                    params.unknown.push((key, near));
                }
            }
        }
        if let (Some(from), Some(to)) = (params.filter.from, params.filter.to)
            && from > to
        {
            return Err(Error::bad_value("from", &from.to_string(), &["a day not after `to`"]));
        }
        params.normalise();
        Ok(params)
    }

    fn set_other(&mut self, key: &str, value: &str) -> Result<(), Error> {
        match key {
            "after" => {
                let fits = value.len() <= 200
                    && value.chars().all(|c| c.is_ascii_alphanumeric() || ".^~-".contains(c));
                if !fits {
                    return Err(Error::bad_value(
                        key,
                        value,
                        &["a position that this list gave out"],
                    ));
                }
                self.after = Some(value.to_owned());
            }
            "limit" => {
                self.limit = Limit::ALL_VALUES
                    .into_iter()
                    .find(|limit| limit.word() == value)
                    .ok_or_else(|| Error::bad_value(key, value, &["50", "100", "200", "all"]))?;
            }
            _ if value == "1" => self.excel = true,
            _ => return Err(Error::bad_value(key, value, &["1"])),
        }
        Ok(())
    }

    fn set(&mut self, list: &List, key: Key, value: &str) -> Result<(), Error> {
        let name = key.name();
        let filter = &mut self.filter;
        match key {
            Key::Company => push(name, value, &mut filter.companies, "the slug of a company")?,
            Key::Model => push(name, value, &mut filter.models, "the slug of a model")?,
            Key::Symbol => push(name, value, &mut filter.symbols, "a symbol such as 9888.HK")?,
            Key::Kind => {
                let words = (list.kinds)();
                if !words.contains(&value) {
                    return Err(Error::bad_value(name, value, &words));
                }
                filter.kinds.push(value.to_owned());
            }
            Key::ModelKind => filter.model_kinds.push(word::<ModelKind>(name, value)?),
            Key::Exchange => filter.exchanges.push(word::<Exchange>(name, value)?),
            Key::Confidence => filter.confidences.push(word::<Confidence>(name, value)?),
            Key::Verdict => filter.verdicts.push(word::<Verdict>(name, value)?),
            Key::Language => filter.languages.push(word::<Language>(name, value)?),
            Key::Publisher => {
                if value.chars().count() > LONGEST_PUBLISHER {
                    return Err(Error::bad_value(name, value, &["the name of a publisher"]));
                }
                push(name, value, &mut filter.publishers, "the name of a publisher")?;
            }
            Key::Listed => filter.listed = yes_no(name, value, filter.listed)?,
            Key::Reaction => filter.reaction = yes_no(name, value, filter.reaction)?,
            Key::From => filter.from = Some(date(name, value)?),
            Key::To => filter.to = Some(date(name, value)?),
            Key::Day => filter.day = Some(date(name, value)?),
            Key::Q => {
                if value.chars().count() > LONGEST_QUERY {
                    return Err(Error::bad_value(name, value, &["at most 100 characters"]));
                }
                filter.q = Some(value.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            Key::Sort => {
                filter.sort = Sort::from_word(value)
                    .filter(|sort| sort.key == SortKey::Date || list.sorts.contains(&sort.key))
                    .ok_or_else(|| Error::BadValue {
                        field: name.to_owned(),
                        value: value.to_owned(),
                        allowed: sort_words(list),
                    })?;
            }
        }
        Ok(())
    }

    /// Sorted values without repeats, so that equal filters have equal URLs.
    fn normalise(&mut self) {
        fn tidy<T: Ord>(values: &mut Vec<T>) {
            values.sort();
            values.dedup();
        }
        let filter = &mut self.filter;
        tidy(&mut filter.companies);
        tidy(&mut filter.kinds);
        tidy(&mut filter.models);
        tidy(&mut filter.symbols);
        tidy(&mut filter.model_kinds);
        tidy(&mut filter.exchanges);
        tidy(&mut filter.confidences);
        tidy(&mut filter.verdicts);
        tidy(&mut filter.languages);
        tidy(&mut filter.publishers);
    }

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

fn sort_words(list: &List) -> Vec<String> {
    let keys: BTreeSet<SortKey> =
        list.sorts.iter().copied().chain(std::iter::once(SortKey::Date)).collect();
    keys.into_iter()
        .flat_map(|key| [false, true].map(|descending| Sort { key, descending }.word()))
        .collect()
}

fn push<T: std::str::FromStr>(
    key: &str,
    value: &str,
    values: &mut Vec<T>,
    what: &str,
) -> Result<(), Error> {
    if values.len() >= MOST_VALUES {
        return Err(Error::bad_value(key, value, &["at most 100 values"]));
    }
    values.push(value.parse().map_err(|_| Error::bad_value(key, value, &[what]))?);
    Ok(())
}

fn word<T: Choice>(key: &str, value: &str) -> Result<T, Error> {
    T::from_word(value).map_err(|error| Error::bad_value(key, value, &error.allowed))
}

/// Both answers together are no condition.
fn yes_no(key: &str, value: &str, before: Option<bool>) -> Result<Option<bool>, Error> {
    let flag = match value {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::bad_value(key, value, &["yes", "no"])),
    };
    Ok(if before.is_some_and(|before| before != flag) { None } else { Some(flag) })
}

fn yes_no_word(flag: bool) -> String {
    if flag { "yes" } else { "no" }.to_owned()
}

fn date(key: &str, value: &str) -> Result<NaiveDate, Error> {
    match value.parse::<NaiveDate>() {
        Ok(day) if value.len() == 10 && (earliest()..=latest()).contains(&day) => Ok(day),
        _ => Err(Error::bad_value(key, value, &["a day such as 2023-04-10"])),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::AnnouncementKind;
    use crate::web::lists::ANNOUNCEMENTS;

    fn params() -> impl Strategy<Value = ListParams> {
        let slugs = || prop::collection::vec("[a-z]{1,8}(-[a-z0-9]{1,4})?", 0..3);
        let day = || prop::option::of((2023i32..2024, 1u32..13, 1u32..29));
        let date = |day: Option<(i32, u32, u32)>| {
            day.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
        };
        (
            slugs(),
            prop::sample::subsequence(AnnouncementKind::words(), 0..4),
            prop::sample::subsequence(Exchange::ALL, 0..3),
            prop::option::of(any::<bool>()),
            (day(), day()),
            prop::option::of("[a-zA-Z0-9%&=+文心一言]{1,12}( [a-z]{1,5})?"),
            any::<bool>(),
            prop::sample::select(Limit::ALL_VALUES.as_slice()),
        )
            .prop_map(
                move |(companies, kinds, exchanges, listed, days, q, descending, limit)| {
                    let (from, to) = (date(days.0), date(days.1));
                    let swapped = from.zip(to).is_some_and(|(from, to)| from > to);
                    let mut params = ListParams {
                        filter: Filter {
                            companies: companies
                                .iter()
                                .filter_map(|slug| slug.parse().ok())
                                .collect(),
                            kinds: kinds.into_iter().map(str::to_owned).collect(),
                            exchanges,
                            listed,
                            from: if swapped { to } else { from },
                            to: if swapped { from } else { to },
                            q,
                            sort: Sort { key: SortKey::Date, descending },
                            ..Filter::default()
                        },
                        limit,
                        ..ListParams::default()
                    };
                    params.normalise();
                    params
                },
            )
    }

    proptest! {
        #[test]
        fn the_canonical_url_of_a_filter_reads_back_as_the_same_filter(params in params()) {
            let query = params.query();
            let read = ListParams::of_page(&ANNOUNCEMENTS, query.trim_start_matches('?'));
            prop_assert_eq!(read.unwrap(), params);
        }
    }

    #[test]
    fn a_blank_value_says_nothing_and_tracking_is_dropped() {
        let read = ListParams::of_page(&ANNOUNCEMENTS, "company=&q=+&utm_source=x&fbclid=y");
        assert_eq!(read.unwrap(), ListParams::default());
    }

    #[test]
    fn both_answers_of_a_question_are_no_condition() {
        let read = ListParams::of_page(&ANNOUNCEMENTS, "listed=yes&listed=no").unwrap();
        assert_eq!(read.filter.listed, None);
    }

    #[test]
    fn days_the_wrong_way_round_are_refused() {
        let read = ListParams::of_page(&ANNOUNCEMENTS, "from=2023-05-01&to=2023-04-01");
        assert!(matches!(read, Err(Error::BadValue { field, .. }) if field == "from"));
    }
}
