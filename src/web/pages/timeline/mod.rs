//! `/`: the timeline, as a picture and as a list, with its filters and what the record shows.

mod bar;
mod download;
mod figures;
mod findings;
mod headline;
mod picture;

use askama::Template;
use axum::response::Response;

use self::bar::Bar;
pub use self::download::download;
use self::figures::{Figure, figures};
use self::findings::{Finding, findings};
use self::picture::Picture;
use super::list_filter::ListFilter;
use super::rows::{self, MonthGroup};
use crate::answers::facets::Facets;
use crate::answers::held::Held;
use crate::answers::rows::AnnouncementRow;
use crate::answers::tally::Found;
use crate::web::chart::Narrowed;
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::params::{ListParams, Manner};
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
    bar: Bar,
    picture: Option<Picture>,
    findings: Vec<Finding>,
    filter: ListFilter,
    total: i64,
    /// Where nothing fits: the list without one of the filters, and how many rows that has.
    nearest: Vec<(String, String, usize)>,
    chips: Vec<Chip>,
    export: ExportBar,
    months: Vec<MonthGroup>,
    pager: Pager,
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &ANNOUNCEMENTS;
    let (params, held, mut frame) = cx.list_page(list, Nav::Timeline).await?;
    let filter = &params.filter;
    let counted = held.find(filter);
    let found = held.timeline(filter, params.after.as_deref(), params.limit.rows())?;
    let total = i64::try_from(counted.total()).unwrap_or(i64::MAX);
    let shown = if counted.total() <= MARKS { held.marks(filter) } else { Vec::new() };
    let marks: Vec<&AnnouncementRow> = shown.iter().map(|shown| &*shown.row).collect();
    let facets = &counted.facets;
    let items = rows::shown(&frame, &found.rows);
    let chips = render::chips(&frame, list, &params);
    let figures = figures(&frame, &held, &shown, filter);
    let lede = lede(&frame, &held, &counted);
    frame.describe_list(frame.t.get("timeline-title"), lede.clone());
    let nearest = if total == 0 { nearest(&frame, &held, &chips)? } else { Vec::new() };
    let findings = if filter.is_empty() && params.after.is_none() {
        findings(&cx, &frame, &held)
    } else {
        Vec::new()
    };
    let picture =
        Picture::new(Narrowed { frame: &frame, params: &params }, &held, &counted, &marks)?;
    frame.is_drawn = picture.is_some();
    let at = Narrowed { frame: &frame, params: &params };
    let page = TimelinePage {
        nearest,
        lede,
        figures,
        bar: Bar::new(at, &held.tally, &counted),
        picture,
        findings,
        filter: form(&frame, facets, &params),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        months: rows::by_month(&frame, items),
        pager: Pager::new(&frame, list, &params, &found, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// Most relaxations counted for a list without rows.
const MOST_NEAREST: usize = 8;

/// The filter without each of its values in turn: name, address and count, those with most first.
/// Only what has rows, and only where something of the filter is left.
fn nearest(
    frame: &Frame,
    held: &Held,
    chips: &[Chip],
) -> Result<Vec<(String, String, usize)>, Error> {
    let mut found = Vec::new();
    if chips.len() < 2 {
        return Ok(found);
    }
    for chip in chips.iter().take(MOST_NEAREST) {
        let query = chip.remove.split_once('?').map_or("", |(_, query)| query);
        let without = ListParams::of_page(&ANNOUNCEMENTS, query, Manner::Page)?;
        let n = held.find(&without.filter).total();
        if n > 0 {
            let values = [("key", chip.key.as_str().into()), ("value", chip.value.as_str().into())];
            found.push((frame.t.with("timeline-nearest-one", &values), chip.remove.clone(), n));
        }
    }
    found.sort_by_key(|(_, _, n)| std::cmp::Reverse(*n));
    Ok(found)
}

/// One sentence or two with counts and span, for the whole record or what a filter leaves of it.
fn lede(frame: &Frame, held: &Held, counted: &Found) -> String {
    let shape = &counted.shape;
    let (Some(first), Some(last)) = (shape.first, shape.last) else {
        return frame.t.get("timeline-empty");
    };
    let days = format::days(frame.lang, first, last);
    if frame.asked.is_empty() {
        let values = [
            ("days", days.into()),
            ("companies", (shape.companies - shape.abroad.0).into()),
            ("n", (counted.total() - shape.abroad.1).into()),
            ("abroad", shape.abroad.1.into()),
        ];
        return frame.t.with("timeline-lede", &values);
    }
    let only = match shape.busiest.as_slice() {
        [(place, _)] => held.tally.company(*place),
        _ => None,
    };
    let who = only.map_or_else(
        || frame.t.count("timeline-organisations", shape.companies),
        |company| frame.pick(&company.short_en, &company.short_zh).to_owned(),
    );
    let values = [("n", counted.total().into()), ("who", who.into()), ("days", days.into())];
    frame.t.with("timeline-lede-filtered", &values)
}

fn form(frame: &Frame, facets: &Facets, params: &ListParams) -> ListFilter {
    ListFilter {
        open: "facets-open",
        days: Some("facet-dates"),
        // The words are asked for in the bar above the picture.
        has_words: false,
        ..ListFilter::new(frame, &ANNOUNCEMENTS, params, &facets.0)
    }
}
