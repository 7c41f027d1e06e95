//! `/sources`: the published texts the record rests on.

use askama::Template;
use axum::response::Response;

use super::cited::{language_tag, name_lang, title_lang};
use super::list_filter::ListFilter;
use crate::store::facets::FacetCount;
use crate::store::sources::{self, Facets, SourceRow};
use crate::store::{Filter, Snapshot, list};
use crate::web::error::Error;
use crate::web::lists::SOURCES;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

/// Sources that the sentence on the most used ones names.
const MOST_USED: i64 = 3;

#[derive(Template)]
#[template(path = "sources_page.html")]
struct SourcesPage {
    frame: Frame,
    lede: String,
    most_used: Vec<SourceLine>,
    filter: ListFilter,
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
    lang: &'static str,
    publisher_lang: &'static str,
    language: &'static str,
}

impl SourceLine {
    fn new(row: SourceRow) -> Self {
        Self {
            lang: title_lang(&row.title, row.language),
            publisher_lang: name_lang(&row.publisher),
            language: language_tag(row.language),
            row,
        }
    }
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &SOURCES;
    let params = ListParams::of_page(list, &cx.query)?;
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::Sources).await?;
    frame.of_list(list, &params);
    let filter = &params.filter;
    let total = cx.count::<SourceRow>(&mut snapshot, &frame, filter).await?;
    let found = list::page::<SourceRow>(
        &mut snapshot,
        filter,
        params.after.as_deref(),
        params.limit.rows(),
    )
    .await?;
    let facets =
        cx.facets(&frame, SOURCES.path, filter, sources::facets(&mut snapshot, filter)).await?;
    let most_used = most_used(&mut snapshot, filter, total).await?;
    let chips = render::chips(&frame, list, &params, |_, _| None);
    let lede = frame.t.count("sources-lede", total);
    describe(&mut frame, &chips, total, &lede);
    let page = SourcesPage {
        lede,
        most_used,
        filter: form(&frame, facets, &params),
        rows: found.rows.into_iter().map(SourceLine::new).collect(),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        pager: Pager::new(&frame, list, &params, found.next, total),
        frame,
    };
    render::page(&page.frame, &page)
}

fn describe(frame: &mut Frame, chips: &[Chip], total: i64, lede: &str) {
    let title = frame.t.count("sources-title", total);
    let title = if chips.is_empty() {
        title
    } else {
        let sentence = render::sentence(frame, chips);
        frame.t.with("filter-part", &[("key", title.into()), ("value", sentence.into())])
    };
    frame.describe(title, lede);
}

/// The sources most rows rest on, where the filter leaves more than the sentence would name.
async fn most_used(
    snapshot: &mut Snapshot,
    filter: &Filter,
    total: i64,
) -> Result<Vec<SourceLine>, Error> {
    if total <= MOST_USED {
        return Ok(Vec::new());
    }
    let rows = sources::most_used(snapshot, filter, MOST_USED).await?;
    Ok(rows.into_iter().map(SourceLine::new).collect())
}

fn form(frame: &Frame, mut facets: Facets, params: &ListParams) -> ListFilter {
    let filter = &params.filter;
    // Most publishers have one source, which the search finds; a choice of hundreds helps nobody.
    let is_chosen = |value: &str| filter.publishers.iter().any(|chosen| chosen == value);
    facets.publishers.retain(|count| count.n > 1 || is_chosen(&count.value));
    let languages = filter.languages.iter().map(ToString::to_string).collect();
    let groups: Vec<(_, &[FacetCount], _)> = vec![
        ("kind", &facets.kinds, filter.kinds.clone()),
        ("language", &facets.languages, languages),
        ("publisher", &facets.publishers, filter.publishers.clone()),
    ];
    ListFilter {
        open: "sources-filter",
        days: "head-published",
        year: false,
        ..ListFilter::new(frame, &SOURCES, params, groups)
    }
}
