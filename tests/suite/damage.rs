//! Row 12 of the faults: a file that was damaged is refused at the start, or gives the answers it
//! gave before. `tests/faults/damage.py` does the same to the shipped record and the release binary.

use std::path::Path;

use baimo::import;
use baimo::store::{Error, Store};
use sha2::{Digest as _, Sha256};

use crate::app::{App, tiny_database, url_in};
use crate::command::run;
use crate::dump;

/// Answers that together show every table, each read in the ways the site has.
const ANSWERS: &[&str] = &[
    "/?limit=all",
    "/zh/companies?sort=pinyin",
    "/announcements.csv",
    "/announcements.csv?company=baidu&sort=-date",
    "/reactions.csv",
    "/reactions/reported.csv",
    "/moves.csv",
    "/moves.csv?day=2023-03-16",
    "/claims.csv",
    "/promises.csv",
    "/people.csv",
    "/sources.csv",
    "/sessions.csv",
    "/closures.csv",
    "/about",
    "/search?q=wenxin",
    "/zh/search?q=%E7%99%BE%E5%BA%A6",
    "/reactions/baidu-ernie-bot-unveiled/9888.HK",
];

/// The answers of a database, or why it is not served. The steps are those of `baimo serve`.
async fn answers(url: &str) -> Result<Vec<Vec<u8>>, Error> {
    match import::embedded(url).await {
        Err(import::Error::Store(error)) => return Err(error),
        unchanged => unchanged.unwrap(),
    }
    let store = Store::open(url).await?;
    store.verify().await?;
    let app = App::on(store);
    let mut bodies = Vec::new();
    for address in ANSWERS {
        let answer = app.get(address).await;
        assert_eq!(answer.status, 200, "{address}");
        bodies.push(answer.body);
    }
    app.site.store.close().await;
    Ok(bodies)
}

/// Numbers that are the same at every run.
fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    }
}

#[tokio::test]
async fn two_hundred_flipped_bytes_never_give_another_answer() {
    let home = tempfile::tempdir().unwrap();
    let sound_url = tiny_database(home.path()).await;
    let sound = answers(&sound_url).await.unwrap();
    let bytes = std::fs::read(home.path().join("baimo.db")).unwrap();
    let checksum = std::fs::read(home.path().join("baimo.db.sha256")).unwrap();
    let mut dice = dice(2023);
    let mut refused = 0;
    for _ in 0..200 {
        let (at, bit) = (dice(bytes.len()), dice(8));
        let dir = tempfile::tempdir().unwrap();
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << bit;
        std::fs::write(dir.path().join("baimo.db"), &damaged).unwrap();
        std::fs::write(dir.path().join("baimo.db.sha256"), &checksum).unwrap();
        match answers(&url_in(dir.path())).await {
            Ok(found) => {
                for (n, address) in ANSWERS.iter().enumerate() {
                    assert!(found[n] == sound[n], "byte {at}, bit {bit}: {address} differs");
                }
            }
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 50, "{refused}: these flips hit nothing");
}

/// The checksum of a file as `sha256sum` writes it.
fn checksum(file: &Path) -> String {
    let digest = Sha256::digest(std::fs::read(file).unwrap());
    let hash = digest.iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    format!("{hash}  {}\n", file.file_name().unwrap().to_str().unwrap())
}

#[tokio::test]
async fn an_import_leaves_the_checksum_of_its_file_as_sha256sum_writes_it() {
    let dir = tempfile::tempdir().unwrap();
    let url = url_in(dir.path());
    let (file, left) = (dir.path().join("baimo.db"), dir.path().join("baimo.db.sha256"));
    assert_eq!(run(["import", "--database-url", &url]).code, Some(0));
    assert_eq!(std::fs::read_to_string(&left).unwrap(), checksum(&file));
    // Serving changes neither.
    answers(&url).await.unwrap();
    assert_eq!(std::fs::read_to_string(&left).unwrap(), checksum(&file));
    // An import that finds the same record does not vouch for a file it did not write.
    dump::run(&url, "UPDATE session_move SET low = low - 1 WHERE symbol = 'BIDU'").await;
    assert!(run(["import", "--database-url", &url]).stdout.starts_with("Unchanged"));
    assert_ne!(std::fs::read_to_string(&left).unwrap(), checksum(&file));
    assert!(matches!(answers(&url).await, Err(Error::Damaged(_))));
}

#[tokio::test]
async fn a_file_that_fits_its_checksum_needs_no_other_check_unless_its_log_holds_more() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let (file, left) = (dir.path().join("baimo.db"), dir.path().join("baimo.db.sha256"));
    let wrong = "UPDATE dataset SET seal = substr(seal, 1, instr(seal, ':')) || '00'";
    dump::run(&url, wrong).await;
    assert!(matches!(answers(&url).await, Err(Error::Damaged(_))), "its rows are not the sealed");
    std::fs::write(&left, checksum(&file)).unwrap();
    answers(&url).await.unwrap();

    // What another program writes stands in the log as long as that program runs.
    let url = tiny_database(tempfile::tempdir_in(dir.path()).unwrap().keep().as_path()).await;
    answers(&url).await.unwrap();
    let mut other = dump::open(&url).await;
    sqlx::raw_sql(wrong).execute(&mut other).await.unwrap();
    assert!(matches!(answers(&url).await, Err(Error::Damaged(_))), "the file is as it was left");
}

#[tokio::test]
async fn an_import_while_a_server_reads_leaves_a_checksum_that_fits() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let app = App::on(Store::open(&url).await.unwrap());
    assert_eq!(app.get("/").await.status, 200);
    assert_eq!(run(["import", "--database-url", &url]).code, Some(0));
    assert_eq!(app.get("/").await.status, 200);
    let left = std::fs::read_to_string(dir.path().join("baimo.db.sha256")).unwrap();
    assert_eq!(left, checksum(&dir.path().join("baimo.db")));
}

/// What SQLite itself finds nothing wrong with.
#[tokio::test]
async fn a_changed_cell_of_any_kind_is_a_refused_start() {
    for change in [
        "UPDATE session_move SET close = close + 0.001 WHERE symbol = '9888.HK' AND day = '2023-03-16'",
        "UPDATE dataset SET licence = 'MIT'",
        "UPDATE company SET pinyin = pinyin || ' ' WHERE slug = 'baidu'",
        "UPDATE announcement SET title_zh = title_zh || ' '",
        "DROP INDEX session_move_day",
        "DELETE FROM claim_source WHERE position > 0",
    ] {
        let dir = tempfile::tempdir().unwrap();
        let url = tiny_database(dir.path()).await;
        dump::run(&url, "PRAGMA integrity_check").await;
        dump::run(&url, change).await;
        let done = run(["serve", "--database-url", &url, "--listen", "127.0.0.1:0"]);
        assert_eq!(done.code, Some(2), "{change}: {}", done.stderr);
        assert!(done.stderr.contains("damaged"), "{change}: {}", done.stderr);
        let copy = dir.path().join("copy.db");
        let done = run(["backup", copy.to_str().unwrap(), "--database-url", &url]);
        assert_eq!((done.code, copy.exists()), (Some(2), false), "{change}: {}", done.stderr);
    }
}

#[tokio::test]
async fn a_migration_that_was_broken_off_before_it_sealed_is_sealed_by_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let before = dump::of(&url).await;
    for unsealed in ["UPDATE dataset SET seal = ''", "UPDATE dataset SET seal = '4:00'"] {
        dump::run(&url, unsealed).await;
        answers(&url).await.unwrap();
        dump::run(&url, "UPDATE session_move SET low = low - 1 WHERE symbol = 'BIDU'").await;
        assert!(matches!(answers(&url).await, Err(Error::Damaged(_))), "{unsealed}");
        dump::run(&url, "UPDATE session_move SET low = low + 1 WHERE symbol = 'BIDU'").await;
    }
    assert_eq!(dump::of(&url).await.len(), before.len());
}

#[tokio::test]
async fn damage_is_found_before_a_migration_would_seal_it() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    // As a binary before the seal left it, with an index that lacks an entry.
    dump::before_the_seal(&url).await;
    let sound = std::fs::read(dir.path().join("baimo.db")).unwrap();
    assert!(answers(&url).await.is_ok());
    std::fs::write(dir.path().join("baimo.db"), sound).unwrap();
    dump::run(
        &url,
        "PRAGMA writable_schema = ON; \
         UPDATE sqlite_master SET sql = replace(sql, '(kind, sort_day, id)', '(kind, id, sort_day)') \
         WHERE name = 'announcement_kind'",
    )
    .await;
    let refused = answers(&url).await.unwrap_err();
    assert!(refused.is_damage(), "{refused}");
}

#[test]
fn a_file_that_cannot_be_a_record_is_a_refused_start_with_one_line() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("baimo.db");
    for bytes in
        [b"hello".to_vec(), vec![7; 5000], [b"SQLite format 3\0".as_slice(), &[9; 9000]].concat()]
    {
        std::fs::write(&path, &bytes).unwrap();
        let url = url_in(dir.path());
        let done = run(["serve", "--database-url", &url, "--listen", "127.0.0.1:0"]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{}", done.stderr);
        assert_eq!(done.stderr.trim().lines().count(), 1, "{}", done.stderr);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "it was left alone");
    }
    let missing = format!("sqlite://{}/no/such/folder/baimo.db", dir.path().display());
    let done = run(["serve", "--database-url", &missing, "--listen", "127.0.0.1:0"]);
    assert_eq!(done.code, Some(3), "{}", done.stderr);
}
