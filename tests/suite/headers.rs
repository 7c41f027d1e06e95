//! Security headers, scored as the HTTP Observatory scores them.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use baimo::store::Store;
use baimo::web::Site;
use baimo::web::ask::{ADDRESSES as TABLE, Kind, Matcher};
use baimo::web::error::Error;
use baimo::web::limits::Limits;
use baimo::web::route::{Handler, Route};
use baimo::web::routes::routes;
use baimo::web::site::Cx;

use crate::app::{Answer, App, shipped_database};

async fn site(public_url: &str) -> Site {
    let store = Store::open(shipped_database().await).await.unwrap();
    Site::new(store, public_url.to_owned())
}

/// The directives of a content security policy.
fn policy(answer: &Answer) -> BTreeMap<String, Vec<String>> {
    let header = answer.header("content-security-policy");
    let directives = header.split(';').filter_map(|directive| {
        let mut words = directive.split_whitespace().map(str::to_owned);
        Some((words.next()?, words.collect()))
    });
    directives.collect()
}

/// The score of a page: 100, less what is missing, and with bonuses from 90 up. Only what the
/// table in the Observatory's documentation says of headers; cookies, integrity and redirects don't
/// occur here.
fn score(answer: &Answer) -> i32 {
    let policy = policy(answer);
    let has = |words: &[String], word: &str| words.iter().any(|given| given == word);
    let none = |directive: &str| policy.get(directive).is_some_and(|words| has(words, "'none'"));
    let scripts = policy.get("script-src").or_else(|| policy.get("default-src"));
    let styles = policy.get("style-src").or_else(|| policy.get("default-src"));
    let unsafe_words = ["'unsafe-inline'", "'unsafe-eval'", "data:", "*", "https:", "http:"];
    let is_unsafe = |words: Option<&Vec<String>>| {
        words.is_none_or(|words| unsafe_words.iter().any(|word| has(words, word)))
    };
    let mut score = 100;
    let mut bonus = 0;
    if policy.is_empty() {
        score -= 25;
    } else if is_unsafe(scripts) || is_unsafe(styles) {
        score -= 20;
    } else if none("default-src") {
        bonus += 10;
    }
    if none("frame-ancestors") {
        bonus += 5;
    } else {
        score -= 20;
    }
    let hsts = answer.header("strict-transport-security");
    let age = hsts.split(';').find_map(|part| part.trim().strip_prefix("max-age="));
    match age.and_then(|age| age.parse::<u32>().ok()) {
        Some(15_768_000..) => {}
        Some(_) => score -= 10,
        None => score -= 20,
    }
    if answer.header("x-content-type-options") != "nosniff" {
        score -= 5;
    }
    if score >= 90 { score + bonus } else { score }
}

/// What every answer has, whatever it is.
fn assert_hardened(answer: &Answer, what: &str) {
    let kind = answer.header("content-type");
    let is_svg = kind == "image/svg+xml" || kind.is_empty() && what.contains(".svg");
    if is_svg && !what.contains("/static/") {
        // Made to stand in other sites' pages, for which the Observatory takes 20.
        assert_eq!(score(answer), 80, "{what}");
        let directives: Vec<String> = policy(answer).into_keys().collect();
        assert_eq!(directives, ["default-src", "style-src"], "{what}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{what}");
    } else {
        assert!(score(answer) >= 110, "{what}: {}", score(answer));
    }
    assert_eq!(answer.header("referrer-policy"), "no-referrer", "{what}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
    let permissions = answer.header("permissions-policy");
    for feature in ["camera", "geolocation", "microphone", "payment", "usb"] {
        assert!(permissions.contains(&format!("{feature}=()")), "{what}: {feature}");
    }
    assert!(!answer.header("x-request-id").is_empty(), "{what}");
    assert!(!answer.header("cache-control").is_empty() || answer.body.is_empty(), "{what}");
    for left_out in ["set-cookie", "server", "x-powered-by"] {
        assert!(answer.headers.get(left_out).is_none(), "{what}: {left_out}");
    }
    let is_json = kind.starts_with("application/json") || kind.contains("problem+json");
    let is_text = kind.starts_with("text/") || is_json || kind.contains("atom");
    assert!(!is_text || kind.contains("charset=utf-8"), "{what}: {kind}");
    let is_page = kind.starts_with("text/html") || kind.starts_with("text/plain");
    let has_links = policy(answer).contains_key("form-action");
    if is_page {
        assert!(has_links, "{what}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{what}");
        assert!(answer.headers.get("access-control-allow-origin").is_none(), "{what}");
    }
    if is_json || ["csv", "sheet", "zip", "sqlite"].iter().any(|data| kind.contains(data)) {
        assert!(policy(answer).contains_key("sandbox"), "{what}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{what}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{what}");
    }
}

/// One address of each route; a route that is missing here fails the test.
pub const ADDRESSES: &[&str] = &[
    "/",
    "/zh/",
    "/zh",
    "/announcements",
    "/zh/announcements",
    "/announcements/baidu-ernie-bot-unveiled",
    "/companies",
    "/companies/baidu",
    "/companies/Baidu",
    "/companies/baidu.atom",
    "/compare?company=baidu",
    "/claims",
    "/dates",
    "/dates/2023-04",
    "/dates/2023-04-10",
    "/models",
    "/people",
    "/people/robin-li",
    "/promises",
    "/reactions",
    "/reactions/reported",
    "/reactions/360-llm-demo/601360.SS",
    "/shares",
    "/benchmarks",
    "/benchmarks/c-eval",
    "/scores",
    "/scores/compared",
    "/models/compare",
    "/licences",
    "/filings",
    "/money",
    "/shares/%5EHSI",
    "/sources",
    "/sources/pedaily-2023-04-ranciyuan",
    "/announcements.atom",
    "/announcements.ics",
    "/people.csv",
    "/models/ernie-bot",
    "/method",
    "/data",
    "/api/docs",
    "/corrections",
    "/about",
    "/problems/not-found",
    "/search?q=wenxin",
    "/opensearch.xml",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/manifest.webmanifest",
    "/timeline.svg",
    "/embed/timeline.svg",
    "/embed/reactions/baidu-ernie-bot-unveiled/9888.HK.svg",
    "/oembed?url=http://baimo.test/",
    "/preview/about.png",
    "/preview/models/ernie-bot.png",
    "/preview/reactions/baidu-ernie-bot-unveiled/9888.HK.png",
    "/eventstudy/request.csv",
    "/api/v1/dataset",
    "/people.json",
    "/people.ndjson",
    "/people.xlsx",
    "/zh/people.csv",
    "/healthz",
    "/readyz",
    "/static/app.css",
    "/api/nothing",
    "/embed/nothing.svg",
    "/preview/nothing.png",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/manifest.webmanifest",
    "/favicon.ico",
    "/corrections.atom",
    "/baimo.zip",
    "/baimo.sqlite",
    "/eventstudy/events.csv",
    "/models/ernie-bot",
    "/search?q=wenxin",
    "/opensearch.xml",
    "/method",
    "/data",
    "/about",
    "/problems/busy",
    "/api/v1/openapi.json",
    "/api/v1/announcements",
    "/api/v1/people?limit=x",
];

#[tokio::test]
async fn every_route_and_every_error_scores_a_hundred_and_ten_or_more() {
    let app = App::behind(site("https://baimo.test").await, routes());
    for address in ADDRESSES {
        for prefix in ["", "/zh"] {
            let answer = app.get(&format!("{prefix}{address}")).await;
            assert_hardened(&answer, &format!("{prefix}{address}"));
        }
    }
    let css = app.get("/").await.attributes("link[rel=stylesheet]", "href").remove(0);
    assert_hardened(&app.get(&css).await, &css);
    let long = format!("/?q={}", "a".repeat(3000));
    for (address, status) in [
        ("/nothing-here", 404),
        ("/people.xlsx/nothing", 404),
        ("/nothing.csv", 404),
        ("/?kind=wrong", 400),
        ("/people.csv?kind=wrong", 400),
        ("/people.xlsx?kind=wrong", 400),
        (long.as_str(), 414),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        assert_hardened(&answer, address);
    }
    for path in ["/", "/people.csv"] {
        let post = app.send(Request::post(path).body(Body::empty()).unwrap()).await;
        assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_hardened(&post, "405");
        let large = Request::get(path).body(Body::from(vec![0; 65_537])).unwrap();
        let large = app.send(large).await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_hardened(&large, "413");
        let head = app.send(Request::head(path).body(Body::empty()).unwrap()).await;
        assert_eq!(head.status, StatusCode::OK);
        assert_hardened(&head, "HEAD");
    }
}

#[tokio::test]
async fn faults_of_our_own_score_no_less() {
    async fn panics(_: Cx) -> Result<Response, Error> {
        panic!("a test's panic")
    }
    let limits = Limits { requests: 0, exports: 0, ..Limits::default() };
    let panicking: Vec<Route> = [("/panic", Kind::Page), ("/panic.csv", Kind::File)]
        .map(|(path, kind)| Route::new(path, kind, Handler::new(panics)))
        .into();
    let app = App::behind(site("https://baimo.test").await, panicking.clone());
    let full = App::behind(site("https://baimo.test").await.with_limits(limits), panicking);
    for path in ["/panic", "/panic.csv"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert_hardened(&answer, path);
        let answer = full.get(path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert_hardened(&answer, path);
    }
    let site = site("https://baimo.test").await;
    site.store.close().await;
    let away = App::behind(site, routes());
    for path in ["/", "/readyz", "/people.csv"] {
        let answer = away.get(path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert_hardened(&answer, path);
    }
}

#[tokio::test]
async fn only_a_site_behind_tls_asks_for_tls() {
    let plain = App::behind(site("http://baimo.test").await, routes());
    let answer = plain.get("/").await;
    assert!(answer.headers.get("strict-transport-security").is_none());
    assert_eq!(score(&answer), 80, "the scorer takes nothing off");
    let secure = App::behind(site("https://baimo.test").await, routes());
    let hsts = secure.get("/people.csv").await;
    assert_eq!(hsts.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
}

#[test]
fn the_scorer_finds_what_is_missing() {
    let answer = |headers: &[(&'static str, &'static str)]| Answer {
        status: StatusCode::OK,
        headers: headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect(),
        body: Vec::new(),
    };
    assert_eq!(score(&answer(&[])), 30);
    let inline = "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";
    let hsts = ("strict-transport-security", "max-age=31536000");
    let nosniff = ("x-content-type-options", "nosniff");
    assert_eq!(score(&answer(&[("content-security-policy", inline), hsts, nosniff])), 80);
    let strict = "default-src 'none'; frame-ancestors 'none'";
    assert_eq!(score(&answer(&[("content-security-policy", strict), hsts, nosniff])), 115);
}

#[test]
fn every_row_of_the_table_has_an_address_in_these_tests() {
    let rows = TABLE.iter().map(|row| (row.path.to_owned(), row.path));
    let matcher = Matcher::new(rows).unwrap();
    let tested: BTreeSet<&str> = ADDRESSES
        .iter()
        .filter_map(|address| matcher.at(address.split('?').next()?).map(|found| *found.row))
        .collect();
    // Swagger UI sets inline styles, for which the Observatory takes some; the browser looks at it.
    for row in TABLE.iter().filter(|row| row.kind != Kind::Manual) {
        assert!(tested.contains(row.path), "no address of {} is tested", row.path);
    }
}

#[tokio::test]
async fn errors_come_in_the_form_of_their_address() {
    let app = App::start().await;
    for (address, status) in [
        ("/oembed?url=x", 404),
        ("/oembed", 400),
        ("/oembed?url=http://baimo.test/&maxwidth=x", 400),
        ("/oembed?url=http://baimo.test/&format=xml", 501),
        ("/oembed?url=http://baimo.test/&format=toml", 501),
        ("/timeline.svg?theme=red", 400),
        ("/embed/timeline.svg?width=1", 400),
        ("/embed/reactions/nothing/9888.HK.svg", 404),
        ("/preview/companies/nothing.png", 404),
        ("/preview/nothing.png", 404),
        ("/embed/nothing.svg", 404),
        ("/companies/nothing.atom", 404),
        ("/announcements.parquet?kind=wrong", if cfg!(feature = "parquet") { 400 } else { 404 }),
        ("/nothing.csv", 404),
        ("/eventstudy/nothing", 404),
        ("/api/v1/nothing", 404),
        ("/api/nothing", 404),
        ("/static/nothing.css", 404),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        let kind = answer.header("content-type");
        assert!(kind.starts_with("application/problem+json"), "{address}: {kind}");
    }
    for address in
        ["/nothing", "/zh/nothing", "/companies/nothing", "/api/swagger/nothing", "/?kind=x"]
    {
        let kind = app.get(address).await.header("content-type").to_owned();
        assert!(kind.starts_with("text/html"), "{address}: {kind}");
    }
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page_and_never_to_another_site() {
    let app = App::start().await;
    for (given, leads) in [
        ("/companies/", "/companies"),
        ("/companies/baidu/?a=%2F&b=c", "/companies/baidu?a=%2F&b=c"),
        ("/zh/dates/2023-04/", "/zh/dates/2023-04"),
        ("/people.csv/", "/people.csv"),
        ("/api/v1/announcements/?kind=policy", "/api/v1/announcements?kind=policy"),
        ("/zh", "/zh/"),
        ("/api/docs/", "/api/docs"),
        ("/zh/api/docs/", "/zh/api/docs"),
        ("/api/swagger", "/api/swagger/"),
    ] {
        let answer = app.get(given).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (308, leads), "{given}");
    }
    for address in ["/", "/zh/", "/api/swagger/"] {
        assert_eq!(app.get(address).await.status, 200, "{address}");
    }
    for given in ["//evil.test/", "///evil.test/", "/\\evil.test/", "//evil.test/%2e%2e/"] {
        let answer = app.get(given).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (404, ""), "{given}");
    }
}
