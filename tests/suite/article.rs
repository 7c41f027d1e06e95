//! Everything the PEdaily feature of April 2023 names is to be found in the record.

use axum::http::StatusCode;

use crate::app::App;

/// What the feature names, with the list and the id under which the record has it.
const NAMED: &[(&str, &str, &str)] = &[
    ("文心一言", "/models", "ernie-bot"),
    ("360GPT", "/models", "360gpt"),
    ("智脑", "/models", "360-zhinao"),
    ("盘古", "/models", "pangu"),
    ("Pangu-Weather", "/models", "pangu-weather"),
    ("日日新", "/models", "sensenova"),
    ("天工", "/models", "tiangong-3-5"),
    ("通义千问", "/models", "tongyi-qianwen"),
    ("混元", "/models", "hunyuan"),
    ("My AI", "/models", "feishu-my-ai"),
    ("ERNIE-ViLG", "/models", "ernie-vilg"),
    ("Baidu Wenku", "/models", "baidu-wenku"),
    ("王慧文", "/people", "wang-huiwen"),
    ("王小川", "/people", "wang-xiaochuan"),
    ("周鸿祎", "/people", "zhou-hongyi"),
    ("张勇", "/people", "daniel-zhang"),
    ("李彦宏", "/people", "robin-li"),
    ("田奇", "/people", "tian-qi"),
    ("阿斌", "/people", "a-bin"),
    ("大林", "/people", "da-lin"),
];

/// What it names that has a page of its own.
const PAGES: &[(&str, &str)] = &[
    ("/companies/baichuan", "百川"),
    ("/companies/deeplang", "深言"),
    ("/companies/modelbest", "面壁"),
    ("/companies/digitextend", "digitextend"),
    ("/announcements/cac-draft-measures", "draft rules"),
    ("/announcements/bytedance-feishu-my-ai-teaser", "My AI"),
];

#[tokio::test]
async fn every_system_and_person_of_the_feature_is_found_by_name_in_both_languages() {
    let app = App::start().await;
    for (name, list, id) in NAMED {
        for language in ["", "/zh"] {
            let query = name.replace(' ', "+");
            let page = app.get(&format!("{language}{list}?q={}", encoded(&query))).await;
            let ids = page.attributes("tbody tr", "id");
            assert!(ids.iter().any(|row| row == id), "{name} in {language}{list}: {ids:?}");
        }
    }
}

#[tokio::test]
async fn every_company_and_rule_of_the_feature_has_a_page() {
    let app = App::start().await;
    for (address, text) in PAGES {
        let page = app.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(page.text().contains(text), "{address} does not say {text}");
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'+' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
