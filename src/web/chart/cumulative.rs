//! Abnormal returns added up from the first day of the window, with their 95 % band.

use askama::Template;

use super::percent_axis::{PercentAxis, px};
use super::strip::signed;
use super::{halves, pct};
use crate::web::format;
use crate::web::render::Frame;

/// Left edge of the plot, percent of the width.
const LEFT: f64 = 7.5;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 224.0;

/// A sum up to one session, percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The session, counted from day 0.
    pub number: i32,
    /// The sum.
    pub sum: f64,
    /// Lower end of the band.
    pub low: f64,
    /// Upper end of the band.
    pub high: f64,
}

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/cumulative.html")]
pub struct CumulativeChart {
    title: String,
    desc: String,
    source: (String, String),
    left: String,
    width: String,
    grid: Vec<(String, String, String, bool)>,
    band: String,
    line: String,
    dots: Vec<Dot>,
}

#[derive(Debug)]
struct Dot {
    x: String,
    y: String,
    number: String,
    is_day0: bool,
    title: String,
}

impl CumulativeChart {
    /// The chart of at least two sums; `desc` says in words what it shows.
    #[must_use]
    pub fn new(frame: &Frame, title: String, desc: String, steps: &[Step]) -> Option<Self> {
        if steps.len() < 2 {
            return None;
        }
        let ends = steps.iter().flat_map(|step| [step.low, step.high]);
        let axis = PercentAxis::new(ends, TOP, BOTTOM);
        let column = 1000.0 / f64::from(u32::try_from(steps.len()).unwrap_or(1));
        let at = |n: usize| column * (f64::from(u32::try_from(n).unwrap_or(0)) + 0.5);
        // Paths lie in a picture of their own, 1000 units wide and as high as the plot.
        let point = |n: usize, value: f64| format!("{:.1} {:.1}", at(n), axis.y(value) - TOP);
        let upper = steps.iter().enumerate().map(|(n, s)| point(n, s.high));
        let lower = steps.iter().enumerate().rev().map(|(n, s)| point(n, s.low));
        let band: Vec<String> = upper.chain(lower).collect();
        let line: Vec<String> = steps.iter().enumerate().map(|(n, s)| point(n, s.sum)).collect();
        Some(Self {
            title,
            desc,
            source: halves(&frame.t.about("chart-source-study", &frame.record())),
            left: pct(LEFT),
            width: pct(100.0 - LEFT),
            grid: axis.grid(),
            band: format!("M{}Z", band.join("L")),
            line: format!("M{}", line.join("L")),
            dots: steps
                .iter()
                .enumerate()
                .map(|(n, step)| dot(frame, &axis, at(n), step))
                .collect(),
        })
    }
}

fn dot(frame: &Frame, axis: &PercentAxis, x: f64, step: &Step) -> Dot {
    let values = [
        ("number", signed(step.number).into()),
        ("sum", format::plain_percent(step.sum).into()),
        ("low", format::plain_percent(step.low).into()),
        ("high", format::plain_percent(step.high).into()),
    ];
    Dot {
        x: pct(LEFT + (100.0 - LEFT) * x / 1000.0),
        y: px(axis.y(step.sum)),
        number: signed(step.number),
        is_day0: step.number == 0,
        title: frame.t.with("cumulative-dot", &values),
    }
}
