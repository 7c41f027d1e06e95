//! Two who work on the command line, from their task to its end: a curator and an operator. The four
//! who read pages are in `tests/browser/journeys.mjs`.

use std::ffi::OsStr;
use std::path::Path;

use crate::app::url_in;
use crate::command::{Done, run};
use crate::record::Copy;
use crate::running::Running;

const MARCH: &str = "announcements/2023-03.toml";

fn import(dir: &Path, url: &str) -> Done {
    run([OsStr::new("import"), dir.as_os_str(), OsStr::new("--database-url"), OsStr::new(url)])
}

/// A page as the server gives it.
fn page(server: &Running, path: &str) -> String {
    let answer = server.get(path, "");
    assert_eq!(answer.status(), 200, "{path}");
    answer.text()
}

#[test]
fn a_curator_breaks_a_file_reads_the_error_and_mends_it_where_it_points() {
    let home = tempfile::tempdir().unwrap();
    let url = url_in(home.path());
    let copy = Copy::new();
    assert_eq!(import(copy.dir(), &url).code, Some(0));

    let (right, wrong) = ("date = \"2023-03-16\"", "date = \"2023-03-36\"");
    copy.replace(MARCH, right, wrong);
    let refused = run([OsStr::new("check"), copy.dir().as_os_str()]);
    assert_eq!(refused.code, Some(2));
    // The report leads to the place: `file:line:column`, then the line itself and a way out.
    let place = refused.stdout.lines().next().unwrap().strip_prefix(MARCH).unwrap();
    let numbers: Vec<usize> =
        place.split(':').skip(1).take(2).filter_map(|part| part.trim().parse().ok()).collect();
    let [line, column] = numbers[..] else { panic!("no place in {place:?}") };
    let text = copy.text(MARCH);
    let pointed = text.lines().nth(line - 1).unwrap();
    assert!(pointed.contains(wrong), "line {line} is {pointed:?}");
    assert!(pointed[column - 1..].starts_with("\"2023-03-36\""), "column {column}");
    assert!(refused.stdout.contains("help: "), "{}", refused.stdout);
    let untouched = import(copy.dir(), &url);
    assert_eq!(untouched.code, Some(2));
    assert!(untouched.stderr.contains("nothing was imported"), "{}", untouched.stderr);

    copy.write(MARCH, text.replacen(pointed, right, 1));
    assert_eq!(run([OsStr::new("check"), copy.dir().as_os_str()]).code, Some(0));
    let done = import(copy.dir(), &url);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

#[test]
fn an_operator_starts_imports_backs_up_loses_the_file_and_restores_it() {
    let (home, safe) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let url = url_in(home.path());
    let file = home.path().join("baimo.db");

    // An empty folder: the record in the binary is served.
    let mut server = Running::on(&url, &[]);
    let shipped = page(&server, "/");
    assert!(page(&server, "/announcements/fudan-moss-launch").contains("MOSS"));

    // Another record, while readers read.
    let copy = Copy::new();
    copy.replace(MARCH, "title_en = \"", "title_en = \"Corrected: ");
    let done = import(copy.dir(), &url);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let backup = safe.path().join("baimo.db");
    let done = run(["backup", backup.to_str().unwrap(), "--database-url", &url]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);

    // The file is lost; the steps of README.
    server.signal("TERM");
    assert_eq!(server.ended().0, Some(0));
    std::fs::write(&file, "not a database any more").unwrap();
    let refused = run(["--database-url", &url, "--listen", "127.0.0.1:0"]);
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    for rest in ["baimo.db-wal", "baimo.db-shm"] {
        let _ = std::fs::remove_file(home.path().join(rest));
    }
    std::fs::copy(&backup, &file).unwrap();
    let server = Running::on(&url, &[]);
    let restored = page(&server, "/");
    assert!(restored.contains("Corrected: ") && restored != shipped);
    assert_eq!(server.get("/announcements/fudan-moss-launch", "").status(), 404);
}
