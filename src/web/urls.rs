//! Every path of the site.

use chrono::{Datelike, NaiveDate};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::domain::Lang;

/// What is escaped in a path segment or a query value; `^` (as in `^HSI`) is among it.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'/')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Text escaped for a path segment or a query value.
#[must_use]
pub fn escape(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// The paths in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Urls(pub Lang);

impl Urls {
    /// A path of the English site in this language; `/` becomes `/zh/`.
    #[must_use]
    pub fn at(self, path: &str) -> String {
        match self.0 {
            Lang::En => path.to_owned(),
            Lang::Zh => format!("/zh{path}"),
        }
    }

    /// An announcement.
    #[must_use]
    pub fn announcement(self, id: &str) -> String {
        self.at(&format!("/announcements/{}", escape(id)))
    }

    /// A company.
    #[must_use]
    pub fn company(self, slug: &str) -> String {
        self.at(&format!("/companies/{}", escape(slug)))
    }

    /// A model.
    #[must_use]
    pub fn model(self, slug: &str) -> String {
        self.at(&format!("/models/{}", escape(slug)))
    }

    /// A benchmark.
    #[must_use]
    pub fn benchmark(self, slug: &str) -> String {
        self.at(&format!("/benchmarks/{}", escape(slug)))
    }

    /// A source.
    #[must_use]
    pub fn source(self, id: &str) -> String {
        self.at(&format!("/sources/{}", escape(id)))
    }

    /// A person.
    #[must_use]
    pub fn person(self, slug: &str) -> String {
        self.at(&format!("/people/{}", escape(slug)))
    }

    /// A claim, as a row of the list of claims.
    #[must_use]
    pub fn claim(self, id: &str) -> String {
        self.at(&format!("/claims?q={0}#{0}", escape(id)))
    }

    /// A promise, as a row of the list of promises.
    #[must_use]
    pub fn promise(self, id: &str) -> String {
        self.at(&format!("/promises?q={0}#{0}", escape(id)))
    }

    /// A day.
    #[must_use]
    pub fn day(self, day: &NaiveDate) -> String {
        self.at(&format!("/dates/{day}"))
    }

    /// A month.
    #[must_use]
    pub fn month(self, day: &NaiveDate) -> String {
        self.at(&format!("/dates/{:04}-{:02}", day.year(), day.month()))
    }

    /// An address off the site that a link may lead to, or nothing. The import takes web addresses
    /// only; this is for databases that something else wrote into.
    #[must_use]
    pub fn out(self, url: &str) -> &str {
        if url.starts_with("https://") || url.starts_with("http://") { url } else { "" }
    }

    /// A share or an index.
    #[must_use]
    pub fn share(self, symbol: &str) -> String {
        self.at(&format!("/shares/{}", escape(symbol)))
    }

    /// A reaction.
    #[must_use]
    pub fn reaction(self, announcement: &str, symbol: &str) -> String {
        self.at(&format!("/reactions/{}/{}", escape(announcement), escape(symbol)))
    }
}

/// The path without its language prefix, and the language: `/zh/dates` is Chinese `/dates`.
#[must_use]
pub fn language_of(path: &str) -> (Lang, &str) {
    match path.strip_prefix("/zh") {
        Some(rest) if rest.starts_with('/') => (Lang::Zh, rest),
        _ => (Lang::En, path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_and_its_language_come_apart_and_together() {
        assert_eq!(language_of("/zh/dates"), (Lang::Zh, "/dates"));
        assert_eq!(language_of("/zh/"), (Lang::Zh, "/"));
        assert_eq!(language_of("/zhang"), (Lang::En, "/zhang"));
        assert_eq!(Urls(Lang::Zh).reaction("a", "^HSI"), "/zh/reactions/a/%5EHSI");
    }
}
