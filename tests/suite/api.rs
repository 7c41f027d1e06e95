//! `/api/v1`: the contract and what it promises.

use serde_json::Value;

use crate::app::{Answer, App};

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

/// The address behind the public address of the harness.
fn own(url: &str) -> &str {
    url.strip_prefix("http://baimo.test").unwrap()
}

async fn contract(app: &App) -> Value {
    json(&app.get("/api/v1/openapi.json").await)
}

#[tokio::test]
async fn every_operation_of_the_contract_answers_with_its_examples() {
    let app = App::start().await;
    let contract = contract(&app).await;
    assert_eq!(contract["openapi"], "3.1.0");
    let paths = contract["paths"].as_object().unwrap();
    assert!(paths.len() >= 25, "{}", paths.len());
    for (path, item) in paths {
        let mut address = path.clone();
        for parameter in item["get"]["parameters"].as_array().unwrap_or(&Vec::new()) {
            assert!(parameter["description"].as_str().is_some_and(|text| !text.is_empty()));
            if parameter["in"] == "path" {
                let name = format!("{{{}}}", parameter["name"].as_str().unwrap());
                address = address.replace(&name, parameter["example"].as_str().unwrap());
            }
        }
        let body = json(&app.get(&address).await);
        let schema = &contract["components"]["schemas"];
        let named =
            item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
                .as_str()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap();
        let promised = schema[named]["properties"].as_object().unwrap();
        let given: Vec<&String> = body.as_object().unwrap().keys().collect();
        let mut promised: Vec<&String> = promised.keys().collect();
        promised.sort();
        assert_eq!(given, promised, "{address}");
    }
}

#[tokio::test]
async fn following_next_gives_every_row_of_the_export_once_and_in_order() {
    let app = App::start().await;
    for list in ["/announcements", "/sources", "/reactions/reported", "/sessions", "/moves"] {
        let filter = if list == "/moves" { "?symbol=9888.HK" } else { "" };
        let whole = json(&app.get(&format!("{list}.json{filter}")).await);
        let mut rows = Vec::new();
        let mut address = format!("/api/v1{list}{filter}");
        loop {
            let answer = app.get(&address).await;
            let page = json(&answer);
            assert_eq!(page["total"], whole["total"], "{list}");
            rows.extend(page["rows"].as_array().unwrap().iter().cloned());
            let Some(next) = page["next"].as_str() else {
                assert_eq!(answer.header("link"), "");
                break;
            };
            assert_eq!(answer.header("link"), format!("<{next}>; rel=\"next\""));
            own(next).clone_into(&mut address);
        }
        assert_eq!(Value::from(rows), whole["rows"], "{list}");
    }
}

#[tokio::test]
async fn a_row_comes_with_what_hangs_on_it() {
    let app = App::start().await;
    let body = json(&app.get("/api/v1/announcements/baidu-ernie-bot-unveiled").await);
    assert_eq!(body["row"]["date"], "2023-03-16");
    let related = &body["related"];
    assert_eq!(related["companies"][0]["slug"], "baidu");
    assert_eq!(related["models"][0]["slug"], "ernie-bot");
    let symbols: Vec<&Value> =
        related["reactions"].as_array().unwrap().iter().map(|row| &row["symbol"]).collect();
    assert!(symbols.contains(&&Value::from("9888.HK")), "{symbols:?}");
    let named = body["row"]["sources"].as_array().unwrap().len();
    assert_eq!(related["sources"].as_array().unwrap().len(), named);
    let source = related["sources"][0]["id"].as_str().unwrap();
    let resting = json(&app.get(&format!("/api/v1/sources/{source}")).await);
    let ids: Vec<&Value> = resting["related"]["announcements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["id"])
        .collect();
    assert!(ids.contains(&&Value::from("baidu-ernie-bot-unveiled")), "{ids:?}");
}

#[tokio::test]
async fn a_study_under_no_parameters_is_the_stored_one_and_parameters_change_it() {
    let app = App::start().await;
    let address = "/api/v1/reactions/baidu-ernie-bot-unveiled/9888.HK";
    let body = json(&app.get(address).await);
    let window = &body["study"]["windows"][0];
    assert_eq!((&window["from"], &window["to"]), (&Value::from(0), &Value::from(1)));
    let (stored, computed) = (&body["row"]["car_pct"], &window["car"]["car_pct"]);
    assert!((stored.as_f64().unwrap() - computed.as_f64().unwrap()).abs() < 1e-9);
    let day = body["study"]["days"].as_array().unwrap().iter().find(|day| day["session"] == 0);
    assert_eq!(day.unwrap()["return_pct"], body["row"]["close"], "as the record has it");
    let other = json(&app.get(&format!("{address}?benchmark=%5EHSTECH&to=5")).await);
    assert_eq!(other["parameters"]["benchmark"], "^HSTECH");
    assert_eq!(other["study"]["windows"][0]["to"], 5);
    assert_ne!(other["study"]["fit"]["beta"], body["study"]["fit"]["beta"]);
}

#[tokio::test]
async fn a_comparison_has_the_events_and_the_means_of_its_page() {
    let app = App::start().await;
    let query = "company=baidu&company=kunlun-tech";
    let body = json(&app.get(&format!("/api/v1/compare?{query}")).await);
    let page = app.get(&format!("/compare?{query}")).await;
    let events = body["events"].as_array().unwrap();
    assert!(events.len() > 10);
    let left_out = body["left_out"].as_array().unwrap();
    let chosen = json(&app.get(&format!("/api/v1/announcements?{query}")).await);
    assert_eq!(chosen["total"].as_u64().unwrap(), (events.len() + left_out.len()) as u64);
    let cohorts = body["cohorts"].as_array().unwrap();
    let shown = page.text();
    for cohort in cohorts {
        let caar = cohort["caar_pct"].as_f64().unwrap();
        let cars: Vec<f64> = events
            .iter()
            .filter(|event| cohort["events"].as_array().unwrap().contains(&event["announcement"]))
            .map(|event| {
                let windows = event["windows"].as_array().unwrap();
                let of = |w: &&Value| w["from"] == cohort["from"] && w["to"] == cohort["to"];
                windows.iter().find(of).unwrap()["car"]["car_pct"].as_f64().unwrap()
            })
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
        let mean = cars.iter().sum::<f64>() / cars.len() as f64;
        assert!((mean - caar).abs() < 1e-9, "{cohort}");
        let printed = format!("{:.2}%", caar.abs());
        assert!(shown.contains(&printed), "{printed} is not on the page");
        let (p, headline) = (cohort["headline_p_holm"].as_f64(), cohort["headline"].as_str());
        let own = headline.map(|name| if name == "kp" { "kolari_pynnonen" } else { "bmp" });
        assert!(own.is_none_or(|own| cohort[own]["p"].as_f64() <= p), "{cohort}");
    }
    let none = json(&app.get("/api/v1/compare").await);
    assert_eq!(none["events"], serde_json::json!([]));
}

#[tokio::test]
async fn what_a_contract_cannot_leave_open_is_refused_with_its_field() {
    let app = App::start().await;
    for (query, field) in [
        ("announcements?kind=", "kind"),
        ("announcements?kind=launch", "kind"),
        ("announcements?limit=50&limit=100", "limit"),
        ("announcements?limit=10", "limit"),
        ("announcements?after=0.5", "after"),
        ("announcements?from=2023-13-01", "from"),
        ("announcements?company=%20baidu", "company"),
        ("announcements?q=a%00b", "q"),
        ("announcements?compny=baidu", "compny"),
        ("announcements?utm_source=x", "utm_source"),
        ("announcements/baidu-ernie-bot-unveiled?x=1", "x"),
        ("reactions/baidu-ernie-bot-unveiled/9888.HK?to=%2B5", "to"),
        ("reactions/baidu-ernie-bot-unveiled/9888.HK?windw=1", "windw"),
        ("dataset?x=1", "x"),
        ("compare?x=1", "x"),
        ("compare?company=baidoo", "company"),
        ("compare?announcement=", "announcement"),
    ] {
        let answer = app.get(&format!("/api/v1/{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.header("content-type"), "application/problem+json; charset=utf-8");
        let problem: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(problem["errors"][0]["field"], field, "{query}");
        let about = app.get(own(problem["type"].as_str().unwrap())).await;
        assert_eq!(about.status, 200, "the type of a problem is a page");
    }
    let missing = app.get("/api/v1/companies/baidoo").await;
    assert_eq!(
        (missing.status.as_u16(), missing.header("access-control-allow-origin")),
        (404, "*")
    );
}

#[tokio::test]
async fn swagger_comes_from_the_binary_and_calls_nobody() {
    let app = App::start().await;
    assert_eq!(app.get("/api/swagger").await.header("location"), "/api/swagger/");
    let page = app.get("/api/swagger/").await;
    assert!(page.text().contains("<noscript>"));
    assert!(page.header("content-security-policy").contains("script-src 'self';"));
    let other = app.get("/api/docs").await;
    assert!(!other.header("content-security-policy").contains("unsafe-inline"), "there alone");
    for script in page.attributes("script", "src") {
        let file = app.get(&format!("/api/swagger/{}", script.trim_start_matches("./"))).await;
        assert_eq!(file.status, 200, "{script}");
    }
    let start = app.get("/api/swagger/swagger-initializer.js").await;
    assert!(start.text().contains("\"validatorUrl\": \"none\""), "{}", start.text());
    assert!(start.text().contains("/api/v1/openapi.json"));
    assert!(!start.text().contains("https://"), "{}", start.text());
    assert_eq!(app.get("/api/swagger/nothing.js").await.status, 404);
}
