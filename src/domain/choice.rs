//! Closed lists of words.

use std::fmt;

/// A word that is not in a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is not one of {}", allowed.join(", "))]
pub struct UnknownWord {
    /// The word that was given.
    pub word: String,
    /// The words that are allowed, in their usual order.
    pub allowed: Vec<&'static str>,
}

impl UnknownWord {
    /// The allowed word nearest to the given one, if one is near enough to be meant.
    #[must_use]
    pub fn nearest(&self) -> Option<&'static str> {
        nearest(&self.word, self.allowed.iter().copied())
    }
}

/// The least Jaro-Winkler similarity of a suggestion; below it, suggestions were noise on the
/// record's own ids.
const NEAR: f64 = 0.75;

/// The longest word that may be a slip of the pen, in characters. Nothing here has a longer name,
/// and the measure takes the product of both lengths: 8,000 characters against every id took
/// seconds.
const LONGEST: usize = 100;

/// The candidate nearest to `word`, if one is near enough.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    nearest_few(word, candidates, 1).pop()
}

/// Up to `n` candidates near `word`, the nearest first, by the measure of [`nearest`].
pub(crate) fn nearest_few<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    n: usize,
) -> Vec<&'a str> {
    if word.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    let mut near: Vec<_> = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.into_iter().take(n).map(|(_, candidate)| candidate).collect()
}

/// A type that is a closed list of words.
pub(crate) trait Choice: Copy + Eq + fmt::Display + Sized + 'static {
    /// Every value, in the order people should see them.
    const ALL: &'static [Self];

    /// The word as it stands in `data/`, in the database, in URLs and in exports.
    fn as_str(self) -> &'static str;

    /// The words allowed.
    fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|value| value.as_str()).collect()
    }

    /// The value a word stands for.
    fn from_word(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .iter()
            .copied()
            .find(|value| value.as_str() == word)
            .ok_or_else(|| UnknownWord { word: word.to_owned(), allowed: Self::words() })
    }
}

/// Defines an enum whose values are the words of a closed list.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$value_doc])* $value,)+ }

        impl $name {
            /// Every value, in the order people should see them.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];

            /// The word as it stands in `data/`, in the database, in URLs and in exports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }

        impl $crate::domain::Choice for $name {
            const ALL: &'static [Self] = Self::ALL;
            fn as_str(self) -> &'static str { self.as_str() }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $crate::domain::Choice::from_word(word)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::domain::UnknownWord;
            fn try_from(word: String) -> Result<Self, Self::Error> {
                word.parse()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
pub(crate) use choice;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_54_only_a_word_that_may_be_a_slip_of_the_pen_has_near_ones() {
        let known = "a".repeat(100);
        assert_eq!(nearest(&format!("{}b", &known[1..]), [known.as_str()]), Some(known.as_str()));
        assert_eq!(nearest(&format!("{known}b"), [known.as_str()]), None);
        assert!(nearest_few(&"a".repeat(8000), ["a"], 3).is_empty());
    }
}
