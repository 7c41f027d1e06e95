//! Corrections: from `corrections.toml` to the log, the feed and the corrected row.

use std::collections::BTreeSet;
use std::path::Path;

use baimo::domain::{Corrected, Lang};
use baimo::import::{self, Input, Origin, Problem};
use baimo::record::table::Declared;
use baimo::record::tables::{Benchmark, Dispute, Filing, Licence, ModelRole, Round, Score, Spec};
use baimo::store::Store;
use baimo::web::texts::Texts;

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
        ("/corrections", "The source was read again."),
        ("/zh/corrections", "重新核对了来源。"),
        ("/announcements/baidu-ernie-bot-unveiled", "The source was read again."),
        ("/zh/announcements/baidu-ernie-bot-unveiled", "重新核对了来源。"),
    ] {
        let answer = app.get(page).await;
        let told = answer.select(".notes li p");
        assert!(told.iter().any(|told| told == reason), "{page}: {told:?}");
        assert_eq!(answer.select("del"), ["An earlier <b>text</b>"], "{page}");
        assert_eq!(answer.attributes("del", "lang"), ["en"], "{page}");
    }
    let about = app.get("/about").await;
    let counted = "One correction so far, the latest of 1 June 2023.";
    assert!(about.select(".prose p").iter().any(|text| text.starts_with(counted)));
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
    let page = "/zh/corrections?day=2023-06-01#2023-06-01-announcement-baidu-ernie-bot-unveiled";
    assert_eq!(entry.links[0].href, format!("http://baimo.test{page}"));
    let (page, anchor) = page.split_once('#').unwrap();
    assert!(app.get(page).await.attributes(".notes li", "id").contains(&anchor.to_owned()));
}

#[tokio::test]
async fn a_record_without_corrections_says_so_and_the_shipped_one_feeds_all_it_has() {
    let dir = tempfile::tempdir().unwrap();
    let bare = App::on(Store::open(&tiny_database(dir.path()).await).await.unwrap());
    for page in ["/about", "/corrections"] {
        let text = bare.get(page).await;
        assert!(text.text().contains("No published row has been changed so far."), "{page}");
    }
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

/// A correction of a table's row in the tiny record, and the page that shows the row.
async fn told(table: &str, id: &str, field: &str, was: &str, now: &str, page: &str) -> String {
    let copy = corrected(&[
        ("table = \"announcement\"", &format!("table = \"{table}\"")),
        ("id = \"baidu-ernie-bot-unveiled\"", &format!("id = \"{id}\"")),
        ("summary_en", field),
        ("An earlier <b>text</b>", was),
        ("now = \"\"", &format!("now = \"{now}\"")),
    ]);
    let (_dir, app) = app(&copy).await;
    let log = app.get("/corrections").await;
    let entry = log.attributes(".notes li", "id").remove(0);
    // The row's own page leads to the entry, or tells it.
    let answer = app.get(page).await;
    let leads = answer.attributes("a", "href").iter().any(|to| to.ends_with(&format!("#{entry}")));
    assert!(leads, "{page} does not lead to {entry}");
    assert!(
        log.attributes(".notes h3 a", "href")[0].split(['?', '#']).next().unwrap()
            == page.split(['?', '#']).next().unwrap(),
        "the log does not lead to {page}"
    );
    log.select(".notes li").remove(0)
}

#[tokio::test]
async fn a_correction_is_a_sentence_in_words_and_stands_on_the_page_of_its_row() {
    let kind = told("company", "baidu", "kind", "startup", "big-tech", "/companies/baidu").await;
    assert!(kind.contains("The kind was Start-up, and is now Big tech."), "{kind}");
    let names = told("model", "ernie-bot", "aliases", "", "Wenxin", "/models/ernie-bot").await;
    assert!(names.contains("The list of other names was empty, and is now Wenxin."), "{names}");
}

#[tokio::test]
async fn the_figures_of_a_claim_are_told_as_figures_and_a_date_with_what_was_known_of_it() {
    let app = App::start().await;
    let log = app.get("/corrections?limit=all").await;
    let told = log.select(".notes li");
    for sentence in [
        "The figure was 102 billion parameters, and is now 102.6 billion parameters.",
        "The date was June 2023, day not known, and is now 16 Jun 2023 (Fri).",
        "The closing move was +0.567%, and is now +0.563%.",
    ] {
        assert!(told.iter().any(|told| told.contains(sentence)), "{sentence}: {told:#?}");
    }
    let shown: usize =
        log.select(".notes li p > del").len() + log.select(".notes blockquote > del").len();
    assert!(shown >= 18, "{shown}");
}

/// The keys of the rows of each file of `data/` that a correction can be of, and the columns of
/// the moves.
fn fields() -> BTreeSet<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut fields: BTreeSet<String> =
        ["open", "high", "low", "close", "basis", "limit"].map(str::to_owned).into();
    macro_rules! declared {
        ($($table:ident: $row:ident,)+) => {
            $(fields.extend(<$row as Declared>::columns_of_file().map(|c| c.name.to_owned()));)+
        };
    }
    declared! {
        specs: Spec, licences: Licence, benchmarks: Benchmark, scores: Score, disputes: Dispute,
        rounds: Round, filings: Filing, model_roles: ModelRole,
    }
    let mut read = |name: &str, row: &toml::Table| {
        if Corrected::try_from(name.to_owned()).is_ok() {
            fields.extend(row.keys().cloned());
        }
    };
    for folder in [data.clone(), data.join("announcements")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|suffix| suffix != "toml") {
                continue;
            }
            let file: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
            for (name, rows) in &file {
                for row in rows.as_array().into_iter().flatten() {
                    read(name, row.as_table().unwrap());
                }
            }
        }
    }
    fields
}

#[test]
fn every_field_of_the_record_has_a_name_in_both_languages() {
    let fields = fields();
    assert!(fields.len() > 60, "{fields:?}");
    for lang in [Lang::En, Lang::Zh] {
        for field in fields.iter().filter(|field| !["id", "slug"].contains(&field.as_str())) {
            let stem = field.trim_end_matches("_en").trim_end_matches("_zh").replace('_', "-");
            let key = format!("field-{stem}");
            assert_ne!(Texts(lang).get(&key), key, "{field} has no name in {lang}");
        }
    }
}
