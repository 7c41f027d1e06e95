//! Corrections: from `corrections.toml` to the log, the feed and the corrected row.

use baimo::import::{self, Input, Origin, Problem};
use baimo::store::Store;

use crate::app::{App, shipped, tiny_database, url_in};
use crate::record::Copy;

const CORRECTION: &str = r#"
[[correction]]
date = "2023-06-01"
table = "announcement"
id = "baidu-ernie-bot-unveiled"
field = "summary_en"
was = "An earlier <b>text</b>"
now = ""
reason_en = "The source was read again."
reason_zh = "重新核对了来源。"
sources = ["bdnews24-2023-03-16"]
"#;

/// The tiny record with one correction, some words of which are replaced.
fn corrected(changes: &[(&str, &str)]) -> Copy {
    let copy = Copy::new();
    let source = copy.text("sources.toml");
    let source = source.split("id = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut text = CORRECTION.replace("bdnews24-2023-03-16", &source);
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    copy.write("corrections.toml", text);
    copy
}

async fn app(copy: &Copy) -> (tempfile::TempDir, App) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&url_in(dir.path())).await.unwrap();
    let record = import::read(&Input::Dir(copy.dir().to_owned())).unwrap();
    import::load(&store, &record, Origin::Import).await.unwrap();
    (dir, App::on(store))
}

fn problems(copy: &Copy) -> Vec<String> {
    let problems = import::read(&Input::Dir(copy.dir().to_owned())).unwrap_err();
    problems.iter().map(Problem::to_string).collect()
}

#[tokio::test]
async fn a_correction_stands_in_the_log_in_the_feed_and_on_the_corrected_row() {
    let (_dir, app) = app(&corrected(&[])).await;
    for (page, reason) in [
        ("/about", "The source was read again."),
        ("/zh/about", "重新核对了来源。"),
        ("/announcements/baidu-ernie-bot-unveiled", "The source was read again."),
        ("/zh/announcements/baidu-ernie-bot-unveiled", "重新核对了来源。"),
    ] {
        let answer = app.get(page).await;
        let cells = answer.select("table td");
        assert!(cells.iter().any(|cell| cell == reason), "{page}: {cells:?}");
        assert_eq!(answer.select("del"), ["An earlier <b>text</b>"], "{page}");
    }
    let other = app.get("/announcements/baidu-ernie-bot-reactions").await;
    assert_eq!(other.select("del"), [""; 0], "another row shows no correction");
    let feed = app.get("/corrections.atom?lang=zh").await;
    let feed = atom_syndication::Feed::read_from(feed.body.as_slice()).unwrap();
    assert_eq!(feed.entries.len(), 1);
    let entry = &feed.entries[0];
    assert_eq!(
        entry.id,
        "tag:baimo,2023:correction/2023-06-01/announcement/baidu-ernie-bot-unveiled/summary_en"
    );
    assert_eq!(entry.updated.to_rfc3339(), "2023-06-01T00:00:00+08:00");
    assert!(entry.summary.as_ref().unwrap().value.contains("重新核对了来源。"));
    let page = &entry.links[0].href;
    assert_eq!(page, "http://baimo.test/zh/announcements/baidu-ernie-bot-unveiled");
}

#[tokio::test]
async fn a_record_without_corrections_says_so_and_the_shipped_one_feeds_all_it_has() {
    let dir = tempfile::tempdir().unwrap();
    let bare = App::on(Store::open(&tiny_database(dir.path()).await).await.unwrap());
    assert!(bare.get("/about").await.text().contains("There have been none so far."));
    let app = App::start().await;
    for (app, expected) in [(&bare, 0), (&app, shipped().corrections.len())] {
        let feed = app.get("/corrections.atom").await;
        let feed = atom_syndication::Feed::read_from(feed.body.as_slice()).unwrap();
        assert_eq!(feed.entries.len(), expected);
    }
    assert_eq!(app.get("/corrections.atom?company=baidu").await.status, 400);
    assert_eq!(
        app.get("/zh/corrections.atom").await.header("location"),
        "/corrections.atom?lang=zh"
    );
}

#[test]
fn a_correction_of_a_row_or_field_that_is_not_there_is_refused() {
    for (from, to, expected) in [
        (
            "id = \"baidu-ernie-bot-unveiled\"",
            "id = \"baidu-ernie-bot-unveild\"",
            "there is no announcement",
        ),
        ("field = \"summary_en\"", "field = \"sumary\"", "has no field \"sumary\""),
        ("table = \"announcement\"", "table = \"announcements\"", "announcements"),
        ("now = \"\"", "now = \"An earlier <b>text</b>\"", "now is what it was"),
        ("2023-06-01", "2022-06-01", "2022-06-01 is outside 2023-01-01 to"),
    ] {
        let found = problems(&corrected(&[(from, to)]));
        let hit = found.iter().any(|text| text.contains(expected));
        assert!(hit, "{to}: {found:#?}");
        assert!(found.iter().all(|text| text.starts_with("corrections.toml:")), "{found:#?}");
    }
}

#[test]
fn moves_and_closures_can_be_corrected_and_keep_their_sign() {
    let moves = |row: &str, field: &str| {
        corrected(&[
            ("table = \"announcement\"", "table = \"move\""),
            ("baidu-ernie-bot-unveiled", row),
            ("summary_en", field),
            ("now = \"\"", "now = \"-6.415\""),
        ])
    };
    let copy = moves("9888.HK/2023-03-16", "close");
    let record = import::read(&Input::Dir(copy.dir().to_owned())).unwrap();
    assert_eq!(record.whole().unwrap().corrections[0].now, "-6.415");
    let found = problems(&moves("9888.HK/2023-03-18", "close"));
    assert!(found[0].contains("there is no move \"9888.HK/2023-03-18\""), "{found:?}");
    let found = problems(&moves("9888.HK/2023-03-16", "volume"));
    assert!(found[0].contains("a move has no field \"volume\""), "{found:?}");
}
