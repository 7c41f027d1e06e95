//! A consistent copy of a SQLite database while it is being used.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};

use super::{Error, Result, seal, without_password};

/// Copies the database of a URL into a file that only its owner may read. The copy is made under
/// another name, checked, written through to the disk and then renamed, so that under the final
/// name there is a whole copy or what was there before.
///
/// # Errors
/// If the database is not SQLite's, is damaged or cannot be read, or the copy cannot be written.
pub async fn backup(url: &str, to: &Path) -> Result<()> {
    if !url.starts_with("sqlite:") {
        return Err(Error::NoBackup(without_password(url)));
    }
    let part = Part::new(to)?;
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|cause| Error::Open { url: without_password(url), cause: cause.to_string() })?;
    let options = options.create_if_missing(false).busy_timeout(Duration::from_secs(5));
    let mut source = options
        .connect()
        .await
        .map_err(|cause| Error::Open { url: without_password(url), cause: super::plain(&cause) })?;
    sqlx::query("VACUUM INTO $1")
        .bind(part.path.to_string_lossy().into_owned())
        .execute(&mut source)
        .await?;
    source.close().await?;
    check(&part.path).await?;
    part.keep(to)
}

/// Refuses a copy that is damaged.
async fn check(path: &Path) -> Result<()> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    let mut copy: SqliteConnection = options.connect().await?;
    let is_sound = seal::is_sound_copy(&mut copy).await;
    copy.close().await?;
    if is_sound? { Ok(()) } else { Err(Error::Damaged(path.display().to_string())) }
}

/// A copy under its temporary name; gone when dropped before it is kept.
struct Part {
    path: PathBuf,
    kept: bool,
}

impl Part {
    fn new(to: &Path) -> Result<Self> {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let path = to.with_file_name(name);
        // SQLite fills an empty file and keeps its mode.
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .map_err(|cause| Error::Copy { path: path.clone(), cause })?;
        Ok(Self { path, kept: false })
    }

    fn keep(mut self, to: &Path) -> Result<()> {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let done = File::open(&self.path)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&self.path, to))
            .and_then(|()| File::open(folder.unwrap_or(Path::new("."))))
            .and_then(|folder| folder.sync_all());
        self.kept = done.is_ok();
        done.map_err(|cause: io::Error| Error::Copy { path: to.to_owned(), cause })
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed either is left under a name that nobody takes for a copy.
            let _ = fs::remove_file(&self.path);
            let mut journal = self.path.clone().into_os_string();
            journal.push("-journal");
            let _ = fs::remove_file(journal);
        }
    }
}
