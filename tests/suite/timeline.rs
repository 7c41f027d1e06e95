//! The timeline and its export.

use axum::http::StatusCode;

use crate::app::App;

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
