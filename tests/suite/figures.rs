//! Charts and the tables their figures stand in.

use crate::app::App;

/// The addresses of charts whose figures stand in a table or list elsewhere on their page.
const LINKED: [(&str, &str); 4] = [
    ("/", "#al"),
    ("/reactions/kunlun-tiangong-3-5-announced/300418.SZ", "#wt"),
    ("/reactions", "#rl"),
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
const CHARTS: [&str; 9] = [
    "/",
    "/companies/baidu",
    "/models/ernie-bot",
    "/reactions",
    "/reactions/kunlun-tiangong-3-5-announced/300418.SZ",
    "/compare?company=baidu&company=kunlun-tech",
    "/promises",
    "/dates",
    "/dates/2023-04-10",
];

#[tokio::test]
async fn a_chart_has_a_headline_a_line_on_how_to_read_it_and_its_source() {
    let app = App::start().await;
    for path in CHARTS {
        for prefix in ["", "/zh"] {
            let address = format!("{prefix}{path}");
            let page = app.get(&address).await;
            let charts = page.select("figure").len();
            assert!(charts > 0, "{address} has no chart");
            for part in [
                "figure:has(> figcaption > h2, > figcaption > h3)",
                "figure:has(> figcaption > p)",
                // In the picture; below it where it is made of several, or of HTML.
                "figure:has(.so, .kick)",
            ] {
                assert_eq!(page.select(part).len(), charts, "{address}: {part}");
            }
        }
    }
}
