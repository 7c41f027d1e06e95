//! Query strings, both ways: to values of keys, and back to canonical addresses.
//!
//! `read` takes a query string apart by the keys that its address has, `list` knows what lists make
//! of it, `known` holds it against the record, `limit` is how much of a list a page shows.

mod known;
mod limit;
mod list;
mod look;
mod read;
#[cfg(test)]
mod tests;

pub(super) use known::{known, names_something, spelled};
pub use limit::{ALL, Limit, PAGE};
pub use list::ListParams;
pub(super) use list::{PAGED, sort_words};
pub(super) use look::{Look, Palette, Theme, WIDTHS};
pub(super) use read::{MOST_VALUES_OF_API, is_tracking, raw_pairs};
pub use read::{Manner, Unknown, none, pairs, read};

use super::urls::escape;

/// A query string with its `?`, or nothing.
pub(super) fn query_of<V: AsRef<str>>(pairs: &[(&'static str, V)]) -> String {
    let parts: Vec<String> =
        pairs.iter().map(|(key, value)| format!("{key}={}", escape(value.as_ref()))).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}
