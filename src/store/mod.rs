//! The only place that knows sqlx: one store, two databases.
//!
//! [`Store`] is a pool on SQLite or PostgreSQL. Reading goes through a [`Snapshot`], a read
//! transaction, so that everything on one page comes from one version of the record. Writing goes
//! through a [`Write`], of which there is one at a time. Queries are built with [`Sql`], one text
//! for both databases. The record of a version is [`held`] in memory, and [`list`] answers from it.

mod checksum;
mod error;
mod file;
mod lock;
mod schema;
pub mod seal;
mod sql;

pub mod announcements;
mod backup;
pub mod claims;
pub mod companies;
pub mod compare;
pub mod copy;
pub mod corrections;
pub mod counts;
pub mod coverage;
pub mod dataset;
pub mod days;
pub mod declared;
pub mod export_sqlite;
pub mod facets;
pub mod held;
pub mod list;
pub mod models;
pub mod moves;
mod names;
pub mod nearby;
pub mod people;
mod plan;
mod postgres;
pub mod promises;
pub mod reactions;
pub mod reported;
pub mod scores;
pub mod search;
pub mod shares;
pub mod sources;
mod transaction;

use std::num::NonZeroU32;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use sqlx::FromRow;
use sqlx::postgres::{PgConnectOptions, PgPool, PgRow};
use sqlx::sqlite::{
    SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};

pub use backup::backup;
pub use error::Error;
use file::{DatabaseFile, ServedFile};
pub use lock::Lock;
pub use plan::Plan;
pub use schema::{MIN_READER, SCHEMA};
pub use sql::{Arg, Sql};
use transaction::Tx;
pub use transaction::{Snapshot, Write};

/// The result of talking to the database.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Something a row of either database can be read into.
pub trait Record:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}
impl<T> Record for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

/// A pool on one of the two databases.
#[derive(Debug, Clone)]
pub struct Store {
    pool: Pool,
    /// The record that was read last.
    shared: Arc<held::Shared>,
    url: String,
    /// The file that a SQLite database is read from.
    file: Option<Arc<ServedFile>>,
}

#[derive(Debug, Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Readers at once on SQLite; more brought nothing (a prototype measured 1.0 for 2 connections,
/// 1.18 for 4, 1.08 for 8).
const READERS: u32 = 4;

impl Store {
    /// Opens a database to read a record from it.
    ///
    /// # Errors
    /// If it cannot be opened, its schema does not fit, or it holds no record.
    pub async fn open(url: &str) -> Result<Self> {
        Self::open_shared(url, NonZeroU32::MIN).await
    }

    /// The same where so many processes read one PostgreSQL, this one counted: they share its
    /// connections.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub async fn open_shared(url: &str, replicas: NonZeroU32) -> Result<Self> {
        let store = Self::connect(url, Access::Read, replicas).await?;
        schema::check(&store).await?;
        Ok(store)
    }

    /// Opens a database to write a record into it, creating and migrating it as needed. The caller
    /// holds the [lock](Lock).
    ///
    /// # Errors
    /// If it cannot be opened, belongs to another program, or is newer than this binary.
    pub async fn create(url: &str) -> Result<Self> {
        let store = Self::connect(url, Access::Write, NonZeroU32::MIN).await?;
        schema::migrate(&store).await?;
        Ok(store)
    }

    async fn connect(url: &str, access: Access, replicas: NonZeroU32) -> Result<Self> {
        let shown = without_password(url);
        let open = |cause: sqlx::Error| Error::Open { url: shown.clone(), cause: plain(&cause) };
        let mut file = None;
        let pool = if url.starts_with("sqlite:") {
            let options = file::options(url)?;
            match access {
                Access::Read => file = DatabaseFile::at(options.get_filename()).ok(),
                Access::Write => file::forget_removed(options.get_filename()),
            }
            Pool::Sqlite(sqlite_pool(options, access, file.clone()).await.map_err(open)?)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url).map_err(open)?;
            Pool::Postgres(postgres::pool(options, access, replicas).await.map_err(open)?)
        } else {
            return Err(Error::Url(shown));
        };
        let file = file.map(|file| Arc::new(ServedFile::new(file)));
        Ok(Self { pool, shared: Arc::default(), url: shown, file })
    }

    /// Whether the database answers with a record that this binary reads.
    ///
    /// # Errors
    /// As for [`Store::open`]; [`Error::FileReplaced`].
    pub async fn ready(&self) -> Result<()> {
        self.in_place()?;
        schema::ready(self).await
    }

    /// Whether the database file is still the one that was opened. One that was removed, or that
    /// another one took the place of, goes on being read over the connections that are open, so that
    /// there is one version; to open the other one beside it would mix their logs. Over one that
    /// something other than an import wrote to, SQLite reads what is there.
    ///
    /// # Errors
    /// [`Error::FileReplaced`] if it is not.
    pub fn in_place(&self) -> Result<()> {
        let Some(served) = self.file.as_ref().filter(|served| !served.is_as_opened()) else {
            return Ok(());
        };
        let error = Error::FileReplaced(self.url.clone());
        if served.is_news() {
            tracing::error!("{error}");
        }
        Err(error)
    }

    /// Whether this is SQLite.
    #[must_use]
    pub const fn is_sqlite(&self) -> bool {
        matches!(self.pool, Pool::Sqlite(_))
    }

    /// The URL without its password.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Begins a read transaction: everything read through it is of one version.
    ///
    /// # Errors
    /// If no connection comes free or the database fails.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let tx = match &self.pool {
            Pool::Sqlite(pool) => Tx::Sqlite(pool.begin().await?),
            Pool::Postgres(pool) => {
                Tx::Postgres(postgres::answered(postgres::ANSWER, pool.begin_with(BEGIN)).await?)
            }
        };
        Ok(Snapshot {
            patience: postgres::ANSWER,
            shared: self.shared.clone(),
            ..Snapshot::new(tx)
        })
    }

    /// Begins the write transaction.
    ///
    /// # Errors
    /// [`Error::Locked`] if another import is writing.
    pub async fn write(&self) -> Result<Write> {
        let tx = match &self.pool {
            Pool::Sqlite(pool) => Tx::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Pool::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        };
        let mut write = Write(Snapshot::new(tx));
        if !self.is_sqlite() {
            // One lock a schema: records in two schemas of a database have nothing to share.
            let sql = Sql::new(
                "SELECT pg_try_advisory_xact_lock(20230316, hashtext(current_schema())) AS held",
            );
            if !write.first::<Held>(sql).await?.is_some_and(|row| row.held) {
                return Err(Error::Locked(self.url.clone()));
            }
        }
        Ok(write)
    }

    /// Refuses a SQLite file that is damaged. One that has the bytes that an import left, by the
    /// checksum beside it, is not. Of another every page and row is read: pages must hang together,
    /// indexes fit their tables, rows be what was [sealed](seal). From [`seal::LARGE`] on that is
    /// SQLite's quick check alone, and the log says so; `baimo backup` checks all of its copy at
    /// any size.
    ///
    /// # Errors
    /// [`Error::Damaged`], or if the file cannot be read.
    pub async fn verify(&self) -> Result<()> {
        let Pool::Sqlite(pool) = &self.pool else { return Ok(()) };
        if checksum::fits(pool).await {
            return Ok(());
        }
        match seal::is_sound(pool).await.map_err(Error::from) {
            Ok(true) => Ok(()),
            Err(error) if error.is_passing() && !error.is_damage() => Err(error),
            Ok(false) | Err(_) => Err(Error::Damaged(self.url.clone())),
        }
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

#[derive(FromRow)]
struct Held {
    held: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Access {
    Read,
    Write,
}

/// Memory for pages of an import, KiB. With SQLite's 2 MB a large import writes pages out and reads
/// them again all the time, a quarter of its work.
const WRITE_CACHE: &str = "-65536";

async fn sqlite_pool(
    options: SqliteConnectOptions,
    access: Access,
    file: Option<DatabaseFile>,
) -> Result<SqlitePool, sqlx::Error> {
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

/// A database URL fit for messages and logs: the password replaced by `***`.
#[must_use]
pub fn without_password(url: &str) -> String {
    let (scheme, rest) = match url.find("://") {
        Some(at) => url.split_at(at + 3),
        None => ("", url),
    };
    let without_parameters = |text: &str| text.split('?').next().unwrap_or_default().to_owned();
    // A password may hold any character, so everything up to the last @ is taken for one.
    match rest.rsplit_once('@') {
        // The path of a file may have one too.
        Some((user, host)) if !scheme.starts_with("sqlite") => {
            let name = user.split([':', '/', '?', '#']).next().unwrap_or_default();
            let mask = if name.len() < user.len() { ":***" } else { "" };
            format!("{scheme}{name}{mask}@{}", without_parameters(host))
        }
        _ => format!("{scheme}{}", without_parameters(rest)),
    }
}

/// A driver error in one line, without the driver's own prefix.
fn plain(cause: &sqlx::Error) -> String {
    match cause {
        sqlx::Error::Database(error) => error.message().replace('\n', " "),
        other => other.to_string().replace('\n', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_shown_url_has_no_password_and_no_parameters() {
        for (url, shown) in [
            ("sqlite://baimo.db", "sqlite://baimo.db"),
            ("postgres://u:s3cret@h:5432/d?password=x", "postgres://u:***@h:5432/d"),
            ("postgres://u:p@ss@h/d", "postgres://u:***@h/d"),
            ("postgres://u@h/d", "postgres://u@h/d"),
            ("postgres://u:a/b@h/d", "postgres://u:***@h/d"),
            ("postgres://u:a?b@h/d", "postgres://u:***@h/d"),
            ("postgres://h/d?user=u&password=a@b", "postgres://h:***@b"),
            ("u:s3cret@h/d", "u:***@h/d"),
            ("sqlite:///home/a@b/baimo.db?mode=ro", "sqlite:///home/a@b/baimo.db"),
            ("postgres:u:s3cret@h/d", "postgres:***@h/d"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
