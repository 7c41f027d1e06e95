//! The pages about the record: method with its worked example, data, about.

use std::collections::BTreeMap;

use baimo::domain::round_half_away;
use baimo::record::Record;

use crate::app::{App, shipped};

fn closes(record: &Record, symbol: &str) -> BTreeMap<chrono::NaiveDate, f64> {
    let rows = record.moves.iter().filter(|row| row.symbol.as_str() == symbol);
    rows.map(|row| (row.day, row.close)).collect()
}

fn printed(value: f64, decimals: usize) -> String {
    let rounded = round_half_away(value, decimals);
    format!("{}{}", if rounded.sign < 0 { "−" } else { "" }, rounded.digits)
}

/// The example by hand, from moves.csv in percent: the shortcut sums of a textbook, on purpose not
/// the way the study computes.
fn by_hand(record: &Record, symbol: &str, index: &str, day0: &str) -> BTreeMap<&'static str, f64> {
    let (share, market) = (closes(record, symbol), closes(record, index));
    let sessions: Vec<_> = market.keys().copied().collect();
    let zero = sessions.iter().position(|day| day.to_string() == day0).unwrap();
    let sample: Vec<(f64, f64)> =
        sessions[zero - 120..=zero - 11].iter().map(|day| (market[day], share[day])).collect();
    let n = 110.0;
    assert_eq!(sample.len(), 110);
    let sum = |f: &dyn Fn(&(f64, f64)) -> f64| sample.iter().map(f).sum::<f64>();
    let (x, y) = (sum(&|p| p.0), sum(&|p| p.1));
    let sxx = sum(&|p| p.0 * p.0) - x * x / n;
    let sxy = sum(&|p| p.0 * p.1) - x * y / n;
    let beta = sxy / sxx;
    let alpha = y / n - beta * x / n;
    let squares = sum(&|p| (p.1 - alpha - beta * p.0).powi(2));
    let sigma = (squares / (n - 2.0)).sqrt();
    let abnormal = |at: usize| share[&sessions[at]] - alpha - beta * market[&sessions[at]];
    let deviation = |at: usize| market[&sessions[at]] - x / n;
    let (ar0, ar1) = (abnormal(zero), abnormal(zero + 1));
    let s0 = sigma * (1.0 + 1.0 / n + deviation(zero).powi(2) / sxx).sqrt();
    let both = deviation(zero) + deviation(zero + 1);
    let se = sigma * (2.0 + 4.0 / n + both.powi(2) / sxx).sqrt();
    BTreeMap::from([
        ("sxx", sxx),
        ("sxy", sxy),
        ("beta", beta),
        ("alpha", alpha),
        ("sigma", sigma),
        ("ar0", ar0),
        ("s0", s0),
        ("t", ar0 / s0),
        ("car", ar0 + ar1),
        ("se", se),
    ])
}

#[tokio::test]
async fn the_worked_example_is_what_a_person_gets_by_hand() {
    let app = App::start().await;
    let record = shipped();
    let page = app.get("/method").await;
    let addresses = page.attributes(".steps ~ p a", "href");
    let (announcement, symbol) =
        addresses[0].strip_prefix("/reactions/").unwrap().split_once('/').unwrap();
    let event = &page.select(".steps p")[0];
    assert!(event.contains(symbol), "{event}");
    let csv = app.get(&format!("/reactions.csv?symbol={symbol}")).await.csv();
    let row = csv.iter().find(|row| row[0] == announcement).unwrap();
    let at = |name: &str| &row[csv[0].iter().position(|column| column == name).unwrap()];
    let hand = by_hand(&record, symbol, at("benchmark"), at("day"));
    let lines = page.select(".steps p.num");
    for (start, figure, decimals) in [
        ("Sxx = Σ(x − x̄)² = ", hand["sxx"], 3),
        ("Sxy = Σ(x − x̄)(y − ȳ) = ", hand["sxy"], 3),
        ("β = ", hand["beta"], 4),
        ("α = ", hand["alpha"], 4),
        ("σ = ", hand["sigma"], 4),
        ("AR₀ = ", hand["ar0"], 4),
        ("s₀ = ", hand["s0"], 4),
        ("t = ", hand["t"], 3),
        ("CAR = ", hand["car"], 4),
        ("SE = ", hand["se"], 4),
    ] {
        let line = lines.iter().find(|line| line.contains(start)).unwrap();
        let figure = printed(figure, decimals);
        assert!(line.contains(&format!("= {figure}")), "{line} should end in {figure}");
    }
    let car: f64 = at("car_pct").parse().unwrap();
    assert!((car - hand["car"]).abs() < 1e-9, "the stored figure is the same: {car}");
    let chinese = app.get("/zh/method").await;
    assert_eq!(chinese.select(".steps p.num"), page.select(".steps p.num"));
}

#[tokio::test]
async fn the_method_counts_what_the_record_holds() {
    let app = App::start().await;
    let record = shipped();
    let page = app.get("/method").await;
    let rows = page.select("#main tbody tr");
    let unveilings =
        record.announcements.iter().filter(|row| row.kind.as_str() == "unveiling").count();
    let row = rows.iter().find(|row| row.starts_with("Unveiling")).unwrap();
    assert!(row.ends_with(&format!(".{unveilings}")), "{row}");
    // The typhoon of 1 and the rainstorm of 8 September closed Hong Kong; so did Talim in July.
    let hong_kong = rows.iter().find(|row| row.starts_with("Hong Kong")).unwrap();
    assert!(hong_kong.contains("17 Jul, 1 Sep, 8 Sep"), "{hong_kong}");
    let terms = page.select("#glossary ~ div tbody tr");
    assert!(terms.iter().any(|row| row.contains("Abnormal return") && row.contains("异常收益率")));
}

#[tokio::test]
async fn the_data_page_explains_every_column_of_every_list() {
    let app = App::start().await;
    for prefix in ["", "/zh"] {
        let page = app.get(&format!("{prefix}/data")).await;
        for list in ["announcements", "companies", "reactions", "reactions/reported", "moves"] {
            let id = format!("columns-{}", list.replace('/', "-"));
            let named = page.select(&format!("#{id} th code"));
            assert_eq!(named, app.get(&format!("/{list}.csv")).await.csv()[0], "{list}");
            let meanings = page.select(&format!("#{id} td:last-child"));
            assert!(meanings.iter().all(|text| !text.is_empty() && !text.contains("column-")));
        }
        let schema = page.select("script[type='application/ld+json']");
        let schema: serde_json::Value = serde_json::from_str(&schema[0]).unwrap();
        assert_eq!(schema["@type"], "Dataset");
        let files = schema["distribution"].as_array().unwrap();
        assert_eq!(files.len(), 25);
        let csv = page.attributes("#lists ~ div .files a:first-child", "href");
        let named = files.iter().map(|file| file["contentUrl"].as_str().unwrap());
        let named: Vec<&str> =
            named.map(|url| url.trim_start_matches("http://baimo.test")).collect();
        assert_eq!(named, csv, "search engines are told the addresses that the page has");
    }
}

#[tokio::test]
async fn cells_hold_what_their_column_promises() {
    let app = App::start().await;
    for list in
        ["announcements", "companies", "models", "reactions", "claims", "promises", "people"]
    {
        let page = app.get("/data").await;
        let kinds = page.select(&format!("#columns-{list} td:nth-child(2)"));
        let json: serde_json::Value =
            serde_json::from_slice(&app.get(&format!("/{list}.json")).await.body).unwrap();
        let names = page.select(&format!("#columns-{list} th code"));
        for row in json["rows"].as_array().unwrap() {
            for (name, kind) in names.iter().zip(&kinds) {
                let value = &row[name];
                let fits = value.is_null()
                    || match kind.as_str() {
                        "text" | "word of a closed list" => value.is_string(),
                        "date" => value.as_str().is_some_and(|day| day.len() == 10),
                        "list" => value.is_array(),
                        "percent" | "number" => value.is_f64(),
                        "whole number" => value.is_i64(),
                        "true or false" => value.is_boolean(),
                        other => panic!("{other}"),
                    };
                assert!(fits, "{list}.{name} is {kind}, not {value}");
            }
        }
    }
}

#[tokio::test]
async fn coverage_adds_up_to_the_record() {
    let app = App::start().await;
    let page = app.get("/zh/about").await;
    let total: usize = page
        .select("#coverage ~ div tbody td:nth-child(2)")
        .iter()
        .map(|cell| cell.parse::<usize>().unwrap())
        .sum();
    assert_eq!(total, shipped().announcements.len());
    assert!(page.select("#gaps ~ ul li").len() >= 3, "known gaps are listed");
}

#[tokio::test]
async fn the_data_page_says_how_large_the_whole_record_is() {
    let app = App::start().await;
    for (address, unit) in [("/data", " MB) "), ("/zh/data?utm_source=a", " MB） ")] {
        let page = app.get(address).await;
        let lines = page.select("section[aria-labelledby=whole] li");
        for (name, line) in ["baimo.zip", "baimo.sqlite"].iter().zip(&lines) {
            let (size, _) = line.split_once(unit).unwrap_or_else(|| panic!("{line}"));
            let size = size.strip_prefix(name).unwrap().trim_start_matches([' ', '(', '（']);
            let tenths = (app.get(&format!("/{name}")).await.body.len() + 50_000) / 100_000;
            assert_eq!(size, format!("{}.{}", tenths / 10, tenths % 10), "{line}");
        }
    }
}
