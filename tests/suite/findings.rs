//! What a chart's headline says is what its marks and its table hold.

use resvg::usvg::roxmltree::{Document, Node};

use crate::app::{Answer, App};

/// The numbers in a text, in their order.
fn numbers(text: &str) -> Vec<usize> {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap()).collect()
}

fn first(page: &Answer, selector: &str) -> String {
    page.select(selector).into_iter().next().unwrap_or_else(|| panic!("no {selector}"))
}

#[tokio::test]
async fn the_ranking_fills_as_many_marks_as_its_headline_calls_clear_of_zero() {
    let app = App::start().await;
    for address in ["/reactions", "/zh/reactions", "/reactions?exchange=SZSE"] {
        let page = app.get(address).await;
        let solid = page.select("svg[data-picture] a line.clear").len();
        let all = page.select("svg[data-picture] a circle").len();
        let mut said = numbers(&first(&page, "#ch"));
        said.sort_unstable();
        // One in twenty is clear by chance alone.
        let mut drawn = [solid, all, (all + 10) / 20];
        drawn.sort_unstable();
        assert_eq!(said, drawn, "{address}");
        assert!(solid > 0 && solid < all, "{address}");
    }
}

#[tokio::test]
async fn the_ladder_names_the_days_from_the_companys_first_word_to_public_use() {
    let app = App::start().await;
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let days = usize::try_from((day("2023-08-31") - day("2023-02-07")).num_days()).unwrap();
    for address in ["/models/ernie-bot", "/zh/models/ernie-bot"] {
        let page = app.get(address).await;
        assert_eq!(numbers(&first(&page, "#sl")), [days], "{address}");
    }
    // A model with one step has gone no way.
    let page = app.get("/models/ernie-3-5").await;
    assert_eq!(first(&page, "#sl"), "Stage ladder");
}

#[tokio::test]
async fn the_small_charts_are_counted_by_who_ended_above_the_benchmark() {
    let app = App::start().await;
    let page = app.get("/compare?company=baidu&company=kunlun-tech").await;
    // Each picture ends with two numbers: the share's in bold, the benchmark's in grey.
    let ends = |class: &str| -> Vec<usize> {
        let selector = format!(".mults svg > text.{class}:not(.m):not(.n)");
        page.select(&selector).iter().map(|text| text.trim().parse().unwrap()).collect()
    };
    let (shares, benchmarks) = (ends("b"), ends("q"));
    let above = shares.iter().zip(&benchmarks).filter(|(share, bench)| share > bench).count();
    assert_eq!(numbers(&first(&page, "h2#sm")), [above, shares.len()]);
}

#[tokio::test]
async fn the_weeks_end_where_the_headline_says_and_the_reading_holds_their_ends() {
    let app = App::start().await;
    let address = "/reactions/kunlun-tiangong-3-5-announced/300418.SZ";
    let page = app.get(address).await;
    assert!(first(&page, "#cx").starts_with("Over 41 sessions the share gained 144.81%"));
    let read = page.select("figure[aria-labelledby=cx] .read");
    assert!(read[0].contains("highest on day +15, at +179.35%"), "{read:?}");
    let rows = page.select("figure[aria-labelledby=cx] tbody tr");
    assert_eq!(rows.len(), 9);
    assert!(rows[8].contains("+20") && rows[8].contains("+144.81%"), "{rows:?}");
    let sums = first(&page, "#cu");
    let last = page.select("figure[aria-labelledby=cu] circle title").pop().unwrap();
    let sum = last.split(": ").nth(1).and_then(|rest| rest.split(',').next()).unwrap();
    assert!(sums.contains(sum) && sums.contains("not clear of zero"), "{sums} {last}");
}

#[tokio::test]
async fn an_empty_timeline_offers_itself_without_one_filter_with_true_counts() {
    let app = App::start().await;
    let page = app.get("/?company=baidu&kind=funding&q=qwen").await;
    let links = page.attributes("section[aria-labelledby=ne] a", "href");
    let counts = page.select("section[aria-labelledby=ne] .mute");
    assert!(!links.is_empty());
    for (link, count) in links.iter().zip(&counts) {
        let csv = app.get(&link.replacen("/?", "/announcements.csv?", 1)).await.csv();
        assert_eq!(numbers(count), [csv.len() - 1], "{link}");
    }
    // With one filter there is nothing near but everything.
    let page = app.get("/?q=nothing-fits-this").await;
    assert!(page.select("section[aria-labelledby=ne]").is_empty());
}

#[tokio::test]
async fn no_name_of_a_lane_touches_its_count_at_the_narrowest_width() {
    let app = App::start().await;
    let picture = app.get("/embed/timeline.svg?width=952").await;
    let document = Document::parse(picture.text()).unwrap();
    let is_hit = |node: &Node<'_, '_>| node.attribute("class") == Some("hit");
    let mut lanes = 0;
    for lane in document.descendants().filter(|node| node.children().any(|child| is_hit(&child))) {
        let texts: Vec<_> = lane.children().filter(|node| node.has_tag_name("text")).collect();
        let [name, count] = [texts[0], texts[1]];
        let end: f64 = count.attribute("x").unwrap().parse().unwrap();
        let length = |text: Node<'_, '_>| text.text().unwrap().trim().chars().count();
        #[expect(clippy::cast_precision_loss, reason = "a few letters")]
        let (name_end, start) = (6.2 * length(name) as f64, end - 6.5 * length(count) as f64);
        assert!(start > name_end + 3.0, "{:?}: {name_end} {start}", name.text());
        lanes += 1;
    }
    assert!(lanes > 20, "{lanes}");
}

#[tokio::test]
async fn the_legend_marks_the_kind_chosen_and_leads_back_to_all() {
    let app = App::start().await;
    let page = app.get("/?company=baidu&kind=unveiling").await;
    let chosen = page.attributes(".legend a[aria-current]", "href");
    assert_eq!(chosen, ["/?company=baidu"]);
    assert!(app.get("/").await.attributes(".legend a[aria-current]", "href").is_empty());
}
