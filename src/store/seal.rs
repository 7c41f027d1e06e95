//! What tells a damaged SQLite file from a sound one.
//!
//! SQLite finds pages that do not hang together and indexes that differ from their tables; a digit
//! that flipped inside a cell it takes for another digit. So the import leaves a seal: a SHA-256
//! over the schema and the rows of every table. With the rows known to be right, SQLite's comparison
//! of rows and indexes shows that the indexes are right.
//!
//! The seal names the schema it was made under. A migration changes rows and schema, so one that
//! was broken off before it sealed anew leaves a seal that is not compared.

use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};

use super::schema_number::SCHEMA;
use super::transaction::{Snapshot, Tx, Write};
use super::{Result, Sql};
use crate::domain::hex;

/// The migration that brought the seal.
const SINCE: i64 = 5;

/// Size in bytes from which a start no longer compares every row of a SQLite file.
pub const LARGE: i64 = 256 * 1024 * 1024;

/// Rows read at once.
const SLICE: i64 = 512;

/// Seals what is about to be committed. Nothing may be written after it.
pub async fn set(write: &mut Write) -> Result<()> {
    let Tx::Sqlite(tx) = &mut write.0.tx else { return Ok(()) };
    let seal = format!("{SCHEMA}:{}", hash(tx).await?);
    let mut sql = Sql::new("UPDATE dataset SET seal = ");
    sql.bind(seal);
    write.run(sql).await
}

/// Whether the seal was made under this schema number.
pub(super) async fn is_of(snapshot: &mut Snapshot, schema: i64) -> Result<bool> {
    let Tx::Sqlite(tx) = &mut snapshot.tx else { return Ok(true) };
    let seal = seal(tx).await?;
    Ok(seal.is_none_or(|seal| seal.split_once(':').is_some_and(|(of, _)| of == schema.to_string())))
}

/// Whether the file behind a pool is sound: SQLite's own check finds nothing, and it holds what was
/// sealed. From [`LARGE`] on, SQLite's quick check alone.
pub(super) async fn is_sound(pool: &SqlitePool) -> Result<bool, sqlx::Error> {
    // One transaction: an import that ends meanwhile changes rows and seal. The pages are sound or
    // not whoever writes, so a connection of their own reads them at the same time.
    let (mut pages, mut rows) = (pool.connect_options().connect().await?, pool.begin().await?);
    if is_large(&mut rows).await? {
        tracing::warn!("a large file: its pages are checked, its rows are not");
        return is_whole(&mut pages, true).await;
    }
    let (is_whole, holds) = tokio::join!(is_whole(&mut pages, false), holds(&mut rows));
    pages.close().await?;
    Ok(is_whole? && holds?)
}

/// Whether a file of any size is sound: like [`is_sound`], but SQLite always compares rows and
/// indexes, and one connection does everything.
pub(super) async fn is_sound_copy(file: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    Ok(is_whole(file, false).await? && holds(file).await?)
}

/// Whether SQLite finds a file sound, from [`LARGE`] on by its quick check.
pub(super) async fn is_whole_of_any_size(file: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let quick = is_large(file).await?;
    is_whole(file, quick).await
}

async fn is_large(file: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
    Ok(sqlx::query_scalar::<_, i64>(size).fetch_one(&mut *file).await? >= LARGE)
}

/// Whether SQLite finds a file sound; the quick check does not compare rows and indexes.
async fn is_whole(file: &mut SqliteConnection, quick: bool) -> Result<bool, sqlx::Error> {
    let pragma = if quick { "PRAGMA quick_check(1)" } else { "PRAGMA integrity_check(1)" };
    let found: String = sqlx::query_scalar(pragma).fetch_one(&mut *file).await?;
    Ok(found == "ok")
}

/// Whether a file holds what was sealed. True if it has no seal of its schema.
async fn holds(file: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let schema: i64 = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
        .fetch_one(&mut *file)
        .await?;
    if schema < SINCE {
        return Ok(true);
    }
    let Some(seal) = seal(file).await? else { return Ok(true) };
    match seal.split_once(':') {
        Some((of, sealed)) if of == schema.to_string() => Ok(sealed == hash(file).await?),
        _ => Ok(true),
    }
}

/// The seal of a file, `None` if it holds no record.
async fn seal(file: &mut SqliteConnection) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT seal FROM dataset").fetch_optional(file).await
}

/// SHA-256 over schema and rows, hexadecimal.
async fn hash(file: &mut SqliteConnection) -> Result<String, sqlx::Error> {
    let mut hasher = Sha256::new();
    // A copy made by VACUUM has the same rows in the same order, but other pages and row numbers.
    let schema = "SELECT group_concat(quote(type) || quote(name) || quote(tbl_name) || quote(sql)) \
        FROM (SELECT * FROM sqlite_master WHERE tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
        ORDER BY type, name)";
    hasher.update(sqlx::query_scalar::<_, String>(schema).fetch_one(&mut *file).await?);
    let tables = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' \
        AND type IN ('table', 'shadow') AND name <> '_sqlx_migrations' \
        AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    for table in sqlx::query(tables).fetch_all(&mut *file).await? {
        let (name, has_no_row_number) = (table.try_get(0)?, table.try_get(1)?);
        rows(file, name, has_no_row_number, &mut hasher).await?;
    }
    Ok(hex(&hasher.finalize()))
}

/// Adds the rows of a table. SQLite writes them as text itself, many at once, since a row that
/// crosses into Rust costs more than its hash.
async fn rows(
    file: &mut SqliteConnection,
    table: String,
    has_no_row_number: bool,
    hasher: &mut Sha256,
) -> Result<(), sqlx::Error> {
    let columns = "SELECT name FROM pragma_table_info($1) WHERE NOT ($1 = 'dataset' \
        AND name = 'seal') ORDER BY cid";
    let columns: Vec<String> =
        sqlx::query_scalar(columns).bind(&table).fetch_all(&mut *file).await?;
    let cells: Vec<String> =
        columns.iter().map(|column| format!("quote({})", name(column))).collect();
    let (cells, table) = (cells.join(" || ',' || "), name(&table));
    let number = if has_no_row_number { "1" } else { "rowid" };
    let slice = if has_no_row_number {
        String::new()
    } else {
        format!("WHERE rowid > $1 ORDER BY rowid LIMIT {SLICE}")
    };
    // Not by an index: what stands in the table is what is sealed.
    let select = format!(
        "SELECT max(n), CAST(group_concat(line, char(10)) AS BLOB) \
         FROM (SELECT {number} AS n, {cells} AS line FROM {table} NOT INDEXED {slice})"
    );
    hasher.update(&table);
    let mut after = i64::MIN;
    loop {
        let query = sqlx::query(AssertSqlSafe(select.clone())).bind(after);
        let read = query.fetch_one(&mut *file).await?;
        let Some(last) = read.try_get::<Option<i64>, _>(0)? else { return Ok(()) };
        hasher.update(read.try_get::<Vec<u8>, _>(1)?);
        if has_no_row_number {
            return Ok(());
        }
        after = last;
    }
}

/// A name from the file, as SQL.
fn name(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
