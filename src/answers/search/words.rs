//! The words of rows, to look for phrases in.

use super::names::{Called, Names};
use super::segment::Segment;
use crate::domain::words::{Phrase, Wanted, each_word, is_tie};

/// The words of a row, a blank around each; a line break ends what a phrase can reach over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    text: String,
    /// Where what the row is called ends and what else it says begins.
    title: usize,
}

impl Words {
    /// Adds a text: its words, and those tied by a sign as one.
    #[must_use]
    pub fn and(mut self, text: &str) -> Self {
        let (mut run, mut n, mut end) = (String::new(), 0, None);
        let mut tied = String::new();
        let start = self.text.len();
        each_word(text, |word, span, is_han| {
            self.text.push(' ');
            self.text.push_str(word);
            let goes_on = end.is_some_and(|end| !is_han && is_tie(&text[end..span.start]));
            if !goes_on {
                end_run(&mut run, &mut n, &mut tied);
            }
            if !is_han {
                run.push_str(word);
                n += 1;
            }
            end = (!is_han).then_some(span.end);
        });
        end_run(&mut run, &mut n, &mut tied);
        if self.text.len() > start {
            self.text.push_str(" \n");
        }
        self.text.push_str(&tied);
        self
    }

    /// Takes all that was added so far for what the row is called; what follows is what it says.
    #[must_use]
    pub fn as_title(self) -> Self {
        Self { title: self.text.len(), ..self }
    }

    /// Adds all that something is called.
    #[must_use]
    pub(super) fn and_names(mut self, names: Option<&Names>) -> Self {
        for segment in names.into_iter().flat_map(|names| &names.segments) {
            self.segment(segment);
        }
        self
    }

    /// Adds all that a company is called, where there is one.
    #[must_use]
    pub fn and_company(self, slug: Option<&str>, called: &Called) -> Self {
        self.and_names(slug.and_then(|slug| called.companies.get(slug)))
    }

    /// Adds all that a model is called, where there is one.
    #[must_use]
    pub fn and_model(self, slug: Option<&str>, called: &Called) -> Self {
        self.and_names(slug.and_then(|slug| called.models.get(slug)))
    }

    /// Adds all that a person is called.
    #[must_use]
    pub fn and_person(self, slug: &str, called: &Called) -> Self {
        self.and_names(called.people.get(slug))
    }

    fn segment(&mut self, segment: &Segment) {
        if !segment.is_empty() {
            for word in segment {
                self.text.push(' ');
                self.text.push_str(word);
            }
            self.text.push_str(" \n");
        }
    }

    /// Whether the words hold what is wanted.
    #[must_use]
    pub fn meet(&self, needles: &Needles) -> bool {
        needles.are_in(&self.text)
    }

    /// Whether what the row is called holds what is wanted.
    #[must_use]
    pub fn title_meets(&self, needles: &Needles) -> bool {
        needles.are_in(&self.text[..self.title])
    }
}

/// Ends a run of words, which is a word of its own if there is more than one in it.
fn end_run(run: &mut String, n: &mut usize, tied: &mut String) {
    if *n > 1 {
        tied.push(' ');
        tied.push_str(run);
        tied.push_str(" \n");
    }
    run.clear();
    *n = 0;
}

/// What is wanted, as it stands among words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needles {
    phrases: Vec<String>,
    unspaced: Option<String>,
}

impl Needles {
    /// The phrases of a query, each between blanks; one that may go on has none behind.
    #[must_use]
    pub fn new(wanted: &Wanted) -> Self {
        let needle = |phrase: &Phrase| {
            format!(" {}{}", phrase.words.join(" "), if phrase.is_open { "" } else { " " })
        };
        Self {
            phrases: wanted.phrases.iter().map(needle).collect(),
            unspaced: wanted.unspaced.as_ref().map(needle),
        }
    }

    fn are_in(&self, text: &str) -> bool {
        let has = |needle: &String| text.contains(needle.as_str());
        self.phrases.iter().all(has) || self.unspaced.as_ref().is_some_and(has)
    }
}

#[cfg(test)]
mod tests {
    use super::super::segment::segments;
    use super::*;

    #[test]
    fn a_text_has_the_words_of_its_segments() {
        for text in ["GPT-4 is 文心一言, ERNIE-3.5-8K!", "a-b c", "-", "", "文-a-b文c.d", "x--y z"]
        {
            let mut by_segments = Words::default();
            for segment in segments(text) {
                by_segments.segment(&segment);
            }
            assert_eq!(Words::default().and(text), by_segments, "{text}");
        }
    }

    #[test]
    fn words_hold_phrases_and_not_what_lies_across_texts() {
        let words = Words::default().and("GPT-4 is 文心一言").and("Ernie Bot");
        let finds = |query: &str| {
            Wanted::new(query).is_some_and(|wanted| words.meet(&Needles::new(&wanted)))
        };
        for query in ["gpt", "gpt4", "文心", "ernie bo", "bot 文心", "is 文"] {
            assert!(finds(query), "{query}");
        }
        for query in ["一言 ern", "言ernie", "心文", "pt", "ernie b x"] {
            assert_eq!(finds(query), query == "一言 ern", "{query}");
        }
    }
}
