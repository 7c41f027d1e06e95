//! Slips of an operator that a running server has to bear: a lock that is held, few files to open, a
//! log that nobody reads, a database file that is gone.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;

use baimo::store::{Lock, MIN_READER, Sql, Store, dataset, seal};

use crate::app::{shipped_database, tiny_database, tiny_dir, url_in};
use crate::command::{baimo, baimo_beneath, run};
use crate::dump;
use crate::running::{Running, ask, rest};

#[tokio::test]
async fn a_server_starts_on_what_is_there_while_an_import_holds_the_lock() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let lock = Lock::try_take(&url).unwrap();
    let server = Running::on(&url, &[]);
    assert_eq!(server.get("/readyz", "").status(), 200);
    server.log_with("an import is running; the record that is there is served");
    drop(lock);
}

#[tokio::test]
async fn a_server_without_a_record_waits_for_the_import_and_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let url = url_in(dir.path());
    let lock = Lock::try_take(&url).unwrap();
    let mut child = baimo(["--listen", "127.0.0.1:0", "--database-url", &url])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("there is no record yet: waiting for its end"), "{said}");
    drop(lock);
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.starts_with("Baimo listens on "), "{said}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn the_lock_is_for_the_owner_alone_also_where_an_older_binary_left_it_open_to_all() {
    let dir = tempfile::tempdir().unwrap();
    let (url, path) = (url_in(dir.path()), dir.path().join("baimo.db.lock"));
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    drop(Lock::try_take(&url).unwrap());
    assert_eq!(mode(), 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    drop(Lock::try_take(&url).unwrap());
    assert_eq!(mode(), 0o600);
}

#[tokio::test]
async fn the_limit_of_open_files_is_raised_as_far_as_the_system_allows() {
    let server = Running::by(baimo_beneath("-Sn 64"), shipped_database().await, &[]);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.id())).unwrap();
    let files = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    let numbers: Vec<&str> = files.split_whitespace().skip(3).take(2).collect();
    assert_eq!(numbers[0], numbers[1], "soft and hard: {files}");
    let connections: Vec<_> = (0..200).map(|_| server.connect()).collect();
    let answered = connections.into_iter().map(|mut open| ask(&mut open, "/healthz").status());
    assert!(answered.into_iter().all(|status| status == 200));
}

#[tokio::test]
async fn where_the_limit_cannot_be_raised_there_are_fewer_connections_and_no_failures() {
    let server = Running::by(baimo_beneath("-n 128"), shipped_database().await, &[]);
    let log = server.log_with("allows fewer connections");
    assert!(log.contains("limit=128") && log.contains("connections=52"), "{log}");
    let mut idle: Vec<_> = (0..100).map(|_| server.connect()).collect();
    for path in ["/", "/moves.csv?symbol=9888.HK", "/preview/people.png", "/baimo.sqlite"] {
        // The oldest made room for the newest.
        let mut last = idle.pop().unwrap();
        write!(last, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
        let answer = rest(&mut last);
        assert!(matches!(answer.status(), 200 | 503), "{path}: {}", answer.status());
    }
    drop(idle);
    assert_eq!(server.get("/readyz", "").status(), 200);
    assert!(!server.log().contains("cannot take connections"), "{}", server.log());
}

#[tokio::test]
async fn a_log_that_nobody_reads_holds_up_no_answer_and_no_end_and_its_losses_are_counted() {
    let flags =
        ["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0", "--drain-delay", "0"];
    let mut child = baimo(flags)
        .args(["--database-url", shipped_database().await])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.trim().replace("Baimo listens on http://", "");
    // Reads as far as the address of the metrics, and then no more.
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut metrics = String::new();
    while !metrics.contains("metrics address=") {
        metrics.clear();
        log.read_line(&mut metrics).unwrap();
    }
    let metrics = metrics.trim().rsplit('=').next().unwrap().to_owned();
    let mut connection = std::net::TcpStream::connect(&address).unwrap();
    for _ in 0..6000 {
        assert_eq!(ask(&mut connection, "/healthz").status(), 200);
    }
    let mut asking = std::net::TcpStream::connect(&metrics).unwrap();
    write!(asking, "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
    let text = rest(&mut asking).text();
    let lost = text.lines().find_map(|line| line.strip_prefix("baimo_log_lines_lost_total "));
    let lost: u64 = lost.unwrap().parse().unwrap();
    assert!((100..6000).contains(&lost), "{lost}");
    drop((connection, asking));
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").arg(&id).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    drop(log);
}

/// The version of the record in a database, as pages show it.
async fn version(url: &str) -> String {
    let store = Store::open(url).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    let version = dataset::version(&mut snapshot).await.unwrap().unwrap();
    drop(snapshot);
    store.close().await;
    version[..12].to_owned()
}

#[tokio::test]
async fn a_database_file_that_is_replaced_or_removed_is_one_version_and_not_ready() {
    let other = tempfile::tempdir().unwrap();
    tiny_database(other.path()).await;
    for replaced in [true, false] {
        let dir = tempfile::tempdir().unwrap();
        let (url, path) = (url_in(dir.path()), dir.path().join("baimo.db"));
        std::fs::copy(shipped_database().await.strip_prefix("sqlite://").unwrap(), &path).unwrap();
        let server = Running::on(&url, &[]);
        // HTTP/1.0 knows no chunks, whose lengths depend on who reads the rows.
        let file = || server.send(b"GET /moves.csv HTTP/1.0\r\nHost: baimo.test\r\n\r\n");
        let (before, moves) = (version(&url).await, file());
        if replaced {
            std::fs::copy(other.path().join("baimo.db"), dir.path().join("new.db")).unwrap();
            std::fs::rename(dir.path().join("new.db"), &path).unwrap();
        } else {
            std::fs::remove_file(&path).unwrap();
        }
        let unready = server.until(503, "/readyz");
        assert!(unready.text().contains("removed or replaced: restart"), "{}", unready.text());
        // A parameter that no page knows makes each one anew.
        for n in 0..40 {
            let page = server.get(&format!("/data?fresh={n}"), "");
            assert!(page.status() == 200 && page.text().contains(&before), "{}", page.text());
        }
        let again = file();
        assert_eq!((again.status(), moves.status()), (200, 200));
        assert!(again.body() == moves.body() && moves.body().len() > 99_999);
        server.log_with("was removed or replaced while it was being served");
        assert_eq!(server.get("/healthz", "").status(), 200);
        drop(server);
        if replaced {
            let again = Running::on(&url, &[]);
            assert_eq!(again.get("/readyz", "").status(), 200, "a restart serves it");
            assert!(!again.get("/data", "").text().contains(&before));
        }
    }
}

#[tokio::test]
async fn a_copy_written_over_a_served_file_is_noticed_and_an_import_is_not_taken_for_one() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let (path, kept) = (dir.path().join("baimo.db"), dir.path().join("kept.db"));
    std::fs::copy(&path, &kept).unwrap();
    let server = Running::on(&url, &[]);
    let tiny = tiny_dir();
    for folder in [None, tiny.to_str(), None] {
        let words = ["import"].into_iter().chain(folder).chain(["--database-url", &url]);
        let done = run(words);
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        assert_eq!(server.get("/readyz", "").status(), 200);
    }
    std::fs::copy(&kept, &path).unwrap();
    assert_eq!(server.get("/readyz", "").status(), 503);
    assert_eq!(server.get("/readyz", "").status(), 503, "and it stays so");
}

#[tokio::test]
async fn what_sqlite_kept_beside_a_removed_database_is_not_read_with_the_next_one() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let server = Running::on(&url, &[]);
    assert_eq!(server.get("/", "").status(), 200);
    std::fs::remove_file(dir.path().join("baimo.db")).unwrap();
    std::fs::write(dir.path().join("baimo.db-journal"), "left behind").unwrap();
    let done = run(["import", "--database-url", &url]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert!(Store::open(&url).await.unwrap().verify().await.is_ok());
    assert!(!dir.path().join("baimo.db-journal").exists());
    drop(server);
}

async fn min_reader(url: &str) -> i64 {
    let store = Store::open(url).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    snapshot.number(Sql::new("SELECT min_reader AS n FROM dataset")).await.unwrap()
}

#[tokio::test]
async fn an_upgraded_record_names_the_readers_that_can_read_it_so_that_a_downgrade_is_refused() {
    // As binaries before the seal left it, and as binaries that upgraded without a word did.
    for changes in [
        &["ALTER TABLE dataset DROP COLUMN seal", "DELETE FROM _sqlx_migrations WHERE version = 5"]
            [..],
        &["UPDATE dataset SET seal = ''"],
        &[],
    ] {
        let dir = tempfile::tempdir().unwrap();
        let url = tiny_database(dir.path()).await;
        let store = Store::create(&url).await.unwrap();
        let mut write = store.write().await.unwrap();
        write.run(Sql::new("UPDATE dataset SET min_reader = 1")).await.unwrap();
        seal::set(&mut write).await.unwrap();
        write.commit().await.unwrap();
        store.close().await;
        for change in changes {
            dump::run(&url, change).await;
        }
        Store::create(&url).await.unwrap().close().await;
        assert_eq!(min_reader(&url).await, MIN_READER, "{changes:?}");
        Store::open(&url).await.unwrap().verify().await.unwrap();
    }
}

#[tokio::test]
async fn the_record_as_a_database_needs_no_folder_for_temporary_files() {
    let mut command = baimo([""; 0]);
    command.env("TMPDIR", "/no/such/folder").env("SQLITE_TMPDIR", "/no/such/folder");
    let server = Running::by(command, shipped_database().await, &[]);
    let answer = server.get("/baimo.sqlite", "");
    assert_eq!(answer.status(), 200);
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("baimo.db"), answer.body()).unwrap();
    let mut file = dump::open(&url_in(dir.path())).await;
    let sound = sqlx::query_scalar::<_, String>("PRAGMA integrity_check").fetch_one(&mut file);
    assert_eq!(sound.await.unwrap(), "ok");
    let rows = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM announcements");
    assert!(rows.fetch_one(&mut file).await.unwrap() > 100);
}

#[tokio::test]
async fn the_id_of_a_request_is_believed_from_a_trusted_proxy_alone_and_if_it_looks_like_one() {
    let proxied = Running::start(&["--trusted-proxy-hops", "1"]).await;
    let direct = Running::start(&[]).await;
    let id = |server: &Running, given: &str| {
        server.get("/healthz", &format!("X-Request-Id: {given}\r\n")).header("x-request-id")
    };
    assert_eq!(id(&proxied, "0123456789abcdef"), "0123456789abcdef");
    assert_ne!(id(&direct, "0123456789abcdef"), "0123456789abcdef");
    for bad in ["short", "with blank in it", "<script>alert</script>", &"x".repeat(65)] {
        assert_ne!(id(&proxied, bad), bad);
    }
}
