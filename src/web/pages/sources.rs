//! `/sources`: the published texts the record rests on.

use askama::Template;
use axum::response::Response;

use super::cited::{language_tag, name_lang, publisher_named, title_lang, titled};
use super::list_filter::ListFilter;
use super::source::report::Report;
use super::source::rows::Rows;
use crate::answers::facets::Facets;
use crate::answers::held::Held;
use crate::answers::rows::SourceRow;
use crate::answers::{list, sources};
use crate::record::{Filter, SortKey, keys};
use crate::web::error::Error;
use crate::web::lists::SOURCES;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Head, Nav, Pager};
use crate::web::site::Cx;

/// Sources that the sentence on the most used ones names.
const MOST_USED: usize = 3;

/// The columns, whether they hold numbers, and how they sort.
const HEADS: [(&str, bool, Option<SortKey>); 7] = [
    ("head-title", false, Some(SortKey::Name)),
    ("head-publisher", false, Some(SortKey::Publisher)),
    ("head-published", false, Some(SortKey::Date)),
    ("head-language", false, Some(SortKey::Language)),
    ("head-kind", false, Some(SortKey::Kind)),
    ("head-announcements", true, Some(SortKey::Announcements)),
    ("head-uses", true, Some(SortKey::Rows)),
];

#[derive(Template)]
#[template(path = "sources_page.html")]
struct SourcesPage {
    frame: Frame,
    lede: String,
    most_used: Vec<Used>,
    /// What came of that which rests on the one publisher asked for.
    publisher: Option<(String, Report)>,
    filter: ListFilter,
    heads: Vec<Head>,
    rows: Vec<SourceLine>,
    total: i64,
    chips: Vec<Chip>,
    export: ExportBar,
    pager: Pager,
}

/// A source with the languages of its texts.
#[derive(Debug)]
struct SourceLine {
    row: SourceRow,
    title: String,
    is_described: bool,
    lang: &'static str,
    publisher_lang: &'static str,
    language: &'static str,
    /// The text itself; empty where its address is not known.
    out: String,
}

impl SourceLine {
    fn new(frame: &Frame, row: SourceRow) -> Self {
        let (title, is_described) = titled(&row.title);
        Self {
            title,
            is_described,
            lang: title_lang(&row.title, row.language),
            publisher_lang: name_lang(&row.publisher),
            language: language_tag(row.language),
            out: frame.urls.out(&row.url).to_owned(),
            row,
        }
    }
}

/// A source or publisher in a sentence.
#[derive(Debug)]
struct Used {
    url: String,
    name: String,
    lang: &'static str,
    uses: i64,
}

impl Used {
    fn source(frame: &Frame, row: &SourceRow) -> Self {
        Self {
            url: frame.urls.source(&row.id),
            name: titled(&row.title).0,
            lang: title_lang(&row.title, row.language),
            uses: row.uses,
        }
    }

    fn publisher(frame: &Frame, (publisher, uses): (String, i64)) -> Self {
        let name = publisher_named(frame, &publisher);
        let query = ListParams::of(Filter::of(&keys::PUBLISHER, publisher.as_str())).query();
        let url = frame.urls.at(&format!("{}{query}", SOURCES.path));
        Self { url, lang: name_lang(&name), name, uses }
    }
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &SOURCES;
    let (params, held, mut frame) = cx.list_page(list, Nav::Sources).await?;
    let filter = &params.filter;
    let total = cx.count::<SourceRow>(&held, filter);
    let found =
        list::page::<SourceRow>(&held, filter, params.after.as_deref(), params.limit.rows())?;
    let facets = cx.facets::<SourceRow>(&held, filter);
    let most_used = most_used(&held, &frame, filter, total);
    let chips = render::chips(&frame, list, &params);
    let lede = frame.t.count("sources-lede", total);
    frame.describe_list(frame.t.count("sources-title", total), lede.clone());
    let page = SourcesPage {
        lede,
        most_used,
        publisher: publisher(&held, &frame, filter),
        filter: form(&frame, facets, &params),
        heads: Head::all(&frame, list, &params, &HEADS),
        pager: Pager::new(&frame, list, &params, &found, total),
        rows: found.rows.into_iter().map(|row| SourceLine::new(&frame, row)).collect(),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// The publishers most cited or, of one publisher, the sources, where the filter leaves more than the
/// sentence would name.
fn most_used(held: &Held, frame: &Frame, filter: &Filter, total: i64) -> Vec<Used> {
    if total <= i64::try_from(MOST_USED).unwrap_or(i64::MAX) {
        return Vec::new();
    }
    if filter.values(&keys::PUBLISHER).is_empty() {
        let publishers = sources::most_cited(held, filter, MOST_USED).into_iter();
        return publishers.map(|cited| Used::publisher(frame, cited)).collect();
    }
    sources::most_used(held, filter, MOST_USED).iter().map(|row| Used::source(frame, row)).collect()
}

/// What rests on the sources of the publisher that a filter asks for, if it asks for one, and what
/// came of it.
fn publisher(held: &Held, frame: &Frame, filter: &Filter) -> Option<(String, Report)> {
    let [publisher] = filter.values(&keys::PUBLISHER) else { return None };
    let of = Filter::of(&keys::PUBLISHER, publisher.clone());
    let sources: Vec<SourceRow> = list::all(held, &of);
    let ids: Vec<&str> = sources.iter().map(|row| row.id.as_str()).collect();
    let rows = Rows::read(held, &ids);
    let what = rows.sentence(frame, ids.len());
    Report::new(frame, &rows, &ids, true).map(|report| (what, report))
}

fn form(frame: &Frame, mut facets: Facets, params: &ListParams) -> ListFilter {
    // Most publishers have one source, which the search finds; a choice of hundreds helps nobody.
    let is_chosen = |value: &str| params.filter.has(&keys::PUBLISHER, value);
    for (_, counts) in facets.0.iter_mut().filter(|(key, _)| **key == keys::PUBLISHER) {
        counts.retain(|count| count.n > 1 || is_chosen(&count.value));
    }
    ListFilter {
        open: "sources-filter",
        days: Some("head-published"),
        year: false,
        ..ListFilter::new(frame, &SOURCES, params, &facets.0)
    }
}
