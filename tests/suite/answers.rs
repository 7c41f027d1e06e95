//! What every answer has, errors and redirects among them.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::app::App;

#[tokio::test]
async fn every_kind_of_answer_has_the_security_headers_and_a_request_id() {
    let app = App::start().await;
    for address in
        ["/", "/zh/models", "/people.csv", "/people.json", "/nothing", "/?kind=x", "/healthz"]
    {
        let answer = app.get(address).await;
        assert!(
            answer.header("content-security-policy").starts_with("default-src 'none'"),
            "{address}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{address}");
        assert!(!answer.header("x-request-id").is_empty(), "{address}");
        assert!(!answer.header("cache-control").is_empty(), "{address}");
        assert!(
            answer.headers.get("set-cookie").is_none() && answer.headers.get("server").is_none()
        );
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_page_in_the_readers_language_with_the_request_id() {
    let app = App::start().await;
    let english = app.get("/nothing-here").await;
    assert_eq!(english.status, StatusCode::NOT_FOUND);
    assert_eq!(english.select("h1"), ["Page not found"]);
    assert!(english.text().contains(english.header("x-request-id")));
    let chinese = app.get("/zh/nothing-here").await;
    assert_eq!(chinese.status, StatusCode::NOT_FOUND);
    assert_eq!(chinese.attributes("html", "lang"), ["zh-Hans"]);
    assert_eq!(chinese.select("h1"), ["找不到页面"]);
}

#[tokio::test]
async fn an_unknown_announcement_offers_the_nearest_one() {
    let app = App::start().await;
    let page = app.get("/announcements/baidu-ernie-bot-unveild").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let near = page.attributes("main section a", "href");
    assert_eq!(near[0], "/announcements/baidu-ernie-bot-unveiled");
    assert!(near.len() <= 3, "{near:?}");
}

#[tokio::test]
async fn other_spellings_lead_to_the_canonical_address() {
    let app = App::start().await;
    for (from, to) in [
        ("/zh", "/zh/"),
        ("/announcements", "/"),
        ("/zh/people.csv?q=li", "/people.csv?q=li"),
        ("/announcements/Baidu-ERNIE-bot-unveiled", "/announcements/baidu-ernie-bot-unveiled"),
        (
            "/zh/announcements/Baidu-ERNIE-bot-unveiled",
            "/zh/announcements/baidu-ernie-bot-unveiled",
        ),
    ] {
        let answer = app.get(from).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{from}");
        assert_eq!(answer.header("location"), to, "{from}");
    }
}

#[tokio::test]
async fn only_get_and_head_are_answered() {
    let app = App::start().await;
    let post = Request::post("/").body(Body::empty()).unwrap();
    let answer = app.send(post).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), "GET, HEAD");
    let head = Request::head("/people.csv").body(Body::empty()).unwrap();
    let answer = app.send(head).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn the_language_switch_keeps_path_and_filter() {
    let app = App::start().await;
    let page = app.get("/?kind=unveiling&company=baidu").await;
    let switch = page.attributes("form.find a[hreflang]", "href");
    assert_eq!(switch, ["/zh/?company=baidu&kind=unveiling"]);
    let canonical = page.attributes("link[rel=canonical]", "href");
    assert_eq!(canonical, ["http://baimo.test/?company=baidu&kind=unveiling"]);
    let back = app.get(&switch[0]).await.attributes("form.find a[hreflang]", "href");
    assert_eq!(back, ["/?company=baidu&kind=unveiling"]);
}

#[tokio::test]
async fn the_style_sheet_is_kept_for_ever_under_its_own_name_and_no_other() {
    let app = App::start().await;
    let page = app.get("/").await;
    let css = page.attributes("link[rel=stylesheet]", "href").remove(0);
    let answer = app.get(&css).await;
    assert_eq!(answer.header("content-type"), "text/css; charset=utf-8");
    assert!(answer.header("cache-control").contains("immutable"));
    assert_eq!(app.get("/static/app.00000000.css").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/static/app.css").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_name_no_other_host_but_in_links_to_sources() {
    let app = App::start().await;
    let page = app.get("/announcements/baidu-ernie-bot-unveiled").await;
    for (selector, attribute) in
        [("script", "src"), ("link[rel=stylesheet]", "href"), ("img", "src")]
    {
        for address in page.attributes(selector, attribute) {
            assert!(address.starts_with('/'), "{address}");
        }
    }
    let outside = page.attributes("a[href^=http]", "rel");
    assert!(!outside.is_empty());
    assert!(outside.iter().all(|rel| rel == "noopener noreferrer nofollow"));
}
