//! From a query string to values of keys: the one parser there is.

use percent_encoding::percent_decode_str;

use crate::domain::{is_unwritable, nearest};
use crate::record::{Filter, Form, Key};
use crate::web::error::Error;

/// Most values of one key on pages and in files.
const MOST_VALUES: usize = 100;
/// The same in the API: with slugs of full length they still fit into an address.
pub(in crate::web) const MOST_VALUES_OF_API: usize = 10;

/// The pairs of a query string, percent-decoded, `+` and what no text has as a blank.
#[must_use]
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let clean = |text: String| {
        if text.contains(is_unwritable) { text.replace(is_unwritable, " ") } else { text }
    };
    raw_pairs(query).map(|(key, value)| (clean(key), clean(value))).collect()
}

/// The same with all that was sent.
pub(in crate::web) fn raw_pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let decode =
        |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    query.split('&').filter(|part| !part.is_empty()).map(move |part| {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        (decode(key), decode(value))
    })
}

/// Keys that other sites append to links; pages and files drop them in silence.
pub(in crate::web) fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || matches!(key, "fbclid" | "gclid")
}

/// Keys that an address does not have, with the nearest that it has.
pub type Unknown = Vec<(String, Option<String>)>;

/// How strictly a query string is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A page notes unknown keys and shows the rest; of a key that has one value the last counts.
    Page,
    /// A file refuses unknown keys, since a mistyped filter must not silently give everything. A
    /// form sends every field that it has, so blank values say nothing here either.
    File,
    /// The API refuses what its contract cannot leave open too: blank values, and a second value of
    /// a key that has one.
    Api,
}

/// Reads a query string by the keys that its address has. What is not refused is noted.
///
/// # Errors
/// [`Error::BadValue`] with what the key allows, or [`Error::UnknownFields`].
pub fn read(
    query: &str,
    keys: impl IntoIterator<Item = &'static Key>,
    manner: Manner,
) -> Result<(Filter, Unknown), Error> {
    let keys: Vec<&'static Key> = keys.into_iter().collect();
    let (mut filter, mut unknown) = (Filter::default(), Unknown::new());
    let mut given: Vec<&Key> = Vec::new();
    for (name, value) in pairs(query) {
        let is_api = manner == Manner::Api;
        if !is_api && (value.trim().is_empty() || is_tracking(&name)) {
            continue;
        }
        let Some(key) = keys.iter().copied().find(|key| key.name == name) else {
            let near = nearest(&name, keys.iter().map(|key| key.name)).map(str::to_owned);
            unknown.push((name, near));
            continue;
        };
        if is_api {
            plain(key, &value)?;
        }
        given.push(key);
        let most = match (manner, key.many) {
            (Manner::Page, false) => usize::MAX,
            (_, false) => 1,
            (Manner::Api, true) => MOST_VALUES_OF_API,
            (_, true) => MOST_VALUES,
        };
        if given.iter().filter(|before| **before == key).count() > most {
            let allowed = format!("at most {most} of this key");
            return Err(Error::bad_value(&name, &value, &[&allowed]).told("allowed-fewer"));
        }
        let text = value.trim();
        let value = key.read(text).map_err(|allowed| Error::BadValue {
            field: name,
            value: text.to_owned(),
            allowed,
            told: "",
        })?;
        filter = filter.with(key, value);
    }
    if manner != Manner::Page && !unknown.is_empty() {
        return Err(Error::UnknownFields(unknown));
    }
    Ok((filter.normal(), unknown))
}

/// Refuses a value of the API that is blank, padded or cannot be shown.
fn plain(key: &Key, value: &str) -> Result<(), Error> {
    let may_be_padded = matches!(key.form, Form::Query);
    if value.is_empty() || !may_be_padded && value.trim() != value {
        return Err(Error::bad_value(key.name, value, &["a value without blanks around it"]));
    }
    if value.contains(|c: char| c.is_ascii_control()) {
        return Err(Error::bad_value(key.name, value, &["text without control characters"]));
    }
    Ok(())
}

/// Refuses every parameter.
///
/// # Errors
/// [`Error::UnknownFields`].
pub fn none(query: &str) -> Result<(), Error> {
    read(query, [], Manner::Api).map(|_| ())
}
