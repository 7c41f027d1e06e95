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

#[tokio::test]
async fn a_word_that_a_key_does_not_have_leads_to_those_it_has_by_their_names() {
    let app = App::start().await;
    for (address, link, name) in [
        ("/?company=baidu&kind=launch", "/?company=baidu&kind=open-source", "Open source"),
        ("/zh/?company=baidu&kind=launch", "/zh/?company=baidu&kind=open-source", "开源"),
        ("/?listed=maybe", "/?listed=no", "not listed"),
        ("/zh/?listed=maybe", "/zh/?listed=no", "未上市"),
        ("/companies?kind=wrong", "/companies?kind=research-institute", "Laboratory"),
        ("/people?sort=age", "/people?sort=-name", "Name, in reverse order"),
        ("/zh/?limit=7", "/zh/?limit=200", "200"),
        (
            "/zh/reactions/baidu-ernie-bot-unveiled/9888.HK?benchmark=SPX",
            "/zh/reactions/baidu-ernie-bot-unveiled/9888.HK?benchmark=%5EHSTECH",
            "恒生科技指数",
        ),
    ] {
        let page = app.get(address).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{address}");
        let links = page.attributes("main .plain a", "href");
        let at = links.iter().position(|url| url == link);
        let at = at.unwrap_or_else(|| panic!("{address} has no {link}: {links:?}"));
        assert_eq!(page.select("main .plain a")[at], name, "{address}");
        assert_eq!(app.get(link).await.status, StatusCode::OK, "{link}");
    }
}

#[tokio::test]
async fn what_a_key_takes_is_told_in_the_language_of_the_page() {
    let app = App::start().await;
    let reaction = "/reactions/baidu-ernie-bot-unveiled/9888.HK";
    let many: Vec<String> = (0..101).map(|n| format!("company=a{n}")).collect();
    for (address, en, zh) in [
        ("/?from=x".to_owned(), "A day such as 2023-04-10.", "2023-04-10这样的日期。"),
        (
            "/?from=2023-05-02&to=2023-05-01".to_owned(),
            "A first day that is not after the last.",
            "起始日期不得晚于结束日期。",
        ),
        (format!("/?{}", many.join("&")), "Fewer values at once.", "一次少给几个值。"),
        (format!("{reaction}?to=21"), "A whole number from 0 to 20.", "0至20之间的整数。"),
        (
            format!("{reaction}?est_from=-40&est_to=-60"),
            "A session before the last of the estimation window.",
            "早于估计期最后一日的交易日。",
        ),
        (
            format!("{reaction}?est_to=-5"),
            "A session before the event window, which begins on day −5 or earlier.",
            "早于事件窗口的交易日；事件窗口从第−5日或更早开始。",
        ),
    ] {
        for (prefix, told) in [("", en), ("/zh", zh)] {
            let page = app.get(&format!("{prefix}{address}")).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{prefix}{address}");
            assert_eq!(page.select("main section p"), [told], "{prefix}{address}");
        }
    }
}
