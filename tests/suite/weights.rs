//! How heavy answers are, gzipped: the budgets of the shipped record, at the default limit.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;

use crate::app::App;

const KB: usize = 1024;
/// What a page weighs at most that is mostly charts: companies, shares,
/// comparisons, promises and the ranking of reactions.
const CHARTS: usize = 20 * KB;

async fn weight(app: &App, address: &str) -> usize {
    let request = Request::get(address).header("accept-encoding", "gzip");
    let answer = app.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.header("content-encoding"), "gzip", "{address}");
    answer.body.len()
}

/// Every address of the sitemap in both languages, as paths.
async fn addresses(app: &App) -> BTreeSet<String> {
    let sitemap = app.get("/sitemap.xml").await;
    let found = sitemap.text().split("http://baimo.test").skip(1);
    found.map(|rest| rest[..rest.find(['<', '"']).unwrap()].to_owned()).collect()
}

#[tokio::test]
async fn no_page_of_the_record_weighs_more_than_its_budget() {
    let app = App::start().await;
    let addresses = addresses(&app).await;
    // The widest rows, one page of each other kind, and a twentieth of the rest.
    let chosen = addresses.iter().enumerate().filter(|(n, address)| {
        let depth = address.trim_start_matches("/zh").matches('/').count();
        let is_wide =
            ["/companies/", "/shares/", "/api/"].iter().any(|part| address.contains(part));
        n % 20 == 0 || depth == 1 || is_wide
    });
    let mut seen = 0;
    for (_, address) in chosen {
        let budget = match address.trim_start_matches("/zh") {
            "/" => 45 * KB,
            "/promises" | "/reactions" => CHARTS,
            path if path.starts_with("/companies/") || path.starts_with("/shares") => CHARTS,
            _ => 15 * KB,
        };
        let weight = weight(&app, address).await;
        assert!(weight <= budget, "{address}: {weight} of {budget} bytes");
        seen += 1;
    }
    assert!(seen > 150, "{seen} of {}", addresses.len());
}

#[tokio::test]
async fn a_comparison_of_the_two_companies_with_most_reactions_keeps_the_budget() {
    let app = App::start().await;
    for prefix in ["", "/zh"] {
        let address = format!("{prefix}/compare?company=baidu&company=kunlun-tech");
        let weight = weight(&app, &address).await;
        assert!(weight <= CHARTS, "{address}: {weight} of {CHARTS} bytes");
    }
}

#[tokio::test]
async fn pages_that_draw_marks_have_their_shapes_and_four_that_draw_none_do_not_carry_them() {
    let app = App::start().await;
    let mut with = 0;
    for address in addresses(&app).await.iter().filter(|address| !address.starts_with("/zh")) {
        let page = app.get(address).await;
        let (text, has_shapes) = (page.text(), page.text().contains("<g id=\"k-"));
        let draws = text.contains("href=\"#k-");
        assert!(has_shapes || !draws, "{address} draws marks without their shapes");
        with += usize::from(has_shapes);
    }
    assert!(with > 100, "{with}");
    for address in ["/reactions", "/compare?company=baidu", "/method", "/dates"] {
        assert!(!app.get(address).await.text().contains("<g id=\"k-"), "{address}");
    }
}

#[tokio::test]
async fn style_script_and_icon_leave_the_first_page_within_sixty_kilobytes_and_five_requests() {
    let app = App::start().await;
    for page in ["/", "/zh/"] {
        let html = app.get(page).await;
        let style = html.attributes("link[rel=stylesheet]", "href");
        let script = html.attributes("script[src]", "src");
        let icon = html.attributes("link[rel=icon]", "href");
        let files = [style.clone(), script.clone(), icon].concat();
        let mut whole = weight(&app, page).await;
        for file in &files {
            whole += weight(&app, file).await;
        }
        assert!(whole <= 60 * KB, "{page}: {whole}");
        assert!(files.len() < 5, "{page}: {files:?}");
        assert!(html.attributes("img", "src").is_empty(), "{page}");
        assert!(
            weight(&app, &style[0]).await <= 8 * KB && weight(&app, &script[0]).await <= 6 * KB
        );
    }
}
