//! A copy of tables as a SQLite file that anybody's tools open. It holds what the exports hold,
//! whichever database serves, and nothing else.

use chrono::NaiveDate;
use rusqlite::types::{ToSql, ToSqlOutput};
use rusqlite::{Connection, params_from_iter};

use super::Result;

/// A value of a copied cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A whole number; a truth value is 0 or 1.
    Integer(i64),
    /// A day, as ISO 8601 text.
    Day(NaiveDate),
    /// Nothing.
    Null,
}

/// A table to copy.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Names and SQLite types of its columns. Names are ours, never a reader's.
    pub columns: Vec<(&'static str, &'static str)>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// The bytes of a new database with these tables. It is made in memory, since a server need not have
/// a disk that it may write to. Blocks the thread.
///
/// # Errors
/// If SQLite fails.
pub fn database(tables: &[Table]) -> Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    let transaction = connection.transaction()?;
    for table in tables {
        let columns: Vec<String> =
            table.columns.iter().map(|(name, kind)| format!("\"{name}\" {kind}")).collect();
        let columns = columns.join(", ");
        transaction.execute_batch(&format!("CREATE TABLE \"{}\" ({columns})", table.name))?;
        let places = vec!["?"; table.columns.len()].join(", ");
        let insert = format!("INSERT INTO \"{}\" VALUES ({places})", table.name);
        let mut insert = transaction.prepare(&insert)?;
        for row in &table.rows {
            insert.execute(params_from_iter(row))?;
        }
    }
    transaction.commit()?;
    Ok(connection.serialize("main")?.to_vec())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => (*number).into(),
            Self::Integer(number) => (*number).into(),
            Self::Day(day) => day.to_string().into(),
            Self::Null => rusqlite::types::Null.into(),
        })
    }
}
