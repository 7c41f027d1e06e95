//! What all pages share: the frame around them, chips of a filter, links of an export bar.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike as _, NaiveDate};

use super::assets;
use super::cache::Policy;
use super::error::Error;
use super::format::{self, Percent};
use super::lists::List;
use super::params::ListParams;
use super::site::Cx;
use super::texts::Texts;
use super::urls::Urls;
use crate::domain::{Lang, Precision};
use crate::store::dataset::Dataset;

/// The entry of the main menu that a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the menu")]
pub enum Nav {
    Timeline,
    Companies,
    Models,
    Dates,
    Reactions,
    FactCheck,
    Compare,
    Promises,
    Claims,
    People,
    Sources,
    None,
}

impl Nav {
    const MENU: [(Self, &'static str, &'static str); 11] = [
        (Self::Timeline, "/", "nav-timeline"),
        (Self::Companies, "/companies", "nav-companies"),
        (Self::Models, "/models", "nav-models"),
        (Self::Dates, "/dates", "nav-dates"),
        (Self::Reactions, "/reactions", "nav-reactions"),
        (Self::FactCheck, "/reactions/reported", "nav-fact-check"),
        (Self::Compare, "/compare", "nav-compare"),
        (Self::Promises, "/promises", "nav-promises"),
        (Self::Claims, "/claims", "nav-claims"),
        (Self::People, "/people", "nav-people"),
        (Self::Sources, "/sources", "nav-sources"),
    ];
}

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
    /// Notices above the page: parameters it does not know.
    pub notices: Vec<String>,
    /// The record shown, where one could be read.
    pub dataset: Option<Dataset>,
    /// Canonical path and query without language prefix.
    pub canonical: String,
    nav: Nav,
    public_url: String,
}

/// An entry of the main menu.
#[derive(Debug)]
pub struct MenuItem {
    /// Path.
    pub url: String,
    /// Text.
    pub label: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

impl Frame {
    pub(super) fn new(cx: &Cx, nav: Nav, dataset: Dataset) -> Self {
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
            notices: Vec::new(),
            dataset: None,
            canonical: path.to_owned(),
            nav,
            public_url: public_url.to_owned(),
        }
    }

    /// Sets title and description.
    pub fn describe(&mut self, title: impl Into<String>, description: impl Into<String>) {
        self.title = title.into();
        self.description = description.into();
    }

    /// Takes over a list's canonical address and its notices.
    pub fn of_list(&mut self, list: &List, params: &ListParams) {
        self.canonical = format!("{}{}", list.path, params.query());
        self.note_unknown(&params.unknown);
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
    pub fn note_parameters(&mut self, query: &str) {
        let unknown: Vec<_> = super::params::pairs(query)
            .into_iter()
            .filter(|(key, value)| !value.trim().is_empty() && !super::params::is_tracking(key))
            .map(|(key, _)| (key, None))
            .collect();
        self.note_unknown(&unknown);
    }

    /// The main menu.
    #[must_use]
    pub fn menu(&self) -> Vec<MenuItem> {
        Nav::MENU
            .iter()
            .map(|(nav, path, key)| MenuItem {
                url: self.urls.at(path),
                label: self.t.get(key),
                current: *nav == self.nav,
            })
            .collect()
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

    /// The short dataset version, or nothing on an error page.
    #[must_use]
    pub fn version(&self) -> &str {
        self.dataset.as_ref().map_or("", Dataset::short_version)
    }

    /// The year the record was released in.
    #[must_use]
    pub fn release_year(&self) -> String {
        self.dataset.as_ref().map(|dataset| dataset.released.year().to_string()).unwrap_or_default()
    }

    /// One of two texts, by the page's language.
    #[must_use]
    pub fn pick<'a>(&self, en: &'a str, zh: &'a str) -> &'a str {
        match self.lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// One of two optional texts, by the page's language.
    #[must_use]
    pub fn pick_maybe<'a>(&self, en: &'a Option<String>, zh: &'a Option<String>) -> &'a str {
        self.pick(en.as_deref().unwrap_or(""), zh.as_deref().unwrap_or(""))
    }

    /// A day in full.
    #[must_use]
    pub fn full_day(&self, day: &NaiveDate) -> String {
        format::full_day(self.lang, *day)
    }

    /// A day without its year.
    #[must_use]
    pub fn short_day(&self, day: &NaiveDate) -> String {
        format::short_day(self.lang, *day)
    }

    /// A date as exactly as it is known.
    #[must_use]
    pub fn known_day(&self, day: &NaiveDate, precision: &Precision) -> String {
        format::known_day(self.lang, *day, *precision)
    }

    /// A percentage with two decimals.
    #[must_use]
    pub fn percent(&self, value: &f64) -> Percent {
        format::percent(*value, 2)
    }

    /// The name of a word of a closed list: `kind` and `unveiling` give the text `kind-unveiling`.
    #[must_use]
    pub fn word(&self, list: &str, word: &str) -> String {
        self.t.get(&word_key(list, word))
    }

    /// The name of an index; its symbol if the texts have none.
    #[must_use]
    pub fn index_name(&self, symbol: &str) -> String {
        self.index_word("index", symbol)
    }

    /// The short name of an index, for the end of a line in a chart.
    #[must_use]
    pub fn index_short(&self, symbol: &str) -> String {
        self.index_word("index-short", symbol)
    }

    fn index_word(&self, family: &str, symbol: &str) -> String {
        let word = symbol.trim_start_matches('^').replace('.', "-");
        let name = self.word(family, &word);
        if name == word_key(family, &word) { symbol.to_owned() } else { name }
    }

    /// The name of a unit of a claim; a unit without a text of its own as it stands in the record.
    #[must_use]
    pub fn unit(&self, unit: &str) -> String {
        let key = word_key("unit", &unit.replace(' ', "-"));
        let text = self.t.get(&key);
        if text == key { unit.to_owned() } else { text }
    }

    /// Parts of a list that the database joined with `;`, joined for people.
    #[must_use]
    pub fn spoken(&self, joined: &str) -> String {
        crate::store::list::split(joined).join(&self.t.get("list-comma"))
    }

    /// How many parts such a list has.
    #[must_use]
    pub fn parts(&self, joined: &str) -> usize {
        crate::store::list::split(joined).len()
    }
}

/// The key of the text for a word of a closed list.
#[must_use]
pub fn word_key(list: &str, word: &str) -> String {
    let word = if word.is_empty() { "none" } else { word };
    format!("{list}-{}", word.to_lowercase().replace('_', "-"))
}

/// Renders a page.
///
/// # Errors
/// If the template fails.
pub fn page(frame: &Frame, template: &impl Template) -> Result<Response, Error> {
    let policy = if frame.notices.is_empty() { Policy::Revalidate } else { Policy::NoStore };
    html(template, policy, frame.lang)
}

/// Renders HTML with a caching policy.
///
/// # Errors
/// If the template fails.
pub fn html(template: &impl Template, policy: Policy, lang: Lang) -> Result<Response, Error> {
    let body = template.render()?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.tag()),
    ];
    Ok((headers, policy, body).into_response())
}

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
            key: frame.t.get(&format!("filter-{}", key.replace('_', "-"))),
            value: name(key, &value).unwrap_or_else(|| value_name(frame, list, key, &value)),
            remove: frame.urls.at(&format!("{}{}", list.path, params.without(key, &value))),
        })
        .collect()
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

/// The links under which a list leaves the site, with the filter that is on the screen.
#[derive(Debug, Clone)]
pub struct ExportBar {
    /// Rows that will be exported.
    pub total: i64,
    /// CSV without byte order mark.
    pub csv: String,
    /// CSV with byte order mark.
    pub excel: String,
    /// JSON.
    pub json: String,
}

impl ExportBar {
    /// The bar of a list.
    #[must_use]
    pub fn new(list: &List, params: &ListParams, total: i64) -> Self {
        let query = params.filter_query();
        let joint = if query.is_empty() { "?" } else { "&" };
        Self {
            total,
            csv: format!("{}.csv{query}", list.export),
            excel: format!("{}.csv{query}{joint}excel=1", list.export),
            json: format!("{}.json{query}", list.export),
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
        let all = ListParams { limit: super::params::Limit::All, ..here.clone() };
        Self {
            first: params.after.as_ref().map(|_| url(&here)),
            next: next.map(|after| url(&ListParams { after: Some(after), ..here })),
            all: (shows_part && total <= i64::from(super::params::ALL)).then(|| url(&all)),
        }
    }
}
