//! A problem of the record: where it stands, what is wrong, how to mend it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use crate::domain::is_unwritable;

/// How much of a line a report shows on either side of a place, in bytes.
const AROUND: usize = 300;

/// Longest message or hint, in characters: a value may be a megabyte long.
const MESSAGE: usize = 400;

/// What of a file stands before a part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Before {
    pub(super) bytes: usize,
    pub(super) lines: usize,
}

/// A file of the record as it was read, or a part of one that begins with a line.
#[derive(Debug)]
pub(super) struct File {
    /// Path below the record's folder.
    pub(super) name: String,
    /// Its text; empty where it could not be read.
    pub(super) text: String,
    /// What stands before the text.
    pub(super) before: Before,
    /// The text as a terminal may show it, where that differs.
    masked: Option<String>,
}

impl File {
    pub(super) fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::part(name, text, Before::default())
    }

    pub(super) fn part(
        name: impl Into<String>,
        text: impl Into<String>,
        before: Before,
    ) -> Arc<Self> {
        let text = text.into();
        let hidden = text.chars().any(|c| c != '\n' && is_invisible(c));
        let masked = hidden.then(|| mask(&text));
        Arc::new(Self { name: mask(&name.into()), text, before, masked })
    }

    /// How many lines of the whole file stand before an offset in the text.
    fn lines_before(&self, offset: usize) -> usize {
        self.before.lines + self.text.get(..offset).unwrap_or_default().matches('\n').count()
    }

    /// The part of a line that a report shows around an offset.
    fn around(&self, offset: usize) -> Range<usize> {
        let text = &self.text;
        let before = text.get(..offset).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = text.get(offset..).and_then(|rest| rest.find('\n'));
        let end = end.map_or(text.len(), |length| offset + length);
        let whole = |at: &usize| text.is_char_boundary(*at);
        let left = (start.max(offset.saturating_sub(AROUND))..offset).find(whole);
        let right = (offset..=end.min(offset.saturating_add(AROUND))).rev().find(whole);
        left.unwrap_or(offset)..right.unwrap_or(offset)
    }
}

/// A report shows one line, and of a long line the part around the place.
impl SourceCode for File {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let shown = self.around(span.offset());
        let text = self.masked.as_ref().unwrap_or(&self.text);
        let data = text.get(shown.clone()).ok_or(MietteError::OutOfBounds)?;
        let line = self.lines_before(shown.start);
        let span = (shown.start, shown.len()).into();
        Ok(Box::new(MietteSpanContents::new(data.as_bytes(), span, line, 0, 1)))
    }
}

/// Whether a character leaves no mark, or changes how others are shown: a terminal would obey it.
pub(super) fn is_invisible(c: char) -> bool {
    is_unwritable(c)
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Invisible characters replaced by marks of as many bytes, so that places stay where they are.
fn mask(text: &str) -> String {
    let mark = |c: char| match (c, c.len_utf8()) {
        ('\n', _) => '\n',
        (c, _) if !is_invisible(c) => c,
        (_, 1) => '?',
        (_, 2) => '\u{a4}',
        (_, 3) => '\u{fffd}',
        _ => '\u{1f6ab}',
    };
    text.chars().map(mark).collect()
}

/// A message of bearable length that a terminal can show: of a long one the start and the end.
fn bearable(text: String) -> String {
    let text = if text.chars().any(is_invisible) { mask(&text).replace('\n', " ") } else { text };
    let length = text.chars().count();
    if length <= MESSAGE {
        return text;
    }
    let (head, tail) = (text.chars().take(MESSAGE / 2), text.chars().skip(length - MESSAGE / 2));
    head.chain(['\u{2026}']).chain(tail).collect()
}

/// A stretch of a file.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) file: Arc<File>,
    pub(super) span: Range<usize>,
}

impl Place {
    pub(super) fn start_of(file: &Arc<File>) -> Self {
        Self { file: file.clone(), span: 0..0 }
    }

    pub(super) fn problem(&self, message: impl Into<String>, help: impl Into<String>) -> Problem {
        let (message, help) = (bearable(message.into()), bearable(help.into()));
        Problem { place: self.clone(), message, help }
    }
}

/// One problem.
#[derive(Debug, Clone)]
pub struct Problem {
    place: Place,
    message: String,
    help: String,
}

impl Problem {
    /// The file, below the record's folder.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.place.file.name
    }

    /// Line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.file.lines_before(self.place.span.start) + 1
    }

    /// Column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        let text = self.place.file.text.get(..self.place.span.start).unwrap_or_default();
        text.rsplit('\n').next().unwrap_or_default().chars().count() + 1
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How to mend it.
    #[must_use]
    pub fn help_text(&self) -> &str {
        &self.help
    }

    /// Where it stands in the whole file, in bytes.
    fn offset(&self) -> usize {
        self.place.file.before.bytes + self.place.span.start
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file(), self.line(), self.column(), self.message)
    }
}

impl std::error::Error for Problem {}

impl Diagnostic for Problem {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        let file: &File = &self.place.file;
        (!file.text.is_empty()).then_some(file)
    }

    /// The stretch, as far as its first line is shown.
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let Range { start, end } = self.place.span;
        let shown = self.place.file.around(start);
        // At the end of a line there is nothing to mark but its last character.
        let last = self.place.file.text.get(shown.clone()).and_then(|line| line.chars().last());
        let start = start.min(shown.end - last.map_or(0, char::len_utf8));
        let span = start..end.clamp(start, shown.end);
        Some(Box::new(std::iter::once(LabeledSpan::underline(span))))
    }
}

impl serde::Serialize for Problem {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut object = serializer.serialize_struct("Problem", 5)?;
        object.serialize_field("file", self.file())?;
        object.serialize_field("line", &self.line())?;
        object.serialize_field("column", &self.column())?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("help", &self.help)?;
        object.end()
    }
}

/// Every problem of a record, by file and position.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(transparent)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub(super) fn sorted(problems: &mut Vec<Problem>) -> Self {
        let mut problems = std::mem::take(problems);
        problems.sort_by(|a, b| {
            (a.file(), a.offset(), &a.message).cmp(&(b.file(), b.offset(), &b.message))
        });
        problems.dedup_by(|a, b| {
            let of = |p: &Problem| (p.offset(), p.place.span.len());
            a.file() == b.file() && of(a) == of(b) && a.message == b.message
        });
        Self(problems)
    }

    /// The problems.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// How many there are; at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "never empty: a record without problems is Ok")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Every problem with its line and a caret, in colour or plain.
    #[must_use]
    pub fn report(&self, colour: bool) -> String {
        let theme =
            if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme).with_context_lines(0);
        let mut report = String::new();
        for problem in &self.0 {
            let head = format!("{}:{}:{}", problem.file(), problem.line(), problem.column());
            report.push_str(&head);
            report.push('\n');
            // Writing into a String cannot fail.
            let _ = handler.render_report(&mut report, problem);
            report.push('\n');
        }
        report
    }
}
