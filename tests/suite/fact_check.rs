//! The fact check: its lead and its dumbbells, worked out a second time from `data/`.

use std::collections::BTreeMap;

use crate::app::{Answer, App, shipped};

/// The rows of the file, each by column.
async fn rows(app: &App) -> Vec<BTreeMap<String, String>> {
    let csv = app.get("/reactions/reported.csv").await.csv();
    let row = |row: &Vec<String>| csv[0].iter().cloned().zip(row.iter().cloned()).collect();
    csv[1..].iter().map(row).collect()
}

/// How far a printed figure lies above the exchange's; nothing where the exchange has none.
fn gap(row: &BTreeMap<String, String>) -> Option<f64> {
    let computed: f64 = row["computed"].parse().ok()?;
    Some(row["reported"].parse::<f64>().unwrap() - computed)
}

/// Ids of the rows of a panel, as drawn.
fn drawn(page: &Answer, panel: &str) -> Vec<String> {
    let links = page.attributes(&format!("section[aria-labelledby={panel}] ol.dumb a"), "href");
    links.iter().map(|link| link.strip_prefix("#p-").unwrap().to_owned()).collect()
}

#[tokio::test]
async fn every_figure_beside_one_of_the_exchange_is_drawn_the_widest_gap_first() {
    let app = App::start().await;
    let mut rows = rows(&app).await;
    rows.retain(|row| gap(row).is_some());
    rows.sort_by(|a, b| gap(b).unwrap().abs().total_cmp(&gap(a).unwrap().abs()));
    let page = app.get("/reactions/reported?limit=all").await;
    for (panel, agrees) in [("dap", false), ("dag", true)] {
        let of_panel = rows.iter().filter(|row| (row["verdict"] == "agrees") == agrees);
        let expected: Vec<&String> = of_panel.map(|row| &row["id"]).collect();
        assert_eq!(drawn(&page, panel).iter().collect::<Vec<_>>(), expected);
        assert!(expected.len() > 5, "{panel}");
    }
    let near = rows.iter().filter(|row| gap(row).unwrap().abs() <= 0.5).count();
    let widest = gap(&rows[0]).unwrap().abs();
    let said = format!(
        "{near} of {} printed figures lie within half a point of the exchange’s; the widest gap is \
         {widest:.2} points",
        rows.len()
    );
    assert_eq!(page.select("figcaption h2"), [said]);
    let reading = &page.select("figure .read")[0];
    assert!(reading.contains(&rows[0]["symbol"]) && reading.contains("Coinspeaker"), "{reading}");
}

#[tokio::test]
async fn a_mark_stands_on_the_side_of_its_gap_and_has_the_shape_of_its_verdict() {
    let app = App::start().await;
    let page = app.get("/zh/reactions/reported?limit=all").await;
    let at = |text: &String| text.trim_end_matches('%').parse::<f64>().unwrap();
    for row in rows(&app).await {
        let Some(gap) = gap(&row) else { continue };
        let marks = format!("ol.dumb a[href='#p-{}'] use.mk", row["id"]);
        let shapes = page.attributes(&marks, "href");
        assert_eq!(shapes, ["#m-exchange".to_owned(), format!("#v-{}", row["verdict"])]);
        let xs: Vec<f64> = page.attributes(&marks, "x").iter().map(at).collect();
        assert!((xs[0] - 50.0).abs() < 1e-9, "{xs:?}");
        // The axis reaches four points either way.
        assert!((xs[1] - (50.0 + gap * 92.0 / 8.0)).abs() < 0.01, "{} {gap} {xs:?}", row["id"]);
    }
    let shapes = page.attributes("svg defs g", "id");
    for verdict in ["agrees", "went_further", "disagrees"] {
        assert!(shapes.contains(&format!("v-{verdict}")), "{shapes:?}");
    }
}

#[tokio::test]
async fn the_lead_begins_with_the_figures_that_disagree_and_who_printed_them() {
    let (app, record) = (App::start().await, shipped());
    let rows = rows(&app).await;
    let disagree: Vec<_> = rows.iter().filter(|row| row["verdict"] == "disagrees").collect();
    let [open, high] = [disagree[0], disagree[1]];
    assert_eq!(disagree.len(), 2);
    for (row, publisher) in [(open, "PEdaily"), (high, "Coinspeaker")] {
        let printed = record.reported_moves.iter().find(|of| *of.id.as_str() == *row["id"]);
        let source = record.sources.iter().find(|of| of.id == printed.unwrap().sources[0]).unwrap();
        assert!(source.publisher.contains(publisher), "{}", source.publisher);
    }
    let figure = |text: &str| {
        let value: f64 = text.parse().unwrap();
        format!("{}{:.2}%", if value < 0.0 { '−' } else { '+' }, value.abs())
    };
    let [one, other] = [open, high].map(|row| figure(&row["computed"]));
    let page = app.get("/reactions/reported").await;
    let said = format!(
        "Two figures disagree: PEdaily’s {} for 360’s open on 30 March (601360.SS; exchange {one}) \
         and Coinspeaker’s “up more than {}%” for Baidu’s high on 31 August (BIDU; exchange {other}). ",
        figure(&open["reported"]),
        high["reported"].parse::<f64>().unwrap()
    );
    let lede = &page.select(".lede")[0];
    assert!(lede.starts_with(&said), "{lede}");
    let zh = app.get("/zh/reactions/reported").await.select(".lede")[0].clone();
    let said = format!(
        "两个数字与行情不符：投资界所载三六零3月30日开盘{}（601360.SS，行情{one}）和Coinspeaker所载百度\
         8月31日盘中最高“涨超{}%”（BIDU，行情{other}）。",
        figure(&open["reported"]),
        high["reported"].parse::<f64>().unwrap()
    );
    assert!(zh.starts_with(&said), "{zh}");
    let agreeing = app.get("/reactions/reported?verdict=agrees").await;
    assert!(!agreeing.select(".lede")[0].starts_with("Two figures"));
}
