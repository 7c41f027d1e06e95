//! A pool on one of the two databases, and the transactions that begin on it.

use std::num::NonZeroU32;
use std::str::FromStr as _;
use std::sync::Arc;

use sqlx::FromRow;
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::sqlite::SqlitePool;

use super::error::plain;
use super::file::{self, DatabaseFile, ServedFile};
use super::shared::Shared;
use super::sqlite::{self, Access};
use super::transaction::{Snapshot, Tx, Write};
use super::url::without_password;
use super::{Error, Result, Sql, postgres};

/// A pool on one of the two databases.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) pool: Pool,
    /// The record that was read last.
    shared: Arc<Shared>,
    pub(super) url: String,
    /// The file that a SQLite database is read from.
    file: Option<Arc<ServedFile>>,
}

#[derive(Debug, Clone)]
pub(super) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Store {
    pub(super) async fn connect(url: &str, access: Access, replicas: NonZeroU32) -> Result<Self> {
        let shown = without_password(url);
        let open = |cause: sqlx::Error| Error::Open { url: shown.clone(), cause: plain(&cause) };
        let mut file = None;
        let pool = if url.starts_with("sqlite:") {
            let options = file::options(url)?;
            match access {
                Access::Read => file = DatabaseFile::at(options.get_filename()).ok(),
                Access::Write => file::forget_removed(options.get_filename()),
            }
            Pool::Sqlite(sqlite::pool(options, access, file.clone()).await.map_err(open)?)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url).map_err(open)?;
            Pool::Postgres(postgres::pool(options, access, replicas).await.map_err(open)?)
        } else {
            return Err(Error::Url(shown));
        };
        let file = file.map(|file| Arc::new(ServedFile::new(file)));
        Ok(Self { pool, shared: Arc::default(), url: shown, file })
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
            if !write.first::<Taken>(sql).await?.is_some_and(|row| row.held) {
                return Err(Error::Locked(self.url.clone()));
            }
        }
        Ok(write)
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether the lock of an import was free.
#[derive(FromRow)]
struct Taken {
    held: bool,
}
