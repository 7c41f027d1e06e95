//! What stands in a column: its name, its type and where its meaning is said.
//!
//! Files, the data page, the API's description and the bundle's metadata are all written from these,
//! so none of them can say something else than another.

/// A column of a list.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name: stable, ASCII.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// The name under which interface texts say what it means.
    pub says: &'static str,
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
        Self { name, kind, says: name }
    }

    /// The column with a meaning that stands under another name than its own: `kind` means
    /// something else in each list.
    #[must_use]
    pub const fn meaning(self, says: &'static str) -> Self {
        Self { says, ..self }
    }
}
