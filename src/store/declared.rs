//! Declared tables in the database: a table of the same name, every column a text.

use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use super::{Error, Result, Snapshot, Sql, Write};
use crate::record::ColumnKind;
use crate::record::table::{Datum, Declared};
use crate::record::tables::{self, Tables, each_table};

/// The cells of a row.
struct Cells(Vec<String>);

impl<'r, R: Row> FromRow<'r, R> for Cells
where
    usize: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        (0..row.len()).map(|column| row.try_get(column)).collect::<Result<_, _>>().map(Self)
    }
}

/// Removes the rows of every declared table.
pub async fn clear(write: &mut Write) -> Result<()> {
    write.run(Sql::new("DELETE FROM row_source")).await?;
    macro_rules! clear {
        ($($table:ident: $row:ident,)+) => {
            for name in [$(tables::$row::TABLE.as_str()),+].into_iter().rev() {
                let mut sql = Sql::new("DELETE FROM ");
                sql.push(name);
                write.run(sql).await?;
            }
        };
    }
    each_table!(clear);
    Ok(())
}

/// Writes rows of a declared table, by one statement.
pub async fn insert<T: Declared>(write: &mut Write, rows: &[T]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("INSERT INTO ");
    sql.push(T::TABLE.as_str());
    for (at, column) in T::columns_of_file().enumerate() {
        sql.push(if at == 0 { " (" } else { ", " }).push(column.name);
    }
    for (n, row) in rows.iter().enumerate() {
        sql.push(if n == 0 { ") VALUES (" } else { ", (" });
        for (at, datum) in row.data().into_iter().enumerate() {
            sql.push(if at == 0 { "" } else { ", " }).bind(cell(datum));
        }
        sql.push(")");
    }
    write.run(sql).await?;
    cite(write, rows).await
}

/// Writes which sources some rows rest on.
async fn cite<T: Declared>(write: &mut Write, rows: &[T]) -> Result<()> {
    let mut sql = Sql::new("INSERT INTO row_source (in_table, row_id, position, source) VALUES ");
    let mut is_first = true;
    for row in rows {
        for (position, source) in (0i64..).zip(row.cited()) {
            sql.push(if is_first { "(" } else { ", (" }).bind(T::TABLE.as_str()).push(", ");
            sql.bind(row.key()).push(", ").bind(position).push(", ").bind(source).push(")");
            is_first = false;
        }
    }
    if is_first { Ok(()) } else { write.run(sql).await }
}

/// Reads every declared table.
///
/// # Errors
/// If the database fails or holds a row that is none.
pub async fn read(snapshot: &mut Snapshot) -> Result<Tables> {
    macro_rules! read {
        ($($table:ident: $row:ident,)+) => {
            Tables { $($table: rows(snapshot).await?,)+ }
        };
    }
    Ok(each_table!(read))
}

async fn rows<T: Declared>(snapshot: &mut Snapshot) -> Result<Vec<T>> {
    let mut sql = Sql::new("SELECT ");
    for (at, column) in T::columns_of_file().enumerate() {
        sql.push(if at == 0 { "" } else { ", " }).push(column.name);
    }
    sql.push(" FROM ").push(T::TABLE.as_str());
    for (at, key) in T::KEY.iter().enumerate() {
        sql.push(if at == 0 { " ORDER BY " } else { ", " }).push(key);
    }
    let found: Vec<Cells> = snapshot.all(sql).await?;
    let row = |Cells(cells)| {
        let kinds = T::columns_of_file().map(|column| column.kind);
        let data = kinds.zip(cells).map(|(kind, cell)| datum(kind, cell)).collect();
        T::from_data(data).ok_or(Error::Row(T::TABLE.as_str()))
    };
    found.into_iter().map(row).collect()
}

fn cell(datum: Datum) -> String {
    match datum {
        Datum::Text(text) => text,
        Datum::Flag(flag) => flag.to_string(),
        Datum::List(texts) => serde_json::Value::from(texts).to_string(),
    }
}

fn datum(kind: ColumnKind, cell: String) -> Datum {
    match kind {
        ColumnKind::List => Datum::List(serde_json::from_str(&cell).unwrap_or_default()),
        ColumnKind::Flag => Datum::Flag(cell == "true"),
        _ => Datum::Text(cell),
    }
}
