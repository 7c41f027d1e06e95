//! A record may be longer than memory: its moves are read in parts, and what was checked is read
//! once more when it is written.

use std::fmt::Write as _;

use baimo::import::{self, Checked, Error, Input, Origin};
use baimo::store::Store;
use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use crate::app::{tiny_database, url_in};
use crate::dump;
use crate::record::Copy;

/// Lines of two indexes behind those of the tiny record, every day from 1990 to 2090: 2.8 MB, and
/// a part is 1 MB.
fn long() -> Copy {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    let mut lines = String::new();
    for index in ["^LONG", "^LONGER"] {
        for (n, day) in first.iter_days().take(36_890).enumerate() {
            let close = f64::from(u32::try_from(n % 19).unwrap()) / 8.0 - 1.0;
            writeln!(lines, "{index},{day},0.000,2.000,-2.000,{close:.3},index,").unwrap();
        }
    }
    let copy = Copy::new();
    let moves = copy.text("moves.csv") + &lines;
    assert!(moves.len() > 2 << 20, "several parts");
    copy.write("moves.csv", moves);
    copy
}

#[tokio::test]
async fn moves_in_several_parts_are_the_moves_of_the_file() {
    let copy = long();
    let checked = import::read(&Input::Dir(copy.dir().to_owned())).unwrap();
    let record = checked.whole().unwrap();
    let file = copy.text("moves.csv");
    let of_file: Vec<String> = file.lines().skip(1).map(str::to_owned).collect();
    let read = record.moves.iter().map(|m| {
        let figures = [m.open, m.high, m.low, m.close].map(|figure| format!("{figure:.3}"));
        format!("{},{},{},{},{}", m.symbol, m.day, figures.join(","), m.basis, m.limit)
    });
    let read: Vec<String> = read.collect();
    assert_eq!(read.len(), checked.moves());
    // The sign of zero is no figure.
    assert!(read.iter().zip(&of_file).all(|(a, b)| *a == b.replace(",-0.000", ",0.000")));
    assert_eq!(read.len(), of_file.len());

    let digest = Sha256::digest(serde_json::to_vec(&record).unwrap());
    let hash = digest.iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    assert_eq!(checked.version().unwrap(), hash, "of the files as of the whole");
    assert_eq!(Checked::from(record).version().unwrap(), hash);

    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&url_in(dir.path())).await.unwrap();
    import::load(&store, &checked, Origin::Import).await.unwrap();
    store.close().await;
    let rows = dump::of(&url_in(dir.path())).await;
    let moves = rows.iter().filter(|row| row.starts_with("session_move: ")).count();
    assert_eq!(moves, of_file.len());
}

#[test]
fn a_problem_behind_the_first_part_is_told_with_its_line_of_the_file() {
    let copy = long();
    copy.replace("moves.csv", "^LONGER,2080-02-29,0.000", "^LONGER,2080-02-29,zero");
    let problems = import::read(&Input::Dir(copy.dir().to_owned())).unwrap_err();
    let file = copy.text("moves.csv");
    let line = file.lines().position(|line| line.contains("zero")).unwrap() + 1;
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found, [format!("moves.csv:{line}:20: open cannot be \"zero\"")]);
    let report = problems.report(false);
    assert!(report.contains(&format!("{line} │ ^LONGER,2080-02-29,zero")), "{report}");
}

#[test]
fn a_move_out_of_order_is_found_where_a_part_ends_too() {
    let copy = long();
    let file = copy.text("moves.csv");
    // The first line of the second part, again.
    let end = (1 << 20) + file[1 << 20..].find('\n').unwrap() + 1;
    let again = file[end..].lines().next().unwrap();
    copy.write("moves.csv", format!("{}{again}\n{}", &file[..end], &file[end..]));
    let problems = import::read(&Input::Dir(copy.dir().to_owned())).unwrap_err();
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let line = file[..end].matches('\n').count() + 2;
    let column = again.find(',').unwrap() + 2;
    assert_eq!(found, [format!("moves.csv:{line}:{column}: this session stands here twice")]);
}

#[tokio::test]
async fn a_file_that_changes_between_check_and_import_ends_the_import_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    let url = tiny_database(home.path()).await;
    let before = dump::of(&url).await;
    let copy = Copy::new();
    copy.replace("record.toml", "CC-BY-4.0", "CC0-1.0");
    let checked = import::read(&Input::Dir(copy.dir().to_owned())).unwrap();
    copy.replace("moves.csv", "-0.018,1.622", "-0.017,1.622");
    let store = Store::create(&url).await.unwrap();
    let error = import::load(&store, &checked, Origin::Import).await.unwrap_err();
    assert!(matches!(&error, Error::Changed(_)), "{error}");
    assert!(error.to_string().starts_with("moves.csv changed"), "{error}");
    store.close().await;
    assert_eq!(dump::of(&url).await, before);
}
