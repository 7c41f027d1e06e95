//! From a path to the row it belongs to.

use percent_encoding::percent_decode_str;

/// Finds what stands at a path.
#[derive(Debug)]
pub struct Matcher<T>(matchit::Router<T>);

/// What stands at a path, with the segments that name it.
#[derive(Debug)]
pub struct Found<'a, T> {
    /// What stands there.
    pub row: &'a T,
    /// The parameters of the path, decoded. One that is not UTF-8 names nothing we have.
    pub params: Option<Vec<(String, String)>>,
}

impl<T> Matcher<T> {
    /// A matcher of these patterns.
    ///
    /// # Errors
    /// If two patterns could mean the same path; the message names the second.
    pub fn new(rows: impl IntoIterator<Item = (String, T)>) -> Result<Self, String> {
        let mut router = matchit::Router::new();
        for (pattern, row) in rows {
            router.insert(&*pattern, row).map_err(|error| format!("{pattern}: {error}"))?;
        }
        Ok(Self(router))
    }

    /// What stands at a path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Found<'_, T>> {
        let found = self.0.at(path).ok()?;
        let decoded = |(name, value): (&str, &str)| {
            let value = percent_decode_str(value).decode_utf8().ok()?;
            Some((name.to_owned(), value.into_owned()))
        };
        Some(Found { row: found.value, params: found.params.iter().map(decoded).collect() })
    }
}

/// The address without the slashes at the end of its path, with its query string; `None` if it has
/// none, or if what is left would lead to another site: browsers read `//host` and `/\host` as one.
#[must_use]
pub fn without_slash(path: &str, query: Option<&str>) -> Option<String> {
    let bare = path.strip_suffix('/')?.trim_end_matches('/');
    if bare.is_empty() || bare.starts_with("//") || bare.starts_with("/\\") {
        return None;
    }
    Some(query.map_or_else(|| bare.to_owned(), |query| format!("{bare}?{query}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_row_and_its_segments_come_decoded() {
        let rows =
            ["/a", "/a/{id}", "/a/{id}.atom", "/a/{one}/{two}.svg", "/api/{*rest}", "/api/v1/a"];
        let matcher = Matcher::new(rows.map(|row| (row.to_owned(), row))).unwrap();
        for (path, row, params) in [
            ("/a", "/a", vec![]),
            ("/a/x", "/a/{id}", vec!["x"]),
            ("/a/x.y", "/a/{id}", vec!["x.y"]),
            ("/a/%5EHSI", "/a/{id}", vec!["^HSI"]),
            ("/a/x.atom", "/a/{id}.atom", vec!["x"]),
            ("/a/x/9888.HK.svg", "/a/{one}/{two}.svg", vec!["x", "9888.HK"]),
            ("/api/v1/a", "/api/v1/a", vec![]),
            ("/api/v1/b", "/api/{*rest}", vec!["v1/b"]),
        ] {
            let found = matcher.at(path).unwrap_or_else(|| panic!("{path}"));
            let given: Vec<_> = found.params.unwrap().into_iter().map(|(_, value)| value).collect();
            assert_eq!(
                (*found.row, given),
                (row, params.iter().map(|p| (*p).to_owned()).collect())
            );
        }
        for path in ["/b", "/a/", "/a/x/y", "/a/x/y/z.svg", "a", ""] {
            assert!(matcher.at(path).is_none(), "{path}");
        }
        assert!(matcher.at("/a/%FF").unwrap().params.is_none());
    }

    #[test]
    fn two_rows_for_one_path_are_refused() {
        let rows = ["/a/{id}", "/a/{slug}"].map(|row| (row.to_owned(), ()));
        assert!(Matcher::new(rows).unwrap_err().contains("/a/{slug}"));
    }

    #[test]
    fn a_slash_at_the_end_leads_nowhere_else() {
        let leads = |path| without_slash(path, Some("a=1"));
        assert_eq!(leads("/companies/").as_deref(), Some("/companies?a=1"));
        assert_eq!(leads("/companies//").as_deref(), Some("/companies?a=1"));
        assert_eq!(without_slash("/zh/dates/", None).as_deref(), Some("/zh/dates"));
        for path in ["/", "//", "/dates", "//evil.test/", "/\\evil.test/", "///evil.test/"] {
            assert_eq!(leads(path), None, "{path}");
        }
    }
}
