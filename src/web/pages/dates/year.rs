//! `/dates`: the year as a heat map, a calendar for each month.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};

use super::{first_day, last_day, weekdays, weeks, words};
use crate::domain::Precision;
use crate::record::{Filter, keys};
use crate::store::announcements::AnnouncementRow;
use crate::web::error::Error;
use crate::web::format;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// The highest count of each shade; more is the darkest.
const SHADES: [usize; 3] = [1, 2, 4];

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
    label: String,
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
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::Dates).await?;
    frame.note_parameters(&cx.query);
    let filter = Filter::of(&keys::FROM, first_day()).with(&keys::TO, last_day());
    let tally = cx.tally(&mut snapshot, &frame).await?;
    let marks = tally.marks(&mut snapshot, &filter).await?;
    let marks: Vec<&AnnouncementRow> = marks.iter().map(|shown| &*shown.row).collect();
    let by_day = by_day(&marks);
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
        months: months.map(|first| month(&frame, first, &marks, &by_day)).collect(),
        days: by_day.iter().map(|(day, marks)| line(&frame, *day, marks)).collect(),
        frame,
    };
    render::page(&page.frame, &page)
}

/// The announcements of each day; those known by month only have none.
pub(super) fn by_day<'a>(
    marks: &[&'a AnnouncementRow],
) -> BTreeMap<NaiveDate, Vec<&'a AnnouncementRow>> {
    let mut days: BTreeMap<NaiveDate, Vec<&AnnouncementRow>> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| mark.day_precision == Precision::Day) {
        days.entry(mark.day).or_default().push(mark);
    }
    days
}

fn month(
    frame: &Frame,
    first: NaiveDate,
    marks: &[&AnnouncementRow],
    by_day: &BTreeMap<NaiveDate, Vec<&AnnouncementRow>>,
) -> MonthBlock {
    let cell = |day: NaiveDate| {
        let count = by_day.get(&day).map_or(0, Vec::len);
        let values = [("day", frame.short_day(&day).into()), ("n", count.into())];
        HeatDay {
            number: day.day(),
            url: frame.urls.day(&day),
            count,
            shade: shade(count),
            label: frame.t.with("dates-cell", &values),
        }
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
        assert_eq!([0, 1, 2, 3, 4, 5, 50].map(shade), [0, 1, 2, 3, 3, 4, 4]);
    }
}
