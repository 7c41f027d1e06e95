//! `/dates/2023-04`: a month as a calendar.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use chrono::{Datelike, Days, Months, NaiveDate};

use super::market::{Markets, State, name};
use super::{YEAR, end_of_month, weekdays, weeks, words, year};
use crate::domain::{AnnouncementKind, Market, Precision};
use crate::record::{Filter, keys};
use crate::store::announcements::AnnouncementRow;
use crate::store::{Snapshot, list};
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
    title: String,
}

/// The page of the month that starts on a day.
pub(super) async fn page(cx: &Cx, first: NaiveDate) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::Dates).await?;
    frame.note_parameters(&cx.query);
    let last = end_of_month(first);
    let filter = Filter::of(&keys::FROM, first).with(&keys::TO, last);
    let tally = cx.tally(&mut snapshot, &frame).await?;
    let marks = tally.marks(&mut snapshot, &filter).await?;
    let marks: Vec<&AnnouncementRow> = marks.iter().map(|shown| &*shown.row).collect();
    let by_day = year::by_day(&marks);
    let markets = Markets::read(&mut snapshot).await?;
    let undated = undated(&frame, &mut snapshot, &filter).await?;
    let heading = format::month(frame.lang, first);
    let lede = words::month(&frame, &marks, &by_day);
    frame.describe(frame.t.about("dates-month-title", &heading), lede.clone());
    let cell = |day: NaiveDate| cell(&frame, day, &by_day, &markets);
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
async fn undated(
    frame: &Frame,
    snapshot: &mut Snapshot,
    filter: &Filter,
) -> Result<Vec<AnnouncementItem>, Error> {
    let mut rows: Vec<AnnouncementRow> = list::all(snapshot, filter).await?;
    rows.retain(|row| row.day_precision == Precision::Month);
    Ok(rows::items(frame, snapshot, rows).await?)
}

fn cell(
    frame: &Frame,
    day: NaiveDate,
    by_day: &BTreeMap<NaiveDate, Vec<&AnnouncementRow>>,
    markets: &Markets,
) -> CalendarDay {
    let entries = by_day.get(&day).map(Vec::as_slice).unwrap_or_default();
    CalendarDay {
        day,
        number: day.day(),
        weekday: format::weekday(frame.lang, day),
        url: frame.urls.day(&day),
        entries: entries.iter().map(|mark| entry(frame, mark)).collect(),
        notes: Market::ALL.iter().filter_map(|m| note(frame, *m, markets.state(*m, day))).collect(),
    }
}

fn entry(frame: &Frame, mark: &AnnouncementRow) -> Entry {
    Entry {
        url: frame.urls.announcement(&mark.id),
        kind: mark.kind,
        kind_name: frame.word("kind", mark.kind.as_str()),
        company: frame.pick(&mark.short_en, &mark.short_zh).to_owned(),
        title: frame.pick(&mark.title_en, &mark.title_zh).to_owned(),
    }
}

/// What is unusual about a market's day; weekends are not.
fn note(frame: &Frame, market: Market, state: State<'_>) -> Option<String> {
    let with = |key: &str, value: &str| {
        let values = [("market", name(frame, market).into()), ("v", value.to_owned().into())];
        frame.t.with(key, &values)
    };
    match state {
        State::Closed(closure) => {
            Some(with("cell-shut", frame.pick(&closure.reason_en, &closure.reason_zh)))
        }
        State::Open(Some(short)) if short.opens.is_empty() => {
            Some(with("cell-early", &short.closes))
        }
        State::Open(Some(short)) => Some(with("cell-late", &short.opens)),
        _ => None,
    }
}
