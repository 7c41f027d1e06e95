//! The days of the timeline from left to right, beside a column of names.

use chrono::{Datelike, Months, NaiveDate};

use crate::answers::rows::AnnouncementRow;
use crate::domain::Precision;

/// Room beside the longest name: the gap, a count of three digits and the margin, in pixels.
const BESIDE_NAME: f64 = 34.0;
/// The column of names, percent of the width: at least, so that few names leave the plot where the
/// reader knows it, and at most.
const NAMES: (f64, f64) = (11.5, 18.0);

/// A linear axis of days.
#[derive(Debug)]
pub(super) struct Axis {
    /// The first day.
    pub(super) from: NaiveDate,
    days: f64,
    /// The column of names, percent of the width.
    pub(super) label: f64,
}

impl Axis {
    /// From the first month with a mark to the end of the last, right of names of which the
    /// longest takes `name` pixels of a chart `width` pixels wide.
    pub(super) fn new(marks: &[&AnnouncementRow], name: f64, width: f64) -> Option<Self> {
        let first = marks.iter().map(|mark| mark.day).min()?.with_day(1)?;
        let last = marks.iter().map(|mark| mark.day).max()?.with_day(1)?;
        let end = last.checked_add_months(Months::new(1))?;
        let days = f64::from(i32::try_from((end - first).num_days()).unwrap_or(i32::MAX));
        let label = ((name + BESIDE_NAME) / width * 100.0).clamp(NAMES.0, NAMES.1);
        Some(Self { from: first, days, label })
    }

    /// Position in percent: noon of the day, the middle of the month where the day is not known.
    pub(super) fn x(&self, mark: &AnnouncementRow) -> f64 {
        match mark.day_precision {
            Precision::Day => self.noon(mark.day),
            Precision::Month => f64::midpoint(self.at(mark.day), self.at(next_month(mark.day))),
        }
    }

    /// Position of a day's noon in percent.
    pub(super) fn noon(&self, day: NaiveDate) -> f64 {
        self.at(day) + (100.0 - self.label) / self.days / 2.0
    }

    /// Position of a day's start in percent.
    pub(super) fn at(&self, day: NaiveDate) -> f64 {
        let days = f64::from(i32::try_from((day - self.from).num_days()).unwrap_or(0));
        self.label + (100.0 - self.label) * days / self.days
    }

    /// The first days of its months.
    pub(super) fn months(&self) -> impl Iterator<Item = NaiveDate> {
        std::iter::successors(Some(self.from), |month| Some(next_month(*month)))
            .take_while(|month| self.at(*month) < 99.9)
    }
}

/// The same day a month later.
pub(super) fn next_month(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(1)).unwrap_or(day)
}
