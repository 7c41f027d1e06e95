//! The file of a SQLite database, and those beside it.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use sqlx::sqlite::SqliteConnectOptions;

use super::error::plain;
use super::url::without_password;
use super::{Error, Result};

/// Endings of what SQLite keeps beside a database while it is open.
pub(super) const WHILE_OPEN: [&str; 3] = ["-wal", "-shm", "-journal"];

/// How a URL says that a SQLite file is opened.
pub(super) fn options(url: &str) -> Result<SqliteConnectOptions> {
    let shown = without_password(url);
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|cause| Error::Open { url: shown.clone(), cause: plain(&cause) })?;
    // SQLite takes `file:x` for the file x: lock, checksum and identity would be looked for beside
    // another name than the one it opens.
    if options.get_filename().as_os_str().as_bytes().starts_with(b"file:") {
        return Err(Error::Url(shown));
    }
    Ok(options)
}

/// A file beside a database, named after it.
pub(super) fn beside(database: &Path, ending: impl AsRef<OsStr>) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes what SQLite kept beside a database that is no longer there: a new one of the same name
/// would be read together with it. The caller holds the [lock](super::Lock).
pub(super) fn forget_removed(database: &Path) {
    if matches!(fs::symlink_metadata(database), Err(error) if error.kind() == io::ErrorKind::NotFound)
    {
        for ending in WHILE_OPEN {
            let _ = fs::remove_file(beside(database, ending));
        }
    }
}

/// Which file a database was when it was opened, whatever its name leads to since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DatabaseFile {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl DatabaseFile {
    /// The file that a path leads to now.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        let found = fs::metadata(path)?;
        Ok(Self { path: path.to_owned(), device: found.dev(), inode: found.ino() })
    }

    /// Whether some file is this one.
    pub(super) fn is(&self, other: &Metadata) -> bool {
        (self.device, self.inode) == (other.dev(), other.ino())
    }

    /// Whether its path still leads to it.
    pub(super) fn is_in_place(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|found| self.is(&found))
    }
}

/// The file that a store was opened on, to be compared with what has its name later.
#[derive(Debug)]
pub(super) struct ServedFile {
    file: DatabaseFile,
    /// When it was last written by an import.
    written: Mutex<Written>,
    overwritten: AtomicBool,
    told: AtomicBool,
}

/// When a database and its lock were written, and how long it is then. An import leaves its time on
/// the lock when it is done, so that whatever else writes to the file is told from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Written {
    lock: Option<(i64, i64)>,
    file: Option<(i64, i64, u64)>,
}

impl Written {
    fn now(database: &Path) -> Self {
        // The lock first: of an import that ends in between its file is seen, not its end alone.
        let lock = lock_written(database);
        let file = fs::metadata(database).ok();
        Self { lock, file: file.map(|file| (file.mtime(), file.mtime_nsec(), file.len())) }
    }
}

fn lock_written(database: &Path) -> Option<(i64, i64)> {
    let lock = fs::metadata(beside(database, LOCK)).ok()?;
    Some((lock.mtime(), lock.mtime_nsec()))
}

/// The ending of the file that keeps imports apart.
pub(super) const LOCK: &str = ".lock";

/// Whether an import holds the lock of a database, or may.
fn is_locked(database: &Path) -> bool {
    match File::open(beside(database, LOCK)) {
        Ok(lock) => matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

impl ServedFile {
    pub(super) fn new(file: DatabaseFile) -> Self {
        let written = Mutex::new(Written::now(&file.path));
        Self { file, written, overwritten: AtomicBool::new(false), told: AtomicBool::new(false) }
    }

    /// Whether its name leads to it, and nothing but imports wrote to it.
    pub(super) fn is_as_opened(&self) -> bool {
        self.file.is_in_place() && !self.is_overwritten()
    }

    /// Whether this is the first time that somebody is told otherwise.
    pub(super) fn is_news(&self) -> bool {
        !self.told.swap(true, Ordering::Relaxed)
    }

    fn is_overwritten(&self) -> bool {
        let path = &self.file.path;
        let mut last = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Written::now(path);
        let by_import = now.file == last.file
            || now.lock != last.lock
            || is_locked(path)
            || lock_written(path) != last.lock;
        if by_import {
            *last = now;
        } else {
            self.overwritten.store(true, Ordering::Relaxed);
        }
        self.overwritten.load(Ordering::Relaxed)
    }
}
