//! SQL text with bound values: the one way a query is put together.
//!
//! Literals come in by [`Sql::push`], which takes only text compiled into the binary; everything
//! else by [`Sql::bind`], which writes `$n` (for SQLite turned into `?`).

use std::fmt::Write as _;

use chrono::NaiveDate;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments as _, FromRow};

use crate::record::Value;

/// A value bound to a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text.
    Text(String),
    /// Text or NULL.
    MaybeText(Option<String>),
    /// A date or NULL.
    Day(Option<NaiveDate>),
    /// A whole number or NULL.
    Int(Option<i64>),
    /// A finite number or NULL.
    Real(Option<f64>),
    /// A truth value.
    Flag(bool),
}

macro_rules! arg_from {
    ($($from:ty => |$value:ident| $to:expr,)+) => {
        $(impl From<$from> for Arg { fn from($value: $from) -> Self { $to } })+
    };
}

arg_from! {
    &str => |value| Self::Text(storable(value.to_owned())),
    String => |value| Self::Text(storable(value)),
    Option<String> => |value| Self::MaybeText(value),
    NaiveDate => |value| Self::Day(Some(value)),
    Option<NaiveDate> => |value| Self::Day(value),
    i64 => |value| Self::Int(Some(value)),
    Option<i64> => |value| Self::Int(value),
    f64 => |value| Self::Real(Some(value)),
    Option<f64> => |value| Self::Real(value),
    bool => |value| Self::Flag(value),
    &Value => |value| match value {
        Value::Text(text) => Self::from(text.as_str()),
        Value::Flag(flag) => Self::Flag(*flag),
        Value::Day(day) => Self::Day(Some(*day)),
        Value::Number(number) => Self::Int(Some(*number)),
    },
}

/// No text of the record holds a NUL, so one that is asked for must find nothing. PostgreSQL would
/// refuse it with an error, SQLite would end the text there.
fn storable(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

/// Something a row of either database can be read into.
pub trait Record:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Record for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

/// A statement under construction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sql {
    text: String,
    args: Vec<Arg>,
}

impl Sql {
    /// A statement that starts with this text.
    #[must_use]
    pub fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), args: Vec::new() }
    }

    /// Appends literal text.
    pub fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Appends a placeholder and binds its value.
    pub fn bind(&mut self, value: impl Into<Arg>) -> &mut Self {
        self.args.push(value.into());
        let _ = write!(self.text, "${}", self.args.len());
        self
    }

    /// Appends ` AND column IN ($1, $2, ..)`, or nothing if there are no values.
    pub fn and_in<T: Into<Arg>>(
        &mut self,
        column: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> &mut Self {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return self;
        }
        self.push(" AND ").push(column).push(" IN (");
        for (n, value) in values.enumerate() {
            self.push(if n == 0 { "" } else { ", " }).bind(value);
        }
        self.push(")")
    }

    /// The question how SQLite means to run this query.
    pub(super) fn explained(&self) -> Self {
        Self { text: format!("EXPLAIN QUERY PLAN {}", self.text), args: self.args.clone() }
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn into_parts(self) -> (String, Vec<Arg>) {
        (self.text, self.args)
    }
}

/// The text with a bare `?` for each `$n`; they are numbered in the order in which they stand.
/// SQLite takes `$n` for names and looks each of them up among all, at preparing and at binding: in
/// an INSERT of 500 rows that took longer than everything else of an import.
pub(super) fn unnumbered(text: &str) -> String {
    let mut parts = text.split('$');
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare.push('?');
        bare.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    bare
}

pub(super) fn sqlite(args: Vec<Arg>) -> Result<SqliteArguments, sqlx::Error> {
    let mut bound = SqliteArguments::default();
    for arg in args {
        match arg {
            Arg::Text(value) => bound.add(value),
            Arg::MaybeText(value) => bound.add(value),
            Arg::Day(value) => bound.add(value),
            Arg::Int(value) => bound.add(value),
            Arg::Real(value) => bound.add(value),
            Arg::Flag(value) => bound.add(value),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(bound)
}

pub(super) fn postgres(args: Vec<Arg>) -> Result<PgArguments, sqlx::Error> {
    let mut bound = PgArguments::default();
    for arg in args {
        match arg {
            Arg::Text(value) => bound.add(value),
            Arg::MaybeText(value) => bound.add(value),
            Arg::Day(value) => bound.add(value),
            Arg::Int(value) => bound.add(value),
            Arg::Real(value) => bound.add(value),
            Arg::Flag(value) => bound.add(value),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_numbered_placeholders_and_never_text() {
        let mut sql = Sql::new("SELECT 1 FROM t WHERE x = ");
        sql.bind("'; DROP TABLE t --").and_in("y", ["a", "b"]).and_in("z", Vec::<String>::new());
        let (text, args) = sql.into_parts();
        assert_eq!(text, "SELECT 1 FROM t WHERE x = $1 AND y IN ($2, $3)");
        assert_eq!(unnumbered(&text), "SELECT 1 FROM t WHERE x = ? AND y IN (?, ?)");
        assert_eq!(args, [Arg::from("'; DROP TABLE t --"), Arg::from("a"), Arg::from("b")]);
    }
}
