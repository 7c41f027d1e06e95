//! Shares: what the year came to, as a list, as files and on a page of each.

use std::collections::BTreeMap;

use crate::app::{App, shipped};

/// The rows of `/shares.csv` under a query, each by column.
async fn rows(app: &App, query: &str) -> Vec<BTreeMap<String, String>> {
    let csv = app.get(&format!("/shares.csv{query}")).await.csv();
    let named = |row: &Vec<String>| csv[0].iter().cloned().zip(row.iter().cloned()).collect();
    csv.iter().skip(1).map(named).collect()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> Option<f64> {
    row[column].parse().ok()
}

#[tokio::test]
async fn every_listing_has_a_row_and_its_year_is_the_product_of_its_sessions() {
    let app = App::start().await;
    let rows = rows(&app, "").await;
    let listings: usize = shipped().companies.iter().map(|company| company.listings.len()).sum();
    assert_eq!(rows.len(), listings);
    for row in &rows {
        let symbol = &row["symbol"];
        let moves = app
            .get(&format!("/moves.csv?symbol={symbol}&from=2023-01-01&to=2023-12-31"))
            .await
            .csv();
        let closes: Vec<f64> = moves.iter().skip(1).map(|m| m[5].parse().unwrap()).collect();
        assert_eq!(row["status"] == "no_prices", closes.is_empty(), "{symbol}");
        let Some(change) = number(row, "return_pct") else { continue };
        let product = closes.iter().map(|close| 1.0 + close / 100.0).product::<f64>();
        assert!((change - (product - 1.0) * 100.0).abs() < 1e-6, "{symbol}: {change}");
        assert_eq!(row["sessions"], closes.len().to_string(), "{symbol}");
    }
}

#[tokio::test]
async fn alibaba_fell_most_on_the_days_that_its_cloud_was_kept_back() {
    let app = App::start().await;
    for (symbol, day, close, shown) in
        [("9988.HK", "2023-11-17", -9.957, "−9.96%"), ("BABA", "2023-11-16", -9.142, "−9.14%")]
    {
        let rows = rows(&app, &format!("?symbol={symbol}")).await;
        assert_eq!((rows.len(), &*rows[0]["largest_fall_day"]), (1, day));
        assert_eq!(number(&rows[0], "largest_fall_pct"), Some(close));
        let page = app.get(&format!("/shares/{symbol}")).await;
        let falls = page.select(".figs dd.down");
        assert!(falls.iter().any(|fall| fall.ends_with(shown)), "{falls:?}");
        assert!(page.attributes(".figs a", "href").contains(&format!("/dates/{day}")));
    }
}

#[tokio::test]
async fn shares_are_sorted_by_each_column_with_those_without_a_figure_last_both_ways() {
    let app = App::start().await;
    let all = rows(&app, "").await;
    for (sort, column) in
        [("return", "return_pct"), ("car", "median_car_pct"), ("announcements", "announcements")]
    {
        let [up, down] = [sort.to_owned(), format!("-{sort}")].map(|sort| format!("?sort={sort}"));
        for (query, sign) in [(up, 1.0), (down, -1.0)] {
            let sorted = rows(&app, &query).await;
            assert_eq!(sorted.len(), all.len(), "{query}");
            let figures: Vec<Option<f64>> = sorted.iter().map(|row| number(row, column)).collect();
            let known = figures.iter().take_while(|figure| figure.is_some()).count();
            assert!(figures[known..].iter().all(Option::is_none), "{query}: {figures:?}");
            let is_in_order =
                |pair: &[Option<f64>]| pair[0].unwrap() * sign <= pair[1].unwrap() * sign;
            assert!(figures[..known].windows(2).all(is_in_order), "{query}: {figures:?}");
        }
    }
    let symbols = |rows: &[BTreeMap<String, String>]| -> Vec<String> {
        rows.iter().map(|row| row["symbol"].clone()).collect()
    };
    let mut by_symbol = symbols(&all);
    by_symbol.sort();
    assert_eq!(symbols(&rows(&app, "?sort=symbol").await), by_symbol);
    assert_eq!(symbols(&all), symbols(&rows(&app, "?sort=-return").await), "the own order");
    // The page has the order of the file, and says so.
    for query in ["", "?sort=car", "?sort=-announcements"] {
        let page = app.get(&format!("/zh/shares{query}")).await;
        assert_eq!(page.attributes("tbody tr", "id"), symbols(&rows(&app, query).await));
        assert_eq!(page.attributes("thead th[aria-sort]", "aria-sort").len(), 1, "{query}");
    }
}

#[tokio::test]
async fn shares_are_found_by_exchange_company_and_words() {
    let app = App::start().await;
    for (query, expected) in [
        ("?company=baidu", vec!["9888.HK", "BIDU"]),
        ("?exchange=NASDAQ&q=baidu", vec!["BIDU"]),
        ("?q=wenxin", vec![]),
        ("?q=9888", vec!["9888.HK", "BIDU"]),
        ("?symbol=300418.SZ", vec!["300418.SZ"]),
    ] {
        let mut found: Vec<String> =
            rows(&app, query).await.into_iter().map(|row| row["symbol"].clone()).collect();
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
    let api: serde_json::Value =
        serde_json::from_slice(&app.get("/api/v1/shares/9888.HK").await.body).unwrap();
    assert_eq!(api["row"]["benchmark"], "^HSI", "{api}");
}

#[tokio::test]
async fn the_list_says_how_many_shares_were_ahead_of_their_benchmarks() {
    let app = App::start().await;
    let all = rows(&app, "").await;
    let years: Vec<(f64, f64)> = all
        .iter()
        .filter_map(|row| Some((number(row, "return_pct")?, number(row, "benchmark_pct")?)))
        .collect();
    let better = years.iter().filter(|(own, index)| own > index).count();
    let page = app.get("/shares").await;
    let expected = format!("{better} of {} shares with prices", years.len());
    assert!(page.select(".lede")[0].starts_with(&expected), "{:?}", page.select(".lede"));
    assert_eq!(page.select("svg.spark").len(), years.len());
    let without = all.len() - years.len();
    let why = "The record has no price series of this share, so nothing is computed.";
    assert_eq!(page.select("td.full").iter().filter(|text| *text == why).count(), without);
}

#[tokio::test]
async fn a_share_listed_within_the_year_says_since_when_and_one_without_moves_that_it_has_none() {
    let app = App::start().await;
    let late = app.get("/shares/6682.HK").await;
    let lede = &late.select(".lede")[0];
    assert!(lede.starts_with("Its first session in the record is that of 29 Sep 2023"), "{lede}");
    assert!(late.select(".figs dt")[0].starts_with("Since 29 Sep"));
    assert!(app.get("/zh/shares").await.select("td small").contains(&"9月29日以来".to_owned()));
    let none = app.get("/shares/2390.HK").await;
    assert_eq!(none.status, 200);
    assert!(none.select(".lede")[0].starts_with("The record has no price series"));
    assert_eq!(none.select(".figs"), [""; 0]);
}

#[tokio::test]
async fn a_page_of_a_share_has_all_its_reactions_and_its_days_at_the_limit() {
    let app = App::start().await;
    let page = app.get("/shares/300418.SZ").await;
    let reactions = app.get("/reactions.csv?symbol=300418.SZ").await.csv();
    let mut linked: Vec<String> = page.attributes("table.tri td a", "href");
    linked.retain(|link| link.starts_with("/reactions/"));
    let expected: Vec<String> =
        reactions.iter().skip(1).map(|row| format!("/reactions/{}/300418.SZ", row[0])).collect();
    assert_eq!(linked, expected);
    let moves = app.get("/moves.csv?symbol=300418.SZ&from=2023-01-01&to=2023-12-31").await.csv();
    let at_limit: Vec<String> = moves
        .iter()
        .filter(|row| ["up", "down"].contains(&row[7].as_str()))
        .map(|row| format!("/dates/{}", row[1]))
        .collect();
    let listed = page.attributes("[aria-labelledby=li] li a", "href");
    let days: Vec<&String> = listed.iter().filter(|link| link.starts_with("/dates/")).collect();
    assert!(!at_limit.is_empty());
    assert_eq!(days, at_limit.iter().collect::<Vec<_>>());
    // Hong Kong has no daily limit, so the page of a share there has no such part.
    assert_eq!(app.get("/shares/9888.HK").await.select("[aria-labelledby=li]"), [""; 0]);
}

#[tokio::test]
async fn a_corrected_session_stands_on_the_page_of_its_share() {
    let app = App::start().await;
    let log = app.get("/corrections?limit=all").await;
    let share = "/shares/000977.SZ#corrections";
    assert!(log.attributes(".notes h3 a", "href").contains(&share.to_owned()));
    let page = app.get("/shares/000977.SZ").await;
    let told = page.select("[aria-labelledby=corrections] li p").join(" ");
    assert!(told.contains("The closing move was +0.567%, and is now +0.563%."), "{told}");
    assert_eq!(app.get("/shares/9888.HK").await.select("#corrections"), [""; 0]);
}

#[tokio::test]
async fn an_index_has_a_page_and_other_spellings_lead_to_it() {
    let app = App::start().await;
    let page = app.get("/shares/%5EHSI").await;
    assert_eq!(page.select("h1"), ["Hang Seng Index (^HSI)"]);
    assert!(page.attributes(".kv a", "href").contains(&"/shares/9888.HK".to_owned()));
    assert_eq!(page.select("table.tri"), [""; 0], "an index has no reactions");
    for (given, leads) in [
        ("/shares/HSI", "/shares/%5EHSI"),
        ("/shares/09888.hk", "/shares/9888.HK"),
        ("/zh/shares/bidu", "/zh/shares/BIDU"),
    ] {
        let answer = app.get(given).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (308, leads), "{given}");
    }
    let missing = app.get("/shares/300481.SZ").await;
    assert_eq!(missing.status, 404);
    assert!(missing.attributes("main a", "href").contains(&"/shares/300418.SZ".to_owned()));
}
