//! The frame around a page: head, menu and foot.

use std::sync::Arc;

use chrono::Datelike as _;

use super::Nav;
use crate::answers::rows::Dataset;
use crate::answers::sources::CitedRow;
use crate::domain::Lang;
use crate::record::Names;
use crate::web::ask::{PREVIEW, PREVIEW_PATH, embed_path};
use crate::web::cite::{Citation, View};
use crate::web::error::Error;
use crate::web::params::{self, Look};
use crate::web::site::Cx;
use crate::web::texts::Texts;
use crate::web::urls::{Urls, escape};
use crate::web::{assets, format};

/// The frame of a page: head, menu, foot, and the means templates need to write texts and links.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Language of the page.
    pub lang: Lang,
    /// Its texts.
    pub t: Texts,
    /// Its paths.
    pub urls: Urls,
    /// Title without the site's name.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
    /// Whether search engines may keep the page.
    pub is_indexed: bool,
    /// What stands in the search box.
    pub searched: String,
    /// Notices above the page: parameters it does not know.
    pub notices: Vec<String>,
    /// The record shown, where one could be read.
    pub dataset: Option<Dataset>,
    /// Canonical path and query without language prefix.
    pub canonical: String,
    /// The filter as a sentence; nothing without one.
    pub filter: String,
    /// Title of the page without its filter, for citations; `title` if empty.
    pub cited_title: String,
    /// What a view of one entry rests on, cited before Baimo.
    pub cited_sources: Vec<CitedRow>,
    /// Whether the page begins with a chart that other sites may show.
    pub is_drawn: bool,
    /// Path and query of a list without paging, which its chart shows, and its rows as CSV.
    pub listed: Option<(String, String)>,
    /// The filter of a list as prose, for titles; empty without one.
    pub asked: String,
    /// The names of what a filter asks for.
    pub names: Arc<Names>,
    pub(super) nav: Nav,
    public_url: String,
}

impl Frame {
    pub(in crate::web) fn new(cx: &Cx, nav: Nav, dataset: Dataset) -> Self {
        Self { dataset: Some(dataset), ..Self::bare(cx.lang, &cx.path, nav, &cx.site.public_url) }
    }

    /// A frame without a record, for error pages.
    #[must_use]
    pub fn bare(lang: Lang, path: &str, nav: Nav, public_url: &str) -> Self {
        Self {
            lang,
            t: Texts(lang),
            urls: Urls(lang),
            title: String::new(),
            description: String::new(),
            is_indexed: true,
            searched: String::new(),
            notices: Vec::new(),
            dataset: None,
            canonical: path.to_owned(),
            filter: String::new(),
            cited_title: String::new(),
            cited_sources: Vec::new(),
            is_drawn: false,
            listed: None,
            names: Arc::default(),
            asked: String::new(),
            nav,
            public_url: public_url.to_owned(),
        }
    }

    /// Sets title and description.
    pub fn describe(&mut self, title: impl Into<String>, description: impl Into<String>) {
        self.title = title.into();
        self.description = description.into();
    }

    /// Sets title and description of a list: what it lists, and what of it the filter leaves.
    pub fn describe_list(&mut self, title: String, description: impl Into<String>) {
        let asked = [("key", title.as_str().into()), ("value", self.asked.as_str().into())];
        let full = self.t.with("filter-part", &asked);
        let full = if self.asked.is_empty() { title.clone() } else { full };
        self.cited_title = title;
        self.describe(full, description);
    }

    /// The filter as a heading, which begins large.
    #[must_use]
    pub fn heading(&self) -> String {
        let mut letters = self.asked.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }

    /// Notes parameters that the page does not know.
    pub fn note_unknown(&mut self, unknown: &[(String, Option<String>)]) {
        for (key, near) in unknown {
            let values =
                [("key", key.as_str().into()), ("near", near.as_deref().unwrap_or("").into())];
            let text = if near.is_some() { "notice-unknown-near" } else { "notice-unknown" };
            self.notices.push(self.t.with(text, &values));
        }
    }

    /// Notes every parameter of a page that takes none.
    ///
    /// # Errors
    /// If there is one, and the page is asked for its picture.
    pub fn note_parameters(&mut self, cx: &Cx) -> Result<(), Error> {
        self.note_unknown(&params::read(&cx.query, [], cx.manner)?.1);
        Ok(())
    }

    /// The same page in the other language.
    #[must_use]
    pub fn other_url(&self) -> String {
        Urls(self.lang.other()).at(&self.canonical)
    }

    /// The absolute address of this page.
    #[must_use]
    pub fn absolute(&self) -> String {
        self.absolute_in(self.lang)
    }

    /// The absolute address of this page in a language.
    fn absolute_in(&self, lang: Lang) -> String {
        format!("{}{}", self.public_url, Urls(lang).at(&self.canonical))
    }

    /// The `hreflang` tags with their absolute addresses.
    #[must_use]
    pub fn alternates(&self) -> [(&'static str, String); 3] {
        let (en, zh) = (self.absolute_in(Lang::En), self.absolute_in(Lang::Zh));
        [(Lang::En.tag(), en.clone()), (Lang::Zh.tag(), zh), ("x-default", en)]
    }

    /// The absolute address of the picture that a link to this page shows.
    #[must_use]
    pub fn preview(&self) -> String {
        format!("{}{}", self.public_url, self.preview_path())
    }

    /// Path and query of that picture.
    #[must_use]
    pub fn preview_path(&self) -> String {
        let (before, behind) = PREVIEW_PATH;
        let address = self.urls.at(&self.canonical);
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let index = if path.ends_with('/') { "index" } else { "" };
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{before}{path}{index}{behind}{mark}{query}")
    }

    /// Pixels of that picture.
    #[must_use]
    pub const fn preview_size(&self) -> (u32, u32) {
        PREVIEW
    }

    /// Where other sites ask what to show for this page.
    #[must_use]
    pub fn oembed(&self) -> String {
        format!("{}/oembed?url={}", self.public_url, escape(&self.absolute()))
    }

    /// Path and query of the page's chart as a picture in its language.
    #[must_use]
    pub fn embed_path(&self) -> String {
        let page = self.listed.as_ref().map_or(&self.canonical, |(page, _)| page);
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        format!("{}{}", embed_path(path), Look::usual(self.lang).added(query))
    }

    /// The same to take away: the file of the timeline's chart has its filter in its name.
    #[must_use]
    pub fn svg_path(&self) -> String {
        let path = self.embed_path();
        path.strip_prefix("/embed")
            .filter(|file| file.starts_with("/timeline."))
            .map_or_else(|| path.clone(), str::to_owned)
    }

    /// The rows that a list's chart shows, as CSV; nothing on other pages.
    #[must_use]
    pub fn csv_path(&self) -> &str {
        self.listed.as_ref().map_or("", |(_, csv)| csv)
    }

    /// The absolute address of that picture: as it is usually, dark, and narrow.
    #[must_use]
    pub fn embedded(&self) -> [String; 3] {
        let path = self.embed_path();
        let mark = if path.contains('?') { '&' } else { '?' };
        let url = format!("{}{path}", self.public_url);
        let [dark, narrow] = ["theme=dark", "width=360"].map(|more| format!("{url}{mark}{more}"));
        [url, dark, narrow]
    }

    /// The style sheet.
    #[must_use]
    pub fn css(&self) -> &'static str {
        &assets::CSS
    }

    /// The script.
    #[must_use]
    pub fn js(&self) -> &'static str {
        &assets::JS
    }

    /// The icon.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        &assets::ICON
    }

    /// The record as charts name it: `28 Nov 2026 (3d4c190)`; nothing on an error page.
    #[must_use]
    pub fn record(&self) -> String {
        let Some(dataset) = &self.dataset else { return String::new() };
        let (day, version) = (dataset.released, dataset.version.get(..7));
        let values = [
            ("day", format::short_day(self.lang, day).into()),
            ("year", day.year().to_string().into()),
            ("hash", version.unwrap_or(&dataset.version).into()),
        ];
        self.t.with("record-named", &values)
    }

    /// How to cite the page; an error page is no view of the record.
    #[must_use]
    pub fn citation(&self) -> Option<Citation> {
        let view = View {
            lang: self.lang,
            title: if self.cited_title.is_empty() { &self.title } else { &self.cited_title },
            filter: &self.filter,
            path: &self.urls.at(&self.canonical),
            site: &self.public_url,
        };
        let dataset = self.dataset.as_ref()?;
        Some(Citation::new(&view, dataset, &self.cited_sources))
    }
}
