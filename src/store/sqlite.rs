//! Connections to a SQLite file.

use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use super::file::DatabaseFile;

/// What a database is opened for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Access {
    Read,
    Write,
}

/// Readers at once on SQLite; more brought nothing (a prototype measured 1.0 for 2 connections,
/// 1.18 for 4, 1.08 for 8).
const READERS: u32 = 4;

/// Memory for pages of an import, KiB. With SQLite's 2 MB a large import writes pages out and reads
/// them again all the time, a quarter of its work.
const WRITE_CACHE: &str = "-65536";

/// A pool of connections.
pub(super) async fn pool(
    options: SqliteConnectOptions,
    access: Access,
    file: Option<DatabaseFile>,
) -> Result<SqlitePool, sqlx::Error> {
    // sqlx would warn of each statement that takes a second, as the check of a whole file does on a busy
    // machine, where an operator has nothing to mend.
    let options = options.disable_statement_logging();
    let options = options
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON");
    match access {
        Access::Read => {
            let options = options.create_if_missing(false).pragma("query_only", "ON");
            // All connections are made at the start and none is made anew, so that what takes the
            // place of the file is not read beside it; one that broke is refused there.
            let pool = SqlitePoolOptions::new().min_connections(READERS).max_connections(READERS);
            let pool = pool.idle_timeout(None).max_lifetime(None);
            let pool = pool.after_connect(move |connection, _| {
                let is_other = file.as_ref().is_some_and(|file| !file.is_in_place());
                Box::pin(async move {
                    if is_other {
                        return Err(sqlx::Error::Io(std::io::ErrorKind::NotFound.into()));
                    }
                    // The first read opens SQLite's log by the file's name, which may lead to
                    // another one later. What is wrong with the file is found by whoever reads it.
                    let first = sqlx::query("SELECT 1 FROM sqlite_master LIMIT 1");
                    let _ = first.fetch_optional(connection).await;
                    Ok(())
                })
            });
            pool.connect_with(options).await
        }
        Access::Write => {
            let options = options.create_if_missing(true).synchronous(SqliteSynchronous::Full);
            let options = options.pragma("cache_size", WRITE_CACHE);
            SqlitePoolOptions::new().max_connections(1).connect_with(options).await
        }
    }
}
