//! What one entry puts into the index: words at places.

use std::collections::BTreeMap;

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

/// A word and its place in the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordAt {
    pub(super) word: String,
    pub(super) at: u16,
}

/// The words of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document {
    /// The entry's number.
    pub(super) entry: i64,
    /// What it is called.
    pub(super) title: Vec<WordAt>,
    /// What else it says.
    pub(super) body: Vec<WordAt>,
}

/// Places that PostgreSQL keeps of a word, and the last place it knows. What lies beyond is left
/// out of both indexes, so that they find the same.
const OF_A_WORD: usize = 255;
const LAST: u16 = 16_000;

impl Document {
    pub(super) fn new(entry: i64, title: &[Segment], body: &[Segment]) -> Self {
        let mut writer = Writer { at: 0, seen: BTreeMap::new() };
        let title = writer.places(title);
        Self { entry, title, body: writer.places(body) }
    }
}

struct Writer<'a> {
    at: u16,
    seen: BTreeMap<&'a str, usize>,
}

impl<'a> Writer<'a> {
    fn places(&mut self, segments: &'a [Segment]) -> Vec<WordAt> {
        let mut places = Vec::new();
        for segment in segments.iter().filter(|segment| !segment.is_empty()) {
            for word in segment {
                self.at = LAST.min(self.at + 1);
                let count = self.seen.entry(word).or_default();
                *count += 1;
                if *count <= OF_A_WORD && self.at < LAST {
                    places.push(WordAt { word: word.clone(), at: self.at });
                }
            }
            // A free place ends the segment.
            self.at = LAST.min(self.at + 1);
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_apart_and_nothing_exceeds_what_postgresql_keeps() {
        let title = segments("GPT-4 文");
        let document = Document::new(1, &title, &[vec!["的".to_owned(); 20_000]]);
        let at = |places: &[WordAt]| -> Vec<(String, u16)> {
            places.iter().map(|p| (p.word.clone(), p.at)).collect()
        };
        let title = [("gpt", 1), ("4", 2), ("文", 3), ("gpt4", 5)];
        assert_eq!(at(&document.title), title.map(|(word, at)| (word.to_owned(), at)));
        assert_eq!(document.body[0].at, 7);
        assert_eq!(document.body.len(), OF_A_WORD);
    }
}
