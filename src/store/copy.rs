//! A copy of tables as a SQLite file that anybody's tools open. It holds what the exports hold,
//! whichever database serves, and nothing else.

use std::path::Path;

use chrono::NaiveDate;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sqlx::{ConnectOptions as _, Connection as _, QueryBuilder, Sqlite};

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

/// Values bound in one statement; SQLite takes 32,766.
const VALUES: usize = 30_000;

/// Writes tables into a new database file.
///
/// # Errors
/// If the file cannot be written.
pub async fn write(path: &Path, tables: &[Table]) -> Result<()> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Delete);
    let mut connection = options.connect().await?;
    let mut tx = connection.begin().await?;
    for table in tables {
        let columns: Vec<String> =
            table.columns.iter().map(|(name, kind)| format!("\"{name}\" {kind}")).collect();
        let create = format!("CREATE TABLE \"{}\" ({})", table.name, columns.join(", "));
        QueryBuilder::<Sqlite>::new(create).build().execute(&mut *tx).await?;
        for rows in table.rows.chunks((VALUES / table.columns.len().max(1)).max(1)) {
            let mut insert: QueryBuilder<Sqlite> =
                QueryBuilder::new(format!("INSERT INTO \"{}\" ", table.name));
            insert.push_values(rows, |mut row, cells| {
                for cell in cells {
                    match cell {
                        Value::Text(text) => row.push_bind(text.clone()),
                        Value::Number(number) => row.push_bind(*number),
                        Value::Integer(number) => row.push_bind(*number),
                        Value::Day(day) => row.push_bind(day.to_string()),
                        Value::Null => row.push_bind(Option::<String>::None),
                    };
                }
            });
            insert.build().execute(&mut *tx).await?;
        }
    }
    tx.commit().await?;
    connection.close().await?;
    Ok(())
}
