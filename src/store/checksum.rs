//! The checksum of a SQLite file as an import left it, beside it in the form of `sha256sum`:
//! `baimo.db.sha256`.
//!
//! A file with the same bytes needs no other check, and one pass over bytes costs little beside
//! reading every row: with it a start on the shipped record answers after 38 ms, with the [seal] and
//! SQLite's check after 81. A file with other bytes (written since, or damaged), or without a
//! checksum, is checked the long way.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use sqlx::sqlite::SqlitePool;

use super::database::{Pool, Store};
use super::file::beside;
use super::{Error, Result, seal};
use crate::domain::hex;

impl Store {
    /// Ends an import that wrote every row: SQLite checks the file, its log is folded in, all
    /// connections are closed and the checksum is left. Without one that fits, because readers hold
    /// the log or the disk is full, starts check the long way.
    ///
    /// # Errors
    /// [`Error::Damaged`], or if the database fails.
    pub async fn finish(&self) -> Result<()> {
        let Pool::Sqlite(pool) = &self.pool else {
            self.close().await;
            return Ok(());
        };
        let mut file = pool.acquire().await?;
        let is_whole = seal::is_whole_of_any_size(&mut file).await?;
        let log = "PRAGMA wal_checkpoint(TRUNCATE)";
        // What was committed stays so, on a full disk too.
        let folded = sqlx::query_as::<_, (i64, i64, i64)>(log).fetch_one(&mut *file).await;
        drop(file);
        self.close().await;
        if !is_whole {
            return Err(Error::Damaged(self.url.clone()));
        }
        if matches!(folded, Ok((0, ..))) {
            let database = path(pool);
            // If this fails, the next start finds no checksum and checks the whole file.
            let _ = digest(&database).and_then(|digest| {
                let name = database.file_name().unwrap_or_default().to_string_lossy();
                fs::write(beside(&database, ".sha256"), format!("{digest}  {name}\n"))
            });
        }
        Ok(())
    }
}

/// Whether a file is, byte for byte, what an import left, and nothing waits in its log.
pub(super) async fn fits(pool: &SqlitePool) -> bool {
    let database = path(pool);
    let fits = move || {
        let left = fs::read_to_string(beside(&database, ".sha256")).ok()?;
        let (left, _) = left.split_once(' ')?;
        let log = fs::metadata(beside(&database, "-wal"));
        let nothing_waits = log.map_or(true, |log| log.len() == 0);
        Some(nothing_waits && left == digest(&database).ok()?)
    };
    tokio::task::spawn_blocking(fits).await.ok().flatten().unwrap_or(false)
}

fn path(pool: &SqlitePool) -> PathBuf {
    pool.connect_options().get_filename().to_owned()
}

/// SHA-256 of a file, hexadecimal.
fn digest(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut io::BufReader::with_capacity(1 << 20, File::open(path)?), &mut hasher)?;
    Ok(hex(&hasher.finalize()))
}
