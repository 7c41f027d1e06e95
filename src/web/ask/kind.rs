//! What the answers of an address have in common.

use crate::web::params::{is_tracking, pairs};
use crate::web::urls::escape;

/// What an address gives. Its errors come in the same form: a page for people, and
/// `application/problem+json` where a program asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// HTML, in both languages.
    Page,
    /// Swagger UI: a page that sets inline styles and needs its script.
    Manual,
    /// What is made in memory for programs: the API, feeds, the calendar.
    Data,
    /// A list or the whole record as a file, which lasts as long as its reader reads.
    File,
    /// An SVG that other sites may show.
    Picture,
    /// The PNG that a link to a page shows.
    Preview,
    /// Style sheet, script, icon: the same bytes whatever the record.
    Asset,
    /// What machines read about the site itself: `robots.txt` and the like.
    Text,
    /// For those who watch the server.
    Probe,
}

/// What of a query string an answer depends on. The rest is no part of its name, so it can neither
/// make an answer anew nor fill the store of finished ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Query {
    /// These keys.
    Only(&'static [&'static str]),
    /// Everything but blank values and what other sites append: pages overlook both.
    Lenient,
    /// The same without words of a reader's own: a picture sets nobody's words under the name of
    /// the site.
    WithoutWords,
    /// Everything: what a page overlooks is refused.
    Strict,
}

/// The keys whose values are a reader's own words, not words of the record.
const WORDS: [&str; 2] = ["q", "publisher"];

impl Query {
    /// The pairs of a query string that an answer depends on, sorted by key. Values of one key keep
    /// their order: of a key that takes one value the last may count.
    #[must_use]
    pub fn kept(self, query: &str) -> Vec<(String, String)> {
        let is_said = |key: &str, value: &str| !value.trim().is_empty() && !is_tracking(key);
        let mut kept = pairs(query);
        match self {
            Self::Only(keys) => {
                kept.retain(|(key, _)| keys.contains(&key.as_str()));
                // What stands behind `#` in an address never reaches a server.
                for (_, value) in &mut kept {
                    value.truncate(value.find('#').unwrap_or(value.len()));
                }
            }
            Self::Lenient => kept.retain(|(key, value)| is_said(key, value)),
            Self::WithoutWords => {
                kept.retain(|(key, value)| is_said(key, value) && !WORDS.contains(&key.as_str()));
            }
            Self::Strict => {}
        }
        kept.sort_by(|a, b| a.0.cmp(&b.0));
        kept
    }

    /// The same as a query string, without `?`.
    #[must_use]
    pub fn canonical(self, query: &str) -> String {
        let kept = self.kept(query);
        let parts: Vec<String> =
            kept.iter().map(|(key, value)| format!("{}={}", escape(key), escape(value))).collect();
        parts.join("&")
    }
}

impl Kind {
    /// What of the query string its answers depend on, unless the row of an address says otherwise.
    #[must_use]
    pub const fn query(self) -> Query {
        match self {
            Self::Page => Query::Lenient,
            Self::Preview => Query::WithoutWords,
            Self::Data | Self::File | Self::Picture => Query::Strict,
            Self::Manual | Self::Asset | Self::Text | Self::Probe => Query::Only(&[]),
        }
    }

    /// Whether people read its answers, and so its errors.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Page | Self::Manual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_question_are_one_and_what_counts_is_said_by_the_row() {
        let page = |query| Query::Lenient.canonical(query);
        assert_eq!(page("b=2&a=1&utm_source=x&c="), "a=1&b=2");
        assert_eq!(page("q=a+b"), page("q=a%20b"));
        assert_eq!(page(""), "");
        assert_eq!(Query::Strict.canonical("q="), "q=", "a blank is refused");
        assert_eq!(Query::Only(&[]).canonical("n=1"), "");
        assert_eq!(Query::Only(&["url"]).canonical("n=1&url=x%23y"), "url=x");
        assert_eq!(
            Query::WithoutWords.canonical("q=buy&company=baidu&publisher=me"),
            "company=baidu"
        );
    }

    #[test]
    fn values_of_one_key_keep_their_order() {
        assert_eq!(Query::Strict.canonical("to=9&from=2&from=1"), "from=2&from=1&to=9");
        assert_ne!(
            Query::Lenient.canonical("from=1&from=2"),
            Query::Lenient.canonical("from=2&from=1")
        );
    }
}
