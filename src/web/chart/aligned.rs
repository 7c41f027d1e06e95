//! Cumulative abnormal returns of several events, aligned on day 0, with their mean.

use askama::Template;

use super::pct;
use super::percent_axis::{PercentAxis, px};
use super::place::text_width;
use super::trace::{self, HUNDREDTHS};
use crate::web::render::Frame;

const TOP: f64 = 16.0;
const BOTTOM: f64 = 316.0;
/// Lines of text closer than this would touch.
const LINE: f64 = 13.0;

/// The looks of lines and of means, as classes behind their own, so that up to four kinds are told
/// apart by their dashes.
pub const LOOKS: [&str; 4] = ["", " dash", " ref", " mo"];

/// One event, or the mean.
#[derive(Debug, Clone)]
pub struct Line {
    /// The page of the reaction; empty for the mean.
    pub url: String,
    /// Its name at the end of the line.
    pub label: String,
    /// What its tooltip says.
    pub title: String,
    /// One of [`LOOKS`].
    pub look: &'static str,
    /// Aligned abnormal returns in percent: 0 at the close before the first session, then one a
    /// session until a session has none.
    pub values: Vec<f64>,
}

/// The chart, in a wide and a narrow drawing.
#[derive(Debug, Template)]
#[template(path = "chart/aligned.html")]
pub struct AlignedChart {
    title: String,
    desc: String,
    source: String,
    plot: String,
    /// Size of the lines' box: sessions, and hundredths of a percent.
    steps: i32,
    span: i64,
    lines: Vec<(Line, String)>,
    means: Vec<(Line, String)>,
    /// Whose each look is, where there are several.
    pub legend: Vec<(&'static str, String)>,
    grid: Vec<(String, String, String, bool)>,
    drawings: [Drawing; 2],
}

#[derive(Debug)]
struct Drawing {
    class: &'static str,
    id: &'static str,
    left: String,
    right: String,
    width: String,
    zero: String,
    marks: Vec<(String, String, &'static str)>,
    labels: Vec<(String, String, String, bool)>,
}

/// The measures of a drawing: where its plot stands in percent, and from which width on.
struct Layout {
    class: &'static str,
    id: &'static str,
    left: f64,
    right: f64,
    screen: f64,
    is_wide: bool,
}

const WIDE: Layout =
    Layout { class: "w-only", id: "w", left: 5.5, right: 80.0, screen: 670.0, is_wide: true };
const NARROW: Layout =
    Layout { class: "n-only", id: "n", left: 14.0, right: 98.0, screen: 288.0, is_wide: false };

impl AlignedChart {
    /// The chart of some events over the sessions from `first` to `last`; nothing without lines. A
    /// lone line is drawn as the main one.
    #[must_use]
    pub fn new(
        frame: &Frame,
        (first, last): (i32, i32),
        lines: &[Line],
        means: Vec<Line>,
        desc: String,
    ) -> Option<Self> {
        let all = || lines.iter().chain(&means);
        let longest = all().map(|line| line.values.len()).max()?;
        if longest < 2 {
            return None;
        }
        let axis =
            PercentAxis::new(all().flat_map(|line| line.values.iter().copied()), TOP, BOTTOM);
        let (low, high) = axis.ends();
        let path = |line: &Line| path(line, high);
        let (lines, means) = match (lines, means.is_empty()) {
            ([only], true) => (Vec::new(), vec![only.clone()]),
            (lines, _) => (lines.to_vec(), means),
        };
        let draw = |layout: &Layout| drawing(layout, (first, last), &lines, &means, &axis);
        Some(Self {
            title: frame.t.get("compare-car-title"),
            desc,
            source: frame.t.about("reaction-chart-source", &frame.record()),
            plot: px(BOTTOM - TOP),
            steps: last - first + 1,
            span: trace::units(high, HUNDREDTHS) - trace::units(low, HUNDREDTHS),
            drawings: [draw(&WIDE), draw(&NARROW)],
            grid: axis.grid(),
            lines: lines.iter().map(|line| (line.clone(), path(line))).collect(),
            means: means.iter().map(|line| (line.clone(), path(line))).collect(),
            legend: Vec::new(),
        })
    }
}

/// A path of sessions across and hundredths of a percent down.
fn path(line: &Line, high: f64) -> String {
    let down = |value: f64| trace::units(high, HUNDREDTHS) - trace::units(value, HUNDREDTHS);
    let points = (0..).zip(&line.values).map(|(x, value)| (x, down(*value)));
    if line.values.len() < 2 { String::new() } else { trace::path(points) }
}

fn drawing(
    layout: &Layout,
    (first, last): (i32, i32),
    lines: &[Line],
    means: &[Line],
    axis: &PercentAxis,
) -> Drawing {
    let steps = f64::from(last - first + 1);
    let x =
        |tau: i32| layout.left + (layout.right - layout.left) * f64::from(tau - first + 1) / steps;
    let marks = (first..=last).filter(|tau| layout.is_wide || tau % 5 == 0).map(|tau| {
        let name = match tau {
            tau if tau < 0 => format!("−{}", tau.unsigned_abs()),
            0 => "0".to_owned(),
            tau => format!("+{tau}"),
        };
        (pct(x(tau)), name, if tau == 0 { "b a" } else { "q" })
    });
    Drawing {
        class: layout.class,
        id: layout.id,
        left: pct(layout.left),
        right: pct(layout.right),
        width: pct(layout.right - layout.left),
        zero: pct(x(0)),
        marks: marks.collect(),
        labels: if layout.is_wide { labels(layout, steps, lines, means, axis) } else { Vec::new() },
    }
}

/// Names at the ends of the lines that reach the last session: the means first, one below the other
/// where they would touch, then the largest either way; one of these that would touch another gives
/// way, for the table has them all.
fn labels(
    layout: &Layout,
    steps: f64,
    lines: &[Line],
    means: &[Line],
    axis: &PercentAxis,
) -> Vec<(String, String, String, bool)> {
    let room = (100.0 - layout.right) * layout.screen / 100.0 - 6.0;
    let end = |line: &Line| {
        let is_whole = u32::try_from(line.values.len()).is_ok_and(|n| f64::from(n) > steps);
        line.values.last().copied().filter(|_| is_whole)
    };
    let mut candidates: Vec<(&Line, f64)> =
        lines.iter().filter_map(|line| Some((line, end(line)?))).collect();
    candidates.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let means: Vec<(&Line, f64)> =
        means.iter().filter_map(|line| Some((line, end(line)?))).collect();
    let mut taken: Vec<f64> = Vec::new();
    let mut labels = Vec::new();
    let is_free = |taken: &[f64], y: f64| taken.iter().all(|other| (other - y).abs() >= LINE);
    for (n, (line, value)) in means.iter().copied().chain(candidates).enumerate() {
        let mut y = axis.y(value) + 4.0;
        let is_mean = n < means.len();
        while is_mean && !is_free(&taken, y) {
            y += LINE;
        }
        if is_mean || (is_free(&taken, y) && text_width(&line.label) <= room) {
            taken.push(y);
            labels.push((line.url.clone(), line.label.clone(), px(y), is_mean));
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::web::render::Nav;

    fn line(label: &str, end: f64) -> Line {
        let (url, title, label) = (String::new(), String::new(), label.to_owned());
        let mut values = vec![0.0; 12];
        values[11] = end;
        Line { url, label, title, look: "", values }
    }

    fn chart(lines: &[Line], means: Vec<Line>) -> Option<AlignedChart> {
        let frame = Frame::bare(Lang::En, "/", Nav::None, "");
        AlignedChart::new(&frame, (-5, 5), lines, means, String::new())
    }

    #[test]
    fn names_that_would_touch_give_way_to_the_mean_and_to_the_larger() {
        let lines = [line("a", 10.0), line("b", 9.9), line("c", -8.0), line("d", 1.0)];
        let drawn = chart(&lines, vec![line("mean", 1.1)]).unwrap();
        let labels: Vec<&str> = drawn.drawings[0].labels.iter().map(|l| l.1.as_str()).collect();
        assert_eq!(labels, ["mean", "a", "c"]);
        assert!(drawn.drawings[1].labels.is_empty());
    }

    #[test]
    fn means_that_would_touch_stand_one_below_the_other() {
        let means = vec![line("a", 1.1), line("b", 1.0), line("c", 1.05)];
        let drawn = chart(&[line("d", 10.0)], means).unwrap();
        let labels = &drawn.drawings[0].labels;
        assert_eq!(labels.iter().map(|l| l.1.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        let ys: Vec<f64> = labels[..3].iter().map(|l| l.2.parse().unwrap()).collect();
        assert!(ys[1] - ys[0] >= LINE && ys[2] - ys[1] >= LINE, "{ys:?}");
    }

    #[test]
    fn a_lone_event_is_the_main_line_and_without_returns_there_is_no_chart() {
        let drawn = chart(&[line("a", 10.0)], Vec::new()).unwrap();
        assert!(drawn.lines.is_empty() && drawn.means.len() == 1);
        let empty = Line { values: vec![0.0], ..line("a", 0.0) };
        assert!(chart(&[empty], Vec::new()).is_none() && chart(&[], Vec::new()).is_none());
    }
}
