//! Where things stand in a benchmark's chart: its axis, its marks, what is drawn.

use crate::answers::held::Held;
use crate::record::tables::{Benchmark, MeasuredBy, Score};
use crate::web::render::Frame;
use chrono::{Datelike as _, Months, NaiveDate};

/// Height of the plot in pixels, and where it begins and ends.
pub(super) const HEIGHT: i32 = 452;

pub(super) const TOP: f64 = 24.0;

pub(super) const BASE: f64 = 444.0;

/// Where the days begin and end, percent of the width; the right margin names the bands.
pub(super) const LEFT: f64 = 3.2;

pub(super) const RIGHT: f64 = 88.5;

/// The width at which marks and labels are placed, in pixels: on wider screens nothing can collide.
pub(super) const WIDTH: f64 = 920.0;

/// How far a mark steps aside, and when two are too near.
pub(super) const STEP: f64 = 9.0;

/// What the chart is drawn from.
pub(super) struct Drawing<'a> {
    pub(super) frame: &'a Frame,
    pub(super) held: &'a Held,
    pub(super) benchmark: &'a Benchmark,
    pub(super) axis: Axis,
    pub(super) marks: Vec<Mark<'a>>,
    /// The best figures so far; none where figures of different days do not compare.
    pub(super) best: Vec<&'a Score>,
    /// The figures printed for each reference model, the lowest first.
    pub(super) references: Vec<(&'static str, Vec<&'a Score>)>,
}

/// A figure with its place.
pub(super) struct Mark<'a> {
    pub(super) score: &'a Score,
    pub(super) shape: Shape,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) aside: f64,
}

/// How a figure is drawn: by who measured, unless it was not measured or does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    By(MeasuredBy),
    /// Somebody else printed the maker's figure.
    Restated,
    /// The model was trained on questions of the test's form.
    Experiment,
}

impl Shape {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::By(by) => by.as_str(),
            Self::Restated => "restated",
            Self::Experiment => "experiment",
        }
    }
}

/// Days from left to right, points from bottom to top.
pub(super) struct Axis {
    pub(super) from: NaiveDate,
    pub(super) days: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) step: f64,
}

pub(super) fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    f64::from(i32::try_from((to - from).num_days()).unwrap_or(i32::MAX))
}

impl Axis {
    /// From the month of the first figure to the end of the year of the last, and the tens around
    /// the figures.
    pub(super) fn new(first: NaiveDate, last: NaiveDate, values: &[f64]) -> Option<Self> {
        let from = first.with_day(1)?;
        let end = NaiveDate::from_ymd_opt(last.year() + 1, 1, 1)?;
        let bottom = values.iter().copied().fold(f64::INFINITY, f64::min);
        let top = values.iter().copied().fold(0.0, f64::max);
        let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0];
        let step = steps.into_iter().find(|step| (top - bottom) / step <= 8.0).unwrap_or(500.0);
        let low = (bottom / step).floor() * step;
        let high = ((top / step).floor() + 1.0) * step;
        Some(Self { from, days: days(from, end), low, high, step })
    }

    /// How far a day lies along the axis, from 0 to 1; a figure stands in the middle of its day.
    pub(super) fn share(&self, day: NaiveDate) -> f64 {
        (days(self.from, day) + 0.5) / self.days
    }

    pub(super) fn at(&self, day: NaiveDate) -> f64 {
        LEFT + (RIGHT - LEFT) * self.share(day)
    }

    /// Start and end of a month, percent of the width.
    pub(super) fn month(&self, day: NaiveDate) -> (f64, f64) {
        let start = day.with_day(1).unwrap_or(day);
        let end = start.checked_add_months(Months::new(1)).unwrap_or(start);
        let at = |day| LEFT + (RIGHT - LEFT) * days(self.from, day) / self.days;
        (at(start), at(end))
    }

    pub(super) fn level(&self, value: f64) -> f64 {
        BASE - (BASE - TOP) * (value - self.low) / (self.high - self.low)
    }
}
