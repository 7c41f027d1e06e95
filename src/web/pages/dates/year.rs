//! `/dates`: the year as a heat map, a calendar for each month.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};

use super::market::Markets;
use super::{first_day, last_day, weekdays, weeks, words};
use crate::answers::days;
use crate::answers::rows::AnnouncementRow;
use crate::domain::Precision;
use crate::web::error::Error;
use crate::web::format;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// The highest count of each shade; more is the darkest.
const SHADES: [usize; 4] = [1, 2, 4, 6];

#[derive(Template)]
#[template(path = "dates/year_page.html")]
struct YearPage {
    frame: Frame,
    lede: String,
    headline: String,
    reading: String,
    legend: Vec<(usize, String)>,
    weekdays: Vec<String>,
    months: Vec<MonthBlock>,
    days: Vec<DayLine>,
}

/// One month of the heat map.
#[derive(Debug)]
struct MonthBlock {
    name: String,
    url: String,
    count: usize,
    weeks: Vec<Vec<Option<HeatDay>>>,
}

/// One day of the heat map.
#[derive(Debug)]
struct HeatDay {
    number: u32,
    url: String,
    count: usize,
    shade: usize,
    /// What a pointer over it shows; nothing where nothing happened.
    label: String,
    /// Whether an exchange was shut, on a weekday.
    is_shut: bool,
    /// Whether the state acted.
    is_state: bool,
}

/// A day with announcements, as a row of the table.
#[derive(Debug)]
struct DayLine {
    day: NaiveDate,
    count: usize,
    who: String,
}

/// The page.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let held = cx.held().await?;
    let mut frame = cx.frame(&held, Nav::Dates);
    frame.note_parameters(&cx)?;
    let marks = days::announced(&held, first_day(), last_day());
    let by_day = by_day(&marks, |mark| (mark.day, mark.day_precision));
    let markets = Markets::read(&held);
    let (headline, lede) = words::year(&frame, &marks, &by_day);
    frame.describe(frame.t.get("dates-title"), lede.clone());
    let months = first_day().iter_days().take_while(|day| *day <= last_day());
    let months = months.filter(|day| day.day() == 1);
    let page = YearPage {
        lede,
        headline,
        reading: words::heat_map(&frame, &marks, &by_day),
        legend: legend(&frame),
        weekdays: weekdays(&frame),
        months: months.map(|first| month(&frame, first, &marks, &by_day, &markets)).collect(),
        days: by_day.iter().map(|(day, marks)| line(&frame, *day, marks)).collect(),
        frame,
    };
    render::page(&page.frame, &page)
}

/// The announcements of each day; those known by month only have none.
pub(super) fn by_day<T>(
    marks: impl IntoIterator<Item = T>,
    day: impl Fn(&T) -> (NaiveDate, Precision),
) -> BTreeMap<NaiveDate, Vec<T>> {
    let mut days: BTreeMap<NaiveDate, Vec<T>> = BTreeMap::new();
    for mark in marks {
        let (day, precision) = day(&mark);
        if precision == Precision::Day {
            days.entry(day).or_default().push(mark);
        }
    }
    days
}

fn month(
    frame: &Frame,
    first: NaiveDate,
    marks: &[AnnouncementRow],
    by_day: &BTreeMap<NaiveDate, Vec<&AnnouncementRow>>,
    markets: &Markets,
) -> MonthBlock {
    let cell = |day: NaiveDate| {
        let marks = by_day.get(&day).map(Vec::as_slice).unwrap_or_default();
        heat_day(frame, day, marks, &markets.shut(frame, day, "cell-shut"))
    };
    MonthBlock {
        name: format::month_name(frame.lang, first),
        url: frame.urls.month(&first),
        count: marks.iter().filter(|mark| mark.day.month() == first.month()).count(),
        weeks: weeks(first)
            .into_iter()
            .map(|week| week.into_iter().map(|day| day.map(cell)).collect())
            .collect(),
    }
}

fn heat_day(frame: &Frame, day: NaiveDate, marks: &[&AnnouncementRow], shut: &[String]) -> HeatDay {
    let count = marks.len();
    let values = [("day", frame.short_day(&day).into()), ("n", count.into())];
    let mut said = vec![frame.t.with("dates-cell", &values)];
    said.extend_from_slice(shut);
    let is_plain = marks.is_empty() && shut.is_empty();
    HeatDay {
        number: day.day(),
        url: frame.urls.day(&day),
        count,
        shade: shade(count),
        label: if is_plain { String::new() } else { said.join(&frame.t.get("filter-join")) },
        is_shut: !shut.is_empty(),
        is_state: marks.iter().any(|mark| mark.kind.is_state()),
    }
}

/// 0 for no announcements, then one step darker for each bound of [`SHADES`] that is passed.
fn shade(count: usize) -> usize {
    if count == 0 { 0 } else { 1 + SHADES.iter().filter(|bound| count > **bound).count() }
}

/// Each shade with the counts it stands for.
fn legend(frame: &Frame) -> Vec<(usize, String)> {
    let mut from = 1;
    let mut legend: Vec<(usize, String)> = Vec::new();
    for (n, bound) in SHADES.iter().enumerate() {
        let label = if from == *bound { from.to_string() } else { format!("{from}–{bound}") };
        legend.push((n + 1, label));
        from = bound + 1;
    }
    legend.push((SHADES.len() + 1, frame.t.count("dates-or-more", from)));
    legend
}

fn line(frame: &Frame, day: NaiveDate, marks: &[&AnnouncementRow]) -> DayLine {
    let mut seen = BTreeSet::new();
    let names: Vec<&str> = marks
        .iter()
        .filter(|mark| seen.insert(mark.company.as_str()))
        .map(|mark| frame.pick(&mark.short_en, &mark.short_zh))
        .collect();
    DayLine { day, count: marks.len(), who: names.join(&frame.t.get("list-comma")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_announcements_are_never_a_lighter_shade() {
        assert_eq!([0, 1, 2, 3, 4, 5, 50].map(shade), [0, 1, 2, 3, 3, 4, 5]);
    }
}
