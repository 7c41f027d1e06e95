//! `/reactions/reported`, the fact check: every move the press printed against the exchange record.

mod chart;

use crate::answers::held::Held;
use askama::Template;
use axum::response::Response;

use super::cited::publishers_named;
use super::list_filter::ListFilter;
use super::printed::{self, PrintedTable};
use crate::answers::facets::FacetCount;
use crate::answers::rows::ReportedRow;
use crate::answers::{list, reported, sources};
use crate::domain::Verdict;
use crate::record::{Filter, keys};
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::REPORTED;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

/// Most figures that the lead names one by one.
const NAMED: usize = 3;

#[derive(Template)]
#[template(path = "reported_page.html")]
struct ReportedPage {
    frame: Frame,
    /// Which figures disagree, where there are few, and how many came out how.
    lede: String,
    /// The dumbbells of the rows of the table.
    chart: String,
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
    let (params, held, mut frame) = cx.list_page(list, Nav::FactCheck).await?;
    let filter = &params.filter;
    let total = cx.count::<ReportedRow>(&held, filter);
    let found = list::page(&held, filter, params.after.as_deref(), params.limit.rows())?;
    let mut facets = cx.facets::<ReportedRow>(&held, filter);
    let chips = render::chips(&frame, list, &params);
    let counts = counted(facets.of(&keys::VERDICT));
    // The verdicts stand above the list, each with its count.
    facets.0.retain(|(key, _)| **key != keys::VERDICT);
    let summary = printed::summary(&frame, &counts);
    let disagree = disagreeing(&held, &frame, filter);
    let lede = match disagree.as_str() {
        "" => summary.clone(),
        disagree => format!("{disagree}{}{summary}", frame.t.get("sentence-join")),
    };
    frame.describe_list(frame.t.get("fact-check-title"), summary);
    let ids: Vec<&str> = found.rows.iter().map(|row: &ReportedRow| row.id.as_str()).collect();
    let cited = sources::of_reported(&held, &ids);
    let others = reported::other_sessions(&held, &ids);
    let page = ReportedPage {
        lede,
        chart: chart::chart(&frame, &found.rows, &cited)?,
        verdicts: verdict_links(&frame, &params, &counts),
        pager: Pager::new(&frame, list, &params, &found, total),
        printed: PrintedTable::new(&frame, found.rows, &cited, &others, Some(&params)),
        filter: ListFilter::new(&frame, list, &params, &facets.0),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// The figures of a filter that disagree, in a sentence; nothing where there are none or many.
fn disagreeing(held: &Held, frame: &Frame, filter: &Filter) -> String {
    let mut rows = list::all::<ReportedRow>(held, filter);
    rows.retain(|row| row.verdict == Verdict::Disagrees);
    if rows.is_empty() || rows.len() > NAMED {
        return String::new();
    }
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let cited = sources::of_reported(held, &ids);
    let one = |row: &ReportedRow| {
        let reported = printed::reported(frame, row.percent, row.digits, row.bound);
        let values = [
            ("by", publishers_named(frame, &cited, &row.id).into()),
            ("company", frame.pick(&row.short_en, &row.short_zh).into()),
            ("symbol", row.symbol.as_str().into()),
            ("day", format::day_in_year(frame.lang, row.day).into()),
            ("measure", row.measure.as_str().into()),
            ("reported", reported.into()),
            ("bound", row.bound.as_str().into()),
            ("computed", row.computed.map(format::plain_percent).unwrap_or_default().into()),
        ];
        frame.t.with("fact-check-lead-one", &values)
    };
    let what: Vec<String> = rows.iter().map(one).collect();
    let values = [("n", rows.len().into()), ("what", format::and_list(frame.lang, &what).into())];
    frame.t.with("fact-check-lead", &values)
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
    let link = |verdict: Option<&Verdict>, label: String, n: i64| {
        let words = verdict.map(|verdict| verdict.as_str());
        let filter = params.filter.clone().with_only(&keys::VERDICT, words);
        let current = filter == params.filter;
        let url = frame.urls.at(&format!("{}{}", REPORTED.path, params.with_filter(filter)));
        VerdictLink { label, url, n, current }
    };
    let total = counts.iter().map(|(_, n)| n).sum();
    let all = link(None, frame.t.get("fact-check-all"), total);
    std::iter::once(all)
        .chain(counts.iter().map(|(v, n)| link(Some(v), frame.word("verdict", v.as_str()), *n)))
        .collect()
}
