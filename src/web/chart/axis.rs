//! Axes: a year from left to right, levels from bottom to top.

use chrono::{Datelike, Months, NaiveDate};

use super::{pct, trace};
use crate::web::format;
use crate::web::render::Frame;

/// Whole years from left to right, or the months of the last one that are needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Years {
    from: NaiveDate,
    days: f64,
    left: f64,
    right: f64,
}

impl Years {
    /// From the year of one day to the year of another, between two positions in percent.
    pub(super) fn new(first: NaiveDate, last: NaiveDate, left: f64, right: f64) -> Option<Self> {
        Self::until(first, NaiveDate::from_ymd_opt(last.year(), 12, 31)?, left, right)
    }

    /// An axis from the year of the first day to the end of the last day's month.
    pub(super) fn until(first: NaiveDate, last: NaiveDate, left: f64, right: f64) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(first.year(), 1, 1)?;
        let end = next_month(last.with_day(1)?);
        Some(Self { from, days: days(from, end), left, right })
    }

    /// How far a day lies along the axis: 0 at its start, 1 at its end.
    pub(super) fn share(&self, day: NaiveDate) -> f64 {
        days(self.from, day) / self.days
    }

    /// The day it starts with, and its length in days.
    pub(super) fn span(&self) -> (NaiveDate, i64) {
        (self.from, trace::units(self.days, 1.0))
    }

    /// A day's position in percent of the width.
    pub(super) fn at(&self, day: NaiveDate) -> f64 {
        self.left + (self.right - self.left) * self.share(day)
    }

    /// The middle of a month in percent of the width.
    pub(super) fn mid_month(&self, day: NaiveDate) -> f64 {
        let (start, end) = self.month(day);
        f64::midpoint(start, end)
    }

    /// Start and end of a month in percent of the width.
    pub(super) fn month(&self, day: NaiveDate) -> (f64, f64) {
        let start = day.with_day(1).unwrap_or(day);
        (self.at(start), self.at(next_month(start)))
    }

    /// Position and number of each year.
    pub(super) fn years(&self) -> Vec<(String, String)> {
        std::iter::successors(Some(self.from), |year| year.checked_add_months(Months::new(12)))
            .take_while(|year| self.share(*year) < 0.999)
            .map(|year| (pct(self.at(year)), year.year().to_string()))
            .collect()
    }

    /// Position and name of each month; initials where there is no room for more.
    pub(super) fn months(&self, frame: &Frame, initials: bool) -> Vec<(String, String)> {
        std::iter::successors(Some(self.from), |month| Some(next_month(*month)))
            .take_while(|month| self.share(*month) < 0.999)
            .map(|month| {
                let name = format::month_short(frame.lang, month);
                (pct(self.at(month)), if initials { initial(&name) } else { name })
            })
            .collect()
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    f64::from(i32::try_from((to - from).num_days()).unwrap_or(i32::MAX))
}

fn next_month(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX)
}

/// `J` for `Jan`, `10` for `10月`.
fn initial(name: &str) -> String {
    match name.strip_suffix('月') {
        Some(number) => number.to_owned(),
        None => name.chars().take(1).collect(),
    }
}

/// Round values around 100, about 3 to 6 of them, between two levels.
pub(super) fn ticks(low: f64, high: f64) -> Vec<f64> {
    const STEPS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];
    let count = |step: f64| ((high - 100.0) / step).floor() - ((low - 100.0) / step).ceil() + 1.0;
    let step = STEPS.into_iter().find(|step| count(*step) <= 6.0).unwrap_or(1000.0);
    let first = ((low - 100.0) / step).ceil();
    std::iter::successors(Some(first), |n| Some(n + 1.0))
        .map(|n| 100.0 + n * step)
        .take_while(|value| *value <= high)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_hold_the_base_and_are_few() {
        assert_eq!(ticks(78.0, 146.0), [80.0, 100.0, 120.0, 140.0]);
        assert_eq!(ticks(60.0, 480.0), [100.0, 200.0, 300.0, 400.0]);
        assert_eq!(ticks(99.5, 101.5), [100.0, 101.0]);
    }

    #[test]
    fn a_year_runs_from_its_first_day_to_its_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let axis = Years::new(day("2023-03-01"), day("2023-06-01"), 10.0, 90.0).unwrap();
        assert!((axis.at(day("2023-01-01")) - 10.0).abs() < 1e-9);
        assert!((axis.at(day("2024-01-01")) - 90.0).abs() < 1e-9);
        assert_eq!(initial("10月"), "10");
    }

    #[test]
    fn an_axis_may_end_with_the_month_of_its_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let axis = Years::until(day("2023-03-01"), day("2024-06-30"), 0.0, 100.0).unwrap();
        assert!((axis.at(day("2024-07-01")) - 100.0).abs() < 1e-9);
    }
}
