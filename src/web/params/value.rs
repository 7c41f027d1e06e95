//! One value of a query string.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{Choice, earliest, latest};
use crate::store::{Sort, SortKey};
use crate::web::error::Error;
use crate::web::lists::List;

/// Most values of one key.
const MOST_VALUES: usize = 100;

/// The words of `sort`.
pub(in crate::web) fn sort_words(list: &List) -> Vec<String> {
    let keys: BTreeSet<SortKey> =
        list.sorts.iter().copied().chain(std::iter::once(SortKey::Date)).collect();
    keys.into_iter()
        .flat_map(|key| [false, true].map(|descending| Sort { key, descending }.word()))
        .collect()
}

pub(super) fn push<T: std::str::FromStr>(
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

pub(super) fn word<T: Choice>(key: &str, value: &str) -> Result<T, Error> {
    T::from_word(value).map_err(|error| Error::bad_value(key, value, &error.allowed))
}

/// Both answers together are no condition.
pub(super) fn yes_no(key: &str, value: &str, before: Option<bool>) -> Result<Option<bool>, Error> {
    let flag = match value {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::bad_value(key, value, &["yes", "no"])),
    };
    Ok(if before.is_some_and(|before| before != flag) { None } else { Some(flag) })
}

pub(super) fn yes_no_word(flag: bool) -> String {
    if flag { "yes" } else { "no" }.to_owned()
}

/// `YYYY-MM-DD` and nothing else: the parser would also take a sign, blanks and single digits, and
/// then one day would have several addresses.
pub(super) fn date(key: &str, value: &str) -> Result<NaiveDate, Error> {
    match value.parse::<NaiveDate>() {
        Ok(day) if day.to_string() == value && (earliest()..=latest()).contains(&day) => Ok(day),
        _ => Err(Error::bad_value(key, value, &["a day such as 2023-04-10"])),
    }
}
