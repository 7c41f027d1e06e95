//! `/dates/2023-04-10`: everything of one day.

use crate::answers::held::Held;
use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};

use super::market::{MarketView, Markets};
use super::{YEAR, words};
use crate::answers::rows::{AnnouncementRow, ReactionRow, ReportedRow};
use crate::answers::sources::{self, CitedRow};
use crate::answers::{announcements, days, list, reactions};
use crate::domain::{Market, Measure, SourceKind, Verdict};
use crate::record::{Filter, keys};
use crate::store::moves::{self, DayMoveRow};
use crate::web::chart::moves::{MovesChart, name};
use crate::web::error::Error;
use crate::web::format::{self, Percent};
use crate::web::pages::cited::Citation;
use crate::web::pages::printed::reported;
use crate::web::pages::rows::{self, AnnouncementItem, ReactionChip};
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;
use crate::web::urls::escape;

#[derive(Template)]
#[template(path = "dates/day_page.html")]
struct DayPage {
    frame: Frame,
    day: NaiveDate,
    heading: String,
    lede: String,
    before: Option<NaiveDate>,
    after: Option<NaiveDate>,
    month: (String, String),
    markets: Vec<MarketView>,
    stories: Vec<Story>,
    chart: Option<MovesChart>,
    headline: String,
    subtitle: String,
    reading: String,
    moves: Vec<MoveLine>,
    printed: Vec<PrintedLine>,
    carried: Carried,
}

/// Announcements of other days whose day 0 this is.
#[derive(Debug)]
struct Carried {
    items: Vec<AnnouncementItem>,
    /// Whether all of them were made on an earlier date. New York's day 0 of what was said in
    /// Beijing after midnight is the day before.
    earlier: bool,
}

/// An announcement in full.
#[derive(Debug)]
struct Story {
    item: AnnouncementItem,
    /// Its sources, one a publisher.
    citations: Vec<Citation>,
}

/// A share or index in the table behind the chart.
#[derive(Debug)]
struct MoveLine {
    name: String,
    symbol: String,
    url: String,
    figures: [Percent; 4],
    limit: String,
    basis: String,
}

/// A move as the press printed it, beside the computed one.
#[derive(Debug)]
struct PrintedLine {
    name: String,
    symbol: String,
    url: String,
    measure: Measure,
    printed: String,
    computed: Option<Percent>,
    verdict: Verdict,
}

/// The page of a day.
pub(super) async fn page(cx: &Cx, day: NaiveDate) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let mut frame = cx.frame(&held, Nav::Dates);
    frame.note_parameters(cx)?;
    let filter = Filter::of(&keys::DAY, day);
    let (before, after) = neighbours(&held, day);
    let markets = Markets::read(&held);
    let rows: Vec<AnnouncementRow> = list::all(&held, &filter);
    let moves = moves::on_day(&mut snapshot, day).await?;
    let printed: Vec<ReportedRow> = list::all(&held, &filter);
    let carried = reactions::carried_to(&held, day);
    let lede = words::day(&frame, day, &rows, &moves, &markets);
    let title = format::long_day(frame.lang, day);
    // Most days have the same lede: only with its date is a description the page's own.
    let description = format!("{title}{}{lede}", frame.t.get("colon"));
    frame.describe(frame.t.about("day-title", &title), description);
    let (headline, reading) = words::moves(&frame, &moves);
    let chart = MovesChart::new(&frame, &moves, day);
    frame.is_drawn = chart.is_some();
    let page = DayPage {
        day,
        heading: format::heading_day(frame.lang, day),
        lede,
        before,
        after,
        month: (format::month(frame.lang, day), frame.urls.month(&day)),
        markets: market_views(&frame, &held, day, &markets, &carried),
        stories: stories(&frame, &held, rows),
        chart,
        headline,
        subtitle: words::moves_subtitle(&frame, day, &markets),
        reading,
        moves: moves.iter().map(|row| move_line(&frame, row)).collect(),
        printed: printed.into_iter().map(|row| printed_line(&frame, row)).collect(),
        carried: carried_items(&frame, &held, &carried),
        frame,
    };
    render::page(&page.frame, &page)
}

/// The nearest days of the year with announcements, before and after a day.
fn neighbours(held: &Held, day: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let days = days::with_announcements(held);
    let days = || days.iter().copied().filter(|other| other.year() == YEAR);
    (days().rfind(|other| *other < day), days().find(|other| *other > day))
}

fn market_views(
    frame: &Frame,
    held: &Held,
    day: NaiveDate,
    markets: &Markets,
    carried: &[ReactionRow],
) -> Vec<MarketView> {
    let sources = sources::of_day(held, day);
    let view = |market: &Market| {
        let announcements: BTreeSet<&str> = carried
            .iter()
            .filter(|row| row.exchange.market() == *market)
            .map(|row| row.announcement.as_str())
            .collect();
        let mut view = markets.view(frame, *market, day, announcements.len());
        let cited = sources.iter().filter(|row| row.cited_by == market.as_str());
        view.citations = cited.map(|row| cited_by_day(frame, row)).collect();
        view
    };
    Market::ALL.iter().map(view).collect()
}

/// The source of an exception to a calendar. A program is called by its name and release, which its
/// title begins with: who gives it out says nothing.
fn cited_by_day(frame: &Frame, row: &CitedRow) -> Citation {
    let mut citation = Citation::new(frame, row);
    if row.kind == SourceKind::Repository {
        let name = row.title.split(" (").next().unwrap_or_default();
        name.clone_into(&mut citation.publisher);
    }
    citation
}

fn stories(frame: &Frame, held: &Held, rows: Vec<AnnouncementRow>) -> Vec<Story> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let sources = sources::of_announcements(held, &ids);
    let items = rows::items(frame, held, rows);
    let story = |item: AnnouncementItem| Story {
        citations: Citation::publishers(frame, &sources, &item.row.id),
        item,
    };
    items.into_iter().map(story).collect()
}

fn move_line(frame: &Frame, row: &DayMoveRow) -> MoveLine {
    MoveLine {
        name: name(frame, row),
        symbol: row.symbol.clone(),
        url: match &row.company {
            Some(slug) => frame.urls.company(slug),
            None => frame.urls.share(&row.symbol),
        },
        figures: [row.open, row.high, row.low, row.close].map(|value| format::percent(value, 2)),
        limit: rows::limit_text(frame, row.price_limit.as_str()),
        basis: frame.word("basis", row.basis.as_str()),
    }
}

fn printed_line(frame: &Frame, row: ReportedRow) -> PrintedLine {
    PrintedLine {
        name: frame.pick(&row.short_en, &row.short_zh).to_owned(),
        url: frame.urls.at(&format!(
            "/reactions/reported?day={}&symbol={}",
            row.day,
            escape(&row.symbol)
        )),
        symbol: row.symbol,
        measure: row.measure,
        printed: reported(frame, row.percent, row.digits, row.bound),
        computed: row.computed.map(|value| format::percent(value, 2)),
        verdict: row.verdict,
    }
}

/// Announcements of other days, each with the listings whose day 0 this is.
fn carried_items(frame: &Frame, held: &Held, carried: &[ReactionRow]) -> Carried {
    let earlier = carried.iter().all(|row| row.day.is_some_and(|day| row.announced < day));
    let ids: BTreeSet<&str> = carried.iter().map(|row| row.announcement.as_str()).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let rows = announcements::by_ids(held, &ids);
    let item = |row: AnnouncementRow| {
        let own = carried.iter().filter(|reaction| reaction.announcement == row.id);
        let chip = |reaction| ReactionChip {
            day: String::new(),
            ..ReactionChip::new(frame, reaction, &row.company)
        };
        AnnouncementItem {
            chips: own.map(chip).collect(),
            no_reaction: String::new(),
            role: String::new(),
            is_own: false,
            row: Arc::new(row),
        }
    };
    Carried { items: rows.into_iter().map(item).collect(), earlier }
}
