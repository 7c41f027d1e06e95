//! Every list: its pages add up to its exports, in both forms, whatever the filter.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use baimo::domain::Topic;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::app::{App, shipped};

/// The plain lists, with the number of rows the shipped record gives each.
const PLAIN: &[&str] = &[
    "/models",
    "/claims",
    "/promises",
    "/people",
    "/sources",
    "/licences",
    "/filings",
    "/benchmarks",
];

/// The ids on all pages of a list, following the pager.
async fn shown(app: &App, address: &str) -> Vec<String> {
    let (mut ids, mut address) = (Vec::new(), address.to_owned());
    for _ in 0..20 {
        let page = app.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        ids.extend(page.attributes("tbody tr", "id"));
        match page.attributes("a[rel=next]", "href").pop() {
            Some(next) => address = next,
            None => return ids,
        }
    }
    panic!("{address} never ends");
}

#[tokio::test]
async fn figures_of_one_unit_stand_under_one_heading_and_those_alone_in_theirs_under_the_last() {
    let (app, record) = (App::start().await, shipped());
    let unit = |id: &str| {
        let claim = record.claims.iter().find(|claim| claim.id.as_str() == id);
        claim.unwrap().unit.as_str()
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in &record.claims {
        *counts.entry(claim.unit.as_str()).or_default() += 1;
    }
    let shared = counts.values().filter(|n| **n > 1).count();
    for language in ["", "/zh"] {
        let page = app.get(&format!("{language}/claims?limit=all")).await;
        let headings = page.select("tbody th[scope=rowgroup]");
        assert_eq!(headings.len(), shared + 1, "{headings:?}");
        assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len());
        for n in 1..=headings.len() {
            let rows = page.attributes(&format!("tbody:nth-of-type({n}) tr[id]"), "id");
            let units: BTreeSet<&str> = rows.iter().map(|id| unit(id)).collect();
            if n <= shared {
                assert_eq!((units.len(), rows.len()), (1, counts[unit(&rows[0])]));
            } else {
                assert!(units.iter().all(|unit| counts[unit] == 1), "{units:?}");
            }
        }
        let by_value = app.get(&format!("{language}/claims?sort=value")).await;
        assert_eq!(by_value.select("th[scope=rowgroup]"), Vec::<String>::new());
    }
}

#[tokio::test]
async fn claims_are_chosen_by_topic_and_by_month_and_those_of_all_topics_are_all_claims() {
    let (app, record) = (App::start().await, shipped());
    let mut seen = BTreeSet::new();
    for topic in Topic::ALL {
        for language in ["", "/zh"] {
            let ids = shown(&app, &format!("{language}/claims?topic={topic}")).await;
            assert!(!ids.is_empty(), "{topic}");
            seen.extend(ids);
        }
    }
    assert_eq!(seen.len(), record.claims.len());
    let page = app.get("/claims?topic=money&limit=all").await;
    let is_money = |id: &str| {
        let claim = record.claims.iter().find(|claim| claim.id.as_str() == id).unwrap();
        ["USD", "CNY"].contains(&claim.unit.as_str())
    };
    assert!(page.attributes("tbody tr[id]", "id").iter().all(|id| is_money(id)));
    assert_eq!(page.select("select[name=topic] [selected]"), ["Money"]);
    // A month has the claims of its announcements, those known by the month alone among them.
    let page = app.get("/zh/claims?from=2023-04-01&to=2023-04-30&limit=all").await;
    assert_eq!(page.attributes("main input[name=from]", "value"), ["2023-04-01"]);
    let ids = page.attributes("tbody tr[id]", "id");
    for claim in &record.claims {
        let made =
            record.announcements.iter().find(|row| claim.announcement.as_ref() == Some(&row.id));
        if let Some(row) = made {
            let is_april = row.day.date.format("%Y-%m").to_string() == "2023-04";
            assert_eq!(ids.contains(&claim.id.to_string()), is_april, "{}", claim.id);
        }
    }
}

#[tokio::test]
async fn a_phone_shows_of_a_promise_whose_it_is_when_it_was_due_and_whether_it_was_kept_in_time() {
    let app = App::start().await;
    for (address, open) in [
        ("/promises", &["Company", "Due", "On time?"][..]),
        ("/people", &["Role in 2023", "Company", "Said or did"]),
        ("/claims", &["Figure", "Stated by", "Date", "Company"]),
    ] {
        let page = app.get(address).await;
        let shown = page.attributes("#rows tbody tr[id] td:not(.fold)", "data-l");
        let first = shown.iter().take(open.len()).map(String::as_str).collect::<Vec<_>>();
        assert_eq!(first, open, "{address}");
        let rows = page.attributes("#rows tbody tr[id]", "id").len();
        assert_eq!(page.select("#rows details.more").len(), rows, "{address}");
    }
}

#[tokio::test]
async fn claims_promises_and_people_name_the_publishers_of_their_sources() {
    let app = App::start().await;
    for language in ["", "/zh"] {
        for list in ["/claims", "/promises", "/people"] {
            let page = app.get(&format!("{language}{list}?limit=all")).await;
            let file = app.get(&format!("{list}.csv")).await.csv();
            let column = file[0].iter().position(|head| head == "sources").unwrap();
            let cited: usize = file[1..].iter().map(|row| row[column].split(';').count()).sum();
            let names = page.select("tbody td:last-child a");
            assert_eq!(names.len(), cited, "{language}{list}");
            let is_number = |name: &String| name.chars().all(|c| c.is_ascii_digit());
            assert!(!names.iter().any(|name| name.is_empty() || is_number(name)), "{names:?}");
        }
    }
}

#[tokio::test]
async fn people_stand_in_order_of_their_family_names_and_lead_to_what_names_them() {
    let app = App::start().await;
    for (language, name) in [("", "Robin Li"), ("/zh", "李彦宏")] {
        let ids = shown(&app, &format!("{language}/people")).await;
        let place = |slug: &str| ids.iter().position(|id| id == slug).unwrap();
        let order = ["robin-li", "elon-musk", "wang-xing", "eddie-wu", "zhou-yuan"];
        assert!(order.map(place).is_sorted(), "{ids:?}");
        let page = app.get(&format!("{language}/people?q=robin-li")).await;
        let link = page.attributes("tr#robin-li th a", "href").remove(0);
        assert_eq!(link, format!("{language}/people/robin-li"));
        assert!(app.get(&link).await.select("h1")[0].contains(name));
    }
}

#[tokio::test]
async fn the_pages_of_every_plain_list_add_up_to_its_csv_and_its_json() {
    let app = App::start().await;
    for list in PLAIN {
        let csv = app.get(&format!("{list}.csv")).await.csv();
        let exported: Vec<String> = csv.iter().skip(1).map(|row| row[0].clone()).collect();
        for language in ["", "/zh"] {
            let address = format!("{language}{list}");
            // Each edition has its order, and the file it links has the same.
            let file = app
                .get(&address)
                .await
                .attributes(".bar:has([data-results]) a", "href")
                .swap_remove(0);
            let csv = app.get(&file).await.csv();
            let exported: Vec<String> = csv.iter().skip(1).map(|row| row[0].clone()).collect();
            assert_eq!(shown(&app, &address).await, exported, "{address}");
        }
        let json: serde_json::Value =
            serde_json::from_slice(&app.get(&format!("{list}.json")).await.body).unwrap();
        assert_eq!(json["total"], exported.len(), "{list}");
        let key = if csv[0][0] == "slug" { "slug" } else { "id" };
        let in_json: Vec<&str> =
            json["rows"].as_array().unwrap().iter().map(|row| row[key].as_str().unwrap()).collect();
        assert_eq!(in_json, exported, "{list}");
    }
}

/// A filter of the timeline as a query string.
fn filters() -> impl Strategy<Value = String> {
    let one_of = |key: &'static str, values: &'static [&'static str]| {
        prop::option::of(prop::sample::select(values))
            .prop_map(move |value| value.map(|value| format!("{key}={value}")))
    };
    (
        one_of("company", &["baidu", "kunlun-tech", "cac", "baichuan"]),
        one_of("kind", &["unveiling", "open-source", "statement"]),
        one_of("listed", &["yes", "no"]),
        one_of("exchange", &["HKEX", "SZSE"]),
        one_of("reaction", &["yes", "no"]),
        one_of("from", &["2023-03-01", "2023-04-10"]),
        one_of("to", &["2023-05-31", "2023-11-30"]),
        one_of("sort", &["-date"]),
        one_of("q", &["ernie", "%E5%A4%A7%E6%A8%A1%E5%9E%8B"]),
    )
        .prop_map(|(a, b, c, d, e, f, g, h, i)| {
            [a, b, c, d, e, f, g, h, i].into_iter().flatten().collect::<Vec<_>>().join("&")
        })
}

#[test]
fn whatever_the_filter_the_pages_of_the_timeline_equal_its_export() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let app = runtime.block_on(App::start());
    let mut runner =
        TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    runner
        .run(&filters(), |query| {
            runtime.block_on(async {
                let csv = app.get(&format!("/announcements.csv?{query}")).await.csv();
                let exported: Vec<String> =
                    csv.iter().skip(1).map(|row| format!("/announcements/{}", row[0])).collect();
                let (mut links, mut address) = (Vec::new(), format!("/?{query}"));
                loop {
                    let page = app.get(&address).await;
                    links.extend(page.attributes("li.row .what > a", "href"));
                    match page.attributes("a[rel=next]", "href").pop() {
                        Some(next) => address = next,
                        None => break,
                    }
                }
                prop_assert_eq!(links, exported);
                Ok(())
            })
        })
        .unwrap();
}

#[tokio::test]
async fn an_export_is_rfc_4180_and_reads_back_cell_by_cell() {
    let app = App::start().await;
    let answer = app.get("/announcements.csv?company=baidu").await;
    assert!(answer.text().lines().count() > 10 && answer.text().ends_with("\r\n"));
    let head = "id,date,precision,company,company_en,company_zh,models,kind,title_en,title_zh,";
    assert!(answer.text().starts_with(head));
    let rows = answer.csv();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let unveiled = rows.iter().find(|row| row[0] == "baidu-ernie-bot-unveiled").unwrap();
    assert_eq!(unveiled[1..4], ["2023-03-16", "day", "baidu"]);
    assert_eq!(unveiled[5], "百度");
}

#[tokio::test]
async fn the_columns_that_others_rely_on_come_first_and_in_order() {
    let app = App::start().await;
    for (address, head) in [
        (
            "/reactions.csv",
            "announcement,symbol,exchange,day,open,high,low,close,next_close,limit,",
        ),
        (
            "/reactions/reported.csv",
            "id,announcement,symbol,day,measure,reported,bound,computed,verdict,",
        ),
        ("/moves.csv?symbol=BIDU", "symbol,date,open,high,low,close,basis,limit\r\n"),
    ] {
        assert!(app.get(address).await.text().starts_with(head), "{address}");
    }
}

#[tokio::test]
async fn excel_gets_a_byte_order_mark_and_nobody_else_does() {
    let app = App::start().await;
    let plain = app.get("/people.csv").await.body;
    let excel = app.get("/people.csv?excel=1").await.body;
    assert_eq!(excel, [b"\xef\xbb\xbf".as_slice(), &plain].concat());
}

#[tokio::test]
async fn the_filter_stands_in_the_name_of_the_file() {
    let app = App::start().await;
    let answer = app.get("/announcements.csv?company=baidu&from=2023-03-01").await;
    let name = answer.header("content-disposition");
    assert!(name.contains("baimo-announcements_company-baidu_from-2023-03-01_"), "{name}");
}

#[tokio::test]
async fn an_export_refuses_the_parameters_of_paging() {
    let app = App::start().await;
    for query in ["after=2023-04-10.x", "limit=50"] {
        let answer = app.get(&format!("/announcements.csv?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn all_session_moves_leave_whole_though_they_fill_many_pages() {
    let app = App::start().await;
    let shipped = include_str!("../../data/moves.csv");
    let exported = app.get("/moves.csv").await;
    let numbers = |line: &str| -> Vec<f64> {
        line.split(',').skip(2).take(4).map(|n| n.parse().unwrap()).collect()
    };
    let (mut ours, mut theirs) = (exported.text().lines().skip(1), shipped.lines().skip(1));
    for line in theirs.by_ref() {
        let row = ours.next().unwrap();
        assert_eq!(
            row.split(',').take(2).collect::<Vec<_>>(),
            line.split(',').take(2).collect::<Vec<_>>()
        );
        assert_eq!(numbers(row), numbers(line));
    }
    assert_eq!(ours.next(), None);
}

/// The lists with a table whose heads sort.
const SORTED: [&str; 14] = [
    "/benchmarks",
    "/claims",
    "/companies",
    "/filings",
    "/licences",
    "/models",
    "/money",
    "/people",
    "/promises",
    "/reactions",
    "/reactions/reported",
    "/scores/compared",
    "/shares",
    "/sources?language=en",
];

#[tokio::test]
async fn each_head_that_sorts_orders_the_same_rows_and_turns_them_round() {
    let app = App::start().await;
    for path in SORTED {
        let rows_of = async |url: &str| {
            let page = app.get(url).await;
            assert_eq!(page.status, StatusCode::OK, "{url}");
            (page.select("tbody tr:not(:has([scope=rowgroup]))"), page)
        };
        let (mut all, page) =
            rows_of(&format!("{path}{}limit=all", if path.contains('?') { '&' } else { '?' }))
                .await;
        all.sort();
        let links = page.attributes("thead th a", "href");
        assert!(links.len() > 2, "{path}: {links:?}");
        for link in links {
            let (rows, page) = rows_of(&link).await;
            let sorted = page.attributes("thead th[aria-sort]", "aria-sort");
            assert_eq!(sorted.len(), 1, "{link}: one column says that the list is sorted by it");
            let mut same = rows.clone();
            same.sort();
            assert_eq!(same, all, "{link}");
            let back = page.attributes("thead th[aria-sort] a", "href").pop().unwrap();
            let (_, page) = rows_of(&back).await;
            let turned = page.attributes("thead th[aria-sort]", "aria-sort");
            assert_ne!(turned, sorted, "{back}");
        }
    }
}

#[tokio::test]
async fn a_long_list_says_which_of_its_rows_stand_on_the_page() {
    let app = App::start().await;
    let first = app.get("/sources").await;
    let total = app.get("/sources.csv").await.csv().len() - 1;
    assert_eq!(first.select("nav.pager span"), [format!("1–50 of {total}")]);
    let next = first.attributes("nav.pager a[rel=next]", "href").pop().unwrap();
    let next = app.get(&next).await;
    assert_eq!(next.select("nav.pager span"), [format!("51–100 of {total}")]);
}

#[tokio::test]
async fn the_head_of_a_model_says_what_the_list_knows_of_it_above_its_announcements() {
    let app = App::start().await;
    for edition in ["", "/zh"] {
        let list = app.get(&format!("{edition}/models?limit=all")).await;
        let links = list.attributes("#rows tbody th a:first-of-type", "href");
        let columns: Vec<Vec<String>> =
            (4..8).map(|n| list.select(&format!("#rows tbody tr > :nth-child({n})"))).collect();
        let unknown = ["not on record", "not stated", "未收录", "未公布"];
        let mut known = 0;
        for (at, link) in links.iter().enumerate().step_by(4) {
            let page = app.get(link).await;
            let head = page.select("dl.kv dd");
            for column in &columns {
                let cell = &column[at];
                if !unknown.contains(&cell.as_str()) {
                    assert!(head.contains(cell), "{link}: {cell} is not in {head:?}");
                    known += 1;
                }
            }
            let place = |part: &str| page.text().find(part);
            if let (Some(facts), Some(news)) = (place("id=\"fs\""), place("id=\"rt\"")) {
                assert!(facts < news, "{link}");
            }
        }
        assert!(known > 60, "{known}");
    }
}
