//! Rows 24 and 25 of the faults: text that attacks. What looks like markup is text in every form
//! the site has; what a spreadsheet would run is refused at import and defused by the writers. Both
//! second defences are tried on rows put straight into a store, past every check.

use std::collections::{BTreeMap, BTreeSet};

use atom_syndication::Feed;
use baimo::import::{self, Input};
use baimo::store::Store;
use calamine::{Data, Reader as _, Xlsx};
use scraper::Html;

use crate::app::{Answer, App, tiny_database};
use crate::command::run;
use crate::dump;
use crate::record::Copy;

/// Markup in every quoting, ends of the blocks that texts stand in, a template, a line of a
/// calendar, an entity. No character that the import refuses.
const MARKUP: &str = r#"<script>alert(1)</script><img src=x onerror=alert(1)>" onload="alert(1)' onclick='alert(1)--></style></title></textarea></svg>]]><svg onload=alert(1)>{{7*7}}{$x}&lt;b&gt;\nEND:VEVENT;X:1"#;
/// What the import refuses: marks that turn text around, marks of no width.
const MARKS: &str = "\u{202e}dlrow\u{202c}\u{2066}\u{200b}\u{200d}\u{feff}\u{2069}";

/// Columns of free text.
const TEXTS: &[(&str, &[&str])] = &[
    ("dataset", &["title_en", "title_zh", "licence"]),
    ("source", &["title", "publisher"]),
    ("company", &["name_en", "name_zh", "short_en", "short_zh", "pinyin", "aliases"]),
    ("model", &["name_en", "name_zh", "pinyin", "aliases"]),
    (
        "announcement",
        &[
            "title_en",
            "title_zh",
            "summary_en",
            "summary_zh",
            "label_en",
            "label_zh",
            "note_en",
            "note_zh",
        ],
    ),
    ("reported_move", &["note_en", "note_zh"]),
    (
        "claim",
        &[
            "who_en",
            "who_zh",
            "metric_en",
            "metric_zh",
            "statement_en",
            "statement_zh",
            "note_en",
            "note_zh",
            "unit",
        ],
    ),
    ("person", &["name_en", "name_zh", "role_en", "role_zh", "aliases"]),
    ("promise", &["promised_en", "promised_zh", "note_en", "note_zh"]),
    ("closure", &["reason_en", "reason_zh"]),
    ("short_session", &["reason_en", "reason_zh"]),
];

/// A page of each kind that shows these texts.
const PAGES: &[&str] = &[
    "/",
    "/?company=baidu&q=baidu",
    "/announcements/baidu-ernie-bot-unveiled",
    "/companies",
    "/companies/baidu",
    "/models",
    "/models/ernie-bot",
    "/people",
    "/claims",
    "/promises",
    "/sources",
    "/sources/pingwest-2023-03-16-ernie",
    "/reactions",
    "/reactions/reported",
    "/reactions/baidu-ernie-bot-unveiled/9888.HK",
    "/compare?company=baidu",
    "/dates",
    "/dates/2023-03",
    "/dates/2023-03-16",
    "/search?q=baidu",
    "/data",
    "/about",
    "/method",
];

/// The tiny record with a text behind every text that people write.
async fn written(text: &str) -> (tempfile::TempDir, App) {
    let home = tempfile::tempdir().unwrap();
    let url = tiny_database(home.path()).await;
    let mut connection = dump::open(&url).await;
    for (table, columns) in TEXTS {
        for column in *columns {
            let update = format!("UPDATE {table} SET {column} = {column} || $1");
            sqlx::query(sqlx::AssertSqlSafe(update))
                .bind(text)
                .execute(&mut connection)
                .await
                .unwrap();
        }
    }
    sqlx::Connection::close(connection).await.unwrap();
    (home, App::on(Store::open(&url).await.unwrap()))
}

/// What a page is made of: every kind of element with the names of its attributes, and how many
/// elements there are that could do something. How many words of a chart there are and where they
/// stand depends on their length.
fn skeleton(page: &Answer) -> (BTreeSet<String>, BTreeMap<String, usize>) {
    let html = Html::parse_document(page.text());
    let elements = || html.tree.values().filter_map(|node| node.as_element());
    let kinds = elements().map(|element| {
        let names: BTreeSet<_> = element.attrs().map(|(name, _)| name).collect();
        format!("{} {names:?}", element.name())
    });
    let active = ["script", "style", "img", "link", "iframe", "form", "input", "button", "title"];
    let mut counts = BTreeMap::new();
    for element in elements().filter(|element| active.contains(&element.name())) {
        *counts.entry(element.name().to_owned()).or_default() += 1;
    }
    (kinds.collect(), counts)
}

#[tokio::test]
async fn row_24_markup_in_every_text_adds_no_element_and_no_attribute_to_any_page() {
    let long = "W".repeat(10_000);
    for attack in [MARKUP, MARKS, long.as_str()] {
        // A word of its own, so that what is found by its words is found in both.
        let harmless = format!(" {}", "w".repeat(attack.chars().count()));
        let (_home, attacked) = written(&format!(" {attack}")).await;
        let (_other, plain) = written(&harmless).await;
        let mut shown = 0;
        for page in PAGES {
            for prefix in ["", "/zh"] {
                let address = format!("{prefix}{page}");
                let (found, wanted) = (attacked.get(&address).await, plain.get(&address).await);
                assert_eq!(
                    (found.status.as_u16(), wanted.status.as_u16()),
                    (200, 200),
                    "{address}"
                );
                let ((found_in, active), (wanted_in, wanted_active)) =
                    (skeleton(&found), skeleton(&wanted));
                let new: Vec<_> = found_in.difference(&wanted_in).collect();
                let is_label =
                    |kind: &&&String| kind.starts_with("text ") || kind.starts_with("tspan ");
                assert!(!new.iter().any(|kind| kind.contains("\"on")), "{address}: {new:?}");
                assert_eq!(
                    new.iter().filter(|kind| !is_label(kind)).count(),
                    0,
                    "{address}: {new:?}"
                );
                assert_eq!(active, wanted_active, "{address}");
                shown += usize::from(wanted.text().contains(&harmless));
            }
        }
        assert!(shown > PAGES.len(), "{shown} pages show the text");
    }
}

#[tokio::test]
async fn row_24_every_file_gives_the_text_back_as_it_is_in_the_record() {
    let attack = format!("{MARKUP}{MARKS}");
    let (_home, app) = written(&attack).await;
    let csv = app.get("/announcements.csv").await.csv();
    let title = csv[0].iter().position(|name| name == "title_en").unwrap();
    let titles: Vec<&str> = csv[1..].iter().map(|row| row[title].as_str()).collect();
    assert!(titles.len() > 5 && titles.iter().all(|title| title.ends_with(&attack)));

    let json: serde_json::Value =
        serde_json::from_slice(&app.get("/announcements.json").await.body).unwrap();
    let of_json =
        json["rows"].as_array().unwrap().iter().map(|row| row["title_en"].as_str().unwrap());
    assert_eq!(of_json.collect::<Vec<_>>(), titles);

    let body = app.get("/announcements.xlsx").await.body;
    let mut book = Xlsx::new(std::io::Cursor::new(body)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let of_sheet: Vec<String> = sheet.rows().skip(1).map(|row| row[title].to_string()).collect();
    assert_eq!(of_sheet, titles);

    for lang in ["en", "zh"] {
        let atom = app.get(&format!("/announcements.atom?lang={lang}")).await;
        assert!(!atom.text().contains("<script") && !atom.text().contains("<img"));
        let feed = Feed::read_from(atom.body.as_slice()).unwrap();
        assert_eq!(feed.entries().len(), titles.len());
        assert!(feed.entries().iter().all(|entry| entry.title().as_str().contains(MARKUP)));

        let ics = app.get(&format!("/announcements.ics?lang={lang}")).await;
        let unfolded = ics.text().replace("\r\n ", "").replace("\r\n\t", "");
        let count = |line: &str| unfolded.split("\r\n").filter(|found| *found == line).count();
        assert_eq!((count("BEGIN:VEVENT"), count("END:VEVENT")), (titles.len(), titles.len()));
        assert!(ics.text().split("\r\n").all(|line| line.len() <= 75), "a line is folded at 75");
        assert!(!unfolded.lines().any(|line| line.starts_with("X:")));
    }
}

#[tokio::test]
async fn row_24_an_address_that_is_no_web_address_is_no_link() {
    for address in
        ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.test/", "JaVaScRiPt:x"]
    {
        let home = tempfile::tempdir().unwrap();
        let url = tiny_database(home.path()).await;
        let mut connection = dump::open(&url).await;
        sqlx::query("UPDATE source SET url = $1")
            .bind(address)
            .execute(&mut connection)
            .await
            .unwrap();
        sqlx::Connection::close(connection).await.unwrap();
        let app = App::on(Store::open(&url).await.unwrap());
        for page in PAGES {
            let found = app.get(page).await;
            for link in found.attributes("[href], [src], [action]", "href") {
                assert!(
                    link.starts_with(['/', '#', '?']) && !link.starts_with("//")
                        || link.starts_with("https://")
                        || link.starts_with("http://"),
                    "{page} links to {link}"
                );
            }
        }
        let atom = app.get("/announcements.atom").await;
        let feed = Feed::read_from(atom.body.as_slice()).unwrap();
        for link in feed.entries().iter().flat_map(|entry| entry.links().iter()) {
            assert!(link.href().starts_with("http://baimo.test/"), "{}", link.href());
        }
    }
}

/// Characters that a spreadsheet takes for the start of a formula, or skips before one.
const STARTS: [char; 12] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

#[test]
fn row_25_a_text_that_starts_a_formula_is_refused_at_import() {
    for start in STARTS {
        let escaped = match start {
            '\t' | '\r' | '\n' | '\0' => format!("\\u{:04x}", u32::from(start)),
            sign => sign.to_string(),
        };
        for (file, before) in [
            ("announcements/2023-03.toml", "title_en = \""),
            ("announcements/2023-03.toml", "note_zh = \""),
            ("people.toml", "role_en = \""),
            ("sources.toml", "publisher = \""),
            ("claims.toml", "statement_zh = \""),
        ] {
            let copy = Copy::new();
            copy.replace(file, before, &format!("{before}{escaped}cmd"));
            let found = import::read(&Input::Dir(copy.dir().to_owned()));
            let Err(problems) = found else { panic!("{start:?} in {file}, {before}") };
            assert!(problems.iter().any(|problem| problem.file() == file), "{start:?} in {file}");
        }
    }
}

#[tokio::test]
async fn row_25_the_writers_defuse_what_came_into_a_store_past_the_import() {
    for start in STARTS.into_iter().filter(|start| *start != '\0') {
        let home = tempfile::tempdir().unwrap();
        let url = tiny_database(home.path()).await;
        let formula = format!("{start}HYPERLINK(\"http://evil.test\",\"x\")");
        let mut connection = dump::open(&url).await;
        for update in ["UPDATE person SET role_en = $1", "UPDATE announcement SET title_zh = $1"] {
            sqlx::query(update).bind(&formula).execute(&mut connection).await.unwrap();
        }
        sqlx::Connection::close(connection).await.unwrap();
        let app = App::on(Store::open(&url).await.unwrap());
        for (list, column) in [("/people", "role_en"), ("/announcements", "title_zh")] {
            for query in ["", "?excel=1"] {
                let csv = app.get(&format!("{list}.csv{query}")).await.csv();
                let at = csv[0].iter().position(|name| name == column).unwrap();
                for row in &csv[1..] {
                    assert_eq!(row[at], format!("'{formula}"), "{list} {start:?}");
                }
            }
            let body = app.get(&format!("{list}.xlsx")).await.body;
            let mut book = Xlsx::new(std::io::Cursor::new(body)).unwrap();
            let name = book.sheet_names()[0].clone();
            assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0);
            let sheet = book.worksheet_range(&name).unwrap();
            let head: Vec<String> =
                sheet.rows().next().unwrap().iter().map(Data::to_string).collect();
            let at = head.iter().position(|name| name == column).unwrap();
            assert!(sheet.rows().skip(1).all(|row| matches!(row[at], Data::String(_))));
        }
        // Numbers stay numbers: a fall is no formula.
        let moves = app.get("/moves.csv").await.csv();
        let close = moves[0].iter().position(|name| name == "close").unwrap();
        assert!(moves[1..].iter().all(|row| row[close].parse::<f64>().is_ok()));
        assert!(moves[1..].iter().any(|row| row[close].starts_with('-')));
    }
}

#[tokio::test]
async fn row_24_what_may_be_imported_comes_back_as_text_and_what_may_not_is_named() {
    let copy = Copy::new();
    let markup = MARKUP.replace('\\', "\\\\").replace('"', "\\\"");
    copy.replace(
        "announcements/2023-03.toml",
        "title_en = \"",
        &format!("title_en = \"Of {markup} "),
    );
    let home = tempfile::tempdir().unwrap();
    let url = crate::app::url_in(home.path());
    let done = run(["import", copy.dir().to_str().unwrap(), "--database-url", &url]);
    if done.code == Some(0) {
        let app = App::on(Store::open(&url).await.unwrap());
        let page = app.get("/announcements/baidu-ernie-bot-unveiled").await;
        assert!(
            page.select("h1")[0].contains("<script>alert(1)</script>"),
            "{:?}",
            page.select("h1")
        );
        assert!(!page.text().contains("<script>alert"));
    } else {
        assert!(done.stdout.contains("title_en"), "{}{}", done.stdout, done.stderr);
        assert_eq!(done.code, Some(2));
    }
    for mark in MARKS.chars().filter(|c| !c.is_ascii()) {
        let copy = Copy::new();
        copy.replace("people.toml", "role_en = \"", &format!("role_en = \"a{mark}b"));
        let Err(problems) = import::read(&Input::Dir(copy.dir().to_owned())) else { panic!() };
        let named = format!("U+{:04X}", u32::from(mark));
        assert!(problems.iter().any(|problem| problem.message().contains(&named)), "{named}");
    }
}
