//! Opening a database, and whether it is sound and ready.

use std::num::NonZeroU32;

use super::database::{Pool, Store};
use super::sqlite::Access;
use super::{Error, Result, checksum, schema, seal};

impl Store {
    /// Opens a database to read a record from it.
    ///
    /// # Errors
    /// If it cannot be opened, its schema does not fit, or it holds no record.
    pub async fn open(url: &str) -> Result<Self> {
        Self::open_shared(url, NonZeroU32::MIN).await
    }

    /// Opens a database that so many processes read, this one counted: on PostgreSQL they share its
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
    /// holds the [lock](super::Lock).
    ///
    /// # Errors
    /// If it cannot be opened, belongs to another program, or is newer than this binary.
    pub async fn create(url: &str) -> Result<Self> {
        let store = Self::connect(url, Access::Write, NonZeroU32::MIN).await?;
        schema::migrate(&store).await?;
        Ok(store)
    }

    /// Whether the database answers with a record that this binary reads.
    ///
    /// # Errors
    /// As for [`Store::open`]; [`Error::FileReplaced`].
    pub async fn ready(&self) -> Result<()> {
        self.in_place()?;
        schema::ready(self).await
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
}
