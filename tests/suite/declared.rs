//! The declared tables of the shipped record: what files, pages and the API say of them.

use chrono::NaiveDate;

use crate::app::App;

async fn rows(app: &App, address: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let answer = app.get(address).await;
    let mut reader = csv::Reader::from_reader(answer.body.as_slice());
    reader.deserialize().map(Result::unwrap).collect()
}

#[tokio::test]
async fn every_table_leaves_as_a_file_with_all_its_rows() {
    let app = App::start().await;
    for (list, n) in [
        ("specs", 241),
        ("licences", 77),
        ("scores", 2_586),
        ("benchmarks", 19),
        ("benchmark-disputes", 16),
        ("rounds", 19),
        ("filings", 23),
        ("model-roles", 43),
        ("announcements", 302),
        ("promises", 59),
        ("moves", 18_902),
    ] {
        assert_eq!(rows(&app, &format!("/{list}.csv")).await.len(), n, "{list}");
    }
}

#[tokio::test]
async fn licences_loosen_from_day_to_day_as_the_rows_have_it() {
    let app = App::start().await;
    let chatglm = rows(&app, "/licences.csv?model=chatglm2-6b").await;
    let terms: Vec<(&str, &str)> =
        chatglm.iter().map(|row| (row["day"].as_str(), row["commercial"].as_str())).collect();
    assert_eq!(terms, [("2023-06-25", "with-conditions"), ("2023-07-14", "with-conditions")]);
    assert!(chatglm[1]["conditions_en"].contains("after registering"));
    let yi = rows(&app, "/licences.csv?model=yi").await;
    for (row, (day, says)) in yi.iter().zip([
        ("2023-11-01", "after prior written authorisation"),
        ("2023-11-04", "Free; commercial use after written authorisation"),
        ("2023-11-23", "register by form"),
    ]) {
        assert_eq!(row["day"], day);
        assert!(row["conditions_en"].contains(says), "{}", row["conditions_en"]);
    }
    assert_eq!(yi.len(), 3);
    let page = app.get("/models/yi").await.select("main table").join(" ");
    let days = ["1 November 2023", "4 November 2023", "23 November 2023"];
    let places: Vec<usize> = days.iter().map(|day| page.find(day).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn ernie_bot_waited_168_days_for_its_filing() {
    let app = App::start().await;
    let unveiled = NaiveDate::from_ymd_opt(2023, 3, 16).unwrap();
    let filed = NaiveDate::from_ymd_opt(2023, 8, 31).unwrap();
    assert_eq!((filed - unveiled).num_days(), 168);
    let filings = rows(&app, "/filings.csv?company=baidu").await;
    let row = filings.iter().find(|row| row["model"] == "ernie-bot").unwrap();
    assert_eq!((row["day"].as_str(), row["days"].as_str()), ("2023-08-31", "168"));
    assert_eq!(row["shown_by"], "baidu-ernie-bot-unveiled");
}

#[tokio::test]
async fn models_sort_by_size_and_narrow_by_size_weights_and_use() {
    let app = App::start().await;
    let largest = rows(&app, "/models.csv?sort=-parameters").await;
    let size = |row: &std::collections::BTreeMap<String, String>| {
        let most = &row["parameters_max"];
        (if most.is_empty() { &row["parameters"] } else { most }).parse::<f64>().unwrap_or(0.0)
    };
    let sizes: Vec<f64> = largest.iter().map(size).collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
    // The second implementation: the largest figure of specs.csv.
    let specs = rows(&app, "/specs.csv?quantity=parameters").await;
    let by_hand = specs
        .iter()
        .flat_map(|row| [&row["value"], &row["value_max"]])
        .filter_map(|figure| figure.parse::<f64>().ok())
        .fold(0.0, f64::max);
    assert!((sizes[0] - by_hand).abs() < 0.5, "{} {by_hand}", sizes[0]);
    let query = "/models.csv?weights=open&parameters_from=30000000000&parameters_to=80000000000";
    let narrow = rows(&app, query).await;
    assert!(!narrow.is_empty());
    for row in &narrow {
        assert_eq!(row["weights"], "open", "{}", row["slug"]);
        assert!(size(row) >= 30e9 && row["parameters"].parse::<f64>().unwrap() <= 80e9);
    }
    let all = rows(&app, "/models.csv").await;
    assert_eq!(all.len(), 178);
}

#[tokio::test]
async fn the_chart_of_sizes_says_what_its_rows_say() {
    let app = App::start().await;
    let page = app.get("/models").await;
    let page = page.text();
    // By hand from specs.csv and licences.csv: 17 open sizes of 30 billion or more, 13 from September.
    let headline = "Large open models came late: 13 of the 17 sizes of 30 billion or more";
    assert!(page.contains(headline));
    let drawn =
        page.split("<use class=\"mk\" href=\"#k-").filter(|rest| rest.contains("x=\"")).count();
    assert!(drawn > 80, "{drawn}");
}

#[tokio::test]
async fn rows_of_declared_tables_are_found_by_words_in_both_scripts_and_name_their_sources() {
    let app = App::start().await;
    for (address, least) in [
        ("/licences.csv?q=ChatGLM", 2),
        ("/filings.csv?q=文心", 1),
        ("/filings.csv?q=wenxin", 1),
        ("/rounds.csv?q=百川", 2),
        ("/scores.csv?q=文心一言", 10),
        ("/specs.csv?q=tongyi", 3),
    ] {
        let found = rows(&app, address).await;
        assert!(found.len() >= least, "{address}: {}", found.len());
        assert!(found.iter().all(|row| !row["sources"].is_empty()), "{address}");
    }
    assert_eq!(app.get("/scores.csv?benchmark=c-evl").await.status, 400);
    assert_eq!(app.get("/scores?benchmark=c-evl").await.status, 404);
    let one = app.get("/api/v1/filings/baidu-ernie-bot").await;
    let one = one.text();
    let one: serde_json::Value = serde_json::from_str(one).unwrap();
    assert_eq!(one["row"]["days"], 168);
    assert_eq!(one["related"]["models"][0]["slug"], "ernie-bot");
}
