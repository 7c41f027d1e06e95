//! Which schema a database has, and bringing it up to date.
//!
//! `migrations/` serves both databases. PostgreSQL compares text by the locale of the database,
//! which would order ids and cursors differently from machine to machine; there every TEXT column
//! is declared with the byte order that SQLite uses anyway.

use sqlx::migrate::{Migration, Migrator};
use sqlx::{AssertSqlSafe, FromRow, SqlSafeStr as _};

use super::database::{Pool, Store};
use super::schema_number::{MIN_READER, SCHEMA};
use super::{Error, Result, Sql, seal};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

#[derive(FromRow)]
struct Found {
    found: Option<i64>,
}

#[derive(FromRow)]
struct Ready {
    found: Option<i64>,
    min_reader: i64,
}

#[derive(FromRow)]
struct MinReader {
    min_reader: i64,
}

/// Creates or upgrades the tables.
pub(super) async fn migrate(store: &Store) -> Result<()> {
    match number(store).await? {
        Some(found) if found > SCHEMA => return Err(newer(store, found, found)),
        None if has_tables(store).await? => return Err(Error::Foreign(store.url.clone())),
        // The new seal must not be put on damaged rows.
        Some(found) if found < SCHEMA || !is_settled(store).await? => store.verify().await?,
        _ => {}
    }
    match &store.pool {
        Pool::Sqlite(pool) => {
            // Kept in the file, so not set before the file is known to be ours.
            sqlx::query("PRAGMA journal_mode = WAL").execute(pool).await?;
            MIGRATIONS.run(pool).await?;
        }
        Pool::Postgres(pool) => {
            Migrator::with_migrations(MIGRATIONS.iter().map(in_byte_order).collect())
                .run(pool)
                .await?;
            // Binaries of schemas 3 to 8 searched through it.
            sqlx::query("DROP FUNCTION IF EXISTS search_index(TEXT)").execute(pool).await?;
        }
    }
    settle(store).await
}

/// Whether a record that was migrated is sealed under this schema, and names readers that can read
/// what the migrations made of it.
async fn is_settled(store: &Store) -> Result<bool> {
    let mut snapshot = store.snapshot().await?;
    let row = snapshot.first::<MinReader>(Sql::new("SELECT min_reader FROM dataset")).await?;
    let names_readers = row.is_none_or(|row| row.min_reader >= MIN_READER);
    Ok(names_readers && seal::is_of(&mut snapshot, SCHEMA).await?)
}

/// Settles rows that a migration changed.
async fn settle(store: &Store) -> Result<()> {
    if is_settled(store).await? {
        return Ok(());
    }
    let mut write = store.write().await?;
    let mut sql = Sql::new("UPDATE dataset SET min_reader = ");
    sql.bind(MIN_READER).push(" WHERE min_reader < ").bind(MIN_READER);
    write.run(sql).await?;
    seal::set(&mut write).await?;
    write.commit().await
}

fn in_byte_order(migration: &Migration) -> Migration {
    let sql = migration.sql.as_str().replace(" TEXT", r#" TEXT COLLATE "C""#);
    Migration::new(
        migration.version,
        migration.description.clone(),
        migration.migration_type,
        AssertSqlSafe(sql).into_sql_str(),
        migration.no_tx,
    )
}

/// Refuses a database that this binary cannot serve from.
pub(super) async fn check(store: &Store) -> Result<()> {
    let Some(found) = number(store).await? else {
        return Err(if has_tables(store).await? {
            Error::Foreign(store.url.clone())
        } else {
            Error::Empty(store.url.clone())
        });
    };
    if found < SCHEMA {
        return Err(Error::SchemaOlder { url: store.url.clone(), found, needed: SCHEMA });
    }
    let mut snapshot = store.snapshot().await?;
    let row = snapshot.first::<MinReader>(Sql::new("SELECT min_reader FROM dataset")).await?;
    let Some(MinReader { min_reader }) = row else {
        return Err(Error::Empty(store.url.clone()));
    };
    if found > SCHEMA && min_reader > SCHEMA {
        return Err(newer(store, found, min_reader));
    }
    Ok(())
}

/// Whether a running server can still read: the schema fits and there is a record. One query, since
/// a busy server has no connection to spare for more.
pub(super) async fn ready(store: &Store) -> Result<()> {
    let sql =
        "SELECT (SELECT max(version) FROM _sqlx_migrations) AS found, min_reader FROM dataset";
    let row = store.snapshot().await?.first::<Ready>(Sql::new(sql)).await?;
    match row {
        Some(Ready { found: Some(found), min_reader }) if found > SCHEMA && min_reader > SCHEMA => {
            Err(newer(store, found, min_reader))
        }
        Some(Ready { found: Some(found), .. }) if found < SCHEMA => {
            Err(Error::SchemaOlder { url: store.url.clone(), found, needed: SCHEMA })
        }
        Some(_) => Ok(()),
        None => Err(Error::Empty(store.url.clone())),
    }
}

fn newer(store: &Store, found: i64, min_reader: i64) -> Error {
    Error::SchemaNewer { url: store.url.clone(), found, min_reader, known: SCHEMA }
}

/// The schema number of a database, or `None` if it has none of our migrations.
async fn number(store: &Store) -> Result<Option<i64>> {
    if !has_table(store, "_sqlx_migrations").await? {
        return Ok(None);
    }
    let sql = Sql::new("SELECT max(version) AS found FROM _sqlx_migrations");
    Ok(store.snapshot().await?.first::<Found>(sql).await?.and_then(|row| row.found))
}

async fn has_table(store: &Store, name: &'static str) -> Result<bool> {
    let mut sql = tables(store);
    sql.push(" AND name = ").bind(name);
    Ok(store.snapshot().await?.number(sql).await? > 0)
}

async fn has_tables(store: &Store) -> Result<bool> {
    Ok(store.snapshot().await?.number(tables(store)).await? > 0)
}

fn tables(store: &Store) -> Sql {
    Sql::new(match store.pool {
        Pool::Sqlite(_) => "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'",
        Pool::Postgres(_) => {
            "SELECT count(*) AS n FROM \
             (SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()) t \
             WHERE 1 = 1"
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_number_is_that_of_the_newest_migration() {
        assert_eq!(MIGRATIONS.iter().map(|m| m.version).max(), Some(SCHEMA));
    }
}
