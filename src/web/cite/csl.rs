//! CSL-JSON, the input of citation processors.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::{Kind, Work, is_by_publisher};
use crate::domain::SourceKind;

/// An item, in the order in which it is written.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    title: &'a str,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    language: &'static str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A name that is not to be taken apart.
#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Day {
    #[serde(rename = "date-parts")]
    parts: [(i32, u32, u32); 1],
}

/// The works as a file, an item a line.
pub(super) fn file(works: &[Work]) -> String {
    let items: Vec<String> =
        works.iter().filter_map(|work| serde_json::to_string(&item(work)).ok()).collect();
    format!("[\n{}\n]\n", items.join(",\n"))
}

fn item(work: &Work) -> Item<'_> {
    let (container, publisher) = match work.kind {
        Kind::View => (work.container.as_str(), work.author.as_str()),
        Kind::Source(kind) if is_by_publisher(kind) => ("", work.container.as_str()),
        Kind::Source(_) => (work.container.as_str(), ""),
    };
    Item {
        id: &work.key,
        r#type: kind(work.kind),
        author: known(&work.author).map(|literal| [Name { literal }]),
        title: &work.title,
        container: known(container),
        publisher: known(publisher),
        version: known(&work.version),
        issued: work.issued.map(day),
        accessed: work.accessed.map(day),
        language: work.language,
        url: known(&work.url),
    }
}

fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn day(day: NaiveDate) -> Day {
    Day { parts: [(day.year(), day.month(), day.day())] }
}

/// The type of item.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::View => "dataset",
        Kind::Source(SourceKind::News) => "article-newspaper",
        Kind::Source(SourceKind::OfficialDocument | SourceKind::CompanyFiling) => "report",
        Kind::Source(SourceKind::Encyclopedia) => "entry-encyclopedia",
        Kind::Source(SourceKind::Repository) => "software",
        Kind::Source(SourceKind::Paper) => "article-journal",
        Kind::Source(SourceKind::PressRelease | SourceKind::Analysis) => "webpage",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::super::examples::{announcement, list, titled};
    use crate::domain::Lang;

    #[test]
    fn a_filtered_list_is_cited_with_its_filter() {
        let read: Value = serde_json::from_str(&list().csl()).unwrap_or_default();
        assert_eq!(
            read,
            json!([{
                "id": "baimo-company-baidu-kind-unveiling",
                "type": "dataset",
                "author": [{ "literal": "Baimo" }],
                "title": "Timeline (Company: Baidu; Kind: Unveiling)",
                "container-title": "China's 2023 large-model launches",
                "publisher": "Baimo",
                "version": "3266858abcde",
                "issued": { "date-parts": [[2026, 11, 23]] },
                "accessed": { "date-parts": [[2026, 11, 23]] },
                "language": "en",
                "URL": "https://baimo.example/?company=baidu&kind=unveiling",
            }])
        );
    }

    #[test]
    fn an_announcement_is_cited_after_its_source() {
        assert_eq!(
            announcement(Lang::Zh).csl(),
            r#"[
{"id":"reuters-2023-03-16-ernie","type":"article-newspaper","title":"Baidu's ERNIE: 10% & more?","container-title":"Reuters","issued":{"date-parts":[[2023,3,16]]},"accessed":{"date-parts":[[2026,11,23]]},"language":"en","URL":"https://www.reuters.com/a_b?x=1%20&y=2"},
{"id":"baimo-zh-announcements-baidu-ernie-bot-unveiled","type":"dataset","author":[{"literal":"百模"}],"title":"百度发布文心一言","container-title":"2023年中国大模型发布记录","publisher":"百模","version":"3266858abcde","issued":{"date-parts":[[2026,11,23]]},"accessed":{"date-parts":[[2026,11,23]]},"language":"zh-Hans","URL":"https://baimo.example/zh/announcements/baidu-ernie-bot-unveiled"}
]
"#
        );
    }

    proptest! {
        #[test]
        fn it_is_json_whatever_the_title(title in any::<String>()) {
            let read: Value = serde_json::from_str(&titled(&title).csl()).unwrap_or_default();
            prop_assert_eq!(read.as_array().map(Vec::len), Some(2));
            // White space and control characters apart, nothing of the title is lost.
            let words = |text: &str| -> String {
                text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
            };
            prop_assert_eq!(words(read[1]["title"].as_str().unwrap_or_default()), words(&title));
        }
    }
}
