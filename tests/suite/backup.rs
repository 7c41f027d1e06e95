//! `baimo backup`: a whole copy or nothing, readable by its owner alone.

use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use baimo::store::{Store, dataset};

use crate::app::{tiny_database, url_in};
use crate::command::{Done, baimo, run};
use crate::running::Running;

async fn version(url: &str) -> String {
    let store = Store::open(url).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    dataset::version(&mut snapshot).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_copy_is_checked_whole_private_and_can_be_served() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let url = tiny_database(from.path()).await;
    // A reader is at work meanwhile.
    let store = Store::open(&url).await.unwrap();
    let reading = store.snapshot().await.unwrap();
    let copy = to.path().join("baimo.db");
    std::fs::write(&copy, "yesterday's").unwrap();
    let done = run(["backup", copy.to_str().unwrap(), "--database-url", &url]);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    assert!(done.stdout.starts_with("Copied sqlite://"), "{}", done.stdout);
    drop(reading);
    let mode = std::fs::metadata(&copy).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(version(&url_in(to.path())).await, version(&url).await);
    let left: Vec<_> = std::fs::read_dir(to.path()).unwrap().flatten().collect();
    assert!(left.iter().all(|file| !file.path().to_string_lossy().ends_with(".part")));
}

#[tokio::test]
async fn a_damaged_file_is_not_served() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    Store::open(&url).await.unwrap().verify().await.unwrap();
    let path = dir.path().join("baimo.db");
    let mut bytes = std::fs::read(&path).unwrap();
    // The second half of the file, so that its head and its schema still read well.
    let half = bytes.len() / 2;
    bytes[half..].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    let done = run(["serve", "--database-url", &url, "--listen", "127.0.0.1:0"]);
    assert_eq!(done.code, Some(2), "{}", done.stderr);
    let says = |word: &str| done.stderr.contains(word);
    assert!(says("damaged") || says("malformed"), "{}", done.stderr);
    assert_eq!(done.stdout, "", "it never said that it listens");
}

#[tokio::test]
async fn what_cannot_be_copied_leaves_what_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("copy.db");
    std::fs::write(&copy, "yesterday's").unwrap();
    let missing = format!("sqlite://{}", dir.path().join("nothing.db").display());
    let broken = dir.path().join("broken.db");
    std::fs::write(&broken, [b"SQLite format 3\0".as_slice(), &[7; 5000]].concat()).unwrap();
    let broken = format!("sqlite://{}", broken.display());
    let postgres = "postgres://somebody:secret@127.0.0.1/x";
    for (url, code, said) in
        [(missing.as_str(), 2, "cannot open"), (&broken, 2, ""), (postgres, 2, "pg_dump")]
    {
        let done = run(["backup", copy.to_str().unwrap(), "--database-url", url]);
        assert_eq!(done.code, Some(code), "{url}: {}", done.stderr);
        assert!(done.stderr.contains(said) && !done.stderr.contains("secret"), "{}", done.stderr);
        assert_eq!(std::fs::read_to_string(&copy).unwrap(), "yesterday's");
    }
    let nowhere = dir.path().join("no/such/folder/copy.db");
    let done = run(["backup", nowhere.to_str().unwrap(), "--database-url", &missing]);
    assert_eq!(done.code, Some(3), "{}", done.stderr);
    let files: Vec<_> = std::fs::read_dir(dir.path()).unwrap().flatten().collect();
    assert_eq!(files.len(), 2, "no part of a copy is left");
}

/// `baimo backup` run in a folder.
fn backup_in(dir: &Path, target: &Path, url: &str) -> Done {
    let mut command = baimo(["backup"]);
    command.arg(target).args(["--database-url", url]).current_dir(dir).output().unwrap().into()
}

#[tokio::test]
async fn a_database_is_never_copied_onto_itself_whatever_it_is_called() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let path = dir.path().join("baimo.db");
    let before = (std::fs::read(&path).unwrap(), version(&url).await);
    std::fs::hard_link(&path, dir.path().join("hard.db")).unwrap();
    symlink("baimo.db", dir.path().join("soft.db")).unwrap();
    symlink(dir.path(), dir.path().join("folder")).unwrap();
    std::fs::create_dir(dir.path().join("sub")).unwrap();
    let absolute = path.to_str().unwrap();
    let names = ["baimo.db", "./baimo.db", "sub/../baimo.db", "hard.db", "soft.db", absolute];
    let beside = ["baimo.db-wal", "baimo.db-shm", "baimo.db-journal", "baimo.db.lock"];
    let other = ["folder/baimo.db", "baimo.db.sha256"];
    for target in names.into_iter().chain(beside).chain(other) {
        let linked = format!("sqlite://{}", dir.path().join("soft.db").display());
        for url in [url.as_str(), "sqlite:baimo.db", "sqlite://./baimo.db", &linked] {
            let done = backup_in(dir.path(), Path::new(target), url);
            assert_eq!(done.code, Some(2), "{target} {url}: {}{}", done.stdout, done.stderr);
            assert!(done.stderr.contains("cannot copy onto"), "{target}: {}", done.stderr);
        }
    }
    let done = backup_in(dir.path(), Path::new("copy.db"), "sqlite:file:baimo.db");
    assert_eq!(done.code, Some(2), "{}", done.stderr);
    assert_eq!((std::fs::read(&path).unwrap(), version(&url).await), before);
    assert!(std::fs::symlink_metadata(dir.path().join("soft.db")).unwrap().is_symlink());
}

#[tokio::test]
async fn what_is_no_regular_file_is_never_replaced_by_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let at = |name: &str| dir.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    let _socket = UnixListener::bind(at("socket")).unwrap();
    std::fs::create_dir(at("folder")).unwrap();
    symlink("/dev/null", at("device")).unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    for target in [
        "pipe",
        "socket",
        "folder",
        "folder/",
        "folder/.",
        "..",
        "device",
        "dangling",
        "new/",
        "/dev/null",
        "/",
    ] {
        let done = backup_in(dir.path(), Path::new(target), &url);
        assert_eq!(done.code, Some(2), "{target}: {}{}", done.stdout, done.stderr);
        assert!(done.stderr.contains("cannot copy onto"), "{target}: {}", done.stderr);
    }
    assert!(std::fs::metadata(at("pipe")).unwrap().file_type().is_fifo());
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert!(!at("nowhere").exists() && std::fs::read_dir(at("folder")).unwrap().count() == 0);
}

#[tokio::test]
async fn a_database_that_is_being_served_is_not_replaced_by_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let other = tempfile::tempdir().unwrap();
    let busy = tiny_database(other.path()).await;
    let server = Running::on(&busy, &[]);
    let done = backup_in(other.path(), Path::new("baimo.db"), &url);
    assert_eq!(done.code, Some(2), "{}", done.stderr);
    assert!(done.stderr.contains("in use"), "{}", done.stderr);
    assert_eq!(server.get("/readyz", "").status(), 200);
}

#[tokio::test]
async fn a_name_that_sqlite_would_read_otherwise_is_the_name_of_the_copy() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    for target in ["file:copy.db", "a?b#c%20d.db", "百模 .db"] {
        let done = backup_in(dir.path(), Path::new(target), &url);
        assert_eq!(done.code, Some(0), "{target}: {}", done.stderr);
        let copy = std::fs::read(dir.path().join(target)).unwrap();
        let plain = dir.path().join("plain.db");
        std::fs::write(&plain, copy).unwrap();
        let copied = format!("sqlite://{}", plain.display());
        assert_eq!(version(&copied).await, version(&url).await, "{target}");
        std::fs::remove_file(plain).unwrap();
    }
}
