//! Finished answers: the same bytes warm as cold, validators, and a new record at once.

use std::io::Read as _;

use axum::body::Body;
use axum::http::{Method, Request};
use baimo::import::{self, Input, Origin};
use baimo::store::Store;

use crate::app::{Answer, App, shipped_database, url_in};
use crate::record::Copy;

async fn ask(app: &App, address: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::empty()).unwrap()).await
}

/// The body behind its encoding.
fn decoded(answer: &Answer) -> Vec<u8> {
    let mut plain = Vec::new();
    match answer.header("content-encoding") {
        "gzip" => {
            flate2::read::GzDecoder::new(answer.body.as_slice()).read_to_end(&mut plain).unwrap();
        }
        "br" => brotli::BrotliDecompress(&mut answer.body.as_slice(), &mut plain).unwrap(),
        "" => plain.clone_from(&answer.body),
        other => panic!("{other}"),
    }
    plain
}

#[tokio::test]
async fn every_form_of_every_kind_of_answer_holds_the_same_bytes_warm_and_cold() {
    let app = App::start().await;
    let css = app.get("/").await.attributes("link[rel=stylesheet]", "href")[0].clone();
    for address in ["/", "/zh/companies/baidu", "/api/v1/dataset", "/announcements.atom", &css] {
        let plain = app.get(address).await;
        assert_eq!(plain.status, 200, "{address}");
        let mut etags = vec![plain.header("etag").to_owned()];
        for encoding in ["br", "gzip"] {
            let cold = ask(&app, address, &[("accept-encoding", encoding)]).await;
            let warm = ask(&app, address, &[("accept-encoding", encoding)]).await;
            assert_eq!(cold.header("content-encoding"), encoding, "{address}");
            assert_eq!(cold.header("vary"), "Accept-Encoding");
            assert_eq!(decoded(&cold), plain.body, "{address} {encoding}");
            assert!(cold.body.len() < plain.body.len(), "{address} {encoding}");
            assert_eq!((&cold.body, cold.header("etag")), (&warm.body, warm.header("etag")));
            etags.push(cold.header("etag").to_owned());
        }
        etags.sort();
        etags.dedup();
        assert_eq!(etags.len(), 3, "{address}: each form has an ETag of its own");
        assert!(etags.iter().all(|etag| etag.starts_with('"') && etag.ends_with('"')));
    }
    let stats = app.site.finished.stats().await;
    assert!(stats.hits >= 10 && stats.entries >= 15 && stats.bytes > 100_000, "{stats:?}");
}

#[tokio::test]
async fn a_client_that_has_it_is_told_so_without_a_query() {
    let app = App::start().await;
    for address in ["/zh/", "/reactions.csv", "/announcements.xlsx"] {
        let first = app.get(address).await;
        let etag = first.header("etag").to_owned();
        let before = app.site.finished.stats().await;
        for value in [etag.clone(), format!("\"other\", W/{etag}")] {
            let again = ask(&app, address, &[("if-none-match", &value)]).await;
            assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{address}");
            assert_eq!(again.header("etag"), etag);
            assert_eq!(again.header("cache-control"), "no-cache");
        }
        let after = app.site.finished.stats().await;
        assert_eq!(before.misses, after.misses, "nothing was made");
        let other = ask(&app, address, &[("if-none-match", "\"other\"")]).await;
        assert_eq!(other.status, 200);
    }
    let modified = app.get("/").await.header("last-modified").to_owned();
    assert_eq!(modified, "Fri, 27 Nov 2026 16:00:00 GMT", "midnight in Beijing");
    assert_eq!(ask(&app, "/", &[("if-modified-since", &modified)]).await.status, 304);
    let both = [("if-modified-since", modified.as_str()), ("if-none-match", "\"other\"")];
    assert_eq!(ask(&app, "/", &both).await.status, 200, "the ETag decides");
    let early = [("if-modified-since", "Sun, 22 Nov 2020 16:00:00 GMT")];
    assert_eq!(ask(&app, "/", &early).await.status, 200);
}

#[tokio::test]
async fn spellings_of_one_question_are_one_answer_and_mistakes_are_not_kept() {
    let app = App::start().await;
    let one = app.get("/?kind=policy&company=cac").await;
    let other = app.get("/?utm_source=mail&company=cac&kind=policy&q=").await;
    assert_eq!((one.header("etag"), &one.body), (other.header("etag"), &other.body));
    let noticed = app.get("/?compny=cac").await;
    assert_eq!((noticed.status.as_u16(), noticed.header("cache-control")), (200, "no-store"));
    assert_eq!(noticed.header("etag"), "");
    for (address, status) in [("/nothing", 404), ("/?kind=wrong", 400), ("/companies/Baidu", 308)] {
        let answer = app.get(address).await;
        assert_eq!((answer.status.as_u16(), answer.header("etag")), (status, ""), "{address}");
    }
    // What data addresses refuse they refuse warm too.
    assert_eq!(app.get("/api/v1/claims").await.status, 200);
    for query in ["q=", "utm_source=mail", "limit=50&limit=50"] {
        assert_eq!(app.get(&format!("/api/v1/claims?{query}")).await.status, 400, "{query}");
    }
    let before = app.site.finished.stats().await.entries;
    app.get("/nothing").await;
    assert_eq!(app.site.finished.stats().await.entries, before);
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let app = App::start().await;
    for address in ["/", "/api/v1/dataset"] {
        let get = app.get(address).await;
        let request = Request::builder().method(Method::HEAD).uri(address);
        let head = app.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!((head.status, head.body.len()), (get.status, 0));
        assert_eq!(head.header("content-length"), get.body.len().to_string());
        assert_eq!(head.header("etag"), get.header("etag"));
    }
}

#[tokio::test]
async fn a_new_record_shows_at_once_and_empties_the_store() {
    let dir = tempfile::tempdir().unwrap();
    let copy = Copy::new();
    let store = Store::create(&url_in(dir.path())).await.unwrap();
    let load = async |copy: &Copy| {
        let store = Store::create(&url_in(dir.path())).await.unwrap();
        let record = import::read(&Input::Dir(copy.dir().to_owned())).unwrap();
        import::load(&store, &record, Origin::Import).await.unwrap();
        store.close().await;
    };
    load(&copy).await;
    let app = App::on(store);
    let before = app.get("/companies/baidu").await;
    assert!(app.site.finished.stats().await.entries > 0);
    copy.replace("companies.toml", "name_en = \"Baidu\"", "name_en = \"Baidu Again\"");
    load(&copy).await;
    let etag = before.header("etag").to_owned();
    let after = ask(&app, "/companies/baidu", &[("if-none-match", &etag)]).await;
    assert_eq!(after.status, 200);
    assert!(after.text().contains("Baidu Again"));
    assert_ne!(after.header("etag"), etag);
    assert_eq!(app.site.finished.stats().await.entries, 1, "the old answers are gone");
}

#[tokio::test]
async fn the_record_outlives_the_database_and_what_needs_session_moves_says_that_it_is_away() {
    let app = App::on(Store::open(shipped_database().await).await.unwrap());
    let before = app.get("/people").await;
    app.site.store.close().await;
    let after = app.get("/people").await;
    assert_eq!((after.status, &after.body), (before.status, &before.body));
    for page in ["/", "/promises", "/zh/companies?listed=yes", "/search?q=ernie", "/reactions"] {
        assert_eq!(app.get(page).await.status, 200, "{page}");
    }
    for page in ["/shares/9888.HK", "/reactions/baidu-ernie-bot-unveiled/9888.HK", "/moves.csv"] {
        assert_eq!(app.get(page).await.status, 503, "{page}");
    }
    assert_eq!(app.get("/readyz").await.status, 503);
}
