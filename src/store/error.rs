//! What can go wrong between the product and its database.

use std::io;
use std::path::PathBuf;

use crate::answers::listed::UnknownPosition;

/// The result of talking to the database.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A database error, worded for the operator. None of its texts holds a password.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The URL is of no kind the product knows.
    #[error("{0} is not a database URL; use sqlite://FILE or postgres://USER@HOST/NAME")]
    Url(String),
    /// The database cannot be opened.
    #[error("cannot open {url}: {cause}")]
    Open {
        /// The URL without its password.
        url: String,
        /// What the driver said.
        cause: String,
    },
    /// The file belongs to another program.
    #[error("{0} holds tables but not Baimo's; give another file in --database-url")]
    Foreign(String),
    /// The schema is older than the binary's.
    #[error(
        "the schema of {url} is number {found}, this binary needs {needed}; run `baimo import`"
    )]
    SchemaOlder {
        /// The URL without its password.
        url: String,
        /// Schema number of the database.
        found: i64,
        /// Schema number of the binary.
        needed: i64,
    },
    /// The schema is newer than this binary can read.
    #[error(
        "the schema of {url} is number {found} and needs a reader of {min_reader} or later; \
         this binary reads up to {known}: use a newer baimo"
    )]
    SchemaNewer {
        /// The URL without its password.
        url: String,
        /// Schema number of the database.
        found: i64,
        /// The oldest reader it allows.
        min_reader: i64,
        /// Schema number of the binary.
        known: i64,
    },
    /// There is a schema but no record in it.
    #[error("{0} holds no record yet; run `baimo import`")]
    Empty(String),
    /// Another import holds the lock.
    #[error("another import is running on {0}; wait for it to end")]
    Locked(String),
    /// Another file, or none, has the name of the database that is open, or something other than an
    /// import wrote to it.
    #[error(
        "the file of {0} was removed or replaced while it was being served, and not by an import: \
         restart the server to serve what is there now"
    )]
    FileReplaced(String),
    /// A position that this list cannot have given out.
    #[error(transparent)]
    Position(#[from] UnknownPosition),
    /// A row that no import can have written.
    #[error("the database holds an announcement that cannot be read: {0:?}")]
    Unreadable(String),
    /// A row of a declared table that no import can have written.
    #[error("the database holds a {0} that cannot be read")]
    Row(&'static str),
    /// The record is no longer the one that is being read.
    #[error("the record was replaced during the transfer")]
    Replaced,
    /// Reading for a file failed.
    #[error("reading for a file: {0}")]
    Raw(#[from] rusqlite::Error),
    /// The lock file beside the database cannot be used.
    #[error("cannot lock {path}: {cause}")]
    LockFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Only SQLite databases are copied by the program itself.
    #[error("{0} is not a SQLite database; use pg_dump -Fc for PostgreSQL")]
    NoBackup(String),
    /// A file is not what it should be.
    #[error(
        "{0} is damaged: it does not hold what was put into it; restore a backup, or remove it and import again"
    )]
    Damaged(String),
    /// A copy would destroy or break what has its name.
    #[error("cannot copy onto {path}: {why}; give another name")]
    NoTarget {
        /// The file.
        path: PathBuf,
        /// What has that name.
        why: String,
    },
    /// A copy cannot be written.
    #[error("cannot write {path}: {cause}")]
    Copy {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The migration failed.
    #[error("cannot bring the schema up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// Anything else the database said.
    #[error("the database said: {}", plain(.0))]
    Database(#[from] sqlx::Error),
}

impl Error {
    /// Whether the database could not serve now and may later, as against refusing a query.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        use sqlx::Error::{Database, Io, PoolClosed, PoolTimedOut, WorkerCrashed};
        match self {
            Self::Database(PoolTimedOut | PoolClosed | WorkerCrashed | Io(_))
            | Self::FileReplaced(_) => true,
            Self::Database(Database(error)) => error.code().is_some_and(|code| is_passing(&code)),
            Self::Raw(error) => error
                .sqlite_error()
                .is_some_and(|error| is_passing(&error.extended_code.to_string())),
            _ => false,
        }
    }

    /// Whether the database broke a conversation off, so that the same question may be answered at
    /// once on another connection. Silence is none: who waited once need not wait again.
    #[must_use]
    pub fn is_interruption(&self) -> bool {
        let Self::Database(error) = self else { return false };
        match error {
            sqlx::Error::Io(error) => error.kind() != io::ErrorKind::TimedOut,
            sqlx::Error::Database(error) => error.code().is_some_and(|code| is_interruption(&code)),
            _ => false,
        }
    }

    /// Whether a SQLite file is damaged, or no SQLite file at all: 11 CORRUPT, 26 NOTADB.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else {
            return matches!(self, Self::Damaged(_));
        };
        let code = error.code().unwrap_or_default();
        code.len() < 5 && code.parse().is_ok_and(|code: u32| matches!(code & 0xff, 11 | 26))
    }

    /// Whether the disk was full or failing (exit code 3), as against a refused start (2).
    #[must_use]
    pub fn is_storage(&self) -> bool {
        let code = match self {
            Self::Database(sqlx::Error::Database(error)) => {
                error.code().map(std::borrow::Cow::into_owned)
            }
            Self::Database(sqlx::Error::Io(_)) | Self::LockFile { .. } | Self::Copy { .. } => {
                return true;
            }
            _ => None,
        };
        // SQLite: 13 FULL, 10 IOERR (extended codes keep it in the low byte); PostgreSQL class 53.
        code.is_some_and(|code| match code.parse::<u32>() {
            Ok(number) if code.len() < 5 => matches!(number & 0xff, 10 | 13),
            _ => code.starts_with("53"),
        })
    }
}

/// SQLite: 5 BUSY, 6 LOCKED, 10 IOERR, 11 CORRUPT, 14 CANTOPEN, 26 NOTADB, which an operator mends
/// without a restart (extended codes keep them in the low byte). PostgreSQL: 08 connection, 40001
/// serialization, 53 resources, 57 operator's intervention.
fn is_passing(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 10 | 11 | 14 | 26),
        _ => code == "40001" || ["08", "53", "57"].iter().any(|class| code.starts_with(class)),
    }
}

/// PostgreSQL: 08 connection, 40001 serialization, 57P01 to 57P03 shutting down, crashed, starting.
fn is_interruption(code: &str) -> bool {
    code == "40001" || code.len() == 5 && (code.starts_with("08") || code.starts_with("57P"))
}

/// A driver error in one line, without the driver's own prefix.
pub(super) fn plain(cause: &sqlx::Error) -> String {
    match cause {
        sqlx::Error::Database(error) => error.message().replace('\n', " "),
        other => other.to_string().replace('\n', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_told_from_what_is_wrong() {
        let error = |error| Error::Database(error).is_passing();
        assert!(error(sqlx::Error::PoolTimedOut) && error(sqlx::Error::PoolClosed));
        assert!(
            !error(sqlx::Error::RowNotFound)
                && !Error::from(UnknownPosition("x".into())).is_passing()
        );
        for code in ["5", "261", "522", "11", "57P01", "57014", "08006", "53300", "40001"] {
            assert!(is_passing(code), "{code}");
        }
        for code in ["1", "19", "2067", "42P01", "22P02", "23505", "40P02"] {
            assert!(!is_passing(code), "{code}");
        }
    }

    #[test]
    fn a_broken_connection_is_told_from_silence_and_from_a_slow_query() {
        for code in ["08006", "57P01", "57P02", "40001"] {
            assert!(is_interruption(code), "{code}");
        }
        for code in ["57014", "53300", "42P01", "8", "5"] {
            assert!(!is_interruption(code), "{code}");
        }
        let io = |kind: io::ErrorKind| Error::Database(sqlx::Error::Io(kind.into()));
        assert!(io(io::ErrorKind::ConnectionReset).is_interruption());
        assert!(!io(io::ErrorKind::TimedOut).is_interruption());
        assert!(!Error::Database(sqlx::Error::PoolTimedOut).is_interruption());
    }
}
