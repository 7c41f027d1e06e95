//! Sources: the list, the page of each, and the way to it from all that rests on it.

use axum::http::StatusCode;

use crate::app::App;

/// A source of all kinds of rows but the calendars'.
const FEATURE: &str = "/sources/pedaily-2023-04-ranciyuan";

#[tokio::test]
async fn a_source_says_how_much_rests_on_it_and_shows_every_row() {
    let app = App::start().await;
    let page = app.get(FEATURE).await;
    let text = page.select(".lede").remove(0);
    assert!(text.starts_with("125 rows of the record rest on this source: 27 announcements, "));
    assert!(text.contains("7 printed share moves, 28 claims, 6 promises, 18 people"), "{text}");
    assert!(text.ends_with("4 of the announcements have no other source."), "{text}");
    assert_eq!(page.attributes("li.row .what > a", "href").len(), 27);
    assert_eq!(page.attributes("table.printed tbody tr", "id").len(), 7);
    for (section, rows) in [("cl", 28), ("pr", 6), ("pp", 18), ("co", 22), ("mo", 17)] {
        let found = page.attributes(&format!("section[aria-labelledby={section}] li"), "class");
        let items = page.select(&format!("section[aria-labelledby={section}] li"));
        assert_eq!(items.len(), rows, "{section} {found:?}");
    }
    let chinese = app.get(&format!("/zh{FEATURE}")).await;
    let text = chinese.select(".lede").remove(0);
    assert!(text.contains("有125条依据此来源：27条动态、媒体所载涨跌幅7处"), "{text}");
}

#[tokio::test]
async fn a_source_of_the_calendars_shows_the_days_it_stands_for() {
    let app = App::start().await;
    let page = app.get("/sources/exchange-calendars-4-13-2").await;
    let text = page.select(".lede").remove(0);
    assert!(text.contains("43 days on which an exchange was shut and 2 shortened sessions"));
    let days = page.attributes("main section li time a", "href");
    assert_eq!(days.len(), 45);
    assert!(days.contains(&"/dates/2023-04-10".to_owned()), "{days:?}");
}

#[tokio::test]
async fn a_source_shows_its_title_as_printed_and_leads_out_or_says_that_it_cannot() {
    let app = App::start().await;
    let page = app.get("/sources/1ai-2023-11-jia-yangqing").await;
    assert_eq!(page.select("h1"), ["贾扬清吐槽:国产大模型套壳Llama 假装自研"]);
    assert_eq!(page.attributes("h1", "lang"), ["zh-Hans"]);
    let out = page.attributes("a[href='https://www.1ai.net/newsflashes/1262.html']", "rel");
    assert!(out[0].contains("noreferrer"), "{out:?}");
    let unknown = app.get(FEATURE).await;
    assert!(unknown.select(".kv dd").contains(&"address unknown".to_owned()));
    assert_eq!(
        unknown.select(".kick.other"),
        ["Our description; the title as printed is not known."]
    );
}

#[tokio::test]
async fn the_sources_of_a_publisher_form_a_chain_by_date() {
    let app = App::start().await;
    let list = app.get("/sources.csv?publisher=South+China+Morning+Post").await.csv();
    let mut ids: Vec<(String, String)> = list[1..]
        .iter()
        .map(|row| {
            let day = if row[4].is_empty() { "9999".to_owned() } else { row[4].clone() };
            (day, row[0].clone())
        })
        .collect();
    ids.sort();
    assert_eq!(ids.len(), 16);
    for pair in ids.windows(2) {
        let [(_, one), (_, next)] = pair else { continue };
        let page = app.get(&format!("/zh/sources/{one}")).await;
        assert_eq!(page.attributes("a[rel=next]", "href"), [format!("/zh/sources/{next}")]);
        let page = app.get(&format!("/sources/{next}")).await;
        assert_eq!(page.attributes("a[rel=prev]", "href"), [format!("/sources/{one}")]);
    }
}

#[tokio::test]
async fn an_unknown_source_offers_the_nearest_and_another_spelling_moves() {
    let app = App::start().await;
    let page = app.get("/zh/sources/pedaily-2023-04-ranciyua").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let near = page.attributes("main section a", "href");
    assert_eq!(near[0], format!("/zh{FEATURE}"));
    let moved = app.get("/sources/PEdaily-2023-04-ranciyuan").await;
    assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(moved.header("location"), FEATURE);
}

#[tokio::test]
async fn the_list_names_the_most_used_sources_and_filters_by_language_and_publisher() {
    let app = App::start().await;
    let page = app.get("/sources").await;
    let named = page.attributes(".lede a", "href");
    assert_eq!(named[..2], [FEATURE, "/sources/github-wqw547243068-blog"]);
    assert!(page.select(".lede")[0].contains("(125 rows)"));
    let italian = app.get("/sources?language=it").await;
    let file = app.get("/sources.csv?language=it").await.csv();
    assert!(file.len() > 1);
    assert_eq!(italian.attributes("tbody tr", "id").len(), file.len() - 1);
    let languages = italian.attributes("tbody th a[href^='/sources/']", "lang");
    assert_eq!(languages, vec!["it"; file.len() - 1]);
    let github = app.get("/zh/sources?publisher=GitHub&limit=all").await;
    let file = app.get("/sources.csv?publisher=GitHub").await.csv();
    assert_eq!(github.attributes("tbody tr", "id").len(), file.len() - 1);
    assert_eq!(app.get("/sources?language=fr").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_list_the_page_and_the_export_of_a_source_count_alike() {
    let app = App::start().await;
    let csv = app.get("/sources.csv").await.csv();
    let column = csv[0].iter().position(|head| head == "uses").unwrap();
    let mut shown = Vec::new();
    let mut next = Some("/sources?limit=all".to_owned());
    while let Some(address) = next {
        let list = app.get(&address).await;
        shown.extend(list.select("tbody td:last-child"));
        next = list.attributes("a[rel=next]", "href").pop();
    }
    assert_eq!(shown.len(), csv.len() - 1);
    for (row, shown) in csv[1..].iter().zip(shown) {
        assert_eq!(row[column], shown, "{}", row[0]);
    }
    for row in csv[1..].iter().step_by(15) {
        let page = app.get(&format!("/sources/{}", row[0])).await;
        let sentence = page.select(".lede").remove(0);
        let sentence = sentence.replace("One row", "1 row").replace("No row", "0 row");
        assert!(sentence.starts_with(&format!("{} row", row[column])), "{}: {sentence}", row[0]);
    }
}

#[tokio::test]
async fn wherever_sources_are_cited_they_lead_to_their_page_and_out() {
    let app = App::start().await;
    for address in [
        "/announcements/baidu-ernie-bot-unveiled",
        "/reactions/baidu-ernie-bot-unveiled/9888.HK",
        "/reactions/reported",
        "/dates/2023-04-10",
        "/companies/baidu",
    ] {
        for language in ["", "/zh"] {
            let page = app.get(&format!("{language}{address}")).await;
            let own = page.attributes(&format!("main a[href^='{language}/sources/']"), "href");
            assert!(own.len() >= 5, "{language}{address}: {own:?}");
            let out = page.attributes("main a[href^=http]", "rel");
            assert!(!out.is_empty() && out.iter().all(|rel| rel.contains("noreferrer")));
            for source in own.iter().take(3) {
                assert_eq!(app.get(source).await.status, StatusCode::OK, "{source}");
            }
        }
    }
}
