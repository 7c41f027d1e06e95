//! The file of a SQLite database, and those beside it.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use sqlx::sqlite::SqliteConnectOptions;

use super::{Error, Result, plain, without_password};

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
