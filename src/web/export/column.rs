//! What stands in a column: its name, its type and the text that says what it means.
//!
//! The files, the data page, the API's description and the bundle's metadata are all written from
//! these, so none of them can say something else than another.

use crate::web::render::word_key;
use crate::web::texts::Texts;

/// A column of a list.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name: stable, ASCII.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    about: &'static str,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// Texts, `;` between them where a cell must be one text.
    List,
    /// A day, ISO 8601.
    Day,
    /// A number in percent.
    Percent,
    /// A number without a unit.
    Number,
    /// A whole number.
    Count,
    /// A truth value.
    Flag,
}

impl ColumnKind {
    /// The word for it in texts and in the data dictionary.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Word(_) => "word",
            Self::List => "list",
            Self::Day => "date",
            Self::Percent => "percent",
            Self::Number => "number",
            Self::Count => "integer",
            Self::Flag => "boolean",
        }
    }
}

impl Column {
    /// A column whose meaning is said under its own name.
    #[must_use]
    pub const fn new(name: &'static str, kind: ColumnKind) -> Self {
        Self { name, kind, about: name }
    }

    /// The column with a meaning that stands under another name than its own: `kind` means
    /// something else in each list.
    #[must_use]
    pub const fn meaning(self, about: &'static str) -> Self {
        Self { about, ..self }
    }

    /// What it means, in the language of the texts.
    #[must_use]
    pub fn about(&self, texts: Texts) -> String {
        let about = |name: &str| texts.get(&word_key("column", name));
        // Columns in two languages share a meaning.
        if let Some(name) = self.about.strip_suffix("_en") {
            texts.about("column-in-english", &about(name))
        } else if let Some(name) = self.about.strip_suffix("_zh") {
            texts.about("column-in-chinese", &about(name))
        } else {
            about(self.about)
        }
    }
}
