//! The filter of a list as a form: checkboxes with counts, dates, words.

use crate::answers::facets::FacetCount;
use crate::domain::Lang;
use crate::record::{Filter, Key, keys};
use crate::web::lists::List;
use crate::web::params::ListParams;
use crate::web::render::{Frame, value_name};

/// The form; `part/list_filter.html` draws it.
#[derive(Debug)]
pub struct ListFilter {
    /// Where it leads.
    pub action: String,
    /// Fields without a control here, so that submitting keeps them.
    pub hidden: Vec<(&'static str, String)>,
    /// Whether it has a field for words; where it has none the page has one elsewhere.
    pub has_words: bool,
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
    /// The key of the text that says what its two days are days of, where it has fields for them.
    pub days: Option<&'static str>,
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
    /// The form of a list, with checkboxes for the values of some of its keys.
    #[must_use]
    pub fn new(
        frame: &Frame,
        list: &List,
        params: &ListParams,
        groups: &[(&'static Key, Vec<FacetCount>)],
    ) -> Self {
        let filter = &params.filter;
        let others = [keys::Q.name, keys::FROM.name, keys::TO.name];
        let shown: Vec<&str> = groups.iter().map(|(key, _)| key.name).chain(others).collect();
        let pairs = params.filter_pairs().into_iter();
        let day = |key| filter.day(key).map(|day| day.to_string()).unwrap_or_default();
        Self {
            action: frame.urls.at(list.path),
            hidden: pairs.filter(|(key, _)| !shown.contains(key)).collect(),
            has_words: true,
            q: filter.text(&keys::Q).unwrap_or_default().to_owned(),
            from: day(&keys::FROM),
            to: day(&keys::TO),
            open: "list-filter-open",
            year: true,
            days: list.key(keys::FROM.name).map(|_| "list-filter-days"),
            groups: groups.iter().map(|(key, counts)| group(frame, filter, key, counts)).collect(),
            is_active: !filter.is_empty(),
        }
    }
}

/// Values of a group shown before the rest folds away.
const SHOWN: usize = 8;

/// Values of a group on the page at all: the shipped record has fewer of each, and a page must not
/// grow with the record. The rest are found by the words of the search box, and the form says so.
fn most(key: &Key) -> usize {
    if *key == keys::PUBLISHER { 300 } else { 60 }
}

fn group(frame: &Frame, filter: &Filter, key: &'static Key, counts: &[FacetCount]) -> FilterGroup {
    // Names with equally many rows stand in the order of the language.
    let mut counts: Vec<&FacetCount> = counts.iter().collect();
    if frame.lang == Lang::Zh && counts.iter().any(|count| !count.sort_zh.is_empty()) {
        counts.sort_by(|a, b| (b.n, &a.sort_zh, &a.value).cmp(&(a.n, &b.sort_zh, &b.value)));
    }
    let is_chosen = |count: &FacetCount| filter.has(key, &count.value);
    let value = |count: &FacetCount| FilterValue {
        label: label(frame, key, count),
        checked: is_chosen(count),
        n: count.n,
        value: count.value.to_string(),
    };
    // A chosen value that the rest of the filter leaves nothing of can still be taken back.
    let chosen = filter.values(key).iter().map(ToString::to_string);
    let gone: Vec<FacetCount> = chosen
        .filter(|value| !counts.iter().any(|count| *count.value == **value))
        .map(|value| FacetCount::of_word(&value, 0))
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
    FilterGroup { legend: frame.t.get(key.label), key: key.name, shown, more, left_out }
}

/// The name of a value: that which it was counted with, or else that of its key.
fn label(frame: &Frame, key: &Key, count: &FacetCount) -> String {
    let counted = frame.pick(&count.label_en, &count.label_zh);
    if counted.is_empty() {
        value_name(frame, key, &count.value.as_ref().into())
    } else {
        counted.to_owned()
    }
}
