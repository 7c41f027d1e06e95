//! The filter of a list as a form: checkboxes with counts, dates, words.

use crate::store::Filter;
use crate::store::announcements::FacetCount;
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
    /// Values.
    pub values: Vec<FilterValue>,
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
    /// The form of a list. Each group is `(key, counts, chosen)`; the key is also the family of its words.
    #[must_use]
    pub fn new(
        frame: &Frame,
        list: &List,
        params: &ListParams,
        groups: Vec<(&'static str, Vec<FacetCount>, Vec<String>)>,
    ) -> Self {
        let filter: &Filter = &params.filter;
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
            groups: groups
                .into_iter()
                .map(|(key, counts, chosen)| group(frame, key, counts, &chosen))
                .collect(),
            is_active,
        }
    }
}

fn group(
    frame: &Frame,
    key: &'static str,
    counts: Vec<FacetCount>,
    chosen: &[String],
) -> FilterGroup {
    let value = |value: String, n| FilterValue {
        label: frame.word(key, &value),
        checked: chosen.contains(&value),
        n,
        value,
    };
    // A chosen value that the rest of the filter leaves nothing of can still be taken back.
    let gone: Vec<String> =
        chosen.iter().filter(|c| !counts.iter().any(|count| count.value == **c)).cloned().collect();
    let present = counts.into_iter().map(|count| (count.value, count.n));
    FilterGroup {
        legend: frame.word("filter", key),
        key,
        values: present.chain(gone.into_iter().map(|v| (v, 0))).map(|(v, n)| value(v, n)).collect(),
    }
}
