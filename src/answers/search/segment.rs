//! Words that must not run into each other.

use crate::domain::words::{compounds, words};

/// Words that must not run into each other: a phrase lies within one segment.
pub(super) type Segment = Vec<String>;

/// A text as segments: its words, and those tied by a sign as one.
pub(super) fn segments(text: &str) -> Vec<Segment> {
    let words = words(text);
    let joined = compounds(text, &words);
    let whole: Segment = words.into_iter().map(|word| word.text).collect();
    std::iter::once(whole).chain(joined.into_iter().map(|word| vec![word])).collect()
}
