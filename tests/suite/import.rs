//! `baimo import` and what `serve` does to a database before it listens.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use baimo::import::{self, Input, Origin, Progress};
use baimo::store::{Lock, Store, dataset};
use sha2::{Digest as _, Sha256};

use crate::app::{tiny, tiny_database, tiny_dir, tiny_record, url_in};
use crate::command::{Done, baimo, run};
use crate::dump;
use crate::record::Copy;

fn import(dir: Option<&Path>, url: &str) -> Done {
    let mut command = baimo(["import", "--database-url", url]);
    command.args(dir);
    command.output().unwrap().into()
}

fn serve(url: &str) -> Done {
    run(["serve", "--listen", "127.0.0.1:0", "--database-url", url])
}

async fn version(url: &str) -> String {
    let store = Store::open(url).await.unwrap();
    let held = dataset::current(&mut store.snapshot().await.unwrap()).await.unwrap().unwrap();
    store.close().await;
    held.version
}

async fn load(url: &str, origin: Origin) {
    let store = Store::create(url).await.unwrap();
    import::load(&store, &tiny(), origin).await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn the_same_record_again_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let url = url_in(home.path());
    let first = import(Some(&tiny_dir()), &url);
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    assert!(first.stdout.starts_with("Imported 10 announcements into sqlite://"));
    let before = dump::of(&url).await;

    let second = import(Some(&tiny_dir()), &url);
    assert_eq!(second.code, Some(0));
    assert!(second.stdout.starts_with("Unchanged: 10 announcements"), "{}", second.stdout);
    assert_eq!(dump::of(&url).await, before);
    let digits = |line: &str| line.trim().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(digits(&first.stdout), digits(&second.stdout));
}

#[tokio::test]
async fn the_version_is_the_hash_of_the_record_and_the_same_everywhere() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (tiny_database(one.path()).await, url_in(two.path()));
    let said = import(Some(&tiny_dir()), &second).stdout;

    let canonical = serde_json::to_vec(&tiny_record()).unwrap();
    let digest = Sha256::digest(&canonical);
    let hash = digest.iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    assert_eq!(version(&first).await, hash);
    assert_eq!(version(&second).await, hash);
    assert!(said.trim().ends_with(&hash[..12]), "{said}");

    let copy = Copy::new();
    copy.replace("moves.csv", "-0.018,1.622", "-0.017,1.622");
    let changed = import::read(&Input::Dir(copy.dir().to_owned())).unwrap();
    assert_ne!(changed.version().unwrap(), hash, "one figure makes another version");
}

#[tokio::test]
async fn another_record_leaves_no_row_of_the_old_one() {
    let homes = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let [changing, fresh] = homes.each_ref().map(|home| url_in(home.path()));
    assert_eq!(import(Some(&tiny_dir()), &changing).code, Some(0));
    let tiny = dump::of(&changing).await;

    assert_eq!(import(None, &changing).code, Some(0));
    assert_eq!(import(None, &fresh).code, Some(0));
    assert_eq!(dump::of(&changing).await, dump::of(&fresh).await, "the larger over the smaller");

    assert_eq!(import(Some(&tiny_dir()), &changing).code, Some(0));
    assert_eq!(dump::of(&changing).await, tiny, "the smaller over the larger");
}

#[tokio::test]
async fn a_record_that_an_operator_imported_is_not_replaced_by_the_one_in_the_binary() {
    let home = tempfile::tempdir().unwrap();
    let url = tiny_database(home.path()).await;
    let before = dump::of(&url).await;
    import::embedded(&url).await.unwrap();
    assert_eq!(dump::of(&url).await, before);
}

#[tokio::test]
async fn an_older_record_of_a_binary_is_replaced_by_a_newer_binary_s() {
    let home = tempfile::tempdir().unwrap();
    let url = url_in(home.path());
    load(&url, Origin::Embedded).await;
    import::embedded(&url).await.unwrap();
    let shipped = import::read(&Input::Embedded).unwrap().version().unwrap();
    assert_eq!(version(&url).await, shipped);
}

#[tokio::test]
async fn importing_the_record_that_came_with_the_binary_makes_it_the_operator_s() {
    let home = tempfile::tempdir().unwrap();
    let url = url_in(home.path());
    load(&url, Origin::Embedded).await;
    assert!(import(Some(&tiny_dir()), &url).stdout.starts_with("Imported"));
    let before = dump::of(&url).await;
    import::embedded(&url).await.unwrap();
    assert_eq!(dump::of(&url).await, before);
}

/// Starts an import, kills it after a while, and says whether it was still running.
fn killed(url: &str, after: Duration) -> bool {
    let mut child = baimo(["import", "--database-url", url])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

async fn integrity(url: &str) -> String {
    use sqlx::Connection as _;
    let mut connection = dump::open(url).await;
    let found = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await;
    connection.close().await.unwrap();
    found.unwrap()
}

#[tokio::test]
async fn an_import_that_is_killed_leaves_the_old_record_or_the_new_one_never_a_mixture() {
    const ROUNDS: u32 = 20;
    let home = tempfile::tempdir().unwrap();
    let old = dump::of(&tiny_database(home.path()).await).await;
    let seed = home.path().join("baimo.db");
    let fresh = tempfile::tempdir().unwrap();
    let started = Instant::now();
    assert_eq!(import(None, &url_in(fresh.path())).code, Some(0));
    let whole = started.elapsed().min(Duration::from_secs(5));
    let new = dump::of(&url_in(fresh.path())).await;

    let (mut kills, mut kept) = (0, 0);
    for round in 0..ROUNDS {
        let dir = tempfile::tempdir().unwrap();
        let url = url_in(dir.path());
        // Every fourth round starts without a database.
        let empty = round % 4 == 3;
        if !empty {
            std::fs::copy(&seed, dir.path().join("baimo.db")).unwrap();
        }
        kills += u32::from(killed(&url, whole * round / ROUNDS));
        if dir.path().join("baimo.db").exists() {
            assert_eq!(integrity(&url).await, "ok", "round {round}");
            let held = dump::of(&url).await;
            let is_old = if empty { held.is_empty() } else { held == old };
            assert!(is_old || held == new, "round {round}: {} rows", held.len());
            kept += u32::from(is_old);
        }
        if round % 5 == 4 {
            let again = import(None, &url);
            assert_eq!(again.code, Some(0), "round {round}: {}", again.stderr);
            assert_eq!(dump::of(&url).await, new, "round {round}");
        }
    }
    assert!(kills > ROUNDS / 2 && kept > 0, "{kills} killed, {kept} with the old record");
}

#[tokio::test]
async fn a_second_import_at_the_same_time_is_turned_away() {
    let home = tempfile::tempdir().unwrap();
    let url = tiny_database(home.path()).await;
    let lock = Lock::try_take(&url).unwrap();
    let before = dump::of(&url).await;
    let done = import(None, &url);
    assert_eq!(done.code, Some(4), "{}", done.stderr);
    assert!(done.stderr.contains("another import is running"), "{}", done.stderr);
    assert_eq!(dump::of(&url).await, before);
    drop(lock);
    assert_eq!(import(None, &url).code, Some(0));
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let (url, path) = (url_in(home.path()), home.path().join("baimo.db"));
    let noise: Vec<u8> =
        (0u32..40_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    std::fs::write(&path, &noise).unwrap();
    for done in [import(None, &url), serve(&url)] {
        assert_eq!(done.code, Some(2), "{}", done.stderr);
        assert!(done.stderr.contains("not a database"), "{}", done.stderr);
        assert_eq!(done.stderr.lines().count(), 1, "one sentence, no backtrace");
    }
    assert_eq!(std::fs::read(&path).unwrap(), noise);
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let (url, path) = (url_in(home.path()), home.path().join("baimo.db"));
    dump::run(&url, "CREATE TABLE bookmark (title TEXT); INSERT INTO bookmark VALUES ('x')").await;
    let before = std::fs::read(&path).unwrap();
    for done in [import(None, &url), serve(&url)] {
        assert_eq!(done.code, Some(2), "{}", done.stderr);
        assert!(done.stderr.contains("holds tables but not Baimo's"), "{}", done.stderr);
    }
    assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte differs");
}

/// What a later binary would leave behind: a migration this one does not know.
async fn later_schema(url: &str) {
    let row = "INSERT INTO _sqlx_migrations (version, description, installed_on, success, \
               checksum, execution_time) VALUES (999, 'later', CURRENT_TIMESTAMP, 1, x'00', 0)";
    dump::run(url, row).await;
}

#[tokio::test]
async fn a_newer_schema_is_refused_unless_it_says_that_this_binary_can_read_it() {
    let home = tempfile::tempdir().unwrap();
    let url = tiny_database(home.path()).await;
    later_schema(&url).await;
    dump::run(&url, "UPDATE dataset SET min_reader = 1").await;
    let before = dump::of(&url).await;

    let server = Server::start(&url);
    assert_eq!(server.stop().code, Some(0), "min_reader allows it");

    dump::run(&url, "UPDATE dataset SET min_reader = 999").await;
    let done = serve(&url);
    assert_eq!(done.code, Some(2), "{}", done.stderr);
    assert!(done.stderr.contains("use a newer baimo"), "{}", done.stderr);

    dump::run(&url, "UPDATE dataset SET min_reader = 1").await;
    let done = import(None, &url);
    assert_eq!(done.code, Some(2), "an older binary never writes: {}", done.stderr);
    assert_eq!(dump::of(&url).await, before);
}

#[tokio::test]
async fn a_port_in_use_is_named() {
    let home = tempfile::tempdir().unwrap();
    let url = tiny_database(home.path()).await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let done = run(["serve", "--listen", &address, "--database-url", &url]);
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.contains(&address), "{}", done.stderr);
}

#[test]
fn a_bad_url_is_refused_and_no_password_is_ever_printed() {
    for url in [
        "mysql://u:s3cret@localhost/d",
        "u:s3cret@localhost/d",
        "postgres:u:s3cret@localhost/d",
        "postgres://u:s3cret@127.0.0.1:1/d",
        "postgres://u:s3cret@127.0.0.1:port/d",
        "postgres://u:s/3cret@127.0.0.1:1/d",
        "postgres://127.0.0.1:1/d?user=u&password=s3cret",
        "postgres://127.0.0.1:1/d?passwrod=s3cret",
    ] {
        for command in ["serve", "import"] {
            for by_variable in [false, true] {
                let mut told = if by_variable {
                    baimo([command])
                } else {
                    baimo([command, "--database-url", url])
                };
                if by_variable {
                    told.env("BAIMO_DATABASE_URL", url);
                }
                let done: Done = told.output().unwrap().into();
                assert_eq!(done.code, Some(2), "{command} {url}: {}", done.stderr);
                assert!(!done.stderr.is_empty());
                for text in [&done.stdout, &done.stderr] {
                    assert!(!text.contains("3cret"), "{command} {url}: {text}");
                }
            }
        }
    }
    let help: Done = baimo(["serve", "--help"])
        .env("BAIMO_DATABASE_URL", "postgres://u:s3cret@h/d")
        .output()
        .unwrap()
        .into();
    assert_eq!(help.code, Some(0));
    assert!(help.stdout.contains("BAIMO_DATABASE_URL") && !help.stdout.contains("s3cret"));
}

/// `baimo serve` on a free port.
struct Server {
    child: Child,
    /// The line it printed when it listened.
    said: String,
}

impl Server {
    fn start(url: &str) -> Self {
        let mut child = baimo(["--listen", "127.0.0.1:0", "--database-url", url])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut said).unwrap();
        Self { child, said }
    }

    /// Asks it to stop as a service manager does.
    fn stop(mut self) -> Done {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        self.child.stdout = None;
        self.child.wait_with_output().unwrap().into()
    }
}

#[tokio::test]
async fn serve_says_where_it_listens_and_stops_on_sigterm() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&url_in(home.path()));
    let address = server.said.trim().strip_prefix("Baimo listens on http://").unwrap().to_owned();
    assert!(address.starts_with("127.0.0.1:") && !address.ends_with(":0"), "{address}");

    let mut connection = tokio::net::TcpStream::connect(&address).await.unwrap();
    let request = "GET / HTTP/1.1\r\nHost: baimo\r\nConnection: close\r\n\r\n";
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{}", &answer[..100]);

    let done = server.stop();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

#[tokio::test]
async fn an_import_says_how_far_it_is_row_by_row_and_step_by_step() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&url_in(dir.path())).await.unwrap();
    let mut heard = Vec::new();
    let record = tiny();
    let origin = Origin::Import;
    import::load_telling(&store, &record, origin, &mut |step| heard.push(step)).await.unwrap();
    let rows: Vec<(usize, usize)> = heard
        .iter()
        .filter_map(|step| match step {
            Progress::Rows { written, of } => Some((*written, *of)),
            Progress::Seal => None,
        })
        .collect();
    assert!(rows.is_sorted_by(|a, b| a.0 < b.0), "{rows:?}");
    assert_eq!(rows.last().map(|(written, of)| of - written), Some(0), "all of them in the end");
    assert_eq!(heard[rows.len()..], [Progress::Seal]);
}
