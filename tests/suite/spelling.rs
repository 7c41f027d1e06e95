//! What a reader asks for and the record does not have, or has in another spelling.

use axum::http::StatusCode;

use crate::app::App;

/// Every form in which a list can be narrowed by a company or a share.
const DATA: [&str; 15] = [
    "/announcements.csv",
    "/announcements.json",
    "/announcements.ndjson",
    "/announcements.xlsx",
    "/announcements.atom",
    "/announcements.ics",
    "/timeline.svg",
    "/embed/timeline.svg",
    "/companies.csv",
    "/claims.csv",
    "/promises.json",
    "/eventstudy/events.csv",
    "/api/v1/announcements",
    "/api/v1/models",
    "/api/v1/compare",
];

#[tokio::test]
async fn data_of_a_company_that_the_record_does_not_have_is_refused_with_the_nearest() {
    let app = App::start().await;
    for address in DATA {
        for given in ["baidoo", "Baidu", "%EF%BD%82aidu"] {
            let answer = app.get(&format!("{address}?company={given}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address} {given}");
            assert!(answer.header("content-type").starts_with("application/problem+json"));
            let allowed = "\"allowed\":[\"baidu\"";
            assert!(answer.text().contains(allowed), "{address} {given}: {}", answer.text());
        }
        let none = app.get(&format!("{address}?company=nosuch")).await;
        assert_eq!(none.status, StatusCode::BAD_REQUEST, "{address}");
        assert!(none.text().contains("nosuch"), "{address}");
    }
    let known = app.get("/claims.csv?company=zhihu").await;
    assert_eq!((known.status, known.csv().len()), (StatusCode::OK, 1), "only its head");
}

#[tokio::test]
async fn data_of_shares_reads_five_digits_and_refuses_other_spellings() {
    let app = App::start().await;
    for address in ["/moves.csv", "/reactions.csv", "/reactions/reported.csv", "/listings.csv"] {
        let five = app.get(&format!("{address}?symbol=09888.HK")).await;
        let four = app.get(&format!("{address}?symbol=9888.HK")).await;
        assert_eq!(five.status, StatusCode::OK, "{address}");
        assert!(four.csv().len() > 1, "{address}");
        assert_eq!(five.csv(), four.csv(), "{address}");
    }
    for (given, near) in [("HSI", "^HSI"), ("9888.hk", "9888.HK"), ("300481.SZ", "300418.SZ")] {
        for address in ["/moves.csv", "/api/v1/moves", "/reactions.json"] {
            let answer = app.get(&format!("{address}?symbol={given}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address} {given}");
            assert!(answer.text().contains(near), "{address} {given}");
        }
    }
    let moved = app.get("/api/v1/reactions/baidu-ernie-bot-unveiled/09888.hk?from=-1").await;
    assert_eq!(
        moved.header("location"),
        "/api/v1/reactions/baidu-ernie-bot-unveiled/9888.HK?from=-1"
    );
    assert_eq!(
        app.get("/api/v1/companies/Baidu").await.header("location"),
        "/api/v1/companies/baidu"
    );
}

#[tokio::test]
async fn pages_lead_to_the_canonical_spelling_and_say_what_is_near() {
    let app = App::start().await;
    for (given, canonical) in [
        ("/?company=Baidu&kind=upgrade", "/?company=baidu&kind=upgrade"),
        ("/zh/models?company=%E7%99%BE%E5%BA%A6", "/zh/models?company=baidu"),
        ("/?model=Ernie-Bot", "/?model=ernie-bot"),
        ("/reactions?symbol=09888.HK", "/reactions?symbol=9888.HK"),
        ("/reactions/reported?symbol=bidu", "/reactions/reported?symbol=BIDU"),
        ("/sources?publisher=github", "/sources?publisher=GitHub"),
        ("/compare?company=BAIDU&company=alibaba", "/compare?company=alibaba&company=baidu"),
        (
            "/zh/reactions/baidu-ernie-bot-unveiled/09888.HK",
            "/zh/reactions/baidu-ernie-bot-unveiled/9888.HK",
        ),
    ] {
        let answer = app.get(given).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{given}");
        assert_eq!(answer.header("location"), canonical);
    }
    for list in ["/", "/companies", "/models", "/claims", "/people", "/promises", "/reactions"] {
        let answer = app.get(&format!("{list}?company=baidoo&q=x")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{list}");
        let links = answer.attributes("main a", "href");
        assert!(links.contains(&format!("{list}?company=baidu&q=x")), "{list}: {links:?}");
        assert!(answer.select("main").concat().contains("baidoo"), "{list}");
    }
    let none = app.get("/zh/?company=nosuch").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn titles_tell_the_filter_as_prose_with_names() {
    let app = App::start().await;
    for (address, title) in [
        (
            "/?company=alibaba&company=baidu&kind=open-source&from=2023-03-01&to=2023-05-31",
            "Alibaba and Baidu, open-source releases, March to May",
        ),
        ("/?model=ernie-bot&listed=yes", "ERNIE Bot, announcements by listed companies"),
        ("/zh/?company=baidu&kind=policy", "百度、"),
        ("/reactions?company=baidu&q=bot", ": Baidu, “bot”"),
        ("/zh/reactions/reported?company=baidu&from=2023-03-16", "百度、2023年3月16日起"),
        ("/sources?publisher=GitHub&to=2023-03-16", ": GitHub, until 16 March 2023"),
        ("/models?company=baidu", ": Baidu"),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let (heading, page) = (answer.select("h1").concat(), answer.select("title").concat());
        assert!(heading.contains(title), "{address}: {heading}");
        assert!(page.contains(title), "{address}: {page}");
    }
}
