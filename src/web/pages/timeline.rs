//! `/`: the timeline, as lanes and as a list, with its facets.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use super::list_filter::ListFilter;
use super::rows::{self, MonthGroup};
use crate::domain::AnnouncementKind;
use crate::store::announcements::{Facets, Found, HITS};
use crate::store::facets::FacetCount;
use crate::store::{Filter, Snapshot, Sort, reactions};
use crate::web::chart::lanes::Lanes;
use crate::web::chart::months::MonthGrid;
use crate::web::error::Error;
use crate::web::format::{self, Percent};
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

/// Announcements that are drawn as marks; more are drawn as counts by company and month.
const MARKS: usize = 400;

#[derive(Template)]
#[template(path = "timeline_page.html")]
struct TimelinePage {
    frame: Frame,
    lede: String,
    figures: Vec<Figure>,
    headline: String,
    reading: String,
    legend: Vec<LegendItem>,
    lanes: Option<Lanes>,
    grid: Option<MonthGrid>,
    /// The chart as a file.
    download: Option<String>,
    filter: ListFilter,
    total: i64,
    /// Said where words find more than is counted.
    note: Option<String>,
    chips: Vec<Chip>,
    sentence: String,
    export: ExportBar,
    months: Vec<MonthGroup>,
    pager: Pager,
}

/// A key figure.
#[derive(Debug)]
struct Figure {
    number: String,
    percent: Option<Percent>,
    label: String,
}

#[derive(Debug)]
struct LegendItem {
    kind: AnnouncementKind,
    label: String,
    url: String,
    n: i64,
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &ANNOUNCEMENTS;
    let params = ListParams::of_page(list, &cx.query)?;
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::Timeline).await?;
    frame.of_list(list, &params);
    let filter = &params.filter;
    let tally = cx.tally(&mut snapshot, &frame).await?;
    let counted = tally.find(&mut snapshot, filter).await?;
    let found =
        tally.page(&mut snapshot, filter, params.after.as_deref(), params.limit.rows()).await?;
    let total = i64::try_from(counted.total).unwrap_or(i64::MAX);
    let marks = if counted.total <= MARKS && !counted.more {
        tally.marks(&mut snapshot, filter).await?
    } else {
        Vec::new()
    };
    let facets = counted.facets.clone();
    let items = rows::shown(&frame, &found.rows);
    let names = names(&frame, &facets.companies);
    let chips = render::chips(&frame, list, &params, |key, value| {
        (key == "company").then(|| names.get(value).cloned()).flatten()
    });
    frame.filter = render::sentence(&frame, &chips);
    frame.cited_title = frame.t.get("timeline-title");
    let sentence = frame.filter.clone();
    let figures = figures(&frame, &mut snapshot, &counted, filter).await?;
    let lede = lede(&frame, &counted, &sentence);
    let title = if sentence.is_empty() { frame.cited_title.clone() } else { sentence.clone() };
    frame.describe(title, lede.clone());
    let (headline, reading) = headline(&frame, &counted);
    frame.embed = Some(format!("/embed/timeline.svg{}", params.filter_query()));
    let page = TimelinePage {
        lede,
        figures,
        headline,
        reading,
        legend: legend(&frame, &facets.kinds, &params),
        lanes: Lanes::new(&frame, &marks),
        grid: MonthGrid::new(&frame, &marks)
            .or_else(|| MonthGrid::counted(&frame, &tally, &counted.shape)),
        note: counted.more.then(|| frame.t.about("timeline-first-hits", &HITS.to_string())),
        download: frame.embed_path().map(|path| path.replacen("/embed", "", 1)),
        filter: form(&frame, facets, &params),
        total,
        chips,
        sentence,
        export: ExportBar::new(&frame, list, &params, total),
        months: rows::by_month(&frame, items),
        pager: Pager::new(&frame, list, &params, found.next, total),
        frame,
    };
    render::page(&page.frame, &page)
}

fn names(frame: &Frame, companies: &[FacetCount]) -> BTreeMap<String, String> {
    companies
        .iter()
        .map(|c| (c.value.clone(), frame.pick(&c.label_en, &c.label_zh).to_owned()))
        .collect()
}

/// One sentence with counts and span, for the whole record or what a filter leaves of it.
fn lede(frame: &Frame, counted: &Found, sentence: &str) -> String {
    let shape = &counted.shape;
    let (Some(first), Some(last)) = (shape.first, shape.last) else {
        return frame.t.get("timeline-empty");
    };
    let key = if sentence.is_empty() { "timeline-lede" } else { "timeline-lede-filtered" };
    frame.t.with(
        key,
        &[
            ("from", format::short_day(frame.lang, first).into()),
            ("to", format::long_day(frame.lang, last).into()),
            ("companies", shape.companies.into()),
            ("n", counted.total.into()),
        ],
    )
}

async fn figures(
    frame: &Frame,
    snapshot: &mut Snapshot,
    counted: &Found,
    filter: &Filter,
) -> Result<Vec<Figure>, Error> {
    // The order of the list changes no figure.
    let is_whole = Filter { sort: Sort::default(), ..filter.clone() } == Filter::default();
    let number = |n: usize, label: String| Figure { number: n.to_string(), percent: None, label };
    let total = counted.total;
    let mut figures = vec![number(total, frame.t.count("figure-announcements", total))];
    if let Some(dataset) = &frame.dataset
        && is_whole
    {
        let organisations = usize::try_from(dataset.organisations).unwrap_or(0);
        let label = frame.t.count("figure-organisations", dataset.sources);
        figures.push(number(organisations, label));
    }
    if let Some((kind, n)) = commonest(&counted.shape.kinds) {
        let label = frame.t.about("figure-kind", &frame.word("kind-of-news", kind.as_str()));
        figures.push(number(n, label));
    }
    if let Some((day, n)) = commonest(&counted.shape.days)
        && n > 1
    {
        figures.push(number(n, frame.t.about("figure-busiest", &frame.short_day(&day))));
    }
    if is_whole
        && let Some(row) = reactions::largest(snapshot).await?
        && let (Some(close), Some(day)) = (row.close, row.day)
    {
        let values = [
            ("company", frame.pick(&row.short_en, &row.short_zh).to_owned().into()),
            ("day", frame.short_day(&day).into()),
        ];
        figures.push(Figure {
            number: String::new(),
            percent: Some(format::percent(close, 2)),
            label: frame.t.with("figure-largest", &values),
        });
    }
    Ok(figures)
}

/// The value that occurs most often, and how often; nothing where two tie.
fn commonest<T: Copy>(counts: &BTreeMap<T, usize>) -> Option<(T, usize)> {
    let most = counts.values().copied().max()?;
    let mut found = counts.iter().filter(|(_, n)| **n == most);
    found.next().filter(|_| found.next().is_none()).map(|(value, n)| (*value, *n))
}

/// The chart's message: the busiest month, if there is one that stands alone.
fn headline(frame: &Frame, counted: &Found) -> (String, String) {
    let counts = &counted.shape.months;
    let most = counts.values().copied().max().unwrap_or(0);
    let peaks: Vec<NaiveDate> =
        counts.iter().filter(|(_, n)| **n == most).map(|(month, _)| *month).collect();
    let text = match peaks.as_slice() {
        [peak] if counts.len() > 2 && most > 2 => {
            frame.t.about("lanes-headline-peak", &format::month_name(frame.lang, *peak))
        }
        _ => frame.t.get("lanes-headline"),
    };
    let values = [
        ("n", counted.total.into()),
        ("most", most.into()),
        (
            "month",
            peaks.first().map(|m| format::month_name(frame.lang, *m)).unwrap_or_default().into(),
        ),
    ];
    let reading = if peaks.len() == 1 { "lanes-reading-peak" } else { "lanes-reading" };
    (text, frame.t.with(reading, &values))
}

/// Shape, word, count: the legend is the filter by kind.
fn legend(frame: &Frame, kinds: &[FacetCount], params: &ListParams) -> Vec<LegendItem> {
    AnnouncementKind::ALL
        .iter()
        .filter_map(|kind| {
            let n = kinds.iter().find(|count| count.value == kind.as_str())?.n;
            let mut only = params.first_page();
            only.filter.kinds = vec![kind.as_str().to_owned()];
            Some(LegendItem {
                kind: *kind,
                label: frame.word("kind", kind.as_str()),
                url: frame.urls.at(&format!("/{}", only.query())),
                n,
            })
        })
        .collect()
}

fn form(frame: &Frame, facets: Facets, params: &ListParams) -> ListFilter {
    fn words<T: ToString>(values: &[T]) -> Vec<String> {
        values.iter().map(ToString::to_string).collect()
    }
    let answer = |flag: Option<bool>| -> Vec<String> {
        flag.map(|flag| if flag { "yes" } else { "no" }.to_owned()).into_iter().collect()
    };
    let filter = &params.filter;
    let groups = vec![
        ("company", facets.companies, words(&filter.companies)),
        ("kind", facets.kinds, filter.kinds.clone()),
        ("model_kind", facets.model_kinds, words(&filter.model_kinds)),
        ("listed", facets.listed, answer(filter.listed)),
        ("exchange", facets.exchanges, words(&filter.exchanges)),
        ("reaction", facets.reactions, answer(filter.reaction)),
        ("confidence", facets.confidences, words(&filter.confidences)),
    ];
    ListFilter {
        open: "facets-open",
        days: "facet-dates",
        ..ListFilter::new(frame, &ANNOUNCEMENTS, params, groups)
    }
}
