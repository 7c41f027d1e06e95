//! `baimo backup`: a whole copy or nothing, readable by its owner alone.

use std::os::unix::fs::PermissionsExt as _;

use baimo::store::{Store, dataset};

use crate::app::{tiny_database, url_in};
use crate::command::run;

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
