//! One filter, many forms: the same rows in the same order, with their types.

use std::io::Cursor;

use axum::http::StatusCode;
use calamine::{Data, Reader as _, Xlsx};

use crate::app::{Answer, App, shipped};

/// Every list, the column that names a row, and a filter.
const LISTS: &[(&str, &str)] = &[
    ("/announcements", ""),
    ("/announcements", "company=baidu&company=alibaba"),
    ("/announcements", "kind=open-source&sort=-date"),
    ("/companies", "listed=yes"),
    ("/models", "kind=language-model"),
    ("/reactions", "sort=-car"),
    ("/reactions/reported", ""),
    ("/moves", "symbol=300418.SZ&from=2023-04-01"),
    ("/claims", ""),
    ("/promises", ""),
    ("/people", ""),
    ("/sources", "kind=repository"),
];

/// The rows of the first sheet, header first, as the text of their cells.
fn sheet(answer: &Answer) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(answer.body.clone())).unwrap();
    let rows = book.worksheet_range_at(0).unwrap().unwrap();
    rows.rows().map(<[Data]>::to_vec).collect()
}

/// A cell of a workbook as the CSV writes it.
fn as_csv(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(day) => day.as_datetime().unwrap().date().to_string(),
        Data::Empty => String::new(),
        other => panic!("a cell of no known type: {other:?}"),
    }
}

/// Whether two cells say the same. The readers of workbooks and of
/// JSON are a last bit off in some numbers.
fn same(a: &str, b: &str) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-14 * a.abs();
    a == b || a.parse().is_ok_and(|a| b.parse().is_ok_and(|b| close(a, b)))
}

/// A value of a JSON object as the CSV writes it.
fn json_as_csv(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(texts) => {
            texts.iter().map(|text| text.as_str().unwrap()).collect::<Vec<_>>().join(";")
        }
        serde_json::Value::Number(number) => number.as_f64().unwrap().to_string(),
        other => other.to_string(),
    }
}

#[tokio::test]
async fn csv_json_ndjson_and_workbook_hold_the_same_cells_in_the_same_order() {
    let app = App::start().await;
    for (list, query) in LISTS {
        let csv = app.get(&format!("{list}.csv?{query}")).await.csv();
        assert!(csv.len() > 1, "{list}?{query} is empty");

        let ndjson = app.get(&format!("{list}.ndjson?{query}")).await;
        let lines: Vec<serde_json::Value> =
            ndjson.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let json: serde_json::Value =
            serde_json::from_slice(&app.get(&format!("{list}.json?{query}")).await.body).unwrap();
        assert_eq!(json["rows"].as_array().unwrap(), &lines, "{list}?{query}");

        let book = app.get(&format!("{list}.xlsx?{query}")).await;
        assert_eq!(book.status, StatusCode::OK);
        let sheet = sheet(&book);
        assert_eq!(sheet.len(), csv.len(), "{list}?{query}");
        assert_eq!(lines.len(), csv.len() - 1, "{list}?{query}");
        for (n, row) in csv.iter().enumerate() {
            for (cell, field) in sheet[n].iter().map(as_csv).zip(row) {
                assert!(same(&cell, field), "{list}, line {n}: {cell:?}, not {field:?}");
            }
            if n > 0 {
                let object = lines[n - 1].as_object().unwrap();
                for (column, field) in csv[0].iter().zip(row) {
                    let cell = json_as_csv(&object[column]);
                    assert!(same(&cell, field), "{list}, line {n}: {cell:?}, not {field:?}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_workbook_has_real_dates_and_numbers_and_says_what_it_is() {
    let app = App::start().await;
    let answer = app.get("/reactions.xlsx?company=kunlun-tech").await;
    assert!(answer.header("content-disposition").contains("company-kunlun-tech"));
    let rows = sheet(&answer);
    let column = |name: &str| rows[0].iter().position(|cell| as_csv(cell) == name).unwrap();
    let debut = "kunlun-tiangong-3-5-announced";
    let row = rows.iter().find(|row| as_csv(&row[column("announcement")]) == debut).unwrap();
    assert!(matches!(row[column("day")], Data::DateTime(_)));
    assert_eq!(row[column("close")], Data::Float(-17.248));

    let mut book = Xlsx::new(Cursor::new(answer.body.clone())).unwrap();
    assert_eq!(book.sheet_names(), ["reactions", "about"]);
    let about = book.worksheet_range("about").unwrap();
    let said = |key: &str| {
        let row = about.rows().find(|row| as_csv(&row[0]) == key).unwrap();
        as_csv(&row[1])
    };
    assert_eq!(said("filter"), "company=kunlun-tech");
    assert_eq!(said("rows"), (rows.len() - 1).to_string());
    assert_eq!(said("licence"), "CC-BY-4.0");
    assert_eq!(said("page"), "http://baimo.test/reactions?company=kunlun-tech");
    assert!(said("citation").contains(&said("version")[..12]));
}

#[tokio::test]
async fn two_workbooks_of_one_record_are_equal_to_the_byte() {
    let app = App::start().await;
    assert_eq!(app.get("/people.xlsx").await.body, app.get("/people.xlsx").await.body);
}

#[tokio::test]
async fn the_feed_has_the_newest_hundred_of_the_filter() {
    let app = App::start().await;
    let csv = app.get("/announcements.csv?sort=-date").await.csv();
    let answer = app.get("/announcements.atom").await;
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
    let feed = atom_syndication::Feed::read_from(answer.body.as_slice()).unwrap();
    let ids: Vec<&str> = feed.entries().iter().map(atom_syndication::Entry::id).collect();
    let newest: Vec<String> =
        csv[1..=100].iter().map(|row| format!("tag:baimo,2023:announcement/{}", row[0])).collect();
    assert_eq!(ids, newest);
}

#[tokio::test]
async fn a_feed_speaks_the_language_asked_for_and_names_its_filter() {
    let app = App::start().await;
    let answer = app.get("/announcements.atom?company=baidu&lang=zh").await;
    let feed = atom_syndication::Feed::read_from(answer.body.as_slice()).unwrap();
    assert_eq!(feed.title().as_str(), "百模：2023年中国大模型发布记录：公司：百度");
    let links: Vec<(&str, &str)> =
        feed.links().iter().map(|link| (link.rel(), link.href())).collect();
    assert_eq!(
        links,
        [
            ("self", "http://baimo.test/announcements.atom?company=baidu&lang=zh"),
            ("alternate", "http://baimo.test/zh/?company=baidu"),
        ]
    );
    let id = "tag:baimo,2023:announcement/baidu-ernie-bot-unveiled";
    let entry = feed.entries().iter().find(|entry| entry.id() == id).unwrap();
    assert_eq!(entry.updated().to_rfc3339(), "2023-03-16T00:00:00+08:00");
    let page = "http://baimo.test/zh/announcements/baidu-ernie-bot-unveiled";
    assert_eq!(entry.links()[0].href(), page);
    let of_company = app.get("/companies/baidu.atom?lang=zh").await;
    assert_eq!(of_company.text(), answer.text());
}

/// The lines of a calendar, continuation lines joined.
fn unfolded(answer: &Answer) -> Vec<String> {
    answer.text().replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[tokio::test]
async fn the_calendar_has_an_all_day_event_for_every_row_of_the_filter() {
    let app = App::start().await;
    let csv = app.get("/announcements.csv?company=baidu").await.csv();
    let answer = app.get("/announcements.ics?company=baidu").await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert!(answer.text().split("\r\n").all(|line| line.len() <= 75), "a line is not folded");
    let lines = unfolded(&answer);
    let values = |name: &str| -> Vec<String> {
        lines.iter().filter_map(|line| line.strip_prefix(name)).map(str::to_owned).collect()
    };
    let ids: Vec<String> =
        csv[1..].iter().map(|row| format!("tag:baimo\\,2023:announcement/{}", row[0])).collect();
    let uids: Vec<String> = values("UID:").iter().map(|uid| uid.replace("o,", "o\\,")).collect();
    assert_eq!(uids, ids);
    let days: Vec<String> = csv[1..].iter().map(|row| row[1].replace('-', "")).collect();
    assert_eq!(values("DTSTART;VALUE=DATE:"), days);
    assert!(values("RRULE:").is_empty());
    let yearly = unfolded(&app.get("/announcements.ics?company=baidu&anniversaries=1").await);
    assert_eq!(yearly.iter().filter(|line| *line == "RRULE:FREQ=YEARLY").count(), ids.len());
}

#[tokio::test]
async fn where_only_the_month_is_known_the_calendar_says_so() {
    let app = App::start().await;
    let csv = app.get("/announcements.csv").await.csv();
    let months = csv.iter().filter(|row| row[2] == "month").count();
    assert!(months > 0);
    let english = unfolded(&app.get("/announcements.ics").await);
    let said = |lines: &[String], words: &str| {
        lines.iter().filter(|l| l.starts_with("SUMMARY:") && l.ends_with(words)).count()
    };
    assert_eq!(said(&english, "(day not known)"), months);
    let chinese = unfolded(&app.get("/announcements.ics?lang=zh").await);
    assert_eq!(said(&chinese, "（日期不详）"), months);
}

#[tokio::test]
async fn feeds_and_calendars_refuse_what_they_do_not_know() {
    let app = App::start().await;
    for address in [
        "/announcements.atom?compny=baidu",
        "/announcements.atom?lang=fr",
        "/announcements.atom?anniversaries=1",
        "/announcements.ics?anniversaries=yes",
        "/announcements.ics?kind=wrong",
        "/people.xlsx?limit=50",
    ] {
        assert_eq!(app.get(address).await.status, StatusCode::BAD_REQUEST, "{address}");
    }
}

#[tokio::test]
async fn a_feed_has_one_address_in_each_language_and_none_for_an_unknown_company() {
    let app = App::start().await;
    for (address, to) in [
        ("/zh/announcements.atom", "/announcements.atom?lang=zh"),
        ("/zh/announcements.ics?kind=policy", "/announcements.ics?kind=policy&lang=zh"),
        ("/zh/announcements.ics?lang=en", "/announcements.ics?lang=en"),
        ("/zh/companies/baidu.atom", "/companies/baidu.atom?lang=zh"),
        ("/companies/BAIDU.atom", "/companies/baidu.atom"),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{address}");
        assert_eq!(answer.header("location"), to, "{address}");
    }
    assert_eq!(app.get("/companies/baidoo.atom").await.status, StatusCode::NOT_FOUND);
    let blank = app.get("/announcements.atom?lang=&company=baidu").await;
    assert_eq!(blank.text(), app.get("/companies/baidu.atom").await.text());
}

#[tokio::test]
async fn the_sitemap_names_every_page_of_the_record_in_both_languages() {
    let app = App::start().await;
    let robots = app.get("/robots.txt").await;
    assert!(robots.text().ends_with("Sitemap: http://baimo.test/sitemap.xml\n"));
    let map = app.get("/sitemap.xml").await;
    let text = map.text();
    let record = shipped();
    for row in &record.announcements {
        for prefix in ["", "/zh"] {
            let loc = format!("<loc>http://baimo.test{prefix}/announcements/{}</loc>", row.id);
            assert!(text.contains(&loc), "{loc}");
        }
    }
    let addresses: Vec<&str> =
        text.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
    assert!(addresses.len() > 1000 && addresses.len() < 50_000, "{}", addresses.len());
    // Every fiftieth is asked for; the crawler asks for all of them by their links.
    for address in addresses.iter().step_by(50) {
        let path = address.strip_prefix("http://baimo.test").unwrap();
        assert_eq!(app.get(path).await.status, 200, "{path}");
    }
    let expires = app.get("/.well-known/security.txt").await;
    assert!(expires.text().contains("Expires: 2027-11-28T00:00:00Z"), "{}", expires.text());
    let manifest: serde_json::Value =
        serde_json::from_slice(&app.get("/manifest.webmanifest").await.body).unwrap();
    let icon = manifest["icons"][0]["src"].as_str().unwrap();
    assert_eq!(app.get("/favicon.ico").await.header("location"), icon);
    assert_eq!(app.get(icon).await.status, 200);
}

#[cfg(feature = "parquet")]
#[tokio::test]
async fn a_parquet_file_holds_the_cells_of_the_csv_with_their_types() {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;

    let app = App::start().await;
    for (list, query) in LISTS {
        let csv = app.get(&format!("{list}.csv?{query}")).await.csv();
        let answer = app.get(&format!("{list}.parquet?{query}")).await;
        assert_eq!(answer.header("content-type"), "application/vnd.apache.parquet", "{list}");
        let file = SerializedFileReader::new(bytes::Bytes::from(answer.body)).unwrap();
        let metadata = file.metadata().file_metadata().clone();
        let about = metadata.key_value_metadata().unwrap();
        let version = about.iter().find(|pair| pair.key == "baimo.version").unwrap();
        assert_eq!(version.value.as_ref().unwrap().len(), 64);
        let rows: Vec<_> = file.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows.len(), csv.len() - 1, "{list}?{query}");
        for (row, fields) in rows.iter().zip(&csv[1..]) {
            for ((name, cell), field) in row.get_column_iter().zip(fields) {
                let text = match cell {
                    Field::Null => String::new(),
                    Field::Str(text) => text.clone(),
                    Field::Double(number) => number.to_string(),
                    Field::Long(number) => number.to_string(),
                    Field::Bool(flag) => flag.to_string(),
                    Field::Date(days) => {
                        let epoch = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
                        (epoch + chrono::Days::new(u64::try_from(*days).unwrap())).to_string()
                    }
                    other => panic!("{list}, {name}: a cell of no known type: {other:?}"),
                };
                assert_eq!(&text, field, "{list}, {name}");
            }
        }
    }
}

#[tokio::test]
async fn readme_shows_the_lines_that_the_data_page_shows_and_ci_runs() {
    let readme = include_str!("../../README.md");
    let page = App::start().await.get("/data").await;
    let document = scraper::Html::parse_document(page.text());
    let blocks = scraper::Selector::parse("pre[data-run]").unwrap();
    let blocks: Vec<String> =
        document.select(&blocks).map(|block| block.text().collect::<String>()).collect();
    assert_eq!(blocks.len(), 4);
    for lines in blocks {
        let lines = lines.replace("http://baimo.test", "http://127.0.0.1:3000");
        assert!(readme.contains(&lines), "README lacks: {lines}");
    }
}

/// Filters of the timeline as query strings, drawn by a fixed seed.
fn filters(n: usize) -> Vec<String> {
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let companies = vec!["alibaba", "baidu", "huawei", "iflytek", "qihoo-360", "zhipu"];
    let kinds = vec!["open-source", "policy", "statement", "teaser", "unveiling", "upgrade"];
    let sorts = vec!["", "sort=-date"];
    let filter = (
        subsequence(companies, 0..4),
        subsequence(kinds, 0..4),
        proptest::option::of(1_u32..7),
        proptest::option::of(7_u32..13),
        proptest::option::of(select(vec!["yes", "no"])),
        select(sorts),
    )
        .prop_map(|(companies, kinds, from, to, listed, sort)| {
            let mut parts: Vec<String> =
                companies.iter().map(|slug| format!("company={slug}")).collect();
            parts.extend(kinds.iter().map(|kind| format!("kind={kind}")));
            parts.extend(from.map(|month| format!("from=2023-{month:02}-05")));
            parts.extend(to.map(|month| format!("to=2023-{month:02}-05")));
            parts.extend(listed.map(|listed| format!("listed={listed}")));
            parts.push(sort.to_owned());
            parts.retain(|part| !part.is_empty());
            parts.join("&")
        });
    let mut runner = TestRunner::deterministic();
    (0..n).map(|_| filter.new_tree(&mut runner).unwrap().current()).collect()
}

#[tokio::test]
async fn every_format_of_any_filter_has_the_rows_of_the_page_in_their_order() {
    let app = App::start().await;
    let mut seen = 0;
    for query in filters(40) {
        let csv = app.get(&format!("/announcements.csv?{query}")).await;
        assert_eq!(csv.status, StatusCode::OK, "{query}");
        let csv = csv.csv();
        let ids: Vec<&String> = csv[1..].iter().map(|row| &row[0]).collect();
        seen += ids.len();
        let page = app.get(&format!("/?limit=all&{query}")).await;
        let hrefs = page.attributes(".row .what > a", "href");
        let shown: Vec<&str> = hrefs.iter().map(|link| link.rsplit('/').next().unwrap()).collect();
        assert_eq!(shown, ids, "the page of {query}");
        let book = sheet(&app.get(&format!("/announcements.xlsx?{query}")).await);
        let rows: Vec<String> = book[1..].iter().map(|row| as_csv(&row[0])).collect();
        assert_eq!(rows.iter().collect::<Vec<_>>(), ids, "the workbook of {query}");
        let ndjson = app.get(&format!("/announcements.ndjson?{query}")).await;
        let json = app.get(&format!("/announcements.json?{query}")).await;
        let api = app.get(&format!("/api/v1/announcements?limit=all&{query}")).await;
        let [json, api] = [json, api]
            .map(|answer| serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap());
        let lines = ndjson.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for rows in [&lines, json["rows"].as_array().unwrap(), api["rows"].as_array().unwrap()] {
            let found: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
            assert_eq!(found, ids, "objects of {query}");
        }
        let calendar = app.get(&format!("/announcements.ics?{query}")).await;
        let uids = calendar.text().lines().filter(|line| line.starts_with("UID:")).count();
        assert_eq!(uids, ids.len(), "the calendar of {query}");
        let feed = app.get(&format!("/announcements.atom?{query}")).await;
        let entries = feed.text().matches("<entry>").count();
        assert_eq!(entries, ids.len().min(100), "the feed of {query}");
    }
    assert!(seen > 200, "the filters find too little to compare: {seen}");
}
