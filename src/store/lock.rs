//! The lock that keeps imports apart.

use std::fs::Permissions;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::time::SystemTime;

use super::url::without_password;
use super::{Error, Result, file};

/// The lock that keeps imports apart: on SQLite a file beside the database, on PostgreSQL nothing
/// (the [`Write`](super::Write) takes an advisory lock there).
#[derive(Debug)]
pub struct Lock(Option<std::fs::File>);

/// Servers that have the database open see by the time that an import wrote to it.
impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(file) = &self.0 {
            let _ = file.set_modified(SystemTime::now());
        }
    }
}

impl Lock {
    /// Takes the lock of a database, or fails at once with [`Error::Locked`].
    ///
    /// # Errors
    /// If another process holds it or the lock file cannot be made.
    pub fn try_take(url: &str) -> Result<Self> {
        Self::with(url, |file| {
            file.try_lock().map_err(|error| match error {
                std::fs::TryLockError::WouldBlock => None,
                std::fs::TryLockError::Error(cause) => Some(cause),
            })
        })
    }

    /// Waits for the lock of a database.
    ///
    /// # Errors
    /// If the lock file cannot be made.
    pub fn wait(url: &str) -> Result<Self> {
        Self::with(url, |file| file.lock().map_err(Some))
    }

    fn with(
        url: &str,
        lock: impl FnOnce(&std::fs::File) -> Result<(), Option<std::io::Error>>,
    ) -> Result<Self> {
        if !url.starts_with("sqlite:") {
            return Ok(Self(None));
        }
        let path = file::beside(file::options(url)?.get_filename(), file::LOCK);
        let failed = |cause| Error::LockFile { path: path.clone(), cause };
        // Whoever can open it can hold it, and keep imports away.
        let mut open = std::fs::OpenOptions::new();
        let file = open.create(true).append(true).mode(OWNER).open(&path).map_err(failed)?;
        let permissions = file.metadata().map_err(failed)?.permissions();
        if permissions.mode() & 0o777 != OWNER {
            // A file of somebody else stays as it is: it locks all the same.
            let _ = file.set_permissions(Permissions::from_mode(OWNER));
        }
        let locked = || Error::Locked(without_password(url));
        lock(&file).map_err(|cause| cause.map_or_else(locked, failed))?;
        Ok(Self(Some(file)))
    }
}

/// Reading and writing for the owner alone.
const OWNER: u32 = 0o600;
