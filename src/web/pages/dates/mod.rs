//! `/dates`, `/dates/2023-04`, `/dates/2023-04-10`: the year, a month and a day.
//!
//! The calendar covers one year, whatever the record holds: closures and sessions are known for
//! that year only.

mod day;
mod market;
mod month;
mod words;
mod year;

use axum::response::Response;
use chrono::{Datelike, Days, Months, NaiveDate};

use crate::web::error::Error;
use crate::web::format;
use crate::web::render::Frame;
use crate::web::site::Cx;

pub use year::page as year;

/// The year the calendar covers.
const YEAR: i32 = 2023;

/// What the segment behind `/dates/` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stretch {
    /// A month, by its first day.
    Month(NaiveDate),
    /// A day.
    Day(NaiveDate),
}

impl Stretch {
    /// Reads `2023-04` and `2023-04-10`, each in its one spelling and of the one year.
    fn parse(text: &str) -> Option<Self> {
        let exact = |text: &str| {
            let day: NaiveDate = text.parse().ok()?;
            // chrono takes `2023-4-1` too; every page has one address.
            (day.to_string() == text && day.year() == YEAR).then_some(day)
        };
        exact(text).map(Self::Day).or_else(|| exact(&format!("{text}-01")).map(Self::Month))
    }
}

/// Whether the calendar covers a day.
#[must_use]
pub fn has(day: &NaiveDate) -> bool {
    day.year() == YEAR
}

/// The page of a month or a day.
///
/// # Errors
/// If there is no such month or day in the year, or the database fails.
pub async fn one(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("day");
    match Stretch::parse(given) {
        Some(Stretch::Month(first)) => month::page(&cx, first).await,
        Some(Stretch::Day(day)) => day::page(&cx, day).await,
        None => Err(Error::NotFound { near: near(&cx, given) }),
    }
}

/// The year with its range, and the month and day that a wrong address comes nearest to.
fn near(cx: &Cx, given: &str) -> Vec<(String, String)> {
    let urls = cx.urls();
    let range = [
        ("from", format::long_day(cx.lang, first_day()).into()),
        ("to", format::long_day(cx.lang, last_day()).into()),
    ];
    let mut near = vec![(cx.texts().with("dates-range", &range), urls.at("/dates"))];
    let numbers: Vec<&str> = given.split('-').collect();
    let number = |n: usize| numbers.get(n).and_then(|text| text.parse::<i32>().ok());
    let (Some(year), Some(month)) = (number(0), number(1)) else { return near };
    let month = match year {
        ..YEAR => 1,
        YEAR => month.clamp(1, 12),
        _ => 12,
    };
    let Some(first) = NaiveDate::from_ymd_opt(YEAR, month.unsigned_abs(), 1) else { return near };
    near.push((format::month(cx.lang, first), urls.month(&first)));
    let day = number(2).filter(|_| year == YEAR).and_then(|day| u32::try_from(day).ok());
    if let Some(day) = day.and_then(|day| first.with_day(day)) {
        near.push((format::full_day(cx.lang, day), urls.day(&day)));
    }
    near
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, 1, 1).unwrap_or(NaiveDate::MIN)
}

fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// The last day of the month that starts on a day.
fn end_of_month(first: NaiveDate) -> NaiveDate {
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first)
}

/// The weeks of the month that starts on a day, Monday first; `None` where a week reaches out of
/// the month.
fn weeks(first: NaiveDate) -> Vec<Vec<Option<NaiveDate>>> {
    let lead = u64::from(first.weekday().num_days_from_monday());
    let monday = first.checked_sub_days(Days::new(lead)).unwrap_or(first);
    monday
        .iter_weeks()
        .take_while(|monday| *monday <= end_of_month(first))
        .map(|monday| {
            let in_month = |day: &NaiveDate| day.month() == first.month();
            monday.iter_days().take(7).map(|day| Some(day).filter(in_month)).collect()
        })
        .collect()
}

/// The short names of the weekdays, Monday first.
fn weekdays(frame: &Frame) -> Vec<String> {
    let monday = NaiveDate::from_isoywd_opt(YEAR, 1, chrono::Weekday::Mon).unwrap_or_default();
    monday.iter_days().take(7).map(|day| format::weekday(frame.lang, day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_day_has_one_spelling_and_lies_in_the_year() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(Stretch::parse("2023-04"), Some(Stretch::Month(date("2023-04-01"))));
        assert_eq!(Stretch::parse("2023-04-10"), Some(Stretch::Day(date("2023-04-10"))));
        for wrong in ["2023-4-1", "2023-4", "2023", "2023-02-30", "2022-12-30", "2024-01", "", "x"]
        {
            assert_eq!(Stretch::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_weeks_of_a_month_start_on_monday_and_hold_its_days_only() {
        let weeks = weeks("2023-10-01".parse().unwrap());
        assert_eq!(weeks.len(), 6);
        assert_eq!(weeks[0].iter().flatten().count(), 1);
        assert_eq!(weeks.iter().flatten().flatten().count(), 31);
    }
}
