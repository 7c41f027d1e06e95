//! Charts and the tables their figures stand in.

use crate::app::App;

/// The addresses of charts whose figures stand in a table or list elsewhere on their page.
const LINKED: [(&str, &str); 5] = [
    ("/", "#al"),
    ("/reactions/kunlun-tiangong-3-5-announced/300418.SZ", "#wt"),
    ("/reactions", "#rl"),
    ("/reactions/reported", "#fl"),
    ("/promises", "#rows"),
];

#[tokio::test]
async fn a_chart_whose_data_stand_elsewhere_on_its_page_links_there() {
    let app = App::start().await;
    for (path, target) in LINKED {
        for prefix in ["", "/zh"] {
            let address = format!("{prefix}{path}");
            let page = app.get(&address).await;
            let links = page.attributes("figure a", "href");
            assert!(links.iter().any(|link| link == target), "{address}: no {target} in {links:?}");
            let id = &target[1..];
            let within = format!("section[aria-labelledby={id}]");
            let data =
                page.select(&format!("{within} li.day, {within} tbody tr, {target} tbody tr"));
            assert!(data.len() > 10, "{address}: {target} holds {} rows", data.len());
        }
    }
}

/// A page of each kind that draws charts.
const CHARTS: [&str; 13] = [
    "/",
    "/companies/baidu",
    "/models/ernie-bot",
    "/models",
    "/benchmarks/c-eval",
    "/scores/compared",
    "/reactions",
    "/reactions/reported",
    "/reactions/kunlun-tiangong-3-5-announced/300418.SZ",
    "/compare?company=baidu&company=kunlun-tech",
    "/promises",
    "/dates",
    "/dates/2023-04-10",
];

/// What every chart has, as a selector that finds its figure.
const PARTS: [(&str, &str); 6] = [
    ("a headline", "figure:has(> figcaption > h2, > figcaption > h3)"),
    ("a line on how to read it", "figure:has(> figcaption > p)"),
    // In the picture; below it where it is made of several, or of HTML.
    ("its source", "figure:has(.so, .kick)"),
    ("a sentence made from its figures", "figure:has(> .read)"),
    ("its data, or a link to them", "figure:has(table, a[href^='#'])"),
    ("its headline as its name", "figure[aria-labelledby]"),
];

#[tokio::test]
async fn a_chart_has_all_that_makes_it_understood_and_quoted() {
    let app = App::start().await;
    for path in CHARTS {
        for prefix in ["", "/zh"] {
            let address = format!("{prefix}{path}");
            let page = app.get(&address).await;
            let charts = page.select("figure").len();
            assert!(charts > 0, "{address} has no chart");
            for (what, part) in PARTS {
                assert_eq!(page.select(part).len(), charts, "{address}: {what}");
            }
        }
    }
}

/// Sentences of charts with the figures that the record gives them.
const SENTENCES: [(&str, &str); 5] = [
    ("/", "Companies with fewer than 5 announcements share a lane, where marks bear their names."),
    (
        "/companies/baidu",
        "The longest wait between two was 92 days: ERNIE Bot, from 27 Mar to 27 Jun.",
    ),
    (
        "/reactions/baidu-ernie-bot-unveiled/9888.HK",
        "The share closed higher in 6 of 11 sessions and lower in 5; its range was widest on day \
         0, from −10.11% to +0.60%. The largest closing move of the Hang Seng Index was −3.04%.",
    ),
    (
        "/compare?company=baidu&company=kunlun-tech",
        "At day +5, 19 of 30 lines lie above zero; Kunlun Tech 27 Mar is the highest, Kunlun Tech \
         14 Jun the lowest.",
    ),
    (
        "/dates",
        "The longest gap between dated announcements was 19 days, between 10 Jan and 30 Jan.",
    ),
];

#[tokio::test]
async fn the_sentence_of_a_chart_says_what_the_record_holds() {
    let app = App::start().await;
    for (path, sentence) in SENTENCES {
        let page = app.get(path).await;
        let said = page.select("figure > .read");
        assert!(said.iter().any(|text| text.contains(sentence)), "{path}: {said:?}");
    }
}
