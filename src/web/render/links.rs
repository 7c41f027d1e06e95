//! Ways out of a list: its exports and its other pages.

use super::Frame;
use crate::answers::listed::Page;
use crate::domain::Lang;
use crate::record::{Sort, SortKey};
use crate::web::lists::List;
use crate::web::params::{ALL, Limit, ListParams};

/// The links under which a list leaves the site, with the filter that is on the screen.
#[derive(Debug, Clone)]
pub struct ExportBar {
    /// Rows that will be exported.
    pub total: i64,
    /// CSV without byte order mark.
    pub csv: String,
    /// CSV with byte order mark.
    pub excel: String,
    /// A workbook.
    pub xlsx: String,
    /// JSON.
    pub json: String,
    /// One JSON object a line.
    pub ndjson: String,
    /// The feed and the calendar, where the list has them.
    pub subscriptions: Option<(String, String)>,
}

impl ExportBar {
    /// The bar of a list.
    #[must_use]
    pub fn new(frame: &Frame, list: &List, params: &ListParams, total: i64) -> Self {
        // The file has the order of the page.
        let query = params.in_edition(list, frame.lang).filter_query();
        let joined = |more: &str| match (query.is_empty(), more.is_empty()) {
            (_, true) => query.clone(),
            (true, false) => format!("?{more}"),
            (false, false) => format!("{query}&{more}"),
        };
        let file = |suffix: &str, more: &str| format!("{}.{suffix}{}", list.export, joined(more));
        let lang = if frame.lang == Lang::Zh { "lang=zh" } else { "" };
        Self {
            total,
            csv: file("csv", ""),
            excel: file("csv", "excel=1"),
            xlsx: file("xlsx", ""),
            json: file("json", ""),
            ndjson: file("ndjson", ""),
            subscriptions: list.has_subscriptions.then(|| (file("atom", lang), file("ics", lang))),
        }
    }
}

/// The head of a column.
#[derive(Debug, Clone)]
pub struct Head {
    /// What the column is called.
    pub name: String,
    /// Whether it holds numbers, above which its name stands on the right.
    pub is_numeric: bool,
    /// Where it leads to have the list in its order; empty where it cannot be.
    pub url: String,
    /// `ascending` or `descending` if the list is sorted by it, else nothing.
    pub aria: &'static str,
}

impl Head {
    /// The head of a column that does not sort, by the key of its name.
    #[must_use]
    pub fn of(frame: &Frame, name: &str, is_numeric: bool) -> Self {
        Self { name: frame.t.get(name), is_numeric, url: String::new(), aria: "" }
    }

    /// The heads of a list: for each the key of its name, whether it holds numbers, and the order it
    /// sorts by. Numbers begin with the largest; a second click turns an order round.
    #[must_use]
    pub fn all(
        frame: &Frame,
        list: &List,
        params: &ListParams,
        heads: &[(&str, bool, Option<SortKey>)],
    ) -> Vec<Self> {
        let sort = params.order(list);
        let head = |(name, is_numeric, key): &(&str, bool, Option<SortKey>)| {
            let key = key.map(|key| list.name_order(key, frame.lang));
            let is_current = key == Some(sort.key);
            let descending = if is_current { !sort.descending } else { *is_numeric };
            let url = key.map(|key| {
                let query = params.with_filter(params.sorted(list, Sort { key, descending }));
                frame.urls.at(&format!("{}{query}", list.path))
            });
            Self {
                url: url.unwrap_or_default(),
                aria: match (is_current, sort.descending) {
                    (false, _) => "",
                    (true, false) => "ascending",
                    (true, true) => "descending",
                },
                ..Self::of(frame, name, *is_numeric)
            }
        };
        heads.iter().map(head).collect()
    }
}

/// Links to the other pages of a list.
#[derive(Debug, Clone, Default)]
pub struct Pager {
    /// The start of the list, if this is not it.
    pub first: Option<String>,
    /// The next page.
    pub next: Option<String>,
    /// The whole list on one page, if it fits and is longer than this page.
    pub all: Option<String>,
    /// Which rows of how many are shown, where there are more and the place is known.
    pub shown: Option<String>,
}

impl Pager {
    /// The pager of a list.
    #[must_use]
    pub fn new<T>(
        frame: &Frame,
        list: &List,
        params: &ListParams,
        page: &Page<T>,
        total: i64,
    ) -> Self {
        let url = |params: &ListParams| frame.urls.at(&format!("{}{}", list.path, params.query()));
        let here = params.first_page();
        let shows_part = page.next.is_some() || params.after.is_some();
        let shown = page.start.filter(|_| shows_part).map(|start| {
            let (from, to) = (start + 1, start + page.rows.len());
            let values = [("from", from.into()), ("to", to.into()), ("n", total.into())];
            frame.t.with("pager-shown", &values)
        });
        let all = ListParams { limit: Limit::All, ..here.clone() };
        Self {
            first: params.after.as_ref().map(|_| url(&here)),
            next: page.next.clone().map(|after| url(&ListParams { after: Some(after), ..here })),
            all: (shows_part && total <= i64::from(ALL)).then(|| url(&all)),
            shown,
        }
    }
}
