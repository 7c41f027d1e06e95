//! A share and its benchmark over some weeks around an event, rebased to the close before them.

use askama::Template;

use super::pct;
use super::percent_axis::PercentAxis;
use super::strip::signed;
use crate::study::{BASE, Level};
use crate::web::format;
use crate::web::render::Frame;

/// Left edge of the plot, percent of the width.
const LEFT: f64 = 7.5;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 204.0;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/context.html")]
pub struct ContextChart {
    title: String,
    desc: String,
    source: String,
    left: String,
    width: String,
    grid: Vec<(String, String, String, bool)>,
    share: String,
    benchmark: String,
    day0: String,
    numbers: Vec<(String, String)>,
}

impl ContextChart {
    /// The chart of the levels of a share and of its benchmark, both on the same sessions, the
    /// first of which is numbered `first`. Nothing for fewer than three sessions.
    #[must_use]
    pub fn new(
        frame: &Frame,
        (title, desc): (String, String),
        first: i32,
        share: &[Level],
        benchmark: &[Level],
    ) -> Option<Self> {
        if share.len() < 3 {
            return None;
        }
        let change = |level: &Level| level.value - BASE;
        let axis = PercentAxis::new(share.iter().chain(benchmark).map(change), TOP, BOTTOM);
        let steps = f64::from(u32::try_from(share.len() - 1).unwrap_or(1));
        let at = |n: usize| 1000.0 * f64::from(u32::try_from(n).unwrap_or(0)) / steps;
        let path = |levels: &[Level]| {
            let point = |(n, level)| format!("{:.1} {:.1}", at(n), axis.y(change(level)) - TOP);
            let points: Vec<String> = levels.iter().enumerate().map(point).collect();
            if points.is_empty() { String::new() } else { format!("M{}", points.join("L")) }
        };
        let x = |n: usize| pct(LEFT + (99.0 - LEFT) * at(n) / 1000.0);
        let number = |n: usize| first + i32::try_from(n).unwrap_or(0);
        let numbered = (0..share.len()).filter(|n| number(*n) % 5 == 0);
        Some(Self {
            title,
            desc,
            source: frame.t.about("chart-source-study", frame.version()),
            left: pct(LEFT),
            width: pct(99.0 - LEFT),
            grid: axis.grid(),
            share: path(share),
            benchmark: path(benchmark),
            day0: x(usize::try_from(-first).unwrap_or(0)),
            numbers: numbered.map(|n| (x(n), signed(number(n)))).collect(),
        })
    }
}

/// What the chart comes to: `+12.3% against +1.2% of the index`.
#[must_use]
pub fn reading(frame: &Frame, share: &[Level], benchmark: &[Level], index: &str) -> String {
    let end = |levels: &[Level]| {
        levels.last().map(|level| format::plain_percent(level.value - BASE)).unwrap_or_default()
    };
    let values = [
        ("n", share.len().into()),
        ("share", end(share).into()),
        ("index", index.into()),
        ("benchmark", end(benchmark).into()),
    ];
    frame.t.with("context-reading", &values)
}
