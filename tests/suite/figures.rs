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
