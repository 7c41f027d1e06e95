//! Rows for files, read from SQLite without sqlx.
//!
//! sqlx hands each row from its own thread to ours through a channel and copies every value on the
//! way: about 2 µs a row, so that a million moves took longer as CSV than `sqlite3 -csv` needs for
//! them. rusqlite, which shares sqlx's SQLite, steps through them on the thread that writes them
//! down. It is used here alone, and for rows that come by the million.

use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Row};

use super::sql::unnumbered;
use super::{Arg, Error, Result, Sql, Store, file};
use crate::answers::listed::Listed;
use crate::domain::Choice;
use crate::record::Filter;

/// A row as SQLite gives it, its columns by number.
#[derive(Debug)]
pub struct RawRow<'a>(&'a Row<'a>);

impl RawRow<'_> {
    /// A column of text.
    pub(super) fn text(&self, column: usize) -> rusqlite::Result<&str> {
        Ok(self.0.get_ref(column)?.as_str()?)
    }

    /// A column of numbers.
    pub(super) fn real(&self, column: usize) -> rusqlite::Result<f64> {
        self.0.get(column)
    }

    /// A column of days.
    pub(super) fn day(&self, column: usize) -> rusqlite::Result<NaiveDate> {
        self.text(column)?.parse().map_err(|_| rusqlite::Error::InvalidQuery)
    }

    /// A column of words of a closed list.
    pub(super) fn word<T: Choice>(&self, column: usize) -> rusqlite::Result<T> {
        T::from_word(self.text(column)?).map_err(|_| rusqlite::Error::InvalidQuery)
    }
}

/// How a row type is read from a [`RawRow`].
pub(super) type Read<T> = fn(&RawRow<'_>) -> rusqlite::Result<T>;

/// How some rows of a list are read without sqlx and handed on.
pub type RawSlice<T> = fn(&mut Reader, &Slice<'_>, &mut dyn FnMut(T)) -> Result<Option<String>>;

/// A connection of its own, for one file.
#[derive(Debug)]
pub struct Reader(Connection);

impl Reader {
    /// Opens a connection that only reads; nothing where the store is not SQLite's, or where another
    /// file has the name of the one it has open.
    ///
    /// # Errors
    /// If the file cannot be opened.
    pub fn open(store: &Store) -> Result<Option<Self>> {
        if !store.is_sqlite() || store.in_place().is_err() {
            return Ok(None);
        }
        let options = file::options(&store.url)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(options.get_filename(), flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        Ok(Some(Self(connection)))
    }

    /// Reads the rows of a query that asks for one more than wanted, within one read transaction, and
    /// gives the position behind which to go on, if there are more. Blocks the thread.
    ///
    /// # Errors
    /// [`Error::Replaced`] if the record is of another version, or if the database fails.
    pub(super) fn slice<T: Listed>(
        &mut self,
        of: &Slice<'_>,
        sql: Sql,
        read: Read<T>,
        take: &mut dyn FnMut(T),
    ) -> Result<Option<String>> {
        let (text, args) = sql.into_parts();
        let transaction = self.0.transaction()?;
        let version: String =
            transaction.query_row("SELECT version FROM dataset", [], |row| row.get(0))?;
        if version != of.version {
            return Err(Error::Replaced);
        }
        let mut statement = transaction.prepare_cached(&unnumbered(&text))?;
        let mut rows = statement.query(rusqlite::params_from_iter(args.into_iter().map(value)))?;
        let (mut count, mut position) = (0, None);
        while let Some(row) = rows.next()? {
            // The row behind the last is only there to tell that there is one.
            if count == of.rows {
                return Ok(position);
            }
            count += 1;
            let row = read(&RawRow(row))?;
            if count == of.rows {
                position = Some(row.position());
            }
            take(row);
        }
        Ok(None)
    }
}

/// Which rows to read.
#[derive(Debug)]
pub struct Slice<'a> {
    /// The version they are of.
    pub version: &'a str,
    /// What is listed.
    pub filter: &'a Filter,
    /// The position to go on behind.
    pub after: Option<&'a str>,
    /// How many rows at most.
    pub rows: i64,
}

/// A bound value in the form in which sqlx stores it.
fn value(arg: Arg) -> Value {
    match arg {
        Arg::Text(text) => Value::Text(text),
        Arg::MaybeText(text) => text.map_or(Value::Null, Value::Text),
        Arg::Day(day) => day.map_or(Value::Null, |day| Value::Text(day.to_string())),
        Arg::Int(number) => number.map_or(Value::Null, Value::Integer),
        Arg::Real(number) => number.map_or(Value::Null, Value::Real),
        Arg::Flag(flag) => Value::Integer(i64::from(flag)),
    }
}
