//! `/shares`: each listing with its year beside its benchmark's, and what its announcements did.

use askama::Template;
use axum::response::Response;

use crate::answers::list;
use crate::answers::rows::{ShareRow, YEAR};
use crate::record::{Filter, Form, SortKey, keys};
use crate::study::median;
use crate::web::chart::spark::{Benchmark, Spark, Sparks};
use crate::web::error::Error;
use crate::web::format::{self, Percent};
use crate::web::lists::SHARES;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Head, Nav, Pager};
use crate::web::site::Cx;

/// The columns, whether they hold numbers, and how they sort.
const HEADS: [(&str, bool, Option<SortKey>); 9] = [
    ("head-share", false, Some(SortKey::Symbol)),
    ("filter-exchange", false, Some(SortKey::Exchange)),
    ("shares-year", false, None),
    ("share-return", true, Some(SortKey::Return)),
    ("share-index", true, Some(SortKey::Index)),
    ("share-up", true, Some(SortKey::Up)),
    ("share-down", true, Some(SortKey::Down)),
    ("head-announcements", true, Some(SortKey::Announcements)),
    ("share-car", true, Some(SortKey::Car)),
];

#[derive(Template)]
#[template(path = "shares_page.html")]
struct SharesPage {
    frame: Frame,
    lede: String,
    how: String,
    action: String,
    q: String,
    exchanges: Vec<(String, String, bool)>,
    hidden: Vec<(&'static str, String)>,
    heads: Vec<Head>,
    benchmarks: Vec<Benchmark>,
    rows: Vec<Row>,
    total: i64,
    chips: Vec<Chip>,
    export: ExportBar,
    pager: Pager,
}

#[derive(Debug)]
struct Row {
    of: ShareRow,
    url: String,
    company: String,
    exchange: String,
    /// The year, where the record has moves of the share.
    year: Option<YearCells>,
    car: Option<Percent>,
}

/// What a row says of a year.
#[derive(Debug)]
struct YearCells {
    spark: Spark,
    change: Percent,
    /// Since when, where the share was not there from the beginning.
    since: String,
    index: String,
    benchmark: Option<Percent>,
    /// Largest rise and largest fall: the move, the day and its page.
    largest: [(Percent, String, String); 2],
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &SHARES;
    let (params, held, mut frame) = cx.list_page(list, Nav::Shares).await?;
    let filter = &params.filter;
    let found: Vec<ShareRow> = list::all(&held, filter);
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let shown = list::page::<ShareRow>(&held, filter, after, limit)?;
    let lede = lede(&frame, &found);
    frame.describe_list(frame.t.get("shares-title"), lede.clone());
    let mut sparks = Sparks::default();
    let page = SharesPage {
        lede,
        how: frame.t.about("shares-how", &YEAR.to_string()),
        action: frame.urls.at(list.path),
        q: filter.text(&keys::Q).unwrap_or_default().to_owned(),
        exchanges: exchanges(&frame, filter),
        hidden: hidden(&params),
        heads: Head::all(&frame, list, &params, &HEADS),
        pager: Pager::new(&frame, list, &params, &shown, total),
        rows: shown.rows.into_iter().map(|row| self::row(&frame, row, &mut sparks)).collect(),
        benchmarks: sparks.benchmarks(),
        total,
        chips: render::chips(&frame, list, &params),
        export: ExportBar::new(&frame, list, &params, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// How many of the shares did better than their benchmarks, and what the middle one came to.
fn lede(frame: &Frame, rows: &[ShareRow]) -> String {
    let years = rows.iter().filter_map(|row| Some((row.year?.change, row.benchmark_pct?)));
    let (changes, benchmarks): (Vec<f64>, Vec<f64>) = years.unzip();
    if changes.is_empty() {
        return frame.t.get("shares-lede-none");
    }
    let better = changes.iter().zip(&benchmarks).filter(|(own, index)| own > index).count();
    let values = [
        ("n", changes.len().into()),
        ("better", better.into()),
        ("year", YEAR.to_string().into()),
        ("median", format::plain_percent(median(&changes)).into()),
    ];
    frame.t.with(if changes.len() == 1 { "shares-lede-one" } else { "shares-lede" }, &values)
}

/// The exchanges to choose from: word, name, whether it is chosen.
fn exchanges(frame: &Frame, filter: &Filter) -> Vec<(String, String, bool)> {
    let Form::Word { words, texts } = keys::EXCHANGE.form else { return Vec::new() };
    let one =
        |word: &str| (word.to_owned(), frame.word(texts, word), filter.has(&keys::EXCHANGE, word));
    words().into_iter().map(one).collect()
}

/// Fields of the filter without a control in the form, so that submitting keeps them.
fn hidden(params: &ListParams) -> Vec<(&'static str, String)> {
    let is_hidden = |(key, _): &(&'static str, String)| !matches!(*key, "q" | "exchange");
    params.filter_pairs().into_iter().filter(is_hidden).collect()
}

fn row(frame: &Frame, of: ShareRow, sparks: &mut Sparks) -> Row {
    let largest =
        |(day, close)| (format::percent(close, 2), frame.short_day(&day), frame.urls.day(&day));
    let year = of.year.map(|year| YearCells {
        spark: sparks.draw(&of),
        change: format::percent(year.change, 2),
        since: if of.begins_late {
            frame.t.about("share-return-late", &frame.short_day(&year.first))
        } else {
            String::new()
        },
        index: frame.index_short(&of.benchmark),
        benchmark: of.benchmark_pct.map(|change| format::percent(change, 2)),
        largest: [largest(year.up), largest(year.down)],
    });
    Row {
        url: frame.urls.share(&of.symbol),
        company: frame.pick(&of.short_en, &of.short_zh).to_owned(),
        exchange: frame.word("exchange", &of.exchange),
        year,
        car: of.median_car_pct.map(|car| format::percent(car, 2)),
        of,
    }
}
