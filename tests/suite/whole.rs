//! The record as one file, and the inputs of other programs.

use std::collections::BTreeMap;
use std::io::Read as _;

use sha2::{Digest as _, Sha256};
use sqlx::{Connection as _, Row as _};

use crate::app::App;

fn files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut file = archive.by_index(n).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[tokio::test]
async fn the_bundle_is_the_same_bytes_and_holds_every_list_with_its_checksum() {
    let (one, other) = (App::start().await, App::start().await);
    let bundle = one.get("/baimo.zip").await;
    assert_eq!(bundle.header("content-type"), "application/zip");
    assert_eq!(bundle.body, other.get("/baimo.zip").await.body, "two servers, one file");
    let files = files(&bundle.body);
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert_eq!(sums.lines().count(), files.len() - 1);
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        assert_eq!(sum, format!("{:x}", Sha256::digest(&files[name])), "{name}");
    }
    let package: serde_json::Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 25);
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        let list = path.strip_suffix(".csv").unwrap().replace("reactions-", "reactions/");
        let list = list.replace("scores-", "scores/");
        assert_eq!(files[path], one.get(&format!("/{list}.csv")).await.body, "{path}");
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let head = String::from_utf8(files[path].clone()).unwrap();
        let head: Vec<&str> = head.lines().next().unwrap().split(',').collect();
        let named: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(head, named);
    }
    let csvw: serde_json::Value = serde_json::from_slice(&files["csv-metadata.json"]).unwrap();
    assert_eq!(csvw["tables"].as_array().unwrap().len(), 25);
    assert!(String::from_utf8_lossy(&files["README.zh.md"]).contains("2023年中国大模型发布记录"));
    assert!(String::from_utf8_lossy(&files["CITATION.cff"]).contains("date-released: 2026-11-28"));
    assert_eq!(one.get("/baimo.zip?company=baidu").await.status, 400, "it is always whole");
}

#[tokio::test]
async fn the_sqlite_file_answers_what_the_lists_answer() {
    let app = App::start().await;
    let file = app.get("/baimo.sqlite").await;
    assert!(file.body.starts_with(b"SQLite format 3\0"));
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("copy.sqlite");
    std::fs::write(&path, &file.body).unwrap();
    let url = format!("sqlite://{}", path.display());
    let mut db = sqlx::SqliteConnection::connect(&url).await.unwrap();
    for list in ["announcements", "moves", "sources", "closures"] {
        let rows = app.get(&format!("/{list}.csv")).await.csv().len() - 1;
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {list}"));
        let counted: i64 = sqlx::query(sql).fetch_one(&mut db).await.unwrap().get(0);
        assert_eq!(counted, i64::try_from(rows).unwrap(), "{list}");
    }
    let sql = "SELECT close FROM moves WHERE symbol = '9888.HK' AND date = '2023-03-16'";
    let close: f64 = sqlx::query(sql).fetch_one(&mut db).await.unwrap().get(0);
    assert!((close - -6.362).abs() < 1e-12, "{close}");
    let sql = "SELECT listed FROM announcements WHERE id = 'baidu-ernie-bot-unveiled'";
    let listed: i64 = sqlx::query(sql).fetch_one(&mut db).await.unwrap().get(0);
    assert_eq!(listed, 1);
}

#[tokio::test]
async fn other_programs_get_the_same_returns() {
    let app = App::start().await;
    let request = app.get("/eventstudy/request.csv?company=baidu").await;
    let first: Vec<&str> = request.text().lines().next().unwrap().split(';').collect();
    assert_eq!(first.len(), 9);
    assert_eq!(first[4..], ["teaser", "-5", "5", "-11", "110"]);
    let reactions = app.get("/reactions.csv?company=baidu").await.csv();
    assert_eq!(request.text().lines().count(), reactions.len() - 1);
    for (file, column) in [("firm", 1), ("market", 2)] {
        let prices = app.get(&format!("/eventstudy/{file}.csv?company=baidu")).await;
        for line in request.text().lines() {
            let symbol = line.split(';').nth(column).unwrap();
            assert!(prices.text().lines().any(|row| row.starts_with(symbol)), "{symbol}");
        }
    }
    let firm = app.get("/eventstudy/firm.csv?symbol=9888.HK").await;
    let level = |day: &str| -> f64 {
        let line = firm.text().lines().find(|line| line.contains(day)).unwrap();
        line.rsplit(';').next().unwrap().parse().unwrap()
    };
    let change = (level("16.03.2023") / level("15.03.2023") - 1.0) * 100.0;
    assert!((change - -6.362).abs() < 1e-9, "{change}");
    let events = app.get("/eventstudy/events.csv?symbol=9888.HK").await.csv();
    assert_eq!(events[0], ["name", "when"]);
    assert!(events.contains(&vec!["9888.HK".to_owned(), "2023-03-16".to_owned()]));
    assert_eq!(app.get("/eventstudy/other.csv").await.status, 404);
    assert_eq!(app.get("/eventstudy/request.csv?compny=baidu").await.status, 400);
}
