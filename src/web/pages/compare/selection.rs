//! What the query string of `/compare` chooses.

use crate::domain::nearest;
use crate::record::{Filter, Form, Key, Value, keys};
use crate::web::error::Error;
use crate::web::params::{Manner, Unknown, query_of, read};

/// Most announcements in one comparison: the pairwise correlations grow with their square, and so
/// does what a reader has to take in.
pub(in crate::web) const MOST: usize = 40;

/// Announcements and companies, sorted and without repeats, so that equal choices have equal URLs.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::web) struct Selection {
    pub(in crate::web) chosen: Filter,
    /// Keys the page does not have, with the nearest it has.
    pub(in crate::web) unknown: Unknown,
}

impl Selection {
    /// The keys of a comparison.
    pub(in crate::web) const KEYS: [&Key; 2] = [&keys::ANNOUNCEMENT, &keys::COMPARED];

    /// Reads a query string.
    ///
    /// # Errors
    /// As [`read`]; or if there are too many.
    pub(in crate::web) fn parse(query: &str, manner: Manner) -> Result<Self, Error> {
        let (chosen, unknown) = read(query, Self::KEYS, manner)?;
        let n = chosen.values(&keys::ANNOUNCEMENT).len();
        if n > MOST { Err(too_many(&keys::ANNOUNCEMENT, n)) } else { Ok(Self { chosen, unknown }) }
    }

    /// Whether nothing is chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// The canonical address, with one value left out.
    pub(super) fn without(&self, left_out: Option<(&Key, &Value)>) -> String {
        let kept = self.chosen.pairs().filter(|pair| Some(*pair) != left_out);
        let pairs: Vec<_> = kept.map(|(key, value)| (key.name, value.to_string())).collect();
        format!("/compare{}", query_of(&pairs))
    }
}

/// More announcements than a comparison takes.
pub(super) fn too_many(key: &Key, n: usize) -> Error {
    Error::bad_value(key.name, &n.to_string(), &["at most 40 announcements together"])
        .told("allowed-compared")
}

/// An id that the record does not have, with the nearest that it has.
pub(super) fn unknown(key: &Key, value: &str, known: &[String]) -> Error {
    let near = nearest(value, known.iter().map(String::as_str));
    let form = match key.form {
        Form::Of(named) => named.form(),
        _ => "",
    };
    let allowed: Vec<&str> = near.into_iter().chain([form]).collect();
    Error::bad_value(key.name, value, &allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_choices_have_one_address_and_unknown_keys_are_noted() {
        let parse = |query| Selection::parse(query, Manner::Page).unwrap();
        let selection = parse("company=b&announcement=z&company=a&company=b&utm_source=x&compny=c");
        assert_eq!(selection.without(None), "/compare?announcement=z&company=a&company=b");
        let without = selection.without(Some((&keys::COMPARED, &"a".into())));
        assert_eq!(without, "/compare?announcement=z&company=b");
        assert_eq!(selection.unknown, [("compny".to_owned(), Some("company".to_owned()))]);
        assert!(parse("company=&utm_source=x").is_empty());
    }

    #[test]
    fn more_than_a_comparison_takes_is_refused() {
        let many = |n: usize| -> String {
            let pairs: Vec<String> = (0..n).map(|i| format!("announcement=a{i}")).collect();
            pairs.join("&")
        };
        assert!(Selection::parse(&many(MOST), Manner::Page).is_ok());
        assert!(Selection::parse(&many(MOST + 1), Manner::Page).is_err());
    }
}
