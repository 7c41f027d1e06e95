//! Ways out of a list: its exports and its other pages.

use super::Frame;
use crate::domain::Lang;
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

/// Links to the other pages of a list.
#[derive(Debug, Clone, Default)]
pub struct Pager {
    /// The start of the list, if this is not it.
    pub first: Option<String>,
    /// The next page.
    pub next: Option<String>,
    /// The whole list on one page, if it fits and is longer than this page.
    pub all: Option<String>,
}

impl Pager {
    /// The pager of a list.
    #[must_use]
    pub fn new(
        frame: &Frame,
        list: &List,
        params: &ListParams,
        next: Option<String>,
        total: i64,
    ) -> Self {
        let url = |params: &ListParams| frame.urls.at(&format!("{}{}", list.path, params.query()));
        let here = params.first_page();
        let shows_part = next.is_some() || params.after.is_some();
        let all = ListParams { limit: Limit::All, ..here.clone() };
        Self {
            first: params.after.as_ref().map(|_| url(&here)),
            next: next.map(|after| url(&ListParams { after: Some(after), ..here })),
            all: (shows_part && total <= i64::from(ALL)).then(|| url(&all)),
        }
    }
}
