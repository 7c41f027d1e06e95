//! `/reactions`: every announcement and listing with the session that could react first.

use crate::answers::held::Held;
use askama::Template;
use axum::response::Response;

use super::confounders::{Around, Events};
use super::list_filter::ListFilter;
use super::rows::limit_text;
use crate::answers::list;
use crate::answers::rows::ReactionRow;
use crate::domain::{ReturnVerdict, round_half_away};
use crate::record::{Filter, SortKey, Value, keys};
use crate::web::chart::cars::{self, Cars, in_order};
use crate::web::error::Error;
use crate::web::format::{self, Percent};
use crate::web::lists::REACTIONS;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Head, Nav, Pager};
use crate::web::site::Cx;

/// The columns, whether they hold numbers, and how they sort.
const HEADS: [(&str, bool, Option<SortKey>); 14] = [
    ("reactions-announced", false, Some(SortKey::Date)),
    ("filter-company", false, Some(SortKey::Company)),
    ("reactions-announcement", false, None),
    ("filter-symbol", false, Some(SortKey::Symbol)),
    ("reactions-day0", false, None),
    ("move-open", true, Some(SortKey::Open)),
    ("move-high", true, Some(SortKey::High)),
    ("move-low", true, Some(SortKey::Low)),
    ("move-close", true, Some(SortKey::Close)),
    ("reactions-next", true, Some(SortKey::NextClose)),
    ("reactions-ar", true, Some(SortKey::Ar)),
    ("reactions-car", true, Some(SortKey::Car)),
    ("reactions-others", true, None),
    ("reactions-printed", true, Some(SortKey::Printed)),
];

/// Where the abnormal return stands among them.
const CAR: usize = 11;

#[derive(Template)]
#[template(path = "reactions_page.html")]
struct ReactionsPage {
    frame: Frame,
    lede: String,
    headline: String,
    reading: String,
    chart: Option<Cars>,
    heads: Vec<Head>,
    /// The list with the largest abnormal returns first.
    by_car: String,
    /// The list of those clear of zero; nothing where it is asked for a verdict already.
    clear: String,
    rows: Vec<Row>,
    filter: ListFilter,
    total: i64,
    chips: Vec<Chip>,
    export: ExportBar,
    pager: Pager,
}

#[derive(Debug)]
struct Row {
    of: ReactionRow,
    /// Other events within three sessions.
    others: usize,
    url: String,
    day0: String,
    moves: Option<Moves>,
    limit: String,
}

#[derive(Debug)]
struct Moves {
    open: String,
    high: String,
    low: String,
    close: Percent,
    next_close: Option<Percent>,
    /// The abnormal return of day 0 and over days 0 to +1; or which rule stopped them.
    study: Result<Study, String>,
}

#[derive(Debug)]
pub(super) struct Study {
    ar: String,
    /// `rank 1 of 111` among the estimation sessions and day 0.
    rank: String,
    pub(super) car: String,
    pub(super) interval: String,
    /// p below 0.05, one test at a time.
    pub(super) small: bool,
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &REACTIONS;
    let (params, held, mut frame) = cx.list_page(list, Nav::Reactions).await?;
    let filter = &params.filter;
    let total = cx.count::<ReactionRow>(&held, filter);
    let found = list::page(&held, filter, params.after.as_deref(), params.limit.rows())?;
    let drawn = drawn(&held, filter, total);
    let facets = cx.facets::<ReactionRow>(&held, filter);
    let chips = render::chips(&frame, list, &params);
    let others = others(&cx, &frame, &held, &found.rows);
    let lede = frame.t.get("reactions-lede");
    frame.describe_list(frame.t.get("reactions-title"), lede.clone());
    let (headline, reading) = headline(&frame, filter, &drawn, total);
    let heads = Head::all(&frame, list, &params, &HEADS);
    let chart = Cars::new(&frame, &in_order(&drawn));
    frame.is_drawn = chart.is_some();
    let page = ReactionsPage {
        lede,
        headline,
        reading,
        chart,
        by_car: heads[CAR].url.clone(),
        clear: clear(&frame, &params),
        heads,
        pager: Pager::new(&frame, list, &params, &found, total),
        rows: found.rows.into_iter().zip(others).map(|(row, n)| shown(&frame, row, n)).collect(),
        filter: ListFilter::new(&frame, list, &params, &facets.0),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// The address of those of the list that are clear of zero.
fn clear(frame: &Frame, params: &ListParams) -> String {
    let filter = &params.filter;
    if !filter.values(&keys::VERDICT_OF_RETURN).is_empty() {
        return String::new();
    }
    let filter = filter.clone().with(&keys::VERDICT_OF_RETURN, ReturnVerdict::Clear.as_str());
    frame.urls.at(&format!("{}{}", REACTIONS.path, params.with_filter(filter)))
}

/// How many other events lie within three sessions of each reaction. The events of a version are read
/// once, since a page can show reactions of any of its days.
fn others(cx: &Cx, frame: &Frame, held: &Held, rows: &[ReactionRow]) -> Vec<usize> {
    let every = Filter::default();
    let events = cx.site.counts.once(&held.version, "events", &every, || Events::new(held));
    let count = |around: Around<'_>| events.count(&around);
    rows.iter().map(|row| Around::reaction(frame, row).map_or(0, count)).collect()
}

/// The rows of the chart: the whole filtered set, or nothing if it has more than can be drawn.
fn drawn(held: &Held, filter: &Filter, total: i64) -> Vec<ReactionRow> {
    if total > i64::from(cars::MOST) { Vec::new() } else { list::all(held, filter) }
}

/// Where day 0 ranks among the estimation sessions and itself, by size of the abnormal return.
fn rank(frame: &Frame, row: &ReactionRow) -> String {
    let Some(p) = row.p_empirical else { return String::new() };
    let n = row.n_est + 1;
    // p is k / n by definition, so that this is a whole number but for the binary fraction.
    let rounded = round_half_away(p * f64::from(u32::try_from(n).unwrap_or(0)), 0);
    frame.t.with("reactions-rank", &[("k", rounded.digits.into()), ("n", n.into())])
}

pub(super) fn study(frame: &Frame, row: &ReactionRow) -> Result<Study, String> {
    let (Some(ar), Some(car), Some(low), Some(high), Some(p)) =
        (row.ar_pct, row.car_pct, row.car_low_pct, row.car_high_pct, row.car_p)
    else {
        return Err(frame.word("study-status", &row.study_status));
    };
    let plain = format::plain_percent;
    let ends = [("low", plain(low).into()), ("high", plain(high).into())];
    Ok(Study {
        ar: plain(ar),
        rank: rank(frame, row),
        car: format::bounded(car, row.censored),
        interval: frame.t.with("study-interval", &ends),
        small: p < 0.05,
    })
}

fn shown(frame: &Frame, row: ReactionRow, others: usize) -> Row {
    let moves = match (row.open, row.high, row.low, row.close) {
        (Some(open), Some(high), Some(low), Some(close)) => Some(Moves {
            open: format::plain_percent(open),
            high: format::plain_percent(high),
            low: format::plain_percent(low),
            close: format::percent(close, 2),
            next_close: row.next_close.map(|close| format::percent(close, 2)),
            study: study(frame, &row),
        }),
        _ => None,
    };
    Row {
        url: frame.urls.reaction(&row.announcement, &row.symbol),
        day0: row.day.map(|day| frame.short_day(&day)).unwrap_or_default(),
        limit: limit_text(frame, &row.price_limit),
        moves,
        others,
        of: row,
    }
}

/// The chart's message: how many of the abnormal returns stand clear of zero.
fn headline(frame: &Frame, filter: &Filter, rows: &[ReactionRow], total: i64) -> (String, String) {
    let studied = in_order(rows);
    let n = studied.len();
    if n == 0 {
        let reading = if total > i64::from(cars::MOST) { "cars-too-many" } else { "cars-none" };
        return (frame.t.get("cars-headline"), frame.t.count(reading, total));
    }
    let clear = || studied.iter().filter(|(row, _)| row.verdict() == Some(ReturnVerdict::Clear));
    let above = clear().filter(|(_, [car, ..])| *car > 0.0).count();
    let below = clear().count() - above;
    let cars: Vec<f64> = studied.iter().map(|(_, [car, ..])| *car).collect();
    let values = [
        ("n", n.into()),
        ("clear", (above + below).into()),
        ("above", above.into()),
        ("below", below.into()),
        // The intervals hold 95 % of what chance gives.
        ("chance", ((n + 10) / 20).into()),
        ("none", (rows.len() - n).into()),
        ("median", format::plain_percent(median(&cars)).into()),
    ];
    let only_clear =
        filter.values(&keys::VERDICT_OF_RETURN) == [Value::from(ReturnVerdict::Clear.as_str())];
    let key = match (n, above + below) {
        // Of those chosen for being clear, chance says nothing.
        _ if only_clear => "cars-headline-only",
        (0..3, _) => "cars-headline",
        (_, 0) => "cars-headline-noise",
        _ => "cars-headline-clear",
    };
    (frame.t.with(key, &values), frame.t.with("cars-reading", &values))
}

/// The median of sorted values, of which there is at least one.
fn median(sorted: &[f64]) -> f64 {
    let n = sorted.len();
    if n % 2 == 1 { sorted[n / 2] } else { f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]) }
}
