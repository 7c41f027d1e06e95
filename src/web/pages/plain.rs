//! Lists that are a table, perhaps below a chart: models, claims, promises, people, and those of the
//! declared tables that have a page.
//!
//! One template and one handler serve them; each list says only which columns it has and what
//! stands in them.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;

use super::cited::{name_lang, publisher_named};
use super::corrected;
use crate::answers::corrections;
use crate::answers::facets::{FacetCount, Facets};
use crate::answers::held::Held;
use crate::answers::list::{self, InMemory};
use crate::answers::rows::split;
use crate::domain::{Corrected, Slug};
use crate::record::{Filter, Form, Key, SortKey, keys};
use crate::web::chart::text_width;
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::List;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Head, Nav, Pager};
use crate::web::site::Cx;

/// The longest text that is a name, a day or a word rather than a sentence, in pixels at 11 px.
const NAME: f64 = 100.0;
/// The longest that in Chinese breaks only before a bracket or at a mark: a day with its weekday.
const DAY: f64 = 140.0;

/// A row type that a plain list shows.
pub trait Shown: InMemory {
    /// The list's filter keys and addresses.
    const LIST: &'static List;
    /// Its entry in the menu.
    const NAV: Nav;
    /// The key of its texts: `NAME-title`, `NAME-lede`, `NAME-caption`.
    const NAME: &'static str;
    /// Its column heads, the first column being the row's head: the key of the text, and the order
    /// that it sorts by. Sources and free texts have none.
    const HEADS: &'static [(&'static str, Option<SortKey>)];

    /// The columns that a phone shows at once; the others are behind a click.
    const OPEN: &'static [usize] = &[0, 1, 2, 3, 4];

    /// The id of the row in the page.
    fn anchor(&self) -> &str;

    /// The table that its rows are corrected in.
    const CORRECTED: Corrected;

    /// What the cells need beside their row.
    type Around: Default + Send + Sync;

    /// What the rows of a page need beside themselves.
    fn around(_held: &Arc<Held>, _filter: &Filter, _rows: &[Self]) -> Self::Around
    where
        Self: Sized,
    {
        Self::Around::default()
    }

    /// The heading of the group that the row stands in, where the list has groups.
    fn group(&self, _frame: &Frame, _around: &Self::Around) -> String {
        String::new()
    }

    /// One cell for each column.
    fn cells(&self, frame: &Frame, around: &Self::Around) -> Vec<Cell>;

    /// What stands above the list.
    ///
    /// # Errors
    /// If a template fails.
    fn above(_frame: &Frame, _around: &Self::Around) -> Result<Above, Error> {
        Ok(Above::default())
    }
}

/// HTML above a list.
#[derive(Debug, Default)]
pub struct Above {
    /// A chart that other sites may show by itself.
    pub chart: String,
    /// What else the list is about as a whole.
    pub more: String,
}

/// What stands in one cell.
#[derive(Debug, Default)]
pub struct Cell {
    parts: Vec<Part>,
    /// How its pieces stand: `n` to the right, `lines` a link a line, `refs` numbered links.
    class: &'static str,
}

/// A piece of a cell.
#[derive(Debug, Default)]
struct Part {
    text: String,
    url: String,
    external: bool,
    small: bool,
    lang: &'static str,
    /// What a pointer over it shows: a figure with all its digits.
    title: String,
}

impl Cell {
    /// The classes of the cell: names, days and words of closed lists stand on one line, and a cell that
    /// is folded is behind a click on a phone.
    fn classes(&self, is_folded: bool) -> String {
        let is_name = |part: &Part| text_width(&part.text) <= NAME;
        let whole: f64 =
            self.parts.iter().filter(|part| !part.small).map(|part| text_width(&part.text)).sum();
        let class = match self.class {
            "" if whole <= NAME && self.parts.iter().all(is_name) => "nw",
            "" if whole <= DAY && self.parts.iter().skip(1).all(is_name) => "k",
            class => class,
        };
        let classes = [class, if is_folded { "fold" } else { "" }];
        classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ")
    }

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
            self.parts.push(Part { text, url, ..Part::default() });
        }
        self
    }

    /// The same with a name in the language that the page is not in.
    #[must_use]
    pub fn and_other(mut self, frame: &Frame, en: &str, zh: &str) -> Self {
        let (here, other) = (frame.pick(en, zh), frame.pick(zh, en));
        if here != other && !other.is_empty() {
            let (text, lang) = (other.to_owned(), frame.lang.other().tag());
            self.parts.push(Part { text, small: true, lang, ..Part::default() });
        }
        self
    }

    /// The same with a small line below.
    #[must_use]
    pub fn and_small(self, text: impl Into<String>) -> Self {
        self.and_small_link(text, "")
    }

    /// The same with a small line below that leads somewhere.
    #[must_use]
    pub fn and_small_link(mut self, text: impl Into<String>, url: impl Into<String>) -> Self {
        let (text, url) = (text.into(), url.into());
        if !text.is_empty() {
            self.parts.push(Part { text, url, small: true, ..Part::default() });
        }
        self
    }

    /// The same with what is in Latin letters marked as English on a Chinese page: names of licences,
    /// versions and settings stay as they were printed.
    #[must_use]
    pub fn printed(mut self, frame: &Frame) -> Self {
        for part in &mut self.parts {
            if part.lang.is_empty() {
                part.lang = frame.printed_lang(&part.text);
            }
        }
        self
    }

    /// The same with what a pointer over it shows, where that says more.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        for part in self.parts.iter_mut().filter(|part| part.text != title) {
            title.clone_into(&mut part.title);
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

    /// The same of ids.
    #[must_use]
    pub fn source_ids(frame: &Frame, ids: &[Slug]) -> Self {
        let ids: Vec<&str> = ids.iter().map(Slug::as_str).collect();
        Self::sources(frame, &ids.join(";"))
    }

    /// Links to the sources of a row, numbered.
    #[must_use]
    pub fn sources(frame: &Frame, joined: &str) -> Self {
        let ids = split(joined);
        ids.iter().enumerate().fold(Self { class: "refs", ..Self::default() }, |cell, (n, id)| {
            cell.and((n + 1).to_string(), frame.urls.source(id))
        })
    }

    /// Links to the sources of a row, each a line with the name of its publisher.
    #[must_use]
    pub fn publishers(frame: &Frame, held: Option<&Held>, joined: &str) -> Self {
        let sources = held.map(|held| &held.sources);
        let cited = split(joined).into_iter();
        let cited = cited.filter_map(|id| sources.and_then(|sources| sources.get(id)));
        let parts = cited.map(|row| {
            let text = publisher_named(frame, &row.publisher);
            let lang = match name_lang(&text) {
                "" => frame.printed_lang(&text),
                lang => lang,
            };
            Part { text, url: frame.urls.source(&row.id), lang, ..Part::default() }
        });
        Self { parts: parts.collect(), ..Self::default() }.lines()
    }
}

/// The values of a key to choose from.
#[derive(Debug)]
struct Select {
    key: &'static str,
    legend: String,
    /// Each value, its name, and whether it is chosen.
    options: Vec<(String, String, bool)>,
}

#[derive(Template)]
#[template(path = "plain_page.html")]
struct PlainPage {
    frame: Frame,
    above: Above,
    lede: String,
    caption: String,
    action: String,
    q: String,
    selects: Vec<Select>,
    /// The days from which and to which rows are shown, where the list can be asked for them.
    days: Option<[String; 2]>,
    hidden: Vec<(&'static str, String)>,
    chips: Vec<Chip>,
    export: ExportBar,
    total: i64,
    heads: Vec<Head>,
    /// The columns that a phone shows at once.
    open: &'static [usize],
    rows: Vec<(String, Vec<Cell>)>,
    /// The heading above each row that begins a group.
    groups: Vec<String>,
    pager: Pager,
}

/// The page of a plain list.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page<T: Shown>(cx: Cx) -> Result<Response, Error> {
    let list = T::LIST;
    let (params, held, mut frame) = cx.list_page(list, T::NAV).await?;
    let total = cx.count::<T>(&held, &params.filter);
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let ordered = params.in_edition(list, frame.lang).filter;
    let found = list::page::<T>(&held, &ordered, after, limit)?;
    let text = |part: &str| frame.t.count(&format!("{}-{part}", T::NAME), total);
    let (title, lede, caption) = (text("title"), text("lede"), text("caption"));
    let chips = render::chips(&frame, list, &params);
    frame.describe_list(title, lede.clone());
    let around = T::around(&held, &params.filter, &found.rows);
    let row = |row: &T| (row.anchor().to_owned(), row.cells(&frame, &around));
    let mut rows: Vec<(String, Vec<Cell>)> = found.rows.iter().map(row).collect();
    let groups = groups(found.rows.iter().map(|row| row.group(&frame, &around)));
    say_corrected(&held, &frame, T::CORRECTED, &mut rows);
    let is_numeric = |at: usize| rows.first().is_some_and(|(_, cells)| cells[at].class == "n");
    let heads = T::HEADS.iter().enumerate();
    let heads: Vec<_> = heads.map(|(at, (name, key))| (*name, is_numeric(at), *key)).collect();
    let facets = cx.facets::<T>(&held, &params.filter);
    let selects = selects(&frame, list, &params, &facets);
    let above = T::above(&frame, &around)?;
    let heads = Head::all(&frame, list, &params, &heads);
    frame.is_drawn = !above.chart.is_empty();
    let page = PlainPage {
        above,
        lede,
        caption,
        action: frame.urls.at(list.path),
        q: params.filter.text(&keys::Q).unwrap_or_default().to_owned(),
        days: days(list, &params),
        hidden: hidden(&params, &selects),
        selects,
        export: ExportBar::new(&frame, list, &params, total),
        total,
        heads,
        open: T::OPEN,
        rows,
        groups,
        pager: Pager::new(&frame, list, &params, &found, total),
        chips,
        frame,
    };
    render::page(&page.frame, &page)
}

/// The heading of each group at its first row, and nothing at the others.
fn groups(headings: impl Iterator<Item = String>) -> Vec<String> {
    let mut last = String::new();
    let begins = headings.map(|heading| {
        if heading == last {
            String::new()
        } else {
            last.clone_from(&heading);
            heading
        }
    });
    begins.collect()
}

/// Says of rows that were corrected when, at the end of their first cell.
fn say_corrected(held: &Held, frame: &Frame, table: Corrected, rows: &mut [(String, Vec<Cell>)]) {
    let anchors: Vec<&str> = rows.iter().map(|(anchor, _)| anchor.as_str()).collect();
    for correction in corrections::of_rows(held, table, &anchors).chunk_by(|a, b| a.id == b.id) {
        let row = rows.iter_mut().find(|(anchor, _)| *anchor == correction[0].id);
        if let Some(cell) = row.and_then(|(_, cells)| cells.first_mut()) {
            let day = format::long_day(frame.lang, correction[0].day);
            let (text, url) =
                (frame.t.about("corrections-small", &day), corrected::page(frame, &correction[0]));
            *cell = std::mem::take(cell).and_small_link(text, url);
        }
    }
}

/// The keys of a list whose values are few enough to choose from: closed lists of words, and what is
/// counted.
fn selects(frame: &Frame, list: &List, params: &ListParams, facets: &Facets) -> Vec<Select> {
    let select = |key: &'static Key| {
        let chosen = |value: &str| params.filter.has(key, value);
        let options: Vec<(String, String, bool)> = match key.form {
            Form::Word { words, texts } => {
                let words = words().into_iter().filter(|word| !word.is_empty());
                words.map(|word| (word.to_owned(), frame.word(texts, word), chosen(word))).collect()
            }
            Form::Of(named) => {
                let option = |count: &FacetCount| {
                    let name = frame.names.name(named, &count.value, frame.lang).to_owned();
                    (count.value.to_string(), name, chosen(&count.value))
                };
                facets.of(key).iter().map(option).collect()
            }
            _ => Vec::new(),
        };
        let legend = frame.t.get(key.label);
        (!options.is_empty()).then_some(Select { key: key.name, legend, options })
    };
    list.keys().filter_map(select).collect()
}

/// The days asked for, empty where none was; nothing where the list knows no days.
fn days(list: &List, params: &ListParams) -> Option<[String; 2]> {
    let day = |key: &Key| params.filter.day(key).map(|day| day.to_string()).unwrap_or_default();
    list.key(keys::FROM.name).map(|_| [day(&keys::FROM), day(&keys::TO)])
}

/// Fields of the filter without a control in the form, so that submitting keeps them.
fn hidden(params: &ListParams, selects: &[Select]) -> Vec<(&'static str, String)> {
    let is_typed = |key: &str| ["q", "from", "to"].contains(&key);
    let has_control = |key: &str| is_typed(key) || selects.iter().any(|select| select.key == key);
    params.filter_pairs().into_iter().filter(|(key, _)| !has_control(key)).collect()
}
