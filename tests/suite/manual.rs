//! `/api/docs`: the contract as a page of the site.

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::app::App;

/// The manual in both languages, by the prefix of its address.
const EDITIONS: [&str; 2] = ["", "/zh"];

async fn contract(app: &App) -> Value {
    serde_json::from_slice(&app.get("/api/v1/openapi.json").await.body).unwrap()
}

async fn manual(app: &App, prefix: &str) -> Html {
    let answer = app.get(&format!("{prefix}/api/docs")).await;
    assert_eq!(answer.status, 200, "{prefix}");
    Html::parse_document(answer.text())
}

/// The elements that a selector finds below the element of an id.
fn below<'a>(page: &'a Html, id: &str, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(&format!("[id=\"{id}\"] {selector}")).unwrap();
    page.select(&selector).collect()
}

fn texts(elements: &[ElementRef<'_>]) -> Vec<String> {
    let folded = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    elements.iter().map(|element| folded(element.text().collect())).collect()
}

#[tokio::test]
async fn every_operation_of_the_contract_has_its_place_with_each_of_its_parameters() {
    let app = App::start().await;
    let contract = contract(&app).await;
    for prefix in EDITIONS {
        let page = manual(&app, prefix).await;
        for (path, item) in contract["paths"].as_object().unwrap() {
            let id = format!("get-{}", item["get"]["operationId"].as_str().unwrap());
            let addresses = texts(&below(&page, &id, "dd > code"));
            assert_eq!(addresses, [format!("GET {path}")], "{prefix}: {id}");
            assert_eq!(below(&page, &id, "h3").len(), 1, "{prefix}: {id} is told in a sentence");
            let named: Vec<&str> = item["get"]["parameters"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|parameter| parameter["name"].as_str().unwrap())
                .collect();
            // What all lists, and all single rows, take is told at the top.
            let tag = item["get"]["tags"][0].as_str().unwrap();
            let shared = format!("section[aria-labelledby=\"{tag}\"] tbody");
            let own = format!("[id=\"{id}\"] tbody");
            let found = |cell: &str| {
                let cells = format!("{own} {cell}, {shared} {cell}");
                texts(&page.select(&Selector::parse(&cells).unwrap()).collect::<Vec<_>>())
            };
            let (mut told, mut named) = (found("th"), named);
            told.sort();
            named.sort_unstable();
            assert_eq!(told, named, "{prefix}: {id}");
            let cells = found("td");
            assert_eq!(cells.len(), 2 * named.len(), "{prefix}: {id}");
            assert!(cells.iter().all(|text| !text.is_empty()), "{prefix}: {id}: {cells:?}");
        }
    }
}

#[tokio::test]
async fn every_operation_has_an_example_and_each_answers() {
    let app = App::start().await;
    let operations = contract(&app).await["paths"].as_object().unwrap().len();
    let of = |page: &Html| -> Vec<String> {
        let links = Selector::parse("main dd a[href^=\"/api/v1/\"]").unwrap();
        page.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect()
    };
    let examples = of(&manual(&app, "").await);
    assert_eq!(examples.len(), operations);
    assert_eq!(of(&manual(&app, "/zh").await), examples, "one form for both languages");
    for example in &examples {
        let answer = app.get(example).await;
        assert_eq!(answer.status, 200, "{example}: {}", answer.text());
    }
    let compared = examples.iter().find(|example| example.contains("/compare?")).unwrap();
    let body: Value = serde_json::from_slice(&app.get(compared).await.body).unwrap();
    assert!(!body["events"].as_array().unwrap().is_empty(), "{compared} compares nothing");
}

#[tokio::test]
async fn every_field_of_a_row_and_of_a_study_is_named_once_with_its_type() {
    let app = App::start().await;
    let contract = contract(&app).await;
    for prefix in EDITIONS {
        let page = manual(&app, prefix).await;
        let schemas = contract["components"]["schemas"].as_object().unwrap();
        // What all lists and all single rows have around their rows stands at the top, as errors do.
        let is_own = |name: &str| {
            let is_around = name.ends_with("-page") || name.ends_with("-one");
            !is_around && name != "problem"
        };
        for (name, schema) in schemas.iter().filter(|(name, _)| is_own(name)) {
            let fields = texts(&below(&page, &format!("schema-{name}"), "dt"));
            let required: Vec<&str> =
                schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            assert_eq!(fields, required, "{prefix}: {name}");
            let told = texts(&below(&page, &format!("schema-{name}"), "dd"));
            assert!(told.iter().all(|text| !text.is_empty()), "{prefix}: {name}: {told:?}");
        }
    }
}

#[tokio::test]
async fn errors_and_pages_of_lists_are_told_once_at_the_top_and_no_text_is_missing() {
    let app = App::start().await;
    for prefix in EDITIONS {
        let page = manual(&app, prefix).await;
        let section = |id: &str| {
            let head = Selector::parse(&format!("section[aria-labelledby=\"{id}\"] dt")).unwrap();
            texts(&page.select(&head).collect::<Vec<_>>())
        };
        let errors = ["type", "title", "status", "detail", "errors", "request_id"];
        assert_eq!(section("errors"), errors, "{prefix}");
        assert_eq!(section("lists"), ["dataset", "filter", "total", "next", "rows"], "{prefix}");
        assert_eq!(section("rows"), ["dataset", "row", "related"], "{prefix}");
        let answer = app.get(&format!("{prefix}/api/docs")).await;
        assert!(answer.text().contains("href=\"/api/swagger/\""), "{prefix}");
        // A key without a text stands as itself.
        let words = page.root_element().text().collect::<String>();
        for family in ["data-list-", "api-", "column-", "key-", "filter-"] {
            let raw = words.split_whitespace().find(|word| word.starts_with(family));
            assert_eq!(raw, None, "{prefix}");
        }
    }
}
