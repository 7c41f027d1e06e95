//! What one client, one crawler or one slip of the operator can still do (rows 45 and on of
//! `tests/faults/README.md`).

use axum::body::Body;
use axum::http::Request;
use baimo::store::Store;
use baimo::web::Site;
use baimo::web::cache::Finished;
use baimo::web::routes::routes;

use crate::app::{Answer, App, shipped_database};
use crate::command::baimo;

async fn in_brotli(app: &App, address: &str) -> Answer {
    let request = Request::get(address).header("accept-encoding", "br");
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn row_45_a_query_that_an_address_does_not_read_makes_no_new_answer() {
    let app = App::start().await;
    let page = app.get("/").await;
    let css = page.attributes("link[rel=stylesheet]", "href").remove(0);
    let js = page.attributes("script[src]", "src").remove(0);
    for address in [
        css.as_str(),
        &js,
        "/sitemap.xml",
        "/robots.txt",
        "/opensearch.xml",
        "/zh/opensearch.xml",
        "/manifest.webmanifest",
        "/.well-known/security.txt",
        "/api/swagger/swagger-ui.css",
        "/oembed?url=http://baimo.test/",
    ] {
        let first = in_brotli(&app, address).await;
        assert_eq!(first.status, 200, "{address}");
        let before = app.site.finished.stats().await;
        for n in 0..20 {
            let mark = if address.contains('?') { '&' } else { '?' };
            for query in [format!("n={n}"), format!("n={n}&n={n}&%6e=%FF"), format!("{n}")] {
                let again = in_brotli(&app, &format!("{address}{mark}{query}")).await;
                assert_eq!((again.status, &again.body), (first.status, &first.body), "{address}");
                assert_eq!(again.header("etag"), first.header("etag"), "{address}");
            }
        }
        let after = app.site.finished.stats().await;
        assert_eq!((before.misses, before.entries), (after.misses, after.entries), "{address}");
    }
    let before = app.site.finished.stats().await;
    for n in 0..20 {
        let fragment = format!("/oembed?url=http://baimo.test/%23{n}");
        assert_eq!(app.get(&fragment).await.status, 200);
        assert_eq!(app.get(&format!("/favicon.ico?n={n}")).await.status, 308);
    }
    let after = app.site.finished.stats().await;
    assert!(after.misses <= before.misses + 1 + 20, "favicon alone is not kept: {after:?}");
    assert!(after.entries <= before.entries + 1, "{after:?}");
}

#[tokio::test]
async fn row_45_swagger_is_compressed_once_and_told_apart_by_an_etag() {
    let app = App::start().await;
    let bundle = "/api/swagger/swagger-ui-bundle.js";
    let plain = app.get(bundle).await;
    let first = in_brotli(&app, bundle).await;
    let again = in_brotli(&app, &format!("{bundle}?n=1")).await;
    assert_eq!(first.header("content-encoding"), "br");
    assert!(first.body.len() * 3 < plain.body.len(), "{}", first.body.len());
    assert_eq!((&first.body, first.header("etag")), (&again.body, again.header("etag")));
    let known = Request::get(bundle).header("if-none-match", plain.header("etag"));
    let known = app.send(known.body(Body::empty()).unwrap()).await;
    assert_eq!((known.status.as_u16(), known.header("cache-control")), (304, "no-cache"));
    // Pages come and go; what comes with the binary stays.
    assert!(app.get("/api/swagger/").await.text().contains("openapi.json"));
}

#[tokio::test]
async fn row_46_the_store_of_finished_answers_holds_no_more_than_it_says() {
    const BYTES: u64 = 1 << 19;
    let store = Store::open(shipped_database().await).await.unwrap();
    let mut site = Site::new(store, "http://baimo.test".to_owned());
    site.finished = Finished::new(BYTES);
    let app = App::behind(site, routes());
    let mut sent = 0;
    for n in 0..200 {
        let address = format!("/search?q={n}");
        for answer in [app.get(&address).await, in_brotli(&app, &address).await] {
            sent += answer.body.len() as u64;
        }
        let stats = app.site.finished.stats().await;
        assert!(stats.bytes <= BYTES, "{stats:?}");
    }
    assert!(sent > 2 * BYTES, "too few to fill it: {sent}");
    let stats = app.site.finished.stats().await;
    assert!(stats.bytes > BYTES / 2 && stats.bytes / stats.entries > 4_000, "{stats:?}");
}

#[tokio::test]
async fn row_49_the_head_of_a_file_is_given_without_the_file() {
    let app = App::start().await;
    for file in ["/moves.csv", "/people.xlsx", "/baimo.zip", "/baimo.sqlite", "/claims.json?q=gpt"]
    {
        let request = Request::head(file).body(Body::empty()).unwrap();
        let head = app.send(request).await;
        let before = app.site.finished.stats().await;
        assert_eq!((head.status.as_u16(), head.body.len()), (200, 0), "{file}");
        assert_eq!((before.misses, before.entries), (0, 0), "{file} was made");
        assert!(head.header("content-disposition").starts_with("attachment"), "{file}");
        assert!(!head.header("etag").is_empty(), "{file}");
    }
    let get = app.get("/people.xlsx").await;
    let head = app.send(Request::head("/people.xlsx").body(Body::empty()).unwrap()).await;
    assert_eq!(head.header("etag"), get.header("etag"));
    assert_eq!(head.header("content-length"), get.body.len().to_string());
    let bad = app.send(Request::head("/people.csv?kind=x").body(Body::empty()).unwrap()).await;
    assert_eq!(bad.status, 400);
}

#[tokio::test]
async fn row_51_characters_that_no_text_has_are_refused_in_every_key() {
    let is_unwritable = |c: char| {
        let code = u32::from(c);
        c.is_control() && !"\r\n".contains(c)
            || (0xfdd0..=0xfdef).contains(&code)
            || code & 0xfffe == 0xfffe
    };
    let app = App::start().await;
    for bad in [
        "%00",
        "%01",
        "%1B",
        "%7F",
        "%C2%80",
        "%C2%85",
        "%C2%9F",
        "%EF%B7%90",
        "%EF%BF%BE",
        "%EF%BF%BF",
        "%F0%9F%BF%BE",
        "%F4%8F%BF%BF",
    ] {
        for page in
            ["/?q=", "/search?q=", "/sources?publisher=", "/compare?announcement=", "/models?"]
        {
            let answer = app.get(&format!("{page}a{bad}b")).await;
            assert!(!answer.status.is_server_error(), "{page}{bad}");
            assert!(!answer.text().contains(is_unwritable), "{page}{bad}");
        }
        for address in [
            "/announcements.atom?q=",
            "/announcements.ics?company=",
            "/timeline.svg?q=",
            "/preview/search.png?q=",
            "/claims.json?q=",
            "/api/v1/claims?q=",
            "/oembed?url=",
            "/reactions.csv?",
        ] {
            let answer = app.get(&format!("{address}a{bad}b")).await;
            assert_eq!(answer.status, 400, "{address}{bad}");
            assert!(!answer.text().contains(is_unwritable), "{address}{bad}");
        }
    }
    // Line ends and tabs of a form are blanks.
    assert_eq!(app.get("/search?q=wen%0D%0Axin%09").await.status, 200);
}

#[tokio::test]
async fn row_53_a_repeated_key_in_another_order_is_another_answer() {
    let app = App::start().await;
    for path in ["/announcements.csv", "/", "/timeline.svg"] {
        let one = app.get(&format!("{path}?from=2023-03-01&from=2023-12-01")).await;
        let other = app.get(&format!("{path}?from=2023-12-01&from=2023-03-01")).await;
        assert_eq!((one.status, other.status), (other.status, one.status), "{path}");
        if one.status == 200 {
            assert_ne!(one.header("etag"), other.header("etag"), "{path}");
            assert_ne!(one.body, other.body, "{path}");
        }
    }
}

#[tokio::test]
async fn row_54_a_name_longer_than_any_of_the_record_is_compared_with_none() {
    let app = App::start().await;
    for list in ["companies", "models", "announcements", "sources", "dates", "api/v1/sources"] {
        let answer = app.get(&format!("/{list}/{}", "baidu-".repeat(1300))).await;
        assert_eq!(answer.status, 404, "{list}");
    }
    let short = app.get("/companies/baidoo").await;
    assert!(short.text().contains("/companies/baidu\""), "near names are still offered");
    let long = app.get(&format!("/companies/{}", "baidu".repeat(21))).await;
    assert!(!long.text().contains("/companies/baidu\""));
}

#[tokio::test]
async fn row_55_a_redirect_never_leads_to_itself() {
    let app = App::start().await;
    for (given, leads) in [
        ("/companies/%42aidu", "/companies/baidu"),
        ("/zh/companies/B%41IDU?a=b", "/zh/companies/baidu?a=b"),
        ("/companies/%42aidu.atom", "/companies/baidu.atom"),
        (
            "/reactions/baidu-ernie-bot-unveiled/9888%2ehk",
            "/reactions/baidu-ernie-bot-unveiled/9888.HK",
        ),
        ("/preview/companies/%42aidu.png", "/preview/companies/baidu.png"),
    ] {
        let answer = app.get(given).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (308, leads), "{given}");
        assert_eq!(app.get(leads).await.status, 200, "{leads}");
    }
}

#[tokio::test]
async fn row_55_oembed_speaks_for_this_host_alone() {
    let app = App::start().await;
    for ours in ["http://baimo.test", "http://baimo.test/", "http://baimo.test/zh/#a"] {
        assert_eq!(app.get(&format!("/oembed?url={}", ours.replace('#', "%23"))).await.status, 200);
    }
    for other in [
        "http://baimo.test.evil.test/",
        "http://baimo.test@evil.test/",
        "http://baimo.test:8080/",
        "http://baimo.testing/",
        "https://baimo.test/",
        "//baimo.test/",
    ] {
        assert_eq!(app.get(&format!("/oembed?url={other}")).await.status, 404, "{other}");
    }
}

#[tokio::test]
async fn row_55_a_preview_shows_no_words_of_its_reader() {
    let app = App::start().await;
    for page in ["search", "index", "zh/search", "sources"] {
        let bare = app.get(&format!("/preview/{page}.png")).await;
        assert_eq!(bare.status, 200, "{page}");
        for key in ["q", "publisher"] {
            let said = app.get(&format!("/preview/{page}.png?{key}=buy+our+coin")).await;
            assert_eq!((said.status, &said.body), (bare.status, &bare.body), "{page} {key}");
        }
    }
}

#[test]
fn row_55_a_public_url_is_a_scheme_a_host_and_a_port() {
    for bad in [
        "http://a\"b",
        "http://a'b",
        "http://a\u{7f}b",
        "http://a\u{1}b",
        "http://a<b",
        "http://a/b",
        "http://a?b",
        "http://user@a",
        "http://a b",
        "http://百模.test",
        "http://",
        "http://:80",
        "ftp://a",
    ] {
        let out = baimo(["--public-url", bad, "--listen", "127.0.0.1:0"]).output().unwrap();
        assert_eq!(out.status.code(), Some(2), "{bad}");
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(said.contains("http://HOST"), "{bad}: {said}");
    }
}
