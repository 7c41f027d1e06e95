//! `/reactions/reported`, the fact check: every move the press printed against the exchange record.

use askama::Template;
use axum::response::Response;

use super::list_filter::ListFilter;
use super::printed::{self, PrintedTable};
use super::reactions::{company_names, name_of};
use crate::domain::Verdict;
use crate::store::facets::FacetCount;
use crate::store::reported::{self, ReportedRow};
use crate::store::{list, sources};
use crate::web::error::Error;
use crate::web::lists::REPORTED;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "reported_page.html")]
struct ReportedPage {
    frame: Frame,
    summary: String,
    verdicts: Vec<VerdictLink>,
    printed: PrintedTable,
    filter: ListFilter,
    total: i64,
    chips: Vec<Chip>,
    export: ExportBar,
    pager: Pager,
}

/// A verdict as a filter, or the way back to all of them.
#[derive(Debug)]
struct VerdictLink {
    label: String,
    url: String,
    n: i64,
    current: bool,
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &REPORTED;
    let params = ListParams::of_page(list, &cx.query)?;
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::FactCheck).await?;
    frame.of_list(list, &params);
    let filter = &params.filter;
    let total = cx.count::<ReportedRow>(&mut snapshot, &frame, filter).await?;
    let found =
        list::page(&mut snapshot, filter, params.after.as_deref(), params.limit.rows()).await?;
    let (verdicts, exchanges) =
        cx.facets(&frame, REPORTED.path, filter, reported::facets(&mut snapshot, filter)).await?;
    let names = company_names(&frame, &mut snapshot, filter).await?;
    let chips = render::chips(&frame, list, &params, |key, value| name_of(&names, key, value));
    frame.filter = render::sentence(&frame, &chips);
    let counts = counted(&verdicts);
    let summary = printed::summary(&frame, &counts);
    frame.describe(frame.t.get("fact-check-title"), summary.clone());
    let chosen = filter.exchanges.iter().map(ToString::to_string).collect();
    let ids: Vec<&str> = found.rows.iter().map(|row: &ReportedRow| row.id.as_str()).collect();
    let cited = sources::of_reported(&mut snapshot, &ids).await?;
    let page = ReportedPage {
        summary,
        verdicts: verdict_links(&frame, &params, &counts),
        printed: PrintedTable::new(&frame, found.rows, &cited, true),
        filter: ListFilter::new(&frame, list, &params, vec![("exchange", &exchanges, chosen)]),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        pager: Pager::new(&frame, list, &params, found.next, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// Every verdict with its count, those without rows too.
fn counted(counts: &[FacetCount]) -> Vec<(Verdict, i64)> {
    let n = |verdict: &Verdict| {
        counts.iter().find(|count| *count.value == *verdict.as_str()).map_or(0, |count| count.n)
    };
    Verdict::ALL.iter().map(|verdict| (*verdict, n(verdict))).collect()
}

fn verdict_links(
    frame: &Frame,
    params: &ListParams,
    counts: &[(Verdict, i64)],
) -> Vec<VerdictLink> {
    let link = |verdicts: Vec<Verdict>, label: String, n: i64| {
        let mut only = params.first_page();
        let current = only.filter.verdicts == verdicts;
        only.filter.verdicts = verdicts;
        let url = frame.urls.at(&format!("{}{}", REPORTED.path, only.query()));
        VerdictLink { label, url, n, current }
    };
    let total = counts.iter().map(|(_, n)| n).sum();
    let all = link(Vec::new(), frame.t.get("fact-check-all"), total);
    std::iter::once(all)
        .chain(counts.iter().map(|(v, n)| link(vec![*v], frame.word("verdict", v.as_str()), *n)))
        .collect()
}
