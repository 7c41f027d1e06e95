//! A row as typed cells: what CSV, JSON and later formats are all written from.

use chrono::NaiveDate;

use crate::answers::rows::split;
use crate::record::Column;
use crate::store::list::Paged;
use crate::web::lists::List;

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// Texts; `;` between them in CSV.
    List(Vec<String>),
    /// A finite number, written in its shortest form that reads back the same.
    Number(f64),
    /// A whole number.
    Count(i64),
    /// A day, ISO 8601.
    Day(NaiveDate),
    /// A truth value.
    Flag(bool),
    /// Nothing.
    Missing,
}

/// A row type that can leave as a file.
pub trait Exported: Paged + Sync {
    /// The list whose rows they are.
    const LIST: &'static List;
    /// The columns, in the order of the files.
    const COLUMNS: &'static [Column];

    /// One cell for each column.
    fn cells(&self) -> Vec<Cell>;
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Missing } else { Self::Text(text.to_owned()) }
    }
}

impl From<&Option<String>> for Cell {
    fn from(text: &Option<String>) -> Self {
        text.as_ref().map_or(Self::Missing, Self::from)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Option<NaiveDate>> for Cell {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Missing, Self::Day)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Option<f64>> for Cell {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Missing, Self::Number)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Count(number)
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Missing, Self::Count)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl Cell {
    /// A decimal number that the record keeps as text, with no more digits than a float holds.
    #[must_use]
    pub fn decimal(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::from(text), Self::Number)
    }

    /// A list that the database joined with `;`.
    #[must_use]
    pub fn list(joined: &str) -> Self {
        Self::List(split(joined).into_iter().map(str::to_owned).collect())
    }
}
