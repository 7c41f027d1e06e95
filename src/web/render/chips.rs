//! A filter for people: its chips, and its sentence.

use super::Frame;
use crate::web::format;
use crate::web::lists::List;
use crate::web::params::ListParams;

/// An active value of a filter, with the address that drops it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Name of the key.
    pub key: String,
    /// Name of the value.
    pub value: String,
    /// The list without it.
    pub remove: String,
}

/// The active values of a filter. `name` gives the display name of a company or model slug.
#[must_use]
pub fn chips(
    frame: &Frame,
    list: &List,
    params: &ListParams,
    name: impl Fn(&str, &str) -> Option<String>,
) -> Vec<Chip> {
    params
        .filter_pairs()
        .into_iter()
        .filter(|(key, _)| *key != "sort")
        .map(|(key, value)| Chip {
            key: key_name(frame, list, key),
            value: name(key, &value).unwrap_or_else(|| value_name(frame, list, key, &value)),
            remove: frame.urls.at(&format!("{}{}", list.path, params.without(key, &value))),
        })
        .collect()
}

/// The name of a key; what is called `kind` in the address of the promises is their outcome.
fn key_name(frame: &Frame, list: &List, key: &str) -> String {
    match (list.kind_texts, key) {
        ("promise", "kind") => frame.t.get("head-outcome"),
        _ => frame.word("filter", key),
    }
}

fn value_name(frame: &Frame, list: &List, key: &str, value: &str) -> String {
    let day = |text: &str| {
        text.parse().map_or_else(|_| text.to_owned(), |day| format::full_day(frame.lang, day))
    };
    match key {
        "kind" => frame.word(list.kind_texts, value),
        "model_kind" => frame.word("model-kind", value),
        "exchange" | "confidence" | "verdict" | "language" => frame.word(key, value),
        "listed" | "reaction" => frame.word("answer", value),
        "from" | "to" | "day" => day(value),
        _ => value.to_owned(),
    }
}

/// The filter as a sentence: `Company: Baidu; kind: unveiling`.
#[must_use]
pub fn sentence(frame: &Frame, chips: &[Chip]) -> String {
    let parts: Vec<String> = chips
        .iter()
        .map(|chip| {
            let values = [("key", chip.key.as_str().into()), ("value", chip.value.as_str().into())];
            frame.t.with("filter-part", &values)
        })
        .collect();
    parts.join(&frame.t.get("filter-join"))
}
