//! Lists that are a table: models, claims, promises, people, sources.
//!
//! One template and one handler serve them; each list says only which columns it has and what
//! stands in them.

use std::future::Future;

use askama::Template;
use axum::response::Response;

use crate::record::{Filter, Form, keys};
use crate::store::Snapshot;
use crate::store::list::{self, Listed};
use crate::web::error::Error;
use crate::web::lists::List;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

/// A row type that a plain list shows.
pub trait Shown: Listed + Sync {
    /// The list's filter keys and addresses.
    const LIST: &'static List;
    /// Its entry in the menu.
    const NAV: Nav;
    /// The key of its texts: `NAME-title`, `NAME-lede`, `NAME-caption`.
    const NAME: &'static str;
    /// The keys of its column heads, the first column being the row's head.
    const HEADS: &'static [&'static str];

    /// The id of the row in the page.
    fn anchor(&self) -> &str;

    /// What the cells need beside their row.
    type Around: Default + Send + Sync;

    /// Reads what the rows of a page need beside themselves.
    fn around(
        _snapshot: &mut Snapshot,
        _filter: &Filter,
        _rows: &[Self],
    ) -> impl Future<Output = Result<Self::Around, Error>> + Send
    where
        Self: Sized,
    {
        async { Ok(Self::Around::default()) }
    }

    /// One cell for each column.
    fn cells(&self, frame: &Frame, around: &Self::Around) -> Vec<Cell>;

    /// HTML above the list: a chart or what else the list is about as a whole.
    ///
    /// # Errors
    /// If a template fails.
    fn above(_frame: &Frame, _around: &Self::Around) -> Result<String, Error> {
        Ok(String::new())
    }
}

/// What stands in one cell.
#[derive(Debug, Default)]
pub struct Cell {
    parts: Vec<Part>,
    /// How its pieces stand: `n` to the right, `lines` a link a line, `refs` numbered links.
    class: &'static str,
}

/// A piece of a cell.
#[derive(Debug)]
struct Part {
    text: String,
    url: String,
    external: bool,
    small: bool,
    lang: &'static str,
}

impl Cell {
    /// Text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::default().and(text, "")
    }

    /// A number, set to the right.
    #[must_use]
    pub fn number(text: impl Into<String>) -> Self {
        Self::text(text).right()
    }

    /// A link.
    #[must_use]
    pub fn link(text: impl Into<String>, url: impl Into<String>) -> Self {
        Self::default().and(text, url)
    }

    /// A link to another site.
    #[must_use]
    pub fn external(text: impl Into<String>, url: impl Into<String>) -> Self {
        let mut cell = Self::link(text, url);
        for part in &mut cell.parts {
            part.external = true;
        }
        cell
    }

    /// The same with another piece; an empty address makes it plain text.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, url: impl Into<String>) -> Self {
        let (text, url) = (text.into(), url.into());
        if !text.is_empty() {
            self.parts.push(Part { text, url, external: false, small: false, lang: "" });
        }
        self
    }

    /// The same with a name in the language that the page is not in.
    #[must_use]
    pub fn and_other(mut self, frame: &Frame, en: &str, zh: &str) -> Self {
        let (here, other) = (frame.pick(en, zh), frame.pick(zh, en));
        if here != other && !other.is_empty() {
            let (text, lang) = (other.to_owned(), frame.lang.other().tag());
            self.parts.push(Part { text, url: String::new(), external: false, small: true, lang });
        }
        self
    }

    /// The same with a small line below.
    #[must_use]
    pub fn and_small(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.parts.push(Part {
                text,
                url: String::new(),
                external: false,
                small: true,
                lang: "",
            });
        }
        self
    }

    /// The same, set to the right.
    #[must_use]
    pub fn right(self) -> Self {
        Self { class: "n", ..self }
    }

    /// The same with each link on a line of its own.
    #[must_use]
    pub fn lines(self) -> Self {
        Self { class: "lines", ..self }
    }

    /// Links to the sources of a row, numbered.
    #[must_use]
    pub fn sources(frame: &Frame, joined: &str) -> Self {
        let ids = list::split(joined);
        ids.iter().enumerate().fold(Self { class: "refs", ..Self::default() }, |cell, (n, id)| {
            cell.and((n + 1).to_string(), frame.urls.source(id))
        })
    }
}

#[derive(Template)]
#[template(path = "plain_page.html")]
struct PlainPage {
    frame: Frame,
    above: String,
    lede: String,
    caption: String,
    action: String,
    q: String,
    kinds: Vec<(String, String, bool)>,
    kind_legend: String,
    hidden: Vec<(&'static str, String)>,
    chips: Vec<Chip>,
    export: ExportBar,
    total: i64,
    /// Each head, and whether its column holds numbers, above which it stands on the right.
    heads: Vec<(String, bool)>,
    rows: Vec<(String, Vec<Cell>)>,
    pager: Pager,
}

/// The page of a plain list.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page<T: Shown>(cx: Cx) -> Result<Response, Error> {
    let list = T::LIST;
    let (params, mut snapshot, mut frame) = cx.list_page(list, T::NAV).await?;
    let total = cx.count::<T>(&mut snapshot, &frame, &params.filter).await?;
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let ordered = params.in_edition(list, frame.lang).filter;
    let found = list::page::<T>(&mut snapshot, &ordered, after, limit).await?;
    let text = |part: &str| frame.t.count(&format!("{}-{part}", T::NAME), total);
    let (title, lede, caption) = (text("title"), text("lede"), text("caption"));
    let chips = render::chips(&frame, list, &params);
    frame.describe_list(title, lede.clone());
    let around = T::around(&mut snapshot, &params.filter, &found.rows).await?;
    let row = |row: &T| (row.anchor().to_owned(), row.cells(&frame, &around));
    let rows: Vec<(String, Vec<Cell>)> = found.rows.iter().map(row).collect();
    let is_numeric = |at: usize| rows.first().is_some_and(|(_, cells)| cells[at].class == "n");
    let heads = T::HEADS.iter().enumerate();
    let page = PlainPage {
        above: T::above(&frame, &around)?,
        lede,
        caption,
        action: frame.urls.at(list.path),
        q: params.filter.text(&keys::Q).unwrap_or_default().to_owned(),
        kinds: kinds(&frame, list, &params),
        kind_legend: list.key("kind").map(|key| frame.t.get(key.label)).unwrap_or_default(),
        hidden: hidden(&params),
        export: ExportBar::new(&frame, list, &params, total),
        total,
        heads: heads.map(|(at, key)| (frame.t.get(key), is_numeric(at))).collect(),
        rows,
        pager: Pager::new(&frame, list, &params, found.next, total),
        chips,
        frame,
    };
    render::page(&page.frame, &page)
}

/// The kinds to choose from: word, name, whether it is chosen.
fn kinds(frame: &Frame, list: &List, params: &ListParams) -> Vec<(String, String, bool)> {
    let Some(key) = list.key("kind") else { return Vec::new() };
    let Form::Word { words, texts } = key.form else { return Vec::new() };
    let kind =
        |word: &str| (word.to_owned(), frame.word(texts, word), params.filter.has(key, word));
    words().into_iter().map(kind).collect()
}

/// Fields of the filter without a control in the form, so that submitting keeps them.
fn hidden(params: &ListParams) -> Vec<(&'static str, String)> {
    params.filter_pairs().into_iter().filter(|(key, _)| !matches!(*key, "q" | "kind")).collect()
}
