//! `/dates/2023-04`: a month as a calendar.

use crate::answers::held::Held;
use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use chrono::{Datelike, Days, Months, NaiveDate};

use super::market::Markets;
use super::{YEAR, end_of_month, weekdays, weeks, words, year};
use crate::answers::list;
use crate::answers::rows::AnnouncementRow;
use crate::domain::{AnnouncementKind, Market, Precision};
use crate::record::{Filter, keys};
use crate::store::moves::{self, MoveRow};
use crate::web::error::Error;
use crate::web::format;
use crate::web::pages::rows::{self, AnnouncementItem};
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "dates/month_page.html")]
struct MonthPage {
    frame: Frame,
    heading: String,
    lede: String,
    list: String,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
    /// The kinds that occur, each with its name.
    legend: Vec<(AnnouncementKind, String)>,
    weekdays: Vec<String>,
    weeks: Vec<Vec<Option<CalendarDay>>>,
    undated: Vec<AnnouncementItem>,
}

/// The indices whose moves stand in the calendar: the mainland's and Hong Kong's first.
const INDICES: [&str; 2] = [Market::Xshg.indices()[0], Market::Xhkg.indices()[0]];

/// One day of the calendar.
#[derive(Debug)]
struct CalendarDay {
    day: NaiveDate,
    number: u32,
    weekday: String,
    url: String,
    entries: Vec<Entry>,
    notes: Vec<String>,
}

/// An announcement in the calendar.
#[derive(Debug)]
struct Entry {
    url: String,
    kind: AnnouncementKind,
    kind_name: String,
    company: String,
    label: String,
    title: String,
}

/// The page of the month that starts on a day.
pub(super) async fn page(cx: &Cx, first: NaiveDate) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let mut frame = cx.frame(&held, Nav::Dates);
    frame.note_parameters(cx)?;
    let last = end_of_month(first);
    let filter = Filter::of(&keys::FROM, first).with(&keys::TO, last);
    let marks = held.marks(&filter);
    let marks: Vec<&AnnouncementRow> = marks.iter().map(|shown| &*shown.row).collect();
    let by_day = year::by_day(marks.iter().copied(), |mark| (mark.day, mark.day_precision));
    let markets = Markets::read(&held);
    let undated = undated(&frame, &held, &filter);
    let heading = format::month(frame.lang, first);
    let lede = words::month(&frame, &marks, &by_day);
    frame.describe(frame.t.about("dates-month-title", &heading), lede.clone());
    let moves = moves::between(&mut snapshot, &INDICES, first, last).await?;
    let cell = |day: NaiveDate| {
        let mut cell = cell(&frame, day, &by_day, &markets);
        cell.notes.extend(index_moves(&frame, day, &moves));
        cell
    };
    let page = MonthPage {
        weeks: weeks(first)
            .into_iter()
            .map(|week| week.into_iter().map(|day| day.map(cell)).collect())
            .collect(),
        heading,
        lede,
        list: frame.urls.at(&format!("/?from={first}&to={last}")),
        before: link(&frame, first.checked_sub_months(Months::new(1))),
        after: link(&frame, last.checked_add_days(Days::new(1))),
        legend: legend(&frame, &marks),
        weekdays: weekdays(&frame),
        undated,
        frame,
    };
    render::page(&page.frame, &page)
}

/// The kinds that occur in a month, in their usual order.
fn legend(frame: &Frame, marks: &[&AnnouncementRow]) -> Vec<(AnnouncementKind, String)> {
    AnnouncementKind::ALL
        .iter()
        .filter(|kind| marks.iter().any(|mark| mark.kind == **kind))
        .map(|kind| (*kind, frame.word("kind", kind.as_str())))
        .collect()
}

/// Name and address of a month, if it lies in the year.
fn link(frame: &Frame, first: Option<NaiveDate>) -> Option<(String, String)> {
    let first = first.filter(|first| first.year() == YEAR)?;
    Some((format::month(frame.lang, first), frame.urls.month(&first)))
}

/// The announcements of a month whose day is not known.
fn undated(frame: &Frame, held: &Held, filter: &Filter) -> Vec<AnnouncementItem> {
    let mut rows: Vec<AnnouncementRow> = list::all(held, filter);
    rows.retain(|row| row.day_precision == Precision::Month);
    rows::items(frame, held, rows)
}

fn cell(
    frame: &Frame,
    day: NaiveDate,
    by_day: &BTreeMap<NaiveDate, Vec<&AnnouncementRow>>,
    markets: &Markets,
) -> CalendarDay {
    let entries = by_day.get(&day).map(Vec::as_slice).unwrap_or_default();
    let mut notes = markets.shut(frame, day, "cell-shut");
    notes.extend(markets.short(frame, day, ["cell-early", "cell-late"]));
    CalendarDay {
        day,
        number: day.day(),
        weekday: format::weekday(frame.lang, day),
        url: frame.urls.day(&day),
        entries: entries.iter().map(|mark| entry(frame, mark, by_day)).collect(),
        notes,
    }
}

/// How the indices moved on a day: `CSI 300 −0.45%, HSI +0.28%`; nothing on a day without a session.
fn index_moves(frame: &Frame, day: NaiveDate, moves: &[MoveRow]) -> Option<String> {
    let said = INDICES.iter().filter_map(|index| {
        let row = moves.iter().find(|row| row.day == day && row.symbol == *index)?;
        Some(format!("{} {}", frame.index_short(index), format::plain_percent(row.close)))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(&frame.t.get("list-comma")))
}

fn entry(
    frame: &Frame,
    mark: &AnnouncementRow,
    by_day: &BTreeMap<NaiveDate, Vec<&AnnouncementRow>>,
) -> Entry {
    let first = by_day.values().flatten().find(|other| other.company == mark.company);
    let is_first = first.is_some_and(|first| first.id == mark.id);
    Entry {
        url: frame.urls.announcement(&mark.id),
        kind: mark.kind,
        kind_name: frame.word("kind", mark.kind.as_str()),
        company: who(frame, mark, is_first),
        label: frame.pick(&mark.label_en, &mark.label_zh).to_owned(),
        title: frame.pick(&mark.title_en, &mark.title_zh).to_owned(),
    }
}

/// The organisation; at its first entry with its full name, if the short one is an acronym of it.
fn who(frame: &Frame, mark: &AnnouncementRow, is_first: bool) -> String {
    let short = frame.pick(&mark.short_en, &mark.short_zh);
    let full = frame.pick(&mark.company_en, &mark.company_zh);
    let is_acronym = short.chars().all(|c| c.is_ascii_uppercase()) && !full.contains(short);
    if is_first && is_acronym {
        frame.t.with("dates-acronym", &[("short", short.into()), ("full", full.into())])
    } else {
        short.to_owned()
    }
}
