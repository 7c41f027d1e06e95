//! From a query string to the parameters of a list.

use percent_encoding::percent_decode_str;

use super::value::{date, push, sort_words, word, yes_no};
use super::{Limit, ListParams};
use crate::domain::{Confidence, Exchange, Language, ModelKind, Verdict, nearest};
use crate::store::{Sort, SortKey};
use crate::web::error::Error;
use crate::web::lists::{Key, List};

/// Longest position of a list, in bytes.
pub(in crate::web) const LONGEST_CURSOR: usize = 200;
/// Longest text searched for, in characters.
pub(in crate::web) const LONGEST_QUERY: usize = 100;
/// Longest name of a publisher, in characters: what `data/README.md` allows.
const LONGEST_PUBLISHER: usize = 120;

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
pub(in crate::web) fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || matches!(key, "fbclid" | "gclid")
}

impl ListParams {
    /// Reads the query string of a page. An unknown key is noted, a bad value refused.
    ///
    /// # Errors
    /// [`Error::BadValue`] with what the key allows.
    pub fn of_page(list: &List, query: &str) -> Result<Self, Error> {
        Self::parse(list, query, &["after", "limit"])?.in_order()
    }

    /// Reads the query string of an export. An unknown key is refused, since a mistyped filter
    /// must not silently export everything.
    ///
    /// # Errors
    /// [`Error::BadValue`] or [`Error::UnknownFields`].
    pub fn of_export(list: &List, query: &str) -> Result<Self, Error> {
        Self::parse(list, query, &["excel"])?.in_order()?.known()
    }

    /// Reads the query string of a page of the API: the filter, `after` and `limit`. An unknown key
    /// is refused.
    ///
    /// # Errors
    /// [`Error::BadValue`] or [`Error::UnknownFields`].
    pub fn of_api(list: &List, query: &str) -> Result<Self, Error> {
        Self::parse(list, query, &["after", "limit"])?.known()
    }

    /// A range the wrong way round finds nothing, which a reader would take for an empty record.
    fn in_order(self) -> Result<Self, Error> {
        if let (Some(from), Some(to)) = (self.filter.from, self.filter.to)
            && from > to
        {
            return Err(Error::bad_value("from", &from.to_string(), &["a day not after `to`"]));
        }
        Ok(self)
    }

    fn known(self) -> Result<Self, Error> {
        if self.unknown.is_empty() { Ok(self) } else { Err(Error::UnknownFields(self.unknown)) }
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
        params.normalise();
        Ok(params)
    }

    fn set_other(&mut self, key: &str, value: &str) -> Result<(), Error> {
        match key {
            "after" => {
                let fits = value.len() <= LONGEST_CURSOR
                    && value.chars().all(|c| c.is_ascii_alphanumeric() || ".^~-_/".contains(c));
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
    pub(super) fn normalise(&mut self) {
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
}
