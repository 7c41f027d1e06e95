//! The timeline and its export.

use axum::http::StatusCode;

use baimo::import::{self, Origin};
use baimo::record::Record;
use baimo::store::Store;

use crate::app::{App, tiny_record, url_in};

#[tokio::test]
async fn the_timeline_filtered_by_company_shows_the_same_announcements_as_its_csv() {
    let app = App::start().await;
    let page = app.get("/?company=baidu&limit=all").await;
    let shown = page.attributes("li.row .what > a", "href");
    let csv = app.get("/announcements.csv?company=baidu").await;
    let exported: Vec<String> =
        csv.csv().iter().skip(1).map(|row| format!("/announcements/{}", row[0])).collect();
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(shown, exported);
    assert!(exported.contains(&"/announcements/baidu-ernie-bot-unveiled".to_owned()));
}

#[tokio::test]
async fn the_pages_of_the_timeline_add_up_to_its_export() {
    let app = App::start().await;
    let (mut shown, mut address) = (Vec::new(), "/".to_owned());
    loop {
        let page = app.get(&address).await;
        shown.extend(page.attributes("li.row .what > a", "href"));
        match page.attributes("a[rel=next]", "href").pop() {
            Some(next) => address = next,
            None => break,
        }
    }
    let csv = app.get("/announcements.csv").await.csv();
    let exported: Vec<String> =
        csv.iter().skip(1).map(|row| format!("/announcements/{}", row[0])).collect();
    assert_eq!(shown, exported);
}

#[tokio::test]
async fn a_bad_value_names_the_field_and_what_it_allows() {
    let app = App::start().await;
    let page = app.get("/?kind=launch").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(page.text().contains("kind") && page.text().contains("unveiling"));
}

#[tokio::test]
async fn a_mistyped_filter_is_noted_on_a_page_and_refused_by_an_export() {
    let app = App::start().await;
    let page = app.get("/?compny=baidu").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.select(".notice")[0].contains("company"));
    assert_eq!(page.header("cache-control"), "no-store");
    let export = app.get("/announcements.csv?compny=baidu").await;
    assert_eq!(export.status, StatusCode::BAD_REQUEST);
    assert!(export.header("content-type").starts_with("application/problem+json"));
    assert!(export.text().contains("\"nearest\":\"company\""));
}

/// The tiny record with so many private firms more, each with one announcement.
pub fn with_firms(n: usize) -> Record {
    let mut record = tiny_record();
    let firm = record.companies.iter().find(|row| row.slug.as_str() == "baichuan").unwrap().clone();
    let news = record.announcements[0].clone();
    for n in 0..n {
        let mut company = firm.clone();
        company.slug = format!("firm-{n:03}").parse().unwrap();
        let mut announcement = news.clone();
        announcement.id = format!("firm-{n:03}-unveiled").parse().unwrap();
        announcement.company = company.slug.clone();
        record.companies.push(company);
        record.announcements.push(announcement);
    }
    record
}

#[tokio::test]
async fn a_facet_and_a_chart_do_not_grow_with_the_record_and_the_page_says_what_is_left_out() {
    let dir = tempfile::tempdir().unwrap();
    let url = url_in(dir.path());
    let store = Store::create(&url).await.unwrap();
    let record = with_firms(630);
    let acting = 630 + {
        let tiny = tiny_record().announcements;
        tiny.iter().map(|row| &row.company).collect::<std::collections::BTreeSet<_>>().len()
    };
    import::load(&store, &record.into(), Origin::Import).await.unwrap();
    let app = App::on(store);
    for (address, left_out) in [("/", "search for them by name"), ("/zh/", "按名称搜索")] {
        let page = app.get(address).await;
        let boxes = page.attributes("input[name=company]", "value");
        assert_eq!(boxes.len(), 60, "{address}");
        let said = page.select("details > p.mute").concat();
        assert!(said.contains(&(acting - 60).to_string()) && said.contains(left_out), "{said}");
        assert!(page.select("svg.lanes-w use.mk").is_empty(), "{address} has no mark of its own");
    }
    let chosen = app.get("/?company=firm-629").await;
    let boxes = chosen.attributes("input[name=company][checked]", "value");
    assert_eq!(boxes, ["firm-629"], "what is chosen has its box");
    assert_eq!(chosen.select("svg.lanes-w a use.mk").len(), 1);
}
