//! A problem of the record: where it stands, what is wrong, how to mend it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode,
};

/// A file of the record as it was read.
#[derive(Debug)]
pub(super) struct File {
    /// Path below the record's folder.
    pub(super) name: String,
    /// Its text; empty where it could not be read.
    pub(super) text: String,
    source: NamedSource<String>,
}

impl File {
    pub(super) fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let (name, text) = (name.into(), text.into());
        // miette prints the whole line; a line of a megabyte would bury its own message.
        let shown =
            if text.lines().any(|line| line.len() > 2_000) { String::new() } else { text.clone() };
        Arc::new(Self { source: NamedSource::new(&name, shown), name, text })
    }
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
        Problem { place: self.clone(), message: message.into(), help: help.into() }
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
        self.before().matches('\n').count() + 1
    }

    /// Column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.before().rsplit('\n').next().unwrap_or_default().chars().count() + 1
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

    fn before(&self) -> &str {
        self.place.file.text.get(..self.place.span.start).unwrap_or_default()
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
        let shown: &dyn SourceCode = &self.place.file.source;
        let can_show = !self.place.file.source.inner().is_empty();
        can_show.then_some(shown)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.place.span.clone();
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
            (a.file(), a.place.span.start, &a.message).cmp(&(
                b.file(),
                b.place.span.start,
                &b.message,
            ))
        });
        problems.dedup_by(|a, b| {
            a.file() == b.file() && a.place.span == b.place.span && a.message == b.message
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
