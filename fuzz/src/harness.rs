//! One function a target: any bytes in, a panic if something does not hold.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use baimo::answers::rows::{
    AnnouncementRow, CompanyRow, PersonRow, ReactionRow, ReportedRow, SourceRow,
};
use baimo::domain::Move;
use baimo::import::{self, Checked, Input, Origin, PriceFile};
use baimo::record::{Filter, Record, keys};
use baimo::store::list::{self, Paged};
use baimo::store::moves::MoveRow;
use baimo::store::{Error, Store};
use baimo::web::export::{Cell, Entry, calendar_of, csv_line};
use baimo::web::lists::{self, List};
use baimo::web::params::{ListParams, Manner};

const TINY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/suite/data/tiny");
const TINY_FROM_THE_SUITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/data/tiny");

/// The files of a record; the first byte of an input picks one.
const FILES: [&str; 13] = [
    "announcements/2023-03.toml",
    "claims.toml",
    "closures.toml",
    "companies.toml",
    "corrections.toml",
    "models.toml",
    "people.toml",
    "promises.toml",
    "reactions.toml",
    "record.toml",
    "sources.toml",
    "moves.csv",
    "sessions.csv",
];

/// A folder with the tiny record, a database with it, and what runs queries.
struct Place {
    folder: tempfile::TempDir,
    record: Record,
    runtime: tokio::runtime::Runtime,
    store: Store,
}

static PLACE: LazyLock<Place> = LazyLock::new(|| {
    let tiny = [TINY, TINY_FROM_THE_SUITE].into_iter().find(|dir| Path::new(dir).is_dir());
    let tiny = PathBuf::from(tiny.expect("the tiny record of the suite"));
    let folder = tempfile::tempdir().expect("a folder");
    copy(&tiny, folder.path());
    let record = import::read(&Input::Dir(tiny)).expect("a record without problems");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let url = format!("sqlite://{}/fuzz.db", folder.path().display());
    let store = runtime.block_on(async {
        let store = Store::create(&url).await?;
        import::load(&store, &record, Origin::Import).await.expect("an import");
        store.close().await;
        Store::open(&url).await
    });
    let record = record.whole().expect("the same files");
    Place { folder, record, runtime, store: store.expect("a database") }
});

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file");
        }
    }
}

/// The first byte as a choice, and the rest.
fn choice(bytes: &[u8], among: usize) -> (usize, &[u8]) {
    match bytes.split_first() {
        Some((first, rest)) => (usize::from(*first) % among, rest),
        None => (0, bytes),
    }
}

/// A file of the record is read or refused at a place that is there, and said in bearable words.
pub fn toml_record(bytes: &[u8]) {
    let (which, rest) = choice(bytes, FILES.len());
    let dir = PLACE.folder.path();
    let path = dir.join(FILES[which]);
    let before = std::fs::read(&path).expect("a file");
    std::fs::write(&path, rest).expect("written");
    let read = import::read(&Input::Dir(dir.to_owned()));
    let read = read.map(|record| record.version().expect("the same files"));
    std::fs::write(&path, before).expect("written");
    match read {
        Ok(version) => assert_eq!(version.len(), 64),
        Err(problems) => {
            assert!(problems.len() > 0);
            for problem in problems.iter() {
                assert!(problem.line() >= 1 && problem.column() >= 1);
                assert!(!problem.message().contains(|c: char| c.is_control()));
            }
            assert!(!problems.report(false).is_empty());
        }
    }
}

/// A price file gives moves that can be, and at least one, or problems; with problems the record is
/// as it was.
pub fn price_csv(bytes: &[u8]) {
    let (which, rest) = choice(bytes, 6);
    let path = PLACE.folder.path().join("prices.csv");
    std::fs::write(&path, rest).expect("written");
    let said = ["^HSI=", "", "9888.HK=", "9888.HK=", "", "300418.SZ="][which];
    let how = [":raw", ":raw", ":raw", "", "", ":adjusted"][which];
    let file: PriceFile = format!("{said}{}{how}", path.display()).parse().expect("a price file");
    let mut record = Checked::from(PLACE.record.clone());
    let replaced = import::replace_moves(&mut record, &[file], &[]);
    let moves = record.whole().expect("a record in memory").moves;
    match replaced {
        Ok(replaced) => {
            assert!(!replaced.is_empty());
            assert!(moves.iter().all(Move::is_possible));
        }
        Err(problems) => {
            assert!(problems.len() > 0 && !problems.report(false).is_empty());
            assert_eq!(moves, PLACE.record.moves);
        }
    }
}

const LISTS: [&List; 7] = [
    &lists::ANNOUNCEMENTS,
    &lists::COMPANIES,
    &lists::REACTIONS,
    &lists::REPORTED,
    &lists::MOVES,
    &lists::PEOPLE,
    &lists::SOURCES,
];

/// A query string is refused, or has a canonical form that reads back the same and that the
/// database answers.
pub fn query_string(bytes: &[u8]) {
    let (which, rest) = choice(bytes, LISTS.len());
    let query = String::from_utf8_lossy(rest);
    let list = LISTS[which];
    let _ = ListParams::of_export(list, &query);
    let _ = ListParams::of_api(list, &query);
    let Ok(params) = ListParams::of_page(list, &query, Manner::Page) else { return };
    let canonical = params.query();
    let again = ListParams::of_page(list, canonical.trim_start_matches('?'), Manner::Page);
    let again = again.unwrap_or_else(|_| panic!("{canonical:?} of {query:?} is refused"));
    assert_eq!(again.query(), canonical);
    assert_eq!(again.filter, params.filter, "{query:?}");
    let (filter, after) = (&params.filter, params.after.as_deref());
    match which {
        0 => page::<AnnouncementRow>(filter, after),
        1 => page::<CompanyRow>(filter, after),
        2 => page::<ReactionRow>(filter, after),
        3 => page::<ReportedRow>(filter, after),
        4 => page::<MoveRow>(filter, after),
        5 => page::<PersonRow>(filter, after),
        _ => page::<SourceRow>(filter, after),
    }
}

/// A position is refused, or a page follows it.
pub fn cursor(bytes: &[u8]) {
    let (which, rest) = choice(bytes, LISTS.len());
    let after = String::from_utf8_lossy(rest);
    let (filter, after) = (&Filter::default(), Some(after.as_ref()));
    match which {
        0 => page::<AnnouncementRow>(filter, after),
        1 => page::<CompanyRow>(filter, after),
        2 => page::<ReactionRow>(filter, after),
        3 => page::<ReportedRow>(filter, after),
        4 => page::<MoveRow>(filter, after),
        5 => page::<PersonRow>(filter, after),
        _ => page::<SourceRow>(filter, after),
    }
}

/// Asks the database: rows, or a position that is none of the list's. Nothing else may come of it.
fn page<T: Paged>(filter: &Filter, after: Option<&str>) {
    PLACE.runtime.block_on(async {
        let mut snapshot = PLACE.store.snapshot().await.expect("a snapshot");
        match list::page::<T>(&mut snapshot, filter, after, 50).await {
            Ok(page) => assert!(page.rows.len() <= 50),
            Err(Error::Position(_)) => {}
            Err(error) => panic!("{filter:?} {after:?}: {error}"),
        }
        let count = list::count::<T>(&mut snapshot, filter).await.expect("a count");
        assert!(count >= 0);
    });
}

/// Whatever is searched for, the record is asked and answers.
pub fn fts_query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let filter = Filter::of(&keys::Q, &*text);
    page::<AnnouncementRow>(&filter, None);
    page::<PersonRow>(&filter, None);
}

/// A calendar has one event for each entry, no line beyond 75 bytes, and gives texts back.
pub fn calendar(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let (summary, description) = text.split_at(half);
    let entry = Entry {
        uid: "tag:baimo,2023:announcement/x".to_owned(),
        summary: summary.to_owned(),
        description: description.to_owned(),
        url: "http://baimo.test/announcements/x".to_owned(),
        category: "Unveiling".to_owned(),
        day: PLACE.record.meta.released,
        stamp: PLACE.record.meta.released,
        is_yearly: true,
    };
    let file = calendar_of(description, &[entry.clone(), entry]);
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line:?}", line.len());
        assert!(!line.contains(['\r', '\n']), "a line feed inside a line: {line:?}");
    }
    let unfolded = file.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    for (line, times) in [("BEGIN:VEVENT", 2), ("END:VEVENT", 2), ("END:VCALENDAR", 1)] {
        assert_eq!(lines.iter().filter(|found| **found == line).count(), times, "{line}");
    }
    let found: Vec<_> = lines.iter().filter_map(|line| line.strip_prefix("SUMMARY:")).collect();
    let plain = |c: char| !c.is_control();
    let kept: String = summary.chars().filter(|c| plain(*c)).collect();
    for found in found {
        let back = found.replace("\\n", "").replace("\\,", ",").replace("\\;", ";");
        let back = back.replace("\\\\", "\\");
        if !summary.contains(['\\']) {
            assert_eq!(back.chars().filter(|c| plain(*c)).collect::<String>(), kept);
        }
    }
}

/// A line of CSV reads back as the cells that went in, and no text in it starts a formula.
pub fn csv_out(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let texts: Vec<&str> = text.split('\u{1}').collect();
    // First a number: a reader of CSV drops a byte order mark at the start.
    let mut cells = vec![Cell::Count(1)];
    cells.extend(texts.iter().map(|text| Cell::Text((*text).to_owned())));
    cells.push(Cell::Number(-9.5));
    cells.push(Cell::List(texts.iter().map(|text| (*text).to_owned()).collect()));
    let line = csv_line(&cells);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_slice());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 1, "{line:?}");
    assert_eq!(rows[0].len(), texts.len() + 3);
    for (found, text) in rows[0].iter().skip(1).zip(&texts) {
        assert!(found == *text || found.strip_prefix('\'') == Some(text), "{found:?} of {text:?}");
        assert!(
            !found
                .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
        );
    }
    assert_eq!(&rows[0][texts.len() + 1], "-9.5");
}
