//! The filter of a list as a form: checkboxes with counts, dates, words.

use crate::domain::Lang;
use crate::store::facets::FacetCount;
use crate::web::lists::List;
use crate::web::params::ListParams;
use crate::web::render::Frame;

/// The form; `part/list_filter.html` draws it.
#[derive(Debug)]
pub struct ListFilter {
    /// Where it leads.
    pub action: String,
    /// Fields without a control here, so that submitting keeps them.
    pub hidden: Vec<(&'static str, String)>,
    /// Words searched for.
    pub q: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// The key of the text that unfolds the form; it counts the rows.
    pub open: &'static str,
    /// Whether the days are bound to the year of the record.
    pub year: bool,
    /// The key of the text that says what the two days are days of.
    pub days: &'static str,
    /// Groups of checkboxes.
    pub groups: Vec<FilterGroup>,
    /// Whether anything is filtered.
    pub is_active: bool,
}

/// Checkboxes of one key.
#[derive(Debug)]
pub struct FilterGroup {
    /// Name.
    pub legend: String,
    /// Key.
    pub key: &'static str,
    /// Values in sight: the commonest, and those chosen.
    pub shown: Vec<FilterValue>,
    /// The others, which fold away.
    pub more: Vec<FilterValue>,
    /// How many have no checkbox.
    pub left_out: usize,
}

/// One checkbox.
#[derive(Debug)]
pub struct FilterValue {
    /// Value as in the URL.
    pub value: String,
    /// Its name.
    pub label: String,
    /// Rows that have it under the rest of the filter.
    pub n: i64,
    /// Whether it is chosen.
    pub checked: bool,
}

impl ListFilter {
    /// The form of a list. Each group is `(key, counts, chosen)`.
    #[must_use]
    pub fn new(
        frame: &Frame,
        list: &List,
        params: &ListParams,
        groups: Vec<(&'static str, &[FacetCount], Vec<String>)>,
    ) -> Self {
        let filter = &params.filter;
        let shown: Vec<&str> =
            groups.iter().map(|group| group.0).chain(["q", "from", "to"]).collect();
        let pairs = params.filter_pairs();
        let is_active = pairs.iter().any(|(key, _)| *key != "sort");
        Self {
            action: frame.urls.at(list.path),
            hidden: pairs.into_iter().filter(|(key, _)| !shown.contains(key)).collect(),
            q: filter.q.clone().unwrap_or_default(),
            from: filter.from.map(|day| day.to_string()).unwrap_or_default(),
            to: filter.to.map(|day| day.to_string()).unwrap_or_default(),
            open: "list-filter-open",
            year: true,
            days: "list-filter-days",
            groups: groups
                .into_iter()
                .map(|(key, counts, chosen)| group(frame, list, key, counts, &chosen))
                .collect(),
            is_active,
        }
    }
}

/// Values of a group shown before the rest folds away.
const SHOWN: usize = 8;

/// Values of a group on the page at all: the shipped record has fewer of each, and a page must not
/// grow with the record. The rest are found by the words of the search box, and the form says so.
fn most(key: &str) -> usize {
    if key == "publisher" { 300 } else { 60 }
}

fn group(
    frame: &Frame,
    list: &List,
    key: &'static str,
    counts: &[FacetCount],
    chosen: &[String],
) -> FilterGroup {
    // Names with equally many rows stand in the order of the language.
    let mut counts: Vec<&FacetCount> = counts.iter().collect();
    if frame.lang == Lang::Zh && counts.iter().any(|count| !count.sort_zh.is_empty()) {
        counts.sort_by(|a, b| (b.n, &a.sort_zh, &a.value).cmp(&(a.n, &b.sort_zh, &b.value)));
    }
    let is_chosen = |count: &FacetCount| chosen.iter().any(|value| **value == *count.value);
    let value = |count: &FacetCount| FilterValue {
        label: label(frame, list, key, count),
        checked: is_chosen(count),
        n: count.n,
        value: count.value.to_string(),
    };
    // A chosen value that the rest of the filter leaves nothing of can still be taken back.
    let gone: Vec<FacetCount> = chosen
        .iter()
        .filter(|value| !counts.iter().any(|count| *count.value == ***value))
        .map(|value| FacetCount::of_word(value, 0))
        .collect();
    let (mut shown, mut more, mut left_out) = (Vec::new(), Vec::new(), 0);
    for (n, count) in counts.into_iter().chain(&gone).enumerate() {
        if n < SHOWN || is_chosen(count) {
            shown.push(value(count));
        } else if n < most(key) {
            more.push(value(count));
        } else {
            left_out += 1;
        }
    }
    FilterGroup { legend: frame.word("filter", key), key, shown, more, left_out }
}

/// The name of a value: that of its record, its word, or the value itself.
fn label(frame: &Frame, list: &List, key: &str, count: &FacetCount) -> String {
    let of_record = frame.pick(&count.label_en, &count.label_zh);
    if !of_record.is_empty() {
        return of_record.to_owned();
    }
    match key {
        "company" | "publisher" => count.value.to_string(),
        "kind" => frame.word(list.kind_texts, &count.value),
        "listed" | "reaction" => frame.word("answer", &count.value),
        "model_kind" => frame.word("model-kind", &count.value),
        key => frame.word(key, &count.value),
    }
}
