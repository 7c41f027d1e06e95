//! Names that stand in URLs.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// An id of the record: ASCII lower case, digits and single hyphens, at most 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// Text that cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id has lower-case ASCII letters, digits and single hyphens between them, at most 80")]
pub struct InvalidSlug;

impl Slug {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, InvalidSlug> {
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let parts_are_words =
            text.split('-').all(|part| !part.is_empty() && part.chars().all(letters));
        if text.len() <= 80 && parts_are_words {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidSlug)
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A ticker in Yahoo style: `9888.HK`, `601360.SS`, `BIDU`; an index starts with `^`. Copies share
/// their text, since every session of a series names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Symbol(Arc<str>);

impl Symbol {
    /// The symbol as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Symbol {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, InvalidSlug> {
        let body = text.strip_prefix('^').unwrap_or(text);
        let fits = (1..=12).contains(&body.len())
            && body.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.');
        if fits { Ok(Self(text.into())) } else { Err(InvalidSlug) }
    }
}

impl Borrow<str> for Symbol {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_words_between_single_hyphens() {
        for good in ["baidu", "01-ai", "360-llm-demo", "x"] {
            assert_eq!(good.parse::<Slug>().unwrap().as_str(), good);
        }
        for bad in ["", "-", "a--b", "a-", "-a", "Baidu", "百度", "a b", "a_b", "../x"] {
            assert_eq!(bad.parse::<Slug>(), Err(InvalidSlug), "{bad:?}");
        }
        assert_eq!("a".repeat(81).parse::<Slug>(), Err(InvalidSlug));
    }

    #[test]
    fn a_symbol_may_be_a_share_or_an_index() {
        for good in ["9888.HK", "601360.SS", "BIDU", "^HSI"] {
            assert_eq!(good.parse::<Symbol>().unwrap().as_str(), good);
        }
        for bad in ["", "^", "bidu", "9888 HK", "TOOLONGSYMBOL"] {
            assert_eq!(bad.parse::<Symbol>(), Err(InvalidSlug), "{bad:?}");
        }
    }
}
