//! Where a query stands in a text: pieces of it, some of them marked.

use std::ops::Range;

use crate::domain::pinyin::stands_for;
use crate::domain::words::{Phrase, Wanted, Word, words};

/// A piece of a text. Templates escape it, and put the marked ones into `<mark>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_marked: bool,
}

/// A text in pieces.
pub type Marked = Vec<Piece>;

/// Whether anything is marked.
#[must_use]
pub fn has_marks(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.is_marked)
}

/// A text with the phrases of a query marked.
#[must_use]
pub fn mark(text: &str, wanted: &Wanted) -> Marked {
    pieces(text, spans(&words(text), wanted, false))
}

/// A name or title with the phrases of a query marked, also where they are its pinyin.
#[must_use]
pub fn mark_name(text: &str, wanted: &Wanted) -> Marked {
    let words = words(text);
    let written = spans(&words, wanted, false);
    let spans = if written.is_empty() { spans(&words, wanted, true) } else { written };
    pieces(text, spans)
}

/// Letters of an excerpt before and behind the first mark.
const AROUND: (usize, usize) = (40, 120);

/// The part of a text around its first mark, or its start if nothing is marked.
#[must_use]
pub fn excerpt(text: &str, wanted: &Wanted) -> Marked {
    let marked = mark(text, wanted);
    let before = marked.iter().take_while(|piece| !piece.is_marked).map(|piece| piece.text.len());
    let first = if has_marks(&marked) { before.sum() } else { 0 };
    let start = text[..first].char_indices().rev().nth(AROUND.0).map_or(0, |(at, _)| at);
    let end = text[first..].char_indices().nth(AROUND.1).map_or(text.len(), |(at, _)| first + at);
    let (start, end) = (word_start(text, start), word_end(text, end));
    let mut cut = mark(&text[start..end], wanted);
    let ellipsis = || Piece { text: "…".to_owned(), is_marked: false };
    if start > 0 {
        cut.insert(0, ellipsis());
    }
    if end < text.len() {
        cut.push(ellipsis());
    }
    cut
}

/// The start of the Latin word that a place lies in.
fn word_start(text: &str, at: usize) -> usize {
    let back = text[..at].chars().rev().take_while(char::is_ascii_alphanumeric);
    at - back.count()
}

/// The end of the Latin word that a place lies in.
fn word_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(char::is_ascii_alphanumeric).count()
}

/// The bytes that the phrases of a query take up, in order and apart.
fn spans(words: &[Word], wanted: &Wanted, by_sound: bool) -> Vec<Range<usize>> {
    // One word of several is too short to be told by its sound: `li` is 李, 丽 and 利.
    let whole = |phrases: &[Phrase]| if by_sound && phrases.len() > 1 { 0 } else { phrases.len() };
    let phrases = || wanted.phrases.iter().take(whole(&wanted.phrases)).chain(&wanted.unspaced);
    let mut spans = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let length = phrases().filter_map(|phrase| length(&words[at..], phrase, by_sound)).max();
        let Some(length) = length else {
            at += 1;
            continue;
        };
        spans.push(words[at].span.start..words[at + length - 1].span.end);
        at += length;
    }
    spans
}

/// How many words from the start of a text are a phrase.
fn length(words: &[Word], phrase: &Phrase, by_sound: bool) -> Option<usize> {
    if by_sound {
        let letters = phrase.words.concat();
        return letters.is_ascii().then(|| stands_for(&letters, words)).flatten();
    }
    let n = phrase.words.len();
    if let [word] = phrase.words.as_slice()
        && let Some(n) = joined(words, word, phrase.is_open)
    {
        return Some(n);
    }
    let fits = |(place, (word, wanted)): (usize, (&Word, &String))| {
        let is_open = phrase.is_open && place + 1 == n;
        if is_open { word.text.starts_with(wanted.as_str()) } else { word.text == *wanted }
    };
    let is_there = words.len() >= n && words.iter().zip(&phrase.words).enumerate().all(fits);
    is_there.then_some(n)
}

/// How many Latin words from the start of a text are one word together: `gpt4` is GPT-4.
fn joined(words: &[Word], wanted: &str, is_open: bool) -> Option<usize> {
    let mut together = String::new();
    for (n, word) in words.iter().take_while(|word| !word.is_han).enumerate() {
        together.push_str(&word.text);
        if together == wanted || (is_open && together.starts_with(wanted)) {
            return Some(n + 1);
        }
        if !wanted.starts_with(together.as_str()) {
            break;
        }
    }
    None
}

fn pieces(text: &str, spans: Vec<Range<usize>>) -> Marked {
    let mut pieces = Vec::new();
    let mut piece = |span: Range<usize>, is_marked| {
        if let Some(text) = text.get(span).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), is_marked });
        }
    };
    let mut at = 0;
    for span in spans {
        piece(at..span.start, false);
        at = span.end;
        piece(span, true);
    }
    piece(at..text.len(), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let show = |p: &Piece| if p.is_marked { format!("[{}]", p.text) } else { p.text.clone() };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn phrases_are_marked_in_the_text_as_it_stands() {
        let name = |text, query| shown(&mark_name(text, &Wanted::new(query).unwrap()));
        assert_eq!(name("百度发布《文心一言》", "文心"), "百度发布《[文心]一言》");
        assert_eq!(name("Baidu’s ＥＲＮＩＥ Bots", "ernie bot"), "Baidu’s [ＥＲＮＩＥ Bots]");
        assert_eq!(name("ERNIE-Bot, ernie-bot", "ernie-bo"), "[ERNIE-Bot], [ernie-bot]");
        assert_eq!(name("百度文心一言", "wxyy"), "百度[文心一言]");
        assert_eq!(name("百度文心一言", "wen xin"), "百度[文心]一言");
        assert_eq!(name("<b>ERNIE</b>", "b"), "<[b]>ERNIE</[b]>");
        assert_eq!(name("ChatGLM", "chat glm"), "[ChatGLM]");
        assert_eq!(name("文心一言", "wenxin yiyan"), "[文心一言]");
        assert_eq!(name("GPT-4 and GPT 45, ERNIE Bot", "gpt4"), "[GPT-4] and [GPT 45], ERNIE Bot");
        assert_eq!(name("西丽湖论坛", "Robin Li"), "西丽湖论坛");
    }

    #[test]
    fn an_excerpt_stands_around_its_first_mark_and_cuts_no_word() {
        let text = format!("{} target {}", "word ".repeat(50), "after ".repeat(50));
        let cut = shown(&excerpt(&text, &Wanted::new("target").unwrap()));
        assert!(
            cut.starts_with("…word") && cut.contains("[target]") && cut.ends_with('…'),
            "{cut}"
        );
        assert!(cut.chars().count() < 190, "{cut}");
        assert!(!cut.contains("…ord") && !cut.contains("afte…"), "{cut}");
        assert_eq!(shown(&excerpt("short", &Wanted::new("x").unwrap())), "short");
    }
}
