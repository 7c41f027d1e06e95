//! What the query string of `/compare` chooses.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use crate::domain::{Slug, nearest};
use crate::web::error::Error;
use crate::web::params::{is_tracking, pairs};
use crate::web::urls::escape;

/// Most announcements in one comparison: the pairwise correlations grow with their square, and so
/// does what a reader has to take in.
pub(in crate::web) const MOST: usize = 40;

const KEYS: [&str; 2] = ["announcement", "company"];

/// Announcements and companies, sorted and without repeats, so that equal choices have equal URLs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::web) struct Selection {
    pub(in crate::web) announcements: BTreeSet<Slug>,
    pub(in crate::web) companies: BTreeSet<Slug>,
    /// Keys the page does not have, with the nearest it has.
    pub(in crate::web) unknown: Vec<(String, Option<String>)>,
}

impl Selection {
    /// Reads a query string.
    ///
    /// # Errors
    /// [`Error::BadValue`] if a value cannot be an id, or there are too many.
    pub(in crate::web) fn parse(query: &str) -> Result<Self, Error> {
        let mut selection = Self::default();
        for (key, value) in pairs(query) {
            let value = value.trim();
            if value.is_empty() || is_tracking(&key) {
                continue;
            }
            let (ids, form) = match key.as_str() {
                "announcement" => (&mut selection.announcements, ANNOUNCEMENT),
                "company" => (&mut selection.companies, COMPANY),
                _ => {
                    let near = nearest(&key, KEYS).map(str::to_owned);
                    selection.unknown.push((key, near));
                    continue;
                }
            };
            let id = Slug::from_str(value).map_err(|_| Error::bad_value(&key, value, &[form]))?;
            ids.insert(id);
        }
        let n = selection.announcements.len();
        if n > MOST { Err(too_many("announcement", n)) } else { Ok(selection) }
    }

    /// Whether nothing is chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.announcements.is_empty() && self.companies.is_empty()
    }

    /// The choice as sorted pairs.
    pub(super) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let announcements = self.announcements.iter().map(|id| ("announcement", id.as_str()));
        announcements.chain(self.companies.iter().map(|slug| ("company", slug.as_str()))).collect()
    }

    /// The canonical address, with one pair left out.
    pub(super) fn without(&self, left_out: Option<(&str, &str)>) -> String {
        let kept = self.pairs().into_iter().filter(|pair| Some(*pair) != left_out);
        let parts: Vec<String> = kept.map(|(key, id)| format!("{key}={}", escape(id))).collect();
        if parts.is_empty() {
            "/compare".to_owned()
        } else {
            format!("/compare?{}", parts.join("&"))
        }
    }
}

const ANNOUNCEMENT: &str = "the id of an announcement of the record, as in /announcements/{id}";
const COMPANY: &str = "the slug of a company of the record, as in /companies/{slug}";

/// More announcements than a comparison takes.
pub(super) fn too_many(field: &str, n: usize) -> Error {
    let value = format!("{n} announcements");
    Error::bad_value(field, &value, &["at most 40 announcements together"])
}

/// An id that the record does not have, with the nearest that it has.
pub(super) fn unknown(field: &str, value: &str, known: &[String]) -> Error {
    let form = if field == "company" { COMPANY } else { ANNOUNCEMENT };
    let near = nearest(value, known.iter().map(String::as_str));
    let allowed: Vec<&str> = near.into_iter().chain([form]).collect();
    Error::bad_value(field, value, &allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_choices_have_one_address_and_unknown_keys_are_noted() {
        let selection =
            Selection::parse("company=b&announcement=z&company=a&company=b&utm_source=x&compny=c")
                .unwrap();
        assert_eq!(selection.without(None), "/compare?announcement=z&company=a&company=b");
        let without = selection.without(Some(("company", "a")));
        assert_eq!(without, "/compare?announcement=z&company=b");
        assert_eq!(selection.unknown, [("compny".to_owned(), Some("company".to_owned()))]);
        assert!(Selection::parse("company=&utm_source=x").unwrap().is_empty());
    }

    #[test]
    fn what_cannot_be_an_id_and_what_is_too_much_is_refused() {
        assert!(Selection::parse("company=Bai%20du").is_err());
        let many = |n: usize| -> String {
            let pairs: Vec<String> = (0..n).map(|i| format!("announcement=a{i}")).collect();
            pairs.join("&")
        };
        assert!(Selection::parse(&many(MOST)).is_ok());
        assert!(Selection::parse(&many(MOST + 1)).is_err());
    }
}
