//! A consistent copy of a SQLite database while it is being used.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use tempfile::{Builder, NamedTempFile};

use super::error::plain;
use super::file::{self, DatabaseFile, WHILE_OPEN, beside};
use super::url::without_password;
use super::{Error, Result, seal};

/// Copies the database of a URL into a file that only its owner may read. The copy is made under
/// another name, checked, written through to the disk and then renamed, so that under the final
/// name there is a whole copy or what was there before.
///
/// # Errors
/// If the database is not SQLite's, is damaged or cannot be read, or the copy cannot be written;
/// [`Error::NoTarget`] where a copy would destroy something.
pub async fn backup(url: &str, to: &Path) -> Result<()> {
    if !url.starts_with("sqlite:") {
        return Err(Error::NoBackup(without_password(url)));
    }
    let options = file::options(url)?;
    let database = options.get_filename().to_owned();
    // SQLite takes a name that begins with `file:` for something else than a name.
    let to = std::path::absolute(to)
        .map_err(|cause| Error::Copy { path: to.to_owned(), cause })
        .and_then(|to| free(&to, &database).map(|()| to))?;
    let part = Part::new(&to)?;
    let options = options.create_if_missing(false).busy_timeout(Duration::from_secs(5));
    let mut source = options
        .connect()
        .await
        .map_err(|cause| Error::Open { url: without_password(url), cause: plain(&cause) })?;
    let copied = sqlx::query("VACUUM INTO $1").bind(part.name()?).execute(&mut source).await;
    let _ = fs::remove_file(beside(part.path(), "-journal"));
    copied?;
    source.close().await?;
    check(part.path()).await?;
    // Somebody may have begun to use it in the meantime.
    free(&to, &database)?;
    part.keep(&to)
}

/// Refuses a target that a copy would destroy or break: the database itself by whatever name,
/// another one that is open, and what is no regular file.
fn free(to: &Path, database: &Path) -> Result<()> {
    let refused = |why: String| Err(Error::NoTarget { path: to.to_owned(), why });
    let Some(name) = to.file_name().filter(|_| !ends_in_separator(to)) else {
        return refused("it is no name of a file".to_owned());
    };
    // `baimo.db-wal` belongs to `baimo.db`, whether it is there at the moment or not.
    for ending in BESIDE {
        let owner = name.as_bytes().strip_suffix(ending.as_bytes()).map(OsStr::from_bytes);
        if owner.is_some_and(|owner| !owner.is_empty() && to.with_file_name(owner).exists()) {
            return refused("it belongs to the database of that name".to_owned());
        }
    }
    if let Ok(found) = fs::symlink_metadata(to) {
        if !found.is_file() {
            return refused("something other than a regular file has that name".to_owned());
        }
        if DatabaseFile::at(database).is_ok_and(|database| database.is(&found)) {
            return refused("it is the database itself".to_owned());
        }
    }
    for ending in WHILE_OPEN {
        let beside = beside(to, ending);
        if fs::symlink_metadata(&beside).is_ok() {
            let beside = beside.display();
            return refused(format!("{beside} says that a database of that name is in use"));
        }
    }
    Ok(())
}

/// Endings of the files that stand beside a database.
const BESIDE: [&str; 5] = ["-wal", "-shm", "-journal", ".lock", ".sha256"];

/// `folder/` and `folder/.` name a folder; [`Path::file_name`] sees neither end.
fn ends_in_separator(path: &Path) -> bool {
    let path = path.as_os_str().as_bytes();
    path.ends_with(b"/") || path.ends_with(b"/.")
}

/// Refuses a copy that is damaged.
async fn check(path: &Path) -> Result<()> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    let mut copy: SqliteConnection = options.connect().await?;
    let is_sound = seal::is_sound_copy(&mut copy).await;
    copy.close().await?;
    if is_sound? { Ok(()) } else { Err(Error::Damaged(path.display().to_string())) }
}

/// A copy under its temporary name beside the final one; gone when dropped before it is kept.
struct Part(NamedTempFile);

impl Part {
    fn new(to: &Path) -> Result<Self> {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".");
        // SQLite fills an empty file and keeps its mode, which is 0600.
        let part = Builder::new().prefix(&name).suffix(".part").tempfile_in(folder_of(to));
        part.map(Self).map_err(|cause| Error::Copy { path: to.to_owned(), cause })
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Its name as SQLite takes it.
    fn name(&self) -> Result<&str> {
        self.path().to_str().ok_or_else(|| Error::Copy {
            path: self.path().to_owned(),
            cause: io::Error::new(io::ErrorKind::InvalidFilename, "its name is not UTF-8"),
        })
    }

    fn keep(self, to: &Path) -> Result<()> {
        let failed = |cause| Error::Copy { path: to.to_owned(), cause };
        self.0.as_file().sync_all().map_err(failed)?;
        self.0.persist(to).map_err(|error| failed(error.error))?;
        File::open(folder_of(to)).and_then(|folder| folder.sync_all()).map_err(failed)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("/"))
}
