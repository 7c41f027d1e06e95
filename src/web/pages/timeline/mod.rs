//! `/`: the timeline, as lanes and as a list, with its facets.

mod figures;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use self::figures::{Figure, figures};
use super::list_filter::ListFilter;
use super::rows::{self, MonthGroup};
use crate::domain::AnnouncementKind;
use crate::record::keys;
use crate::store::Snapshot;
use crate::store::announcements::{AnnouncementRow, Found, HITS, Tally};
use crate::store::facets::{FacetCount, Facets};
use crate::web::chart::lanes::Lanes;
use crate::web::chart::months::MonthGrid;
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

/// Announcements that are drawn as marks; more are drawn as counts by company and month.
const MARKS: usize = 600;

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
    /// Where nothing fits: the list without one of the filters, and how many rows that has.
    nearest: Vec<(String, String, usize)>,
    chips: Vec<Chip>,
    export: ExportBar,
    months: Vec<MonthGroup>,
    pager: Pager,
}

#[derive(Debug)]
struct LegendItem {
    kind: AnnouncementKind,
    label: String,
    /// The list of this kind alone; of all kinds where it is the one chosen.
    url: String,
    current: bool,
    n: i64,
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &ANNOUNCEMENTS;
    let (params, mut snapshot, mut frame) = cx.list_page(list, Nav::Timeline).await?;
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
    let marks: Vec<&AnnouncementRow> = marks.iter().map(|shown| &*shown.row).collect();
    let facets = &counted.facets;
    let items = rows::shown(&frame, &found.rows);
    let chips = render::chips(&frame, list, &params);
    let figures = figures(&frame, &mut snapshot, &tally, &counted, filter).await?;
    let lede = lede(&frame, &counted);
    frame.describe_list(frame.t.get("timeline-title"), lede.clone());
    let (headline, reading) = headline(&frame, &counted);
    frame.embed = Some(format!("/embed/timeline.svg{}", params.filter_query()));
    let nearest =
        if total == 0 { nearest(&frame, &mut snapshot, &tally, &chips).await? } else { Vec::new() };
    let page = TimelinePage {
        nearest,
        lede,
        figures,
        headline,
        reading,
        legend: legend(&frame, facets.of(&keys::KIND_OF_ANNOUNCEMENT), &params),
        lanes: Lanes::new(&frame, &marks),
        grid: MonthGrid::new(&frame, &marks)
            .or_else(|| MonthGrid::counted(&frame, &tally, &counted.shape)),
        note: counted.more.then(|| frame.t.about("timeline-first-hits", &HITS.to_string())),
        download: frame.embed_path().map(|path| path.replacen("/embed", "", 1)),
        filter: form(&frame, facets, &params),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        months: rows::by_month(&frame, items),
        pager: Pager::new(&frame, list, &params, found.next, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// Most relaxations counted for a list without rows.
const MOST_NEAREST: usize = 8;

/// The filter without each of its values in turn: name, address and count, those with most first.
/// Only what has rows, and only where something of the filter is left.
async fn nearest(
    frame: &Frame,
    snapshot: &mut Snapshot,
    tally: &Tally,
    chips: &[Chip],
) -> Result<Vec<(String, String, usize)>, Error> {
    let mut found = Vec::new();
    if chips.len() < 2 {
        return Ok(found);
    }
    for chip in chips.iter().take(MOST_NEAREST) {
        let query = chip.remove.split_once('?').map_or("", |(_, query)| query);
        let without = ListParams::of_page(&ANNOUNCEMENTS, query)?;
        let n = tally.find(snapshot, &without.filter).await?.total;
        if n > 0 {
            let values = [("key", chip.key.as_str().into()), ("value", chip.value.as_str().into())];
            found.push((frame.t.with("timeline-nearest-one", &values), chip.remove.clone(), n));
        }
    }
    found.sort_by_key(|(_, _, n)| std::cmp::Reverse(*n));
    Ok(found)
}

/// One sentence with counts and span, for the whole record or what a filter leaves of it.
fn lede(frame: &Frame, counted: &Found) -> String {
    let shape = &counted.shape;
    let (Some(first), Some(last)) = (shape.first, shape.last) else {
        return frame.t.get("timeline-empty");
    };
    let key = if frame.asked.is_empty() { "timeline-lede" } else { "timeline-lede-filtered" };
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
            let n = kinds.iter().find(|count| *count.value == *kind.as_str())?.n;
            let key = &keys::KIND_OF_ANNOUNCEMENT;
            let only = params.filter.clone().with_only(key, [kind.as_str()]);
            let current = only == params.filter;
            let filter = if current { only.without(key) } else { only };
            Some(LegendItem {
                kind: *kind,
                label: frame.word("kind", kind.as_str()),
                url: frame.urls.at(&format!("/{}", params.with_filter(filter))),
                current,
                n,
            })
        })
        .collect()
}

fn form(frame: &Frame, facets: &Facets, params: &ListParams) -> ListFilter {
    ListFilter {
        open: "facets-open",
        days: "facet-dates",
        ..ListFilter::new(frame, &ANNOUNCEMENTS, params, &facets.0)
    }
}
