//! `baimo check`: what its report says and how it looks.

use baimo::import::{self, Input, Problem, Problems};

use crate::command::run;
use crate::record::Copy;

const MARCH: &str = "announcements/2023-03.toml";
const APRIL: &str = "announcements/2023-04.toml";

fn problems(copy: &Copy) -> Problems {
    import::read(&Input::Dir(copy.dir().to_owned())).unwrap_err()
}

#[test]
fn the_shipped_record_has_no_problems() {
    let done = run(["check"]);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    assert!(done.stdout.starts_with("No problems: "), "{}", done.stdout);
    let folder = run(["check", concat!(env!("CARGO_MANIFEST_DIR"), "/data")]);
    assert_eq!(folder.stdout, done.stdout, "the folder and the binary hold the same record");
}

#[test]
fn one_run_reports_the_problems_of_all_files() {
    let copy = Copy::new();
    copy.replace("people.toml", "slug = \"robin-li\"", "slug = \"Robin Li\"");
    copy.replace("sources.toml", "https://bdnews24.com", "ftp://bdnews24.com");
    copy.replace(MARCH, "label_en = \"Reply\"", "label_en = \"Unveiled\"");
    copy.replace(APRIL, "kind = \"policy\"", "kind = \"polcy\"");
    copy.replace("promises.toml", "due = \"2023-04-17\"", "due = \"soon\"");
    copy.write("record.toml", "# nothing\n");
    copy.replace("moves.csv", "-0.018", "x");
    let problems = problems(&copy);
    let files: Vec<&str> = problems.iter().map(Problem::file).collect();
    for file in
        ["people.toml", "sources.toml", MARCH, APRIL, "promises.toml", "record.toml", "moves.csv"]
    {
        assert!(files.contains(&file), "{file} is missing from {files:?}");
    }
    assert!(files.is_sorted());
}

#[test]
fn a_file_that_cannot_be_read_is_not_held_against_the_others() {
    for (file, mentions) in [
        ("companies.toml", "company"),
        ("sources.toml", "source"),
        ("models.toml", "model"),
        (MARCH, "announcement"),
    ] {
        let copy = Copy::new();
        copy.write(file, "[[\n");
        let found: Vec<String> = problems(&copy).iter().map(ToString::to_string).collect();
        assert!(found.iter().all(|problem| problem.starts_with(file)), "{mentions}: {found:#?}");
    }
    for file in ["moves.csv", "sessions.csv", "closures.toml"] {
        let copy = Copy::new();
        std::fs::remove_file(copy.path(file)).unwrap();
        let found: Vec<String> = problems(&copy).iter().map(ToString::to_string).collect();
        assert_eq!(found, [format!("{file}:1:1: there is no {file}")]);
    }
}

#[test]
fn the_json_report_has_file_line_column_message_and_help() {
    let copy = Copy::new();
    copy.replace(MARCH, "kind = \"unveiling\"", "kind = \"unvelling\"");
    let dir = copy.dir().as_os_str();
    let done = run(["check".as_ref(), dir, "--format".as_ref(), "json".as_ref()]);
    assert_eq!(done.code, Some(2));
    let report: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    let [problem] = report.as_array().unwrap().as_slice() else { panic!("{report}") };
    assert_eq!(problem["file"], MARCH);
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(12), Some(8)));
    assert_eq!(problem["message"], "kind has no value \"unvelling\"");
    assert!(problem["help"].as_str().unwrap().starts_with("did you mean \"unveiling\"?"));
    assert_eq!(problem.as_object().unwrap().len(), 5);

    let done = run(["check", "--format", "json"]);
    assert_eq!((done.code, done.stdout.trim()), (Some(0), "[]"));
}

#[test]
fn the_text_report_shows_the_line_with_a_mark_under_the_place() {
    let copy = Copy::new();
    copy.replace(MARCH, "kind = \"unveiling\"", "kind = \"unvelling\"");
    let done = run(["check".as_ref(), copy.dir().as_os_str()]);
    let lines: Vec<&str> = done.stdout.lines().collect();
    let at = lines.iter().position(|line| line.contains("kind = \"unvelling\"")).unwrap();
    let column = |line: &str, mark: &str| {
        let bytes = line.find(mark).unwrap_or_else(|| panic!("no {mark} in {line:?}"));
        line[..bytes].chars().count()
    };
    assert_eq!(column(lines[at + 1], "───────────"), column(lines[at], "\"unvelling\""));
    assert!(lines[0].starts_with("announcements/2023-03.toml:12:8"));
    assert!(done.stdout.contains("help: did you mean \"unveiling\"?"));
    assert!(!done.stdout.contains('\u{1b}'), "no colour into a pipe");
}

#[test]
fn a_line_of_a_megabyte_is_neither_shown_nor_quoted_in_full() {
    let long = "x".repeat(1_000_000);
    for (file, text) in [
        ("corrections.toml", format!("{long} = 1\n")),
        ("claims.toml", format!("[[claim]]\nid = \"{long}\"\n")),
        ("claims.toml", format!("[[claim]]\nid = \"a\"\n{long} = \"\"\n")),
        ("record.toml", format!("title_en = \"{long}\"\ntitle_zh = \"{long}\n")),
        ("moves.csv", format!("{long}\n")),
        ("sessions.csv", format!("exchange,date\n{long},{long}\n")),
    ] {
        let copy = Copy::new();
        copy.write(file, text);
        let done = run(["check".as_ref(), copy.dir().as_os_str()]);
        assert_eq!(done.code, Some(2));
        assert!(done.stdout.contains(&format!("{file}:")));
        assert!(done.stdout.len() < 40_000, "{file}: {} bytes", done.stdout.len());
    }
}

#[test]
fn a_terminal_is_not_sent_what_a_record_hides() {
    let copy = Copy::new();
    copy.write(
        "corrections.toml",
        "# \u{1b}[31m \u{202e} \u{9b}1m\n\"\\u001b[2J\u{202e}\" = 1 # \u{1b}\n",
    );
    copy.replace(MARCH, "kind = \"unveiling\"", "kind = \"x\u{202e}\" # \u{7f}\u{9b}");
    let done = run(["check".as_ref(), copy.dir().as_os_str()]);
    assert_eq!(done.code, Some(2));
    let obeyed = |c: char| matches!(c, '\u{202e}' | '\u{9b}') || (c.is_control() && c != '\n');
    assert_eq!(done.stdout.chars().find(|c| obeyed(*c)), None, "{:?}", done.stdout);
}

#[test]
fn a_folder_that_is_none_is_one_problem() {
    let done = run(["check", "/nowhere/at/all"]);
    assert_eq!(done.code, Some(2));
    assert!(done.stdout.contains("/nowhere/at/all is not a folder"), "{}", done.stdout);
    assert!(done.stderr.contains("1 problem found"), "{}", done.stderr);
}

/// A file, what is said of it, and how it comes to be there.
type Case<'a> = (&'static str, &'static str, Box<dyn Fn(&Copy) + 'a>);

#[test]
fn only_regular_files_inside_the_folder_are_read() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.toml");
    std::fs::write(&secret, "[[person]]\nsecret = \"s3cret\"\n").unwrap();
    let long = |copy: &Copy, file: &str, bytes: u64| {
        std::fs::File::create(copy.path(file)).unwrap().set_len(bytes).unwrap();
    };
    let cases: [Case<'_>; 9] = [
        (
            "people.toml",
            "leads out of the folder",
            Box::new(|copy| {
                symlink(&secret, copy.path("people.toml")).unwrap();
            }),
        ),
        (
            "people.toml",
            "leads out of the folder",
            Box::new(|copy| {
                symlink("/dev/zero", copy.path("people.toml")).unwrap();
            }),
        ),
        (
            "moves.csv",
            "leads out of the folder",
            Box::new(|copy| {
                symlink("/dev/zero", copy.path("moves.csv")).unwrap();
            }),
        ),
        (
            "announcements",
            "leads out of the folder",
            Box::new(|copy| {
                std::fs::remove_dir_all(copy.path("announcements")).unwrap();
                symlink(outside.path(), copy.path("announcements")).unwrap();
            }),
        ),
        (
            "people.toml",
            "is no regular file",
            Box::new(|copy| {
                let made =
                    std::process::Command::new("mkfifo").arg(copy.path("people.toml")).status();
                assert!(made.unwrap().success());
            }),
        ),
        (
            "record.toml",
            "is no regular file",
            Box::new(|copy| {
                std::os::unix::net::UnixListener::bind(copy.path("record.toml")).unwrap();
            }),
        ),
        (
            "claims.toml",
            "is a folder, not a file",
            Box::new(|copy| {
                std::fs::create_dir(copy.path("claims.toml")).unwrap();
            }),
        ),
        (
            "sources.toml",
            "is longer than 512 MB",
            Box::new(|copy| {
                long(copy, "sources.toml", 1 << 40);
            }),
        ),
        (
            "moves.csv",
            "a line of moves.csv is longer than 16 MB",
            Box::new(|copy| {
                long(copy, "moves.csv", 1 << 40);
            }),
        ),
    ];
    for (file, message, put) in cases {
        let copy = Copy::new();
        if copy.path(file).is_file() {
            std::fs::remove_file(copy.path(file)).unwrap();
        }
        put(&copy);
        let said: Vec<String> = problems(&copy).iter().map(ToString::to_string).collect();
        assert!(said.iter().any(|line| line.contains(message)), "{file}: {said:?}");
        let done = run(["check".as_ref(), copy.dir().as_os_str()]);
        assert_eq!(done.code, Some(2));
        assert!(!done.stdout.contains("s3cret") && !done.stderr.contains("s3cret"));
    }
}

#[test]
fn links_that_stay_inside_the_folder_and_a_link_to_the_folder_are_followed() {
    use std::os::unix::fs::symlink;

    let copy = Copy::new();
    std::fs::rename(copy.path("people.toml"), copy.path("staff.toml")).unwrap();
    symlink("staff.toml", copy.path("people.toml")).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("record");
    symlink(copy.dir(), &link).unwrap();
    assert!(import::read(&Input::Dir(link)).is_ok());
}

#[test]
fn a_study_and_a_price_file_wait_for_no_pipe() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("prices.csv");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let done = run(["study".as_ref(), dir.path().as_os_str()]);
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.contains("prices.csv is no regular file"), "{}", done.stderr);
    let url = format!("sqlite://{}/baimo.db", dir.path().display());
    for file in [pipe.to_str().unwrap(), "/dev/zero"] {
        let prices = format!("9888.HK={file}:raw");
        let done = run(["import", "--prices", &prices, "--database-url", &url]);
        assert_eq!(done.code, Some(2), "{}", done.stderr);
        assert!(done.stdout.contains("is no regular file"), "{}", done.stdout);
    }
}
